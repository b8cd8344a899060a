// Runs the command line inside a test: text streams, a fixed width, and an engine of the test's choice.

import { Writable } from 'node:stream';
import type { EngineApi, OpenFailure, OpenResult } from '../../worker/engine/api.ts';
import type { Lang, Report } from '../../worker/report/types.ts';
import type { UnspokenReport } from '../../worker/report/unspoken.ts';
import { commandsFor } from '../commands/index.ts';
import type { CliContext, EngineHandle } from '../context.ts';
import { describe } from '../errors.ts';
import { createView } from '../format/create-view.ts';
import { runProgram } from '../program.ts';

export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

function sink(): { readonly stream: Writable; readonly text: () => string } {
  let text = '';
  return {
    stream: new Writable({
      decodeStrings: false,
      write(chunk: string, _encoding, done) {
        text += chunk;
        done();
      },
    }),
    text: () => text,
  };
}

export interface RunOptions {
  readonly lang?: Lang;
  readonly columns?: number;
  readonly engine: () => Promise<EngineHandle>;
}

/** What a shell would see of `heapdelta ARGS`. */
export async function runCli(args: readonly string[], options: RunOptions): Promise<Outcome> {
  const { lang = 'en', columns = 80 } = options;
  const stdout = sink();
  const stderr = sink();
  const context: CliContext = {
    stdout: stdout.stream,
    stderr: stderr.stream,
    view: createView({ lang, columns, colors: false }),
    lang,
    version: '0.0.0',
    openEngine: options.engine,
    onProgress: () => undefined,
    endProgress: () => undefined,
    requireFiles: () => Promise.resolve(),
    now: () => new Date('2026-11-21T10:00:00Z'),
  };
  let exit: number;
  try {
    exit = await runProgram(args, { context, commands: await commandsFor(args) });
  } catch (error) {
    const said = describe(error, lang);
    stderr.stream.write(`${said.lines.join('\n')}\n`);
    exit = said.exit;
  }
  return { exit, stdout: stdout.text(), stderr: stderr.text() };
}

/** An engine that answers every `open` with this report (for formatting only: nothing is analysed). */
export function engineAnswering(
  report: Report | null,
  failures: readonly OpenFailure[] = [],
  more: Partial<EngineApi> = {},
): () => Promise<EngineHandle> {
  const result: OpenResult = {
    generation: 1,
    // Reports of tests have sentences that stand in no catalog: such texts stay as they are.
    report: report as UnspokenReport | null,
    failures,
    order: report === null ? [] : report.snapshots.map((_, i) => i),
  };
  const refuse = (): Promise<never> => Promise.reject(new Error('not asked for in this test'));
  const api: EngineApi = {
    open: () => Promise.resolve(result),
    estimate: refuse,
    cancel: () => Promise.resolve(),
    constructors: refuse,
    classObjects: refuse,
    object: refuse,
    fields: refuse,
    retainers: refuse,
    dominated: refuse,
    cut: refuse,
    paths: refuse,
    pathTree: () => Promise.resolve(report?.pathTree ?? null),
    search: refuse,
    kept: refuse,
    groups: refuse,
    find: refuse,
    ranking: refuse,
    statistics: refuse,
    sourceText: refuse,
    compare: refuse,
    close: () => Promise.resolve(),
    ...more,
  };
  return () => Promise.resolve({ api, close: () => Promise.resolve() });
}
