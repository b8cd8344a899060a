// Every command, in the order the help shows them. Adding one: its file here, its line below.

import type { OptionValues } from 'commander';
import type { CliCommand } from '../command.ts';
import { withDefaultCommand } from '../program.ts';

/** Options are checked where they are declared; from here on a command is just a command. */
function any<Options extends OptionValues>(command: CliCommand<Options>): CliCommand {
  return { ...command, run: (context, args, options) => command.run(context, args, options as Options) };
}

/** Each in a file of its own bundle: `diff` does not wait for what `report` needs. */
const LOADERS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  diff: async () => any((await import('./diff.ts')).diff),
  inspect: async () => any((await import('./inspect.ts')).inspect),
  paths: async () => any((await import('./paths.ts')).paths),
  explain: async () => any((await import('./explain.ts')).explain),
  report: async () => any((await import('./report.ts')).report),
  capture: async () => any((await import('./capture.ts')).capture),
  check: async () => any((await import('./check.ts')).check),
  verify: async () => any((await import('./verify.ts')).verify),
  accept: async () => any((await import('./accept.ts')).accept),
  history: async () => any((await import('./history.ts')).history),
  fleet: async () => any((await import('./fleet.ts')).fleet),
  mcp: async () => any((await import('./mcp.ts')).mcp),
  open: async () => any((await import('./open.ts')).open),
};

/** The commands that `argv` can mean: the one it plainly begins with, else all of them (for help, and for what it may have meant). */
export async function commandsFor(argv: readonly string[]): Promise<readonly CliCommand[]> {
  const [name] = withDefaultCommand(argv, Object.keys(LOADERS));
  const only = name !== undefined && Object.hasOwn(LOADERS, name) ? [LOADERS[name]] : Object.values(LOADERS);
  return Promise.all(only.map((load) => load()));
}
