// Keeps the whole page on the device, so that it opens without a network.
//
// The build fills in the two lines below (crates/xtask/src/offline.rs): which
// files belong to this version, each with what its content must be. Every file
// is kept under its path and its content, so a version is complete or not there
// at all, and a file that two versions share is fetched once.
const VERSION = "";
const FILES = {};

const scope = registration.scope;
// Other copies of Levelwise may live on the same host.
const store = `levelwise ${scope}`;

/** Pages carry the version in their text: hosts may add to them on the way. */
const isPage = (path) => path === "" || path.endsWith(".html");
const keyOf = (path) => `${scope}${path}?${encodeURIComponent(FILES[path])}`;

const fetched = async (path, cache) => {
  const address = new URL(path, scope);
  if (!isPage(path)) {
    const response = await fetch(address, { cache, integrity: FILES[path] });
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    return response;
  }
  const response = await fetch(address, { cache });
  const text = await response.text();
  if (!response.ok || !text.includes(VERSION)) throw new Error(`${path} is not of version ${VERSION}`);
  // A page that was redirected to may not be shown in place of another, so this
  // is a copy. What is said of the bytes on the way does not hold for it.
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  return new Response(text, { headers });
};

const keep = async (cache, path) => {
  const key = keyOf(path);
  if (await cache.match(key, { ignoreVary: true })) return;
  // The browser's own copy will do if the host says that it is the present one;
  // a host may be wrong about that.
  const response = await fetched(path, "no-cache").catch(() => fetched(path, "reload"));
  await cache.put(key, response);
};

const keepAll = async () => {
  const cache = await caches.open(store);
  await Promise.all(Object.keys(FILES).map((path) => keep(cache, path)));
};

const dropOthers = async () => {
  const cache = await caches.open(store);
  const ours = new Set(Object.keys(FILES).map(keyOf));
  const others = (await cache.keys()).filter((request) => !ours.has(request.url));
  await Promise.all(others.map((request) => cache.delete(request)));
};

/** The file that a request is for; nothing if it is none of ours. */
const pathOf = ({ method, url }) => {
  if (method !== "GET" || !url.startsWith(scope)) return undefined;
  const [address] = url.slice(scope.length).split(/[?#]/);
  const path = address === "index.html" ? "" : address;
  return Object.hasOwn(FILES, path) ? path : undefined;
};

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(dropOthers().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path === undefined) return;
  const kept = caches.match(keyOf(path), { cacheName: store, ignoreVary: true });
  // A browser that is short of room may have cleared it.
  event.respondWith(kept.then((response) => response ?? fetch(event.request)));
});

// A version that is ready waits until a person wants it, or until no page of the
// one before is open.
addEventListener("message", (event) => {
  if (event.data === "renew") skipWaiting();
});
