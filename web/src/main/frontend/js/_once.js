// A form that was sent is not sent again by a second click. The server would act once anyway (the form carries a key).
// One listener for the page, because parts of it are replaced while it is open.
export function sendOnce() {
    document.addEventListener('submit', event => {
        const form = event.target;
        if (!form.matches('form[data-once]')) {
            return;
        }
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }
        form.dataset.sent = 'yes';
        setTimeout(() => delete form.dataset.sent, 8000);
    });
    // Back from the cache of the browser: the form may be sent again.
    addEventListener('pageshow', event => {
        if (event.persisted) {
            document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent);
        }
    });
}
