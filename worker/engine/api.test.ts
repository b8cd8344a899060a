// The table of methods: what a client of the engine is made of.

import { expect, it } from 'vitest';
import { engineThrough, METHODS, methodsOf, type EngineApi } from './api.ts';

it('a client has every method, and hands on its name and arguments', async () => {
  const sent: (readonly unknown[])[] = [];
  const engine = engineThrough((method, args) => {
    sent.push([method, ...args]);
    return Promise.resolve(method);
  });
  expect(Object.keys(engine)).toEqual(Object.keys(METHODS));
  for (const name of Object.keys(METHODS) as (keyof EngineApi)[])
    expect(await (engine[name] as (...args: unknown[]) => Promise<unknown>)(1, name)).toBe(name);
  expect(sent).toEqual(Object.keys(METHODS).map((name) => [name, 1, name]));
});

it('every method is of one kind', () => {
  expect([...methodsOf('engine'), ...methodsOf('question'), ...methodsOf('job')].sort()).toEqual(
    Object.keys(METHODS).sort(),
  );
  expect(methodsOf('job')).toEqual(['cut', 'search', 'kept', 'groups', 'find', 'ranking']);
});
