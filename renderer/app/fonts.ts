// The parts of the font that a language's texts need, fetched before they are shown: a letter that changes its font
// while one looks moves everything beside it.

import { CATALOG } from '../../worker/messages/index.ts';
import type { Lang } from '../../worker/report/types.ts';

/** After the first screen stands, milliseconds. */
const AFTER_MS = 200;

/** Every letter of a language's texts, once each. */
export function lettersOf(lang: Lang): string {
  return [...new Set(Object.values(CATALOG[lang]).join(''))].sort().join('');
}

/** Fetches them soon; returns what takes that back. */
export function fetchFonts(lang: Lang): () => void {
  const timer = setTimeout(() => {
    document.fonts.load("1rem 'Pretendard Variable'", lettersOf(lang)).catch((error: unknown) => console.warn('the font could not be fetched', error));
  }, AFTER_MS);
  return () => clearTimeout(timer);
}
