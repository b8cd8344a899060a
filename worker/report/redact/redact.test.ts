import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PathTreeNode, Report, ReportFinding } from '../types.ts';
import { sampleReport } from '../testing/sample.ts';
import { makeSecrets } from '../testing/secrets.ts';
import { validateReport } from '../testing/validate.ts';
import { previewRedaction, redactReport, unknownParams } from './index.ts';
import { CATALOG } from '../../messages/index.ts';
import { source } from './files.ts';
import type { Mint } from './mint.ts';
import { className, code, host, label, note, phrase, property, release, scope, serviceName, unit } from './rules.ts';
import { looksLikeCode } from './words.ts';

/** Shows what a rule does: hidden things as `<kind>`. */
const show: Mint = { hide: (kind) => `«${kind}»`, keep: (_kind, value) => value };

describe("the runtime's own names are program, whatever the heap says of them", () => {
  const unknown: Mint = { ...show, origin: () => 'unknown', packages: new Set() };
  it.each(['Symbol.iterator', 'primordials', '…primordials', '…codes', 'colors', 'internalBinding'])(
    '%s stays as a property',
    (text) => expect([property(unknown, text), phrase(unknown, text)]).toEqual([text, text]),
  );
  it.each(['Node / Environment', 'Node / PrincipalRealm', 'Symbol.asyncIterator'])('%s stays as a class', (text) =>
    expect(className(unknown, text)).toBe(text),
  );
  it.each(['Node / Svetlana', 'Symbol.svetlana', '…svetlana'])('%s goes', (text) =>
    expect(`${className(unknown, text)} ${property(unknown, text)}`).not.toMatch(/svetlana/i),
  );
});

it('keeps the names of the runtime among the keys of a table', () => {
  const base = sampleReport();
  const keys = ['svetlana', 'peter', 'wanda', 'carol', '…primordials', '…codes', 'colors'];
  const children = keys.map((edge): PathTreeNode => ({
    edge,
    constructor: 'Cart',
    engine: false,
    countBySnapshot: [1, 2, 3, 4],
    bytesBySnapshot: [1, 2, 3, 4],
    children: [],
    omitted: 0,
  }));
  const tree: PathTreeNode = { ...children[0], edge: 'carts', constructor: 'Object', children };
  const { pathTree } = redactReport({ ...base, names: { code: ['carts', 'Cart'], data: [] }, pathTree: tree }).report;
  const shown = pathTree?.children.map(({ edge }) => edge) ?? [];
  expect(shown.slice(0, 4).every((edge) => /^«key-\d+»$/.test(edge))).toBe(true);
  expect(shown.slice(4)).toEqual(keys.slice(4));
});

describe('names of code stay, data goes', () => {
  it.each([
    'sessions',
    '_events',
    '#store',
    'handleRequest',
    'kHandle',
    'Int32Array',
    'sha256',
    'x509',
    'i18n',
    'isPrototypeOf',
    'HTTP2Session',
    'DATABASE_URL',
    'onUserCreated',
    't',
    'e1',
    'aB',
    '$',
    '__proto__',
    'ServerResponse',
    'TLSSocket',
    'BoundPool',
    'lru_cache',
    'maxRetryCount',
    'userId',
    'orderItems',
    'EventEmitter2',
  ])('%s is code', (name) => expect(looksLikeCode(name)).toBe(true));

  it.each([
    'ghp_x8KqPz2mW4vN',
    'user48213',
    'a1b2c3d4',
    'sk_live_51H8xYz',
    'AKIAIOSFODNN7EXAMPLE',
    'qzxkvwjpt',
    'handler_k3v9x2',
    'fn_9f8e7d6c',
    'aBxKqZpLmWv',
    'Zx81kPq',
    'order_2026_00123',
    'SECRET_12',
    'token7',
    '홍길동',
    'a-b',
    'hunter2!',
    'x'.repeat(65),
    '_0x3fa2b1',
    'session_5f4dcc3b5aa765d61d8327deb882cf99',
  ])('%s is data', (name) => expect(looksLikeCode(name)).toBe(false));

  it('lets almost no random string through', () => {
    let passed = 0;
    const tries = 20_000;
    for (let i = 0; i < tries; i++) {
      const text = randomBytes(16)
        .toString('base64')
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(0, 12);
      if (looksLikeCode(text)) passed++;
    }
    // Expected: 0.002 %, so 0.4 of 20,000; ten or more would be a broken model, not bad luck.
    expect(passed).toBeLessThan(10);
  });
});

