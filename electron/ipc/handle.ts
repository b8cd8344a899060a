// The one way in for the page: checks who asks, then what is asked, then answers with data. No Electron import;
// main hands in `ipcMain`.

import * as v from 'valibot';
import { ARGUMENTS, type Answers, type ArgumentsOf, type Channel, type Reply } from './contract.ts';

/** Something the person should read about; `code` picks the sentence. */
export class ShellError extends Error {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'ShellError';
    this.code = code;
  }
}

/** What we look at of an event of Electron's. */
export interface SenderEvent {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null;
}

export type Implementation = {
  readonly [C in Channel]: (...args: ArgumentsOf<C>) => Answers[C] | Promise<Answers[C]>;
};

export interface IpcOptions {
  readonly handle: (
    channel: string,
    listener: (event: SenderEvent, ...args: unknown[]) => Promise<Reply<unknown>>,
  ) => void;
  /** Whether our window's main frame, showing our page, asks. */
  readonly isOurPage: (event: SenderEvent) => boolean;
  readonly sentence: (code: string) => string;
  /** What was refused or failed, for the log. */
  readonly onRefused: (channel: string, code: string, error: unknown) => void;
}

/** Registers every channel of the contract, each behind the same two checks. */
export function registerChannels(implementation: Implementation, options: IpcOptions): void {
  for (const channel of Object.keys(ARGUMENTS) as Channel[]) {
    options.handle(channel, (event, ...args) => answer(channel, implementation, options, event, args));
  }
}

async function answer(
  channel: Channel,
  implementation: Implementation,
  options: IpcOptions,
  event: SenderEvent,
  args: readonly unknown[],
): Promise<Reply<unknown>> {
  const refuse = (code: string, error: unknown): Reply<never> => {
    options.onRefused(channel, code, error);
    return { ok: false, error: { code, sentence: options.sentence(code) } };
  };
  if (!options.isOurPage(event)) return refuse('foreign-sender', null);
  const read = v.safeParse(ARGUMENTS[channel], args);
  if (!read.success)
    return refuse(
      'bad-arguments',
      read.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.type}`),
    );
  try {
    // The schema of this very channel has just made the arguments what the implementation takes.
    const work = implementation[channel] as (...checked: readonly unknown[]) => unknown;
    return { ok: true, value: await work(...read.output) };
  } catch (error) {
    return refuse(error instanceof ShellError ? error.code : 'unexpected', error);
  }
}

/** Whether the event comes from the main frame of the window `ownId`, showing a page under `startUrl`. */
export function isFromPage(event: SenderEvent, ownId: number | null, startUrl: string): boolean {
  const frame = event.senderFrame;
  return (
    ownId !== null &&
    event.sender.id === ownId &&
    frame !== null &&
    frame.parent === null &&
    frame.url.startsWith(startUrl)
  );
}
