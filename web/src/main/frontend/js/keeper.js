// Keeps the display's page and all that belongs to it: a reload without a network, or a browser that starts again, shows
// the page of before in place of a blank screen. What it showed is kept by the page itself (lobby.js).
const kept = 'display';
/** A network that swallows everything answers nothing either. */
const patience = 10000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(takeOver()));
self.addEventListener('fetch', event => {
    if (event.request.mode === 'navigate') {
        event.respondWith(page(event));
    } else if (new URL(event.request.url).pathname.startsWith('/assets/')) {
        event.respondWith(asset(event.request));
    }
});

/** The page that brought this worker was loaded before it could look on. */
async function takeOver() {
    await self.clients.claim();
    for (const display of await self.clients.matchAll({type: 'window'})) {
        await keep(display.url, await fetch(display.url));
    }
}

async function page(event) {
    const answer = await Promise.race([
        fetch(event.request).catch(() => null),
        new Promise(over => setTimeout(over, patience)),
    ]);
    if (answer && answer.status < 500) {
        event.waitUntil(keep(event.request.url, answer.clone()));
        return answer;
    }
    return await lastPage(event.request.url) ?? answer ?? Response.error();
}

/** The page of before, which is told that it is one. */
async function lastPage(address) {
    const before = await (await caches.open(kept)).match(address);
    return before && new Response((await before.text()).replace('<body ', '<body data-kept '), {headers: before.headers});
}

async function asset(request) {
    return await (await caches.open(kept)).match(request.url) ?? fetch(request);
}

/** A page and what it names, and what that names; what belonged to earlier ones goes. A page to sign in is none. */
async function keep(address, answer) {
    if (!answer.ok || answer.redirected) {
        return;
    }
    const store = await caches.open(kept);
    const wanted = new Set([address]);
    const left = [[address, answer]];
    while (left.length > 0) {
        const [here, found] = left.pop();
        await store.put(here, found.clone());
        for (const path of /html|css/.test(found.headers.get('Content-Type')) ? assetsIn(await found.text()) : []) {
            const there = new URL(path, address).href;
            if (!wanted.has(there)) {
                wanted.add(there);
                left.push([there, await fetch(there)]);
            }
        }
    }
    for (const old of await store.keys()) {
        if (!wanted.has(old.url)) {
            await store.delete(old);
        }
    }
}

function assetsIn(text) {
    return text.match(/\/assets\/[\w.-]+\.\w+/g) ?? [];
}
