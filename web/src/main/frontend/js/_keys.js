// Single keys press the button or follow the link that names them, never while somebody types, and not at all when they
// are switched off, which the browser remembers under this name. A key that is pressed while one page goes and the next
// comes is pressed on the next, where it has such a button and nothing went wrong.
const LEAVING = 10_000;

export function shortcuts(name) {
    const on = document.querySelector('#keys-on');
    if (!on) {
        return;
    }
    on.closest('[hidden]')?.removeAttribute('hidden');
    on.checked = localStorage.getItem(name) !== 'off';
    on.addEventListener('change', () => localStorage.setItem(name, on.checked ? 'on' : 'off'));
    let leavingUntil = 0;
    // At the window, behind everybody who may still stop the form.
    addEventListener('submit', event => leavingUntil = event.defaultPrevented ? leavingUntil : Date.now() + LEAVING);
    addEventListener('pageshow', () => leavingUntil = 0);
    document.addEventListener('keydown', event => {
        if (!on.checked || !isShortcut(event)) {
            return;
        }
        if (Date.now() < leavingUntil) {
            event.preventDefault();
            sessionStorage.setItem(name, JSON.stringify({key: event.key, at: Date.now()}));
        } else if (press(event.key)) {
            event.preventDefault();
        }
    });
    const waiting = [carried(name), window.earlyKey];
    if (on.checked && !document.querySelector('#trouble')) {
        waiting.some(key => key && press(key));
    }
}

/** Whether it is a key by itself, and nobody writes. */
export function isShortcut(event) {
    return !(event.ctrlKey || event.altKey || event.metaKey || event.repeat
        || event.target.closest('input:not([type=checkbox]), select, textarea'));
}

function press(key) {
    const button = document.querySelector(`[data-key="${CSS.escape(key.toUpperCase())}"]`);
    button?.click();
    return Boolean(button);
}

/** The key the page before left for this one. */
function carried(name) {
    const left = JSON.parse(sessionStorage.getItem(name) ?? 'null');
    sessionStorage.removeItem(name);
    return left && Date.now() - left.at < LEAVING ? left.key : null;
}
