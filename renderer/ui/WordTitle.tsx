// A constructor's name inside a table row: the meaning of V8's words as the row's title, without a tab stop per row.

import type { ReactElement } from 'react';
import { glossaryFor } from '../../worker/messages/index.ts';
import { useLang } from '../app/services.ts';

/** The name. */
export function WordTitle({ word }: { readonly word: string }): ReactElement {
  const lang = useLang();
  const entry = glossaryFor(word, lang);
  return (
    <span
      className={entry === null ? 'ellipsis' : 'ellipsis word'}
      title={entry === null ? word : `${word}: ${entry.text}`}
    >
      {word}
    </span>
  );
}
