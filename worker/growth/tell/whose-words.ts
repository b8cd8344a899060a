// What a finding says of whose code it is: the place with its package, and advice for somebody who does not own the file.

import { packageOf } from '../../report/packages.ts';
import type { Message, ReportFrame, ReportFinding, ReportSource } from '../../report/types.ts';
import type { KnownMessage } from '../../report/unspoken.ts';
import { baseName } from '../name/links.ts';
import type { Whose } from '../name/whose.ts';

/**
 * Where a finding is, for its title: `server.js:12`, `debug (src/common.js:23)` inside a package, and
 * `server.js:12 · cockatiel` where a package adds to something of the program's or of the platform's, or made it.
 * @param sources - positions of the finding, the owner's first
 */
export function placeOf(sources: readonly ReportSource[], { package: owner, part }: Whose): string {
  const label = owner === null ? '' : `${owner.name}${owner.version === null ? '' : `@${owner.version}`}`;
  if (owner !== null && part === 'owns') {
    const inside = sources
      .map((source) => ({ source, file: packageOf(source.url) }))
      .find(({ file }) => file?.name === owner.name);
    return inside === undefined
      ? label
      : `${label} (${inside.file?.file || baseName(inside.source.url)}:${inside.source.line})`;
  }
  const [first] = sources;
  const file = first === undefined ? null : packageOf(first.url);
  // A file inside a package is nothing without the package.
  if (first !== undefined && file !== null && file.file !== '') {
    const inside = `${file.name} (${file.file}:${first.line})`;
    return part === null || owner === null || owner.name === file.name ? inside : `${inside} · ${label}`;
  }
  const own = first === undefined ? '' : `${baseName(first.url)}:${first.line}`;
  return part === null ? own : [own, label].filter((text) => text !== '').join(' · ');
}

/** @returns whether somebody is to blame: what has stopped growing, is replaced, bounded or swept is nobody's fault. */
export function isBlamed(kind: ReportFinding['kind'], reason: string): boolean {
  return kind !== 'warm-up' && !/\.(table|replaced|bounded|swept)$/.test(reason);
}

/** Names of the runtime's own, or that say nothing by themselves. */
const NO_WORD =
  /^(timerListMap|k?_?[eE]vents|k?_?[hH]andle|globalThis|window|document|process|owner_symbol|<symbol .*>|.{1,2})$/;

/**
 * Words to search a package's issues for: what its people call the thing. A variable of the reader's own stands in none.
 * @param name - of the owner
 * @param event - of the listeners that grow; null for anything else
 */
export function searchWords(
  part: Whose['part'],
  name: string,
  event: string | null,
  pattern: string | null,
  entryConstructor: string,
): string {
  if (event !== null) return `${event} listener memory leak`;
  // `<symbol clients>` stands as `Symbol('clients')` in the source.
  const word = name.replace(/^<symbol (\w+)>$/, '$1');
  if (part === 'owns' && word !== '' && !NO_WORD.test(word)) return `${word} memory leak`;
  const kind = PATTERN_WORDS[pattern ?? ''] ?? null;
  if (kind !== null) return `${kind} memory leak`;
  return /^([A-Z]\w{3,})$/.test(entryConstructor) && !/^(Object|Array|Function|Promise)$/.test(entryConstructor)
    ? `${entryConstructor} memory leak`
    : 'memory leak';
}

const PATTERN_WORDS: Readonly<Record<string, string>> = {
  listeners: 'listener',
  'abort-signal-listeners': 'abort listener',
  timers: 'setInterval setTimeout',
  'client-sockets': 'socket listener',
  'clients-per-request': 'connection',
  'promise-chain': 'promise chain',
};

/** What is told of a finding. Of a report that was read the keys may be another version's. */
interface Sentences<M> {
  readonly explanation: readonly M[];
  readonly advice: readonly M[];
}

/**
 * Advice for whoever does not own the code: update, search its issues, the own lines that call it, the way out that it offers.
 * @param whose - null where nobody is to blame
 * @param ownerName - what the owner is called
 * @param words - to search for among the package's issues
 * @param isWellKnown - the pattern's advice says how that package is used rightly, or what to do in any case
 */
export function withOwner<M extends Message>(
  sentences: Sentences<M>,
  whose: Whose | null,
  ownerName: string,
  words: string,
  isWellKnown: boolean,
): Sentences<M | KnownMessage> {
  if (whose === null) return sentences;
  const { package: owner, part, addedBy, wayOut, addsOwn, through = null } = whose;
  if (owner === null && addedBy.length === 0) return sentences;
  const caller: KnownMessage[] =
    addedBy.length === 0 ? [] : [{ key: 'report.whose.caller', params: { places: addedBy.map(lineText).join(', ') } }];
  if (owner === null || part === null) return { ...sentences, advice: [...sentences.advice, ...caller] };
  const named = { package: owner.version === null ? owner.name : `${owner.name} ${owner.version}` };
  if (part === 'made')
    return {
      ...sentences,
      advice: [
        ...sentences.advice,
        ...caller,
        ...(isWellKnown ? [] : [{ key: 'report.whose.made', params: { ...named, ownerName, words } } as const]),
      ],
    };
  const blame: KnownMessage[] = [{ key: `report.whose.${part}`, params: { ...named, ownerName, words } }];
  if (through !== null) blame.push({ key: 'report.whose.through', params: { ...named, through } });
  const offers = through === null ? named : { package: through };
  const out: KnownMessage[] =
    wayOut === null ? [] : [{ key: 'report.whose.wayOut', params: { ...offers, wayOutFunction: wayOut } }];
  // "Give it a bound" is no advice for somebody else's list; whoever adds functions to it can add them once.
  if (part === 'owns' && addsOwn === true && !isWellKnown && caller.length > 0)
    return { ...sentences, advice: [...caller, ...sentences.advice, ...out, ...blame] };
  // Nor is what to do in code that nobody here asked for.
  const general = isWellKnown || (part !== 'owns' && through === null) ? sentences.advice : [];
  return { ...sentences, advice: [...blame, ...caller, ...out, ...general] };
}

/** `onResize in App.jsx:14`, or the line alone. */
function lineText({ function: name, url, line }: ReportFrame): string {
  return name === '' ? `${baseName(url)}:${line}` : `${name} in ${baseName(url)}:${line}`;
}
