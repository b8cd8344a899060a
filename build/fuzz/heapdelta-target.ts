// Shared files from strangers: damaged bytes, changed contents, bombs. Right means that it opens, that writing it again
// gives the same, and that every rendering of it is made, without markup of the stranger's coming alive.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { localiseReport } from '../../worker/messages/index.ts';
import { renderCsv, renderFindingsTsv } from '../../worker/report/csv.ts';
import { decodeHeapdelta, encodeHeapdelta, HeapdeltaError } from '../../worker/report/heapdelta.ts';
import { historyOf } from '../../worker/report/history.ts';
import { renderHtml } from '../../worker/report/html.ts';
import { renderFindingMarkdown, renderMarkdown, renderSummaryMarkdown } from '../../worker/report/markdown.ts';
import { renderPdf } from '../../worker/report/pdf/index.ts';
import { previewRedaction, redactReport } from '../../worker/report/redact/index.ts';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import type { Report } from '../../worker/report/types.ts';
import { EXTREMES, type Random } from './random.ts';
import { concat, mutateBytes } from './snapshots.ts';
import { law, type Outcome, type Target } from './target.ts';

const HEADER_BYTES = 16;
const DATE = '2026-01-02T03:04:05.000Z';
/** If this stands in an HTML report as it is, the stranger's text has become markup. */
const LIVE = '<img src=x onerror=alert(1)>';
const TEXTS: readonly string[] = [
  '',
  LIVE,
  '</script><script>alert(1)</script>',
  '"><svg onload=x>',
  '`|`\n# x',
  '=1+1',
  '\ud800',
  '\u0000',
  '\u202e',
  '𝔘',
  '한글',
  'a'.repeat(3000),
  '__proto__',
  '{{t}}',
  '$t(x)',
  '%s',
  '漢字',
  '\r\n',
  'javascript:alert(1)',
  'report.finding',
  'new',
  'leak',
  'ko',
];
const VALUES: readonly unknown[] = [null, true, [], {}, [[]], { length: 9 }, ...TEXTS, ...EXTREMES, 1e300, -1e300];

/** Every place of a JSON value: parent and key. */
function places(value: unknown): { parent: Record<string | number, unknown>; key: string | number }[] {
  const found: { parent: Record<string | number, unknown>; key: string | number }[] = [];
  const stack: unknown[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const key of Array.isArray(next) ? next.keys() : Object.keys(next)) {
      const parent = next as Record<string | number, unknown>;
      found.push({ parent, key });
      if (typeof parent[key] === 'object' && parent[key] !== null) stack.push(parent[key]);
    }
  }
  return found;
}

function mutateContent(content: unknown, random: Random): string {
  const steps: string[] = [];
  for (let i = random.below(4); i >= 0; i--) {
    const all = places(content);
    if (all.length === 0) break;
    const { parent, key } = random.pick(all);
    const old = parent[key];
    switch (random.below(12)) {
      case 0:
        delete parent[key];
        steps.push(`no ${key}`);
        break;
      case 1:
        parent[key] = typeof old === 'number' ? random.pick(EXTREMES) : random.pick(VALUES);
        steps.push(`${key} is another value`);
        break;
      case 2:
        if (Array.isArray(old)) parent[key] = [...(old as unknown[]), ...(old as unknown[])];
        steps.push(`${key} is there twice`);
        break;
      case 3: {
        const other = random.pick(all);
        parent[key] = structuredClone(other.parent[other.key]);
        steps.push(`${key} is what ${other.key} was`);
        break;
      }
      case 4: {
        let deep: unknown = 1;
        for (let depth = random.below(500); depth > 0; depth--)
          deep = random.chance(0.5) ? [deep] : { children: [deep] };
        parent[key] = deep;
        steps.push(`${key} is deep`);
        break;
      }
      default:
        // Texts and numbers that fit the form: these get through to the renderings.
        for (let k = 0; k < 6; k++) {
          const place = random.pick(all);
          const value = place.parent[place.key];
          if (typeof value === 'string') place.parent[place.key] = random.pick(TEXTS);
          else if (typeof value === 'number')
            place.parent[place.key] = random.pick([0, 1, 7, 1e9, 2 ** 53 - 1, 1e15, 0.5]);
        }
        steps.push('other texts and numbers');
    }
  }
  return steps.join('; ');
}

export async function heapdeltaTarget(root: string): Promise<Target> {
  const seeds = await Promise.all(
    (
      [
        { snapshots: 2, findings: 1 },
        { snapshots: 4, findings: 3, lang: 'ko' },
        { snapshots: 3, findings: 0 },
        { snapshots: 4, findings: 3, extraConstructors: 40 },
      ] as const
    ).map((options) => encodeHeapdelta(sampleReport(options), { notes: ['a note'], date: DATE })),
  );
  const fonts = fontsOf(root);

  return {
    name: 'heapdelta',
    allowedBytes: (bytes) => 500e6 + bytes * 200,
    make: (random) => {
      const { bytes, recipe } = input(random.pick(seeds), random);
      return { recipe, bytes, run: () => openAndRender(bytes, random, fonts) };
    },
  };
}

