// Redaction: what a report tells about the program stays, what it tells about the data goes. On by default for
// everything that leaves the machine. Equal values get equal placeholders within one report, and only there.

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { localiseReport } from '../../messages/index.ts';
import type { Report } from '../types.ts';
import { KINDS, type Kind } from './detect.ts';
import { reportRule } from './policy.ts';
import { isPlaceholder, note as noteRule, type KeptKind, type Mint } from './rules.ts';

export { KINDS } from './detect.ts';
export type { Kind } from './detect.ts';
export type { KeptKind } from './rules.ts';
export { unknownParams } from './policy.ts';

export const REDACTION_VERSION = 1;

export interface RedactOptions {
  /** Kinds the user lets out as they are; none by default. */
  readonly keep?: readonly Kind[];
  /** Decides which value gets which number. Default: a hash of the whole unredacted report, which makes renderings of
   * the same input equal byte for byte. It is never written anywhere. */
  readonly salt?: Uint8Array;
  /** Texts that go along with the report (notes), redacted by the same placeholders. */
  readonly notes?: readonly string[];
}

export interface RedactionSummary {
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

const encoder = new TextEncoder();

function defaultSalt(report: Report): Uint8Array {
  return sha256(encoder.encode(`heapdelta redaction ${JSON.stringify(report)}`));
}

interface Collected {
  readonly hidden: Map<Kind, Map<string, number>>;
  readonly kept: Map<KeptKind, Map<string, number>>;
}

function bump<K>(counts: Map<K, Map<string, number>>, kind: K, value: string): void {
  const values = counts.get(kind) ?? new Map<string, number>();
  counts.set(kind, values.set(value, (values.get(value) ?? 0) + 1));
}

function collect(report: Report, notes: readonly string[]): Collected {
  const found: Collected = { hidden: new Map(), kept: new Map() };
  const mint: Mint = {
    hide: (kind, raw) => {
      // Placeholders of an earlier redaction are nothing to hide.
      if (!isPlaceholder(raw)) bump(found.hidden, kind, raw);
      return raw;
    },
    keep: (kind, value) => {
      bump(found.kept, kind, value);
      return value;
    },
  };
  reportRule(mint, report);
  for (const text of notes) noteRule(mint, text);
  return found;
}

/**
 * Numbers are handed out in the order of a keyed hash: from a number neither the value nor its place can be told, and
 * unlike a hash written into the file, a number cannot be tested against guesses.
 */
function placeholders(
  hidden: Collected['hidden'],
  salt: Uint8Array,
  keep: ReadonlySet<Kind>,
): ReadonlyMap<Kind, ReadonlyMap<string, string>> {
  const all = new Map<Kind, ReadonlyMap<string, string>>();
  for (const [kind, values] of hidden) {
    const keyed = [...values.keys()].map((raw) => ({
      raw,
      key: hex(hmac(sha256, salt, encoder.encode(`${kind}\u0000${raw}`))),
    }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
    all.set(kind, new Map(keyed.map(({ raw }, i) => [raw, keep.has(kind) ? raw : `«${kind}-${i + 1}»`])));
  }
  return all;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The report without data: see docs/heapdelta-format.md for what stays. Pure; the same report (and salt) gives the same
 * result; redacting a redacted report changes nothing. Sentences are spoken anew in the report's own language.
 */
export function redactReport(report: Report, options: RedactOptions = {}): RedactResult {
  const { keep = [], notes = [] } = options;
  const letOut = new Set(keep);
  const found = collect(report, notes);
  const names = placeholders(found.hidden, options.salt ?? defaultSalt(report), letOut);
  const mint: Mint = {
    hide: (kind, raw) => (isPlaceholder(raw) ? raw : (names.get(kind)?.get(raw) ?? `«${kind}»`)),
    keep: (_kind, value) => value,
  };
  const clean = localiseReport(reportRule(mint, report), report.lang);
  const replaced = KINDS.filter((kind) => !letOut.has(kind) && found.hidden.has(kind)).map((kind) => ({
    kind,
    count: found.hidden.get(kind)?.size ?? 0,
  }));
  // A report that was redacted before has had its counting; the second pass finds nothing.
  const summary: RedactionSummary = {
    version: REDACTION_VERSION,
    replaced,
    kept: KINDS.filter((kind) => letOut.has(kind)),
  };
  const redaction = report.redaction !== undefined && replaced.length === 0 ? report.redaction : summary;
  return { report: { ...clean, redaction }, summary, notes: notes.map((text) => noteRule(mint, text)) };
}

/** A few values of one kind, most frequent first. */
export interface PreviewRow<K> {
  readonly kind: K;
  /** Distinct values. */
  readonly count: number;
  readonly samples: readonly string[];
}

export interface RedactionPreview {
  /** What leaves the machine as it is. */
  readonly leaves: readonly PreviewRow<KeptKind>[];
  /** What a placeholder stands for; each row is a choice (`RedactOptions.keep`). */
  readonly replaced: readonly PreviewRow<Kind>[];
}

const KEPT_ORDER: readonly KeptKind[] = ['class', 'property', 'source', 'label', 'note', 'engine', 'hash', 'time'];
const SAMPLES = 8;
const SAMPLE_LENGTH = 80;

function rows<K>(
  order: readonly K[],
  counts: ReadonlyMap<K, ReadonlyMap<string, number>>,
  samples: number,
): readonly PreviewRow<K>[] {
  return order.flatMap((kind) => {
    const values = counts.get(kind);
    if (values === undefined || values.size === 0) return [];
    const byCount = [...values].sort((a, b) => b[1] - a[1]).slice(0, samples);
    return [
      {
        kind,
        count: values.size,
        samples: byCount.map(([value]) => (value.length > SAMPLE_LENGTH ? `${value.slice(0, SAMPLE_LENGTH)}…` : value)),
      },
    ];
  });
}

/** What would leave and what would be replaced, for the list shown before saving. Shows raw values: for the user's own eyes. */
export function previewRedaction(
  report: Report,
  options: { readonly notes?: readonly string[]; readonly samples?: number } = {},
): RedactionPreview {
  const found = collect(report, options.notes ?? []);
  const samples = options.samples ?? SAMPLES;
  return { leaves: rows(KEPT_ORDER, found.kept, samples), replaced: rows(KINDS, found.hidden, samples) };
}
