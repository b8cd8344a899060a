// The whole engine on series of mutated snapshots: parse, heap, analysis, queries. Right means that every law holds:
// dominators are a tree, sizes add up, the report keeps its promises, and asking any question gives rows or a code.

import type { ObjectRef, SourceSpec } from '../../worker/engine/api.ts';
import { EngineError } from '../../worker/engine/errors.ts';
import { createEngine } from '../../worker/engine/engine.ts';
import { buildHeap, HeapError } from '../../worker/heap/index.ts';
import { brokenLaws } from '../../worker/growth/laws/laws.ts';
import { localiseReport } from '../../worker/messages/localise.ts';
import { reportLaws } from '../../worker/report/laws.ts';
import { analyse } from './analysis.ts';
import { inProcessHost } from './in-process.ts';
import { checkHeap } from './oracle.ts';
import { parseCoded } from './parser-target.ts';
import type { Random } from './random.ts';
import { concat, mutateBytes, mutateModel, seedSeries, write, type Model } from './snapshots.ts';
import { law, Wrong, type Outcome, type Target } from './target.ts';

export function engineTarget(root: string): Target {
  const seeds = seedSeries(root, [40, 150, 900], 3);
  return {
    name: 'engine',
    allowedBytes: (bytes) => 300e6 + bytes * 100,
    make: (random) => {
      const { files, recipe } = seriesInput(seeds, random);
      return {
        recipe,
        bytes: concat(...files.flatMap((file) => [file, Uint8Array.of(10)])),
        run: () => run(files, random),
      };
    },
  };
}

/** One to three snapshots of a series, each as it was or mutated. */
function seriesInput(
  seeds: readonly (readonly Model[])[],
  random: Random,
): { files: Uint8Array<ArrayBuffer>[]; recipe: string } {
  const series = random.pick(seeds);
  const other = random.chance(0.1) ? random.pick(seeds) : series;
  const recipes: string[] = [];
  const files = Array.from({ length: 1 + random.below(3) }, (_, i) => {
    const model = (i === 1 ? other : series)[Math.min(i, series.length - 1)] as Model;
    if (random.chance(0.35)) {
      recipes.push('as it was');
      return new TextEncoder().encode(write(model, random));
    }
    const { text, recipe } = mutateModel(model, random);
    recipes.push(recipe);
    const bytes = new TextEncoder().encode(text);
    return random.chance(0.05) ? new Uint8Array(mutateBytes(bytes, random).bytes) : bytes;
  });
  return { files, recipe: recipes.join(' | ') };
}

async function run(files: readonly Uint8Array<ArrayBuffer>[], random: Random): Promise<Outcome> {
  for (const file of files) {
    const columns = await parseCoded(file, random);
    if (typeof columns === 'string') continue;
    try {
      checkHeap(buildHeap(columns));
    } catch (error) {
      if (!(error instanceof HeapError)) throw error;
    }
  }
  const engine = createEngine(inProcessHost(), analyse);
  const sources = files.map((file, i): SourceSpec => ({
    kind: 'file',
    file: new Blob([file]),
    name: `${i}.heapsnapshot`,
  }));
  try {
    const result = await engine.open(
      1,
      sources,
      { sequential: random.chance(0.5), keepOrder: random.chance(0.3) },
      () => undefined,
    );
    for (const { error } of result.failures) known(error.code, () => `loading ended with ${JSON.stringify(error)}`);
    if (result.report === null)
      return { kind: 'coded', code: result.failures.map(({ error }) => error.code).join('+') };
    const broken = reportLaws(localiseReport(result.report, 'en'));
    law(broken.length === 0, () => broken.join('; '));
    const unlawful = brokenLaws(result.report);
    law(unlawful.length === 0, () => unlawful.map((one) => `${one.law} of #${one.rank}: ${one.detail}`).join('; '));
    law(finite(result.report), () => 'the report holds a number that is none');
    await askAround(engine, result.order.length, random);
    return { kind: 'right' };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    known(error.data.code, () => `ended with ${JSON.stringify(error.data)}`);
    return { kind: 'coded', code: error.data.code };
  } finally {
    await engine.close();
  }
}

/** `unexpected` is how the engine dresses what nobody expected: a fault of ours, whatever the input. */
function known(code: string, what: () => string): void {
  if (code === 'unexpected' || code === 'unknown') throw new Wrong(what());
}

/** JSON has no NaN and no Infinity: they would be null in what people get. */
function finite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(finite);
}

type Engine = ReturnType<typeof createEngine>;

async function askAround(engine: Engine, snapshots: number, random: Random): Promise<void> {
  const page = { offset: random.pick([0, 0, 5, 1e9]), limit: random.pick([1, 20, 200]) };
  const rows = await engine.constructors({
    ...page,
    sort: { by: random.pick(['name', 'count', 'retainedGrowth', 'distance', 'added']), descending: random.chance(0.5) },
    filter: random.pick(['', 'o', '(', '\u0000', '𝔘']),
    hideEngine: random.chance(0.5),
  });
  law(
    rows.total <= rows.unfilteredTotal && rows.rows.length <= page.limit,
    () => 'more constructor rows than there are',
  );
  const snapshot = random.below(snapshots);
  const classKey = rows.rows[0]?.key ?? 'nothing';
  const objects = await engine.classObjects({
    snapshot,
    classKey,
    offset: 0,
    limit: 5,
    only: random.pick(['all', 'added', 'survived']),
    sort: { by: random.pick(['retained', 'shallow', 'distance', 'id']), descending: true },
  });
  const ref: ObjectRef = { snapshot, objectId: objects.rows[0]?.objectId ?? random.pick([0, 1, -1, 2 ** 40]) };
  const detail = await engine.object(ref);
  if (detail !== null)
    law(detail.retainedBytes >= detail.shallowBytes * (1 - 1e-9), () => 'an object retains less than it is');
  for (const ask of [engine.fields, engine.retainers, engine.dominated]) {
    const answer = await ask({ ref, offset: 0, limit: 30, showEngine: random.chance(0.5) });
    law(answer.rows.length <= 30 && answer.rows.length <= answer.total, () => 'more rows than there are');
  }
  const retainer = (await engine.retainers({ ref, offset: 0, limit: 1, showEngine: true })).rows[0];
  if (retainer !== undefined) {
    const cut = await engine.cut(2, snapshot, retainer.objectId, ref.objectId);
    law(
      cut.freedBytes >= 0 && cut.freedBytes <= cut.totalBytes * (1 + 1e-9),
      () => `a cut frees ${cut.freedBytes} of ${cut.totalBytes}`,
    );
  }
  const paths = await engine.paths({
    ...page,
    expanded: ['', 'nothing'],
    sort: { by: 'bytesGrowth', descending: true },
    filter: '',
    hideEngine: random.chance(0.5),
  });
  law(paths.rows.length <= page.limit, () => 'more path rows than asked for');
  await engine.pathTree('', 4, random.pick([0, 0.01]));
  await engine.search(3, {
    text: random.pick(['a', 'Map', '@1', '1', '\ud800', '']),
    kinds: ['constructor', 'property', 'string', 'object'],
    snapshot,
    offset: 0,
    limit: 10,
  });
  const statistics = await engine.statistics();
  law(statistics.length === snapshots && finite(statistics), () => 'statistics of other snapshots than there are');
}
