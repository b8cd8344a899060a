// The service worker of the page on a static host: the app as it was fetched first, also without a network. It serves the
// files of the list and nothing else, and adds the headers that our own host sends: no request leaves for another origin,
// and memory may be shared between the threads.

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {never} */ (self);

const LIST = 'app-files.json';
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
};

/** @returns {Promise<{ name: string, paths: string[] }>} the cache of the build on the host, and its files */
async function build() {
  const response = await fetch(LIST, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${LIST}: status ${response.status}`);
  const text = await response.text();
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const id = [...new Uint8Array(hash.slice(0, 8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: `heapdelta-${id}`, paths: JSON.parse(text).files.map((/** @type {{ path: string }} */ f) => f.path) };
}

worker.addEventListener('install', (event) => {
  event.waitUntil(
    build().then(async ({ name, paths }) => {
      const cache = await caches.open(name);
      await cache.addAll(['./', ...paths.filter((path) => path !== 'index.html')]);
      // Another build waits until no window shows the one before: its pieces belong together.
      for (const old of await caches.keys())
        if (old.startsWith('heapdelta-') && old !== name && worker.registration.active === null)
          await caches.delete(old);
    }),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      worker.clients.claim(),
      build().then(
        async ({ name }) => {
          for (const old of await caches.keys())
            if (old.startsWith('heapdelta-') && old !== name) await caches.delete(old);
        },
        // Without a network the caches stay as they are.
        () => undefined,
      ),
    ]),
  );
});

/** @param {Response} response */
function guarded(response) {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  event.respondWith(
    (async () => {
      const wanted = event.request.mode === 'navigate' ? new Request('./') : event.request;
      const cached = await caches.match(wanted, { ignoreSearch: true });
      return guarded(cached ?? (await fetch(event.request)));
    })(),
  );
});
