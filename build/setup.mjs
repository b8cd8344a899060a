// Makes a fresh clone ready: packages from the lockfile, Chromium and fonts from the system's package manager.
// Dependency-free (it runs before node_modules exists). Everything it says goes to stderr: stdout is the CLI's.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, absolute. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * One line to the person at the terminal, on stderr.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`heapdelta set-up: ${line}\n`);
}

/**
 * Runs a program with its output on our stderr (or where `stdio` says) and resolves with its exit code.
 * A signal that ends us ends it too, so nothing is left behind.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} exit code; 128 + n when it died of signal n
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => void child.kill(signal);
    for (const signal of forwarded) process.on(signal, forward);
    const settle = () => {
      for (const signal of forwarded) process.off(signal, forward);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9));
    });
  });
}
/** @type {readonly NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs npm, the one that started us when there is one.
 * @param {readonly string[]} args
 * @param {string} cwd absolute folder
 * @returns {Promise<number>} exit code
 */
function runNpm(args, cwd) {
  const execPath = process.env.npm_execpath;
  const env = { ...process.env };
  // `npm run -s heapdelta` must not make a set-up failure silent.
  delete env.npm_config_loglevel;
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { cwd, env, stdio: ['ignore', 2, 2] };
  if (execPath && /\.c?js$/.test(execPath)) return run(process.execPath, [execPath, ...args], options);
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}

/**
 * Whether node_modules in `folder` holds what its package-lock.json asks for. Contents are compared, not times:
 * a checkout touches the lockfile without changing it.
 * @param {string} folder absolute
 * @returns {boolean}
 */
export function dependenciesMatch(folder) {
  const wanted = readLock(path.join(folder, 'package-lock.json'));
  const installed = readLock(path.join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([where, want]) => {
    // Workspace folders and the root itself are no packages; optional ones (other systems' binaries) may be absent.
    if (!where.startsWith('node_modules/') || want.link) return true;
    const have = installed[where];
    return have ? have.version === want.version : want.optional === true || want.peer === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, link?: boolean, optional?: boolean, peer?: boolean }> | null} null when absent or no JSON
 */
function readLock(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    // A half-written lockfile is as good as none: installing again repairs node_modules, and npm names a broken one.
    return null;
  }
}

/**
 * Installs from the lockfile when node_modules does not match it. Install scripts stay off: none of ours needs one.
 * @param {string} [folder] absolute; the root unless told
 */
export async function ensureDependencies(folder = root) {
  if (dependenciesMatch(folder)) return;
  say(`installing packages from ${path.relative(root, path.join(folder, 'package-lock.json'))} (once)…`);
  const code = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  if (code !== 0) throw new Error(`npm ci failed in ${folder} (exit ${code}); its message stands above`);
}

/** Where Chromium-family browsers live, best first. */
const browserPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser for the end-to-end tests.
 * @returns {string | null} absolute path; HEAPDELTA_CHROMIUM wins; null when there is none
 */
export function findChromium() {
  const named = process.env.HEAPDELTA_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return browserPlaces.find((place) => existsSync(place)) ?? null;
}

/** @param {string} program */
function onPath(program) {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [program], { stdio: 'ignore' }).status === 0;
}

/** Whether a font with Korean glyphs is there; without one screenshots show boxes. */
function hasKoreanFont() {
  const list = spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

/**
 * What the tests want of a Debian-like system: package, and whether it is there already.
 * @type {readonly { readonly name: string, readonly present: () => boolean }[]}
 */
const systemPackages = [
  { name: 'chromium', present: () => findChromium() !== null },
  { name: 'fonts-noto-cjk', present: hasKoreanFont },
  // pdftotext and pdftoppm read our PDFs with other eyes than the code that wrote them.
  { name: 'poppler-utils', present: () => onPath('pdftotext') && onPath('pdftoppm') },
];

/**
 * Installs what the tests need through apt-get, where there is one and we may.
 * @returns {Promise<string | null>} null when Chromium is there; else one line that says why not
 */
export async function ensureSystemTools() {
  const missing = systemPackages.filter((pkg) => !pkg.present()).map((pkg) => pkg.name);
  if (missing.length > 0 && process.platform === 'linux' && onPath('apt-get')) await aptInstall(missing);
  if (findChromium()) return null;
  return (
    "Chromium is missing and could not be installed here: install it (or Chrome) with the system's package " +
    'manager, or name one in HEAPDELTA_CHROMIUM'
  );
}

/** @param {readonly string[]} names Debian packages */
async function aptInstall(names) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) {
    say(`not root and no password-less sudo: please run  sudo apt-get install ${names.join(' ')}`);
    return;
  }
  /** @param {readonly string[]} args */
  const apt = (args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const command = isRoot ? ['apt-get', ...args] : ['sudo', '-n', '-E', 'apt-get', ...args];
    return run(/** @type {string} */ (command[0]), command.slice(1), { env, stdio: ['ignore', 'ignore', 2] });
  };
  say(`installing ${names.join(', ')} with apt-get (once)…`);
  if ((await apt(['update', '-qq'])) !== 0) say('apt-get update failed; trying with the lists at hand');
  const code = await apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
  if (code !== 0) say(`apt-get install ${names.join(' ')} failed (exit ${code})`);
}
