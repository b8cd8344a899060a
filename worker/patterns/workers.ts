// Worker threads and child processes that are started and never ended.

import { isKeptByRuntime, isListenerList, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const workers: Pattern = {
  id: 'workers',
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors];
    // A class of one's own may be called Worker: Node's has a handle and streams of its own.
    // What an open handle keeps, with a Worker and ports inside, has a thread of its own (a pool of threads).
    const pool = isKeptByRuntime(facts) && ['Worker', 'MessagePort'].every((name) => facts.inside.includes(name));
    const thread = pool || some([...names, ...facts.inside], /^(Node \/ Worker|(Readable|Writable)WorkerStdio)$/);
    if (thread && !isListenerList(facts)) return some(names, /^(Worker|MessagePort|Node \/ Worker)$/) ? 56 : 50;
    return some(names, /^ChildProcess$/) || (some(facts.inside, /^ChildProcess$/) && !isListenerList(facts)) ? 50 : 0;
  },
  en: {
    name: 'workers or child processes that are not ended',
    explanation:
      'Each {{entry}} belongs to a thread or process that still runs. What these snapshots show is only its handle: the thread or process has a heap of its own beside it.',
    advice:
      'End it when its work is done: `worker.terminate()` (or close its port and let it run out), `child.kill()` or `disconnect()`. For many short jobs keep a pool of a fixed size, for example piscina.',
  },
  ko: {
    name: '종료되지 않는 워커나 자식 프로세스',
    explanation:
      '각 {{entry}}은(는) 아직 실행 중인 스레드나 프로세스에 속합니다. 이 스냅샷에는 핸들만 보이며, 스레드나 프로세스는 별도의 힙을 따로 사용합니다.',
    advice:
      '작업이 끝나면 `worker.terminate()`(또는 포트를 닫아 스스로 끝나게), `child.kill()`, `disconnect()`로 종료하세요. 짧은 작업이 많다면 piscina처럼 크기가 고정된 풀을 사용하세요.',
  },
};
