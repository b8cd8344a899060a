// The .heapdelta file: a report to pass on, without the snapshots. A short header, then gzipped JSON; the form is
// written down in docs/heapdelta-format.md. Files come from strangers: size, depth and amount of text are bounded before
// use (file-json.ts, untrusted.ts). What is written is cut to the same bounds, so that what we write, we read.

import * as v from 'valibot';
import { trySpeak } from '../messages/index.ts';
import { collect, TooLong } from './bounded-stream.ts';
import { DuplicateKeyError, nestingOf, parseWithoutDuplicates } from './file-json.ts';
import type { PathTreeNode, Report, ReportConstructor } from './types.ts';
import { withoutValues } from './json-cut.ts';
import { readReport } from './untrusted.ts';

/** As PNG's: a byte no text begins with, the name, and line ends that a careless transfer would change. */
const MAGIC = [0x89, 0x48, 0x44, 0x4c, 0x54, 0x0d, 0x0a, 0x1a];
const HEADER_BYTES = 16;
/** Header, an empty block and trailer of a gzip stream. */
const SMALLEST_GZIP = 20;
/** A reader refuses a larger major version and ignores what a larger minor version added. */
export const FORMAT_MAJOR = 1;
export const FORMAT_MINOR = 0;

/**
 * Largest file and largest content that are read. The largest report of 766 series is 0.1 and 0.9 MB. Reading takes
 * some twenty times the content in memory: one of 46 MB took 924 MB and 13 s, one of 11 MB 320 MB and 3 s.
 */
const MAX_FILE_BYTES = 16 << 20;
const MAX_CONTENT_BYTES = 12 << 20;
/**
 * Content that is more times as large as what it is packed in is no report: of 766 series the most is 15, a quiet one
 * of 1,000 snapshots has 281; gzip can do 1,030.
 */
export const MAX_RATIO = 600;
/** Up to here it does not matter. */
const SMALL_CONTENT_BYTES = 1 << 20;
/** Objects and arrays: each takes far more memory than text. The most rows and nodes that we write have 240,000. */
const MAX_CONTAINERS = 400_000;
/** JSON nesting; a level of the path tree takes two. */
const MAX_DEPTH = 400;
const MAX_NOTES = 1000;
/** Characters of one note, and of a snapshot's label. */
const MAX_NOTE = 20_000;
/**
 * Characters of all that renderings print in full: everything but the constructor rows and the path tree, of which they
 * show the first. Measured on 766 series of the corpus: 59,974 at most, so that eight of the largest fit. With twice as
 * many letters a PDF took 9.6 s of a busy machine, with eight times as many 12 s and 353 MB.
 */
export const MAX_PRINTED_CHARS = 500_000;

/** Rows of constructors that are written and read; the most of 766 series is 2,742. */
export const MAX_FILE_ROWS = 40_000;
/** No report is cut to less. */
const FEWEST_ROWS = 1000;
/** The path tree is cut to this: the largest nodes stay. */
const TREE_NODES = 20_000;
const TREE_DEPTH = 150;

export type HeapdeltaCode =
  | 'heapdelta-not'
  | 'heapdelta-newer'
  | 'heapdelta-older'
  | 'heapdelta-joined'
  | 'heapdelta-duplicate-key'
  | 'heapdelta-too-much-text'
  | 'heapdelta-truncated'
  | 'heapdelta-corrupt'
  | 'heapdelta-too-large'
  | 'heapdelta-blown-up'
  | 'heapdelta-too-many'
  | 'heapdelta-too-deep'
  | 'heapdelta-wrong-form';

/** Why a file was refused; the sentence is in the catalog under `errors.<code>`. */
export class HeapdeltaError extends Error {
  readonly code: HeapdeltaCode;
  /** Dotted path of the wrong field; null when there is no place. */
  readonly where: string | null;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    code: HeapdeltaCode,
    where: string | null = null,
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(where === null ? code : `${code}: ${where}`);
    this.name = 'HeapdeltaError';
    this.code = code;
    this.where = where;
    this.params = params;
  }
}

/** A finding somebody looked at and accepts, by its fingerprint. */
export interface Accepted {
  readonly fingerprint: string;
  readonly reason: string | null;
}

export interface HeapdeltaFile {
  readonly report: Report;
  readonly notes: readonly string[];
  readonly accepted: readonly Accepted[];
  /** ISO time when the file was made; null when it does not say. */
  readonly date: string | null;
}

export interface EncodeOptions {
  readonly notes?: readonly string[];
  /** Default: the findings that the report itself marks as accepted. */
  readonly accepted?: readonly Accepted[];
  /** ISO time. */
  readonly date?: string | null;
}

