// The IPC contract: every channel, what its arguments must look like (valibot) and what it answers.
// Main registers exactly these channels, the preload calls exactly these; nothing else crosses.

import * as v from 'valibot';
import { OUTSIDE_PAGES } from './types.ts';
import type { OpenedFile, OutsidePage, RecentEntry } from './types.ts';

export * from './types.ts';

/** Largest export the shell saves, bytes. A report is under 1 MB; this only stops a runaway page. */
const MAX_SAVE_BYTES = 512 * 1024 * 1024;
/** Largest preferences, characters of JSON. */
const MAX_PREFERENCES_CHARS = 1024 * 1024;
/** Files of one comparison. */
export const MAX_FILES = 256;

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
/** A file name as suggested by the page: no folder, no control character, not a dot name. */
const fileName = v.pipe(
  text(255),
  v.regex(/^[^\u0000-\u001f\u007f/\\:*?"<>|]+$/),
  v.check((name) => !/^\.+$/.test(name)),
);
/** 128 bits, base64url. */
const OpaqueId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
/** Identifier of a recent comparison. */
const RecentId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** A file to remember: a path the preload learned from Electron for a `File`, or an id we gave out. */
export const RememberedFile = v.variant('kind', [
  v.strictObject({
    kind: v.literal('path'),
    path: v.pipe(
      text(32_768),
      v.minLength(1),
      v.check((path) => !path.includes('\0')),
    ),
  }),
  v.strictObject({ kind: v.literal('id'), id: OpaqueId }),
]);
export type RememberedFile = v.InferOutput<typeof RememberedFile>;

/**
 * A link that opens a source place in an editor. Only editors' own schemes, so that the page can neither open a web address
 * nor start anything else of the system's.
 */
const editorLink = v.pipe(
  text(4_000),
  v.regex(
    /^(?:vscode|vscode-insiders|vscodium|cursor|windsurf|zed|webstorm|idea|phpstorm|subl|txmt|atom|nvim):\/\/[^\s\u0000-\u001f]+$/,
  ),
);

/** JSON only: what cannot be written and read back unchanged is not a preference. */
const preferences = v.pipe(text(MAX_PREFERENCES_CHARS), v.check(isJson));

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** Channel → schema of its argument list. */
export const ARGUMENTS = {
  'heapdelta:save': v.strictTuple([
    v.strictObject({
      suggestedName: fileName,
      mimeType: v.pipe(text(100), v.regex(/^[\w.+-]+\/[\w.+-]+(;[\w.+= -]+)?$/)),
      bytes: v.pipe(
        v.custom<Uint8Array>((value) => value instanceof Uint8Array),
        v.check((bytes) => bytes.byteLength <= MAX_SAVE_BYTES),
      ),
    }),
  ]),
  'heapdelta:recent': v.strictTuple([]),
  'heapdelta:open-recent': v.strictTuple([RecentId]),
  'heapdelta:forget-recent': v.strictTuple([RecentId]),
  'heapdelta:remember-recent': v.strictTuple([
    v.pipe(v.array(RememberedFile), v.minLength(1), v.maxLength(MAX_FILES)),
    v.nullable(text(4_000)),
  ]),
  'heapdelta:open-requests': v.strictTuple([]),
  'heapdelta:save-preferences': v.strictTuple([preferences]),
  'heapdelta:open-outside': v.strictTuple([v.picklist(OUTSIDE_PAGES)]),
  'heapdelta:open-editor': v.strictTuple([editorLink]),
  'heapdelta:licences': v.strictTuple([]),
} as const;

export type Channel = keyof typeof ARGUMENTS;
export type ArgumentsOf<C extends Channel> = v.InferOutput<(typeof ARGUMENTS)[C]>;

/** Channel → what a good answer holds. */
export interface Answers {
  readonly 'heapdelta:save': boolean;
  readonly 'heapdelta:recent': readonly RecentEntry[];
  readonly 'heapdelta:open-recent': readonly OpenedFile[] | null;
  readonly 'heapdelta:forget-recent': null;
  readonly 'heapdelta:remember-recent': null;
  /** Each request is the files of one opening; asking takes them, so that a reload does not open them again. */
  readonly 'heapdelta:open-requests': readonly (readonly OpenedFile[])[];
  readonly 'heapdelta:save-preferences': null;
  readonly 'heapdelta:open-outside': null;
  readonly 'heapdelta:open-editor': null;
  readonly 'heapdelta:licences': string;
}

/** Key → address; the only web addresses the shell ever hands to the system. */
export const OUTSIDE_ADDRESSES: Readonly<Record<OutsidePage, string>> = {
  'node-heap-snapshots': 'https://nodejs.org/api/v8.html#v8writeheapsnapshotfilenameoptions',
  'chrome-heap-snapshots': 'https://developer.chrome.com/docs/devtools/memory-problems/heap-snapshots',
};
