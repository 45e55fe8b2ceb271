import {walkDays} from './_days.js';
import {sendOnce} from './_once.js';

// Everything here is an addition: each page works without it.
sendOnce();
walkDays();
document.querySelector('#trouble, #done')?.focus();
filterList();
countDown();

function filterList() {
    const field = document.querySelector('[data-filters]');
    if (!field) {
        return;
    }
    const items = [...document.querySelector(field.dataset.filters).children];
    const said = document.querySelector(field.dataset.found);
    field.parentElement.hidden = false;
    // Accents, hamza forms and vowel signs don't matter when searching.
    const plain = text => text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u0655\u0670]/g, '')
        .replace(/\u0649/g, '\u064a').replace(/\u0629/g, '\u0647').replace(/ß/g, 'ss');
    const texts = items.map(item => plain(item.textContent));
    field.addEventListener('input', () => {
        const words = plain(field.value).split(/\s+/).filter(Boolean);
        let found = 0;
        items.forEach((item, i) => {
            item.hidden = !words.every(word => texts[i].includes(word));
            found += item.hidden ? 0 : 1;
        });
        said.textContent = found ? said.dataset.some : said.dataset.none;
        said.classList.toggle('w-visually-hidden', found > 0);
    });
}

function countDown() {
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
