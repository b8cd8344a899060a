// Two ways a command can end badly: called wrongly (exit 2), or an input that cannot be read (exit 3).

import type { EngineErrorData } from '../worker/engine/api.ts';
import { createTranslator, sentenceForError } from '../worker/messages/index.ts';
import type { MessageKey, MessageParams } from '../worker/messages/index.ts';
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
    code: typeof code === 'string' ? (FILE_SYSTEM[code] ?? code) : 'unexpected',
    file: typeof own === 'string' ? own : file,
    where: typeof where === 'string' ? where : typeof offset === 'number' ? String(offset) : null,
    params:
      typeof params === 'object' && params !== null
        ? (params as MessageParams)
        : typeof code === 'string'
          ? {}
          : { detail: visible(String(fieldOf(error, 'message') ?? fieldOf(error, 'name') ?? '')) },
  };
}

const FILE_SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'not-readable',
  EPERM: 'not-readable',
  EISDIR: 'is-directory',
  EIO: 'read-failed',
  ENOSPC: 'disk-full',
  EROFS: 'not-writable',
  EMFILE: 'read-failed',
};

/** The lines for standard error, each `heapdelta: …`, and the exit code. */
export function describe(error: unknown, lang: Lang): { readonly lines: readonly string[]; readonly exit: ExitCode } {
  if (error instanceof UsageError)
    return { lines: [`heapdelta: ${visible(createTranslator(lang).t(error.key, error.params))}`], exit: EXIT.usage };
  const failures = error instanceof InputError ? error.failures : [errorData(error, null)];
  return { lines: failures.map((failure) => `heapdelta: ${sentenceForError(failure, lang).line}`), exit: EXIT.input };
}
