// Native handles of other kinds that the event loop keeps: the general case of roots.

import { isKeptByRuntime, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const openHandles: Pattern = {
  id: 'open-handles',
  recognise: (facts) => {
    const handle =
      some(
        [...facts.keptBy, ...facts.pathEdges, facts.ownerConstructor],
        /^\(Global handles\)$|<symbol owner_symbol>$/,
      ) || some([...facts.inside, ...facts.entryConstructors], /^Node \/ |Wrap$/);
    return isKeptByRuntime(facts) && handle ? 8 : 0;
  },
  en: {
    name: 'native handles that are never closed',
    explanation:
      'No variable keeps them but the runtime itself, because each {{entry}} belongs to something that is still open: a socket, a port, a watcher, a job under way.',
    advice:
      'Close each {{entry}} when its work is done (`close`, `destroy`, `end` or `terminate`, in `finally`). `process.getActiveResourcesInfo()` says what is open.',
  },
  ko: {
    name: '닫히지 않는 네이티브 핸들',
    explanation:
      '변수가 아니라 런타임이 직접 보유합니다. 각 {{entry}}이(가) 소켓, 포트, 감시자, 진행 중인 작업처럼 아직 열려 있는 것에 속하기 때문입니다.',
    advice:
      '작업이 끝나면 `finally`에서 `close`, `destroy`, `end`, `terminate` 등으로 각 {{entry}}을(를) 닫으세요. `process.getActiveResourcesInfo()`로 무엇이 열려 있는지 볼 수 있습니다.',
  },
};
