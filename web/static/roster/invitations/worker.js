// The card page's own service worker. SHELF is put before this by the server: {version, page, parts: {address: sum}}.
//
// It keeps the page and its parts, each checked against its sum, and answers from the shelf alone: the page opens in a
// cellar, and stays the same page until a new version of this worker comes.

const NAME = `your-card-${SHELF.version}`;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  const kept = url.pathname === SHELF.page || url.pathname in SHELF.parts;
  if (kept) event.respondWith(fromShelf(url.pathname, event.request));
});

/** All or nothing: a page with a part missing would not open. */
async function fill() {
  const shelf = await caches.open(NAME);
  await Promise.all([[SHELF.page, SHELF.sum], ...Object.entries(SHELF.parts)].map(([path, sum]) => put(shelf, path, sum)));
  await self.skipWaiting();
}

async function put(shelf, path, integrity) {
  const answer = await fetch(path, { credentials: "omit", cache: "no-store", redirect: "error", integrity });
  if (!answer.ok) throw new Error(path);
  await shelf.put(path, answer);
}

async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("your-card-") && name !== NAME).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function fromShelf(path, request) {
  return (await caches.match(path, { ignoreVary: true })) ?? fetch(request);
}
