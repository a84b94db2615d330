"""A tab that was used before is like a new one to the next test, or else it is not given away."""

from __future__ import annotations

import pytest
from tab import Tab

# Leaves something behind in everything a site can keep things in.
KEEP = """async () => {
  sessionStorage.setItem("left", "1");
  localStorage.setItem("left", "1");
  document.cookie = "left=1; max-age=999";
  await caches.open("left");
  await new Promise((done) => { indexedDB.open("left").onsuccess = done; });
}"""
KEPT = """async () => ({
  session: sessionStorage.length,
  local: localStorage.length,
  cookie: document.cookie,
  caches: (await caches.keys()).length,
  databases: (await indexedDB.databases()).length,
  hovered: document.querySelectorAll(":hover").length,
})"""

LASTING = {
    "a script for each page": lambda page: page.add_init_script("window.left = 1"),
    "a script for each page of the context": lambda page: page.context.add_init_script("window.left = 1"),
    "paper": lambda page: page.emulate_media(media="print"),
    "another size": lambda page: page.set_viewport_size({"width": 320, "height": 640}),
    "no network": lambda page: page.context.set_offline(True),
    "another clock": lambda page: page.clock.install(),
    "an eye on requests": lambda page: page.on("request", lambda _: None),
    "a request that is answered": lambda page: page.route("**/left", lambda route: route.abort()),
    "a second tab": lambda page: page.context.new_page(),
    "no tab": lambda page: page.close(),
}


@pytest.fixture
def used(chromium, tiny):
    tab = Tab(chromium, {})
    tab.watch.begin([tiny.origin])
    tab.page.goto(tiny.url("404.html"))
    yield tab
    tab.close()


def test_what_a_site_kept_is_gone(used, tiny):
    new = used.page.evaluate(KEPT)
    used.page.evaluate(KEEP)
    used.page.mouse.move(100, 100)
    left = used.page.evaluate(KEPT)
    assert [name for name in new if left[name] == new[name]] == []

    assert used.forgets()

    used.page.goto(tiny.url("404.html"))
    assert used.page.evaluate(KEPT) == new


@pytest.mark.parametrize("do", LASTING.values(), ids=LASTING)
def test_with_something_lasting_it_is_given_away_no_more(used, do):
    do(used.page)

    assert not used.forgets()


def test_where_two_sites_were_visited_it_is_given_away_no_more(used, gallery):
    used.watch.homes.append(gallery.origin)
    used.page.goto(gallery.url("404.html"))

    assert not used.forgets()
