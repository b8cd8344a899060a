// Whose is a loopback connection? Linux says so in /proc/net/tcp; elsewhere nobody does.

import { readFile } from 'node:fs/promises';

/** The two ports of a connection on 127.0.0.1. */
export interface Peer {
  /** The other end's. */
  readonly remotePort: number;
  /** Ours. */
  readonly localPort: number;
}

/** 127.0.0.1 as /proc/net/tcp writes it: the four bytes from the last to the first. */
const LOOPBACK = '0100007F';

/** The user id of the process that made the connection, out of the text of /proc/net/tcp; null when it is not listed. */
export function ownerOf({ remotePort, localPort }: Peer, table: string): number | null {
  const address = (port: number): string => `${LOOPBACK}:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const line of table.split('\n')) {
    // sl, local address, remote address, state, queues, timer, retransmits, uid
    const fields = line.trim().split(/\s+/);
    if (fields[1] === address(remotePort) && fields[2] === address(localPort)) return Number(fields[7]);
  }
  return null;
}

/**
 * Whether the other end is a process of the user we run as. True where the system does not say.
 * @param read the table of connections; tests give their own
 */
export async function isOwnConnection(
  peer: Peer,
  read: () => Promise<string> = () => readFile('/proc/net/tcp', 'utf8'),
): Promise<boolean> {
  const own = process.getuid?.();
  if (own === undefined || process.platform !== 'linux') return true;
  let owner: number | null;
  try {
    owner = ownerOf(peer, await read());
  } catch {
    // A system that hides the table from everybody: the ticket alone decides.
    return true;
  }
  return owner === null || owner === own;
}