/** True when the bytes begin as a .heapdelta file does. */
export function isHeapdelta(bytes: Uint8Array): boolean {
  return bytes.length >= MAGIC.length && MAGIC.every((byte, i) => bytes[i] === byte);
}

const cut = (text: string): string =>
  text.length <= MAX_NOTE ? text : `${text.slice(0, MAX_NOTE - 1)}…`.toWellFormed();

/** The largest retained size a row has in any snapshot, bytes. */
function largest(row: ReportConstructor): number {
  return row.retainedBytesBySnapshot.reduce((most, bytes) => Math.max(most, bytes), 0);
}

/**
 * The report as a file can hold it: of more rows than `maxRows`, those that retain most stay, in their order, and a
 * warning says how many went. The path tree and overlong labels are cut. Unchanged where it is small enough.
 */
function fitForFile(report: Report, maxRows: number): Report {
  const fitting = {
    ...report,
    pathTree: report.pathTree === null ? null : prunePathTree(report.pathTree, TREE_NODES, TREE_DEPTH),
    snapshots: report.snapshots.some(({ label }) => label.length > MAX_NOTE)
      ? report.snapshots.map((snapshot) => ({ ...snapshot, label: cut(snapshot.label) }))
      : report.snapshots,
    per: report.per === null ? null : cut(report.per),
  };
  const over = report.constructors.length - maxRows;
  if (over <= 0) return fitting;
  const bySize = report.constructors.map((row, at) => ({ at, bytes: largest(row) }));
  bySize.sort((a, b) => b.bytes - a.bytes || a.at - b.at);
  const kept = new Set(bySize.slice(0, maxRows).map(({ at }) => at));
  const warning = { code: 'rows-left-out', message: '', params: { count: over, keptCount: maxRows } };
  const message = trySpeak({ key: `report.warning.${warning.code}`, params: warning.params }, report.lang);
  return {
    ...fitting,
    constructors: report.constructors.filter((_, at) => kept.has(at)),
    warnings: [...report.warnings, { ...warning, message: message ?? warning.code }],
  };
}

/** `content` of the report in JSON, UTF-8, with as many rows as a reader takes. */
function fittingText(report: Report, content: (fitting: Report) => unknown): Uint8Array {
  const written = (maxRows: number): Uint8Array =>
    new TextEncoder().encode(JSON.stringify(content(fitForFile(report, maxRows))));
  let rows = Math.min(report.constructors.length, MAX_FILE_ROWS);
  let text = written(rows);
  // Rows of very many snapshots are large: fewer of them, then.
  while (text.length > MAX_CONTENT_BYTES && (rows >>= 1) >= FEWEST_ROWS) text = written(rows);
  return text;
}

/**
 * The report as a JSON file: the same rows stay as in a .heapdelta, and the same is said. What `decodeJsonReport` takes,
 * unless findings and snapshots alone are more than it reads.
 */
export function encodeJsonReport(report: Report): string {
  return `${new TextDecoder().decode(fittingText(report, (fitting) => fitting))}\n`;
}

/**
 * Writes the report as it is, as far as a file can hold it: redact it before. The same input gives the same bytes on the
 * same runtime. Rejects with a HeapdeltaError where nobody could read the file.
 */
export async function encodeHeapdelta(report: Report, options: EncodeOptions = {}): Promise<Uint8Array> {
  const accepted =
    options.accepted ??
    report.findings.flatMap((finding) =>
      finding.known?.status === 'accepted' ? [{ fingerprint: finding.fingerprint, reason: finding.known.reason }] : [],
    );
  const notes = (options.notes ?? []).slice(0, MAX_NOTES).map(cut);
  const text = fittingText(report, (fitting) => {
    requireReadable(fitting, notes);
    return {
      format: 'heapdelta',
      version: FORMAT_MAJOR,
      date: options.date ?? null,
      report: fitting,
      notes,
      accepted: accepted.slice(0, MAX_NOTES),
    };
  });
  if (text.length > MAX_CONTENT_BYTES) throw tooLarge();
  const packed = await collect(stream(text).pipeThrough(new CompressionStream('gzip')), Number.POSITIVE_INFINITY);
  requireRatio(text.length, packed.length);
  const bytes = new Uint8Array(HEADER_BYTES + packed.length);
  bytes.set(MAGIC);
  const header = new DataView(bytes.buffer);
  header.setUint16(8, FORMAT_MAJOR, true);
  header.setUint16(10, FORMAT_MINOR, true);
  header.setUint32(12, text.length, true);
  bytes.set(packed, HEADER_BYTES);
  return bytes;
}

export interface DecodeOptions {
  /** Tables of the report that nobody will look at: they are read as empty, and not checked. */
  readonly without?: readonly ('constructors' | 'pathTree' | 'names')[];
}

