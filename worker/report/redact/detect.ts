// What kind of data a string is. Used to name the placeholder and to find data inside longer text; whether a string
// may stay is not decided here but by the rules, which let nothing pass that they do not know to be code.

/** Kinds of what is replaced. Each is a choice in the preview; the names stand in files, so they do not change. */
export const KINDS = [
  'email',
  'url',
  'path',
  'jwt',
  'token',
  'uuid',
  'hex',
  'base64',
  'ip',
  'phone',
  'card',
  'number',
  'key',
  'name',
  'file',
  'label',
  'host',
  'text',
] as const;
export type Kind = (typeof KINDS)[number];

interface Detector {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** A second look where the pattern alone is too eager. */
  readonly holds?: (match: string) => boolean;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Luhn's checksum: of random digits nine in ten fail. */
function passesLuhn(text: string): boolean {
  const digits = digitsOf(text);
  if (digits.length < 13 || digits.length > 19) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Letters and digits mixed, or capitals inside: what encoders write, not what people do. */
const mixed = (text: string): boolean => /\d/.test(text) && /[A-Za-z]/.test(text);

// Order matters: the first kind that fits names it, so the particular stands before the general.
const DETECTORS: readonly Detector[] = [
  { kind: 'token', pattern: /-----BEGIN [^-]*-----[\s\S]*?(?:-----END [^-]*-----|$)/g },
  { kind: 'jwt', pattern: /\beyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g },
  { kind: 'url', pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>«»]+/gi },
  { kind: 'url', pattern: /\b(?:data|mailto|tel|blob|javascript):[^\s"'<>«»]+/gi },
  { kind: 'email', pattern: /[^\s"'<>«»@,;:()[\]{}]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu },
  { kind: 'uuid', pattern: /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/gi },
  // Folders of people may have blanks in their names: up to the next separator they belong to the path.
  {
    kind: 'path',
    pattern:
      /(?:\b[A-Za-z]:\\(?:Users|Documents and Settings)\\|\\\\[\w.-]+\\Users\\|(?<![\w.@-])\/(?:home|Users)\/)[^\\/:*?"<>|«»\r\n]{1,64}(?:[\\/][^\s"'<>«»:*?|\\/]+)+[\\/]?/g,
  },
  { kind: 'path', pattern: /(?:\b[A-Za-z]:[\\/]|\\\\|~\/|(?<![\w.@-])\/)(?:[^\s"'<>«»:*?|\\/]+[\\/]?)+/g },
  {
    kind: 'token',
    pattern:
      /\b(?:sk|pk|rk|whsec|ghp|gho|ghu|ghs|ghr|github_pat|glpat|npm|xox[a-z]|shpat|dop_v1|hf|AKIA|ASIA|AIza|ya29|SG|EAAC?|AccountKey)[_.-]?[\w.+/=-]{8,}/g,
  },
  {
    kind: 'token',
    pattern:
      /\b(?:bearer|basic|token|pass(?:word|wd|phrase|code)?|pwd|pw|pin|secret|api[_-]?key|auth(?:orization)?|login|credentials?)\b["'`]?\s*(?:[:=→]|\bis\b|\bwas\b)\s*["'`]?[^\s"'`,;]{3,}/gi,
  },
  {
    kind: 'token',
    pattern:
      /\b(?:bearer|basic|password|passwd|passphrase|pwd|pw|secret|api[_-]?key|authorization|비밀번호|암호)\b["'`]?\s+["'`]?(?=[^\s"'`,;]*[\d!#$%^&*])[^\s"'`,;]{3,}/gi,
  },
  { kind: 'ip', pattern: /\b(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\b/g },
  { kind: 'ip', pattern: /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?![\w:])/gi },
  { kind: 'card', pattern: /\b\d(?:[ -]?\d){12,18}\b/g, holds: passesLuhn },
  {
    kind: 'phone',
    pattern: /(?<![\w.])\+?\(?\d{1,4}\)?(?:[ .-]?\(?\d{2,4}\)?){2,5}(?![\w.])/g,
    holds: (match) => {
      const n = digitsOf(match).length;
      return n >= 8 && n <= 15 && !/^\d+$/.test(match);
    },
  },
  { kind: 'hex', pattern: /(?<![A-Za-z0-9])(?:0x)?[0-9a-f]{8,}(?![A-Za-z0-9])/gi, holds: mixed },
  { kind: 'number', pattern: /(?<![A-Za-z0-9])\d[\d-]{4,}\d(?![A-Za-z0-9])/g },
  {
    kind: 'base64',
    pattern: /(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/=_-])/g,
    holds: (match) => mixed(match) || /[+/=]/.test(match),
  },
];

/** The kind `text` is as a whole (surrounding white space aside), or null when it is none of the known ones. */
export function kindOf(text: string): Kind | null {
  const trimmed = text.trim();
  // Long strings are text whatever they hold; the patterns are for names.
  if (trimmed.length > 4096) return 'text';
  for (const { kind, pattern, holds } of DETECTORS) {
    for (const match of trimmed.matchAll(pattern)) {
      if (match[0].length >= trimmed.length * 0.7 && (holds?.(match[0]) ?? true)) return kind;
    }
  }
  return null;
}

/** More that only texts of people hold; as names of a program the same would be too eager. */
const IN_TEXTS: readonly Detector[] = [
  // Host names: at least one dot, and not a file of a program or a version.
  {
    kind: 'url',
    pattern: /(?<![\w.@/-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*\.[a-z]{2,24}(?::\d{1,5})?(?![\w.-]*[\w-])/gi,
    holds: (match) =>
      !/\.(?:[cm]?[jt]sx?|json|vue|svelte|wasm|html?|css|node|map|md|txt|ya?ml|log|pdf|csv|heap(?:snapshot|delta|timeline)|gz)(?::\d+)?$/i.test(
        match,
      ) &&
      !/^(?:\d+\.)+\w+$/.test(match) &&
      /[.-]/.test(match) &&
      !/^[a-z]+\.[a-zA-Z]*[A-Z]/.test(match),
  },
  // Pods, containers and machines: `orders-7c9d8f6b5-x2x4z`, `ip-10-0-3-7`, `prod-web-03`.
  {
    kind: 'name',
    pattern: /(?<![\w.-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?=[a-z]*\d)[a-z0-9]{2,12}(?:-[a-z0-9]{2,12})*(?![\w-])/gi,
  },
  // A word with a sign inside that no sentence has: `hunter2!x`, `P@ss`, `a1#b2`.
  {
    kind: 'token',
    pattern: /(?<![^\s"'`(:=])[^\s"'`«»()]*[A-Za-z0-9][!#$%^&*][^\s"'`«»()]*[A-Za-z0-9][^\s"'`«»()]*/g,
    holds: (match) => match.length >= 6,
  },
  // Letters and digits in turn, long: nobody's word.
  {
    kind: 'token',
    pattern: /(?<![\w«-])(?=\w*[A-Za-z])(?=\w*\d)\w{9,}(?![\w»-])/g,
    holds: (match) => (match.match(/\d+/g) ?? []).length > 1,
  },
];

/** `text` with everything that is data of a known kind replaced by `replace(kind, found)`. For what people wrote themselves. */
export function replaceKnown(text: string, replace: (kind: Kind, found: string) => string): string {
  // Each detector works on the pieces the ones before have left.
  let pieces: readonly { readonly text: string; readonly done: boolean }[] = [{ text, done: false }];
  for (const { kind, pattern, holds } of [...DETECTORS, ...IN_TEXTS]) {
    pieces = pieces.flatMap((piece) => {
      if (piece.done) return [piece];
      const parts: { readonly text: string; readonly done: boolean }[] = [];
      let from = 0;
      for (const match of piece.text.matchAll(pattern)) {
        if (!(holds?.(match[0]) ?? true)) continue;
        parts.push(
          { text: piece.text.slice(from, match.index), done: false },
          { text: replace(kind, match[0]), done: true },
        );
        from = match.index + match[0].length;
      }
      parts.push({ text: piece.text.slice(from), done: false });
      return parts;
    });
  }
  return pieces.map((piece) => piece.text).join('');
}
