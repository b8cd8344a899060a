// A filter that is typed into: the question is asked when the typing pauses.

import { useEffect, useState, type ReactElement } from 'react';

const PAUSE_MS = 120;

interface FilterFieldProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: (value: string) => void;
}

/** The field. */
export function FilterField({ value, label, onChange }: FilterFieldProps): ReactElement {
  const [typed, setTyped] = useState(value);
  const [followed, setFollowed] = useState(value);
  if (value !== followed) {
    setFollowed(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => onChange(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <input
      type="search"
      className="field filter"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(e) => setTyped(e.target.value)}
    />
  );
}
