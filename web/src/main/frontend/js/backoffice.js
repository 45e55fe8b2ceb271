import {sendOnce} from './_once.js';

sendOnce();
document.querySelector('#trouble, #done')?.focus();
