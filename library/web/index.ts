// `import … from 'heapdelta'` in a browser: files that were picked or fetched, engine in a web worker.

import type { SourceSpec } from '../../worker/engine/api.ts';
import { engineError, toErrorData } from '../../worker/engine/errors.ts';
import type { PdfFonts } from '../../worker/report/pdf/index.ts';
import { createDoor } from '../door.ts';
import type { Door } from '../door.ts';
import { AnalysisError } from '../errors.ts';
import type { FileData, FileInput, ReadableSource, RunningEngine } from '../types.ts';
import { spawnEngine } from './spawn.ts';

function startEngine(): RunningEngine {
  const { api, onDeath, terminate } = spawnEngine();
  const died = new Promise<never>((_, reject) => {
    onDeath((detail) => reject(engineError('engine-died', null, { detail })));
  });
  died.catch(() => undefined);
  return {
    api,
    died,
    close: () => {
      terminate();
      return Promise.resolve();
    },
  };
}

async function fetched(url: string | URL, name: string): Promise<Blob> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw engineError('read-failed', name, { reason: `status ${response.status}` });
    return await response.blob();
  } catch (error) {
    throw new AnalysisError([{ index: null, error: toErrorData(error, name) }]);
  }
}

/** The bytes as a Blob, which a browser may keep on the disk, and their name. */
async function blobOf(input: FileInput, index: number): Promise<{ readonly file: Blob; readonly name: string }> {
  if (typeof input === 'string' || input instanceof URL) {
    const name = new URL(input, document.baseURI).pathname.split('/').at(-1) ?? '';
    return { file: await fetched(input, name), name };
  }
  const isData = input instanceof Blob || input instanceof Uint8Array || input instanceof ReadableStream;
  const data = isData ? input : (input as { readonly data: FileData }).data;
  const name = 'name' in input && typeof input.name === 'string' ? input.name : `snapshot ${index + 1}`;
  if (data instanceof Blob) return { file: data, name };
  return { file: await new Response(data as BodyInit).blob(), name };
}

async function source(input: FileInput, index: number): Promise<ReadableSource> {
  const { file, name } = await blobOf(input, index);
  const spec: SourceSpec = { kind: 'file', file, name };
  return { spec, release: () => Promise.resolve() };
}

async function bytes(input: FileInput): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const { file, name } = await blobOf(input, 0);
  return { bytes: new Uint8Array(await file.arrayBuffer()), name };
}

/** Fonts are 3 MB: a page that makes no PDF does not carry them. */
const fonts = (): Promise<PdfFonts> =>
  Promise.reject(new TypeError('in a browser a PDF needs `fonts`: the bytes of a regular and a bold TrueType font'));

export const { analyse, open, readReport, renderReport }: Door = createDoor({ startEngine, source, bytes, fonts });
export * from '../public.ts';
