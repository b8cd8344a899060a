// The whole analysis, as the engine's threads put it together: ranking, report, queries.

import { analyseWith } from './analyse.ts';
import { ranked } from '../loading/ranked.ts';

export const analyse = analyseWith(ranked);
