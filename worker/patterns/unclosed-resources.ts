// Objects of Node's that hold something outside the JavaScript heap until they are closed: files, compression contexts.

import { isWide } from './signs.ts';
import type { Pattern, PatternFacts } from './types.ts';

const CLOSABLE =
  /^(FileHandle|Dir|Gzip|Gunzip|Deflate|DeflateRaw|Inflate|InflateRaw|Unzip|BrotliCompress|BrotliDecompress|ZstdCompress|ZstdDecompress)$/;

/** @returns whether the entries are such objects, Node's own and not a class of the program's with that name. */
export function isClosable(facts: PatternFacts): boolean {
  return CLOSABLE.test(facts.entryConstructor) && (facts.entryFile === null || facts.entryFile.startsWith('node:'));
}

export const unclosedResources: Pattern = {
  id: 'unclosed-resources',
  recognise: (facts) => (isWide(facts) && isClosable(facts) ? 33 : 0),
  en: {
    name: 'files or compression contexts that are kept and not closed',
    explanation:
      'Each {{entry}} in {{owner}} belongs to something outside the JavaScript heap (an open file, the memory of zlib), and more come into {{owner}} than go out of it.',
    advice:
      'Call `close()` on each {{entry}} when its work is done, in `finally` or the `close` handler of its connection, and take it out of {{owner}} there.',
  },
  ko: {
    name: '닫지 않고 보관되는 파일이나 압축 컨텍스트',
    explanation:
      '{{owner}}의 각 {{entry}}은(는) JavaScript 힙 밖의 자원(열린 파일, zlib 메모리)을 가지고 있는데, {{owner}}에서 나가는 것보다 더 많이 들어옵니다.',
    advice:
      '작업이 끝나면 `finally`나 연결의 `close` 핸들러에서 각 {{entry}}의 `close()`를 호출하고, 그곳에서 {{owner}}의 항목도 제거하세요.',
  },
};
