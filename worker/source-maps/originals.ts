// What a source map knows of one place in a built script: the position people wrote, what stood there, and how a variable or
// class was called before a minifier renamed it.

import { originalPositionFor } from '@jridgewell/trace-mapping';
import type { TraceMap } from '@jridgewell/trace-mapping';
import { packageOf } from '../report/packages.ts';
import type { ReportSource } from '../report/types.ts';
import { sourceIn } from './chained.ts';

const IDENTIFIER = /^[\p{ID_Start}$_#][\p{ID_Continue}$]*$/u;
/** Letters before a position in which a name may stand that a class is given to. */
const MAX_BEFORE = 200;

/**
 * @returns the source with its original position and name, the generated position beside it; as it was where the map says
 *   nothing of it. A name that a minifier gave gives way to the one that the map has at exactly that place.
 */
export function originalOf(source: ReportSource, map: TraceMap): ReportSource {
  const found = originalPositionFor(map, { line: source.line, column: source.column - 1 });
  if (found.source === null) return source;
  const url = sourceIn(map, found.source);
  if (leadsOut(source.url, url)) return source;
  const name = found.name ?? unmangled(source.name, map, found.source, found.line, found.column) ?? source.name;
  return {
    url,
    line: found.line,
    column: found.column + 1,
    ...(name === undefined ? {} : { name }),
    generated: { url: source.url, line: source.line, column: source.column },
  };
}

/**
 * Whether a package's own map gives an address outside of the package (`@kit/src/a.ts` for a file of `@kit/core`): packages
 * are built elsewhere than they are published, and the built file is what the reader has.
 */
function leadsOut(built: string, original: string): boolean {
  const inside = packageOf(built);
  return inside !== null && inside.file !== '' && packageOf(original)?.name !== inside.name;
}

/**
 * The name that stands at exactly a place of the original, where the build's is that name made unique: `$hash$var$ids` of
 * Parcel, `ids2` of esbuild, `ids$1` of Rollup.
 * @param line - 1-based @param column - 0-based
 * @returns null when the original's text is not there, or has another name there
 */
function unmangled(built: string | undefined, map: TraceMap, url: string, line: number, column: number): string | null {
  if (built === undefined) return null;
  const text = originalText(map, url)?.split('\n', line)[line - 1]?.slice(column) ?? '';
  const [name] = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(text) ?? [];
  if (name === undefined || name === built) return null;
  const rest = built.startsWith(name) ? built.slice(name.length) : null;
  return built.endsWith(`$${name}`) || (rest !== null && /^\$?\d+$/.test(rest)) ? name : null;
}

/** @returns the text of an original as the map carries it; null when it does not */
export function originalText(map: TraceMap, url: string): string | null {
  const at = map.resolvedSources.indexOf(url);
  return (
    map.sourcesContent?.[at >= 0 ? at : map.resolvedSources.findIndex((one) => sourceIn(map, one) === url)] ?? null
  );
}

/**
 * The class or function that begins at a position of a built script, as it was called in the original.
 * @param source - as the snapshot has it: where V8 says that a class or its constructor begins
 * @returns null when neither the original's text nor the map tells
 */
export function originalClass(source: ReportSource, map: TraceMap): string | null {
  const found = originalPositionFor(map, { line: source.line, column: source.column - 1 });
  if (found.source === null) return null;
  const text = originalText(map, found.source);
  const name = text === null ? null : nameAt(text, found.line, found.column);
  if (name !== null) return name;
  return found.name !== null && IDENTIFIER.test(found.name) && found.name !== 'constructor' ? found.name : null;
}

/** @param line - 1-based @param column - 0-based */
function nameAt(text: string, line: number, column: number): string | null {
  let offset = 0;
  for (let i = 1; i < line; i++) {
    offset = text.indexOf('\n', offset) + 1;
    if (offset === 0) return null;
  }
  offset += column;
  const after = text.slice(offset, offset + MAX_BEFORE);
  const declared =
    /^(?:export\s+)?(?:default\s+)?(?:abstract\s+)?(?:class|(?:async\s+)?function\*?)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(
      after,
    );
  if (declared !== null && declared[1] !== 'extends') return declared[1];
  const before = text.slice(Math.max(0, offset - MAX_BEFORE), offset);
  const isClass = /^class\b/.test(after);
  if (isClass) return /([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?::[^=;]*)?=\s*$/u.exec(before)?.[1] ?? null;
  const named = /(?:class|function\*?)\s+$/.test(before) ? /^([\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(after) : null;
  if (named !== null) return named[1];
  // V8 lets a function begin at its parameters.
  const ofFunction = /^\(/.test(after)
    ? /(?:class|function\*?)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*$/u.exec(before)
    : null;
  if (ofFunction !== null) return ofFunction[1];
  if (!/^(?:constructor\b|\()/.test(after)) return null;
  // A constructor belongs to the class that was opened last.
  return (
    [...text.slice(0, offset).matchAll(/(?<![.\w$])class\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu)].at(-1)?.[1] ??
    null
  );
}
