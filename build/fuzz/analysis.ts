// The engine's analysis, as its worker entries put it together (worker/entry/engine-worker.ts).

import { analyseWith } from '../../worker/entry/analyse.ts';
import { tablesOnly } from '../../worker/entry/tables.ts';

export const analyse = analyseWith(tablesOnly);
