// `heapdelta open [FILES…]`: the app in a browser, from this machine, until Ctrl-C.

import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCaptureService } from '../../capture/service.ts';
import { APP_FILES_NAME } from '../../electron/protocol/manifest.ts';
import { createOpenFiles } from '../../electron/protocol/open-files.ts';
import { openAppFolder } from '../../electron/protocol/node/app-folder.ts';
import { nodeFileAccess } from '../../electron/protocol/node/file-access.ts';
import { startLocalHost, type LocalHost, type LocalHostOptions } from '../../electron/protocol/node/local-host.ts';
import { rememberedPort, stateFolder } from '../../electron/protocol/node/remembered-port.ts';
import { createTranslator } from '../../worker/messages/index.ts';
import { examples, type CliCommand } from '../command.ts';
import { EXIT, type CliContext, type ExitCode } from '../context.ts';
import { errorData, InputError, notAFile, UsageError } from '../errors.ts';
import { openInBrowser } from '../open/browser.ts';

interface Options {
  readonly port?: string;
  readonly browser: boolean;
}

/** What a test replaces. */
export interface OpenParts {
  /** Absolute folder of the built page. */
  readonly appFolder: string;
  readonly stateFolder: string;
  readonly openInBrowser: (url: string) => Promise<boolean>;
  /** Resolves when the person wants to stop. */
  readonly untilStopped: () => Promise<void>;
}

const realParts = (): OpenParts => ({
  // dist/cli/heapdelta.mjs → dist/app
  appFolder: join(dirname(fileURLToPath(import.meta.url)), '..', 'app'),
  stateFolder: stateFolder(),
  openInBrowser: (url) => openInBrowser(url),
  untilStopped,
});

export const open: CliCommand<Options> = {
  name: 'open',
  describe(command, t) {
    command
      .description(t('cli.open.description'))
      .argument('[files...]', t('cli.open.files'))
      .option('--port <number>', t('cli.open.port'))
      .option('--no-browser', t('cli.open.noBrowser'));
    examples(command, t, [
      ['heapdelta open', t('cli.open.example.empty')],
      ['heapdelta open 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot', t('cli.open.example.files')],
    ]);
  },
  run: (context, args, options) => serveUntilStopped(context, args, options, realParts()),
};

/**
 * Serves the app and stays. The address is the only line on stdout.
 * @throws UsageError (no such port, a port that is taken, the app is not built), InputError (a file that cannot be opened)
 */
export async function serveUntilStopped(
  context: CliContext,
  files: readonly string[],
  options: Options,
  parts: OpenParts,
): Promise<ExitCode> {
  const { t } = createTranslator(context.lang);
  const port = options.port === undefined ? null : portOf(options.port);
  if (!existsSync(join(parts.appFolder, APP_FILES_NAME))) throw new UsageError('cli.open.notBuilt');
  checkFiles(files);
  const openFiles = createOpenFiles(nodeFileAccess());
  const requested = await openFiles.register(files.map((file) => resolve(file)));
  const say = (text: string): void => void context.stderr.write(`heapdelta: ${text}\n`);
  const forgot = (): void => say(t('cli.open.portForgotten'));
  const host = await startOn(port, parts.stateFolder, forgot, {
    app: await openAppFolder(parts.appFolder),
    openFiles,
    requested,
    capture: createCaptureService({
      version: context.version,
      register: (paths) => openFiles.register(paths),
      onFault: (error) => say(t('cli.open.fault', { code: error instanceof Error ? error.message : String(error) })),
    }),
    onFault: (code) => say(t('cli.open.fault', { code })),
  });
  const stopped = parts.untilStopped();
  try {
    context.stdout.write(`${host.url}\n`);
    // What stands on the browser's command line can be read by every user of the machine: an address that works once.
    const opened = options.browser && (await parts.openInBrowser(host.ticket()));
    say(t(opened ? 'cli.open.opened' : 'cli.open.byHand'));
    await stopped;
  } finally {
    await host.close();
  }
  return EXIT.ok;
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port >= 1024 && port <= 65_535)) throw new UsageError('cli.open.badPort', { port: text });
  return port;
}

/** Said before anything is served, and of every file at once. */
function checkFiles(files: readonly string[]): void {
  const failures = files.flatMap((file) => {
    try {
      const stats = statSync(file);
      if (stats.isFile()) return [];
      return [notAFile(stats, file)];
    } catch (error) {
      return [errorData(error, file)];
    }
  });
  if (failures.length > 0) throw new InputError(failures);
}

async function startOn(
  port: number | null,
  folder: string,
  forgot: () => void,
  options: LocalHostOptions,
): Promise<LocalHost> {
  if (port !== null) {
    const host = await startLocalHost({ ...options, preferredPort: port });
    // A port that was asked for by number is expected there: by a tunnel, a firewall, a bookmark.
    if (host.port === port) return host;
    await host.close();
    throw new UsageError('cli.open.portTaken', { port });
  }
  const remembered = rememberedPort(folder, forgot);
  const before = await remembered.load();
  const host = await startLocalHost({ ...options, preferredPort: before });
  // Only the first start chooses: a second one beside it must not take the browser's memory along.
  if (before === null) {
    // A home that cannot be written to costs only the browser's memory.
    await remembered.save(host.port).catch(forgot);
  }
  return host;
}

function untilStopped(): Promise<void> {
  return new Promise((resolveStop) => {
    const stop = (): void => {
      for (const signal of SIGNALS) process.off(signal, stop);
      resolveStop();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
