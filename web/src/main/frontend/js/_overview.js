/**
 * The overview is fetched anew after every change of the queue and every half minute, for waits grow by themselves. Who
 * newly waits too long is said to screen readers.
 */
export function followOverview() {
    const now = document.querySelector('#now');
    if (!now) {
        return;
    }
    const live = document.querySelector('#live');
    const alerts = document.querySelector('#alerts');
    let pending;
    let stream;
    const soon = () => {
        clearTimeout(pending);
        pending = setTimeout(refresh, 300);
    };
    listen();
    setInterval(refresh, 30_000);
    addEventListener('offline', lost);
    addEventListener('online', refresh);

    function listen() {
        stream?.close();
        stream = new EventSource(`/desk/waiting/${now.dataset.office}/stream`);
        const mine = stream;
        stream.onopen = () => live.textContent = live.dataset.live;
        stream.addEventListener('waiting', soon);
        stream.onerror = () => {
            if (mine.readyState === EventSource.CLOSED) {
                lost();
                setTimeout(() => mine === stream && listen(), 5000);
                return;
            }
            // It ends with the token and is back in a moment: nothing to tell.
            setTimeout(() => mine === stream && mine.readyState !== EventSource.OPEN && lost(), 2500);
        };
    }

    function lost() {
        live.textContent = live.dataset.broken;
    }

    async function refresh() {
        const answer = await fetch('/backoffice/overview').catch(() => null);
        if (!answer?.ok || answer.redirected) {
            lost();
            return;
        }
        if (live.textContent === live.dataset.broken) {
            // The stream of before may be silent for long without being over.
            listen();
        }
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.querySelector('#now');
        if (!fresh) {
            return;
        }
        const before = Number(document.querySelector('#late').dataset.late);
        const late = fresh.querySelector('#late');
        if (Number(late.dataset.late) > before) {
            alerts.textContent = late.dataset.said;
        }
        const focused = now.contains(document.activeElement) ? document.activeElement.getAttribute('aria-labelledby') : null;
        now.replaceChildren(...fresh.childNodes);
        if (focused) {
            now.querySelector(`[tabindex][aria-labelledby="${focused}"]`)?.focus({preventScroll: true});
        }
    }
}
