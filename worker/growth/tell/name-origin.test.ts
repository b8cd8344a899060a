import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Heap } from '../../heap/index.ts';
import { sampleReport } from '../../report/testing/sample.ts';
import type { Report } from '../../report/types.ts';
import { heapsOf, recordedHeaps } from '../testing/series.ts';
import { ALIKE_SHARE, CODE_KEY_SHARE, isGlobalClass, nameOriginsOf, OBJECTS_ALIKE } from './name-origin.ts';

const PEOPLE = ['Wanda', 'Svetlana', '김철수', 'Σπυρίδων'];
let folder = '';
let heap: Heap;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heapdelta-names-'));
  const file = join(folder, '1.heapsnapshot');
  execFileSync(process.execPath, [join(import.meta.dirname, '../testing/name-origin-program.cjs'), file, ...PEOPLE]);
  [heap] = await heapsOf([file]);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is told of names that stand as edges in a report. */
function told(names: readonly string[], of: Heap = heap): Readonly<Record<string, string>> {
  const base = sampleReport();
  const report: Report = {
    ...base,
    findings: [],
    constructors: names.map((name) => ({ ...base.constructors[0], name })),
    pathTree: null,
  };
  const origins = nameOriginsOf(of, report);
  return Object.fromEntries(
    names.map((name) => [
      name,
      origins?.code.includes(name) ? 'code' : origins?.data.includes(name) ? 'data' : 'unknown',
    ]),
  );
}

describe('nameOriginsOf', () => {
  it.each([
    'Analytics',
    'visits',
    'campaigns',
    'track',
    'byPerson',
    'small',
    'kWatchers',
    'watchers',
    '고객목록',
    'kept',
    'parcels',
    'weighed',
    'parcels.ts',
  ])('%s is named in code', (name) => expect(told([name])[name]).toBe('code'));

  it.each(['EventEmitter', 'Map', 'flatMap', 'require'])('%s is the platform’s', (name) =>
    expect(told([name])[name]).toBe('code'),
  );

  it.each(PEOPLE.flatMap((person) => [`${person}7`, person]))('%s is a key among data', (name) =>
    expect(told([name])[name]).toBe('data'),
  );

  it.each(PEOPLE.flatMap((person) => [`of${person}`, `run${person}`, `inside${person}`, `${person}Field`]))(
    '%s was made at run time and is not taken for code',
    (name) => expect(told([name])[name]).not.toBe('code'),
  );

  it.each([
    ['some of the objects of a class have it', 'Member'],
    ['all arrays have it', 'List'],
    ['all errors or all sockets of Node have it', 'Note'],
    ['objects are filled from data', 'Row'],
    ['it is a variable of code made at run time', 'Scope'],
    ['optimised code looks it up', 'Hot'],
  ])('a name that nobody wrote is not taken for code because %s', (_why, ending) => {
    const names = PEOPLE.map((person) => `${person}${ending}`);
    const origins = told(names);
    expect(names.filter((name) => origins[name] === 'code')).toEqual([]);
  });

  it('takes a field of the program for code although somebody used it as a key, too', () =>
    expect(told(['visits'])).toEqual({ visits: 'code' }));

  it('takes several words in one for code where it is a key among data, too, and one word for data', () =>
    expect(told(['mergedOfEverybody', 'everybody'])).toEqual({ mergedOfEverybody: 'code', everybody: 'data' }));

  it('judges each property of the global object for itself', () =>
    expect(told(['kept', ...PEOPLE.map((person) => `${person}Global`)])).toEqual({
      kept: 'code',
      ...Object.fromEntries(PEOPLE.map((person) => [`${person}Global`, expect.not.stringMatching('code')])),
    }));

  it('finds names inside what is joined for people', () => {
    const base = sampleReport();
    const report: Report = {
      ...base,
      findings: [
        { ...base.findings[0], owner: { ...base.findings[0].owner, name: 'analytics.visits…<symbol watchers>' } },
      ],
    };
    expect(nameOriginsOf(heap, report)?.code).toEqual(expect.arrayContaining(['analytics', 'visits', 'watchers']));
  });

  it('says that two lists never share a name', () => {
    const origins = nameOriginsOf(heap, sampleReport());
    expect(origins?.code.filter((name) => origins.data.includes(name))).toEqual([]);
  });

  it('knows the names of recorded programs', async () => {
    const heaps = await recordedHeaps('session-map-node20');
    const names = ['Session', 'sessions', 'createdAt', 'cart'];
    expect(told(names, heaps[heaps.length - 1])).toEqual(Object.fromEntries(names.map((name) => [name, 'code'])));
  });

  it.each(['global', 'Window / http://a.example', 'Window [JSGlobalObject] / :// ', 'DedicatedWorkerGlobalScope'])(
    '%s is a global object',
    (name) => expect(isGlobalClass(name)).toBe(true),
  );
  it.each(['Windows', 'globalCache', 'Scope', 'Map'])('%s is none', (name) => expect(isGlobalClass(name)).toBe(false));

  it('rests on limits that hold tables of code and of data apart', () => {
    // Measured: 0.9 and more for code, 0.2 and less for data; two objects of one class may be chance.
    expect(CODE_KEY_SHARE).toBeGreaterThan(0.3);
    expect(CODE_KEY_SHARE).toBeLessThan(0.9);
    expect(OBJECTS_ALIKE).toBe(3);
    // Four of nine rooms have the same member; fields that a constructor sets are in all.
    expect(ALIKE_SHARE).toBe(0.5);
  });
});
