// The app without Electron: the same handler on loopback HTTP. Listens on 127.0.0.1 only; everything lives under a
// secret first path segment; Host, Origin and Sec-Fetch-Site must be the page's own.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProtocolError, codeOf } from '../errors.ts';
import { createHandler, refusal, type Handler } from '../handler.ts';
import type { ListedFile, OpenFiles } from '../open-files.ts';
import type { AppFolder } from './app-folder.ts';

const ADDRESS = '127.0.0.1';
/** A browser keeps six connections per host; more is not a browser. */
const MAX_CONNECTIONS = 64;

export interface LocalHostOptions {
  readonly app: AppFolder;
  readonly openFiles: OpenFiles;
  /** Files the page shall open, as registered. */
  readonly requested: readonly ListedFile[];
  /** Port to try first, so that what the browser keeps per origin is found again; any free one when it is taken. */
  readonly preferredPort?: number | null;
  /** What went wrong inside, for the log. */
  readonly onFault?: (code: string, error: unknown) => void;
}
export interface LocalHost {
  /** What to open in a browser; holds the secret. */
  readonly url: string;
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
  const server = createServer(
    { maxHeaderSize: 16_384, requestTimeout: 30_000, headersTimeout: 10_000 },
    (request, response) => {
      void answer(request, response, { handler, origin, secret, onFault: options.onFault });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
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
    onFault: options.onFault,
  });
  return {
    // `open` tells the page to ask for the files; without it the page asks nothing.
    url: `${origin}${base}${options.requested.length > 0 ? '?open=1' : ''}`,
    port,
    close: () => stop(server),
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
  if (!sameSecret((/^\/([^/?#]*)/.exec(target) ?? ['', ''])[1] ?? '', door.secret)) return refusal('not-found', head);
  // No request of ours has a body; one that has is not read.
  if (request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined)
    return refusal('bad-method', head);
  const method = request.method ?? '';
  if (method !== 'GET' && method !== 'HEAD') return refusal('bad-method', head);
  let forwarded: Request;
  try {
    forwarded = new Request(door.origin + target, { method, headers: headersOf(request) });
  } catch {
    // Undici's URL parser refuses what ours would, too.
    return refusal('bad-path', head);
  }
  // The parser folds `/../` away; what it changed was not plain.
  if (forwarded.url !== door.origin + target) return refusal('bad-path', head);
  return door.handler(forwarded);
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

/** The only request header the handler reads. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const tag = request.headers['if-none-match'];
  return tag === undefined ? {} : { 'if-none-match': tag };
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
