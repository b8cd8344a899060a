// Source lines in colours: shiki's TextMate grammars, loaded with the first text that is shown. Colours are kinds of words
// (keyword, string…), so that the page and the terminal each give them their own.

import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from '@shikijs/core';
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript';

/** Kinds of words a theme has a colour for; null: plain text. */
export type TokenKind =
  'keyword' | 'string' | 'comment' | 'constant' | 'function' | 'parameter' | 'punctuation' | 'link';

export interface CodeToken {
  readonly text: string;
  readonly kind: TokenKind | null;
}

const KINDS: Readonly<Record<string, TokenKind>> = {
  keyword: 'keyword',
  string: 'string',
  'string-expression': 'string',
  comment: 'comment',
  constant: 'constant',
  function: 'function',
  parameter: 'parameter',
  punctuation: 'punctuation',
  link: 'link',
};

const THEME = createCssVariablesTheme({ name: 'kinds', variablePrefix: '--k-' });

let highlighter: Promise<HighlighterCore> | null = null;

/** One grammar for all of JavaScript and TypeScript, JSX included: it reads each of them. */
function ready(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    langs: [import('@shikijs/langs/tsx')],
    themes: [THEME],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return highlighter;
}

/** Lines of a text as tokens; the text is not cut. No limit of time: a busy machine gets the same colours, later. */
export async function highlighted(text: string): Promise<readonly (readonly CodeToken[])[]> {
  const lines = (await ready()).codeToTokensBase(text, {
    lang: 'tsx',
    theme: 'kinds',
    tokenizeMaxLineLength: 2000,
    tokenizeTimeLimit: 0,
  });
  return lines.map((line) =>
    line.map(({ content, color }) => ({
      text: content,
      kind: KINDS[/--k-token-([a-z-]+)/.exec(color ?? '')?.[1] ?? ''] ?? null,
    })),
  );
}
