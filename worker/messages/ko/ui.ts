// Words of the screen (renderer); keys `ui.<feature>.<name>`.

import { actions } from './ui/actions.ts';
import { answer } from './ui/answer.ts';
import { start } from './ui/start.ts';
import { tables } from './ui/tables.ts';

export const ui = { ...start, ...answer, ...tables, ...actions };
