// Redaction: what a report tells about the program stays, what it tells about the data goes. On by default for
// everything that leaves the machine. Equal values get equal placeholders within one report, and only there.

import { localiseReport } from '../../messages/index.ts';
import { packageOf } from '../packages.ts';
import type { Report } from '../types.ts';
import { KINDS, type Kind } from './detect.ts';
import { hostPlaceholder } from './host.ts';
import { isInstalledName } from './files.ts';
import { isSpelledOut } from './words.ts';
import { isPlaceholder, type KeptKind, type Mint, type Origin } from './mint.ts';
import { reportRule } from './policy.ts';
import { note as noteRule, phrase } from './rules.ts';

export { KINDS } from './detect.ts';
export type { Kind } from './detect.ts';
export type { KeptKind } from './mint.ts';
export { unknownParams } from './policy.ts';

const REDACTION_VERSION = 2;

/** What the user decides of single names, whatever the rules say. */
interface NameChoices {
  readonly keepNames?: readonly string[];
  readonly hideNames?: readonly string[];
}

export interface RedactOptions extends NameChoices {
  /** Kinds the user lets out as they are; none by default. */
  readonly keep?: readonly Kind[];
  /** Texts that go along with the report (notes), redacted by the same placeholders. */
  readonly notes?: readonly string[];
}

interface RedactionSummary {
  readonly version: number;
  /** Distinct values replaced, by kind, in the order of `KINDS`. */
  readonly replaced: readonly { readonly kind: Kind; readonly count: number }[];
  readonly kept: readonly Kind[];
}

export interface RedactResult {
  readonly report: Report;
  readonly summary: RedactionSummary;
  /** The notes given, redacted. */
  readonly notes: readonly string[];
}

interface Hidden {
  /** As the first rule that hid it took it for: one value, one placeholder. */
  readonly kind: Kind;
  count: number;
}

/** Everything the rules hid, in reading order. */
type Collected = Map<string, Hidden>;
/** What leaves as it is, by kind, with how often it does. */
type Kept = Map<KeptKind, Map<string, number>>;

/** Where names come from, by the report and the user. Null when the report does not say. */
function originsOf(report: Report, { keepNames = [] }: NameChoices): ((name: string) => Origin | null) | undefined {
  const { names } = report;
  const kept = new Set(keepNames);
  if (names === undefined) {
    // The file shows no code. What it calls a variable of a scope is one all the same, and no key of a table.
    const variables = new Set(
      report.findings
        .flatMap(({ path }) => path.flatMap(({ edge, edgeKind }) => (edgeKind === 'variable' ? (edge ?? []) : [])))
        .filter(isSpelledOut),
    );
    return (name) => (variables.has(name) || kept.has(name) ? 'code' : null);
  }
  const code = new Set(names.code);
  const data = new Set(names.data);
  return (name) => (kept.has(name) || code.has(name) ? 'code' : data.has(name) ? 'data' : 'unknown');
}

/** Names of the installed packages that a report mentions: by their folder in `node_modules`, or as a finding's own. */
function packagesOf(report: Report): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (url: string): void => {
    const name = packageOf(url)?.name;
    if (name !== undefined && isInstalledName(name)) found.add(name);
  };
  for (const { package: own, sources, addedBy = [] } of report.findings) {
    if (own !== null && own !== undefined && isInstalledName(own.name)) found.add(own.name);
    for (const { url, generated } of sources) {
      look(url);
      if (generated !== undefined) look(generated.url);
    }
    for (const { url } of addedBy) look(url);
  }
  for (const { source } of report.constructors) if (source !== undefined) look(source.url);
  return found;
}

function collect(report: Report, options: RedactOptions): Collected {
  const found: Collected = new Map();
  const hide = (kind: Kind, raw: string): string => {
    // Placeholders of an earlier redaction are nothing to hide.
    if (report.redaction !== undefined && isPlaceholder(raw)) return raw;
    const known = found.get(raw);
    if (known === undefined) found.set(raw, { kind, count: 1 });
    else known.count++;
    return raw;
  };
  const hidden = new Set(options.hideNames);
  const mint: Mint = {
    hide,
    collects: true,
    keep: (_kind, value) => (hidden.has(value) ? hide('name', value) : value),
    origin: originsOf(report, options),
    packages: packagesOf(report),
    redactedBefore: report.redaction !== undefined,
  };
  reportRule(mint, report);
  for (const text of options.notes ?? []) noteRule(mint, text);
  return found;
}

