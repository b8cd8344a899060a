// The promise of the shared file, measured: secrets planted everywhere in a real program's heap, everything exported in
// every format, and none of them found in any byte of it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from '../../build/workspace.mjs';
import { createNodeEngine, type NodeEngine } from '../entry/node/client.ts';
import { localiseReport } from '../messages/index.ts';
import { renderCsv, renderFindingsTsv } from './csv.ts';
import { decodeHeapdelta, encodeHeapdelta } from './heapdelta.ts';
import { historyOf } from './history.ts';
import { renderHtml } from './html.ts';
import { renderFindingMarkdown, renderMarkdown, renderSummaryMarkdown } from './markdown.ts';
import { pdfStreams, pdfText } from './pdf/testing/read-pdf.ts';
import { renderPdf } from './pdf/index.ts';
import { redactReport, unknownParams } from './redact/index.ts';
import { makeNameSecrets, makeSecrets } from './testing/secrets.ts';
import { evaluate } from '../../cli/check/evaluate.ts';
import { githubAnnotations, junit } from '../../cli/check/outputs.ts';
import { failureText } from '../../matchers/judge.ts';
import { createView } from '../../cli/format/create-view.ts';
import { formatDiff } from '../../cli/format/diff.ts';
import { formatFleet } from '../../cli/format/fleet.ts';
import { formatProblems } from '../../cli/format/problems.ts';
import { openParquetFolder } from '../../cli/fleet/parquet.ts';
import { TOOLS, type ToolContext } from '../../cli/mcp/tools.ts';
import { briefOf } from './brief.ts';
import { createFleet } from './fleet/fleet.ts';
import { fleetReportOf } from './fleet/from-report.ts';
import { renderFleetHtml } from './fleet/html.ts';
import { openMetrics } from './fleet/openmetrics.ts';
import { rowsOf } from './fleet/parquet-tables.ts';
import type { PdfFonts } from './pdf/index.ts';
import { speakProof } from './proof/content.ts';
import { PROOF_FORMS, renderProof } from './proof/forms.ts';
import { proofOf } from './proof/judge.ts';
import { redactProof } from './proof/redact.ts';
import { renderTicket, TICKET_FORMS } from './tickets.ts';
import { validateReport } from './testing/validate.ts';
import type { Report } from './types.ts';
import { fonts } from './pdf/testing/fonts.ts';

const seed = Number(process.env.SECRETS_SEED ?? 20261121);
const PER_KIND = 7;
const formed = makeSecrets(seed, PER_KIND);
const secrets = [...formed, ...makeNameSecrets(seed, PER_KIND)];
const ofKind = (kind: string): string => secrets.find((secret) => secret.kind === kind)?.text ?? kind;
const date = '2026-03-05T10:00:00Z';
const here = import.meta.dirname;
let dir = '';
let engine: NodeEngine | null = null;
let raw: Report;
/** Name of the output → its bytes, whole and unpacked. */
const outputs = new Map<string, Buffer>();

