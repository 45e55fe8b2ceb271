// A form that was sent is not sent again by a second click. The server would act once anyway (the form carries a key).
export function sendOnce() {
    for (const form of document.querySelectorAll('form[data-once]')) {
        form.addEventListener('submit', event => {
            if (form.dataset.sent) {
                event.preventDefault();
                return;
            }
            form.dataset.sent = 'yes';
            setTimeout(() => delete form.dataset.sent, 8000);
        });
    }
    // Back from the cache of the browser: the form may be sent again.
    addEventListener('pageshow', event => {
        if (event.persisted) {
            document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent);
        }
    });
}
