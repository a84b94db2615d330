// Runs before anything of the theme. Where a browser denies storage, already asking for it throws, and the theme dies;
// where its note of the colours is damaged, it dies too. Both would take menu and search away from the reader.
(() => {
  const OF_THE_THEME = /\.__\w+$/;

  class Forgetful extends Map {
    getItem(key) {
      return this.get(String(key)) ?? null;
    }
    // Only the theme's own notes: what a learner has answered must not seem to be saved.
    setItem(key, value) {
      if (!OF_THE_THEME.test(key)) {
        throw new DOMException("storage is denied", "SecurityError");
      }
      this.set(String(key), String(value));
    }
    removeItem(key) {
      this.delete(String(key));
    }
    key(index) {
      return [...this.keys()][index] ?? null;
    }
    get length() {
      return this.size;
    }
  }

  const usable = (name) => {
    try {
      window[name].getItem("");
      return true;
    } catch {
      return false;
    }
  };

  const damaged = (text) => {
    try {
      const { index, color } = JSON.parse(text);
      return !Number.isInteger(index) || typeof color !== "object" || !color;
    } catch {
      return true;
    }
  };

  const parses = (text) => {
    try {
      return JSON.parse(text) !== undefined;
    } catch {
      return false;
    }
  };
  for (const name of ["localStorage", "sessionStorage"]) {
    if (!usable(name)) {
      Object.defineProperty(window, name, { value: new Forgetful(), configurable: true });
    }
  }
  for (let index = localStorage.length - 1; index >= 0; index -= 1) {
    const key = localStorage.key(index);
    const text = key && localStorage.getItem(key);
    if (/\.__palette$/.test(key) ? damaged(text) : OF_THE_THEME.test(key) && !parses(text)) {
      localStorage.removeItem(key);
    }
  }
})();

// Instant loading takes the first step within a page, by a link or by the browser's buttons, for one to another page: it
// loads the page anew, and what was written but not yet checked is gone. Until a step has led to another page, those
// within it are left to the browser.
(() => {
  const { pathname, search } = location;
  const isHere = (place) => place.pathname === pathname && place.search === search;
  let stays = true;

  addEventListener("click", ({ target, ctrlKey, metaKey }) => {
    const link = target.closest?.("a[href]:not([target]:not([target='']))");
    if (link && stays && !ctrlKey && !metaKey) {
      stays = isHere(link) && link.href.includes("#");
      if (stays) {
        link.target = "_self"; // the theme leaves links that say where they open alone
      }
    }
  }, { capture: true });

  addEventListener("popstate", (event) => {
    stays &&= isHere(location);
    if (stays) {
      event.stopImmediatePropagation();
    }
  });
})();
