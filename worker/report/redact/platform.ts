// Names that every program has: V8's own, the language's, HTML's and HTTP's. They say nothing about anybody's data.

/** Header names that stand as property names in every HTTP server. */
const HEADER = new RegExp(
  `^(?:${[
    'accept(-(charset|encoding|language|ranges))?',
    'access-control-[a-z]{4,8}(-[a-z]{5,11}){0,2}',
    'authorization',
    'cache-control',
    'connection',
    'content-[a-z]{4,11}',
    'cookie',
    'date',
    'etag',
    'expires',
    'forwarded',
    'host',
    'if-(modified-since|none-match|match|range)',
    'keep-alive',
    'last-modified',
    'location',
    'origin',
    'pragma',
    'proxy-[a-z]{10,13}',
    'range',
    'referer',
    'retry-after',
    'sec-(fetch|websocket|ch-ua)(-[a-z]{3,10})?',
    'server',
    'set-cookie',
    'strict-transport-security',
    'transfer-encoding',
    'upgrade(-insecure-requests)?',
    'user-agent',
    'vary',
    'via',
    'x-(api-key|forwarded-(for|host|proto)|frame-options|powered-by|real-ip|request-id|trace-id)',
  ].join('|')})$`,
  'i',
);
export const isHeader = (text: string): boolean => HEADER.test(text);

/** Rows, roots and links in brackets, as DevTools, V8 and we name them; anything else in brackets is somebody's text. */
const BRACKETED = new Set(
  (
    'string|number|heap number|smi number|int|bigint|symbol|array|object|objects|closure|code|system|regexp|native|engine|several|scope|' +
    'concatenated string|sliced string|compiled code|object shape|object properties|object elements|constant pool|' +
    'synthetic|wasm object|anonymous|no name|shared function info|function scope info|map descriptors|' +
    'transition array|context local names|constant elements|feedback vector|instruction stream|rest|other|via|' +
    'prototype|internal cache|global property cell|script line ends|JS weak collection|' +
    'GC roots|GC root|Document DOM trees|root|roots|Strong roots|Strong root list|Weak roots|Weak global handles|' +
    'Read-only roots|Builtins|Global handles|Eternal handles|Handle scope|Stack roots|Startup object cache|' +
    'Shareable object cache|Shared struct type registry|Internalized strings|External strings|Bootstrapper|Relocatable|' +
    'Debugger|Compilation cache|Thread manager|Micro tasks|Traced handles|Smi roots|Symbol table|Isolate|Identity map|' +
    'Retain maps|unrecorded|Client heap|Unknown|Object manager|Extensions|Stack|Pending activities|Detached DOM trees|JSC roots'
  )
    .split('|')
    .map((name) => `(${name})`),
);
/** V8's many code objects: `(code for …)` is not one of them, since a name stands inside. */
export const isBracketed = (text: string): boolean => BRACKETED.has(text);

/** Objects of the language that no constructor of that name makes, and iterators; `toStringTag` names them. */
const LANGUAGE = new Set(
  (
    'Intl|Atomics|JSON|Math|Reflect|WebAssembly|Temporal|TypedArray|AsyncGenerator|AsyncFunction|GeneratorFunction|' +
    'Generator|AsyncGeneratorFunction|Arguments|Iterator|AsyncIterator|global|global (global*)|global (global)|globalThis|Window|Object|Function|' +
    'Array|Map|Set|WeakMap|WeakSet|WeakRef|Promise|Proxy|Date|RegExp|Error|Symbol|String|Number|Boolean|BigInt|' +
    'ArrayBuffer|SharedArrayBuffer|DataView|Int8Array|Uint8Array|Uint8ClampedArray|Int16Array|Uint16Array|Int32Array|' +
    'Uint32Array|Float16Array|Float32Array|Float64Array|BigInt64Array|BigUint64Array|Buffer|process|console|' +
    'window|matchMedia(…)|document|navigator|location|history|screen|performance|visualViewport|localStorage|sessionStorage|' +
    'constructor|prototype|__proto__|memory|length|name|this|arguments|caller|exports|module|require|default'
  ).split('|'),
);
/** Node's internal bindings and the keys of `process.config`, which no script of the snapshot spells out. */
const NODE_NAMES = new Set(
  (
    'async_wrap blob block_list buffer builtins cares_wrap config constants contextify credentials crypto encoding_binding ' +
    'errors fs fs_dir fs_event_wrap heap_utils http2 http_parser inspector internal_only_v8 js_stream js_udp_wrap ' +
    'messaging mksnapshot modules module_wrap mutex options os performance permission pipe_wrap process_methods ' +
    'process_wrap report sea serdes signal_wrap spawn_sync stream_wrap string_decoder symbols task_queue tcp_wrap ' +
    'timers tls_wrap trace_events tty_wrap types udp_wrap url url_pattern util uv v8 wasi wasm_web_api watchdog worker zlib ' +
    'node_library_files variables target_defaults colors errno parser_buffer codes primordials internalBinding javascript'
  ).split(' '),
);
const DOTTED =
  /^(?:Intl\.(?:Collator|DateTimeFormat|DisplayNames|DurationFormat|ListFormat|Locale|NumberFormat|PluralRules|RelativeTimeFormat|Segmenter|Segments)|WebAssembly\.(?:Exception|Function|Global|Instance|Memory|Module|Suspending|Table|Tag)|Temporal\.(?:Duration|Instant|Now|Plain[A-Z][A-Za-z]{3,8}|ZonedDateTime))$/;