describe('rules', () => {
  it.each([
    ['Session', 'Session'],
    ['(string)', '(string)'],
    ['system / Context', 'system / Context'],
    ['system / Context / scope @1234', 'system / Context / scope @1234'],
    ['{id, user}', '{id, user}'],
    ['{id, user48213}', '{id, «key»}'],
    ['Detached <div>', 'Detached <div>'],
    ['<div class="jane.doe">', '<div «text»>'],
    ['Window / https://shop.internal.example/?t=1', 'Window / «url»'],
    ['Intl.NumberFormat', 'Intl.NumberFormat'],
    ['Map Iterator', 'Map Iterator'],
    ['주문저장소', '주문저장소'],
    ['jane.doe@example.com', '«email»'],
    ['Object(name, mail)', 'Object(name, mail)'],
    ['my customer Jane Roe', '«name»'],
    ['ghp_x8KqPz2mW4vN', '«token»'],
    ['LibuvStreamWrap', 'LibuvStreamWrap'],
    ['Jane Roe', '«name»'],
    ['Jane.Roe', '«name»'],
    ['Async-from-Sync Iterator', 'Async-from-Sync Iterator'],
    ['RegExp String Iterator', 'RegExp String Iterator'],
    ['Qxzvkjwptrb', '«name»'],
    ['HTMLUListElement (prototype)', 'HTMLUListElement (prototype)'],
    ['Window [JSGlobalProxy]', 'Window [JSGlobalProxy]'],
    ['blink::HeapVector<std::pair<int, blink::LayoutBox> >', 'blink::HeapVector<std::pair<int, blink::LayoutBox> >'],
    ['x::ghp_x8KqPz2mW4vN', '«token»'],
    ['std::ghp_x8KqPz2mW4vN<int, blink::LayoutBoxModelObject>', 'std::«token»<int, blink::LayoutBoxModelObject>'],
    ['2001:db8::ff00:42:8329', '«ip»'],
    ['(Read-only roots)', '(Read-only roots)'],
    ['bound handler_k3v9x2', 'bound «name»'],
    ['(my s3cr3t words)', '«name»'],
  ])('constructor %s → %s', (raw, clean) => expect(className(show, raw)).toBe(clean));

  it('every identifier of ours stays, so that a shared report can be spoken', () => {
    const keys = Object.keys(CATALOG.en)
      .filter((key) => /^(report|patterns)\./.test(key))
      .map((key) => key.replace(/_(?:one|other)$/, ''));
    const ids = keys.flatMap(
      (key) => /^patterns\.(.+)\.name$/.exec(key)?.[1] ?? /^report\.warning\.(.+)$/.exec(key)?.[1] ?? [],
    );
    expect([...keys, ...ids].filter((key) => code(show, key) !== key)).toEqual([]);
    expect(code(show, 'patterns.ghp_x8KqPz2mW4vN.name')).toBe('«text»');
  });

  it.each([
    ['`sessions` (Map) · session.store.mjs:1', '`sessions` (Map) · session.store.mjs:1'],
    ['`user48213` (Map) · x9q2zk.mjs:1', '`«key»` (Map) · «file»:1'],
    ['`ghp_x8KqPz2mW4vN`', '`«token»`'],
    ['sessions (Map) in session.store.ts:12', 'sessions (Map) in session.store.ts:12'],
    ['jane@example.com · 10.1.2.3', '«email» · «ip»'],
    ['1 Session, 2 Array, 3.75 (string), 2 {id, user48213}', '1 Session, 2 Array, 3.75 (string), 2 {id, «key»}'],
    ['12 Qxzvkjwptrb', '12 «name»'],
  ])('a title %s → %s', (raw, clean) => expect(phrase(show, raw)).toBe(clean));

  it.each([
    ['sessions', 'sessions'],
    ['[]', '[]'],
    ['content-type', 'content-type'],
    ['x-request-id', 'x-request-id'],
    ['correct-horse-battery', '«key»'],
    ['10423', '«number»'],
    ['7', '«number»'],
    ['<symbol kHandle>', '<symbol kHandle>'],
    ['<symbol ghp_x8KqPz2mW4vN>', '<symbol «token»>'],
    ['get size', 'get size'],
    ['user:48213', '«key»'],
    ['jane@example.com', '«email»'],
    [
      '3 / part of key (Session @12) -> value (Object @34) pair in WeakMap (table @56)',
      'part of key (Session) -> value (Object) pair in WeakMap',
    ],
    ['/home/jane/shop/node_modules/express/lib/router/index.js', 'express/lib/router/index.js'],
    ['10.1.2.3', '«ip»'],
    ['홍길동', '«key»'],
    ['jane.roe', '«key»'],
    ['Jane Roe', '«key»'],
    ['a@b', '«email»'],
    ['123e4567-e89b-12d3-a456-426614174000', '«uuid»'],
    ['4111 1111 1111 1111', '«card»'],
    ['+82 10-1234-5678', '«phone»'],
  ])('property %s → %s', (raw, clean) => expect(property(show, raw)).toBe(clean));

  it.each([
    ['file:///home/jane/acme/src/session.store.ts', 'src/session.store.ts'],
    ['C:\\Users\\jane\\acme\\dist\\main.js', 'dist/main.js'],
    ['/srv/x/server.js', 'server.js'],
    ['file:///app/node_modules/@nestjs/core/injector/container.js', '@nestjs/core/injector/container.js'],
    ['node:internal/timers', 'node:internal/timers'],
    ['https://cdn.jane.example/static/js/main.js?token=abc#x', 'js/main.js'],
    ['https://cdn.jane.example/', '«url»'],
    ['webpack://acme/./src/a.ts', 'src/a.ts'],
    ['data:text/javascript,alert(1)', '«url»'],
    ['src/a.ts', 'src/a.ts'],
    ['/x/lib/ghp_x8KqPz2mW4vN/a.js', 'lib/«token»/a.js'],
    ['file:///a/%2e%2e/jane%20roe/b.js', 'b.js'],
    ['https://a.example/users/jane-roe', '«url»'],
    ['/var/lib/acme/jobs/a.js', 'a.js'],
    ['/home/jane/notes', '«path»'],
    ['/usr/lib/node_modules/npm/bin/npm-cli.js', 'npm/bin/npm-cli.js'],
  ])('source %s → %s', (raw, clean) => expect(source(show, raw)).toBe(clean));

  it.each([
    ['handleRequest in server.js:12', 'handleRequest in server.js:12'],
    ['/home/jane/x/server.js:12:5', 'server.js:12:5'],
    ['session.store.ts', 'session.store.ts'],
    ['fn_9f8e7d6c in /home/jane/server.js', '«hex» in server.js'],
    ['(anonymous)', '(anonymous)'],
  ])('scope %s → %s', (raw, clean) => expect(scope(show, raw)).toBe(clean));

  it.each([
    ['1.heapsnapshot', '1.heapsnapshot'],
    ['before.heapsnapshot.gz', 'before.heapsnapshot.gz'],
    ['Heap.20260301.093000.4242.0.001.heapsnapshot', 'Heap.20260301.093000.4242.0.001.heapsnapshot'],
    ['acme-prod-3.heapsnapshot', '«label»'],
    ['10.1.2.3', '«label»'],
    ['/home/jane/1.heapsnapshot', '«label»'],
  ])('label %s → %s', (raw, clean) => expect(label(show, raw)).toBe(clean));

  it.each([
    ['1000 requests', '1000 requests'],
    ['5 minutes', '5 minutes'],
    ['요청 1000건', '요청 1000건'],
    ['jane@example.com', '«text»'],
  ])('unit %s → %s', (raw, clean) => expect(unit(show, raw)).toBe(clean));

  it('takes plain data out of what people wrote and leaves the words', () => {
    expect(
      note(show, 'Accepted by jane@example.com, see https://wiki.example/x?y=1 and 10.0.0.7, token=abcdef12'),
    ).toBe('Accepted by «email», see «url» and «ip», «token»');
  });
});

