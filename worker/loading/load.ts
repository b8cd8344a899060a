// One source on its way to a heap: the thread that reads and builds it, what is asked of that thread, and how one that
// waits helps another.

import type { Shapes, SlimHeap } from '../heap/index.ts';
import type { EngineErrorData, Progress, SourceSpec } from '../engine/api.ts';
import { EngineError, engineError, toErrorData } from '../engine/errors.ts';
import type { EngineHost, LoaderWork } from '../engine/host.ts';
import { NO_TRACE, type ProcessTrace } from './order.ts';
import { isHelpReply, type HelpOrder, type LoaderOrder, type LoaderReply, type LoaderThread } from './protocol.ts';

export interface LoadedSnapshot {
  /** Index into the sources as given. */
  readonly source: number;
  readonly heap: SlimHeap;
  readonly trace: ProcessTrace;
  readonly lastModifiedMs: number | null;
  /** Hex, when it was asked for and could be made. */
  readonly sha256: string | null;
  /** Edges of the file, also where the heap was slimmed. */
  readonly edgeCount: number;
}

interface LoadWork extends LoaderWork {
  /** The file's SHA-256 is wanted. */
  readonly hash: boolean;
  /** Into memory that other threads can read, too. */
  readonly shared: boolean;
  /** Given as the last: probably the newest. */
  readonly newest: boolean;
  /** Objects of it will be asked about, also when it is not the newest. */
  readonly asked: boolean;
  /** Built only when it is its turn. */
  readonly hold: boolean;
  /** Another one, idle meanwhile, helps. */
  readonly helped: boolean;
  /** Memory that its constructors may take, bytes; null when that is unknown. */
  readonly roomBytes: number | null;
  /** When it was taken, as somebody said. */
  readonly takenAt: string | null;
}

/** One source and the thread that loads it. The thread lives from `parse` to the end of `build`, and on where it helps another. */
export class Load {
  readonly spec: SourceSpec;
  readonly source: number;
  trace: ProcessTrace = NO_TRACE;
  lastModifiedMs: number | null = null;
  get name(): string {
    return this.spec.name;
  }
  get takenAt(): string | null {
    return this.options.takenAt;
  }
  private sha256: string | null = null;
  /** Columns wait in the thread. */
  parsed = false;
  /** Its shapes are the ones in use. */
  shapeSource = false;
  /** Read, but not built before the others are. */
  get held(): boolean {
    return this.options.hold;
  }
  private partner: Load | null = null;
  /** Others count on its thread. */
  private isPartner = false;
  private helped: (reply: LoaderReply | null) => void = () => undefined;
  private ended = false;
  /** Why its thread is no more, when it ended by itself. */
  private death: EngineError | null = null;
  private thread: LoaderThread | null = null;
  private waiting: { resolve: (reply: LoaderReply) => void; reject: (error: unknown) => void } | null = null;
  private readonly host: EngineHost;
  private readonly options: LoadWork;
  private readonly onProgress: (progress: Progress) => void;

  constructor(
    host: EngineHost,
    spec: SourceSpec,
    source: number,
    options: LoadWork,
    onProgress: (progress: Progress) => void,
  ) {
    this.host = host;
    this.options = options;
    this.spec = spec;
    this.source = source;
    this.onProgress = onProgress;
  }

  /** @param partner the load whose thread helps this one from here on */
  standBy(partner: Load): void {
    this.partner = partner;
    partner.isPartner = true;
  }

