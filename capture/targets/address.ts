// A target by the address of its inspector: Node, Deno, Chrome, Edge or Electron with a debugging port.

import { tcpChannel } from '../channel.ts';
import { CdpClient } from '../cdp.ts';
import { InspectorTarget } from '../inspector.ts';
import type { InspectorOptions } from '../inspector.ts';
import { attach, chooseTarget, listTargets } from './attach.ts';

export interface InspectorAddress {
  readonly host: string;
  readonly port: number;
  /** Of a `ws://` address that names one target; null: choose from the list. */
  readonly path: string | null;
}

const HOST_AND_PORT = /^(?:\[[\da-f:]+\]|[\w.-]+):\d+$/i;

/** Reads `9229`, `host:9229`, `ws://host:9229/id`, `http://host:9222`; null when it is none. */
export function readAddress(text: string): InspectorAddress | null {
  // A word alone is a command, not a host.
  const whole = /^\d+$/.test(text) ? `ws://127.0.0.1:${text}` : HOST_AND_PORT.test(text) ? `ws://${text}` : text;
  if (!/^(?:wss?|https?):/.test(whole)) return null;
  if (!URL.canParse(whole)) return null;
  const { protocol, hostname, port, pathname, search } = new URL(whole);
  // Encrypted inspectors are behind a proxy of somebody's: a tunnel to the port itself is the way.
  if (protocol === 'wss:' || protocol === 'https:') return null;
  const number = port === '' ? 9229 : Number(port);
  if (hostname === '' || number < 1) return null;
  return { host: hostname, port: number, path: protocol === 'ws:' && pathname.length > 1 ? pathname + search : null };
}

/** Attaches to what listens there. @param wanted names one of several; null: the only one */
export async function attachAddress(
  address: InspectorAddress,
  wanted: string | null,
  more: Partial<InspectorOptions> = {},
): Promise<InspectorTarget> {
  const channel = tcpChannel(address.host, address.port);
  const options = { name: channel.name, expectedPid: null, local: !channel.travels, opened: false, ...more };
  if (address.path !== null) return InspectorTarget.take(await CdpClient.open(channel, address.path), options);
  const all = await listTargets(channel);
  // A Node process is alone at its inspector: what is named is one of its threads.
  const isNode = all.length > 0 && all.every(({ type }) => type === 'node');
  const listed = chooseTarget(all, isNode ? null : wanted);
  const named =
    listed.type === 'node'
      ? { ...options, thread: wanted }
      : { ...options, name: `${listed.title === '' ? listed.url : listed.title} (${channel.name})` };
  return attach(channel, listed, named);
}
