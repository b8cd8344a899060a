// The report as an HTML page on a telephone, 375 px wide: the page itself never goes sideways, no text stands in a
// column a letter wide, and what is wider than the screen (charts, tables) scrolls in its own box.

import { expect, test } from '@playwright/test';
import { renderHtml } from '../../worker/report/html.ts';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import type { Lang, Report } from '../../worker/report/types.ts';

test.use({ viewport: { width: 375, height: 800 } });

const LANGS: readonly Lang[] = ['en', 'ko'];
const LONG = 'AbstractSessionRepositoryFactoryBean'.repeat(4);

/** The sample with a table of forty rows, some of them of names without a place to break. */
function wide(lang: Lang): Report {
  const report = sampleReport({ lang, snapshots: 12 });
  const rows = Array.from({ length: 40 }, (_, i) => ({
    ...report.constructors[0],
    name: i % 3 === 0 ? `${LONG}${i}` : `{id, owner, openedAt, lastSeenAt, tokens, 주문목록} ${i}`,
  }));
  const findings = report.findings.map((finding, i) => ({
    ...finding,
    sources: [{ url: `file:///srv/app/${LONG}/${LONG}.js`, line: 1_234, column: 56 }],
    owner: { ...finding.owner, name: i === 0 ? LONG : 'a name of many words that were written by hand' },
  }));
  return { ...report, constructors: rows, findings };
}

/** What is wrong with the layout, in the words of who looks at it; measured in the page. */
function faults(): readonly string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);
  const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const boxOf = (element: Element): Element | null => {
    for (let at = element.parentElement; at !== null; at = at.parentElement) if (scrolls(at)) return at;
    return null;
  };
  for (const element of document.querySelectorAll('main *')) {
    const { left, right } = element.getBoundingClientRect();
    if (right - left === 0 || boxOf(element) !== null) continue;
    if (left < -0.5 || right > root.clientWidth + 0.5) found.push(`${element.tagName} ends at ${Math.round(right)} px`);
  }
  // A line of text has room for its longest word, not for a letter: of a sentence or a long name six times the size of
  // its letters.
  for (const element of document.querySelectorAll('td, th, dt, dd, p, li, h1, h2, h3, figcaption')) {
    const text = element.textContent.trim();
    const style = getComputedStyle(element);
    const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
    const room = (element.getBoundingClientRect().width - padding) / parseFloat(style.fontSize);
    if (style.display !== 'none' && text.length >= 12 && room < (text.length < 30 ? 4 : 6))
      found.push(`${room.toFixed(1)} em for ${text.slice(0, 40)}`);
  }
  for (const element of document.querySelectorAll('figure, .scroll')) {
    if (element.scrollWidth > element.clientWidth && !scrolls(element))
      found.push(`${element.tagName} does not scroll`);
    if (element.scrollWidth > element.clientWidth && element.getAttribute('tabindex') !== '0')
      found.push(`${element.tagName} cannot be scrolled by keyboard`);
  }
  return found;
}

for (const lang of LANGS) {
  for (const [name, report] of [
    ['a leak', sampleReport({ lang })],
    ['forty rows and long names', wide(lang)],
    ['nothing to fix', sampleReport({ lang, findings: 0 })],
  ] as const) {
    test(`${name} (${lang}) is read on a telephone`, async ({ page }) => {
      await page.setContent(renderHtml(report, { date: '2026-11-21T10:00:00Z' }));
      expect(await page.evaluate(faults)).toEqual([]);
      const figure = page.locator('figure').first();
      const scrolled = await figure.evaluate((element) => {
        element.scrollLeft = 10_000;
        return [element.scrollLeft, document.documentElement.scrollLeft];
      });
      expect(scrolled[0]).toBeGreaterThan(50);
      expect(scrolled[1]).toBe(0);
      await expect(page.locator('.hint').first()).toBeVisible();
      if (name === 'forty rows and long names') {
        const rows = page.locator('table').filter({ hasText: LONG }).last().locator('tbody tr');
        await expect(rows).toHaveCount(40);
        // A name of 150 letters takes five lines in the width a column of names has at least, not one per letter.
        const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
        expect(Math.max(...heights)).toBeLessThan(250);
      }
    });
  }
}
