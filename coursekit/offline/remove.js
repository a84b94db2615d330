// A service worker that takes away what earlier ones kept of this site, and then itself. Pages come from the server
// from then on; what is open stays as it is.
const PREFIX = `coursekit ${new URL("./", location.href).href} `;

const removeAll = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  event.waitUntil(removeAll());
});
