// Effects, watchers, derived values and reactions of Vue, MobX, Svelte and Solid on state that outlives them.

import { from, isWide, some } from './signs.ts';
import type { Pattern, PatternFacts } from './types.ts';

/** Whose signal keeps the entries: its list of who has read it stands beside fields that no other record has. */
function signalOf(facts: PatternFacts): 'svelte' | 'solid' | null {
  const { ownerName, holderFields } = facts;
  if (!isWide(facts)) return null;
  if (ownerName === 'reactions' && 'equals' in holderFields && 'v' in holderFields) return 'svelte';
  return ownerName === 'observers' && 'observerSlots' in holderFields ? 'solid' : null;
}

export const reactiveEffects: Pattern = {
  id: 'reactive-effects',
  recognise: (facts) => {
    if (signalOf(facts) !== null) return 58;
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
  variantOf: (facts) =>
    signalOf(facts) ?? (from(facts, 'mobx') && !from(facts, 'vue', '@vue/reactivity') ? 'mobx' : null),
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
  variants: {
    mobx: {
      en: {
        explanation:
          'A reaction of MobX stands among the observers of each observable that it has read, until it is disposed of; the observable lives on, and so does each {{entry}}.',
        advice:
          'Call what `autorun`, `reaction`, `observe` or `when` returned where its life ends. Components that observe are never unmounted on a server: switch static rendering on there (`enableStaticRendering(true)`, `useStaticRendering(true)` in older versions of mobx-react).',
      },
      ko: {
        explanation:
          'MobX의 반응은 해제될 때까지 자신이 읽은 observable의 observer 목록에 남습니다. observable이 계속 유지되므로 각 {{entry}}도 남습니다.',
        advice:
          '수명이 끝나는 곳에서 `autorun`, `reaction`, `observe`, `when`이 돌려준 함수를 호출하세요. 서버에서는 observer 컴포넌트가 언마운트되지 않으므로 `enableStaticRendering(true)`(이전 mobx-react에서는 `useStaticRendering(true)`)로 정적 렌더링을 켜세요.',
      },
    },
    svelte: {
      en: {
        explanation:
          'A derived value or effect of Svelte stands among the reactions of each state that it has read, until it is taken off; the state lives on, and so does each {{entry}} with the scope of its component.',
        advice:
          'Let a component make its effects and derived values while it is set up, so that they end with it. What is made elsewhere (in an event handler, after an `await`, in a module) belongs in an `$effect.root`, whose returned function is called when its user goes.',
      },
      ko: {
        explanation:
          'Svelte의 파생 값과 이펙트는 해제될 때까지 자신이 읽은 상태의 반응 목록에 남습니다. 상태가 계속 유지되므로 각 {{entry}}도 컴포넌트의 스코프와 함께 남습니다.',
        advice:
          '이펙트와 파생 값은 컴포넌트가 초기화되는 동안 만드세요. 그래야 컴포넌트와 함께 끝납니다. 다른 곳(이벤트 처리기, `await` 뒤, 모듈)에서 만든다면 `$effect.root` 안에 두고, 쓰는 쪽이 끝날 때 그 반환 함수를 호출하세요.',
      },
    },
    solid: {
      en: {
        explanation:
          'A computation of Solid stands among the observers of each signal that it has read, until it is disposed of; the signal lives on, and so does each {{entry}}.',
        advice:
          'Make effects and memos under an owner: while a component is set up, or inside `createRoot`, whose `dispose` is called when its user goes. After an `await` there is no owner: keep it with `getOwner()` and go on in `runWithOwner`.',
      },
      ko: {
        explanation:
          'Solid의 계산은 해제될 때까지 자신이 읽은 시그널의 관찰자 목록에 남습니다. 시그널이 계속 유지되므로 각 {{entry}}도 남습니다.',
        advice:
          '이펙트와 메모는 소유자 아래에서 만드세요. 컴포넌트가 초기화되는 동안 만들거나 `createRoot` 안에서 만들고, 쓰는 쪽이 끝날 때 `dispose`를 호출하세요. `await` 뒤에는 소유자가 없으므로 `getOwner()`로 보관해 두었다가 `runWithOwner`로 이어 가세요.',
      },
    },
  },
};
