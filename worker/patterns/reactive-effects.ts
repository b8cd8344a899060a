// Effects, watchers and reactions of Vue and MobX on state that outlives them.

import { from, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const reactiveEffects: Pattern = {
  id: 'reactive-effects',
  recognise: (facts) => {
    // Minified, the classes have no names, but they are still the library's.
    if (/^(@vue\/reactivity|vue|mobx)\//.test(facts.entryFile ?? '')) return 58;
    // What holds decides: records of somebody's own that have effects inside are kept by whoever keeps the records.
    const effect =
      /^(ReactiveEffect|ComputedRefImpl|EffectScope|Link|Dep|Reaction|ComputedValue|Autorun|ObservableValue)$/.test(
        facts.entryConstructor,
      );
    const library =
      from(facts, '@vue/reactivity', 'vue', 'mobx', '@preact/signals-core', 'solid-js') ||
      some(facts.files, /(vue|mobx|signals)[^/]*\.js$/);
    return effect && (library || ('deps' in facts.entryFields && 'fn' in facts.entryFields))
      ? 58
      : effect && 'dep' in facts.entryFields && 'sub' in facts.entryFields
        ? 48
        : 0;
  },
  en: {
    name: 'reactive effects that are never stopped',
    explanation:
      'An effect, watcher or computed value is kept by the reactive state it has read, until it is stopped; the state lives on, and so does each {{entry}}.',
    advice:
      'Stop each effect where its life ends: call what `effect`, `watch` or `autorun` returned, or make them in an `effectScope()` and `stop()` it. Inside a component make them in `setup` at once, not after an `await`, so that Vue stops them with it.',
  },
  ko: {
    name: '중지되지 않는 반응형 이펙트',
    explanation:
      '이펙트, 감시자, 계산된 값은 중지할 때까지 자신이 읽은 반응형 상태가 보유합니다. 상태가 계속 유지되므로 각 {{entry}}도 남습니다.',
    advice:
      '수명이 끝나는 곳에서 이펙트를 중지하세요. `effect`, `watch`, `autorun`이 돌려준 함수를 호출하거나, `effectScope()` 안에서 만들고 `stop()`을 호출하세요. Vue 컴포넌트에서는 `await` 뒤가 아니라 `setup`에서 바로 만들어야 함께 중지됩니다.',
  },
};
