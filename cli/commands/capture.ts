// `heapdelta capture`: from a running program to the sentence of `diff`. Says what it will cost, takes the rounds, leaves nothing behind.

import path from 'node:path';
import process from 'node:process';
import { capture as captureRounds } from '../../capture/capture.ts';
import type { Captured, CaptureEvent } from '../../capture/capture.ts';
import { isLoopback } from '../../capture/channel.ts';
import { CaptureStopped } from '../../capture/errors.ts';
import { onceItGoes, STARTS_WITHIN_MS } from '../../capture/pacing.ts';
import type { Target } from '../../capture/target.ts';
import { attachAddress } from '../../capture/targets/address.ts';
import { attachContainer, dockerExec, kubectlExec } from '../../capture/targets/container.ts';
import { attachPid } from '../../capture/targets/pid.ts';
import { startProgram } from '../../capture/targets/program.ts';
import { streamTarget, travelsFrom } from '../../capture/targets/stream.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { describe as describeError, InputError, writeErrorData } from '../errors.ts';
import { eventLines } from '../format/capture.ts';
import { namesGiven } from '../series-identity.ts';
import { visible } from '../text/visible.ts';
import { addAnalysisOptions } from './analysis-options.ts';
import {
  addCaptureOptions,
  allocationModeOf,
  headersOf,
  pacingOf,
  usualFolder,
  wantedTarget,
} from './capture-options.ts';
import type { CaptureCommandOptions, Pacing, Wanted } from './capture-options.ts';
import { diff } from './diff.ts';

/** Rows of the ranked table below the sentence. */
const TOP = 10;

/** Says who the data comes from when it does not stay on this machine; before anything is opened. */
function travelNotice(wanted: Wanted, context: CliContext): string | null {
  const { t } = context.view;
  if (wanted.kind === 'container') return t('capture.travels', { name: visible(wanted.name) });
  if (wanted.kind === 'address' && !isLoopback(wanted.address.host))
    return t('capture.travelsPlain', { name: visible(wanted.address.host) });
  if (wanted.kind !== 'stream') return null;
  const host = travelsFrom(wanted.url);
  if (host === null) return null;
  return t(wanted.url.startsWith('https:') ? 'capture.travels' : 'capture.travelsPlain', { name: visible(host) });
}

async function openTarget(
  wanted: Wanted,
  options: CaptureCommandOptions,
  context: CliContext,
  signal: AbortSignal,
): Promise<Target> {
  const thread = options.target ?? null;
  if (wanted.kind === 'pid') return attachPid(wanted.pid, thread, signal);
  if (wanted.kind === 'address') return attachAddress(wanted.address, wanted.target);
  if (wanted.kind === 'stream')
    return streamTarget({ url: wanted.url, headers: await headersOf(options.header ?? []), signal });
  if (wanted.kind === 'program')
    return startProgram(wanted.command, { env: process.env, output: context.stderr, thread, signal });
  const exec =
    wanted.tool === 'kubectl'
      ? kubectlExec(wanted.name, options.container ?? null, options.namespace ?? null)
      : dockerExec(wanted.name, wanted.tool);
  return attachContainer({ exec, name: wanted.name, pid: options.pid ?? null, thread });
}

/** Threads named in the remark that there are some. */
const NAMED_THREADS = 4;

/** A leak may be in a worker thread, whose heap is another one. */
function threadsLine(threads: readonly string[], t: CliContext['view']['t']): string {
  const named = threads.slice(0, NAMED_THREADS).map(visible).join(', ');
  const list = threads.length > NAMED_THREADS ? `${named}, …` : named;
  return t('capture.threads', { count: threads.length, list });
}

/** Lines on standard error, and a bar there when it is a terminal. */
function reporterOf(context: CliContext, name: () => string, pacing: Pacing, warmUp: boolean) {
  const { t } = context.view;
  const { stderr } = context;
  const isTerminal = (stderr as { readonly isTTY?: boolean }).isTTY === true;
  let drawn = false;
  const clear = (): void => {
    if (drawn) stderr.write('\r\u001b[2K');
    drawn = false;
  };
  const line = (text: string): void => {
    clear();
    stderr.write(`heapdelta: ${text}\n`);
  };
  const draw = (text: string): void => {
    if (!isTerminal) return;
    stderr.write(`\r\u001b[2K${text}`);
    drawn = true;
  };
  const waiting = (round: number, rounds: number): string | null => {
    if (pacing.kind === 'work') return t('capture.wait.work', { command: visible(pacing.workCommand ?? '') });
    if (pacing.kind === 'enter')
      return t(round === 1 ? 'capture.wait.enterFirst' : 'capture.wait.enter', { round, rounds });
    if (pacing.kind === 'watch') return null;
    const seconds = (pacing.everyMs ?? 0) / 1000;
    return round === 1 && warmUp
      ? t('capture.wait.warmUp', { seconds })
      : t('capture.wait.every', { seconds, round, rounds });
  };
  return {
    line,
    clear,
    heap: (floorBytes: number, fromBytes: number): void => draw(t('capture.wait.watch', { floorBytes, fromBytes })),
    event(event: CaptureEvent): void {
      if (event.kind === 'snapshot')
        return draw(t('capture.taking', { round: event.round, rounds: event.rounds, sharePercent: event.share }));
      if (event.kind === 'wait') {
        const text = waiting(event.round, event.rounds);
        if (text !== null) line(text);
        return;
      }
      for (const text of eventLines(event, visible(name()), t)) line(text);
    },
  };
}

