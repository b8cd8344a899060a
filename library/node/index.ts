// `import … from 'heapdelta'` in Node: files by path, engine in a worker thread, fonts from the package.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNodeEngine } from '../../worker/entry/node/client.ts';
import { toErrorData } from '../../worker/engine/errors.ts';
import { fonts } from './fonts.ts';
import { createDoor } from '../door.ts';
import type { Door } from '../door.ts';
import { AnalysisError } from '../errors.ts';
import type { FileData, FileInput, ReadableSource, RunningEngine } from '../types.ts';

/** The engine's bundle is the command's (build/bundle.mjs). */
const ENGINE = new URL('../../cli/engine-worker.mjs', import.meta.url);

function startEngine(): RunningEngine {
  const { api, close } = createNodeEngine({ bundle: ENGINE, loaders: 1 });
  // Its own promises reject when the thread ends.
  return { api, died: new Promise<never>(() => undefined), close };
}

const pathOf = (file: string | URL): string => path.resolve(typeof file === 'string' ? file : fileURLToPath(file));

const isStream = (data: FileData): data is ReadableStream<Uint8Array> => data instanceof ReadableStream;

/** Name and data of what is no path. */
function named(
  input: Exclude<FileInput, string | URL>,
  index: number,
): { readonly name: string; readonly data: FileData } {
  if (input instanceof Blob || input instanceof Uint8Array || isStream(input as FileData)) {
    const data = input as FileData;
    return { name: 'name' in data && typeof data.name === 'string' ? data.name : `snapshot ${index + 1}`, data };
  }
  return input as { readonly name: string; readonly data: FileData };
}

/** A Blob of `fs.openAsBlob` stays with its thread; one that lies in memory can be given to another. */
function isShareable(blob: Blob): boolean {
  try {
    structuredClone(blob);
    return true;
  } catch {
    return false;
  }
}

/** A stream can be read once and a heap may be gigabytes: it is put on the disk, for nobody else to read. */
async function spooled(stream: ReadableStream<Uint8Array>, name: string): Promise<ReadableSource> {
  const folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-'));
  const release = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, 'snapshot');
    await writeFile(file, stream, { mode: 0o600 });
    return { spec: { kind: 'path', path: file, name }, release };
  } catch (error) {
    await release();
    throw new AnalysisError([{ index: null, error: toErrorData(error, name) }]);
  }
}

async function source(input: FileInput, index: number): Promise<ReadableSource> {
  const release = (): Promise<void> => Promise.resolve();
  if (typeof input === 'string' || input instanceof URL) {
    const file = pathOf(input);
    return { spec: { kind: 'path', path: file, name: path.basename(file) }, release };
  }
  const { name, data } = named(input, index);
  if (isStream(data)) return spooled(data, name);
  if (data instanceof Blob && !isShareable(data)) return spooled(data.stream(), name);
  const file = data instanceof Blob ? data : new Blob([data as Uint8Array<ArrayBuffer>]);
  return { spec: { kind: 'file', file, name }, release };
}

async function bytes(input: FileInput): Promise<{ readonly bytes: Uint8Array; readonly name: string | null }> {
  if (typeof input === 'string' || input instanceof URL) {
    const file = pathOf(input);
    const read = await readFile(file).catch((error: unknown) => {
      throw new AnalysisError([{ index: 0, error: toErrorData(error, path.basename(file)) }]);
    });
    return { bytes: read, name: path.basename(file) };
  }
  const { name, data } = named(input, 0);
  if (data instanceof Uint8Array) return { bytes: data, name };
  const read = await new Response(data as Blob).arrayBuffer();
  return { bytes: new Uint8Array(read), name };
}

export const { analyse, open, readReport, renderReport }: Door = createDoor({ startEngine, source, bytes, fonts });
export * from '../public.ts';
