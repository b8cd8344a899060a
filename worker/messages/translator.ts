// Catalog + parameters → a sentence. i18next does plurals and interpolation; how a parameter is written follows
// from its name (`…Bytes`, `…Count`, `…Percent`, `…Seconds`), so a structured Message needs no formats.

import i18next from 'i18next';
import type { FormatterModule, i18n } from 'i18next';
import type { Lang, Message } from '../report/types.ts';
import { en } from './en/index.ts';
import { ko } from './ko/index.ts';
import { formatBrings, keptByTimer, manyOf, objectsOf, wordFor } from './brings.ts';
import { keeperWord } from './keepers.ts';
import { formatBytes, formatCount, formatDate, formatDuration, formatPercent, LOCALES } from './format.ts';
import { applyParticles } from './particles.ts';
import type { MessageKey, MessageParams } from './types.ts';

export interface Translator {
  readonly lang: Lang;
  /** The sentence for a key. Plural keys choose their form by `params.count`. */
  t(key: MessageKey, params?: MessageParams): string;
  /** True when the catalog has this key: keys in files made by another version may be unknown. */
  has(key: string): key is MessageKey;
  bytes(bytes: number, options?: { readonly signed?: boolean }): string;
  count(count: number, options?: { readonly signed?: boolean }): string;
  percent(share: number): string;
  duration(seconds: number): string;
  date(time: string | number): string;
}

/** `{area: {key: text}}` → `{'area.key': text}`: one flat namespace, so that a dot in a key is just a dot. */
function flatten(catalog: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [area, texts] of Object.entries(catalog)) {
    for (const [key, text] of Object.entries(texts)) flat[`${area}.${key}`] = text;
  }
  return flat;
}

/** Every text of both languages under its full key (with `_one` / `_other` where it has plural forms). */
export const CATALOG: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { en: flatten(en), ko: flatten(ko) };

/** Made when the first number asks: the command line has nothing to say while the engine takes all the memory it takes, and these touch three megabytes. */
const pluralRules = new Map<Lang, Intl.PluralRules>();

function pluralFormOf(value: number, lang: Lang): Intl.LDMLPluralRule {
  const rules = pluralRules.get(lang) ?? new Intl.PluralRules(LOCALES[lang]);
  pluralRules.set(lang, rules);
  return rules.select(value);
}

