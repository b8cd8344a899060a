// `heapdelta inspect`: one snapshot as DevTools' Summary shows it.

import type { ConstructorQuery, ConstructorRowData, EngineApi } from '../../worker/engine/api.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { UsageError } from '../errors.ts';
import { inspectionOf } from '../format/inspection.ts';
import { parseBytes, parseWhole } from '../parse.ts';
import { withSeries, write, writeJson } from '../series.ts';
import { visibleData } from '../text/visible.ts';

interface InspectOptions {
  readonly json?: boolean;
  readonly top: number;
  readonly sort: string;
  readonly filter: string;
  readonly hideEngine?: boolean;
  readonly memory?: number;
}

const SORTS = ['retained', 'shallow', 'count', 'name', 'distance'] as const;

/** Every row, window by window: an answer holds at most as many as the engine sends at once. */
async function allConstructors(
  engine: Pick<EngineApi, 'constructors'>,
  query: Omit<ConstructorQuery, 'offset' | 'limit'>,
): Promise<readonly ConstructorRowData[]> {
  const all: ConstructorRowData[] = [];
  for (;;) {
    const { rows, total } = await engine.constructors({ ...query, offset: all.length, limit: Number.MAX_SAFE_INTEGER });
    for (const row of rows) all.push(row);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

export const inspect: CliCommand<InspectOptions> = {
  name: 'inspect',

  describe(command, t) {
    command
      .description(t('cli.inspect.description'))
      .argument('<file>', t('cli.inspect.file'))
      .option('--json', t('cli.option.json'))
      .option('--top <n>', t('cli.option.top'), (text) => parseWhole(text, '--top', 1), 25)
      .option('--sort <column>', t('cli.inspect.sort', { columns: SORTS.join(', ') }), 'retained')
      .option('--filter <text>', t('cli.inspect.filter'), '')
      .option('--hide-engine', t('cli.option.hideEngine'))
      .option('--memory <size>', t('cli.option.memory'), (text) => parseBytes(text, '--memory'));
    examples(command, t, [
      ['heapdelta inspect 1.heapsnapshot --top 40', t('cli.inspect.example.plain')],
      ['heapdelta inspect 1.heapsnapshot --json | jq ".constructors[0]"', t('cli.inspect.example.json')],
    ]);
  },

  run(context, files, options) {
    const by = SORTS.find((name) => name === options.sort);
    if (by === undefined)
      throw new UsageError('cli.usage.oneOf', { option: '--sort', value: options.sort, list: SORTS.join(', ') });
    const format = () => import('../format/constructors.ts');
    // Loaded while the engine works.
    if (!options.json) void format();
    return withSeries(context, files, { memoryLimitBytes: options.memory ?? null }, async ({ engine, result }) => {
      const snapshot = result.report?.snapshots[0];
      if (snapshot === undefined) throw new Error('one file was opened and none reported');
      const rows = await allConstructors(engine, {
        sort: { by, descending: by !== 'name' && by !== 'distance' },
        filter: options.filter,
        hideEngine: options.hideEngine ?? false,
      });
      const inspection = inspectionOf(snapshot, rows, result.report?.warnings ?? []);
      if (options.json) return writeJson(context, inspection);
      const { formatInspection } = await format();
      return write(context, formatInspection(visibleData(inspection), context.view, options.top));
    });
  },
};
