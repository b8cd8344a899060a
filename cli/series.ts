// Opens snapshots for a command and fails as the contract says: one bad file and there is no answer.

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AnalysisError } from '../library/errors.ts';
import { openSources } from '../library/open-sources.ts';
import type { Progress, SourceSpec } from '../worker/engine/api.ts';
import { createTranslator, warmFormats } from '../worker/messages/index.ts';
import type { Lang } from '../worker/report/types.ts';
import { EXIT } from './context.ts';
import type { CliContext, EngineHandle, ExitCode, OpenOptions, OpenSeries } from './context.ts';
import { errorData, errorOfOne, InputError, notAFile, outputError, withTriedPath } from './errors.ts';

/** What speaking the answer needs is made while this thread waits for it. */
function warmUp(lang: Lang): void {
  createTranslator(lang).t('common.tagline');
  warmFormats(lang);
}

/**
 * Late: while files are read, and right after the start, the engine's threads have work for all cores; the last of it is one
 * thread's. @returns whether the last has begun
 */
function isLate({ phase }: Progress, files: number): boolean {
  return phase === (files > 1 ? 'ranking' : 'names');
}

function sourcesOf(files: readonly string[]): readonly SourceSpec[] {
  // Labels are base names unless two files share one: `before/heap` and `after/heap` then need their folders.
  const names = files.map((file) => path.basename(file));
  return files.map((file, i) => ({
    kind: 'path',
    path: path.resolve(file),
    name: names.indexOf(names[i]) === names.lastIndexOf(names[i]) ? names[i] : file,
  }));
}

/** A file that is not there is said at once, not after the others were read for a minute. Throws InputError. */
export async function requireFiles(files: readonly string[]): Promise<void> {
  const problems = await Promise.all(
    files.map(async (file) => {
      try {
        const found = await stat(file);
        if (found.isFile()) return [];
        return [notAFile(found, file)];
      } catch (error) {
        return [withTriedPath(errorData(error, file))];
      }
    }),
  );
  const failures = problems.flat();
  if (failures.length > 0) throw new InputError(failures);
}

/** What the library says of a series, about the paths as the user typed them; anything else comes back as it is. */
export function inputErrorOf(error: unknown, files: readonly string[]): unknown {
  if (!(error instanceof AnalysisError)) return error;
  const failures = error.failures.map(({ index, error: data }) => ({
    ...data,
    file: index === null ? (data.file ?? (files.length === 1 ? files[0] : null)) : (files[index] ?? data.file),
  }));
  return new InputError(files.length === 1 ? failures.map(errorOfOne) : failures);
}

/**
 * Opens `files`, gives them to `use`, their report in the user's language, and closes the engine whatever happens. Throws InputError when any of them
 * cannot be read; its file is the path as the user typed it.
 * @param asks `nothing`: the report is all that is wanted, and while it is spoken and written the engine gives its memory back
 */
export async function withSeries(
  context: CliContext,
  files: readonly string[],
  options: OpenOptions,
  use: (series: OpenSeries) => Promise<ExitCode>,
  asks: 'questions' | 'nothing' = 'questions',
): Promise<ExitCode> {
  const sources = sourcesOf(files);
  const names = sources.map((source) => source.name);
  let handle: EngineHandle | null = null;
  let isWarm = false;
  await context.requireFiles(files);
  try {
    handle = await context.openEngine();
    const opening = openSources(handle.api, {
      sources,
      options,
      lang: context.lang,
      onProgress: (progress) => {
        context.onProgress(names, progress);
        if (isWarm || !isLate(progress, files.length)) return;
        isWarm = true;
        warmUp(context.lang);
      },
    });
    const opened = await opening.catch((error: unknown) => {
      throw inputErrorOf(error, files);
    });
    context.endProgress();
    if (asks === 'nothing') void handle.close();
    return await use({ engine: handle.api, result: opened, sources });
  } finally {
    context.endProgress();
    await handle?.close();
  }
}

/** Writes all of `text`, waiting for a slow reader: a report can be tens of megabytes. Throws InputError when the disk is full. */
export async function write(context: CliContext, text: string): Promise<ExitCode> {
  await new Promise<void>((resolve, reject) => {
    context.stdout.write(text, (error) => (error ? reject(outputError(error, context.lang)) : resolve()));
  });
  return EXIT.ok;
}

/** One line of JSON, as every `--json` prints it. */
export function writeJson(context: CliContext, value: unknown): Promise<ExitCode> {
  return write(context, `${JSON.stringify(value)}\n`);
}
