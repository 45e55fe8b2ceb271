// The display: calls as they come, with chime and voice, and how fresh the picture is.
const {office, now, zone, keeper} = document.body.dataset;
const list = document.querySelector('#calls');
const shape = document.querySelector('#call').content;
const connection = document.querySelector('#connection');
const voices = [...document.querySelectorAll('#voices li')].map(voice => voice.dataset);
const said = document.querySelector('#said');
const side = document.querySelector('#side');
const most = 8;
const codeLasts = 600;
let ahead = Date.parse(now) - Date.now();
let freshAt = Date.now();
let connected = false;
let stream;
let lastId;
let calls = [...list.children].map(item => ({...item.dataset}));
/** Which call of a number was announced; what the page came with was announced by the page before. */
const heard = new Map(calls.map(call => [call.number, undefined]));
const toSay = [];
/** The last whole picture. */
let whole = {};
let saying = false;
let ways = {};
/** Which way a counter lies: LEFT, AHEAD, RIGHT, UP or DOWN. The style sheet turns the arrow; its rules stay because the words stand here. */
let arrows = arrowsIn(document);

remember();
listen();
setInterval(look, 15000);
setInterval(tell, 1000);
learnWays();
setInterval(learnWays, 3600000);
setInterval(learnHouse, 300000);
tell();
turnNotices();
// A browser without workers shows the display all the same, as long as it is not reloaded without a network.
navigator.serviceWorker?.register(keeper, {scope: '/lobby/'}).catch(() => {});

function listen() {
    stream?.close();
    // The browser names the last event by itself only as long as it comes back with the same stream.
    stream = new EventSource(`/lobby/${office}/stream${lastId ? `?after=${lastId}` : ''}`);
    const mine = stream;
    const on = (name, act) => mine.addEventListener(name, event => {
        if (mine !== stream) {
            return;
        }
        lastId = event.lastEventId || lastId;
        alive();
        act(event.data ? JSON.parse(event.data) : {});
    });
    mine.onopen = alive;
    on('snapshot', picture);
    on('called', call => show(call));
    on('recalled', call => show(call));
    on('cleared', call => {
        calls = calls.filter(shown => shown.number !== call.number);
        draw();
        keep();
    });
    mine.onerror = () => {
        connected = false;
        tell();
        // The browser comes back by itself; after a refusal it would not.
        if (mine.readyState === EventSource.CLOSED) {
            setTimeout(() => mine === stream && listen(), 5000);
        }
    };
}

function alive() {
    connected = true;
    freshAt = Date.now();
    tell();
}

/**
 * Asks for the whole picture now and then: it proves that the picture is fresh and brings the code of the moment. A
 * stream whose network was pulled out stays silent for long; this notices, and begins another one.
 */
async function look() {
    let display;
    try {
        const answer = await fetch(`/lobby/${office}/display`, {signal: AbortSignal.timeout(8000)});
        display = answer.ok ? await answer.json() : null;
    } catch {
        display = null;
    }
    if (!display) {
        connected = false;
        return tell();
    }
    if (!connected) {
        listen();
    }
    freshAt = Date.now();
    picture(display);
}

function picture(display) {
    if (display.now) {
        ahead = Date.parse(display.now) - Date.now();
    }
    if (display.calls) {
        const before = new Set(calls.map(shown => shown.number));
        calls = display.calls.slice(0, most);
        const news = calls.filter(isNews).reverse();
        draw(news.length > 0 || calls.some(shown => !before.has(shown.number)));
        toSay.push(...news);
        sayAll();
    }
    document.querySelector('#waiting').textContent = display.waiting ?? '–';
    document.querySelector('#minutes').textContent = minutes(display.waitMinutes);
    lines(display.services ?? []);
    code(display.lobbyCode);
    keep(display);
}

/** Keeps what is shown, for a page that is loaded again while there is no network. */
function keep(display) {
    whole = display ?? whole;
    const picture = {...whole, calls, lobbyCode: null, now: null};
    const state = {picture, ahead, freshAt, lastId, ways, heard: [...heard]};
    try {
        localStorage.setItem(`display ${office}`, JSON.stringify(state));
    } catch {
        // Without storage a reload shows what the page of before came with.
    }
}

