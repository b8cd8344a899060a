// Leaks of published packages, each drawn as small as shows what once was told wrongly of it: by what name the owner is
// known, what is counted, and whose code it is.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { draw } from '../../fixtures/draw/draw.ts';
import { buildHeap, type Heap } from '../heap/index.ts';
import type { UnspokenFinding } from '../report/unspoken.ts';
import { brokenLaws } from './laws/laws.ts';
import { lawsBrokenIn } from './laws/heap-laws.ts';
import { rankSeries } from './rank.ts';

/** Scripts by the number that stands behind `at` in a drawing. */
const SCRIPTS: Readonly<Record<number, string>> = {
  10: 'file:///app/main.mjs',
  11: 'file:///app/node_modules/outer-kit/index.js',
  12: 'file:///app/node_modules/inner-kit/lib/core.js',
};

/** Entries per snapshot: enough for ids to tell that the files are of one process. */
const COUNTS = [60, 120, 180, 240];

function heap(lines: readonly string[]): Heap {
  const built = buildHeap(draw(`${lines.join('\n')}\n`));
  return { ...built, scripts: Object.entries(SCRIPTS).map(([id, url]) => ({ scriptId: Number(id), url })) };
}

/** The first finding of a program with so many entries; what is printed must be in the heap. */
async function lead(program: (count: number) => readonly string[]): Promise<UnspokenFinding> {
  const heaps = COUNTS.map((count) => heap(program(count)));
  const { findings } = await rankSeries(heaps, {}, (text) => createHash('sha256').update(text).digest('hex'));
  expect(brokenLaws({ findings })).toEqual([]);
  expect(findings.flatMap((finding) => lawsBrokenIn(heaps[3], finding))).toEqual([]);
  return findings[0];
}

const each = (count: number, lines: (i: number, id: number) => readonly string[]): string[] =>
  // Ids are given in the order of time.
  Array.from({ length: count }, (_, i) => lines(i, 10_001 + i * 100)).flat();

describe('a Map of texts by texts', () => {
  // keyv: a method is bound in the constructor, and its scope has the Map as a parameter.
  const cache = (count: number): string[] => [
    '^module -> system / Context @5 32B',
    '  $answers -> Keyv @7 64B at 11:1:1',
    '    ._store -> Map @9 32B',
    '      {table} -> array @11 800B',
    ...each(count, (i, id) => [
      `        {${3 * i}} -> string key${i} @${id} 40B`,
      `        {${3 * i + 1}} -> string value${i} @${id + 2} 400B`,
    ]),
    '    .iterator -> closure bound @13 64B',
    '      {context} -> system / Context @15 32B',
    '        $iterator -> @9',
    // What was there all along tells that the files are of one process.
    ...Array.from({ length: 64 }, (_, i) => `  $setting${i} -> Setting @${1001 + 2 * i} 32B`),
    ...each(count, (i, id) => [`  $answer${i} -> Answer @${id + 4} 16B`]),
  ];

  it('has the name of the field, not that of a parameter, and as many entries as keys', async () => {
    const finding = await lead(cache);
    expect(finding).toMatchObject({
      owner: { name: '_store', constructor: 'Map' },
      countBySnapshot: COUNTS,
      package: { name: 'outer-kit' },
    });
    expect(finding.cohorts?.[1]).toEqual([null, 60, 60, 60]);
    expect(finding.composition[0]).toMatchObject({ constructor: '(string)', count: 2, bytes: 440 });
  });
});

describe('a private list of a package inside of something the program has', () => {
  it('is known by the name in the program, and told as code of the package that has the list', async () => {
    const finding = await lead((count) => [
      '^module -> system / Context @5 32B',
      '  $root -> L @7 64B at 11:1:1',
      '    .#S -> Ce @9 64B at 12:1:1',
      '      .#v -> Array @11 16B',
      '        {elements} -> array (object elements) @13 800B',
      ...each(count, (i, id) => [`          [${i}] -> Ce @${id} 400B at 12:1:1`]),
    ]);
    expect(finding).toMatchObject({ owner: { name: 'root', constructor: 'L' }, package: { name: 'inner-kit' } });
    expect(finding.messages.advice[0]).toMatchObject({ key: 'report.whose.owns', params: { package: 'inner-kit' } });
  });
});

describe('what waits in a stream', () => {
  it('is told of the stream and its class, and as what nobody takes away', async () => {
    const finding = await lead((count) => [
      '^module -> system / Context @5 32B',
      '  $orders -> OrderStream @7 64B at 10:1:1',
      '    ._writableState -> WritableState @9 64B',
      '      .buffered -> Array @11 16B',
      '        {elements} -> array (object elements) @13 800B',
      ...each(count, (i, id) => [`          [${i}] -> Chunk @${id} 400B`]),
    ]);
    expect(finding).toMatchObject({ owner: { name: 'orders', constructor: 'OrderStream' }, pattern: 'open-streams' });
    expect(finding.messages.explanation.at(-1)?.key).toBe('patterns.open-streams.buffer.explanation');
  });
});