function input(seed: Uint8Array, random: Random): { bytes: Uint8Array; recipe: string } {
  const roll = random.next();
  if (roll < 0.2) return mutateBytes(seed, random);
  const header = seed.slice(0, HEADER_BYTES);
  if (roll < 0.23) {
    const size = 1 << (10 + random.below(17));
    const bomb = gzipSync(Buffer.alloc(size, random.pick(['[', ' ', '0', '{"a":'])), { level: 9 });
    new DataView(header.buffer).setUint32(12, random.pick([size, 100, 0xffff_ffff, 128 << 20]), true);
    return { bytes: concat(header, new Uint8Array(bomb)), recipe: `a bomb of ${size}` };
  }
  const content = JSON.parse(gunzipSync(seed.subarray(HEADER_BYTES)).toString('utf8')) as unknown;
  const recipe = mutateContent(content, random);
  let text = new TextEncoder().encode(JSON.stringify(content));
  if (random.chance(0.05)) text = new Uint8Array(mutateBytes(text, random).bytes);
  const view = new DataView(header.buffer);
  view.setUint32(12, random.chance(0.97) ? text.length : random.pick([0, text.length - 1, text.length + 1]), true);
  if (random.chance(0.03)) view.setUint16(random.pick([8, 10]), random.below(4), true);
  return { bytes: concat(header, new Uint8Array(gzipSync(text, { level: 1 }))), recipe };
}

type Fonts = Parameters<typeof renderPdf>[1]['fonts'];

function fontsOf(root: string): Fonts | null {
  const [regular, bold] = ['Regular', 'Bold'].map((weight) =>
    join(root, 'node_modules', 'pretendard', 'dist', 'public', 'static', 'alternative', `Pretendard-${weight}.ttf`),
  ) as [string, string];
  return existsSync(regular) && existsSync(bold) ? { regular: readFileSync(regular), bold: readFileSync(bold) } : null;
}

async function openAndRender(bytes: Uint8Array, random: Random, fonts: Fonts | null): Promise<Outcome> {
  let opened;
  try {
    opened = await decodeHeapdelta(bytes);
  } catch (error) {
    if (error instanceof HeapdeltaError) return { kind: 'coded', code: error.code };
    throw error;
  }
  const { report, notes, date } = opened;
  const again = await decodeHeapdelta(await encodeHeapdelta(report, { notes, date, accepted: opened.accepted }));
  law(
    JSON.stringify({ ...again, report: { ...again.report, pathTree: null } }) ===
      JSON.stringify({ ...opened, report: { ...report, pathTree: null } }),
    () => 'written again it is another',
  );
  const redacted = redactReport(report, { notes });
  const twice = redactReport(redacted.report, { notes: redacted.notes });
  law(twice.report.findings.length === report.findings.length, () => 'redaction lost a finding');
  previewRedaction(report, { notes });
  for (const shown of [report, redacted.report, localiseReport(report, report.lang === 'ko' ? 'en' : 'ko')])
    renderAll(shown, notes);
  historyOf([
    { name: 'a', report },
    { name: 'b', report: redacted.report },
  ]);
  // A PDF takes a thousand times as long as the rest.
  if (fonts !== null && random.chance(0.01)) {
    const pdf = await renderPdf(report, { fonts, date: DATE, notes });
    law(pdf[0] === 0x25 && pdf.length > 1000, () => 'no PDF came out');
  }
  return { kind: 'right' };
}

function renderAll(report: Report, notes: readonly string[]): void {
  const html = renderHtml(report, { date: DATE, notes });
  law(
    !html.includes(LIVE) && !/<script>alert|<svg onload/.test(html),
    () => 'a text of the file became markup in the HTML',
  );
  law(!html.includes('\u0000'), () => 'a NUL in the HTML');
  const markdown = renderMarkdown(report, { date: DATE, notes });
  law(!markdown.includes('\u0000'), () => 'a NUL in the Markdown');
  renderSummaryMarkdown(report);
  for (const { rank } of report.findings) renderFindingMarkdown(report, rank);
  for (const line of renderCsv(report).split('\r\n'))
    law(
      !/^[=+@]/.test(line) && !/,[=+@]/.test(line.replaceAll(/"(?:[^"]|"")*"/g, '""')),
      () => `a formula in the CSV: ${line.slice(0, 80)}`,
    );
  renderFindingsTsv(report);
}
