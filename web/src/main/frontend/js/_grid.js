// Arrow keys move between the fields of a calendar. Only one field is a stop of the tab key, and after it the links inside
// it; without this, every link is. Where a field is decides what is beside it: days stand in columns or below each other.
export function walkGrid() {
    const grid = document.querySelector('table[data-grid]');
    if (!grid) {
        return;
    }
    const fields = [...grid.querySelectorAll('td, tbody th')];
    grid.setAttribute('role', 'grid');
    fields.filter(field => field.tagName === 'TD').forEach(field => field.setAttribute('role', 'gridcell'));
    grid.querySelectorAll('thead a').forEach(link => link.tabIndex = 0);
    const shown = () => fields.filter(field => field.offsetParent);
    let active;
    const activate = field => {
        active = field;
        fields.forEach(each => {
            each.tabIndex = each === field ? 0 : -1;
            each.querySelectorAll('a').forEach(link => link.tabIndex = each === field ? 0 : -1);
        });
    };
    const today = grid.querySelector('[aria-current="date"]')?.closest('td, th');
    activate(today && today.offsetParent ? today : shown()[0]);

    grid.addEventListener('focusin', event => {
        const field = event.target.closest('td, tbody th');
        if (field && field !== active) {
            activate(field);
        }
    });
    grid.addEventListener('keydown', event => {
        const field = event.target.closest('td, tbody th');
        if (!field || event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        const steps = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]};
        const all = shown();
        let next;
        if (steps[event.key]) {
            next = beside(field, all, ...steps[event.key]);
        } else if (event.key === 'Home') {
            next = all[0];
        } else if (event.key === 'End') {
            next = all[all.length - 1];
        } else if (event.key === 'PageUp' || event.key === 'PageDown') {
            event.preventDefault();
            document.querySelector(event.key === 'PageUp' ? '#before' : '#after').click();
        } else if (event.key === 'Enter' && event.target === field) {
            field.querySelector('a')?.click();
        }
        if (next) {
            event.preventDefault();
            activate(next);
            next.focus();
        }
    });
}

/** The nearest field in a direction; one that lies straight there before any other. */
function beside(field, all, x, y) {
    const from = field.getBoundingClientRect();
    let best;
    let least = Infinity;
    for (const other of all) {
        const to = other.getBoundingClientRect();
        const ahead = x ? x * (middle(to.left, to.right) - middle(from.left, from.right))
            : y * (middle(to.top, to.bottom) - middle(from.top, from.bottom));
        const overlap = x ? Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top)
            : Math.min(from.right, to.right) - Math.max(from.left, to.left);
        if (other !== field && ahead > 1 && overlap > 1 && ahead < least) {
            best = other;
            least = ahead;
        }
    }
    return best;
}

function middle(one, other) {
    return (one + other) / 2;
}
