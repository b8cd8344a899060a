// Whose a class is: the program's, a library's, or the platform's own.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { sourceOf } from '../heap/index.ts';
import type { Namer } from './naming.ts';

/** @returns 3 for a class of the program, 2 for a library's, 1 for Node's, the browser's or V8's own (or unknown). */
export function originOf(namer: Namer, node: NodeOrdinal): 1 | 2 | 3 {
  const url = sourceOf(namer.heap, node)?.url ?? '';
  if (url === '' || url.startsWith('node:') || url.startsWith('internal') || url.startsWith('ext:')) return 1;
  return url.includes('node_modules') ? 2 : 3;
}

/** @returns whether a constructor is a native one that no JavaScript refers to: `blink::DOMTimerCoordinator`, `Node / TCPSocketWrap`. */
export function isNativeName(constructor: string): boolean {
  return /^(Node \/ |blink::|\(|v8::|cppgc::|std::)/.test(constructor);
}
