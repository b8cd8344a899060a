// The Model Context Protocol over standard input and output, by the official SDK. One question at a time.

import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Readable } from 'node:stream';
import type { CliContext } from '../context.ts';
import { describe } from '../errors.ts';
import type { Allowed } from './allowed.ts';
import { ToolError } from './answer.ts';
import { Session } from './session.ts';
import { TOOLS } from './tools.ts';

/** Serves until `input` ends. */
export async function serveMcp(context: CliContext, input: Readable, allowed: Allowed): Promise<void> {
  const session = new Session(context);
  const server = new Server({ name: 'heapdelta', version: context.version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: TOOLS.map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema: { ...inputSchema, properties: { ...inputSchema.properties } },
      annotations: { readOnlyHint: true, openWorldHint: false },
    })),
  }));

  /** What was asked before: a series must not go away under a question about it. */
  let before: Promise<unknown> = Promise.resolve();
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const answered = before.then(async () => {
      try {
        const tool = TOOLS.find(({ name }) => name === params.name);
        if (tool === undefined) throw new ToolError(`there is no tool "${params.name}"`);
        const answer = await tool.answer(params.arguments ?? {}, { session, allowed, signal, lang: context.lang });
        return { content: [{ type: 'text' as const, text: JSON.stringify(answer) }] };
      } catch (error) {
        const said = error instanceof ToolError ? error.message : describe(error, context.lang).lines.join('\n');
        return { content: [{ type: 'text' as const, text: said.slice(0, 2000) }], isError: true };
      }
    });
    before = answered;
    return answered;
  });

  const ended = new Promise<void>((resolve) => {
    input.once('end', resolve);
    input.once('close', resolve);
  });
  await server.connect(new StdioServerTransport(input, context.stdout));
  await ended;
  await before;
  await server.close();
  await session.close();
}
