import {countDown} from './_countdown.js';
import {walkDays} from './_days.js';
import {walkGrid} from './_grid.js';
import {shortcuts} from './_keys.js';
import {sendOnce} from './_once.js';
import {followOverview} from './_overview.js';

sendOnce();
walkDays();
walkGrid();
countDown();
shortcuts('calendar-keys');
followOverview();
document.querySelector('#trouble, #done')?.focus();