  async parse(): Promise<void> {
    if (this.ended) throw engineError('cancelled');
    this.closeThread();
    this.death = null;
    const thread = this.host.startLoader(this.options);
    this.thread = thread;
    thread.onReply((reply) => this.heard(reply));
    thread.onDeath((error) => {
      if (this.thread !== thread) return;
      this.thread = null;
      this.helped(null);
      const data: EngineErrorData = toErrorData(error, this.spec.name);
      this.death = new EngineError(error === null ? { ...data, code: 'loader-died', params: {} } : data);
      this.waiting?.reject(this.death);
    });
    const reply = await this.ask(
      {
        kind: 'parse',
        source: this.spec,
        hash: this.options.hash,
        alone: this.options.alone,
        shared: this.options.shared,
        newest: this.options.newest,
        hold: this.options.hold,
        helped: this.options.helped,
        roomBytes: this.options.roomBytes,
      },
      'parsed',
    );
    this.trace = reply.trace;
    this.lastModifiedMs = reply.lastModifiedMs;
    this.sha256 = reply.sha256;
    this.parsed = true;
  }

  async infer(): Promise<Shapes> {
    const reply = await this.ask({ kind: 'infer' }, 'shapes');
    this.shapeSource = true;
    return reply.shapes;
  }

  /** @param slim without its edges */
  async build(shapes: Shapes, slim: boolean): Promise<LoadedSnapshot> {
    const { heap, edgeCount } = await this.ask({ kind: 'build', shapes, slim, asked: this.options.asked }, 'heap');
    this.parsed = false;
    if (!this.isPartner) this.closeThread('release');
    this.onProgress({ snapshot: this.source, phase: 'done', fraction: 1 });
    return {
      source: this.source,
      heap,
      trace: this.trace,
      lastModifiedMs: this.lastModifiedMs,
      sha256: this.sha256,
      edgeCount,
    };
  }

  /** Its thread may be kept for the next work. */
  release(): void {
    this.ended = true;
    this.closeThread('release');
  }

  /** Ends the thread for good; what waits for it is rejected. */
  end(): void {
    this.ended = true;
    this.closeThread();
  }

  private closeThread(how: 'end' | 'release' = 'end'): void {
    const { thread, waiting } = this;
    this.thread = null;
    this.waiting = null;
    this.parsed = false;
    thread?.[how]();
    this.helped(null);
    waiting?.reject(engineError('cancelled', this.spec.name));
  }

  /** Does something for another; `answer` gets null when it cannot. */
  private help(order: HelpOrder, answer: (reply: LoaderReply | null) => void): void {
    if (this.thread === null) {
      answer(null);
      return;
    }
    this.helped = (reply) => {
      this.helped = () => undefined;
      answer(reply);
    };
    this.thread.send(order);
  }

  private heard(reply: LoaderReply): void {
    if (reply.kind === 'progress') {
      const { phase, fraction, bytesRead, totalBytes } = reply;
      this.onProgress({
        snapshot: this.source,
        phase,
        fraction,
        ...(bytesRead === undefined ? {} : { bytesRead }),
        ...(totalBytes === undefined ? {} : { totalBytes }),
      });
      return;
    }
    if (isHelpReply(reply)) {
      this.helped(reply);
      return;
    }
    if (reply.kind === 'help') {
      const { thread } = this;
      const answer = (done: LoaderReply | null): void => thread?.send({ kind: 'helped', reply: done });
      if (this.partner === null) answer(null);
      else this.partner.help(reply.order, answer);
      return;
    }
    const waiting = this.waiting;
    this.waiting = null;
    if (reply.kind === 'failed') waiting?.reject(new EngineError(reply.error));
    else waiting?.resolve(reply);
  }

  private ask<K extends LoaderReply['kind']>(order: LoaderOrder, kind: K): Promise<LoaderReply & { kind: K }> {
    return new Promise((resolve, reject) => {
      if (this.thread === null) {
        reject(this.death ?? engineError('cancelled', this.spec.name));
        return;
      }
      this.waiting = {
        resolve: (reply) =>
          reply.kind === kind
            ? resolve(reply as LoaderReply & { kind: K })
            : reject(engineError('unexpected', this.spec.name, { detail: `${reply.kind} for ${kind}` })),
        reject,
      };
      this.thread.send(order);
    });
  }
}
