// Modules loaded again and again under new names.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const moduleCache: Pattern = {
  id: 'module-cache',
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors, ...facts.inside];
    if (some(names, /^(ModuleJob|ModuleWrap|ModuleRecord|SourceTextModule)$/)) return 54;
    const commonjs =
      'filename' in facts.entryFields && 'loaded' in facts.entryFields && 'children' in facts.entryFields;
    return commonjs ? 54 : 0;
  },
  en: {
    name: 'modules that stay once they are loaded',
    explanation:
      'Node keeps every module it has loaded, with its code and variables, for as long as the process lives. Modules that are loaded when first needed come to an end; the same file under ever new names or query strings does not, since each is a module of its own.',
    advice:
      'Load each module once under one name. For code that changes, load data instead (read and parse the file), or run it in a `Worker` that is ended. If a CommonJS module must be loaded anew, delete it from `require.cache` and from the `children` of the module that loaded it; an ES module imported with `?…` cannot be let go.',
  },
  ko: {
    name: '한 번 로드되면 계속 남는 모듈',
    explanation:
      'Node는 로드한 모듈을 코드와 변수까지 프로세스가 끝날 때까지 보유합니다. 처음 필요할 때 로드되는 모듈은 언젠가 멈추지만, 같은 파일을 계속 새로운 이름이나 쿼리 문자열로 로드하면 매번 별도의 모듈이 됩니다.',
    advice:
      '모듈은 한 이름으로 한 번만 로드하세요. 바뀌는 내용은 파일을 읽어 데이터로 다루거나, 끝낼 수 있는 `Worker`에서 실행하세요. CommonJS 모듈을 다시 로드해야 한다면 `require.cache`와 로드한 모듈의 `children`에서 모두 삭제하세요. `?…`를 붙여 `import`한 ES 모듈은 해제할 수 없습니다.',
  },
};
