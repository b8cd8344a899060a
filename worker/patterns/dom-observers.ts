// MutationObserver, ResizeObserver and IntersectionObserver that are never disconnected. Observers of performance watch
// no nodes and are a pattern of their own.

import { isCollection, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const domObservers: Pattern = {
  id: 'dom-observers',
  recognise: (facts) => {
    const observer =
      /^(Detached )?(V8)?(Mutation|Resize|Intersection)(Observer|ObserverCallback|Callback|ObserverRegistration|Observation)$/;
    if (some([facts.entryConstructor, ...facts.entryConstructors], observer)) return 54;
    // A registry of somebody's whose entries have an observer among other things is a registry.
    if (isCollection(facts) && facts.ownerName !== null) return 0;
    return some([...facts.inside, ...Object.values(facts.entryFields)], observer) ? 46 : 0;
  },
  en: {
    name: 'observers that are never disconnected',
    explanation:
      'An observer is kept by the nodes it watches, as long as they are on the page, and it keeps its callback and all that the callback refers to.',
    advice:
      'Call `observer.disconnect()` when the one who made it goes (the clean-up of the component, the `close` of the dialog). Watching `body` or `document` lasts as long as the page, so use one observer for all.',
  },
  ko: {
    name: '연결이 해제되지 않는 옵저버',
    explanation:
      '옵저버는 관찰하는 노드가 페이지에 있는 동안 그 노드가 보유하며, 콜백과 콜백이 참조하는 모든 것도 함께 남습니다.',
    advice:
      '옵저버를 만든 쪽이 끝날 때(컴포넌트 정리 함수, 대화 상자의 `close`) `observer.disconnect()`를 호출하세요. `body`나 `document` 관찰은 페이지가 끝날 때까지 이어지므로 옵저버 하나를 함께 쓰세요.',
  },
};
