// What the engine is doing, per phase of `Phase` (worker/engine/api.ts).

import type { phases as en } from '../en/phases.ts';
import type { Korean } from '../types.ts';

export const phases: Korean<typeof en> = {
  queued: '대기 중',
  reading: '파일 읽는 중',
  graph: '객체 그래프 구성 중',
  sizes: '크기 배분 중',
  dominators: '지배 객체와 보유 크기 계산 중',
  names: '생성자 이름 붙이는 중',
  matching: '스냅샷 사이의 객체 대조 중',
  owners: '증가하는 소유자 찾는 중',
  ranking: '증가 순위 매기는 중',
  paths: 'GC 루트까지의 경로 추적 중',
  report: '결과 작성 중',
  done: '완료',
};
