// Source maps that the runtime keeps for stacks.

import { hasField, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const sourceMaps: Pattern = {
  id: 'source-maps',
  recognise: (facts) => {
    const cache =
      /^(moduleSourceMapCache|generatedSourceMapCache|cjsSourceMapCache|esmSourceMapCache|sourceMapCache|fileContentsCache)$/.test(
        facts.ownerName ?? '',
      ) || some([facts.ownerConstructor, facts.holderConstructor], /^SourceMap(CacheMap)?$/);
    const map =
      (hasField(facts.entryFields, /(^|\.)mappings$/) && hasField(facts.entryFields, /(^|\.)sources$/)) ||
      hasField(facts.entryFields, /(^|\.)sourceMapURL$/);
    return cache || map ? 54 : 0;
  },
  en: {
    name: 'source maps that are kept for stacks',
    explanation:
      'Each {{entry}} is or holds a source map: the runtime keeps one for every piece of code that came with one, so that stacks can be shown in the original source.',
    advice:
      'Compile each piece of code once, or leave the `sourceMappingURL` out of code that is made at run time. `--enable-source-maps` and source-map-support are for code that is loaded once.',
  },
  ko: {
    name: '스택을 위해 보관되는 소스 맵',
    explanation:
      '각 {{entry}}은(는) 소스 맵이거나 소스 맵을 가지고 있습니다. 런타임은 스택을 원본 소스로 보여 주기 위해 소스 맵이 있는 코드마다 하나씩 보관합니다.',
    advice:
      '같은 코드는 한 번만 컴파일하고, 실행 중에 만드는 코드에는 `sourceMappingURL`을 넣지 마세요. `--enable-source-maps`와 source-map-support는 한 번만 로드되는 코드를 위한 기능입니다.',
  },
};
