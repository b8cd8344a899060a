// The process around the program: streams, signals, exit codes. Nothing here is reachable from tests but by running it.

import process from 'node:process';
import packageJson from '../package.json' with { type: 'json' };
import { commandsFor } from './commands/index.ts';
import { EXIT } from './context.ts';
import type { CliContext, ExitCode } from './context.ts';
import { closeUnusedEngine, compileLess, openEngine } from './engine.ts';
import { describe, outputError } from './errors.ts';
import { createView } from './format/create-view.ts';
import { standardOutput } from './output.ts';
import type { ProgressReporter } from './progress.ts';
import { runProgram } from './program.ts';
import { requireFiles } from './series.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';

const argv = process.argv.slice(2);

process.stderr.on('error', () => undefined);

function settingsOf(): Settings {
  const terminal = {
    env: process.env,
    stdoutIsTty: process.stdout.isTTY,
    stdoutColumns: process.stdout.columns,
    stderrColumns: process.stderr.columns,
    // Asked only where the environment does not say. Of all that know it this one is there at once; a date's format takes 15 ms.
    get systemLocale() {
      return new Intl.PluralRules().resolvedOptions().locale;
    },
  };
  return readSettings(argv, terminal);
}

/** A reporter that is there once its code is: nobody waits for it, and with nothing to show it is not loaded. */
function startProgress(mode: 'line' | 'plain' | 'none', lang: Settings['lang'], columns: number): ProgressReporter {
  let reporter: ProgressReporter | null = null;
  if (mode !== 'none') {
    void import('./progress.ts').then(({ createProgress }) => {
      reporter = createProgress({ stderr: process.stderr, lang, columns, now: () => performance.now(), mode });
    });
  }
  return { report: (names, event) => reporter?.report(names, event), end: () => reporter?.end() };
}

/** Runs the command line of this process to its end. @returns the exit code */
export async function runProcess(): Promise<number> {
  let settings: Settings = { lang: 'en', columns: 80, progressColumns: 80, colors: false, verbose: false };
  const stdout = standardOutput();
  /** Says what went wrong. @returns the exit code */
  const fail = (error: unknown): ExitCode => {
    const { lines, exit } = describe(error, settings.lang);
    process.stderr.write(`${lines.join('\n')}\n`);
    if (process.env.HEAPDELTA_DEBUG)
      process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    return exit;
  };
  try {
    settings = settingsOf();
    const { lang, columns, progressColumns, colors, verbose } = settings;
    const mode = verbose ? 'plain' : process.stderr.isTTY && process.env.TERM !== 'dumb' ? 'line' : 'none';
    const progress = startProgress(mode, lang, progressColumns);
    // Nothing reaches a person as a stack trace, not even what no command waited for.
    process.on('uncaughtException', (error) => {
      progress.end();
      process.exit(fail(error));
    });
    // Ctrl-C ends at once: the workers go with the process, and nothing is half written.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        // A command that stops in its own way (`open`) listens too.
        if (process.listenerCount(signal) > 1) return;
        progress.end();
        process.exit(signal === 'SIGINT' ? EXIT.interrupted : 143);
      });
    }
    const context: CliContext = {
      stdout,
      stderr: process.stderr,
      view: createView({ lang, columns, colors }),
      lang,
      version: packageJson.version,
      openEngine,
      onProgress: (names, event) => {
        if (event.phase === 'matching') compileLess();
        progress.report(names, event);
      },
      endProgress: () => progress.end(),
      requireFiles,
      now: () => new Date(),
    };
    const exit = await runProgram(argv, { context, commands: await commandsFor(argv) });
    // Help and addresses are written without waiting: what became of them is seen here.
    return stdout.failure === null ? exit : fail(outputError(stdout.failure, lang));
  } catch (error) {
    return fail(error);
  } finally {
    await closeUnusedEngine();
  }
}
