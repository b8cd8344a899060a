// `npm start`: the app in Electron when its binary is there, else the very same app from the local host, else
// (while there is no app) the command line's answer on a recorded series.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApp, buildCli, buildElectron, hasApp, hasElectron } from './bundle.mjs';
import { root, run, say } from './setup.mjs';

/**
 * Runs a bundle in this very process: its exit code, its signals and its terminal are ours without any forwarding.
 * @param {string} entry absolute path of an ES module that reads process.argv
 * @param {readonly string[]} args
 * @returns {Promise<undefined>} nothing: the bundle sets the exit code
 */
export async function runInThisProcess(entry, args) {
  process.argv = [process.argv[0] ?? process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
  return undefined;
}

/**
 * Electron's executable, without downloading anything.
 * @returns {string | null} absolute path
 */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = override ?? path.join(root, 'node_modules', 'electron', 'dist');
  const pathFile = path.join(root, 'node_modules', 'electron', 'path.txt');
  const names = existsSync(pathFile) ? [readFileSync(pathFile, 'utf8').trim()] : [];
  names.push('electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron');
  return names.map((name) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/**
 * @param {readonly string[]} args snapshot files to open
 * @returns {Promise<number | undefined>} exit code; undefined while the local host lives on in this process
 */
export async function start(args) {
  const cli = await buildCli();
  if (!hasApp() || !cliCanOpen()) {
    const files = args.length > 0 ? args : recordedSeries();
    say("the app is not part of this checkout: here is the command line's answer");
    return runInThisProcess(cli, ['diff', ...files]);
  }
  await buildApp();
  const electron = await electronOrWhyNot();
  if ('program' in electron) {
    const main = await buildElectron();
    const resolved = args.map((arg) => (arg.startsWith('-') ? arg : path.resolve(arg)));
    return run(electron.program, [main, ...resolved], { stdio: 'inherit' });
  }
  say(`${electron.why}, so the same app opens from a local host:`);
  return runInThisProcess(cli, ['open', ...args]);
}

/**
 * Electron's executable, fetched when it is missing and can be had; else, within seconds, one reason why not.
 * @returns {Promise<{ readonly program: string } | { readonly why: string }>}
 */
async function electronOrWhyNot() {
  if (!hasElectron()) return { why: 'the desktop shell is not part of this checkout' };
  if (process.platform === 'linux') {
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
      return { why: 'there is no display for a desktop window' };
    if (process.getuid?.() === 0) return { why: "Electron's sandbox does not run as root" };
  }
  const there = findElectron();
  if (there) return { program: there };
  const source =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/';
  try {
    await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(4_000) });
  } catch {
    return { why: `Electron's binary is not installed and ${new URL(source).host} cannot be reached to fetch it` };
  }
  say('fetching Electron (once, about 110 MB)…');
  await run(process.execPath, [path.join(root, 'node_modules', 'electron', 'install.js')]);
  const fetched = findElectron();
  return fetched ? { program: fetched } : { why: "Electron's binary could not be fetched" };
}

/** Whether the command line knows `open`; it comes with the app. */
function cliCanOpen() {
  return existsSync(path.join(root, 'cli', 'commands', 'open.ts'));
}

/**
 * A recorded series that leaks, oldest first.
 * @returns {readonly string[]} absolute paths
 */
function recordedSeries() {
  const recorded = path.join(root, 'fixtures', 'recorded');
  if (!existsSync(recorded))
    throw new Error(
      'fixtures/recorded is not there: name two snapshots, as in  npm start -- a.heapsnapshot b.heapsnapshot',
    );
  const folders = readdirSync(recorded, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  // The one people recognise first, when it is there.
  const first = folders.find((name) => name.startsWith('session')) ?? folders[0];
  if (first === undefined) throw new Error('fixtures/recorded is empty');
  const folder = path.join(recorded, first);
  return readdirSync(folder)
    .filter((name) => /\.heapsnapshot(\.gz)?$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}
