// The service worker. SHELF is put before this by the server: {version, static, list, pages, offline, crisis, instead,
// icon, lines, atOnce}.
//
// It keeps this version's static files and the pages that are the same for everybody. Pages are fetched without
// cookies, when it is installed (those with lines once a day besides): so no personal page is ever kept on the phone.

const NAME = `rigcheck-${SHELF.version}`;
const PATIENCE_MS = 3000;
const DAY_MS = 24 * 60 * 60 * 1000;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith(SHELF.static)) event.respondWith(shelfFirst(event.request));
  else if (event.request.mode === "navigate") {
    event.respondWith(page(event.request, url.pathname));
    event.waitUntil(freshen());
  }
});

async function fill() {
  const shelf = await caches.open(NAME);
  // The crisis page and what it needs first: a signal may not last.
  await put(shelf, SHELF.crisis);
  await Promise.all(SHELF.atOnce.map((address) => put(shelf, address)));
  const files = await list();
  const first = files.filter((file) => file.includes("/care/crisis/") || file.includes("/shell/"));
  await Promise.all(first.map((file) => put(shelf, file)));
  await Promise.all([...files, ...SHELF.pages].map((address) => put(shelf, address)));
  await self.skipWaiting();
}

/** Addresses of this version's static files; none where the signal went away in the middle. */
async function list() {
  try {
    return (await (await fetch(SHELF.list, { credentials: "omit", cache: "no-store" })).json()).files;
  } catch {
    return [];
  }
}

/** Lines change and run out: kept pages with lines are fetched anew, for everybody alike, once they are a day old. */
const freshen = () => Promise.all(SHELF.lines.map(freshenOne));

async function freshenOne(address) {
  const kept = await caches.match(address, { ignoreVary: true });
  const made = Date.parse(kept?.headers.get("date") ?? "");
  if (made > Date.now() - DAY_MS) return;
  await put(await caches.open(NAME), address);
}

/** One file that is missing must not keep the rest from the shelf. */
async function put(shelf, address) {
  try {
    const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
    if (answer.ok && !answer.redirected) await shelf.put(address, answer);
  } catch {
    // No signal in the middle: the next visit fills it up.
  }
}

async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("rigcheck-") && name !== NAME).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function shelfFirst(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The server first, but for what waits for nothing: that comes from the shelf, which is freshened behind it. Kept pages come from the shelf when it is slow or away; for any other, what stands in its place. */
async function page(request, path) {
  const kept = SHELF.pages.includes(path) ? await caches.match(path, { ignoreVary: true }) : undefined;
  if (kept && SHELF.atOnce.includes(path)) return kept;
  const answer = fetch(request);
  try {
    return await (kept ? Promise.race([answer, late(kept, answer)]) : answer);
  } catch {
    return kept ?? (await caches.match(SHELF.instead[path] ?? SHELF.offline, { ignoreVary: true })) ?? Response.error();
  }
}

function late(kept, answer) {
  answer.catch(() => {});
  return new Promise((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE_MS));
}

// A notification says what the message says, which is one of a few fixed sentences; where it cannot be read, nothing but
// its mark. Tapping it opens the site's front page, which shows nothing while it is locked.
self.addEventListener("push", (event) => {
  const { name = "", text = "" } = readable(event.data);
  event.waitUntil(self.registration.showNotification(name, { body: text, tag: "one", icon: SHELF.icon, badge: SHELF.icon }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow("/"));
});

function readable(data) {
  try {
    return data.json();
  } catch {
    return {};
  }
}