/** The page of before, given out by the keeper, goes on where it was, as old as it is. */
function remember() {
    if (!('kept' in document.body.dataset)) {
        return;
    }
    // The page is as old as its clock says, where nothing better is known; a code that ran out is not shown.
    freshAt = Date.parse(now);
    ahead = 0;
    code(null);
    const state = JSON.parse(localStorage.getItem(`display ${office}`) ?? 'null');
    if (state) {
        ({ahead, freshAt, lastId, ways} = state);
        state.heard.forEach(([number, which]) => heard.set(number, which ?? undefined));
        state.picture.calls.forEach(call => heard.has(call.number) || heard.set(call.number));
        picture(state.picture);
    }
}

/**
 * The queue of each service, as many as there is room for. The waiting time of somebody who comes for anything is told
 * only while nobody waits: beside those of the services it would contradict them.
 */
function lines(services) {
    document.querySelector('#wait').hidden = services.length > 0;
    document.querySelector('#lines-title').hidden = services.length === 0;
    const names = new Map([...document.querySelectorAll('#names li')]
        .map(name => [name.dataset.service, name.textContent]));
    document.querySelector('#lines').replaceChildren(...services.map(service => {
        const line = document.querySelector('#line').content.cloneNode(true).firstElementChild;
        line.dataset.service = service.code;
        line.querySelector('.w-lobby__service').textContent = names.get(service.code) ?? service.code;
        line.querySelector('b').textContent = service.waiting;
        line.querySelector('.w-lobby__minutes').textContent = minutes(service.waitMinutes);
        return line;
    }));
}

/** The way to every counter, in words; seldom changes. */
async function learnWays() {
    try {
        const answer = await fetch(`/lobby/${office}/ways`, {signal: AbortSignal.timeout(8000)});
        if (answer.ok) {
            ways = await answer.json();
            draw();
            keep();
        }
    } catch {
        // What was known before still leads there.
    }
}

