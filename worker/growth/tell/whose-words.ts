// What a finding says of whose code it is: the place with its package, and advice for somebody who does not own the file.

import { packageOf } from '../../report/packages.ts';
import type { Message, ReportFrame, ReportFinding, ReportSource } from '../../report/types.ts';
import { baseName } from '../name/links.ts';
import type { Whose } from '../name/whose.ts';

/**
 * Where a finding is, for its title: `server.js:12`, `debug (src/common.js:23)` inside a package, and
 * `server.js:12 · cockatiel` where a package adds to something of the program's or of the platform's.
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
  const own = first === undefined ? '' : `${baseName(first.url)}:${first.line}`;
  return part === 'adds' ? [own, label].filter((text) => text !== '').join(' · ') : own;
}

/** @returns whether somebody is to blame: what has stopped growing, is replaced, bounded or swept is nobody's fault. */
export function isBlamed(kind: ReportFinding['kind'], reason: string): boolean {
  return kind !== 'warm-up' && !/\.(table|replaced|bounded|swept)$/.test(reason);
}

type Sentences = Pick<ReportFinding['messages'], 'explanation' | 'advice'>;

/**
 * Advice for whoever does not own the code: update, search its issues, the own lines that call it, the way out that it offers.
 * @param whose - null where nobody is to blame
 * @param ownerName - words to search for
 * @param isWellKnown - the pattern's advice says how that package is used rightly, or what to do in any case
 */
export function withOwner(
  sentences: Sentences,
  whose: Whose | null,
  ownerName: string,
  isWellKnown: boolean,
): Sentences {
  if (whose === null) return sentences;
  const { package: owner, part, addedBy, wayOut } = whose;
  if (owner === null && addedBy.length === 0) return sentences;
  const caller: Message[] =
    addedBy.length === 0 ? [] : [{ key: 'report.whose.caller', params: { places: addedBy.map(lineText).join(', ') } }];
  if (owner === null || part === null || part === 'made')
    return { ...sentences, advice: [...sentences.advice, ...caller] };
  const named = { package: owner.version === null ? owner.name : `${owner.name} ${owner.version}` };
  const blame: Message = { key: `report.whose.${part}`, params: { ...named, ownerName } };
  const out: Message[] =
    wayOut === null ? [] : [{ key: 'report.whose.wayOut', params: { ...named, wayOutFunction: wayOut } }];
  // "Give it a bound" is no advice for somebody else's list.
  const general = isWellKnown || part === 'adds' ? sentences.advice : [];
  return { ...sentences, advice: [blame, ...caller, ...out, ...general] };
}

/** `onResize in App.jsx:14`, or the line alone. */
function lineText({ function: name, url, line }: ReportFrame): string {
  return name === '' ? `${baseName(url)}:${line}` : `${name} in ${baseName(url)}:${line}`;
}
