// A metric with labels whose values never repeat: one time series per value.

import { from, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const metricsLabels: Pattern = {
  id: 'metrics-labels',
  recognise: (facts) => {
    const metric =
      'labelNames' in facts.holderFields ||
      'labelNames' in facts.ownerFields ||
      some(facts.ownerKeptBy, /^(Histogram|Counter|Gauge|Summary)\.(hashMap|values)$/) ||
      some([facts.ownerConstructor, facts.holderConstructor], /^(LabelMap|AttributeHashMap)$/);
    if (!metric) return 0;
    return from(facts, 'prom-client', '@opentelemetry/sdk-metrics') ? 62 : 30;
  },
  en: {
    name: 'a metric whose labels never repeat',
    explanation:
      'A metric keeps one time series for every combination of label values it has ever seen, and new combinations keep coming.',
    advice:
      'Use labels with few values: the route (`/orders/:id`) instead of the URL, the class of a customer instead of the id. Look at the keys in {{owner}} to see which label differs. Old series can go with `metric.remove(…)` or `reset()`.',
  },
  ko: {
    name: '레이블 값이 반복되지 않는 메트릭',
    explanation:
      '메트릭은 한 번이라도 나온 레이블 값의 조합마다 시계열을 하나씩 보관하는데, 새로운 조합이 계속 들어옵니다.',
    advice:
      '값의 종류가 적은 레이블을 사용하세요. URL 대신 경로(`/orders/:id`), 고객 ID 대신 고객 등급이 좋습니다. {{owner}}의 키를 보면 어떤 레이블이 매번 다른지 알 수 있습니다. 오래된 시계열은 `metric.remove(…)`나 `reset()`으로 지우세요.',
  },
};
