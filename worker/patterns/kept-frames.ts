// Windows of frames that were removed from the page and are still referred to.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const keptFrames: Pattern = {
  id: 'kept-frames',
  recognise: (facts) =>
    /^Detached Window/.test(facts.entryConstructor) || some(facts.entryConstructors, /^Detached Window/) ? 58 : 0,
  en: {
    name: 'windows of removed frames that are still referred to',
    explanation:
      'Each entry is, or keeps, the window of a frame that was removed from the page. One reference to such a window, or to any function or object made in it, keeps the whole page of the frame: its document, its scripts and their data.',
    advice:
      'Where the frame is removed delete its window from {{owner}}, too, and compare by `event.source` or a key of your own instead of keeping windows. Take listeners off that were added across the border (`message`, `load`), and set variables that hold objects of the frame to `null`.',
  },
  ko: {
    name: '제거된 프레임의 창에 대한 참조',
    explanation:
      '항목은 페이지에서 제거된 프레임의 창이거나 그 창을 보유합니다. 그런 창이나 그 안에서 만든 함수와 객체를 하나라도 참조하면 프레임의 문서, 스크립트, 데이터 전체가 남습니다.',
    advice:
      '프레임을 제거할 때 {{owner}}에서 그 창도 삭제하고, 창을 보관하는 대신 `event.source`나 별도의 키로 구분하세요. 프레임 경계를 넘어 추가한 리스너(`message`, `load`)를 제거하고, 프레임의 객체를 담은 변수에는 `null`을 넣으세요.',
  },
};
