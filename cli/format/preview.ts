// What would leave this machine with a report, and what placeholders would stand for.

import type { RedactionPreview } from '../../worker/report/redact/index.ts';
import { visible } from '../text/visible.ts';
import { table } from '../text/table.ts';
import type { View } from './view.ts';

interface Row {
  readonly kind: string;
  readonly count: number;
  readonly samples: readonly string[];
}

function rows(list: readonly Row[], { t, say, style, columns }: View): readonly string[] {
  if (list.length === 0) return [t('common.none')];
  const cells = list.map(({ kind, count, samples }) => [
    { text: kind, paint: style.name },
    { text: say.count(count) },
    { text: visible(samples.join(', ')) },
  ]);
  return table(
    [
      { header: t('cli.table.kind'), align: 'left' },
      { header: t('cli.table.count'), align: 'right' },
      { header: t('cli.table.samples'), align: 'left', flexible: true },
    ],
    cells,
    columns,
    style.dim,
  );
}

/** Both lists as text, ending in a line break. Shows raw values: for the user's own eyes. */
export function formatPreview({ replaced, leaves }: RedactionPreview, view: View): string {
  const { t, style } = view;
  return `${[style.bold(t('cli.report.replaced')), ...rows(replaced, view), '', style.bold(t('cli.report.leaves')), ...rows(leaves, view)].join('\n')}\n`;
}