/** The sample with data in every place a string can be. */
function poisoned(): { readonly report: Report; readonly secrets: readonly string[] } {
  const secrets: string[] = [];
  const secret = (): string => {
    const made = `sk_live_${randomBytes(12).toString('hex')}`;
    secrets.push(made);
    return made;
  };
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return [
        'schema',
        'lang',
        'identity',
        'kind',
        'confidence',
        'growthKind',
        'runtime',
        'edgeKind',
        'status',
      ].includes(key)
        ? value
        : secret();
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [key === 'params' ? secret() : k, poison(v, k)]));
  };
  return { report: poison(sampleReport(), '') as Report, secrets };
}

const FIXED = new Set([
  'schema',
  'lang',
  'identity',
  'kind',
  'confidence',
  'growthKind',
  'runtime',
  'edgeKind',
  'status',
]);

/** The sample with every text replaced by what `next` gives, where it may stand alone and in company. */
function filled(next: (place: string) => string): Report {
  const fill = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return FIXED.has(key) ? value : next(key);
    if (Array.isArray(value)) return value.map((item) => fill(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, fill(v, k)]));
  };
  return fill(sampleReport(), '') as Report;
}

describe('secrets of twenty kinds, each in every field', () => {
  const secrets = makeSecrets(Number(process.env.SECRETS_SEED ?? 7), 10);
  const company: Readonly<Record<string, (text: string) => string>> = {
    alone: (text) => text,
    'in a scope': (text) => `${text} in /srv/${text}/server.js:12`,
    'with its class': (text) => `${text} (Map)`,
    'in a shape': (text) => `{id, ${text}}`,
    'as a symbol': (text) => `<symbol ${text}>`,
    'as an accessor': (text) => `get ${text}`,
    'in a script': (text) => `file:///home/${text}/src/${text}.js`,
    'in a page': (text) => `Window / https://${text}.example/?q=${text}`,
    'as an element': (text) => `<div id="${text}">`,
    'in a path': (text) => `cache → ${text} → [] (${text})`,
    'in a WeakMap': (text) => `3 / part of key (${text} @12) -> value (${text} @34) pair in WeakMap (table @56)`,
    'in a list': (text) => `sessions, ${text}`,
    'in a sentence': (text) => `the Map ${text} in ${text} grows`,
  };
  it.each(Object.entries(company))('%s', (_name, dress) => {
    const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
    const found = new Set<string>();
    // The secrets wander over the fields: sixteen runs, each field with another secret in each.
    for (let shift = 0; shift < secrets.length; shift += 13) {
      let i = shift;
      const clean = redactReport(
        filled(() => dress(secrets[i++ % secrets.length].text)),
        { notes: [dress(secrets[shift].text)] },
      );
      const written = JSON.stringify(clean.report);
      const letters = bare(written);
      for (const { kind, text, core } of secrets)
        if (
          written.includes(text) ||
          written.includes(core) ||
          (bare(core).length >= 8 && letters.includes(bare(core)))
        )
          found.add(`${kind}: ${core}`);
    }
    expect([...found]).toEqual([]);
  });
});

