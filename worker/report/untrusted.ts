// A report that came from outside (a shared file): every field is checked, unknown ones are dropped, what an older
// version did not write gets its neutral value. After this the object is as good as one of our own.

import * as v from 'valibot';
import { MAX_SERIES_NAME } from './series-limits.ts';
import type { PathTreeNode, Report } from './types.ts';

/** No name, sentence or URL of ours is longer; a snapshot itself cuts strings at 1,024 characters. */
const MAX_TEXT = 20_000;
/** Rows of constructors, and children of one node of the path tree. What is written is cut to it (`fitForFile`). */
export const MAX_ROWS = 200_000;
/**
 * The largest number of a report, either sign: bytes, bytes an hour, seconds. An exbibyte is more than a machine can
 * address, and the sum of all rows at once is still a number; from 1e308 sums become infinite and no rendering has a scale.
 */
const MAX_NUMBER = 2 ** 60;
const MAX_SNAPSHOTS = 1000;
const MAX_PARAMS = 64;

/** Lone surrogates would break encoders further down, NUL would end strings in other tools. */
const cleaned = (value: string): string => value.toWellFormed().replaceAll('\u0000', '\uFFFD');

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT), v.transform(cleaned));
const isNumber = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= MAX_NUMBER;
const number = v.custom<number>(isNumber);
const bytes = v.pipe(number, v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const id = v.nullable(v.pipe(v.number(), v.safeInteger()));
const position = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** Checked by hand: a report of thousands of rows holds more of these numbers than of everything else. */
const bySnapshot = v.custom<number[]>(
  (value) => Array.isArray(value) && value.length <= MAX_SNAPSHOTS && value.every(isNumber),
);
const list = <T extends v.GenericSchema>(item: T, max = 10_000) => v.pipe(v.array(item), v.maxLength(max));
const orNull = <T extends v.GenericSchema>(item: T) => v.optional(v.nullable(item), null);
const orEmpty = <T extends v.GenericSchema>(item: T, max?: number) => v.optional(list(item, max), []);

// Not `v.record`: it drops keys named `constructor`, which is what our messages talk about. `__proto__` is an own key
// after JSON.parse and is left out by the copy.
const params = v.pipe(
  v.custom<Record<string, unknown>>(
    (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length <= MAX_PARAMS,
  ),
  v.rawTransform(({ dataset, addIssue }) => {
    const copy: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(dataset.value)) {
      if (key === '__proto__') continue;
      if (typeof value === 'string' && value.length <= MAX_TEXT) copy[cleaned(key)] = cleaned(value);
      else if (typeof value === 'number' && Math.abs(value) <= MAX_NUMBER) copy[cleaned(key)] = value;
      else addIssue({ message: 'neither text nor number' });
    }
    return copy;
  }),
);
const message = v.object({ key: text, params: v.exactOptional(params) });
const confidence = v.picklist(['high', 'medium', 'low']);
const place = { url: text, line: position, column: position };
const source = v.object({ ...place, name: v.exactOptional(text), generated: v.exactOptional(v.object(place)) });

const snapshot = v.object({
  label: text,
  fileBytes: bytes,
  nodeCount: count,
  edgeCount: count,
  shallowBytes: bytes,
  runtime: v.fallback(v.picklist(['node', 'chromium', 'deno', 'bun', 'workerd', 'hermes', 'unknown']), 'unknown'),
  extraNativeBytes: orNull(bytes),
  takenAt: orNull(text),
  sha256: orNull(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  memory: v.exactOptional(
    v.object({
      rssBytes: bytes,
      heapBytes: bytes,
      freeBytes: bytes,
      bufferBytes: bytes,
      externalBytes: bytes,
      codeBytes: bytes,
      nativeBytes: bytes,
    }),
  ),
});

const hop = v.object({
  edge: v.nullable(text),
  constructor: text,
  objectId: v.exactOptional(id),
  edgeKind: v.exactOptional(v.picklist(['root', 'variable', 'property', 'element', 'entry', 'internal'])),
  scope: v.exactOptional(v.nullable(text)),
  folded: v.exactOptional(list(v.object({ edge: text, constructor: text }))),
  repeat: v.exactOptional(position),
});
const holder = v.object({ constructor: text, name: v.nullable(text), objectId: id });

const cost = v.object({
  unit: text,
  bytesPerUnit: number,
  secondsToLimit: v.nullable(bytes),
  bytesPerHour: v.exactOptional(number),
  limitBytes: v.exactOptional(bytes),
  limitGiven: v.exactOptional(v.boolean()),
});
const target = v.object({
  kind: v.literal('listener'),
  on: text,
  event: v.nullable(text),
  callback: v.nullable(text),
  at: v.exactOptional(v.object({ url: text, line: position, column: position })),
});
/** A name of a service, an instance or a release is a word or two. */
const shortText = v.pipe(v.string(), v.maxLength(MAX_SERIES_NAME), v.transform(cleaned));
const series = v.object({
  service: v.exactOptional(shortText),
  instance: v.exactOptional(shortText),
  release: v.exactOptional(shortText),
  takenAt: v.exactOptional(v.pipe(v.array(shortText), v.maxLength(MAX_SNAPSHOTS))),
  work: v.exactOptional(v.pipe(v.array(bytes), v.maxLength(MAX_SNAPSHOTS))),
  workUnit: v.exactOptional(shortText),
  order: v.exactOptional(
    v.object({
      by: v.picklist(['ids', 'asked', 'taken', 'name-time', 'name-number', 'name-word', 'modified', 'given']),
      proven: v.boolean(),
    }),
  ),
  leftOut: v.exactOptional(
    v.pipe(
      v.array(
        v.object({
          label: text,
          reason: v.picklist([
            'other-runtime',
            'other-program',
            'other-version',
            'other-process',
            'other-thread',
            'other-ids',
          ]),
        }),
      ),
      v.maxLength(MAX_SNAPSHOTS),
    ),
  ),
  others: v.exactOptional(
    v.pipe(
      v.array(
        v.object({
          labels: v.pipe(v.array(text), v.maxLength(MAX_SNAPSHOTS)),
          verdict: v.object({
            kind: v.picklist(['leak', 'growth', 'warm-up', 'none']),
            confidence,
            summary: text,
            messages: v.object({ summary: message }),
          }),
        }),
      ),
      v.maxLength(MAX_SNAPSHOTS),
    ),
  ),
});
const NO_MESSAGE = { key: '' };
const finding = v.object({
  rank: position,
  kind: v.picklist(['leak', 'growth', 'warm-up']),
  confidence,
  constructor: text,
  shape: orNull(text),
  owner: holder,
  growthKind: v.optional(v.picklist(['width', 'bytes', 'depth', 'many-owners', 'roots']), 'width'),
  path: list(hop),
  alsoHeldBy: orEmpty(holder),
  countBySnapshot: bySnapshot,
  retainedBytesBySnapshot: bySnapshot,
  exclusiveBytes: bytes,
  sharedBytes: bytes,
  composition: orEmpty(v.object({ constructor: text, count: bytes, bytes })),
  bytesPerEntry: v.optional(bytes, 0),
  cohorts: v.exactOptional(v.nullable(list(list(v.nullable(count))))),
  pattern: text,
  sources: list(source),
  allocatedAt: v.exactOptional(
    v.object({
      share: v.pipe(number, v.minValue(0), v.maxValue(1)),
      certainty: v.picklist(['exact', 'sampled']),
      frames: list(v.object({ function: text, url: text, line: position, column: position })),
    }),
  ),
  package: v.exactOptional(v.nullable(v.object({ name: text, version: v.nullable(text) }))),
  addedBy: v.exactOptional(list(v.object({ function: text, ...place }))),
  fingerprint: text,
  title: v.optional(text, ''),
  explanation: text,
  advice: text,
  messages: v.optional(
    v.object({
      title: message,
      explanation: list(message),
      advice: list(message),
      reasons: list(message),
      next: v.nullable(message),
    }),
    () => ({ title: NO_MESSAGE, explanation: [], advice: [], reasons: [], next: null }),
  ),
  reasons: orEmpty(text),
  next: orNull(text),
  cost: orNull(cost),
  sampleObjectIds: orEmpty(v.pipe(v.number(), v.safeInteger())),
  target: v.exactOptional(target),
  known: orNull(v.object({ status: v.picklist(['new', 'known', 'accepted']), reason: v.nullable(text) })),
});

const row = v.object({
  name: text,
  source: v.exactOptional(source),
  script: v.exactOptional(v.object({ id: count, line: count, column: count })),
  engine: v.optional(v.boolean(), false),
  countBySnapshot: bySnapshot,
  shallowBytesBySnapshot: bySnapshot,
  retainedBytesBySnapshot: bySnapshot,
  addedCount: v.nullable(count),
  removedCount: v.nullable(count),
  addedBytes: v.nullable(bytes),
  removedBytes: v.nullable(bytes),
});

// The codec bounds nesting before this runs, so the recursion is bounded too.
const pathTree: v.GenericSchema<unknown, PathTreeNode> = v.object({
  edge: text,
  constructor: text,
  engine: v.boolean(),
  countBySnapshot: bySnapshot,
  bytesBySnapshot: bySnapshot,
  children: v.lazy(() => list(pathTree, MAX_ROWS)),
  omitted: v.optional(count, 0),
});

const names = v.object({ code: list(text, MAX_ROWS), data: list(text, MAX_ROWS) });
const redaction = v.object({ version: count, replaced: list(v.object({ kind: text, count })), kept: list(text) });

const report = v.object({
  schema: v.literal('heapdelta.report/1'),
  tool: v.object({ name: v.literal('heapdelta'), version: text }),
  lang: v.optional(v.picklist(['en', 'ko']), 'en'),
  identity: v.picklist(['same-process', 'different-processes', 'unknown']),
  identityAgreement: orNull(v.pipe(number, v.minValue(0), v.maxValue(1))),
  snapshots: v.pipe(v.array(snapshot), v.minLength(1), v.maxLength(MAX_SNAPSHOTS)),
  series: v.exactOptional(series),
  verdict: v.object({
    kind: v.picklist(['leak', 'growth', 'warm-up', 'none']),
    confidence,
    summary: text,
    messages: v.optional(v.object({ summary: message, reasons: list(message), next: v.nullable(message) }), () => ({
      summary: NO_MESSAGE,
      reasons: [],
      next: null,
    })),
    reasons: orEmpty(text),
    next: orNull(text),
    accepted: v.exactOptional(v.object({ kind: v.picklist(['leak', 'growth', 'warm-up', 'none']), count })),
  }),
  growth: v.object({
    totalBytes: number,
    findingsBytes: number,
    engineBytes: number,
    otherBytes: number,
    bySnapshot: v.optional(v.object({ findings: list(bySnapshot), engine: bySnapshot, other: bySnapshot }), () => ({
      findings: [],
      engine: [],
      other: [],
    })),
  }),
  findings: list(finding),
  constructors: list(row, MAX_ROWS),
  pathTree: orNull(pathTree),
  warnings: list(v.object({ code: text, message: text, params: v.exactOptional(params) })),
  per: orNull(text),
  heapLimitBytes: orNull(bytes),
  cost: v.exactOptional(cost),
  names: v.exactOptional(names),
  redaction: v.exactOptional(redaction),
});

export type ReadReportResult =
  | { readonly ok: true; readonly report: Report }
  /** `where`: dotted path of the first field that is wrong. */
  | { readonly ok: false; readonly where: string };

/** One number per snapshot everywhere: renderers index by snapshot and must not meet a hole. Returns the first bad place. */
function unevenPlace(read: Report): string | null {
  const n = read.snapshots.length;
  if (read.series?.work !== undefined && read.series.work.length !== n) return 'series.work';
  const uneven = (...arrays: readonly (readonly number[])[]): boolean => arrays.some((values) => values.length !== n);
  const badFinding = read.findings.findIndex((f) => uneven(f.countBySnapshot, f.retainedBytesBySnapshot));
  if (badFinding >= 0) return `findings.${badFinding}`;
  const badRow = read.constructors.findIndex((r) =>
    uneven(r.countBySnapshot, r.shallowBytesBySnapshot, r.retainedBytesBySnapshot),
  );
  if (badRow >= 0) return `constructors.${badRow}`;
  const { engine, other, findings } = read.growth.bySnapshot;
  const absent = engine.length === 0 && other.length === 0 && findings.length === 0;
  // A layer of the picture without its finding would have no name.
  if (!absent && (uneven(engine, other) || uneven(...findings) || findings.length > read.findings.length))
    return 'growth.bySnapshot';
  const stack: PathTreeNode[] = read.pathTree === null ? [] : [read.pathTree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (uneven(node.countBySnapshot, node.bytesBySnapshot)) return 'pathTree';
    stack.push(...node.children);
  }
  return null;
}

/** The checked object where its keys already stand as given (most rows do), its own values put in order; else null. */
function orderedAsGiven(given: Record<string, unknown>, checked: Record<string, unknown>): unknown {
  const keys = Object.keys(checked);
  const keysGiven = Object.keys(given);
  if (keys.length !== keysGiven.length || keys.some((key, i) => key !== keysGiven[i])) return null;
  for (const key of keys) {
    const value = checked[key];
    if (typeof value === 'object' && value !== null) checked[key] = inOrderOf(given[key], value);
  }
  return checked;
}

/** The checked value with its keys in the order they came in, so that a report read and written again is the same text. */
function inOrderOf(given: unknown, checked: unknown): unknown {
  if (typeof checked !== 'object' || checked === null || typeof given !== 'object' || given === null) return checked;
  if (Array.isArray(checked)) {
    // Numbers by snapshot are most of a report's arrays, and have nothing to put in order.
    if (!Array.isArray(given) || checked.every((item) => typeof item !== 'object')) return checked;
    return checked.map((item, i) => inOrderOf(given[i], item));
  }
  const inOrder = orderedAsGiven(given as Record<string, unknown>, checked as Record<string, unknown>);
  if (inOrder !== null) return inOrder;
  const ordered: Record<string, unknown> = {};
  for (const key of [...Object.keys(given), ...Object.keys(checked)]) {
    if (!Object.hasOwn(ordered, key) && Object.hasOwn(checked, key))
      ordered[key] = inOrderOf((given as Record<string, unknown>)[key], (checked as Record<string, unknown>)[key]);
  }
  return ordered;
}

/** Checks a parsed JSON value of unknown origin; never throws. Its nesting must already be bounded (see heapdelta.ts). */
export function readReport(value: unknown): ReadReportResult {
  const parsed = v.safeParse(report, value, { abortEarly: true });
  if (!parsed.success) return { ok: false, where: v.getDotPath(parsed.issues[0]) ?? '' };
  const read = inOrderOf(value, parsed.output) as Report;
  const where = unevenPlace(read);
  return where === null ? { ok: true, report: read } : { ok: false, where };
}
