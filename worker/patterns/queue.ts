// Queues that are filled faster than they are emptied: p-queue, fastq, Bull's and one's own.

import { called, isCollection, isWide, some } from './signs.ts';
import type { Pattern } from './types.ts';

const LIBRARIES =
  /^(p-queue|p-limit|fastq|async|bottleneck|better-queue|yocto-queue|denque|tiny-async-pool|p-throttle)\//;
const NODE_QUEUE = /^(FixedQueue|FixedCircularBuffer)$/;
const NAME = /(queue|backlog)$|^(jobs|tasks|waiting|outbox|inbox|todo|pendingJobs|pendingTasks|unconsumedEvents)$/i;

export const queue: Pattern = {
  id: 'queue',
  recognise: (facts) => {
    const libraryOwner =
      facts.files.slice(0, 6).some((file) => LIBRARIES.test(file)) &&
      (called(facts, /queue|waiting|tasks/i) || some(facts.pathConstructors, /Queue/));
    if (libraryOwner || ('worked' in facts.entryFields && 'release' in facts.entryFields)) return 60;
    if (
      NODE_QUEUE.test(facts.ownerConstructor) ||
      NODE_QUEUE.test(facts.entryConstructor) ||
      some(facts.pathConstructors.slice(-4), NODE_QUEUE)
    )
      return 30;
    // A queue may be a linked list inside, as in Deno's streams.
    if (facts.growthKind === 'depth') return called(facts, NAME) ? 24 : 0;
    const list = isCollection(facts) || /Queue$/.test(facts.ownerConstructor);
    return isWide(facts) && list && called(facts, NAME) ? 16 : 0;
  },
  en: {
    name: 'a queue that fills faster than it is emptied',
    explanation:
      '{{owner}} is a queue: more {{entry, many}} come in than are worked off, or the workers have stopped taking them.',
    advice:
      'See first whether the work still ends: a job without a time limit can block a queue for ever (`timeout` in p-queue; always call the `done` of fastq). Then give {{owner}} a length at which new work is refused or the producer waits (`onSizeLessThan` in p-queue), or add workers.',
  },
  ko: {
    name: '비워지는 것보다 빨리 차는 큐',
    explanation:
      '{{owner}}은(는) 큐입니다. 처리되는 것보다 더 많은 {{entry}}이(가) 들어오거나, 워커가 더 이상 꺼내 가지 않습니다.',
    advice:
      '먼저 작업이 끝나는지 확인하세요. 시간 제한이 없는 작업 하나가 큐를 영원히 막을 수 있습니다(p-queue의 `timeout`, fastq는 `done`을 반드시 호출). 그다음 {{owner}}에 길이 한도를 두어 새 작업을 거부하거나 생산자를 기다리게 하고(p-queue의 `onSizeLessThan`), 필요하면 워커를 늘리세요.',
  },
};
