// `heapdelta capture`: 도움말, 스냅샷을 찍기 전과 찍는 동안의 안내, 프로세스 메모리 내역.

import type { Korean } from '../types.ts';
import type { capture as en } from '../en/capture.ts';

export const capture: Korean<typeof en> = {
  description:
    '실행 중인 프로그램에서 스냅샷을 찍고 무엇이 누수되는지 알려 줍니다. 프로세스 ID, 인스펙터 주소, 스냅샷을 보내는 URL, 컨테이너, 시작할 명령을 대상으로 합니다.',
  target: '인스펙터 주소(9229, 127.0.0.1:9222, ws://…), 스냅샷을 보내는 URL, 또는 시작할 명령(-- 뒤에)',
  'option.pid': '이 컴퓨터의 Node 프로세스. 인스펙터를 열었다가 다시 닫습니다',
  'option.docker': '이 컨테이너의 Node 프로세스. 사용자의 docker 명령을 씁니다',
  'option.podman': 'podman으로 같은 일을 합니다',
  'option.kubectl': '이 파드(pod/NAME)의 Node 프로세스. 사용자의 kubectl 명령을 씁니다',
  'option.container': '파드의 컨테이너',
  'option.namespace': '파드의 네임스페이스',
  'option.target': '어느 페이지, 프레임, 워커, 워커 스레드인지. 번호 또는 제목이나 주소의 일부',
  'option.header':
    'URL에 보낼 "Name: value". @FILE이면 한 줄에 하나씩 읽으므로 비밀 값이 명령줄에 남지 않습니다. 여러 번 쓸 수 있습니다',
  'option.output': '스냅샷을 둘 폴더. 지정하지 않으면 시각으로 이름 붙인 새 폴더',
  'option.rounds': '찍을 스냅샷 수',
  'option.every': '두 스냅샷 사이의 시간. 예: 30s, 5m, 1h',
  'option.enter': 'Enter를 누를 때마다 스냅샷을 찍습니다(터미널에서의 기본값)',
  'option.work': '두 스냅샷 사이에 실행할 명령. 출력한 요청 수를 기록합니다',
  'option.workScript': '두 스냅샷 사이에 기본 함수를 호출할 모듈. 돌려준 숫자를 작업량으로 기록합니다',
  'option.workUnit': '작업량의 단위',
  'option.watch': '힙이 이만큼 늘 때마다 스냅샷을 찍습니다(지정하지 않으면 5분의 1)',
  'option.noWarmUp': '워밍업 없이 첫 스냅샷을 바로 찍습니다',
  'option.allocations':
    '객체가 만들어진 곳도 기록합니다. sampled(부담이 적음) 또는 full(모든 할당. 느리고 메모리를 몇 배 씁니다)',
  'option.yes': '프로그램이 견디지 못할 것 같아도 스냅샷을 찍습니다',
  'example.pid': '아무 플래그 없이 시작한 프로세스에서 Enter를 누를 때마다 하나씩 네 개를 찍습니다',
  'example.work': '서버를 시작하고 스냅샷 사이에 부하를 줍니다',
  'example.kubectl': '파드에서 5분 간격으로 네 개를 찍습니다',
  'example.chrome': '--remote-debugging-port=9222로 시작한 브라우저의 페이지',

  travels: '{{name}}의 힙에 있는 모든 내용이 비밀 값까지 이 컴퓨터로 전송됩니다',
  travelsPlain: '{{name}}의 힙에 있는 모든 내용이 비밀 값까지 암호화되지 않은 연결로 이 컴퓨터에 전송됩니다',
  thread: '힙을 찍는 곳은 {{name}}입니다',
  threads: '메인 스레드의 힙을 찍습니다. 워커 스레드마다 힙이 따로 있으니({{list}}) --target으로 고르세요',
  heap: '힙 {{heapBytes}}',
  heapOf: '힙 {{heapBytes}}(최대 {{limitBytes}})',
  rss: 'RSS {{rssBytes}}',
  group: '컨테이너 {{limitBytes}} 중 {{usedBytes}}',
  cost: '스냅샷마다 최대 {{pauseSeconds}} 멈추고, 그동안 프로그램이 메모리를 최대 {{memoryBytes}} 더 쓰며, 디스크를 최대 {{diskBytes}} 씁니다',
  unknownCost: '{{name}}의 메모리는 물어볼 수 없습니다. 스냅샷의 비용은 그 프로그램이 정합니다',
  danger: '--yes에 따라 계속합니다. 스냅샷에 최대 {{neededBytes}}가 필요하고 {{freeBytes}}가 비어 있습니다',
  'wait.every': '{{seconds}} 뒤에 스냅샷 {{round}}/{{rounds}}',
  'wait.warmUp': '워밍업 중, {{seconds}}',
  'wait.enter': '평소의 작업을 하게 한 뒤 Enter를 누르면 스냅샷 {{round}}/{{rounds}}을(를) 찍습니다',
  'wait.enterFirst': '평소의 작업으로 워밍업한 뒤 Enter를 누르면 스냅샷 {{round}}/{{rounds}}을(를) 찍습니다',
  'wait.work': '작업 중: {{command}}',
  'wait.watch': '힙이 늘기를 기다립니다. 지금 {{floorBytes}}, 처음 {{fromBytes}}',
  taking: '스냅샷 {{round}}/{{rounds}}: {{sharePercent}}',
  taken: '스냅샷 {{round}}/{{rounds}} 완료: {{file}}({{fileBytes}}, {{pauseSeconds}} 멈춤)',
  saved: '{{folder}}에 저장했습니다. 프로그램이 읽은 모든 문자열이 들어 있으니 다 쓴 뒤 지우세요',
  keptMore: '먼저 찍은 스냅샷 {{count}}개는 온전합니다: heapdelta diff {{files}}',
  keptOne: '먼저 찍은 스냅샷은 온전합니다: {{files}}',
  stopped: '중단했습니다',
  stoppedEarly: '온전한 스냅샷이 생기기 전에 중단했습니다. 남은 것은 없습니다',

  'memory.head': '프로세스의 메모리',
  'memory.round': '스냅샷',
  'memory.rss': 'RSS',
  'memory.heap': '사용 중인 힙',
  'memory.free': '빈 힙',
  'memory.buffers': '버퍼',
  'memory.external': '그 밖의 외부 메모리',
  'memory.native': '네이티브, 스택',
  'memory.code': '코드',
  'memory.notHeap': '힙은 늘지 않고 다음이 늘었습니다: {{part}}, {{partBytes, signed}}.',
  'memory.figure': '첫 스냅샷부터 마지막까지 프로세스의 메모리: {{parts}}',
  'memory.level': '힙도 힙 밖에 든 것도 늘지 않았습니다.',
  'memory.heapGrows': '늘어난 것은 힙입니다: {{partBytes, signed}}.',
  'memory.otherGrows':
    '가장 많이 늘어난 것은 힙({{heapBytes, signed}})이 아니라 {{part}}입니다: {{partBytes, signed}}.',
  'memory.restGrows':
    '그 밖에서 {{restBytes}} 늘었는데, 스냅샷 자체가 그렇게 만듭니다. 스냅샷이 쓴 메모리는 바로 반환되지 않습니다.',

  'usage.target':
    '무엇에서 스냅샷을 찍을지 지정하세요: heapdelta capture --pid 4242, heapdelta capture 127.0.0.1:9229 또는 heapdelta capture -- node server.js',
  'usage.oneTarget': '대상은 한 번에 하나입니다: --pid, --docker, --kubectl, 주소, 명령 중 하나를 쓰세요',
  'usage.onePace': '간격을 정하는 방법은 하나입니다: --every, --enter, --work, --work-script, --watch 중 하나를 쓰세요',
  'usage.duration': '{{option}} "{{value}}"은(는) 시간이 아닙니다: 30s, 5m, 1h처럼 쓰세요',
  'usage.header': '--header "{{value}}"은(는) 헤더가 아닙니다: "Authorization: Bearer …"처럼 쓰세요',
  'usage.address':
    '"{{value}}"은(는) 인스펙터 주소도 찾을 수 있는 명령도 아닙니다: 127.0.0.1:9229처럼 쓰거나 명령 앞에 --를 쓰세요',
};
