// The allow-list: exactly the files of the build, by path, with type, size and hash. What is not in it does not exist.

/** One file of dist/app. */
export interface AppFile {
  /** Relative to the app's folder, forward slashes, no leading slash. */
  readonly path: string;
  readonly bytes: number;
  /** Hex; the entity tag, and what a tampered folder is told by. */
  readonly sha256: string;
}

export const APP_FILES_SCHEMA = 'heapdelta.app-files/1';
/** Where the build leaves the list inside the app's folder; itself never served. */
export const APP_FILES_NAME = 'app-files.json';

export interface AppFiles {
  readonly schema: typeof APP_FILES_SCHEMA;
  readonly files: readonly AppFile[];
}

/** Content types by extension. A file of another kind is not served: the build has no business making one. */
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  gz: 'application/octet-stream',
  heapdelta: 'application/octet-stream',
  heapsnapshot: 'application/octet-stream',
  html: 'text/html; charset=utf-8',
  icc: 'application/vnd.iccprofile',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  otf: 'font/otf',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** Content type of a path, or null when files of its kind are not served. */
export function contentType(path: string): string | null {
  const extension = /\.([a-z0-9]+)$/.exec(path)?.[1];
  return extension !== undefined && Object.hasOwn(TYPES, extension) ? (TYPES[extension] ?? null) : null;
}

// Vite's names and our samples: no dot segment, no percent sign, nothing that a URL parser would touch.
const SAFE_PATH = /^(?!.*(?:^|\/)\.)[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/;

/**
 * Checks a list read from disk.
 * @returns the list, frozen in its meaning: safe paths, known types, no path twice
 * @throws TypeError naming what is wrong: a build without a true list is not served at all
 */
export function checkAppFiles(value: unknown): AppFiles {
  const files = typeof value === 'object' && value !== null && 'files' in value ? value.files : null;
  if (!Array.isArray(files) || (value as { schema?: unknown }).schema !== APP_FILES_SCHEMA)
    throw new TypeError(`not a ${APP_FILES_SCHEMA} list`);
  const seen = new Set<string>();
  const checked = files.map((file: unknown): AppFile => {
    const { path, bytes, sha256 } = (typeof file === 'object' && file !== null ? file : {}) as Record<string, unknown>;
    if (typeof path !== 'string' || !SAFE_PATH.test(path))
      throw new TypeError(`unsafe path in the list: ${JSON.stringify(path)}`);
    if (contentType(path) === null) throw new TypeError(`no content type for ${path}`);
    if (path === 'open' || path.startsWith('open/')) throw new TypeError(`${path} would hide opened files`);
    if (!Number.isSafeInteger(bytes) || (bytes as number) < 0) throw new TypeError(`no size for ${path}`);
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError(`no hash for ${path}`);
    if (seen.has(path)) throw new TypeError(`${path} is listed twice`);
    seen.add(path);
    return { path, bytes: bytes as number, sha256 };
  });
  if (!seen.has('index.html')) throw new TypeError('the list has no index.html');
  return { schema: APP_FILES_SCHEMA, files: checked };
}
