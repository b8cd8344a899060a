// The parts of the font that a language's texts need, fetched before they are shown: a letter that changes its font
// while one looks moves everything beside it.

import { CATALOG } from '../../worker/messages/index.ts';
import type { Lang } from '../../worker/report/types.ts';

/** Text and what is set bold (`ui/fonts.css`). */
const FONTS = ['1rem Pretendard', '600 1rem Pretendard'];
/** Everything else is fetched this long after the first screen stands, milliseconds. */
const AFTER_MS = 200;
/** The first screen waits no longer than this for its font, milliseconds; another font then stands in. */
const PATIENCE_MS = 300;

/** Every letter of a language's texts, once each. @param area - only the texts whose key begins like this */
function lettersOf(lang: Lang, area = ''): string {
  const texts = Object.entries(CATALOG[lang]).filter(([key]) => key.startsWith(area));
  return [...new Set(texts.map(([, text]) => text).join(''))].sort().join('');
}

async function fetchLetters(letters: string): Promise<void> {
  try {
    await Promise.all(FONTS.map((font) => document.fonts.load(font, letters)));
  } catch (error) {
    // The page stands in another font, and says all the same.
    console.warn('the font could not be fetched', error);
  }
}

/** Resolves when the first screen's letters are there, or patience ends. */
export function firstFonts(lang: Lang): Promise<void> {
  return Promise.race([
    fetchLetters(lettersOf(lang, 'ui.start.')),
    new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
}

/** Fetches what the other screens need, soon; returns what takes that back. */
export function fetchFonts(lang: Lang): () => void {
  const timer = setTimeout(() => void fetchLetters(lettersOf(lang)), AFTER_MS);
  return () => clearTimeout(timer);
}
