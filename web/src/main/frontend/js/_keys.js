// Single keys press the button or follow the link that names them, never while somebody types, and not at all when they
// are switched off, which the browser remembers under this name.
export function shortcuts(name) {
    const on = document.querySelector('#keys-on');
    if (!on) {
        return;
    }
    on.closest('[hidden]')?.removeAttribute('hidden');
    on.checked = localStorage.getItem(name) !== 'off';
    on.addEventListener('change', () => localStorage.setItem(name, on.checked ? 'on' : 'off'));
    document.addEventListener('keydown', event => {
        if (!on.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat
            || event.target.closest('input:not([type=checkbox]), select, textarea')) {
            return;
        }
        const button = document.querySelector(`[data-key="${CSS.escape(event.key.toUpperCase())}"]`);
        if (button) {
            event.preventDefault();
            button.click();
        }
    });
}
