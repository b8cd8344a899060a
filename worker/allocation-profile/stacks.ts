// Sampling heap profiles as stacks of the program's own functions: V8's (`.heapprofile`, by DevTools or `heapdelta capture`) and
// pprof's (by profilers that run in production). Both hold what was alive when they were written, by who made it.

import { Profile } from 'pprof-format';
import type { Function as PprofFunction, Location } from 'pprof-format';
import * as v from 'valibot';
import type { ReportFrame } from '../report/types.ts';

/** Memory that one stack made and that was alive when the profile was written. */
export interface ProfileStack {
  /** Estimated from the samples. */
  readonly bytes: number;
  /** The program's functions and its packages', the one that allocated first; at least one. */
  readonly frames: readonly ReportFrame[];
}

/** What was given is no sampling heap profile. */
export class NoProfile extends Error {}

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

const node: v.GenericSchema<unknown, ProfileNode> = v.object({
  callFrame: v.object({ functionName: v.string(), url: v.string(), lineNumber: v.number(), columnNumber: v.number() }),
  selfSize: v.pipe(v.number(), v.finite()),
  children: v.array(v.lazy(() => node)),
});
const profile = v.object({ head: node });

/** V8 samples stacks of 128 functions at most; a profile that is nested deeper was not written by it. */
const MAX_DEPTH = 256;

/** Functions of the engine, of Node (`internal/…` in pprof) and of Deno are nobody's to change. */
const isProgram = (url: string): boolean => url !== '' && !/^(?:node:|internal\/|ext:|native |\()/.test(url);

function v8Stacks(head: ProfileNode): readonly ProfileStack[] {
  const stacks: ProfileStack[] = [];
  const walk = (at: ProfileNode, above: readonly ReportFrame[], depth: number): void => {
    const { functionName, url, lineNumber, columnNumber } = at.callFrame;
    // The protocol counts from 0.
    const frame = {
      function: functionName,
      url,
      line: Math.max(1, lineNumber + 1),
      column: Math.max(1, columnNumber + 1),
    };
    const frames = isProgram(url) ? [frame, ...above] : above;
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
      return [
        {
          function: name.startsWith('(anonymous') ? '' : name,
          url,
          line: Math.max(1, Number(at)),
          column: Math.max(1, Number(one.column)),
        },
      ];
    });
  for (const location of read.location) framesAt.set(String(location.id), framesOf(location));
  return read.sample.flatMap(({ locationId, value }) => {
    const bytes = Number(value[column] ?? 0);
    const frames = locationId.slice(0, MAX_DEPTH).flatMap((id) => framesAt.get(String(id)) ?? []);
    return bytes > 0 && frames.length > 0 ? [{ bytes, frames }] : [];
  });
}

/** How deep the JSON of a profile may be nested: V8's depth, three levels each, and the object around it. */
const MAX_NESTING = 4 * MAX_DEPTH;

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inText) {
      if (c === '\\') i++;
      else if (c === '"') inText = false;
    } else if (c === '"') inText = true;
    else if (c === '{' || c === '[') {
      if (++depth > MAX_NESTING) return true;
    } else if (c === '}' || c === ']') depth--;
  }
  return false;
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

/**
 * Reads a profile of either kind, compressed by gzip or not. Throws NoProfile when it is none.
 * @param bytes - the whole file: profiles are some megabytes at most
 */
export async function readStacks(bytes: Uint8Array<ArrayBuffer>): Promise<readonly ProfileStack[]> {
  let plain: Uint8Array = bytes;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    plain = await gunzip(bytes).catch(() => {
      throw new NoProfile();
    });
  if (/^\s*\{/.test(new TextDecoder().decode(plain.subarray(0, 64)))) {
    const text = new TextDecoder().decode(plain);
    if (isTooDeep(text)) throw new NoProfile();
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), profile), text);
    if (!read.success) throw new NoProfile();
    return v8Stacks(read.output.head);
  }
  let decoded: Profile;
  try {
    decoded = Profile.decode(plain);
  } catch {
    throw new NoProfile();
  }
  if (decoded.sampleType.length === 0) throw new NoProfile();
  return pprofStacks(decoded);
}