/** Stops in order on Ctrl-C: the target is left as it was found. */
function stopOnSignals(): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    // Asked twice: at once. The target notices and closes its inspector by itself.
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return {
    signal: controller.signal,
    end: () => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, stop);
    },
  };
}

function analyse(context: CliContext, captured: Captured, options: CaptureCommandOptions): Promise<ExitCode> {
  return diff.run(context, captured.profile === null ? captured.files : [...captured.files, captured.profile], {
    ...options,
    top: TOP,
    finding: 1,
    by: 'finding',
  });
}

export const capture: CliCommand<CaptureCommandOptions> = {
  name: 'capture',

  describe(command, t) {
    command.description(t('capture.description')).argument('[target...]', t('capture.target'));
    addCaptureOptions(command, t);
    addAnalysisOptions(command, t);
    examples(command, t, [
      ['heapdelta capture --pid 4242', t('capture.example.pid')],
      ['heapdelta capture --work "npx autocannon -a 1000 localhost:3000" -- node server.js', t('capture.example.work')],
      ['heapdelta capture --kubectl pod/orders-7c9d -c api --every 5m', t('capture.example.kubectl')],
      ['heapdelta capture 127.0.0.1:9222 --target Orders', t('capture.example.chrome')],
    ]);
  },

  async run(context, words, options) {
    const wanted = wantedTarget(words, options);
    const allocations = allocationModeOf(options);
    const { t } = context.view;
    let target: Target | null = null;
    const pacing = pacingOf(
      options,
      process.stdin,
      (text) => context.stderr.write(text),
      (floor, from) => say.heap(floor, from),
    );
    const say = reporterOf(context, () => target?.name ?? '', pacing, options.warmUp);
    const notice = travelNotice(wanted, context);
    if (notice !== null) say.line(notice);
    const { signal, end } = stopOnSignals();
    try {
      target = await openTarget(wanted, options, context, signal);
      signal.throwIfAborted();
      if (target.thread !== null) say.line(t('capture.thread', { name: visible(target.thread) }));
      if (target.threads.length > 0) say.line(threadsLine(target.threads, t));
      const folder = path.resolve(options.output ?? usualFolder(context.now()));
      const captured = await captureRounds(target, {
        folder,
        rounds: options.rounds,
        warmUp: options.warmUp,
        pace: wanted.kind === 'program' ? onceItGoes(pacing.pace(target), STARTS_WITHIN_MS) : pacing.pace(target),
        identity: namesGiven(options),
        workUnit: pacing.kind === 'work' ? options.workUnit : null,
        workCommand: pacing.workCommand,
        allocations,
        yes: options.yes ?? false,
        version: context.version,
        signal,
        onEvent: (event) => say.event(event),
        now: context.now,
      }).catch((error: unknown) => {
        throw asWritten(error, folder);
      });
      say.clear();
      await target.close();
      return await conclude(context, captured, options, say.line);
    } catch (error) {
      if (!(error instanceof CaptureStopped) && !signal.aborted) throw error;
      say.line(t('capture.stoppedEarly'));
      return EXIT.interrupted;
    } finally {
      say.clear();
      await target?.close();
      end();
      // A terminal that was read for Enter would keep the process alive.
      process.stdin.pause();
    }
  },
};

/** An error of the system's comes from writing: all else has codes of our own. */
function asWritten(error: unknown, folder: string): unknown {
  return error instanceof Error && 'syscall' in error ? new InputError([writeErrorData(error, folder)]) : error;
}

/** The answer from what is whole, and why it is less than was asked for. */
async function conclude(
  context: CliContext,
  captured: Captured,
  options: CaptureCommandOptions,
  line: (text: string) => void,
): Promise<ExitCode> {
  const { t } = context.view;
  const { files, endedBy } = captured;
  line(t('capture.saved', { folder: visible(path.dirname(files[0])) }));
  if (endedBy === null) return analyse(context, captured, options);
  const stopped = endedBy instanceof CaptureStopped;
  if (stopped) line(t('capture.stopped'));
  else
    context.stderr.write(
      `${describeError(asWritten(endedBy, path.dirname(files[0])), context.lang).lines.join('\n')}\n`,
    );
  const list = files.map((file) => visible(path.relative(process.cwd(), file))).join(' ');
  line(
    files.length === 1
      ? t('capture.keptOne', { files: list })
      : t('capture.keptMore', { count: files.length, files: list }),
  );
  return stopped ? EXIT.interrupted : EXIT.input;
}
