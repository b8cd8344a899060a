// Errors of the engine as the app knows them: a code and data for the catalog, whatever crossed the thread border.

import type { EngineErrorData } from '../../worker/engine/api.ts';

/** A failure with its code; `message` is for logs only. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  readonly data: EngineErrorData;

  constructor(data: EngineErrorData) {
    super(`${data.code}${data.file === null ? '' : ` in ${data.file}`}`);
    this.data = data;
  }
}

const NOTHING = { file: null, where: null, params: {} } as const;

/** The worker died; the client starts another with the next question. */
export function engineDied(detail: string): EngineFailure {
  return new EngineFailure({ ...NOTHING, code: 'engine-died', params: { detail } });
}

/** The question was given up by the person asking. */
export function cancelled(): EngineFailure {
  return new EngineFailure({ ...NOTHING, code: 'cancelled' });
}

/** True for a question given up on purpose: nothing to show. */
export function isCancelled(error: unknown): boolean {
  return error instanceof EngineFailure && error.data.code === 'cancelled';
}

function isErrorData(value: unknown): value is EngineErrorData {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

function complete(data: EngineErrorData): EngineErrorData {
  return { code: data.code, file: data.file ?? null, where: data.where ?? null, params: data.params ?? {} };
}

/** Whatever was thrown, as a failure with a code; unknown things become `unexpected` with their text. */
export function toFailure(error: unknown): EngineFailure {
  if (error instanceof EngineFailure) return error;
  if (typeof error === 'object' && error !== null && 'data' in error && isErrorData(error.data))
    return new EngineFailure(complete(error.data));
  if (isErrorData(error)) return new EngineFailure(complete(error));
  const text = error instanceof Error ? error.message : String(error);
  // Comlink carries only name, message and stack of an Error, so the worker puts the data into the message as JSON.
  if (text.startsWith('{')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (isErrorData(parsed)) return new EngineFailure(complete(parsed));
    } catch {
      // Not ours: an ordinary message that happens to begin with a brace.
    }
  }
  return new EngineFailure({ ...NOTHING, code: 'unexpected', params: { detail: text } });
}
