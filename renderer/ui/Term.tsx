// A word of V8's or of ours, with its meaning on hover, focus and touch.

import type { ReactElement, ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { glossaryFor } from '../../worker/messages/index.ts';
import { useLang } from '../app/services.ts';

/** Text of `word` (or `children`), underlined and explained when the glossary knows it. Inside rows use `WordTitle`. */
export function Term({ word, children }: { readonly word: string; readonly children?: ReactNode }): ReactElement {
  const lang = useLang();
  const entry = glossaryFor(word, lang);
  if (entry === null) return <>{children ?? word}</>;
  return (
    <TooltipTrigger delay={250} closeDelay={80}>
      <Button className="term">{children ?? word}</Button>
      <Tooltip className="tooltip" offset={6}>
        <strong>{entry.term}</strong>
        {entry.text}
      </Tooltip>
    </TooltipTrigger>
  );
}
