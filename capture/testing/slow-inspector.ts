// An inspector that answers late and notes what it still owed when the connection went: Node's own ends its process with a
// segmentation fault when it writes to a connection that has just gone.

import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { tcpChannel } from '../channel.ts';
import type { Channel } from '../channel.ts';

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params?: { readonly message?: string; readonly sessionId?: string };
}

export interface SlowInspector {
  readonly channel: Channel;
  /** Methods whose answer was not out when the connection went, in order; resolves when it has gone. */
  readonly owed: Promise<readonly string[]>;
  close(): void;
}

const FACTS = JSON.stringify({ runtime: 'node', pid: 1, version: 'v20.0.0', heapUsed: 1 });
const ANSWERS_MS = 30;

/** A process with two worker threads, numbered 1 and 2. */
export async function startSlowInspector(): Promise<SlowInspector> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const owed = new Promise<readonly string[]>((resolve) => {
    server.once('connection', (socket) => {
      const open = new Map<number, string>();
      socket.on('error', () => undefined);
      socket.once('close', () => resolve([...open.values()]));
      const event = (method: string, params: object): void => socket.send(JSON.stringify({ method, params }));
      const result = (method: string): object =>
        method === 'Runtime.evaluate'
          ? { result: { value: FACTS } }
          : method === 'Runtime.getHeapUsage'
            ? { usedSize: 1 }
            : {};
      socket.on('message', (data) => {
        const { id, method, params } = JSON.parse(String(data)) as Call;
        open.set(id, method);
        setTimeout(() => {
          if (socket.readyState !== socket.OPEN) return;
          if (method === 'NodeWorker.enable')
            for (const workerId of ['1', '2'])
              event('NodeWorker.attachedToWorker', {
                sessionId: workerId,
                workerInfo: { workerId, title: '', url: '' },
              });
          if (method === 'NodeWorker.sendMessageToWorker' && params?.message !== undefined) {
            const asked = JSON.parse(params.message) as Call;
            const message = JSON.stringify({ id: asked.id, result: result(asked.method) });
            event('NodeWorker.receivedMessageFromWorker', { sessionId: params.sessionId, message });
          }
          open.delete(id);
          socket.send(JSON.stringify({ id, result: result(method) }));
        }, ANSWERS_MS);
      });
    });
  });
  const { port } = server.address() as AddressInfo;
  return { channel: tcpChannel('127.0.0.1', port), owed, close: () => server.close() };
}
