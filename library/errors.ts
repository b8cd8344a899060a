// What the library rejects with: a code for programs, a sentence for people.

import type { EngineErrorData } from '../worker/engine/api.ts';
import { sentenceForError } from '../worker/messages/errors.ts';
import type { Lang } from '../worker/report/types.ts';

/** One input that could not be read. */
export interface Failure {
  /** Index into the files as given; null when it is about none of them. */
  readonly index: number | null;
  readonly error: EngineErrorData;
}

/** An input that cannot be read or analysed. `message` says what is wrong, where, and what to do, in the language asked for. */
export class AnalysisError extends Error {
  override readonly name = 'AnalysisError';
  /** Stable: `truncated`, `not-a-snapshot`, `not-found`, `too-few-files`, `heapdelta-newer`… */
  readonly code: string;
  /** Name of the first file that is wrong; null when it is about none. */
  readonly file: string | null;
  /** Byte offset or field; null when there is no place. */
  readonly where: string | null;
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[], lang: Lang = 'en') {
    super(failures.map(({ error }) => sentenceForError(error, lang).line).join('\n'));
    const [{ error }] = failures;
    this.code = error.code;
    this.file = error.file;
    this.where = error.where;
    this.failures = failures;
  }
}
