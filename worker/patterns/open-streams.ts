// Streams that are neither read to their end nor destroyed. What only has to be closed (a file, a compression context)
// is a pattern of its own.

import { hasField, isWide } from './signs.ts';
import { isClosable } from './unclosed-resources.ts';
import type { Pattern } from './types.ts';

export const openStreams: Pattern = {
  id: 'open-streams',
  recognise: (facts) => {
    if (!isWide(facts) || isClosable(facts)) return 0;
    if (
      /^(ReadableStream|WritableStream|TransformStream|ReadStream|WriteStream|PassThrough)$/.test(
        facts.entryConstructor,
      )
    )
      return 32;
    if ('_readableState' in facts.entryFields || '_writableState' in facts.entryFields) return 28;
    return hasField(facts.entryFields, /^[^.]+\._(readable|writable)State$/) ? 11 : 0;
  },
  en: {
    name: 'streams that are not read to their end',
    explanation: 'Each {{entry}} is or holds a stream with its buffers, and its source and target are kept with it.',
    advice:
      'Use `pipeline` from `node:stream/promises`, which destroys all streams when one ends or fails, and call `destroy()` on a stream that nobody reads any more. Delete the {{entry}} from {{owner}} on `close`.',
  },
  ko: {
    name: '끝까지 읽히지 않는 스트림',
    explanation: '각 {{entry}}은(는) 스트림이거나 스트림을 가지고 있으며, 버퍼와 연결된 원본, 대상까지 함께 남습니다.',
    advice:
      '하나가 끝나거나 실패하면 모두 정리하는 `node:stream/promises`의 `pipeline`을 사용하고, 더 읽지 않는 스트림에는 `destroy()`를 호출하세요. `close`에서 {{entry}} 항목을 {{owner}}에서 삭제하세요.',
  },
};
