// The theme fetches the index of its search with every page, and it is larger than all the rest of the page, though few
// readers search. Here it waits until somebody does, or comes from a search: the address then holds the words to mark.
(() => {
  const INDEX = /\/search\/search_index\.json$/;
  const { open, send } = XMLHttpRequest.prototype;
  const waiting = new WeakSet();

  const searched = new Promise((resolve) => {
    if (new URLSearchParams(location.search).has("h")) {
      resolve();
    }
    document.addEventListener("focusin", ({ target }) => target.closest(".md-search") && resolve());
  });

  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (INDEX.test(url)) {
      waiting.add(this);
    }
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (waiting.has(this)) {
      searched.then(() => send.apply(this, body));
    } else {
      send.apply(this, body);
    }
  };
})();
