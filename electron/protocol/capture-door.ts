// The part of the door that the app's page takes snapshots through: checks what is asked, hands it to the capture service,
// and answers with its state. No Node here: the service is given (capture/service.ts).

import * as v from 'valibot';
import { EVERY_SECONDS, ROUNDS } from '../../capture/service-types.ts';
import type { CaptureService } from '../../capture/service-types.ts';
import { ProtocolError } from './errors.ts';
import { FILE_HEADERS } from './headers.ts';

/** Longest body of an order to capture, bytes. Ours are under 200. */
export const MAX_ORDER_BYTES = 4_096;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What the page may order, and with which words. */
const ORDERS = {
  choose: v.strictObject({ id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)) }),
  start: v.strictObject({
    rounds: whole(ROUNDS.least, ROUNDS.most),
    everySeconds: v.nullable(whole(EVERY_SECONDS.least, EVERY_SECONDS.most)),
    yes: v.boolean(),
    stacks: v.boolean(),
  }),
  next: v.strictObject({}),
  stop: v.strictObject({}),
  discard: v.strictObject({}),
} as const;

async function orderIn<Name extends keyof typeof ORDERS>(
  request: Request,
  name: Name,
): Promise<v.InferOutput<(typeof ORDERS)[Name]>> {
  const read = v.safeParse(
    v.pipe(v.string(), v.maxLength(MAX_ORDER_BYTES), v.parseJson(), ORDERS[name]),
    await request.text(),
  );
  if (!read.success) throw new ProtocolError('bad-order');
  return read.output as v.InferOutput<(typeof ORDERS)[Name]>;
}

async function obey(service: CaptureService, name: string, request: Request): Promise<unknown> {
  switch (name) {
    case 'choose':
      return service.choose((await orderIn(request, 'choose')).id);
    case 'start':
      return service.start(await orderIn(request, 'start'));
    case 'next':
    case 'stop':
    case 'discard':
      await orderIn(request, name);
      return service[name]();
    default:
      throw new ProtocolError('not-found');
  }
}

/** Answers `capture/<name>`: `targets` and `state` are asked for, all else is ordered by POST with a JSON body. @throws ProtocolError */
export async function captureAnswer(service: CaptureService, name: string, request: Request): Promise<Response> {
  let value: unknown;
  if (request.method === 'GET' && name === 'targets') value = { targets: await service.choices() };
  else if (request.method === 'GET' && name === 'state') value = service.state();
  else if (request.method !== 'POST') throw new ProtocolError('bad-method');
  // A form of another page could send anything but this type without being asked for it first.
  else if (request.headers.get('content-type') !== 'application/json') throw new ProtocolError('bad-order');
  else value = await obey(service, name, request);
  const headers = { ...FILE_HEADERS, 'content-type': 'application/json; charset=utf-8' };
  return new Response(JSON.stringify(value), { headers });
}