const BLANKS = { constructors: '[]', pathTree: 'null', names: '{"code":[],"data":[]}' } as const;

/** Reads a file of unknown origin. Rejects with a HeapdeltaError and nothing else. */
export async function decodeHeapdelta(bytes: Uint8Array, options: DecodeOptions = {}): Promise<HeapdeltaFile> {
  const promised = promisedLength(bytes);
  // The header's promise is the limit: a bomb is cut off there, whatever it would grow to.
  return readContent(bytes, promised, await unpack(bytes, promised), options);
}

/**
 * The same at once, for who has a faster way to unpack than streams (Node's zlib).
 * @param gunzip - throws when the bytes are cut or wrong, or give more than `limit` bytes
 * @throws HeapdeltaError and nothing else
 */
export function decodeHeapdeltaSync(
  bytes: Uint8Array,
  gunzip: (packed: Uint8Array, limit: number) => Uint8Array,
  options: DecodeOptions = {},
): HeapdeltaFile {
  const promised = promisedLength(bytes);
  let content: Uint8Array;
  try {
    content = gunzip(bytes.subarray(HEADER_BYTES), promised);
  } catch (error) {
    throw unpackError(error, bytes, promised);
  }
  return readContent(bytes, promised, content, options);
}

/** Bytes of content that the header promises; throws where there can be none. */
function promisedLength(bytes: Uint8Array): number {
  if (!isHeapdelta(bytes)) throw new HeapdeltaError('heapdelta-not');
  if (bytes.length < HEADER_BYTES) throw new HeapdeltaError('heapdelta-truncated');
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const major = header.getUint16(8, true);
  if (major > FORMAT_MAJOR)
    throw new HeapdeltaError('heapdelta-newer', null, { version: major, supported: FORMAT_MAJOR });
  if (major < FORMAT_MAJOR)
    throw new HeapdeltaError('heapdelta-older', null, { version: major, supported: FORMAT_MAJOR });
  const promised = header.getUint32(12, true);
  if (bytes.length > MAX_FILE_BYTES || promised > MAX_CONTENT_BYTES) throw tooLarge();
  requireRatio(promised, bytes.length - HEADER_BYTES);
  return promised;
}

function requireRatio(contentBytes: number, packedBytes: number): void {
  if (contentBytes > SMALL_CONTENT_BYTES && contentBytes > packedBytes * MAX_RATIO)
    throw new HeapdeltaError('heapdelta-blown-up', null, { limit: MAX_RATIO });
}

function readContent(
  bytes: Uint8Array,
  promised: number,
  content: Uint8Array,
  { without = [] }: DecodeOptions,
): HeapdeltaFile {
  if (content.length !== promised)
    throw new HeapdeltaError(goesOnAfterItsEnd(bytes, promised) ? 'heapdelta-joined' : 'heapdelta-truncated');
  // A gzip stream ends with the length of its last member. Runtimes differ in what they make of a second one.
  if (new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true) !== promised)
    throw new HeapdeltaError('heapdelta-joined');
  const blanks = Object.fromEntries(without.map((key) => [key, BLANKS[key]]));
  return validated(parsed(without.length === 0 ? content : withoutValues(content, 'report', blanks)));
}

/** Reads a report saved as JSON (`--json`), of unknown origin. Throws a HeapdeltaError and nothing else. */
export function decodeJsonReport(bytes: Uint8Array): Report {
  if (bytes.length > MAX_CONTENT_BYTES) throw tooLarge();
  const read = readReport(parsed(bytes));
  if (!read.ok) throw new HeapdeltaError('heapdelta-wrong-form', read.where === '' ? null : read.where);
  requireReadable(read.report, []);
  return read.report;
}

/** Of rows, or of objects and arrays. */
function tooMany(limitCount: number): HeapdeltaError {
  return new HeapdeltaError('heapdelta-too-many', null, { limitCount });
}

function tooLarge(): HeapdeltaError {
  return new HeapdeltaError('heapdelta-too-large', null, { limitBytes: MAX_CONTENT_BYTES });
}

/** Throws where renderings would print more text than anybody reads: a small file can hold a great deal of it, packed. */
function requireReadable(report: Report, notes: readonly string[]): void {
  const printed = JSON.stringify({ ...report, constructors: [], pathTree: null, notes }).length;
  if (printed > MAX_PRINTED_CHARS)
    throw new HeapdeltaError('heapdelta-too-much-text', null, { limitCount: MAX_PRINTED_CHARS });
}

async function unpack(bytes: Uint8Array, promised: number): Promise<Uint8Array> {
  try {
    return await collect(stream(bytes.subarray(HEADER_BYTES)).pipeThrough(new DecompressionStream('gzip')), promised);
  } catch (reason) {
    throw unpackError(reason, bytes, promised);
  }
}

