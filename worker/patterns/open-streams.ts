// Streams that are neither read to their end nor destroyed. What only has to be closed (a file, a compression context)
// is a pattern of its own.

import { hasField, isWide } from './signs.ts';
import { isClosable } from './unclosed-resources.ts';
import type { Pattern, PatternFacts } from './types.ts';

/**
 * What was written or has come and waits in a stream: `buffer`, `buffered`, `bufferedRequest` of Node's streams and of
 * readable-stream, `<symbol kBufferedValue>` since Node 20.
 */
const WAITING = /^(<symbol k?)?(last)?buffer(ed(Request|Value)?)?>?$/i;

/** Whether what grows is the buffer of one stream, and not streams. */
function isBuffer({ growthKind, ownerConstructor, pathEdges, ownerFields }: PatternFacts): boolean {
  // Deno's web streams keep what waits in a linked list.
  if (growthKind === 'depth' && /^(Readable|Writable)Stream$/.test(ownerConstructor))
    return pathEdges.includes('<symbol [[queue]]>');
  const at = pathEdges.findLastIndex((edge) => /^_(writable|readable)State$/.test(edge));
  if (at < 0 || !WAITING.test(pathEdges[at + 1] ?? '')) return false;
  return '_writableState' in ownerFields || '_readableState' in ownerFields;
}

export const openStreams: Pattern = {
  id: 'open-streams',
  recognise: (facts) => {
    if (isBuffer(facts)) return 46;
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
  variantOf: (facts) => (isBuffer(facts) ? 'buffer' : null),
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
  variants: {
    buffer: {
      en: {
        explanation:
          'What goes into {{owner}} waits in its buffer, oldest first: it is taken away more slowly than it comes, or not at all.',
        advice:
          'See who takes from {{owner}}: attach the reader, the pipe or the transport before anything is written, and see whether it still answers. Heed what `write()` says: after `false` wait for `drain`, or use `pipeline` from `node:stream/promises`, which does. Where losing something is allowed, drop what comes while {{owner}} is full.',
      },
      ko: {
        explanation:
          '{{owner}}에 들어온 것이 버퍼에서 오래된 것부터 기다립니다. 들어오는 것보다 느리게 꺼내거나 전혀 꺼내지 않습니다.',
        advice:
          '{{owner}}에서 누가 꺼내 가는지 확인하세요. 쓰기 전에 읽는 쪽(파이프, 전송 대상)을 연결하고, 그쪽이 아직 응답하는지 보세요. `write()`가 `false`를 돌려주면 `drain`을 기다리거나, 이를 대신 처리하는 `node:stream/promises`의 `pipeline`을 사용하세요. 일부를 잃어도 된다면 {{owner}}이(가) 가득 찬 동안 들어오는 것은 버리세요.',
      },
    },
  },
};
