// Worker threads of a Node process: each has a heap of its own, reached through the process' own session.

import { CdpClient } from './cdp.ts';
import { CaptureError } from './errors.ts';

export interface WorkerThread {
  /** Node's number of it (`worker.threadId`). */
  readonly id: number;
  readonly title: string;
  /** Address of its script. */
  readonly url: string;
  /** The session that the process keeps with it while workers are attached. */
  readonly sessionId: string;
}

/** Workers that are attached at once; what comes later is no target of this capture. */
async function attachWorkers(process: CdpClient): Promise<readonly WorkerThread[]> {
  const found: WorkerThread[] = [];
  const stop = process.on('NodeWorker.attachedToWorker', ({ sessionId, workerInfo }) => {
    const { workerId, title, url } = workerInfo as { workerId?: string; title?: string; url?: string };
    if (typeof sessionId === 'string')
      found.push({ id: Number(workerId ?? found.length + 1), title: title ?? '', url: url ?? '', sessionId });
  });
  try {
    await process.send('NodeWorker.enable', { waitForDebuggerOnStart: false });
  } finally {
    stop();
  }
  return found;
}

/** For people: `worker 3 "worker.js"`. */
export function threadName({ id, title, url }: WorkerThread): string {
  const file = url.split('/').at(-1) ?? '';
  // Node puts its number before the name that the program gave, and calls those without one "Worker".
  const given = title.replace(/^\[worker \d+\] ?/, '');
  const name = given === '' || given === 'Worker' ? file : given;
  return `worker ${id}${name === '' ? '' : ` "${name}"`}`;
}

/** The worker threads of a process, which are left as they were. Empty where the runtime does not tell. */
export async function listThreads(process: CdpClient): Promise<readonly WorkerThread[]> {
  try {
    return await attachWorkers(process);
  } catch (error) {
    if (error instanceof CaptureError && error.code === 'capture-protocol') return [];
    throw error;
  } finally {
    await releaseThreads(process).catch(() => undefined);
  }
}

/** Ends the sessions with worker threads. Once it has answered, nothing more comes from them. */
export async function releaseThreads(process: CdpClient): Promise<void> {
  await process.send('NodeWorker.disable');
}

/** Threads named in the sentence that asks for one. */
const MAX_NAMED = 6;
const named = (threads: readonly WorkerThread[]): string =>
  threads
    .slice(0, MAX_NAMED)
    .map((one) => `${one.id} = ${threadName(one)}`)
    .join(', ');

/**
 * A session with the thread that `wanted` names: its number, or a part of its title or its script's address.
 * Throws CaptureError `capture-several`, `capture-nothing-to-take`.
 */
export async function attachThread(
  process: CdpClient,
  wanted: string,
): Promise<{ readonly cdp: CdpClient; readonly name: string }> {
  const threads = await attachWorkers(process);
  const text = wanted.toLowerCase();
  const byNumber = threads.filter(({ id }) => String(id) === wanted);
  const fitting =
    byNumber.length > 0
      ? byNumber
      : threads.filter(({ title, url }) => `${title}\n${url}`.toLowerCase().includes(text));
  if (fitting.length !== 1) {
    await releaseThreads(process);
    if (fitting.length > 1) throw new CaptureError('capture-several', { list: named(fitting) });
    throw new CaptureError('capture-nothing-to-take', { wanted, list: named(threads) });
  }
  for (const { sessionId } of threads)
    if (sessionId !== fitting[0].sessionId) await process.send('NodeWorker.detach', { sessionId });
  return { cdp: CdpClient.ofWorker(process, fitting[0].sessionId), name: threadName(fitting[0]) };
}
