// Every class-name rule, on both sides of its edge: names that people's snapshots really have.

import { describe, expect, test } from 'vitest';
import {
  isCommonHolder,
  isDetachedName,
  isDocument,
  isElement,
  isEverybodys,
  isGlobal,
  isKeyed,
  isLiteral,
  isModuleRecord,
  isNativeName,
  isPageObject,
  isPendingList,
  isPlain,
  isShape,
  isSystemName,
  isTag,
  isWindow,
} from './vocabulary.ts';

const rules: readonly [(constructor: string) => boolean, readonly string[], readonly string[]][] = [
  [isShape, ['{}', '{id, text}', '{a\nb}', '{id, te…'], ['x{}', ' {}', 'Object']],
  [isLiteral, ['Object', 'Array', '{id}'], ['Map', 'ObjectId', 'MyArray', 'Uint8Array', '']],
  [isKeyed, ['Map', 'Set', 'WeakMap'], ['WeakSet', 'MapCache', 'Settings', 'Object']],
  [isPlain, ['Object', 'Array', '{id}', 'Map', 'Set', 'WeakMap'], ['WeakSet', 'Function', 'LRUCache', 'global']],
  [isWindow, ['Window', 'Window / http://a.test', 'Window [JSGlobalProxy]'], ['WindowManager', 'Windows', 'MyWindow']],
  [
    isGlobal,
    [
      'Window',
      'Window / http://a.test',
      'global',
      'globalThis',
      'GlobalObject',
      'Object [JSGlobalProxy]',
      'global / main',
    ],
    ['GlobalStore', 'globals', 'WindowManager', 'process', 'Global handles', 'an global'],
  ],
  [
    isCommonHolder,
    ['Object', 'Array', '{id}', 'Function', 'process', 'global', 'Window'],
    ['Map', 'Server', 'FunctionList', 'ChildProcess', 'processor'],
  ],
  [
    isEverybodys,
    ['Object', 'Map', 'WeakMap', 'WeakSet', 'Promise', 'Buffer', 'Timeout', 'Immediate', 'Error', '{id}'],
    ['Session', 'BufferList', 'MyError', 'TypeError2', 'PromiseQueue', 'Uint32Array'],
  ],
  [
    isNativeName,
    ['Node / TCPSocketWrap', 'blink::DOMTimer', '(Global handles)', 'v8::internal', 'cppgc::X', 'std::vector'],
    ['NodeList', 'Node', 'blinker', 'a blink::X', 'Stdout'],
  ],
  [isSystemName, ['system / Context', 'system / Map', 'system /'], ['System / X', 'systems', 'a system / b']],
  [
    isPendingList,
    ['TimersList', 'Timeout', 'Immediate', 'ImmediateList', 'Pending activities'],
    ['Timer', 'TimeoutError', 'MyTimeout', 'ImmediateListener'],
  ],
  [
    isModuleRecord,
    ['Module', 'ModuleWrap', 'SourceTextModule', 'ContextifyScript', 'cjsModule', 'CachedModule', 'Script'],
    ['MyModule', 'Modules', 'Scripts', 'NgModule', 'Modulator'],
  ],
  [isTag, ['<div>', 'Detached <div class="a">'], ['HTMLDivElement', 'Detached HTMLDivElement', 'a<b', ' <div>']],
  [
    isElement,
    ['<div>', 'Detached <p>', 'HTMLDivElement', 'HTMLElement'],
    ['HTMLDocument', 'HTMLCollection', 'Element'],
  ],
  [isDocument, ['Document', 'HTMLDocument'], ['Documents', 'XMLDocument', 'HTMLDocumentX']],
  [isDetachedName, ['Detached <p>', 'Detached Window'], ['Detached', 'DetachedNode', 'a Detached b']],
  [
    isPageObject,
    [
      'Window',
      'Document',
      'HTMLDocument',
      '<a>',
      'Detached <a>',
      'HTMLAElement',
      'SVGElement',
      '#text',
      'Text',
      'Attr',
    ],
    ['HTMLCollection', 'NodeList', 'blink::Node', 'MyWindow', 'Detached Text'],
  ],
];

describe.each(rules)('%o', (rule, yes, no) => {
  test.each(yes)('is %s', (name) => {
    expect(rule(name)).toBe(true);
  });
  test.each(no)('is not %s', (name) => {
    expect(rule(name)).toBe(false);
  });
});
