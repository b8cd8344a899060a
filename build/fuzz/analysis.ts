// The engine's analysis, ranking included, as its worker entries put it together (worker/entry/node/engine-worker.ts).

import { analyseWith } from '../../worker/engine/analyse.ts';
import { ranked } from '../../worker/loading/ranked.ts';

export const analyse = analyseWith(ranked);
