// RxJS subscriptions that nobody ends.

import { from, hasField, some } from './signs.ts';
import type { Fields, Pattern } from './types.ts';

export const rxjsSubscriptions: Pattern = {
  id: 'rxjs-subscriptions',
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors, ...facts.inside];
    // Anybody may call a class Subscription: it is RxJS' where the package, its own subscribers or their fields show.
    const fields = isSubscription(facts.entryFields);
    const known =
      fields ||
      from(facts, 'rxjs') ||
      some(names, /^(Safe|Operator)Subscriber$/) ||
      isSubject(facts.ownerFields) ||
      isSubject(facts.holderFields);
    const subscriber = fields || some(names, /^(Safe|Operator)?Subscriber$|^Subscription$/);
    const list =
      /^(observers|currentObservers|_finalizers|_teardowns)$/.test(facts.ownerName ?? '') ||
      some(
        [facts.ownerConstructor, facts.holderConstructor, ...facts.pathConstructors.slice(-3)],
        /Subject$|^Subscription$/,
      );
    if (!known || !subscriber || !list) return 0;
    return from(facts, 'rxjs') ? 62 : 44;
  },
  en: {
    name: 'RxJS subscriptions that are never ended',
    explanation:
      'Each {{entry}} in {{owner}} is a subscription to a source that lives on; it keeps its callbacks and all they refer to until it is unsubscribed or the source completes.',
    advice:
      'Keep the `Subscription` and call `unsubscribe()` where the subscriber ends, or end it in the pipe: `takeUntil(closed$)` as the last operator, `take(1)` or `firstValueFrom` when one value is enough, `takeUntilDestroyed()` in Angular. `shareReplay(1)` never lets go of its source: `shareReplay({ bufferSize: 1, refCount: true })` does.',
  },
  ko: {
    name: '해지되지 않는 RxJS 구독',
    explanation:
      '{{owner}}의 각 {{entry}}은(는) 계속 유지되는 소스에 대한 구독입니다. 해지하거나 소스가 완료될 때까지 콜백과 콜백이 참조하는 모든 것을 보유합니다.',
    advice:
      '`Subscription`을 보관했다가 구독자가 끝나는 곳에서 `unsubscribe()`를 호출하세요. 파이프 안에서 끝낼 수도 있습니다. 마지막 연산자로 `takeUntil(closed$)`를 두거나, 값이 하나면 `take(1)`이나 `firstValueFrom`을, Angular에서는 `takeUntilDestroyed()`를 사용하세요. `shareReplay(1)`은 원본을 놓아주지 않으므로 `shareReplay({ bufferSize: 1, refCount: true })`를 사용하세요.',
  },
};

/** Fields of RxJS 6, 7 and 8; bundlers leave names of properties. */
function isSubscription(fields: Fields): boolean {
  return (
    'closed' in fields && hasField(fields, /^(_parentage|_finalizers|_teardowns|_parentOrParents|_subscriptions)$/)
  );
}

function isSubject(fields: Fields): boolean {
  return 'observers' in fields && 'isStopped' in fields && 'thrownError' in fields;
}
