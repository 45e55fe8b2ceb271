import {shortcuts} from './_keys.js';
import {sendOnce} from './_once.js';

sendOnce();
document.querySelector('#trouble')?.focus();

const desk = document.querySelector('#desk');
if (desk) {
    shortcuts('desk-keys');
    follow();
}

/** The list is fetched anew when the service says that it changed. */
function follow() {
    const live = document.querySelector('#live');
    let pending;
    const soon = () => {
        clearTimeout(pending);
        pending = setTimeout(refresh, 150);
    };
    const listen = () => {
        const stream = new EventSource(`/desk/waiting/${desk.dataset.office}/stream`);
        let first = true;
        stream.onopen = () => live.textContent = live.dataset.live;
        stream.addEventListener('waiting', () => {
            // The first one tells what the page already shows.
            if (!first || desk.dataset.stale) {
                soon();
            }
            first = false;
            delete desk.dataset.stale;
        });
        stream.onerror = () => {
            live.textContent = live.dataset.broken;
            desk.dataset.stale = 'yes';
            if (stream.readyState === EventSource.CLOSED) {
                setTimeout(listen, 5000);
            }
        };
    };
    listen();

    async function refresh() {
        const answer = await fetch(`/desk/${desk.dataset.counter}`).catch(() => null);
        if (!answer?.ok || answer.redirected) {
            return;
        }
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.querySelector('#waiting');
        const shown = document.querySelector('#waiting');
        if (fresh && !shown.contains(document.activeElement)) {
            shown.replaceChildren(...fresh.childNodes);
        }
    }
}
