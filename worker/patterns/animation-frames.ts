// Animation frames that ask for the next one for ever: each loop keeps what it draws.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const animationFrames: Pattern = {
  id: 'animation-frames',
  recognise: (facts) =>
    // Every document has a controller, so inside an entry it says nothing.
    facts.ownerConstructor === 'ScriptedAnimationController' ||
    some([facts.entryConstructor, ...facts.entryConstructors], /^(V8)?Frame(Request)?Callback$/)
      ? 58
      : 0,
  en: {
    name: 'animation loops that never end',
    explanation:
      'Each loop asks for the next frame with `requestAnimationFrame` again and again, and so the page keeps its callback and what that draws on, also when it was taken out of the page.',
    advice:
      'Keep the number that `requestAnimationFrame` returns and pass it to `cancelAnimationFrame` where the thing that is drawn goes (the clean-up of the component, `disconnectedCallback`), or let the loop look whether its element is still on the page (`isConnected`) before it asks for the next frame.',
  },
  ko: {
    name: '끝나지 않는 애니메이션 루프',
    explanation:
      '루프마다 `requestAnimationFrame`으로 다음 프레임을 계속 요청하므로, 그리던 대상이 페이지에서 제거된 뒤에도 페이지가 콜백과 그 대상을 보유합니다.',
    advice:
      '`requestAnimationFrame`이 돌려준 번호를 보관해 두었다가 그리는 대상이 사라질 때(컴포넌트의 정리 함수, `disconnectedCallback`) `cancelAnimationFrame`에 넘기세요. 또는 다음 프레임을 요청하기 전에 요소가 아직 페이지에 있는지(`isConnected`) 확인하세요.',
  },
};
