// Listeners on an emitter, an event target or a home-made list of subscribers that lives longer than they do.

import { addsFunctions, bare, called, isCollection, isListenerList, some } from './signs.ts';
import type { Pattern } from './types.ts';

const OWN_LIST =
  /^(listeners?|subscribers?|subscriptions?|handlers?|callbacks?|observers?|watchers?|hooks?|onchange)$|(Listeners|Subscribers|Handlers|Callbacks)$/i;

export const listeners: Pattern = {
  id: 'listeners',
  recognise: (facts) => {
    // What grows is the listener's own record: whatever else it keeps, an observer, say, is what it brings.
    if (/^(V8)?EventListener$|RegisteredEventListener/.test(facts.entryConstructor)) return 58;
    // Elements have listeners, too: what is added then are the elements.
    const isElement = /^(Detached )?<[\w-]+>$/.test(facts.entryConstructor);
    if (!isElement && some([...facts.entryConstructors, ...facts.inside], /RegisteredEventListener|^V8EventListener$/))
      return 42;
    if (
      facts.entryConstructor === 'Listener' &&
      (some(facts.pathEdges, /^<symbol kEvents>$/) || some(facts.files, /^node:internal\/event_target$/))
    )
      return 42;
    // A listener with its options in a record, as eventemitter3 and Deno keep it.
    const record = ['listener', 'callback', 'fn', 'handler'].some((name) => facts.entryFields[name] === 'Function');
    // The promise of an `events.once` hangs from two listeners, and so counts as the entry.
    if (facts.event !== null && facts.entryConstructor === 'Promise') return 42;
    if (!addsFunctions(facts) && !record) return 0;
    if (isListenerList(facts) || some(facts.pathConstructors.slice(-5), /(EventTarget|EventEmitter)$/)) return 42;
    if (!addsFunctions(facts)) return 0;
    // mitt, nanoevents and the like: the list is a field beside `on`, `off` and `emit`.
    if ('on' in facts.holderFields && ('off' in facts.holderFields || 'emit' in facts.holderFields)) return 38;
    if (isCollection(facts) && called(facts, OWN_LIST)) return 32;
    // The list may hang on another object, under a symbol, say.
    return Object.entries(facts.ownerFields).some(
      ([name, value]) => /^(Set|Map|Array)$/.test(value) && OWN_LIST.test(bare(name)),
    )
      ? 30
      : 0;
  },
  en: {
    name: 'listeners that are added and never removed',
    explanation:
      'What is added are listeners: {{owner}} lives on and calls each of them at every event, and through them it keeps everything they refer to.',
    advice:
      'Take each listener off {{owner}} when the one who added it is done: `off`, `removeEventListener`, the function that `subscribe` returned, or `{ signal }` of an `AbortController` that is aborted then. Where one event is enough use `once`, and take that off, too, if its event may never come; where the work is the same for all, add one listener when the program starts.',
  },
  ko: {
    name: '추가만 되고 제거되지 않는 리스너',
    explanation:
      '증가한 것은 리스너입니다. {{owner}}은(는) 오래 유지되면서 이벤트마다 모든 리스너를 호출하고, 리스너가 참조하는 객체까지 모두 보유합니다.',
    advice:
      '리스너를 추가한 쪽의 작업이 끝나면 {{owner}}에서 리스너를 제거하세요. `off`, `removeEventListener`, `subscribe`가 돌려준 함수, 또는 `AbortController`의 `{ signal }`을 사용할 수 있습니다. 한 번만 필요하면 `once`를 쓰되 이벤트가 오지 않을 수 있다면 그것도 제거하고, 하는 일이 같다면 프로그램을 시작할 때 리스너를 하나만 등록하세요.',
  },
};
