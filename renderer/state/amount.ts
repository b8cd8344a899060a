// Sizes as people type them.

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  m: 1e6,
  mb: 1e6,
  g: 1e9,
  gb: 1e9,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

/** `4 GB`, `512mb`, `1.5GiB`, `2,048 MB` → bytes; null when it is no size. The command line reads the same words. */
export function parseSize(text: string): number | null {
  const found = /^([\d.,]+)\s*([a-z]*)$/i.exec(text.trim());
  if (found === null) return null;
  const unit = Object.hasOwn(UNITS, found[2].toLowerCase()) ? UNITS[found[2].toLowerCase()] : null;
  const amount = Number(found[1].replaceAll(',', ''));
  return unit === null || !Number.isFinite(amount) || amount <= 0 ? null : Math.round(amount * unit);
}
