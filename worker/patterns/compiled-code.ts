// Functions, scripts and regular expressions that are compiled again and again and kept.

import { addsFunctions, from, isWide, some } from './signs.ts';
import type { Pattern } from './types.ts';

const COMPILERS = ['handlebars', 'ajv', 'ejs', 'pug', 'nunjucks', 'dot', 'eta', 'art-template', 'fast-json-stringify'];

export const compiledCode: Pattern = {
  id: 'compiled-code',
  recognise: (facts) => {
    // What waits for an event is a listener, also one of a package that compiles.
    if (!isWide(facts) || facts.event !== null) return 0;
    if (some([facts.entryConstructor], /^(RegExp|Script|ContextifyScript|Module \(WebAssembly\)|WebAssembly\.\w+)$/))
      return 40;
    if (
      from(facts, ...COMPILERS) &&
      (addsFunctions(facts) || some([facts.entryConstructor, ...facts.inside], /^SchemaEnv$/))
    )
      return 52;
    // The script of `new Function` and `eval` has no name.
    return addsFunctions(facts) && facts.entryFile === '' ? 40 : 0;
  },
  en: {
    name: 'compiled code that is kept',
    explanation:
      'Each {{entry}} was compiled at run time and is kept in {{owner}}, with its source text and the code V8 made of it.',
    advice:
      'Compile once per pattern or template and pass in what differs as an argument: when the source text contains a value that never repeats, no compiled {{entry}} is ever used again. Give {{owner}} a bound.',
  },
  ko: {
    name: '보관되는 컴파일된 코드',
    explanation:
      '각 {{entry}}은(는) 실행 중에 컴파일되어 {{owner}}에 보관되며, 소스 텍스트와 V8이 만든 코드도 함께 남습니다.',
    advice:
      '패턴이나 템플릿마다 한 번만 컴파일하고 달라지는 값은 인수로 넘기세요. 소스 텍스트에 매번 다른 값이 들어가면 컴파일한 {{entry}}을(를) 다시 쓸 수 없습니다. {{owner}}에 한도를 두세요.',
  },
};