async function analyse(files: readonly string[]): Promise<Report> {
  for (const [name, source] of [
    ['engine-worker', 'node/engine-worker.ts'],
    ['loader-worker', 'node/loader-worker.ts'],
  ] as const) {
    await build({
      entryPoints: [join(here, '../entry', source)],
      outfile: join(dir, `${name}.mjs`),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      alias: workspace,
      logLevel: 'error',
    });
  }
  engine = createNodeEngine({ bundle: pathToFileURL(join(dir, 'engine-worker.mjs')) });
  const { report } = await engine.api.open(
    1,
    files.map((name) => ({ kind: 'path', path: join(dir, name), name })),
    { per: `100 ${secrets[3].text}` },
    () => undefined,
  );
  if (report === null) throw new Error('the snapshots could not be read');
  // Deeper and finer than any report: every name the path tree has at all.
  const pathTree = await engine.api.pathTree('', 30, 0);
  return localiseReport({ ...report, pathTree }, 'en');
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'heapdelta-secrets-'));
  writeFileSync(join(dir, 'secrets.json'), JSON.stringify(secrets.map((secret) => secret.text)));
  execFileSync(process.execPath, [join(here, 'testing/secrets-program.cjs'), join(dir, 'secrets.json'), dir], {
    maxBuffer: 1 << 26,
  });
  raw = await analyse(readdirSync(dir).filter((name) => name.endsWith('.heapsnapshot')));
  const wanted = [
    ...formed
      .filter(({ kind }) => !['person', 'order number'].includes(kind))
      .map(({ text }) => `seen with ${text} today`),
    `the password is ${ofKind('word as a password')}`,
    `ran on ${ofKind('host name')} in ${ofKind('pod name')}`,
    `opened ${ofKind('windows user with a blank')} there`,
  ];
  if (process.env.SECRETS_RAW !== undefined) writeFileSync(process.env.SECRETS_RAW, JSON.stringify(raw));
  const { report, notes } = redactReport(raw, { notes: wanted });
  const put = (name: string, bytes: string | Uint8Array): void => void outputs.set(name, Buffer.from(bytes));
  put('json', JSON.stringify(report));
  put('markdown', renderMarkdown(report, { date, notes }));
  put(
    'markdown, short',
    renderSummaryMarkdown(report) +
      report.findings.map((finding) => renderFindingMarkdown(report, finding.rank)).join(''),
  );
  put('csv', renderCsv(report));
  put('tsv', renderFindingsTsv(report));
  put('html', renderHtml(report, { date, notes }));
  const budget = {
    totalGrowthBytes: 0,
    findingBytes: 0,
    constructors: raw.constructors.slice(0, 400).map(({ name }) => ({ name, count: 0, retainedBytes: 0 })),
    findings: [],
    known: [],
    forbidNew: true,
    forbidLeak: true,
  };
  const checked = evaluate(raw, budget, report);
  put('junit', junit(checked, 'en'));
  put('github', githubAnnotations(checked, 'ko'));
  put('check', JSON.stringify(checked));
  put('history', JSON.stringify(historyOf([{ name: 'x', report }])));
  for (const lang of ['en', 'ko'] as const) {
    const pdf = await renderPdf(report, { fonts, date, notes, lang });
    put(`pdf ${lang}`, pdf);
    put(`pdf ${lang}, streams`, Buffer.concat(pdfStreams(pdf)));
    put(`pdf ${lang}, text`, pdfText(pdf));
  }
  const shared = await encodeHeapdelta(report, { notes, date });
  put('heapdelta', shared);
  put('heapdelta, content', gunzipSync(shared.subarray(16)));
  put('heapdelta, read', JSON.stringify(await decodeHeapdelta(shared)));
  for (const form of TICKET_FORMS) put(`ticket ${form}`, renderTicket(report, form));
  const view = createView({ lang: 'en', columns: 100, colors: false });
  put('problems', formatProblems(report, view, 'shared.heapdelta'));
  put('brief', JSON.stringify(briefOf(report)));
  put('failed test', failureText(report, checked, ['leaks/a.html']));
  put(
    'terminal',
    report.findings.map(({ rank }) => formatDiff(report, view, { newestFile: null, top: 400, finding: rank })).join(''),
  );
  await putAgents(report, put);
  await putProofs(report, fonts, put);
  await putFleet(report, put);
}, 240_000);

type Put = (name: string, bytes: string | Uint8Array) => void;

/** What a model is told that was given the shared file. */
async function putAgents(report: Report, put: Put): Promise<void> {
  const session = { report, hasObjects: false } as unknown as ToolContext['session'];
  const context: ToolContext = {
    session,
    allowed: { folders: [], resolve: () => Promise.resolve([]) },
    signal: new AbortController().signal,
    lang: 'en',
  };
  const wanted: readonly (readonly [string, object])[] = [
    ['findings', {}],
    ...report.findings.map(({ rank }) => ['finding', { rank }] as const),
    ['grown_constructors', { limit: 50 }],
  ];
  const answers: object[] = [];
  for (const [name, args] of wanted) {
    const tool = TOOLS.find((one) => one.name === name);
    if (tool === undefined) throw new Error(`no tool ${name}`);
    answers.push(await tool.answer({ ...args }, context));
  }
  put('agents', JSON.stringify(answers));
}

/** The proof of a fix, with the same series on both sides: every finding is named. */
async function putProofs(report: Report, fonts: PdfFonts, put: Put): Promise<void> {
  const proof = speakProof(redactProof(proofOf(raw, raw, { sameProgram: true }), raw, raw), 'en');
  for (const form of PROOF_FORMS) {
    const made = await renderProof(proof, form, { date, fonts: () => Promise.resolve(fonts) });
    put(`proof ${form}`, made);
    if (typeof made !== 'string') put(`proof ${form}, text`, pdfText(made));
  }
  expect(proof.findings.length).toBe(report.findings.filter(({ kind }) => kind !== 'warm-up').length);
}

