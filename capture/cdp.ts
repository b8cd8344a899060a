// A client of the Chrome DevTools Protocol, as V8's inspector speaks it: numbered calls and events, over a WebSocket or
// through the session of a process to one of its worker threads.

import WebSocket from 'ws';
import type { Channel } from './channel.ts';
import { CaptureError } from './errors.ts';

export type JsonObject = Readonly<Record<string, unknown>>;
type Listener = (params: JsonObject) => void;

interface Pending {
  readonly resolve: (result: JsonObject) => void;
  readonly reject: (error: Error) => void;
}

/** One message of a snapshot is some 100 kB to 1 MB; what is larger is no inspector's. */
const MAX_MESSAGE_BYTES = 256 << 20;
const OPEN_MS = 15_000;
const lostConnection = (): CaptureError => new CaptureError('capture-connection-lost');

/** How texts reach the other end. */
interface Transport {
  /** @param failed called when the text could not be sent */
  send(text: string, failed: () => void): void;
  close(): void;
}

export class CdpClient {
  private readonly transport: Transport;
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private lastId = 0;
  private lost: Error | null = null;
  private closing = false;
  /** Called once when the connection ends without our asking. */
  onLost: (error: Error) => void = () => undefined;

  private constructor(transport: Transport) {
    this.transport = transport;
  }

  /** Opens the WebSocket at `path` of a channel. Throws CaptureError `capture-no-answer`. */
  static open(channel: Channel, path: string): Promise<CdpClient> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://localhost${path}`, {
        createConnection: () => channel.connect(),
        maxPayload: MAX_MESSAGE_BYTES,
        perMessageDeflate: false,
        handshakeTimeout: OPEN_MS,
        skipUTF8Validation: true,
      });
      socket.once('open', () => {
        socket.removeAllListeners('error');
        const client = new CdpClient({
          send: (text, failed) => socket.send(text, (error) => error && failed()),
          close: () => socket.terminate(),
        });
        socket.on('message', (data) => client.receive(String(data)));
        for (const event of ['close', 'error'] as const) socket.on(event, () => client.end(lostConnection()));
        resolve(client);
      });
      socket.once('error', (error: NodeJS.ErrnoException) =>
        reject(new CaptureError('capture-no-answer', { name: channel.name, detail: error.code ?? error.message })),
      );
    });
  }

  /** A session with a worker thread of the process at the other end of `process`, as `NodeWorker.attachedToWorker` named it. */
  static ofWorker(process: CdpClient, sessionId: string): CdpClient {
    const client: CdpClient = new CdpClient({
      send: (message, failed) => {
        process.send('NodeWorker.sendMessageToWorker', { sessionId, message }).catch(failed);
      },
      // Says nothing to the process: whoever attached its threads ends those sessions, and waits for the answer.
      close: () => {
        for (const remove of off) remove();
      },
    });
    const off = [
      process.on('NodeWorker.receivedMessageFromWorker', (params) => {
        if (params.sessionId === sessionId && typeof params.message === 'string') client.receive(params.message);
      }),
      process.on('NodeWorker.detachedFromWorker', (params) => {
        if (params.sessionId === sessionId) client.end(lostConnection());
      }),
    ];
    process.onLost = (error) => client.end(error);
    return client;
  }

  /** Calls a method. Rejects with CaptureError: `capture-protocol` when the target refuses, `capture-connection-lost`. */
  send(method: string, params: JsonObject = {}): Promise<JsonObject> {
    if (this.lost !== null) return Promise.reject(this.lost);
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.transport.send(JSON.stringify({ id, method, params }), () => this.end(lostConnection()));
    });
  }

  /** @returns takes the listener away again */
  on(event: string, listener: Listener): () => void {
    const all = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, all.add(listener));
    return () => all.delete(listener);
  }

  /**
   * Closes at once: the target must not wait for a farewell while it closes its inspector. Wait for every answer first:
   * Node's inspector can end its process (SIGSEGV in `TcpHolder::WriteRaw`) when it writes to a connection that has just gone.
   */
  close(): void {
    this.closing = true;
    this.transport.close();
  }

  /** Ends the connection as if it had been lost: the program waits for us to go before it ends. */
  drop(): void {
    this.end(lostConnection());
    this.transport.close();
  }

  private receive(text: string): void {
    let message: {
      id?: number;
      method?: string;
      params?: JsonObject;
      result?: JsonObject;
      error?: { message?: string };
    };
    try {
      message = JSON.parse(text) as typeof message;
    } catch {
      return;
    }
    if (message.id === undefined) {
      for (const listener of this.listeners.get(message.method ?? '') ?? []) listener(message.params ?? {});
      return;
    }
    const call = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.error === undefined) call?.resolve(message.result ?? {});
    else call?.reject(new CaptureError('capture-protocol', { detail: message.error.message ?? '' }));
  }

  private end(error: Error): void {
    if (this.lost !== null) return;
    this.lost = error;
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
    if (!this.closing) this.onLost(error);
  }
}
