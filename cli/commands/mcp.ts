// `heapdelta mcp`: answers agents over the Model Context Protocol on standard input and output; reads only, and only
// under the folders it was given.

import process from 'node:process';
import type { CliCommand } from '../command.ts';
import { examples } from '../command.ts';
import { EXIT } from '../context.ts';
import { errorData, InputError } from '../errors.ts';
import { collect } from '../parse.ts';

interface McpOptions {
  readonly allow?: readonly string[];
}

export const mcp: CliCommand<McpOptions> = {
  name: 'mcp',

  describe(command, t) {
    command.description(t('cli.mcp.description')).option('--allow <dir>', t('cli.mcp.allow'), collect);
    examples(command, t, [['heapdelta mcp --allow ./heap', t('cli.mcp.example')]]);
  },

  async run(context, _args, options) {
    const { allowedUnder } = await import('../mcp/allowed.ts');
    const folders = options.allow ?? [process.cwd()];
    const allowed = await allowedUnder(folders).catch((error: unknown) => {
      throw new InputError([errorData(error, folders.join(', '))]);
    });
    await (await import('../mcp/server.ts')).serveMcp(context, process.stdin, allowed);
    return EXIT.ok;
  },
};