describe('redactReport', () => {
  it('lets no string of the report out but those it knows to be code', () => {
    const { report, secrets } = poisoned();
    const { report: clean, notes } = redactReport({ ...report, extra: secrets[0] } as Report, { notes: [secrets[1]] });
    const written = JSON.stringify(clean) + notes.join();
    expect(secrets.length).toBeGreaterThan(150);
    expect(secrets.filter((text) => written.includes(text) || written.includes(text.slice(8)))).toEqual([]);
  });

  it('keeps a report a valid one', () => {
    expect(validateReport(redactReport(sampleReport()).report)).toEqual([]);
    expect(validateReport(redactReport(sampleReport({ lang: 'ko' })).report)).toEqual([]);
  });

  it('leaves every number, class, property and package-relative file of the sample', () => {
    const report = sampleReport();
    const { report: clean } = redactReport(report);
    expect(clean.constructors).toEqual(report.constructors);
    expect(clean.snapshots).toEqual(report.snapshots);
    expect(clean.pathTree).toEqual(report.pathTree);
    expect(clean.findings.map((f) => [f.owner, f.path, f.sources])).toEqual(
      report.findings.map((f) => [f.owner, f.path, f.sources]),
    );
  });

  it('judges the parameters of sentences by their names', () => {
    const base = sampleReport();
    const params = {
      ownerConstructor: 'Map',
      owner: 'sessions (Map) in session.store.ts:12',
      handlerFile: '/home/jane/x/server.js:3',
      event: 'jane@example.com',
      detail: 'roses are red',
      growthBytes: 12,
    };
    const clean = redactReport({ ...base, warnings: [{ code: 'made-up', message: 'x', params }] }).report;
    expect(clean.warnings[0].params).toEqual({
      ...params,
      handlerFile: 'server.js:3',
      event: '«email-1»',
      detail: expect.stringMatching(/^«text-\d+»$/),
    });
    expect(unknownParams({ ...base, warnings: [{ code: 'made-up', message: 'x', params }] })).toEqual(['detail']);
  });

  it('takes long and twisted texts in its stride', () => {
    const texts = [
      'x'.repeat(20_000),
      ' in '.repeat(5000),
      'a@'.repeat(10_000),
      '/a'.repeat(10_000),
      '(('.repeat(9999),
      '1-2'.repeat(6000),
      '{a, '.repeat(5000),
      'get '.repeat(5000),
      'Detached '.repeat(2000),
    ];
    const started = process.cpuUsage();
    for (const text of texts)
      expect(
        JSON.stringify(
          redactReport(
            filled(() => text),
            { notes: [text] },
          ).report,
        ),
      ).not.toContain(text.slice(0, 400));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
  });

  it('is idempotent and the same every time', () => {
    const { report } = poisoned();
    const once = redactReport(report).report;
    expect(redactReport(report).report).toEqual(once);
    expect(redactReport(once).report).toEqual(once);
  });

  const withOwners = (...names: readonly string[]): Report => {
    const base = sampleReport();
    return {
      ...base,
      findings: names.map((name, i): ReportFinding => ({
        ...base.findings[0],
        rank: i + 1,
        owner: { ...base.findings[0].owner, name },
      })),
    };
  };

  it.each([
    ['_destructionListeners', '_destructionListeners'],
    ['<symbol store-node>', '<symbol store-node>'],
    ['<symbol @acme/transport-commons/channels>', '<symbol «base64-1»>'],
    ['<symbol user:svetlana:cart>', '<symbol «key-1»>'],
    ['<symbol listener>', '<symbol «key-1»>'],
    ['ordersOfSvetlana', '«key-1»'],
    ['listeners', '«key-1»'],
    ['wandaKowalczyk', '«key-1»'],
    ['correct-horse-battery', '«key-1»'],
  ])('of what nothing in the heap mentions, words of programs in one stay: %s → %s', (raw, clean) => {
    const report = { ...withOwners(raw), names: { code: [], data: [] } };
    expect(redactReport(report).report.findings[0].owner.name).toBe(clean);
  });

  it('keeps the description of a symbol that begins with an installed package', () => {
    const name = '<symbol @acme/transport-commons/channels>';
    const [first] = withOwners(name).findings;
    const findings = [{ ...first, package: { name: '@acme/transport-commons', version: null } }];
    const report = { ...withOwners(), findings, names: { code: [], data: [] } };
    expect(redactReport(report).report.findings[0].owner.name).toBe(name);
  });

  it.each(['lokijs', 'mobx', '@grpc/grpc-js', '@asamuzakjp/dom-selector', 'i18next'])(
    'the installed package %s is named, although nobody can pronounce it',
    (name) => {
      const [first] = withOwners('items').findings;
      const title = {
        key: 'report.title.listeners',
        params: { name: 'window', ownerConstructor: 'Window', place: name },
      };
      const messages = { ...first.messages, title };
      const report = { ...withOwners(), findings: [{ ...first, package: { name, version: null }, messages }] };
      const [clean] = redactReport({ ...report, names: { code: ['items'], data: [] } }).report.findings;
      expect(clean.messages.title.params?.place).toBe(name);
    },
  );

  it.each(['ghp_x8KqPz2mW4vN', '4f1c9a2b7d3e', 'a1b2c3d4e5'])('%s is no package', (name) => {
    const [first] = withOwners('items').findings;
    const report = { ...withOwners(), findings: [{ ...first, package: { name, version: null } }] };
    expect(redactReport(report).report.findings[0].package?.name).not.toBe(name);
  });

  it('keeps equal values equal and different ones different, numbered in reading order', () => {
    const report = withOwners('b@x.example', 'a@x.example', 'b@x.example');
    expect(redactReport(report).report.findings.map((f) => f.owner.name)).toEqual([
      '«email-1»',
      '«email-2»',
      '«email-1»',
    ]);
  });

  it('gives one value one placeholder wherever it stands: as a class, a key, an event or in a note', () => {
    const base = withOwners('zq81 kPx');
    const report: Report = {
      ...base,
      constructors: base.constructors.map((row, i) => (i === 0 ? { ...row, name: 'zq81 kPx' } : row)),
    };
    const { report: clean } = redactReport(report);
    expect(clean.constructors[0].name).toBe(clean.findings[0].owner.name);
    expect(JSON.stringify(clean)).not.toContain('zq81');
  });

  it('takes what looks like a placeholder for text, unless the report was redacted before', () => {
    const clean = redactReport(withOwners('«key-7»', '«wanda-1»')).report;
    expect(clean.findings.map((f) => f.owner.name)).toEqual(['«text-1»', expect.stringMatching(/^«key-\d»$/)]);
    expect(redactReport(clean).report).toEqual(clean);
  });

  it('keeps or hides a single name everywhere', () => {
    const report = withOwners('sessions', 'b@x.example', 'a@x.example');
    const clean = redactReport(report, { keepNames: ['a@x.example'], hideNames: ['sessions'] }).report;
    expect(clean.findings.map((f) => f.owner.name)).toEqual(['«name-1»', '«email-1»', 'a@x.example']);
  });

  it('lets out the kinds the user chose, and says so', () => {
    const report = withOwners('a@x.example', '10.0.0.1');
    const { report: clean, summary } = redactReport(report, { keep: ['email'] });
    expect(clean.findings.map((f) => f.owner.name)).toEqual(['a@x.example', '«ip-1»']);
    expect(summary).toEqual({
      version: 2,
      replaced: expect.arrayContaining([{ kind: 'ip', count: 1 }]),
      kept: ['email'],
    });
    expect(clean.redaction).toEqual(summary);
  });

  describe('where the heap says where names come from', () => {
    const facts = {
      code: ['visits', 'cart.js', 'analytics', 'Map', 'Grace', 'kPeter', 'items', '고객'],
      data: ['wanda'],
    };
    const told = (name: string, names = facts): string | null =>
      redactReport({ ...withOwners(name), names }).report.findings[0].owner.name;

    it.each([
      ['analytics.visits', 'analytics.visits'],
      ['wanda', '«key»'],
      ['clint', '«key»'],
      ['analytics.wanda', 'analytics.«key»'],
      ['{clint, visits}', '{«key», visits}'],
      ['Doe, Carol', '«key», «key»'],
      ['(secret santa)', '«name»'],
      ['get Wanda', 'get «key»'],
      ['<symbol Peter.Parker>', '<symbol «key»>'],
      ['<symbol kPeter>', '<symbol kPeter>'],
      ["Symbol('user:svetlana:cart')", '<symbol «key»>'],
      ['patient::Doe, Carol::pin::907', expect.not.stringMatching(/Doe|Carol|pin/)],
      ['고객', '고객'],
      ['김철수', '«key»'],
      ['Grace', 'Grace'],
      ['window', 'window'],
      ['matchMedia(…)', 'matchMedia(…)'],
      ['visualViewport', 'visualViewport'],
    ])('%s is told as %s', (raw, clean) => expect(told(raw)?.replace(/-\d+»/g, '»')).toEqual(clean));

    it.each([
      ['Grace', 'Grace'],
      ['Wanda', '«name»'],
      ['김철수', '«name»'],
      ['Array', 'Array'],
      ['(string)', '(string)'],
      ['Map Iterator', 'Map Iterator'],
      ['<wanda-card>', '<«name»>'],
      ['<div>', '<div>'],
      ['acme::Wanda', '«name»'],
    ])('the class %s is told as %s', (raw, clean) => {
      const base = sampleReport();
      const report = { ...base, names: facts, constructors: [{ ...base.constructors[0], name: raw }] };
      expect(redactReport(report).report.constructors[0].name.replace(/-\d+»/g, '»')).toBe(clean);
    });

    it.each([
      ['Hogan.Template', ['Hogan', 'Template'], 'Hogan.Template'],
      ['Wanda.Template', ['Template'], '«key».Template'],
      ['{object1, wanda}', [], '{object1, «key»}'],
    ])('the class %s, of which code names %s, is told as %s', (raw, code, clean) => {
      const base = sampleReport();
      const names = { code, data: [] };
      const report = { ...base, names, constructors: [{ ...base.constructors[0], name: raw }] };
      expect(redactReport(report).report.constructors[0].name.replace(/-\d+»/g, '»')).toBe(clean);
    });

    it('keeps the names of installed packages and of the files in them, and no folder of the program', () => {
      const base = sampleReport();
      const of = (place: string): ReportFinding['messages']['title'] => ({
        key: 'report.title.place',
        params: { name: 'visits', ownerConstructor: 'Map', place },
      });
      const url = 'file:///srv/acme/node_modules/@inversifyjs/container/lib/appenders/index.js';
      const report: Report = {
        ...base,
        names: facts,
        findings: [
          '@inversifyjs/container (lib/appenders/index.js:1)',
          'visits in cart.js:3 · denque',
          'acme (wanda/x.js:1)',
        ].map((place) => ({
          ...base.findings[0],
          package: { name: 'denque', version: null },
          sources: [{ url, line: 1, column: 1 }],
          messages: { ...base.findings[0].messages, title: of(place) },
        })),
      };
      const clean = redactReport(report).report;
      const places = clean.findings.map(({ messages }) => String(messages.title.params?.place));
      expect(places.slice(0, 2)).toEqual([
        '@inversifyjs/container (lib/appenders/index.js:1)',
        'visits in cart.js:3 · denque',
      ]);
      expect(places[2]).not.toMatch(/acme|wanda/);
      const advised = {
        ...report,
        findings: report.findings.map((one) => ({
          ...one,
          messages: {
            ...one.messages,
            advice: [
              {
                key: 'report.whose.owns',
                params: { package: 'denque 2.1.0', ownerName: 'visits', words: 'visits wanda memory leak' },
              },
            ],
          },
        })),
      };
      expect(redactReport(advised).report.findings[0].messages.advice[0].params).toEqual({
        package: 'denque 2.1.0',
        ownerName: 'visits',
        words: expect.stringMatching(/^visits «key-\d+» memory leak$/),
      });
      expect(redactReport(clean).report).toEqual(clean);
    });

    it('takes the variables of scopes for code where the file shows none (Bun, Hermes)', () => {
      const base = sampleReport();
      const path = [{ edge: 'outbox', constructor: 'Array', edgeKind: 'variable' as const }];
      const named = (name: string): Report => {
        const report = {
          ...base,
          findings: [{ ...base.findings[0], path, owner: { ...base.findings[0].owner, name } }],
        };
        return redactReport({ ...report, names: undefined }).report;
      };
      expect(named('outbox').findings[0].owner.name).toBe('outbox');
      expect(named('qzxoutbox').findings[0].owner.name).toMatch(/^«key-\d+»$/);
    });

    it('lets only those names out that stand in the report, and redacts again without a change', () => {
      const clean = redactReport({ ...withOwners('analytics.visits', 'clint'), names: facts }).report;
      expect(clean.names).toEqual({
        code: expect.arrayContaining(['visits', 'analytics', 'Map']),
        data: [],
      });
      expect(redactReport(clean).report).toEqual(clean);
    });

    it('lets no file of the program out that is named after somebody, not even as a name of code', () => {
      const base = sampleReport();
      const file = 'wanda@mail.example.js';
      const report: Report = {
        ...base,
        names: { ...facts, code: [...facts.code, file] },
        findings: [{ ...base.findings[0], sources: [{ url: `/srv/acme/lib/${file}`, line: 1, column: 1 }] }],
      };
      const clean = redactReport(report).report;
      expect(clean.findings[0].sources[0].url).toBe('lib/«email-1»');
      expect(JSON.stringify(clean)).not.toContain('wanda');
      expect(redactReport(report, { keep: ['path', 'email'] }).report.findings[0].sources[0].url).toContain(file);
      const { leaves } = previewRedaction(report);
      expect(leaves.find(({ kind }) => kind === 'source')?.samples).toContain('lib/«email-1»');
      expect(JSON.stringify(leaves)).not.toContain('wanda');
    });

    it('remembers the names that the user let out', () => {
      const clean = redactReport({ ...withOwners('clint'), names: facts }, { keepNames: ['clint'] }).report;
      expect(clean.findings[0].owner.name).toBe('clint');
      expect(redactReport(clean).report.findings[0].owner.name).toBe('clint');
    });
  });

  it('takes alike siblings in the path tree for keys of a dictionary', () => {
    const leaf = (edge: string, constructor: string): PathTreeNode => ({
      edge,
      constructor,
      engine: false,
      countBySnapshot: [1, 1],
      bytesBySnapshot: [1, 1],
      children: [],
      omitted: 0,
    });
    const base = sampleReport({ snapshots: 2 });
    const tree: PathTreeNode = {
      ...leaf('users', 'Object'),
      bytesBySnapshot: [9, 9],
      children: [
        leaf('alice', 'Session'),
        leaf('bob', 'Session'),
        leaf('[]', 'Session'),
        leaf('head', 'Queue'),
        leaf('tail', 'Queue'),
      ],
    };
    const edges = redactReport({ ...base, pathTree: tree }).report.pathTree?.children.map((child) => child.edge);
    expect(new Set(edges?.slice(0, 2))).toEqual(new Set(['«key-1»', '«key-2»']));
    expect(edges?.slice(2)).toEqual(['[]', 'head', 'tail']);
  });

  it('hides any text in a name field that is not a name (property)', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 9, unit: 'grapheme' }), (text) => {
        const clean = redactReport(withOwners(text)).report.findings[0].owner.name ?? '';
        // What stays has passed the word model piece by piece; nothing stays whole that is not made of such pieces.
        return (
          clean !== text ||
          text.split(/[^A-Za-z0-9_$#]+/).every((piece) => piece === '' || looksLikeCode(piece) || piece.length <= 3)
        );
      }),
    );
  });
});

