// Windows of rows: pages on demand, old rows kept while new ones come, late answers dropped.

import { describe, expect, it } from 'vitest';
import type { Rows } from '../../worker/engine/api.ts';
import { createRowWindow, PAGE_SIZE, type FetchRows } from './rows.ts';

interface Call {
  readonly offset: number;
  readonly answer: (rows: Rows<string>) => void;
  readonly fail: (error: Error) => void;
}

function source(): { readonly calls: Call[]; readonly fetch: FetchRows<string> } {
  const calls: Call[] = [];
  return { calls, fetch: (offset) => new Promise((answer, fail) => calls.push({ offset, answer, fail })) };
}

function page(name: string, offset: number, total: number): Rows<string> {
  const rows = Array.from({ length: Math.min(PAGE_SIZE, total - offset) }, (_, i) => `${name}${offset + i}`);
  return { generation: 1, total, unfilteredTotal: total, offset, rows };
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('row window', () => {
  it('asks for the first page at once and for others when they come into view, each once', async () => {
    const { calls, fetch } = source();
    const rows = createRowWindow<string>();
    rows.ask(fetch);
    expect(calls.map((c) => c.offset)).toEqual([0]);
    calls[0].answer(page('a', 0, 1000));
    await settle();
    rows.show(150, 450);
    rows.show(160, 460);
    expect(calls.map((c) => c.offset)).toEqual([0, 200, 400]);
    calls[2].answer(page('a', 400, 1000));
    await settle();
    expect(rows.row(450)).toBe('a450');
    expect(rows.row(250)).toBeUndefined();
    expect(rows.store.getState().pending).toBe(true);
  });

  it('keeps the old rows until the new question is answered, then shows only new ones', async () => {
    const old = source();
    const next = source();
    const rows = createRowWindow<string>();
    rows.ask(old.fetch);
    old.calls[0].answer(page('a', 0, 3));
    await settle();
    rows.ask(next.fetch);
    expect(rows.row(0)).toBe('a0');
    next.calls[0].answer(page('b', 0, 2));
    await settle();
    expect(rows.row(0)).toBe('b0');
    expect(rows.store.getState().total).toBe(2);
  });

  it('drops the answer to a question that was replaced', async () => {
    const old = source();
    const next = source();
    const rows = createRowWindow<string>();
    rows.ask(old.fetch);
    rows.ask(next.fetch);
    next.calls[0].answer(page('b', 0, 2));
    await settle();
    old.calls[0].answer(page('a', 0, 9));
    await settle();
    expect(rows.row(0)).toBe('b0');
    expect(rows.store.getState().total).toBe(2);
  });

  it('says a failure, and asks again when the page comes into view again', async () => {
    const { calls, fetch } = source();
    const rows = createRowWindow<string>();
    rows.ask(fetch);
    calls[0].fail(new Error('gone'));
    await settle();
    expect(rows.store.getState().error).toBeInstanceOf(Error);
    rows.show(0, 10);
    calls[1].answer(page('a', 0, 1));
    await settle();
    expect(rows.store.getState()).toMatchObject({ error: null, total: 1 });
  });

  it('hears nothing after it was let go', async () => {
    const { calls, fetch } = source();
    const rows = createRowWindow<string>();
    rows.ask(fetch);
    rows.dispose();
    calls[0].answer(page('a', 0, 1));
    await settle();
    expect(rows.store.getState().total).toBeNull();
  });
});
