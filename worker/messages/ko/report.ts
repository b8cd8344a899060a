// Verdict, finding and warning sentences of the report, in Korean.

import type { report as en } from '../en/report.ts';
import type { Korean } from '../types.ts';

export const report: Korean<typeof en> = {
  'title.owner': '`{{name}}` ({{ownerConstructor}})',
  'title.place': '`{{name}}` ({{ownerConstructor}}), {{place}}',
  'grew.width': '`{{name}}` ({{ownerConstructor}})의 {{entryConstructor}} 수가 {{firstCount}}개에서 {{lastCount}}개로 늘어 {{growthBytes}}를 더 보유합니다. 하나마다 {{labels}}이(가) 함께 생깁니다.',
  'grew.roots': 'GC 루트가 직접 보유하는 {{entryConstructor}} 수가 {{firstCount}}개에서 {{lastCount}}개로 늘어 {{growthBytes}}를 더 보유합니다. 하나마다 {{labels}}이(가) 함께 생깁니다.',
  'grew.many-owners': '`{{name}}`의 여러 {{ownerConstructor}}이(가) 조금씩 늘어납니다. {{entryConstructor}} 수가 모두 {{firstCount}}개에서 {{lastCount}}개로 늘어 {{growthBytes}}를 더 보유합니다. 하나마다 {{labels}}이(가) 함께 생깁니다.',
  'grew.depth': '`{{name}}`이(가) 보유하는 {{entryConstructor}} 연결 고리가 {{firstCount}}개에서 {{lastCount}}개로 늘어 {{growthBytes}}를 더 보유합니다. 고리마다 {{labels}}이(가) 함께 생깁니다.',
  'grew.bytes': '`{{name}}` ({{ownerConstructor}}) 자체가 {{growthBytes}} 늘어 {{lastBytes}}이(가) 되었습니다. 항목 수가 아니라 {{entryConstructor}}의 크기가 커졌습니다.',
  'advice.unknown': '{{owner}}에 값을 넣는 코드를 찾아, 각 {{entry}}의 작업이 끝나면 참조를 놓아 주세요.',
  'reason.two': '스냅샷 두 개로는 증가한 사실만 알 수 있고, 계속 증가하는지는 알 수 없습니다.',
  'reason.steps_other': '의미 있는 모든 단계({{count}}단계)에서 같은 속도로 증가했습니다.',
  'reason.levelled': '증가하다가 더 이상 늘지 않았습니다.',
  'reason.steady': '모든 단계에서 계속 증가한 객체가 없습니다.',
  'next.third': '같은 양의 작업을 한 번 더 실행한 뒤 스냅샷을 하나 더 만들어 세 개를 비교하세요.',
  'verdict.leak': '{{title}}이(가) 계속 증가합니다. 첫 스냅샷보다 {{growthBytes}} 늘었습니다. 메모리 누수입니다.',
  'verdict.growth': '{{title}}이(가) {{growthBytes}} 증가했습니다. 계속 증가하는지는 아직 알 수 없습니다.',
  'verdict.warm-up': '누수가 발견되지 않았습니다. {{title}}이(가) {{growthBytes}} 늘었다가 워밍업처럼 안정되었습니다.',
  'verdict.none': '누수가 발견되지 않았습니다. 스냅샷 사이에 계속 증가하는 객체가 없습니다.',
  'warning.different-processes': '서로 다른 프로세스의 스냅샷입니다(공통 객체 ID의 {{agreementPercent}}만 일치). 객체를 ID가 아니라 연결된 위치로 비교했습니다.',
  'warning.two-snapshots': '스냅샷 두 개로는 누수와 워밍업을 구별할 수 없습니다. 같은 양의 작업 뒤에 만든 세 번째 스냅샷이 필요합니다.',
};
