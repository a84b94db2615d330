// Starts the worker that keeps the site, once a page is there, and asks for a new version with every page that is
// loaded and whenever one is looked at again. Where there can be no worker, such as on a disk, nothing happens.
const here = new URL("../sw.js", document.currentScript.src);

const renew = async () => {
  try {
    const registration = await navigator.serviceWorker.register(here, { updateViaCache: "none" });
    await registration.update();
  } catch {
    // Without a network, or where a browser forbids it, the site goes on as it is.
  }
};

if (location.protocol.startsWith("http") && "serviceWorker" in navigator) {
  if (document.readyState === "complete") {
    renew();
  } else {
    window.addEventListener("load", renew);
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      renew();
    }
  });
}
