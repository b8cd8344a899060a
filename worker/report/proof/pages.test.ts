// A proof on paper, in a browser, in a pull request and as JSON: every pair of the table in each form.

import { describe, expect, it } from 'vitest';
import { pageStreams, pdfText } from '../pdf/testing/read-pdf.ts';
import { validateProof } from '../testing/validate.ts';
import type { Lang, Report } from '../types.ts';
import { findingRows, pictureOf, sideRows, speakProof, type SpokenProof } from './content.ts';
import { renderProof, type ProofForm } from './forms.ts';
import { proofOf } from './judge.ts';
import { redactProof } from './redact.ts';
import { reportOf } from './testing/build.ts';
import { PAIRS } from './testing/pairs.ts';
import { createTranslator } from '../../messages/index.ts';
import { fonts } from '../pdf/testing/fonts.ts';

const date = '2026-11-21T10:00:00Z';
const render = async (proof: SpokenProof, form: ProofForm): Promise<string> => {
  const made = await renderProof(proof, form, { date, fonts: () => Promise.resolve(fonts) });
  return typeof made === 'string' ? made : pdfText(made);
};
const pairOf = (name: string): { readonly before: Report; readonly after: Report; readonly proof: SpokenProof } => {
  const pair = PAIRS.find((one) => one.name === name);
  if (pair === undefined) throw new Error(name);
  const [before, after] = [reportOf(pair.before), reportOf(pair.after)];
  return { before, after, proof: speakProof(proofOf(before, after, pair.options), 'en') };
};
/** Letters alone: a PDF breaks lines where it likes. */
const dense = (text: string): string => text.replace(/[\s`*\\]+/g, '');

describe('pages of a proof', () => {
  it.each(PAIRS.map((pair) => [pair.name, pair] as const))('%s: as JSON matches its schema', (_, pair) => {
    for (const lang of ['en', 'ko'] as const) {
      const proof = proofOf(reportOf(pair.before), reportOf(pair.after), pair.options);
      expect(validateProof(JSON.parse(JSON.stringify(speakProof(proof, lang))))).toEqual([]);
    }
  });

  it('the schema refuses what is no proof', () => {
    const { proof } = pairOf('removed at logout, same work');
    expect(validateProof({ ...proof, kind: 'maybe' })).not.toEqual([]);
    expect(validateProof({ ...proof, findings: [{ ...proof.findings[0], after: { bytesPerUnit: -1 } }] })).not.toEqual(
      [],
    );
    expect(validateProof({ ...proof, series: {} })).not.toEqual([]);
  });

  it.each(['html', 'md', 'pdf'] as const)(
    '%s says the answer, both series and every finding, in both languages',
    async (form) => {
      for (const name of ['removed at logout, same work', 'idle, nothing said', 'another finding took its place']) {
        for (const lang of ['en', 'ko'] as const satisfies readonly Lang[]) {
          const spoken = speakProof(pairOf(name).proof, lang);
          const speak = createTranslator(lang);
          const text = dense((await render(spoken, form)).replaceAll('&#39;', "'").replaceAll('&gt;', '>'));
          const rows = [
            ...sideRows(spoken, speak).flatMap(({ label, before, after }) => [label, before, after]),
            ...findingRows(spoken, speak).flatMap(({ state, before, after }) => [state, before, after]),
            spoken.next ?? '',
          ];
          for (const part of rows) expect(text).toContain(dense(part));
        }
      }
    },
  );

  it('of one leak is one sheet, without the ticks that names stand in', async () => {
    for (const name of ['removed at logout, same work', 'idle, nothing said'])
      for (const lang of ['en', 'ko'] as const) {
        const pdf = await renderProof(speakProof(pairOf(name).proof, lang), 'pdf', {
          date,
          fonts: () => Promise.resolve(fonts),
        });
        expect(pageStreams(pdf as Uint8Array)).toHaveLength(1);
        expect(pdfText(pdf as Uint8Array)).not.toContain('`');
      }
  });

  it('the unit of work goes by the rule of units: words stay, what somebody typed beside them goes', () => {
    const { before, after } = pairOf('removed at logout, same work');
    const unitOf = (unit: string): string | null =>
      redactProof(proofOf(before, after, { work: { unit, before: 1000, after: 1000 } }), before, after).work.unit;
    expect(unitOf('requests')).toBe('requests');
    expect(unitOf('sk_live_DbRqyS50yGpo5orgVYUzsGUB')).toMatch(/^«text-\d+»$/);
  });

  it('the page has no script and fetches nothing', async () => {
    const html = await render(pairOf('removed at logout, same work').proof, 'html');
    expect(html).toMatch(/default-src 'none'; style-src 'sha256-[^']+'/);
    expect(html).not.toMatch(/<script|src=|href=/);
  });

  it('before and after are drawn on one scale, and what cannot be seen is not drawn as nothing', () => {
    const half = pictureOf(pairOf('half as fast').proof);
    expect(half.before.map(({ share }) => share)).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect(half.after.map(({ share }) => share)).toEqual([0, 1 / 6, 1 / 3, 1 / 2]);
    expect(pictureOf(pairOf('removed at logout, same work').proof).after.map(({ bytes }) => bytes)).toEqual([
      0, 0, 0, 0,
    ]);
    expect(pictureOf(pairOf('idle, nothing said').proof).after).toEqual([]);
  });

  it('hostile names are escaped', async () => {
    const { before, after } = pairOf('removed at logout, same work');
    const evil = '<img src=x onerror=alert(1)>|`\u202e';
    const named = { ...before, findings: before.findings.map((finding) => ({ ...finding, title: evil })) };
    const proof = speakProof(proofOf(named, after, { work: { unit: evil, before: 1000, after: 1000 } }), 'en');
    expect(await render(proof, 'html')).not.toContain('<img');
    for (const form of ['html', 'md'] as const) expect(await render(proof, form)).not.toContain('\u202e');
    expect(await render(proof, 'md')).not.toMatch(/<img(?!.*`)/);
  });

  it('redacted names stand on no page', async () => {
    const { before, after, proof } = pairOf('removed at logout, same work');
    const mail = 'kim.minsu@example.org';
    const secret = { ...before, snapshots: before.snapshots.map((one) => ({ ...one, label: `${mail}.heapsnapshot` })) };
    const whole = speakProof(proofOf(secret, after, { work: proof.work }), 'en');
    const shared = speakProof(redactProof(whole, secret, after), 'en');
    for (const form of ['html', 'md', 'json', 'pdf'] as const)
      expect(await render(shared, form)).not.toContain('minsu');
    expect(shared.kind).toBe('proved');
    expect(shared.summary).toContain('no longer grows');
  });
});

describe('a proof is not said', () => {
  const healthy = (more: Partial<Report>): Report => ({ ...pairOf('no longer kept, same work').after, ...more });
  const says = (after: Report): string => {
    const { before } = pairOf('no longer kept, same work');
    const { kind, reason } = proofOf(before, after, { work: { unit: null, before: 1000, after: 1000 } });
    return reason ?? kind;
  };
  const falling = {
    identity: 'unknown' as const,
    growth: {
      ...healthy({}).growth,
      bySnapshot: { findings: [], engine: [0, 0, 0, 0], other: [0, -500_000, -1_000_000, -1_500_000] },
    },
  };

  it('where the order is not proven and the heap falls: in another order it would grow', () => {
    expect(says(healthy({}))).toBe('proved');
    expect(says(healthy(falling))).toBe('order-unproven');
    expect(says(healthy({ ...falling, series: { order: { by: 'name-number', proven: false } } }))).toBe(
      'order-unproven',
    );
    expect(says(healthy({ ...falling, series: { order: { by: 'taken', proven: true } } }))).toBe('proved');
    expect(says(healthy({ ...falling, identity: 'same-process' }))).toBe('proved');
    expect(says(healthy({ identity: 'unknown' }))).toBe('proved');
  });

  it('where the files after are two series', () => {
    const verdict = { kind: 'leak', confidence: 'high', summary: '', messages: { summary: { key: '' } } } as const;
    const others = [{ labels: ['x', 'y'], verdict }];
    const left = [{ label: 'x', reason: 'other-ids' as const }];
    expect(says(healthy({ series: { leftOut: left, others } }))).toBe('several-series');
    expect(says(healthy({ series: { leftOut: left } }))).toBe('proved');
    expect(says(healthy({ series: { others } }))).toBe('proved');
  });
});
