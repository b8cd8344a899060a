// The engine's analysis, ranking included, as its worker entries put it together (worker/entry/engine-worker.ts).

import { analyseWith } from '../../worker/entry/analyse.ts';
import { ranked } from '../../worker/entry/ranked.ts';

export const analyse = analyseWith(ranked);
