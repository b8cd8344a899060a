// A proof as Markdown: for a pull request, an issue or a chat.

import { createTranslator } from '../../messages/index.ts';
import { prose, table } from '../markdown.ts';
import { printable } from '../text.ts';
import { certaintyLine, findingRows, proofWord, sideRemarks, sideRows, unitLine, type SpokenProof } from './content.ts';

/** The whole proof; ends with a line feed. */
export function renderProofMarkdown(
  proof: SpokenProof,
  { date, version }: { readonly date: string; readonly version: string },
): string {
  const speak = createTranslator(proof.lang);
  const { t } = speak;
  const text = (value: string): string => prose(printable(value));
  const rows = findingRows(proof, speak);
  const remarks = sideRemarks(proof, speak);
  const [before, after] = [t('cli.verify.before.column'), t('cli.verify.after.column')];
  const lines = [
    `# ${t('export.proof.title')}`,
    '',
    `**${proofWord(proof, speak)}** · ${certaintyLine(proof, speak)}`,
    '',
    `> ${text(proof.summary)}`,
    '',
    ...(proof.next === null ? [] : [`**${t('cli.verify.nextLabel')}:** ${text(proof.next)}`, '']),
    ...(rows.length === 0
      ? []
      : [
          ...table(
            [t('cli.table.state'), t('cli.table.growingObject'), before, after, t('export.proof.why')],
            'llrrl',
            rows.map((row) => [row.state, text(row.title), row.before, row.after, text(row.why)]),
          ),
          '',
        ]),
    text(unitLine(proof, speak)),
    '',
    `## ${t('export.proof.sides')}`,
    '',
    ...table(
      ['', before, after],
      'lll',
      sideRows(proof, speak).map((row) => [row.label, text(row.before), text(row.after)]),
    ),
    '',
    ...(remarks.length === 0
      ? []
      : [`## ${t('export.warnings')}`, '', ...remarks.map((remark) => `- ${text(remark)}`), '']),
    `## ${t('export.proof.rules')}`,
    '',
    text(t('export.proof.rulesText')),
    '',
    `_${text(t('export.made', { version, date: speak.date(date) }))}_`,
  ];
  return `${lines.join('\n')}\n`;
}
