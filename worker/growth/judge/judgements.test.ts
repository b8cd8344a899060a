// Judgements of real series, made again from their captured facts: whoever moves a limit sees which series change.
// `node fixtures/judgements.mjs` captures them anew; the diff of the files is then part of the change.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ObservedJudgement } from '../trace.ts';
import { judge } from './judge.ts';

const FOLDER = path.join(import.meta.dirname, 'testing', 'judgements');
const series = readdirSync(FOLDER).flatMap((file) =>
  Object.entries(
    JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Record<string, readonly ObservedJudgement[]>,
  ),
);

describe('captured judgements', () => {
  it('there are enough of them to notice a moved limit', () => {
    expect(series.length).toBeGreaterThanOrEqual(40);
  });

  it.each(series)('%s', (_, judgements) => {
    for (const { what, facts, circumstances, judgement } of judgements)
      expect({ what, judgement: judge(facts, circumstances) }).toEqual({ what, judgement });
  });
});
