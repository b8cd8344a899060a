// From generated positions back to the source people wrote, by maps and scripts of the program: places, the names that a
// minifier took, the package that a bundled file came from, and the line an owner is declared on.

import { originalPositionFor } from '@jridgewell/trace-mapping';
import type { TraceMap } from '@jridgewell/trace-mapping';
import { findDeclaration } from '../growth/name/declarations.ts';
import type { Wanted } from '../growth/name/declarations.ts';
import { declarationAround } from '../growth/name/enclosing.ts';
import { isBlamed, placeOf as placeWithPackage, searchWords, withOwner } from '../growth/tell/whose-words.ts';
import { localiseReport } from '../messages/index.ts';
import type { NameOrigins, Report, ReportFinding, ReportFrame, ReportSource } from '../report/types.ts';
import { MAX_TEXT_BYTES } from '../code/script-files.ts';
import { originalClass, originalOf } from './originals.ts';
import { ownLines, packageAfter } from './own-lines.ts';
import { isMinifiedName, renamePlaces, retoldListens, retoldMessage, type Renames } from './retell.ts';
import { wayOutOf } from './way-out.ts';

/** Where maps and scripts come from: folders of the command line, or one that a page was given. */
export interface ScriptMaps {
  /** Somebody pointed at files: owners are looked for in them even where there is no map. */
  readonly isChosen: boolean;
  /** The map of a script by its address; null when there is none. */
  map(url: string): Promise<TraceMap | null>;
  /** The text of a script; null when it is not there. */
  script(url: string): Promise<string | null>;
}

/** What declares a finding's owner, as its path tells it; null when it has no name. */
function wantedOf(finding: ReportFinding): Wanted | null {
  const { name } = finding.owner;
  const at =
    name === null
      ? -1
      : finding.path.findLastIndex(
          (hop) => hop.edge === name && (hop.edgeKind === 'variable' || hop.edgeKind === 'property'),
        );
  if (name === null || at < 0) return null;
  const holder = at > 0 ? finding.path[at - 1] : null;
  if (finding.path[at].edgeKind === 'variable')
    return {
      name,
      kind: 'variable',
      functionName: / in /.test(holder?.scope ?? '') ? (holder?.scope?.split(' in ')[0] ?? null) : null,
      className: null,
    };
  return { name, kind: 'property', functionName: null, className: holder?.constructor ?? null };
}

/** Where the owner is declared, in a script of the user's folders (then still to be mapped) or in a map's own sources. */
async function declarationFor(
  finding: ReportFinding,
  maps: ReadonlyMap<string, TraceMap>,
  { script }: ScriptMaps,
): Promise<ReportSource | null> {
  const wanted = wantedOf(finding);
  if (wanted === null || finding.sources.some(({ name }) => name === wanted.name)) return null;
  for (const [i, { url, line, column }] of finding.sources.entries()) {
    const text = await script(url);
    // The first place without a name is that of a function in the variable's scope: among many of one letter it is that one's.
    const isScoped = wanted.kind === 'variable' && i === 0 && isMinifiedName(wanted.name);
    const around = text !== null && isScoped ? declarationAround(text, wanted.name, { line, column }) : null;
    const found = around ?? (text === null ? null : findDeclaration(text, wanted));
    if (found !== null) return { url, ...found, name: wanted.name };
  }
  for (const source of finding.sources) {
    const map = maps.get(source.url);
    const found = map === undefined ? null : declarationInMap(map, source, wanted);
    if (found !== null) return found;
  }
  return null;
}

/**
 * How the program's variable is called in the original by which a library's object is known, `o` of `o.sessions`: its scope
 * begins at the finding's first place, and the scope tells it apart from all other `o`s.
 * @returns the name of the build and the original one; null where nothing tells
 */
async function variableBefore(
  finding: ReportFinding,
  maps: ReadonlyMap<string, TraceMap>,
  { script }: ScriptMaps,
): Promise<readonly [string, string] | null> {
  const [first] = finding.sources;
  const title = finding.messages.title.params?.name;
  const built = typeof title === 'string' ? (/^([^.…]+)[.…]/u.exec(title)?.[1] ?? '') : '';
  const map = first === undefined ? undefined : maps.get(first.url);
  const isHop = finding.path.some(({ edge, edgeKind }) => edgeKind === 'variable' && edge === built);
  if (!isMinifiedName(built) || !isHop || map === undefined || first.name !== undefined) return null;
  const text = await script(first.url);
  const found = text === null ? null : declarationAround(text, built, first);
  const original = found === null ? null : originalOf({ url: first.url, ...found, name: built }, map).name;
  return original === undefined || original === null || original === built ? null : [built, original];
}

