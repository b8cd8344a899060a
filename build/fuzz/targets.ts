// Every fuzz target by name. To add one: a file that makes a Target, and its line here.

import { engineTarget } from './engine-target.ts';
import { heapdeltaTarget } from './heapdelta-target.ts';
import { parserTarget } from './parser-target.ts';
import { protocolTarget } from './protocol-target.ts';
import type { Target } from './target.ts';

export const targets: Readonly<Record<string, (root: string) => Target | Promise<Target>>> = {
  engine: engineTarget,
  heapdelta: heapdeltaTarget,
  parser: parserTarget,
  protocol: protocolTarget,
};
