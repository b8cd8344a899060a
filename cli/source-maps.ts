// From generated positions back to the source people wrote: maps beside the script, inside it, or in --source-maps DIR;
// and to the line an owner is declared on, in scripts the user points at. Paths come from snapshots, that is from
// anyone: only regular .js files and their maps are read, and not without limit.

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AnyMap, originalPositionFor } from '@jridgewell/trace-mapping';
import type { TraceMap } from '@jridgewell/trace-mapping';
import { findDeclaration } from '../worker/growth/name/declarations.ts';
import type { Wanted } from '../worker/growth/name/declarations.ts';
import { localiseReport } from '../worker/messages/index.ts';
import type { Message, NameOrigins, Report, ReportFinding, ReportFrame, ReportSource } from '../worker/report/types.ts';

/** The largest script or map that is read. */
const MAX_BYTES = 64 << 20;
const SCRIPT = /\.[cm]?js$/i;

async function readSmall(file: string): Promise<string | null> {
  try {
    const found = await stat(file);
    return found.isFile() && found.size <= MAX_BYTES ? await readFile(file, 'utf8') : null;
  } catch {
    // No such file is the usual case, not a fault: most scripts have no map.
    return null;
  }
}

/** Absolute path of a script's URL; null for what is no local script (`node:internal/…`, `https://…`, a share of another machine). */
function localPath(url: string): string | null {
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

/** The map for a script's URL; the folders first, because the user named them. */
async function mapFor(url: string, folders: readonly string[]): Promise<TraceMap | null> {
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

/** The text of a script under the folders the user named; null when it is not there. */
async function scriptIn(url: string, folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    for (const tail of tailsOf(url)) {
      const text = SCRIPT.test(tail) ? await readSmall(path.join(folder, tail)) : null;
      if (text !== null) return text;
    }
  }
  return null;
}

/** What declares a finding's owner, as its path tells it; null when it has no name. */
function wantedOf(finding: ReportFinding): Wanted | null {
  const { name } = finding.owner;
  const at =
    name === null
      ? -1
      : finding.path.findLastIndex(
          (hop) => hop.edge === name && (hop.edgeKind === 'variable' || hop.edgeKind === 'property'),
        );
  if (name === null || at < 0) return null;
  const holder = at > 0 ? finding.path[at - 1] : null;
  if (finding.path[at].edgeKind === 'variable')
    return {
      name,
      kind: 'variable',
      functionName: / in /.test(holder?.scope ?? '') ? (holder?.scope?.split(' in ')[0] ?? null) : null,
      className: null,
    };
  return { name, kind: 'property', functionName: null, className: holder?.constructor ?? null };
}

/** Where the owner is declared, in a script of the user's folders (then still to be mapped) or in a map's own sources. */
async function declarationFor(
  finding: ReportFinding,
  maps: ReadonlyMap<string, TraceMap>,
  folders: readonly string[],
): Promise<ReportSource | null> {
  const wanted = wantedOf(finding);
  if (wanted === null || finding.sources.some(({ name }) => name === wanted.name)) return null;
  for (const { url } of finding.sources) {
    const text = await scriptIn(url, folders);
    const found = text === null ? null : findDeclaration(text, wanted);
    if (found !== null) return { url, ...found, name: wanted.name };
  }
  for (const source of finding.sources) {
    const map = maps.get(source.url);
    const found = map === undefined ? null : declarationInMap(map, source, wanted);
    if (found !== null) return found;
  }
  return null;
}

/** In the originals that a map carries: that of the known position first, then the others but libraries. */
function declarationInMap(map: TraceMap, generated: ReportSource, wanted: Wanted): ReportSource | null {
  const own = originalPositionFor(map, { line: generated.line, column: generated.column - 1 }).source;
  const order = map.resolvedSources
    .map((url, i) => ({ url, text: map.sourcesContent?.[i] ?? null }))
    .filter(
      ({ url, text }) => text !== null && text.length <= MAX_BYTES && (url === own || !url.includes('node_modules')),
    )
    .sort((a, b) => Number(b.url === own) - Number(a.url === own));
  for (const { url, text } of order) {
    const found = findDeclaration(text ?? '', wanted);
    if (found !== null)
      return {
        url,
        ...found,
        name: wanted.name,
        generated: { url: generated.url, line: generated.line, column: generated.column },
      };
  }
  return null;
}

function originalOf(source: ReportSource, map: TraceMap): ReportSource {
  const found = originalPositionFor(map, { line: source.line, column: source.column - 1 });
  if (found.source === null) return source;
  const name = source.name ?? found.name;
  return {
    url: found.source,
    line: found.line,
    column: found.column + 1,
    ...(name === null ? {} : { name }),
    generated: { url: source.url, line: source.line, column: source.column },
  };
}

const base = (url: string): string => url.split(/[\\/]/).pop() ?? url;

/** `server.js:12` */
const placeOf = ({ url, line }: { readonly url: string; readonly line: number }): string => `${base(url)}:${line}`;

/** Replaces `server.js:12` by `server.ts:5` wherever a text names the place; pairs are [from, to]. */
function renamer(places: readonly (readonly [string, string])[]): (text: string) => string {
  return (text) =>
    places.reduce(
      (changed, [from, to]) =>
        changed.replaceAll(
          new RegExp(`(?<![\\w.-])${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\d)`, 'g'),
          () => to,
        ),
      text,
    );
}

function renameMessage(message: Message, rename: (text: string) => string): Message {
  if (message.params === undefined) return message;
  return {
    ...message,
    params: Object.fromEntries(
      Object.entries(message.params).map(([key, value]) => [key, typeof value === 'string' ? rename(value) : value]),
    ),
  };
}

/** A finding with its new sources and with sentences that name them. */
function retold(
  finding: ReportFinding,
  sources: readonly ReportSource[],
  frames: readonly ReportFrame[],
  rename: (text: string) => string,
): ReportFinding {
  const speak = (message: Message): Message => renameMessage(message, rename);
  const { messages } = finding;
  return {
    ...finding,
    sources,
    ...(finding.allocatedAt === undefined ? {} : { allocatedAt: { ...finding.allocatedAt, frames } }),
    title: rename(finding.title),
    explanation: rename(finding.explanation),
    advice: rename(finding.advice),
    path: finding.path.map((hop) => (hop.scope ? { ...hop, scope: rename(hop.scope) } : hop)),
    messages: {
      ...messages,
      title: speak(messages.title),
      explanation: messages.explanation.map(speak),
      advice: messages.advice.map(speak),
    },
  };
}

/** What a map or a declaration calls files and functions stands in code: redaction is told so. */
function withMapped(names: NameOrigins, sources: readonly ReportSource[]): NameOrigins {
  const code = new Set(names.code);
  for (const { url, name } of sources) {
    code.add(url.replace(/[?#].*$/s, '').replace(/^.*[\\/]/s, ''));
    if (name !== undefined) code.add(name);
  }
  code.delete('');
  return { code: [...code].sort(), data: names.data };
}

/**
 * The report with every source position that a map covers replaced by the original one (the generated stays beside it),
 * owners' declarations found in the folders, and every sentence that names such a place spoken anew. What is not found stays.
 * @param folders - where the user keeps the program's scripts and maps
 */
export async function withSourceMaps(report: Report, folders: readonly string[]): Promise<Report> {
  const urls = new Set(
    [
      ...report.findings.flatMap(({ sources, allocatedAt }): readonly ReportSource[] => [
        ...sources,
        ...(allocatedAt?.frames ?? []),
      ]),
      ...report.constructors.flatMap(({ source }) => (source ? [source] : [])),
    ]
      .filter(({ generated }) => generated === undefined)
      .map(({ url }) => url),
  );
  const maps = new Map<string, TraceMap>();
  for (const url of urls) {
    const map = await mapFor(url, folders);
    if (map !== null) maps.set(url, map);
  }
  if (maps.size === 0 && folders.length === 0) return report;
  const mapped = (source: ReportSource): ReportSource => {
    const map = source.generated === undefined ? maps.get(source.url) : undefined;
    return map === undefined ? source : originalOf(source, map);
  };
  let verdictRename = (text: string): string => text;
  const findings: ReportFinding[] = [];
  for (const finding of report.findings) {
    const declared = await declarationFor(finding, maps, folders);
    // The position it takes the place of was a guess: the first function of that scope.
    const rest =
      declared !== null && finding.sources[0]?.url === (declared.generated?.url ?? declared.url)
        ? finding.sources.slice(1)
        : finding.sources;
    const sources = (declared === null ? finding.sources : [declared, ...rest]).map(mapped);
    const places = sources.flatMap((source) =>
      source.generated === undefined ? [] : [[placeOf(source.generated), placeOf(source)] as const],
    );
    const first =
      finding.sources[0] === undefined || declared === null
        ? []
        : [[placeOf(finding.sources[0]), placeOf(sources[0])] as const];
    const rename = renamer([...first, ...places]);
    // The verdict speaks of the first finding.
    if (findings.length === 0) verdictRename = rename;
    const frames = (finding.allocatedAt?.frames ?? []).map((frame): ReportFrame => {
      const { url, line, column, name } = mapped({ ...frame, name: frame.function });
      return { function: name ?? frame.function, url, line, column };
    });
    findings.push(retold(finding, sources, frames, rename));
  }
  const constructors = report.constructors.map((row) => (row.source ? { ...row, source: mapped(row.source) } : row));
  const speak = (message: Message): Message => renameMessage(message, verdictRename);
  const { verdict } = report;
  return localiseReport(
    {
      ...report,
      constructors,
      findings,
      ...(report.names === undefined
        ? {}
        : {
            names: withMapped(report.names, [
              ...findings.flatMap(({ sources }) => sources),
              ...constructors.flatMap(({ source }) => (source ? [source] : [])),
            ]),
          }),
      verdict: {
        ...verdict,
        summary: verdictRename(verdict.summary),
        messages: {
          summary: speak(verdict.messages.summary),
          reasons: verdict.messages.reasons.map(speak),
          next: verdict.messages.next && speak(verdict.messages.next),
        },
      },
    },
    report.lang,
  );
}
