// Counts the time down that is reserved, and says when a minute is left and when it is over. Nothing typed goes away.
export function countDown() {
    const clock = document.querySelector('#countdown');
    if (!clock) {
        return;
    }
    const end = performance.now() + clock.dataset.seconds * 1000;
    const said = document.querySelector('#countdown-said');
    const timer = setInterval(() => {
        const left = Math.max(0, Math.round((end - performance.now()) / 1000));
        clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
        if (left <= 60 && !said.textContent) {
            said.textContent = clock.dataset.soon;
            clock.parentElement.classList.add('w-countdown--soon');
        }
        if (left === 0) {
            clearInterval(timer);
            const over = document.querySelector(clock.dataset.over);
            over.hidden = false;
            said.textContent = over.innerText;
        }
    }, 1000);
}
