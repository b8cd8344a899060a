// What Linux says of a process from outside, in /proc and the cgroup file system: nothing is asked of the process.
// Everywhere else these answer null, and the target is asked itself.

import { readFile, readdir, readlink } from 'node:fs/promises';

/** Memory around a target, in bytes; null where it cannot be seen. */
export interface Surroundings {
  /** Limit of its container (cgroup), and how much of it cannot be given back. */
  readonly cgroupLimitBytes: number | null;
  readonly cgroupUsedBytes: number | null;
  /** What the machine can still give (MemAvailable). */
  readonly availableBytes: number | null;
  /** Limit of its address space (`ulimit -v`), and what it takes of it. */
  readonly addressLimitBytes: number | null;
  readonly addressUsedBytes: number | null;
}

export const UNKNOWN_SURROUNDINGS: Surroundings = {
  cgroupLimitBytes: null,
  cgroupUsedBytes: null,
  availableBytes: null,
  addressLimitBytes: null,
  addressUsedBytes: null,
};

const text = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null);

/** SIGUSR1 as a bit of `SigCgt`: signal 10 is bit 9. */
const SIGUSR1_BIT = 1n << 9n;

/** Whether a process catches SIGUSR1; one that does not is ended by it. null when the system does not say. @param status text of /proc/PID/status */
export function catchesUsr1(status: string | null): boolean | null {
  const mask = status === null ? null : /^SigCgt:\s*([0-9a-f]+)/m.exec(status);
  return mask === null ? null : (BigInt(`0x${mask[1]}`) & SIGUSR1_BIT) !== 0n;
}

/** Port that SIGUSR1 would open, from a command line as /proc has it (separated by NUL) and NODE_OPTIONS. */
export function inspectPortOf(commandLine: string, nodeOptions = ''): number {
  const flag = /--(?:inspect-port|debug-port)[=\0 ](?:[^\0 ]*:)?(\d+)/g;
  // Of several the last counts, and the command line before NODE_OPTIONS.
  const found = [...nodeOptions.matchAll(flag), ...commandLine.matchAll(flag)].at(-1);
  return found === undefined ? DEFAULT_PORT : Number(found[1]);
}

/** Node's own. */
export const DEFAULT_PORT = 9229;

/** TCP ports that a process listens on; null when the system does not say. */
export async function listeningPorts(pid: number): Promise<readonly number[] | null> {
  const names = await readdir(`/proc/${pid}/fd`).catch(() => null);
  if (names === null) return null;
  const links = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')));
  const sockets = new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  const tables = await Promise.all([text(`/proc/${pid}/net/tcp`), text(`/proc/${pid}/net/tcp6`)]);
  return tables.flatMap((table) => portsIn(table ?? '', sockets));
}

/** State of a listening socket in /proc/net/tcp. */
const LISTEN = '0A';

function portsIn(table: string, sockets: ReadonlySet<string>): readonly number[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((row) => row[3] === LISTEN && sockets.has(row[9]))
    .map((row) => Number.parseInt(row[1].split(':').at(-1) ?? '', 16));
}

export interface ProcessView {
  /** null when the process is not there. */
  readonly status: string | null;
  readonly commandLine: string;
  /** null when it may not be read. */
  readonly nodeOptions: string;
  /** Whether it shares our network: its loopback is ours. */
  readonly sameNetwork: boolean;
}

/** A process as /proc shows it. */
export async function viewProcess(pid: number): Promise<ProcessView> {
  const [status, commandLine, environment, theirs, ours] = await Promise.all([
    text(`/proc/${pid}/status`),
    text(`/proc/${pid}/cmdline`),
    text(`/proc/${pid}/environ`),
    readlink(`/proc/${pid}/ns/net`).catch(() => null),
    readlink('/proc/self/ns/net').catch(() => null),
  ]);
  return {
    status,
    commandLine: commandLine ?? '',
    nodeOptions: /(?:^|\0)NODE_OPTIONS=([^\0]*)/.exec(environment ?? '')?.[1] ?? '',
    sameNetwork: theirs === null || theirs === ours,
  };
}

const bytesOf = (content: string | null): number | null => {
  const value = content === null ? Number.NaN : Number(content.trim());
  // cgroup v1 writes a number near 2^63 for "no limit".
  return Number.isFinite(value) && value < 2 ** 60 ? value : null;
};

/** Reads limit and use of the cgroup whose folder is `base`, version 2 or 1. Memory that the kernel can drop at once does not count as used. */
async function cgroupAt(base: string): Promise<Pick<Surroundings, 'cgroupLimitBytes' | 'cgroupUsedBytes'> | null> {
  const v2 = await text(`${base}/memory.max`);
  const limit = bytesOf(v2 ?? (await text(`${base}/memory.limit_in_bytes`)));
  const current = bytesOf((await text(`${base}/memory.current`)) ?? (await text(`${base}/memory.usage_in_bytes`)));
  if (limit === null || current === null) return null;
  const stat = (await text(`${base}/memory.stat`)) ?? '';
  const cache = Number(/^(?:total_)?inactive_file (\d+)/m.exec(stat)?.[1] ?? 0);
  return { cgroupLimitBytes: limit, cgroupUsedBytes: Math.max(0, current - cache) };
}

/** Memory limits around a local process. A limit of any cgroup above it counts: the tightest is told. */
export async function surroundingsOf(pid: number): Promise<Surroundings> {
  const [groups, meminfo, limits, status] = await Promise.all([
    text(`/proc/${pid}/cgroup`),
    text('/proc/meminfo'),
    text(`/proc/${pid}/limits`),
    text(`/proc/${pid}/status`),
  ]);
  let tightest: Pick<Surroundings, 'cgroupLimitBytes' | 'cgroupUsedBytes'> | null = null;
  for (const line of (groups ?? '').split('\n')) {
    const [, controllers, folder] = line.split(':');
    if (folder === undefined || (controllers !== '' && !controllers.split(',').includes('memory'))) continue;
    const root = controllers === '' ? '/sys/fs/cgroup' : '/sys/fs/cgroup/memory';
    for (let at = folder; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const found = await cgroupAt(`${root}${at === '/' ? '' : at}`);
      if (found !== null && freeOf(found) < (tightest === null ? Infinity : freeOf(tightest))) tightest = found;
      if (at === '' || at === '/') break;
    }
  }
  return {
    cgroupLimitBytes: tightest?.cgroupLimitBytes ?? null,
    cgroupUsedBytes: tightest?.cgroupUsedBytes ?? null,
    availableBytes: kilobytes(meminfo, 'MemAvailable'),
    addressLimitBytes: bytesOf(/^Max address space\s+(\d+)/m.exec(limits ?? '')?.[1] ?? null),
    addressUsedBytes: kilobytes(status, 'VmSize'),
  };
}

function freeOf({
  cgroupLimitBytes,
  cgroupUsedBytes,
}: Pick<Surroundings, 'cgroupLimitBytes' | 'cgroupUsedBytes'>): number {
  return cgroupLimitBytes === null || cgroupUsedBytes === null ? Infinity : cgroupLimitBytes - cgroupUsedBytes;
}

function kilobytes(content: string | null, name: string): number | null {
  const found = content === null ? null : new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(content);
  return found === null ? null : Number(found[1]) * 1024;
}

/** Resident bytes of a local process that no file backs (its own memory); null when the system does not say. */
export async function ownBytes(pid: number): Promise<number | null> {
  return kilobytes(await text(`/proc/${pid}/smaps_rollup`), 'Anonymous');
}
