// What class names tell: each rule once, for all stages. Names are V8's (and those of engines that write its format), as the
// heap prints them: a plain object may be printed by its keys, `{id, text}`; what left the document is `Detached …`.

/** Arrays and plain objects, also those printed by their keys: what a program writes as a literal. */
export function isLiteral(constructor: string): boolean {
  return constructor === 'Object' || constructor === 'Array' || isShape(constructor);
}

/** A plain object that the heap prints by its keys: `{id, text}`. */
export function isShape(constructor: string): boolean {
  return constructor.startsWith('{');
}

/** Maps, Sets and WeakMaps: collections with a table of their own, which doubles when it is full. */
export function isKeyed(constructor: string): boolean {
  return constructor === 'Map' || constructor === 'Set' || constructor === 'WeakMap';
}

/** A collection or object of no class of anybody's: its name is that of the field or variable that holds it. */
export function isPlain(constructor: string): boolean {
  return isLiteral(constructor) || isKeyed(constructor);
}

/**
 * The page's window (`Window`, `Window / http://a.test`) or the global object of another runtime (`global`, `globalThis`; Bun
 * says `GlobalObject`, V8 `… [JSGlobalProxy]`): unrelated things hang from it. A program's own `WindowManager` is none.
 */
export function isGlobal(constructor: string): boolean {
  return (
    isWindow(constructor) || /^(global|globalThis|GlobalObject)( .*)?$| \[JSGlobal(Object|Proxy)\]/.test(constructor)
  );
}

/** The page's window: `Window`, `Window / http://a.test`, `Window [JSGlobalProxy]`. */
export function isWindow(constructor: string): boolean {
  return /^Window( .*)?$/.test(constructor);
}

/** What many unrelated things are fields of by nature: literals, functions, the global object and Node's `process`. */
export function isCommonHolder(constructor: string): boolean {
  return isLiteral(constructor) || constructor === 'Function' || constructor === 'process' || isGlobal(constructor);
}

/** Classes of the language and of Node that every program has: a group named by one of them is not named. */
export function isEverybodys(constructor: string): boolean {
  return (
    isPlain(constructor) ||
    /^(Function|WeakSet|Promise|Generator|AsyncGenerator|ArrayBuffer|Uint8Array|FastBuffer|Buffer|Date|RegExp|Error|Symbol|Timeout|Immediate)$/.test(
      constructor,
    )
  );
}

/** Native objects that no JavaScript refers to, and roots: `blink::DOMTimerCoordinator`, `Node / TCPSocketWrap`, `(Global handles)`. */
export function isNativeName(constructor: string): boolean {
  return /^(Node \/ |blink::|\(|v8::|cppgc::|std::)/.test(constructor);
}

/** What V8 names `system / …`: its own records, scopes (`system / Context`) among them. */
export function isSystemName(constructor: string): boolean {
  return constructor.startsWith('system /');
}

/** Lists in which Node and browsers keep what is pending: no place in the program that could let go. */
export function isPendingList(constructor: string): boolean {
  return /^(TimersList|Timeout|Immediate|ImmediateList|Pending activities)$/.test(constructor);
}

/** Records of one loaded file: of CommonJS, of ES modules, of bundlers. */
export function isModuleRecord(constructor: string): boolean {
  return /^(Module|ModuleWrap|ModuleJob|ModuleLoadMap|SourceTextModule|Script|ContextifyScript|cjsModule|CachedModule)$/.test(
    constructor,
  );
}

/** A native object that a page's author knows: a window, a document, an element, a node of text. */
export function isPageObject(constructor: string): boolean {
  return isElement(constructor) || /^(Window|Document|HTMLDocument|SVG|ShadowRoot|#|Text|Attr)/.test(constructor);
}

/** An element, in the document or not: `<div>`, `Detached <div class="row">`, `HTMLDivElement`. */
export function isElement(constructor: string): boolean {
  return isTag(constructor) || /^HTML\w*Element/.test(constructor);
}

/** An element printed by its tag: `<div>`, `Detached <div class="row">`. */
export function isTag(constructor: string): boolean {
  return /^(Detached )?</.test(constructor);
}

/** The document of a page. */
export function isDocument(constructor: string): boolean {
  return constructor === 'Document' || constructor === 'HTMLDocument';
}

/** A node that left the document. */
export function isDetachedName(constructor: string): boolean {
  return constructor.startsWith('Detached ');
}