/** `plural(one: entry; other: entries)` → the form for `value`. For sentences with more than one number. */
function choosePlural(format: string, value: number, lang: Lang): string {
  const forms = new Map<string, string>();
  for (const part of format.slice('plural('.length, -1).split(';')) {
    const colon = part.indexOf(':');
    forms.set(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
  }
  return forms.get(pluralFormOf(value, lang)) ?? forms.get('other') ?? '';
}

function formatParam(value: unknown, format: string | undefined, name: string, lang: Lang): string {
  if (typeof value === 'string') return formatText(value, format ?? (name === 'entry' ? 'one' : undefined), lang);
  if (typeof value !== 'number') return '';
  if (format?.startsWith('plural(') === true) return choosePlural(format, value, lang);
  const signed = format === 'signed';
  if (name.endsWith('Bytes') || name === 'bytes') return formatBytes(value, lang, { signed });
  if (name.endsWith('Percent') || name === 'percent') return formatPercent(value, lang, { signed });
  if (name.endsWith('Seconds') || name === 'seconds') return formatDuration(value, lang);
  if (name.endsWith('Count') || name === 'count') return formatCount(value, lang, { signed });
  // Ids, lines and byte offsets are names, not amounts: no separators.
  return String(value);
}

const CONSTRUCTOR_FORMATS: ReadonlyMap<string, (name: string, lang: Lang) => string> = new Map([
  ['one', wordFor],
  ['many', manyOf],
  ['objects', objectsOf],
  ['kept', keptByTimer],
]);

/** `login in auth.js:42, store.js:3`: lines of code, each with the function that stands there, in the order of the language. */
function linesOf(text: string, lang: Lang): string {
  if (lang !== 'ko') return text;
  return text
    .split(', ')
    .map((line) => line.replace(/^(.+) in (\S+:\d+)$/s, '$2의 `$1`'))
    .join(', ');
}

/** `{{place, in}}`: with its preposition, or nothing; `{{labels, brings}}`: `1 Session, 2 Object` as a list
 * people read; `{{ownerConstructor, keeper}}`: what the runtime keeps things by, in plain words; `{{entry}}`,
 * `{{entry, many}}`, `{{entry, objects}}`, `{{entry, kept}}`: a constructor as people say it within a sentence. */
function formatText(text: string, format: string | undefined, lang: Lang): string {
  if (text === '') return '';
  if (format === 'in') return lang === 'ko' ? `${text}의 ` : ` in ${text}`;
  if (format === 'lines') return linesOf(text, lang);
  if (format === 'keeper') return keeperWord(text, lang);
  if (format === 'brings') return formatBrings(text, lang, true);
  const say = format === undefined ? undefined : CONSTRUCTOR_FORMATS.get(format);
  return say === undefined ? text : say(text, lang);
}

/** `{{name, owner}}`: an owner as people read it, with its constructor; `<body>` has no other name and is said once. */
function ownerWord(name: string, constructor: string): string {
  return name === constructor ? `\`${name}\`` : `\`${name}\` (${constructor})`;
}

/** Replaces i18next's own formatter: how an amount is written follows from its parameter's name. */
function formatterFor(lang: Lang): FormatterModule {
  return {
    type: 'formatter',
    init: () => undefined,
    add: () => undefined,
    addCached: () => undefined,
    format: (value: unknown, format, _lng, options) =>
      format === 'owner'
        ? ownerWord(String(value), String(options?.ownerConstructor ?? ''))
        : formatParam(value, format, String(options?.interpolationkey ?? ''), lang),
  };
}

function makeInstance(lang: Lang): i18n {
  const instance = i18next.createInstance();
  instance.use(formatterFor(lang));
  instance.use({ type: 'postProcessor', name: 'particles', process: (text: string) => applyParticles(text) });
  void instance.init({
    lng: lang,
    fallbackLng: false,
    resources: { [lang]: { translation: { ...CATALOG[lang] } } },
    // Everything is in memory: ready when `init` returns.
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    contextSeparator: '\u0000',
    postProcess: lang === 'ko' ? ['particles'] : [],
    // Text, not markup: React and the HTML rendering escape on their side.
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  return instance;
}

const instances = new Map<Lang, i18n>();

/** The i18next instance behind a language, ready to use; one per language. */
function i18nFor(lang: Lang): i18n {
  const known = instances.get(lang);
  if (known) return known;
  const made = makeInstance(lang);
  instances.set(lang, made);
  return made;
}

function hasKey(lang: Lang, key: string): boolean {
  return Object.hasOwn(CATALOG[lang], key) || Object.hasOwn(CATALOG[lang], `${key}_other`);
}

/** `params` are data, even when a hostile file named them `lng` or `postProcess`: they go in as `replace`, never as options. */
function say(lang: Lang, key: string, params: MessageParams): string {
  const replace: Record<string, string | number> = Object.assign(Object.create(null), params);
  const count = replace.count;
  const text: unknown = i18nFor(lang).t(key, {
    replace,
    ...(typeof count === 'number' ? { count } : {}),
    nest: false,
  } as Record<string, unknown>);
  return typeof text === 'string' ? text : key;
}

const translators = new Map<Lang, Translator>();

/** The translator of a language; cheap to call again. */
export function createTranslator(lang: Lang): Translator {
  const known = translators.get(lang);
  if (known) return known;
  const made: Translator = {
    lang,
    t: (key, params = {}) => say(lang, key, params),
    has: (key): key is MessageKey => hasKey(lang, key),
    bytes: (bytes, options) => formatBytes(bytes, lang, options),
    count: (count, options) => formatCount(count, lang, options),
    percent: (share) => formatPercent(share, lang),
    duration: (seconds) => formatDuration(seconds, lang),
    date: (time) => formatDate(time, lang),
  };
  translators.set(lang, made);
  return made;
}

/** A structured message as a sentence; null when the catalog has no such key. */
export function trySpeak(message: Message, lang: Lang): string | null {
  return hasKey(lang, message.key) ? say(lang, message.key, message.params ?? {}) : null;
}

/** A structured message as a sentence; an unknown key comes back as it is, so that nothing disappears in silence. */
export function speak(message: Message, lang: Lang): string {
  return trySpeak(message, lang) ?? message.key;
}