describe('things that timers keep', () => {
  it('are the class that the callback works for, in the package in which it was written', async () => {
    const finding = await lead((count) => [
      '^timers -> system / Context @5 32B',
      '  $timerListMap -> Object @7 32B',
      '    [1000] -> TimersList @9 64B',
      ...each(count, (i, id) => [
        `      [${i}] -> Timeout @${id} 80B`,
        `        ._onTimeout -> closure @${id + 2} 64B at 12:9:9`,
        `          {context} -> system / Context @${id + 4} 32B`,
        `            $_this -> Backend @${id + 6} 64B at 12:5:5`,
        `              .services -> Translator @${id + 8} 4000B at 11:5:5`,
      ]),
    ]);
    expect(finding).toMatchObject({
      constructor: 'Backend',
      countBySnapshot: COUNTS,
      package: { name: 'inner-kit' },
      pattern: 'timers',
    });
    expect(finding.cohorts?.[2]).toEqual([null, null, 60, 60]);
  });
});

describe('a request of our own that stays open', () => {
  it('is what is told, and not the answers to others that its listeners keep', async () => {
    const finding = await lead((count) => [
      '^handles -> synthetic (Global handles) @5 0B',
      ...each(count, (i, id) => [
        `  [${i}] -> HTTPParser @${id} 80B`,
        `    .outgoing -> ClientRequest @${id + 2} 400B`,
        `      ._events -> Object @${id + 4} 32B`,
        `        .response -> closure onResponse @${id + 6} 64B at 12:9:9`,
        `          {context} -> system / Context @${id + 8} 32B`,
        `            $res -> ServerResponse @${id + 10} 4000B`,
        `              .socket -> Socket @${id + 12} 400B`,
      ]),
    ]);
    expect(finding).toMatchObject({
      constructor: 'ClientRequest',
      pattern: 'open-requests',
      package: { name: 'inner-kit' },
    });
    expect(finding.messages.advice.map(({ key }) => key)).toContain('patterns.open-requests.own.advice');
  });
});

describe('elements that stay in the document', () => {
  it('are counted by the topmost of what came, not by the options inside', async () => {
    const finding = await lead((count) => [
      '^trees -> synthetic (Document DOM trees) @5 0B',
      '  [1] -> native <body> @7 100B attached',
      ...each(count, (i, id) => [
        `  [${3 * i + 2}] -> native <div class="picker open"> @${id} 300B attached`,
        '    [1] -> @7',
        `    [2] -> native <select> @${id + 2} 200B attached`,
        `      [1] -> @${id}`,
        ...Array.from({ length: 3 }, (_, n) => [
          `      [${n + 2}] -> native <option> @${id + 4 + 2 * n} 200B attached`,
          `        [1] -> @${id + 2}`,
        ]).flat(),
      ]),
    ]);
    expect(finding).toMatchObject({
      constructor: '<div>',
      countBySnapshot: COUNTS,
      pattern: 'growing-document',
    });
  });
});

describe('clients that listen twice each', () => {
  it('are counted from those on that were there in the first file', async () => {
    const finding = await lead((count) => [
      '^window -> native Window / http://a.test @5 100B',
      ...each(count, (i, id) => [
        `  [${2 * i}] -> native EventListener @${id} 24B`,
        `    [1] -> native V8EventListener @${id + 2} 40B`,
        `      [1] -> closure @${id + 4} 64B`,
        `        {context} -> system / Context @${id + 6} 32B`,
        `          $this -> Client @${id + 8} 4000B`,
        `  [${2 * i + 1}] -> native EventListener @${id + 10} 24B`,
        `    [1] -> native V8EventListener @${id + 12} 40B`,
        `      [1] -> closure @${id + 14} 64B`,
        `        {context} -> @${id + 6}`,
      ]),
    ]);
    expect(finding).toMatchObject({ constructor: 'Client', countBySnapshot: COUNTS });
    expect(finding.cohorts?.[0]).toEqual([60, 60, 60, 60]);
  });
});

