import {walkDays} from './_days.js';
import {sendOnce} from './_once.js';

sendOnce();
walkDays();
document.querySelector('#trouble, #done')?.focus();
