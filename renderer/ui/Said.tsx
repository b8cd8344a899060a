// A sentence of the report, with the names that stand in ticks set as code.

import type { ReactElement } from 'react';
import { splitTicks } from '../../worker/messages/index.ts';

export { withoutTicks } from '../../worker/messages/index.ts';

/** The sentence. */
export function Said({ text }: { readonly text: string }): ReactElement {
  const parts = splitTicks(text);
  // Every second part is what stood between two ticks.
  return <>{parts.map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}
