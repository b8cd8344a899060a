// V8's collector at our own call, in Node.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Asked for when it is first wanted; it can be had on every Node without starting it anew. */
export function collector(): () => void {
  let collect: unknown = null;
  return () => {
    if (collect === null) {
      setFlagsFromString('--expose-gc');
      collect = runInNewContext('gc');
    }
    if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  };
}