/** In the originals that a map carries: that of the known position first, then the others but libraries. */
function declarationInMap(map: TraceMap, generated: ReportSource, wanted: Wanted): ReportSource | null {
  const own = originalPositionFor(map, { line: generated.line, column: generated.column - 1 }).source;
  const order = map.resolvedSources
    .map((url, i) => ({ url, text: map.sourcesContent?.[i] ?? null }))
    .filter(
      ({ url, text }) =>
        text !== null && text.length <= MAX_TEXT_BYTES && (url === own || !url.includes('node_modules')),
    )
    .sort((a, b) => Number(b.url === own) - Number(a.url === own));
  for (const { url, text } of order) {
    const found = findDeclaration(text ?? '', wanted);
    if (found !== null)
      return {
        url,
        ...found,
        name: wanted.name,
        generated: { url: generated.url, line: generated.line, column: generated.column },
      };
  }
  return null;
}

const base = (url: string): string => url.split(/[\\/]/).pop() ?? url;

/** `server.js:12` */
const placeOf = ({ url, line }: { readonly url: string; readonly line: number }): string => `${base(url)}:${line}`;

type Mapped = (source: ReportSource) => ReportSource;

/** Classes by the name that the build gave them, where every row of that name was one class in the originals. */
function originalClasses(report: Report, maps: ReadonlyMap<string, TraceMap>): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const { name, source } of report.constructors) {
    const map = source === undefined ? undefined : maps.get(source.url);
    if (source === undefined || map === undefined || source.generated !== undefined) continue;
    const original = originalClass(source, map);
    found.set(name, found.has(name) && found.get(name) !== original ? null : original);
  }
  return new Map([...found].flatMap(([name, original]) => (original === null ? [] : [[name, original] as const])));
}

/** Patterns whose advice is about a collection of one's own: of no use to whoever does not own the file. */
const FOR_OWNERS =
  /^(unbounded-collection|unbounded-cache|closure-scope|linked-chain|queue|growing-buffer|detached-dom|react-components|unknown)$/;

/** Whether a finding was told as one of a package's own collections before it was mapped: `core (lib/index.js:1)`. */
function saysPackageOwns({ package: owner, messages }: ReportFinding): boolean {
  const place = messages.title.params?.place;
  return owner !== null && owner !== undefined && typeof place === 'string' && place.startsWith(`${owner.name} (`);
}

/** Listeners on a page's object whose owner has no place in the program. */
function noPlace({ target, messages }: ReportFinding): string | null {
  return target !== undefined && messages.title.params?.place === '' ? '' : null;
}

/** Columns: what stands farther to the right than this was put there by a minifier; formatters break lines at 80 to 160. */
const MINIFIED_COLUMN = 250;

