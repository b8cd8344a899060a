// File watchers that are never closed.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const fileWatchers: Pattern = {
  id: 'file-watchers',
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors];
    if (some(names, /^(FSWatcher|FSEvent|StatWatcher|Node \/ FSEventWrap)$/)) return 56;
    return some(facts.inside, /^(FSWatcher|FSEvent|StatWatcher)$/) ? 46 : 0;
  },
  en: {
    name: 'file watchers that are never closed',
    explanation:
      'The event loop keeps a file watcher until it is closed, and the watcher keeps its listeners and all they refer to.',
    advice:
      'Call `watcher.close()` when nobody is interested in the file any more (`fs.unwatchFile` after `fs.watchFile`), or pass `{ signal }` to `fs.watch`. Watch a path once and tell all who are interested from there.',
  },
  ko: {
    name: '닫히지 않는 파일 감시자',
    explanation: '파일 감시자는 닫힐 때까지 이벤트 루프가 보유하며, 리스너와 그 참조도 함께 남습니다.',
    advice:
      '더 필요하지 않으면 `watcher.close()`를 호출하거나(`fs.watchFile`은 `fs.unwatchFile`), `fs.watch`에 `{ signal }`을 넘기세요. 같은 경로는 한 번만 감시하고 거기서 필요한 곳에 알리세요.',
  },
};
