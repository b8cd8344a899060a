// `heapdelta explain`: one object by its id, or the newest entries of a finding: what keeps it, what it keeps, its fields.

import type { EngineApi, ObjectRef } from '../../worker/engine/api.ts';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { UsageError } from '../errors.ts';
import { formatExplanation, formatFindingEntries } from '../format/explain.ts';
import type { Explanation } from '../format/explain.ts';
import { parseBytes, parseWhole } from '../parse.ts';
import { withSeries, write, writeJson } from '../series.ts';
import { visibleData } from '../text/visible.ts';
import { requireSeries } from './analysis-options.ts';

interface ExplainOptions {
  readonly json?: boolean;
  readonly top: number;
  readonly engine?: boolean;
  readonly finding?: number;
  readonly memory?: number;
}

/** Entries of a finding that are explained: enough to see whether they are alike. */
const ENTRIES = 3;

async function explanationOf(engine: EngineApi, ref: ObjectRef, options: ExplainOptions): Promise<Explanation | null> {
  const object = await engine.object(ref);
  if (object === null) return null;
  const query = { ref, showEngine: options.engine ?? false, offset: 0, limit: options.top };
  const [fields, retainers, dominated] = await Promise.all([
    engine.fields(query),
    engine.retainers(query),
    engine.dominated(query),
  ]);
  return {
    schema: 'heapdelta.explain/1',
    object,
    fields: fields.rows,
    retainers: retainers.rows,
    dominated: dominated.rows,
    totals: { fields: fields.total, retainers: retainers.total, dominated: dominated.total },
  };
}

export const explain: CliCommand<ExplainOptions> = {
  name: 'explain',

  describe(command, t) {
    command
      .description(t('cli.explain.description'))
      .usage(t('cli.explain.usage'))
      .argument('<files...>', t('cli.explain.files'))
      .option('--finding <rank>', t('cli.explain.finding'), (text) => parseWhole(text, '--finding', 1))
      .option('--json', t('cli.option.json'))
      .option('--top <n>', t('cli.option.top'), (text) => parseWhole(text, '--top', 1), 10)
      .option('--engine', t('cli.explain.engine'))
      .option('--memory <size>', t('cli.option.memory'), (text) => parseBytes(text, '--memory'));
    examples(command, t, [
      ['heapdelta explain 3.heapsnapshot 90001', t('cli.explain.example.plain')],
      ['heapdelta explain 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot --finding 1', t('cli.explain.example.finding')],
    ]);
  },

  run(context, args, options) {
    const open = { memoryLimitBytes: options.memory ?? null, keepEdges: 'newest' } as const;
    const text = (explanation: Explanation): string =>
      formatExplanation(visibleData(explanation), context.view, options.engine ?? false);
    if (options.finding === undefined) {
      const [file, idText] = args;
      if (args.length !== 2)
        throw new UsageError(args.length < 2 ? 'cli.usage.explainWhat' : 'cli.usage.excessArguments');
      const objectId = parseWhole(idText.replace(/^@/, ''), 'OBJECT_ID', 0);
      return withSeries(context, [file], open, async ({ engine }) => {
        const explanation = await explanationOf(engine, { snapshot: 0, objectId }, options);
        if (explanation === null) throw new UsageError('cli.usage.noObject', { file, id: objectId });
        return options.json ? writeJson(context, explanation) : write(context, text(explanation));
      });
    }
    const rank = options.finding;
    requireSeries(args);
    return withSeries(context, args, open, async ({ engine, result }) => {
      const finding = result.report?.findings.find((one) => one.rank === rank);
      if (finding === undefined)
        throw new UsageError('cli.usage.noFinding', { rank, count: result.report?.findings.length ?? 0 });
      const newest = result.order.length - 1;
      const ids =
        finding.sampleObjectIds.length > 0
          ? finding.sampleObjectIds
          : [finding.owner.objectId].filter((id) => id !== null);
      const explanations = await Promise.all(
        ids.slice(0, ENTRIES).map((objectId) => explanationOf(engine, { snapshot: newest, objectId }, options)),
      );
      const entries = explanations.filter((one) => one !== null);
      if (options.json) return writeJson(context, { schema: 'heapdelta.explain-finding/1', finding, entries });
      return write(
        context,
        formatFindingEntries(
          visibleData(finding),
          entries.map((entry) => visibleData(entry)),
          context.view,
          options.engine ?? false,
        ),
      );
    });
  },
};
