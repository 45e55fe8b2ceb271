// The display: calls as they come, with chime and voice, and how fresh the picture is.
const {office, now, zone} = document.body.dataset;
const list = document.querySelector('#calls');
const shape = document.querySelector('#call').content;
const connection = document.querySelector('#connection');
const voices = [...document.querySelectorAll('#voices li')].map(voice => voice.dataset);
const most = 8;
let ahead = Date.parse(now) - Date.now();
let freshAt = Date.now();
let connected = false;
let calls = [...list.children].map(item => ({number: item.dataset.number, counter: item.dataset.counter}));

listen();
setInterval(look, 20000);
setInterval(tell, 1000);
tell();

function listen() {
    const stream = new EventSource(`/lobby/${office}/stream`);
    const on = (name, act) => stream.addEventListener(name, event => {
        alive();
        act(event.data ? JSON.parse(event.data) : {});
    });
    stream.onopen = alive;
    on('snapshot', picture);
    on('called', call => announce(call));
    on('recalled', call => announce(call));
    on('cleared', call => {
        calls = calls.filter(shown => shown.number !== call.number);
        draw();
    });
    on('heartbeat', () => {});
    stream.onerror = () => {
        connected = false;
        tell();
        // The browser comes back by itself with the number of the last event; after a refusal it would not.
        if (stream.readyState === EventSource.CLOSED) {
            setTimeout(listen, 5000);
        }
    };
}

function alive() {
    connected = true;
    freshAt = Date.now();
    tell();
}

/** Asks for the whole picture now and then: it proves that it is fresh, and brings the code of the moment. */
async function look() {
    const answer = await fetch(`/lobby/${office}/display`).catch(() => null);
    if (answer?.ok) {
        freshAt = Date.now();
        picture(await answer.json());
    }
}

function picture(display) {
    if (display.now) {
        ahead = Date.parse(display.now) - Date.now();
    }
    if (display.calls) {
        calls = display.calls.slice(0, most);
        draw();
    }
    document.querySelector('#waiting').textContent = display.waiting ?? '–';
    const wait = display.waitMinutes;
    document.querySelector('#wait').hidden = wait?.p90 === 0;
    document.querySelector('#no-wait').hidden = wait?.p90 !== 0;
    document.querySelector('#minutes').textContent = wait ? `${wait.p50}–${wait.p90}` : '–';
    code(display.lobbyCode);
}

function code(value) {
    const box = document.querySelector('#code');
    document.querySelector('#code-box').hidden = !value;
    if (value && box.dataset.code !== value) {
        box.dataset.code = value;
        const image = new Image();
        image.alt = '';
        image.src = `/lobby/${office}/code.svg?code=${encodeURIComponent(value)}`;
        box.replaceChildren(image);
    }
}

function announce(call) {
    calls = [call, ...calls.filter(shown => shown.number !== call.number)].slice(0, most);
    draw(true);
    chime();
    speak(call);
}

function draw(fresh) {
    document.querySelector('#nobody').hidden = calls.length > 0;
    list.replaceChildren(...calls.map((call, i) => {
        const item = shape.cloneNode(true).firstElementChild;
        item.dataset.number = call.number;
        item.dataset.counter = call.counter ?? '';
        item.querySelector('.w-call__number bdi').textContent = call.number;
        item.querySelector('.w-call__counter bdi').textContent = call.counter ?? '';
        if (i === 0) {
            item.classList.add('w-call--newest');
            item.classList.toggle('w-call--fresh', Boolean(fresh));
            for (const voice of spokenFor(call)) {
                const words = document.createElement('span');
                words.lang = voice.tag;
                words.dir = voice.dir;
                words.textContent = voice.written.replace('%c', call.counter ?? '');
                item.querySelector('.w-call__words').append(words);
            }
        }
        return item;
    }));
}

/** German, and the language of the ticket. */
function spokenFor(call) {
    return voices.filter(voice => voice.tag === 'de' || voice.tag === call.language);
}

let audio;
function chime() {
    audio ??= new AudioContext();
    if (audio.state !== 'running') {
        return;
    }
    [[784, 0], [587, 0.35]].forEach(([pitch, later]) => {
        const tone = audio.createOscillator();
        const volume = audio.createGain();
        const from = audio.currentTime + later;
        tone.frequency.value = pitch;
        volume.gain.setValueAtTime(0.0001, from);
        volume.gain.exponentialRampToValueAtTime(0.4, from + 0.03);
        volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.9);
        tone.connect(volume).connect(audio.destination);
        tone.start(from);
        tone.stop(from + 1);
    });
}

function speak(call) {
    if (!('speechSynthesis' in window)) {
        return;
    }
    // "A 0 1 7" is understood better than "A seventeen".
    const spelled = call.number.split('').join(' ');
    for (const voice of spokenFor(call)) {
        const words = new SpeechSynthesisUtterance(voice.spoken.replace(/[\u2066-\u2069]/g, '')
            .replace('%n', spelled).replace('%c', call.counter ?? ''));
        words.lang = voice.tag;
        words.rate = 0.9;
        const able = speechSynthesis.getVoices().find(one => one.lang.toLowerCase().startsWith(voice.tag));
        if (able) {
            words.voice = able;
        } else if (voice.tag !== 'de') {
            continue;
        }
        setTimeout(() => speechSynthesis.speak(words), 1300);
    }
}

/** The clock of the platform, the state of the connection, the age of the picture. */
function tell() {
    document.querySelector('#clock').textContent = new Date(Date.now() + ahead)
        .toLocaleTimeString('de-DE', {hour: '2-digit', minute: '2-digit', timeZone: zone});
    const age = Math.round((Date.now() - freshAt) / 1000);
    connection.dataset.state = connected ? 'on' : 'off';
    const {on, off, age: recent, old} = connection.dataset;
    const words = age < 60 ? recent.replace('%s', age) : old.replace('%s', `${Math.floor(age / 60)} min`);
    const text = `${connected ? on : off} · ${words}`;
    // Screen readers are told when the state changes, not every second.
    connection.setAttribute('aria-live', connection.dataset.said === String(connected) ? 'off' : 'polite');
    connection.dataset.said = String(connected);
    connection.textContent = text;
}

// Browsers allow sound after a touch only; a display is started with sound allowed, and then this never shows.
const sound = document.querySelector('#sound');
audio = new AudioContext();
sound.hidden = audio.state === 'running';
audio.onstatechange = () => sound.hidden = audio.state === 'running';
sound.addEventListener('click', () => audio.resume().then(chime));
