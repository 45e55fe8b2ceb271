// The week whose hours are copied is none of those that can get them.
export function offerOtherWeeks() {
    const from = document.querySelector('select[data-source]');
    if (!from) {
        return;
    }
    const look = () => document.querySelectorAll('input[name=to]').forEach(week => {
        const same = week.value === from.value;
        week.checked &&= !same;
        week.closest('.kern-form-check').hidden = same;
    });
    from.addEventListener('change', look);
    look();
}
