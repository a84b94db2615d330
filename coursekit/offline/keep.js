// A service worker that keeps one version of a site whole. `VERSION` and `FILES`, the digests of its files by their
// path, stand above this text. Each page gets everything from the version it came from, as long as it is open, so that
// a new version can be taken up at once by the next page without ever being mixed with an old one.
const BASE = new URL("./", location.href).href;
const PREFIX = `coursekit ${BASE} `;
const NAME = PREFIX + VERSION;
const AT_ONCE = 6;

const address = (path) => BASE + path.split("/").map(encodeURIComponent).join("/");
const fileKey = (path, digest) => `${BASE}?${encodeURIComponent(path)}=${digest}`;
const clientKey = (id) => `${BASE}?client=${id}`;
const LIST_KEY = `${BASE}?files`;

// The path of an address within the site, or null where it can be none of its files.
const pathOf = (url) => {
  try {
    const path = decodeURIComponent(url.slice(BASE.length).replace(/[?#].*$/, ""));
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return null;
  }
};

const digestOf = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

// Past the browser's own cache: without being told, most servers let it answer with the former file.
const fetched = async (path, digest) => {
  const response = await fetch(new Request(address(path), { cache: "reload" }));
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await digestOf(bytes)) !== digest) {
    throw new Error(`not this version: ${path}`);
  }
  const headers = new Headers(response.headers);
  headers.delete("vary"); // what is kept is the same for everyone
  return new Response(bytes, { headers });
};

const versions = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

const keepOne = async (cache, path, digest) => {
  const key = fileKey(path, digest);
  const known = await caches.match(key);
  await cache.put(key, known ?? (await fetched(path, digest)));
};

const keepAll = async () => {
  const known = await caches.has(NAME);
  const cache = await caches.open(NAME);
  const files = Object.entries(FILES);
  try {
    for (let start = 0; start < files.length; start += AT_ONCE) {
      await Promise.all(files.slice(start, start + AT_ONCE).map(([path, digest]) => keepOne(cache, path, digest)));
    }
    await cache.put(LIST_KEY, new Response(JSON.stringify(FILES)));
  } catch (error) {
    if (!known) {
      await caches.delete(NAME);
    }
    throw error;
  }
};

// Reading never opens a cache by its name: that would make one anew where it was just taken away.
const found = (name, key) => caches.match(key, { cacheName: name });

const readersOf = async (cache) =>
  (await cache.keys()).map(({ url }) => url).filter((url) => url.startsWith(clientKey("")));
const isOpen = async (url) => Boolean(await clients.get(url.slice(clientKey("").length)));

const hasReaders = async (name) => {
  const readers = await readersOf(await caches.open(name));
  return (await Promise.all(readers.map(isOpen))).some(Boolean);
};

// The version before this one stays, as a page of it may be on its way; older ones while a page of them is open.
const tidy = async () => {
  const former = (await versions()).filter((name) => name !== NAME).slice(0, -1);
  for (const name of former) {
    if (!(await hasReaders(name))) {
      await caches.delete(name);
    }
  }
};

const remember = async (id) => {
  if (id && (await caches.has(NAME))) {
    await (await caches.open(NAME)).put(clientKey(id), new Response(""));
  }
};

// Pages that are closed need not be remembered; the last ones may still be on their way.
const forget = async () => {
  if (await caches.has(NAME)) {
    const cache = await caches.open(NAME);
    for (const reader of (await readersOf(cache)).slice(0, -AT_ONCE)) {
      if (!(await isOpen(reader))) {
        await cache.delete(reader);
      }
    }
  }
};

// The version that a page, or what belongs to one, came from; null for a page that came straight from the server.
const versionOf = async (id) => {
  for (const name of await versions()) {
    if (await found(name, clientKey(id))) {
      return name;
    }
  }
  const client = id && (await clients.get(id));
  return client && client.type !== "window" ? NAME : null;
};

const listOf = async (name) => {
  if (name === NAME) {
    return FILES;
  }
  const list = await found(name, LIST_KEY);
  return list ? list.json() : {};
};

const keptFile = async (name, path) => {
  const list = await listOf(name);
  return path !== null && Object.hasOwn(list, path) ? found(name, fileKey(path, list[path])) : undefined;
};

const notFound = async () => {
  const page = await keptFile(NAME, "404.html");
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
};

const page = async (request, id) => {
  const kept = await keptFile(NAME, pathOf(request.url));
  if (!kept) {
    return fetch(request).catch(notFound);
  }
  await remember(id);
  return kept;
};

const part = async (request, id) => {
  const name = await versionOf(id);
  const path = pathOf(request.url);
  const kept = name && (await keptFile(name, path));
  // A page that this version does not have must be loaded, not put into a page of this version.
  if (kept || (name && path?.endsWith(".html"))) {
    return kept || Response.error();
  }
  return fetch(request).catch(async () => (await keptFile(NAME, path)) || Response.error());
};

addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  event.waitUntil(tidy());
});
addEventListener("fetch", (event) => {
  const { request, clientId, resultingClientId } = event;
  if (request.method !== "GET" || !request.url.startsWith(BASE)) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(page(request, resultingClientId));
    event.waitUntil(forget());
  } else {
    event.respondWith(part(request, clientId));
  }
});
