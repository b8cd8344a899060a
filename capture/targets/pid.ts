// A process of this machine by its id: opens Node's inspector with SIGUSR1 where it is closed, and only where that cannot end the process.

import { connect } from 'node:net';
import process from 'node:process';
import { tcpChannel } from '../channel.ts';
import { CaptureError, CaptureStopped } from '../errors.ts';
import type { InspectorTarget } from '../inspector.ts';
import { catchesUsr1, DEFAULT_PORT, inspectPortOf, listeningPorts, viewProcess } from '../proc.ts';
import { attach, chooseTarget, listSoon, listTargets } from './attach.ts';
import type { Listed } from './attach.ts';

/** A process under load takes this long to come to its signal, at most, in practice. */
const OPENS_MS = 10_000;
/** Short: killed before it is attached, a capture would leave the inspector open. */
const PROBE_MS = 50;

interface Found {
  readonly port: number;
  readonly listed: Listed;
}

/** The inspector among the ports that a process listens on; null when there is none. */
async function inspectorAmong(ports: readonly number[]): Promise<Found | null> {
  for (const port of ports) {
    const listed = await listTargets(tcpChannel('127.0.0.1', port)).catch(() => null);
    if (listed !== null && listed.some(({ type }) => type === 'node'))
      return { port, listed: chooseTarget(listed, null) };
  }
  return null;
}

/** Sends what opens Node's inspector. Throws CaptureError when the process is not there or not ours. */
function openInspector(pid: number): void {
  try {
    // Windows has no signals; Node has a call that does the same there.
    if (process.platform === 'win32') (process as unknown as { _debugProcess(pid: number): void })._debugProcess(pid);
    else process.kill(pid, 'SIGUSR1');
  } catch (error) {
    throw new CaptureError(
      (error as NodeJS.ErrnoException).code === 'EPERM' ? 'capture-not-allowed' : 'capture-no-process',
      { pid },
    );
  }
}

function requireAlive(pid: number): void {
  try {
    process.kill(pid, 0);
  } catch (error) {
    throw new CaptureError(
      (error as NodeJS.ErrnoException).code === 'EPERM' ? 'capture-not-allowed' : 'capture-no-process',
      { pid },
    );
  }
}

/** Whether something listens on a port of this machine: Node would print that it cannot, and open nothing. */
function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/**
 * Attaches to a local Node process. Throws CaptureError or CaptureStopped, and then has not disturbed it.
 * @param thread - names one of its worker threads; null: the main thread
 */
export async function attachPid(
  pid: number,
  thread: string | null = null,
  signal: AbortSignal = new AbortController().signal,
): Promise<InspectorTarget> {
  requireAlive(pid);
  const options = { name: String(pid), expectedPid: pid, local: true, thread };
  if (process.platform !== 'linux') {
    const before = await inspectorAmong([DEFAULT_PORT]);
    const channel = tcpChannel('127.0.0.1', DEFAULT_PORT);
    if (before !== null) return attach(channel, before.listed, { ...options, opened: false });
    openInspector(pid);
    const listed = chooseTarget(await listSoon(channel, OPENS_MS), null);
    return attach(channel, listed, { ...options, opened: true });
  }
  const view = await viewProcess(pid);
  if (!view.sameNetwork) throw new CaptureError('capture-other-namespace', { pid });
  const ports = await listeningPorts(pid);
  if (ports === null) throw new CaptureError('capture-not-allowed', { pid });
  const wanted = inspectPortOf(view.commandLine, view.nodeOptions);
  // The program's own servers are not asked: only where it says that it may be inspected somewhere else.
  const maybe = /--inspect/.test(`${view.commandLine} ${view.nodeOptions}`)
    ? ports
    : ports.filter((port) => port === wanted || port === DEFAULT_PORT);
  const open = await inspectorAmong(maybe);
  if (open !== null) return attach(tcpChannel('127.0.0.1', open.port), open.listed, { ...options, opened: false });
  // The signal ends whoever does not catch it.
  if (catchesUsr1(view.status) !== true) throw new CaptureError('capture-not-node', { pid });
  if (wanted !== 0 && (await isTaken(wanted))) throw new CaptureError('capture-port-taken', { pid, port: wanted });
  if (signal.aborted) throw new CaptureStopped();
  openInspector(pid);
  for (const until = performance.now() + OPENS_MS; performance.now() < until;) {
    // Not stopped here: the inspector that was asked for is closed once we are attached.
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
    const now = await listeningPorts(pid);
    if (now === null) throw new CaptureError('capture-target-died', { pid });
    const found = await inspectorAmong(now.filter((port) => !ports.includes(port)));
    if (found !== null) return attach(tcpChannel('127.0.0.1', found.port), found.listed, { ...options, opened: true });
  }
  throw new CaptureError('capture-no-inspector', { pid, port: wanted });
}
