import {countDown} from './_countdown.js';
import {offerOtherWeeks} from './_copy.js';
import {walkDays} from './_days.js';
import {walkGrid} from './_grid.js';
import {shortcuts} from './_keys.js';
import {sendOnce} from './_once.js';
import {followOverview} from './_overview.js';

sendOnce();
walkDays();
walkGrid();
offerOtherWeeks();
countDown();
shortcuts('calendar-keys');
followOverview();
document.querySelector('#trouble, #done')?.focus();
