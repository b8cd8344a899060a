// One of a few, side by side: radio buttons in a frame.

import type { ReactElement } from 'react';

interface SegmentedProps<V extends string> {
  /** One of its own among those on screen, and the same each time: a page remembers every name that a group of radio buttons ever had. */
  readonly name: string;
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly text: string }[];
  readonly onChange: (value: V) => void;
}

/** The group. */
export function Segmented<V extends string>({
  name,
  label,
  value,
  options,
  onChange,
}: SegmentedProps<V>): ReactElement {
  return (
    <div className="segmented" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </div>
  );
}
