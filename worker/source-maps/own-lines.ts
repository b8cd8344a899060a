// Whose code a finding of a bundle is, once a map tells the files it was made of: the package, and the reader's own lines
// that are nearest to it. Before it is mapped all of a bundle is one script.

import type { TraceMap } from '@jridgewell/trace-mapping';
import { findDeclaration } from '../growth/name/declarations.ts';
import { sourceIn } from './chained.ts';
import { packageOf, type PackageFile } from '../report/packages.ts';
import type { ReportFinding, ReportFrame, ReportSource } from '../report/types.ts';
import type { Whose } from '../growth/name/whose.ts';
import { MAX_TEXT_BYTES } from '../code/script-files.ts';

/** Lines of the program's own that are told. */
const MAX_LINES = 3;

/** @returns whether a file is one that the reader can change: no package's, no bundler's, no platform's */
function isOwn(url: string): boolean {
  return (
    packageOf(url) === null && !/node_modules\/|^(node:|system \/ )|webpack\/(runtime|bootstrap)|\/vite\/|^\0/.test(url)
  );
}

/**
 * @param sources - of the finding, mapped; the owner's own place first
 * @param ownerClass - where the owner's class was written, mapped; null when not known
 * @param addedBy - functions that are added, mapped, nearest first
 * @param callback - for listeners: where the function that is called was written, mapped; null when not known
 */
export function packageAfter(
  finding: ReportFinding,
  sources: readonly ReportSource[],
  ownerClass: ReportSource | null,
  callback: ReportSource | null,
  addedBy: readonly ReportFrame[],
): Pick<Whose, 'package' | 'part'> {
  const owns = packageIn(sources[0]);
  // What grows on the platform's own things (listeners on `window`) was added by whoever wrote the function.
  if (finding.target !== undefined || /held|listeners/.test(finding.messages.title.key)) {
    const adds = packageIn(callback ?? sources[sources.length - 1]);
    return adds !== null ? { package: adds, part: 'adds' } : { package: owns, part: owns === null ? null : 'made' };
  }
  // What waits on a promise was put there by whoever called `then` on it.
  const [waiting] = finding.pattern === 'promise-reactions' ? addedBy : [];
  const waits = waiting === undefined ? null : packageOf(waiting.url);
  if (waits !== null && waits.name !== owns?.name) return { package: bare(waits), part: 'adds' };
  if (owns !== null) return { package: owns, part: 'owns' };
  const made = packageIn(ownerClass);
  if (made !== null) return { package: made, part: 'made' };
  // A signal is a plain object: the functions in it tell the library that made it.
  const signal = finding.pattern === 'reactive-effects' ? sources.map(packageIn).find((one) => one !== null) : null;
  if (signal) return { package: signal, part: 'made' };
  // Where no place of the owner is known, the functions that are added tell who adds them.
  const [nearest] = sources.length === 0 ? addedBy : [];
  const found = nearest === undefined ? null : packageOf(nearest.url);
  return {
    package: found === null ? null : bare(found),
    part: found === null ? null : 'adds',
  };
}

/** The package of a place that a map gave; null for the program's own and for what no map covers. */
function packageIn(source: ReportSource | null | undefined): Whose['package'] {
  if (source?.generated === undefined) return null;
  const found = packageOf(source.url);
  return found === null ? null : bare(found);
}

function bare({ name, version }: PackageFile): Whose['package'] {
  return { name, version };
}

/**
 * The reader's own lines, nearest first: functions that were added, variables on the path, then where the packages that are
 * concerned are used.
 * @param frames - of the finding, mapped
 */
export function ownLines(
  finding: ReportFinding,
  sources: readonly ReportSource[],
  frames: readonly ReportFrame[],
  maps: Iterable<TraceMap>,
): ReportFrame[] {
  const lines = frames.filter(({ url }) => isOwn(url));
  const originals = [...maps].flatMap((map) =>
    map.resolvedSources.flatMap((url, i) => {
      const text = map.sourcesContent?.[i] ?? null;
      return text !== null && text.length <= MAX_TEXT_BYTES && isOwn(sourceIn(map, url)) ? [{ url, text }] : [];
    }),
  );
  for (const { edge, edgeKind } of finding.path.toReversed()) {
    if (edgeKind !== 'variable' || edge === null || lines.length >= MAX_LINES) continue;
    for (const { url, text } of originals) {
      const found = findDeclaration(text, { name: edge, kind: 'variable', functionName: null, className: null });
      if (found !== null) lines.push({ function: edge, url, ...found });
    }
  }
  const packages = new Set([...sources, ...frames].flatMap(({ url }) => packageOf(url)?.name ?? []));
  for (const name of packages)
    for (const { url, text } of originals) {
      const use = lines.length < MAX_LINES ? useOf(text, name) : null;
      if (use !== null) lines.push({ function: '', url, ...use });
    }
  const seen = new Set<string>();
  return lines.filter(({ url, line }) => !seen.has(`${url}:${line}`) && seen.add(`${url}:${line}`)).slice(0, MAX_LINES);
}

const IMPORT =
  /^\s*(?:import\s+([^'"]*?)\s*from\s*|(?:const|let|var)\s+([^=]+?)\s*=\s*require\s*\(\s*)['"]([^'"]+)['"]/gm;

/** @returns the first line of a text that uses something of a package, else the line that imports it; null for neither */
function useOf(text: string, packageName: string): { readonly line: number; readonly column: number } | null {
  for (const [whole, imported, required, from] of text.matchAll(IMPORT)) {
    if (from !== packageName && !from.startsWith(`${packageName}/`)) continue;
    const at = text.indexOf(whole);
    const names = (imported ?? required).match(/[\p{ID_Start}$_][\p{ID_Continue}$]*(?=\s*(?:[,}]|$))/gu) ?? [];
    const uses = names.map((name) => firstUse(text, name, at + whole.length)).filter((offset) => offset >= 0);
    return positionAt(text, uses.length > 0 ? Math.min(...uses) : at + whole.search(/\S/));
  }
  return null;
}

/** Offset of the first call, tag or member of a name behind an offset; -1 when there is none. */
function firstUse(text: string, name: string, from: number): number {
  const escaped = name.replaceAll('$', '\\$');
  const found = new RegExp(`(?<![\\w$.'"/])${escaped}\\s*[(.\`<]|<${escaped}\\b|(?<![\\w$.])new\\s+${escaped}\\b`, 'g');
  found.lastIndex = from;
  return found.exec(text)?.index ?? -1;
}

function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
