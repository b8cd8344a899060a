// A sentence of the report, with the names that stand in ticks set as code.

import type { ReactElement } from 'react';

/** The sentence as it stands where there is no markup: titles, labels, other programs. */
export function withoutTicks(text: string): string {
  return text.replaceAll(/`([^`]+)`/g, '$1');
}

/** The sentence. */
export function Said({ text }: { readonly text: string }): ReactElement {
  const parts = text.split(/`([^`]+)`/);
  // Every second part is what stood between two ticks.
  return <>{parts.map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}
