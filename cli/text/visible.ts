// Text from a snapshot, safe to write to a terminal. Apart from layout.ts, whose tables of widths take 40 ms to load.

/**
 * Characters that would move a terminal's cursor, recolour it or turn text around, made visible as `�`; line breaks
 * and tabs become spaces. Names in a snapshot come from anyone.
 */
export function visible(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '�');
}

/** A copy of plain data with every string made `visible`: done once at the door, so that no formatter can forget it. */
export function visibleData<T>(data: T): T {
  if (typeof data === 'string') return visible(data) as T;
  if (Array.isArray(data)) return data.map((item: unknown) => visibleData(item)) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]: [string, unknown]) => [key, visibleData(value)]),
  ) as T;
}
