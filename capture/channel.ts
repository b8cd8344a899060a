// How bytes reach the target's inspector: a TCP connection, or a program of the user (docker exec) that relays one.

import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { connect } from 'node:net';
import { Duplex } from 'node:stream';
import { CaptureError } from './errors.ts';

export interface Channel {
  /** For people: `127.0.0.1:9229`, `container api`. */
  readonly name: string;
  /** Whether what is captured leaves this machine's loopback; then the user is told so first. */
  readonly travels: boolean;
  /** A new connection to the inspector. */
  connect(): Duplex;
}

/** Whether a host name means this machine and nothing else. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** A TCP connection to `host:port`. */
export function tcpChannel(host: string, port: number): Channel {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return { name: `${host}:${port}`, travels: !isLoopback(host), connect: () => connect({ host: bare, port }) };
}

/** A command whose standard input and output are the connection; it ends when the connection is closed. */
export function commandChannel(name: string, command: readonly string[], travels: boolean): Channel {
  return {
    name,
    travels,
    connect() {
      const child = spawn(command[0], command.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
      const duplex = Duplex.from({ readable: child.stdout, writable: child.stdin });
      child.on('error', (error) => duplex.destroy(error));
      duplex.on('close', () => child.kill());
      // Writing to a relay that has ended is reported by the connection, not by an exception of the process.
      child.stdin.on('error', () => undefined);
      return duplex;
    },
  };
}

/** A DevTools endpoint answers within this, or it is none. In a container the relay starts a Node process first. */
const ANSWER_MS = 10_000;
/** The list of targets of a browser with hundreds of tabs is some 200 kB. */
const MAX_LIST_BYTES = 16 << 20;

/** GET of a JSON document over a channel. Throws CaptureError `capture-no-answer` for whatever is no answer. */
export function getJson(channel: Channel, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (detail: string): void =>
      reject(new CaptureError('capture-no-answer', { name: channel.name, detail }));
    const call = request(
      {
        path,
        method: 'GET',
        // Chrome refuses names that are neither an address nor localhost.
        headers: { host: 'localhost', connection: 'close' },
        createConnection: () => channel.connect(),
        timeout: ANSWER_MS,
      },
      (response) => {
        const parts: Buffer[] = [];
        let length = 0;
        response.on('data', (part: Buffer) => {
          parts.push(part);
          length += part.length;
          if (length > MAX_LIST_BYTES) call.destroy(new Error('too long'));
        });
        response.on('error', (error) => fail(error.message));
        response.on('end', () => {
          try {
            resolve(JSON.parse(Buffer.concat(parts).toString('utf8')));
          } catch {
            fail(`HTTP ${response.statusCode ?? 0}`);
          }
        });
      },
    );
    call.on('timeout', () => call.destroy(new Error('timeout')));
    call.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    call.end();
  });
}
