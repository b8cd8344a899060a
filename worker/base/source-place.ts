// A place in the source as people read it: the file's own name without folders, query and percent-encoding.

/** `%EC%84%B8%EC%85%98.js` → `세션.js`; text that is no percent-encoding comes back as it is. */
function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What stands before the first folder of an address: `http://127.0.0.1:42509`, `app:`, `webpack://`. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/\\]*)?/i;

/** An address that is its own content: a page or script that somebody wrote into a link. It has a type, and no file. */
const WRITTEN_OUT = /^data:[\w.+-]*\/?[\w.+-]*/i;

/**
 * A script's file name: `session.store.js`; `data:text/html` of one that is written out in its address. A script of a
 * page's own address (`https://host/`, `https://host/shop/`) has no file: then the address without its protocol,
 * `host/shop/`, which ends in a slash so that no port reads like a line number.
 * @param url - as V8 wrote it: an address or a path of any system
 */
export function fileNameOf(url: string): string {
  const writtenOut = WRITTEN_OUT.exec(url)?.[0];
  if (writtenOut !== undefined) return writtenOut;
  const bare = url.replace(/[?#].*$/s, '');
  const last = bare.split(/[\\/]/).pop() ?? '';
  const hasOriginOnly = ORIGIN.exec(bare)?.[0] === bare;
  if (last !== '' && !hasOriginOnly) return decoded(last);
  const address = bare.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '').replace(/[\\/]+$/, '');
  return address === '' ? decoded(bare) : `${decoded(address)}/`;
}

/**
 * The whole address or path, readable: percent-encoding decoded, `file://` and what is written out in `data:` left
 * away.
 */
export function readablePath(url: string): string {
  const writtenOut = WRITTEN_OUT.exec(url)?.[0];
  if (writtenOut !== undefined) return writtenOut;
  const local = /^file:\/\/(\/[a-z]:)?/i.exec(url);
  const path = local === null ? url : url.slice('file://'.length + (local[1] === undefined ? 0 : 1));
  return decoded(path);
}

/** `session.store.js:3`; `127.0.0.1:42509/:2` in a page's own script; `?:2` where no address is known. */
export function placeText({ url, line }: { readonly url: string; readonly line: number }): string {
  return `${fileNameOf(url) || '?'}:${line}`;
}
