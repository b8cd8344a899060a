// Which program a snapshot is of, in hashes: its own scripts, and the functions and classes written in them. Scripts of the runtime and
// of packages are shared by unlike programs, so they say nothing.

import { hashString, hashText, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { runtimeOf } from './runtime.ts';
import { schemaOf } from './schema.ts';
import { collectScripts } from './sources.ts';
import type { RuntimeGuess } from './types.ts';

/** What tells one program from another. Plain data: it crosses threads. */
export interface ProgramSigns {
  readonly runtime: RuntimeGuess;
  /** Names of fields and types in the file's header: they change with V8, never within a process. */
  readonly form: string;
  /** Hashes of the names of own scripts and of functions and classes written in them, ascending; empty when the file tells none. */
  readonly words: Float64Array;
}

/** Of a file that is compared with none. */
export const NO_SIGNS: ProgramSigns = { runtime: 'unknown', form: '', words: new Float64Array(0) };

/** Scripts of runtimes, extensions, packages and consoles. */
const NOT_OWN =
  /^(?:node|internal|ext|native|chrome-extension|extensions|devtools|deno|bun|evalmachine)\b|(?:^|[\\/])node_modules[\\/]|^\[?eval/;
/** What a build puts into the name of a file, anew each time: `main.3fa8c1d2.js`. */
const BUILD_HASH = /[.-](?=[\w]*\d)[\w]{6,}(?=\.[a-z]+$)/i;

/** Names that half of all programs have. */
const COMMON_SCRIPTS = /^(?:main|index|app|host|server|bundle)\.[cm]?[jt]sx?$/;

/** `store.js` of an address on any machine and of any build; null when it is not the program's own. */
function scriptName(url: string): string | null {
  if (NOT_OWN.test(url)) return null;
  const name = url
    .replace(/[?#].*$/, '')
    .replace(/^.*[\\/]/, '')
    .replace(BUILD_HASH, '');
  return name;
}

/** Scripts are numbered from 1; a byte each says "own", larger numbers are looked up. */
const SMALL_SCRIPTS = 1 << 16;

/** The signs of a file. Looks once at each script and each location; nothing is decoded but the scripts' addresses. */
export function programSigns(columns: SnapshotColumns): ProgramSigns {
  const { nodes, strings, locations, header } = columns;
  const form = [header.nodeFields, header.nodeTypes, header.edgeTypes, header.locationFields]
    .map((names) => names.join())
    .join(';');
  const schema = schemaOf(columns);
  const words = new Set<number>();
  const own = new Set<number>();
  const isSmallOwn = new Uint8Array(SMALL_SCRIPTS);
  for (const { scriptId, url } of collectScripts(columns, schema)) {
    const name = scriptName(url);
    if (name === null) continue;
    if (name !== '' && !COMMON_SCRIPTS.test(name)) words.add(hashText(`script ${name}`));
    own.add(scriptId);
    if (scriptId >= 0 && scriptId < SMALL_SCRIPTS) isSmallOwn[scriptId] = 1;
  }
  if (locations !== null && own.size > 0) {
    const seen = new Uint8Array(strings.count);
    for (let row = 0; row < locations.count; row++) {
      const script = locations.scriptId[row];
      if (script >= 0 && script < SMALL_SCRIPTS ? isSmallOwn[script] === 0 : !own.has(script)) continue;
      const node = locations.node[row];
      if (node >= nodes.count) continue;
      const name = nodes.name[node];
      if (name >= strings.count || seen[name] === 1) continue;
      seen[name] = 1;
      words.add(hashString(strings, name));
    }
  }
  return { runtime: runtimeOf({ columns }), form, words: Float64Array.from(words).sort() };
}

/** With fewer words of its own nothing is said of the program a file is of. */
const MIN_WORDS = 4;
/**
 * Two files of one program have at least this part of all their words in common. Measured on one series in four of the
 * corpus: of one program 0.9 and more, unless it was minified anew or loaded much meanwhile; of 6,886 pairs of two programs
 * that share their harness nine in ten have less.
 */
const SAME_WORDS_SHARE = 0.5;
/** What loads more has (nearly) all the words it had, and of those there must be some (0.19 of all were common, 1.0 of the shorter list's). */
const CONTAINED_SHARE = 0.9;
const MIN_CONTAINED_WORDS = 8;

/** Whether two lists of own words are of one program; null when one of them tells too little. Another build may read as another program. */
export function isSameProgram(a: Float64Array, b: Float64Array): boolean | null {
  const shorter = Math.min(a.length, b.length);
  if (shorter < MIN_WORDS) return null;
  let common = 0;
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    if (a[i] === b[k]) {
      common++;
      i++;
      k++;
    } else if (a[i] < b[k]) i++;
    else k++;
  }
  const isContained = shorter >= MIN_CONTAINED_WORDS && common >= shorter * CONTAINED_SHARE;
  return isContained || common >= (a.length + b.length - common) * SAME_WORDS_SHARE;
}
