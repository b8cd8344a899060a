// A sandboxed preload as Electron runs it: CommonJS in a context without Node, `require` for a few modules only, and a
// bridge that lets through functions and plain data.

import { EventEmitter } from 'node:events';
import { createContext, runInContext } from 'node:vm';
import type { PreloadElectron } from '../preload/bridge.ts';

/** Electron's words for anything a sandboxed preload may not require. */
export const notFound = (name: string): string => `module not found: ${name}`;

/**
 * Runs a bundled preload.
 * @param code the bundle's text
 * @returns what the page then has on its window, by name
 */
export function runSandboxedPreload(
  code: string,
  { ipcRenderer, pathOfFile }: PreloadElectron,
): Readonly<Record<string, unknown>> {
  const page: Record<string, unknown> = {};
  const electron = {
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) => {
        if (Object.hasOwn(page, key))
          throw new Error(`Cannot bind an API on top of an existing property on the window object`);
        page[key] = crossing(api, 0);
      },
    },
    ipcRenderer,
    webUtils: { getPathForFile: pathOfFile },
    webFrame: {},
    crashReporter: {},
    nativeImage: {},
  };
  const modules: Readonly<Record<string, unknown>> = {
    electron,
    events: { EventEmitter },
    timers: { setImmediate, clearImmediate },
    url: { URL, URLSearchParams },
  };
  const require = (name: string): unknown => {
    const plain = name.replace(/^node:/, '');
    if (!Object.hasOwn(modules, plain)) throw new Error(notFound(name));
    return modules[plain];
  };
  const module = { exports: {} };
  runInContext(
    code,
    createContext({ require, module, exports: module.exports, console, setTimeout, clearTimeout, URL, Uint8Array }),
  );
  return page;
}

/** Values nested deeper than this do not cross. */
const MAX_DEPTH = 1000;

/** What the page gets of a value: functions as functions whose errors keep their message alone, data as a copy. */
function crossing(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new TypeError('Electron contextBridge recursion depth exceeded');
  if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
  if (typeof value === 'function') {
    return (...args: unknown[]): unknown => {
      try {
        const result: unknown = value(...args.map((arg) => incoming(arg, depth + 1)));
        return result instanceof Promise || isThenable(result)
          ? Promise.resolve(result).then((late) => crossing(late, depth + 1), withMessageOnly)
          : crossing(result, depth + 1);
      } catch (error) {
        return withMessageOnly(error);
      }
    };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => crossing(item, depth + 1));
  const entries = Object.entries(value);
  if (entries.some(([, item]) => typeof item === 'function'))
    return Object.freeze(Object.fromEntries(entries.map(([key, item]) => [key, crossing(item, depth + 1)])));
  return structuredClone(value);
}

/** The page's arguments: its functions can be called, its files stay files, the rest is copied. */
function incoming(value: unknown, depth: number): unknown {
  if (value instanceof File) return value;
  if (Array.isArray(value)) return value.map((item) => incoming(item, depth + 1));
  return crossing(value, depth);
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value;
}

function withMessageOnly(error: unknown): never {
  throw new Error(
    error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)
      ? String(error.message)
      : String(error),
  );
}
