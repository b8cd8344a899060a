// Every command, in the order the help shows them. Adding one: its file here, its line below.

import type { OptionValues } from 'commander';
import type { CliCommand } from '../command.ts';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { history } from './history.ts';
import { inspect } from './inspect.ts';
import { open } from './open.ts';
import { paths } from './paths.ts';
import { report } from './report.ts';

/** Options are checked where they are declared; from here on a command is just a command. */
function any<Options extends OptionValues>(command: CliCommand<Options>): CliCommand {
  return { ...command, run: (context, args, options) => command.run(context, args, options as Options) };
}

export const COMMANDS: readonly CliCommand[] = [
  any(diff),
  any(inspect),
  any(paths),
  any(explain),
  any(report),
  any(check),
  any(history),
  any(open),
];
