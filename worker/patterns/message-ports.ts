// MessagePorts and BroadcastChannels that are never closed.

import { isKeptByRuntime, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const messagePorts: Pattern = {
  id: 'message-ports',
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors];
    // A worker has ports of its own.
    if (some([...names, ...facts.inside], /^(Worker|Node \/ Worker)$/)) return 0;
    if (some(names, /^(MessagePort|MessageChannel|BroadcastChannel)$/)) return 54;
    return isKeptByRuntime(facts) && some(facts.inside, /^(MessagePort|BroadcastChannel|Node \/ MessagePort)$/)
      ? 44
      : 0;
  },
  en: {
    name: 'message ports that are never closed',
    explanation:
      'A port with a listener is kept by the event loop until one of its two ends is closed, and it keeps the listener and all that it refers to.',
    advice:
      "Call `port.close()` when the last message has come (one end is enough), or `channel.close()` for a BroadcastChannel. For one answer use `once(port, 'message')` and close in `finally`.",
  },
  ko: {
    name: '닫히지 않는 메시지 포트',
    explanation:
      '리스너가 있는 포트는 두 끝 중 하나가 닫힐 때까지 이벤트 루프가 보유하며, 리스너와 그 참조도 함께 남습니다.',
    advice:
      "마지막 메시지를 받으면 `port.close()`를 호출하세요(한쪽만 닫아도 됩니다). BroadcastChannel은 `channel.close()`를 호출하세요. 답이 하나면 `once(port, 'message')`를 쓰고 `finally`에서 닫으세요.",
  },
};
