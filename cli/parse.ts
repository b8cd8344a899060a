// Values of options, from text: sizes, times, limits. A value that cannot be read is wrong usage, said with an example.

import { UsageError } from './errors.ts';

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  m: 1e6,
  mb: 1e6,
  g: 1e9,
  gb: 1e9,
  t: 1e12,
  tb: 1e12,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
  tib: 1024 ** 4,
};

/** Bytes from `5MB`, `1.5 GB`, `512kB`, `64MiB` or a plain number; decimal units as everywhere here (1 kB = 1000 B). */
export function parseBytes(text: string, option: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = match === null ? undefined : UNITS[match[2].toLowerCase()];
  if (match === null || unit === undefined) throw new UsageError('cli.usage.size', { option, value: text });
  const bytes = Math.round(Number(match[1]) * unit);
  if (!Number.isFinite(bytes)) throw new UsageError('cli.usage.size', { option, value: text });
  return bytes;
}

/** A whole number of at least `least`. */
export function parseWhole(text: string, option: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least)
    throw new UsageError('cli.usage.whole', { option, value: text, least });
  return value;
}

/** An amount of work, 0 or more: `1000`, `2.5`. */
export function parseWork(text: string, option: string): number {
  if (!/^\d+(?:\.\d+)?$/.test(text)) throw new UsageError('cli.usage.work', { option, value: text });
  return Number(text);
}

/** A share from `1%`, `0.5%` or `0.01`, as 0..1. */
export function parseShare(text: string, option: string): number {
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  const value = match === null ? Number.NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
  if (!(value >= 0 && value <= 1)) throw new UsageError('cli.usage.share', { option, value: text });
  return value;
}

/** ISO time from anything a date parser reads (`2026-11-21T10:00Z`, `2026-11-21 10:00`). */
export function parseTime(text: string, option: string): string {
  const time = Date.parse(text.trim());
  if (Number.isNaN(time)) throw new UsageError('cli.usage.time', { option, value: text });
  return new Date(time).toISOString();
}

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, sec: 1, m: 60, min: 60, h: 3600 };

/** Milliseconds from `30s`, `5m`, `1h`, `500ms`. */
export function parseDuration(text: string, option: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim());
  const unit = match === null ? undefined : SECONDS[match[2].toLowerCase()];
  if (match === null || unit === undefined) throw new UsageError('capture.usage.duration', { option, value: text });
  return Math.round(Number(match[1]) * unit * 1000);
}

/** Collects a repeatable option whose values may also stand in one word with commas: `--rss 1MB,2MB --rss 3MB`. */
export function collectList<T>(
  parse: (text: string) => T,
): (text: string, before: readonly T[] | undefined) => readonly T[] {
  return (text, before = []) => [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(parse),
  ];
}

/** Collects a repeatable option, values as they are. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** One value per file, or none at all. Throws UsageError when there are not as many as files. */
export function onePerFile<T>(
  values: readonly T[] | undefined,
  files: number,
  option: string,
): readonly T[] | undefined {
  if (values !== undefined && values.length !== files) {
    throw new UsageError('cli.usage.onePerFile', { option, count: values.length, filesCount: files });
  }
  return values;
}
