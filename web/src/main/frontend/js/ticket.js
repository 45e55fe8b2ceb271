// Keeps the ticket's page up to date: the server says that something changed, and the page fetches its own new state.
const root = document.querySelector('#ticket');
const live = document.querySelector('#live');
const said = document.querySelector('#said');
const atLeast = 2500;
let stream;
let last = 0;
let pending;

if (root && root.dataset.phase !== 'over') {
    listen();
    // Phones put pages to sleep: look again when it wakes up.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && soon(0));
}

function listen() {
    stream = new EventSource(location.pathname.replace(/\/$/, '') + '/stream');
    stream.onopen = () => show(true);
    stream.onmessage = () => soon();
    for (const name of ['snapshot', 'ticket', 'changed', 'waiting', 'called', 'recalled', 'started', 'parked', 'resumed',
        'transferred', 'finished', 'left', 'closed', 'reopened', 'no-show', 'update', 'state']) {
        stream.addEventListener(name, () => soon());
    }
    stream.onerror = () => {
        show(false);
        if (stream.readyState === EventSource.CLOSED) {
            setTimeout(listen, 5000);
            soon(5000);
        }
    };
}

function show(connected) {
    live.textContent = connected ? live.dataset.live : live.dataset.broken;
}

function soon(wait) {
    clearTimeout(pending);
    pending = setTimeout(refresh, wait ?? Math.max(0, last + atLeast - Date.now()));
}

async function refresh() {
    last = Date.now();
    let answer;
    try {
        answer = await fetch(location.pathname, {headers: {Accept: 'text/html'}});
    } catch {
        return show(false);
    }
    if (!answer.ok) {
        return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('#ticket');
    if (!fresh) {
        return;
    }
    if (fresh.dataset.phase === 'waiting' && !document.querySelector('#leave')) {
        // Back in the queue after a call: what a waiting person can do was not part of this page.
        return location.reload();
    }
    const called = fresh.dataset.phase === 'called' && root.dataset.phase !== 'called';
    const nearly = fresh.dataset.soon === 'true' && root.dataset.soon !== 'true';
    const words = fresh.querySelector('#to-say')?.textContent ?? '';
    if (words !== (root.querySelector('#to-say')?.textContent ?? '')) {
        said.textContent = words;
    }
    document.title = page.title;
    const over = fresh.dataset.phase === 'over' || fresh.dataset.phase !== root.dataset.phase;
    root.replaceChildren(...fresh.childNodes);
    root.dataset.phase = fresh.dataset.phase;
    root.dataset.status = fresh.dataset.status;
    root.dataset.soon = fresh.dataset.soon;
    if (nearly) {
        navigator.vibrate?.(200);
    }
    if (called) {
        navigator.vibrate?.([300, 150, 300, 150, 600]);
        root.scrollIntoView({block: 'center'});
    }
    if (over) {
        document.querySelectorAll('main details').forEach(more => more.hidden = fresh.dataset.phase !== 'waiting');
    }
    if (fresh.dataset.phase === 'over') {
        stream.close();
        live.textContent = '';
    }
}
