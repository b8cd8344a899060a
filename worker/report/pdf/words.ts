// The PDF's last section: what the words of the report mean.

import type { Translator } from '../../messages/index.ts';
import { glossary } from '../content.ts';
import type { Report } from '../types.ts';
import type { Paper } from './paper.ts';

/** Words at least before a break and behind it: a last page of fewer is not worth turning to. */
const LEAST_ROWS = 4;
const LAST_ROWS = 8;
/** Points of its letters: it is looked up, not read. */
const SIZE = 8.5;
/** Points of the title and of the table's head. */
const HEAD = 46;
/** Shares of the width: most meanings stand on one line. */
const WORD = 1.4;
const MEANING = 4.8;

export function words(paper: Paper, report: Report, { t }: Translator): void {
  paper.skip(18);
  paper.startSection(t('export.glossary'));
  // It stays together: a page with its last few words is no page.
  const width = ((paper.column.width - 12) * MEANING) / (WORD + MEANING);
  const rows = glossary(report).map(
    ({ text }) => paper.heightOf(paper.lines([paper.run(text, { size: SIZE })], width)) + 5,
  );
  const whole = rows.reduce((sum, height) => sum + height, HEAD);
  let fitting = 0;
  for (let y = paper.y + HEAD; fitting < rows.length && y + rows[fitting] <= paper.bottom; fitting++)
    y += rows[fitting];
  // Or it is cut where both parts are worth a look.
  const left = rows.length - fitting;
  if (left > 0 && (fitting < LEAST_ROWS || left < LAST_ROWS)) paper.need(whole);
  paper.outline.addItem(t('export.glossary'), { top: paper.y });
  paper.heading(2, t('export.glossary'), 14);
  paper.table(
    [
      { title: t('export.word'), share: WORD },
      { title: t('export.meaning'), share: MEANING },
    ],
    glossary(report).map(({ term, text }) => [{ runs: [paper.run(term, { size: SIZE, weight: 'bold' })] }, text]),
    SIZE,
  );
}
