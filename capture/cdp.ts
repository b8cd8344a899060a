// A client of the Chrome DevTools Protocol, as V8's inspector speaks it: one WebSocket, numbered calls, events.

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

export class CdpClient {
  private readonly socket: WebSocket;
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private lastId = 0;
  private lost: Error | null = null;
  private closing = false;
  /** Called once when the connection ends without our asking. */
  onLost: (error: Error) => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => this.receive(data));
    socket.on('close', () => this.end(new CaptureError('capture-connection-lost')));
    socket.on('error', () => this.end(new CaptureError('capture-connection-lost')));
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
        resolve(new CdpClient(socket));
      });
      socket.once('error', (error: NodeJS.ErrnoException) =>
        reject(new CaptureError('capture-no-answer', { name: channel.name, detail: error.code ?? error.message })),
      );
    });
  }

  /** Calls a method. Rejects with CaptureError: `capture-protocol` when the target refuses, `capture-connection-lost`. */
  send(method: string, params: JsonObject = {}): Promise<JsonObject> {
    if (this.lost !== null) return Promise.reject(this.lost);
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params }), (error) => {
        if (error) this.end(new CaptureError('capture-connection-lost'));
      });
    });
  }

  /** @returns takes the listener away again */
  on(event: string, listener: Listener): () => void {
    const all = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, all.add(listener));
    return () => all.delete(listener);
  }

  /** Closes at once: the target must not wait for a farewell while it closes its inspector. */
  close(): void {
    this.closing = true;
    this.socket.terminate();
  }

  /** Ends the connection as if it had been lost: the program waits for us to go before it ends. */
  drop(): void {
    this.end(new CaptureError('capture-connection-lost'));
    this.socket.terminate();
  }

  private receive(data: WebSocket.RawData): void {
    let message: {
      id?: number;
      method?: string;
      params?: JsonObject;
      result?: JsonObject;
      error?: { message?: string };
    };
    try {
      message = JSON.parse(String(data)) as typeof message;
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
