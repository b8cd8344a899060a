// From generated positions back to the source people wrote: maps beside the script, inside it, or in --source-maps DIR.
// Paths come from snapshots, that is from anyone: only regular .js files and their maps are read, and not without limit.

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AnyMap, originalPositionFor } from '@jridgewell/trace-mapping';
import type { TraceMap } from '@jridgewell/trace-mapping';
import { localiseReport } from '../worker/messages/index.ts';
import type { Message, Report, ReportSource } from '../worker/report/types.ts';

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

/** Absolute path of a script's URL; null for what is no local script (`node:internal/…`, `https://…`). */
function localPath(url: string): string | null {
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
  if (inline) return parseMap(inline[1] === undefined ? decoded(inline[2]) : Buffer.from(inline[2], 'base64').toString('utf8'), script);
  if (/^[a-z]+:/i.test(named)) return null;
  const file = path.resolve(path.dirname(script), named);
  const map = await readSmall(file);
  return map === null ? null : parseMap(map, file);
}

/** The map for a script's URL; `directory` first, because the user named it. */
async function mapFor(url: string, directory: string | null): Promise<TraceMap | null> {
  const name = path.basename(url.replace(/[?#].*$/, ''));
  if (!SCRIPT.test(name)) return null;
  if (directory !== null) {
    // `DIR/name.js.map`, and for builds with folders the longest tail of the path that is there.
    const parts = url.replace(/^[a-z]+:\/+/i, '').replace(/[?#].*$/, '').split(/[\\/]/).filter((part) => part !== '' && part !== '..');
    for (let from = Math.max(0, parts.length - 6); from < parts.length; from++) {
      const file = path.join(directory, `${parts.slice(from).join('/')}.map`);
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

function originalOf(source: ReportSource, map: TraceMap): ReportSource {
  const found = originalPositionFor(map, { line: source.line, column: source.column - 1 });
  if (found.source === null) return source;
  const name = source.name ?? found.name;
  return {
    url: found.source, line: found.line, column: found.column + 1, ...(name === null ? {} : { name }),
    generated: { url: source.url, line: source.line, column: source.column },
  };
}

const base = (url: string): string => url.split(/[\\/]/).pop() ?? url;

/** Replaces `server.js:12` by `server.ts:5` wherever a text names the place. */
function renamer(sources: readonly ReportSource[]): (text: string) => string {
  const places = sources.flatMap(({ url, line, generated }) => (generated === undefined ? [] : [[`${base(generated.url)}:${generated.line}`, `${base(url)}:${line}`] as const]));
  return (text) => places.reduce((changed, [from, to]) => changed.replaceAll(new RegExp(`(?<![\\w.-])${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\d)`, 'g'), to), text);
}

function renameMessage(message: Message, rename: (text: string) => string): Message {
  if (message.params === undefined) return message;
  return { ...message, params: Object.fromEntries(Object.entries(message.params).map(([key, value]) => [key, typeof value === 'string' ? rename(value) : value])) };
}

/**
 * The report with every source position that a map covers replaced by the original one (the generated stays beside it),
 * and every sentence that names such a place spoken anew. Positions without a map stay.
 */
export async function withSourceMaps(report: Report, directory: string | null): Promise<Report> {
  const urls = new Set([...report.findings.flatMap(({ sources }) => sources), ...report.constructors.flatMap(({ source }) => (source ? [source] : []))]
    .filter(({ generated }) => generated === undefined).map(({ url }) => url));
  const maps = new Map<string, TraceMap>();
  for (const url of urls) {
    const map = await mapFor(url, directory);
    if (map !== null) maps.set(url, map);
  }
  if (maps.size === 0) return report;
  const mapped = (source: ReportSource): ReportSource => {
    const map = source.generated === undefined ? maps.get(source.url) : undefined;
    return map === undefined ? source : originalOf(source, map);
  };
  const constructors = report.constructors.map((row) => (row.source ? { ...row, source: mapped(row.source) } : row));
  const findings = report.findings.map((finding) => ({ ...finding, sources: finding.sources.map(mapped) }));
  const rename = renamer([...findings.flatMap(({ sources }) => sources), ...constructors.flatMap(({ source }) => (source ? [source] : []))]);
  const speak = (message: Message): Message => renameMessage(message, rename);
  const { verdict } = report;
  return localiseReport({
    ...report, constructors,
    verdict: {
      ...verdict, summary: rename(verdict.summary),
      messages: { summary: speak(verdict.messages.summary), reasons: verdict.messages.reasons.map(speak), next: verdict.messages.next && speak(verdict.messages.next) },
    },
    findings: findings.map((finding) => ({
      ...finding, title: rename(finding.title), explanation: rename(finding.explanation), advice: rename(finding.advice),
      path: finding.path.map((hop) => (hop.scope ? { ...hop, scope: rename(hop.scope) } : hop)),
      messages: {
        ...finding.messages, title: speak(finding.messages.title), explanation: finding.messages.explanation.map(speak), advice: finding.messages.advice.map(speak),
      },
    })),
  }, report.lang);
}
