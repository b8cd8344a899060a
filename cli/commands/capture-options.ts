// The options of `capture`, and what they mean: which target, how it is paced. What contradicts itself is wrong usage.

import { readFile } from 'node:fs/promises';
import process from 'node:process';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { everyMs, onEnter, runCommand, runScript, untilRisen } from '../../capture/pacing.ts';
import type { Pace } from '../../capture/pacing.ts';
import type { AllocationMode, Target } from '../../capture/target.ts';
import { readAddress } from '../../capture/targets/address.ts';
import type { InspectorAddress } from '../../capture/targets/address.ts';
import type { Translator } from '../../worker/messages/index.ts';
import { errorData, InputError, UsageError } from '../errors.ts';
import { collect, parseBytes, parseDuration, parseWhole } from '../parse.ts';
import type { AnalysisOptions } from './analysis-options.ts';

export interface CaptureCommandOptions extends AnalysisOptions {
  readonly pid?: number;
  readonly docker?: string;
  readonly podman?: string;
  readonly kubectl?: string;
  readonly container?: string;
  readonly namespace?: string;
  readonly target?: string;
  readonly header?: readonly string[];
  readonly output?: string;
  readonly rounds: number;
  readonly every?: number;
  readonly enter?: boolean;
  readonly work?: string;
  readonly workScript?: string;
  readonly workUnit: string;
  readonly watch?: string | true;
  readonly warmUp: boolean;
  readonly allocations: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Two snapshots compare; more agree. */
const MIN_ROUNDS = 2;

export function addCaptureOptions(command: Command, t: Translator['t']): void {
  command
    .option('--pid <n>', t('capture.option.pid'), (text) => parseWhole(text, '--pid', 1))
    .option('--docker <name>', t('capture.option.docker'))
    .option('--podman <name>', t('capture.option.podman'))
    .option('--kubectl <pod>', t('capture.option.kubectl'))
    .option('-c, --container <name>', t('capture.option.container'))
    .option('-n, --namespace <name>', t('capture.option.namespace'))
    .option('--target <which>', t('capture.option.target'))
    .option('--header <line>', t('capture.option.header'), collect)
    .option('-o, --output <folder>', t('capture.option.output'))
    .option('--rounds <n>', t('capture.option.rounds'), (text) => parseWhole(text, '--rounds', MIN_ROUNDS), 4)
    .option('--every <time>', t('capture.option.every'), (text) => parseDuration(text, '--every'))
    .option('--enter', t('capture.option.enter'))
    .option('--work <command>', t('capture.option.work'))
    .option('--work-script <file>', t('capture.option.workScript'))
    .option('--work-unit <name>', t('capture.option.workUnit'), 'requests')
    .option('--watch [size]', t('capture.option.watch'))
    .option('--no-warm-up', t('capture.option.noWarmUp'))
    .option('--allocations <mode>', t('capture.option.allocations'), 'none')
    .option('--yes', t('capture.option.yes'))
    .option('--json', t('cli.option.json'));
}

export type Wanted =
  | { readonly kind: 'pid'; readonly pid: number }
  | { readonly kind: 'address'; readonly address: InspectorAddress; readonly target: string | null }
  | { readonly kind: 'stream'; readonly url: string }
  | { readonly kind: 'container'; readonly tool: 'docker' | 'podman' | 'kubectl'; readonly name: string }
  | { readonly kind: 'program'; readonly command: readonly string[] };

/** A URL with a path streams a snapshot; one without is a debugging port. */
function isStream(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { pathname, search } = new URL(text);
  return pathname !== '/' || search !== '';
}

/** Which target is meant. Throws UsageError unless exactly one is. */
export function wantedTarget(words: readonly string[], options: CaptureCommandOptions): Wanted {
  const { pid, docker, podman, kubectl } = options;
  // In a container --pid is the process inside it.
  const inContainer = docker !== undefined || podman !== undefined || kubectl !== undefined;
  const named = [docker, podman, kubectl, inContainer ? undefined : pid, words[0]].filter((one) => one !== undefined);
  if (named.length === 0) throw new UsageError('capture.usage.target');
  if (named.length > 1) throw new UsageError('capture.usage.oneTarget');
  if (docker !== undefined) return { kind: 'container', tool: 'docker', name: docker };
  if (podman !== undefined) return { kind: 'container', tool: 'podman', name: podman };
  if (kubectl !== undefined)
    return { kind: 'container', tool: 'kubectl', name: kubectl.includes('/') ? kubectl : `pod/${kubectl}` };
  if (pid !== undefined) return { kind: 'pid', pid };
  if (isStream(words[0])) return { kind: 'stream', url: words[0] };
  const address = words.length === 1 ? readAddress(words[0]) : null;
  if (address !== null) return { kind: 'address', address, target: options.target ?? null };
  // What looks like an address and is none would be "command not found".
  if (/^\w+:\/\//.test(words[0])) throw new UsageError('capture.usage.address', { value: words[0] });
  return { kind: 'program', command: words };
}

/** How rounds are paced, and what of it goes into the side file. */
export interface Pacing {
  readonly pace: (target: Target) => Pace;
  readonly kind: 'every' | 'enter' | 'work' | 'watch';
  readonly everyMs: number | null;
  readonly workCommand: string | null;
}

/** Without a terminal to press Enter at, and nothing said. */
const USUAL_EVERY_MS = 30_000;
const WATCH_MS = 5_000;

/** Throws UsageError when more than one way is asked for. */
export function pacingOf(
  options: CaptureCommandOptions,
  input: Readable & { readonly isTTY?: boolean },
  onOutput: (text: string) => void,
  onHeap: (floorBytes: number, fromBytes: number) => void,
): Pacing {
  const { every, enter, work, workScript, watch } = options;
  // With --watch, --every is how often it looks.
  const ways = [watch === undefined ? every : undefined, enter, work, workScript, watch];
  if (ways.filter((one) => one !== undefined).length > 1) throw new UsageError('capture.usage.onePace');
  if (work !== undefined)
    return { pace: () => runCommand(work, onOutput), kind: 'work', everyMs: null, workCommand: work };
  if (workScript !== undefined)
    return { pace: () => runScript(workScript), kind: 'work', everyMs: null, workCommand: workScript };
  if (watch !== undefined) {
    const rise = watch === true ? null : parseBytes(watch, '--watch');
    const sampleMs = every ?? WATCH_MS;
    return {
      pace: (target) => untilRisen(() => target.heapUsed(), rise, sampleMs, onHeap),
      kind: 'watch',
      everyMs: null,
      workCommand: null,
    };
  }
  if (enter === true || (every === undefined && input.isTTY === true))
    return { pace: () => onEnter(input), kind: 'enter', everyMs: null, workCommand: null };
  const ms = every ?? USUAL_EVERY_MS;
  return { pace: () => everyMs(ms), kind: 'every', everyMs: ms, workCommand: null };
}

export function allocationModeOf({ allocations }: CaptureCommandOptions): AllocationMode {
  if (allocations === 'none' || allocations === 'sampled' || allocations === 'full') return allocations;
  throw new UsageError('cli.usage.oneOf', { option: '--allocations', value: allocations, list: 'none, sampled, full' });
}

/** Headers from `Name: value`, or lines of `@FILE`. Throws UsageError, InputError. */
export async function headersOf(lines: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const headers: Record<string, string> = {};
  for (const given of lines) {
    const content = given.startsWith('@')
      ? await readFile(given.slice(1), 'utf8').catch((error: unknown) => {
          throw new InputError([errorData(error, given.slice(1))]);
        })
      : given;
    for (const line of content.split('\n').filter((one) => one.trim() !== '')) {
      const match = /^([\w-]+):\s*(.+?)\s*$/.exec(line);
      // Not the value: it is a secret.
      if (match === null) throw new UsageError('capture.usage.header', { value: line.split(':')[0] });
      headers[match[1]] = match[2];
    }
  }
  return headers;
}

/** A folder of its own in the working directory, named by the time. */
export function usualFolder(now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${process.cwd()}/heapdelta-${stamp}`;
}
