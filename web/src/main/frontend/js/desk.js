import {shortcuts} from './_keys.js';
import {sendOnce} from './_once.js';

sendOnce();
document.querySelector('#trouble')?.focus();

const desk = document.querySelector('#desk');
if (desk) {
    shortcuts('desk-keys');
    // The platform's clock, which is shifted in the demo.
    desk.dataset.offset = Date.parse(desk.dataset.now) - Date.now();
    // Who opens the form goes on typing in it.
    document.addEventListener('toggle', event => {
        if (event.target.id === 'choose' && event.target.open) {
            event.target.querySelector('select').focus();
        }
    }, true);
    sayWhatWasDone();
    stayWithoutNetwork();
    follow();
}

/** What a page comes with is not said by screen readers; what changes on it is. */
function sayWhatWasDone() {
    const done = document.querySelector('#notice .w-flash span')?.textContent;
    setTimeout(() => document.querySelector('#said').textContent = done ?? '', 300);
}

/** Without a network a button would lead to the browser's own page of errors, and the desk would be gone. */
function stayWithoutNetwork() {
    document.addEventListener('submit', async event => {
        const form = event.target;
        if (event.defaultPrevented || (navigator.onLine && !desk.dataset.stale)) {
            return;
        }
        event.preventDefault();
        const reachable = await fetch(location.pathname, {method: 'HEAD', signal: AbortSignal.timeout(5000)})
            .then(answer => answer.status < 500, () => false);
        if (reachable) {
            form.submit();
            return;
        }
        delete form.dataset.sent;
        document.querySelector('#notice').textContent = desk.dataset.unreachable;
    });
}

/** The list is fetched anew when the service says that it changed. */
function follow() {
    const live = document.querySelector('#live');
    let pending;
    let reminder;
    let stream;
    remind();
    const soon = () => {
        clearTimeout(pending);
        pending = setTimeout(refresh, 150);
    };
    const listen = () => {
        stream?.close();
        stream = new EventSource(`/desk/waiting/${desk.dataset.office}/stream`);
        const mine = stream;
        let first = true;
        const alive = () => live.textContent = live.dataset.live;
        stream.onopen = alive;
        stream.addEventListener('waiting', () => {
            alive();
            // The first one tells what the page already shows.
            if (!first || desk.dataset.stale) {
                soon();
            }
            first = false;
            delete desk.dataset.stale;
        });
        stream.onerror = () => {
            if (mine.readyState === EventSource.CLOSED) {
                lost();
                setTimeout(() => mine === stream && listen(), 5000);
                return;
            }
            // It ends with the token and is back in a moment: nothing to tell.
            setTimeout(() => mine === stream && mine.readyState !== EventSource.OPEN && lost(), 2500);
        };
    };
    listen();
    // A stream whose network was pulled out stays silent for long, and waits grow by themselves.
    setInterval(refresh, 30_000);
    addEventListener('offline', lost);
    addEventListener('online', refresh);

    function lost() {
        live.textContent = live.dataset.broken;
        desk.dataset.stale = 'yes';
    }

    async function refresh() {
        const answer = await fetch(`/desk/${desk.dataset.counter}`).catch(() => null);
        if (!answer?.ok) {
            lost();
            return;
        }
        if (desk.dataset.stale) {
            listen();
        }
        if (answer.redirected) {
            // Signed off in another window, or by the team lead.
            location.assign('/desk');
            return;
        }
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        replace(page, 'waiting');
        replace(page, 'team');
        replace(page, 'mine');
        // Unchanged, it is not said once more.
        if (page.querySelector('#reminder')?.textContent !== document.querySelector('#reminder').textContent) {
            replace(page, 'reminder');
        }
        const state = page.querySelector('#desk')?.dataset.state;
        if (state && state !== desk.dataset.state) {
            desk.dataset.state = state;
            replace(page, 'state');
            document.querySelector('#notice').textContent = desk.dataset.changed;
        }
        remind();
    }

    /** What the service says now takes the place of what is shown; who was on a button stays on it. */
    function replace(page, id) {
        const fresh = page.querySelector(`#${id}`);
        const shown = document.querySelector(`#${id}`);
        if (!fresh) {
            return;
        }
        const inside = shown.contains(document.activeElement) ? document.activeElement : null;
        const action = inside?.closest('form')?.getAttribute('action');
        shown.replaceChildren(...fresh.childNodes);
        if (inside) {
            const same = action && shown.querySelector(`form[action="${CSS.escape(action)}"] button`);
            (same || shown.querySelector('[tabindex]') || document.querySelector('main')).focus();
        }
    }

    /** Looks again when the time of somebody who waits aside is over; nothing else would happen then. */
    function remind() {
        clearTimeout(reminder);
        const next = [...document.querySelectorAll('[data-until]')]
            .map(row => Date.parse(row.dataset.until) - now())
            .filter(wait => wait > 0)
            .sort((one, other) => one - other)[0];
        if (next !== undefined) {
            reminder = setTimeout(refresh, next + 500);
        }
    }

    function now() {
        return Date.now() + Number(desk.dataset.offset);
    }
}
