import {walkDays} from './_days.js';
import {walkGrid} from './_grid.js';
import {shortcuts} from './_keys.js';
import {sendOnce} from './_once.js';

sendOnce();
walkDays();
walkGrid();
shortcuts('calendar-keys');
document.querySelector('#trouble, #done')?.focus();
