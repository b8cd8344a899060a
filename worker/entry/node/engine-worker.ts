// Entry of the engine's thread in Node: a loader first, then the engine, whose code takes as long to load.

import './early-loader.ts';

void import('./engine-main.ts');
