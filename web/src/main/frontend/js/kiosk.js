import {sendOnce} from './_once.js';

sendOnce();
document.querySelector('#trouble')?.focus();
keyboard();
comeBack();
stillThere();

const print = document.querySelector('#print');
if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
}

/** Letters and digits on the screen; the field also takes what a scanner or a real keyboard types. */
function keyboard() {
    const field = document.querySelector('#reference');
    const keys = document.querySelector('#keys');
    if (!field || !keys) {
        return;
    }
    keys.hidden = false;
    keys.setAttribute('role', 'group');
    keys.setAttribute('aria-label', field.dataset.keys);
    for (const letter of '1234567890QWERTZUPASDFGHJKYXCVBNM') {
        keys.append(key(letter, letter, () => put(field, letter)));
    }
    const remove = key('⌫', field.dataset.delete, () => {
        field.value = field.value.slice(0, -1);
        field.dispatchEvent(new Event('input'));
    });
    remove.className = 'w-keys__wide';
    keys.append(remove);
}

function key(face, name, press) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = face;
    button.setAttribute('aria-label', name);
    button.addEventListener('click', press);
    return button;
}

function put(field, letter) {
    if (field.value.length < field.maxLength) {
        field.value += letter;
    }
}

/** The result disappears by itself, so that the next visitor does not see it; the button shows how soon. */
function comeBack() {
    const finish = document.querySelector('#finish');
    if (!finish) {
        return;
    }
    const face = finish.querySelector('.kern-label');
    const word = face.textContent;
    let left = Number(finish.dataset.seconds);
    setInterval(() => {
        left -= 1;
        face.textContent = `${word} (${Math.max(0, left)})`;
        if (left <= 0) {
            location.replace(finish.getAttribute('href'));
        }
    }, 1000);
}

/** Who walks away leaves nothing behind; who is only slow is asked first. */
function stillThere() {
    const question = document.querySelector('#still');
    if (!question) {
        return;
    }
    let timer;
    const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
            question.showModal();
            timer = setTimeout(() => location.replace('/kiosk'), question.dataset.wait * 1000);
        }, question.dataset.idle * 1000);
    };
    for (const sign of ['pointerdown', 'keydown', 'scroll']) {
        document.addEventListener(sign, () => !question.open && wait(), {passive: true});
    }
    question.addEventListener('close', wait);
    wait();
}
