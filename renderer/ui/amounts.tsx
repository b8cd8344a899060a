// Amounts with unit and direction: bytes, counts, and their growth.

import type { ReactElement } from 'react';
import { useText } from '../app/services.ts';

interface AmountProps {
  readonly value: number;
  readonly unit: 'bytes' | 'count';
}

/** An amount. */
export function Amount({ value, unit }: AmountProps): ReactElement {
  const text = useText();
  return <span className="number">{unit === 'bytes' ? text.bytes(value) : text.count(value)}</span>;
}

/** A change, signed; the sign says the direction, the colour only repeats it. */
export function Change({ value, unit }: AmountProps): ReactElement {
  const text = useText();
  const words = unit === 'bytes' ? text.bytes(value, { signed: true }) : text.count(value, { signed: true });
  const direction = value > 0 ? ' grew' : value < 0 ? ' shrank' : ' faint';
  return <span className={`number${direction}`}>{words}</span>;
}
