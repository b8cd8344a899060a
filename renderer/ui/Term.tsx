// A word of V8's or of ours, with its meaning on hover, focus and touch.

import { useState, type ReactElement, type ReactNode } from 'react';
import { Button, Link, Tooltip, TooltipTrigger } from 'react-aria-components';
import { glossaryFor } from '../../worker/messages/index.ts';
import { useLang } from '../app/services.ts';

interface TermProps {
  readonly word: string;
  readonly children?: ReactNode;
  /** Where the word leads; without it the word only explains itself. */
  readonly href?: string;
}

/** Text of `word` (or `children`), underlined and explained when the glossary knows it. Inside rows use `WordTitle`. */
export function Term({ word, children, href }: TermProps): ReactElement {
  const lang = useLang();
  const [open, setOpen] = useState(false);
  const entry = glossaryFor(word, lang);
  if (entry === null)
    return href === undefined ? (
      <>{children ?? word}</>
    ) : (
      <a className="plain-link" href={href}>
        {children ?? word}
      </a>
    );
  return (
    <TooltipTrigger delay={250} closeDelay={80} isOpen={open} onOpenChange={setOpen}>
      {href === undefined ? (
        <Button
          className="term"
          // A finger does not hover: the press itself shows the meaning, and the next one takes it away.
          onPress={(event) => {
            if (event.pointerType === 'touch' || event.pointerType === 'virtual') setOpen(!open);
          }}
        >
          {children ?? word}
        </Button>
      ) : (
        <Link className="word-link" href={href}>
          {children ?? word}
        </Link>
      )}
      <Tooltip className="tooltip" offset={6}>
        <strong>{entry.term}</strong>
        {entry.text}
      </Tooltip>
    </TooltipTrigger>
  );
}