describe('previewRedaction', () => {
  it('lists what leaves and what does not, with samples', () => {
    const base = sampleReport();
    const preview = previewRedaction({
      ...base,
      findings: [{ ...base.findings[0], owner: { ...base.findings[0].owner, name: 'jane@example.com' } }],
    });
    expect(preview.replaced).toContainEqual({
      kind: 'email',
      count: 1,
      samples: ['jane@example.com'],
      names: [{ value: 'jane@example.com', count: 1, placeholder: '«email-1»' }],
    });
    expect(preview.headline).toBe(redactReport(base).report.verdict.summary);
    expect(preview.asks).toEqual([{ value: 'jane@example.com', count: 1, placeholder: '«email-1»' }]);
    expect(preview.leaves.find((row) => row.kind === 'class')?.samples).toContain('Session');
    expect(preview.leaves.find((row) => row.kind === 'source')?.samples).toContain('src/session.store.ts');
  });
});

describe('whose heap it is', () => {
  const whose = { service: 'orders', instance: 'orders-7c9d-x2k', release: '1.5.0' };

  it('hides the instance in every report by the same placeholder, and another by another', () => {
    const of = (series: Report['series']) => redactReport({ ...sampleReport(), series }).report.series?.instance;
    expect(of(whose)).toMatch(/^«host-[0-9a-f]{12}»$/);
    expect(of({ ...whose, service: 'carts', release: '2.0.0' })).toBe(of(whose));
    expect(of({ ...whose, instance: 'orders-7c9d-x2l' })).not.toBe(of(whose));
  });

  it('hides it wherever it stands, and a second redaction changes nothing', () => {
    const base = sampleReport();
    const snapshots = base.snapshots.map((snapshot) => ({ ...snapshot, label: whose.instance }));
    const once = redactReport({ ...base, snapshots, series: whose }).report;
    expect(JSON.stringify(once)).not.toContain(whose.instance);
    expect(once.snapshots[0].label).toBe(once.series?.instance);
    expect(redactReport(once).report).toEqual(once);
  });

  it.each([
    ['orders', 'orders'],
    ['주문 서비스', '주문 서비스'],
    ['ann@example.com', '«email»'],
    ['10.2.3.4', '«ip»'],
  ])('the service %s leaves as %s', (given, shown) => {
    expect(serviceName(show, given)).toBe(shown);
  });

  it.each([
    ['1.5.0', '1.5.0'],
    ['v2.0.0-rc.1+4', 'v2.0.0-rc.1+4'],
    ['9fceb02d0ae598e95dc970b74767f19372d61af8', '9fceb02d0ae598e95dc970b74767f19372d61af8'],
    ['ann@example.com', '«email»'],
  ])('the release %s leaves as %s', (given, shown) => {
    expect(release(show, given)).toBe(shown);
  });

  it('a host is one whatever it is called', () => {
    expect(host(show, 'sessions')).toBe('«host»');
  });
});
