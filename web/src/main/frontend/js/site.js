import {countDown} from './_countdown.js';
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
