// A page opened from a disk may start no worker, and the theme's search is one. Here it runs in a frame of the page
// instead: the theme knows such a frame by the name `IFrameWorker`.
if (location.protocol === "file:") {
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.started = new Promise((resolve) => this.start(url, resolve));
    }
    start(url, done) {
      const begin = () => {
        document.body.append(this.frame);
        const inside = this.frame.contentWindow;
        inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
        inside.importScripts = (...urls) =>
          urls.reduce((before, next) => before.then(() => this.load(next)), Promise.resolve());
        this.load(url).then(done);
      };
      document.body ? begin() : document.addEventListener("DOMContentLoaded", begin);
    }
    load(url) {
      return new Promise((resolve, reject) => {
        const script = this.frame.contentDocument.createElement("script");
        script.src = url;
        script.onload = resolve;
        script.onerror = reject;
        this.frame.contentDocument.body.append(script);
      });
    }
    postMessage(data) {
      this.started.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data })));
    }
    terminate() {
      this.frame.remove();
    }
  }
  window.IFrameWorker = IFrameWorker;
  window.Worker = IFrameWorker;

  // Instant loading needs a server, and where a page has asked for it without one, the theme ends what tells all its
  // other parts that there is a page. So they are asked for without it, before the theme's script reads what is asked.
  document.addEventListener("readystatechange", () => {
    const config = document.getElementById("__config");
    const asked = config && JSON.parse(config.textContent);
    if (asked?.features) {
      asked.features = asked.features.filter((feature) => !feature.startsWith("navigation.instant"));
      config.textContent = JSON.stringify(asked);
    }
  }, { once: true });
}
