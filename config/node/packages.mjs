// Installs the packages of a build script into its work folder, as its lock file names them; nothing is done where they are.
import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

export function installPackages(here, work) {
    mkdirSync(work, {recursive: true});
    const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
    const installed = join(work, 'package-lock.json');
    if (existsSync(join(work, 'node_modules')) && existsSync(installed) && readFileSync(installed, 'utf8') === lock) {
        return;
    }
    cpSync(join(here, 'package.json'), join(work, 'package.json'));
    writeFileSync(installed, lock);
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
        {cwd: work, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32'});
}