describe('instances that keep the one before by the scope of a function', () => {
  // An instance refers to itself, and what works for it refers back: they do not hold it. The scope of the next one does.
  it('are a chain of closures, whatever elements are inside', async () => {
    const finding = await lead((count) => [
      '^store -> Store @5 40B at 12:1:1',
      ...Array.from({ length: count }, (_, depth) => {
        const id = 10_001 + (count - 1 - depth) * 100;
        const at = '  '.repeat(3 * depth);
        return [
          depth === 0 ? `${at}  ._vm -> Vm @${id} 400B at 12:2:1` : `${at}  $oldVm -> Vm @${id} 400B at 12:2:1`,
          `${at}    ._self -> @${id}`,
          `${at}    .$el -> native <form> @${id + 2} 100B detached`,
          `${at}    ._watcher -> Watcher @${id + 4} 100B at 12:5:1`,
          `${at}      .vm -> @${id}`,
          `${at}    .greeting -> closure @${id + 6} 64B at 12:9:9`,
          `${at}      {context} -> system / Context @${id + 8} 40B`,
        ];
      }).flat(),
    ]);
    expect(finding).toMatchObject({ growthKind: 'depth', pattern: 'shared-closure-chain' });
  });
});

describe('what two lists hold', () => {
  it('does not go for sure when one of them lets go', async () => {
    const finding = await lead((count) => [
      '^module -> system / Context @5 32B',
      '  $recent -> Array @7 16B',
      '    {elements} -> array (object elements) @9 800B',
      ...each(count, (i, id) => [`      [${i}] -> Order @${id} 400B`]),
      '  $byNumber -> Map @11 32B',
      '    {table} -> array @13 800B',
      ...each(count, (i, id) => [`      {${3 * i}} -> @${id}`]),
    ]);
    expect(finding).toMatchObject({ constructor: 'Order', exclusiveBytes: 0 });
    expect(finding.sharedBytes).toBeGreaterThanOrEqual(180 * 400);
    expect(finding.alsoHeldBy).toHaveLength(1);
  });
});

describe('widgets that are taken out of the page and listen on', () => {
  const listening = (count: number, keeps: (id: number) => readonly string[]): string[] => [
    '^trees -> synthetic (Document DOM trees) @3 0B',
    '  [1] -> native HTMLDocument @5 100B attached',
    ...each(count, (i, id) => [
      `    [${9 * i + 1}] -> native EventListener @${id} 24B`,
      `      [1] -> native V8EventListener @${id + 2} 40B`,
      `        [1] -> closure onKey @${id + 4} 64B at 12:9:9`,
      `          {context} -> system / Context @${id + 6} 32B`,
      `            $picker -> Picker @${id + 8} 64B at 12:1:1`,
      ...keeps(id),
      // A second listener shares the scope; elements refer to one another, and so nothing else dominates them.
      `    [${9 * i + 2}] -> native EventListener @${id + 10} 24B`,
      `      [1] -> native V8EventListener @${id + 12} 40B`,
      `        [1] -> closure onPress @${id + 14} 64B at 12:19:9`,
      `          {context} -> @${id + 6}`,
      ...Array.from({ length: 5 }, (_, n) => [
        `    [${9 * i + 3 + n}] -> native <div class="picker part${n}"> @${id + 20 + 2 * n} 900B detached`,
      ]).flat(),
    ]),
  ];
  const refers = (id: number): readonly string[] =>
    Array.from({ length: 5 }, (_, n) => `              .part${n} -> @${id + 20 + 2 * n}`);

  it('are told as listeners on the document, of the package that wrote them', async () => {
    const finding = await lead((count) => listening(count, refers));
    expect(finding).toMatchObject({
      constructor: 'EventListener',
      pattern: 'listeners',
      target: { on: 'document' },
      package: { name: 'inner-kit' },
    });
    expect(finding.countBySnapshot).toEqual(COUNTS.map((count) => 2 * count));
  });

  // A window holds unrelated things, which are told apart: but not the parts of what its listeners keep.
  it('are told as listeners on the window, also where one in two took one of two off again', async () => {
    const finding = await lead((count) => [
      '^window -> native Window / http://a.test @5 100B',
      ...each(count, (i, id) => [
        `  [${9 * i + 1}] -> native EventListener @${id} 24B`,
        `    [1] -> native V8EventListener @${id + 2} 40B`,
        `      [1] -> closure onKey @${id + 4} 64B at 12:9:9`,
        `        {context} -> system / Context @${id + 6} 32B`,
        `          $chart -> Chart @${id + 8} 64B at 12:1:1`,
        ...refers(id).map((line) => line.slice(2)),
        ...(i % 2 === 0
          ? []
          : [
              `  [${9 * i + 2}] -> native EventListener @${id + 10} 24B`,
              `    [1] -> native V8EventListener @${id + 12} 40B`,
              `      [1] -> closure onTurn @${id + 14} 64B at 12:19:9`,
              `        {context} -> @${id + 6}`,
            ]),
        ...Array.from({ length: 5 }, (_, n) => [
          `  [${9 * i + 3 + n}] -> native <div class="chart part${n}"> @${id + 20 + 2 * n} 900B detached`,
        ]).flat(),
      ]),
    ]);
    expect(finding).toMatchObject({ constructor: 'EventListener', pattern: 'listeners', target: { on: 'window' } });
    expect(finding.countBySnapshot).toEqual(COUNTS.map((count) => 1.5 * count));
  });

  it('are elements where the listeners do not lead to them', async () => {
    expect(await lead((count) => listening(count, () => []))).toMatchObject({ constructor: 'Detached <div>' });
  });
});