/** A finding with original places, names and package, and with sentences that say them. */
function retold(
  finding: ReportFinding,
  sources: readonly ReportSource[],
  mapped: Mapped,
  maps: ReadonlyMap<string, TraceMap>,
  classes: ReadonlyMap<string, string>,
  declared: ReportSource | null,
  ownerClass: ReportSource | null,
  entryClass: ReportSource | null,
  variable: readonly [string, string] | null,
): { readonly finding: ReportFinding; readonly renames: Renames } {
  const frame = (one: ReportFrame): ReportFrame => {
    const { url, line, column, name } = mapped({ ...one, name: one.function });
    return { function: name ?? one.function, url, line, column };
  };
  const addedBy = (finding.addedBy ?? []).map(frame);
  const at = finding.target?.at === undefined ? undefined : mapped(finding.target.at);
  const atMap = finding.target?.at === undefined ? undefined : maps.get(finding.target.at.url);
  const callback =
    finding.target?.at === undefined || atMap === undefined ? null : originalClass(finding.target.at, atMap);
  const isMapped =
    sources.some(({ generated }) => generated !== undefined) ||
    at?.generated !== undefined ||
    addedBy.some(({ url }, i) => url !== finding.addedBy?.[i].url);
  const whose =
    finding.package || !isMapped
      ? { package: finding.package ?? null, part: null }
      : packageAfter(finding, sources, ownerClass, at ?? null, addedBy);
  const lines = isMapped ? ownLines(finding, sources, addedBy, new Set(maps.values())) : addedBy;

  const places = [
    ...(finding.sources[0] === undefined || declared === null
      ? []
      : [[placeOf(finding.sources[0]), placeOf(sources[0])] as const]),
    ...[...sources, ...(at === undefined ? [] : [at])].flatMap((source) =>
      source.generated === undefined ? [] : [[placeOf(source.generated), placeOf(source)] as const],
    ),
    ...(finding.addedBy ?? []).map((one, i) => [placeOf(one), placeOf(addedBy[i])] as const),
  ].filter(([from, to]) => from !== to);
  const ownName = finding.owner.name;
  // Only the name that the map has for the declaration itself: the same letter is another variable in another scope.
  const built = declared?.name ?? finding.sources[0]?.name;
  const original = sources[0]?.generated === undefined ? undefined : sources[0].name;
  const isRenamed = built !== undefined && original !== undefined && original !== built;
  const names = new Map([...(isRenamed ? [[built, original] as const] : []), ...(variable === null ? [] : [variable])]);
  const place = sources[0] === undefined ? null : placeOf(sources[0]);
  const part = whose.part ?? (saysPackageOwns(finding) ? 'owns' : null);
  const withPackage =
    part === null ? null : placeWithPackage(sources, { ...whose, part, addedBy: lines, wayOut: null });
  const { place: inTitle } = finding.messages.title.params ?? {};
  const said =
    whose.part === null && typeof inTitle === 'string' ? renamePlaces(inTitle, places) : (place ?? noPlace(finding));
  const renames: Renames = {
    places,
    names,
    classes,
    isMinified: sources.some(({ generated }) => generated !== undefined && generated.column > MINIFIED_COLUMN),
    place: said === null || withPackage === null ? null : [said, withPackage],
  };
  const { messages } = finding;
  const spoken = {
    explanation: messages.explanation
      .map((message) => retoldMessage(message, renames))
      .map((message) => retoldListens(message, at ?? null, callback)),
    advice: messages.advice.map((message) => retoldMessage(message, renames)),
  };
  const reason = messages.reasons[0]?.key ?? '';
  const isAnew = isMapped && !finding.package && isBlamed(finding.kind, reason);
  const named = (name: string): string => classes.get(name) ?? name;
  const called = names.get(ownName ?? '') ?? ownName ?? finding.owner.constructor;
  const sentences = isAnew
    ? withOwner(
        { ...spoken, advice: spoken.advice.filter(({ key }) => key !== 'report.whose.caller') },
        { ...whose, addedBy: lines, wayOut: wayOutOf(entryClass, named(finding.constructor), maps) },
        called,
        searchWords(whose.part, called, finding.target?.event ?? null, finding.pattern, finding.constructor),
        !FOR_OWNERS.test(finding.pattern),
      )
    : spoken;
  return {
    renames,
    finding: {
      ...finding,
      sources,
      constructor: named(finding.constructor),
      owner: {
        ...finding.owner,
        constructor: named(finding.owner.constructor),
        name: names.get(ownName ?? '') ?? ownName,
      },
      composition: finding.composition.map((row) => ({ ...row, constructor: named(row.constructor) })),
      alsoHeldBy: finding.alsoHeldBy.map((other) => ({ ...other, constructor: named(other.constructor) })),
      path: finding.path.map((hop) => ({
        ...hop,
        constructor: named(hop.constructor),
        ...(isRenamed && hop.edge === built ? { edge: original } : {}),
        ...(hop.edgeKind === 'variable' && hop.edge === variable?.[0] ? { edge: variable[1] } : {}),
        ...(hop.scope ? { scope: renamePlaces(hop.scope, places) } : {}),
      })),
      ...(finding.allocatedAt === undefined
        ? {}
        : { allocatedAt: { ...finding.allocatedAt, frames: finding.allocatedAt.frames.map(frame) } }),
      ...(finding.target === undefined || at === undefined
        ? {}
        : { target: { ...finding.target, at: { url: at.url, line: at.line, column: at.column } } }),
      ...(finding.package === undefined && whose.package === null ? {} : { package: whose.package }),
      ...(finding.addedBy === undefined && lines.length === 0 ? {} : { addedBy: lines }),
      title: renamePlaces(finding.title, places),
      messages: { ...messages, ...sentences, title: retoldMessage(messages.title, renames) },
    },
  };
}

