// Is a build still true to its sources? A hash over names and contents answers it: times lie after a checkout.
// The stamp lies in dist/.stamps, outside what is shipped.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

const ignored = /(^|\/)(node_modules|dist|test-results|e2e|\.made|\.data)(\/|$)|\.(test|spec)\.[a-z]+$|\.md$/;

/**
 * Hash of all files under `inputs`, tests and generated folders left out.
 * @param {readonly string[]} inputs files or folders relative to the root; one that is absent counts as empty
 * @returns {string} hex sha-256
 */
export function hashSources(inputs) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const input of inputs) addToHash(hash, input);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} relative with forward slashes */
function addToHash(hash, relative) {
  if (ignored.test(relative)) return;
  const absolute = path.join(root, relative);
  if (!existsSync(absolute)) return;
  let entries;
  try {
    entries = readdirSync(absolute).sort();
  } catch {
    // Not a folder: a file, whose contents count.
    hash.update(relative).update('\0').update(readFileSync(absolute));
    return;
  }
  for (const entry of entries) addToHash(hash, `${relative}/${entry}`);
}

/**
 * Builds `dist/<name>` when its sources changed. The folder is made aside and swapped in whole, so that nobody ever
 * runs half a build and two builds at once do no harm.
 * @param {string} name folder under dist
 * @param {readonly string[]} inputs what it is made from, relative to the root
 * @param {(folder: string) => Promise<void>} build writes into the absolute folder given
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<boolean>} whether it was built now
 */
export async function buildIfStale(name, inputs, build, { force = false } = {}) {
  const target = path.join(root, 'dist', name);
  const stamp = path.join(root, 'dist', '.stamps', name);
  const hash = hashSources(inputs);
  if (!force && existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  const aside = path.join(root, 'dist', `.${name}-${process.pid}`);
  const old = `${aside}-old`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  try {
    await build(aside);
    if (existsSync(target)) renameSync(target, old);
    renameSync(aside, target);
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
  return true;
}
