// Pages worth turning to: none but the last of a report is less than a third full, and no last page has a few lines
// only.

import { describe, expect, it } from 'vitest';
import { sampleReport } from '../testing/sample.ts';
import type { Lang, PathHop, Report } from '../types.ts';
import { renderPdf } from './index.ts';
import { pageStreams } from './testing/read-pdf.ts';
import { fonts } from './testing/fonts.ts';

/** Points from the bottom of an A4 page: foot and lower margin below, the first line of text above. */
const FOOT = 50;
const LOWEST = 58;
const HIGHEST = 842 - 54;
/** Share of a page that text must reach down to. Of 330 pages of 41 series in both languages the emptiest has 0.43. */
const LEAST_FILL = 1 / 3;
/** Lines of a last page. Of 82 reports of the same series the shortest has 9. */
const LEAST_LINES = 8;

/** The baselines of text on a page, points from the bottom, without those of the foot. */
function baselines(page: string): readonly number[] {
  const found = [...page.matchAll(/^1 0 0 1 [\d.-]+ ([\d.-]+) Tm$/gm)].map(([, y]) => Number(y));
  return [...new Set(found.map(Math.round))].filter((y) => y > FOOT);
}

/** Pages nobody should have to turn to, as `page 3 of 4: …`. */
function nearlyEmpty(pages: readonly string[]): readonly string[] {
  return pages.flatMap((page, i) => {
    const lines = baselines(page);
    const fill = (HIGHEST - Math.min(HIGHEST, ...lines)) / (HIGHEST - LOWEST);
    const where = `page ${i + 1} of ${pages.length}`;
    if (i < pages.length - 1) return fill < LEAST_FILL ? [`${where}: ${fill.toFixed(2)} full`] : [];
    return pages.length > 1 && lines.length < LEAST_LINES ? [`${where}: ${lines.length} lines`] : [];
  });
}

/** The sample with paths of so many links, and so many more rows. */
function variant(lang: Lang, snapshots: number, findings: 0 | 1 | 2 | 3, links: number): Report {
  const report = sampleReport({ lang, snapshots, findings, extraConstructors: snapshots * 5 });
  const hop: PathHop = { edge: 'next', constructor: 'Layer', edgeKind: 'property' };
  const long = (path: readonly PathHop[]): readonly PathHop[] => [
    ...path.slice(0, -1),
    ...Array.from({ length: links }, (_, i) => ({ ...hop, edge: `layer${i}`, constructor: `Layer${i}` })),
    ...path.slice(-1),
  ];
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, path: long(finding.path) })) };
}

const LANGS: readonly Lang[] = ['en', 'ko'];
const CASES = LANGS.flatMap((lang) =>
  ([0, 1, 2, 3] as const).flatMap((findings) =>
    [2, 5, 12].flatMap((snapshots) => [0, 4, 9].map((links) => ({ lang, findings, snapshots, links }))),
  ),
).filter(({ findings, links }) => findings > 0 || links === 0);

describe('pages', () => {
  it.each(CASES)(
    'are worth turning to: $lang, $findings findings of $snapshots snapshots, $links links more',
    async (one) => {
      const { lang, findings, snapshots, links } = one;
      const report = variant(lang, snapshots, findings, links);
      const pages = pageStreams(await renderPdf(report, { fonts, date: '2026-11-21T10:00:00Z' }));
      expect(pages.map((page) => baselines(page).length > 0)).toEqual(pages.map(() => true));
      expect(nearlyEmpty(pages)).toEqual([]);
    },
  );
});
