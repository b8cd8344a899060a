// Markup of our pages: one place where everything is escaped, and the frame that forbids a page all but its own style.

import { sha256 } from '@noble/hashes/sha2.js';
import { splitTicks } from '../messages/index.ts';
import type { Lang } from './types.ts';

/** Markup that is known to be safe: made here, or escaped. */
export interface Html {
  readonly html: string;
}
export type Piece = Html | string | number | null | false | readonly Piece[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => ESCAPES[mark]);

/** The text of a page's piece. */
export function write(piece: Piece): string {
  if (piece === null || piece === false) return '';
  if (typeof piece === 'string') return escape(piece);
  if (typeof piece === 'number') return String(piece);
  if ('html' in piece) return piece.html;
  return piece.map(write).join('');
}

/** Template whose values are escaped unless they are markup made by it. */
export function h(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return { html: strings.reduce((text, part, i) => text + write(values[i - 1]) + part) };
}

/** A name from the program: as code, and isolated, so that right-to-left names do not pull their neighbours along. */
export const name = (text: string): Html => h`<bdi><code>${text}</code></bdi>`;
/** A sentence with names in it, those between ticks as code. */
export const said = (text: string): Html =>
  h`<bdi>${splitTicks(text).map((part, i) => (i % 2 === 1 ? h`<code>${part}</code>` : part))}</bdi>`;

export interface PageHead {
  readonly lang: Lang;
  readonly title: string;
  /** Version of Heapdelta that wrote it. */
  readonly version: string;
  readonly style: string;
}

/** A whole document: no script, nothing fetched, and no style but this one. */
export function page({ lang, title, version, style }: PageHead, body: Piece): Html {
  const hash = base64(sha256(new TextEncoder().encode(style)));
  return h`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta name="generator" content="Heapdelta ${version}">
<title>${title}</title><style>${{ html: style }}</style></head><body><main>
${body}</main></body></html>
`;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of a hash; small, so written plainly. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const held = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let k = 0; k < 4; k++) text += i + k > bytes.length ? '=' : ALPHABET[(held >> (18 - 6 * k)) & 63];
  }
  return text;
}
