// Listeners on an AbortSignal that outlives the operations it could cancel.

import { called, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const abortSignalListeners: Pattern = {
  id: 'abort-signal-listeners',
  recognise: (facts) => {
    // What AbortSignal.any makes, kept by Node because something listens on it.
    if ('<symbol kSourceSignals>' in facts.entryFields) return 52;
    // The signal's own class goes by EventTarget on Node 20.
    const onSignal =
      '<symbol kAborted>' in facts.ownerFields ||
      '<symbol kAborted>' in facts.holderFields ||
      some(
        [...facts.pathConstructors, ...facts.dominatedBy.slice(0, 4), facts.ownerConstructor, facts.holderConstructor],
        /^Abort(Signal|Controller)$/,
      ) ||
      some(facts.ownerKeptBy, /^AbortSignal\./);
    const listens =
      /^(Listener|Function|WeakRef)$/.test(facts.entryConstructor) ||
      called(facts, /^(kDependantSignals|dependantSignals)$/);
    return onSignal && listens ? 52 : 0;
  },
  en: {
    name: 'listeners on an AbortSignal that lives long',
    explanation:
      'They wait for the `abort` of a signal that lives longer than they are needed, so it keeps every one of them and what it refers to.',
    advice:
      'Remove the `abort` listener when the operation has ended (`signal.removeEventListener` in `finally`), or give each operation an `AbortController` of its own, keep the controllers of running operations in a Set, and let one listener on the signal that lives long abort them all. `AbortSignal.any` with a signal that lives long leaks in some versions of Node, too.',
  },
  ko: {
    name: '오래 유지되는 AbortSignal의 리스너',
    explanation:
      '시그널의 `abort` 이벤트를 기다립니다. 시그널이 필요한 기간보다 오래 유지되므로 기다리는 쪽과 그 참조가 모두 남습니다.',
    advice:
      '작업이 끝나면 `finally`에서 `signal.removeEventListener`로 `abort` 리스너를 제거하세요. 또는 작업마다 `AbortController`를 따로 만들어 실행 중인 것만 Set에 두고, 오래 유지되는 시그널의 리스너 하나가 모두 중단하게 하세요. 그런 시그널에 `AbortSignal.any`를 쓰면 일부 Node 버전에서는 이것도 누수가 됩니다.',
  },
};
