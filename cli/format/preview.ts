// What would leave this machine with a report, and what placeholders would stand for: all of it, for the user's own eyes.

import type { PreviewName, RedactionPreview } from '../../worker/report/redact/index.ts';
import { visible } from '../text/visible.ts';
import { paragraph } from './view.ts';
import type { View } from './view.ts';

interface Row {
  readonly kind: string;
  readonly names: readonly PreviewName[];
}

/** One line a value: what stands there instead (or its kind), how often it stands in the report, and the value, never cut. */
function rows(list: readonly Row[], { t, say, style }: View): readonly string[] {
  if (list.length === 0) return [t('common.none')];
  const cells = list.flatMap(({ kind, names }) =>
    names.map(({ value, count, placeholder }) => [placeholder ?? kind, say.count(count), visible(value)] as const),
  );
  const first = Math.max(...cells.map(([kind]) => kind.length));
  const second = Math.max(...cells.map(([, count]) => count.length));
  return cells.map(
    ([kind, count, value]) =>
      `${style.name(kind)}${' '.repeat(first - kind.length)}  ${count.padStart(second)}  ${value}`,
  );
}

const distinct = (list: readonly { readonly count: number }[]): number =>
  list.reduce((sum, { count }) => sum + count, 0);

/** The headline as the reader will see it, what to look at, then both lists whole; ends in a line break. */
export function formatPreview({ headline, asks, replaced, leaves }: RedactionPreview, view: View): string {
  const { t, style } = view;
  const titled = (title: string, count: number): string => `${style.bold(title)} (${view.say.count(count)})`;
  return `${[
    ...paragraph(view, style.bold(visible(headline))),
    '',
    ...(asks.length === 0
      ? []
      : [
          ...paragraph(
            view,
            t('cli.report.asks', {
              count: asks.length,
              list: asks.map(({ value, placeholder }) => `${visible(value)} (${placeholder ?? ''})`).join(', '),
            }),
          ),
          '',
        ]),
    titled(t('cli.report.replaced'), distinct(replaced)),
    ...rows(replaced, view),
    '',
    titled(t('cli.report.leaves'), distinct(leaves)),
    ...rows(leaves, view),
  ].join('\n')}\n`;
}
