// Two ways a command can end badly: called wrongly (exit 2), or an input that cannot be read (exit 3).
// What should not have happened is neither, and ends with 70.

import path from 'node:path';
import type { EngineErrorData } from '../worker/engine/api.ts';
import { createTranslator, sentenceForError } from '../worker/messages/index.ts';
import type { MessageKey, MessageParams } from '../worker/messages/index.ts';
import type { ErrorCode } from '../worker/messages/types.ts';
import type { Lang } from '../worker/report/types.ts';
import { EXIT } from './context.ts';
import type { ExitCode } from './context.ts';
import { visible } from './text/visible.ts';

/** Called wrongly. `key` is the whole sentence: what is wrong and what to do. */
export class UsageError extends Error {
  readonly key: MessageKey;
  readonly params: MessageParams;
  constructor(key: MessageKey, params: MessageParams = {}) {
    super(key);
    this.name = 'UsageError';
    this.key = key;
    this.params = params;
  }
}

/** One or more inputs that cannot be read, as the engine describes them. */
export class InputError extends Error {
  readonly failures: readonly EngineErrorData[];
  constructor(failures: readonly EngineErrorData[]) {
    super(failures.map((failure) => failure.code).join(', '));
    this.name = 'InputError';
    this.failures = failures;
  }
}

function fieldOf(value: object, name: string): unknown {
  return name in value ? (value as Record<string, unknown>)[name] : undefined;
}

/** Whatever was thrown, as data: errors of the engine keep their code, those of the file system get ours, the rest is `unexpected`. */
export function errorData(error: unknown, file: string | null): EngineErrorData {
  if (typeof error !== 'object' || error === null)
    return { code: 'unexpected', file, where: null, params: { detail: visible(String(error)) } };
  const nested = fieldOf(error, 'data');
  const source = typeof nested === 'object' && nested !== null ? nested : error;
  const code = fieldOf(source, 'code');
  const params = fieldOf(source, 'params');
  const where = fieldOf(source, 'where');
  const offset = fieldOf(source, 'offset');
  const own = fieldOf(source, 'file');
  return {
    code:
      typeof code === 'string'
        ? // What is no code of the system's or of Node's is one that we threw.
          (FILE_SYSTEM[code] ?? (isNodesOwn(code) ? 'unexpected' : (code as ErrorCode)))
        : 'unexpected',
    file: typeof own === 'string' ? own : file,
    where: typeof where === 'string' ? where : typeof offset === 'number' ? String(offset) : null,
    params:
      typeof params === 'object' && params !== null
        ? (params as MessageParams)
        : typeof code === 'string' && !isNodesOwn(code)
          ? {}
          : { detail: visible(String(fieldOf(error, 'message') ?? fieldOf(error, 'name') ?? '')) },
  };
}

/** Node's codes for being called wrongly (`ERR_INVALID_ARG_TYPE`): faults of ours, whatever file was being read. */
function isNodesOwn(code: string): boolean {
  return code.startsWith('ERR_');
}

/** A folder or a pipe where a file was wanted. */
export const notAFile = (found: { isDirectory(): boolean }, file: string): EngineErrorData => ({
  code: found.isDirectory() ? 'is-directory' : 'is-pipe',
  file,
  where: null,
  params: {},
});

/** Codes of the system that mean the same whether a file is read or written. */
const EITHER_WAY: Readonly<Record<string, ErrorCode>> = {
  EISDIR: 'is-directory',
  ENAMETOOLONG: 'name-too-long',
  ELOOP: 'link-loop',
  EMFILE: 'no-descriptors',
  ENFILE: 'no-descriptors',
} as const;
/** Codes of the system → ours, where a file is read. */
const FILE_SYSTEM: Readonly<Record<string, ErrorCode>> = {
  ...EITHER_WAY,
  ERR_MODULE_NOT_FOUND: 'incomplete-install',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'not-readable',
  EPERM: 'not-readable',
  EIO: 'read-failed',
  ENOSPC: 'disk-full',
  EROFS: 'not-writable',
};
/** The same where one is written. */
const WRITING: Readonly<Record<string, ErrorCode>> = {
  ...EITHER_WAY,
  EISDIR: 'output-is-folder',
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'file-limit',
};

/** Why `file` could not be written, as data. */
export function writeErrorData(error: unknown, file: string): EngineErrorData {
  const code = typeof error === 'object' && error !== null ? fieldOf(error, 'code') : undefined;
  const ours = typeof code === 'string' ? WRITING[code] : undefined;
  return ours === undefined ? errorData(error, file) : { code: ours, file, where: null, params: {} };
}

/** Why standard output could not be written. */
export function outputError(error: unknown, lang: Lang): InputError {
  return new InputError([writeErrorData(error, createTranslator(lang).t('cli.standardOutput'))]);
}

/** A file that is not there, with the path that was looked for: a relative name says too little where the folder is not the user's. */
export function withTriedPath(data: EngineErrorData): EngineErrorData {
  if (data.code !== 'not-found' || data.file === null || path.isAbsolute(data.file)) return data;
  return { ...data, code: 'not-found-at', params: { path: path.resolve(data.file) } };
}

/** Codes whose advice is "compare fewer snapshots", which is none for somebody who opened one. */
const HAS_ADVICE_FOR_ONE = ['not-enough-memory', 'out-of-memory', 'engine-died'] as const;

/** An error of a command that reads a single snapshot, with the advice for that. */
export function errorOfOne(data: EngineErrorData): EngineErrorData {
  const code = HAS_ADVICE_FOR_ONE.find((one) => one === data.code);
  return code === undefined ? data : { ...data, code: `${code}-one` };
}

/** Codes of faults that are ours or our installation's, not an input's. */
const INTERNAL: ReadonlySet<string> = new Set(['unexpected', 'incomplete-install']);

/** The lines for standard error, each `heapdelta: …`, and the exit code. */
export function describe(error: unknown, lang: Lang): { readonly lines: readonly string[]; readonly exit: ExitCode } {
  if (error instanceof UsageError)
    return { lines: [`heapdelta: ${visible(createTranslator(lang).t(error.key, error.params))}`], exit: EXIT.usage };
  const failures = error instanceof InputError ? error.failures : [errorData(error, null)];
  return {
    lines: failures.map((failure) => `heapdelta: ${sentenceForError(failure, lang).line}`),
    exit: failures.some(({ code }) => INTERNAL.has(code)) ? EXIT.internal : EXIT.input,
  };
}
