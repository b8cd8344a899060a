// Events as Electron's objects have them.

import { EventEmitter } from 'node:events';

/** Electron's event object, as far as we use it. */
export function preventable() {
  const event = { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) };
  return event;
}

export type Listener = (...args: never[]) => void;
/** Electron's `on` returns the whole real object; nobody here chains, so ours claims (`never`) whatever is wanted. */
export class Emitter {
  readonly #events = new EventEmitter();
  on(name: string, listener: Listener): never {
    return this.#events.on(name, listener as (...args: unknown[]) => void) as never;
  }
  once(name: string, listener: Listener): never {
    return this.#events.once(name, listener as (...args: unknown[]) => void) as never;
  }
  emit(name: string, ...args: unknown[]): boolean {
    return this.#events.emit(name, ...args);
  }
}