/**
 * Whether the part that has the length promised ends before the file does: two files joined, or something put behind
 * one.
 */
function goesOnAfterItsEnd(bytes: Uint8Array, promised: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = HEADER_BYTES + SMALLEST_GZIP - 4; at + 4 < bytes.length; at++)
    if (view.getUint32(at, true) === promised) return true;
  return false;
}

function unpackError(reason: unknown, bytes: Uint8Array, promised: number): HeapdeltaError {
  if (reason instanceof HeapdeltaError) return reason;
  if (goesOnAfterItsEnd(bytes, promised)) return new HeapdeltaError('heapdelta-joined');
  if (reason instanceof TooLong) return new HeapdeltaError('heapdelta-corrupt', 'length');
  // Runtimes say a cut stream in different words; a whole one ends with the length and checksum it promised.
  return new HeapdeltaError(
    /unexpected end|terminated|closed|incomplete/i.test(String(reason)) ? 'heapdelta-truncated' : 'heapdelta-corrupt',
  );
}

function parsed(content: Uint8Array): unknown {
  const { depth, keys, containers } = nestingOf(content);
  if (depth > MAX_DEPTH) throw new HeapdeltaError('heapdelta-too-deep', null, { limit: MAX_DEPTH });
  if (containers > MAX_CONTAINERS) throw tooMany(MAX_CONTAINERS);
  try {
    return parseWithoutDuplicates(content, keys);
  } catch (error) {
    throw new HeapdeltaError(error instanceof DuplicateKeyError ? 'heapdelta-duplicate-key' : 'heapdelta-corrupt');
  }
}

const note = v.pipe(
  v.string(),
  v.maxLength(MAX_NOTE),
  v.transform((text) => text.toWellFormed().replaceAll('\u0000', '\uFFFD')),
);
const envelope = v.object({
  format: v.literal('heapdelta'),
  version: v.pipe(v.number(), v.safeInteger()),
  date: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40))), null),
  report: v.unknown(),
  notes: v.optional(v.pipe(v.array(note), v.maxLength(MAX_NOTES)), []),
  accepted: v.optional(
    v.pipe(
      v.array(v.object({ fingerprint: v.pipe(v.string(), v.maxLength(200)), reason: v.nullable(note) })),
      v.maxLength(MAX_NOTES),
    ),
    [],
  ),
});

function validated(value: unknown): HeapdeltaFile {
  const outer = v.safeParse(envelope, value, { abortEarly: true });
  if (!outer.success) throw new HeapdeltaError('heapdelta-wrong-form', v.getDotPath(outer.issues[0]) ?? null);
  const read = readReport(outer.output.report);
  if (!read.ok) throw new HeapdeltaError('heapdelta-wrong-form', read.where === '' ? 'report' : `report.${read.where}`);
  if (read.report.constructors.length > MAX_FILE_ROWS) throw tooMany(MAX_FILE_ROWS);
  const { notes, accepted } = outer.output;
  requireReadable(read.report, notes);
  const date = outer.output.date === null || Number.isNaN(Date.parse(outer.output.date)) ? null : outer.output.date;
  return { report: read.report, notes, accepted, date };
}

function stream(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
}

/**
 * The tree with at most `maxNodes` nodes and `maxDepth` levels: the nodes with the most bytes in any snapshot stay,
 * so a parent never goes before its child; `omitted` counts the children that went. Unchanged when it is small enough.
 */
export function prunePathTree(root: PathTreeNode, maxNodes: number, maxDepth: number): PathTreeNode {
  const nodes: { readonly node: PathTreeNode; readonly bytes: number; readonly depth: number }[] = [];
  const stack: { readonly node: PathTreeNode; readonly depth: number; readonly above: number }[] = [
    { node: root, depth: 1, above: Number.POSITIVE_INFINITY },
  ];
  let tooDeep = false;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, depth, above } = next;
    // Rounding may make a child a little larger than its parent.
    const bytes = Math.min(
      above,
      node.bytesBySnapshot.reduce((most, value) => Math.max(most, value), 0),
    );
    nodes.push({ node, bytes, depth });
    if (depth < maxDepth)
      for (const child of node.children) stack.push({ node: child, depth: depth + 1, above: bytes });
    else if (node.children.length > 0) tooDeep = true;
  }
  if (!tooDeep && nodes.length <= maxNodes) return root;
  nodes.sort((a, b) => b.bytes - a.bytes || a.depth - b.depth);
  const kept = new Set(nodes.slice(0, maxNodes).map(({ node }) => node));
  const copy = (node: PathTreeNode): PathTreeNode => {
    const children = node.children.filter((child) => kept.has(child)).map(copy);
    return { ...node, children, omitted: node.omitted + node.children.length - children.length };
  };
  return copy(root);
}
