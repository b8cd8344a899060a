// The command `heapdelta`: the process around the program. Nothing here is reachable from tests but by running it.

import process from 'node:process';
import packageJson from '../package.json' with { type: 'json' };
import { COMMANDS } from './commands/index.ts';
import { EXIT } from './context.ts';
import type { CliContext } from './context.ts';
import { openEngine } from './engine.ts';
import { describe } from './errors.ts';
import { createView } from './format/view.ts';
import { createProgress } from './progress.ts';
import { runProgram } from './program.ts';
import { requireFiles } from './series.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';

const argv = process.argv.slice(2);

/** A reader that has gone (`| head`) is no error and nothing to talk about. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? process.exitCode ?? EXIT.ok : EXIT.input);
});
process.stderr.on('error', () => undefined);

function settingsOf(): Settings {
  const terminal = {
    env: process.env, stdoutIsTty: process.stdout.isTTY, stdoutColumns: process.stdout.columns, systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
  };
  return readSettings(argv, terminal);
}

async function main(): Promise<number> {
  let settings: Settings = { lang: 'en', columns: 80, colors: false, verbose: false };
  try {
    settings = settingsOf();
    const { lang, columns, colors, verbose } = settings;
    const progress = createProgress({
      stderr: process.stderr, lang, columns: process.stderr.columns ?? columns, now: () => performance.now(),
      mode: process.stderr.isTTY && process.env.TERM !== 'dumb' && !verbose ? 'line' : verbose ? 'plain' : 'none',
    });
    // Nothing reaches a person as a stack trace, not even what no command waited for.
    process.on('uncaughtException', (error) => {
      progress.end();
      process.stderr.write(`${describe(error, lang).lines.join('\n')}\n`);
      process.exit(EXIT.input);
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
      stdout: process.stdout, stderr: process.stderr, view: createView({ lang, columns, colors }), lang, version: packageJson.version,
      openEngine, onProgress: (names, event) => progress.report(names, event), endProgress: () => progress.end(), requireFiles, now: () => new Date(),
    };
    return await runProgram(argv, { context, commands: COMMANDS });
  } catch (error) {
    const { lines, exit } = describe(error, settings.lang);
    process.stderr.write(`${lines.join('\n')}\n`);
    if (process.env.HEAPDELTA_DEBUG) process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    return exit;
  }
}

process.exitCode = await main();
