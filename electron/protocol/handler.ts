// The one door to the app: Request → Response, no Electron, no Node. Electron mounts it on app://, the local host on
// loopback HTTP; what is tested in Chromium is therefore what Electron shows.

import type { CaptureService } from '../../capture/service-types.ts';
import { captureAnswer } from './capture-door.ts';
import { ProtocolError, STATUS, codeOf, type ProtocolErrorCode } from './errors.ts';
import { FILE_HEADERS, PAGE_HEADERS, type HeaderMap } from './headers.ts';
import { contentType, type AppFile, type AppFiles } from './manifest.ts';
import type { ListedFile, OpenFiles } from './open-files.ts';

export interface HandlerOptions {
  /** The allow-list; nothing else is served. */
  readonly files: AppFiles;
  /** Bytes of a listed file. Reject: whatever; the answer is then `asset-unreadable`. */
  readonly readAsset: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly openFiles: OpenFiles;
  /** Scheme and authority requests must have, e.g. `app://heapdelta` or `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** Path everything lives under; `/` in Electron, `/<secret>/` on loopback. Begins and ends with a slash. */
  readonly base: string;
  /** Files the page was started with, for `open/index.json`; each call gives what there is now. */
  readonly requested: () => readonly ListedFile[];
  /** Takes snapshots from running programs; null where nobody does. */
  readonly capture: CaptureService | null;
  /** Called with what went wrong inside (never with a refusal); for the log. */
  readonly onFault?: (code: ProtocolErrorCode, error: unknown) => void;
}

export type Handler = (request: Request) => Promise<Response>;

/**
 * Makes the handler. It never rejects: what goes wrong is a coded answer, `{"error":{"code":"…"}}` with the code also
 * in `x-heapdelta-error`, under the same headers as everything else.
 *
 * `index.html` and the listed files: as built, by exact path. `open/index.json`: the files the page was started with.
 * `open/<id>`: a registered file, streamed from its start, `content-length` set; HEAD says how its last reading broke.
 * `capture/…`: snapshots of running programs, where there is a capture service.
 */
export function createHandler(options: HandlerOptions): Handler {
  const byPath = new Map(options.files.files.map((file) => [file.path, file]));

  const route = async (request: Request): Promise<Response> => {
    const head = request.method === 'HEAD';
    const isOrder = request.method === 'POST';
    if (!head && !isOrder && request.method !== 'GET') throw new ProtocolError('bad-method');
    const path = pathWithin(request.url, options.origin, options.base);
    if (path.startsWith(CAPTURE) && options.capture !== null)
      return captureAnswer(options.capture, path.slice(CAPTURE.length), request);
    if (isOrder) throw new ProtocolError('bad-method');
    if (path === 'open/index.json') return json({ files: options.requested().map(listed) }, head);
    if (path.startsWith('open/')) return openedFile(options.openFiles, path.slice('open/'.length), head);
    const file = byPath.get(path === '' ? 'index.html' : path);
    if (file === undefined) throw new ProtocolError('not-found');
    return asset(file, request, options.readAsset, head);
  };

  return async (request) => {
    try {
      return await route(request);
    } catch (error) {
      const code = codeOf(error);
      if (STATUS[code] >= 500) options.onFault?.(code, error);
      return refusal(code, request.method === 'HEAD');
    }
  };
}

/** An error as an answer. */
export function refusal(code: ProtocolErrorCode, head = false): Response {
  const headers = {
    ...PAGE_HEADERS,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'x-heapdelta-error': code,
    ...(code === 'bad-method' ? { allow: 'GET, HEAD' } : {}),
  };
  return new Response(head ? null : JSON.stringify({ error: { code } }), { status: STATUS[code], headers });
}

/** Addresses below which snapshots are taken: the only ones that take orders. */
export const CAPTURE = 'capture/';

/** Longest address we look at, characters. Ours are under 200. */
const MAX_URL_CHARS = 2048;
// Everything we serve is written with these; whatever is encoded, doubled or dotted is an attempt at something.
const PLAIN_PATH = /^[A-Za-z0-9._/-]*$/;

/** The path below `base`; the query (the page's own) is ignored. @throws ProtocolError bad-host, bad-path, not-found */
function pathWithin(url: string, origin: string, base: string): string {
  if (url.length > MAX_URL_CHARS) throw new ProtocolError('bad-path');
  if (!url.startsWith(`${origin}/`)) throw new ProtocolError('bad-host');
  const pathname = (/^[^?#]*/.exec(url.slice(origin.length)) ?? [''])[0];
  if (!PLAIN_PATH.test(pathname) || pathname.includes('//') || /(^|\/)\.{1,2}(\/|$)/.test(pathname))
    throw new ProtocolError('bad-path');
  if (!pathname.startsWith(base)) throw new ProtocolError('not-found');
  return pathname.slice(base.length);
}

async function asset(
  file: AppFile,
  request: Request,
  read: HandlerOptions['readAsset'],
  head: boolean,
): Promise<Response> {
  const type = contentType(file.path);
  if (type === null) throw new ProtocolError('not-found');
  const tag = `"${file.sha256}"`;
  // Always asked again, answered by tag: a new version is never mixed with an old one.
  const headers: HeaderMap = { ...PAGE_HEADERS, 'cache-control': 'no-cache', etag: tag, 'content-type': type };
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
  if (head) return new Response(null, { headers: { ...headers, 'content-length': String(file.bytes) } });
  let bytes;
  try {
    bytes = await read(file.path);
  } catch (error) {
    throw new ProtocolError('asset-unreadable', error);
  }
  // A folder that does not hold what was built (half an update, a changed file) is not shown.
  if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== file.sha256)
    throw new ProtocolError('asset-unreadable', new Error(`${file.path} is not as built`));
  return new Response(bytes, { headers: { ...headers, 'content-length': String(bytes.byteLength) } });
}

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function openedFile(files: OpenFiles, id: string, head: boolean): Promise<Response> {
  const { file, body } = head ? { file: await files.describe(id), body: null } : await files.stream(id);
  const headers = {
    ...FILE_HEADERS,
    'accept-ranges': 'none',
    'content-disposition': 'attachment',
    'content-length': String(file.sizeBytes),
    'content-type': 'application/octet-stream',
    'last-modified': new Date(file.lastModifiedMs).toUTCString(),
  };
  return new Response(body, { headers });
}

/** As the page reads it: an address relative to the page, so that it holds under any base. */
function listed(file: ListedFile): { name: string; url: string; sizeBytes: number; lastModifiedMs: number } {
  return { name: file.name, url: `open/${file.id}`, sizeBytes: file.sizeBytes, lastModifiedMs: file.lastModifiedMs };
}

function json(value: unknown, head: boolean): Response {
  const headers = { ...FILE_HEADERS, 'content-type': 'application/json; charset=utf-8' };
  return new Response(head ? null : JSON.stringify(value), { headers });
}
