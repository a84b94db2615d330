"""Each page of the sessions links the words it uses to the glossary, and the glossary explains each in few words."""

from __future__ import annotations

import pytest
from course_glossary import ROOT, entries, linked, pages, patterns, unlinked

PAGES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in pages()}


def test_the_glossary_has_its_seventy_words_and_all_are_recognised() -> None:
    assert len(entries()) == 70
    assert list(patterns()) == list(entries())


@pytest.mark.parametrize("anchor", entries())
def test_a_word_is_explained_briefly_after_its_english_name(anchor: str) -> None:
    english, _, swedish = entries()[anchor].removeprefix("*").partition("*")
    assert english.endswith(".")
    assert 5 <= len(swedish.split()) <= 60


@pytest.mark.parametrize("page", PAGES)
def test_a_page_links_the_words_of_the_glossary_that_it_uses(page: str) -> None:
    found = [f"{match[0]} (#{anchor})" for anchor, match in unlinked(PAGES[page])]
    assert found == [], "uv run tests/course_glossary.py --link puts the links in"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("En lägesbild och en lägesbild.", "En [lägesbild](../ordlista.md#lagesbild) och en lägesbild."),
        ("# Lägesbild\n\nLägesbilden.", "# Lägesbild\n\n[Lägesbilden](../ordlista.md#lagesbild)."),
        ("---\ntitle: Lägesbild\n---\nText.", "---\ntitle: Lägesbild\n---\nText."),
        ("```quiz\nmandat\n```\n", "```quiz\nmandat\n```\n"),
        ("Ett [BID](https://example.org).", "Ett [BID](https://example.org)."),
        ("Text.\n\n## Källor\n\n- Om BID.", "Text.\n\n## Källor\n\n- Om BID."),
        ("Det är bäst. EST är EST.", "Det är bäst. [EST](../ordlista.md#est) är EST."),
        (
            "Se [lägesbild](../ordlista.md#lagesbild) och lägesbild.",
            "Se [lägesbild](../ordlista.md#lagesbild) och lägesbild.",
        ),
    ],
)
def test_a_word_is_linked_once_where_it_is_first_used(text: str, result: str) -> None:
    assert linked(text) == result
