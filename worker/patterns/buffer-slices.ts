// Buffers and typed arrays: each view keeps the whole store behind it.

import { isWide } from './signs.ts';
import type { Pattern } from './types.ts';

const VIEW = /^(Buffer|FastBuffer|DataView|ArrayBuffer|SharedArrayBuffer|(Uint|Int|BigInt|BigUint|Float)\w*Array)$/;

export const bufferSlices: Pattern = {
  id: 'buffer-slices',
  recognise: (facts) => (isWide(facts) && VIEW.test(facts.entryConstructor) ? 34 : 0),
  en: {
    name: 'buffers that keep the store behind them',
    explanation: 'Each {{entry}} in {{owner}} keeps the whole `ArrayBuffer` it shows a part of: `subarray`, `slice` of a `Buffer` and views do not copy, so a few bytes can keep a large store.',
    advice: 'If only a part of each is needed, copy that part before you keep it (`Buffer.from(part)`, `part.slice()` of a typed array), so that the rest can go. If all of it is needed, give {{owner}} a bound, and take each {{entry}} out when it has been used.',
  },
  ko: {
    name: '뒤의 저장소 전체를 보유하는 버퍼',
    explanation: '{{owner}}의 각 {{entry}}은(는) 일부만 사용하더라도 뒤에 있는 `ArrayBuffer` 전체를 보유합니다. `subarray`나 `Buffer`의 `slice`, 뷰는 복사하지 않으므로 몇 바이트가 큰 저장소를 붙잡을 수 있습니다.',
    advice: '일부만 필요하다면 보관하기 전에 그 부분만 복사하세요(`Buffer.from(part)`, TypedArray라면 `part.slice()`). 그러면 나머지는 해제됩니다. 전부 필요하다면 {{owner}}에 한도를 두고, 사용이 끝난 {{entry}} 항목은 제거하세요.',
  },
};
