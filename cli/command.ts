// What a command is. To add one: a file in commands/ that exports a CliCommand, and its line in commands/index.ts.

import type { Command, OptionValues } from 'commander';
import type { Translator } from '../worker/messages/index.ts';
import type { CliContext, ExitCode } from './context.ts';

export interface CliCommand<Options extends OptionValues = OptionValues> {
  readonly name: string;
  /** Adds description, arguments, options and examples; `--lang` and the other common options are there already. */
  describe(command: Command, t: Translator['t']): void;
  /** Does the work: a structured result first, then a formatter. Throws UsageError or InputError. */
  run(context: CliContext, args: readonly string[], options: Options): Promise<ExitCode>;
}

/** Examples under a command's help, each a command line and what it does. */
export function examples(command: Command, t: Translator['t'], lines: readonly (readonly [string, string])[]): void {
  command.addHelpText(
    'after',
    `\n${t('cli.help.examples')}\n${lines.map(([line, meaning]) => `  $ ${line}\n      ${meaning}`).join('\n')}`,
  );
}
