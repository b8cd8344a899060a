// Listeners on an AbortSignal that outlives the operations it could cancel.

import { called, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const abortSignalListeners: Pattern = {
  id: 'abort-signal-listeners',
  recognise: (facts) => {
    const onSignal = some([...facts.pathConstructors, ...facts.dominatedBy.slice(0, 4), facts.ownerConstructor, facts.holderConstructor], /^AbortSignal$/) || some(facts.ownerKeptBy, /^AbortSignal\./);
    const listens = /^(Listener|Function|WeakRef)$/.test(facts.entryConstructor) || called(facts, /^(kDependantSignals|dependantSignals)$/);
    return onSignal && listens ? 52 : 0;
  },
  en: {
    name: 'listeners on an AbortSignal that lives long',
    explanation: 'They listen for the `abort` of a signal that is shared and is not aborted, so it keeps every one of them and what it refers to.',
    advice: 'Remove the `abort` listener when the operation has ended (`signal.removeEventListener` in `finally`), or give each operation an `AbortController` of its own and tie it to {{owner}} with `AbortSignal.any([…])`, which holds it weakly.',
  },
  ko: {
    name: '오래 유지되는 AbortSignal의 리스너',
    explanation: '여러 작업이 공유하는 시그널의 `abort` 이벤트를 기다리는 리스너입니다. 시그널이 중단되지 않으므로 리스너와 그 참조가 모두 남습니다.',
    advice: '작업이 끝나면 `finally`에서 `signal.removeEventListener`로 `abort` 리스너를 제거하세요. 또는 작업마다 `AbortController`를 따로 만들고 `AbortSignal.any([…])`로 {{owner}}에 연결하면 약한 참조로만 유지됩니다.',
  },
};
