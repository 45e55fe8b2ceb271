// Builds the site's style sheets, scripts and fonts:  node build.mjs <work folder> <classes folder>
//
// Every file gets the hash of its content into its name, so that browsers may keep it for a year; assets.properties
// tells the pages which name is the present one.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {installPackages} from '../../../../config/node/packages.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const work = resolve(process.argv[2]);
const classes = resolve(process.argv[3]);
const templates = join(here, '..', 'resources', 'templates');
const out = join(classes, 'META-INF', 'resources', 'assets');

const stamp = join(work, 'built');
const fingerprint = fingerprintOf([here, templates]);
if (existsSync(stamp) && existsSync(out) && readFileSync(stamp, 'utf8') === fingerprint) {
    process.exit(0);
}

installPackages(here, work);
const require = createRequire(join(work, 'package.json'));
const esbuild = require('esbuild');
const rtlcss = require('rtlcss');
const subsetFont = require('subset-font');
const {PurgeCSS} = await import(pathToFileURL(require.resolve('purgecss')).href);

rmSync(out, {recursive: true, force: true});
mkdirSync(out, {recursive: true});
const manifest = {};

const fonts = await buildFonts();
await buildStyles();
await buildScripts();
for (const name of ['mark.svg']) {
    publish(name, readFileSync(join(here, 'images', name)));
}
writeFileSync(join(classes, 'assets.properties'),
    Object.entries(manifest).sort().map(([name, path]) => `${name}=${path}\n`).join(''));
writeFileSync(stamp, fingerprint);


/** The letters our languages need, weights 400 to 700 as one variable file: 15 kB instead of 170 kB for Arabic. */
async function buildFonts() {
    const range = (from, to) => Array.from({length: to - from + 1}, (_, i) => String.fromCodePoint(from + i)).join('');
    const subsets = {
        'noto-sans': ['noto-sans', 'latin', range(0x20, 0x7e) + range(0xa0, 0xff) + '€–—„“”‚‘’…•→←↑↓✓'],
        'noto-sans-ext': ['noto-sans', 'latin-ext', range(0x100, 0x17f) + 'ȘșȚțƠơƯưẞ' + range(0x1ea0, 0x1ef9)],
        'noto-sans-arabic': ['noto-sans-arabic', 'arabic',
            ' \u200c\u200d،؛؟' + range(0x621, 0x652) + 'ٰپچژکگیۀ' + range(0x660, 0x669) + range(0x6f0, 0x6f9) + '«»'],
    };
    const urls = {};
    for (const [name, [family, part, letters]] of Object.entries(subsets)) {
        const file = `@fontsource-variable/${family}/files/${family}-${part}-wght-normal.woff2`;
        const small = await subsetFont(readFileSync(join(work, 'node_modules', file)), letters,
            {targetFormat: 'woff2', variationAxes: {wght: {min: 400, max: 700}}});
        urls[name] = publish(`${name}.woff2`, small);
    }
    return urls;
}

async function buildStyles() {
    const content = [...readdirSync(templates, {recursive: true}).filter(f => f.endsWith('.html')).map(f => join(templates, f)),
        ...readdirSync(join(here, 'js')).map(f => join(here, 'js', f))];
    for (const sheet of readdirSync(join(here, 'css')).filter(f => !f.startsWith('_'))) {
        const bundled = await esbuild.build({
            entryPoints: [join(here, 'css', sheet)], bundle: true, write: false, minify: false, charset: 'utf8',
            nodePaths: [join(work, 'node_modules')], external: ['font:*'], loader: {'.svg': 'dataurl'}, logLevel: 'error',
        });
        const [purged] = await new PurgeCSS().purge({
            content, css: [{raw: bundled.outputFiles[0].text}], variables: true,
            safelist: {standard: [/^:/, /^kern-alert--/, 'html', 'body'], variables: []},
            defaultExtractor: text => text.match(/[\w-]+/g) || [],
        });
        const withFonts = purged.css.replace(/font:([a-z-]+)/g, (_, name) => fonts[name]);
        const withoutData = withFonts.replace(/url\(["']?(data:image\/svg\+xml[^"')]*(?:'[^"]*)?)["']?\)/g, (_, data) => {
            const svg = decodeURIComponent(data.replace(/^data:image\/svg\+xml;?[^,]*,/, ''));
            const name = 'icon-' + createHash('sha256').update(svg).digest('hex').slice(0, 6) + '.svg';
            return `url("${manifest[name] ?? publish(name, Buffer.from(svg))}")`;
        });
        const minify = async css => (await esbuild.transform(css, {loader: 'css', minify: true, charset: 'utf8'})).code;
        publish(sheet, Buffer.from(await minify(withoutData)));
        publish(sheet.replace('.css', '.rtl.css'), Buffer.from(await minify(rtlcss.process(withoutData))));
    }
}

async function buildScripts() {
    for (const script of readdirSync(join(here, 'js')).filter(f => !f.startsWith('_'))) {
        const bundled = await esbuild.build({
            entryPoints: [join(here, 'js', script)], bundle: true, write: false, minify: true, format: 'esm',
            target: ['es2020'], charset: 'utf8', logLevel: 'error',
        });
        publish(script, Buffer.from(bundled.outputFiles[0].contents));
    }
}

function publish(name, content) {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    const file = name.replace(/(\.rtl)?\.([a-z0-9]+)$/, (_, rtl, end) => `${rtl ?? ''}-${hash}.${end}`);
    writeFileSync(join(out, file), content);
    manifest[name] = `/assets/${file}`;
    return manifest[name];
}

function fingerprintOf(folders) {
    const hash = createHash('sha256');
    for (const folder of folders) {
        for (const file of readdirSync(folder, {recursive: true, withFileTypes: true})) {
            if (file.isFile()) {
                const path = join(file.parentPath ?? file.path, file.name);
                hash.update(path).update(readFileSync(path));
            }
        }
    }
    return hash.digest('hex');
}
