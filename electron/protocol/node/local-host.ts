// The app without Electron: the same handler on loopback HTTP. Listens on 127.0.0.1 only; everything lives under a
// secret first path segment; Host, Origin and Sec-Fetch-Site must be the page's own. A browser is handed a ticket: an
// address that works once, because what stands on a command line can be read by every user of the machine.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ProtocolError, codeOf } from '../errors.ts';
import { MAX_ORDER_BYTES } from '../capture-door.ts';
import { CAPTURE, createHandler, refusal, type Handler } from '../handler.ts';
import type { CaptureService } from '../../../capture/service-types.ts';
import type { ListedFile, OpenFiles } from '../open-files.ts';
import { FILE_HEADERS } from '../headers.ts';
import type { AppFolder } from './app-folder.ts';
import { isOwnConnection, type Peer } from './peer.ts';

const ADDRESS = '127.0.0.1';
/** A browser keeps six connections per host. Beyond this many, the oldest that has not shown the secret makes room. */
const MAX_CONNECTIONS = 64;
/** How often Node looks for connections that are past their time, milliseconds; by itself it looks twice a minute. */
const CHECK_CONNECTIONS_MS = 2_000;

export interface LocalHostOptions {
  readonly app: AppFolder;
  readonly openFiles: OpenFiles;
  /** Files the page shall open, as registered. */
  readonly requested: readonly ListedFile[];
  /** Takes snapshots from running programs; absent where nobody does. It is closed with the host. */
  readonly capture?: CaptureService;
  /** Port to try first, so that what the browser keeps per origin is found again; any free one when it is taken. */
  readonly preferredPort?: number | null;
  /** What went wrong inside, for the log. */
  readonly onFault?: (code: string, error: unknown) => void;
  /** Whether the other end of a connection is this user's process, as far as the system says; tests give their own. */
  readonly isOwn?: (peer: Peer) => Promise<boolean>;
}
export interface LocalHost {
  /** The page's address; holds the secret, so it is for the person alone. */
  readonly url: string;
  /** A new address that leads to `url` the first time it is asked for, and is unknown from then on. */
  ticket(): string;
  readonly port: number;
  /** Stops listening and ends every connection; resolves when the port is free. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts serving.
 * @throws the system's error when no port can be had
 */
export async function startLocalHost(options: LocalHostOptions): Promise<LocalHost> {
  const secret = randomBytes(32).toString('base64url');
  let handler: Handler | null = null;
  let origin = '';
  let url = '';
  const tickets = new Set<string>();
  const connections = admitConnections();
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
    },
    (request, response) => {
      void answer(request, response, {
        handler,
        origin,
        secret,
        url,
        tickets,
        isOwn: options.isOwn ?? isOwnConnection,
        trust: connections.trust,
        onFault: options.onFault,
      });
    },
  );
  server.on('connection', connections.add);
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('connect', (_request, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  const port = await listen(server, options.preferredPort ?? 0);
  origin = `http://${ADDRESS}:${port}`;
  const base = `/${secret}/`;
  handler = createHandler({
    files: options.app.files,
    readAsset: options.app.readAsset,
    openFiles: options.openFiles,
    origin,
    base,
    requested: () => options.requested,
    capture: options.capture ?? null,
    onFault: options.onFault,
  });
  // `open` tells the page to ask for the files; without it the page asks nothing.
  url = `${origin}${base}${options.requested.length > 0 ? '?open=1' : ''}`;
  return {
    url,
    port,
    ticket() {
      const one = randomBytes(32).toString('base64url');
      tickets.add(one);
      return `${origin}/${one}`;
    },
    close: async () => {
      await options.capture?.close();
      await stop(server);
    },
  };
}

/**
 * Which connections stay. Any process of the machine may connect and say nothing; those that have shown the secret are
 * never closed for it, and a new one always finds room.
 */
function admitConnections(): { add(socket: Socket): void; trust(socket: Socket): void } {
  // In the order they came.
  const strangers = new Set<Socket>();
  const trusted = new Set<Socket>();
  return {
    add(socket) {
      strangers.add(socket);
      socket.once('close', () => {
        strangers.delete(socket);
        trusted.delete(socket);
      });
      if (strangers.size + trusted.size <= MAX_CONNECTIONS) return;
      for (const oldest of strangers) {
        strangers.delete(oldest);
        oldest.destroy();
        return;
      }
    },
    trust(socket) {
      if (strangers.delete(socket)) trusted.add(socket);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      // Taken, or kept by the system: any other will do.
      if (port !== 0 && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) resolve(listen(server, 0));
      else reject(error);
    };
    server.once('error', onError);
    server.listen({ host: ADDRESS, port, exclusive: true }, () => {
      server.off('error', onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

interface Door {
  readonly handler: Handler | null;
  readonly origin: string;
  readonly secret: string;
  /** Where a ticket leads. */
  readonly url: string;
  /** Not used yet. */
  readonly tickets: Set<string>;
  readonly isOwn: (peer: Peer) => Promise<boolean>;
  readonly trust: (socket: Socket) => void;
  readonly onFault?: LocalHostOptions['onFault'];
}

async function answer(request: IncomingMessage, response: ServerResponse, door: Door): Promise<void> {
  const head = request.method === 'HEAD';
  try {
    await send(await admitted(request, door, head), response, head);
  } catch (error) {
    // The answer had begun (a file that shrank, a page that left): all that is left is to break it off.
    if (!response.destroyed) door.onFault?.(codeOf(error), error);
    response.destroy();
  }
}

/** The handler's answer, or a refusal. Nothing of the app is reached before all checks are passed. */
async function admitted(request: IncomingMessage, door: Door, head: boolean): Promise<Response> {
  const target = request.url ?? '';
  if (door.handler === null || request.headers.host !== door.origin.slice('http://'.length))
    return refusal('bad-host', head);
  if (!fromOurPage(request, door.origin)) return refusal('bad-host', head);
  if (!target.startsWith('/')) return refusal('bad-path', head);
  const first = (/^\/([^/?#]*)/.exec(target) ?? ['', ''])[1] ?? '';
  if (!sameSecret(first, door.secret)) return (await redeemed(first, request, door)) ?? refusal('not-found', head);
  door.trust(request.socket);
  const method = request.method ?? '';
  const isOrder = method === 'POST' && target.startsWith(`/${first}/${CAPTURE}`);
  // An order comes from a script of our page, which says so; a link or a form of another page could not.
  if (isOrder && request.headers.origin !== door.origin) return refusal('bad-host', head);
  // No other request of ours has a body; one that has is not read.
  const hasBody = request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  if (hasBody && !isOrder) return refusal('bad-method', head);
  if (method !== 'GET' && method !== 'HEAD' && !isOrder) return refusal('bad-method', head);
  const body = isOrder ? await orderOf(request) : undefined;
  if (body === null) return refusal('bad-order', head);
  let forwarded: Request;
  try {
    forwarded = new Request(door.origin + target, { method, headers: headersOf(request), body });
  } catch {
    // Undici's URL parser refuses what ours would, too.
    return refusal('bad-path', head);
  }
  // The parser folds `/../` away; what it changed was not plain.
  if (forwarded.url !== door.origin + target) return refusal('bad-path', head);
  return door.handler(forwarded);
}

/**
 * The way to the page for a ticket that nobody has used; null for anything else. Another user of this machine may have
 * read it from the browser's command line: the system is asked whose connection this is, and theirs leaves it unused.
 */
async function redeemed(given: string, request: IncomingMessage, door: Door): Promise<Response | null> {
  const ticket = [...door.tickets].find((one) => sameSecret(given, one));
  if (ticket === undefined || request.method !== 'GET' || request.url !== `/${ticket}`) return null;
  const { remotePort, localPort } = request.socket;
  if (!(await door.isOwn({ remotePort: remotePort ?? 0, localPort: localPort ?? 0 }))) return null;
  // Asking took a moment: only one of two that came at once gets in.
  if (!door.tickets.delete(ticket)) return null;
  door.trust(request.socket);
  return new Response(null, { status: 302, headers: { ...FILE_HEADERS, location: door.url } });
}

/** Origin and Sec-Fetch-Site, where the browser sends them: our own page, or the person's own click (`none`). */
function fromOurPage(request: IncomingMessage, origin: string): boolean {
  const from = request.headers.origin;
  if (from !== undefined && from !== origin) return false;
  const site = request.headers['sec-fetch-site'];
  return (
    site === undefined || site === 'same-origin' || (site === 'none' && request.headers['sec-fetch-dest'] !== 'iframe')
  );
}

/** Equal, in a time that does not tell how much of it was. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

/** The only request headers the handler reads. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const tag = request.headers['if-none-match'];
  const type = request.headers['content-type'];
  return {
    ...(tag === undefined ? {} : { 'if-none-match': tag }),
    ...(type === undefined ? {} : { 'content-type': type }),
  };
}

/** The body of an order; null when it is longer than any of ours, or breaks off. */
async function orderOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > MAX_ORDER_BYTES) return null;
      parts.push(part);
    }
  } catch {
    return null;
  }
  return Buffer.concat(parts).toString('utf8');
}

async function send(answered: Response, response: ServerResponse, head: boolean): Promise<void> {
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body === null || head) {
    response.end();
    return;
  }
  const reader = (answered.body as ReadableStream<Uint8Array>).getReader();
  // A page that leaves (cancel, close) ends the reading at once, so that the file is closed.
  const left = (): void => void reader.cancel().catch(() => undefined);
  response.once('close', left);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!response.write(value)) await drained(response);
      if (response.destroyed) throw new ProtocolError('internal', new Error('the page left'));
    }
    response.end();
  } finally {
    response.off('close', left);
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go);
      response.off('close', go);
      resolve();
    };
    response.once('drain', go);
    response.once('close', go);
    if (response.destroyed) go();
  });
}