/** Highest number of each kind that an earlier redaction gave in this report. */
function numbersTaken(report: Report): Map<string, number> {
  const taken = new Map<string, number>();
  if (report.redaction === undefined) return taken;
  for (const [, kind, number] of JSON.stringify(report).matchAll(/«([a-z0-9]{2,8})-(\d{1,6})»/g))
    taken.set(kind, Math.max(taken.get(kind) ?? 0, Number(number)));
  return taken;
}

/** The placeholder of each hidden value, numbered in reading order. */
function placeholders(report: Report, hidden: Collected, options: RedactOptions): ReadonlyMap<string, string> {
  const taken = numbersTaken(report);
  const keepKinds = new Set(options.keep);
  const keepNames = new Set(options.keepNames);
  const all = new Map<string, string>();
  for (const [raw, { kind }] of hidden) {
    if (keepKinds.has(kind) || keepNames.has(raw)) {
      all.set(raw, raw);
      continue;
    }
    if (kind === 'host') {
      all.set(raw, hostPlaceholder(raw));
      continue;
    }
    const number = (taken.get(kind) ?? 0) + 1;
    taken.set(kind, number);
    all.set(raw, `«${kind}-${number}»`);
  }
  return all;
}

interface Redacted extends RedactResult {
  readonly found: Collected;
  readonly kept: Kept;
  readonly given: ReadonlyMap<string, string>;
}