/** What a map or a declaration calls files and functions stands in code: redaction is told so. */
function withMapped(
  names: NameOrigins,
  findings: readonly ReportFinding[],
  sources: readonly ReportSource[],
): NameOrigins {
  const code = new Set(names.code);
  const file = (url: string): string => url.replace(/[?#].*$/s, '').replace(/^.*[\\/]/s, '');
  for (const { url, name } of sources) {
    code.add(file(url));
    if (name !== undefined) code.add(name);
  }
  for (const { owner, constructor, addedBy } of findings) {
    for (const name of [owner.name, owner.constructor, constructor]) if (name !== null) code.add(name);
    for (const line of addedBy ?? []) {
      code.add(file(line.url));
      code.add(line.function);
    }
  }
  code.delete('');
  // What the snapshot's own rules call data stays data, whatever a map says.
  return { code: [...code].filter((name) => !names.data.includes(name)).sort(), data: names.data };
}

/** Every script that a report names a place in. */
function scriptsOf(report: Report): ReadonlySet<string> {
  const sources = [
    ...report.findings.flatMap(({ sources, allocatedAt, addedBy, target }): readonly ReportSource[] => [
      ...sources,
      ...(allocatedAt?.frames ?? []),
      ...(addedBy ?? []),
      ...(target?.at === undefined ? [] : [target.at]),
    ]),
    ...report.constructors.flatMap(({ source }) => (source ? [source] : [])),
  ];
  return new Set(sources.filter(({ generated }) => generated === undefined).map(({ url }) => url));
}

/**
 * The report with every source position that a map covers replaced by the original one (the generated stays beside it),
 * minified names by those people wrote, bundles by the packages they were made of, owners' declarations found in the
 * folders, and every sentence spoken anew. What is not found stays.
 * @param files - where the program's scripts and maps are looked for
 */
export async function remapped(report: Report, files: ScriptMaps): Promise<Report> {
  const maps = new Map<string, TraceMap>();
  for (const url of scriptsOf(report)) {
    const map = await files.map(url);
    if (map !== null) maps.set(url, map);
  }
  if (maps.size === 0 && !files.isChosen) return report;
  const mapped: Mapped = (source) => {
    const map = source.generated === undefined ? maps.get(source.url) : undefined;
    return map === undefined ? source : originalOf(source, map);
  };
  const classes = originalClasses(report, maps);
  const rowOf = new Map(report.constructors.map((row) => [row.name, row.source]));
  let first: Renames | null = null;
  const findings: ReportFinding[] = [];
  for (const finding of report.findings) {
    const declared = await declarationFor(finding, maps, files);
    // The position it takes the place of was a guess: the first function of that scope.
    const rest =
      declared !== null && finding.sources[0]?.url === (declared.generated?.url ?? declared.url)
        ? finding.sources.slice(1)
        : finding.sources;
    const sources = (declared === null ? finding.sources : [declared, ...rest]).map(mapped);
    const classAt = (name: string): ReportSource | null => {
      const at = rowOf.get(name);
      return at === undefined ? null : mapped(at);
    };
    const told = retold(
      finding,
      sources,
      mapped,
      maps,
      classes,
      declared,
      classAt(finding.owner.constructor),
      classAt(finding.constructor),
      await variableBefore(finding, maps, files),
    );
    // The verdict speaks of the first finding.
    first ??= told.renames;
    findings.push(told.finding);
  }
  const constructors = report.constructors.map((row) => (row.source ? { ...row, source: mapped(row.source) } : row));
  const { verdict } = report;
  const speak = (text: string): string => (first === null ? text : renamePlaces(text, first.places));
  const say = (message: Report['verdict']['messages']['summary']): typeof message =>
    first === null ? message : retoldMessage(message, first);
  return localiseReport(
    {
      ...report,
      constructors,
      findings,
      ...(report.names === undefined
        ? {}
        : {
            names: withMapped(report.names, findings, [
              ...findings.flatMap(({ sources }) => sources),
              ...constructors.flatMap(({ source }) => (source ? [source] : [])),
            ]),
          }),
      verdict: {
        ...verdict,
        summary: speak(verdict.summary),
        messages: {
          summary: say(verdict.messages.summary),
          reasons: verdict.messages.reasons.map(say),
          next: verdict.messages.next && say(verdict.messages.next),
        },
      },
    },
    report.lang,
  );
}
