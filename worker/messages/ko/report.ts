// Verdict, finding and warning sentences of the report, in Korean.

import type { report as en } from '../en/report.ts';
import type { Korean } from '../types.ts';

export const report: Korean<typeof en> = {
  'title.owner': '{{name, owner}}',
  'title.place': '{{name, owner}}, {{place}}',
  'title.held': '{{entryConstructor, objects}} ({{ownerConstructor, keeper}}이(가) 보유)',
  'title.listeners': '`{{name}}`에 등록된 {{place, in}}리스너',
  'grew.listeners':
    '`{{name}}`에 등록된 {{place, in}}리스너가 {{firstCount}}개에서 {{lastCount}}개로 늘어 {{growthBytes}}를 더 보유합니다. 하나마다 {{labels, brings}}이(가) 생깁니다.',
  'listens.event': '`{{event}}` 이벤트를 기다립니다.',
  'listens.callback': '호출되는 함수는 {{place, in}}`{{callback}}`입니다.',
  'listens.place': '호출되는 함수는 {{place}}에 있습니다.',
  'listens.event.callback': '`{{event}}` 이벤트를 기다리며, 호출되는 함수는 {{place, in}}`{{callback}}`입니다.',
  'listens.event.place': '`{{event}}` 이벤트를 기다리며, 호출되는 함수는 {{place}}에 있습니다.',
  'grew.width':
    '{{place, in}}{{name, owner}} 항목이 {{firstCount}}개에서 {{lastCount}}개로 늘어 {{growthBytes}}를 더 보유합니다. 항목마다 {{labels, brings}}이(가) 생깁니다.',
  'grew.roots':
    '{{entryConstructor, objects}} 수가 {{firstCount}}개에서 {{lastCount}}개로 늘어 {{growthBytes}}를 더 보유합니다. 프로그램의 컬렉션이 아니라 {{ownerConstructor, keeper}}이(가) 직접 보유하며, 하나마다 {{labels, brings}}이(가) 생깁니다.',
  'grew.unheld':
    '{{entryConstructor, objects}} 수가 {{firstCount}}개에서 {{lastCount}}개로 늘어 {{growthBytes}}를 더 보유합니다. 무엇이 보유하는지는 이 스냅샷에 없습니다. 하나마다 {{labels, brings}}이(가) 생깁니다.',
  'grew.many-owners':
    '{{place, in}}`{{name}}`에 있는 여러 {{ownerConstructor, many}}이(가) 조금씩 늘어납니다. 항목이 모두 {{firstCount}}개에서 {{lastCount}}개로 늘어 {{growthBytes}}를 더 보유합니다. 항목마다 {{labels, brings}}이(가) 생깁니다.',
  'grew.depth':
    '{{place, in}}{{name, owner}}이(가) 보유하는 {{entryConstructor, many}} 체인이 {{firstCount}}단에서 {{lastCount}}단으로 길어져 {{growthBytes}}를 더 보유합니다. 한 단마다 {{labels, brings}}이(가) 생깁니다.',
  'grew.bytes':
    '{{place, in}}{{name, owner}} 자체가 {{growthBytes}} 늘어 {{lastBytes}}이(가) 되었습니다. 항목 수가 아니라 {{entryConstructor, one}}의 크기가 커졌습니다.',
  'whose.owns':
    '직접 고칠 수 없는 {{package}}의 코드입니다. 새 버전에서 고쳐졌는지 확인하고, 이슈 목록에서 “{{words}}”을(를) 검색해 보세요.',
  'whose.adds':
    '추가되는 것은 직접 쓴 코드가 아니라 {{package}}에서 옵니다. 새 버전이 이를 다시 해제하는지 확인하고, 이슈 목록에서 “{{words}}”을(를) 검색해 보세요.',
  'whose.made':
    '직접 쓴 코드에서 넣은 것이 아니라면 `{{ownerName}}`의 바탕이 되는 {{package}}이(가) 넣은 것입니다. 새 버전에서 놓아주는지 확인하고, 이슈 목록에서 “{{words}}”을(를) 검색해 보세요.',
  'whose.through':
    '{{package}}은(는) 직접 쓰는 {{through}}에 딸려 온 패키지입니다. {{through}}의 새 버전에 고쳐진 것이 들어 있을 수 있습니다.',
  'whose.caller': '이와 가장 가까운 직접 쓴 코드는 {{places, lines}}입니다.',
  'whose.wayOut': '{{package}}에는 이를 위한 `{{wayOutFunction}}`이(가) 있습니다. 작업이 끝나면 호출하세요.',
  'advice.unheld':
    '이 런타임은 Map, Set, 네이티브 객체가 무엇을 참조하는지 스냅샷에 기록하지 않습니다. {{entry}} 객체를 넣기만 하고 지우지 않는 Map이나 Set을 찾아 주세요. Node.js에서도 실행되는 프로그램이라면 Node.js에서 찍은 스냅샷에는 그 이름이 나옵니다.',
  'advice.held':
    '런타임이 각 {{entry}}을(를) 직접 보유합니다. 열린 핸들, 타이머, 리스너, 또는 끝나지 않은 호출입니다. 작업이 끝나면 끝내 주세요(`close`, `clear…`, `abort`, `off`).',
  'advice.unknown': '{{owner}}에 값을 넣는 코드를 찾아, 각 {{entry}}의 작업이 끝나면 참조를 놓아 주세요.',
  'warm-up.levelled': '일정한 양까지 찬 뒤 더 늘지 않았으므로 고칠 것이 없습니다.',
  'warm-up.loading': '처음 필요할 때 로드된 것이므로 고칠 것이 없습니다.',
  table: '키와 값이 숫자라서 객체가 남지 않습니다. 보이는 것은 테이블뿐이고, 테이블은 가득 차면 두 배로 커집니다.',
  'advice.table':
    '프로그램에서 {{owner}}의 항목 수(`size`)를 확인하세요. 그 수가 늘기만 하면 끝난 항목을 삭제하거나 상한을 두세요.',
  replaced:
    '지금 있는 항목은 거의 모두 새것이고, 바로 앞 스냅샷에 있던 항목은 이미 사라졌습니다. 처리 중인 작업이나 매번 새로 만드는 목록이 이렇게 보입니다.',
  'advice.replaced':
    '프로그램이 아무 작업도 하지 않을 때 다음 스냅샷을 찍으세요. 그때 {{owner}}이(가) 거의 비어 있으면 누수가 아니라 작업량이 늘어난 것입니다. {{entry}}이(가) 그대로 남아 있으면 어디에서 놓아 주어야 하는지 살펴보세요.',
  'stayed.all': '스냅샷 1과 {{before}} 사이에 들어온 {{cameCount}}개가 스냅샷 {{last}}에도 모두 그대로 있습니다.',
  'stayed.some':
    '스냅샷 1과 {{before}} 사이에 들어온 {{cameCount}}개 중 {{keptCount}}개가 스냅샷 {{last}}에도 남아 있습니다.',
  'stayed.none': '스냅샷 1과 {{before}} 사이에 들어온 {{cameCount}}개 중 스냅샷 {{last}}에 남아 있는 것은 없습니다.',
  'cohorts.all': '첫 스냅샷과 마지막 스냅샷 사이에 들어온 {{cameCount}}개가 모두 그대로 있습니다.',
  'cohorts.some': '첫 스냅샷과 마지막 스냅샷 사이에 들어온 {{cameCount}}개 중 {{keptCount}}개가 아직 남아 있습니다.',
  'cohorts.none': '첫 스냅샷과 마지막 스냅샷 사이에 들어온 {{cameCount}}개 중 남아 있는 것은 없습니다.',
  'brief.perStep': '단계마다 평균 {{growthBytes, signed}}',
  'brief.afterFix':
    '고친 뒤 같은 작업으로 스냅샷을 다시 찍고 두 시리즈를 "verify"로 비교하세요. 발견 항목 {{rank}}번이 보이지 않는 것만으로는 고쳐졌다는 증거가 되지 않습니다.',
  'brief.nothing':
    '여기에서는 고칠 것이 없습니다. 더 느린 누수는 일을 더 시킨 뒤에야 드러나므로, 스냅샷 사이의 간격을 넓혀 찍으세요.',
  bounded: '한도가 있습니다. 아직 차는 중인 캐시가 이렇게 보이며, 가득 차면 더 늘지 않습니다.',
  'advice.bounded':
    '{{owner}}이(가) 찰 만큼 시간이 지난 뒤 스냅샷을 한 번 더 찍으세요. 그때는 더 늘지 않아야 합니다. 가득 찬 크기가 너무 크다면 한도를 줄이세요.',
  swept: '타이머 간격보다 짧은 간격으로 찍은 스냅샷에는 차오르는 모습만 보입니다.',
  'advice.swept':
    '그 타이머의 간격보다 긴 간격으로 스냅샷을 찍으세요. 그래도 {{owner}}이(가) 늘었다면 타이머가 각 {{entry}}을(를) 놓아주는지 확인하세요.',
  'advice.warm-up':
    '지금은 조치할 것이 없습니다. 더 확실히 하려면 작업을 더 한 뒤 스냅샷을 하나 더 찍으세요. 그때도 다시 늘었다면 이곳을 살펴보세요.',
  'reason.two': '스냅샷 두 개로는 증가한 사실만 알 수 있고, 계속 증가하는지는 알 수 없습니다.',
  'reason.steps_other': '{{count}}단계에 걸쳐 계속 증가했고 멈추지 않았습니다.',
  'reason.even_other':
    '{{count}}단계에 걸쳐 매번 비슷한 크기로 증가했습니다. 파일만으로는 어느 객체가 어느 객체인지 알 수 없어, 이름과 크기만으로 판단했습니다.',
  'reason.kept_other': '{{count}}단계에 걸쳐 계속 증가했고, 들어온 것이 그대로 남아 있습니다.',
  'reason.partly_other':
    '{{count}}단계에 걸쳐 계속 증가했습니다. 들어온 것 중 일부는 곧 사라지지만 나머지는 계속 남습니다.',
  'reason.fading': '증가했지만, 들어온 것은 얼마 뒤 다시 사라집니다.',
  'reason.bounded': '증가하지만 자체 한도({{field}})가 있습니다.',
  'reason.swept': '증가하지만 자체 타이머{{place, in}}가 비울 수 있습니다.',
  'reason.levelled': '증가하다가 더 이상 늘지 않았습니다.',
  'reason.loading': '처음 로드된 모듈입니다. 프로그램은 각 모듈을 한 번만 로드합니다.',
  'reason.replaced': '모든 단계에서 늘었지만, 다음 스냅샷까지 남은 항목은 거의 없습니다.',
  'reason.unlawful': '이 항목의 수치나 경로가 자체 검사를 통과하지 못했습니다. 참고로만 보세요.',
  'reason.late': '마지막 단계에서만 증가했습니다.',
  'reason.table': '테이블이 커졌습니다. 테이블이 얼마나 찼는지는 스냅샷에 나타나지 않습니다.',
  'reason.order': '이 스냅샷들의 객체 ID가 서로 맞지 않아 파일의 이름이나 수정 시각에서 순서를 읽었습니다.',
  'reason.unplaced':
    '힙이 모든 단계에서 여러 곳에 걸쳐 늘었습니다. 그 가운데 {{growthBytes}}는 어느 발견 항목에도 속하지 않습니다.',
  'reason.spread':
    '프로그램의 클래스 가운데 {{entryConstructor, objects}}이(가) 거의 사라지지 않고 계속 생깁니다. 처음 {{firstCount}}개, 마지막 {{lastCount}}개입니다. 이 객체를 만드는 코드부터 보고, 언제 놓아 주어야 하는지 확인하세요.',
  'reason.steady': '한곳에서 의미 있을 만큼 계속 증가한 것이 없습니다.',
  'runtime.timeline':
    '이 가운데 {{growthBytes}}는 브라우저나 Node의 성능 타임라인이 보유합니다. 항목 종류마다 개수 상한이 있고 보통 250개를 넘지 않습니다. 런타임이 관리하는 것이며 누수가 아닙니다.',
  'runtime.history':
    '이 가운데 {{growthBytes}}는 브라우저의 탐색 기록이 보유하며, 최대 50개 페이지까지입니다. 브라우저가 관리하는 것이며 누수가 아닙니다.',
  'runtime.console':
    '`console.log`와 오류가 보유하는 것은 콘솔의 것이며 최대 1,000개 메시지입니다. 증가량 가운데 {{growthBytes}}가 기록된 객체입니다. 오래된 메시지와 함께 사라지고, `console.clear()`로도 지울 수 있습니다.',
  'runtime.network-log':
    '이 가운데 {{growthBytes}}는 브라우저에 연결된 클라이언트(DevTools, 테스트 도구)가 네트워크 기록으로 보유하며, 연결을 끊으면 사라집니다. 그 클라이언트가 없으면 생기지 않습니다.',
  'runtime.fonts':
    '이 가운데 {{growthBytes}}는 브라우저가 측정한 단어의 캐시이며, 글꼴마다 최대 10,000개 단어입니다. 브라우저가 관리하는 것이며 누수가 아닙니다.',
  'runtime.styles':
    '이 가운데 {{growthBytes}}는 브라우저가 해석한 요소와 스타일의 테이블이며 브라우저가 정리합니다. 누수가 아닙니다.',
  'next.idle': '프로그램이 아무 작업도 하지 않을 때 스냅샷을 하나 더 찍어 함께 비교하세요.',
  'next.full': '가득 찰 만큼 시간이 지난 뒤 스냅샷을 한 번 더 찍어 이것들과 비교하세요.',
  'next.swept': '타이머 간격보다 긴 간격으로 스냅샷을 찍어 비교하세요.',
  'next.order': '찍은 차례대로 --keep-order와 함께 파일을 주거나, Node나 Chrome이 붙인 이름을 그대로 두세요.',
  'next.third': '같은 양의 작업을 한 번 더 실행한 뒤 스냅샷을 하나 더 찍어 모두 함께 비교하세요.',
  'verdict.leak':
    '{{place, in}}{{name, owner}}이(가) 첫 스냅샷보다 {{growthBytes}} 늘었고 계속 증가합니다. 메모리 누수입니다.',
  'verdict.leak.held':
    '{{ownerConstructor, keeper}}이(가) 보유하는 {{entryConstructor, objects}}이(가) 첫 스냅샷보다 {{growthBytes}} 늘었고 계속 쌓입니다. 메모리 누수입니다.',
  'verdict.growth':
    '{{place, in}}{{name, owner}}이(가) {{growthBytes}} 증가했습니다. 계속 증가하는지는 아직 알 수 없습니다.',
  'verdict.growth.held':
    '{{ownerConstructor, keeper}}이(가) 보유하는 {{entryConstructor, objects}}이(가) {{growthBytes}} 증가했습니다. 계속 증가하는지는 아직 알 수 없습니다.',
  'verdict.warm-up':
    '누수가 발견되지 않았습니다. {{place, in}}{{name, owner}}이(가) {{growthBytes}} 늘었지만 워밍업입니다.',
  'verdict.warm-up.held':
    '누수가 발견되지 않았습니다. {{ownerConstructor, keeper}}이(가) 보유하는 {{entryConstructor, objects}}이(가) {{growthBytes}} 늘었지만 워밍업입니다.',
  'verdict.leak.listeners':
    '`{{name}}`에 등록된 {{place, in}}리스너가 계속 쌓여 첫 스냅샷보다 {{growthBytes}} 늘었습니다. 메모리 누수입니다.',
  'verdict.growth.listeners':
    '`{{name}}`에 등록된 {{place, in}}리스너가 {{growthBytes}} 늘었습니다. 계속 증가하는지는 아직 알 수 없습니다.',
  'verdict.warm-up.listeners':
    '누수가 발견되지 않았습니다. `{{name}}`에 등록된 {{place, in}}리스너가 {{growthBytes}} 늘었지만 워밍업입니다.',
  'verdict.unplaced':
    '계속 늘어나는 곳을 찾지 못했지만 힙은 계속 늘었습니다. {{growthBytes}}가 여러 객체에 흩어져 있습니다. 누수가 아니라고 할 수 없습니다.',
  'verdict.order':
    '판단할 수 없습니다. 이 순서로는 계속 증가하는 것이 없지만 다른 순서로는 프로그램이 고르게 {{growthBytes}} 늘어나며, 어느 순서가 맞는지 증명하는 것이 없습니다.',
  'verdict.accepted_other': '늘어난 것은 모두 예상된 증가로 표시한 항목 {{count}}개이며 그 밖에는 없습니다.',
  'verdict.none': '누수가 발견되지 않았습니다. 스냅샷 사이에 계속 증가하는 객체가 없습니다.',
  'warning.file-text-before':
    '{{label}}: 스냅샷 앞에 다른 글자 {{remarkBytes}}가 있어 건너뛰었습니다. 파일에는 스냅샷만 쓰도록 하세요.',
  'warning.file-text-after':
    '{{label}}: 스냅샷 뒤에 다른 글자 {{remarkBytes}}가 있어 건너뛰었습니다. 파일에는 스냅샷만 쓰도록 하세요.',
  'warning.file-zeros-after':
    '{{label}}: 스냅샷 뒤에 0으로 채워진 {{remarkBytes}}가 있어 건너뛰었습니다. 스냅샷 자체는 온전합니다.',
  'warning.file-wrapped': '{{label}}: 스냅샷이 다른 객체 안에 들어 있어 바깥을 건너뛰었습니다. 안쪽 객체만 저장하세요.',
  'warning.file-spare-strings':
    '{{label}}: 아무도 쓰지 않는 문자열이 {{stringCount}}개 있습니다. V8은 이렇게 쓰지 않으므로 찍을 때 한 조각이 두 번 들어왔을 수 있고, 그러면 그 뒤의 이름이 모두 틀립니다. 이 스냅샷을 다시 찍으세요.',
  'warning.rows-left-out':
    '이 파일에는 가장 많이 유지하는 생성자 {{keptCount}}개가 있습니다. 더 작은 {{count}}개는 뺐습니다.',
  'warning.different-processes':
    '서로 다른 프로세스의 스냅샷입니다(공통 객체 ID의 {{agreementPercent}}만 일치). 객체를 ID가 아니라 연결된 위치로 비교했습니다.',
  'warning.ids-differ':
    '이 스냅샷들의 객체 ID가 서로 맞지 않습니다(공통 ID의 {{agreementPercent}}만 일치). 다른 프로세스에서 찍었거나, 페이지를 새로 고쳤거나, 그 사이에 디버거 연결이 끊긴 것입니다. 연결이 끊기면 V8은 모든 객체에 새 ID를 매깁니다. 객체를 연결된 위치로 비교했습니다.',
  'warning.ids-renewed':
    '이름을 보면 한 프로세스에서 찍은 스냅샷이지만 객체 ID가 매번 새로 매겨졌습니다(공통 ID의 {{agreementPercent}}만 일치). 디버거나 프로파일러 연결이 끊기면 V8이 이렇게 합니다. 객체를 연결된 위치로 비교했습니다. 모든 스냅샷을 한 세션에서 찍으면 객체 하나하나를 추적할 수 있습니다.',
  'warning.left-out-other-runtime':
    '{{label}}은(는) 이 시리즈에 속하지 않습니다. 다른 런타임에서 찍은 파일이라 뺐습니다. 이 답은 {{labels}}에 대한 것입니다.',
  'warning.left-out-other-program':
    '{{label}}은(는) 이 시리즈에 속하지 않습니다. 그 프로그램의 스크립트, 함수, 클래스 대부분이 나머지에 없으므로 다른 프로그램이거나 다른 빌드입니다. 그래서 뺐습니다. 이 답은 {{labels}}에 대한 것입니다.',
  'warning.left-out-other-version':
    '{{label}}은(는) 이 시리즈에 속하지 않습니다. 다른 V8 버전에서 찍었으므로 다른 프로세스입니다. 그래서 뺐습니다. 이 답은 {{labels}}에 대한 것입니다.',
  'warning.left-out-other-process':
    '{{label}}은(는) 이 시리즈에 속하지 않습니다. 이름을 보면 다른 프로세스에서 찍었습니다. 그래서 뺐습니다. 이 답은 {{labels}}에 대한 것입니다.',
  'warning.left-out-other-thread':
    '{{label}}은(는) 이 시리즈에 속하지 않습니다. 이름을 보면 같은 프로세스의 다른 스레드에서 찍었습니다. 그래서 뺐습니다. 이 답은 {{labels}}에 대한 것입니다.',
  'warning.left-out-other-ids':
    '{{label}}은(는) 이 시리즈에 속하지 않습니다. 객체 ID가 나머지와 다르므로 다른 프로세스이거나, 새로 고친 뒤이거나, 그 전에 디버거 연결이 끊긴 것입니다. 그래서 뺐습니다. 이 답은 {{labels}}에 대한 것입니다.',
  'warning.two-series':
    '이 파일들은 하나의 시리즈가 아닙니다. 이 답은 {{labels}}에 대한 것입니다. 시리즈 {{otherLabels}}은(는) 따로 판정했습니다(그것만 비교하면 찾은 항목을 볼 수 있고, heapdelta verify로 둘을 함께 볼 수 있습니다):',
  'warning.by-turns':
    '여러 프로세스에서 번갈아 찍은 스냅샷이라 구조로 함께 비교했습니다. 한 프로세스의 것인 {{otherLabels}}만 보면 다음과 같습니다:',
  'warning.mixed-programs':
    '서로 다른 프로그램이거나 한 프로그램의 다른 빌드에서 찍은 스냅샷입니다. 자신의 스크립트, 함수, 클래스가 서로 다르므로 그 사이의 증가는 아무것도 말해 주지 않습니다.',
  'warning.two-snapshots':
    '스냅샷 두 개로는 누수와 워밍업을 구별할 수 없습니다. 같은 양의 작업 뒤에 찍은 세 번째 스냅샷이 필요합니다.',
  'warning.one-snapshot':
    '스냅샷 하나로는 무엇이 있는지만 알 수 있고, 무엇이 늘어나는지는 알 수 없습니다. 같은 프로세스에서 작업을 한 뒤 스냅샷을 하나 더 찍어 여세요.',
  'warning.ids-unusable':
    '이 파일들의 객체 ID는 서로 비교할 수 없습니다(Bun은 스냅샷마다 모든 객체에 새 ID를 매깁니다). 객체를 연결된 위치로 비교했으므로 개수는 맞지만, 객체 하나하나를 추적할 수는 없습니다.',
  'warning.duplicate':
    '{{firstLabel}}와(과) {{secondLabel}}은(는) 완전히 같은 스냅샷이라 뒤의 것을 뺐습니다. 증가가 없는 단계가 끼면 누수가 가려지기 때문입니다.',
  'warning.given-twice': '{{label}}이(가) 두 번 주어져 한 번만 비교했습니다.',
  'warning.duplicates':
    '두 파일이 완전히 같은 스냅샷이라 비교할 것이 없습니다. 작업을 한 뒤 두 번째 스냅샷을 찍으세요.',
  'warning.reordered':
    '파일이 시간순으로 주어지지 않았습니다. 파일에 적힌 ID에 따른 순서는 다음과 같습니다: {{labels}}.',
  'warning.reordered-time':
    '파일이 시간순으로 주어지지 않았습니다. 이름에 적힌 시각에 따른 순서는 다음과 같습니다: {{labels}}.',
  'warning.order-name-number':
    '파일에는 순서를 증명하는 것이 없어 이름의 숫자에서 순서를 읽었습니다({{labels}}). 순서가 틀리면 증가가 반대로 보입니다.',
  'warning.order-name-word':
    '파일에는 순서를 증명하는 것이 없어 이름의 낱말에서 순서를 읽었습니다({{labels}}). 순서가 틀리면 증가가 반대로 보입니다.',
  'warning.order-name-time':
    '파일에는 순서를 증명하는 것이 없어 이름의 시각에서 순서를 읽었는데({{labels}}) 같은 시각이 있습니다. 순서가 틀리면 증가가 반대로 보입니다.',
  'warning.order-modified':
    '파일에도 이름에도 순서를 증명하는 것이 없어 파일의 수정 시각에서 순서를 읽었습니다({{labels}}). 복사하면 바뀌는 값입니다. 순서가 틀리면 증가가 반대로 보이므로 이름을 1, 2, 3으로 바꾸거나 --keep-order로 차례대로 주세요.',
  'warning.order-given':
    '파일에도 이름에도 순서를 증명하는 것이 없어 주어진 순서({{labels}})대로 비교했습니다. 순서가 틀리면 증가가 반대로 보이므로 --keep-order로 차례대로 주세요.',
  'warning.order-kept':
    '파일에 적힌 ID를 보면 시간순이 아닙니다. 주어진 순서({{labels}})대로 비교했으므로 증가와 감소가 뒤바뀌어 보일 수 있습니다. 뜻한 것이 아니면 --keep-order를 빼세요.',
  'warning.times-contradict':
    '주어진 시각이 파일에 적힌 ID와 어긋납니다. ID에 따른 순서는 {{labels}}입니다. 시각을 확인하세요. 시간당 증가량은 계산하지 않았습니다.',
  'warning.times-against-order':
    '시각을 보면 파일이 시간순이 아닙니다. 서로 다른 프로세스의 ID로는 순서를 알 수 없어 주어진 순서({{labels}})대로 비교했습니다. 순서를 확인하세요.',
  'warning.idle-step':
    '{{firstLabel}}와(과) {{secondLabel}} 사이에 거의 아무 일도 없었습니다(새 객체 {{objectCount}}개). 작업이 없는 단계에는 증가가 없어 누수가 가려집니다. 스냅샷을 찍기 전마다 같은 양의 작업을 실행하세요.',
  'warning.mixed-runtimes':
    '서로 다른 런타임의 스냅샷입니다({{labels}}). 엔진마다 객체를 다르게 배치하므로 크기와 개수를 비교할 수 없습니다. 한 런타임의 스냅샷을 쓰세요.',
  'warning.mixed-versions':
    '서로 다른 Node.js 버전({{firstVersion}}, {{lastVersion}})에서 찍은 스냅샷입니다. 누수가 없어도 엔진과 객체의 크기가 달라질 수 있습니다. 한 버전의 스냅샷을 비교하세요.',
  'warning.mixed-forms':
    '서로 다른 V8 버전에서 찍은 스냅샷입니다. 누수가 없어도 엔진과 객체의 크기가 달라질 수 있습니다. 한 버전의 스냅샷을 비교하세요.',
  'warning.mixed-numbers':
    '일부 스냅샷에만 숫자가 객체로 들어 있어(exposeNumericValues) 숫자가 생기거나 사라진 것처럼 보입니다. 모든 스냅샷을 같은 방식으로 찍으세요.',
  'warning.mixed-recording':
    '일부 스냅샷만 할당을 기록하는 중에 찍혔습니다. 기록 자체도 메모리를 씁니다. 모든 스냅샷을 같은 방식으로 찍으세요.',
  'warning.mixed-strings':
    '일부 스냅샷에서만 긴 문자열이 잘려 있습니다. 내용은 서로 다르게 보일 수 있지만 크기는 맞습니다.',
  'warning.rss-outside':
    '{{label}} 이후 프로세스(RSS)는 {{rssBytes}} 늘었지만 스냅샷에 담긴 양은 {{heapBytes}} 늘었습니다. 증가분 가운데 {{outsideBytes}}는 이 파일들에 없습니다. 네이티브 애드온, 스레드, 할당자가 돌려주지 않는 메모리를 살펴보세요.',
  'warning.engine-native':
    '어떤 객체에도 나타나지 않는 엔진 메모리가 {{extraBytes}}, 객체가 {{heapBytes}} 늘었습니다. 증가분 대부분은 이 객체들에 없습니다. 네이티브 애드온, WebAssembly, 컴파일된 코드를 살펴보세요.',
  'warning.native-nodes':
    '증가한 {{heapBytes}} 가운데 {{nativeBytes}}는 여기 객체들이 보유한 네이티브 메모리이며 대부분 {{mostConstructor}}입니다. process.memoryUsage()의 external에 들어가며, 힙 한도로 막히지 않습니다.',
  'allocated.exact': '{{site}}: 새로 생긴 것의 {{sharePercent}}',
  'allocated.sampled': '{{site}}: 할당 표본으로 보아 새로 생긴 것의 약 {{sharePercent}}',
  'allocated.anonymous': '이름 없는 함수',
  'cost.whole': '힙 전체의 증가: {{text}}',
  'cost.hour': '시간',
  'cost.per': '{{unit}}당 {{bytes}}',
  'cost.until': '이 속도라면 {{leftSeconds}} 뒤에 힙 한도 {{limitBytes}}에 닿습니다',
  'cost.left': '이 속도라면 {{leftSeconds}} 뒤에 힙 한도에 닿습니다',
  'cost.untilUsual':
    '이 속도라면 {{leftSeconds}} 뒤에 V8의 일반적인 힙 한도 {{limitBytes}}에 닿습니다(실제 한도는 --heap-limit으로 지정)',
  'cost.oneStep': '한 단계만 재어 본 추정값입니다',
};
