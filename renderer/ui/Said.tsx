// A sentence of the report, with the names that stand in ticks set as code.

import type { ReactElement, ReactNode } from 'react';
import { splitTicks } from '../../worker/messages/index.ts';

export { withoutTicks } from '../../worker/messages/index.ts';

/** A Korean particle after a bracket: browsers would begin a line with it. */
const PARTICLE = /(\)[가-힣]+)/;

/** A part of a sentence in which no line begins with a particle. */
function unbroken(part: string): ReactNode {
  const pieces = part.split(PARTICLE);
  if (pieces.length === 1) return part;
  return pieces.map((piece, i) =>
    i % 2 === 1 ? (
      <span key={i} className="unbroken">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

/** The sentence. */
export function Said({ text }: { readonly text: string }): ReactElement {
  const parts = splitTicks(text);
  // Every second part is what stood between two ticks.
  return <>{parts.map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : unbroken(part)))}</>;
}