describe('a port that a package listens to', () => {
  it('is told with the function that is called, and by no target of another kind', async () => {
    const finding = await lead((count) => [
      '^pending -> native Pending activities @5 0B',
      ...each(count, (i, id) => [
        `  [${i}] -> native MessagePort @${id} 200B`,
        `    [1] -> native blink::EventTargetData @${id + 2} 64B`,
        `      [1] -> native blink::RegisteredEventListener @${id + 6} 40B`,
        `        [1] -> native EventListener @${id + 8} 24B`,
        `          [1] -> native V8EventListener @${id + 10} 40B`,
        `            [1] -> closure callback @${id + 12} 400B at 12:9:9`,
      ]),
    ]);
    expect(finding).toMatchObject({
      constructor: 'MessagePort',
      pattern: 'message-ports',
      target: { on: 'MessagePort', event: 'message', callback: 'callback' },
      package: { name: 'inner-kit' },
    });
    expect(finding.messages.title.params?.name).not.toMatch(/matchMedia/);
  });
});

describe('a media query that a package listens to', () => {
  it('is told with the function that is called, through the browser’s own records', async () => {
    const finding = await lead((count) => [
      '^pending -> native Pending activities @5 0B',
      ...each(count, (i, id) => [
        `  [${i}] -> native MediaQueryList @${id} 200B`,
        `    [1] -> native blink::MediaQueryMatcher @${id + 14} 100B`,
        `    [2] -> native blink::EventTargetData @${id + 2} 64B`,
        `      [1] -> native blink::BasicHeapVector<blink::RegisteredEventListener> @${id + 4} 32B`,
        `        [1] -> native blink::RegisteredEventListener @${id + 6} 40B`,
        `          [1] -> native EventListener @${id + 8} 24B`,
        `            [1] -> native V8EventListener @${id + 10} 40B`,
        `              [1] -> closure onMediaChange @${id + 12} 64B at 12:40:3`,
      ]),
    ]);
    expect(finding).toMatchObject({
      pattern: 'media-queries',
      target: { on: 'matchMedia(…)', event: 'change', callback: 'onMediaChange', at: { line: 41 } },
      package: { name: 'inner-kit' },
    });
  });
});

describe('a scope of which no function is left', () => {
  it('stands in the script of a scope that was made inside of it', async () => {
    const finding = await lead((count) => [
      '^root -> Group @5 64B at 10:1:1',
      '  .render -> closure @7 64B at 12:30:5',
      '    {context} -> system / Context @9 32B',
      '      {previous} -> system / Context @11 32B',
      '        $earlier -> Array @13 16B',
      '          {elements} -> array (object elements) @15 800B',
      ...each(count, (i, id) => [`            [${i}] -> Object @${id} 400B`]),
    ]);
    expect(finding).toMatchObject({ owner: { name: 'earlier' }, package: { name: 'inner-kit' } });
    expect(finding.sources[0]).toMatchObject({ line: 31 });
  });
});

describe('a working set whose members come under names that others had before', () => {
  it('is no leak: the names stay, what was there under them does not', async () => {
    const heaps = COUNTS.map((count, snapshot) =>
      heap([
        '^module -> system / Context @5 32B',
        '  $store -> Store @7 64B at 12:1:1',
        '    .latest -> Map @9 32B',
        '      {table} -> array @11 800B',
        '    .members -> Map @13 32B',
        '      {table} -> array @15 800B',
        '    .byPlace -> Array @17 16B',
        '      {elements} -> array (object elements) @19 800B',
        ...Array.from({ length: 64 }, (_, i) => `  $setting${i} -> Setting @${1001 + 2 * i} 32B`),
        // Names live on from the snapshot on in which they came, in two tables; members are new in each.
        ...each(count, (i, id) => [
          `          {${3 * i}} -> string place${i} @${id} 40B`,
          `          {${3 * i + 1}} -> Member @${1_000_001 + snapshot * 100_000 + 2 * i} 400B`,
        ]),
      ]),
    );
    const { verdict } = await rankSeries(heaps, {}, (text) => createHash('sha256').update(text).digest('hex'));
    expect(verdict.kind).not.toBe('leak');
  });
});
