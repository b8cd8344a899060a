// Which names say something about one program: names that every program has, or that a minifier made, do not.

import type { Report, ReportConstructor, ReportFinding } from '../types.ts';

/** Classes of the language and its runtimes that any program has. */
const COMMON_CLASSES = new Set(
  (
    'Object Array Map Set WeakMap WeakSet WeakRef Function Promise Date RegExp Error TypeError Symbol BigInt Number String ' +
    'Boolean Buffer ArrayBuffer SharedArrayBuffer DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array ' +
    'Float32Array Float64Array Uint8ClampedArray BigInt64Array BigUint64Array Generator AsyncGenerator Iterator EventEmitter ' +
    'Timeout Immediate Socket Server IncomingMessage ServerResponse ClientRequest Agent HTTPParser Readable Writable Duplex ' +
    'Transform PassThrough ReadableState WritableState AbortController AbortSignal EventTarget Event URL URLSearchParams ' +
    'Request Response Headers Module Worker MessagePort Window HTMLDocument Text Node Element Proxy Intl.NumberFormat'
  ).split(' '),
);
const COMMON_FILES = /^(?:main|index|app|host|server|bundle)\.[cm]?[jt]sx?$/;
const FILE_NAME = /^[\w.-]+\.[cm]?[jt]sx?$/;
const NOT_OWN = /^(?:node|ext|native|chrome-extension|internal):|(?:^|\/)node_modules\//;

/** Whether a class or shape belongs to one program: not the runtime's, not a minifier's, not a placeholder of redaction. */
export function isSpecific(name: string): boolean {
  return (
    name.length >= 3 && !/^[(«<]|^system\b| \/ /.test(name) && !COMMON_CLASSES.has(name) && !/^(?:HTML|SVG)/.test(name)
  );
}

function fileOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/** The program's own classes and files, as far as the report tells. */
export function ownNames(report: Report): ReadonlySet<string> {
  const names = new Set<string>();
  const addFile = (url: string): void => {
    const file = fileOf(url);
    if (!NOT_OWN.test(url) && FILE_NAME.test(file) && !COMMON_FILES.test(file)) names.add(file);
  };
  for (const { name, source } of report.constructors) {
    if (source === undefined || NOT_OWN.test(source.url)) continue;
    if (isSpecific(name)) names.add(name);
    addFile(source.url);
  }
  for (const finding of report.findings) for (const { url } of finding.sources) addFile(url);
  return names;
}

/** What a programmer calls the entries of a finding, when only this program calls anything so; else null. */
export function entryName(finding: ReportFinding): string | null {
  const names = [finding.shape ?? finding.constructor, ...finding.composition.map((row) => row.constructor)];
  return names.find(isSpecific) ?? null;
}

/** Words of three letters or more by which the program's code knows a finding: variables, properties, fields, classes. */
export function wordsOf(finding: ReportFinding): readonly string[] {
  const named = finding.path.flatMap(({ edge, edgeKind, constructor }) => [
    ...(edgeKind === 'property' || edgeKind === 'variable' ? [edge ?? ''] : []),
    ...(isSpecific(constructor) ? [constructor] : []),
  ]);
  const shapes = [finding.shape ?? finding.constructor, ...finding.composition.map((row) => row.constructor)];
  const fields = shapes.filter(isSpecific).flatMap((shape) => shape.split(/[{},\s]+/));
  return [...new Set([finding.owner.name ?? '', ...named, ...fields])].filter((word) =>
    /^[A-Za-z_$][\w$]{2,}$/.test(word),
  );
}

/** All rows of one name (a class in several scripts has several). */
export function rowsNamed(report: Report, name: string): readonly ReportConstructor[] {
  return report.constructors.filter((row) => row.name === name);
}

/** Common members as part of all members of either; 0 when both are empty. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((name) => b.has(name)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
