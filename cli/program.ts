// The program: common options, every command under them, and what commander says in the reader's language.

import { Command, CommanderError, Option } from 'commander';
import { createTranslator } from '../worker/messages/index.ts';
import type { MessageKey, Translator } from '../worker/messages/index.ts';
import type { Lang } from '../worker/report/types.ts';
import type { CliCommand } from './command.ts';
import { EXIT } from './context.ts';
import type { CliContext, ExitCode } from './context.ts';
import { UsageError } from './errors.ts';

/** Words commander puts into its help by itself. */
const TITLES: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'cli.help.usage',
  'Arguments:': 'cli.help.arguments',
  'Options:': 'cli.help.options',
  'Commands:': 'cli.help.commands',
  'Global Options:': 'cli.help.options',
};

/** Commander's ways of being called wrongly → ours. Each sentence gets what commander quoted. */
const USAGE: Readonly<Record<string, MessageKey>> = {
  'commander.unknownOption': 'cli.usage.unknownOption',
  'commander.unknownCommand': 'cli.usage.unknownCommand',
  'commander.missingArgument': 'cli.usage.missingArgument',
  'commander.optionMissingArgument': 'cli.usage.optionMissingArgument',
  'commander.excessArguments': 'cli.usage.excessArguments',
  'commander.invalidArgument': 'cli.usage.invalidArgument',
};

/** Options of every command; read before commander runs, because help itself is in a language and a width. */
function addCommonOptions(command: Command, t: Translator['t']): void {
  command
    .addOption(new Option('--lang <en|ko>', t('cli.option.lang')))
    .option('--no-color', t('cli.option.noColor'))
    .option('--width <columns>', t('cli.option.width'))
    .option('--verbose', t('cli.option.verbose'))
    .helpOption('-h, --help', t('cli.option.help'));
}

export interface ProgramOptions {
  readonly context: CliContext;
  readonly commands: readonly CliCommand[];
}

/** The name of a command or, for `heapdelta a.heapsnapshot b.heapsnapshot`, `diff` put in front. */
export function withDefaultCommand(argv: readonly string[], names: readonly string[]): readonly string[] {
  const namesCommand = argv.some((arg) => names.includes(arg) || arg === 'help');
  const namesFile = argv.some((arg) => /\.(?:heapdelta|(?:heapsnapshot|heaptimeline)(?:\.gz)?)$/.test(arg));
  return namesFile && !namesCommand ? ['diff', ...argv] : argv;
}

function translated(error: CommanderError): UsageError {
  const key = USAGE[error.code];
  if (key === undefined)
    return new UsageError('cli.usage.other', { text: error.message.replace(/^error: /, '').replaceAll('\n', ' ') });
  const value = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const suggestion = /Did you mean (?:one of )?(.+?)\?/.exec(error.message)?.[1];
  return suggestion === undefined
    ? new UsageError(key, { value })
    : new UsageError('cli.usage.didYouMean', { value, suggestion });
}

const plainWidth = (text: string): number => text.length;

/** Runs the command line `argv` (without node and script). Throws UsageError or InputError. */
export async function runProgram(argv: readonly string[], { context, commands }: ProgramOptions): Promise<ExitCode> {
  const { style, columns } = context.view;
  // Widths and descriptions are for help alone; the tables of the ones take 40 ms to load, the sentences of the others as long to speak.
  const isHelp = argv.length === 0 || argv.some((arg) => arg === 'help' || arg === '--help' || arg === '-h');
  const widthOf = isHelp ? (await import('./text/layout.ts')).widthOf : plainWidth;
  const t: Translator['t'] = isHelp ? createTranslator(context.lang as Lang).t : () => '';
  let exit: ExitCode = EXIT.ok;
  const program = new Command('heapdelta');
  const setUp = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => context.stdout.write(text),
        // Usage errors are thrown and said in one line by the caller; only help asked for by mistake comes here.
        writeErr: () => undefined,
        getOutHelpWidth: () => columns,
        getErrHelpWidth: () => columns,
      })
      .configureHelp({
        displayWidth: widthOf,
        styleTitle: (title) => style.bold(TITLES[title] === undefined ? title : t(TITLES[title])),
        helpWidth: columns,
        optionDescription: ({ description, defaultValue, negate }: Option) =>
          defaultValue === undefined || defaultValue === '' || negate
            ? description
            : `${description} (${t('cli.help.default', { value: String(defaultValue) })})`,
      });
  setUp(program)
    .description(t('common.tagline'))
    .version(context.version, '-V, --version', t('cli.option.version'))
    .helpCommand('help [command]', t('cli.help.command'))
    .usage(t('cli.help.usageLine'));
  addCommonOptions(program, t);
  for (const { name, describe, run } of commands) {
    const sub = setUp(program.command(name));
    describe(sub, t);
    addCommonOptions(sub, t);
    sub.action(async () => {
      exit = await run(context, sub.args, sub.opts());
    });
  }
  program.addHelpText(
    'after',
    `\n${t('cli.help.examples')}\n  $ heapdelta diff 1.heapsnapshot 2.heapsnapshot 3.heapsnapshot\n  $ heapdelta help diff\n\n${t('cli.help.exit')}`,
  );
  if (argv.length === 0) {
    program.outputHelp();
    return EXIT.ok;
  }
  try {
    await program.parseAsync(
      [
        ...withDefaultCommand(
          argv,
          commands.map(({ name }) => name),
        ),
      ],
      { from: 'user' },
    );
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (
      error.code === 'commander.helpDisplayed' ||
      error.code === 'commander.help' ||
      error.code === 'commander.version'
    )
      return EXIT.ok;
    throw translated(error);
  }
  return exit;
}
