// Vitest as Stryker runs it, in its copy of the tree: the tests of one room alone (build/mutants.mjs names it).

import own from '../vitest.config.ts';
import { rooms } from './mutants.mjs';

const room = rooms[process.env.HEAPDELTA_MUTANTS_ROOM ?? ''];
if (!room) throw new Error('HEAPDELTA_MUTANTS_ROOM names no room');
export default { ...own, test: { ...own.test, include: [...room.tests] } };
