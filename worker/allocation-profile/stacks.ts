// Sampling heap profiles as stacks of the program's own functions: V8's (`.heapprofile`, by DevTools or `heapdelta capture`) and
// pprof's (by profilers that run in production). Both hold what was alive when they were written, by who made it.

import { Profile } from 'pprof-format';
import type { Function as PprofFunction, Location } from 'pprof-format';
import * as v from 'valibot';
import { collect, TooLong } from '../report/bounded-stream.ts';
import { nestingOf } from '../report/file-json.ts';
import type { ReportFrame } from '../report/types.ts';

/** Memory that one stack made and that was alive when the profile was written. */
export interface ProfileStack {
  /** Estimated from the samples. */
  readonly bytes: number;
  /** The program's functions and its packages', the one that allocated first; at least one. */
  readonly frames: readonly ReportFrame[];
}

/** Bytes of a profile, as it lies there and unpacked: those of services with hundreds of scripts have some ten megabytes. */
const MAX_FILE_BYTES = 64 << 20;
const MAX_CONTENT_BYTES = 256 << 20;
/** Letters of a function's name, as in snapshots. */
const MAX_NAME = 1024;

/** What was given is no sampling heap profile, or larger than any. */
export class NoProfile extends Error {
  readonly code: 'profile-wrong-form' | 'profile-too-large';
  readonly params: Readonly<Record<string, number>>;

  constructor(code: NoProfile['code'] = 'profile-wrong-form') {
    super(code);
    this.code = code;
    this.params = code === 'profile-too-large' ? { limitBytes: MAX_FILE_BYTES, contentBytes: MAX_CONTENT_BYTES } : {};
  }
}

interface ProfileNode {
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  readonly selfSize: number;
  readonly children: readonly ProfileNode[];
}

const whole = v.pipe(v.number(), v.safeInteger());
const node: v.GenericSchema<unknown, ProfileNode> = v.object({
  callFrame: v.object({ functionName: v.string(), url: v.string(), lineNumber: whole, columnNumber: whole }),
  selfSize: v.pipe(v.number(), v.finite()),
  children: v.array(v.lazy(() => node)),
});
const profile = v.object({ head: node });

/** V8 samples stacks of 128 functions at most; a profile that is nested deeper was not written by it. */
const MAX_DEPTH = 256;

/** Functions of the engine, of Node (`internal/…` in pprof) and of Deno are nobody's to change. */
const isProgram = (url: string): boolean => url !== '' && !/^(?:node:|internal\/|ext:|native |\()/.test(url);

const frameAt = (name: string, url: string, line: number, column: number): ReportFrame => ({
  function: name.slice(0, MAX_NAME),
  url: url.slice(0, MAX_NAME),
  line: Number.isSafeInteger(line) ? Math.max(1, line) : 1,
  column: Number.isSafeInteger(column) ? Math.max(1, column) : 1,
});

function v8Stacks(head: ProfileNode): readonly ProfileStack[] {
  const stacks: ProfileStack[] = [];
  const walk = (at: ProfileNode, above: readonly ReportFrame[], depth: number): void => {
    const { functionName, url, lineNumber, columnNumber } = at.callFrame;
    // The protocol counts from 0.
    const frames = isProgram(url) ? [frameAt(functionName, url, lineNumber + 1, columnNumber + 1), ...above] : above;
    if (at.selfSize > 0 && frames.length > 0) stacks.push({ bytes: at.selfSize, frames });
    if (depth < MAX_DEPTH) for (const child of at.children) walk(child, frames, depth + 1);
  };
  walk(head, [], 0);
  return stacks;
}

/** pprof names files as the system does; V8 names scripts by address. */
const addressOf = (file: string): string =>
  file.startsWith('/') ? `file://${file}` : /^[A-Za-z]:\\/.test(file) ? `file:///${file.replaceAll('\\', '/')}` : file;

/** Which of a sample's values is bytes that are alive: `inuse_space` or `space`, else the last one in bytes; -1 for none. */
function bytesColumn({ sampleType, stringTable }: Profile): number {
  const names = sampleType.map(({ type, unit }) => [
    stringTable.strings[Number(type)] ?? '',
    stringTable.strings[Number(unit)] ?? '',
  ]);
  const alive = names.findIndex(([type]) => type === 'inuse_space' || type === 'space');
  return alive >= 0 ? alive : names.findLastIndex(([type, unit]) => unit === 'bytes' && !type.startsWith('alloc'));
}

function pprofStacks(read: Profile): readonly ProfileStack[] {
  const column = bytesColumn(read);
  if (column < 0) throw new NoProfile();
  const { strings } = read.stringTable;
  const functions = new Map<string, PprofFunction>(read.function.map((one) => [String(one.id), one]));
  const framesAt = new Map<string, readonly ReportFrame[]>();
  const framesOf = ({ line }: Location): readonly ReportFrame[] =>
    line.flatMap((one) => {
      const found = functions.get(String(one.functionId));
      const url = addressOf(strings[Number(found?.filename ?? 0)] ?? '');
      if (found === undefined || !isProgram(url)) return [];
      // Where the function begins, as in snapshots; profilers of Node write that as the line of the call.
      const at = Number(found.startLine) > 0 ? found.startLine : one.line;
      const name = strings[Number(found.name)] ?? '';
      return [frameAt(name.startsWith('(anonymous') ? '' : name, url, Number(at), Number(one.column))];
    });
  for (const location of read.location) framesAt.set(String(location.id), framesOf(location));
  return read.sample.flatMap(({ locationId, value }) => {
    const bytes = Number(value[column] ?? 0);
    const frames = locationId.slice(0, MAX_DEPTH).flatMap((id) => framesAt.get(String(id)) ?? []);
    return bytes > 0 && frames.length > 0 ? [{ bytes, frames }] : [];
  });
}

/** How deep the JSON of a profile may be nested: V8's depth, two levels each, with the place and the objects around it. */
const MAX_NESTING = 2 * MAX_DEPTH + 8;

async function unpacked(file: Blob): Promise<Uint8Array> {
  if (file.size > MAX_FILE_BYTES) throw new NoProfile('profile-too-large');
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  try {
    return await collect(
      isPacked ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream(),
      MAX_CONTENT_BYTES,
    );
  } catch (error) {
    if (error instanceof TooLong) throw new NoProfile('profile-too-large');
    // Runtimes name what is packed wrongly in different ways; a file that went away is a DOMException in all of them.
    if (isPacked && !(error instanceof DOMException)) throw new NoProfile();
    throw error;
  }
}

/**
 * Reads a profile of either kind, compressed by gzip or not. Throws NoProfile when it is none; what the file fails with.
 * @returns in the order of the file
 */
export async function readStacks(file: Blob): Promise<readonly ProfileStack[]> {
  const bytes = await unpacked(file);
  if (/^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)))) {
    if (nestingOf(bytes).depth > MAX_NESTING) throw new NoProfile();
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), profile), new TextDecoder().decode(bytes));
    if (!read.success) throw new NoProfile();
    return v8Stacks(read.output.head);
  }
  let decoded: Profile;
  try {
    decoded = Profile.decode(bytes);
  } catch {
    throw new NoProfile();
  }
  if (decoded.sampleType.length === 0) throw new NoProfile();
  return pprofStacks(decoded);
}
