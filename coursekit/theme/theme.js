// What Material's own script leaves undone for keyboards and screen readers. Everything listens on the document, as the
// theme exchanges parts of the page; checkboxes that the theme opens and closes things by stay the only truth.
const toggle = (id) => document.getElementById(id);
const controls = (id) => [...document.querySelectorAll(`[data-ck-toggle="${id}"]`)];
const visible = (element) => element.checkVisibility({ visibilityProperty: true });

// Letters that leave a page or open the search by themselves throw a reader out of a quiz (WCAG 2.1.4).
const SINGLE = new Set(["f", "s", "/", "p", "n", ",", "."]);
const TYPING = "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]";
const unasked = (event) =>
  SINGLE.has(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey && !event.target.closest?.(TYPING);
const inSearch = (target) => Boolean(target?.closest?.(".md-search"));

window.addEventListener(
  "keydown",
  (event) => {
    // The theme would close the search on Tab, before the reader has come to what it found, and change the colours on
    // Enter, before the button that was pressed changes them back.
    const again = event.key === "Enter" && event.target.closest?.("[data-ck-pick]");
    if (unasked(event) || again || (event.key === "Tab" && inSearch(event.target))) {
      event.stopImmediatePropagation();
    }
    if (event.key === "Escape" && toggle("__drawer").checked) {
      toggle("__drawer").click();
    }
  },
  true,
);

const show = (box) => {
  for (const control of controls(box.id)) {
    if (control.hasAttribute("aria-expanded")) {
      control.setAttribute("aria-expanded", String(box.checked));
    }
  }
};

// What an open menu or search covers is out of reach as well as out of sight.
const COVERED = {
  __drawer: "[data-md-component=skip], .md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-footer, .md-top",
  __search: "[data-md-component=skip], .md-container, .md-header__inner > :not(.md-search)",
};
const NARROW = { __drawer: matchMedia("(max-width: 76.2344em)"), __search: matchMedia("(max-width: 59.9844em)") };

const cover = (box) => {
  for (const part of COVERED[box.id] ? document.querySelectorAll(COVERED[box.id]) : []) {
    part.inert = box.checked && NARROW[box.id].matches;
  }
};

for (const [id, narrow] of Object.entries(NARROW)) {
  narrow.addEventListener("change", () => cover(toggle(id)));
}

const focusInside = (box) => {
  if (box.id === "__search") {
    document.querySelector(".md-search__input").focus();
  } else {
    controls(box.id).find((control) => visible(control) && control.matches(".ck-close, .ck-back"))?.focus();
  }
};

// The focus goes back to what opened the menu or search, so that it is never on nothing at all. The field of the search
// is no such place: it opens the search by getting the focus.
let before;

const focusOpener = (box) => {
  const { activeElement } = document;
  const lost = activeElement === document.body || !visible(activeElement) || inSearch(activeElement);
  if (lost || activeElement.matches(".ck-close, .ck-back")) {
    const opener = controls(box.id).find((control) => visible(control) && control.hasAttribute("aria-expanded"));
    (opener ?? (before?.isConnected ? before : document.querySelector(".md-logo"))).focus();
  }
};

document.addEventListener("change", ({ target }) => {
  if (!target.matches?.(".md-toggle")) {
    return;
  }
  show(target);
  cover(target);
  // Hiding and showing take effect with the next style; asking for a size brings it about.
  target.ownerDocument.body.getBoundingClientRect();
  (target.checked ? focusInside : focusOpener)(target);
});

// The theme exchanges the buttons for the colours a little later.
const focusOnceShown = (control) => {
  if (control.hidden) {
    requestAnimationFrame(() => focusOnceShown(control));
  } else {
    control.focus();
  }
};

document.addEventListener("click", ({ target }) => {
  const control = target.closest?.("[data-ck-toggle], [data-ck-pick]");
  if (control?.dataset.ckToggle) {
    toggle(control.dataset.ckToggle).click();
  } else if (control) {
    toggle(control.dataset.ckPick).click();
    focusOnceShown(toggle(control.dataset.ckPick).nextElementSibling);
  }
});

// Results are links like any other: reached by Tab, and left by it.
document.addEventListener("focusin", ({ target, relatedTarget }) => {
  if (inSearch(target)) {
    before = inSearch(relatedTarget) ? before : relatedTarget;
  } else if (toggle("__search").checked) {
    toggle("__search").click();
  }
});

// The theme searches when a key is let go; a word that is spoken or pasted comes without one.
document.addEventListener("input", ({ target }) => {
  if (target.matches(".md-search__input")) {
    target.dispatchEvent(new KeyboardEvent("keyup"));
  }
});

const SCROLLERS = ".md-typeset__scrollwrap, .md-typeset pre > code";

// What scrolls sideways can be scrolled with the keyboard, and says what it is. Each is looked at when it gets its size,
// as the layout is known then, and again when that changes.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) {
      target.tabIndex = 0;
      target.setAttribute("role", "region");
      target.setAttribute("aria-label", target.matches("code") ? WORDS.code : WORDS.table);
    }
  }
});

const openScrollers = (root) => {
  for (const scroller of [root, ...root.querySelectorAll(SCROLLERS)].filter((part) => part.matches(SCROLLERS))) {
    sizes.observe(scroller);
  }
};

const openResults = () => {
  for (const link of document.querySelectorAll(".md-search-result a[tabindex]")) {
    link.removeAttribute("tabindex");
  }
};

// A link from another page leads into a quiz before its questions have the size that they get when they start. Once they
// have it, and all above the one it leads to are laid out, that one is come to.
const arrive = async () => {
  const item = document.getElementById(location.hash.slice(1))?.closest("quiz-item");
  if (!item || history.state) {
    return; // the way back leads to where the reader was
  }
  await customElements.whenDefined("quiz-item");
  for (const part of document.querySelectorAll(".quiz-part")) {
    if (part.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING) {
      part.style.contentVisibility = "visible";
    }
  }
  item.scrollIntoView();
};

let first = true;

const started = () => {
  if (!first && toggle("__drawer").checked) {
    toggle("__drawer").click();
  }
  for (const box of document.querySelectorAll(".md-toggle")) {
    show(box);
    cover(box); // browsers bring back what was open when a page was left
  }
  if (!first && !location.hash) {
    // The link that led here is gone with the former page; the heading tells where the reader has come to.
    const heading = document.querySelector("article h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }
  if (!first) {
    arrive();
  }
  first = false;
};

// On paper everything is open that a reader could open, and each tab has its name above it.
let opened = [];

window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(".md-typeset details:not([open], .quiz details)")];
  for (const details of opened) {
    details.open = true;
  }
  for (const set of document.querySelectorAll(".tabbed-set")) {
    const names = [...set.querySelectorAll(":scope > .tabbed-labels > label")].map((label) => label.textContent.trim());
    set.querySelectorAll(":scope > .tabbed-content > .tabbed-block").forEach((block, index) => {
      block.dataset.label = names[index];
    });
  }
});
window.addEventListener("afterprint", () => {
  for (const details of opened) {
    details.open = false;
  }
});

const results = document.querySelector(".md-search-result__list");
if (results) {
  new MutationObserver(openResults).observe(results, { childList: true, subtree: true });
}
// Only what is put into a page is looked through, not all of it: feedback comes with each answer, and must not wait.
new MutationObserver((changes) => {
  for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (node instanceof Element) {
      openScrollers(node);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
openScrollers(document.body);
window.document$.subscribe(() => requestAnimationFrame(started));
