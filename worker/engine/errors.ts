// What the engine rejects with, and how any error of the rooms below becomes data for the message catalog.

import { SnapshotError } from 'heapsnapshot-parser-lite';
import { HeapError } from '../heap/index.ts';
import type { ErrorCode } from '../messages/types.ts';
import type { EngineErrorData } from './api.ts';

/** `message` is the data as JSON: Comlink carries an Error's name, message and stack, and nothing else. */
export class EngineError extends Error {
  readonly data: EngineErrorData;

  constructor(data: EngineErrorData) {
    super(JSON.stringify(data));
    this.name = 'EngineError';
    this.data = data;
  }
}

/** An EngineError from its parts. */
export function engineError(
  code: ErrorCode,
  file: string | null = null,
  params: EngineErrorData['params'] = {},
  where: string | null = null,
): EngineError {
  return new EngineError({ code, file, where, params });
}

/** Codes of Node's file system calls, in our words. */
const FILE_SYSTEM: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'not-readable',
  EPERM: 'not-readable',
  EISDIR: 'is-directory',
};
/** DOMException names of a picked file that went away or may not be read. */
const FILE_API: Readonly<Record<string, ErrorCode>> = {
  NotFoundError: 'not-found',
  NotReadableError: 'file-changed',
  SecurityError: 'not-readable',
};

/** Whatever was thrown, as data. `file` is used where the error names none. */
export function toErrorData(error: unknown, file: string | null): EngineErrorData {
  if (error instanceof EngineError) return { ...error.data, file: error.data.file ?? file };
  if (error instanceof SnapshotError) {
    // The source knew better than the reader what was wrong.
    if (error.cause instanceof EngineError) return { ...error.cause.data, file: error.cause.data.file ?? file };
    const origin = originOf(error.cause);
    if (error.code === 'read-failed' && origin !== null) return { code: origin, file, where: null, params: {} };
    const place = [error.field, error.offset === null ? null : `byte ${error.offset}`]
      .filter((part) => part !== null)
      .join(', ');
    const where = error.field === null && error.offset !== null ? String(error.offset) : place;
    return {
      code: error.code === 'aborted' ? 'cancelled' : isDamage(error) ? 'damaged' : error.code,
      file,
      where: where === '' ? null : where,
      params: error.params,
    };
  }
  if (error instanceof HeapError) return { code: error.code, file, where: error.where, params: {} };
  const origin = originOf(error);
  if (origin !== null) return { code: origin, file, where: null, params: {} };
  // A typed array that cannot be had is a RangeError everywhere.
  if (error instanceof RangeError && /array (buffer|length)|allocation/i.test(error.message))
    return { code: 'out-of-memory', file, where: null, params: {} };
  return {
    code: 'unexpected',
    file,
    where: null,
    params: { detail: error instanceof Error ? error.message : String(error) },
  };
}

/** No JSON, but a snapshot until there: a piece is missing or out of order. */
function isDamage({ code, field }: SnapshotError): boolean {
  return (
    code === 'not-json' && (field === 'nodes' || field === 'edges' || field === 'strings' || field === 'locations')
  );
}

function originOf(error: unknown): ErrorCode | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'out-of-memory';
    return FILE_SYSTEM[error.code] ?? (/^E[A-Z]+$/.test(error.code) ? 'read-failed' : null);
  }
  return 'name' in error && typeof error.name === 'string' ? (FILE_API[error.name] ?? null) : null;
}

/** An error that crossed a thread through Comlink: its data is in the message again. Anything else comes back as it was. */
export function reviveError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof EngineError || !error.message.startsWith('{')) return error;
  try {
    const data: unknown = JSON.parse(error.message);
    if (typeof data === 'object' && data !== null && 'code' in data && 'params' in data)
      return new EngineError(data as EngineErrorData);
  } catch {
    // An ordinary message that happens to begin with a brace.
  }
  return error;
}
