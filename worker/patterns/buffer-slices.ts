// Buffers, which keep the whole store behind them. How much of it each shows is in no snapshot; only a Buffer's `slice`
// is likely to show a part, so typed arrays are plain entries.

import { isWide } from './signs.ts';
import type { Pattern } from './types.ts';

const BUFFER = /^(Fast)?Buffer$/;

export const bufferSlices: Pattern = {
  id: 'buffer-slices',
  recognise: (facts) => (isWide(facts) && BUFFER.test(facts.entryConstructor) ? 34 : 0),
  en: {
    name: 'buffers that keep the store behind them',
    explanation:
      'Each {{entry}} in {{owner}} keeps the whole `ArrayBuffer` behind it, even where it shows little of it: `slice` and `subarray` of a `Buffer` do not copy. How much of it each one shows, a snapshot does not say.',
    advice:
      'Give {{owner}} a bound, or take each {{entry}} out when it has been used. Where they are cut out of larger ones (`slice`, `subarray`), copy the part before you keep it (`Buffer.from(part)`), so that the rest can go.',
  },
  ko: {
    name: '뒤의 저장소 전체를 보유하는 버퍼',
    explanation:
      '{{owner}}의 각 {{entry}}은(는) 보여 주는 부분이 아무리 작아도 뒤에 있는 `ArrayBuffer` 전체를 보유합니다. `Buffer`의 `slice`와 `subarray`는 복사하지 않기 때문입니다. 그중 얼마를 보여 주는지는 스냅샷에 없습니다.',
    advice:
      '{{owner}}에 한도를 두거나, 사용이 끝난 {{entry}} 항목을 제거하세요. 더 큰 버퍼에서 잘라 낸 것(`slice`, `subarray`)이라면 보관하기 전에 그 부분만 복사하세요(`Buffer.from(part)`). 그러면 나머지는 해제됩니다.',
  },
};