function redact(report: Report, options: RedactOptions): Redacted {
  const { keep = [], notes = [] } = options;
  const found = collect(report, options);
  const given = placeholders(report, found, options);
  // Gathered where the placeholders stand already: what is kept around them would show what they hide.
  const kept: Kept = new Map();
  const left = new Set<string>();
  for (const [raw, text] of given) if (raw === text) left.add(raw);
  const hidden = new Set(options.hideNames);
  /** What is left of scripts' addresses: the next redaction does not know any more what was a package. */
  const paths = new Set<string>();
  const mint: Mint = {
    hide: (kind, raw) => given.get(raw) ?? (isPlaceholder(raw) ? raw : `«${kind}»`),
    keep: (kind, value) => {
      if (hidden.has(value)) return given.get(value) ?? '«name»';
      if (kind === 'source' && !isPlaceholder(value)) paths.add(value);
      const values = kept.get(kind) ?? new Map<string, number>();
      kept.set(kind, values.set(value, (values.get(value) ?? 0) + 1));
      left.add(value);
      return value;
    },
    origin: originsOf(report, options),
    packages: packagesOf(report),
    redactedBefore: report.redaction !== undefined,
    left: (name) => left.has(name),
  };
  const clean = localiseReport(reportRule(mint, report), report.lang);
  const replaced = KINDS.flatMap((kind) => {
    const count = [...given].filter(([raw, text]) => raw !== text && found.get(raw)?.kind === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
  const letOut = new Set(keep);
  const summary: RedactionSummary = {
    version: REDACTION_VERSION,
    replaced,
    kept: KINDS.filter((kind) => letOut.has(kind)),
  };
  // A report that was redacted before has had its counting; the second pass finds nothing.
  const redaction = report.redaction !== undefined && replaced.length === 0 ? report.redaction : summary;
  return {
    report: { ...clean, ...withKept(clean, [...paths, ...(options.keepNames ?? [])]), redaction },
    summary,
    notes: notes.map((text) => noteRule(mint, text)),
    found,
    kept,
    given,
  };
}

/** What has left stays out when the file is passed on: to the next redaction it is code. */
function withKept(clean: Report, kept: readonly string[]): Pick<Report, 'names'> {
  if (clean.names === undefined || kept.length === 0) return {};
  return { names: { code: [...new Set([...clean.names.code, ...kept])].sort(), data: [] } };
}

/**
 * The report without data: see docs/security.md for the rule and docs/heapdelta-format.md for what stays. Pure; the same
 * report gives the same result; redacting a redacted report changes nothing. Sentences are spoken anew in the report's
 * own language.
 */
export function redactReport(report: Report, options: RedactOptions = {}): RedactResult {
  const { report: clean, summary, notes } = redact(report, options);
  return { report: clean, summary, notes };
}

/** One value that leaves, or that a placeholder stands for. */
export interface PreviewName {
  readonly value: string;
  /** How often it stands in the report. */
  readonly count: number;
  /** What stands there instead; absent for what leaves as it is. */
  readonly placeholder?: string;
}

/** The values of one kind, most frequent first. */
interface PreviewRow<K> {
  readonly kind: K;
  /** Distinct values. */
  readonly count: number;
  /** A few of them, cut to a readable length. */
  readonly samples: readonly string[];
  /** All of them, whole. */
  readonly names: readonly PreviewName[];
}

export interface RedactionPreview {
  /** The answer in one sentence, as the reader of the redacted report will see it. */
  readonly headline: string;
  /** Names in what the findings are called that go although nothing says that they are data: the user should look. */
  readonly asks: readonly PreviewName[];
  /** What leaves the machine as it is. */
  readonly leaves: readonly PreviewRow<KeptKind>[];
  /** What a placeholder stands for; each row is a choice (`RedactOptions.keep`). */
  readonly replaced: readonly PreviewRow<Kind>[];
}

const KEPT_ORDER: readonly KeptKind[] = [
  'class',
  'property',
  'source',
  'label',
  'note',
  'engine',
  'hash',
  'time',
  'chosen',
];
const SAMPLES = 8;
const SAMPLE_LENGTH = 80;

function previewRow<K>(kind: K, all: readonly PreviewName[], samples: number): readonly PreviewRow<K>[] {
  if (all.length === 0) return [];
  const names = [...all].sort((a, b) => b.count - a.count);
  const cut = ({ value }: PreviewName): string =>
    value.length > SAMPLE_LENGTH ? `${value.slice(0, SAMPLE_LENGTH)}…` : value;
  return [{ kind, count: names.length, samples: names.slice(0, samples).map(cut), names }];
}

/** Names in the findings' titles that are hidden without being known as data. */
function asked(report: Report, { found, given }: Redacted): readonly PreviewName[] {
  const data = new Set(report.names?.data);
  const names = new Set<string>();
  const mint: Mint = {
    hide: (_kind, raw) => {
      if (given.get(raw) !== raw && !data.has(raw)) names.add(raw);
      return raw;
    },
    keep: (_kind, value) => value,
    origin: originsOf(report, {}),
    packages: packagesOf(report),
    redactedBefore: report.redaction !== undefined,
  };
  for (const { messages, owner } of report.findings) {
    const { name } = messages.title.params ?? {};
    if (typeof name === 'string') phrase(mint, name);
    if (owner.name !== null) phrase(mint, owner.name);
  }
  return [...names].flatMap((value) => {
    const placeholder = given.get(value);
    return placeholder === undefined ? [] : [{ value, count: found.get(value)?.count ?? 0, placeholder }];
  });
}

/** What would leave and what would be replaced, for the list shown before saving. Shows raw values: for the user's own eyes. */
export function previewRedaction(
  report: Report,
  options: RedactOptions & { readonly samples?: number } = {},
): RedactionPreview {
  const done = redact(report, options);
  const samples = options.samples ?? SAMPLES;
  const hidden = [...done.found].flatMap(([value, { kind, count }]) => {
    const placeholder = done.given.get(value) ?? value;
    return placeholder === value ? [] : [{ kind, name: { value, count, placeholder } }];
  });
  // Data that the user lets out, by its kind or name.
  const letOut = [...done.found].flatMap(([value, { count }]) =>
    done.given.get(value) === value ? [{ value, count }] : [],
  );
  return {
    headline: done.report.verdict.summary,
    asks: asked(report, done),
    leaves: KEPT_ORDER.flatMap((kind) =>
      previewRow(
        kind,
        kind === 'chosen' ? letOut : [...(done.kept.get(kind) ?? [])].map(([value, count]) => ({ value, count })),
        samples,
      ),
    ),
    replaced: KINDS.flatMap((kind) =>
      previewRow(
        kind,
        hidden.filter((row) => row.kind === kind).map(({ name }) => name),
        samples,
      ),
    ),
  };
}
