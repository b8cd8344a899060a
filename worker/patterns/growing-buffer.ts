// One buffer that is replaced by a larger one again and again.

import type { Pattern } from './types.ts';

const STORE =
  /^(Buffer|FastBuffer|ArrayBuffer|SharedArrayBuffer|(Uint|Int|Float)\w*Array|system \/ JSArrayBufferData)$/;

export const growingBuffer: Pattern = {
  id: 'growing-buffer',
  recognise: (facts) =>
    facts.growthKind === 'bytes' && (STORE.test(facts.entryConstructor) || STORE.test(facts.ownerConstructor)) ? 36 : 0,
  en: {
    name: 'a buffer that gets larger and larger',
    explanation:
      'One buffer grows in place of many entries: what is added to {{owner}} goes into an ever larger store.',
    advice:
      'Write the bytes on (to a file, a stream, an upload) in parts of a fixed size and begin {{owner}} anew after each, instead of `Buffer.concat` with everything so far. If all of it must stay in memory, give it a limit and say what happens when it is reached.',
  },
  ko: {
    name: '점점 커지는 버퍼',
    explanation: '항목 수가 아니라 버퍼 하나가 커집니다. {{owner}}에 추가되는 데이터가 계속 더 큰 저장소에 담깁니다.',
    advice:
      '지금까지의 내용을 모두 `Buffer.concat`하지 말고 일정한 크기마다 파일, 스트림, 업로드로 내보낸 뒤 {{owner}}을(를) 새로 시작하세요. 모두 메모리에 두어야 한다면 한도를 정하고, 한도에 도달했을 때의 동작을 정하세요.',
  },
};
