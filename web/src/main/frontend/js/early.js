import {isShortcut} from './_keys.js';

// Loaded before the page is there: a key that is pressed until its own script runs waits for that.
addEventListener('keydown', event => {
    if (isShortcut(event)) {
        window.earlyKey = event.key;
    }
});