const ITERATOR =
  /^(?:(?:Array|Map|Set|String|RegExp String|Segmenter String|Segment|URLSearchParams|FormData|Headers|Async-from-Sync|Wrap For Valid) Iterator|Iterator (?:Helper|Wrapper|Concat)|Async(?:From| from )SyncIterator)$/;
/** Symbols that the language itself defines. */
const WELL_KNOWN_SYMBOL =
  /^Symbol\.(?:asyncDispose|asyncIterator|dispose|hasInstance|isConcatSpreadable|iterator|match|matchAll|replace|search|species|split|toPrimitive|toStringTag|unscopables)$/;
/** Objects of Node's own C++, as its memory tracker calls them. */
const NODE_NATIVE = new Set(
  (
    'AliasedBufferBase AliasedFloat64Array AliasedInt32Array AliasedUint32Array AliasedUint8Array AsyncHooks BaseObjectList BindingData ' +
    'CleanupHookCallback CleanupQueue CompileCacheHandler CompiledFnEntry DiagnosticFilename Environment EnvironmentOptions ' +
    'HandleWrap HistogramImpl ImmediateInfo InternalFieldInfo IsolateData KVStore MapKVStore MemoryTracker MessagePort MessagePortData ' +
    'NodeArrayBufferAllocator PerIsolateMessageListener PerformanceState Permission PrincipalRealm Realm ShadowRealm ' +
    'ShouldNotAbortOnUncaughtScope ThreadPoolWork TickInfo TrackingTraceStateObserver Worker WorkerHeapSnapshotTaker ' +
    'EnabledDebugList shared_ptr unique_ptr vector map set unordered_map unordered_set basic_string function list deque'
  ).split(' '),
);
/** `Node / Environment`: no class of a program has a name of that form and these words. */
const isNodeNative = (text: string): boolean => text.startsWith('Node / ') && NODE_NATIVE.has(text.slice(7));
/** Types of the language with a number after them: how libraries name what has no name. */
const NUMBERED = /^(?:object|array|string|number|boolean|bigint|symbol|function|regexp|map|set|null|undefined)\d{1,3}$/;
/** A name of the language itself. */
export const isLanguageName = (text: string): boolean =>
  LANGUAGE.has(text) ||
  NUMBERED.test(text) ||
  NODE_NAMES.has(text) ||
  DOTTED.test(text) ||
  ITERATOR.test(text) ||
  WELL_KNOWN_SYMBOL.test(text) ||
  isNodeNative(text) ||
  // The path tree leaves out what a name's holders share.
  (text.startsWith('…') && isLanguageName(text.slice(1)));

const TAGS = new Set(
  (
    'a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col ' +
    'colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form frame ' +
    'frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map ' +
    'mark menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s ' +
    'samp script search section select slot small source span strong style sub summary sup svg table tbody td template ' +
    'textarea tfoot th thead time title tr track u ul var video wbr font center marquee circle clippath defs desc ' +
    'ellipse filter foreignobject g image line lineargradient marker mask metadata path pattern polygon polyline ' +
    'radialgradient rect stop symbol text textpath tspan use view animate math mi mn mo mrow msup mfrac'
  ).split(' '),
);
/** An element of HTML, SVG or MathML; others are named by the page. */
export const isTag = (tag: string): boolean => TAGS.has(tag);

/** Links we name ourselves, with blanks in them. */
const OWN_LINKS = new Set(['require cache', 'shared closure', 'local variable', 'event listener', 'pending promise']);
export const isOwnLink = (text: string): boolean => OWN_LINKS.has(text);

/** Names that say nothing. */
const NO_NAME = new Set([
  'evalmachine.<anonymous>',
  '[eval]',
  '[stdin]',
  '<symbol>',
  'Pending activities',
  'C++ Persistent roots',
  'Iterator Helper',
  '',
  '[]',
  '?',
  '(anonymous)',
  '(no name)',
  '<anonymous>',
  '…',
]);
/** React's key of a child by its place: `.$2`, `.0`. */
const CHILD_KEY = /^\.\$?\d{1,3}$/;
export const saysNothing = (text: string): boolean => NO_NAME.has(text) || CHILD_KEY.test(text);
