// The service worker: what the page has fetched is there without a network, too, and stays there when a new version is put up, as
// long as a page of the old one is open. It keeps nothing but the page's own files (see src/ui/offline).

const scope = self.registration.scope;
const assets = new URL("assets/", scope).href;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.url.startsWith(assets)) event.respondWith(keptFirst(request));
  else if (isPage(request)) event.respondWith(keptWhereUnreachable(request));
});

function isPage({ mode, url }) {
  const path = url.replace(/[?#].*$/, "");
  return mode === "navigate" && (path === scope || path === `${scope}index.html`);
}

/** Their names hold a hash of what is in them, so they never change. */
async function keptFirst(request) {
  return (await caches.match(request.url, { ignoreSearch: true })) ?? fetch(request);
}

async function keptWhereUnreachable(request) {
  try {
    return await fetch(request);
  } catch (thrown) {
    const kept = await latestPage();
    if (kept === undefined) throw thrown;
    return kept;
  }
}

/** Each version that is open has a cache, which holds the page only with all of its parts. */
async function latestPage() {
  for (const name of (await caches.keys()).toReversed()) {
    const kept = name.startsWith("surmise ") && (await (await caches.open(name)).match(scope));
    if (kept) return kept;
  }
  return undefined;
}
