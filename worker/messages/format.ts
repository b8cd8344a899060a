// Numbers, sizes and times for people, by Intl: one place, so that screen, paper and terminal agree.

import type { Lang } from '../report/types.ts';

export const LOCALES: Readonly<Record<Lang, string>> = { en: 'en-US', ko: 'ko-KR' };

export interface SignOption {
  /** Write the direction: `+1.2 kB`, `−1.2 kB`; zero has no sign. */
  readonly signed?: boolean;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;
const MINUS = '−';
const formatters = new Map<string, Intl.NumberFormat>();

function number(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALES[lang], options);
  formatters.set(key, made);
  return made;
}

/** Makes the formats that every report needs: the first takes 25 ms, which a thread that waits has. */
export function warmFormats(lang: Lang): void {
  formatBytes(1_500_000, lang);
  formatBytes(150_000_000, lang);
  formatCount(1, lang);
  formatPercent(0.5, lang);
}

function withSign(value: number, text: string, signed: boolean | undefined): string {
  if (value < 0) return MINUS + text;
  return signed === true && value > 0 ? `+${text}` : text;
}

/**
 * Bytes as DevTools writes them: decimal units (1 kB = 1,000 B, 1 MB = 1,000,000 B), one decimal below 100,
 * none from there on: `312 B`, `1.2 kB`, `104 MB`. A size that is not a finite number is `–`.
 */
export function formatBytes(bytes: number, lang: Lang, options: SignOption = {}): string {
  if (!Number.isFinite(bytes)) return '–';
  let size = Math.abs(bytes);
  let unit = 0;
  // 999.95 kB would round to "1,000 kB": what rounds up to the next unit is written in it.
  while (unit < BYTE_UNITS.length - 1 && Math.round(size) >= 1000) {
    size /= 1000;
    unit++;
  }
  // Averages (bytes per entry) may be fractions; below 10 B the fraction still tells.
  const decimals = unit === 0 ? (size < 10 && !Number.isInteger(size) ? 1 : 0) : size < 99.95 ? 1 : 0;
  const text = number(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(size);
  return withSign(Number(size.toFixed(decimals)) === 0 ? 0 : bytes, `${text} ${BYTE_UNITS[unit]}`, options.signed);
}

/** A number of things with group separators, at most one decimal (averages): `1,234`, `2.5`. */
export function formatCount(count: number, lang: Lang, options: SignOption = {}): string {
  if (!Number.isFinite(count)) return '–';
  return withSign(count, number(lang, { maximumFractionDigits: 1 }).format(Math.abs(count)), options.signed);
}

/** A share given as 0..1: `12%`; one decimal below 10 % and from 99 % to 100 %, where it still tells. */
export function formatPercent(share: number, lang: Lang, options: SignOption = {}): string {
  if (!Number.isFinite(share)) return '–';
  const size = Math.abs(share);
  const maximumFractionDigits = size < 0.0995 || (size >= 0.9895 && size < 0.9995) ? 1 : 0;
  return withSign(share, number(lang, { style: 'percent', maximumFractionDigits }).format(size), options.signed);
}

const DURATION_UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** A length of time given in seconds, in its two largest units: `3 days 4 hours`, `12 seconds`; `0.4 seconds` below one. */
export function formatDuration(seconds: number, lang: Lang): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–';
  const word = (unit: string, value: number): string =>
    number(lang, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: value < 1 ? 1 : 0 }).format(value);
  if (seconds < 0.95) return word('second', seconds);
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const { unit, seconds: size } of DURATION_UNITS) {
    const value = Math.floor(rest / size);
    if (value === 0) {
      if (parts.length > 0) break;
      continue;
    }
    parts.push(word(unit, value));
    rest -= value * size;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}

export interface DateOption {
  /** IANA zone; default `UTC`, so that the same input gives the same text on every machine. */
  readonly timeZone?: string;
}

/** ISO text that names no zone, as Node's default file names have it: the time on the clock of the machine that wrote it. */
const CLOCK_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/**
 * A moment (ISO text or milliseconds since 1970) as date and minute with its zone; without one where the text names none.
 * Text that is no date comes back as it is.
 */
export function formatDate(time: string | number, lang: Lang, options: DateOption = {}): string {
  const hasZone = typeof time === 'number' || !CLOCK_TIME.test(time);
  const date = new Date(hasZone ? time : `${time}Z`);
  if (Number.isNaN(date.getTime())) return String(time);
  return new Intl.DateTimeFormat(LOCALES[lang], {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: hasZone ? (options.timeZone ?? 'UTC') : 'UTC',
    ...(hasZone ? { timeZoneName: 'short' } : {}),
  }).format(date);
}

/** `a, b, and c` / `a, b 및 c`. */
export function formatList(items: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(LOCALES[lang], { type: 'conjunction', style: 'long' }).format(items);
}

/** The first language tag we speak, by its primary part; English when none fits. Tags as `navigator.languages` or `LANG` have them. */
export function detectLang(tags: readonly string[]): Lang {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split(/[-_.@]/)[0];
    if (primary === 'ko' || primary === 'kor') return 'ko';
    if (primary === 'en' || primary === 'eng') return 'en';
  }
  return 'en';
}