/** What a fleet says that was given the shared file. */
async function putFleet(report: Report, put: Put): Promise<void> {
  const counter = createFleet({ now: Date.parse(date) });
  const counted = counter.add(
    fleetReportOf(report, { file: 'shared.heapdelta', lang: 'en', accepted: [], date, contentHash: () => 'x' }),
  );
  if (counted === null) throw new Error('the report was not counted');
  const fleet = counter.result();
  put('fleet', JSON.stringify(fleet));
  put('fleet html', renderFleetHtml(fleet, { lang: 'en', date, version: '1.0.0' }));
  put('fleet openmetrics', openMetrics(fleet));
  put('fleet terminal', formatFleet(fleet, createView({ lang: 'en', columns: 100, colors: false }), 100));
  const lake = join(dir, 'lake');
  const folder = await openParquetFolder(lake, '1.0.0');
  await folder.add(counted);
  await folder.finish();
  const parts = readdirSync(lake, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  put('fleet parquet', Buffer.concat(parts.map((one) => readFileSync(join(one.parentPath, one.name)))));
  put('fleet parquet, names', parts.map((one) => join(one.parentPath, one.name)).join('\n'));
  put('fleet parquet, rows', JSON.stringify(rowsOf(counted)));
}

afterAll(async () => {
  await engine?.close();
  rmSync(dir, { recursive: true, force: true });
});

const escapedJson = (text: string): string =>
  [...text].map((c) => (c.charCodeAt(0) < 128 ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('');
const entities = (text: string): string => [...text].map((c) => `&#${c.codePointAt(0) ?? 0};`).join('');

/** Every way in which a text may stand in a file. */
function forms(text: string): readonly Buffer[] {
  const utf16 = Buffer.from(text, 'utf16le');
  const texts = [
    text,
    text.normalize('NFD'),
    text.normalize('NFKC'),
    text.toUpperCase(),
    text.toLowerCase(),
    [...text].reverse().join(''),
    encodeURIComponent(text),
    encodeURI(text),
    JSON.stringify(text).slice(1, -1),
    escapedJson(text),
    entities(text),
    text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`),
    Buffer.from(text).toString('hex'),
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
    Buffer.from(text).toString('base64url'),
    utf16.toString('hex'),
    text.replace(/[\\()]/g, '\\$&'),
  ];
  return [...new Set(texts)].map((form) => Buffer.from(form)).concat(utf16, Buffer.from(utf16).swap16());
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
/** Short enough digits stand in every file by chance. */
const isTelling = (text: string): boolean => text.length >= (/^[0-9a-f]*$/.test(text) ? 10 : 5);

describe('over four hundred secrets of over sixty kinds', () => {
  it('are really there: the unredacted report is full of them', () => {
    // The path tree folds most keys by itself; classes named after secrets lost their punctuation to the syntax.
    const text = bare(JSON.stringify(raw));
    const seen = secrets.filter((secret) => text.includes(bare(secret.core)));
    expect(secrets.length).toBeGreaterThanOrEqual(400);
    expect(new Set(secrets.map((secret) => secret.kind)).size).toBeGreaterThanOrEqual(60);
    expect(new Set(seen.map((secret) => secret.kind)).size).toBe(new Set(secrets.map((secret) => secret.kind)).size);
    expect(seen.length).toBeGreaterThan(secrets.length * 0.9);
  });

  it('are in no output', () => {
    const found: string[] = [];
    for (const [name, bytes] of outputs) {
      for (const { kind, text, core } of secrets) {
        for (const part of new Set([text, core]))
          if (forms(part).some((form) => bytes.includes(form))) found.push(`${name}: ${kind} ${part}`);
      }
    }
    expect(outputs.size).toBe(39);
    expect(found).toEqual([]);
  });

  it('are in no output in other letters or without their marks', () => {
    const found: string[] = [];
    for (const [name, bytes] of outputs) {
      if (/^(?:pdf ..|heapdelta|proof pdf|fleet parquet)$/.test(name)) continue;
      const text = bare(bytes.toString('utf8'));
      for (const { kind, core } of secrets)
        if (isTelling(bare(core)) && text.includes(bare(core))) found.push(`${name}: ${kind} ${core}`);
    }
    expect(found).toEqual([]);
  });

  it('leave a report that is still one, and says what went', () => {
    const { report, summary } = redactReport(raw);
    expect(validateReport(report)).toEqual([]);
    expect(redactReport(report).report).toEqual(report);
    expect(report.constructors.some((row) => row.name === 'Session')).toBe(true);
    expect(report.growth).toEqual(raw.growth);
    expect(summary.replaced.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(150);
  });

  it('leave no parameter of a sentence without a rule', () => expect(unknownParams(raw)).toEqual([]));
});