/** A waiting time in words; never "0 to 0 minutes". */
function minutes(wait) {
    const {none, upTo, range} = side.dataset;
    if (!wait) {
        return '–';
    }
    if (wait.p90 <= 1) {
        return none;
    }
    return (wait.p50 <= 1 ? upTo : range).replace('%a', wait.p50).replace('%b', wait.p90);
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

/** Whether a call, or its repetition, was not announced yet. From now on it was. */
function isNews(call) {
    const which = `${call.calledAt} ${call.recalls ?? 0}`;
    const known = heard.has(call.number);
    const before = heard.get(call.number);
    heard.set(call.number, which);
    return !known || (before !== undefined && before !== which);
}

function show(call) {
    calls = [call, ...calls.filter(shown => shown.number !== call.number)].slice(0, most);
    const news = isNews(call);
    draw(news);
    keep();
    if (news) {
        toSay.push(call);
        sayAll();
    }
}

/** One call after the other, never two at once; who has gone in meanwhile is not called any more. */
async function sayAll() {
    if (saying) {
        return;
    }
    saying = true;
    // After an interruption calls come together with what ended them.
    await pause(300);
    while (toSay.length > 0) {
        const call = toSay.shift();
        const repeated = toSay.some(later => later.number === call.number);
        if (repeated || !calls.some(shown => shown.number === call.number)) {
            continue;
        }
        said.replaceChildren(...spokenFor(call).map(voice => inLanguage(voice, spoken(voice, call, call.number))));
        chime();
        await pause(1300);
        for (const voice of spokenFor(call)) {
            await speak(voice, call);
        }
        await pause(500);
    }
    saying = false;
}

function pause(milliseconds) {
    return new Promise(over => setTimeout(over, milliseconds));
}

/** What stays keeps its place in the page: nothing blinks but the newest call. */
function draw(fresh) {
    document.querySelector('#nobody').hidden = calls.length > 0;
    const there = new Map([...list.children].map(item => [item.dataset.number, item]));
    list.replaceChildren(...calls.map((call, i) => filled(there.get(call.number) ?? blank(), call, i === 0, fresh)));
}

function blank() {
    return shape.cloneNode(true).firstElementChild;
}

function filled(item, call, newest, fresh) {
    item.dataset.number = call.number;
    item.dataset.counter = call.counter ?? '';
    item.querySelector('.w-call__number bdi').textContent = call.number;
    item.querySelector('.w-call__counter bdi').textContent = call.counter ?? '';
    item.querySelector('.w-call__arrow').dataset.way = arrows[call.counter] ?? '';
    item.querySelector('.w-call__room').hidden = !call.room;
    item.querySelector('.w-call__room bdi').textContent = call.room ?? '';
    item.classList.toggle('w-call--newest', newest);
    item.classList.toggle('w-call--fresh', newest && Boolean(fresh));
    item.querySelector('.w-call__words').replaceChildren(...(newest ? spokenFor(call) : [])
        .map(voice => inLanguage(voice, ways[call.counter]?.[voice.tag]
            ?? voice.written.replace('%c', call.counter ?? ''))));
    return item;
}

function inLanguage(voice, text) {
    const words = document.createElement('span');
    words.lang = voice.tag;
    words.dir = voice.dir;
    words.textContent = text;
    return words;
}

/** German, and the language of the ticket. */
function spokenFor(call) {
    return voices.filter(voice => voice.tag === 'de' || voice.tag === call.language);
}

function spoken(voice, call, number) {
    return voice.spoken.replace(/[\u2066-\u2069]/g, '').replace('%n', number).replace('%c', call.counter ?? '');
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

/** Without a voice for the language, the chime was all. */
function speak(voice, call) {
    const able = window.speechSynthesis?.getVoices().find(one => one.lang.toLowerCase().startsWith(voice.tag));
    if (!able) {
        return Promise.resolve();
    }
    return new Promise(over => {
        // "A 0 1 7" is understood better than "A seventeen".
        const words = new SpeechSynthesisUtterance(spoken(voice, call, call.number.split('').join(' ')));
        words.lang = able.lang;
        words.voice = able;
        words.rate = 0.9;
        // Some voices forget to say that they have finished.
        const enough = setTimeout(() => {
            speechSynthesis.cancel();
            over();
        }, 15000);
        words.onend = words.onerror = () => {
            clearTimeout(enough);
            over();
        };
        speechSynthesis.speak(words);
    });
}

/** Notices of the office take turns; nothing runs across the screen. */
function turnNotices() {
    let turn = 0;
    setInterval(() => {
        const notices = [...document.querySelectorAll('#notices li')];
        turn = (turn + 1) % Math.max(1, notices.length);
        notices.forEach((notice, i) => notice.hidden = i !== turn);
    }, 9000);
}

/** What editors publish and administrators change appears without anybody touching the display. */
async function learnHouse() {
    const answer = await fetch(location.pathname, {signal: AbortSignal.timeout(8000)}).catch(() => null);
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
    const fresh = page?.querySelector('#notices');
    if (fresh) {
        arrows = arrowsIn(page);
        draw();
        document.querySelector('#notices').replaceChildren(...fresh.children);
    }
}

function arrowsIn(page) {
    return Object.fromEntries([...page.querySelectorAll('#arrows li')]
        .map(({dataset}) => [dataset.counter, dataset.way]));
}

/** The clock of the platform, the state of the connection, the age of the picture. */
function tell() {
    document.querySelector('#clock').textContent = new Date(Date.now() + ahead)
        .toLocaleTimeString('de-DE', {hour: '2-digit', minute: '2-digit', timeZone: zone});
    const age = Math.round((Date.now() - freshAt) / 1000);
    connection.dataset.state = connected ? 'on' : 'off';
    if (age > codeLasts) {
        code(null);
    }
    const {on, off, age: recent, old} = connection.dataset;
    const words = age < 60 ? recent.replace('%s', age) : old.replace('%s', Math.floor(age / 60));
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
