// The lines around a place in the source: from the folder the reader points at, through a source map, or from the text that
// the snapshot carries; with a word on whether that text is what ran.

import { AnyMap, originalPositionFor } from '@jridgewell/trace-mapping';
import type { CodeToken } from './highlight.ts';
import { tailsOf, type ScriptFiles } from './script-files.ts';

export interface CodePlace {
  readonly url: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

/** A script's text as a snapshot carries it. */
export interface CarriedText {
  readonly text: string;
  /** False: only its beginning. */
  readonly whole: boolean;
}

interface CodeLine {
  /** 1-based. */
  readonly number: number;
  readonly tokens: readonly CodeToken[];
}

export interface CodeSnippet {
  readonly lines: readonly CodeLine[];
  /** Where the text comes from. */
  readonly origin: 'folder' | 'map' | 'snapshot';
  /** Path or address of the text that is shown. */
  readonly path: string;
  /** The line in that text; another one than the place's where a map was applied. */
  readonly line: number;
  readonly column: number;
  /** The file in the folder is not the text that ran: lines may be off. Null where nothing tells. */
  readonly differs: boolean | null;
}

/** Lines before the place from which colours are worked out: a comment or template begun earlier is rare. */
const LEAD_LINES = 200;
/** Letters of a line that are shown: a minified line has all of a program. */
const MAX_LINE_CHARS = 300;
/** What a cut line begins with. */
const BEFORE_PLACE_CHARS = 80;

interface Text {
  readonly text: string;
  readonly origin: CodeSnippet['origin'];
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly differs: boolean | null;
}

const plain = (text: string): string => text.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');

/** Whether a file's text is what ran, as far as the snapshot tells. */
export function differsFrom(file: string, carried: CarriedText | null): boolean | null {
  if (carried === null) return null;
  const [disk, ran] = [plain(file), plain(carried.text)];
  // CommonJS modules may be carried with the wrapper that Node puts around them.
  const inner = ran.replace(/^\(function \(exports, require, module, __filename, __dirname\) \{ ?\n?/, '');
  return carried.whole
    ? disk.trimEnd() !== inner.trimEnd() && !inner.startsWith(disk.trimEnd())
    : !disk.startsWith(inner);
}

async function mapped(place: CodePlace, script: string | null, files: ScriptFiles): Promise<Text | null> {
  const beside = await files.find(
    tailsOf(place.url).map((tail) => `${tail}.map`),
    `${place.url}.map`,
  );
  const inline = /\/\/[#@]\s*sourceMappingURL=data:application\/json[^,]*?;base64,([\w+/=]+)\s*$/.exec(
    script ?? '',
  )?.[1];
  const text = beside?.text ?? (inline === undefined ? null : decodeBase64(inline));
  if (text === null) return null;
  try {
    const map = new AnyMap(text.replace(/^\)\]\}'[^\n]*\n/, ''), place.url);
    const found = originalPositionFor(map, { line: place.line, column: place.column - 1 });
    if (found.source === null) return null;
    const at = map.resolvedSources.indexOf(found.source);
    const content = map.sourcesContent?.[at] ?? (await files.find(tailsOf(found.source), found.source))?.text ?? null;
    if (content === null) return null;
    return {
      text: content,
      origin: 'map',
      path: found.source,
      line: found.line,
      column: found.column + 1,
      differs: null,
    };
  } catch {
    // No map after all: the script itself is shown.
    return null;
  }
}

function decodeBase64(text: string): string | null {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
  } catch {
    return null;
  }
}

async function textFor(place: CodePlace, carried: CarriedText | null, files: ScriptFiles | null): Promise<Text | null> {
  const onDisk = files === null ? null : await files.find(tailsOf(place.url), place.url);
  const original = files === null ? null : await mapped(place, onDisk?.text ?? carried?.text ?? null, files);
  if (original !== null) return original;
  if (onDisk !== null)
    return {
      ...place,
      text: onDisk.text,
      origin: 'folder',
      path: onDisk.path,
      differs: differsFrom(onDisk.text, carried),
    };
  if (carried === null) return null;
  // The last line of a text that was cut is not whole.
  const lines = carried.text.split('\n').length - (carried.whole ? 0 : 1);
  return place.line > lines
    ? null
    : { ...place, text: carried.text, origin: 'snapshot', path: place.url, differs: null };
}

/** A long line as its part around the place. */
function shortened(line: string, column: number, isPlace: boolean): string {
  if (line.length <= MAX_LINE_CHARS) return line;
  const from = isPlace ? Math.max(0, column - 1 - BEFORE_PLACE_CHARS) : 0;
  const to = from + MAX_LINE_CHARS;
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}

/**
 * The lines around a place.
 * @param around - lines before and after it
 * @param paint - gives each line its colours (highlight.ts); the lines are handed to it from `LEAD_LINES` before the place
 * @returns null when no text of that script is to be had
 */
export async function snippetOf(
  place: CodePlace,
  carried: CarriedText | null,
  files: ScriptFiles | null,
  around: number,
  paint: (text: string) => Promise<readonly (readonly CodeToken[])[]>,
): Promise<CodeSnippet | null> {
  const found = await textFor(place, carried, files);
  if (found === null) return null;
  const all = plain(found.text).split('\n');
  if (found.line < 1 || found.line > all.length) return null;
  const lead = Math.max(0, found.line - 1 - LEAD_LINES);
  const first = Math.max(0, found.line - 1 - around);
  const end = Math.min(all.length, found.line + around);
  const window = all.slice(lead, end).map((line, i) => shortened(line, found.column, lead + i === found.line - 1));
  const painted = await paint(window.join('\n'));
  return {
    lines: window.slice(first - lead).map((text, i) => ({
      number: first + i + 1,
      tokens: painted[first - lead + i] ?? [{ text, kind: null }],
    })),
    origin: found.origin,
    path: found.path,
    line: found.line,
    column: found.column,
    differs: found.differs,
  };
}
