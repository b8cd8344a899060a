// Source maps and scripts from the disk: maps beside the script, inside it, or in --source-maps DIR. Paths come from
// snapshots, that is from anyone: only regular .js files and their maps are read, and not without limit.

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AnyMap } from '@jridgewell/trace-mapping';
import type { TraceMap } from '@jridgewell/trace-mapping';

/** The largest script or map that is read. */
const MAX_BYTES = 64 << 20;
const SCRIPT = /\.[cm]?js$/i;

export async function readSmall(file: string): Promise<string | null> {
  try {
    const found = await stat(file);
    return found.isFile() && found.size <= MAX_BYTES ? await readFile(file, 'utf8') : null;
  } catch {
    // No such file is the usual case, not a fault: most scripts have no map.
    return null;
  }
}

/** Absolute path of a script's URL; null for what is no local script (`node:internal/…`, `https://…`, a share of another machine). */
export function localPath(url: string): string | null {
  // `file://host/…` and `\\\\host\\…` would make Windows greet a machine that a snapshot names.
  if (/^(?:file:\/\/[^/]|[\\/]{2})/.test(url)) return null;
  if (url.startsWith('file://')) {
    try {
      return fileURLToPath(url);
    } catch {
      return null;
    }
  }
  return path.isAbsolute(url) ? url : null;
}

function parseMap(text: string, url: string): TraceMap | null {
  try {
    return new AnyMap(text.replace(/^\)\]\}'[^\n]*\n/, ''), url);
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not a map then: the parser says so.
    return '';
  }
}

/** The map a script names in its last lines: inline, or a file beside it. */
async function mapNamedBy(script: string): Promise<TraceMap | null> {
  const text = await readSmall(script);
  if (text === null) return null;
  const named = [...text.matchAll(/^\s*\/\/[#@]\s*sourceMappingURL=(\S+)\s*$/gm)].pop()?.[1];
  if (named === undefined) return null;
  const inline = /^data:application\/json[^,]*?(;base64)?,(.*)$/s.exec(named);
  if (inline)
    return parseMap(
      inline[1] === undefined ? decoded(inline[2]) : Buffer.from(inline[2], 'base64').toString('utf8'),
      script,
    );
  if (/^[a-z]+:/i.test(named)) return null;
  const file = path.resolve(path.dirname(script), named);
  const map = await readSmall(file);
  return map === null ? null : parseMap(map, file);
}

/** Where a script of this URL may lie under a folder: the longest tail of its path first. */
function tailsOf(url: string): readonly string[] {
  const parts = url
    .replace(/^[a-z]+:\/+/i, '')
    .replace(/[?#].*$/, '')
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '..');
  return parts.map((_, from) => parts.slice(from).join('/')).slice(-6);
}

/** @returns the map for a script's URL, from the folders first, because the user named them; null when there is none */
export async function mapFor(url: string, folders: readonly string[]): Promise<TraceMap | null> {
  const name = path.basename(url.replace(/[?#].*$/, ''));
  if (!SCRIPT.test(name)) return null;
  for (const folder of folders) {
    for (const tail of tailsOf(url)) {
      const file = path.join(folder, `${tail}.map`);
      const text = await readSmall(file);
      const map = text === null ? null : parseMap(text, file);
      if (map !== null) return map;
    }
  }
  const script = localPath(url);
  if (script === null || !SCRIPT.test(script)) return null;
  const beside = await readSmall(`${script}.map`);
  return (beside === null ? null : parseMap(beside, `${script}.map`)) ?? mapNamedBy(script);
}

/** @returns the text of a script under the folders the user named; null when it is not there */
export async function scriptIn(url: string, folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    for (const tail of tailsOf(url)) {
      const text = SCRIPT.test(tail) ? await readSmall(path.join(folder, tail)) : null;
      if (text !== null) return text;
    }
  }
  return null;
}
