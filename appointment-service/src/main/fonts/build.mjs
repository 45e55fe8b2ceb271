// Makes the fonts of papers:  node build.mjs <work folder> <classes folder>
//
// The packages hold variable fonts as web browsers take them. A PDF needs TrueType of one weight, and whoever prints must
// know which file has which letters: index.txt says so, `<file> <code points from-to> …` in hexadecimal, in the order of
// package.json: the first font that has a letter writes it.
import {createHash} from 'node:crypto';
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {installPackages} from '../../../../config/node/packages.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const work = resolve(process.argv[2]);
const out = join(resolve(process.argv[3]), 'fonts');

const stamp = join(work, 'built');
const fingerprint = createHash('sha256')
    .update(['build.mjs', 'package.json', 'package-lock.json'].map(file => readFileSync(join(here, file))).join('\0'))
    .digest('hex');
if (existsSync(stamp) && existsSync(out) && readFileSync(stamp, 'utf8') === fingerprint) {
    process.exit(0);
}

installPackages(here, work);
const require = createRequire(join(work, 'package.json'));
const subsetFont = require('subset-font');

rmSync(out, {recursive: true, force: true});
mkdirSync(out, {recursive: true});
const index = [];
for (const name of Object.keys(JSON.parse(readFileSync(join(here, 'package.json'))).dependencies)) {
    const font = join(work, 'node_modules', name);
    const family = name.split('/')[1];
    const letters = JSON.parse(readFileSync(join(font, 'unicode.json')));
    for (const [part, ranges] of Object.entries(letters)) {
        const slice = part.replace(/[[\]]/g, '');
        const file = join(font, 'files', `${family}-${slice}-wght-normal.woff2`);
        // Everybody's letters are in the font of all papers already, and nobody is called by a symbol.
        if (['cyrillic', 'latin', 'latin-ext', 'math', 'symbols', 'vietnamese'].includes(slice) || !existsSync(file)) {
            continue;
        }
        const spans = ranges.split(',').map(range => range.replace('U+', '').split('-').map(end => parseInt(end, 16)));
        const text = spans.flatMap(([from, to = from]) => Array.from({length: to - from + 1}, (_, i) => from + i))
            .map(point => String.fromCodePoint(point)).join('');
        const target = `${family}-${slice}.ttf`;
        writeFileSync(join(out, target),
            await subsetFont(readFileSync(file), text, {targetFormat: 'truetype', variationAxes: {wght: 400}}));
        index.push(`${target} ${spans.map(ends => ends.map(end => end.toString(16)).join('-')).join(' ')}\n`);
    }
    cpSync(join(font, 'LICENSE'), join(out, `${family}.LICENSE`));
}
writeFileSync(join(out, 'index.txt'), index.join(''));
writeFileSync(stamp, fingerprint);
