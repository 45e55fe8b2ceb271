// Arrow keys move between the days of a calendar that have something free; without this, Tab does.
export function walkDays() {
    document.querySelector('table[data-days]')?.addEventListener('keydown', event => {
        const field = event.target.closest('td');
        if (!field || event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
        const steps = {ArrowRight: forward, ArrowLeft: -forward, ArrowDown: 7, ArrowUp: -7};
        const step = steps[event.key];
        if (!step) {
            return;
        }
        const fields = [...event.currentTarget.querySelectorAll('td')];
        for (let i = fields.indexOf(field) + step; i >= 0 && i < fields.length; i += step) {
            const link = fields[i].querySelector('a');
            if (link) {
                event.preventDefault();
                link.focus();
                return;
            }
        }
    });
}
