import {createRequire as __cr} from 'node:module';const require=__cr(import.meta.url);
var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// node_modules/tinyrainbow/dist/index.js
function y(e) {
  let r = e ? u : i;
  return {
    isColorSupported: e,
    reset: r("\x1B[0m", "\x1B[0m"),
    bold: r("\x1B[1m", "\x1B[22m", "\x1B[22m\x1B[1m"),
    dim: r("\x1B[2m", "\x1B[22m", "\x1B[22m\x1B[2m"),
    italic: r("\x1B[3m", "\x1B[23m"),
    underline: r("\x1B[4m", "\x1B[24m"),
    inverse: r("\x1B[7m", "\x1B[27m"),
    hidden: r("\x1B[8m", "\x1B[28m"),
    strikethrough: r("\x1B[9m", "\x1B[29m"),
    black: r("\x1B[30m", t),
    red: r("\x1B[31m", t),
    green: r("\x1B[32m", t),
    yellow: r("\x1B[33m", t),
    blue: r("\x1B[34m", t),
    magenta: r("\x1B[35m", t),
    cyan: r("\x1B[36m", t),
    white: r("\x1B[37m", t),
    gray: r("\x1B[90m", t),
    bgBlack: r("\x1B[40m", o),
    bgRed: r("\x1B[41m", o),
    bgGreen: r("\x1B[42m", o),
    bgYellow: r("\x1B[43m", o),
    bgBlue: r("\x1B[44m", o),
    bgMagenta: r("\x1B[45m", o),
    bgCyan: r("\x1B[46m", o),
    bgWhite: r("\x1B[47m", o),
    blackBright: r("\x1B[90m", t),
    redBright: r("\x1B[91m", t),
    greenBright: r("\x1B[92m", t),
    yellowBright: r("\x1B[93m", t),
    blueBright: r("\x1B[94m", t),
    magentaBright: r("\x1B[95m", t),
    cyanBright: r("\x1B[96m", t),
    whiteBright: r("\x1B[97m", t),
    bgBlackBright: r("\x1B[100m", o),
    bgRedBright: r("\x1B[101m", o),
    bgGreenBright: r("\x1B[102m", o),
    bgYellowBright: r("\x1B[103m", o),
    bgBlueBright: r("\x1B[104m", o),
    bgMagentaBright: r("\x1B[105m", o),
    bgCyanBright: r("\x1B[106m", o),
    bgWhiteBright: r("\x1B[107m", o),
    rgb: e ? (n, l, m) => B(`\x1B[38;2;${n};${l};${m}m`, t) : i,
    bgRgb: e ? (n, l, m) => B(`\x1B[48;2;${n};${l};${m}m`, o) : i,
    hex: e ? (n) => B(`\x1B[38;2;${c(n)}m`, t) : i,
    bgHex: e ? (n) => B(`\x1B[48;2;${c(n)}m`, o) : i
  };
}
function C() {
  let e = typeof process != "undefined" ? process : void 0, r = (e == null ? void 0 : e.env) || {}, a = r.FORCE_TTY !== "false", n = (e == null ? void 0 : e.argv) || [];
  return !("NO_COLOR" in r || n.includes("--no-color")) && ("FORCE_COLOR" in r || n.includes("--color") || (e == null ? void 0 : e.platform) === "win32" || a && r.TERM !== "dumb" || "CI" in r) || typeof window != "undefined" && !!window.chrome;
}
function h({ force: e } = {}) {
  let r = e || C();
  return y(r);
}
var d, i, t, o, F, u, B, c, b, $;
var init_dist = __esm({
  "node_modules/tinyrainbow/dist/index.js"() {
    d = (e) => String(e);
    d.open = d.close = "";
    i = () => d;
    t = "\x1B[39m";
    o = "\x1B[49m";
    F = (e, r, a, n, l) => {
      let m = "", g = 0;
      do
        m += e.substring(g, n) + a, g = n + l, n = e.indexOf(r, g);
      while (~n);
      return m + e.substring(g);
    };
    u = (e, r, a = e, n = e.length) => {
      let l = r.length, m = (g) => {
        let s = g + "", x = s.indexOf(r, n);
        return ~x ? e + F(s, r, a, x, l) + r : e + s + r;
      };
      return m.open = e, m.close = r, m;
    };
    B = (e, r) => u(e, r, e, 5);
    c = (e) => {
      let r = e.charCodeAt(0) === 35 ? e.slice(1) : e, a = parseInt(r, 16) || 0;
      return r.length < 6 ? `${(a >> 8 & 15) * 17};${(a >> 4 & 15) * 17};${(a & 15) * 17}` : `${a >> 16 & 255};${a >> 8 & 255};${a & 255}`;
    };
    b = h();
    $ = b;
  }
});

// node_modules/@vitest/pretty-format/dist/index.js
function _mergeNamespaces(n, m) {
  m.forEach(function(e) {
    e && typeof e !== "string" && !Array.isArray(e) && Object.keys(e).forEach(function(k) {
      if (k !== "default" && !(k in n)) {
        var d2 = Object.getOwnPropertyDescriptor(e, k);
        Object.defineProperty(n, k, d2.get ? d2 : {
          enumerable: true,
          get: function() {
            return e[k];
          }
        });
      }
    });
  });
  return Object.freeze(n);
}
function getKeysOfEnumerableProperties(object, compareKeys) {
  const rawKeys = Object.keys(object);
  const keys2 = compareKeys === null ? rawKeys : rawKeys.sort(compareKeys);
  if (Object.getOwnPropertySymbols) {
    for (const symbol of Object.getOwnPropertySymbols(object)) {
      if (Object.getOwnPropertyDescriptor(object, symbol).enumerable) {
        keys2.push(symbol);
      }
    }
  }
  return keys2;
}
function printIteratorEntries(iterator, config2, indentation, depth, refs, printer2, separator = ": ") {
  let result = "";
  let width2 = 0;
  let current = iterator.next();
  if (!current.done) {
    result += config2.spacingOuter;
    const indentationNext = indentation + config2.indent;
    while (!current.done) {
      result += indentationNext;
      if (width2++ === config2.maxWidth) {
        result += "\u2026";
        break;
      }
      const name = printer2(current.value[0], config2, indentationNext, depth, refs);
      const value = printer2(current.value[1], config2, indentationNext, depth, refs);
      result += name + separator + value;
      current = iterator.next();
      if (!current.done) {
        result += `,${config2.spacingInner}`;
      } else if (!config2.min) {
        result += ",";
      }
    }
    result += config2.spacingOuter + indentation;
  }
  return result;
}
function printIteratorValues(iterator, config2, indentation, depth, refs, printer2) {
  let result = "";
  let width2 = 0;
  let current = iterator.next();
  if (!current.done) {
    result += config2.spacingOuter;
    const indentationNext = indentation + config2.indent;
    while (!current.done) {
      result += indentationNext;
      if (width2++ === config2.maxWidth) {
        result += "\u2026";
        break;
      }
      result += printer2(current.value, config2, indentationNext, depth, refs);
      current = iterator.next();
      if (!current.done) {
        result += `,${config2.spacingInner}`;
      } else if (!config2.min) {
        result += ",";
      }
    }
    result += config2.spacingOuter + indentation;
  }
  return result;
}
function printListItems(list, config2, indentation, depth, refs, printer2) {
  let result = "";
  list = list instanceof ArrayBuffer ? new DataView(list) : list;
  const isDataView = (l) => l instanceof DataView;
  const length = isDataView(list) ? list.byteLength : list.length;
  if (length > 0) {
    result += config2.spacingOuter;
    const indentationNext = indentation + config2.indent;
    for (let i2 = 0; i2 < length; i2++) {
      result += indentationNext;
      if (i2 === config2.maxWidth) {
        result += "\u2026";
        break;
      }
      if (isDataView(list) || i2 in list) {
        result += printer2(isDataView(list) ? list.getInt8(i2) : list[i2], config2, indentationNext, depth, refs);
      }
      if (i2 < length - 1) {
        result += `,${config2.spacingInner}`;
      } else if (!config2.min) {
        result += ",";
      }
    }
    result += config2.spacingOuter + indentation;
  }
  return result;
}
function printObjectProperties(val, config2, indentation, depth, refs, printer2) {
  let result = "";
  const keys2 = getKeysOfEnumerableProperties(val, config2.compareKeys);
  if (keys2.length > 0) {
    result += config2.spacingOuter;
    const indentationNext = indentation + config2.indent;
    for (let i2 = 0; i2 < keys2.length; i2++) {
      const key = keys2[i2];
      const name = printer2(key, config2, indentationNext, depth, refs);
      const value = printer2(val[key], config2, indentationNext, depth, refs);
      result += `${indentationNext + name}: ${value}`;
      if (i2 < keys2.length - 1) {
        result += `,${config2.spacingInner}`;
      } else if (!config2.min) {
        result += ",";
      }
    }
    result += config2.spacingOuter + indentation;
  }
  return result;
}
function testName(name) {
  return OBJECT_NAMES.has(name) || ARRAY_REGEXP.test(name);
}
function isNamedNodeMap(collection) {
  return collection.constructor.name === "NamedNodeMap";
}
function escapeHTML(str) {
  return str.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
function printProps(keys2, props, config2, indentation, depth, refs, printer2) {
  const indentationNext = indentation + config2.indent;
  const colors = config2.colors;
  return keys2.map((key) => {
    const value = props[key];
    if (typeof value === "string" && value[0] === "_" && value.startsWith("__vitest_") && value.match(/__vitest_\d+__/)) {
      return "";
    }
    let printed = printer2(value, config2, indentationNext, depth, refs);
    if (typeof value !== "string") {
      if (printed.includes("\n")) {
        printed = config2.spacingOuter + indentationNext + printed + config2.spacingOuter + indentation;
      }
      printed = `{${printed}}`;
    }
    return `${config2.spacingInner + indentation + colors.prop.open + key + colors.prop.close}=${colors.value.open}${printed}${colors.value.close}`;
  }).join("");
}
function printChildren(children, config2, indentation, depth, refs, printer2) {
  return children.map((child) => config2.spacingOuter + indentation + (typeof child === "string" ? printText(child, config2) : printer2(child, config2, indentation, depth, refs))).join("");
}
function printShadowRoot(children, config2, indentation, depth, refs, printer2) {
  if (config2.printShadowRoot === false) {
    return "";
  }
  return [`${config2.spacingOuter + indentation}#shadow-root`, printChildren(children, config2, indentation + config2.indent, depth, refs, printer2)].join("");
}
function printText(text, config2) {
  const contentColor = config2.colors.content;
  return contentColor.open + escapeHTML(text) + contentColor.close;
}
function printComment(comment, config2) {
  const commentColor = config2.colors.comment;
  return `${commentColor.open}<!--${escapeHTML(comment)}-->${commentColor.close}`;
}
function printElement(type3, printedProps, printedChildren, config2, indentation) {
  const tagColor = config2.colors.tag;
  return `${tagColor.open}<${type3}${printedProps && tagColor.close + printedProps + config2.spacingOuter + indentation + tagColor.open}${printedChildren ? `>${tagColor.close}${printedChildren}${config2.spacingOuter}${indentation}${tagColor.open}</${type3}` : `${printedProps && !config2.min ? "" : " "}/`}>${tagColor.close}`;
}
function printElementAsLeaf(type3, config2) {
  const tagColor = config2.colors.tag;
  return `${tagColor.open}<${type3}${tagColor.close} \u2026${tagColor.open} />${tagColor.close}`;
}
function testHasAttribute(val) {
  try {
    return typeof val.hasAttribute === "function" && val.hasAttribute("is");
  } catch {
    return false;
  }
}
function testNode(val) {
  const constructorName2 = val.constructor.name;
  const { nodeType, tagName } = val;
  const isCustomElement = typeof tagName === "string" && tagName.includes("-") || testHasAttribute(val);
  return nodeType === ELEMENT_NODE && (ELEMENT_REGEXP.test(constructorName2) || isCustomElement) || nodeType === TEXT_NODE && constructorName2 === "Text" || nodeType === COMMENT_NODE && constructorName2 === "Comment" || nodeType === FRAGMENT_NODE && constructorName2 === "DocumentFragment";
}
function nodeIsText(node) {
  return node.nodeType === TEXT_NODE;
}
function nodeIsComment(node) {
  return node.nodeType === COMMENT_NODE;
}
function nodeIsFragment(node) {
  return node.nodeType === FRAGMENT_NODE;
}
function filterChildren(children, filterNode) {
  let filtered = children.filter((node) => {
    if (node.nodeType === TEXT_NODE) {
      const text = node.data || "";
      return text.trim().length > 0;
    }
    return true;
  });
  if (filterNode) {
    filtered = filtered.filter(filterNode);
  }
  return filtered;
}
function serializeDOM(node, config2, indentation, depth, refs, printer2, filterNode) {
  if (nodeIsText(node)) {
    return printText(node.data, config2);
  }
  if (nodeIsComment(node)) {
    return printComment(node.data, config2);
  }
  const type3 = nodeIsFragment(node) ? "DocumentFragment" : node.tagName.toLowerCase();
  if (++depth > config2.maxDepth) {
    return printElementAsLeaf(type3, config2);
  }
  const children = Array.prototype.slice.call(node.childNodes || node.children);
  const shadowChildren = nodeIsFragment(node) || !node.shadowRoot ? [] : Array.prototype.slice.call(node.shadowRoot.children);
  const resolvedChildren = filterNode ? filterChildren(children, filterNode) : children;
  const resolvedShadowChildren = filterNode ? filterChildren(shadowChildren, filterNode) : shadowChildren;
  return printElement(type3, printProps(nodeIsFragment(node) ? [] : Array.from(node.attributes, (attr) => attr.name).sort(), nodeIsFragment(node) ? {} : [...node.attributes].reduce((props, attribute) => {
    props[attribute.name] = attribute.value;
    return props;
  }, {}), config2, indentation + config2.indent, depth, refs, printer2), (resolvedShadowChildren.length > 0 ? printShadowRoot(resolvedShadowChildren, config2, indentation + config2.indent, depth, refs, printer2) : "") + printChildren(resolvedChildren, config2, indentation + config2.indent, depth, refs, printer2), config2, indentation);
}
function createDOMElementFilter(filterNode) {
  return {
    test: test$3,
    serialize: (node, config2, indentation, depth, refs, printer2) => serializeDOM(node, config2, indentation, depth, refs, printer2, filterNode)
  };
}
function printImmutableEntries(val, config2, indentation, depth, refs, printer2, type3) {
  return ++depth > config2.maxDepth ? printAsLeaf(getImmutableName(type3)) : `${getImmutableName(type3) + SPACE}{${printIteratorEntries(val.entries(), config2, indentation, depth, refs, printer2)}}`;
}
function getRecordEntries(val) {
  let i2 = 0;
  return { next() {
    if (i2 < val._keys.length) {
      const key = val._keys[i2++];
      return {
        done: false,
        value: [key, val.get(key)]
      };
    }
    return {
      done: true,
      value: void 0
    };
  } };
}
function printImmutableRecord(val, config2, indentation, depth, refs, printer2) {
  const name = getImmutableName(val._name || "Record");
  return ++depth > config2.maxDepth ? printAsLeaf(name) : `${name + SPACE}{${printIteratorEntries(getRecordEntries(val), config2, indentation, depth, refs, printer2)}}`;
}
function printImmutableSeq(val, config2, indentation, depth, refs, printer2) {
  const name = getImmutableName("Seq");
  if (++depth > config2.maxDepth) {
    return printAsLeaf(name);
  }
  if (val[IS_KEYED_SENTINEL]) {
    return `${name + SPACE}{${val._iter || val._object ? printIteratorEntries(val.entries(), config2, indentation, depth, refs, printer2) : LAZY}}`;
  }
  return `${name + SPACE}[${val._iter || val._array || val._collection || val._iterable ? printIteratorValues(val.values(), config2, indentation, depth, refs, printer2) : LAZY}]`;
}
function printImmutableValues(val, config2, indentation, depth, refs, printer2, type3) {
  return ++depth > config2.maxDepth ? printAsLeaf(getImmutableName(type3)) : `${getImmutableName(type3) + SPACE}[${printIteratorValues(val.values(), config2, indentation, depth, refs, printer2)}]`;
}
function getDefaultExportFromCjs(x) {
  return x && x.__esModule && Object.prototype.hasOwnProperty.call(x, "default") ? x["default"] : x;
}
function requireReactIs_production() {
  if (hasRequiredReactIs_production) return reactIs_production;
  hasRequiredReactIs_production = 1;
  var REACT_ELEMENT_TYPE = /* @__PURE__ */ Symbol.for("react.transitional.element"), REACT_PORTAL_TYPE = /* @__PURE__ */ Symbol.for("react.portal"), REACT_FRAGMENT_TYPE = /* @__PURE__ */ Symbol.for("react.fragment"), REACT_STRICT_MODE_TYPE = /* @__PURE__ */ Symbol.for("react.strict_mode"), REACT_PROFILER_TYPE = /* @__PURE__ */ Symbol.for("react.profiler"), REACT_CONSUMER_TYPE = /* @__PURE__ */ Symbol.for("react.consumer"), REACT_CONTEXT_TYPE = /* @__PURE__ */ Symbol.for("react.context"), REACT_FORWARD_REF_TYPE = /* @__PURE__ */ Symbol.for("react.forward_ref"), REACT_SUSPENSE_TYPE = /* @__PURE__ */ Symbol.for("react.suspense"), REACT_SUSPENSE_LIST_TYPE = /* @__PURE__ */ Symbol.for("react.suspense_list"), REACT_MEMO_TYPE = /* @__PURE__ */ Symbol.for("react.memo"), REACT_LAZY_TYPE = /* @__PURE__ */ Symbol.for("react.lazy"), REACT_VIEW_TRANSITION_TYPE = /* @__PURE__ */ Symbol.for("react.view_transition"), REACT_CLIENT_REFERENCE = /* @__PURE__ */ Symbol.for("react.client.reference");
  function typeOf2(object) {
    if ("object" === typeof object && null !== object) {
      var $$typeof = object.$$typeof;
      switch ($$typeof) {
        case REACT_ELEMENT_TYPE:
          switch (object = object.type, object) {
            case REACT_FRAGMENT_TYPE:
            case REACT_PROFILER_TYPE:
            case REACT_STRICT_MODE_TYPE:
            case REACT_SUSPENSE_TYPE:
            case REACT_SUSPENSE_LIST_TYPE:
            case REACT_VIEW_TRANSITION_TYPE:
              return object;
            default:
              switch (object = object && object.$$typeof, object) {
                case REACT_CONTEXT_TYPE:
                case REACT_FORWARD_REF_TYPE:
                case REACT_LAZY_TYPE:
                case REACT_MEMO_TYPE:
                  return object;
                case REACT_CONSUMER_TYPE:
                  return object;
                default:
                  return $$typeof;
              }
          }
        case REACT_PORTAL_TYPE:
          return $$typeof;
      }
    }
  }
  reactIs_production.ContextConsumer = REACT_CONSUMER_TYPE;
  reactIs_production.ContextProvider = REACT_CONTEXT_TYPE;
  reactIs_production.Element = REACT_ELEMENT_TYPE;
  reactIs_production.ForwardRef = REACT_FORWARD_REF_TYPE;
  reactIs_production.Fragment = REACT_FRAGMENT_TYPE;
  reactIs_production.Lazy = REACT_LAZY_TYPE;
  reactIs_production.Memo = REACT_MEMO_TYPE;
  reactIs_production.Portal = REACT_PORTAL_TYPE;
  reactIs_production.Profiler = REACT_PROFILER_TYPE;
  reactIs_production.StrictMode = REACT_STRICT_MODE_TYPE;
  reactIs_production.Suspense = REACT_SUSPENSE_TYPE;
  reactIs_production.SuspenseList = REACT_SUSPENSE_LIST_TYPE;
  reactIs_production.isContextConsumer = function(object) {
    return typeOf2(object) === REACT_CONSUMER_TYPE;
  };
  reactIs_production.isContextProvider = function(object) {
    return typeOf2(object) === REACT_CONTEXT_TYPE;
  };
  reactIs_production.isElement = function(object) {
    return "object" === typeof object && null !== object && object.$$typeof === REACT_ELEMENT_TYPE;
  };
  reactIs_production.isForwardRef = function(object) {
    return typeOf2(object) === REACT_FORWARD_REF_TYPE;
  };
  reactIs_production.isFragment = function(object) {
    return typeOf2(object) === REACT_FRAGMENT_TYPE;
  };
  reactIs_production.isLazy = function(object) {
    return typeOf2(object) === REACT_LAZY_TYPE;
  };
  reactIs_production.isMemo = function(object) {
    return typeOf2(object) === REACT_MEMO_TYPE;
  };
  reactIs_production.isPortal = function(object) {
    return typeOf2(object) === REACT_PORTAL_TYPE;
  };
  reactIs_production.isProfiler = function(object) {
    return typeOf2(object) === REACT_PROFILER_TYPE;
  };
  reactIs_production.isStrictMode = function(object) {
    return typeOf2(object) === REACT_STRICT_MODE_TYPE;
  };
  reactIs_production.isSuspense = function(object) {
    return typeOf2(object) === REACT_SUSPENSE_TYPE;
  };
  reactIs_production.isSuspenseList = function(object) {
    return typeOf2(object) === REACT_SUSPENSE_LIST_TYPE;
  };
  reactIs_production.isValidElementType = function(type3) {
    return "string" === typeof type3 || "function" === typeof type3 || type3 === REACT_FRAGMENT_TYPE || type3 === REACT_PROFILER_TYPE || type3 === REACT_STRICT_MODE_TYPE || type3 === REACT_SUSPENSE_TYPE || type3 === REACT_SUSPENSE_LIST_TYPE || "object" === typeof type3 && null !== type3 && (type3.$$typeof === REACT_LAZY_TYPE || type3.$$typeof === REACT_MEMO_TYPE || type3.$$typeof === REACT_CONTEXT_TYPE || type3.$$typeof === REACT_CONSUMER_TYPE || type3.$$typeof === REACT_FORWARD_REF_TYPE || type3.$$typeof === REACT_CLIENT_REFERENCE || void 0 !== type3.getModuleId) ? true : false;
  };
  reactIs_production.typeOf = typeOf2;
  return reactIs_production;
}
function requireReactIs$1() {
  if (hasRequiredReactIs$1) return reactIs$1.exports;
  hasRequiredReactIs$1 = 1;
  {
    reactIs$1.exports = requireReactIs_production();
  }
  return reactIs$1.exports;
}
function requireReactIs_production_min() {
  if (hasRequiredReactIs_production_min) return reactIs_production_min;
  hasRequiredReactIs_production_min = 1;
  var b2 = /* @__PURE__ */ Symbol.for("react.element"), c2 = /* @__PURE__ */ Symbol.for("react.portal"), d2 = /* @__PURE__ */ Symbol.for("react.fragment"), e = /* @__PURE__ */ Symbol.for("react.strict_mode"), f = /* @__PURE__ */ Symbol.for("react.profiler"), g = /* @__PURE__ */ Symbol.for("react.provider"), h2 = /* @__PURE__ */ Symbol.for("react.context"), k = /* @__PURE__ */ Symbol.for("react.server_context"), l = /* @__PURE__ */ Symbol.for("react.forward_ref"), m = /* @__PURE__ */ Symbol.for("react.suspense"), n = /* @__PURE__ */ Symbol.for("react.suspense_list"), p = /* @__PURE__ */ Symbol.for("react.memo"), q = /* @__PURE__ */ Symbol.for("react.lazy"), t2 = /* @__PURE__ */ Symbol.for("react.offscreen"), u2;
  u2 = /* @__PURE__ */ Symbol.for("react.module.reference");
  function v(a) {
    if ("object" === typeof a && null !== a) {
      var r = a.$$typeof;
      switch (r) {
        case b2:
          switch (a = a.type, a) {
            case d2:
            case f:
            case e:
            case m:
            case n:
              return a;
            default:
              switch (a = a && a.$$typeof, a) {
                case k:
                case h2:
                case l:
                case q:
                case p:
                case g:
                  return a;
                default:
                  return r;
              }
          }
        case c2:
          return r;
      }
    }
  }
  reactIs_production_min.ContextConsumer = h2;
  reactIs_production_min.ContextProvider = g;
  reactIs_production_min.Element = b2;
  reactIs_production_min.ForwardRef = l;
  reactIs_production_min.Fragment = d2;
  reactIs_production_min.Lazy = q;
  reactIs_production_min.Memo = p;
  reactIs_production_min.Portal = c2;
  reactIs_production_min.Profiler = f;
  reactIs_production_min.StrictMode = e;
  reactIs_production_min.Suspense = m;
  reactIs_production_min.SuspenseList = n;
  reactIs_production_min.isAsyncMode = function() {
    return false;
  };
  reactIs_production_min.isConcurrentMode = function() {
    return false;
  };
  reactIs_production_min.isContextConsumer = function(a) {
    return v(a) === h2;
  };
  reactIs_production_min.isContextProvider = function(a) {
    return v(a) === g;
  };
  reactIs_production_min.isElement = function(a) {
    return "object" === typeof a && null !== a && a.$$typeof === b2;
  };
  reactIs_production_min.isForwardRef = function(a) {
    return v(a) === l;
  };
  reactIs_production_min.isFragment = function(a) {
    return v(a) === d2;
  };
  reactIs_production_min.isLazy = function(a) {
    return v(a) === q;
  };
  reactIs_production_min.isMemo = function(a) {
    return v(a) === p;
  };
  reactIs_production_min.isPortal = function(a) {
    return v(a) === c2;
  };
  reactIs_production_min.isProfiler = function(a) {
    return v(a) === f;
  };
  reactIs_production_min.isStrictMode = function(a) {
    return v(a) === e;
  };
  reactIs_production_min.isSuspense = function(a) {
    return v(a) === m;
  };
  reactIs_production_min.isSuspenseList = function(a) {
    return v(a) === n;
  };
  reactIs_production_min.isValidElementType = function(a) {
    return "string" === typeof a || "function" === typeof a || a === d2 || a === f || a === e || a === m || a === n || a === t2 || "object" === typeof a && null !== a && (a.$$typeof === q || a.$$typeof === p || a.$$typeof === g || a.$$typeof === h2 || a.$$typeof === l || a.$$typeof === u2 || void 0 !== a.getModuleId) ? true : false;
  };
  reactIs_production_min.typeOf = v;
  return reactIs_production_min;
}
function requireReactIs() {
  if (hasRequiredReactIs) return reactIs.exports;
  hasRequiredReactIs = 1;
  {
    reactIs.exports = requireReactIs_production_min();
  }
  return reactIs.exports;
}
function getChildren(arg, children = []) {
  if (Array.isArray(arg)) {
    for (const item of arg) {
      getChildren(item, children);
    }
  } else if (arg != null && arg !== false && arg !== "") {
    children.push(arg);
  }
  return children;
}
function getType(element) {
  const type3 = element.type;
  if (typeof type3 === "string") {
    return type3;
  }
  if (typeof type3 === "function") {
    return type3.displayName || type3.name || "Unknown";
  }
  if (ReactIs.isFragment(element)) {
    return "React.Fragment";
  }
  if (ReactIs.isSuspense(element)) {
    return "React.Suspense";
  }
  if (typeof type3 === "object" && type3 !== null) {
    if (ReactIs.isContextProvider(element)) {
      return "Context.Provider";
    }
    if (ReactIs.isContextConsumer(element)) {
      return "Context.Consumer";
    }
    if (ReactIs.isForwardRef(element)) {
      if (type3.displayName) {
        return type3.displayName;
      }
      const functionName = type3.render.displayName || type3.render.name || "";
      return functionName === "" ? "ForwardRef" : `ForwardRef(${functionName})`;
    }
    if (ReactIs.isMemo(element)) {
      const functionName = type3.displayName || type3.type.displayName || type3.type.name || "";
      return functionName === "" ? "Memo" : `Memo(${functionName})`;
    }
  }
  return "UNDEFINED";
}
function getPropKeys$1(element) {
  const { props } = element;
  return Object.keys(props).filter((key) => key !== "children" && props[key] !== void 0).sort();
}
function getPropKeys(object) {
  const { props } = object;
  return props ? Object.keys(props).filter((key) => props[key] !== void 0).sort() : [];
}
function getConstructorName(val) {
  return typeof val.constructor === "function" && val.constructor.name || "Object";
}
function isWindow(val) {
  return typeof window !== "undefined" && val === window;
}
function isToStringedArrayType(toStringed) {
  return toStringed === "[object Array]" || toStringed === "[object ArrayBuffer]" || toStringed === "[object DataView]" || toStringed === "[object Float32Array]" || toStringed === "[object Float64Array]" || toStringed === "[object Int8Array]" || toStringed === "[object Int16Array]" || toStringed === "[object Int32Array]" || toStringed === "[object Uint8Array]" || toStringed === "[object Uint8ClampedArray]" || toStringed === "[object Uint16Array]" || toStringed === "[object Uint32Array]";
}
function printNumber(val) {
  return Object.is(val, -0) ? "-0" : String(val);
}
function printBigInt(val) {
  return String(`${val}n`);
}
function printFunction(val, printFunctionName) {
  if (!printFunctionName) {
    return "[Function]";
  }
  return `[Function ${val.name || "anonymous"}]`;
}
function printSymbol(val) {
  return String(val).replace(SYMBOL_REGEXP, "Symbol($1)");
}
function printError(val) {
  return `[${errorToString.call(val)}]`;
}
function printBasicValue(val, printFunctionName, escapeRegex, escapeString) {
  if (val === true || val === false) {
    return `${val}`;
  }
  if (val === void 0) {
    return "undefined";
  }
  if (val === null) {
    return "null";
  }
  const typeOf2 = typeof val;
  if (typeOf2 === "number") {
    return printNumber(val);
  }
  if (typeOf2 === "bigint") {
    return printBigInt(val);
  }
  if (typeOf2 === "string") {
    if (escapeString) {
      return `"${val.replaceAll(/"|\\/g, "\\$&")}"`;
    }
    return `"${val}"`;
  }
  if (typeOf2 === "function") {
    return printFunction(val, printFunctionName);
  }
  if (typeOf2 === "symbol") {
    return printSymbol(val);
  }
  const toStringed = toString.call(val);
  if (toStringed === "[object WeakMap]") {
    return "WeakMap {}";
  }
  if (toStringed === "[object WeakSet]") {
    return "WeakSet {}";
  }
  if (toStringed === "[object Function]" || toStringed === "[object GeneratorFunction]") {
    return printFunction(val, printFunctionName);
  }
  if (toStringed === "[object Symbol]") {
    return printSymbol(val);
  }
  if (toStringed === "[object Date]") {
    return Number.isNaN(+val) ? "Date { NaN }" : toISOString.call(val);
  }
  if (toStringed === "[object Error]") {
    return printError(val);
  }
  if (toStringed === "[object RegExp]") {
    if (escapeRegex) {
      return regExpToString.call(val).replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&");
    }
    return regExpToString.call(val);
  }
  if (val instanceof Error) {
    return printError(val);
  }
  return null;
}
function printComplexValue(val, config2, indentation, depth, refs, hasCalledToJSON) {
  if (refs.includes(val)) {
    return "[Circular]";
  }
  refs = [...refs];
  refs.push(val);
  const hitMaxDepth = ++depth > config2.maxDepth;
  const min = config2.min;
  if (config2.callToJSON && !hitMaxDepth && val.toJSON && typeof val.toJSON === "function" && !hasCalledToJSON) {
    return printer(val.toJSON(), config2, indentation, depth, refs, true);
  }
  const toStringed = toString.call(val);
  if (toStringed === "[object Arguments]") {
    return hitMaxDepth ? "[Arguments]" : `${min ? "" : "Arguments "}[${printListItems(val, config2, indentation, depth, refs, printer)}]`;
  }
  if (isToStringedArrayType(toStringed)) {
    return hitMaxDepth ? `[${val.constructor.name}]` : `${min ? "" : !config2.printBasicPrototype && val.constructor.name === "Array" ? "" : `${val.constructor.name} `}[${printListItems(val, config2, indentation, depth, refs, printer)}]`;
  }
  if (toStringed === "[object Map]") {
    return hitMaxDepth ? "[Map]" : `Map {${printIteratorEntries(val.entries(), config2, indentation, depth, refs, printer, " => ")}}`;
  }
  if (toStringed === "[object Set]") {
    return hitMaxDepth ? "[Set]" : `Set {${printIteratorValues(val.values(), config2, indentation, depth, refs, printer)}}`;
  }
  return hitMaxDepth || isWindow(val) ? `[${getConstructorName(val)}]` : `${min ? "" : !config2.printBasicPrototype && getConstructorName(val) === "Object" ? "" : `${getConstructorName(val)} `}{${printObjectProperties(val, config2, indentation, depth, refs, printer)}}`;
}
function isNewPlugin(plugin2) {
  return plugin2.serialize != null;
}
function printPlugin(plugin2, val, config2, indentation, depth, refs) {
  let printed;
  try {
    printed = isNewPlugin(plugin2) ? plugin2.serialize(val, config2, indentation, depth, refs, printer) : plugin2.print(val, (valChild) => printer(valChild, config2, indentation, depth, refs), (str) => {
      const indentationNext = indentation + config2.indent;
      return indentationNext + str.replaceAll(NEWLINE_REGEXP, `
${indentationNext}`);
    }, {
      edgeSpacing: config2.spacingOuter,
      min: config2.min,
      spacing: config2.spacingInner
    }, config2.colors);
  } catch (error) {
    throw new PrettyFormatPluginError(error.message, error.stack);
  }
  if (typeof printed !== "string") {
    throw new TypeError(`pretty-format: Plugin must return type "string" but instead returned "${typeof printed}".`);
  }
  return printed;
}
function findPlugin(plugins2, val) {
  for (const plugin2 of plugins2) {
    try {
      if (plugin2.test(val)) {
        return plugin2;
      }
    } catch (error) {
      throw new PrettyFormatPluginError(error.message, error.stack);
    }
  }
  return null;
}
function printer(val, config2, indentation, depth, refs, hasCalledToJSON) {
  let result;
  const plugin2 = findPlugin(config2.plugins, val);
  if (plugin2 !== null) {
    result = printPlugin(plugin2, val, config2, indentation, depth, refs);
  } else {
    const basicResult = printBasicValue(val, config2.printFunctionName, config2.escapeRegex, config2.escapeString);
    if (basicResult !== null) {
      result = basicResult;
    } else {
      result = printComplexValue(val, config2, indentation, depth, refs, hasCalledToJSON);
    }
  }
  config2._outputLengthPerDepth[depth] ??= 0;
  config2._outputLengthPerDepth[depth] += result.length;
  if (config2._outputLengthPerDepth[depth] > config2.maxOutputLength) {
    config2.maxDepth = 0;
  }
  return result;
}
function validateOptions(options) {
  for (const key of Object.keys(options)) {
    if (!Object.hasOwn(DEFAULT_OPTIONS, key)) {
      throw new Error(`pretty-format: Unknown option "${key}".`);
    }
  }
  if (options.min && options.indent !== void 0 && options.indent !== 0) {
    throw new Error('pretty-format: Options "min" and "indent" cannot be used together.');
  }
}
function getColorsHighlight() {
  return DEFAULT_THEME_KEYS.reduce((colors, key) => {
    const value = DEFAULT_THEME[key];
    const color = value && $[value];
    if (color && typeof color.close === "string" && typeof color.open === "string") {
      colors[key] = color;
    } else {
      throw new Error(`pretty-format: Option "theme" has a key "${key}" whose value "${value}" is undefined in ansi-styles.`);
    }
    return colors;
  }, /* @__PURE__ */ Object.create(null));
}
function getColorsEmpty() {
  return DEFAULT_THEME_KEYS.reduce((colors, key) => {
    colors[key] = {
      close: "",
      open: ""
    };
    return colors;
  }, /* @__PURE__ */ Object.create(null));
}
function getPrintFunctionName(options) {
  return options?.printFunctionName ?? DEFAULT_OPTIONS.printFunctionName;
}
function getEscapeRegex(options) {
  return options?.escapeRegex ?? DEFAULT_OPTIONS.escapeRegex;
}
function getEscapeString(options) {
  return options?.escapeString ?? DEFAULT_OPTIONS.escapeString;
}
function getConfig(options) {
  return {
    callToJSON: options?.callToJSON ?? DEFAULT_OPTIONS.callToJSON,
    colors: options?.highlight ? getColorsHighlight() : getColorsEmpty(),
    compareKeys: typeof options?.compareKeys === "function" || options?.compareKeys === null ? options.compareKeys : DEFAULT_OPTIONS.compareKeys,
    escapeRegex: getEscapeRegex(options),
    escapeString: getEscapeString(options),
    indent: options?.min ? "" : createIndent(options?.indent ?? DEFAULT_OPTIONS.indent),
    maxDepth: options?.maxDepth ?? DEFAULT_OPTIONS.maxDepth,
    maxWidth: options?.maxWidth ?? DEFAULT_OPTIONS.maxWidth,
    min: options?.min ?? DEFAULT_OPTIONS.min,
    plugins: options?.plugins ?? DEFAULT_OPTIONS.plugins,
    printBasicPrototype: options?.printBasicPrototype ?? true,
    printFunctionName: getPrintFunctionName(options),
    printShadowRoot: options?.printShadowRoot ?? true,
    spacingInner: options?.min ? " " : "\n",
    spacingOuter: options?.min ? "" : "\n",
    maxOutputLength: options?.maxOutputLength ?? DEFAULT_OPTIONS.maxOutputLength,
    _outputLengthPerDepth: []
  };
}
function createIndent(indent) {
  return Array.from({ length: indent + 1 }).join(" ");
}
function format(val, options) {
  if (options) {
    validateOptions(options);
    if (options.plugins) {
      const plugin2 = findPlugin(options.plugins, val);
      if (plugin2 !== null) {
        return printPlugin(plugin2, val, getConfig(options), "", 0, []);
      }
    }
  }
  const basicResult = printBasicValue(val, getPrintFunctionName(options), getEscapeRegex(options), getEscapeString(options));
  if (basicResult !== null) {
    return basicResult;
  }
  return printComplexValue(val, getConfig(options), "", 0, []);
}
var asymmetricMatcher, SPACE$2, serialize$5, test$5, plugin$5, SPACE$1, OBJECT_NAMES, ARRAY_REGEXP, test$4, serialize$4, plugin$4, ELEMENT_NODE, TEXT_NODE, COMMENT_NODE, FRAGMENT_NODE, ELEMENT_REGEXP, test$3, serialize$3, plugin$3, IS_ITERABLE_SENTINEL, IS_LIST_SENTINEL, IS_KEYED_SENTINEL, IS_MAP_SENTINEL, IS_ORDERED_SENTINEL, IS_RECORD_SENTINEL, IS_SEQ_SENTINEL, IS_SET_SENTINEL, IS_STACK_SENTINEL, getImmutableName, printAsLeaf, SPACE, LAZY, serialize$2, test$2, plugin$2, reactIs$1, reactIs_production, hasRequiredReactIs_production, hasRequiredReactIs$1, reactIsExports$1, index$1, ReactIs19, reactIs, reactIs_production_min, hasRequiredReactIs_production_min, hasRequiredReactIs, reactIsExports, index, ReactIs18, reactIsMethods, ReactIs, serialize$1, test$1, plugin$1, testSymbol, serialize, test, plugin, toString, toISOString, errorToString, regExpToString, SYMBOL_REGEXP, NEWLINE_REGEXP, PrettyFormatPluginError, ErrorPlugin, DEFAULT_THEME, DEFAULT_THEME_KEYS, DEFAULT_OPTIONS, plugins;
var init_dist2 = __esm({
  "node_modules/@vitest/pretty-format/dist/index.js"() {
    init_dist();
    asymmetricMatcher = typeof Symbol === "function" && Symbol.for ? /* @__PURE__ */ Symbol.for("jest.asymmetricMatcher") : 1267621;
    SPACE$2 = " ";
    serialize$5 = (val, config2, indentation, depth, refs, printer2) => {
      const stringedValue = val.toString();
      if (stringedValue === "ArrayContaining" || stringedValue === "ArrayNotContaining") {
        if (++depth > config2.maxDepth) {
          return `[${stringedValue}]`;
        }
        return `${stringedValue + SPACE$2}[${printListItems(val.sample, config2, indentation, depth, refs, printer2)}]`;
      }
      if (stringedValue === "ObjectContaining" || stringedValue === "ObjectNotContaining") {
        if (++depth > config2.maxDepth) {
          return `[${stringedValue}]`;
        }
        return `${stringedValue + SPACE$2}{${printObjectProperties(val.sample, config2, indentation, depth, refs, printer2)}}`;
      }
      if (stringedValue === "StringMatching" || stringedValue === "StringNotMatching") {
        return stringedValue + SPACE$2 + printer2(val.sample, config2, indentation, depth, refs);
      }
      if (stringedValue === "StringContaining" || stringedValue === "StringNotContaining") {
        return stringedValue + SPACE$2 + printer2(val.sample, config2, indentation, depth, refs);
      }
      if (typeof val.toAsymmetricMatcher !== "function") {
        throw new TypeError(`Asymmetric matcher ${val.constructor.name} does not implement toAsymmetricMatcher()`);
      }
      return val.toAsymmetricMatcher();
    };
    test$5 = (val) => val && val.$$typeof === asymmetricMatcher;
    plugin$5 = {
      serialize: serialize$5,
      test: test$5
    };
    SPACE$1 = " ";
    OBJECT_NAMES = /* @__PURE__ */ new Set(["DOMStringMap", "NamedNodeMap"]);
    ARRAY_REGEXP = /^(?:HTML\w*Collection|NodeList)$/;
    test$4 = (val) => val && val.constructor && !!val.constructor.name && testName(val.constructor.name);
    serialize$4 = (collection, config2, indentation, depth, refs, printer2) => {
      const name = collection.constructor.name;
      if (++depth > config2.maxDepth) {
        return `[${name}]`;
      }
      return (config2.min ? "" : name + SPACE$1) + (OBJECT_NAMES.has(name) ? `{${printObjectProperties(isNamedNodeMap(collection) ? [...collection].reduce((props, attribute) => {
        props[attribute.name] = attribute.value;
        return props;
      }, {}) : { ...collection }, config2, indentation, depth, refs, printer2)}}` : `[${printListItems([...collection], config2, indentation, depth, refs, printer2)}]`);
    };
    plugin$4 = {
      serialize: serialize$4,
      test: test$4
    };
    ELEMENT_NODE = 1;
    TEXT_NODE = 3;
    COMMENT_NODE = 8;
    FRAGMENT_NODE = 11;
    ELEMENT_REGEXP = /^(?:(?:HTML|SVG)\w*)?Element$/;
    test$3 = (val) => val?.constructor?.name && testNode(val);
    serialize$3 = (node, config2, indentation, depth, refs, printer2) => serializeDOM(node, config2, indentation, depth, refs, printer2);
    plugin$3 = {
      serialize: serialize$3,
      test: test$3
    };
    IS_ITERABLE_SENTINEL = "@@__IMMUTABLE_ITERABLE__@@";
    IS_LIST_SENTINEL = "@@__IMMUTABLE_LIST__@@";
    IS_KEYED_SENTINEL = "@@__IMMUTABLE_KEYED__@@";
    IS_MAP_SENTINEL = "@@__IMMUTABLE_MAP__@@";
    IS_ORDERED_SENTINEL = "@@__IMMUTABLE_ORDERED__@@";
    IS_RECORD_SENTINEL = "@@__IMMUTABLE_RECORD__@@";
    IS_SEQ_SENTINEL = "@@__IMMUTABLE_SEQ__@@";
    IS_SET_SENTINEL = "@@__IMMUTABLE_SET__@@";
    IS_STACK_SENTINEL = "@@__IMMUTABLE_STACK__@@";
    getImmutableName = (name) => `Immutable.${name}`;
    printAsLeaf = (name) => `[${name}]`;
    SPACE = " ";
    LAZY = "\u2026";
    serialize$2 = (val, config2, indentation, depth, refs, printer2) => {
      if (val[IS_MAP_SENTINEL]) {
        return printImmutableEntries(val, config2, indentation, depth, refs, printer2, val[IS_ORDERED_SENTINEL] ? "OrderedMap" : "Map");
      }
      if (val[IS_LIST_SENTINEL]) {
        return printImmutableValues(val, config2, indentation, depth, refs, printer2, "List");
      }
      if (val[IS_SET_SENTINEL]) {
        return printImmutableValues(val, config2, indentation, depth, refs, printer2, val[IS_ORDERED_SENTINEL] ? "OrderedSet" : "Set");
      }
      if (val[IS_STACK_SENTINEL]) {
        return printImmutableValues(val, config2, indentation, depth, refs, printer2, "Stack");
      }
      if (val[IS_SEQ_SENTINEL]) {
        return printImmutableSeq(val, config2, indentation, depth, refs, printer2);
      }
      return printImmutableRecord(val, config2, indentation, depth, refs, printer2);
    };
    test$2 = (val) => val && (val[IS_ITERABLE_SENTINEL] === true || val[IS_RECORD_SENTINEL] === true);
    plugin$2 = {
      serialize: serialize$2,
      test: test$2
    };
    reactIs$1 = { exports: {} };
    reactIs_production = {};
    reactIsExports$1 = requireReactIs$1();
    index$1 = /* @__PURE__ */ getDefaultExportFromCjs(reactIsExports$1);
    ReactIs19 = /* @__PURE__ */ _mergeNamespaces({
      __proto__: null,
      default: index$1
    }, [reactIsExports$1]);
    reactIs = { exports: {} };
    reactIs_production_min = {};
    reactIsExports = requireReactIs();
    index = /* @__PURE__ */ getDefaultExportFromCjs(reactIsExports);
    ReactIs18 = /* @__PURE__ */ _mergeNamespaces({
      __proto__: null,
      default: index
    }, [reactIsExports]);
    reactIsMethods = [
      "isAsyncMode",
      "isConcurrentMode",
      "isContextConsumer",
      "isContextProvider",
      "isElement",
      "isForwardRef",
      "isFragment",
      "isLazy",
      "isMemo",
      "isPortal",
      "isProfiler",
      "isStrictMode",
      "isSuspense",
      "isSuspenseList",
      "isValidElementType"
    ];
    ReactIs = Object.fromEntries(reactIsMethods.map((m) => [m, (v) => ReactIs18[m](v) || ReactIs19[m](v)]));
    serialize$1 = (element, config2, indentation, depth, refs, printer2) => ++depth > config2.maxDepth ? printElementAsLeaf(getType(element), config2) : printElement(getType(element), printProps(getPropKeys$1(element), element.props, config2, indentation + config2.indent, depth, refs, printer2), printChildren(getChildren(element.props.children), config2, indentation + config2.indent, depth, refs, printer2), config2, indentation);
    test$1 = (val) => val != null && ReactIs.isElement(val);
    plugin$1 = {
      serialize: serialize$1,
      test: test$1
    };
    testSymbol = typeof Symbol === "function" && Symbol.for ? /* @__PURE__ */ Symbol.for("react.test.json") : 245830487;
    serialize = (object, config2, indentation, depth, refs, printer2) => ++depth > config2.maxDepth ? printElementAsLeaf(object.type, config2) : printElement(object.type, object.props ? printProps(getPropKeys(object), object.props, config2, indentation + config2.indent, depth, refs, printer2) : "", object.children ? printChildren(object.children, config2, indentation + config2.indent, depth, refs, printer2) : "", config2, indentation);
    test = (val) => val && val.$$typeof === testSymbol;
    plugin = {
      serialize,
      test
    };
    toString = Object.prototype.toString;
    toISOString = Date.prototype.toISOString;
    errorToString = Error.prototype.toString;
    regExpToString = RegExp.prototype.toString;
    SYMBOL_REGEXP = /^Symbol\((.*)\)(.*)$/;
    NEWLINE_REGEXP = /\n/g;
    PrettyFormatPluginError = class extends Error {
      constructor(message, stack) {
        super(message);
        this.stack = stack;
        this.name = this.constructor.name;
      }
    };
    ErrorPlugin = {
      test: (val) => val && val instanceof Error,
      serialize(val, config2, indentation, depth, refs, printer2) {
        if (refs.includes(val)) {
          return "[Circular]";
        }
        refs = [...refs, val];
        const hitMaxDepth = ++depth > config2.maxDepth;
        const { message, cause, ...rest } = val;
        const entries = {
          message,
          ...typeof cause !== "undefined" ? { cause } : {},
          ...val instanceof AggregateError ? { errors: val.errors } : {},
          ...rest
        };
        const name = val.name !== "Error" ? val.name : getConstructorName(val);
        return hitMaxDepth ? `[${name}]` : `${name} {${printIteratorEntries(Object.entries(entries).values(), config2, indentation, depth, refs, printer2)}}`;
      }
    };
    DEFAULT_THEME = {
      comment: "gray",
      content: "reset",
      prop: "yellow",
      tag: "cyan",
      value: "green"
    };
    DEFAULT_THEME_KEYS = Object.keys(DEFAULT_THEME);
    DEFAULT_OPTIONS = {
      callToJSON: true,
      compareKeys: void 0,
      escapeRegex: false,
      escapeString: true,
      highlight: false,
      indent: 2,
      maxDepth: Number.POSITIVE_INFINITY,
      maxOutputLength: 1e6,
      maxWidth: Number.POSITIVE_INFINITY,
      min: false,
      plugins: [],
      printBasicPrototype: true,
      printFunctionName: true,
      printShadowRoot: true,
      theme: DEFAULT_THEME
    };
    plugins = {
      AsymmetricMatcher: plugin$5,
      DOMCollection: plugin$4,
      DOMElement: plugin$3,
      Immutable: plugin$2,
      ReactElement: plugin$1,
      ReactTestComponent: plugin,
      Error: ErrorPlugin
    };
  }
});

// node_modules/@vitest/utils/dist/display.js
function stringify(object, maxDepth = 10, { maxLength, filterNode, ...options } = {}) {
  const MAX_LENGTH = maxLength ?? 1e4;
  let result;
  const filterFn = typeof filterNode === "string" ? createNodeFilterFromSelector(filterNode) : filterNode;
  const plugins2 = filterFn ? [
    ReactTestComponent,
    ReactElement,
    createDOMElementFilter(filterFn),
    DOMCollection,
    Immutable,
    AsymmetricMatcher
  ] : PLUGINS;
  try {
    result = format(object, {
      maxDepth,
      escapeString: false,
      plugins: plugins2,
      ...options
    });
  } catch {
    result = format(object, {
      callToJSON: false,
      maxDepth,
      escapeString: false,
      plugins: plugins2,
      ...options
    });
  }
  return result.length >= MAX_LENGTH && maxDepth > 1 ? stringify(object, Math.floor(Math.min(maxDepth, Number.MAX_SAFE_INTEGER) / 2), {
    maxLength,
    filterNode,
    ...options
  }) : result;
}
function createNodeFilterFromSelector(selector) {
  const ELEMENT_NODE2 = 1;
  const COMMENT_NODE2 = 8;
  return (node) => {
    if (node.nodeType === COMMENT_NODE2) {
      return false;
    }
    if (node.nodeType === ELEMENT_NODE2 && node.matches) {
      try {
        return !node.matches(selector);
      } catch {
        return true;
      }
    }
    return true;
  };
}
var isNaN, stringEscapeChars, symbolsSupported, AsymmetricMatcher, DOMCollection, DOMElement, Immutable, ReactElement, ReactTestComponent, PLUGINS;
var init_display = __esm({
  "node_modules/@vitest/utils/dist/display.js"() {
    init_dist2();
    isNaN = Number.isNaN || ((i2) => i2 !== i2);
    stringEscapeChars = new RegExp("['\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u0600-\\u0604\\u070f\\u17b4\\u17b5\\u200c-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufeff\\ufff0-\\uffff]", "g");
    symbolsSupported = typeof Symbol === "function" && typeof Symbol.for === "function";
    ({ AsymmetricMatcher, DOMCollection, DOMElement, Immutable, ReactElement, ReactTestComponent } = plugins);
    PLUGINS = [
      ReactTestComponent,
      ReactElement,
      DOMElement,
      DOMCollection,
      Immutable,
      AsymmetricMatcher
    ];
  }
});

// node_modules/@vitest/utils/dist/helpers.js
function assertTypes(value, name, types) {
  const receivedType = typeof value;
  const pass = types.includes(receivedType);
  if (!pass) {
    throw new TypeError(`${name} value must be ${types.join(" or ")}, received "${receivedType}"`);
  }
}
function isObject2(item) {
  return item != null && typeof item === "object" && !Array.isArray(item);
}
function isFinalObj(obj) {
  return obj === Object.prototype || obj === Function.prototype || obj === RegExp.prototype;
}
function getType2(value) {
  return Object.prototype.toString.apply(value).slice(8, -1);
}
function collectOwnProperties(obj, collector) {
  const collect2 = typeof collector === "function" ? collector : (key) => collector.add(key);
  Object.getOwnPropertyNames(obj).forEach(collect2);
  Object.getOwnPropertySymbols(obj).forEach(collect2);
}
function getOwnProperties(obj) {
  const ownProps = /* @__PURE__ */ new Set();
  if (isFinalObj(obj)) {
    return [];
  }
  collectOwnProperties(obj, ownProps);
  return Array.from(ownProps);
}
function deepClone(val, options = defaultCloneOptions) {
  const seen = /* @__PURE__ */ new WeakMap();
  return clone(val, seen, options);
}
function clone(val, seen, options = defaultCloneOptions) {
  let k, out;
  if (seen.has(val)) {
    return seen.get(val);
  }
  if (Array.isArray(val)) {
    out = Array.from({ length: k = val.length });
    seen.set(val, out);
    while (k--) {
      out[k] = clone(val[k], seen, options);
    }
    return out;
  }
  if (Object.prototype.toString.call(val) === "[object Object]") {
    out = Object.create(Object.getPrototypeOf(val));
    seen.set(val, out);
    const props = getOwnProperties(val);
    for (const k2 of props) {
      const descriptor = Object.getOwnPropertyDescriptor(val, k2);
      if (!descriptor) {
        continue;
      }
      const cloned = clone(val[k2], seen, options);
      if (options.forceWritable) {
        Object.defineProperty(out, k2, {
          enumerable: descriptor.enumerable,
          configurable: true,
          writable: true,
          value: cloned
        });
      } else if ("get" in descriptor) {
        Object.defineProperty(out, k2, {
          ...descriptor,
          get() {
            return cloned;
          }
        });
      } else {
        Object.defineProperty(out, k2, {
          ...descriptor,
          value: cloned
        });
      }
    }
    return out;
  }
  return val;
}
function noop() {
}
function ordinal(i2) {
  const j = i2 % 10;
  const k = i2 % 100;
  if (j === 1 && k !== 11) {
    return `${i2}st`;
  }
  if (j === 2 && k !== 12) {
    return `${i2}nd`;
  }
  if (j === 3 && k !== 13) {
    return `${i2}rd`;
  }
  return `${i2}th`;
}
var defaultCloneOptions;
var init_helpers = __esm({
  "node_modules/@vitest/utils/dist/helpers.js"() {
    defaultCloneOptions = { forceWritable: false };
  }
});

// node_modules/@vitest/utils/dist/diff.js
function diff_commonPrefix(text1, text2) {
  if (!text1 || !text2 || text1.charAt(0) !== text2.charAt(0)) {
    return 0;
  }
  let pointermin = 0;
  let pointermax = Math.min(text1.length, text2.length);
  let pointermid = pointermax;
  let pointerstart = 0;
  while (pointermin < pointermid) {
    if (text1.substring(pointerstart, pointermid) === text2.substring(pointerstart, pointermid)) {
      pointermin = pointermid;
      pointerstart = pointermin;
    } else {
      pointermax = pointermid;
    }
    pointermid = Math.floor((pointermax - pointermin) / 2 + pointermin);
  }
  return pointermid;
}
function diff_commonSuffix(text1, text2) {
  if (!text1 || !text2 || text1.charAt(text1.length - 1) !== text2.charAt(text2.length - 1)) {
    return 0;
  }
  let pointermin = 0;
  let pointermax = Math.min(text1.length, text2.length);
  let pointermid = pointermax;
  let pointerend = 0;
  while (pointermin < pointermid) {
    if (text1.substring(text1.length - pointermid, text1.length - pointerend) === text2.substring(text2.length - pointermid, text2.length - pointerend)) {
      pointermin = pointermid;
      pointerend = pointermin;
    } else {
      pointermax = pointermid;
    }
    pointermid = Math.floor((pointermax - pointermin) / 2 + pointermin);
  }
  return pointermid;
}
function diff_commonOverlap_(text1, text2) {
  const text1_length = text1.length;
  const text2_length = text2.length;
  if (text1_length === 0 || text2_length === 0) {
    return 0;
  }
  if (text1_length > text2_length) {
    text1 = text1.substring(text1_length - text2_length);
  } else if (text1_length < text2_length) {
    text2 = text2.substring(0, text1_length);
  }
  const text_length = Math.min(text1_length, text2_length);
  if (text1 === text2) {
    return text_length;
  }
  let best2 = 0;
  let length = 1;
  while (true) {
    const pattern = text1.substring(text_length - length);
    const found = text2.indexOf(pattern);
    if (found === -1) {
      return best2;
    }
    length += found;
    if (found === 0 || text1.substring(text_length - length) === text2.substring(0, length)) {
      best2 = length;
      length++;
    }
  }
}
function diff_cleanupSemantic(diffs) {
  let changes = false;
  const equalities = [];
  let equalitiesLength = 0;
  let lastEquality = null;
  let pointer = 0;
  let length_insertions1 = 0;
  let length_deletions1 = 0;
  let length_insertions2 = 0;
  let length_deletions2 = 0;
  while (pointer < diffs.length) {
    if (diffs[pointer][0] === DIFF_EQUAL) {
      equalities[equalitiesLength++] = pointer;
      length_insertions1 = length_insertions2;
      length_deletions1 = length_deletions2;
      length_insertions2 = 0;
      length_deletions2 = 0;
      lastEquality = diffs[pointer][1];
    } else {
      if (diffs[pointer][0] === DIFF_INSERT) {
        length_insertions2 += diffs[pointer][1].length;
      } else {
        length_deletions2 += diffs[pointer][1].length;
      }
      if (lastEquality && lastEquality.length <= Math.max(length_insertions1, length_deletions1) && lastEquality.length <= Math.max(length_insertions2, length_deletions2)) {
        diffs.splice(equalities[equalitiesLength - 1], 0, new Diff(DIFF_DELETE, lastEquality));
        diffs[equalities[equalitiesLength - 1] + 1][0] = DIFF_INSERT;
        equalitiesLength--;
        equalitiesLength--;
        pointer = equalitiesLength > 0 ? equalities[equalitiesLength - 1] : -1;
        length_insertions1 = 0;
        length_deletions1 = 0;
        length_insertions2 = 0;
        length_deletions2 = 0;
        lastEquality = null;
        changes = true;
      }
    }
    pointer++;
  }
  if (changes) {
    diff_cleanupMerge(diffs);
  }
  diff_cleanupSemanticLossless(diffs);
  pointer = 1;
  while (pointer < diffs.length) {
    if (diffs[pointer - 1][0] === DIFF_DELETE && diffs[pointer][0] === DIFF_INSERT) {
      const deletion = diffs[pointer - 1][1];
      const insertion = diffs[pointer][1];
      const overlap_length1 = diff_commonOverlap_(deletion, insertion);
      const overlap_length2 = diff_commonOverlap_(insertion, deletion);
      if (overlap_length1 >= overlap_length2) {
        if (overlap_length1 >= deletion.length / 2 || overlap_length1 >= insertion.length / 2) {
          diffs.splice(pointer, 0, new Diff(DIFF_EQUAL, insertion.substring(0, overlap_length1)));
          diffs[pointer - 1][1] = deletion.substring(0, deletion.length - overlap_length1);
          diffs[pointer + 1][1] = insertion.substring(overlap_length1);
          pointer++;
        }
      } else {
        if (overlap_length2 >= deletion.length / 2 || overlap_length2 >= insertion.length / 2) {
          diffs.splice(pointer, 0, new Diff(DIFF_EQUAL, deletion.substring(0, overlap_length2)));
          diffs[pointer - 1][0] = DIFF_INSERT;
          diffs[pointer - 1][1] = insertion.substring(0, insertion.length - overlap_length2);
          diffs[pointer + 1][0] = DIFF_DELETE;
          diffs[pointer + 1][1] = deletion.substring(overlap_length2);
          pointer++;
        }
      }
      pointer++;
    }
    pointer++;
  }
}
function diff_cleanupSemanticLossless(diffs) {
  let pointer = 1;
  while (pointer < diffs.length - 1) {
    if (diffs[pointer - 1][0] === DIFF_EQUAL && diffs[pointer + 1][0] === DIFF_EQUAL) {
      let equality1 = diffs[pointer - 1][1];
      let edit = diffs[pointer][1];
      let equality2 = diffs[pointer + 1][1];
      const commonOffset = diff_commonSuffix(equality1, edit);
      if (commonOffset) {
        const commonString = edit.substring(edit.length - commonOffset);
        equality1 = equality1.substring(0, equality1.length - commonOffset);
        edit = commonString + edit.substring(0, edit.length - commonOffset);
        equality2 = commonString + equality2;
      }
      let bestEquality1 = equality1;
      let bestEdit = edit;
      let bestEquality2 = equality2;
      let bestScore = diff_cleanupSemanticScore_(equality1, edit) + diff_cleanupSemanticScore_(edit, equality2);
      while (edit.charAt(0) === equality2.charAt(0)) {
        equality1 += edit.charAt(0);
        edit = edit.substring(1) + equality2.charAt(0);
        equality2 = equality2.substring(1);
        const score = diff_cleanupSemanticScore_(equality1, edit) + diff_cleanupSemanticScore_(edit, equality2);
        if (score >= bestScore) {
          bestScore = score;
          bestEquality1 = equality1;
          bestEdit = edit;
          bestEquality2 = equality2;
        }
      }
      if (diffs[pointer - 1][1] !== bestEquality1) {
        if (bestEquality1) {
          diffs[pointer - 1][1] = bestEquality1;
        } else {
          diffs.splice(pointer - 1, 1);
          pointer--;
        }
        diffs[pointer][1] = bestEdit;
        if (bestEquality2) {
          diffs[pointer + 1][1] = bestEquality2;
        } else {
          diffs.splice(pointer + 1, 1);
          pointer--;
        }
      }
    }
    pointer++;
  }
}
function diff_cleanupMerge(diffs) {
  diffs.push(new Diff(DIFF_EQUAL, ""));
  let pointer = 0;
  let count_delete = 0;
  let count_insert = 0;
  let text_delete = "";
  let text_insert = "";
  let commonlength;
  while (pointer < diffs.length) {
    switch (diffs[pointer][0]) {
      case DIFF_INSERT:
        count_insert++;
        text_insert += diffs[pointer][1];
        pointer++;
        break;
      case DIFF_DELETE:
        count_delete++;
        text_delete += diffs[pointer][1];
        pointer++;
        break;
      case DIFF_EQUAL:
        if (count_delete + count_insert > 1) {
          if (count_delete !== 0 && count_insert !== 0) {
            commonlength = diff_commonPrefix(text_insert, text_delete);
            if (commonlength !== 0) {
              if (pointer - count_delete - count_insert > 0 && diffs[pointer - count_delete - count_insert - 1][0] === DIFF_EQUAL) {
                diffs[pointer - count_delete - count_insert - 1][1] += text_insert.substring(0, commonlength);
              } else {
                diffs.splice(0, 0, new Diff(DIFF_EQUAL, text_insert.substring(0, commonlength)));
                pointer++;
              }
              text_insert = text_insert.substring(commonlength);
              text_delete = text_delete.substring(commonlength);
            }
            commonlength = diff_commonSuffix(text_insert, text_delete);
            if (commonlength !== 0) {
              diffs[pointer][1] = text_insert.substring(text_insert.length - commonlength) + diffs[pointer][1];
              text_insert = text_insert.substring(0, text_insert.length - commonlength);
              text_delete = text_delete.substring(0, text_delete.length - commonlength);
            }
          }
          pointer -= count_delete + count_insert;
          diffs.splice(pointer, count_delete + count_insert);
          if (text_delete.length) {
            diffs.splice(pointer, 0, new Diff(DIFF_DELETE, text_delete));
            pointer++;
          }
          if (text_insert.length) {
            diffs.splice(pointer, 0, new Diff(DIFF_INSERT, text_insert));
            pointer++;
          }
          pointer++;
        } else if (pointer !== 0 && diffs[pointer - 1][0] === DIFF_EQUAL) {
          diffs[pointer - 1][1] += diffs[pointer][1];
          diffs.splice(pointer, 1);
        } else {
          pointer++;
        }
        count_insert = 0;
        count_delete = 0;
        text_delete = "";
        text_insert = "";
        break;
    }
  }
  if (diffs.at(-1)?.[1] === "") {
    diffs.pop();
  }
  let changes = false;
  pointer = 1;
  while (pointer < diffs.length - 1) {
    if (diffs[pointer - 1][0] === DIFF_EQUAL && diffs[pointer + 1][0] === DIFF_EQUAL) {
      if (diffs[pointer][1].substring(diffs[pointer][1].length - diffs[pointer - 1][1].length) === diffs[pointer - 1][1]) {
        diffs[pointer][1] = diffs[pointer - 1][1] + diffs[pointer][1].substring(0, diffs[pointer][1].length - diffs[pointer - 1][1].length);
        diffs[pointer + 1][1] = diffs[pointer - 1][1] + diffs[pointer + 1][1];
        diffs.splice(pointer - 1, 1);
        changes = true;
      } else if (diffs[pointer][1].substring(0, diffs[pointer + 1][1].length) === diffs[pointer + 1][1]) {
        diffs[pointer - 1][1] += diffs[pointer + 1][1];
        diffs[pointer][1] = diffs[pointer][1].substring(diffs[pointer + 1][1].length) + diffs[pointer + 1][1];
        diffs.splice(pointer + 1, 1);
        changes = true;
      }
    }
    pointer++;
  }
  if (changes) {
    diff_cleanupMerge(diffs);
  }
}
function diff_cleanupSemanticScore_(one, two) {
  if (!one || !two) {
    return 6;
  }
  const char1 = one.charAt(one.length - 1);
  const char2 = two.charAt(0);
  const nonAlphaNumeric1 = char1.match(nonAlphaNumericRegex_);
  const nonAlphaNumeric2 = char2.match(nonAlphaNumericRegex_);
  const whitespace1 = nonAlphaNumeric1 && char1.match(whitespaceRegex_);
  const whitespace2 = nonAlphaNumeric2 && char2.match(whitespaceRegex_);
  const lineBreak1 = whitespace1 && char1.match(linebreakRegex_);
  const lineBreak2 = whitespace2 && char2.match(linebreakRegex_);
  const blankLine1 = lineBreak1 && one.match(blanklineEndRegex_);
  const blankLine2 = lineBreak2 && two.match(blanklineStartRegex_);
  if (blankLine1 || blankLine2) {
    return 5;
  } else if (lineBreak1 || lineBreak2) {
    return 4;
  } else if (nonAlphaNumeric1 && !whitespace1 && whitespace2) {
    return 3;
  } else if (whitespace1 || whitespace2) {
    return 2;
  } else if (nonAlphaNumeric1 || nonAlphaNumeric2) {
    return 1;
  }
  return 0;
}
function getDefaultExportFromCjs2(x) {
  return x && x.__esModule && Object.prototype.hasOwnProperty.call(x, "default") ? x["default"] : x;
}
function requireBuild() {
  if (hasRequiredBuild) return build;
  hasRequiredBuild = 1;
  Object.defineProperty(build, "__esModule", {
    value: true
  });
  build.default = diffSequence;
  const pkg = "diff-sequences";
  const NOT_YET_SET = 0;
  const countCommonItemsF = (aIndex, aEnd, bIndex, bEnd, isCommon) => {
    let nCommon = 0;
    while (aIndex < aEnd && bIndex < bEnd && isCommon(aIndex, bIndex)) {
      aIndex += 1;
      bIndex += 1;
      nCommon += 1;
    }
    return nCommon;
  };
  const countCommonItemsR = (aStart, aIndex, bStart, bIndex, isCommon) => {
    let nCommon = 0;
    while (aStart <= aIndex && bStart <= bIndex && isCommon(aIndex, bIndex)) {
      aIndex -= 1;
      bIndex -= 1;
      nCommon += 1;
    }
    return nCommon;
  };
  const extendPathsF = (d2, aEnd, bEnd, bF, isCommon, aIndexesF, iMaxF) => {
    let iF = 0;
    let kF = -d2;
    let aFirst = aIndexesF[iF];
    let aIndexPrev1 = aFirst;
    aIndexesF[iF] += countCommonItemsF(
      aFirst + 1,
      aEnd,
      bF + aFirst - kF + 1,
      bEnd,
      isCommon
    );
    const nF = d2 < iMaxF ? d2 : iMaxF;
    for (iF += 1, kF += 2; iF <= nF; iF += 1, kF += 2) {
      if (iF !== d2 && aIndexPrev1 < aIndexesF[iF]) {
        aFirst = aIndexesF[iF];
      } else {
        aFirst = aIndexPrev1 + 1;
        if (aEnd <= aFirst) {
          return iF - 1;
        }
      }
      aIndexPrev1 = aIndexesF[iF];
      aIndexesF[iF] = aFirst + countCommonItemsF(aFirst + 1, aEnd, bF + aFirst - kF + 1, bEnd, isCommon);
    }
    return iMaxF;
  };
  const extendPathsR = (d2, aStart, bStart, bR, isCommon, aIndexesR, iMaxR) => {
    let iR = 0;
    let kR = d2;
    let aFirst = aIndexesR[iR];
    let aIndexPrev1 = aFirst;
    aIndexesR[iR] -= countCommonItemsR(
      aStart,
      aFirst - 1,
      bStart,
      bR + aFirst - kR - 1,
      isCommon
    );
    const nR = d2 < iMaxR ? d2 : iMaxR;
    for (iR += 1, kR -= 2; iR <= nR; iR += 1, kR -= 2) {
      if (iR !== d2 && aIndexesR[iR] < aIndexPrev1) {
        aFirst = aIndexesR[iR];
      } else {
        aFirst = aIndexPrev1 - 1;
        if (aFirst < aStart) {
          return iR - 1;
        }
      }
      aIndexPrev1 = aIndexesR[iR];
      aIndexesR[iR] = aFirst - countCommonItemsR(
        aStart,
        aFirst - 1,
        bStart,
        bR + aFirst - kR - 1,
        isCommon
      );
    }
    return iMaxR;
  };
  const extendOverlappablePathsF = (d2, aStart, aEnd, bStart, bEnd, isCommon, aIndexesF, iMaxF, aIndexesR, iMaxR, division) => {
    const bF = bStart - aStart;
    const aLength = aEnd - aStart;
    const bLength = bEnd - bStart;
    const baDeltaLength = bLength - aLength;
    const kMinOverlapF = -baDeltaLength - (d2 - 1);
    const kMaxOverlapF = -baDeltaLength + (d2 - 1);
    let aIndexPrev1 = NOT_YET_SET;
    const nF = d2 < iMaxF ? d2 : iMaxF;
    for (let iF = 0, kF = -d2; iF <= nF; iF += 1, kF += 2) {
      const insert = iF === 0 || iF !== d2 && aIndexPrev1 < aIndexesF[iF];
      const aLastPrev = insert ? aIndexesF[iF] : aIndexPrev1;
      const aFirst = insert ? aLastPrev : aLastPrev + 1;
      const bFirst = bF + aFirst - kF;
      const nCommonF = countCommonItemsF(
        aFirst + 1,
        aEnd,
        bFirst + 1,
        bEnd,
        isCommon
      );
      const aLast = aFirst + nCommonF;
      aIndexPrev1 = aIndexesF[iF];
      aIndexesF[iF] = aLast;
      if (kMinOverlapF <= kF && kF <= kMaxOverlapF) {
        const iR = (d2 - 1 - (kF + baDeltaLength)) / 2;
        if (iR <= iMaxR && aIndexesR[iR] - 1 <= aLast) {
          const bLastPrev = bF + aLastPrev - (insert ? kF + 1 : kF - 1);
          const nCommonR = countCommonItemsR(
            aStart,
            aLastPrev,
            bStart,
            bLastPrev,
            isCommon
          );
          const aIndexPrevFirst = aLastPrev - nCommonR;
          const bIndexPrevFirst = bLastPrev - nCommonR;
          const aEndPreceding = aIndexPrevFirst + 1;
          const bEndPreceding = bIndexPrevFirst + 1;
          division.nChangePreceding = d2 - 1;
          if (d2 - 1 === aEndPreceding + bEndPreceding - aStart - bStart) {
            division.aEndPreceding = aStart;
            division.bEndPreceding = bStart;
          } else {
            division.aEndPreceding = aEndPreceding;
            division.bEndPreceding = bEndPreceding;
          }
          division.nCommonPreceding = nCommonR;
          if (nCommonR !== 0) {
            division.aCommonPreceding = aEndPreceding;
            division.bCommonPreceding = bEndPreceding;
          }
          division.nCommonFollowing = nCommonF;
          if (nCommonF !== 0) {
            division.aCommonFollowing = aFirst + 1;
            division.bCommonFollowing = bFirst + 1;
          }
          const aStartFollowing = aLast + 1;
          const bStartFollowing = bFirst + nCommonF + 1;
          division.nChangeFollowing = d2 - 1;
          if (d2 - 1 === aEnd + bEnd - aStartFollowing - bStartFollowing) {
            division.aStartFollowing = aEnd;
            division.bStartFollowing = bEnd;
          } else {
            division.aStartFollowing = aStartFollowing;
            division.bStartFollowing = bStartFollowing;
          }
          return true;
        }
      }
    }
    return false;
  };
  const extendOverlappablePathsR = (d2, aStart, aEnd, bStart, bEnd, isCommon, aIndexesF, iMaxF, aIndexesR, iMaxR, division) => {
    const bR = bEnd - aEnd;
    const aLength = aEnd - aStart;
    const bLength = bEnd - bStart;
    const baDeltaLength = bLength - aLength;
    const kMinOverlapR = baDeltaLength - d2;
    const kMaxOverlapR = baDeltaLength + d2;
    let aIndexPrev1 = NOT_YET_SET;
    const nR = d2 < iMaxR ? d2 : iMaxR;
    for (let iR = 0, kR = d2; iR <= nR; iR += 1, kR -= 2) {
      const insert = iR === 0 || iR !== d2 && aIndexesR[iR] < aIndexPrev1;
      const aLastPrev = insert ? aIndexesR[iR] : aIndexPrev1;
      const aFirst = insert ? aLastPrev : aLastPrev - 1;
      const bFirst = bR + aFirst - kR;
      const nCommonR = countCommonItemsR(
        aStart,
        aFirst - 1,
        bStart,
        bFirst - 1,
        isCommon
      );
      const aLast = aFirst - nCommonR;
      aIndexPrev1 = aIndexesR[iR];
      aIndexesR[iR] = aLast;
      if (kMinOverlapR <= kR && kR <= kMaxOverlapR) {
        const iF = (d2 + (kR - baDeltaLength)) / 2;
        if (iF <= iMaxF && aLast - 1 <= aIndexesF[iF]) {
          const bLast = bFirst - nCommonR;
          division.nChangePreceding = d2;
          if (d2 === aLast + bLast - aStart - bStart) {
            division.aEndPreceding = aStart;
            division.bEndPreceding = bStart;
          } else {
            division.aEndPreceding = aLast;
            division.bEndPreceding = bLast;
          }
          division.nCommonPreceding = nCommonR;
          if (nCommonR !== 0) {
            division.aCommonPreceding = aLast;
            division.bCommonPreceding = bLast;
          }
          division.nChangeFollowing = d2 - 1;
          if (d2 === 1) {
            division.nCommonFollowing = 0;
            division.aStartFollowing = aEnd;
            division.bStartFollowing = bEnd;
          } else {
            const bLastPrev = bR + aLastPrev - (insert ? kR - 1 : kR + 1);
            const nCommonF = countCommonItemsF(
              aLastPrev,
              aEnd,
              bLastPrev,
              bEnd,
              isCommon
            );
            division.nCommonFollowing = nCommonF;
            if (nCommonF !== 0) {
              division.aCommonFollowing = aLastPrev;
              division.bCommonFollowing = bLastPrev;
            }
            const aStartFollowing = aLastPrev + nCommonF;
            const bStartFollowing = bLastPrev + nCommonF;
            if (d2 - 1 === aEnd + bEnd - aStartFollowing - bStartFollowing) {
              division.aStartFollowing = aEnd;
              division.bStartFollowing = bEnd;
            } else {
              division.aStartFollowing = aStartFollowing;
              division.bStartFollowing = bStartFollowing;
            }
          }
          return true;
        }
      }
    }
    return false;
  };
  const divide = (nChange, aStart, aEnd, bStart, bEnd, isCommon, aIndexesF, aIndexesR, division) => {
    const bF = bStart - aStart;
    const bR = bEnd - aEnd;
    const aLength = aEnd - aStart;
    const bLength = bEnd - bStart;
    const baDeltaLength = bLength - aLength;
    let iMaxF = aLength;
    let iMaxR = aLength;
    aIndexesF[0] = aStart - 1;
    aIndexesR[0] = aEnd;
    if (baDeltaLength % 2 === 0) {
      const dMin = (nChange || baDeltaLength) / 2;
      const dMax = (aLength + bLength) / 2;
      for (let d2 = 1; d2 <= dMax; d2 += 1) {
        iMaxF = extendPathsF(d2, aEnd, bEnd, bF, isCommon, aIndexesF, iMaxF);
        if (d2 < dMin) {
          iMaxR = extendPathsR(d2, aStart, bStart, bR, isCommon, aIndexesR, iMaxR);
        } else if (
          // If a reverse path overlaps a forward path in the same diagonal,
          // return a division of the index intervals at the middle change.
          extendOverlappablePathsR(
            d2,
            aStart,
            aEnd,
            bStart,
            bEnd,
            isCommon,
            aIndexesF,
            iMaxF,
            aIndexesR,
            iMaxR,
            division
          )
        ) {
          return;
        }
      }
    } else {
      const dMin = ((nChange || baDeltaLength) + 1) / 2;
      const dMax = (aLength + bLength + 1) / 2;
      let d2 = 1;
      iMaxF = extendPathsF(d2, aEnd, bEnd, bF, isCommon, aIndexesF, iMaxF);
      for (d2 += 1; d2 <= dMax; d2 += 1) {
        iMaxR = extendPathsR(
          d2 - 1,
          aStart,
          bStart,
          bR,
          isCommon,
          aIndexesR,
          iMaxR
        );
        if (d2 < dMin) {
          iMaxF = extendPathsF(d2, aEnd, bEnd, bF, isCommon, aIndexesF, iMaxF);
        } else if (
          // If a forward path overlaps a reverse path in the same diagonal,
          // return a division of the index intervals at the middle change.
          extendOverlappablePathsF(
            d2,
            aStart,
            aEnd,
            bStart,
            bEnd,
            isCommon,
            aIndexesF,
            iMaxF,
            aIndexesR,
            iMaxR,
            division
          )
        ) {
          return;
        }
      }
    }
    throw new Error(
      `${pkg}: no overlap aStart=${aStart} aEnd=${aEnd} bStart=${bStart} bEnd=${bEnd}`
    );
  };
  const findSubsequences = (nChange, aStart, aEnd, bStart, bEnd, transposed, callbacks, aIndexesF, aIndexesR, division) => {
    if (bEnd - bStart < aEnd - aStart) {
      transposed = !transposed;
      if (transposed && callbacks.length === 1) {
        const { foundSubsequence: foundSubsequence2, isCommon: isCommon2 } = callbacks[0];
        callbacks[1] = {
          foundSubsequence: (nCommon, bCommon, aCommon) => {
            foundSubsequence2(nCommon, aCommon, bCommon);
          },
          isCommon: (bIndex, aIndex) => isCommon2(aIndex, bIndex)
        };
      }
      const tStart = aStart;
      const tEnd = aEnd;
      aStart = bStart;
      aEnd = bEnd;
      bStart = tStart;
      bEnd = tEnd;
    }
    const { foundSubsequence, isCommon } = callbacks[transposed ? 1 : 0];
    divide(
      nChange,
      aStart,
      aEnd,
      bStart,
      bEnd,
      isCommon,
      aIndexesF,
      aIndexesR,
      division
    );
    const {
      nChangePreceding,
      aEndPreceding,
      bEndPreceding,
      nCommonPreceding,
      aCommonPreceding,
      bCommonPreceding,
      nCommonFollowing,
      aCommonFollowing,
      bCommonFollowing,
      nChangeFollowing,
      aStartFollowing,
      bStartFollowing
    } = division;
    if (aStart < aEndPreceding && bStart < bEndPreceding) {
      findSubsequences(
        nChangePreceding,
        aStart,
        aEndPreceding,
        bStart,
        bEndPreceding,
        transposed,
        callbacks,
        aIndexesF,
        aIndexesR,
        division
      );
    }
    if (nCommonPreceding !== 0) {
      foundSubsequence(nCommonPreceding, aCommonPreceding, bCommonPreceding);
    }
    if (nCommonFollowing !== 0) {
      foundSubsequence(nCommonFollowing, aCommonFollowing, bCommonFollowing);
    }
    if (aStartFollowing < aEnd && bStartFollowing < bEnd) {
      findSubsequences(
        nChangeFollowing,
        aStartFollowing,
        aEnd,
        bStartFollowing,
        bEnd,
        transposed,
        callbacks,
        aIndexesF,
        aIndexesR,
        division
      );
    }
  };
  const validateLength = (name, arg) => {
    if (typeof arg !== "number") {
      throw new TypeError(`${pkg}: ${name} typeof ${typeof arg} is not a number`);
    }
    if (!Number.isSafeInteger(arg)) {
      throw new RangeError(`${pkg}: ${name} value ${arg} is not a safe integer`);
    }
    if (arg < 0) {
      throw new RangeError(`${pkg}: ${name} value ${arg} is a negative integer`);
    }
  };
  const validateCallback = (name, arg) => {
    const type3 = typeof arg;
    if (type3 !== "function") {
      throw new TypeError(`${pkg}: ${name} typeof ${type3} is not a function`);
    }
  };
  function diffSequence(aLength, bLength, isCommon, foundSubsequence) {
    validateLength("aLength", aLength);
    validateLength("bLength", bLength);
    validateCallback("isCommon", isCommon);
    validateCallback("foundSubsequence", foundSubsequence);
    const nCommonF = countCommonItemsF(0, aLength, 0, bLength, isCommon);
    if (nCommonF !== 0) {
      foundSubsequence(nCommonF, 0, 0);
    }
    if (aLength !== nCommonF || bLength !== nCommonF) {
      const aStart = nCommonF;
      const bStart = nCommonF;
      const nCommonR = countCommonItemsR(
        aStart,
        aLength - 1,
        bStart,
        bLength - 1,
        isCommon
      );
      const aEnd = aLength - nCommonR;
      const bEnd = bLength - nCommonR;
      const nCommonFR = nCommonF + nCommonR;
      if (aLength !== nCommonFR && bLength !== nCommonFR) {
        const nChange = 0;
        const transposed = false;
        const callbacks = [
          {
            foundSubsequence,
            isCommon
          }
        ];
        const aIndexesF = [NOT_YET_SET];
        const aIndexesR = [NOT_YET_SET];
        const division = {
          aCommonFollowing: NOT_YET_SET,
          aCommonPreceding: NOT_YET_SET,
          aEndPreceding: NOT_YET_SET,
          aStartFollowing: NOT_YET_SET,
          bCommonFollowing: NOT_YET_SET,
          bCommonPreceding: NOT_YET_SET,
          bEndPreceding: NOT_YET_SET,
          bStartFollowing: NOT_YET_SET,
          nChangeFollowing: NOT_YET_SET,
          nChangePreceding: NOT_YET_SET,
          nCommonFollowing: NOT_YET_SET,
          nCommonPreceding: NOT_YET_SET
        };
        findSubsequences(
          nChange,
          aStart,
          aEnd,
          bStart,
          bEnd,
          transposed,
          callbacks,
          aIndexesF,
          aIndexesR,
          division
        );
      }
      if (nCommonR !== 0) {
        foundSubsequence(nCommonR, aEnd, bEnd);
      }
    }
  }
  return build;
}
function formatTrailingSpaces(line, trailingSpaceFormatter) {
  return line.replace(/\s+$/, (match) => trailingSpaceFormatter(match));
}
function printDiffLine(line, isFirstOrLast, color, indicator, trailingSpaceFormatter, emptyFirstOrLastLinePlaceholder) {
  return line.length !== 0 ? color(`${indicator} ${formatTrailingSpaces(line, trailingSpaceFormatter)}`) : indicator !== " " ? color(indicator) : isFirstOrLast && emptyFirstOrLastLinePlaceholder.length !== 0 ? color(`${indicator} ${emptyFirstOrLastLinePlaceholder}`) : "";
}
function printDeleteLine(line, isFirstOrLast, { aColor, aIndicator, changeLineTrailingSpaceColor, emptyFirstOrLastLinePlaceholder }) {
  return printDiffLine(line, isFirstOrLast, aColor, aIndicator, changeLineTrailingSpaceColor, emptyFirstOrLastLinePlaceholder);
}
function printInsertLine(line, isFirstOrLast, { bColor, bIndicator, changeLineTrailingSpaceColor, emptyFirstOrLastLinePlaceholder }) {
  return printDiffLine(line, isFirstOrLast, bColor, bIndicator, changeLineTrailingSpaceColor, emptyFirstOrLastLinePlaceholder);
}
function printCommonLine(line, isFirstOrLast, { commonColor, commonIndicator, commonLineTrailingSpaceColor, emptyFirstOrLastLinePlaceholder }) {
  return printDiffLine(line, isFirstOrLast, commonColor, commonIndicator, commonLineTrailingSpaceColor, emptyFirstOrLastLinePlaceholder);
}
function createPatchMark(aStart, aEnd, bStart, bEnd, { patchColor }) {
  return patchColor(`@@ -${aStart + 1},${aEnd - aStart} +${bStart + 1},${bEnd - bStart} @@`);
}
function joinAlignedDiffsNoExpand(diffs, options) {
  const iLength = diffs.length;
  const nContextLines = options.contextLines;
  const nContextLines2 = nContextLines + nContextLines;
  let jLength = iLength;
  let hasExcessAtStartOrEnd = false;
  let nExcessesBetweenChanges = 0;
  let i2 = 0;
  while (i2 !== iLength) {
    const iStart = i2;
    while (i2 !== iLength && diffs[i2][0] === DIFF_EQUAL) {
      i2 += 1;
    }
    if (iStart !== i2) {
      if (iStart === 0) {
        if (i2 > nContextLines) {
          jLength -= i2 - nContextLines;
          hasExcessAtStartOrEnd = true;
        }
      } else if (i2 === iLength) {
        const n = i2 - iStart;
        if (n > nContextLines) {
          jLength -= n - nContextLines;
          hasExcessAtStartOrEnd = true;
        }
      } else {
        const n = i2 - iStart;
        if (n > nContextLines2) {
          jLength -= n - nContextLines2;
          nExcessesBetweenChanges += 1;
        }
      }
    }
    while (i2 !== iLength && diffs[i2][0] !== DIFF_EQUAL) {
      i2 += 1;
    }
  }
  const hasPatch = nExcessesBetweenChanges !== 0 || hasExcessAtStartOrEnd;
  if (nExcessesBetweenChanges !== 0) {
    jLength += nExcessesBetweenChanges + 1;
  } else if (hasExcessAtStartOrEnd) {
    jLength += 1;
  }
  const jLast = jLength - 1;
  const lines = [];
  let jPatchMark = 0;
  if (hasPatch) {
    lines.push("");
  }
  let aStart = 0;
  let bStart = 0;
  let aEnd = 0;
  let bEnd = 0;
  const pushCommonLine = (line) => {
    const j = lines.length;
    lines.push(printCommonLine(line, j === 0 || j === jLast, options));
    aEnd += 1;
    bEnd += 1;
  };
  const pushDeleteLine = (line) => {
    const j = lines.length;
    lines.push(printDeleteLine(line, j === 0 || j === jLast, options));
    aEnd += 1;
  };
  const pushInsertLine = (line) => {
    const j = lines.length;
    lines.push(printInsertLine(line, j === 0 || j === jLast, options));
    bEnd += 1;
  };
  i2 = 0;
  while (i2 !== iLength) {
    let iStart = i2;
    while (i2 !== iLength && diffs[i2][0] === DIFF_EQUAL) {
      i2 += 1;
    }
    if (iStart !== i2) {
      if (iStart === 0) {
        if (i2 > nContextLines) {
          iStart = i2 - nContextLines;
          aStart = iStart;
          bStart = iStart;
          aEnd = aStart;
          bEnd = bStart;
        }
        for (let iCommon = iStart; iCommon !== i2; iCommon += 1) {
          pushCommonLine(diffs[iCommon][1]);
        }
      } else if (i2 === iLength) {
        const iEnd = i2 - iStart > nContextLines ? iStart + nContextLines : i2;
        for (let iCommon = iStart; iCommon !== iEnd; iCommon += 1) {
          pushCommonLine(diffs[iCommon][1]);
        }
      } else {
        const nCommon = i2 - iStart;
        if (nCommon > nContextLines2) {
          const iEnd = iStart + nContextLines;
          for (let iCommon = iStart; iCommon !== iEnd; iCommon += 1) {
            pushCommonLine(diffs[iCommon][1]);
          }
          lines[jPatchMark] = createPatchMark(aStart, aEnd, bStart, bEnd, options);
          jPatchMark = lines.length;
          lines.push("");
          const nOmit = nCommon - nContextLines2;
          aStart = aEnd + nOmit;
          bStart = bEnd + nOmit;
          aEnd = aStart;
          bEnd = bStart;
          for (let iCommon = i2 - nContextLines; iCommon !== i2; iCommon += 1) {
            pushCommonLine(diffs[iCommon][1]);
          }
        } else {
          for (let iCommon = iStart; iCommon !== i2; iCommon += 1) {
            pushCommonLine(diffs[iCommon][1]);
          }
        }
      }
    }
    while (i2 !== iLength && diffs[i2][0] === DIFF_DELETE) {
      pushDeleteLine(diffs[i2][1]);
      i2 += 1;
    }
    while (i2 !== iLength && diffs[i2][0] === DIFF_INSERT) {
      pushInsertLine(diffs[i2][1]);
      i2 += 1;
    }
  }
  if (hasPatch) {
    lines[jPatchMark] = createPatchMark(aStart, aEnd, bStart, bEnd, options);
  }
  return lines.join("\n");
}
function joinAlignedDiffsExpand(diffs, options) {
  return diffs.map((diff2, i2, diffs2) => {
    const line = diff2[1];
    const isFirstOrLast = i2 === 0 || i2 === diffs2.length - 1;
    switch (diff2[0]) {
      case DIFF_DELETE:
        return printDeleteLine(line, isFirstOrLast, options);
      case DIFF_INSERT:
        return printInsertLine(line, isFirstOrLast, options);
      default:
        return printCommonLine(line, isFirstOrLast, options);
    }
  }).join("\n");
}
function getDefaultOptions() {
  return {
    aAnnotation: "Expected",
    aColor: $.green,
    aIndicator: "-",
    bAnnotation: "Received",
    bColor: $.red,
    bIndicator: "+",
    changeColor: $.inverse,
    changeLineTrailingSpaceColor: noColor,
    commonColor: $.dim,
    commonIndicator: " ",
    commonLineTrailingSpaceColor: noColor,
    compareKeys: void 0,
    contextLines: DIFF_CONTEXT_DEFAULT,
    emptyFirstOrLastLinePlaceholder: "",
    expand: false,
    includeChangeCounts: false,
    omitAnnotationLines: false,
    patchColor: $.yellow,
    printBasicPrototype: false,
    truncateThreshold: DIFF_TRUNCATE_THRESHOLD_DEFAULT,
    truncateAnnotation: "... Diff result is truncated",
    truncateAnnotationColor: noColor
  };
}
function getCompareKeys(compareKeys) {
  return compareKeys && typeof compareKeys === "function" ? compareKeys : void 0;
}
function getContextLines(contextLines) {
  return typeof contextLines === "number" && Number.isSafeInteger(contextLines) && contextLines >= 0 ? contextLines : DIFF_CONTEXT_DEFAULT;
}
function normalizeDiffOptions(options = {}) {
  return {
    ...getDefaultOptions(),
    ...options,
    compareKeys: getCompareKeys(options.compareKeys),
    contextLines: getContextLines(options.contextLines)
  };
}
function isEmptyString(lines) {
  return lines.length === 1 && lines[0].length === 0;
}
function countChanges(diffs) {
  let a = 0;
  let b2 = 0;
  diffs.forEach((diff2) => {
    switch (diff2[0]) {
      case DIFF_DELETE:
        a += 1;
        break;
      case DIFF_INSERT:
        b2 += 1;
        break;
    }
  });
  return {
    a,
    b: b2
  };
}
function printAnnotation({ aAnnotation, aColor, aIndicator, bAnnotation, bColor, bIndicator, includeChangeCounts, omitAnnotationLines }, changeCounts) {
  if (omitAnnotationLines) {
    return "";
  }
  let aRest = "";
  let bRest = "";
  if (includeChangeCounts) {
    const aCount = String(changeCounts.a);
    const bCount = String(changeCounts.b);
    const baAnnotationLengthDiff = bAnnotation.length - aAnnotation.length;
    const aAnnotationPadding = " ".repeat(Math.max(0, baAnnotationLengthDiff));
    const bAnnotationPadding = " ".repeat(Math.max(0, -baAnnotationLengthDiff));
    const baCountLengthDiff = bCount.length - aCount.length;
    const aCountPadding = " ".repeat(Math.max(0, baCountLengthDiff));
    const bCountPadding = " ".repeat(Math.max(0, -baCountLengthDiff));
    aRest = `${aAnnotationPadding}  ${aIndicator} ${aCountPadding}${aCount}`;
    bRest = `${bAnnotationPadding}  ${bIndicator} ${bCountPadding}${bCount}`;
  }
  const a = `${aIndicator} ${aAnnotation}${aRest}`;
  const b2 = `${bIndicator} ${bAnnotation}${bRest}`;
  return `${aColor(a)}
${bColor(b2)}

`;
}
function printDiffLines(diffs, truncated, options) {
  return printAnnotation(options, countChanges(diffs)) + (options.expand ? joinAlignedDiffsExpand(diffs, options) : joinAlignedDiffsNoExpand(diffs, options)) + (truncated ? options.truncateAnnotationColor(`
${options.truncateAnnotation}`) : "");
}
function diffLinesUnified(aLines, bLines, options) {
  const normalizedOptions = normalizeDiffOptions(options);
  const [diffs, truncated] = diffLinesRaw(isEmptyString(aLines) ? [] : aLines, isEmptyString(bLines) ? [] : bLines, normalizedOptions);
  return printDiffLines(diffs, truncated, normalizedOptions);
}
function diffLinesUnified2(aLinesDisplay, bLinesDisplay, aLinesCompare, bLinesCompare, options) {
  if (isEmptyString(aLinesDisplay) && isEmptyString(aLinesCompare)) {
    aLinesDisplay = [];
    aLinesCompare = [];
  }
  if (isEmptyString(bLinesDisplay) && isEmptyString(bLinesCompare)) {
    bLinesDisplay = [];
    bLinesCompare = [];
  }
  if (aLinesDisplay.length !== aLinesCompare.length || bLinesDisplay.length !== bLinesCompare.length) {
    return diffLinesUnified(aLinesDisplay, bLinesDisplay, options);
  }
  const [diffs, truncated] = diffLinesRaw(aLinesCompare, bLinesCompare, options);
  let aIndex = 0;
  let bIndex = 0;
  diffs.forEach((diff2) => {
    switch (diff2[0]) {
      case DIFF_DELETE:
        diff2[1] = aLinesDisplay[aIndex];
        aIndex += 1;
        break;
      case DIFF_INSERT:
        diff2[1] = bLinesDisplay[bIndex];
        bIndex += 1;
        break;
      default:
        diff2[1] = bLinesDisplay[bIndex];
        aIndex += 1;
        bIndex += 1;
    }
  });
  return printDiffLines(diffs, truncated, normalizeDiffOptions(options));
}
function diffLinesRaw(aLines, bLines, options) {
  const truncate2 = options?.truncateThreshold ?? false;
  const truncateThreshold = Math.max(Math.floor(options?.truncateThreshold ?? 0), 0);
  const aLength = truncate2 ? Math.min(aLines.length, truncateThreshold) : aLines.length;
  const bLength = truncate2 ? Math.min(bLines.length, truncateThreshold) : bLines.length;
  const truncated = aLength !== aLines.length || bLength !== bLines.length;
  const isCommon = (aIndex2, bIndex2) => aLines[aIndex2] === bLines[bIndex2];
  const diffs = [];
  let aIndex = 0;
  let bIndex = 0;
  const foundSubsequence = (nCommon, aCommon, bCommon) => {
    for (; aIndex !== aCommon; aIndex += 1) {
      diffs.push(new Diff(DIFF_DELETE, aLines[aIndex]));
    }
    for (; bIndex !== bCommon; bIndex += 1) {
      diffs.push(new Diff(DIFF_INSERT, bLines[bIndex]));
    }
    for (; nCommon !== 0; nCommon -= 1, aIndex += 1, bIndex += 1) {
      diffs.push(new Diff(DIFF_EQUAL, bLines[bIndex]));
    }
  };
  diffSequences(aLength, bLength, isCommon, foundSubsequence);
  for (; aIndex !== aLength; aIndex += 1) {
    diffs.push(new Diff(DIFF_DELETE, aLines[aIndex]));
  }
  for (; bIndex !== bLength; bIndex += 1) {
    diffs.push(new Diff(DIFF_INSERT, bLines[bIndex]));
  }
  return [diffs, truncated];
}
function getType3(value) {
  if (value === void 0) {
    return "undefined";
  } else if (value === null) {
    return "null";
  } else if (Array.isArray(value)) {
    return "array";
  } else if (typeof value === "boolean") {
    return "boolean";
  } else if (typeof value === "function") {
    return "function";
  } else if (typeof value === "number") {
    return "number";
  } else if (typeof value === "string") {
    return "string";
  } else if (typeof value === "bigint") {
    return "bigint";
  } else if (typeof value === "object") {
    if (value != null) {
      if (value.constructor === RegExp) {
        return "regexp";
      } else if (value.constructor === Map) {
        return "map";
      } else if (value.constructor === Set) {
        return "set";
      } else if (value.constructor === Date) {
        return "date";
      }
    }
    return "object";
  } else if (typeof value === "symbol") {
    return "symbol";
  }
  throw new Error(`value of unknown type: ${value}`);
}
function getNewLineSymbol(string) {
  return string.includes("\r\n") ? "\r\n" : "\n";
}
function diffStrings(a, b2, options) {
  const truncate2 = options?.truncateThreshold ?? false;
  const truncateThreshold = Math.max(Math.floor(options?.truncateThreshold ?? 0), 0);
  let aLength = a.length;
  let bLength = b2.length;
  if (truncate2) {
    const aMultipleLines = a.includes("\n");
    const bMultipleLines = b2.includes("\n");
    const aNewLineSymbol = getNewLineSymbol(a);
    const bNewLineSymbol = getNewLineSymbol(b2);
    const _a = aMultipleLines ? `${a.split(aNewLineSymbol, truncateThreshold).join(aNewLineSymbol)}
` : a;
    const _b = bMultipleLines ? `${b2.split(bNewLineSymbol, truncateThreshold).join(bNewLineSymbol)}
` : b2;
    aLength = _a.length;
    bLength = _b.length;
  }
  const truncated = aLength !== a.length || bLength !== b2.length;
  const isCommon = (aIndex2, bIndex2) => a[aIndex2] === b2[bIndex2];
  let aIndex = 0;
  let bIndex = 0;
  const diffs = [];
  const foundSubsequence = (nCommon, aCommon, bCommon) => {
    if (aIndex !== aCommon) {
      diffs.push(new Diff(DIFF_DELETE, a.slice(aIndex, aCommon)));
    }
    if (bIndex !== bCommon) {
      diffs.push(new Diff(DIFF_INSERT, b2.slice(bIndex, bCommon)));
    }
    aIndex = aCommon + nCommon;
    bIndex = bCommon + nCommon;
    diffs.push(new Diff(DIFF_EQUAL, b2.slice(bCommon, bIndex)));
  };
  diffSequences(aLength, bLength, isCommon, foundSubsequence);
  if (aIndex !== aLength) {
    diffs.push(new Diff(DIFF_DELETE, a.slice(aIndex)));
  }
  if (bIndex !== bLength) {
    diffs.push(new Diff(DIFF_INSERT, b2.slice(bIndex)));
  }
  return [diffs, truncated];
}
function concatenateRelevantDiffs(op, diffs, changeColor) {
  return diffs.reduce((reduced, diff2) => reduced + (diff2[0] === DIFF_EQUAL ? diff2[1] : diff2[0] === op && diff2[1].length !== 0 ? changeColor(diff2[1]) : ""), "");
}
function getAlignedDiffs(diffs, changeColor) {
  const deleteBuffer = new ChangeBuffer(DIFF_DELETE, changeColor);
  const insertBuffer = new ChangeBuffer(DIFF_INSERT, changeColor);
  const commonBuffer = new CommonBuffer(deleteBuffer, insertBuffer);
  diffs.forEach((diff2) => {
    switch (diff2[0]) {
      case DIFF_DELETE:
        deleteBuffer.align(diff2);
        break;
      case DIFF_INSERT:
        insertBuffer.align(diff2);
        break;
      default:
        commonBuffer.align(diff2);
    }
  });
  return commonBuffer.getLines();
}
function hasCommonDiff(diffs, isMultiline) {
  if (isMultiline) {
    const iLast = diffs.length - 1;
    return diffs.some((diff2, i2) => diff2[0] === DIFF_EQUAL && (i2 !== iLast || diff2[1] !== "\n"));
  }
  return diffs.some((diff2) => diff2[0] === DIFF_EQUAL);
}
function diffStringsUnified(a, b2, options) {
  if (a !== b2 && a.length !== 0 && b2.length !== 0) {
    const isMultiline = a.includes("\n") || b2.includes("\n");
    const [diffs, truncated] = diffStringsRaw(isMultiline ? `${a}
` : a, isMultiline ? `${b2}
` : b2, true, options);
    if (hasCommonDiff(diffs, isMultiline)) {
      const optionsNormalized = normalizeDiffOptions(options);
      const lines = getAlignedDiffs(diffs, optionsNormalized.changeColor);
      return printDiffLines(lines, truncated, optionsNormalized);
    }
  }
  return diffLinesUnified(a.split("\n"), b2.split("\n"), options);
}
function diffStringsRaw(a, b2, cleanup, options) {
  const [diffs, truncated] = diffStrings(a, b2, options);
  if (cleanup) {
    diff_cleanupSemantic(diffs);
  }
  return [diffs, truncated];
}
function getCommonMessage(message, options) {
  const { commonColor } = normalizeDiffOptions(options);
  return commonColor(message);
}
function diff(a, b2, options, memorize = DEFAULT_MEMORIZE) {
  if (Object.is(a, b2)) {
    return "";
  }
  const aType = getType3(a);
  let expectedType = aType;
  let omitDifference = false;
  if (aType === "object" && typeof a.asymmetricMatch === "function") {
    if (a.$$typeof !== /* @__PURE__ */ Symbol.for("jest.asymmetricMatcher")) {
      return void 0;
    }
    if (typeof a.getExpectedType !== "function") {
      return void 0;
    }
    expectedType = a.getExpectedType();
    omitDifference = expectedType === "string";
  }
  if (expectedType !== getType3(b2)) {
    let truncate2 = function(s) {
      return s.length <= MAX_LENGTH ? s : `${s.slice(0, MAX_LENGTH)}...`;
    };
    const { aAnnotation, aColor, aIndicator, bAnnotation, bColor, bIndicator } = normalizeDiffOptions(options);
    const formatOptions = getFormatOptions(FALLBACK_FORMAT_OPTIONS, options);
    let aDisplay = format(a, formatOptions);
    let bDisplay = format(b2, formatOptions);
    const MAX_LENGTH = 1e5;
    aDisplay = memorize("expected", truncate2(aDisplay));
    bDisplay = memorize("actual", truncate2(bDisplay));
    const aDiff = `${aColor(`${aIndicator} ${aAnnotation}:`)}
${aDisplay}`;
    const bDiff = `${bColor(`${bIndicator} ${bAnnotation}:`)}
${bDisplay}`;
    return `${aDiff}

${bDiff}`;
  }
  if (omitDifference) {
    return void 0;
  }
  switch (aType) {
    case "string":
      return diffLinesUnified(a.split("\n"), b2.split("\n"), options);
    case "boolean":
    case "number":
      return comparePrimitive(a, b2, options, memorize);
    case "map":
      return compareObjects(sortMap(a), sortMap(b2), options, memorize);
    case "set":
      return compareObjects(sortSet(a), sortSet(b2), options, memorize);
    default:
      return compareObjects(a, b2, options, memorize);
  }
}
function createMemorize(memory2) {
  return (pointer, stringifiedValue) => {
    memory2[pointer] = stringifiedValue;
    return stringifiedValue;
  };
}
function comparePrimitive(a, b2, options, memorize = DEFAULT_MEMORIZE) {
  const aFormat = memorize("expected", format(a, FORMAT_OPTIONS));
  const bFormat = memorize("actual", format(b2, FORMAT_OPTIONS));
  return aFormat === bFormat ? "" : diffLinesUnified(aFormat.split("\n"), bFormat.split("\n"), options);
}
function sortMap(map) {
  return new Map(Array.from(map.entries()).sort());
}
function sortSet(set3) {
  return new Set(Array.from(set3.values()).sort());
}
function compareObjects(a, b2, options, memorize = DEFAULT_MEMORIZE) {
  let difference;
  let hasThrown = false;
  try {
    const formatOptions = getFormatOptions(FORMAT_OPTIONS, options);
    difference = getObjectsDifference(a, b2, formatOptions, options, memorize);
  } catch {
    hasThrown = true;
  }
  const noDiffMessage = getCommonMessage(NO_DIFF_MESSAGE, options);
  if (difference === void 0 || difference === noDiffMessage) {
    const formatOptions = getFormatOptions(FALLBACK_FORMAT_OPTIONS, options);
    difference = getObjectsDifference(a, b2, formatOptions, options, memorize);
    if (difference !== noDiffMessage && !hasThrown) {
      difference = `${getCommonMessage(SIMILAR_MESSAGE, options)}

${difference}`;
    }
  }
  return difference;
}
function getDefaultFormatOptions(options) {
  return getFormatOptions(FORMAT_OPTIONS, options);
}
function getFormatOptions(formatOptions, options) {
  const { compareKeys, printBasicPrototype, maxDepth } = normalizeDiffOptions(options);
  return {
    ...formatOptions,
    compareKeys,
    printBasicPrototype,
    maxDepth: maxDepth ?? formatOptions.maxDepth
  };
}
function getObjectsDifference(a, b2, formatOptions, options, memorize = DEFAULT_MEMORIZE) {
  const formatOptionsZeroIndent = {
    ...formatOptions,
    indent: 0
  };
  const aCompare = format(a, formatOptionsZeroIndent);
  const bCompare = format(b2, formatOptionsZeroIndent);
  if (aCompare === bCompare) {
    return getCommonMessage(NO_DIFF_MESSAGE, options);
  } else {
    const aDisplay = memorize("expected", format(a, formatOptions));
    const bDisplay = memorize("actual", format(b2, formatOptions));
    return diffLinesUnified2(aDisplay.split("\n"), bDisplay.split("\n"), aCompare.split("\n"), bCompare.split("\n"), options);
  }
}
function isAsymmetricMatcher(data) {
  const type3 = getType2(data);
  return type3 === "Object" && typeof data.asymmetricMatch === "function";
}
function isReplaceable(obj1, obj2) {
  const obj1Type = getType2(obj1);
  const obj2Type = getType2(obj2);
  return obj1Type === obj2Type && (obj1Type === "Object" || obj1Type === "Array");
}
function printDiffOrStringify(received, expected, options, memory2) {
  const { aAnnotation, bAnnotation } = normalizeDiffOptions(options);
  if (typeof expected === "string" && typeof received === "string" && expected.length > 0 && received.length > 0 && expected.length <= MAX_DIFF_STRING_LENGTH && received.length <= MAX_DIFF_STRING_LENGTH && expected !== received) {
    if (expected.includes("\n") || received.includes("\n")) {
      return diffStringsUnified(expected, received, options);
    }
    const [diffs] = diffStringsRaw(expected, received, true);
    const hasCommonDiff2 = diffs.some((diff2) => diff2[0] === DIFF_EQUAL);
    const printLabel = getLabelPrinter(aAnnotation, bAnnotation);
    const expectedLine = printLabel(aAnnotation) + printExpected(getCommonAndChangedSubstrings(diffs, DIFF_DELETE, hasCommonDiff2));
    const receivedLine = printLabel(bAnnotation) + printReceived(getCommonAndChangedSubstrings(diffs, DIFF_INSERT, hasCommonDiff2));
    return `${expectedLine}
${receivedLine}`;
  }
  const clonedExpected = deepClone(expected, { forceWritable: true });
  const clonedReceived = deepClone(received, { forceWritable: true });
  const { replacedExpected, replacedActual } = replaceAsymmetricMatcher(clonedReceived, clonedExpected);
  const memorize = memory2 ? createMemorize(memory2) : DEFAULT_MEMORIZE;
  const difference = diff(replacedExpected, replacedActual, options, memorize);
  return difference;
}
function replaceAsymmetricMatcher(actual, expected, actualReplaced = /* @__PURE__ */ new WeakSet(), expectedReplaced = /* @__PURE__ */ new WeakSet()) {
  if (actual instanceof Error && expected instanceof Error && typeof actual.cause !== "undefined" && typeof expected.cause === "undefined") {
    delete actual.cause;
    return {
      replacedActual: actual,
      replacedExpected: expected
    };
  }
  if (!isReplaceable(actual, expected)) {
    return {
      replacedActual: actual,
      replacedExpected: expected
    };
  }
  if (actualReplaced.has(actual) || expectedReplaced.has(expected)) {
    return {
      replacedActual: actual,
      replacedExpected: expected
    };
  }
  actualReplaced.add(actual);
  expectedReplaced.add(expected);
  getOwnProperties(expected).forEach((key) => {
    const expectedValue = expected[key];
    const actualValue = actual[key];
    if (isAsymmetricMatcher(expectedValue)) {
      if (expectedValue.asymmetricMatch(actualValue)) {
        expected[key] = actualValue;
      } else if ("sample" in expectedValue && expectedValue.sample !== void 0 && isReplaceable(actualValue, expectedValue.sample)) {
        const replaced = replaceAsymmetricMatcher(actualValue, expectedValue.sample, actualReplaced, expectedReplaced);
        actual[key] = replaced.replacedActual;
        expected[key] = replaced.replacedExpected;
      }
    } else if (isAsymmetricMatcher(actualValue)) {
      if (actualValue.asymmetricMatch(expectedValue)) {
        actual[key] = expectedValue;
      } else if ("sample" in actualValue && actualValue.sample !== void 0 && isReplaceable(actualValue.sample, expectedValue)) {
        const replaced = replaceAsymmetricMatcher(actualValue.sample, expectedValue, actualReplaced, expectedReplaced);
        actual[key] = replaced.replacedActual;
        expected[key] = replaced.replacedExpected;
      }
    } else if (isReplaceable(actualValue, expectedValue)) {
      const replaced = replaceAsymmetricMatcher(actualValue, expectedValue, actualReplaced, expectedReplaced);
      actual[key] = replaced.replacedActual;
      expected[key] = replaced.replacedExpected;
    }
  });
  return {
    replacedActual: actual,
    replacedExpected: expected
  };
}
function getLabelPrinter(...strings) {
  const maxLength = strings.reduce((max, string) => string.length > max ? string.length : max, 0);
  return (string) => `${string}: ${" ".repeat(maxLength - string.length)}`;
}
function replaceTrailingSpaces(text) {
  return text.replace(/\s+$/gm, (spaces) => SPACE_SYMBOL.repeat(spaces.length));
}
function printReceived(object) {
  return $.red(replaceTrailingSpaces(stringify(object)));
}
function printExpected(value) {
  return $.green(replaceTrailingSpaces(stringify(value)));
}
function getCommonAndChangedSubstrings(diffs, op, hasCommonDiff2) {
  return diffs.reduce((reduced, diff2) => reduced + (diff2[0] === DIFF_EQUAL ? diff2[1] : diff2[0] === op ? hasCommonDiff2 ? $.inverse(diff2[1]) : diff2[1] : ""), "");
}
var DIFF_DELETE, DIFF_INSERT, DIFF_EQUAL, Diff, nonAlphaNumericRegex_, whitespaceRegex_, linebreakRegex_, blanklineEndRegex_, blanklineStartRegex_, NO_DIFF_MESSAGE, SIMILAR_MESSAGE, build, hasRequiredBuild, buildExports, diffSequences, noColor, DIFF_CONTEXT_DEFAULT, DIFF_TRUNCATE_THRESHOLD_DEFAULT, ChangeBuffer, CommonBuffer, AsymmetricMatcher2, DOMCollection2, DOMElement2, Immutable2, ReactElement2, ReactTestComponent2, PLUGINS2, FORMAT_OPTIONS, FALLBACK_FORMAT_OPTIONS, DEFAULT_MEMORIZE, MAX_DIFF_STRING_LENGTH, SPACE_SYMBOL;
var init_diff = __esm({
  "node_modules/@vitest/utils/dist/diff.js"() {
    init_dist2();
    init_dist();
    init_display();
    init_helpers();
    DIFF_DELETE = -1;
    DIFF_INSERT = 1;
    DIFF_EQUAL = 0;
    Diff = class {
      0;
      1;
      constructor(op, text) {
        this[0] = op;
        this[1] = text;
      }
    };
    nonAlphaNumericRegex_ = /[^a-z0-9]/i;
    whitespaceRegex_ = /\s/;
    linebreakRegex_ = /[\r\n]/;
    blanklineEndRegex_ = /\n\r?\n$/;
    blanklineStartRegex_ = /^\r?\n\r?\n/;
    NO_DIFF_MESSAGE = "Compared values have no visual difference.";
    SIMILAR_MESSAGE = "Compared values serialize to the same structure.\nPrinting internal object structure without calling `toJSON` instead.";
    build = {};
    buildExports = /* @__PURE__ */ requireBuild();
    diffSequences = /* @__PURE__ */ getDefaultExportFromCjs2(buildExports);
    noColor = (string) => string;
    DIFF_CONTEXT_DEFAULT = 5;
    DIFF_TRUNCATE_THRESHOLD_DEFAULT = 0;
    ChangeBuffer = class {
      op;
      line;
      lines;
      changeColor;
      constructor(op, changeColor) {
        this.op = op;
        this.line = [];
        this.lines = [];
        this.changeColor = changeColor;
      }
      pushSubstring(substring) {
        this.pushDiff(new Diff(this.op, substring));
      }
      pushLine() {
        this.lines.push(this.line.length !== 1 ? new Diff(this.op, concatenateRelevantDiffs(this.op, this.line, this.changeColor)) : this.line[0][0] === this.op ? this.line[0] : new Diff(this.op, this.line[0][1]));
        this.line.length = 0;
      }
      isLineEmpty() {
        return this.line.length === 0;
      }
      // Minor input to buffer.
      pushDiff(diff2) {
        this.line.push(diff2);
      }
      // Main input to buffer.
      align(diff2) {
        const string = diff2[1];
        if (string.includes("\n")) {
          const substrings = string.split("\n");
          const iLast = substrings.length - 1;
          substrings.forEach((substring, i2) => {
            if (i2 < iLast) {
              this.pushSubstring(substring);
              this.pushLine();
            } else if (substring.length !== 0) {
              this.pushSubstring(substring);
            }
          });
        } else {
          this.pushDiff(diff2);
        }
      }
      // Output from buffer.
      moveLinesTo(lines) {
        if (!this.isLineEmpty()) {
          this.pushLine();
        }
        lines.push(...this.lines);
        this.lines.length = 0;
      }
    };
    CommonBuffer = class {
      deleteBuffer;
      insertBuffer;
      lines;
      constructor(deleteBuffer, insertBuffer) {
        this.deleteBuffer = deleteBuffer;
        this.insertBuffer = insertBuffer;
        this.lines = [];
      }
      pushDiffCommonLine(diff2) {
        this.lines.push(diff2);
      }
      pushDiffChangeLines(diff2) {
        const isDiffEmpty = diff2[1].length === 0;
        if (!isDiffEmpty || this.deleteBuffer.isLineEmpty()) {
          this.deleteBuffer.pushDiff(diff2);
        }
        if (!isDiffEmpty || this.insertBuffer.isLineEmpty()) {
          this.insertBuffer.pushDiff(diff2);
        }
      }
      flushChangeLines() {
        this.deleteBuffer.moveLinesTo(this.lines);
        this.insertBuffer.moveLinesTo(this.lines);
      }
      // Input to buffer.
      align(diff2) {
        const op = diff2[0];
        const string = diff2[1];
        if (string.includes("\n")) {
          const substrings = string.split("\n");
          const iLast = substrings.length - 1;
          substrings.forEach((substring, i2) => {
            if (i2 === 0) {
              const subdiff = new Diff(op, substring);
              if (this.deleteBuffer.isLineEmpty() && this.insertBuffer.isLineEmpty()) {
                this.flushChangeLines();
                this.pushDiffCommonLine(subdiff);
              } else {
                this.pushDiffChangeLines(subdiff);
                this.flushChangeLines();
              }
            } else if (i2 < iLast) {
              this.pushDiffCommonLine(new Diff(op, substring));
            } else if (substring.length !== 0) {
              this.pushDiffChangeLines(new Diff(op, substring));
            }
          });
        } else {
          this.pushDiffChangeLines(diff2);
        }
      }
      // Output from buffer.
      getLines() {
        this.flushChangeLines();
        return this.lines;
      }
    };
    ({ AsymmetricMatcher: AsymmetricMatcher2, DOMCollection: DOMCollection2, DOMElement: DOMElement2, Immutable: Immutable2, ReactElement: ReactElement2, ReactTestComponent: ReactTestComponent2 } = plugins);
    PLUGINS2 = [
      ReactTestComponent2,
      ReactElement2,
      DOMElement2,
      DOMCollection2,
      Immutable2,
      AsymmetricMatcher2,
      plugins.Error
    ];
    FORMAT_OPTIONS = {
      maxDepth: 20,
      plugins: PLUGINS2
    };
    FALLBACK_FORMAT_OPTIONS = {
      callToJSON: false,
      maxDepth: 8,
      plugins: PLUGINS2
    };
    DEFAULT_MEMORIZE = (_, v) => v;
    MAX_DIFF_STRING_LENGTH = 2e4;
    SPACE_SYMBOL = "\xB7";
  }
});

// node_modules/@vitest/spy/dist/index.js
function isMockFunction(fn) {
  return typeof fn === "function" && "_isMockFunction" in fn && fn._isMockFunction === true;
}
var init_dist3 = __esm({
  "node_modules/@vitest/spy/dist/index.js"() {
  }
});

// node_modules/@vitest/utils/dist/serialize.js
function isImmutable(v) {
  return v && (v[IS_COLLECTION_SYMBOL] || v[IS_RECORD_SYMBOL]);
}
function getUnserializableMessage(err) {
  if (err instanceof Error) {
    return `<unserializable>: ${err.message}`;
  }
  if (typeof err === "string") {
    return `<unserializable>: ${err}`;
  }
  return "<unserializable>";
}
function serializeValue(val, seen = /* @__PURE__ */ new WeakMap()) {
  if (!val || typeof val === "string") {
    return val;
  }
  if (val instanceof Error && "toJSON" in val && typeof val.toJSON === "function") {
    const jsonValue = val.toJSON();
    if (jsonValue && jsonValue !== val && typeof jsonValue === "object") {
      if (typeof val.message === "string") {
        safe(() => jsonValue.message ??= normalizeErrorMessage(val.message));
      }
      if (typeof val.stack === "string") {
        safe(() => jsonValue.stack ??= val.stack);
      }
      if (typeof val.name === "string") {
        safe(() => jsonValue.name ??= val.name);
      }
      if (val.cause != null) {
        safe(() => jsonValue.cause ??= serializeValue(val.cause, seen));
      }
    }
    return serializeValue(jsonValue, seen);
  }
  if (typeof val === "function") {
    return `Function<${val.name || "anonymous"}>`;
  }
  if (typeof val === "symbol") {
    return val.toString();
  }
  if (typeof val !== "object") {
    return val;
  }
  if (typeof Buffer !== "undefined" && val instanceof Buffer) {
    return `<Buffer(${val.length}) ...>`;
  }
  if (typeof Uint8Array !== "undefined" && val instanceof Uint8Array) {
    return `<Uint8Array(${val.length}) ...>`;
  }
  if (isImmutable(val)) {
    return serializeValue(val.toJSON(), seen);
  }
  if (val instanceof Promise || val.constructor && val.constructor.prototype === "AsyncFunction") {
    return "Promise";
  }
  if (typeof Element !== "undefined" && val instanceof Element) {
    return val.tagName;
  }
  if (typeof val.toJSON === "function") {
    return serializeValue(val.toJSON(), seen);
  }
  if (seen.has(val)) {
    return seen.get(val);
  }
  if (Array.isArray(val)) {
    const clone2 = new Array(val.length);
    seen.set(val, clone2);
    val.forEach((e, i2) => {
      try {
        clone2[i2] = serializeValue(e, seen);
      } catch (err) {
        clone2[i2] = getUnserializableMessage(err);
      }
    });
    return clone2;
  } else {
    const clone2 = /* @__PURE__ */ Object.create(null);
    seen.set(val, clone2);
    let obj = val;
    while (obj && obj !== OBJECT_PROTO) {
      Object.getOwnPropertyNames(obj).forEach((key) => {
        if (key in clone2) {
          return;
        }
        try {
          clone2[key] = serializeValue(val[key], seen);
        } catch (err) {
          delete clone2[key];
          clone2[key] = getUnserializableMessage(err);
        }
      });
      obj = Object.getPrototypeOf(obj);
    }
    if (val instanceof Error) {
      safe(() => clone2.message = normalizeErrorMessage(val.message));
    }
    return clone2;
  }
}
function safe(fn) {
  try {
    return fn();
  } catch {
  }
}
function normalizeErrorMessage(message) {
  return message.replace(/\(0\s?,\s?__vite_ssr_import_\d+__.(\w+)\)/g, "$1").replace(/__(vite_ssr_import|vi_import)_\d+__\./g, "").replace(/getByTestId('__vitest_\d+__')/g, "page");
}
var IS_RECORD_SYMBOL, IS_COLLECTION_SYMBOL, OBJECT_PROTO;
var init_serialize = __esm({
  "node_modules/@vitest/utils/dist/serialize.js"() {
    IS_RECORD_SYMBOL = "@@__IMMUTABLE_RECORD__@@";
    IS_COLLECTION_SYMBOL = "@@__IMMUTABLE_ITERABLE__@@";
    OBJECT_PROTO = Object.getPrototypeOf({});
  }
});

// node_modules/@vitest/utils/dist/error.js
function processError(_err, diffOptions, seen = /* @__PURE__ */ new WeakSet()) {
  if (!_err || typeof _err !== "object") {
    return { message: String(_err) };
  }
  const err = _err;
  if (err.showDiff || err.showDiff === void 0 && err.expected !== void 0 && err.actual !== void 0) {
    const options = {
      ...diffOptions,
      ...err.diffOptions
    };
    err.diff = printDiffOrStringify(err.actual, err.expected, options, err);
    err.expected = prettifyValue(err.expected, options);
    err.actual = prettifyValue(err.actual, options);
  }
  try {
    if (!seen.has(err) && typeof err.cause === "object") {
      seen.add(err);
      err.cause = processError(err.cause, diffOptions, seen);
    }
  } catch {
  }
  try {
    return serializeValue(err);
  } catch (e) {
    return serializeValue(new Error(`Failed to fully serialize error: ${e?.message}
Inner error message: ${err?.message}`));
  }
}
function prettifyValue(value, options) {
  if (typeof value !== "string") {
    return format(value, getDefaultFormatOptions(options));
  }
  return value;
}
var init_error = __esm({
  "node_modules/@vitest/utils/dist/error.js"() {
    init_dist2();
    init_diff();
    init_serialize();
  }
});

// node_modules/chai/index.js
var chai_exports = {};
__export(chai_exports, {
  Assertion: () => Assertion,
  AssertionError: () => AssertionError,
  Should: () => Should,
  assert: () => assert,
  config: () => config,
  expect: () => expect,
  should: () => should,
  use: () => use,
  util: () => utils_exports
});
function isErrorInstance(obj) {
  return obj instanceof Error || Object.prototype.toString.call(obj) === "[object Error]";
}
function isRegExp(obj) {
  return Object.prototype.toString.call(obj) === "[object RegExp]";
}
function compatibleInstance(thrown, errorLike) {
  return isErrorInstance(errorLike) && thrown === errorLike;
}
function compatibleConstructor(thrown, errorLike) {
  if (isErrorInstance(errorLike)) {
    return thrown.constructor === errorLike.constructor || thrown instanceof errorLike.constructor;
  } else if ((typeof errorLike === "object" || typeof errorLike === "function") && errorLike.prototype) {
    return thrown.constructor === errorLike || thrown instanceof errorLike;
  }
  return false;
}
function compatibleMessage(thrown, errMatcher) {
  const comparisonString = typeof thrown === "string" ? thrown : thrown.message;
  if (comparisonString === void 0) {
    return false;
  }
  if (isRegExp(errMatcher)) {
    return errMatcher.test(comparisonString);
  } else if (typeof errMatcher === "string") {
    return comparisonString.indexOf(errMatcher) !== -1;
  }
  return false;
}
function getConstructorName2(errorLike) {
  let constructorName2 = errorLike;
  if (isErrorInstance(errorLike)) {
    constructorName2 = errorLike.constructor.name;
  } else if (typeof errorLike === "function") {
    constructorName2 = errorLike.name;
    if (constructorName2 === "") {
      const newConstructorName = new errorLike().name;
      constructorName2 = newConstructorName || constructorName2;
    }
  }
  return constructorName2;
}
function getMessage(errorLike) {
  let msg = "";
  if (errorLike && errorLike.message) {
    msg = errorLike.message;
  } else if (typeof errorLike === "string") {
    msg = errorLike;
  }
  return msg;
}
function flag(obj, key, value) {
  let flags = obj.__flags || (obj.__flags = /* @__PURE__ */ Object.create(null));
  if (arguments.length === 3) {
    flags[key] = value;
  } else {
    return flags[key];
  }
}
function test2(obj, args) {
  let negate = flag(obj, "negate"), expr = args[0];
  return negate ? !expr : expr;
}
function type(obj) {
  if (typeof obj === "undefined") {
    return "undefined";
  }
  if (obj === null) {
    return "null";
  }
  const stringTag = (
    /** @type {Record<PropertyKey, unknown>} */
    obj[Symbol.toStringTag]
  );
  if (typeof stringTag === "string") {
    return stringTag;
  }
  const type3 = Object.prototype.toString.call(obj).slice(8, -1);
  return type3;
}
function expectTypes(obj, types) {
  let flagMsg = flag(obj, "message");
  let ssfi = (
    /** @type {Function} */
    flag(obj, "ssfi")
  );
  flagMsg = flagMsg ? flagMsg + ": " : "";
  obj = /** @type {object} */
  flag(obj, "object");
  types = types.map(function(t2) {
    return t2.toLowerCase();
  });
  types.sort();
  let str = types.map(function(t2, index2) {
    let art = ~["a", "e", "i", "o", "u"].indexOf(t2.charAt(0)) ? "an" : "a";
    let or = types.length > 1 && index2 === types.length - 1 ? "or " : "";
    return or + art + " " + t2;
  }).join(", ");
  let objType = type(obj).toLowerCase();
  if (!types.some(function(expected) {
    return objType === expected;
  })) {
    throw new AssertionError(
      flagMsg + "object tested must be " + str + ", but " + objType + " given",
      void 0,
      ssfi
    );
  }
}
function getActual(obj, args) {
  return args.length > 4 ? args[4] : obj._obj;
}
function colorise(value, styleType) {
  const color = ansiColors[styles[styleType]] || ansiColors[styleType] || "";
  if (!color) {
    return String(value);
  }
  return `\x1B[${color[0]}m${String(value)}\x1B[${color[1]}m`;
}
function normaliseOptions({
  showHidden = false,
  depth = 2,
  colors = false,
  customInspect = true,
  showProxy = false,
  maxArrayLength = Infinity,
  breakLength = Infinity,
  seen = [],
  // eslint-disable-next-line no-shadow
  truncate: truncate2 = Infinity,
  stylize = String
} = {}, inspect3) {
  const options = {
    showHidden: Boolean(showHidden),
    depth: Number(depth),
    colors: Boolean(colors),
    customInspect: Boolean(customInspect),
    showProxy: Boolean(showProxy),
    maxArrayLength: Number(maxArrayLength),
    breakLength: Number(breakLength),
    truncate: Number(truncate2),
    seen,
    inspect: inspect3,
    stylize
  };
  if (options.colors) {
    options.stylize = colorise;
  }
  return options;
}
function isHighSurrogate(char) {
  return char >= "\uD800" && char <= "\uDBFF";
}
function truncate(string, length, tail = truncator) {
  string = String(string);
  const tailLength = tail.length;
  const stringLength = string.length;
  if (tailLength > length && stringLength > tailLength) {
    return tail;
  }
  if (stringLength > length && stringLength > tailLength) {
    let end = length - tailLength;
    if (end > 0 && isHighSurrogate(string[end - 1])) {
      end = end - 1;
    }
    return `${string.slice(0, end)}${tail}`;
  }
  return string;
}
function inspectList(list, options, inspectItem, separator = ", ") {
  inspectItem = inspectItem || options.inspect;
  const size = list.length;
  if (size === 0)
    return "";
  const originalLength = options.truncate;
  let output = "";
  let peek = "";
  let truncated = "";
  for (let i2 = 0; i2 < size; i2 += 1) {
    const last = i2 + 1 === list.length;
    const secondToLast = i2 + 2 === list.length;
    truncated = `${truncator}(${list.length - i2})`;
    const value = list[i2];
    options.truncate = originalLength - output.length - (last ? 0 : separator.length);
    const string = peek || inspectItem(value, options) + (last ? "" : separator);
    const nextLength = output.length + string.length;
    const truncatedLength = nextLength + truncated.length;
    if (last && nextLength > originalLength && output.length + truncated.length <= originalLength) {
      break;
    }
    if (!last && !secondToLast && truncatedLength > originalLength) {
      break;
    }
    peek = last ? "" : inspectItem(list[i2 + 1], options) + (secondToLast ? "" : separator);
    if (!last && secondToLast && truncatedLength > originalLength && nextLength + peek.length > originalLength) {
      break;
    }
    output += string;
    if (!last && !secondToLast && nextLength + peek.length >= originalLength) {
      truncated = `${truncator}(${list.length - i2 - 1})`;
      break;
    }
    truncated = "";
  }
  return `${output}${truncated}`;
}
function quoteComplexKey(key) {
  if (key.match(/^[a-zA-Z_][a-zA-Z_0-9]*$/)) {
    return key;
  }
  return JSON.stringify(key).replace(/'/g, "\\'").replace(/\\"/g, '"').replace(/(^"|"$)/g, "'");
}
function inspectProperty([key, value], options) {
  options.truncate -= 2;
  if (typeof key === "string") {
    key = quoteComplexKey(key);
  } else if (typeof key !== "number") {
    key = `[${options.inspect(key, options)}]`;
  }
  options.truncate -= key.length;
  value = options.inspect(value, options);
  return `${key}: ${value}`;
}
function inspectArray(array, options) {
  const nonIndexProperties = Object.keys(array).slice(array.length);
  if (!array.length && !nonIndexProperties.length)
    return "[]";
  options.truncate -= 4;
  const listContents = inspectList(array, options);
  options.truncate -= listContents.length;
  let propertyContents = "";
  if (nonIndexProperties.length) {
    propertyContents = inspectList(nonIndexProperties.map((key) => [key, array[key]]), options, inspectProperty);
  }
  return `[ ${listContents}${propertyContents ? `, ${propertyContents}` : ""} ]`;
}
function inspectTypedArray(array, options) {
  const name = getArrayName(array);
  options.truncate -= name.length + 4;
  const nonIndexProperties = Object.keys(array).slice(array.length);
  if (!array.length && !nonIndexProperties.length)
    return `${name}[]`;
  let output = "";
  for (let i2 = 0; i2 < array.length; i2++) {
    const string = `${options.stylize(truncate(array[i2], options.truncate), "number")}${i2 === array.length - 1 ? "" : ", "}`;
    options.truncate -= string.length;
    if (array[i2] !== array.length && options.truncate <= 3) {
      output += `${truncator}(${array.length - array[i2] + 1})`;
      break;
    }
    output += string;
  }
  let propertyContents = "";
  if (nonIndexProperties.length) {
    propertyContents = inspectList(nonIndexProperties.map((key) => [key, array[key]]), options, inspectProperty);
  }
  return `${name}[ ${output}${propertyContents ? `, ${propertyContents}` : ""} ]`;
}
function inspectDate(dateObject, options) {
  const stringRepresentation = dateObject.toJSON();
  if (stringRepresentation === null) {
    return "Invalid Date";
  }
  const split = stringRepresentation.split("T");
  const date = split[0];
  return options.stylize(`${date}T${truncate(split[1], options.truncate - date.length - 1)}`, "date");
}
function inspectFunction(func, options) {
  const functionType = func[Symbol.toStringTag] || "Function";
  const name = func.name;
  if (!name) {
    return options.stylize(`[${functionType}]`, "special");
  }
  return options.stylize(`[${functionType} ${truncate(name, options.truncate - 11)}]`, "special");
}
function inspectMapEntry([key, value], options) {
  options.truncate -= 4;
  key = options.inspect(key, options);
  options.truncate -= key.length;
  value = options.inspect(value, options);
  return `${key} => ${value}`;
}
function mapToEntries(map) {
  const entries = [];
  map.forEach((value, key) => {
    entries.push([key, value]);
  });
  return entries;
}
function inspectMap(map, options) {
  if (map.size === 0)
    return "Map{}";
  options.truncate -= 7;
  return `Map{ ${inspectList(mapToEntries(map), options, inspectMapEntry)} }`;
}
function inspectNumber(number, options) {
  if (isNaN2(number)) {
    return options.stylize("NaN", "number");
  }
  if (number === Infinity) {
    return options.stylize("Infinity", "number");
  }
  if (number === -Infinity) {
    return options.stylize("-Infinity", "number");
  }
  if (number === 0) {
    return options.stylize(1 / number === Infinity ? "+0" : "-0", "number");
  }
  return options.stylize(truncate(String(number), options.truncate), "number");
}
function inspectBigInt(number, options) {
  let nums = truncate(number.toString(), options.truncate - 1);
  if (nums !== truncator)
    nums += "n";
  return options.stylize(nums, "bigint");
}
function inspectRegExp(value, options) {
  const flags = value.toString().split("/")[2];
  const sourceLength = options.truncate - (2 + flags.length);
  const source = value.source;
  return options.stylize(`/${truncate(source, sourceLength)}/${flags}`, "regexp");
}
function arrayFromSet(set22) {
  const values = [];
  set22.forEach((value) => {
    values.push(value);
  });
  return values;
}
function inspectSet(set22, options) {
  if (set22.size === 0)
    return "Set{}";
  options.truncate -= 7;
  return `Set{ ${inspectList(arrayFromSet(set22), options)} }`;
}
function escape(char) {
  return escapeCharacters[char] || `\\u${`0000${char.charCodeAt(0).toString(hex)}`.slice(-unicodeLength)}`;
}
function inspectString(string, options) {
  if (stringEscapeChars2.test(string)) {
    string = string.replace(stringEscapeChars2, escape);
  }
  return options.stylize(`'${truncate(string, options.truncate - 2)}'`, "string");
}
function inspectSymbol(value) {
  if ("description" in Symbol.prototype) {
    return value.description ? `Symbol(${value.description})` : "Symbol()";
  }
  return value.toString();
}
function inspectObject(object, options) {
  const properties = Object.getOwnPropertyNames(object);
  const symbols = Object.getOwnPropertySymbols ? Object.getOwnPropertySymbols(object) : [];
  if (properties.length === 0 && symbols.length === 0) {
    return "{}";
  }
  options.truncate -= 4;
  options.seen = options.seen || [];
  if (options.seen.includes(object)) {
    return "[Circular]";
  }
  options.seen.push(object);
  const propertyContents = inspectList(properties.map((key) => [key, object[key]]), options, inspectProperty);
  const symbolContents = inspectList(symbols.map((key) => [key, object[key]]), options, inspectProperty);
  options.seen.pop();
  let sep = "";
  if (propertyContents && symbolContents) {
    sep = ", ";
  }
  return `{ ${propertyContents}${sep}${symbolContents} }`;
}
function inspectClass(value, options) {
  let name = "";
  if (toStringTag && toStringTag in value) {
    name = value[toStringTag];
  }
  name = name || value.constructor.name;
  if (!name || name === "_class") {
    name = "<Anonymous Class>";
  }
  options.truncate -= name.length;
  return `${name}${inspectObject(value, options)}`;
}
function inspectArguments(args, options) {
  if (args.length === 0)
    return "Arguments[]";
  options.truncate -= 13;
  return `Arguments[ ${inspectList(args, options)} ]`;
}
function inspectObject2(error, options) {
  const properties = Object.getOwnPropertyNames(error).filter((key) => errorKeys.indexOf(key) === -1);
  const name = error.name;
  options.truncate -= name.length;
  let message = "";
  if (typeof error.message === "string") {
    message = truncate(error.message, options.truncate);
  } else {
    properties.unshift("message");
  }
  message = message ? `: ${message}` : "";
  options.truncate -= message.length + 5;
  options.seen = options.seen || [];
  if (options.seen.includes(error)) {
    return "[Circular]";
  }
  options.seen.push(error);
  const propertyContents = inspectList(properties.map((key) => [key, error[key]]), options, inspectProperty);
  return `${name}${message}${propertyContents ? ` { ${propertyContents} }` : ""}`;
}
function inspectAttribute([key, value], options) {
  options.truncate -= 3;
  if (!value) {
    return `${options.stylize(String(key), "yellow")}`;
  }
  return `${options.stylize(String(key), "yellow")}=${options.stylize(`"${value}"`, "string")}`;
}
function inspectNodeCollection(collection, options) {
  return inspectList(collection, options, inspectNode, "\n");
}
function inspectNode(node, options) {
  switch (node.nodeType) {
    case 1:
      return inspectHTML(node, options);
    case 3:
      return options.inspect(node.data, options);
    default:
      return options.inspect(node, options);
  }
}
function inspectHTML(element, options) {
  const properties = element.getAttributeNames();
  const name = element.tagName.toLowerCase();
  const head = options.stylize(`<${name}`, "special");
  const headClose = options.stylize(`>`, "special");
  const tail = options.stylize(`</${name}>`, "special");
  options.truncate -= name.length * 2 + 5;
  let propertyContents = "";
  if (properties.length > 0) {
    propertyContents += " ";
    propertyContents += inspectList(properties.map((key) => [key, element.getAttribute(key)]), options, inspectAttribute, " ");
  }
  options.truncate -= propertyContents.length;
  const truncate2 = options.truncate;
  let children = inspectNodeCollection(element.children, options);
  if (children && children.length > truncate2) {
    children = `${truncator}(${element.children.length})`;
  }
  return `${head}${propertyContents}${headClose}${children}${tail}`;
}
function inspect(value, opts = {}) {
  const options = normaliseOptions(opts, inspect);
  const { customInspect } = options;
  let type3 = value === null ? "null" : typeof value;
  if (type3 === "object") {
    type3 = toString2.call(value).slice(8, -1);
  }
  if (type3 in baseTypesMap) {
    return baseTypesMap[type3](value, options);
  }
  if (customInspect && value) {
    const output = inspectCustom(value, options, type3, inspect);
    if (output) {
      if (typeof output === "string")
        return output;
      return inspect(output, options);
    }
  }
  const proto = value ? Object.getPrototypeOf(value) : false;
  if (proto === Object.prototype || proto === null) {
    return inspectObject(value, options);
  }
  if (value && typeof HTMLElement === "function" && value instanceof HTMLElement) {
    return inspectHTML(value, options);
  }
  if ("constructor" in value) {
    if (value.constructor !== Object) {
      return inspectClass(value, options);
    }
    return inspectObject(value, options);
  }
  if (value === Object(value)) {
    return inspectObject(value, options);
  }
  return options.stylize(String(value), type3);
}
function inspect2(obj, showHidden, depth, colors) {
  let options = {
    colors,
    depth: typeof depth === "undefined" ? 2 : depth,
    showHidden,
    truncate: config.truncateThreshold ? config.truncateThreshold : Infinity
  };
  return inspect(obj, options);
}
function objDisplay(obj) {
  let str = inspect2(obj), type3 = Object.prototype.toString.call(obj);
  if (config.truncateThreshold && str.length >= config.truncateThreshold) {
    if (type3 === "[object Function]") {
      const objAsFunction = (
        /** @type {Function} */
        obj
      );
      return !objAsFunction.name || objAsFunction.name === "" ? "[Function]" : "[Function: " + objAsFunction.name + "]";
    } else if (type3 === "[object Array]") {
      const objAsArray = (
        /** @type {unknown[]} */
        obj
      );
      return "[ Array(" + objAsArray.length + ") ]";
    } else if (type3 === "[object Object]") {
      const objAsObject = (
        /** @type {Record<PropertyKey, unknown>} */
        obj
      );
      let keys2 = Object.keys(objAsObject), kstr = keys2.length > 2 ? keys2.splice(0, 2).join(", ") + ", ..." : keys2.join(", ");
      return "{ Object (" + kstr + ") }";
    } else {
      return str;
    }
  } else {
    return str;
  }
}
function getMessage2(obj, args) {
  let negate = flag(obj, "negate");
  let val = flag(obj, "object");
  let expected = args[3];
  let actual = getActual(obj, args);
  let rawMsg = negate ? args[2] : args[1];
  let flagMsg = flag(obj, "message");
  if (typeof rawMsg === "function") rawMsg = rawMsg();
  const template = (
    /** @type {string} */
    rawMsg || ""
  );
  const msg = template.replace(/#\{(this|act|exp)\}/g, function(_, tag) {
    if (tag === "this") {
      return objDisplay(val);
    }
    if (tag === "act") {
      return objDisplay(actual);
    }
    return objDisplay(expected);
  });
  return flagMsg ? flagMsg + ": " + msg : msg;
}
function transferFlags(source, object, includeAll) {
  const sourceWithFlags = (
    /** @type {{__flags?: Record<PropertyKey, unknown>}} */
    source
  );
  const objWithFlags = (
    /** @type {{__flags?: Record<PropertyKey, unknown>}} */
    object
  );
  let flags = sourceWithFlags.__flags || (sourceWithFlags.__flags = /* @__PURE__ */ Object.create(null));
  const objFlags = objWithFlags.__flags || (objWithFlags.__flags = /* @__PURE__ */ Object.create(null));
  includeAll = arguments.length === 3 ? includeAll : true;
  for (let flag3 in flags) {
    if (includeAll || flag3 !== "object" && flag3 !== "ssfi" && flag3 !== "lockSsfi" && flag3 != "message") {
      objFlags[flag3] = flags[flag3];
    }
  }
}
function type2(obj) {
  if (typeof obj === "undefined") {
    return "undefined";
  }
  if (obj === null) {
    return "null";
  }
  const stringTag = obj[Symbol.toStringTag];
  if (typeof stringTag === "string") {
    return stringTag;
  }
  const sliceStart = 8;
  const sliceEnd = -1;
  return Object.prototype.toString.call(obj).slice(sliceStart, sliceEnd);
}
function FakeMap() {
  this._key = "chai/deep-eql__" + Math.random() + Date.now();
}
function memoizeCompare(leftHandOperand, rightHandOperand, memoizeMap) {
  if (!memoizeMap || isPrimitive(leftHandOperand) || isPrimitive(rightHandOperand)) {
    return null;
  }
  var leftHandMap = memoizeMap.get(leftHandOperand);
  if (leftHandMap) {
    var result = leftHandMap.get(rightHandOperand);
    if (typeof result === "boolean") {
      return result;
    }
  }
  return null;
}
function memoizeSet(leftHandOperand, rightHandOperand, memoizeMap, result) {
  if (!memoizeMap || isPrimitive(leftHandOperand) || isPrimitive(rightHandOperand)) {
    return;
  }
  var leftHandMap = memoizeMap.get(leftHandOperand);
  if (leftHandMap) {
    leftHandMap.set(rightHandOperand, result);
  } else {
    leftHandMap = new MemoizeMap();
    leftHandMap.set(rightHandOperand, result);
    memoizeMap.set(leftHandOperand, leftHandMap);
  }
}
function deepEqual(leftHandOperand, rightHandOperand, options) {
  if (options && options.comparator) {
    return extensiveDeepEqual(leftHandOperand, rightHandOperand, options);
  }
  var simpleResult = simpleEqual(leftHandOperand, rightHandOperand);
  if (simpleResult !== null) {
    return simpleResult;
  }
  return extensiveDeepEqual(leftHandOperand, rightHandOperand, options);
}
function simpleEqual(leftHandOperand, rightHandOperand) {
  if (leftHandOperand === rightHandOperand) {
    return leftHandOperand !== 0 || 1 / leftHandOperand === 1 / rightHandOperand;
  }
  if (leftHandOperand !== leftHandOperand && // eslint-disable-line no-self-compare
  rightHandOperand !== rightHandOperand) {
    return true;
  }
  if (isPrimitive(leftHandOperand) || isPrimitive(rightHandOperand)) {
    return false;
  }
  return null;
}
function extensiveDeepEqual(leftHandOperand, rightHandOperand, options) {
  options = options || {};
  options.memoize = options.memoize === false ? false : options.memoize || new MemoizeMap();
  var comparator = options && options.comparator;
  var memoizeResultLeft = memoizeCompare(leftHandOperand, rightHandOperand, options.memoize);
  if (memoizeResultLeft !== null) {
    return memoizeResultLeft;
  }
  var memoizeResultRight = memoizeCompare(rightHandOperand, leftHandOperand, options.memoize);
  if (memoizeResultRight !== null) {
    return memoizeResultRight;
  }
  if (comparator) {
    var comparatorResult = comparator(leftHandOperand, rightHandOperand);
    if (comparatorResult === false || comparatorResult === true) {
      memoizeSet(leftHandOperand, rightHandOperand, options.memoize, comparatorResult);
      return comparatorResult;
    }
    var simpleResult = simpleEqual(leftHandOperand, rightHandOperand);
    if (simpleResult !== null) {
      return simpleResult;
    }
  }
  var leftHandType = type2(leftHandOperand);
  if (leftHandType !== type2(rightHandOperand)) {
    memoizeSet(leftHandOperand, rightHandOperand, options.memoize, false);
    return false;
  }
  memoizeSet(leftHandOperand, rightHandOperand, options.memoize, true);
  var result = extensiveDeepEqualByType(leftHandOperand, rightHandOperand, leftHandType, options);
  memoizeSet(leftHandOperand, rightHandOperand, options.memoize, result);
  return result;
}
function extensiveDeepEqualByType(leftHandOperand, rightHandOperand, leftHandType, options) {
  switch (leftHandType) {
    case "String":
    case "Number":
    case "Boolean":
    case "Date":
      return deepEqual(leftHandOperand.valueOf(), rightHandOperand.valueOf());
    case "Promise":
    case "Symbol":
    case "function":
    case "WeakMap":
    case "WeakSet":
      return leftHandOperand === rightHandOperand;
    case "Error":
      return keysEqual(leftHandOperand, rightHandOperand, ["name", "message", "code"], options);
    case "Arguments":
    case "Int8Array":
    case "Uint8Array":
    case "Uint8ClampedArray":
    case "Int16Array":
    case "Uint16Array":
    case "Int32Array":
    case "Uint32Array":
    case "Float32Array":
    case "Float64Array":
    case "Array":
      return iterableEqual(leftHandOperand, rightHandOperand, options);
    case "RegExp":
      return regexpEqual(leftHandOperand, rightHandOperand);
    case "Generator":
      return generatorEqual(leftHandOperand, rightHandOperand, options);
    case "DataView":
      return iterableEqual(new Uint8Array(leftHandOperand.buffer), new Uint8Array(rightHandOperand.buffer), options);
    case "ArrayBuffer":
      return iterableEqual(new Uint8Array(leftHandOperand), new Uint8Array(rightHandOperand), options);
    case "Set":
      return entriesEqual(leftHandOperand, rightHandOperand, options);
    case "Map":
      return entriesEqual(leftHandOperand, rightHandOperand, options);
    case "Temporal.PlainDate":
    case "Temporal.PlainTime":
    case "Temporal.PlainDateTime":
    case "Temporal.Instant":
    case "Temporal.ZonedDateTime":
    case "Temporal.PlainYearMonth":
    case "Temporal.PlainMonthDay":
      return leftHandOperand.equals(rightHandOperand);
    case "Temporal.Duration":
      return leftHandOperand.total("nanoseconds") === rightHandOperand.total("nanoseconds");
    case "Temporal.TimeZone":
    case "Temporal.Calendar":
      return leftHandOperand.toString() === rightHandOperand.toString();
    default:
      return objectEqual(leftHandOperand, rightHandOperand, options);
  }
}
function regexpEqual(leftHandOperand, rightHandOperand) {
  return leftHandOperand.toString() === rightHandOperand.toString();
}
function entriesEqual(leftHandOperand, rightHandOperand, options) {
  try {
    if (leftHandOperand.size !== rightHandOperand.size) {
      return false;
    }
    if (leftHandOperand.size === 0) {
      return true;
    }
  } catch (sizeError) {
    return false;
  }
  var leftHandItems = [];
  var rightHandItems = [];
  leftHandOperand.forEach(/* @__PURE__ */ __name(function gatherEntries(key, value) {
    leftHandItems.push([key, value]);
  }, "gatherEntries"));
  rightHandOperand.forEach(/* @__PURE__ */ __name(function gatherEntries(key, value) {
    rightHandItems.push([key, value]);
  }, "gatherEntries"));
  return iterableEqual(leftHandItems.sort(), rightHandItems.sort(), options);
}
function iterableEqual(leftHandOperand, rightHandOperand, options) {
  var length = leftHandOperand.length;
  if (length !== rightHandOperand.length) {
    return false;
  }
  if (length === 0) {
    return true;
  }
  var index2 = -1;
  while (++index2 < length) {
    if (deepEqual(leftHandOperand[index2], rightHandOperand[index2], options) === false) {
      return false;
    }
  }
  return true;
}
function generatorEqual(leftHandOperand, rightHandOperand, options) {
  return iterableEqual(getGeneratorEntries(leftHandOperand), getGeneratorEntries(rightHandOperand), options);
}
function hasIteratorFunction(target) {
  return typeof Symbol !== "undefined" && typeof target === "object" && typeof Symbol.iterator !== "undefined" && typeof target[Symbol.iterator] === "function";
}
function getIteratorEntries(target) {
  if (hasIteratorFunction(target)) {
    try {
      return getGeneratorEntries(target[Symbol.iterator]());
    } catch (iteratorError) {
      return [];
    }
  }
  return [];
}
function getGeneratorEntries(generator) {
  var generatorResult = generator.next();
  var accumulator = [generatorResult.value];
  while (generatorResult.done === false) {
    generatorResult = generator.next();
    accumulator.push(generatorResult.value);
  }
  return accumulator;
}
function getEnumerableKeys(target) {
  var keys2 = [];
  for (var key in target) {
    keys2.push(key);
  }
  return keys2;
}
function getEnumerableSymbols(target) {
  var keys2 = [];
  var allKeys = Object.getOwnPropertySymbols(target);
  for (var i2 = 0; i2 < allKeys.length; i2 += 1) {
    var key = allKeys[i2];
    if (Object.getOwnPropertyDescriptor(target, key).enumerable) {
      keys2.push(key);
    }
  }
  return keys2;
}
function keysEqual(leftHandOperand, rightHandOperand, keys2, options) {
  var length = keys2.length;
  if (length === 0) {
    return true;
  }
  for (var i2 = 0; i2 < length; i2 += 1) {
    if (deepEqual(leftHandOperand[keys2[i2]], rightHandOperand[keys2[i2]], options) === false) {
      return false;
    }
  }
  return true;
}
function objectEqual(leftHandOperand, rightHandOperand, options) {
  var leftHandKeys = getEnumerableKeys(leftHandOperand);
  var rightHandKeys = getEnumerableKeys(rightHandOperand);
  var leftHandSymbols = getEnumerableSymbols(leftHandOperand);
  var rightHandSymbols = getEnumerableSymbols(rightHandOperand);
  leftHandKeys = leftHandKeys.concat(leftHandSymbols);
  rightHandKeys = rightHandKeys.concat(rightHandSymbols);
  if (leftHandKeys.length && leftHandKeys.length === rightHandKeys.length) {
    if (iterableEqual(mapSymbols(leftHandKeys).sort(), mapSymbols(rightHandKeys).sort()) === false) {
      return false;
    }
    return keysEqual(leftHandOperand, rightHandOperand, leftHandKeys, options);
  }
  var leftHandEntries = getIteratorEntries(leftHandOperand);
  var rightHandEntries = getIteratorEntries(rightHandOperand);
  if (leftHandEntries.length && leftHandEntries.length === rightHandEntries.length) {
    leftHandEntries.sort();
    rightHandEntries.sort();
    return iterableEqual(leftHandEntries, rightHandEntries, options);
  }
  if (leftHandKeys.length === 0 && leftHandEntries.length === 0 && rightHandKeys.length === 0 && rightHandEntries.length === 0) {
    return true;
  }
  return false;
}
function isPrimitive(value) {
  return value === null || typeof value !== "object";
}
function mapSymbols(arr) {
  return arr.map(/* @__PURE__ */ __name(function mapSymbol(entry) {
    if (typeof entry === "symbol") {
      return entry.toString();
    }
    return entry;
  }, "mapSymbol"));
}
function hasProperty(obj, name) {
  if (typeof obj === "undefined" || obj === null) {
    return false;
  }
  return name in Object(obj);
}
function parsePath(path3) {
  const str = path3.replace(/([^\\])\[/g, "$1.[");
  const parts = str.match(/(\\\.|[^.]+?)+/g);
  return parts.map((value) => {
    if (value === "constructor" || value === "__proto__" || value === "prototype") {
      return {};
    }
    const regexp = /^\[(\d+)\]$/;
    const mArr = regexp.exec(value);
    let parsed = null;
    if (mArr) {
      parsed = { i: parseFloat(mArr[1]) };
    } else {
      parsed = { p: value.replace(/\\([.[\]])/g, "$1") };
    }
    return parsed;
  });
}
function internalGetPathValue(obj, parsed, pathDepth) {
  let temporaryValue = obj;
  let res = null;
  pathDepth = typeof pathDepth === "undefined" ? parsed.length : pathDepth;
  for (let i2 = 0; i2 < pathDepth; i2++) {
    const part = parsed[i2];
    if (temporaryValue) {
      if (typeof part.p === "undefined") {
        temporaryValue = temporaryValue[part.i];
      } else {
        temporaryValue = temporaryValue[part.p];
      }
      if (i2 === pathDepth - 1) {
        res = temporaryValue;
      }
    }
  }
  return res;
}
function getPathInfo(obj, path3) {
  const parsed = parsePath(path3);
  const last = parsed[parsed.length - 1];
  const info = {
    parent: parsed.length > 1 ? internalGetPathValue(obj, parsed, parsed.length - 1) : obj,
    name: last.p || last.i,
    value: internalGetPathValue(obj, parsed)
  };
  info.exists = hasProperty(info.parent, info.name);
  return info;
}
function isProxyEnabled() {
  return config.useProxy && typeof Proxy !== "undefined" && typeof Reflect !== "undefined";
}
function addProperty(ctx, name, getter) {
  getter = getter === void 0 ? function() {
  } : getter;
  Object.defineProperty(ctx, name, {
    get: /* @__PURE__ */ __name(function propertyGetter() {
      if (!isProxyEnabled() && !flag(this, "lockSsfi")) {
        flag(this, "ssfi", propertyGetter);
      }
      let result = getter.call(this);
      if (result !== void 0) return result;
      let newAssertion = new Assertion();
      transferFlags(this, newAssertion);
      return newAssertion;
    }, "propertyGetter"),
    configurable: true
  });
  events.dispatchEvent(new PluginEvent("addProperty", name, getter));
}
function addLengthGuard(fn, assertionName, isChainable) {
  if (!fnLengthDesc?.configurable) return fn;
  Object.defineProperty(fn, "length", {
    get: /* @__PURE__ */ __name(function() {
      if (isChainable) {
        throw Error(
          "Invalid Chai property: " + assertionName + '.length. Due to a compatibility issue, "length" cannot directly follow "' + assertionName + '". Use "' + assertionName + '.lengthOf" instead.'
        );
      }
      throw Error(
        "Invalid Chai property: " + assertionName + '.length. See docs for proper usage of "' + assertionName + '".'
      );
    }, "get")
  });
  return fn;
}
function getProperties(object) {
  let result = Object.getOwnPropertyNames(object);
  function addProperty2(property) {
    if (result.indexOf(property) === -1) {
      result.push(property);
    }
  }
  __name(addProperty2, "addProperty");
  let proto = Object.getPrototypeOf(object);
  while (proto !== null) {
    Object.getOwnPropertyNames(proto).forEach(addProperty2);
    proto = Object.getPrototypeOf(proto);
  }
  return result;
}
function proxify(obj, nonChainableMethodName) {
  if (!isProxyEnabled()) return obj;
  return new Proxy(obj, {
    get: /* @__PURE__ */ __name(function proxyGetter(target, property) {
      if (typeof property === "string" && config.proxyExcludedKeys.indexOf(property) === -1 && !Reflect.has(target, property)) {
        if (nonChainableMethodName) {
          throw Error(
            "Invalid Chai property: " + String(nonChainableMethodName) + "." + property + '. See docs for proper usage of "' + String(nonChainableMethodName) + '".'
          );
        }
        let suggestion = null;
        let suggestionDistance = 4;
        getProperties(target).forEach(function(prop) {
          if (
            // we actually mean to check `Object.prototype` here
            // eslint-disable-next-line no-prototype-builtins
            !Object.prototype.hasOwnProperty(prop) && builtins.indexOf(prop) === -1
          ) {
            let dist = stringDistanceCapped(property, prop, suggestionDistance);
            if (dist < suggestionDistance) {
              suggestion = prop;
              suggestionDistance = dist;
            }
          }
        });
        if (suggestion !== null) {
          throw Error(
            "Invalid Chai property: " + property + '. Did you mean "' + suggestion + '"?'
          );
        } else {
          throw Error("Invalid Chai property: " + property);
        }
      }
      if (builtins.indexOf(property) === -1 && !flag(target, "lockSsfi")) {
        flag(target, "ssfi", proxyGetter);
      }
      return Reflect.get(target, property);
    }, "proxyGetter")
  });
}
function stringDistanceCapped(strA, strB, cap) {
  if (Math.abs(strA.length - strB.length) >= cap) {
    return cap;
  }
  let memo = [];
  for (let i2 = 0; i2 <= strA.length; i2++) {
    memo[i2] = Array(strB.length + 1).fill(0);
    memo[i2][0] = i2;
  }
  for (let j = 0; j < strB.length; j++) {
    memo[0][j] = j;
  }
  for (let i2 = 1; i2 <= strA.length; i2++) {
    let ch = strA.charCodeAt(i2 - 1);
    for (let j = 1; j <= strB.length; j++) {
      if (Math.abs(i2 - j) >= cap) {
        memo[i2][j] = cap;
        continue;
      }
      memo[i2][j] = Math.min(
        memo[i2 - 1][j] + 1,
        memo[i2][j - 1] + 1,
        memo[i2 - 1][j - 1] + (ch === strB.charCodeAt(j - 1) ? 0 : 1)
      );
    }
  }
  return memo[strA.length][strB.length];
}
function addMethod(ctx, name, method) {
  let methodWrapper = /* @__PURE__ */ __name(function() {
    if (!flag(this, "lockSsfi")) {
      flag(this, "ssfi", methodWrapper);
    }
    let result = method.apply(this, arguments);
    if (result !== void 0) return result;
    let newAssertion = new Assertion();
    transferFlags(this, newAssertion);
    return newAssertion;
  }, "methodWrapper");
  addLengthGuard(methodWrapper, name, false);
  ctx[name] = proxify(
    methodWrapper,
    name
  );
  events.dispatchEvent(new PluginEvent("addMethod", name, method));
}
function overwriteProperty(ctx, name, getter) {
  let _get = Object.getOwnPropertyDescriptor(ctx, name);
  let _super = /* @__PURE__ */ __name(function() {
    return;
  }, "_super");
  if (_get && "function" === typeof _get.get) _super = _get.get;
  Object.defineProperty(ctx, name, {
    get: /* @__PURE__ */ __name(function overwritingPropertyGetter() {
      if (!isProxyEnabled() && !flag(this, "lockSsfi")) {
        flag(this, "ssfi", overwritingPropertyGetter);
      }
      let origLockSsfi = flag(this, "lockSsfi");
      flag(this, "lockSsfi", true);
      let result = getter(_super).call(this);
      flag(this, "lockSsfi", origLockSsfi);
      if (result !== void 0) {
        return result;
      }
      let newAssertion = new Assertion();
      transferFlags(this, newAssertion);
      return newAssertion;
    }, "overwritingPropertyGetter"),
    configurable: true
  });
}
function overwriteMethod(ctx, name, method) {
  let _method = (
    /** @type {Record<PropertyKey, unknown>} */
    ctx[name]
  );
  let _super = /* @__PURE__ */ __name(function() {
    throw new Error(String(name) + " is not a function");
  }, "_super");
  if (_method && "function" === typeof _method) _super = _method;
  function overwritingMethodWrapper() {
    if (!flag(this, "lockSsfi")) {
      flag(this, "ssfi", overwritingMethodWrapper);
    }
    let origLockSsfi = flag(this, "lockSsfi");
    flag(this, "lockSsfi", true);
    let result = method(_super).apply(this, arguments);
    flag(this, "lockSsfi", origLockSsfi);
    if (result !== void 0) {
      return result;
    }
    let newAssertion = new Assertion();
    transferFlags(this, newAssertion);
    return newAssertion;
  }
  __name(overwritingMethodWrapper, "overwritingMethodWrapper");
  addLengthGuard(overwritingMethodWrapper, String(name), false);
  ctx[name] = proxify(
    overwritingMethodWrapper,
    name
  );
}
function addChainableMethod(ctx, name, method, chainingBehavior) {
  const ctxChainable = (
    /** @type {T & {__methods: Record<PropertyKey, ChainableBehavior>}} */
    ctx
  );
  if (typeof chainingBehavior !== "function") {
    chainingBehavior = /* @__PURE__ */ __name(function() {
    }, "chainingBehavior");
  }
  let chainableBehavior = {
    method,
    chainingBehavior
  };
  if (!ctxChainable.__methods) {
    ctxChainable.__methods = {};
  }
  ctxChainable.__methods[name] = chainableBehavior;
  Object.defineProperty(ctx, name, {
    get: /* @__PURE__ */ __name(function chainableMethodGetter() {
      chainableBehavior.chainingBehavior.call(this);
      function chainableMethodWrapper(...args) {
        if (!flag(this, "lockSsfi")) {
          flag(this, "ssfi", chainableMethodWrapper);
        }
        let result = (
          /** @type {(...args: unknown[]) => unknown} */
          chainableBehavior.method.apply(this, args)
        );
        if (result !== void 0) {
          return result;
        }
        let newAssertion = new Assertion();
        transferFlags(this, newAssertion);
        return newAssertion;
      }
      __name(chainableMethodWrapper, "chainableMethodWrapper");
      addLengthGuard(chainableMethodWrapper, name, true);
      if (canSetPrototype) {
        let prototype = Object.create(this);
        prototype.call = call;
        prototype.apply = apply;
        Object.setPrototypeOf(chainableMethodWrapper, prototype);
      } else {
        let asserterNames = Object.getOwnPropertyNames(ctx);
        asserterNames.forEach(function(asserterName) {
          if (excludeNames.indexOf(asserterName) !== -1) {
            return;
          }
          let pd = Object.getOwnPropertyDescriptor(ctx, asserterName);
          if (pd) {
            Object.defineProperty(chainableMethodWrapper, asserterName, pd);
          }
        });
      }
      transferFlags(this, chainableMethodWrapper);
      return proxify(chainableMethodWrapper);
    }, "chainableMethodGetter"),
    configurable: true
  });
  events.dispatchEvent(
    new PluginAddChainableMethodEvent(
      "addChainableMethod",
      name,
      method,
      chainingBehavior
    )
  );
}
function overwriteChainableMethod(ctx, name, method, chainingBehavior) {
  let chainableBehavior = (
    /** @type {{__methods: Record<PropertyKey, ChainableBehavior>}} */
    ctx.__methods[name]
  );
  let _chainingBehavior = chainableBehavior.chainingBehavior;
  chainableBehavior.chainingBehavior = /**
  * @this {T}
  */
  /* @__PURE__ */ __name(function overwritingChainableMethodGetter() {
    let result = chainingBehavior(_chainingBehavior).call(this);
    if (result !== void 0) {
      return result;
    }
    let newAssertion = new Assertion();
    transferFlags(this, newAssertion);
    return newAssertion;
  }, "overwritingChainableMethodGetter");
  let _method = chainableBehavior.method;
  chainableBehavior.method = /* @__PURE__ */ __name(function overwritingChainableMethodWrapper() {
    let result = method(_method).apply(this, arguments);
    if (result !== void 0) {
      return result;
    }
    let newAssertion = new Assertion();
    transferFlags(this, newAssertion);
    return newAssertion;
  }, "overwritingChainableMethodWrapper");
}
function compareByInspect(a, b2) {
  return inspect2(a) < inspect2(b2) ? -1 : 1;
}
function getOwnEnumerablePropertySymbols(obj) {
  if (typeof Object.getOwnPropertySymbols !== "function") return [];
  return Object.getOwnPropertySymbols(obj).filter(function(sym) {
    return Object.getOwnPropertyDescriptor(obj, sym)?.enumerable;
  });
}
function getOwnEnumerableProperties(obj) {
  return (
    /** @type {PropertyKey[]} */
    Object.keys(obj).concat(
      getOwnEnumerablePropertySymbols(obj)
    )
  );
}
function isObjectType(obj) {
  let objectType = type(obj);
  let objectTypes = ["Array", "Object", "Function"];
  return objectTypes.indexOf(objectType) !== -1;
}
function getOperator(obj, args) {
  let operator = flag(obj, "operator");
  let negate = flag(obj, "negate");
  let expected = args[3];
  let msg = negate ? args[2] : args[1];
  if (operator) {
    return String(operator);
  }
  if (typeof msg === "function") msg = msg();
  msg = msg || "";
  if (!msg) {
    return void 0;
  }
  const msgString = String(msg);
  if (/\shave\s/.test(msgString)) {
    return void 0;
  }
  let isObject3 = isObjectType(expected);
  if (/\snot\s/.test(msgString)) {
    return isObject3 ? "notDeepStrictEqual" : "notStrictEqual";
  }
  return isObject3 ? "deepStrictEqual" : "strictEqual";
}
function getName(fn) {
  return fn.name;
}
function isRegExp2(obj) {
  return Object.prototype.toString.call(obj) === "[object RegExp]";
}
function isNumeric(obj) {
  return ["Number", "BigInt"].includes(type(obj));
}
function an(type3, msg) {
  if (msg) flag2(this, "message", msg);
  type3 = type3.toLowerCase();
  let obj = flag2(this, "object"), article = ~["a", "e", "i", "o", "u"].indexOf(type3.charAt(0)) ? "an " : "a ";
  const detectedType = type(obj).toLowerCase();
  if (functionTypes["function"].includes(type3)) {
    this.assert(
      functionTypes[type3].includes(detectedType),
      "expected #{this} to be " + article + type3,
      "expected #{this} not to be " + article + type3
    );
  } else {
    this.assert(
      type3 === detectedType,
      "expected #{this} to be " + article + type3,
      "expected #{this} not to be " + article + type3
    );
  }
}
function SameValueZero(a, b2) {
  return isNaN22(a) && isNaN22(b2) || a === b2;
}
function includeChainingBehavior() {
  flag2(this, "contains", true);
}
function include(val, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object"), objType = type(obj).toLowerCase(), flagMsg = flag2(this, "message"), negate = flag2(this, "negate"), ssfi = flag2(this, "ssfi"), isDeep = flag2(this, "deep"), descriptor = isDeep ? "deep " : "", isEql = isDeep ? flag2(this, "eql") : SameValueZero;
  flagMsg = flagMsg ? flagMsg + ": " : "";
  let included = false;
  switch (objType) {
    case "string":
      included = obj.indexOf(val) !== -1;
      break;
    case "weakset":
      if (isDeep) {
        throw new AssertionError(
          flagMsg + "unable to use .deep.include with WeakSet",
          void 0,
          ssfi
        );
      }
      included = obj.has(val);
      break;
    case "map":
      obj.forEach(function(item) {
        included = included || isEql(item, val);
      });
      break;
    case "set":
      if (isDeep) {
        obj.forEach(function(item) {
          included = included || isEql(item, val);
        });
      } else {
        included = obj.has(val);
      }
      break;
    case "array":
      if (isDeep) {
        included = obj.some(function(item) {
          return isEql(item, val);
        });
      } else {
        included = obj.indexOf(val) !== -1;
      }
      break;
    default: {
      if (val !== Object(val)) {
        throw new AssertionError(
          flagMsg + "the given combination of arguments (" + objType + " and " + type(val).toLowerCase() + ") is invalid for this assertion. You can use an array, a map, an object, a set, a string, or a weakset instead of a " + type(val).toLowerCase(),
          void 0,
          ssfi
        );
      }
      let props = Object.keys(val);
      let firstErr = null;
      let numErrs = 0;
      props.forEach(function(prop) {
        let propAssertion = new Assertion(obj);
        transferFlags(this, propAssertion, true);
        flag2(propAssertion, "lockSsfi", true);
        if (!negate || props.length === 1) {
          propAssertion.property(prop, val[prop]);
          return;
        }
        try {
          propAssertion.property(prop, val[prop]);
        } catch (err) {
          if (!check_error_exports.compatibleConstructor(err, AssertionError)) {
            throw err;
          }
          if (firstErr === null) firstErr = err;
          numErrs++;
        }
      }, this);
      if (negate && props.length > 1 && numErrs === props.length) {
        throw firstErr;
      }
      return;
    }
  }
  this.assert(
    included,
    "expected #{this} to " + descriptor + "include " + inspect2(val),
    "expected #{this} to not " + descriptor + "include " + inspect2(val)
  );
}
function assertExist() {
  let val = flag2(this, "object");
  this.assert(
    val !== null && val !== void 0,
    "expected #{this} to exist",
    "expected #{this} to not exist"
  );
}
function checkArguments() {
  let obj = flag2(this, "object"), type3 = type(obj);
  this.assert(
    "Arguments" === type3,
    "expected #{this} to be arguments but got " + type3,
    "expected #{this} to not be arguments"
  );
}
function assertEqual(val, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object");
  if (flag2(this, "deep")) {
    let prevLockSsfi = flag2(this, "lockSsfi");
    flag2(this, "lockSsfi", true);
    this.eql(val);
    flag2(this, "lockSsfi", prevLockSsfi);
  } else {
    this.assert(
      val === obj,
      "expected #{this} to equal #{exp}",
      "expected #{this} to not equal #{exp}",
      val,
      this._obj,
      true
    );
  }
}
function assertEql(obj, msg) {
  if (msg) flag2(this, "message", msg);
  let eql = flag2(this, "eql");
  this.assert(
    eql(obj, flag2(this, "object")),
    "expected #{this} to deeply equal #{exp}",
    "expected #{this} to not deeply equal #{exp}",
    obj,
    this._obj,
    true
  );
}
function assertAbove(n, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object"), doLength = flag2(this, "doLength"), flagMsg = flag2(this, "message"), msgPrefix = flagMsg ? flagMsg + ": " : "", ssfi = flag2(this, "ssfi"), objType = type(obj).toLowerCase(), nType = type(n).toLowerCase();
  if (doLength && objType !== "map" && objType !== "set") {
    new Assertion(obj, flagMsg, ssfi, true).to.have.property("length");
  }
  if (!doLength && objType === "date" && nType !== "date") {
    throw new AssertionError(
      msgPrefix + "the argument to above must be a date",
      void 0,
      ssfi
    );
  } else if (!isNumeric(n) && (doLength || isNumeric(obj))) {
    throw new AssertionError(
      msgPrefix + "the argument to above must be a number",
      void 0,
      ssfi
    );
  } else if (!doLength && objType !== "date" && !isNumeric(obj)) {
    let printObj = objType === "string" ? "'" + obj + "'" : obj;
    throw new AssertionError(
      msgPrefix + "expected " + printObj + " to be a number or a date",
      void 0,
      ssfi
    );
  }
  if (doLength) {
    let descriptor = "length", itemsCount;
    if (objType === "map" || objType === "set") {
      descriptor = "size";
      itemsCount = obj.size;
    } else {
      itemsCount = obj.length;
    }
    this.assert(
      itemsCount > n,
      "expected #{this} to have a " + descriptor + " above #{exp} but got #{act}",
      "expected #{this} to not have a " + descriptor + " above #{exp}",
      n,
      itemsCount
    );
  } else {
    this.assert(
      obj > n,
      "expected #{this} to be above #{exp}",
      "expected #{this} to be at most #{exp}",
      n
    );
  }
}
function assertLeast(n, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object"), doLength = flag2(this, "doLength"), flagMsg = flag2(this, "message"), msgPrefix = flagMsg ? flagMsg + ": " : "", ssfi = flag2(this, "ssfi"), objType = type(obj).toLowerCase(), nType = type(n).toLowerCase(), errorMessage, shouldThrow = true;
  if (doLength && objType !== "map" && objType !== "set") {
    new Assertion(obj, flagMsg, ssfi, true).to.have.property("length");
  }
  if (!doLength && objType === "date" && nType !== "date") {
    errorMessage = msgPrefix + "the argument to least must be a date";
  } else if (!isNumeric(n) && (doLength || isNumeric(obj))) {
    errorMessage = msgPrefix + "the argument to least must be a number";
  } else if (!doLength && objType !== "date" && !isNumeric(obj)) {
    let printObj = objType === "string" ? "'" + obj + "'" : obj;
    errorMessage = msgPrefix + "expected " + printObj + " to be a number or a date";
  } else {
    shouldThrow = false;
  }
  if (shouldThrow) {
    throw new AssertionError(errorMessage, void 0, ssfi);
  }
  if (doLength) {
    let descriptor = "length", itemsCount;
    if (objType === "map" || objType === "set") {
      descriptor = "size";
      itemsCount = obj.size;
    } else {
      itemsCount = obj.length;
    }
    this.assert(
      itemsCount >= n,
      "expected #{this} to have a " + descriptor + " at least #{exp} but got #{act}",
      "expected #{this} to have a " + descriptor + " below #{exp}",
      n,
      itemsCount
    );
  } else {
    this.assert(
      obj >= n,
      "expected #{this} to be at least #{exp}",
      "expected #{this} to be below #{exp}",
      n
    );
  }
}
function assertBelow(n, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object"), doLength = flag2(this, "doLength"), flagMsg = flag2(this, "message"), msgPrefix = flagMsg ? flagMsg + ": " : "", ssfi = flag2(this, "ssfi"), objType = type(obj).toLowerCase(), nType = type(n).toLowerCase(), errorMessage, shouldThrow = true;
  if (doLength && objType !== "map" && objType !== "set") {
    new Assertion(obj, flagMsg, ssfi, true).to.have.property("length");
  }
  if (!doLength && objType === "date" && nType !== "date") {
    errorMessage = msgPrefix + "the argument to below must be a date";
  } else if (!isNumeric(n) && (doLength || isNumeric(obj))) {
    errorMessage = msgPrefix + "the argument to below must be a number";
  } else if (!doLength && objType !== "date" && !isNumeric(obj)) {
    let printObj = objType === "string" ? "'" + obj + "'" : obj;
    errorMessage = msgPrefix + "expected " + printObj + " to be a number or a date";
  } else {
    shouldThrow = false;
  }
  if (shouldThrow) {
    throw new AssertionError(errorMessage, void 0, ssfi);
  }
  if (doLength) {
    let descriptor = "length", itemsCount;
    if (objType === "map" || objType === "set") {
      descriptor = "size";
      itemsCount = obj.size;
    } else {
      itemsCount = obj.length;
    }
    this.assert(
      itemsCount < n,
      "expected #{this} to have a " + descriptor + " below #{exp} but got #{act}",
      "expected #{this} to not have a " + descriptor + " below #{exp}",
      n,
      itemsCount
    );
  } else {
    this.assert(
      obj < n,
      "expected #{this} to be below #{exp}",
      "expected #{this} to be at least #{exp}",
      n
    );
  }
}
function assertMost(n, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object"), doLength = flag2(this, "doLength"), flagMsg = flag2(this, "message"), msgPrefix = flagMsg ? flagMsg + ": " : "", ssfi = flag2(this, "ssfi"), objType = type(obj).toLowerCase(), nType = type(n).toLowerCase(), errorMessage, shouldThrow = true;
  if (doLength && objType !== "map" && objType !== "set") {
    new Assertion(obj, flagMsg, ssfi, true).to.have.property("length");
  }
  if (!doLength && objType === "date" && nType !== "date") {
    errorMessage = msgPrefix + "the argument to most must be a date";
  } else if (!isNumeric(n) && (doLength || isNumeric(obj))) {
    errorMessage = msgPrefix + "the argument to most must be a number";
  } else if (!doLength && objType !== "date" && !isNumeric(obj)) {
    let printObj = objType === "string" ? "'" + obj + "'" : obj;
    errorMessage = msgPrefix + "expected " + printObj + " to be a number or a date";
  } else {
    shouldThrow = false;
  }
  if (shouldThrow) {
    throw new AssertionError(errorMessage, void 0, ssfi);
  }
  if (doLength) {
    let descriptor = "length", itemsCount;
    if (objType === "map" || objType === "set") {
      descriptor = "size";
      itemsCount = obj.size;
    } else {
      itemsCount = obj.length;
    }
    this.assert(
      itemsCount <= n,
      "expected #{this} to have a " + descriptor + " at most #{exp} but got #{act}",
      "expected #{this} to have a " + descriptor + " above #{exp}",
      n,
      itemsCount
    );
  } else {
    this.assert(
      obj <= n,
      "expected #{this} to be at most #{exp}",
      "expected #{this} to be above #{exp}",
      n
    );
  }
}
function assertInstanceOf(constructor, msg) {
  if (msg) flag2(this, "message", msg);
  let target = flag2(this, "object");
  let ssfi = flag2(this, "ssfi");
  let flagMsg = flag2(this, "message");
  let isInstanceOf;
  try {
    isInstanceOf = target instanceof constructor;
  } catch (err) {
    if (err instanceof TypeError) {
      flagMsg = flagMsg ? flagMsg + ": " : "";
      throw new AssertionError(
        flagMsg + "The instanceof assertion needs a constructor but " + type(constructor) + " was given.",
        void 0,
        ssfi
      );
    }
    throw err;
  }
  let name = getName(constructor);
  if (name == null) {
    name = "an unnamed constructor";
  }
  this.assert(
    isInstanceOf,
    "expected #{this} to be an instance of " + name,
    "expected #{this} to not be an instance of " + name
  );
}
function assertProperty(name, val, msg) {
  if (msg) flag2(this, "message", msg);
  let isNested = flag2(this, "nested"), isOwn = flag2(this, "own"), flagMsg = flag2(this, "message"), obj = flag2(this, "object"), ssfi = flag2(this, "ssfi"), nameType = typeof name;
  flagMsg = flagMsg ? flagMsg + ": " : "";
  if (isNested) {
    if (nameType !== "string") {
      throw new AssertionError(
        flagMsg + "the argument to property must be a string when using nested syntax",
        void 0,
        ssfi
      );
    }
  } else {
    if (nameType !== "string" && nameType !== "number" && nameType !== "symbol") {
      throw new AssertionError(
        flagMsg + "the argument to property must be a string, number, or symbol",
        void 0,
        ssfi
      );
    }
  }
  if (isNested && isOwn) {
    throw new AssertionError(
      flagMsg + 'The "nested" and "own" flags cannot be combined.',
      void 0,
      ssfi
    );
  }
  if (obj === null || obj === void 0) {
    throw new AssertionError(
      flagMsg + "Target cannot be null or undefined.",
      void 0,
      ssfi
    );
  }
  let isDeep = flag2(this, "deep"), negate = flag2(this, "negate"), pathInfo = isNested ? getPathInfo(obj, name) : null, value = isNested ? pathInfo.value : obj[name], isEql = isDeep ? flag2(this, "eql") : (val1, val2) => val1 === val2;
  let descriptor = "";
  if (isDeep) descriptor += "deep ";
  if (isOwn) descriptor += "own ";
  if (isNested) descriptor += "nested ";
  descriptor += "property ";
  let hasProperty22;
  if (isOwn) hasProperty22 = Object.prototype.hasOwnProperty.call(obj, name);
  else if (isNested) hasProperty22 = pathInfo.exists;
  else hasProperty22 = hasProperty(obj, name);
  if (!negate || arguments.length === 1) {
    this.assert(
      hasProperty22,
      "expected #{this} to have " + descriptor + inspect2(name),
      "expected #{this} to not have " + descriptor + inspect2(name)
    );
  }
  if (arguments.length > 1) {
    this.assert(
      hasProperty22 && isEql(val, value),
      "expected #{this} to have " + descriptor + inspect2(name) + " of #{exp}, but got #{act}",
      "expected #{this} to not have " + descriptor + inspect2(name) + " of #{act}",
      val,
      value
    );
  }
  flag2(this, "object", value);
}
function assertOwnProperty(_name, _value, _msg) {
  flag2(this, "own", true);
  assertProperty.apply(this, arguments);
}
function assertOwnPropertyDescriptor(name, descriptor, msg) {
  if (typeof descriptor === "string") {
    msg = descriptor;
    descriptor = null;
  }
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object");
  let actualDescriptor = Object.getOwnPropertyDescriptor(Object(obj), name);
  let eql = flag2(this, "eql");
  if (actualDescriptor && descriptor) {
    this.assert(
      eql(descriptor, actualDescriptor),
      "expected the own property descriptor for " + inspect2(name) + " on #{this} to match " + inspect2(descriptor) + ", got " + inspect2(actualDescriptor),
      "expected the own property descriptor for " + inspect2(name) + " on #{this} to not match " + inspect2(descriptor),
      descriptor,
      actualDescriptor,
      true
    );
  } else {
    this.assert(
      actualDescriptor,
      "expected #{this} to have an own property descriptor for " + inspect2(name),
      "expected #{this} to not have an own property descriptor for " + inspect2(name)
    );
  }
  flag2(this, "object", actualDescriptor);
}
function assertLengthChain() {
  flag2(this, "doLength", true);
}
function assertLength(n, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object"), objType = type(obj).toLowerCase(), flagMsg = flag2(this, "message"), ssfi = flag2(this, "ssfi"), descriptor = "length", itemsCount;
  switch (objType) {
    case "map":
    case "set":
      descriptor = "size";
      itemsCount = obj.size;
      break;
    default:
      new Assertion(obj, flagMsg, ssfi, true).to.have.property("length");
      itemsCount = obj.length;
  }
  this.assert(
    itemsCount == n,
    "expected #{this} to have a " + descriptor + " of #{exp} but got #{act}",
    "expected #{this} to not have a " + descriptor + " of #{act}",
    n,
    itemsCount
  );
}
function assertMatch(re, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object");
  this.assert(
    re.exec(obj),
    "expected #{this} to match " + re,
    "expected #{this} not to match " + re
  );
}
function assertKeys(keys2) {
  let obj = flag2(this, "object"), objType = type(obj), keysType = type(keys2), ssfi = flag2(this, "ssfi"), isDeep = flag2(this, "deep"), str, deepStr = "", actual, ok = true, flagMsg = flag2(this, "message");
  flagMsg = flagMsg ? flagMsg + ": " : "";
  let mixedArgsMsg = flagMsg + "when testing keys against an object or an array you must give a single Array|Object|String argument or multiple String arguments";
  if (objType === "Map" || objType === "Set") {
    deepStr = isDeep ? "deeply " : "";
    actual = [];
    obj.forEach(function(val, key) {
      actual.push(key);
    });
    if (keysType !== "Array") {
      keys2 = Array.prototype.slice.call(arguments);
    }
  } else {
    actual = getOwnEnumerableProperties(obj);
    switch (keysType) {
      case "Array":
        if (arguments.length > 1) {
          throw new AssertionError(mixedArgsMsg, void 0, ssfi);
        }
        break;
      case "Object":
        if (arguments.length > 1) {
          throw new AssertionError(mixedArgsMsg, void 0, ssfi);
        }
        keys2 = Object.keys(keys2);
        break;
      default:
        keys2 = Array.prototype.slice.call(arguments);
    }
    keys2 = keys2.map(function(val) {
      return typeof val === "symbol" ? val : String(val);
    });
  }
  if (!keys2.length) {
    throw new AssertionError(flagMsg + "keys required", void 0, ssfi);
  }
  let len = keys2.length, any = flag2(this, "any"), all = flag2(this, "all"), expected = keys2, isEql = isDeep ? flag2(this, "eql") : (val1, val2) => val1 === val2;
  if (!any && !all) {
    all = true;
  }
  const uniqueExpected = [...new Set(expected)];
  if (any) {
    ok = uniqueExpected.some(function(expectedKey) {
      return actual.some(function(actualKey) {
        return isEql(expectedKey, actualKey);
      });
    });
  }
  if (all) {
    ok = uniqueExpected.every(function(expectedKey) {
      return actual.some(function(actualKey) {
        return isEql(expectedKey, actualKey);
      });
    });
    if (!flag2(this, "contains")) {
      ok = ok && uniqueExpected.length == actual.length;
    }
  }
  if (len > 1) {
    keys2 = keys2.map(function(key) {
      return inspect2(key);
    });
    let last = keys2.pop();
    if (all) {
      str = keys2.join(", ") + ", and " + last;
    }
    if (any) {
      str = keys2.join(", ") + ", or " + last;
    }
  } else {
    str = inspect2(keys2[0]);
  }
  str = (len > 1 ? "keys " : "key ") + str;
  str = (flag2(this, "contains") ? "contain " : "have ") + str;
  this.assert(
    ok,
    "expected #{this} to " + deepStr + str,
    "expected #{this} to not " + deepStr + str,
    expected.slice(0).sort(compareByInspect),
    actual.sort(compareByInspect),
    true
  );
}
function assertThrows(errorLike, errMsgMatcher, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object"), ssfi = flag2(this, "ssfi"), flagMsg = flag2(this, "message"), negate = flag2(this, "negate") || false;
  new Assertion(obj, flagMsg, ssfi, true).is.a("function");
  if (isRegExp2(errorLike) || typeof errorLike === "string") {
    errMsgMatcher = errorLike;
    errorLike = null;
  }
  let caughtErr;
  let errorWasThrown = false;
  try {
    obj();
  } catch (err) {
    errorWasThrown = true;
    caughtErr = err;
  }
  let everyArgIsUndefined = errorLike === void 0 && errMsgMatcher === void 0;
  let everyArgIsDefined = Boolean(errorLike && errMsgMatcher);
  let errorLikeFail = false;
  let errMsgMatcherFail = false;
  if (everyArgIsUndefined || !everyArgIsUndefined && !negate) {
    let errorLikeString = "an error";
    if (errorLike instanceof Error) {
      errorLikeString = "#{exp}";
    } else if (errorLike) {
      errorLikeString = check_error_exports.getConstructorName(errorLike);
    }
    let actual = caughtErr;
    if (caughtErr instanceof Error) {
      actual = caughtErr.toString();
    } else if (typeof caughtErr === "string") {
      actual = caughtErr;
    } else if (caughtErr && (typeof caughtErr === "object" || typeof caughtErr === "function")) {
      try {
        actual = check_error_exports.getConstructorName(caughtErr);
      } catch (_err) {
      }
    }
    this.assert(
      errorWasThrown,
      "expected #{this} to throw " + errorLikeString,
      "expected #{this} to not throw an error but #{act} was thrown",
      errorLike && errorLike.toString(),
      actual
    );
  }
  if (errorLike && caughtErr) {
    if (errorLike instanceof Error) {
      let isCompatibleInstance = check_error_exports.compatibleInstance(
        caughtErr,
        errorLike
      );
      if (isCompatibleInstance === negate) {
        if (everyArgIsDefined && negate) {
          errorLikeFail = true;
        } else {
          this.assert(
            negate,
            "expected #{this} to throw #{exp} but #{act} was thrown",
            "expected #{this} to not throw #{exp}" + (caughtErr && !negate ? " but #{act} was thrown" : ""),
            errorLike.toString(),
            caughtErr.toString()
          );
        }
      }
    }
    let isCompatibleConstructor = check_error_exports.compatibleConstructor(
      caughtErr,
      errorLike
    );
    if (isCompatibleConstructor === negate) {
      if (everyArgIsDefined && negate) {
        errorLikeFail = true;
      } else {
        this.assert(
          negate,
          "expected #{this} to throw #{exp} but #{act} was thrown",
          "expected #{this} to not throw #{exp}" + (caughtErr ? " but #{act} was thrown" : ""),
          errorLike instanceof Error ? errorLike.toString() : errorLike && check_error_exports.getConstructorName(errorLike),
          caughtErr instanceof Error ? caughtErr.toString() : caughtErr && check_error_exports.getConstructorName(caughtErr)
        );
      }
    }
  }
  if (caughtErr && errMsgMatcher !== void 0 && errMsgMatcher !== null) {
    let placeholder = "including";
    if (isRegExp2(errMsgMatcher)) {
      placeholder = "matching";
    }
    let isCompatibleMessage = check_error_exports.compatibleMessage(
      caughtErr,
      errMsgMatcher
    );
    if (isCompatibleMessage === negate) {
      if (everyArgIsDefined && negate) {
        errMsgMatcherFail = true;
      } else {
        this.assert(
          negate,
          "expected #{this} to throw error " + placeholder + " #{exp} but got #{act}",
          "expected #{this} to throw error not " + placeholder + " #{exp}",
          errMsgMatcher,
          check_error_exports.getMessage(caughtErr)
        );
      }
    }
  }
  if (errorLikeFail && errMsgMatcherFail) {
    this.assert(
      negate,
      "expected #{this} to throw #{exp} but #{act} was thrown",
      "expected #{this} to not throw #{exp}" + (caughtErr ? " but #{act} was thrown" : ""),
      errorLike instanceof Error ? errorLike.toString() : errorLike && check_error_exports.getConstructorName(errorLike),
      caughtErr instanceof Error ? caughtErr.toString() : caughtErr && check_error_exports.getConstructorName(caughtErr)
    );
  }
  flag2(this, "object", caughtErr);
}
function respondTo(method, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object"), itself = flag2(this, "itself"), context = "function" === typeof obj && !itself ? obj.prototype[method] : obj[method];
  this.assert(
    "function" === typeof context,
    "expected #{this} to respond to " + inspect2(method),
    "expected #{this} to not respond to " + inspect2(method)
  );
}
function satisfy(matcher, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object");
  let result = matcher(obj);
  this.assert(
    result,
    "expected #{this} to satisfy " + objDisplay(matcher),
    "expected #{this} to not satisfy" + objDisplay(matcher),
    flag2(this, "negate") ? false : true,
    result
  );
}
function closeTo(expected, delta, msg) {
  if (msg) flag2(this, "message", msg);
  let obj = flag2(this, "object"), flagMsg = flag2(this, "message"), ssfi = flag2(this, "ssfi");
  new Assertion(obj, flagMsg, ssfi, true).is.numeric;
  let message = "A `delta` value is required for `closeTo`";
  if (delta == void 0) {
    throw new AssertionError(
      flagMsg ? `${flagMsg}: ${message}` : message,
      void 0,
      ssfi
    );
  }
  new Assertion(delta, flagMsg, ssfi, true).is.numeric;
  message = "A `expected` value is required for `closeTo`";
  if (expected == void 0) {
    throw new AssertionError(
      flagMsg ? `${flagMsg}: ${message}` : message,
      void 0,
      ssfi
    );
  }
  new Assertion(expected, flagMsg, ssfi, true).is.numeric;
  const abs = /* @__PURE__ */ __name((x) => x < 0 ? -x : x, "abs");
  const strip = /* @__PURE__ */ __name((number) => parseFloat(parseFloat(number).toPrecision(12)), "strip");
  this.assert(
    strip(abs(obj - expected)) <= delta,
    "expected #{this} to be close to " + expected + " +/- " + delta,
    "expected #{this} not to be close to " + expected + " +/- " + delta
  );
}
function isSubsetOf(_subset, _superset, cmp, contains, ordered) {
  let superset = Array.from(_superset);
  let subset = Array.from(_subset);
  if (!contains) {
    if (subset.length !== superset.length) return false;
    superset = superset.slice();
  }
  return subset.every(function(elem, idx) {
    if (ordered) return cmp ? cmp(elem, superset[idx]) : elem === superset[idx];
    if (!cmp) {
      let matchIdx = superset.indexOf(elem);
      if (matchIdx === -1) return false;
      if (!contains) superset.splice(matchIdx, 1);
      return true;
    }
    return superset.some(function(elem2, matchIdx) {
      if (!cmp(elem, elem2)) return false;
      if (!contains) superset.splice(matchIdx, 1);
      return true;
    });
  });
}
function oneOf(list, msg) {
  if (msg) flag2(this, "message", msg);
  let expected = flag2(this, "object"), flagMsg = flag2(this, "message"), ssfi = flag2(this, "ssfi"), contains = flag2(this, "contains"), isDeep = flag2(this, "deep"), eql = flag2(this, "eql");
  new Assertion(list, flagMsg, ssfi, true).to.be.an("array");
  if (contains) {
    this.assert(
      list.some(function(possibility) {
        return expected.indexOf(possibility) > -1 || isDeep && Array.isArray(expected) && expected.some(function(item) {
          return eql(item, possibility);
        });
      }),
      "expected #{this} to " + (isDeep ? "deeply " : "") + "contain one of #{exp}",
      "expected #{this} to not " + (isDeep ? "deeply " : "") + "contain one of #{exp}",
      list,
      expected
    );
  } else {
    if (isDeep) {
      this.assert(
        list.some(function(possibility) {
          return eql(expected, possibility);
        }),
        "expected #{this} to deeply equal one of #{exp}",
        "expected #{this} to not deeply equal one of #{exp}",
        list,
        expected
      );
    } else {
      this.assert(
        list.indexOf(expected) > -1,
        "expected #{this} to be one of #{exp}",
        "expected #{this} to not be one of #{exp}",
        list,
        expected
      );
    }
  }
}
function assertChanges(subject, prop, msg) {
  if (msg) flag2(this, "message", msg);
  const fn = (
    /** @type {() => void} */
    flag2(this, "object")
  );
  const flagMsg = flag2(this, "message");
  const ssfi = flag2(this, "ssfi");
  new Assertion(fn, flagMsg, ssfi, true).is.a("function");
  let initial;
  if (prop === null || prop === void 0) {
    new Assertion(subject, flagMsg, ssfi, true).is.a("function");
    initial = /** @type {() => unknown} */
    subject();
  } else {
    new Assertion(subject, flagMsg, ssfi, true).to.have.property(prop);
    initial = /** @type {Record<PropertyKey, unknown>} */
    subject[prop];
  }
  fn();
  let final = prop === void 0 || prop === null ? (
    /** @type {() => unknown} */
    subject()
  ) : (
    /** @type {Record<PropertyKey, unknown>} */
    subject[prop]
  );
  let msgObj = prop === void 0 || prop === null ? initial : "." + prop;
  flag2(this, "deltaMsgObj", msgObj);
  flag2(this, "initialDeltaValue", initial);
  flag2(this, "finalDeltaValue", final);
  flag2(this, "deltaBehavior", "change");
  flag2(this, "realDelta", final !== initial);
  this.assert(
    initial !== final,
    "expected " + msgObj + " to change",
    "expected " + msgObj + " to not change"
  );
}
function assertIncreases(subject, prop, msg) {
  if (msg) flag2(this, "message", msg);
  const fn = (
    /** @type {() => void} */
    flag2(this, "object")
  );
  const flagMsg = flag2(this, "message");
  const ssfi = flag2(this, "ssfi");
  new Assertion(fn, flagMsg, ssfi, true).is.a("function");
  let initial;
  if (prop === null || prop === void 0) {
    new Assertion(subject, flagMsg, ssfi, true).is.a("function");
    initial = /** @type {() => number} */
    subject();
  } else {
    new Assertion(subject, flagMsg, ssfi, true).to.have.property(prop);
    initial = /** @type {Record<PropertyKey, number>} */
    subject[prop];
  }
  new Assertion(initial, flagMsg, ssfi, true).is.a("number");
  fn();
  let final = prop === void 0 || prop === null ? (
    /** @type {() => number} */
    subject()
  ) : (
    /** @type {Record<PropertyKey, number>} */
    subject[prop]
  );
  let msgObj = prop === void 0 || prop === null ? initial : "." + prop;
  flag2(this, "deltaMsgObj", msgObj);
  flag2(this, "initialDeltaValue", initial);
  flag2(this, "finalDeltaValue", final);
  flag2(this, "deltaBehavior", "increase");
  flag2(this, "realDelta", final - initial);
  this.assert(
    final - initial > 0,
    "expected " + msgObj + " to increase",
    "expected " + msgObj + " to not increase"
  );
}
function assertDecreases(subject, prop, msg) {
  if (msg) flag2(this, "message", msg);
  const fn = (
    /** @type {() => void} */
    flag2(this, "object")
  );
  const flagMsg = flag2(this, "message");
  const ssfi = flag2(this, "ssfi");
  new Assertion(fn, flagMsg, ssfi, true).is.a("function");
  let initial;
  if (prop === null || prop === void 0) {
    new Assertion(subject, flagMsg, ssfi, true).is.a("function");
    initial = /** @type {() => number} */
    subject();
  } else {
    new Assertion(subject, flagMsg, ssfi, true).to.have.property(prop);
    initial = /** @type {Record<PropertyKey, number>} */
    subject[prop];
  }
  new Assertion(initial, flagMsg, ssfi, true).is.a("number");
  fn();
  let final = prop === void 0 || prop === null ? (
    /** @type {() => number} */
    subject()
  ) : (
    /** @type {Record<PropertyKey, number>} */
    subject[prop]
  );
  let msgObj = prop === void 0 || prop === null ? initial : "." + prop;
  flag2(this, "deltaMsgObj", msgObj);
  flag2(this, "initialDeltaValue", initial);
  flag2(this, "finalDeltaValue", final);
  flag2(this, "deltaBehavior", "decrease");
  flag2(this, "realDelta", initial - final);
  this.assert(
    final - initial < 0,
    "expected " + msgObj + " to decrease",
    "expected " + msgObj + " to not decrease"
  );
}
function assertDelta(delta, msg) {
  if (msg) flag2(this, "message", msg);
  let msgObj = flag2(this, "deltaMsgObj");
  let initial = flag2(this, "initialDeltaValue");
  let final = flag2(this, "finalDeltaValue");
  let behavior = flag2(this, "deltaBehavior");
  let realDelta = flag2(this, "realDelta");
  let expression;
  if (behavior === "change") {
    expression = Math.abs(final - initial) === Math.abs(delta);
  } else {
    expression = realDelta === Math.abs(delta);
  }
  this.assert(
    expression,
    "expected " + msgObj + " to " + behavior + " by " + delta,
    "expected " + msgObj + " to not " + behavior + " by " + delta
  );
}
function compareSubset(expected, actual) {
  if (expected === actual) {
    return true;
  }
  if (typeof actual !== typeof expected) {
    return false;
  }
  if (typeof expected !== "object" || expected === null) {
    return expected === actual;
  }
  if (!actual) {
    return false;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) {
      return false;
    }
    return expected.every(function(exp) {
      return actual.some(function(act) {
        return compareSubset(exp, act);
      });
    });
  }
  if (expected instanceof Date) {
    if (actual instanceof Date) {
      return expected.getTime() === actual.getTime();
    } else {
      return false;
    }
  }
  return Object.keys(expected).every(function(key) {
    let expectedValue = expected[key];
    let actualValue = actual[key];
    if (typeof expectedValue === "object" && expectedValue !== null && actualValue !== null) {
      return compareSubset(expectedValue, actualValue);
    }
    if (typeof expectedValue === "function") {
      return expectedValue(actualValue);
    }
    return actualValue === expectedValue;
  });
}
function expect(val, message) {
  return new Assertion(val, message);
}
function loadShould() {
  function shouldGetter() {
    if (this instanceof String || this instanceof Number || this instanceof Boolean || typeof Symbol === "function" && this instanceof Symbol || typeof BigInt === "function" && this instanceof BigInt) {
      return new Assertion(this.valueOf(), null, shouldGetter);
    }
    return new Assertion(this, null, shouldGetter);
  }
  __name(shouldGetter, "shouldGetter");
  function shouldSetter(value) {
    Object.defineProperty(this, "should", {
      value,
      enumerable: true,
      configurable: true,
      writable: true
    });
  }
  __name(shouldSetter, "shouldSetter");
  Object.defineProperty(Object.prototype, "should", {
    set: shouldSetter,
    get: shouldGetter,
    configurable: true
  });
  let should2 = {};
  should2.fail = function(actual, expected, message, operator) {
    if (arguments.length < 2) {
      message = actual;
      actual = void 0;
    }
    message = message || "should.fail()";
    throw new AssertionError(
      message,
      {
        actual,
        expected,
        operator
      },
      should2.fail
    );
  };
  should2.equal = function(actual, expected, message) {
    new Assertion(actual, message).to.equal(expected);
  };
  should2.Throw = function(fn, errt, errs, msg) {
    new Assertion(fn, msg).to.Throw(errt, errs);
  };
  should2.exist = function(val, msg) {
    new Assertion(val, msg).to.exist;
  };
  should2.not = {};
  should2.not.equal = function(actual, expected, msg) {
    new Assertion(actual, msg).to.not.equal(expected);
  };
  should2.not.Throw = function(fn, errt, errs, msg) {
    new Assertion(fn, msg).to.not.Throw(errt, errs);
  };
  should2.not.exist = function(val, msg) {
    new Assertion(val, msg).to.not.exist;
  };
  should2["throw"] = should2["Throw"];
  should2.not["throw"] = should2.not["Throw"];
  return should2;
}
function assert(express, errmsg) {
  let test22 = new Assertion(null, null, assert, true);
  test22.assert(express, errmsg, "[ negation message unavailable ]");
}
function use(fn) {
  const exports = {
    use,
    AssertionError,
    util: utils_exports,
    config,
    expect,
    assert,
    Assertion,
    ...should_exports
  };
  if (!~used.indexOf(fn)) {
    fn(exports, utils_exports);
    used.push(fn);
  }
  return exports;
}
var __defProp2, __defNormalProp, __name, __export2, __publicField, utils_exports, check_error_exports, canElideFrames, _AssertionError, AssertionError, ansiColors, styles, truncator, getArrayName, isNaN2, stringEscapeChars2, escapeCharacters, hex, unicodeLength, getPromiseValue, promise_default, toStringTag, errorKeys, symbolsSupported2, chaiInspect, nodeInspect, constructorMap, stringTagMap, baseTypesMap, inspectCustom, toString2, config, MemoizeMap, deep_eql_default, _Assertion, Assertion, events, _PluginEvent, PluginEvent, fnLengthDesc, builtins, canSetPrototype, testFn, excludeNames, call, apply, _PluginAddChainableMethodEvent, PluginAddChainableMethodEvent, isNaN22, flag2, functionTypes, should_exports, should, Should, aliases, used;
var init_chai = __esm({
  "node_modules/chai/index.js"() {
    __defProp2 = Object.defineProperty;
    __defNormalProp = (obj, key, value) => key in obj ? __defProp2(obj, key, { enumerable: true, configurable: true, writable: true, value }) : obj[key] = value;
    __name = (target, value) => __defProp2(target, "name", { value, configurable: true });
    __export2 = (target, all) => {
      for (var name in all)
        __defProp2(target, name, { get: all[name], enumerable: true });
    };
    __publicField = (obj, key, value) => __defNormalProp(obj, typeof key !== "symbol" ? key + "" : key, value);
    utils_exports = {};
    __export2(utils_exports, {
      addChainableMethod: () => addChainableMethod,
      addLengthGuard: () => addLengthGuard,
      addMethod: () => addMethod,
      addProperty: () => addProperty,
      checkError: () => check_error_exports,
      compareByInspect: () => compareByInspect,
      eql: () => deep_eql_default,
      events: () => events,
      expectTypes: () => expectTypes,
      flag: () => flag,
      getActual: () => getActual,
      getMessage: () => getMessage2,
      getName: () => getName,
      getOperator: () => getOperator,
      getOwnEnumerableProperties: () => getOwnEnumerableProperties,
      getOwnEnumerablePropertySymbols: () => getOwnEnumerablePropertySymbols,
      getPathInfo: () => getPathInfo,
      hasProperty: () => hasProperty,
      inspect: () => inspect2,
      isNaN: () => isNaN22,
      isNumeric: () => isNumeric,
      isProxyEnabled: () => isProxyEnabled,
      isRegExp: () => isRegExp2,
      objDisplay: () => objDisplay,
      overwriteChainableMethod: () => overwriteChainableMethod,
      overwriteMethod: () => overwriteMethod,
      overwriteProperty: () => overwriteProperty,
      proxify: () => proxify,
      test: () => test2,
      transferFlags: () => transferFlags,
      type: () => type
    });
    check_error_exports = {};
    __export2(check_error_exports, {
      compatibleConstructor: () => compatibleConstructor,
      compatibleInstance: () => compatibleInstance,
      compatibleMessage: () => compatibleMessage,
      getConstructorName: () => getConstructorName2,
      getMessage: () => getMessage
    });
    __name(isErrorInstance, "isErrorInstance");
    __name(isRegExp, "isRegExp");
    __name(compatibleInstance, "compatibleInstance");
    __name(compatibleConstructor, "compatibleConstructor");
    __name(compatibleMessage, "compatibleMessage");
    __name(getConstructorName2, "getConstructorName");
    __name(getMessage, "getMessage");
    __name(flag, "flag");
    __name(test2, "test");
    __name(type, "type");
    canElideFrames = "captureStackTrace" in Error;
    _AssertionError = class _AssertionError2 extends Error {
      constructor(message = "Unspecified AssertionError", props, ssf) {
        super(message);
        __publicField(this, "message");
        this.message = message;
        if (canElideFrames) {
          Error.captureStackTrace(this, ssf || _AssertionError2);
        }
        for (const key in props) {
          if (!(key in this)) {
            this[key] = props[key];
          }
        }
      }
      get name() {
        return "AssertionError";
      }
      get ok() {
        return false;
      }
      toJSON(stack) {
        return {
          ...this,
          name: this.name,
          message: this.message,
          ok: false,
          stack: stack !== false ? this.stack : void 0
        };
      }
    };
    __name(_AssertionError, "AssertionError");
    AssertionError = _AssertionError;
    __name(expectTypes, "expectTypes");
    __name(getActual, "getActual");
    ansiColors = {
      bold: ["1", "22"],
      dim: ["2", "22"],
      italic: ["3", "23"],
      underline: ["4", "24"],
      // 5 & 6 are blinking
      inverse: ["7", "27"],
      hidden: ["8", "28"],
      strike: ["9", "29"],
      // 10-20 are fonts
      // 21-29 are resets for 1-9
      black: ["30", "39"],
      red: ["31", "39"],
      green: ["32", "39"],
      yellow: ["33", "39"],
      blue: ["34", "39"],
      magenta: ["35", "39"],
      cyan: ["36", "39"],
      white: ["37", "39"],
      brightblack: ["30;1", "39"],
      brightred: ["31;1", "39"],
      brightgreen: ["32;1", "39"],
      brightyellow: ["33;1", "39"],
      brightblue: ["34;1", "39"],
      brightmagenta: ["35;1", "39"],
      brightcyan: ["36;1", "39"],
      brightwhite: ["37;1", "39"],
      grey: ["90", "39"]
    };
    styles = {
      special: "cyan",
      number: "yellow",
      bigint: "yellow",
      boolean: "yellow",
      undefined: "grey",
      null: "bold",
      string: "green",
      symbol: "green",
      date: "magenta",
      regexp: "red"
    };
    truncator = "\u2026";
    __name(colorise, "colorise");
    __name(normaliseOptions, "normaliseOptions");
    __name(isHighSurrogate, "isHighSurrogate");
    __name(truncate, "truncate");
    __name(inspectList, "inspectList");
    __name(quoteComplexKey, "quoteComplexKey");
    __name(inspectProperty, "inspectProperty");
    __name(inspectArray, "inspectArray");
    getArrayName = /* @__PURE__ */ __name((array) => {
      if (typeof Buffer === "function" && array instanceof Buffer) {
        return "Buffer";
      }
      if (array[Symbol.toStringTag]) {
        return array[Symbol.toStringTag];
      }
      return array.constructor.name;
    }, "getArrayName");
    __name(inspectTypedArray, "inspectTypedArray");
    __name(inspectDate, "inspectDate");
    __name(inspectFunction, "inspectFunction");
    __name(inspectMapEntry, "inspectMapEntry");
    __name(mapToEntries, "mapToEntries");
    __name(inspectMap, "inspectMap");
    isNaN2 = Number.isNaN || ((i2) => i2 !== i2);
    __name(inspectNumber, "inspectNumber");
    __name(inspectBigInt, "inspectBigInt");
    __name(inspectRegExp, "inspectRegExp");
    __name(arrayFromSet, "arrayFromSet");
    __name(inspectSet, "inspectSet");
    stringEscapeChars2 = new RegExp("['\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u0600-\\u0604\\u070f\\u17b4\\u17b5\\u200c-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufeff\\ufff0-\\uffff]", "g");
    escapeCharacters = {
      "\b": "\\b",
      "	": "\\t",
      "\n": "\\n",
      "\f": "\\f",
      "\r": "\\r",
      "'": "\\'",
      "\\": "\\\\"
    };
    hex = 16;
    unicodeLength = 4;
    __name(escape, "escape");
    __name(inspectString, "inspectString");
    __name(inspectSymbol, "inspectSymbol");
    getPromiseValue = /* @__PURE__ */ __name(() => "Promise{\u2026}", "getPromiseValue");
    promise_default = getPromiseValue;
    __name(inspectObject, "inspectObject");
    toStringTag = typeof Symbol !== "undefined" && Symbol.toStringTag ? Symbol.toStringTag : false;
    __name(inspectClass, "inspectClass");
    __name(inspectArguments, "inspectArguments");
    errorKeys = [
      "stack",
      "line",
      "column",
      "name",
      "message",
      "fileName",
      "lineNumber",
      "columnNumber",
      "number",
      "description",
      "cause"
    ];
    __name(inspectObject2, "inspectObject");
    __name(inspectAttribute, "inspectAttribute");
    __name(inspectNodeCollection, "inspectNodeCollection");
    __name(inspectNode, "inspectNode");
    __name(inspectHTML, "inspectHTML");
    symbolsSupported2 = typeof Symbol === "function" && typeof Symbol.for === "function";
    chaiInspect = symbolsSupported2 ? /* @__PURE__ */ Symbol.for("chai/inspect") : "@@chai/inspect";
    nodeInspect = /* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom");
    constructorMap = /* @__PURE__ */ new WeakMap();
    stringTagMap = {};
    baseTypesMap = {
      undefined: /* @__PURE__ */ __name((value, options) => options.stylize("undefined", "undefined"), "undefined"),
      null: /* @__PURE__ */ __name((value, options) => options.stylize("null", "null"), "null"),
      boolean: /* @__PURE__ */ __name((value, options) => options.stylize(String(value), "boolean"), "boolean"),
      Boolean: /* @__PURE__ */ __name((value, options) => options.stylize(String(value), "boolean"), "Boolean"),
      number: inspectNumber,
      Number: inspectNumber,
      bigint: inspectBigInt,
      BigInt: inspectBigInt,
      string: inspectString,
      String: inspectString,
      function: inspectFunction,
      Function: inspectFunction,
      symbol: inspectSymbol,
      // A Symbol polyfill will return `Symbol` not `symbol` from typedetect
      Symbol: inspectSymbol,
      Array: inspectArray,
      Date: inspectDate,
      Map: inspectMap,
      Set: inspectSet,
      RegExp: inspectRegExp,
      Promise: promise_default,
      // WeakSet, WeakMap are totally opaque to us
      WeakSet: /* @__PURE__ */ __name((value, options) => options.stylize("WeakSet{\u2026}", "special"), "WeakSet"),
      WeakMap: /* @__PURE__ */ __name((value, options) => options.stylize("WeakMap{\u2026}", "special"), "WeakMap"),
      Arguments: inspectArguments,
      Int8Array: inspectTypedArray,
      Uint8Array: inspectTypedArray,
      Uint8ClampedArray: inspectTypedArray,
      Int16Array: inspectTypedArray,
      Uint16Array: inspectTypedArray,
      Int32Array: inspectTypedArray,
      Uint32Array: inspectTypedArray,
      Float32Array: inspectTypedArray,
      Float64Array: inspectTypedArray,
      Generator: /* @__PURE__ */ __name(() => "", "Generator"),
      DataView: /* @__PURE__ */ __name(() => "", "DataView"),
      ArrayBuffer: /* @__PURE__ */ __name(() => "", "ArrayBuffer"),
      Error: inspectObject2,
      HTMLCollection: inspectNodeCollection,
      NodeList: inspectNodeCollection
    };
    inspectCustom = /* @__PURE__ */ __name((value, options, type3, inspectFn) => {
      if (chaiInspect in value && typeof value[chaiInspect] === "function") {
        return value[chaiInspect](options);
      }
      if (nodeInspect in value && typeof value[nodeInspect] === "function") {
        return value[nodeInspect](options.depth, options, inspectFn);
      }
      if ("inspect" in value && typeof value.inspect === "function") {
        return value.inspect(options.depth, options);
      }
      if ("constructor" in value && constructorMap.has(value.constructor)) {
        return constructorMap.get(value.constructor)(value, options);
      }
      if (stringTagMap[type3]) {
        return stringTagMap[type3](value, options);
      }
      return "";
    }, "inspectCustom");
    toString2 = Object.prototype.toString;
    __name(inspect, "inspect");
    config = {
      /**
       * ### config.includeStack
       *
       * User configurable property, influences whether stack trace
       * is included in Assertion error message. Default of false
       * suppresses stack trace in the error message.
       *
       *     chai.config.includeStack = true;  // enable stack on error
       *
       * @param {boolean}
       * @public
       */
      includeStack: false,
      /**
       * ### config.showDiff
       *
       * User configurable property, influences whether or not
       * the `showDiff` flag should be included in the thrown
       * AssertionErrors. `false` will always be `false`; `true`
       * will be true when the assertion has requested a diff
       * be shown.
       *
       * @param {boolean}
       * @public
       */
      showDiff: true,
      /**
       * ### config.truncateThreshold
       *
       * User configurable property, sets length threshold for actual and
       * expected values in assertion errors. If this threshold is exceeded, for
       * example for large data structures, the value is replaced with something
       * like `[ Array(3) ]` or `{ Object (prop1, prop2) }`.
       *
       * Set it to zero if you want to disable truncating altogether.
       *
       * This is especially userful when doing assertions on arrays: having this
       * set to a reasonable large value makes the failure messages readily
       * inspectable.
       *
       *     chai.config.truncateThreshold = 0;  // disable truncating
       *
       * @param {number}
       * @public
       */
      truncateThreshold: 40,
      /**
       * ### config.useProxy
       *
       * User configurable property, defines if chai will use a Proxy to throw
       * an error when a non-existent property is read, which protects users
       * from typos when using property-based assertions.
       *
       * Set it to false if you want to disable this feature.
       *
       *     chai.config.useProxy = false;  // disable use of Proxy
       *
       * This feature is automatically disabled regardless of this config value
       * in environments that don't support proxies.
       *
       * @param {boolean}
       * @public
       */
      useProxy: true,
      /**
       * ### config.proxyExcludedKeys
       *
       * User configurable property, defines which properties should be ignored
       * instead of throwing an error if they do not exist on the assertion.
       * This is only applied if the environment Chai is running in supports proxies and
       * if the `useProxy` configuration setting is enabled.
       * By default, `then` and `inspect` will not throw an error if they do not exist on the
       * assertion object because the `.inspect` property is read by `util.inspect` (for example, when
       * using `console.log` on the assertion object) and `.then` is necessary for promise type-checking.
       *
       *     // By default these keys will not throw an error if they do not exist on the assertion object
       *     chai.config.proxyExcludedKeys = ['then', 'inspect'];
       *
       * @param {Array}
       * @public
       */
      proxyExcludedKeys: ["then", "catch", "inspect", "toJSON"],
      /**
       * ### config.deepEqual
       *
       * User configurable property, defines which a custom function to use for deepEqual
       * comparisons.
       * By default, the function used is the one from the `deep-eql` package without custom comparator.
       *
       *     // use a custom comparator
       *     chai.config.deepEqual = (expected, actual) => {
       *         return chai.util.eql(expected, actual, {
       *             comparator: (expected, actual) => {
       *                 // for non number comparison, use the default behavior
       *                 if(typeof expected !== 'number') return null;
       *                 // allow a difference of 10 between compared numbers
       *                 return typeof actual === 'number' && Math.abs(actual - expected) < 10
       *             }
       *         })
       *     };
       *
       * @param {Function}
       * @public
       */
      deepEqual: null
    };
    __name(inspect2, "inspect");
    __name(objDisplay, "objDisplay");
    __name(getMessage2, "getMessage");
    __name(transferFlags, "transferFlags");
    __name(type2, "type");
    __name(FakeMap, "FakeMap");
    FakeMap.prototype = {
      get: /* @__PURE__ */ __name(function get(key) {
        return key[this._key];
      }, "get"),
      set: /* @__PURE__ */ __name(function set(key, value) {
        if (Object.isExtensible(key)) {
          Object.defineProperty(key, this._key, {
            value,
            configurable: true
          });
        }
      }, "set")
    };
    MemoizeMap = typeof WeakMap === "function" ? WeakMap : FakeMap;
    __name(memoizeCompare, "memoizeCompare");
    __name(memoizeSet, "memoizeSet");
    deep_eql_default = deepEqual;
    __name(deepEqual, "deepEqual");
    __name(simpleEqual, "simpleEqual");
    __name(extensiveDeepEqual, "extensiveDeepEqual");
    __name(extensiveDeepEqualByType, "extensiveDeepEqualByType");
    __name(regexpEqual, "regexpEqual");
    __name(entriesEqual, "entriesEqual");
    __name(iterableEqual, "iterableEqual");
    __name(generatorEqual, "generatorEqual");
    __name(hasIteratorFunction, "hasIteratorFunction");
    __name(getIteratorEntries, "getIteratorEntries");
    __name(getGeneratorEntries, "getGeneratorEntries");
    __name(getEnumerableKeys, "getEnumerableKeys");
    __name(getEnumerableSymbols, "getEnumerableSymbols");
    __name(keysEqual, "keysEqual");
    __name(objectEqual, "objectEqual");
    __name(isPrimitive, "isPrimitive");
    __name(mapSymbols, "mapSymbols");
    __name(hasProperty, "hasProperty");
    __name(parsePath, "parsePath");
    __name(internalGetPathValue, "internalGetPathValue");
    __name(getPathInfo, "getPathInfo");
    _Assertion = class _Assertion2 {
      /**
       * Creates object for chaining.
       * `Assertion` objects contain metadata in the form of flags. Three flags can
       * be assigned during instantiation by passing arguments to this constructor:
       *
       * - `object`: This flag contains the target of the assertion. For example, in
       * the assertion `expect(numKittens).to.equal(7);`, the `object` flag will
       * contain `numKittens` so that the `equal` assertion can reference it when
       * needed.
       *
       * - `message`: This flag contains an optional custom error message to be
       * prepended to the error message that's generated by the assertion when it
       * fails.
       *
       * - `ssfi`: This flag stands for "start stack function indicator". It
       * contains a function reference that serves as the starting point for
       * removing frames from the stack trace of the error that's created by the
       * assertion when it fails. The goal is to provide a cleaner stack trace to
       * end users by removing Chai's internal functions. Note that it only works
       * in environments that support `Error.captureStackTrace`, and only when
       * `Chai.config.includeStack` hasn't been set to `false`.
       *
       * - `lockSsfi`: This flag controls whether or not the given `ssfi` flag
       * should retain its current value, even as assertions are chained off of
       * this object. This is usually set to `true` when creating a new assertion
       * from within another assertion. It's also temporarily set to `true` before
       * an overwritten assertion gets called by the overwriting assertion.
       *
       * - `eql`: This flag contains the deepEqual function to be used by the assertion.
       *
       * @param {unknown} obj target of the assertion
       * @param {string=} msg (optional) custom error message
       * @param {Function=} ssfi (optional) starting point for removing stack frames
       * @param {boolean=} lockSsfi (optional) whether or not the ssfi flag is locked
       */
      constructor(obj, msg, ssfi, lockSsfi) {
        __publicField(this, "__flags", {});
        flag(this, "ssfi", ssfi || _Assertion2);
        flag(this, "lockSsfi", lockSsfi);
        flag(this, "object", obj);
        flag(this, "message", msg);
        flag(this, "eql", config.deepEqual || deep_eql_default);
        return proxify(this);
      }
      /** @returns {boolean} */
      static get includeStack() {
        console.warn(
          "Assertion.includeStack is deprecated, use chai.config.includeStack instead."
        );
        return config.includeStack;
      }
      /** @param {boolean} value */
      static set includeStack(value) {
        console.warn(
          "Assertion.includeStack is deprecated, use chai.config.includeStack instead."
        );
        config.includeStack = value;
      }
      /** @returns {boolean} */
      static get showDiff() {
        console.warn(
          "Assertion.showDiff is deprecated, use chai.config.showDiff instead."
        );
        return config.showDiff;
      }
      /** @param {boolean} value */
      static set showDiff(value) {
        console.warn(
          "Assertion.showDiff is deprecated, use chai.config.showDiff instead."
        );
        config.showDiff = value;
      }
      /**
       * @param {string} name
       * @param {(...args: never) => unknown} fn
       */
      static addProperty(name, fn) {
        addProperty(this.prototype, name, fn);
      }
      /**
       * @param {string} name
       * @param {(...args: never) => unknown} fn
       */
      static addMethod(name, fn) {
        addMethod(this.prototype, name, fn);
      }
      /**
       * @param {string} name
       * @param {(...args: never) => unknown} fn
       * @param {(...args: never) => unknown} chainingBehavior
       */
      static addChainableMethod(name, fn, chainingBehavior) {
        addChainableMethod(this.prototype, name, fn, chainingBehavior);
      }
      /**
       * @param {string} name
       * @param {(...args: never) => unknown} fn
       */
      static overwriteProperty(name, fn) {
        overwriteProperty(this.prototype, name, fn);
      }
      /**
       * @param {string} name
       * @param {(...args: never) => unknown} fn
       */
      static overwriteMethod(name, fn) {
        overwriteMethod(this.prototype, name, fn);
      }
      /**
       * @param {string} name
       * @param {(...args: never) => unknown} fn
       * @param {(...args: never) => unknown} chainingBehavior
       */
      static overwriteChainableMethod(name, fn, chainingBehavior) {
        overwriteChainableMethod(this.prototype, name, fn, chainingBehavior);
      }
      /**
       * ### .assert(expression, message, negateMessage, expected, actual, showDiff)
       *
       * Executes an expression and check expectations. Throws AssertionError for reporting if test doesn't pass.
       *
       * @name assert
       * @param {unknown} _expr to be tested
       * @param {string | Function} msg or function that returns message to display if expression fails
       * @param {string | Function} _negateMsg or function that returns negatedMessage to display if negated expression fails
       * @param {unknown} expected value (remember to check for negation)
       * @param {unknown} _actual (optional) will default to `this.obj`
       * @param {boolean} showDiff (optional) when set to `true`, assert will display a diff in addition to the message if expression fails
       * @returns {void}
       */
      assert(_expr, msg, _negateMsg, expected, _actual, showDiff) {
        const ok = test2(this, arguments);
        if (false !== showDiff) showDiff = true;
        if (void 0 === expected && void 0 === _actual) showDiff = false;
        if (true !== config.showDiff) showDiff = false;
        if (!ok) {
          msg = getMessage2(this, arguments);
          const actual = getActual(this, arguments);
          const assertionErrorObjectProperties = {
            actual,
            expected,
            showDiff
          };
          const operator = getOperator(this, arguments);
          if (operator) {
            assertionErrorObjectProperties.operator = operator;
          }
          throw new AssertionError(
            msg,
            assertionErrorObjectProperties,
            config.includeStack ? this.assert : flag(this, "ssfi")
          );
        }
      }
      /**
       * Quick reference to stored `actual` value for plugin developers.
       *
       * @returns {unknown}
       */
      get _obj() {
        return flag(this, "object");
      }
      /**
       * Quick reference to stored `actual` value for plugin developers.
       *
       * @param {unknown} val
       */
      set _obj(val) {
        flag(this, "object", val);
      }
    };
    __name(_Assertion, "Assertion");
    Assertion = _Assertion;
    events = new EventTarget();
    _PluginEvent = class _PluginEvent2 extends Event {
      /**
       * @param {string} type
       * @param {string} name
       * @param {Function} fn
       */
      constructor(type3, name, fn) {
        super(type3);
        this.name = String(name);
        this.fn = fn;
      }
    };
    __name(_PluginEvent, "PluginEvent");
    PluginEvent = _PluginEvent;
    __name(isProxyEnabled, "isProxyEnabled");
    __name(addProperty, "addProperty");
    fnLengthDesc = Object.getOwnPropertyDescriptor(function() {
    }, "length");
    __name(addLengthGuard, "addLengthGuard");
    __name(getProperties, "getProperties");
    builtins = ["__flags", "__methods", "_obj", "assert"];
    __name(proxify, "proxify");
    __name(stringDistanceCapped, "stringDistanceCapped");
    __name(addMethod, "addMethod");
    __name(overwriteProperty, "overwriteProperty");
    __name(overwriteMethod, "overwriteMethod");
    canSetPrototype = typeof Object.setPrototypeOf === "function";
    testFn = /* @__PURE__ */ __name(function() {
    }, "testFn");
    excludeNames = Object.getOwnPropertyNames(testFn).filter(function(name) {
      let propDesc = Object.getOwnPropertyDescriptor(testFn, name);
      if (typeof propDesc !== "object") return true;
      return !propDesc.configurable;
    });
    call = Function.prototype.call;
    apply = Function.prototype.apply;
    _PluginAddChainableMethodEvent = class _PluginAddChainableMethodEvent2 extends PluginEvent {
      /**
       * @param {string} type
       * @param {string} name
       * @param {Function} fn
       * @param {Function} chainingBehavior
       */
      constructor(type3, name, fn, chainingBehavior) {
        super(type3, name, fn);
        this.chainingBehavior = chainingBehavior;
      }
    };
    __name(_PluginAddChainableMethodEvent, "PluginAddChainableMethodEvent");
    PluginAddChainableMethodEvent = _PluginAddChainableMethodEvent;
    __name(addChainableMethod, "addChainableMethod");
    __name(overwriteChainableMethod, "overwriteChainableMethod");
    __name(compareByInspect, "compareByInspect");
    __name(getOwnEnumerablePropertySymbols, "getOwnEnumerablePropertySymbols");
    __name(getOwnEnumerableProperties, "getOwnEnumerableProperties");
    isNaN22 = Number.isNaN;
    __name(isObjectType, "isObjectType");
    __name(getOperator, "getOperator");
    __name(getName, "getName");
    __name(isRegExp2, "isRegExp");
    __name(isNumeric, "isNumeric");
    ({ flag: flag2 } = utils_exports);
    [
      "to",
      "be",
      "been",
      "is",
      "and",
      "has",
      "have",
      "with",
      "that",
      "which",
      "at",
      "of",
      "same",
      "but",
      "does",
      "still",
      "also"
    ].forEach(function(chain) {
      Assertion.addProperty(chain);
    });
    Assertion.addProperty("not", function() {
      flag2(this, "negate", true);
    });
    Assertion.addProperty("deep", function() {
      flag2(this, "deep", true);
    });
    Assertion.addProperty("nested", function() {
      flag2(this, "nested", true);
    });
    Assertion.addProperty("own", function() {
      flag2(this, "own", true);
    });
    Assertion.addProperty("ordered", function() {
      flag2(this, "ordered", true);
    });
    Assertion.addProperty("any", function() {
      flag2(this, "any", true);
      flag2(this, "all", false);
    });
    Assertion.addProperty("all", function() {
      flag2(this, "all", true);
      flag2(this, "any", false);
    });
    functionTypes = {
      function: [
        "function",
        "asyncfunction",
        "generatorfunction",
        "asyncgeneratorfunction"
      ],
      asyncfunction: ["asyncfunction", "asyncgeneratorfunction"],
      generatorfunction: ["generatorfunction", "asyncgeneratorfunction"],
      asyncgeneratorfunction: ["asyncgeneratorfunction"]
    };
    __name(an, "an");
    Assertion.addChainableMethod("an", an);
    Assertion.addChainableMethod("a", an);
    __name(SameValueZero, "SameValueZero");
    __name(includeChainingBehavior, "includeChainingBehavior");
    __name(include, "include");
    Assertion.addChainableMethod("include", include, includeChainingBehavior);
    Assertion.addChainableMethod("contain", include, includeChainingBehavior);
    Assertion.addChainableMethod("contains", include, includeChainingBehavior);
    Assertion.addChainableMethod("includes", include, includeChainingBehavior);
    Assertion.addProperty("ok", function() {
      this.assert(
        flag2(this, "object"),
        "expected #{this} to be truthy",
        "expected #{this} to be falsy"
      );
    });
    Assertion.addProperty("true", function() {
      this.assert(
        true === flag2(this, "object"),
        "expected #{this} to be true",
        "expected #{this} to be false",
        flag2(this, "negate") ? false : true
      );
    });
    Assertion.addProperty("numeric", function() {
      const object = flag2(this, "object");
      this.assert(
        ["Number", "BigInt"].includes(type(object)),
        "expected #{this} to be numeric",
        "expected #{this} to not be numeric",
        flag2(this, "negate") ? false : true
      );
    });
    Assertion.addProperty("callable", function() {
      const val = flag2(this, "object");
      const ssfi = flag2(this, "ssfi");
      const message = flag2(this, "message");
      const msg = message ? `${message}: ` : "";
      const negate = flag2(this, "negate");
      const assertionMessage = negate ? `${msg}expected ${inspect2(val)} not to be a callable function` : `${msg}expected ${inspect2(val)} to be a callable function`;
      const isCallable = [
        "Function",
        "AsyncFunction",
        "GeneratorFunction",
        "AsyncGeneratorFunction"
      ].includes(type(val));
      if (isCallable && negate || !isCallable && !negate) {
        throw new AssertionError(assertionMessage, void 0, ssfi);
      }
    });
    Assertion.addProperty("false", function() {
      this.assert(
        false === flag2(this, "object"),
        "expected #{this} to be false",
        "expected #{this} to be true",
        flag2(this, "negate") ? true : false
      );
    });
    Assertion.addProperty("null", function() {
      this.assert(
        null === flag2(this, "object"),
        "expected #{this} to be null",
        "expected #{this} not to be null"
      );
    });
    Assertion.addProperty("undefined", function() {
      this.assert(
        void 0 === flag2(this, "object"),
        "expected #{this} to be undefined",
        "expected #{this} not to be undefined"
      );
    });
    Assertion.addProperty("NaN", function() {
      this.assert(
        isNaN22(flag2(this, "object")),
        "expected #{this} to be NaN",
        "expected #{this} not to be NaN"
      );
    });
    __name(assertExist, "assertExist");
    Assertion.addProperty("exist", assertExist);
    Assertion.addProperty("exists", assertExist);
    Assertion.addProperty("empty", function() {
      let val = flag2(this, "object"), ssfi = flag2(this, "ssfi"), flagMsg = flag2(this, "message"), itemsCount;
      flagMsg = flagMsg ? flagMsg + ": " : "";
      switch (type(val).toLowerCase()) {
        case "array":
        case "string":
          itemsCount = val.length;
          break;
        case "map":
        case "set":
          itemsCount = val.size;
          break;
        case "weakmap":
        case "weakset":
          throw new AssertionError(
            flagMsg + ".empty was passed a weak collection",
            void 0,
            ssfi
          );
        case "function": {
          const msg = flagMsg + ".empty was passed a function " + getName(val);
          throw new AssertionError(msg.trim(), void 0, ssfi);
        }
        default:
          if (val !== Object(val)) {
            throw new AssertionError(
              flagMsg + ".empty was passed non-string primitive " + inspect2(val),
              void 0,
              ssfi
            );
          }
          itemsCount = Object.keys(val).length;
      }
      this.assert(
        0 === itemsCount,
        "expected #{this} to be empty",
        "expected #{this} not to be empty"
      );
    });
    __name(checkArguments, "checkArguments");
    Assertion.addProperty("arguments", checkArguments);
    Assertion.addProperty("Arguments", checkArguments);
    __name(assertEqual, "assertEqual");
    Assertion.addMethod("equal", assertEqual);
    Assertion.addMethod("equals", assertEqual);
    Assertion.addMethod("eq", assertEqual);
    __name(assertEql, "assertEql");
    Assertion.addMethod("eql", assertEql);
    Assertion.addMethod("eqls", assertEql);
    __name(assertAbove, "assertAbove");
    Assertion.addMethod("above", assertAbove);
    Assertion.addMethod("gt", assertAbove);
    Assertion.addMethod("greaterThan", assertAbove);
    __name(assertLeast, "assertLeast");
    Assertion.addMethod("least", assertLeast);
    Assertion.addMethod("gte", assertLeast);
    Assertion.addMethod("greaterThanOrEqual", assertLeast);
    __name(assertBelow, "assertBelow");
    Assertion.addMethod("below", assertBelow);
    Assertion.addMethod("lt", assertBelow);
    Assertion.addMethod("lessThan", assertBelow);
    __name(assertMost, "assertMost");
    Assertion.addMethod("most", assertMost);
    Assertion.addMethod("lte", assertMost);
    Assertion.addMethod("lessThanOrEqual", assertMost);
    Assertion.addMethod("within", function(start, finish2, msg) {
      if (msg) flag2(this, "message", msg);
      let obj = flag2(this, "object"), doLength = flag2(this, "doLength"), flagMsg = flag2(this, "message"), msgPrefix = flagMsg ? flagMsg + ": " : "", ssfi = flag2(this, "ssfi"), objType = type(obj).toLowerCase(), startType = type(start).toLowerCase(), finishType = type(finish2).toLowerCase(), errorMessage, shouldThrow = true, range = startType === "date" && finishType === "date" ? start.toISOString() + ".." + finish2.toISOString() : start + ".." + finish2;
      if (doLength && objType !== "map" && objType !== "set") {
        new Assertion(obj, flagMsg, ssfi, true).to.have.property("length");
      }
      if (!doLength && objType === "date" && (startType !== "date" || finishType !== "date")) {
        errorMessage = msgPrefix + "the arguments to within must be dates";
      } else if ((!isNumeric(start) || !isNumeric(finish2)) && (doLength || isNumeric(obj))) {
        errorMessage = msgPrefix + "the arguments to within must be numbers";
      } else if (!doLength && objType !== "date" && !isNumeric(obj)) {
        let printObj = objType === "string" ? "'" + obj + "'" : obj;
        errorMessage = msgPrefix + "expected " + printObj + " to be a number or a date";
      } else {
        shouldThrow = false;
      }
      if (shouldThrow) {
        throw new AssertionError(errorMessage, void 0, ssfi);
      }
      if (doLength) {
        let descriptor = "length", itemsCount;
        if (objType === "map" || objType === "set") {
          descriptor = "size";
          itemsCount = obj.size;
        } else {
          itemsCount = obj.length;
        }
        this.assert(
          itemsCount >= start && itemsCount <= finish2,
          "expected #{this} to have a " + descriptor + " within " + range,
          "expected #{this} to not have a " + descriptor + " within " + range
        );
      } else {
        this.assert(
          obj >= start && obj <= finish2,
          "expected #{this} to be within " + range,
          "expected #{this} to not be within " + range
        );
      }
    });
    __name(assertInstanceOf, "assertInstanceOf");
    Assertion.addMethod("instanceof", assertInstanceOf);
    Assertion.addMethod("instanceOf", assertInstanceOf);
    __name(assertProperty, "assertProperty");
    Assertion.addMethod("property", assertProperty);
    __name(assertOwnProperty, "assertOwnProperty");
    Assertion.addMethod("ownProperty", assertOwnProperty);
    Assertion.addMethod("haveOwnProperty", assertOwnProperty);
    __name(assertOwnPropertyDescriptor, "assertOwnPropertyDescriptor");
    Assertion.addMethod("ownPropertyDescriptor", assertOwnPropertyDescriptor);
    Assertion.addMethod("haveOwnPropertyDescriptor", assertOwnPropertyDescriptor);
    __name(assertLengthChain, "assertLengthChain");
    __name(assertLength, "assertLength");
    Assertion.addChainableMethod("length", assertLength, assertLengthChain);
    Assertion.addChainableMethod("lengthOf", assertLength, assertLengthChain);
    __name(assertMatch, "assertMatch");
    Assertion.addMethod("match", assertMatch);
    Assertion.addMethod("matches", assertMatch);
    Assertion.addMethod("string", function(str, msg) {
      if (msg) flag2(this, "message", msg);
      let obj = flag2(this, "object"), flagMsg = flag2(this, "message"), ssfi = flag2(this, "ssfi");
      new Assertion(obj, flagMsg, ssfi, true).is.a("string");
      this.assert(
        ~obj.indexOf(str),
        "expected #{this} to contain " + inspect2(str),
        "expected #{this} to not contain " + inspect2(str)
      );
    });
    __name(assertKeys, "assertKeys");
    Assertion.addMethod("keys", assertKeys);
    Assertion.addMethod("key", assertKeys);
    __name(assertThrows, "assertThrows");
    Assertion.addMethod("throw", assertThrows);
    Assertion.addMethod("throws", assertThrows);
    Assertion.addMethod("Throw", assertThrows);
    __name(respondTo, "respondTo");
    Assertion.addMethod("respondTo", respondTo);
    Assertion.addMethod("respondsTo", respondTo);
    Assertion.addProperty("itself", function() {
      flag2(this, "itself", true);
    });
    __name(satisfy, "satisfy");
    Assertion.addMethod("satisfy", satisfy);
    Assertion.addMethod("satisfies", satisfy);
    __name(closeTo, "closeTo");
    Assertion.addMethod("closeTo", closeTo);
    Assertion.addMethod("approximately", closeTo);
    __name(isSubsetOf, "isSubsetOf");
    Assertion.addMethod("members", function(subset, msg) {
      if (msg) flag2(this, "message", msg);
      let obj = flag2(this, "object"), flagMsg = flag2(this, "message"), ssfi = flag2(this, "ssfi");
      new Assertion(obj, flagMsg, ssfi, true).to.be.iterable;
      new Assertion(subset, flagMsg, ssfi, true).to.be.iterable;
      let contains = flag2(this, "contains");
      let ordered = flag2(this, "ordered");
      let subject, failMsg, failNegateMsg;
      if (contains) {
        subject = ordered ? "an ordered superset" : "a superset";
        failMsg = "expected #{this} to be " + subject + " of #{exp}";
        failNegateMsg = "expected #{this} to not be " + subject + " of #{exp}";
      } else {
        subject = ordered ? "ordered members" : "members";
        failMsg = "expected #{this} to have the same " + subject + " as #{exp}";
        failNegateMsg = "expected #{this} to not have the same " + subject + " as #{exp}";
      }
      let cmp = flag2(this, "deep") ? flag2(this, "eql") : void 0;
      this.assert(
        isSubsetOf(subset, obj, cmp, contains, ordered),
        failMsg,
        failNegateMsg,
        subset,
        obj,
        true
      );
    });
    Assertion.addProperty("iterable", function(msg) {
      if (msg) flag2(this, "message", msg);
      let obj = flag2(this, "object");
      this.assert(
        obj != void 0 && typeof obj[Symbol.iterator] === "function",
        "expected #{this} to be an iterable",
        "expected #{this} to not be an iterable",
        obj
      );
    });
    __name(oneOf, "oneOf");
    Assertion.addMethod("oneOf", oneOf);
    __name(assertChanges, "assertChanges");
    Assertion.addMethod("change", assertChanges);
    Assertion.addMethod("changes", assertChanges);
    __name(assertIncreases, "assertIncreases");
    Assertion.addMethod("increase", assertIncreases);
    Assertion.addMethod("increases", assertIncreases);
    __name(assertDecreases, "assertDecreases");
    Assertion.addMethod("decrease", assertDecreases);
    Assertion.addMethod("decreases", assertDecreases);
    __name(assertDelta, "assertDelta");
    Assertion.addMethod("by", assertDelta);
    Assertion.addProperty("extensible", function() {
      let obj = flag2(this, "object");
      let isExtensible = obj === Object(obj) && Object.isExtensible(obj);
      this.assert(
        isExtensible,
        "expected #{this} to be extensible",
        "expected #{this} to not be extensible"
      );
    });
    Assertion.addProperty("sealed", function() {
      let obj = flag2(this, "object");
      let isSealed = obj === Object(obj) ? Object.isSealed(obj) : true;
      this.assert(
        isSealed,
        "expected #{this} to be sealed",
        "expected #{this} to not be sealed"
      );
    });
    Assertion.addProperty("frozen", function() {
      let obj = flag2(this, "object");
      let isFrozen = obj === Object(obj) ? Object.isFrozen(obj) : true;
      this.assert(
        isFrozen,
        "expected #{this} to be frozen",
        "expected #{this} to not be frozen"
      );
    });
    Assertion.addProperty("finite", function(_msg) {
      let obj = flag2(this, "object");
      this.assert(
        typeof obj === "number" && isFinite(obj),
        "expected #{this} to be a finite number",
        "expected #{this} to not be a finite number"
      );
    });
    __name(compareSubset, "compareSubset");
    Assertion.addMethod("containSubset", function(expected) {
      const actual = flag(this, "object");
      const showDiff = config.showDiff;
      this.assert(
        compareSubset(expected, actual),
        "expected #{act} to contain subset #{exp}",
        "expected #{act} to not contain subset #{exp}",
        expected,
        actual,
        showDiff
      );
    });
    __name(expect, "expect");
    expect.fail = function(actual, expected, message, operator) {
      let msg = message;
      if (arguments.length < 2) {
        msg = /** @type {string | undefined} */
        actual;
        actual = void 0;
      }
      throw new AssertionError(
        msg || "expect.fail()",
        {
          actual,
          expected,
          operator
        },
        expect.fail
      );
    };
    should_exports = {};
    __export2(should_exports, {
      Should: () => Should,
      should: () => should
    });
    __name(loadShould, "loadShould");
    should = loadShould;
    Should = loadShould;
    __name(assert, "assert");
    assert.fail = function(actual, expected, message, operator) {
      if (arguments.length < 2) {
        message = actual;
        actual = void 0;
      }
      message = message || "assert.fail()";
      throw new AssertionError(
        message,
        {
          actual,
          expected,
          operator
        },
        assert.fail
      );
    };
    assert.isOk = function(val, msg) {
      new Assertion(val, msg, assert.isOk, true).is.ok;
    };
    assert.isNotOk = function(val, msg) {
      new Assertion(val, msg, assert.isNotOk, true).is.not.ok;
    };
    assert.equal = function(act, exp, msg) {
      let test22 = new Assertion(act, msg, assert.equal, true);
      test22.assert(
        exp == flag(test22, "object"),
        "expected #{this} to equal #{exp}",
        "expected #{this} to not equal #{act}",
        exp,
        act,
        true
      );
    };
    assert.notEqual = function(act, exp, msg) {
      let test22 = new Assertion(act, msg, assert.notEqual, true);
      test22.assert(
        exp != flag(test22, "object"),
        "expected #{this} to not equal #{exp}",
        "expected #{this} to equal #{act}",
        exp,
        act,
        true
      );
    };
    assert.strictEqual = function(act, exp, msg) {
      new Assertion(act, msg, assert.strictEqual, true).to.equal(exp);
    };
    assert.notStrictEqual = function(act, exp, msg) {
      new Assertion(act, msg, assert.notStrictEqual, true).to.not.equal(exp);
    };
    assert.deepEqual = assert.deepStrictEqual = function(act, exp, msg) {
      new Assertion(act, msg, assert.deepEqual, true).to.eql(exp);
    };
    assert.notDeepEqual = function(act, exp, msg) {
      new Assertion(act, msg, assert.notDeepEqual, true).to.not.eql(exp);
    };
    assert.isAbove = function(val, abv, msg) {
      new Assertion(val, msg, assert.isAbove, true).to.be.above(abv);
    };
    assert.isAtLeast = function(val, atlst, msg) {
      new Assertion(val, msg, assert.isAtLeast, true).to.be.least(atlst);
    };
    assert.isBelow = function(val, blw, msg) {
      new Assertion(val, msg, assert.isBelow, true).to.be.below(blw);
    };
    assert.isAtMost = function(val, atmst, msg) {
      new Assertion(val, msg, assert.isAtMost, true).to.be.most(atmst);
    };
    assert.isTrue = function(val, msg) {
      new Assertion(val, msg, assert.isTrue, true).is["true"];
    };
    assert.isNotTrue = function(val, msg) {
      new Assertion(val, msg, assert.isNotTrue, true).to.not.equal(true);
    };
    assert.isFalse = function(val, msg) {
      new Assertion(val, msg, assert.isFalse, true).is["false"];
    };
    assert.isNotFalse = function(val, msg) {
      new Assertion(val, msg, assert.isNotFalse, true).to.not.equal(false);
    };
    assert.isNull = function(val, msg) {
      new Assertion(val, msg, assert.isNull, true).to.equal(null);
    };
    assert.isNotNull = function(val, msg) {
      new Assertion(val, msg, assert.isNotNull, true).to.not.equal(null);
    };
    assert.isNaN = function(val, msg) {
      new Assertion(val, msg, assert.isNaN, true).to.be.NaN;
    };
    assert.isNotNaN = function(value, message) {
      new Assertion(value, message, assert.isNotNaN, true).not.to.be.NaN;
    };
    assert.exists = function(val, msg) {
      new Assertion(val, msg, assert.exists, true).to.exist;
    };
    assert.notExists = function(val, msg) {
      new Assertion(val, msg, assert.notExists, true).to.not.exist;
    };
    assert.isUndefined = function(val, msg) {
      new Assertion(val, msg, assert.isUndefined, true).to.equal(void 0);
    };
    assert.isDefined = function(val, msg) {
      new Assertion(val, msg, assert.isDefined, true).to.not.equal(void 0);
    };
    assert.isCallable = function(value, message) {
      new Assertion(value, message, assert.isCallable, true).is.callable;
    };
    assert.isNotCallable = function(value, message) {
      new Assertion(value, message, assert.isNotCallable, true).is.not.callable;
    };
    assert.isObject = function(val, msg) {
      new Assertion(val, msg, assert.isObject, true).to.be.a("object");
    };
    assert.isNotObject = function(val, msg) {
      new Assertion(val, msg, assert.isNotObject, true).to.not.be.a("object");
    };
    assert.isArray = function(val, msg) {
      new Assertion(val, msg, assert.isArray, true).to.be.an("array");
    };
    assert.isNotArray = function(val, msg) {
      new Assertion(val, msg, assert.isNotArray, true).to.not.be.an("array");
    };
    assert.isString = function(val, msg) {
      new Assertion(val, msg, assert.isString, true).to.be.a("string");
    };
    assert.isNotString = function(val, msg) {
      new Assertion(val, msg, assert.isNotString, true).to.not.be.a("string");
    };
    assert.isNumber = function(val, msg) {
      new Assertion(val, msg, assert.isNumber, true).to.be.a("number");
    };
    assert.isNotNumber = function(val, msg) {
      new Assertion(val, msg, assert.isNotNumber, true).to.not.be.a("number");
    };
    assert.isNumeric = function(val, msg) {
      new Assertion(val, msg, assert.isNumeric, true).is.numeric;
    };
    assert.isNotNumeric = function(val, msg) {
      new Assertion(val, msg, assert.isNotNumeric, true).is.not.numeric;
    };
    assert.isFinite = function(val, msg) {
      new Assertion(val, msg, assert.isFinite, true).to.be.finite;
    };
    assert.isBoolean = function(val, msg) {
      new Assertion(val, msg, assert.isBoolean, true).to.be.a("boolean");
    };
    assert.isNotBoolean = function(val, msg) {
      new Assertion(val, msg, assert.isNotBoolean, true).to.not.be.a("boolean");
    };
    assert.typeOf = function(val, type3, msg) {
      new Assertion(val, msg, assert.typeOf, true).to.be.a(type3);
    };
    assert.notTypeOf = function(value, type3, message) {
      new Assertion(value, message, assert.notTypeOf, true).to.not.be.a(type3);
    };
    assert.instanceOf = function(val, type3, msg) {
      new Assertion(val, msg, assert.instanceOf, true).to.be.instanceOf(type3);
    };
    assert.notInstanceOf = function(val, type3, msg) {
      new Assertion(val, msg, assert.notInstanceOf, true).to.not.be.instanceOf(
        type3
      );
    };
    assert.include = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.include, true).include(inc);
    };
    assert.notInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.notInclude, true).not.include(inc);
    };
    assert.deepInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.deepInclude, true).deep.include(inc);
    };
    assert.notDeepInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.notDeepInclude, true).not.deep.include(inc);
    };
    assert.nestedInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.nestedInclude, true).nested.include(inc);
    };
    assert.notNestedInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.notNestedInclude, true).not.nested.include(
        inc
      );
    };
    assert.deepNestedInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.deepNestedInclude, true).deep.nested.include(
        inc
      );
    };
    assert.notDeepNestedInclude = function(exp, inc, msg) {
      new Assertion(
        exp,
        msg,
        assert.notDeepNestedInclude,
        true
      ).not.deep.nested.include(inc);
    };
    assert.ownInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.ownInclude, true).own.include(inc);
    };
    assert.notOwnInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.notOwnInclude, true).not.own.include(inc);
    };
    assert.deepOwnInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.deepOwnInclude, true).deep.own.include(inc);
    };
    assert.notDeepOwnInclude = function(exp, inc, msg) {
      new Assertion(exp, msg, assert.notDeepOwnInclude, true).not.deep.own.include(
        inc
      );
    };
    assert.match = function(exp, re, msg) {
      new Assertion(exp, msg, assert.match, true).to.match(re);
    };
    assert.notMatch = function(exp, re, msg) {
      new Assertion(exp, msg, assert.notMatch, true).to.not.match(re);
    };
    assert.property = function(obj, prop, msg) {
      new Assertion(obj, msg, assert.property, true).to.have.property(prop);
    };
    assert.notProperty = function(obj, prop, msg) {
      new Assertion(obj, msg, assert.notProperty, true).to.not.have.property(prop);
    };
    assert.propertyVal = function(obj, prop, val, msg) {
      new Assertion(obj, msg, assert.propertyVal, true).to.have.property(prop, val);
    };
    assert.notPropertyVal = function(obj, prop, val, msg) {
      new Assertion(obj, msg, assert.notPropertyVal, true).to.not.have.property(
        prop,
        val
      );
    };
    assert.deepPropertyVal = function(obj, prop, val, msg) {
      new Assertion(obj, msg, assert.deepPropertyVal, true).to.have.deep.property(
        prop,
        val
      );
    };
    assert.notDeepPropertyVal = function(obj, prop, val, msg) {
      new Assertion(
        obj,
        msg,
        assert.notDeepPropertyVal,
        true
      ).to.not.have.deep.property(prop, val);
    };
    assert.ownProperty = function(obj, prop, msg) {
      new Assertion(obj, msg, assert.ownProperty, true).to.have.own.property(prop);
    };
    assert.notOwnProperty = function(obj, prop, msg) {
      new Assertion(obj, msg, assert.notOwnProperty, true).to.not.have.own.property(
        prop
      );
    };
    assert.ownPropertyVal = function(obj, prop, value, msg) {
      new Assertion(obj, msg, assert.ownPropertyVal, true).to.have.own.property(
        prop,
        value
      );
    };
    assert.notOwnPropertyVal = function(obj, prop, value, msg) {
      new Assertion(
        obj,
        msg,
        assert.notOwnPropertyVal,
        true
      ).to.not.have.own.property(prop, value);
    };
    assert.deepOwnPropertyVal = function(obj, prop, value, msg) {
      new Assertion(
        obj,
        msg,
        assert.deepOwnPropertyVal,
        true
      ).to.have.deep.own.property(prop, value);
    };
    assert.notDeepOwnPropertyVal = function(obj, prop, value, msg) {
      new Assertion(
        obj,
        msg,
        assert.notDeepOwnPropertyVal,
        true
      ).to.not.have.deep.own.property(prop, value);
    };
    assert.nestedProperty = function(obj, prop, msg) {
      new Assertion(obj, msg, assert.nestedProperty, true).to.have.nested.property(
        prop
      );
    };
    assert.notNestedProperty = function(obj, prop, msg) {
      new Assertion(
        obj,
        msg,
        assert.notNestedProperty,
        true
      ).to.not.have.nested.property(prop);
    };
    assert.nestedPropertyVal = function(obj, prop, val, msg) {
      new Assertion(
        obj,
        msg,
        assert.nestedPropertyVal,
        true
      ).to.have.nested.property(prop, val);
    };
    assert.notNestedPropertyVal = function(obj, prop, val, msg) {
      new Assertion(
        obj,
        msg,
        assert.notNestedPropertyVal,
        true
      ).to.not.have.nested.property(prop, val);
    };
    assert.deepNestedPropertyVal = function(obj, prop, val, msg) {
      new Assertion(
        obj,
        msg,
        assert.deepNestedPropertyVal,
        true
      ).to.have.deep.nested.property(prop, val);
    };
    assert.notDeepNestedPropertyVal = function(obj, prop, val, msg) {
      new Assertion(
        obj,
        msg,
        assert.notDeepNestedPropertyVal,
        true
      ).to.not.have.deep.nested.property(prop, val);
    };
    assert.lengthOf = function(exp, len, msg) {
      new Assertion(exp, msg, assert.lengthOf, true).to.have.lengthOf(len);
    };
    assert.hasAnyKeys = function(obj, keys2, msg) {
      new Assertion(obj, msg, assert.hasAnyKeys, true).to.have.any.keys(keys2);
    };
    assert.hasAllKeys = function(obj, keys2, msg) {
      new Assertion(obj, msg, assert.hasAllKeys, true).to.have.all.keys(keys2);
    };
    assert.containsAllKeys = function(obj, keys2, msg) {
      new Assertion(obj, msg, assert.containsAllKeys, true).to.contain.all.keys(
        keys2
      );
    };
    assert.doesNotHaveAnyKeys = function(obj, keys2, msg) {
      new Assertion(obj, msg, assert.doesNotHaveAnyKeys, true).to.not.have.any.keys(
        keys2
      );
    };
    assert.doesNotHaveAllKeys = function(obj, keys2, msg) {
      new Assertion(obj, msg, assert.doesNotHaveAllKeys, true).to.not.have.all.keys(
        keys2
      );
    };
    assert.hasAnyDeepKeys = function(obj, keys2, msg) {
      new Assertion(obj, msg, assert.hasAnyDeepKeys, true).to.have.any.deep.keys(
        keys2
      );
    };
    assert.hasAllDeepKeys = function(obj, keys2, msg) {
      new Assertion(obj, msg, assert.hasAllDeepKeys, true).to.have.all.deep.keys(
        keys2
      );
    };
    assert.containsAllDeepKeys = function(obj, keys2, msg) {
      new Assertion(
        obj,
        msg,
        assert.containsAllDeepKeys,
        true
      ).to.contain.all.deep.keys(keys2);
    };
    assert.doesNotHaveAnyDeepKeys = function(obj, keys2, msg) {
      new Assertion(
        obj,
        msg,
        assert.doesNotHaveAnyDeepKeys,
        true
      ).to.not.have.any.deep.keys(keys2);
    };
    assert.doesNotHaveAllDeepKeys = function(obj, keys2, msg) {
      new Assertion(
        obj,
        msg,
        assert.doesNotHaveAllDeepKeys,
        true
      ).to.not.have.all.deep.keys(keys2);
    };
    assert.throws = function(fn, errorLike, errMsgMatcher, msg) {
      if ("string" === typeof errorLike || errorLike instanceof RegExp) {
        errMsgMatcher = errorLike;
        errorLike = null;
      }
      let assertErr = new Assertion(fn, msg, assert.throws, true).to.throw(
        errorLike,
        errMsgMatcher
      );
      return flag(assertErr, "object");
    };
    assert.doesNotThrow = function(fn, errorLike, errMsgMatcher, message) {
      if ("string" === typeof errorLike || errorLike instanceof RegExp) {
        errMsgMatcher = errorLike;
        errorLike = null;
      }
      new Assertion(fn, message, assert.doesNotThrow, true).to.not.throw(
        errorLike,
        errMsgMatcher
      );
    };
    assert.operator = function(val, operator, val2, msg) {
      let ok;
      switch (operator) {
        case "==":
          ok = val == val2;
          break;
        case "===":
          ok = val === val2;
          break;
        case ">":
          ok = val > val2;
          break;
        case ">=":
          ok = val >= val2;
          break;
        case "<":
          ok = val < val2;
          break;
        case "<=":
          ok = val <= val2;
          break;
        case "!=":
          ok = val != val2;
          break;
        case "!==":
          ok = val !== val2;
          break;
        default:
          msg = msg ? msg + ": " : msg;
          throw new AssertionError(
            msg + 'Invalid operator "' + operator + '"',
            void 0,
            assert.operator
          );
      }
      let test22 = new Assertion(ok, msg, assert.operator, true);
      test22.assert(
        true === flag(test22, "object"),
        "expected " + inspect2(val) + " to be " + operator + " " + inspect2(val2),
        "expected " + inspect2(val) + " to not be " + operator + " " + inspect2(val2)
      );
    };
    assert.closeTo = function(act, exp, delta, msg) {
      new Assertion(act, msg, assert.closeTo, true).to.be.closeTo(exp, delta);
    };
    assert.approximately = function(act, exp, delta, msg) {
      new Assertion(act, msg, assert.approximately, true).to.be.approximately(
        exp,
        delta
      );
    };
    assert.sameMembers = function(set1, set22, msg) {
      new Assertion(set1, msg, assert.sameMembers, true).to.have.same.members(set22);
    };
    assert.notSameMembers = function(set1, set22, msg) {
      new Assertion(
        set1,
        msg,
        assert.notSameMembers,
        true
      ).to.not.have.same.members(set22);
    };
    assert.sameDeepMembers = function(set1, set22, msg) {
      new Assertion(
        set1,
        msg,
        assert.sameDeepMembers,
        true
      ).to.have.same.deep.members(set22);
    };
    assert.notSameDeepMembers = function(set1, set22, msg) {
      new Assertion(
        set1,
        msg,
        assert.notSameDeepMembers,
        true
      ).to.not.have.same.deep.members(set22);
    };
    assert.sameOrderedMembers = function(set1, set22, msg) {
      new Assertion(
        set1,
        msg,
        assert.sameOrderedMembers,
        true
      ).to.have.same.ordered.members(set22);
    };
    assert.notSameOrderedMembers = function(set1, set22, msg) {
      new Assertion(
        set1,
        msg,
        assert.notSameOrderedMembers,
        true
      ).to.not.have.same.ordered.members(set22);
    };
    assert.sameDeepOrderedMembers = function(set1, set22, msg) {
      new Assertion(
        set1,
        msg,
        assert.sameDeepOrderedMembers,
        true
      ).to.have.same.deep.ordered.members(set22);
    };
    assert.notSameDeepOrderedMembers = function(set1, set22, msg) {
      new Assertion(
        set1,
        msg,
        assert.notSameDeepOrderedMembers,
        true
      ).to.not.have.same.deep.ordered.members(set22);
    };
    assert.includeMembers = function(superset, subset, msg) {
      new Assertion(superset, msg, assert.includeMembers, true).to.include.members(
        subset
      );
    };
    assert.notIncludeMembers = function(superset, subset, msg) {
      new Assertion(
        superset,
        msg,
        assert.notIncludeMembers,
        true
      ).to.not.include.members(subset);
    };
    assert.includeDeepMembers = function(superset, subset, msg) {
      new Assertion(
        superset,
        msg,
        assert.includeDeepMembers,
        true
      ).to.include.deep.members(subset);
    };
    assert.notIncludeDeepMembers = function(superset, subset, msg) {
      new Assertion(
        superset,
        msg,
        assert.notIncludeDeepMembers,
        true
      ).to.not.include.deep.members(subset);
    };
    assert.includeOrderedMembers = function(superset, subset, msg) {
      new Assertion(
        superset,
        msg,
        assert.includeOrderedMembers,
        true
      ).to.include.ordered.members(subset);
    };
    assert.notIncludeOrderedMembers = function(superset, subset, msg) {
      new Assertion(
        superset,
        msg,
        assert.notIncludeOrderedMembers,
        true
      ).to.not.include.ordered.members(subset);
    };
    assert.includeDeepOrderedMembers = function(superset, subset, msg) {
      new Assertion(
        superset,
        msg,
        assert.includeDeepOrderedMembers,
        true
      ).to.include.deep.ordered.members(subset);
    };
    assert.notIncludeDeepOrderedMembers = function(superset, subset, msg) {
      new Assertion(
        superset,
        msg,
        assert.notIncludeDeepOrderedMembers,
        true
      ).to.not.include.deep.ordered.members(subset);
    };
    assert.oneOf = function(inList, list, msg) {
      new Assertion(inList, msg, assert.oneOf, true).to.be.oneOf(list);
    };
    assert.isIterable = function(obj, msg) {
      if (obj == void 0 || typeof obj[Symbol.iterator] !== "function") {
        msg = msg ? `${msg} expected ${inspect2(obj)} to be an iterable` : `expected ${inspect2(obj)} to be an iterable`;
        throw new AssertionError(msg, void 0, assert.isIterable);
      }
    };
    assert.changes = function(fn, obj, prop, msg) {
      if (arguments.length === 3 && typeof obj === "function") {
        msg = prop;
        prop = null;
      }
      new Assertion(fn, msg, assert.changes, true).to.change(obj, prop);
    };
    assert.changesBy = function(fn, obj, prop, delta, msg) {
      if (arguments.length === 4 && typeof obj === "function") {
        let tmpMsg = delta;
        delta = prop;
        msg = tmpMsg;
      } else if (arguments.length === 3) {
        delta = prop;
        prop = null;
      }
      new Assertion(fn, msg, assert.changesBy, true).to.change(obj, prop).by(delta);
    };
    assert.doesNotChange = function(fn, obj, prop, msg) {
      if (arguments.length === 3 && typeof obj === "function") {
        msg = prop;
        prop = null;
      }
      return new Assertion(fn, msg, assert.doesNotChange, true).to.not.change(
        obj,
        prop
      );
    };
    assert.changesButNotBy = function(fn, obj, prop, delta, msg) {
      if (arguments.length === 4 && typeof obj === "function") {
        let tmpMsg = delta;
        delta = prop;
        msg = tmpMsg;
      } else if (arguments.length === 3) {
        delta = prop;
        prop = null;
      }
      new Assertion(fn, msg, assert.changesButNotBy, true).to.change(obj, prop).but.not.by(delta);
    };
    assert.increases = function(fn, obj, prop, msg) {
      if (arguments.length === 3 && typeof obj === "function") {
        msg = prop;
        prop = null;
      }
      return new Assertion(fn, msg, assert.increases, true).to.increase(obj, prop);
    };
    assert.increasesBy = function(fn, obj, prop, delta, msg) {
      if (arguments.length === 4 && typeof obj === "function") {
        let tmpMsg = delta;
        delta = prop;
        msg = tmpMsg;
      } else if (arguments.length === 3) {
        delta = prop;
        prop = null;
      }
      new Assertion(fn, msg, assert.increasesBy, true).to.increase(obj, prop).by(delta);
    };
    assert.doesNotIncrease = function(fn, obj, prop, msg) {
      if (arguments.length === 3 && typeof obj === "function") {
        msg = prop;
        prop = null;
      }
      return new Assertion(fn, msg, assert.doesNotIncrease, true).to.not.increase(
        obj,
        prop
      );
    };
    assert.increasesButNotBy = function(fn, obj, prop, delta, msg) {
      if (arguments.length === 4 && typeof obj === "function") {
        let tmpMsg = delta;
        delta = prop;
        msg = tmpMsg;
      } else if (arguments.length === 3) {
        delta = prop;
        prop = null;
      }
      new Assertion(fn, msg, assert.increasesButNotBy, true).to.increase(obj, prop).but.not.by(delta);
    };
    assert.decreases = function(fn, obj, prop, msg) {
      if (arguments.length === 3 && typeof obj === "function") {
        msg = prop;
        prop = null;
      }
      return new Assertion(fn, msg, assert.decreases, true).to.decrease(obj, prop);
    };
    assert.decreasesBy = function(fn, obj, prop, delta, msg) {
      if (arguments.length === 4 && typeof obj === "function") {
        let tmpMsg = delta;
        delta = prop;
        msg = tmpMsg;
      } else if (arguments.length === 3) {
        delta = prop;
        prop = null;
      }
      new Assertion(fn, msg, assert.decreasesBy, true).to.decrease(obj, prop).by(delta);
    };
    assert.doesNotDecrease = function(fn, obj, prop, msg) {
      if (arguments.length === 3 && typeof obj === "function") {
        msg = prop;
        prop = null;
      }
      return new Assertion(fn, msg, assert.doesNotDecrease, true).to.not.decrease(
        obj,
        prop
      );
    };
    assert.doesNotDecreaseBy = function(fn, obj, prop, delta, msg) {
      if (arguments.length === 4 && typeof obj === "function") {
        let tmpMsg = delta;
        delta = prop;
        msg = tmpMsg;
      } else if (arguments.length === 3) {
        delta = prop;
        prop = null;
      }
      return new Assertion(fn, msg, assert.doesNotDecreaseBy, true).to.not.decrease(obj, prop).by(delta);
    };
    assert.decreasesButNotBy = function(fn, obj, prop, delta, msg) {
      if (arguments.length === 4 && typeof obj === "function") {
        let tmpMsg = delta;
        delta = prop;
        msg = tmpMsg;
      } else if (arguments.length === 3) {
        delta = prop;
        prop = null;
      }
      new Assertion(fn, msg, assert.decreasesButNotBy, true).to.decrease(obj, prop).but.not.by(delta);
    };
    assert.ifError = function(val) {
      if (val) {
        throw val;
      }
    };
    assert.isExtensible = function(obj, msg) {
      new Assertion(obj, msg, assert.isExtensible, true).to.be.extensible;
    };
    assert.isNotExtensible = function(obj, msg) {
      new Assertion(obj, msg, assert.isNotExtensible, true).to.not.be.extensible;
    };
    assert.isSealed = function(obj, msg) {
      new Assertion(obj, msg, assert.isSealed, true).to.be.sealed;
    };
    assert.isNotSealed = function(obj, msg) {
      new Assertion(obj, msg, assert.isNotSealed, true).to.not.be.sealed;
    };
    assert.isFrozen = function(obj, msg) {
      new Assertion(obj, msg, assert.isFrozen, true).to.be.frozen;
    };
    assert.isNotFrozen = function(obj, msg) {
      new Assertion(obj, msg, assert.isNotFrozen, true).to.not.be.frozen;
    };
    assert.isEmpty = function(val, msg) {
      new Assertion(val, msg, assert.isEmpty, true).to.be.empty;
    };
    assert.isNotEmpty = function(val, msg) {
      new Assertion(val, msg, assert.isNotEmpty, true).to.not.be.empty;
    };
    assert.containsSubset = function(val, exp, msg) {
      new Assertion(val, msg).to.containSubset(exp);
    };
    assert.doesNotContainSubset = function(val, exp, msg) {
      new Assertion(val, msg).to.not.containSubset(exp);
    };
    aliases = [
      ["isOk", "ok"],
      ["isNotOk", "notOk"],
      ["throws", "throw"],
      ["throws", "Throw"],
      ["isExtensible", "extensible"],
      ["isNotExtensible", "notExtensible"],
      ["isSealed", "sealed"],
      ["isNotSealed", "notSealed"],
      ["isFrozen", "frozen"],
      ["isNotFrozen", "notFrozen"],
      ["isEmpty", "empty"],
      ["isNotEmpty", "notEmpty"],
      ["isCallable", "isFunction"],
      ["isNotCallable", "isNotFunction"],
      ["containsSubset", "containSubset"]
    ];
    for (const [name, as] of aliases) {
      assert[as] = assert[name];
    }
    used = [];
    __name(use, "use");
  }
});

// node_modules/@vitest/expect/dist/index.js
var dist_exports = {};
__export(dist_exports, {
  ASYMMETRIC_MATCHERS_OBJECT: () => ASYMMETRIC_MATCHERS_OBJECT,
  Any: () => Any,
  Anything: () => Anything,
  ArrayContaining: () => ArrayContaining,
  AsymmetricMatcher: () => AsymmetricMatcher3,
  ChaiStyleAssertions: () => ChaiStyleAssertions,
  GLOBAL_EXPECT: () => GLOBAL_EXPECT,
  JEST_MATCHERS_OBJECT: () => JEST_MATCHERS_OBJECT,
  JestAsymmetricMatchers: () => JestAsymmetricMatchers,
  JestChaiExpect: () => JestChaiExpect,
  JestExtend: () => JestExtend,
  MATCHERS_OBJECT: () => MATCHERS_OBJECT,
  ObjectContaining: () => ObjectContaining,
  SchemaMatching: () => SchemaMatching,
  StringContaining: () => StringContaining,
  StringMatching: () => StringMatching,
  addCustomEqualityTesters: () => addCustomEqualityTesters,
  arrayBufferEquality: () => arrayBufferEquality,
  chai: () => chai_exports,
  createAssertionMessage: () => createAssertionMessage,
  customMatchers: () => customMatchers,
  equals: () => equals,
  fnNameFor: () => fnNameFor,
  generateToBeMessage: () => generateToBeMessage,
  getObjectKeys: () => getObjectKeys,
  getObjectSubset: () => getObjectSubset,
  getState: () => getState,
  hasAsymmetric: () => hasAsymmetric,
  hasProperty: () => hasProperty2,
  isA: () => isA,
  isAsymmetric: () => isAsymmetric,
  isError: () => isError,
  isImmutableUnorderedKeyed: () => isImmutableUnorderedKeyed,
  isImmutableUnorderedSet: () => isImmutableUnorderedSet,
  isStandardSchema: () => isStandardSchema,
  iterableEquality: () => iterableEquality,
  pluralize: () => pluralize,
  recordAsyncExpect: () => recordAsyncExpect,
  setState: () => setState,
  sparseArrayEquality: () => sparseArrayEquality,
  subsetEquality: () => subsetEquality,
  typeEquality: () => typeEquality,
  wrapAssertion: () => wrapAssertion
});
function matcherHint(matcherName, received = "received", expected = "expected", options = {}) {
  const { comment = "", isDirectExpectCall = false, isNot = false, promise = "", secondArgument = "", expectedColor = EXPECTED_COLOR, receivedColor = RECEIVED_COLOR, secondArgumentColor = EXPECTED_COLOR } = options;
  let hint = "";
  let dimString = "expect";
  if (!isDirectExpectCall && received !== "") {
    hint += DIM_COLOR(`${dimString}(`) + receivedColor(received);
    dimString = ")";
  }
  if (promise !== "") {
    hint += DIM_COLOR(`${dimString}.`) + promise;
    dimString = "";
  }
  if (isNot) {
    hint += `${DIM_COLOR(`${dimString}.`)}not`;
    dimString = "";
  }
  if (matcherName.includes(".")) {
    dimString += matcherName;
  } else {
    hint += DIM_COLOR(`${dimString}.`) + matcherName;
    dimString = "";
  }
  if (expected === "") {
    dimString += "()";
  } else {
    hint += DIM_COLOR(`${dimString}(`) + expectedColor(expected);
    if (secondArgument) {
      hint += DIM_COLOR(", ") + secondArgumentColor(secondArgument);
    }
    dimString = ")";
  }
  if (comment !== "") {
    dimString += ` // ${comment}`;
  }
  if (dimString !== "") {
    hint += DIM_COLOR(dimString);
  }
  return hint;
}
function replaceTrailingSpaces2(text) {
  return text.replace(/\s+$/gm, (spaces) => SPACE_SYMBOL2.repeat(spaces.length));
}
function printReceived2(object) {
  return RECEIVED_COLOR(replaceTrailingSpaces2(stringify(object)));
}
function printExpected2(value) {
  return EXPECTED_COLOR(replaceTrailingSpaces2(stringify(value)));
}
function getMatcherUtils() {
  return {
    EXPECTED_COLOR,
    RECEIVED_COLOR,
    INVERTED_COLOR,
    BOLD_WEIGHT,
    DIM_COLOR,
    diff,
    matcherHint,
    printReceived: printReceived2,
    printExpected: printExpected2,
    printDiffOrStringify,
    printWithType
  };
}
function printWithType(name, value, print) {
  const type3 = getType2(value);
  const hasType = type3 !== "null" && type3 !== "undefined" ? `${name} has type:  ${type3}
` : "";
  const hasValue = `${name} has value: ${print(value)}`;
  return hasType + hasValue;
}
function addCustomEqualityTesters(newTesters) {
  if (!Array.isArray(newTesters)) {
    throw new TypeError(`expect.customEqualityTesters: Must be set to an array of Testers. Was given "${getType2(newTesters)}"`);
  }
  globalThis[JEST_MATCHERS_OBJECT].customEqualityTesters.push(...newTesters);
}
function getCustomEqualityTesters() {
  return globalThis[JEST_MATCHERS_OBJECT].customEqualityTesters;
}
function equals(a, b2, customTesters, strictCheck) {
  customTesters = customTesters || [];
  return eq(a, b2, [], [], customTesters, strictCheck ? hasKey : hasDefinedKey);
}
function isAsymmetric(obj) {
  return !!obj && typeof obj === "object" && "asymmetricMatch" in obj && isA("Function", obj.asymmetricMatch);
}
function hasAsymmetric(obj, seen = /* @__PURE__ */ new Set()) {
  if (seen.has(obj)) {
    return false;
  }
  seen.add(obj);
  if (isAsymmetric(obj)) {
    return true;
  }
  if (Array.isArray(obj)) {
    return obj.some((i2) => hasAsymmetric(i2, seen));
  }
  if (obj instanceof Set) {
    return Array.from(obj).some((i2) => hasAsymmetric(i2, seen));
  }
  if (isObject2(obj)) {
    return Object.values(obj).some((v) => hasAsymmetric(v, seen));
  }
  return false;
}
function asymmetricMatch(a, b2, customTesters) {
  const asymmetricA = isAsymmetric(a);
  const asymmetricB = isAsymmetric(b2);
  if (asymmetricA && asymmetricB) {
    return void 0;
  }
  if (asymmetricA) {
    return a.asymmetricMatch(b2, customTesters);
  }
  if (asymmetricB) {
    return b2.asymmetricMatch(a, customTesters);
  }
}
function isError(value) {
  if (typeof Error.isError === "function") {
    return Error.isError(value);
  }
  switch (Object.prototype.toString.call(value)) {
    case "[object Error]":
    case "[object Exception]":
    case "[object DOMException]":
      return true;
    default:
      return value instanceof Error;
  }
}
function eq(a, b2, aStack, bStack, customTesters, hasKey2) {
  let result = true;
  const asymmetricResult = asymmetricMatch(a, b2, customTesters);
  if (asymmetricResult !== void 0) {
    return asymmetricResult;
  }
  const testerContext = { equals };
  for (let i2 = 0; i2 < customTesters.length; i2++) {
    const customTesterResult = customTesters[i2].call(testerContext, a, b2, customTesters);
    if (customTesterResult !== void 0) {
      return customTesterResult;
    }
  }
  if (typeof URL === "function" && a instanceof URL && b2 instanceof URL) {
    return a.href === b2.href;
  }
  if (Object.is(a, b2)) {
    return true;
  }
  if (a === null || b2 === null) {
    return a === b2;
  }
  const className = Object.prototype.toString.call(a);
  if (className !== Object.prototype.toString.call(b2)) {
    return false;
  }
  switch (className) {
    case "[object Boolean]":
    case "[object String]":
    case "[object Number]":
      if (typeof a !== typeof b2) {
        return false;
      } else if (typeof a !== "object" && typeof b2 !== "object") {
        return Object.is(a, b2);
      } else {
        return Object.is(a.valueOf(), b2.valueOf());
      }
    case "[object Date]": {
      const numA = +a;
      const numB = +b2;
      return numA === numB || Number.isNaN(numA) && Number.isNaN(numB);
    }
    case "[object RegExp]":
      return a.source === b2.source && a.flags === b2.flags;
    case "[object Temporal.Instant]":
    case "[object Temporal.ZonedDateTime]":
    case "[object Temporal.PlainDateTime]":
    case "[object Temporal.PlainDate]":
    case "[object Temporal.PlainTime]":
    case "[object Temporal.PlainYearMonth]":
    case "[object Temporal.PlainMonthDay]":
      return a.equals(b2);
    case "[object Temporal.Duration]":
      return a.toString() === b2.toString();
  }
  if (typeof a !== "object" || typeof b2 !== "object") {
    return false;
  }
  if (isDomNode(a) && isDomNode(b2)) {
    return a.isEqualNode(b2);
  }
  let length = aStack.length;
  while (length--) {
    if (aStack[length] === a) {
      return bStack[length] === b2;
    } else if (bStack[length] === b2) {
      return false;
    }
  }
  aStack.push(a);
  bStack.push(b2);
  if (className === "[object Array]" && a.length !== b2.length) {
    return false;
  }
  if (isError(a) && isError(b2)) {
    try {
      return isErrorEqual(a, b2, aStack, bStack, customTesters, hasKey2);
    } finally {
      aStack.pop();
      bStack.pop();
    }
  }
  const aKeys = keys(a, hasKey2);
  let key;
  let size = aKeys.length;
  if (keys(b2, hasKey2).length !== size) {
    return false;
  }
  while (size--) {
    key = aKeys[size];
    result = hasKey2(b2, key) && eq(a[key], b2[key], aStack, bStack, customTesters, hasKey2);
    if (!result) {
      return false;
    }
  }
  aStack.pop();
  bStack.pop();
  return result;
}
function isErrorEqual(a, b2, aStack, bStack, customTesters, hasKey2) {
  let result = Object.prototype.toString.call(a) === Object.prototype.toString.call(b2) && a.name === b2.name && a.message === b2.message;
  if (typeof b2.cause !== "undefined") {
    result &&= eq(a.cause, b2.cause, aStack, bStack, customTesters, hasKey2);
  }
  if (a instanceof AggregateError && b2 instanceof AggregateError) {
    result &&= eq(a.errors, b2.errors, aStack, bStack, customTesters, hasKey2);
  }
  result &&= eq({ ...a }, { ...b2 }, aStack, bStack, customTesters, hasKey2);
  return result;
}
function keys(obj, hasKey2) {
  const keys2 = [];
  for (const key in obj) {
    if (hasKey2(obj, key)) {
      keys2.push(key);
    }
  }
  return keys2.concat(Object.getOwnPropertySymbols(obj).filter((symbol) => Object.getOwnPropertyDescriptor(obj, symbol).enumerable));
}
function hasDefinedKey(obj, key) {
  return hasKey(obj, key) && obj[key] !== void 0;
}
function hasKey(obj, key) {
  return Object.hasOwn(obj, key);
}
function isA(typeName, value) {
  return Object.prototype.toString.apply(value) === `[object ${typeName}]`;
}
function isDomNode(obj) {
  return obj !== null && typeof obj === "object" && "nodeType" in obj && typeof obj.nodeType === "number" && "nodeName" in obj && typeof obj.nodeName === "string" && "isEqualNode" in obj && typeof obj.isEqualNode === "function";
}
function fnNameFor(func) {
  if (func.name) {
    return func.name;
  }
  const matches = functionToString.call(func).match(/^(?:async)?\s*function\s*(?:\*\s*)?([\w$]+)\s*\(/);
  return matches ? matches[1] : "<anonymous>";
}
function getPrototype(obj) {
  if (Object.getPrototypeOf) {
    return Object.getPrototypeOf(obj);
  }
  if (obj.constructor.prototype === obj) {
    return null;
  }
  return obj.constructor.prototype;
}
function hasProperty2(obj, property) {
  if (!obj) {
    return false;
  }
  if (Object.hasOwn(obj, property)) {
    return true;
  }
  return hasProperty2(getPrototype(obj), property);
}
function isImmutableUnorderedKeyed(maybeKeyed) {
  return !!(maybeKeyed && maybeKeyed[IS_KEYED_SENTINEL2] && !maybeKeyed[IS_ORDERED_SENTINEL2]);
}
function isImmutableUnorderedSet(maybeSet) {
  return !!(maybeSet && maybeSet[IS_SET_SENTINEL2] && !maybeSet[IS_ORDERED_SENTINEL2]);
}
function isObjectLiteral(source) {
  return source != null && typeof source === "object" && !Array.isArray(source);
}
function isImmutableList(source) {
  return Boolean(source && isObjectLiteral(source) && source[IS_LIST_SENTINEL2]);
}
function isImmutableOrderedKeyed(source) {
  return Boolean(source && isObjectLiteral(source) && source[IS_KEYED_SENTINEL2] && source[IS_ORDERED_SENTINEL2]);
}
function isImmutableOrderedSet(source) {
  return Boolean(source && isObjectLiteral(source) && source[IS_SET_SENTINEL2] && source[IS_ORDERED_SENTINEL2]);
}
function isImmutableRecord(source) {
  return Boolean(source && isObjectLiteral(source) && source[IS_RECORD_SYMBOL2]);
}
function hasIterator(object) {
  return !!(object != null && object[IteratorSymbol]);
}
function iterableEquality(a, b2, customTesters = [], aStack = [], bStack = []) {
  if (typeof a !== "object" || typeof b2 !== "object" || Array.isArray(a) || Array.isArray(b2) || !hasIterator(a) || !hasIterator(b2)) {
    return void 0;
  }
  if (a.constructor !== b2.constructor) {
    return false;
  }
  let length = aStack.length;
  while (length--) {
    if (aStack[length] === a) {
      return bStack[length] === b2;
    }
  }
  aStack.push(a);
  bStack.push(b2);
  const filteredCustomTesters = [...customTesters.filter((t2) => t2 !== iterableEquality), iterableEqualityWithStack];
  function iterableEqualityWithStack(a2, b3) {
    return iterableEquality(a2, b3, [...customTesters], [...aStack], [...bStack]);
  }
  if (a.size !== void 0) {
    if (a.size !== b2.size) {
      return false;
    } else if (isA("Set", a) || isImmutableUnorderedSet(a)) {
      let allFound = true;
      for (const aValue of a) {
        if (!b2.has(aValue)) {
          let has2 = false;
          for (const bValue of b2) {
            const isEqual = equals(aValue, bValue, filteredCustomTesters);
            if (isEqual === true) {
              has2 = true;
            }
          }
          if (has2 === false) {
            allFound = false;
            break;
          }
        }
      }
      aStack.pop();
      bStack.pop();
      return allFound;
    } else if (isA("Map", a) || isImmutableUnorderedKeyed(a)) {
      let allFound = true;
      for (const aEntry of a) {
        if (!b2.has(aEntry[0]) || !equals(aEntry[1], b2.get(aEntry[0]), filteredCustomTesters)) {
          let has2 = false;
          for (const bEntry of b2) {
            const matchedKey = equals(aEntry[0], bEntry[0], filteredCustomTesters);
            let matchedValue = false;
            if (matchedKey === true) {
              matchedValue = equals(aEntry[1], bEntry[1], filteredCustomTesters);
            }
            if (matchedValue === true) {
              has2 = true;
            }
          }
          if (has2 === false) {
            allFound = false;
            break;
          }
        }
      }
      aStack.pop();
      bStack.pop();
      return allFound;
    }
  }
  const bIterator = b2[IteratorSymbol]();
  for (const aValue of a) {
    const nextB = bIterator.next();
    if (nextB.done || !equals(aValue, nextB.value, filteredCustomTesters)) {
      return false;
    }
  }
  if (!bIterator.next().done) {
    return false;
  }
  if (!isImmutableList(a) && !isImmutableOrderedKeyed(a) && !isImmutableOrderedSet(a) && !isImmutableRecord(a)) {
    const aEntries = Object.entries(a);
    const bEntries = Object.entries(b2);
    if (!equals(aEntries, bEntries, filteredCustomTesters)) {
      return false;
    }
  }
  aStack.pop();
  bStack.pop();
  return true;
}
function hasPropertyInObject(object, key) {
  const shouldTerminate = !object || typeof object !== "object" || object === Object.prototype;
  if (shouldTerminate) {
    return false;
  }
  return Object.hasOwn(object, key) || hasPropertyInObject(Object.getPrototypeOf(object), key);
}
function isObjectWithKeys(a) {
  return isObject2(a) && !isError(a) && !Array.isArray(a) && !(a instanceof Date) && !(a instanceof Set) && !(a instanceof Map);
}
function subsetEquality(object, subset, customTesters = []) {
  const filteredCustomTesters = customTesters.filter((t2) => t2 !== subsetEquality);
  const subsetEqualityWithContext = (seenReferences = /* @__PURE__ */ new WeakMap()) => (object2, subset2) => {
    if (!isObjectWithKeys(subset2)) {
      return void 0;
    }
    return Object.keys(subset2).every((key) => {
      if (subset2[key] != null && typeof subset2[key] === "object") {
        if (seenReferences.has(subset2[key])) {
          return equals(object2[key], subset2[key], filteredCustomTesters);
        }
        seenReferences.set(subset2[key], true);
      }
      const result = object2 != null && hasPropertyInObject(object2, key) && equals(object2[key], subset2[key], [...filteredCustomTesters, subsetEqualityWithContext(seenReferences)]);
      seenReferences.delete(subset2[key]);
      return result;
    });
  };
  return subsetEqualityWithContext()(object, subset);
}
function typeEquality(a, b2) {
  if (a == null || b2 == null || a.constructor === b2.constructor) {
    return void 0;
  }
  return false;
}
function arrayBufferEquality(a, b2) {
  let dataViewA = a;
  let dataViewB = b2;
  if (!(a instanceof DataView && b2 instanceof DataView)) {
    if (!(a instanceof ArrayBuffer) || !(b2 instanceof ArrayBuffer)) {
      return void 0;
    }
    try {
      dataViewA = new DataView(a);
      dataViewB = new DataView(b2);
    } catch {
      return void 0;
    }
  }
  if (dataViewA.byteLength !== dataViewB.byteLength) {
    return false;
  }
  for (let i2 = 0; i2 < dataViewA.byteLength; i2++) {
    if (dataViewA.getUint8(i2) !== dataViewB.getUint8(i2)) {
      return false;
    }
  }
  return true;
}
function sparseArrayEquality(a, b2, customTesters = []) {
  if (!Array.isArray(a) || !Array.isArray(b2)) {
    return void 0;
  }
  const aKeys = Object.keys(a);
  const bKeys = Object.keys(b2);
  const filteredCustomTesters = customTesters.filter((t2) => t2 !== sparseArrayEquality);
  return equals(a, b2, filteredCustomTesters, true) && equals(aKeys, bKeys);
}
function generateToBeMessage(deepEqualityName, expected = "#{this}", actual = "#{exp}") {
  const toBeMessage = `expected ${expected} to be ${actual} // Object.is equality`;
  if (["toStrictEqual", "toEqual"].includes(deepEqualityName)) {
    return `${toBeMessage}

If it should pass with deep equality, replace "toBe" with "${deepEqualityName}"

Expected: ${expected}
Received: serializes to the same string
`;
  }
  return toBeMessage;
}
function pluralize(word, count) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
function getObjectKeys(object) {
  return [...Object.keys(object), ...Object.getOwnPropertySymbols(object).filter((s) => Object.getOwnPropertyDescriptor(object, s)?.enumerable)];
}
function getObjectSubset(object, subset, customTesters) {
  let stripped = 0;
  const getObjectSubsetWithContext = (seenReferences = /* @__PURE__ */ new WeakMap()) => (object2, subset2) => {
    if (Array.isArray(object2)) {
      if (Array.isArray(subset2) && subset2.length === object2.length) {
        return subset2.map((sub, i2) => getObjectSubsetWithContext(seenReferences)(object2[i2], sub));
      }
    } else if (object2 instanceof Date) {
      return object2;
    } else if (isObject2(object2) && isObject2(subset2)) {
      if (equals(object2, subset2, [
        ...customTesters,
        iterableEquality,
        subsetEquality
      ])) {
        return subset2;
      }
      const trimmed = {};
      seenReferences.set(object2, trimmed);
      if (typeof object2.constructor === "function" && typeof object2.constructor.name === "string") {
        Object.defineProperty(trimmed, "constructor", {
          enumerable: false,
          value: object2.constructor
        });
      }
      for (const key of getObjectKeys(object2)) {
        if (hasPropertyInObject(subset2, key)) {
          trimmed[key] = seenReferences.has(object2[key]) ? seenReferences.get(object2[key]) : getObjectSubsetWithContext(seenReferences)(object2[key], subset2[key]);
        } else {
          if (!seenReferences.has(object2[key])) {
            stripped += 1;
            if (isObject2(object2[key])) {
              stripped += getObjectKeys(object2[key]).length;
            }
            getObjectSubsetWithContext(seenReferences)(object2[key], subset2[key]);
          }
        }
      }
      if (getObjectKeys(trimmed).length > 0) {
        return trimmed;
      }
    }
    return object2;
  };
  return {
    subset: getObjectSubsetWithContext()(object, subset),
    stripped
  };
}
function isStandardSchema(obj) {
  return !!obj && (typeof obj === "object" || typeof obj === "function") && obj["~standard"] && typeof obj["~standard"].validate === "function";
}
function getState(expect3) {
  return globalThis[MATCHERS_OBJECT].get(expect3);
}
function setState(state, expect3) {
  const map = globalThis[MATCHERS_OBJECT];
  const current = map.get(expect3) || {};
  const results = Object.defineProperties(current, {
    ...Object.getOwnPropertyDescriptors(current),
    ...Object.getOwnPropertyDescriptors(state)
  });
  map.set(expect3, results);
}
function createAssertionMessage(util, assertion, hasArgs) {
  const soft = util.flag(assertion, "soft") ? ".soft" : "";
  const not = util.flag(assertion, "negate") ? "not." : "";
  const name = `${util.flag(assertion, "_name")}(${hasArgs ? "expected" : ""})`;
  const promiseName = util.flag(assertion, "promise");
  const promise = promiseName ? `.${promiseName}` : "";
  return `expect${soft}(actual)${promise}.${not}${name}`;
}
function recordAsyncExpect(_test, promise, assertion, error, isSoft) {
  const test3 = _test;
  if (test3 && promise instanceof Promise) {
    promise = promise.finally(() => {
      if (!test3.promises) {
        return;
      }
      const index2 = test3.promises.indexOf(promise);
      if (index2 !== -1) {
        test3.promises.splice(index2, 1);
      }
    });
    if (!test3.promises) {
      test3.promises = [];
    }
    if (isSoft) {
      promise = promise.then(noop, (err) => {
        handleTestError(test3, err);
      });
    }
    test3.promises.push(promise);
    let resolved = false;
    test3.onFinished ??= [];
    test3.onFinished.push(() => {
      if (!resolved) {
        const processor = globalThis.__vitest_worker__?.onFilterStackTrace || ((s) => s || "");
        const stack = processor(error.stack);
        console.warn([
          `Promise returned by \`${assertion}\` was not awaited. `,
          "Vitest currently auto-awaits hanging assertions at the end of the test, but this will cause the test to fail in the next Vitest major. ",
          "Please remember to await the assertion.\n",
          stack
        ].join(""));
      }
    });
    return {
      then(onFulfilled, onRejected) {
        resolved = true;
        return promise.then(onFulfilled, onRejected);
      },
      catch(onRejected) {
        resolved = true;
        return promise.catch(onRejected);
      },
      finally(onFinally) {
        resolved = true;
        return promise.finally(onFinally);
      },
      [Symbol.toStringTag]: "Promise"
    };
  }
  return promise;
}
function handleTestError(test3, err) {
  test3.result ||= { state: "fail" };
  test3.result.state = "fail";
  test3.result.errors ||= [];
  test3.result.errors.push(processError(err));
}
function wrapAssertion(utils, name, fn) {
  return function(...args) {
    if (name !== "withTest") {
      utils.flag(this, "_name", name);
    }
    if (!utils.flag(this, "soft")) {
      try {
        return fn.apply(this, args);
      } finally {
      }
    }
    const test3 = utils.flag(this, "vitest-test");
    if (!test3) {
      throw new Error("expect.soft() can only be used inside a test");
    }
    try {
      const result = fn.apply(this, args);
      if (result && typeof result === "object" && typeof result.then === "function") {
        return result.then(noop, (err) => {
          handleTestError(test3, err);
        });
      }
      return result;
    } catch (err) {
      handleTestError(test3, err);
    }
  };
}
function formatCalls(spy, msg, showActualCall) {
  if (spy.mock.calls.length) {
    msg += $.gray(`

Received:

${spy.mock.calls.map((callArg, i2) => {
      let methodCall = $.bold(`  ${ordinal(i2 + 1)} ${spy.getMockName()} call:

`);
      if (showActualCall) {
        methodCall += diff(showActualCall, callArg, { omitAnnotationLines: true });
      } else {
        methodCall += stringify(callArg).split("\n").map((line) => `    ${line}`).join("\n");
      }
      methodCall += "\n";
      return methodCall;
    }).join("\n")}`);
  }
  msg += $.gray(`

Number of calls: ${$.bold(spy.mock.calls.length)}
`);
  return msg;
}
function formatReturns(spy, results, msg, showActualReturn) {
  if (results.length) {
    msg += $.gray(`

Received:

${results.map((callReturn, i2) => {
      let methodCall = $.bold(`  ${ordinal(i2 + 1)} ${spy.getMockName()} call return:

`);
      if (showActualReturn) {
        methodCall += diff(showActualReturn, callReturn.value, { omitAnnotationLines: true });
      } else {
        methodCall += stringify(callReturn).split("\n").map((line) => `    ${line}`).join("\n");
      }
      methodCall += "\n";
      return methodCall;
    }).join("\n")}`);
  }
  msg += $.gray(`

Number of calls: ${$.bold(spy.mock.calls.length)}
`);
  return msg;
}
function getMatcherState(assertion, expect3) {
  const obj = assertion._obj;
  const isNot = utils_exports.flag(assertion, "negate");
  const promise = utils_exports.flag(assertion, "promise") || "";
  const customMessage = utils_exports.flag(assertion, "message");
  const jestUtils = {
    ...getMatcherUtils(),
    diff,
    stringify,
    iterableEquality,
    subsetEquality
  };
  let task = utils_exports.flag(assertion, "vitest-test");
  const currentTestName = task?.fullTestName ?? "";
  if (task?.type !== "test") {
    task = void 0;
  }
  const matcherState = {
    ...getState(expect3),
    currentTestName,
    customTesters: getCustomEqualityTesters(),
    isNot,
    utils: jestUtils,
    promise,
    equals,
    suppressedErrors: [],
    soft: utils_exports.flag(assertion, "soft"),
    poll: utils_exports.flag(assertion, "poll"),
    assertion
  };
  Object.assign(matcherState, { task });
  return {
    state: matcherState,
    isNot,
    obj,
    customMessage
  };
}
function JestExtendPlugin(c2, expect3, matchers2) {
  return (_, utils) => {
    Object.entries(matchers2).forEach(([expectAssertionName, expectAssertion]) => {
      function __VITEST_EXTEND_ASSERTION__(...args) {
        const { state, isNot, obj, customMessage } = getMatcherState(this, expect3);
        const result = expectAssertion.call(state, obj, ...args);
        if (result && typeof result === "object" && typeof result.then === "function") {
          const thenable = result;
          return thenable.then(({ pass: pass2, message: message2, actual: actual2, expected: expected2, meta: meta2 }) => {
            if (pass2 && isNot || !pass2 && !isNot) {
              const errorMessage = (customMessage ? `${customMessage}: ` : "") + message2();
              throw new JestExtendError(errorMessage, actual2, expected2, {
                assertionName: expectAssertionName,
                meta: meta2
              });
            }
          });
        }
        const { pass, message, actual, expected, meta } = result;
        if (pass && isNot || !pass && !isNot) {
          const errorMessage = (customMessage ? `${customMessage}: ` : "") + message();
          throw new JestExtendError(errorMessage, actual, expected, {
            assertionName: expectAssertionName,
            meta
          });
        }
      }
      const softWrapper = wrapAssertion(utils, expectAssertionName, __VITEST_EXTEND_ASSERTION__);
      utils.addMethod(globalThis[JEST_MATCHERS_OBJECT].matchers, expectAssertionName, softWrapper);
      utils.addMethod(c2.Assertion.prototype, expectAssertionName, softWrapper);
      if (expectAssertion.__vitest_poll_takeover__) {
        const addedMethod = c2.Assertion.prototype[expectAssertionName];
        Object.defineProperty(addedMethod, "__vitest_poll_takeover__", { value: true });
      }
      class CustomMatcher extends AsymmetricMatcher3 {
        constructor(inverse = false, ...sample) {
          super(sample, inverse);
        }
        asymmetricMatch(other) {
          const { pass } = expectAssertion.call(this.getMatcherContext(expect3), other, ...this.sample);
          return this.inverse ? !pass : pass;
        }
        toString() {
          return `${this.inverse ? "not." : ""}${expectAssertionName}`;
        }
        getExpectedType() {
          return "any";
        }
        toAsymmetricMatcher() {
          return `${this.toString()}<${this.sample.map((item) => stringify(item)).join(", ")}>`;
        }
      }
      const customMatcher = (...sample) => new CustomMatcher(false, ...sample);
      Object.defineProperty(expect3, expectAssertionName, {
        configurable: true,
        enumerable: true,
        value: customMatcher,
        writable: true
      });
      Object.defineProperty(expect3.not, expectAssertionName, {
        configurable: true,
        enumerable: true,
        value: (...sample) => new CustomMatcher(true, ...sample),
        writable: true
      });
      Object.defineProperty(globalThis[ASYMMETRIC_MATCHERS_OBJECT], expectAssertionName, {
        configurable: true,
        enumerable: true,
        value: customMatcher,
        writable: true
      });
    });
  };
}
var ChaiStyleAssertions, MATCHERS_OBJECT, JEST_MATCHERS_OBJECT, GLOBAL_EXPECT, ASYMMETRIC_MATCHERS_OBJECT, customMatchers, EXPECTED_COLOR, RECEIVED_COLOR, INVERTED_COLOR, BOLD_WEIGHT, DIM_COLOR, SPACE_SYMBOL2, functionToString, IS_KEYED_SENTINEL2, IS_SET_SENTINEL2, IS_LIST_SENTINEL2, IS_ORDERED_SENTINEL2, IS_RECORD_SYMBOL2, IteratorSymbol, AsymmetricMatcher3, StringContaining, Anything, ObjectContaining, ArrayContaining, Any, StringMatching, CloseTo, SchemaMatching, JestAsymmetricMatchers, JestChaiExpect, JestExtendError, JestExtend;
var init_dist4 = __esm({
  "node_modules/@vitest/expect/dist/index.js"() {
    init_diff();
    init_display();
    init_helpers();
    init_dist();
    init_dist3();
    init_error();
    init_chai();
    init_chai();
    ChaiStyleAssertions = (chai, utils) => {
      function defProperty(name, delegateTo) {
        utils.addProperty(chai.Assertion.prototype, name, function() {
          const jestMethod = chai.Assertion.prototype[delegateTo];
          if (!jestMethod) {
            throw new Error(`Cannot delegate to ${String(delegateTo)}: method not found. Ensure JestChaiExpect plugin is loaded first.`);
          }
          return jestMethod.call(this);
        });
      }
      function defPropertyWithArgs(name, delegateTo, ...args) {
        utils.addProperty(chai.Assertion.prototype, name, function() {
          const jestMethod = chai.Assertion.prototype[delegateTo];
          if (!jestMethod) {
            throw new Error(`Cannot delegate to ${String(delegateTo)}: method not found. Ensure JestChaiExpect plugin is loaded first.`);
          }
          return jestMethod.call(this, ...args);
        });
      }
      function defMethod(name, delegateTo) {
        utils.addMethod(chai.Assertion.prototype, name, function(...args) {
          const jestMethod = chai.Assertion.prototype[delegateTo];
          if (!jestMethod) {
            throw new Error(`Cannot delegate to ${String(delegateTo)}: method not found. Ensure JestChaiExpect plugin is loaded first.`);
          }
          return jestMethod.call(this, ...args);
        });
      }
      defProperty("called", "toHaveBeenCalled");
      defProperty("calledOnce", "toHaveBeenCalledOnce");
      defPropertyWithArgs("calledTwice", "toHaveBeenCalledTimes", 2);
      defPropertyWithArgs("calledThrice", "toHaveBeenCalledTimes", 3);
      defMethod("callCount", "toHaveBeenCalledTimes");
      defMethod("calledWith", "toHaveBeenCalledWith");
      defMethod("calledOnceWith", "toHaveBeenCalledExactlyOnceWith");
      defMethod("lastCalledWith", "toHaveBeenLastCalledWith");
      defMethod("nthCalledWith", "toHaveBeenNthCalledWith");
      defMethod("returned", "toHaveReturned");
      defMethod("returnedWith", "toHaveReturnedWith");
      defMethod("returnedTimes", "toHaveReturnedTimes");
      defMethod("lastReturnedWith", "toHaveLastReturnedWith");
      defMethod("nthReturnedWith", "toHaveNthReturnedWith");
      defMethod("calledBefore", "toHaveBeenCalledBefore");
      defMethod("calledAfter", "toHaveBeenCalledAfter");
    };
    MATCHERS_OBJECT = /* @__PURE__ */ Symbol.for("matchers-object");
    JEST_MATCHERS_OBJECT = /* @__PURE__ */ Symbol.for("$$jest-matchers-object");
    GLOBAL_EXPECT = /* @__PURE__ */ Symbol.for("expect-global");
    ASYMMETRIC_MATCHERS_OBJECT = /* @__PURE__ */ Symbol.for("asymmetric-matchers-object");
    customMatchers = {
      toSatisfy(actual, expected, message) {
        const { printReceived: printReceived3, printExpected: printExpected3, matcherHint: matcherHint2 } = this.utils;
        const pass = expected(actual);
        return {
          pass,
          message: () => pass ? `${matcherHint2(".not.toSatisfy", "received", "")}

Expected value to not satisfy:
${message || printExpected3(expected)}
Received:
${printReceived3(actual)}` : `${matcherHint2(".toSatisfy", "received", "")}

Expected value to satisfy:
${message || printExpected3(expected)}

Received:
${printReceived3(actual)}`
        };
      },
      toBeOneOf(actual, expected) {
        const { equals: equals3, customTesters } = this;
        const { printReceived: printReceived3, printExpected: printExpected3, matcherHint: matcherHint2 } = this.utils;
        let pass;
        if (Array.isArray(expected)) {
          pass = expected.length === 0 || expected.some((item) => equals3(item, actual, customTesters));
        } else if (expected instanceof Set) {
          pass = expected.size === 0 || expected.has(actual) || [...expected].some((item) => equals3(item, actual, customTesters));
        } else {
          throw new TypeError(`You must provide an array or set to ${matcherHint2(".toBeOneOf")}, not '${typeof expected}'.`);
        }
        return {
          pass,
          message: () => pass ? `${matcherHint2(".not.toBeOneOf", "received", "")}

Expected value to not be one of:
${printExpected3(expected)}
Received:
${printReceived3(actual)}` : `${matcherHint2(".toBeOneOf", "received", "")}

Expected value to be one of:
${printExpected3(expected)}

Received:
${printReceived3(actual)}`
        };
      }
    };
    EXPECTED_COLOR = $.green;
    RECEIVED_COLOR = $.red;
    INVERTED_COLOR = $.inverse;
    BOLD_WEIGHT = $.bold;
    DIM_COLOR = $.dim;
    SPACE_SYMBOL2 = "\xB7";
    functionToString = Function.prototype.toString;
    IS_KEYED_SENTINEL2 = "@@__IMMUTABLE_KEYED__@@";
    IS_SET_SENTINEL2 = "@@__IMMUTABLE_SET__@@";
    IS_LIST_SENTINEL2 = "@@__IMMUTABLE_LIST__@@";
    IS_ORDERED_SENTINEL2 = "@@__IMMUTABLE_ORDERED__@@";
    IS_RECORD_SYMBOL2 = "@@__IMMUTABLE_RECORD__@@";
    IteratorSymbol = Symbol.iterator;
    if (!Object.hasOwn(globalThis, MATCHERS_OBJECT)) {
      const globalState = /* @__PURE__ */ new WeakMap();
      const matchers2 = /* @__PURE__ */ Object.create(null);
      const customEqualityTesters = [];
      const asymmetricMatchers = /* @__PURE__ */ Object.create(null);
      Object.defineProperty(globalThis, MATCHERS_OBJECT, { get: () => globalState });
      Object.defineProperty(globalThis, JEST_MATCHERS_OBJECT, {
        configurable: true,
        get: () => ({
          state: globalState.get(globalThis[GLOBAL_EXPECT]),
          matchers: matchers2,
          customEqualityTesters
        })
      });
      Object.defineProperty(globalThis, ASYMMETRIC_MATCHERS_OBJECT, { get: () => asymmetricMatchers });
    }
    AsymmetricMatcher3 = class {
      // should have "jest" to be compatible with its ecosystem
      $$typeof = /* @__PURE__ */ Symbol.for("jest.asymmetricMatcher");
      constructor(sample, inverse = false) {
        this.sample = sample;
        this.inverse = inverse;
      }
      getMatcherContext(expect3) {
        return {
          ...getState(expect3 || globalThis[GLOBAL_EXPECT]),
          equals,
          isNot: this.inverse,
          customTesters: getCustomEqualityTesters(),
          utils: {
            ...getMatcherUtils(),
            diff,
            stringify,
            iterableEquality,
            subsetEquality
          }
        };
      }
    };
    AsymmetricMatcher3.prototype[/* @__PURE__ */ Symbol.for("chai/inspect")] = function(options) {
      const result = stringify(this, options.depth, { min: true });
      if (result.length <= options.truncate) {
        return result;
      }
      return `${this.toString()}{\u2026}`;
    };
    StringContaining = class extends AsymmetricMatcher3 {
      constructor(sample, inverse = false) {
        if (!isA("String", sample)) {
          throw new Error("Expected is not a string");
        }
        super(sample, inverse);
      }
      asymmetricMatch(other) {
        const result = isA("String", other) && other.includes(this.sample);
        return this.inverse ? !result : result;
      }
      toString() {
        return `String${this.inverse ? "Not" : ""}Containing`;
      }
      getExpectedType() {
        return "string";
      }
    };
    Anything = class extends AsymmetricMatcher3 {
      asymmetricMatch(other) {
        return other != null;
      }
      toString() {
        return "Anything";
      }
      toAsymmetricMatcher() {
        return "Anything";
      }
    };
    ObjectContaining = class extends AsymmetricMatcher3 {
      constructor(sample, inverse = false) {
        super(sample, inverse);
      }
      getPrototype(obj) {
        if (Object.getPrototypeOf) {
          return Object.getPrototypeOf(obj);
        }
        if (obj.constructor.prototype === obj) {
          return null;
        }
        return obj.constructor.prototype;
      }
      hasProperty(obj, property) {
        if (!obj) {
          return false;
        }
        if (Object.hasOwn(obj, property)) {
          return true;
        }
        return this.hasProperty(this.getPrototype(obj), property);
      }
      getProperties(obj) {
        return [...Object.keys(obj), ...Object.getOwnPropertySymbols(obj).filter((s) => Object.getOwnPropertyDescriptor(obj, s)?.enumerable)];
      }
      asymmetricMatch(other, customTesters) {
        if (typeof this.sample !== "object") {
          throw new TypeError(`You must provide an object to ${this.toString()}, not '${typeof this.sample}'.`);
        }
        let result = true;
        const properties = this.getProperties(this.sample);
        for (const property of properties) {
          if (!this.hasProperty(other, property)) {
            result = false;
            break;
          }
          const value = this.sample[property];
          const otherValue = other[property];
          if (!equals(value, otherValue, customTesters)) {
            result = false;
            break;
          }
        }
        return this.inverse ? !result : result;
      }
      toString() {
        return `Object${this.inverse ? "Not" : ""}Containing`;
      }
      getExpectedType() {
        return "object";
      }
    };
    ArrayContaining = class extends AsymmetricMatcher3 {
      constructor(sample, inverse = false) {
        super(sample, inverse);
      }
      asymmetricMatch(other, customTesters) {
        if (!Array.isArray(this.sample)) {
          throw new TypeError(`You must provide an array to ${this.toString()}, not '${typeof this.sample}'.`);
        }
        const result = this.sample.length === 0 || Array.isArray(other) && this.sample.every((item) => other.some((another) => equals(item, another, customTesters)));
        return this.inverse ? !result : result;
      }
      toString() {
        return `Array${this.inverse ? "Not" : ""}Containing`;
      }
      getExpectedType() {
        return "array";
      }
    };
    Any = class extends AsymmetricMatcher3 {
      constructor(sample) {
        if (typeof sample === "undefined") {
          throw new TypeError("any() expects to be passed a constructor function. Please pass one or use anything() to match any object.");
        }
        super(sample);
      }
      fnNameFor(func) {
        if (func.name) {
          return func.name;
        }
        const functionToString2 = Function.prototype.toString;
        const matches = functionToString2.call(func).match(/^(?:async)?\s*function\s*(?:\*\s*)?([\w$]+)\s*\(/);
        return matches ? matches[1] : "<anonymous>";
      }
      asymmetricMatch(other) {
        if (this.sample === String) {
          return typeof other == "string" || other instanceof String;
        }
        if (this.sample === Number) {
          return typeof other == "number" || other instanceof Number;
        }
        if (this.sample === Function) {
          return typeof other == "function" || typeof other === "function";
        }
        if (this.sample === Boolean) {
          return typeof other == "boolean" || other instanceof Boolean;
        }
        if (this.sample === BigInt) {
          return typeof other == "bigint" || other instanceof BigInt;
        }
        if (this.sample === Symbol) {
          return typeof other == "symbol" || other instanceof Symbol;
        }
        if (this.sample === Object) {
          return typeof other == "object";
        }
        return other instanceof this.sample;
      }
      toString() {
        return "Any";
      }
      getExpectedType() {
        if (this.sample === String) {
          return "string";
        }
        if (this.sample === Number) {
          return "number";
        }
        if (this.sample === Function) {
          return "function";
        }
        if (this.sample === Object) {
          return "object";
        }
        if (this.sample === Boolean) {
          return "boolean";
        }
        return this.fnNameFor(this.sample);
      }
      toAsymmetricMatcher() {
        return `Any<${this.fnNameFor(this.sample)}>`;
      }
    };
    StringMatching = class extends AsymmetricMatcher3 {
      constructor(sample, inverse = false) {
        if (!isA("String", sample) && !isA("RegExp", sample)) {
          throw new Error("Expected is not a String or a RegExp");
        }
        super(new RegExp(sample), inverse);
      }
      asymmetricMatch(other) {
        const result = isA("String", other) && this.sample.test(other);
        return this.inverse ? !result : result;
      }
      toString() {
        return `String${this.inverse ? "Not" : ""}Matching`;
      }
      getExpectedType() {
        return "string";
      }
    };
    CloseTo = class extends AsymmetricMatcher3 {
      precision;
      constructor(sample, precision = 2, inverse = false) {
        if (!isA("Number", sample)) {
          throw new Error("Expected is not a Number");
        }
        if (!isA("Number", precision)) {
          throw new Error("Precision is not a Number");
        }
        super(sample);
        this.inverse = inverse;
        this.precision = precision;
      }
      asymmetricMatch(other) {
        if (!isA("Number", other)) {
          return false;
        }
        let result = false;
        if (other === Number.POSITIVE_INFINITY && this.sample === Number.POSITIVE_INFINITY) {
          result = true;
        } else if (other === Number.NEGATIVE_INFINITY && this.sample === Number.NEGATIVE_INFINITY) {
          result = true;
        } else {
          result = Math.abs(this.sample - other) < 10 ** -this.precision / 2;
        }
        return this.inverse ? !result : result;
      }
      toString() {
        return `Number${this.inverse ? "Not" : ""}CloseTo`;
      }
      getExpectedType() {
        return "number";
      }
      toAsymmetricMatcher() {
        return [
          this.toString(),
          this.sample,
          `(${pluralize("digit", this.precision)})`
        ].join(" ");
      }
    };
    SchemaMatching = class extends AsymmetricMatcher3 {
      result;
      constructor(sample, inverse = false) {
        if (!isStandardSchema(sample)) {
          throw new TypeError("SchemaMatching expected to receive a Standard Schema.");
        }
        super(sample, inverse);
      }
      asymmetricMatch(other) {
        const result = this.sample["~standard"].validate(other);
        if (result instanceof Promise) {
          throw new TypeError("Async schema validation is not supported in asymmetric matchers.");
        }
        this.result = result;
        const pass = !this.result.issues || this.result.issues.length === 0;
        return this.inverse ? !pass : pass;
      }
      toString() {
        return `Schema${this.inverse ? "Not" : ""}Matching`;
      }
      getExpectedType() {
        return "object";
      }
      toAsymmetricMatcher() {
        const { utils } = this.getMatcherContext();
        const issues = this.result?.issues || [];
        if (issues.length > 0) {
          return `${this.toString()} ${utils.stringify(this.result, void 0, { printBasicPrototype: false })}`;
        }
        return this.toString();
      }
    };
    JestAsymmetricMatchers = (chai, utils) => {
      utils.addMethod(chai.expect, "anything", () => new Anything());
      utils.addMethod(chai.expect, "any", (expected) => new Any(expected));
      utils.addMethod(chai.expect, "stringContaining", (expected) => new StringContaining(expected));
      utils.addMethod(chai.expect, "objectContaining", (expected) => new ObjectContaining(expected));
      utils.addMethod(chai.expect, "arrayContaining", (expected) => new ArrayContaining(expected));
      utils.addMethod(chai.expect, "stringMatching", (expected) => new StringMatching(expected));
      utils.addMethod(chai.expect, "closeTo", (expected, precision) => new CloseTo(expected, precision));
      utils.addMethod(chai.expect, "schemaMatching", (expected) => new SchemaMatching(expected));
      chai.expect.not = {
        stringContaining: (expected) => new StringContaining(expected, true),
        objectContaining: (expected) => new ObjectContaining(expected, true),
        arrayContaining: (expected) => new ArrayContaining(expected, true),
        stringMatching: (expected) => new StringMatching(expected, true),
        closeTo: (expected, precision) => new CloseTo(expected, precision, true),
        schemaMatching: (expected) => new SchemaMatching(expected, true)
      };
    };
    JestChaiExpect = (chai, utils) => {
      const { AssertionError: AssertionError2 } = chai;
      const customTesters = getCustomEqualityTesters();
      function def(name, fn) {
        const addMethod2 = (n) => {
          const softWrapper = wrapAssertion(utils, n, fn);
          utils.addMethod(chai.Assertion.prototype, n, softWrapper);
          utils.addMethod(globalThis[JEST_MATCHERS_OBJECT].matchers, n, softWrapper);
        };
        if (Array.isArray(name)) {
          name.forEach((n) => addMethod2(n));
        } else {
          addMethod2(name);
        }
      }
      [
        "throw",
        "throws",
        "Throw"
      ].forEach((m) => {
        utils.overwriteMethod(chai.Assertion.prototype, m, (_super) => {
          return function(...args) {
            const promise = utils.flag(this, "promise");
            const object = utils.flag(this, "object");
            const isNot = utils.flag(this, "negate");
            if (promise === "rejects") {
              utils.flag(this, "object", () => {
                throw object;
              });
            } else if (promise === "resolves" && typeof object !== "function") {
              if (!isNot) {
                const message = utils.flag(this, "message") || "expected promise to throw an error, but it didn't";
                const error = { showDiff: false };
                throw new AssertionError2(message, error, utils.flag(this, "ssfi"));
              } else {
                return;
              }
            }
            _super.apply(this, args);
          };
        });
      });
      def("withTest", function(test3) {
        utils.flag(this, "vitest-test", test3);
        return this;
      });
      def("toEqual", function(expected) {
        const actual = utils.flag(this, "object");
        const equal = equals(actual, expected, [...customTesters, iterableEquality]);
        return this.assert(equal, "expected #{this} to deeply equal #{exp}", "expected #{this} to not deeply equal #{exp}", expected, actual);
      });
      def("toStrictEqual", function(expected) {
        const obj = utils.flag(this, "object");
        const equal = equals(obj, expected, [
          ...customTesters,
          iterableEquality,
          typeEquality,
          sparseArrayEquality,
          arrayBufferEquality
        ], true);
        return this.assert(equal, "expected #{this} to strictly equal #{exp}", "expected #{this} to not strictly equal #{exp}", expected, obj);
      });
      def("toBe", function(expected) {
        const actual = this._obj;
        const pass = Object.is(actual, expected);
        let deepEqualityName = "";
        if (!pass) {
          const toStrictEqualPass = equals(actual, expected, [
            ...customTesters,
            iterableEquality,
            typeEquality,
            sparseArrayEquality,
            arrayBufferEquality
          ], true);
          if (toStrictEqualPass) {
            deepEqualityName = "toStrictEqual";
          } else {
            const toEqualPass = equals(actual, expected, [...customTesters, iterableEquality]);
            if (toEqualPass) {
              deepEqualityName = "toEqual";
            }
          }
        }
        return this.assert(pass, generateToBeMessage(deepEqualityName), "expected #{this} not to be #{exp} // Object.is equality", expected, actual);
      });
      def("toMatchObject", function(expected) {
        const actual = this._obj;
        const pass = equals(actual, expected, [
          ...customTesters,
          iterableEquality,
          subsetEquality
        ]);
        const isNot = utils.flag(this, "negate");
        const { subset: actualSubset, stripped } = getObjectSubset(actual, expected, customTesters);
        if (pass && isNot || !pass && !isNot) {
          const msg = utils.getMessage(this, [
            pass,
            "expected #{this} to match object #{exp}",
            "expected #{this} to not match object #{exp}",
            expected,
            actualSubset,
            false
          ]);
          const message = stripped === 0 ? msg : `${msg}
(${stripped} matching ${stripped === 1 ? "property" : "properties"} omitted from actual)`;
          throw new AssertionError2(message, {
            showDiff: true,
            expected,
            actual: actualSubset
          });
        }
      });
      def("toMatch", function(expected) {
        const actual = this._obj;
        if (typeof actual !== "string") {
          throw new TypeError(`.toMatch() expects to receive a string, but got ${typeof actual}`);
        }
        return this.assert(typeof expected === "string" ? actual.includes(expected) : actual.match(expected), `expected #{this} to match #{exp}`, `expected #{this} not to match #{exp}`, expected, actual);
      });
      def("toContain", function(item) {
        const actual = this._obj;
        if (typeof Node !== "undefined" && actual instanceof Node) {
          if (!(item instanceof Node)) {
            throw new TypeError(`toContain() expected a DOM node as the argument, but got ${typeof item}`);
          }
          return this.assert(actual.contains(item), "expected #{this} to contain element #{exp}", "expected #{this} not to contain element #{exp}", item, actual);
        }
        if (typeof DOMTokenList !== "undefined" && actual instanceof DOMTokenList) {
          assertTypes(item, "class name", ["string"]);
          const isNot = utils.flag(this, "negate");
          const expectedClassList = isNot ? actual.value.replace(item, "").trim() : `${actual.value} ${item}`;
          return this.assert(actual.contains(item), `expected "${actual.value}" to contain "${item}"`, `expected "${actual.value}" not to contain "${item}"`, expectedClassList, actual.value);
        }
        if (typeof actual === "string" && typeof item === "string") {
          return this.assert(actual.includes(item), `expected #{this} to contain #{exp}`, `expected #{this} not to contain #{exp}`, item, actual);
        }
        if (actual != null && typeof actual !== "string") {
          utils.flag(this, "object", Array.from(actual));
        }
        return this.contain(item);
      });
      def("toContainEqual", function(expected) {
        const obj = utils.flag(this, "object");
        const index2 = Array.from(obj).findIndex((item) => {
          return equals(item, expected, customTesters);
        });
        this.assert(index2 !== -1, "expected #{this} to deep equally contain #{exp}", "expected #{this} to not deep equally contain #{exp}", expected);
      });
      def("toBeTruthy", function() {
        const obj = utils.flag(this, "object");
        this.assert(Boolean(obj), "expected #{this} to be truthy", "expected #{this} to not be truthy", true, obj);
      });
      def("toBeFalsy", function() {
        const obj = utils.flag(this, "object");
        this.assert(!obj, "expected #{this} to be falsy", "expected #{this} to not be falsy", false, obj);
      });
      def("toBeGreaterThan", function(expected) {
        const actual = this._obj;
        assertTypes(actual, "actual", ["number", "bigint"]);
        assertTypes(expected, "expected", ["number", "bigint"]);
        return this.assert(actual > expected, `expected ${actual} to be greater than ${expected}`, `expected ${actual} to be not greater than ${expected}`, expected, actual, false);
      });
      def("toBeGreaterThanOrEqual", function(expected) {
        const actual = this._obj;
        assertTypes(actual, "actual", ["number", "bigint"]);
        assertTypes(expected, "expected", ["number", "bigint"]);
        return this.assert(actual >= expected, `expected ${actual} to be greater than or equal to ${expected}`, `expected ${actual} to be not greater than or equal to ${expected}`, expected, actual, false);
      });
      def("toBeLessThan", function(expected) {
        const actual = this._obj;
        assertTypes(actual, "actual", ["number", "bigint"]);
        assertTypes(expected, "expected", ["number", "bigint"]);
        return this.assert(actual < expected, `expected ${actual} to be less than ${expected}`, `expected ${actual} to be not less than ${expected}`, expected, actual, false);
      });
      def("toBeLessThanOrEqual", function(expected) {
        const actual = this._obj;
        assertTypes(actual, "actual", ["number", "bigint"]);
        assertTypes(expected, "expected", ["number", "bigint"]);
        return this.assert(actual <= expected, `expected ${actual} to be less than or equal to ${expected}`, `expected ${actual} to be not less than or equal to ${expected}`, expected, actual, false);
      });
      def("toBeNaN", function() {
        const obj = utils.flag(this, "object");
        this.assert(Number.isNaN(obj), "expected #{this} to be NaN", "expected #{this} not to be NaN", Number.NaN, obj);
      });
      def("toBeUndefined", function() {
        const obj = utils.flag(this, "object");
        this.assert(void 0 === obj, "expected #{this} to be undefined", "expected #{this} not to be undefined", void 0, obj);
      });
      def("toBeNull", function() {
        const obj = utils.flag(this, "object");
        this.assert(obj === null, "expected #{this} to be null", "expected #{this} not to be null", null, obj);
      });
      def("toBeNullable", function() {
        const obj = utils.flag(this, "object");
        this.assert(obj == null, "expected #{this} to be nullish", "expected #{this} not to be nullish", null, obj);
      });
      def("toBeDefined", function() {
        const obj = utils.flag(this, "object");
        this.assert(typeof obj !== "undefined", "expected #{this} to be defined", "expected #{this} to be undefined", obj);
      });
      def("toBeTypeOf", function(expected) {
        const actual = typeof this._obj;
        const equal = expected === actual;
        return this.assert(equal, "expected #{this} to be type of #{exp}", "expected #{this} not to be type of #{exp}", expected, actual);
      });
      def("toBeInstanceOf", function(obj) {
        return this.instanceOf(obj);
      });
      def("toHaveLength", function(length) {
        return this.have.length(length);
      });
      def("toHaveProperty", function(...args) {
        if (Array.isArray(args[0])) {
          args[0] = args[0].map((key) => String(key).replace(/([.[\]])/g, "\\$1")).join(".");
        }
        const actual = this._obj;
        const [propertyName, expected] = args;
        const getValue = () => {
          const hasOwn = Object.hasOwn(actual, propertyName);
          if (hasOwn) {
            return {
              value: actual[propertyName],
              exists: true
            };
          }
          return utils.getPathInfo(actual, propertyName);
        };
        const { value, exists } = getValue();
        const pass = exists && (args.length === 1 || equals(expected, value, customTesters));
        const valueString = args.length === 1 ? "" : ` with value ${utils.objDisplay(expected)}`;
        return this.assert(pass, `expected #{this} to have property "${propertyName}"${valueString}`, `expected #{this} to not have property "${propertyName}"${valueString}`, expected, exists ? value : void 0);
      });
      def("toBeCloseTo", function(received, precision = 2) {
        const expected = this._obj;
        let pass = false;
        let expectedDiff = 0;
        let receivedDiff = 0;
        if (received === Number.POSITIVE_INFINITY && expected === Number.POSITIVE_INFINITY) {
          pass = true;
        } else if (received === Number.NEGATIVE_INFINITY && expected === Number.NEGATIVE_INFINITY) {
          pass = true;
        } else {
          expectedDiff = 10 ** -precision / 2;
          receivedDiff = Math.abs(expected - received);
          pass = receivedDiff < expectedDiff;
        }
        return this.assert(pass, `expected #{this} to be close to #{exp}, received difference is ${receivedDiff}, but expected ${expectedDiff}`, `expected #{this} to not be close to #{exp}, received difference is ${receivedDiff}, but expected ${expectedDiff}`, received, expected, false);
      });
      function assertIsMock(assertion) {
        if (!isMockFunction(assertion._obj)) {
          throw new TypeError(`${utils.inspect(assertion._obj)} is not a spy or a call to a spy!`);
        }
      }
      function getSpy(assertion) {
        assertIsMock(assertion);
        return assertion._obj;
      }
      def(["toHaveBeenCalledTimes", "toBeCalledTimes"], function(number) {
        const spy = getSpy(this);
        const spyName = spy.getMockName();
        const callCount = spy.mock.calls.length;
        return this.assert(callCount === number, `expected "${spyName}" to be called #{exp} times, but got ${callCount} times`, `expected "${spyName}" to not be called #{exp} times`, number, callCount, false);
      });
      def("toHaveBeenCalledOnce", function() {
        const spy = getSpy(this);
        const spyName = spy.getMockName();
        const callCount = spy.mock.calls.length;
        return this.assert(callCount === 1, `expected "${spyName}" to be called once, but got ${callCount} times`, `expected "${spyName}" to not be called once`, 1, callCount, false);
      });
      def(["toHaveBeenCalled", "toBeCalled"], function() {
        const spy = getSpy(this);
        const spyName = spy.getMockName();
        const callCount = spy.mock.calls.length;
        const called2 = callCount > 0;
        const isNot = utils.flag(this, "negate");
        let msg = utils.getMessage(this, [
          called2,
          `expected "${spyName}" to be called at least once`,
          `expected "${spyName}" to not be called at all, but actually been called ${callCount} times`,
          true,
          called2
        ]);
        if (called2 && isNot) {
          msg = formatCalls(spy, msg);
        }
        if (called2 && isNot || !called2 && !isNot) {
          throw new AssertionError2(msg);
        }
      });
      function equalsArgumentArray(a, b2) {
        return a.length === b2.length && a.every((aItem, i2) => equals(aItem, b2[i2], [...customTesters, iterableEquality]));
      }
      def(["toHaveBeenCalledWith", "toBeCalledWith"], function(...args) {
        const spy = getSpy(this);
        const spyName = spy.getMockName();
        const pass = spy.mock.calls.some((callArg) => equalsArgumentArray(callArg, args));
        const isNot = utils.flag(this, "negate");
        const msg = utils.getMessage(this, [
          pass,
          `expected "${spyName}" to be called with arguments: #{exp}`,
          `expected "${spyName}" to not be called with arguments: #{exp}`,
          args
        ]);
        if (pass && isNot || !pass && !isNot) {
          throw new AssertionError2(formatCalls(spy, msg, args));
        }
      });
      def("toHaveBeenCalledExactlyOnceWith", function(...args) {
        const spy = getSpy(this);
        const spyName = spy.getMockName();
        const callCount = spy.mock.calls.length;
        const hasCallWithArgs = spy.mock.calls.some((callArg) => equalsArgumentArray(callArg, args));
        const pass = hasCallWithArgs && callCount === 1;
        const isNot = utils.flag(this, "negate");
        const msg = utils.getMessage(this, [
          pass,
          `expected "${spyName}" to be called once with arguments: #{exp}`,
          `expected "${spyName}" to not be called once with arguments: #{exp}`,
          args
        ]);
        if (pass && isNot || !pass && !isNot) {
          throw new AssertionError2(formatCalls(spy, msg, args));
        }
      });
      def("toHaveBeenNthCalledWith", function(times, ...args) {
        const spy = getSpy(this);
        const spyName = spy.getMockName();
        const nthCall = spy.mock.calls[times - 1];
        const callCount = spy.mock.calls.length;
        const isCalled = times <= callCount;
        this.assert(nthCall && equalsArgumentArray(nthCall, args), `expected ${ordinal(times)} "${spyName}" call to have been called with #{exp}${isCalled ? `` : `, but called only ${callCount} times`}`, `expected ${ordinal(times)} "${spyName}" call to not have been called with #{exp}`, args, nthCall, isCalled);
      });
      def("toHaveBeenLastCalledWith", function(...args) {
        const spy = getSpy(this);
        const spyName = spy.getMockName();
        const lastCall = spy.mock.calls.at(-1);
        this.assert(lastCall && equalsArgumentArray(lastCall, args), `expected last "${spyName}" call to have been called with #{exp}`, `expected last "${spyName}" call to not have been called with #{exp}`, args, lastCall);
      });
      function isSpyCalledBeforeAnotherSpy(beforeSpy, afterSpy, failIfNoFirstInvocation) {
        const beforeInvocationCallOrder = beforeSpy.mock.invocationCallOrder;
        const afterInvocationCallOrder = afterSpy.mock.invocationCallOrder;
        if (beforeInvocationCallOrder.length === 0) {
          return !failIfNoFirstInvocation;
        }
        if (afterInvocationCallOrder.length === 0) {
          return false;
        }
        return beforeInvocationCallOrder[0] < afterInvocationCallOrder[0];
      }
      def(["toHaveBeenCalledBefore"], function(resultSpy, failIfNoFirstInvocation = true) {
        const expectSpy = getSpy(this);
        if (!isMockFunction(resultSpy)) {
          throw new TypeError(`${utils.inspect(resultSpy)} is not a spy or a call to a spy`);
        }
        this.assert(isSpyCalledBeforeAnotherSpy(expectSpy, resultSpy, failIfNoFirstInvocation), `expected "${expectSpy.getMockName()}" to have been called before "${resultSpy.getMockName()}"`, `expected "${expectSpy.getMockName()}" to not have been called before "${resultSpy.getMockName()}"`, resultSpy, expectSpy);
      });
      def(["toHaveBeenCalledAfter"], function(resultSpy, failIfNoFirstInvocation = true) {
        const expectSpy = getSpy(this);
        if (!isMockFunction(resultSpy)) {
          throw new TypeError(`${utils.inspect(resultSpy)} is not a spy or a call to a spy`);
        }
        this.assert(isSpyCalledBeforeAnotherSpy(resultSpy, expectSpy, failIfNoFirstInvocation), `expected "${expectSpy.getMockName()}" to have been called after "${resultSpy.getMockName()}"`, `expected "${expectSpy.getMockName()}" to not have been called after "${resultSpy.getMockName()}"`, resultSpy, expectSpy);
      });
      def(["toThrow", "toThrowError"], function(expected) {
        if (typeof expected === "string" || typeof expected === "undefined" || expected instanceof RegExp) {
          return this.throws(expected === "" ? /^$/ : expected);
        }
        const obj = this._obj;
        const promise = utils.flag(this, "promise");
        const isNot = utils.flag(this, "negate");
        let thrown = null;
        if (promise === "rejects") {
          thrown = obj;
        } else if (promise === "resolves" && typeof obj !== "function") {
          if (!isNot) {
            const message = utils.flag(this, "message") || "expected promise to throw an error, but it didn't";
            const error = { showDiff: false };
            throw new AssertionError2(message, error, utils.flag(this, "ssfi"));
          } else {
            return;
          }
        } else {
          let isThrow = false;
          try {
            obj();
          } catch (err) {
            isThrow = true;
            thrown = err;
          }
          if (!isThrow && !isNot) {
            const message = utils.flag(this, "message") || "expected function to throw an error, but it didn't";
            const error = { showDiff: false };
            throw new AssertionError2(message, error, utils.flag(this, "ssfi"));
          }
        }
        if (typeof expected === "function") {
          const name = expected.name || expected.prototype.constructor.name;
          return this.assert(thrown && thrown instanceof expected, `expected error to be instance of ${name}`, `expected error not to be instance of ${name}`, expected, thrown);
        }
        if (isError(expected)) {
          const equal2 = equals(thrown, expected, [...customTesters, iterableEquality]);
          return this.assert(equal2, "expected a thrown error to be #{exp}", "expected a thrown error not to be #{exp}", expected, thrown);
        }
        if (typeof expected === "object" && "asymmetricMatch" in expected && typeof expected.asymmetricMatch === "function") {
          const matcher = expected;
          return this.assert(thrown && matcher.asymmetricMatch(thrown), "expected error to match asymmetric matcher", "expected error not to match asymmetric matcher", matcher, thrown);
        }
        const equal = equals(thrown, expected, [...customTesters, iterableEquality]);
        return this.assert(equal, "expected a thrown value to equal #{exp}", "expected a thrown value not to equal #{exp}", expected, thrown);
      });
      [{
        name: "toHaveResolved",
        condition: (spy) => spy.mock.settledResults.length > 0 && spy.mock.settledResults.some(({ type: type3 }) => type3 === "fulfilled"),
        action: "resolved"
      }, {
        name: ["toHaveReturned", "toReturn"],
        condition: (spy) => spy.mock.calls.length > 0 && spy.mock.results.some(({ type: type3 }) => type3 !== "throw"),
        action: "called"
      }].forEach(({ name, condition, action }) => {
        def(name, function() {
          const spy = getSpy(this);
          const spyName = spy.getMockName();
          const pass = condition(spy);
          this.assert(pass, `expected "${spyName}" to be successfully ${action} at least once`, `expected "${spyName}" to not be successfully ${action}`, pass, !pass, false);
        });
      });
      [{
        name: "toHaveResolvedTimes",
        condition: (spy, times) => spy.mock.settledResults.reduce((s, { type: type3 }) => type3 === "fulfilled" ? ++s : s, 0) === times,
        action: "resolved"
      }, {
        name: ["toHaveReturnedTimes", "toReturnTimes"],
        condition: (spy, times) => spy.mock.results.reduce((s, { type: type3 }) => type3 === "throw" ? s : ++s, 0) === times,
        action: "called"
      }].forEach(({ name, condition, action }) => {
        def(name, function(times) {
          const spy = getSpy(this);
          const spyName = spy.getMockName();
          const pass = condition(spy, times);
          this.assert(pass, `expected "${spyName}" to be successfully ${action} ${times} times`, `expected "${spyName}" to not be successfully ${action} ${times} times`, `expected resolved times: ${times}`, `received resolved times: ${pass}`, false);
        });
      });
      [{
        name: "toHaveResolvedWith",
        condition: (spy, value) => spy.mock.settledResults.some(({ type: type3, value: result }) => type3 === "fulfilled" && equals(value, result)),
        action: "resolve"
      }, {
        name: ["toHaveReturnedWith", "toReturnWith"],
        condition: (spy, value) => spy.mock.results.some(({ type: type3, value: result }) => type3 === "return" && equals(value, result)),
        action: "return"
      }].forEach(({ name, condition, action }) => {
        def(name, function(value) {
          const spy = getSpy(this);
          const pass = condition(spy, value);
          const isNot = utils.flag(this, "negate");
          if (pass && isNot || !pass && !isNot) {
            const spyName = spy.getMockName();
            const msg = utils.getMessage(this, [
              pass,
              `expected "${spyName}" to ${action} with: #{exp} at least once`,
              `expected "${spyName}" to not ${action} with: #{exp}`,
              value
            ]);
            const results = action === "return" ? spy.mock.results : spy.mock.settledResults;
            throw new AssertionError2(formatReturns(spy, results, msg, value));
          }
        });
      });
      [{
        name: "toHaveLastResolvedWith",
        condition: (spy, value) => {
          const result = spy.mock.settledResults.at(-1);
          return Boolean(result && result.type === "fulfilled" && equals(result.value, value));
        },
        action: "resolve"
      }, {
        name: "toHaveLastReturnedWith",
        condition: (spy, value) => {
          const result = spy.mock.results.at(-1);
          return Boolean(result && result.type === "return" && equals(result.value, value));
        },
        action: "return"
      }].forEach(({ name, condition, action }) => {
        def(name, function(value) {
          const spy = getSpy(this);
          const results = action === "return" ? spy.mock.results : spy.mock.settledResults;
          const result = results.at(-1);
          const spyName = spy.getMockName();
          this.assert(condition(spy, value), `expected last "${spyName}" call to ${action} #{exp}`, `expected last "${spyName}" call to not ${action} #{exp}`, value, result?.value);
        });
      });
      [{
        name: "toHaveNthResolvedWith",
        condition: (spy, index2, value) => {
          const result = spy.mock.settledResults[index2 - 1];
          return result && result.type === "fulfilled" && equals(result.value, value);
        },
        action: "resolve"
      }, {
        name: "toHaveNthReturnedWith",
        condition: (spy, index2, value) => {
          const result = spy.mock.results[index2 - 1];
          return result && result.type === "return" && equals(result.value, value);
        },
        action: "return"
      }].forEach(({ name, condition, action }) => {
        def(name, function(nthCall, value) {
          const spy = getSpy(this);
          const spyName = spy.getMockName();
          const results = action === "return" ? spy.mock.results : spy.mock.settledResults;
          const result = results[nthCall - 1];
          const ordinalCall = `${ordinal(nthCall)} call`;
          this.assert(condition(spy, nthCall, value), `expected ${ordinalCall} "${spyName}" call to ${action} #{exp}`, `expected ${ordinalCall} "${spyName}" call to not ${action} #{exp}`, value, result?.value);
        });
      });
      def("withContext", function(context) {
        for (const key in context) {
          utils.flag(this, key, context[key]);
        }
        return this;
      });
      utils.addProperty(chai.Assertion.prototype, "resolves", function __VITEST_RESOLVES__() {
        const error = new Error("resolves");
        utils.flag(this, "promise", "resolves");
        utils.flag(this, "error", error);
        const test3 = utils.flag(this, "vitest-test");
        const obj = utils.flag(this, "object");
        if (utils.flag(this, "poll")) {
          throw new SyntaxError(`expect.poll() is not supported in combination with .resolves`);
        }
        if (typeof obj?.then !== "function") {
          throw new TypeError(`You must provide a Promise to expect() when using .resolves, not '${typeof obj}'.`);
        }
        const proxy = new Proxy(this, { get: (target, key, receiver) => {
          const result = Reflect.get(target, key, receiver);
          if (typeof result !== "function") {
            return result instanceof chai.Assertion ? proxy : result;
          }
          return (...args) => {
            utils.flag(this, "_name", key);
            const promise = Promise.resolve(obj).then((value) => {
              utils.flag(this, "object", value);
              return result.call(this, ...args);
            }, (err) => {
              const _error = new AssertionError2(`promise rejected "${utils.inspect(err)}" instead of resolving`, { showDiff: false });
              _error.cause = err;
              throw _error;
            }).catch((err) => {
              if (isError(err) && error.stack) {
                err.stack = error.stack.replace(error.message, err.message);
              }
              throw err;
            });
            return recordAsyncExpect(test3, promise, createAssertionMessage(utils, this, !!args.length), error, utils.flag(this, "soft"));
          };
        } });
        return proxy;
      });
      utils.addProperty(chai.Assertion.prototype, "rejects", function __VITEST_REJECTS__() {
        const error = new Error("rejects");
        utils.flag(this, "promise", "rejects");
        utils.flag(this, "error", error);
        const test3 = utils.flag(this, "vitest-test");
        const obj = utils.flag(this, "object");
        const wrapper = typeof obj === "function" ? obj() : obj;
        if (utils.flag(this, "poll")) {
          throw new SyntaxError(`expect.poll() is not supported in combination with .rejects`);
        }
        if (typeof wrapper?.then !== "function") {
          throw new TypeError(`You must provide a Promise to expect() when using .rejects, not '${typeof wrapper}'.`);
        }
        const proxy = new Proxy(this, { get: (target, key, receiver) => {
          const result = Reflect.get(target, key, receiver);
          if (typeof result !== "function") {
            return result instanceof chai.Assertion ? proxy : result;
          }
          return (...args) => {
            utils.flag(this, "_name", key);
            const promise = Promise.resolve(wrapper).then((value) => {
              const _error = new AssertionError2(`promise resolved "${utils.inspect(value)}" instead of rejecting`, {
                showDiff: true,
                expected: new Error("rejected promise"),
                actual: value
              });
              throw _error;
            }, (err) => {
              utils.flag(this, "object", err);
              return result.call(this, ...args);
            }).catch((err) => {
              if (isError(err) && error.stack) {
                err.stack = error.stack.replace(error.message, err.message);
              }
              throw err;
            });
            return recordAsyncExpect(test3, promise, createAssertionMessage(utils, this, !!args.length), error, utils.flag(this, "soft"));
          };
        } });
        return proxy;
      });
    };
    JestExtendError = class extends Error {
      constructor(message, actual, expected, __vitest_error_context__) {
        super(message);
        this.actual = actual;
        this.expected = expected;
        this.__vitest_error_context__ = __vitest_error_context__;
      }
    };
    JestExtend = (chai, utils) => {
      utils.addMethod(chai.expect, "extend", (expect3, expects) => {
        use(JestExtendPlugin(chai, expect3, expects));
      });
    };
  }
});

// worker/growth/tell/target.test.ts
import { createHash } from "node:crypto";

// worker/heapsnapshot-parser-lite/src/errors.ts
var SnapshotError = class extends Error {
  code;
  /** Place in the JSON bytes (after gunzip), 0-based; null when there is none. */
  offset;
  /** Key or column concerned, e.g. `edges.to_node`; null when there is none. */
  field;
  params;
  /** The `name` given in the options (usually the file's); null when none was. */
  source = null;
  constructor(code, place = {}, params = {}) {
    const where = [place.field ?? "", place.offset === null || place.offset === void 0 ? "" : `byte ${place.offset}`].filter((s) => s !== "").join(", ");
    const detail = Object.entries(params).map(([k, v]) => `${k} ${v}`).join(", ");
    super([code, where === "" ? "" : `(${where})`, detail].filter((s) => s !== "").join(" "), { cause: place.cause });
    this.name = "SnapshotError";
    this.code = code;
    this.offset = place.offset ?? null;
    this.field = place.field ?? null;
    this.params = params;
  }
};
function allocate(make, bytes, field) {
  try {
    return make();
  } catch (cause) {
    throw new SnapshotError("out-of-memory", { field, cause }, { bytes });
  }
}

// worker/heapsnapshot-parser-lite/src/foreign.ts
var SNIFFED_BYTES = 512;
var MARKS = [
  { code: "is-zip", bytes: "PK" },
  { code: "is-zip", bytes: "PK" },
  { code: "is-archive", bytes: "7z\xBC\xAF'" },
  { code: "is-archive", bytes: "Rar!\x07" },
  { code: "is-archive", at: 257, bytes: "ustar" },
  { code: "is-zstd", bytes: "(\xB5/\xFD" },
  { code: "is-xz", bytes: "\xFD7zXZ\0" },
  { code: "is-bzip2", bytes: "BZh" },
  { code: "is-zlib", bytes: "x" },
  { code: "is-zlib", bytes: "x^" },
  { code: "is-zlib", bytes: "x\x9C" },
  { code: "is-zlib", bytes: "x\xDA" },
  { code: "is-hprof", bytes: "JAVA PROFILE" },
  { code: "is-dotnet-dump", bytes: "!FastSerialization" },
  { code: "is-dotnet-dump", bytes: "Nettrace" },
  { code: "is-core-dump", bytes: "\x7FELF" },
  { code: "is-core-dump", bytes: "MDMP" },
  { code: "is-lfs-pointer", bytes: "version https://git-lfs.github.com/spec/" },
  { code: "is-utf16", bytes: "\xFF\xFE" },
  { code: "is-utf16", bytes: "\xFE\xFF" },
  { code: "is-utf16", bytes: '{\0"\0' },
  { code: "is-utf16", bytes: '\0{\0"' }
];
var BEGINNINGS = [
  ["is-html", /^<(?:!doctype|html|\?xml|head|body)/i],
  ["is-json-string", /^"\s*\{\s*\\"/],
  ["is-protocol-chunks", /^\[\s*"\s*\{\s*\\"/],
  ["is-protocol-chunks", /^[[\s]*\{[^]{0,200}?"HeapProfiler\.addHeapSnapshotChunk"/],
  // `{"` in base64.
  ["is-base64", /^eyJ[A-Za-z0-9+/=\r\n]{100,}/]
];
function foreignKind(head, name) {
  const text = latin1(head);
  const mark3 = MARKS.find(({ at = 0, bytes }) => text.startsWith(bytes, at));
  if (mark3 !== void 0) return new SnapshotError(mark3.code, { offset: mark3.at ?? 0 });
  const begun = text.replace(/^(?:\xef\xbb\xbf)?\s*/, "");
  const kind = BEGINNINGS.find(([, pattern]) => pattern.test(begun));
  if (kind !== void 0) return new SnapshotError(kind[0], { offset: text.length - begun.length });
  if (/^\{\s*"/.test(begun) || !isBinary(head)) return null;
  if (name !== void 0 && /\.br$/i.test(name)) return new SnapshotError("is-brotli", { offset: 0 });
  return new SnapshotError(isProtobuf(head) ? "is-protobuf" : "is-binary", { offset: 0 });
}
function latin1(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
function isBinary(head) {
  if (head.length > 0 && head.every((byte) => byte === 0)) return true;
  return head.some((byte) => byte < 9 || byte > 13 && byte < 27 || byte === 127);
}
function isProtobuf(head) {
  return head.length > 8 && head[0] === 10 && head[1] > 0 && head[1] < 128 && (head[2] & 7) <= 2 && head[2] < 128;
}

// worker/heapsnapshot-parser-lite/src/start.ts
var MAX_TEXT_BEFORE = 64 << 10;
var BEGIN = /\{\s*"snapshot"\s*:\s*\{\s*"(?:meta|title|uid)"/;
var WRAPPER = /^(?:\xef\xbb\xbf)?\s*(?:\{\s*"[^"\\]{1,64}"\s*:\s*)+$/;
function findStart(head) {
  const text = latin1(head.subarray(0, MAX_TEXT_BEFORE));
  const found = BEGIN.exec(text);
  if (found === null || found.index === 0) return null;
  const before = text.slice(0, found.index);
  if (/^(?:\xef\xbb\xbf)?\s*$/.test(before)) return null;
  if (WRAPPER.test(before)) return { skip: found.index, around: "wrapper" };
  return /[\r\n]\s*$/.test(before) || !/^\s*[{["]/.test(before) ? { skip: found.index, around: "text" } : null;
}
function beginsAtOnce(head) {
  return /^(?:\xef\xbb\xbf)?\s*\{\s*"(?:snapshot|nodes|edges|strings|locations|samples|trace_\w+|scope\w*)"/.test(
    latin1(head.subarray(0, 200))
  );
}

// worker/heapsnapshot-parser-lite/src/input.ts
var PART_BYTES = 4 << 20;
async function* iterate(source) {
  if (!("getReader" in source)) {
    yield* source;
    return;
  }
  const reader = source.getReader();
  let ended = false;
  try {
    for (; ; ) {
      const { done, value } = await reader.read();
      if (done) {
        ended = true;
        return;
      }
      yield value;
    }
  } finally {
    if (!ended) await reader.cancel().catch(() => void 0);
    reader.releaseLock();
  }
}
async function* plainChunks(source, meter) {
  const iterator = iterate(source);
  try {
    for (; ; ) {
      let step;
      try {
        step = await iterator.next();
      } catch (cause) {
        if (cause instanceof SnapshotError) throw cause;
        throw new SnapshotError("read-failed", { offset: meter.fileBytes, cause }, { reason: reasonOf(cause) });
      }
      if (step.done === true) return;
      const chunk = step.value;
      if (!ArrayBuffer.isView(chunk))
        throw new SnapshotError("read-failed", { offset: meter.fileBytes }, { reason: "a chunk that is not bytes" });
      for (let at = 0; at < chunk.byteLength; at += PART_BYTES) {
        const length = Math.min(PART_BYTES, chunk.byteLength - at);
        meter.fileBytes += length;
        yield new Uint8Array(chunk.buffer, chunk.byteOffset + at, length);
      }
    }
  } finally {
    await iterator.return().catch(() => void 0);
  }
}
async function* jsonChunks(source, meter, name) {
  const chunks = plainChunks(source, meter);
  try {
    yield* unpacked(chunks, meter, name, 0);
  } finally {
    await chunks.return().catch(() => void 0);
  }
}
var MAX_GZIP_LAYERS = 2;
async function* unpacked(chunks, meter, name, layers) {
  let head = await gathered(chunks, new Uint8Array(0), 2);
  if (head.length >= 2 && head[0] === 31 && head[1] === 139) {
    if (layers === MAX_GZIP_LAYERS) throw new SnapshotError("gzip-nested", {}, { layers: layers + 1 });
    meter.gzip = true;
    yield* unpacked(inflate(head, chunks), meter, name, layers + 1);
    return;
  }
  head = await gathered(chunks, head, SNIFFED_BYTES);
  if (!beginsAtOnce(head)) {
    const foreign = foreignKind(head.subarray(0, SNIFFED_BYTES), name);
    if (foreign !== null) throw foreign;
    head = await gathered(chunks, head, MAX_TEXT_BEFORE);
    meter.start = findStart(head);
    if (meter.start !== null) head = head.subarray(meter.start.skip);
  }
  if (head.length > 0) yield head;
  yield* chunks;
}
async function gathered(chunks, head, least) {
  let joined = head;
  while (joined.length < least) {
    const step = await chunks.next();
    if (step.done === true) break;
    const longer = new Uint8Array(joined.length + step.value.length);
    longer.set(joined);
    longer.set(step.value, joined.length);
    joined = longer;
  }
  return joined;
}
async function* inflate(head, rest) {
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let sourceError = null;
  let ended = false;
  const feed = async () => {
    try {
      await writer.write(head);
      for (; ; ) {
        let step;
        try {
          step = await rest.next();
        } catch (error) {
          sourceError = error;
          await writer.abort(error);
          return;
        }
        if (step.done === true) break;
        await writer.write(step.value);
      }
      ended = true;
      await writer.close();
    } catch {
    }
  };
  const feeding = feed();
  let finished = false;
  try {
    for (; ; ) {
      let step;
      try {
        step = await reader.read();
      } catch (cause) {
        if (sourceError !== null) throw sourceError;
        const cut = ended && /unexpected end|truncated|Z_BUF_ERROR/i.test(`${reasonOf(cause)} ${codeOf(cause)}`);
        throw new SnapshotError(cut ? "gzip-truncated" : "gzip-corrupt", { cause }, { reason: reasonOf(cause) });
      }
      if (step.done) {
        finished = true;
        return;
      }
      yield new Uint8Array(step.value.buffer, step.value.byteOffset, step.value.byteLength);
    }
  } finally {
    if (!finished) await Promise.all([reader.cancel().catch(() => void 0), writer.abort().catch(() => void 0)]);
    if (finished) await feeding;
  }
}
function reasonOf(cause) {
  return cause instanceof Error ? cause.message : String(cause);
}
function codeOf(cause) {
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
}

// worker/heapsnapshot-parser-lite/src/after.ts
var MAX_TEXT = 256;
var AfterEnd = class {
  /** Bytes that are not white space, how many of them are 0, and where the first lies. */
  bytes = 0;
  zeros = 0;
  offset = 0;
  text = "";
  /** Takes `bytes[from, to)`; `base` is the place of `bytes[0]` in the JSON. */
  take(bytes, from2, to, base) {
    for (let p = from2; p < to; p++) {
      const c2 = bytes[p];
      if (c2 === 32 || c2 === 10 || c2 === 13 || c2 === 9) continue;
      if (this.bytes === 0) this.offset = base + p;
      this.bytes++;
      if (c2 === 0) this.zeros++;
      if (this.text.length < MAX_TEXT) this.text += String.fromCharCode(c2);
    }
  }
  /**
   * Remarks on what stands around the snapshot.
   * @param start what stood before it
   * @throws SnapshotError `joined` when another snapshot follows
   */
  remarks(start) {
    const remarks = [];
    if (start !== null) remarks.push({ code: start.around === "text" ? "text-before" : "wrapped", count: start.skip });
    if (this.text.includes('{"snapshot":{')) throw new SnapshotError("joined", { offset: this.offset });
    if (this.bytes > 0 && start?.around !== "wrapper")
      remarks.push({ code: this.zeros === this.bytes ? "zeros-after" : "text-after", count: this.bytes });
    return remarks;
  }
};

// worker/heapsnapshot-parser-lite/src/header.ts
var MAX_FIELDS = 64;
var MAX_TYPES = 256;
function parseHeader(text, offset) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SnapshotError("not-json", { offset, field: "snapshot", cause });
  }
  const bad = (field) => new SnapshotError("bad-header", { offset, field });
  if (!isObject(value)) throw new SnapshotError("not-a-snapshot", { offset, field: "snapshot" });
  const meta = value["meta"];
  if (!isObject(meta)) throw new SnapshotError("not-a-snapshot", { offset, field: "snapshot.meta" });
  const list = (key, required) => {
    const fields = meta[key];
    if (fields === void 0 && required.length === 0) return [];
    if (!isStrings(fields) || fields.length > MAX_FIELDS) throw bad(`snapshot.meta.${key}`);
    for (const name of required) if (!fields.includes(name)) throw bad(`snapshot.meta.${key}.${name}`);
    return fields;
  };
  const types = (key, fields) => {
    const all = meta[key];
    const names = Array.isArray(all) ? all[fields.indexOf("type")] : void 0;
    if (!isStrings(names) || names.length === 0 || names.length > MAX_TYPES) throw bad(`snapshot.meta.${key}`);
    return names;
  };
  const count = (key) => {
    const n = value[key];
    if (n === void 0 || n === null) return 0;
    if (typeof n !== "number" || !Number.isSafeInteger(n) || n < 0) throw bad(`snapshot.${key}`);
    return n;
  };
  const nodeFields = list("node_fields", ["type", "name", "id", "self_size", "edge_count"]);
  const edgeFields = list("edge_fields", ["type", "name_or_index", "to_node"]);
  const rootIndex = count("root_index");
  if (rootIndex % nodeFields.length !== 0) throw bad("snapshot.root_index");
  const native = value["extra_native_bytes"];
  const known4 = /* @__PURE__ */ new Set([
    "meta",
    "node_count",
    "edge_count",
    "trace_function_count",
    "extra_native_bytes",
    "root_index"
  ]);
  const extra = {};
  for (const [key, entry] of Object.entries(value)) {
    if (!known4.has(key) && key !== "__proto__" && (entry === null || typeof entry !== "object")) extra[key] = entry;
  }
  const fieldLists = /* @__PURE__ */ new Map();
  for (const [key, entry] of Object.entries(meta))
    if (key.endsWith("_fields") && isStrings(entry)) fieldLists.set(key, entry);
  const header = {
    nodeFields,
    nodeTypes: types("node_types", nodeFields),
    edgeFields,
    edgeTypes: types("edge_types", edgeFields),
    locationFields: list("location_fields", []),
    sampleFields: list("sample_fields", []),
    traceFunctionInfoFields: list("trace_function_info_fields", []),
    traceNodeFields: list("trace_node_fields", []),
    nodeCount: count("node_count"),
    edgeCount: count("edge_count"),
    traceFunctionCount: count("trace_function_count"),
    extraNativeBytes: typeof native === "number" && Number.isFinite(native) ? native : null,
    rootOrdinal: rootIndex / nodeFields.length,
    extra
  };
  return { header, fieldLists };
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isStrings(value) {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

// worker/heapsnapshot-parser-lite/src/integers.ts
var FIRST = 0;
var VALUE = 1;
var DIGITS = 2;
var TEXT = 3;
var AFTER = 4;
var MAX_NUMBER_LENGTH = 64;
var JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
var MAX_FAST_DIGITS = 9;
function rowRoom(fieldCount) {
  return fieldCount * (MAX_FAST_DIGITS + 2) + 2;
}
function readRow(bytes, from2, row) {
  const last = row.length - 1;
  let q = from2;
  for (let k = 0; k <= last; k++) {
    let v = bytes[q] - 48;
    if (v >>> 0 > 9) return -1;
    let c2 = bytes[q + 1];
    q += 2;
    if (c2 >= 48) {
      if (v === 0) return -1;
      const longest = q + MAX_FAST_DIGITS - 1;
      while (c2 >= 48 && c2 <= 57 && q < longest) {
        v = Math.imul(v, 10) + c2 - 48 | 0;
        c2 = bytes[q++];
      }
    }
    row[k] = v;
    if (c2 !== 44 && (c2 !== 10 || k !== last || bytes[q++] !== 44)) return -1;
  }
  return q;
}
var IntegerScanner = class {
  state = FIRST;
  value = 0;
  digits = 0;
  text = "";
  numberAt = 0;
  sink;
  /** True once the closing bracket has been read. */
  done = false;
  constructor(sink) {
    this.sink = sink;
  }
  /**
   * Reads from `bytes[from, to)`; returns the position after what it took.
   * @param base offset of `bytes[0]` in the JSON
   * @throws SnapshotError `not-json`, `wrong-type`, `value-range`, or what the sink throws
   */
  feed(bytes, from2, to, base) {
    const sink = this.sink;
    let p = from2;
    let state = this.state;
    while (p < to) {
      if (state === AFTER || state <= VALUE) {
        if (state <= VALUE && sink.atRowStart()) {
          const next = sink.fast(bytes, p, to, base);
          if (next !== p) {
            state = VALUE;
            p = next;
            if (p >= to) break;
          }
        }
        const c3 = bytes[p];
        if (c3 === 32 || c3 === 10 || c3 === 13 || c3 === 9) {
          p++;
        } else if (state === AFTER) {
          if (c3 === 44) state = VALUE;
          else if (c3 === 93) return this.finish(p, base);
          else throw new SnapshotError("not-json", { offset: base + p, field: sink.field });
          p++;
        } else if (c3 >= 48 && c3 <= 57) {
          this.numberAt = base + p;
          this.value = c3 - 48;
          this.digits = 1;
          state = DIGITS;
          p++;
        } else if (c3 === 45) {
          this.numberAt = base + p;
          this.text = "-";
          state = TEXT;
          p++;
        } else if (c3 === 93 && state === FIRST) {
          return this.finish(p, base);
        } else {
          throw this.unexpected(c3, base + p);
        }
        continue;
      }
      if (state === DIGITS) {
        let value = this.value;
        let digits = this.digits;
        let c3 = 0;
        while (p < to && (c3 = bytes[p]) >= 48 && c3 <= 57 && digits < 15 && value + digits !== 1) {
          value = value * 10 + (c3 - 48);
          digits++;
          p++;
        }
        this.value = value;
        this.digits = digits;
        if (p >= to) break;
        if (c3 >= 48 && c3 <= 57 || c3 === 46 || c3 === 101 || c3 === 69) {
          this.text = String(value);
          state = TEXT;
        } else {
          sink.push(value, this.numberAt);
          state = AFTER;
        }
        continue;
      }
      const c2 = bytes[p];
      if (c2 >= 48 && c2 <= 57 || c2 === 43 || c2 === 45 || c2 === 46 || c2 === 101 || c2 === 69) {
        this.text += String.fromCharCode(c2);
        if (this.text.length > MAX_NUMBER_LENGTH) throw this.badNumber("value-range");
        p++;
      } else {
        if (!JSON_NUMBER.test(this.text)) throw this.badNumber("not-json");
        const value = Number(this.text);
        if (!Number.isSafeInteger(value)) throw this.badNumber("value-range");
        sink.push(value, this.numberAt);
        state = AFTER;
      }
    }
    this.state = state;
    return p;
  }
  finish(p, base) {
    this.done = true;
    this.sink.end(base + p);
    return p + 1;
  }
  badNumber(code) {
    return new SnapshotError(code, { offset: this.numberAt, field: this.sink.field }, { value: this.text });
  }
  /** A value of another kind is a wrong type; anything else is no JSON. */
  unexpected(c2, offset) {
    const other = c2 === 123 || c2 === 91 || c2 === 34 || c2 === 116 || c2 === 102 || c2 === 110;
    return new SnapshotError(
      other ? "wrong-type" : "not-json",
      { offset, field: this.sink.field },
      other ? { found: String.fromCharCode(c2) } : {}
    );
  }
};
var PART = 1 << 16;
var RawIntegers = class {
  field;
  parts = [];
  part = new Uint32Array(0);
  used = 0;
  wide = false;
  endOffset = null;
  count = 0;
  constructor(field) {
    this.field = field;
  }
  atRowStart() {
    return false;
  }
  fast(_bytes, from2) {
    return from2;
  }
  push(value) {
    if (this.used === this.part.length) {
      this.part = this.wide ? new Float64Array(PART) : new Uint32Array(PART);
      this.parts.push(this.part);
      this.used = 0;
    }
    if (!this.wide && value !== value >>> 0) {
      this.wide = true;
      this.part = Float64Array.from(this.part);
      this.parts[this.parts.length - 1] = this.part;
    }
    this.part[this.used++] = value;
    this.count++;
  }
  end(offset) {
    this.endOffset = offset;
  }
  /** Hands everything to the sink it was meant for, freeing as it goes. */
  replay(sink) {
    let left = this.count;
    for (let i2 = 0; i2 < this.parts.length; i2++) {
      const part = this.parts[i2];
      const n = Math.min(left, part.length);
      for (let k = 0; k < n; k++) sink.push(part[k], null);
      left -= n;
      this.parts[i2] = new Uint32Array(0);
    }
    sink.end(this.endOffset);
  }
  /** The integers in one array: 32 bits signed when all fit, else Float64. */
  toArray() {
    let narrow = true;
    let left = this.count;
    for (const part of this.parts) {
      const n = Math.min(left, part.length);
      for (let k = 0; k < n && narrow; k++) narrow = part[k] === (part[k] | 0);
      left -= n;
    }
    const out = narrow ? new Int32Array(this.count) : new Float64Array(this.count);
    let at = 0;
    for (const part of this.parts) {
      const n = Math.min(this.count - at, part.length);
      out.set(part.subarray(0, n), at);
      at += n;
    }
    return out;
  }
};

// worker/heapsnapshot-parser-lite/src/other-json.ts
var KEYS = /* @__PURE__ */ new Map([
  ["nodeClassNames", "is-javascriptcore"],
  ["snapshotData", "is-javascriptcore"],
  ["traceEvents", "is-trace"],
  ["javascriptHeap", "is-diagnostic-report"],
  ["javascriptStack", "is-diagnostic-report"]
]);
function otherKindOf(key, offset) {
  const code = KEYS.get(key);
  return code === void 0 ? null : new SnapshotError(code, { offset, field: key });
}
function profileInstead(error, key) {
  if (!(error instanceof SnapshotError) || error.code !== "wrong-type" || error.params["found"] !== "{") return error;
  if (key !== "nodes" && key !== "samples") return error;
  return new SnapshotError(key === "nodes" ? "cpu-profile" : "heap-profile", { offset: error.offset, field: key });
}
function withoutSnapshot(keys2) {
  if (keys2.has("timeDeltas") || keys2.has("startTime")) return new SnapshotError("cpu-profile", { field: null });
  if (keys2.has("head")) return new SnapshotError("heap-profile", { field: "head" });
  return keys2.has("nodes") && keys2.has("edges") ? new SnapshotError("missing-section", { field: "snapshot" }) : new SnapshotError("not-a-snapshot", { field: "snapshot" });
}

// worker/heapsnapshot-parser-lite/src/columns.ts
var MAX_ROWS = 4294967294;
function newColumn(make, length, shared, field) {
  const bytes = length * make.BYTES_PER_ELEMENT;
  return allocate(() => new make(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)), bytes, field);
}
function isShared(column) {
  return typeof SharedArrayBuffer !== "undefined" && column.buffer instanceof SharedArrayBuffer;
}
function resized(column, length, field) {
  const make = column.constructor;
  const out = newColumn(make, length, isShared(column), field);
  out.set(column.length > length ? column.subarray(0, length) : column);
  return out;
}
function nextCapacity(now, claimed) {
  const doubled = Math.max(1024, now * 2);
  return Math.min(doubled, claimed > now ? claimed : MAX_ROWS);
}

// worker/heapsnapshot-parser-lite/src/edges.ts
var MAX_FAST_DIGITS2 = 9;
var COMMA = 44 - 48;
var LINE_FEED = 10 - 48;
var U32 = 4294967296;
var NUMBERED = /* @__PURE__ */ new Set(["element", "hidden"]);
var EdgeColumnsBuilder = class {
  field = "edges";
  fieldCount;
  typeAt;
  nameAt;
  toAt;
  typeLimit;
  fields;
  nodeFieldCount;
  nodeCount;
  /** 1 for types whose name is a string index. */
  named;
  /** Rows the nodes promise. */
  expected;
  hint;
  capacity = 0;
  count = 0;
  type;
  nameOrIndex;
  toNode;
  /** Largest string index among the names, −1 without any, and the place of its row (null when replayed). */
  maxName = -1;
  maxNameOffset = null;
  row;
  usual;
  col = 0;
  rowOffset = null;
  /**
   * @param nodeCount nodes there are (they must have been read)
   * @param expected sum of the nodes' `edge_count`
   * @param capacity rows to make room for at once
   * @param shared in memory that several threads can read
   */
  constructor(header, nodeCount, expected, capacity, shared) {
    this.type = newColumn(Uint8Array, 0, shared, "edges");
    this.nameOrIndex = newColumn(Uint32Array, 0, shared, "edges");
    this.toNode = newColumn(Uint32Array, 0, shared, "edges");
    const f = header.edgeFields;
    this.fields = f;
    this.fieldCount = f.length;
    this.typeAt = f.indexOf("type");
    this.nameAt = f.indexOf("name_or_index");
    this.toAt = f.indexOf("to_node");
    this.typeLimit = header.edgeTypes.length;
    this.named = Uint8Array.from(header.edgeTypes, (t2) => NUMBERED.has(t2) ? 0 : 1);
    this.nodeFieldCount = header.nodeFields.length;
    this.nodeCount = nodeCount;
    this.expected = expected;
    this.hint = header.edgeCount;
    this.row = new Float64Array(f.length);
    this.usual = f.length === 3 && this.typeAt === 0 && this.nameAt === 1 && this.toAt === 2;
    this.resize(capacity);
  }
  atRowStart() {
    return this.col === 0;
  }
  fast(bytes, from2, to, base) {
    if (this.usual) return this.fastUsual(bytes, from2, to, base);
    const stop = to - rowRoom(this.fieldCount);
    let p = from2;
    while (p < stop) {
      const next = readRow(bytes, p, this.row);
      if (next < 0) break;
      this.rowOffset = base + p;
      this.commit();
      p = next;
    }
    return p;
  }
  /** Type, name, target, one after the other: measured at 700 MB/s, where a loop over the fields reads 550. */
  fastUsual(bytes, from2, to, base) {
    const { typeLimit, capacity, named: named3, nodeFieldCount, nodeCount } = this;
    const { type: type3, nameOrIndex, toNode } = this;
    const stop = to - rowRoom(3);
    const perField = 1 / nodeFieldCount;
    let maxName = this.maxName;
    let maxNameRow = -1;
    let n = this.count;
    let p = from2;
    while (p < stop && n < capacity) {
      const t2 = bytes[p] - 48;
      if (t2 >>> 0 > 9 || t2 >= typeLimit || bytes[p + 1] !== 44) break;
      let q = p + 2;
      let s = bytes[q] - 48;
      if (s >>> 0 > 9) break;
      let c2 = bytes[++q] - 48;
      if (c2 >>> 0 <= 9) {
        if (s === 0) break;
        const longest = q + MAX_FAST_DIGITS2 - 1;
        do {
          s = Math.imul(s, 10) + c2 | 0;
          c2 = bytes[++q] - 48;
        } while (c2 >>> 0 <= 9 && q < longest);
      }
      if (c2 !== COMMA) break;
      let index2 = bytes[++q] - 48;
      if (index2 >>> 0 > 9) break;
      c2 = bytes[++q] - 48;
      if (c2 >>> 0 <= 9) {
        if (index2 === 0) break;
        const longest = q + MAX_FAST_DIGITS2 - 1;
        do {
          index2 = Math.imul(index2, 10) + c2 | 0;
          c2 = bytes[++q] - 48;
        } while (c2 >>> 0 <= 9 && q < longest);
      }
      if (c2 === LINE_FEED) c2 = bytes[++q] - 48;
      if (c2 !== COMMA) break;
      const node = index2 * perField + 0.5 | 0;
      if (Math.imul(node, nodeFieldCount) !== index2 || node >= nodeCount) break;
      if (s > maxName && named3[t2] === 1) {
        maxName = s;
        maxNameRow = p;
      }
      type3[n] = t2;
      nameOrIndex[n] = s;
      toNode[n] = node;
      n++;
      p = q + 1;
    }
    this.count = n;
    this.maxName = maxName;
    if (maxNameRow >= 0) this.maxNameOffset = base + maxNameRow;
    return p;
  }
  push(value, offset) {
    if (this.col === 0) this.rowOffset = offset;
    if (value < 0 || value >= U32) {
      if (value < 0 || this.col !== this.toAt)
        throw new SnapshotError("value-range", { offset, field: `edges.${this.fields[this.col]}` }, { value });
    }
    this.row[this.col] = value;
    if (++this.col === this.fieldCount) {
      this.col = 0;
      this.commit();
    }
  }
  commit() {
    const { row, rowOffset: offset } = this;
    const n = this.count;
    if (n === this.capacity) {
      if (n >= MAX_ROWS) throw new SnapshotError("too-large", { offset, field: "edges" }, { limit: MAX_ROWS });
      this.resize(nextCapacity(n, this.hint));
    }
    const t2 = row[this.typeAt];
    if (t2 >= this.typeLimit)
      throw new SnapshotError("type-range", { offset, field: "edges.type" }, { value: t2, limit: this.typeLimit });
    const to = row[this.toAt];
    const node = to / this.nodeFieldCount;
    if (node >= this.nodeCount || !Number.isInteger(node))
      throw new SnapshotError("node-range", { offset, field: "edges.to_node" }, { value: to });
    const s = row[this.nameAt];
    if (s > this.maxName && this.named[t2] === 1) {
      this.maxName = s;
      this.maxNameOffset = offset;
    }
    this.type[n] = t2;
    this.nameOrIndex[n] = s;
    this.toNode[n] = node;
    this.count = n + 1;
  }
  end(offset) {
    if (this.col !== 0)
      throw new SnapshotError(
        "row-incomplete",
        { offset, field: "edges" },
        { fields: this.fieldCount, extra: this.col }
      );
    if (this.hint > 0 && this.hint !== this.count) {
      throw new SnapshotError(
        "count-mismatch",
        { offset, field: "snapshot.edge_count" },
        { expected: this.hint, actual: this.count }
      );
    }
    if (this.expected !== this.count) {
      throw new SnapshotError(
        "edge-sum",
        { offset, field: "nodes.edge_count" },
        { expected: this.expected, actual: this.count }
      );
    }
    this.resize(this.count);
  }
  finish() {
    const { count, type: type3, nameOrIndex, toNode } = this;
    return { count, type: type3, nameOrIndex, toNode };
  }
  resize(capacity) {
    if (capacity === this.capacity) return;
    this.type = resized(this.type, capacity, "edges");
    this.nameOrIndex = resized(this.nameOrIndex, capacity, "edges");
    this.toNode = resized(this.toNode, capacity, "edges");
    this.capacity = capacity;
  }
};

// worker/heapsnapshot-parser-lite/src/nodes.ts
var MAX_FAST_DIGITS3 = 9;
var U322 = 4294967296;
var UNNAMED_NODE_TYPE = "undefined";
var NodeColumnsBuilder = class {
  field = "nodes";
  fieldCount;
  typeLimit;
  typeAt;
  nameAt;
  idAt;
  sizeAt;
  edgesAt;
  traceAt;
  detachedAt;
  fields;
  hint;
  capacity = 0;
  count = 0;
  edgeSum = 0;
  type;
  name;
  id;
  selfSize;
  firstEdge;
  detachedness = null;
  /** Made when the first value that is not 0 comes: V8 writes zeros unless allocations were tracked. */
  traceNodeId = null;
  maxName = -1;
  maxNameOffset = null;
  /** Some node's type is the number after the last that the header names. */
  unnamedType = false;
  /** The row in hand, for `push`. */
  row;
  col = 0;
  rowOffset = null;
  scratch;
  /**
   * @param capacity rows to make room for at once; more are found by doubling, up to the header's count if it has one.
   * @param shared in memory that several threads can read
   */
  constructor(header, capacity, shared) {
    this.type = newColumn(Uint8Array, 0, shared, "nodes");
    this.name = newColumn(Uint32Array, 0, shared, "nodes");
    this.id = newColumn(Uint32Array, 0, shared, "nodes");
    this.selfSize = newColumn(Uint32Array, 0, shared, "nodes");
    this.firstEdge = newColumn(Uint32Array, 1, shared, "nodes");
    const f = header.nodeFields;
    this.fields = f;
    this.fieldCount = f.length;
    this.typeLimit = header.nodeTypes.length;
    this.typeAt = f.indexOf("type");
    this.nameAt = f.indexOf("name");
    this.idAt = f.indexOf("id");
    this.sizeAt = f.indexOf("self_size");
    this.edgesAt = f.indexOf("edge_count");
    this.traceAt = f.indexOf("trace_node_id");
    this.detachedAt = f.indexOf("detachedness");
    this.hint = header.nodeCount;
    this.row = new Float64Array(f.length);
    this.scratch = new Int32Array(f.length);
    if (this.detachedAt >= 0) this.detachedness = newColumn(Uint8Array, 0, shared, "nodes");
    this.resize(capacity);
  }
  atRowStart() {
    return this.col === 0;
  }
  fast(bytes, from2, to, base) {
    const { fieldCount, typeLimit, typeAt, nameAt, idAt, sizeAt, edgesAt, traceAt, detachedAt, capacity, scratch } = this;
    const { type: type3, name, id, selfSize, firstEdge, detachedness } = this;
    const last = fieldCount - 1;
    const stop = to - rowRoom(fieldCount);
    let trace = this.traceNodeId;
    let edgeSum = this.edgeSum;
    let maxName = this.maxName;
    let maxNameRow = -1;
    let n = this.count;
    let p = from2;
    rows: while (p < stop && n < capacity) {
      let q = p;
      for (let k = 0; k <= last; k++) {
        let v = bytes[q] - 48;
        if (v >>> 0 > 9) break rows;
        let c2 = bytes[q + 1];
        q += 2;
        if (c2 >= 48) {
          if (v === 0) break rows;
          const longest = q + MAX_FAST_DIGITS3 - 1;
          while (c2 >= 48 && c2 <= 57 && q < longest) {
            v = Math.imul(v, 10) + c2 - 48 | 0;
            c2 = bytes[q++];
          }
        }
        scratch[k] = v;
        if (c2 !== 44) {
          if (c2 !== 10 || k !== last || bytes[q++] !== 44) break rows;
        }
      }
      const t2 = scratch[typeAt];
      if (t2 >= typeLimit) break;
      if (detachedness !== null) {
        const d2 = scratch[detachedAt];
        if (d2 > 255) break;
        if (d2 !== 0) detachedness[n] = d2;
      }
      type3[n] = t2;
      const s = scratch[nameAt];
      name[n] = s;
      if (s > maxName) {
        maxName = s;
        maxNameRow = p;
      }
      id[n] = scratch[idAt];
      selfSize[n] = scratch[sizeAt];
      if (traceAt >= 0 && scratch[traceAt] !== 0) {
        if (trace === null) trace = this.traceNodeId = new Uint32Array(capacity);
        trace[n] = scratch[traceAt];
      }
      edgeSum += scratch[edgesAt];
      firstEdge[++n] = edgeSum;
      p = q;
    }
    this.edgeSum = edgeSum;
    this.count = n;
    this.maxName = maxName;
    if (maxNameRow >= 0) this.maxNameOffset = base + maxNameRow;
    return p;
  }
  push(value, offset) {
    if (this.col === 0) this.rowOffset = offset;
    this.row[this.col] = value;
    if (value < 0 || value >= U322) this.checkWide(value, offset);
    if (++this.col === this.fieldCount) {
      this.col = 0;
      this.commit();
    }
  }
  checkWide(value, offset) {
    const { col } = this;
    if (value < 0 || col !== this.sizeAt && col !== this.idAt) {
      throw new SnapshotError("value-range", { offset, field: `nodes.${this.fields[col]}` }, { value });
    }
    if (col === this.sizeAt) this.selfSize = widened(this.selfSize);
    else this.id = widened(this.id);
  }
  commit() {
    const { row, rowOffset: offset } = this;
    const n = this.count;
    if (n === this.capacity) this.grow();
    const t2 = row[this.typeAt];
    if (t2 >= this.typeLimit) {
      if (t2 > this.typeLimit || t2 > 255)
        throw new SnapshotError("type-range", { offset, field: "nodes.type" }, { value: t2, limit: this.typeLimit });
      this.unnamedType = true;
    }
    this.type[n] = t2;
    const s = row[this.nameAt];
    this.name[n] = s;
    if (s > this.maxName) {
      this.maxName = s;
      this.maxNameOffset = offset;
    }
    this.id[n] = row[this.idAt];
    this.selfSize[n] = row[this.sizeAt];
    if (this.detachedness !== null) {
      const d2 = row[this.detachedAt];
      if (d2 > 255) throw new SnapshotError("value-range", { offset, field: "nodes.detachedness" }, { value: d2 });
      if (d2 !== 0) this.detachedness[n] = d2;
    }
    if (this.traceAt >= 0 && row[this.traceAt] !== 0) {
      this.traceNodeId ??= new Uint32Array(this.capacity);
      this.traceNodeId[n] = row[this.traceAt];
    }
    this.edgeSum += row[this.edgesAt];
    this.firstEdge[n + 1] = this.edgeSum;
    this.count = n + 1;
  }
  end(offset) {
    if (this.col !== 0)
      throw new SnapshotError(
        "row-incomplete",
        { offset, field: "nodes" },
        { fields: this.fieldCount, extra: this.col }
      );
    if (this.hint > 0 && this.hint !== this.count) {
      throw new SnapshotError(
        "count-mismatch",
        { offset, field: "snapshot.node_count" },
        { expected: this.hint, actual: this.count }
      );
    }
    if (this.count === 0) throw new SnapshotError("bad-header", { offset, field: "nodes" }, { reason: "no nodes" });
    this.resize(this.count);
  }
  /** Sum of `edge_count` over all nodes. */
  get edgeTotal() {
    return this.edgeSum;
  }
  get nodeCount() {
    return this.count;
  }
  finish() {
    const { count, type: type3, name, id, selfSize, firstEdge, detachedness, traceNodeId } = this;
    return {
      columns: { count, type: type3, name, id, selfSize, firstEdge, detachedness, traceNodeId },
      maxName: this.maxName,
      maxNameOffset: this.maxNameOffset
    };
  }
  grow() {
    if (this.capacity >= MAX_ROWS) throw new SnapshotError("too-large", { field: "nodes" }, { limit: MAX_ROWS });
    this.resize(nextCapacity(this.capacity, this.hint));
  }
  resize(capacity) {
    if (capacity === this.capacity) return;
    this.type = resized(this.type, capacity, "nodes");
    this.name = resized(this.name, capacity, "nodes");
    this.id = resized(this.id, capacity, "nodes");
    this.selfSize = resized(this.selfSize, capacity, "nodes");
    this.firstEdge = resized(this.firstEdge, capacity + 1, "nodes");
    if (this.detachedness !== null) this.detachedness = resized(this.detachedness, capacity, "nodes");
    if (this.traceNodeId !== null) this.traceNodeId = resized(this.traceNodeId, capacity, "nodes");
    this.capacity = capacity;
  }
};
function widened(column) {
  if (column instanceof Float64Array) return column;
  const wide = newColumn(Float64Array, column.length, isShared(column), "nodes");
  wide.set(column);
  return wide;
}

// worker/heapsnapshot-parser-lite/src/string-builder.ts
var U323 = 4294967296;
var MAX_PIECE = 512 << 20;
var MIN_PIECE = 1 << 20;
var SHORT_RUN = 48;
var FIRST2 = 0;
var VALUE2 = 1;
var AFTER2 = 2;
var INSIDE = 3;
var ESCAPE = 4;
var HEX = 5;
var SHORT = new Uint8Array(128);
for (const [from2, to] of [
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "	"]
]) {
  SHORT[from2.charCodeAt(0)] = to.charCodeAt(0);
}
var StringTableBuilder = class {
  /** True once the closing bracket has been read. */
  done = false;
  count = 0;
  state = FIRST2;
  pieces = [];
  pieceFirst = [];
  piece;
  used = 0;
  /** Offset (over all pieces) of the piece in hand. */
  pieceBase = 0;
  /** Where the string in hand begins in its piece. */
  start = 0;
  offset;
  hex = 0;
  hexDigits = 0;
  /** A high surrogate that waits for its partner, or 0. */
  high = 0;
  /** In memory that several threads can read. */
  shared;
  /**
   * @param room upper bound of the bytes to come when known, else null
   * @param shared in memory that several threads can read
   */
  constructor(room, shared) {
    this.shared = shared;
    const bytes = room === null ? MIN_PIECE : Math.max(64, Math.min(MAX_PIECE, room));
    this.piece = newColumn(Uint8Array, bytes, shared, "strings");
    this.pieces.push(this.piece);
    this.pieceFirst.push(0);
    this.offset = newColumn(
      Uint32Array,
      room === null ? 1 << 14 : Math.max(64, Math.min(1 << 26, Math.floor(room / 10))),
      shared,
      "strings"
    );
  }
  /**
   * Reads from `bytes[from, to)`, the part after the opening bracket; returns the position after what it took.
   * @throws SnapshotError `not-json`, `wrong-type`, `too-large`, `out-of-memory`
   */
  feed(bytes, from2, to, base) {
    let p = from2;
    while (p < to) {
      const c2 = bytes[p];
      switch (this.state) {
        case INSIDE:
          p = this.inside(bytes, p, to, base);
          break;
        case ESCAPE: {
          if (c2 === 117) {
            this.hex = 0;
            this.hexDigits = 0;
            this.state = HEX;
          } else {
            const plain = c2 < 128 ? SHORT[c2] : 0;
            if (plain === 0) throw new SnapshotError("not-json", { offset: base + p, field: "strings" });
            this.loneHigh();
            this.put(plain);
            this.state = INSIDE;
          }
          p++;
          break;
        }
        case HEX: {
          const digit = c2 >= 48 && c2 <= 57 ? c2 - 48 : (c2 | 32) >= 97 && (c2 | 32) <= 102 ? (c2 | 32) - 87 : -1;
          if (digit < 0) throw new SnapshotError("not-json", { offset: base + p, field: "strings" });
          this.hex = this.hex * 16 + digit;
          if (++this.hexDigits === 4) {
            this.unit(this.hex);
            this.state = INSIDE;
          }
          p++;
          break;
        }
        default: {
          p++;
          if (c2 === 32 || c2 === 10 || c2 === 13 || c2 === 9) break;
          if (this.state === AFTER2) {
            if (c2 === 44) this.state = VALUE2;
            else if (c2 === 93) return this.finishArray(p);
            else throw new SnapshotError("not-json", { offset: base + p - 1, field: "strings" });
          } else if (c2 === 34) {
            this.begin();
          } else if (c2 === 93 && this.state === FIRST2) {
            return this.finishArray(p);
          } else {
            const other = c2 === 123 || c2 === 91 || c2 === 45 || c2 >= 48 && c2 <= 57 || c2 === 116 || c2 === 102 || c2 === 110;
            throw new SnapshotError(
              other ? "wrong-type" : "not-json",
              { offset: base + p - 1, field: "strings" },
              other ? { found: String.fromCharCode(c2) } : {}
            );
          }
        }
      }
    }
    return p;
  }
  /** The hot loop: copies plain bytes up to a quote, a backslash or a byte JSON forbids; starts the next string if it follows in V8's form. */
  inside(bytes, from2, to, base) {
    let p = from2;
    let piece = this.piece;
    let used2 = this.used;
    let room = piece.length;
    for (; ; ) {
      let c2 = 0;
      if (p < to && this.high !== 0 && bytes[p] !== 92) {
        this.used = used2;
        this.loneHigh();
        used2 = this.used;
        piece = this.piece;
        room = piece.length;
      }
      const near = Math.min(to, p + SHORT_RUN);
      while (p < near && (c2 = bytes[p]) >= 32 && c2 !== 34 && c2 !== 92) {
        if (used2 === room) {
          this.used = used2;
          this.nextPiece();
          used2 = this.used;
          piece = this.piece;
          room = piece.length;
        }
        piece[used2++] = c2;
        p++;
      }
      if (p === near && p < to) {
        const begin2 = p;
        while (p < to && (c2 = bytes[p]) >= 32 && c2 !== 34 && c2 !== 92) p++;
        if (used2 + (p - begin2) > room) {
          this.used = used2;
          this.nextPiece(p - begin2);
          used2 = this.used;
          piece = this.piece;
          room = piece.length;
        }
        piece.set(bytes.subarray(begin2, p), used2);
        used2 += p - begin2;
      }
      this.used = used2;
      if (p >= to) return p;
      if (c2 === 92) {
        this.state = ESCAPE;
        return p + 1;
      }
      if (c2 !== 34)
        throw new SnapshotError(
          "not-json",
          { offset: base + p, field: "strings" },
          { reason: "control character in a string" }
        );
      this.close();
      p++;
      if (p + 3 > to || bytes[p] !== 44) return p;
      const quote = bytes[p + 1] === 10 ? p + 2 : p + 1;
      if (bytes[quote] !== 34) return p;
      this.begin();
      p = quote + 1;
    }
  }
  begin() {
    if (this.count + 1 >= this.offset.length) this.growOffsets(this.offset.length * 2);
    const at = this.pieceBase + this.used;
    if (at >= U323 && this.offset instanceof Uint32Array) this.offset = Float64Array.from(this.offset);
    this.offset[this.count] = at;
    this.start = this.used;
    this.state = INSIDE;
  }
  close() {
    this.count++;
    this.state = AFTER2;
  }
  finishArray(p) {
    this.done = true;
    return p;
  }
  growOffsets(length) {
    if (length > U323) throw new SnapshotError("too-large", { field: "strings" }, { limit: U323 });
    this.offset = resized(this.offset, length, "strings");
  }
  put(byte) {
    if (this.used === this.piece.length) this.nextPiece();
    this.piece[this.used++] = byte;
  }
  /** Starts a new piece with room for `more` bytes and takes the beginning of the string in hand along. */
  nextPiece(more = 1) {
    const partial = this.piece.subarray(this.start, this.used);
    const total = this.pieceBase + this.used;
    const bytes = Math.max(Math.min(MAX_PIECE, Math.max(MIN_PIECE, total)), (partial.length + more) * 2);
    const next = newColumn(Uint8Array, bytes, this.shared, "strings");
    next.set(partial);
    if (this.start === 0) {
      this.pieces.pop();
    } else {
      this.pieceBase += this.start;
      this.pieceFirst.push(this.count);
    }
    this.piece = next;
    this.pieces.push(next);
    this.used = partial.length;
    this.start = 0;
  }
  /** One UTF-16 unit from an escape. */
  unit(u2) {
    if (u2 >= 55296 && u2 <= 56319) {
      this.loneHigh();
      this.high = u2;
    } else if (u2 >= 56320 && u2 <= 57343) {
      if (this.high === 0) this.codePoint(65533);
      else this.codePoint((this.high - 55296 << 10) + (u2 - 56320) + 65536);
      this.high = 0;
    } else {
      this.loneHigh();
      this.codePoint(u2);
    }
  }
  loneHigh() {
    if (this.high === 0) return;
    this.high = 0;
    this.codePoint(65533);
  }
  codePoint(u2) {
    if (u2 < 128) {
      this.put(u2);
    } else if (u2 < 2048) {
      this.put(192 | u2 >> 6);
      this.put(128 | u2 & 63);
    } else {
      if (u2 < 65536) {
        this.put(224 | u2 >> 12);
      } else {
        this.put(240 | u2 >> 18);
        this.put(128 | u2 >> 12 & 63);
      }
      this.put(128 | u2 >> 6 & 63);
      this.put(128 | u2 & 63);
    }
  }
  /** Freezes the table; the last piece is cut when much of it stayed unused. */
  finish() {
    const { count } = this;
    const total = this.pieceBase + this.used;
    if (total >= U323 && this.offset instanceof Uint32Array) this.offset = Float64Array.from(this.offset);
    const offset = resized(this.offset, count + 1, "strings");
    offset[count] = total;
    const pieces = this.pieces.slice();
    const last = pieces.length - 1;
    if (this.piece.length < MIN_PIECE || this.used < this.piece.length / 2)
      pieces[last] = resized(this.piece, this.used, "strings");
    return { count, pieces, offset, pieceFirst: Uint32Array.from([...this.pieceFirst, count]) };
  }
};

// worker/heapsnapshot-parser-lite/src/tables.ts
var NO_PLACE = 4294967295;
var MAX_INT32 = 2147483647;
var RowSink = class {
  field;
  row;
  count = 0;
  capacity = 0;
  col = 0;
  rowOffset = null;
  constructor(field, fieldCount) {
    this.field = field;
    this.row = new Float64Array(fieldCount);
  }
  atRowStart() {
    return this.col === 0;
  }
  fast(bytes, from2, to, base) {
    const stop = to - rowRoom(this.row.length);
    let p = from2;
    while (p < stop) {
      const next = readRow(bytes, p, this.row);
      if (next < 0) break;
      this.add(base + p);
      p = next;
    }
    return p;
  }
  push(value, offset) {
    if (this.col === 0) this.rowOffset = offset;
    this.row[this.col] = value;
    if (++this.col < this.row.length) return;
    this.col = 0;
    this.add(this.rowOffset);
  }
  add(offset) {
    if (this.count === this.capacity) {
      this.capacity = nextCapacity(this.capacity, 0);
      this.resize(this.capacity);
    }
    this.commit(this.count, offset);
    this.count++;
  }
  end(offset) {
    if (this.col !== 0)
      throw new SnapshotError(
        "row-incomplete",
        { offset, field: this.field },
        { fields: this.row.length, extra: this.col }
      );
    this.resize(this.count);
    this.capacity = this.count;
  }
};
var LocationColumnsBuilder = class extends RowSink {
  nodeFieldCount;
  nodeCount;
  objectAt;
  scriptIdAt;
  lineAt;
  columnAt;
  scriptObjectAt;
  node = new Uint32Array(0);
  scriptId = new Int32Array(0);
  line = new Int32Array(0);
  column = new Int32Array(0);
  scriptObject;
  constructor(header, nodeCount) {
    const f = header.locationFields;
    super("locations", f.length);
    this.nodeFieldCount = header.nodeFields.length;
    this.nodeCount = nodeCount;
    this.objectAt = f.indexOf("object_index");
    this.scriptIdAt = f.indexOf("script_id");
    this.lineAt = f.indexOf("line");
    this.columnAt = f.indexOf("column");
    this.scriptObjectAt = f.indexOf("script_object_index");
    this.scriptObject = this.scriptObjectAt < 0 ? null : new Uint32Array(0);
  }
  commit(n, offset) {
    const { row } = this;
    this.node[n] = this.ordinal(row[this.objectAt], "locations.object_index", offset);
    this.scriptId[n] = this.int32(this.scriptIdAt, "locations.script_id", offset);
    this.line[n] = this.int32(this.lineAt, "locations.line", offset);
    this.column[n] = this.int32(this.columnAt, "locations.column", offset);
    if (this.scriptObject !== null)
      this.scriptObject[n] = this.ordinal(row[this.scriptObjectAt], "locations.script_object_index", offset);
  }
  ordinal(index2, field, offset) {
    const node = index2 / this.nodeFieldCount;
    if (!(node >= 0 && node < this.nodeCount) || !Number.isInteger(node))
      throw new SnapshotError("node-range", { offset, field }, { value: index2 });
    return node;
  }
  int32(at, field, offset) {
    if (at < 0) return 0;
    const value = this.row[at];
    if (value > MAX_INT32 && value <= NO_PLACE) return -1;
    if (value !== (value | 0)) throw new SnapshotError("value-range", { offset, field }, { value });
    return value;
  }
  resize(capacity) {
    this.node = resized(this.node, capacity, "locations");
    this.scriptId = resized(this.scriptId, capacity, "locations");
    this.line = resized(this.line, capacity, "locations");
    this.column = resized(this.column, capacity, "locations");
    if (this.scriptObject !== null) this.scriptObject = resized(this.scriptObject, capacity, "locations");
  }
  finish() {
    const { count, node, scriptId, line, column, scriptObject } = this;
    return { count, node, scriptId, line, column, scriptObject };
  }
};
var SampleColumnsBuilder = class extends RowSink {
  timeAt;
  idAt;
  timestampUs = new Float64Array(0);
  lastAssignedId = new Float64Array(0);
  constructor(header) {
    const f = header.sampleFields;
    super("samples", f.length);
    this.timeAt = f.indexOf("timestamp_us");
    this.idAt = f.indexOf("last_assigned_id");
  }
  commit(n) {
    this.timestampUs[n] = this.row[this.timeAt];
    this.lastAssignedId[n] = this.row[this.idAt];
  }
  resize(capacity) {
    this.timestampUs = resized(this.timestampUs, capacity, "samples");
    this.lastAssignedId = resized(this.lastAssignedId, capacity, "samples");
  }
  finish() {
    const { count, timestampUs, lastAssignedId } = this;
    return { count, timestampUs, lastAssignedId };
  }
};

// worker/heapsnapshot-parser-lite/src/trace-tree.ts
var TRACE_TREE_FIELDS = ["id", "function_info_index", "parent"];
var WIDTH = TRACE_TREE_FIELDS.length;
var MAX_DEPTH = 1024;
var MAX_VALUE = 2147483647;
var TraceTreeReader = class _TraceTreeReader {
  done = false;
  idField;
  functionField;
  childrenField;
  values = new Int32Array(1024);
  length = 0;
  /** Row of the parent per open array, and how many of the current node's fields were read before it was opened. */
  parents = [];
  field = 0;
  id = 0;
  functionIndex = 0;
  row = -1;
  number = -1;
  /** What may come next: a value, or a comma or bracket. */
  afterValue = false;
  /** True right behind an opening bracket, where the array may end. */
  atStart = false;
  opened = false;
  /** @returns null when the header's fields are not those of a call tree whose children come last */
  static for(traceNodeFields) {
    const [id, functionIndex, children] = ["id", "function_info_index", "children"].map(
      (name) => traceNodeFields.indexOf(name)
    );
    const fits = id >= 0 && functionIndex >= 0 && children === traceNodeFields.length - 1;
    return fits ? new _TraceTreeReader(id, functionIndex, children) : null;
  }
  constructor(idField, functionField, childrenField) {
    this.idField = idField;
    this.functionField = functionField;
    this.childrenField = childrenField;
  }
  /** Reads from `bytes[from, to)`; returns the position after what it took. @throws SnapshotError `wrong-type`, `too-deep`, `value-range` */
  feed(bytes, from2, to, base) {
    for (let p = from2; p < to; p++) {
      const c2 = bytes[p];
      if (c2 >= 48 && c2 <= 57) {
        if (this.afterValue && this.number < 0) throw this.bad(base + p);
        this.number = Math.max(0, this.number) * 10 + (c2 - 48);
        if (this.number > MAX_VALUE)
          throw new SnapshotError("value-range", { offset: base + p, field: "trace_tree" }, { value: this.number });
        this.afterValue = true;
        this.atStart = false;
        continue;
      }
      if (this.number >= 0) this.endNumber(base + p);
      if (c2 === 32 || c2 === 10 || c2 === 13 || c2 === 9) continue;
      if (c2 === 44 && this.afterValue) this.afterValue = false;
      else if (c2 === 91 && !this.afterValue) this.open(base + p);
      else if (c2 === 93 && (this.afterValue || this.atStart)) this.close(base + p);
      else throw this.bad(base + p);
      if (this.done) return p + 1;
    }
    return to;
  }
  endNumber(offset) {
    if (!this.opened || this.field === this.childrenField) throw this.bad(offset);
    if (this.field === this.idField) this.id = this.number;
    else if (this.field === this.functionField) this.functionIndex = this.number;
    this.number = -1;
    this.field++;
  }
  open(offset) {
    if (this.opened && this.field !== this.childrenField) throw this.bad(offset);
    if (this.parents.length >= MAX_DEPTH)
      throw new SnapshotError("too-deep", { offset, field: "trace_tree" }, { limit: MAX_DEPTH });
    if (this.opened) {
      const parent = this.parents[this.parents.length - 1];
      this.row = this.add(parent);
    }
    this.parents.push(this.row);
    this.opened = true;
    this.field = 0;
    this.atStart = true;
    this.afterValue = false;
  }
  close(offset) {
    if (this.field !== 0) throw this.bad(offset);
    this.parents.pop();
    this.done = this.parents.length === 0;
    this.field = 0;
    this.afterValue = true;
    this.atStart = false;
  }
  add(parent) {
    if (this.length + WIDTH > this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = this.id;
    this.values[this.length + 1] = this.functionIndex;
    this.values[this.length + 2] = parent;
    this.length += WIDTH;
    return this.length / WIDTH - 1;
  }
  bad(offset) {
    return new SnapshotError("wrong-type", { offset, field: "trace_tree" });
  }
  /** The table; null for a tree without a node. */
  finish() {
    if (this.length === 0) return null;
    return { name: "trace_tree", fields: TRACE_TREE_FIELDS, values: this.values.slice(0, this.length) };
  }
};

// worker/heapsnapshot-parser-lite/src/sections.ts
var RAW_TABLES = /* @__PURE__ */ new Map([
  ["trace_function_infos", "trace_function_info_fields"],
  ["scopes", "scope_fields"],
  ["scope_context_vars", "scope_context_var_fields"],
  ["scope_uses", "scope_use_fields"]
]);
var ROWS_WITHOUT_HINT = 1 << 14;
var Sections = class {
  /** Set as soon as `snapshot` has been read. */
  head = null;
  nodes = null;
  /** The nodes were read to their end. */
  nodesRead = false;
  edges = null;
  locations = null;
  samples = null;
  strings = null;
  traceTree = null;
  waiting = /* @__PURE__ */ new Map();
  raw = /* @__PURE__ */ new Map();
  maxBytes;
  onlyEdges;
  shared;
  /**
   * @param maxBytes most JSON bytes there can be: bounds what the header's counts may allocate; null when unknown
   * @param onlyEdges the nodes are somebody else's to read: edges are checked against the header's count of them
   * @param shared columns go into memory that several threads can read
   */
  constructor(maxBytes, onlyEdges, shared) {
    this.maxBytes = maxBytes;
    this.onlyEdges = onlyEdges;
    this.shared = shared;
  }
  /** @param bytesLeft bytes to the end of the JSON; null when unknown */
  beginStrings(bytesLeft) {
    this.strings = new StringTableBuilder(bytesLeft, this.shared);
    return this.strings;
  }
  /** The reader of `trace_tree`; null before the header, and with fields of another kind: its form is not known. */
  beginTraceTree() {
    this.traceTree = this.head === null ? null : TraceTreeReader.for(this.head.header.traceNodeFields);
    return this.traceTree;
  }
  /** Where the integers of a section go: into its columns when what these need has been read, else a place to wait. */
  sinkFor(key) {
    const sink = this.builderFor(key);
    if (sink !== null) return sink;
    const raw = new RawIntegers(key);
    (RAW_TABLES.has(key) ? this.raw : this.waiting).set(key, raw);
    return raw;
  }
  builderFor(key) {
    if (this.head === null) return null;
    const { header } = this.head;
    if (key === "nodes") {
      this.nodes = new NodeColumnsBuilder(header, this.room(header.nodeCount, header.nodeFields.length), this.shared);
      return this.nodes;
    }
    if (key === "samples") {
      if (!header.sampleFields.includes("timestamp_us") || !header.sampleFields.includes("last_assigned_id"))
        return null;
      this.samples = new SampleColumnsBuilder(header);
      return this.samples;
    }
    if (key === "edges" && this.onlyEdges) return this.edgesOf(header.nodeCount, header.edgeCount);
    if (this.nodes === null || !this.nodesRead) return null;
    if (key === "edges") return this.edgesOf(this.nodes.nodeCount, this.nodes.edgeTotal);
    if (key === "locations" && header.locationFields.includes("object_index")) {
      this.locations = new LocationColumnsBuilder(header, this.nodes.nodeCount);
      return this.locations;
    }
    return null;
  }
  edgesOf(nodeCount, expected) {
    if (this.head === null) return null;
    const { header } = this.head;
    const room = this.room(header.edgeCount, header.edgeFields.length);
    this.edges = new EdgeColumnsBuilder(header, nodeCount, expected, room, this.shared);
    return this.edges;
  }
  /** Rows to allocate at once: what the header claims when the file could hold as many, else a modest beginning. */
  room(claimed, fields) {
    const possible = this.maxBytes === null ? ROWS_WITHOUT_HINT : Math.ceil(this.maxBytes / (2 * fields));
    return claimed === 0 ? Math.min(ROWS_WITHOUT_HINT, possible + 1) : Math.min(claimed, Math.max(ROWS_WITHOUT_HINT, possible));
  }
  /** Replays what came before the things it depends on. */
  settle() {
    for (const key of ["nodes", "edges", "locations", "samples"]) {
      const raw = this.waiting.get(key);
      if (raw === void 0 || this.head === null) continue;
      const sink = this.builderFor(key);
      if (sink !== null) raw.replay(sink);
      if (key === "nodes") this.nodesRead = sink !== null;
      this.waiting.delete(key);
    }
  }
  /**
   * All columns, and what is to be remarked on their strings.
   * @param other the edges, when another reader read them
   * @throws SnapshotError `missing-section`, `string-range`, `bad-header`
   */
  finish(other) {
    const { head, nodes, strings } = this;
    const edges = other ?? this.edges;
    if (head === null) throw new SnapshotError("missing-section", { field: "snapshot" });
    if (nodes === null) throw new SnapshotError("missing-section", { field: "nodes" });
    if (edges === null) throw new SnapshotError("missing-section", { field: "edges" });
    if (strings === null) throw new SnapshotError("missing-section", { field: "strings" });
    const { columns, maxName, maxNameOffset } = nodes.finish();
    const table = strings.finish();
    const inRange = (field, value, offset) => {
      if (value >= table.count)
        throw new SnapshotError("string-range", { offset, field }, { value, limit: table.count });
    };
    inRange("nodes.name", maxName, maxNameOffset);
    inRange("edges.name_or_index", edges.maxName, edges.maxNameOffset);
    const { header } = head;
    if (header.rootOrdinal >= columns.count) throw new SnapshotError("bad-header", { field: "snapshot.root_index" });
    return {
      header: nodes.unnamedType ? { ...header, nodeTypes: [...header.nodeTypes, UNNAMED_NODE_TYPE] } : header,
      nodes: columns,
      edges: "finish" in edges ? edges.finish() : edges.columns,
      locations: this.locations?.finish() ?? null,
      samples: this.samples?.finish() ?? null,
      tables: this.tables(head),
      strings: table,
      spareStrings: this.spareStrings(table.count - 1 - Math.max(maxName, edges.maxName))
    };
  }
  tables({ fieldLists }) {
    const tables = [];
    for (const [name, integers] of this.raw)
      tables.push({ name, fields: fieldLists.get(RAW_TABLES.get(name) ?? "") ?? [], values: integers.toArray() });
    const tree = this.traceTree?.finish() ?? null;
    if (tree !== null) tables.push(tree);
    return tables;
  }
  /** Strings after the last that is used. Tables kept as written name strings, too, and who writes no counts is not V8: then none is spare. */
  spareStrings(unused) {
    const named3 = [...this.raw.values()].some((table) => table.count > 0);
    return !named3 && this.head !== null && this.head.header.nodeCount > 0 ? Math.max(0, unused) : 0;
  }
};

// worker/heapsnapshot-parser-lite/src/share.ts
var NotShared = class extends Error {
};

// worker/heapsnapshot-parser-lite/src/skip.ts
var MAX_DEPTH2 = 1024;
var VALUE3 = 0;
var FIRST_ITEM = 1;
var FIRST_KEY = 2;
var KEY = 3;
var COLON = 4;
var AFTER3 = 5;
var STRING = 6;
var ESCAPE2 = 7;
var HEX2 = 8;
var SCALAR = 9;
var SCALARS = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
var MAX_SCALAR = 400;
var JsonSkipper = class {
  /** True once the value has ended. A number at the top is ended by the byte after it, which is not taken. */
  done = false;
  state = VALUE3;
  stack = [];
  isKey = false;
  hexDigits = 0;
  scalar = "";
  field;
  maxDepth;
  constructor(field, maxDepth = MAX_DEPTH2) {
    this.field = field;
    this.maxDepth = maxDepth;
  }
  /** Reads from `bytes[from, to)`; returns the position after what it took. @throws SnapshotError `not-json`, `too-deep` */
  feed(bytes, from2, to, base) {
    let p = from2;
    while (p < to) {
      const c2 = bytes[p];
      if (this.state === STRING) {
        while (p < to && bytes[p] >= 32 && bytes[p] !== 34 && bytes[p] !== 92) p++;
        if (p >= to) return p;
        if (bytes[p] === 34) this.endString();
        else if (bytes[p] === 92) this.state = ESCAPE2;
        else throw this.bad(base + p);
        p++;
      } else if (this.state === ESCAPE2) {
        if (c2 === 117) {
          this.state = HEX2;
          this.hexDigits = 0;
        } else if (c2 === 34 || c2 === 92 || c2 === 47 || c2 === 98 || c2 === 102 || c2 === 110 || c2 === 114 || c2 === 116) {
          this.state = STRING;
        } else {
          throw this.bad(base + p);
        }
        p++;
      } else if (this.state === HEX2) {
        const lower = c2 | 32;
        if (!(c2 >= 48 && c2 <= 57 || lower >= 97 && lower <= 102)) throw this.bad(base + p);
        if (++this.hexDigits === 4) this.state = STRING;
        p++;
      } else if (this.state === SCALAR) {
        const letter = c2 | 32;
        if (c2 >= 48 && c2 <= 57 || c2 === 43 || c2 === 45 || c2 === 46 || letter >= 97 && letter <= 122) {
          this.scalar += String.fromCharCode(c2);
          if (this.scalar.length > MAX_SCALAR) throw this.bad(base + p);
          p++;
        } else {
          this.endScalar(base + p);
        }
      } else if (c2 === 32 || c2 === 10 || c2 === 13 || c2 === 9) {
        p++;
      } else {
        this.structure(c2, base + p);
        p++;
      }
      if (this.done) return p;
    }
    return p;
  }
  structure(c2, offset) {
    switch (this.state) {
      case COLON:
        if (c2 !== 58) throw this.bad(offset);
        this.state = VALUE3;
        return;
      case AFTER3: {
        const top = this.stack[this.stack.length - 1];
        if (c2 === 44) this.state = top === 123 ? KEY : VALUE3;
        else if (c2 === (top === 123 ? 125 : 93)) this.close();
        else throw this.bad(offset);
        return;
      }
      case KEY:
      case FIRST_KEY:
        if (c2 === 34) {
          this.isKey = true;
          this.state = STRING;
        } else if (c2 === 125 && this.state === FIRST_KEY) {
          this.close();
        } else {
          throw this.bad(offset);
        }
        return;
      default:
        this.value(c2, offset);
    }
  }
  value(c2, offset) {
    if (c2 === 34) {
      this.isKey = false;
      this.state = STRING;
    } else if (c2 === 123 || c2 === 91) {
      if (this.stack.length >= this.maxDepth)
        throw new SnapshotError("too-deep", { offset, field: this.field }, { limit: this.maxDepth });
      this.stack.push(c2);
      this.state = c2 === 123 ? FIRST_KEY : FIRST_ITEM;
    } else if (c2 === 93 && this.state === FIRST_ITEM) {
      this.close();
    } else if (c2 === 45 || c2 >= 48 && c2 <= 57 || c2 === 116 || c2 === 102 || c2 === 110) {
      this.scalar = String.fromCharCode(c2);
      this.state = SCALAR;
    } else {
      throw this.bad(offset);
    }
  }
  close() {
    this.stack.pop();
    this.ended();
  }
  endString() {
    if (this.isKey) this.state = COLON;
    else this.ended();
  }
  endScalar(offset) {
    if (!SCALARS.test(this.scalar)) throw this.bad(offset);
    this.ended();
  }
  ended() {
    this.state = AFTER3;
    this.done = this.stack.length === 0;
  }
  bad(offset) {
    return new SnapshotError("not-json", { offset, field: this.field });
  }
};

// worker/heapsnapshot-parser-lite/src/parse.ts
var OURS = /* @__PURE__ */ new Set(["snapshot", "nodes", "edges", "strings", "locations", "samples"]);
var MAX_HEADER_BYTES = 16 << 20;
var MAX_KEY_BYTES = 4096;
var OPEN = 0;
var FIRST_KEY2 = 1;
var KEY2 = 2;
var KEY_TEXT = 3;
var COLON2 = 4;
var VALUE4 = 5;
var READING = 6;
var AFTER4 = 7;
var END = 8;
var SnapshotReader = class {
  /** Key being read; '' between values. */
  section = "";
  state = OPEN;
  base = 0;
  bom = 0;
  keyBytes = [];
  keyEscaped = false;
  reader = null;
  headerBytes = [];
  headerLength = 0;
  seen = /* @__PURE__ */ new Map();
  sections;
  after = new AfterEnd();
  /** Most JSON bytes there can be, for allocations; null when unknown. */
  maxBytes;
  /** True when `maxBytes` is the exact size of the JSON. */
  exact;
  share;
  findByte;
  edgesStart = -1;
  edgesEnd = -1;
  start = null;
  /**
   * @param jsonBytes size of the JSON: `exact` for a plain file, an `upTo` for gzip; null when unknown. Bounds what
   *   the header's counts may allocate.
   * @param share what to read; a share of the work throws `NotShared` when the file is not laid out as V8 writes it
   * @param findByte a faster search than `indexOf`, where there is one
   * @param shared put columns into memory that several threads can read
   */
  constructor(jsonBytes, share = "all", findByte = (bytes, byte, from2) => bytes.indexOf(byte, from2), shared = false) {
    this.share = share;
    this.findByte = findByte;
    this.maxBytes = jsonBytes === null ? null : jsonBytes.bytes;
    this.exact = jsonBytes !== null && jsonBytes.exact;
    this.sections = new Sections(this.maxBytes, share === "edges", shared);
  }
  /** Passes over what stands before the snapshot; called before the first `push`. */
  beginAt(start) {
    if (start === null) return;
    this.base = start.skip;
    this.start = start;
  }
  /** Known as soon as `snapshot` has been read. */
  get head() {
    return this.sections.head;
  }
  /** JSON bytes taken so far. */
  get bytesRead() {
    return this.base;
  }
  /** @throws SnapshotError see `parseSnapshot` */
  push(bytes) {
    try {
      this.take(bytes);
    } catch (error) {
      const { base } = this;
      if (!(error instanceof SnapshotError) || error.code !== "not-json" || error.offset === null) throw error;
      if (bytes[error.offset - base] !== 0) throw error;
      throw new SnapshotError("zeros-inside", { offset: error.offset, field: error.field, cause: error });
    }
  }
  take(bytes) {
    const to = bytes.length;
    const base = this.base;
    let p = 0;
    while (p < to) {
      if (this.share === "edges" && this.edgesEnd >= 0) return;
      if (this.state === READING) p = this.read(bytes, p, to, base);
      else if (this.state === KEY_TEXT) p = this.keyText(bytes, p, to, base);
      else if (this.state === VALUE4) p = this.beginValue(bytes, p, to, base);
      else if (this.state === END) {
        this.after.take(bytes, p, to, base);
        p = to;
      } else this.structure(bytes[p], base + p++);
    }
    this.base += to;
  }
  /** The edges once they were read to their end, else null. For a reader whose share they are. */
  get edgeShare() {
    const { edges, head } = this.sections;
    if (edges === null || head === null || this.edgesEnd < 0) return null;
    return {
      columns: edges.finish(),
      start: this.edgesStart,
      end: this.edgesEnd,
      nodeCount: head.header.nodeCount,
      maxName: edges.maxName,
      maxNameOffset: edges.maxNameOffset
    };
  }
  /** The other reader's edges, when they are those this one passed over. @throws NotShared */
  fitting(other) {
    const { nodes } = this.sections;
    const fits = other !== null && nodes !== null && other.start === this.edgesStart && other.end === this.edgesEnd && other.nodeCount === nodes.nodeCount && other.columns.count === nodes.edgeTotal;
    if (!fits) throw new NotShared();
    return other;
  }
  /**
   * The columns.
   * @param other the edges, when they were not this reader's share
   * @throws SnapshotError see `parseSnapshot`; NotShared
   */
  finish(fileBytes, other = null) {
    if (this.base === this.bom) throw new SnapshotError("empty", { offset: 0 });
    if (this.state === OPEN) throw new SnapshotError("empty", { offset: 0 }, { reason: "only white space" });
    if (this.state !== END) throw this.cut();
    this.sections.settle();
    const edges = this.share === "all" ? null : this.fitting(other);
    if (this.head === null) throw withoutSnapshot(this.seen);
    const { spareStrings, ...columns } = this.sections.finish(edges);
    const remarks = this.after.remarks(this.start);
    if (spareStrings > 0) remarks.push({ code: "spare-strings", count: spareStrings });
    return { ...columns, fileBytes, jsonBytes: this.base, ...remarks.length === 0 ? {} : { remarks } };
  }
  /** The error for an input that ends here. */
  cut() {
    return new SnapshotError("truncated", { offset: this.base, field: this.section === "" ? null : this.section });
  }
  structure(c2, offset) {
    if (c2 === 32 || c2 === 10 || c2 === 13 || c2 === 9) return;
    switch (this.state) {
      case OPEN:
        if (offset === this.bom && offset < 3 && c2 === [239, 187, 191][offset]) {
          this.bom++;
          return;
        }
        if (c2 === 123) this.state = FIRST_KEY2;
        else if (c2 === 91 || c2 === 34 || c2 === 45 || c2 >= 48 && c2 <= 57)
          throw new SnapshotError("not-a-snapshot", { offset });
        else throw new SnapshotError("not-json", { offset });
        return;
      case FIRST_KEY2:
      case KEY2:
        if (c2 === 34) {
          this.keyBytes = [c2];
          this.keyEscaped = false;
          this.state = KEY_TEXT;
        } else if (c2 === 125 && this.state === FIRST_KEY2) {
          this.state = END;
        } else {
          throw new SnapshotError("not-json", { offset });
        }
        return;
      case COLON2:
        if (c2 !== 58) throw new SnapshotError("not-json", { offset, field: this.section });
        this.state = VALUE4;
        return;
      case AFTER4:
        if (c2 === 44) this.state = KEY2;
        else if (c2 === 125) this.state = END;
        else throw new SnapshotError("not-json", { offset });
        return;
      default:
        throw new SnapshotError("not-json", { offset });
    }
  }
  keyText(bytes, from2, to, base) {
    for (let p = from2; p < to; p++) {
      const c2 = bytes[p];
      if (c2 < 32 || this.keyBytes.length > MAX_KEY_BYTES) throw new SnapshotError("not-json", { offset: base + p });
      this.keyBytes.push(c2);
      if (this.keyEscaped) {
        this.keyEscaped = false;
      } else if (c2 === 92) {
        this.keyEscaped = true;
      } else if (c2 === 34) {
        const at = base + p;
        try {
          this.section = JSON.parse(new TextDecoder().decode(Uint8Array.from(this.keyBytes)));
        } catch (cause) {
          throw new SnapshotError("not-json", { offset: at, cause });
        }
        if (this.seen.has(this.section) && (RAW_TABLES.has(this.section) || OURS.has(this.section))) {
          throw new SnapshotError("duplicate-section", { offset: at, field: this.section });
        }
        this.seen.set(this.section, at);
        const other = this.head === null ? otherKindOf(this.section, at) : null;
        if (other !== null) throw other;
        this.state = COLON2;
        return p + 1;
      }
    }
    return to;
  }
  /** Chooses the reader by key and first byte; takes the opening bracket of the arrays it knows. */
  beginValue(bytes, from2, to, base) {
    let p = from2;
    while (p < to && (bytes[p] === 32 || bytes[p] === 10 || bytes[p] === 13 || bytes[p] === 9)) p++;
    if (p >= to) return p;
    const c2 = bytes[p];
    const key = this.section;
    if (this.share === "edges" && key !== "snapshot" && key !== "nodes" && key !== "edges") throw new NotShared();
    this.state = READING;
    if (key === "snapshot") {
      this.reader = { kind: "header", skipper: new JsonSkipper(key), at: base + p };
      return p;
    }
    if (key === "strings" || key === "nodes" || key === "edges" || key === "locations" || key === "samples" || RAW_TABLES.has(key)) {
      const optional = key !== "strings" && key !== "nodes" && key !== "edges";
      if (c2 !== 91) {
        if (!optional || c2 !== 110)
          throw new SnapshotError("wrong-type", { offset: base + p, field: key }, { found: String.fromCharCode(c2) });
      } else {
        if (key === "strings") {
          const left = this.exact && this.maxBytes !== null ? Math.max(0, this.maxBytes - (base + p)) : null;
          this.reader = { kind: "strings", builder: this.sections.beginStrings(left) };
        } else if (this.passes(key, base + p)) {
          this.reader = { kind: "pass", key };
        } else {
          this.reader = { kind: "integers", key, scanner: new IntegerScanner(this.sections.sinkFor(key)) };
        }
        return p + 1;
      }
    }
    const tree = key === "trace_tree" && c2 === 91 ? this.sections.beginTraceTree() : null;
    this.reader = tree === null ? { kind: "skip", skipper: new JsonSkipper(key) } : { kind: "tree", tree };
    return p;
  }
  /** Whether somebody else reads this array of integers. Nothing but V8's own order of sections is shared. */
  passes(key, at) {
    if (key === "edges") this.edgesStart = at;
    if (this.share === "all" || this.share === "all-but-edges" && key !== "edges") return false;
    const inOrder = this.head !== null && this.head.header.nodeCount > 0 && (key === "nodes" || this.seen.has("nodes"));
    if (!inOrder || this.share === "all-but-edges" && !this.sections.nodesRead) throw new NotShared();
    return key === "edges" === (this.share === "all-but-edges");
  }
  read(bytes, from2, to, base) {
    const reader = this.reader;
    if (reader === null) return to;
    switch (reader.kind) {
      case "integers": {
        let p;
        try {
          p = reader.scanner.feed(bytes, from2, to, base);
        } catch (error) {
          throw this.head === null ? profileInstead(error, reader.key) : error;
        }
        if (reader.scanner.done) {
          if (reader.key === "nodes" && this.sections.nodes !== null) this.sections.nodesRead = true;
          if (reader.key === "edges") this.edgesEnd = base + p - 1;
          this.endValue();
        }
        return p;
      }
      case "pass": {
        const p = this.findByte(bytes, 93, from2);
        if (p < 0 || p >= to) return to;
        if (reader.key === "edges") this.edgesEnd = base + p;
        this.endValue();
        return p + 1;
      }
      case "strings": {
        const p = reader.builder.feed(bytes, from2, to, base);
        if (reader.builder.done) this.endValue();
        return p;
      }
      case "header": {
        const p = reader.skipper.feed(bytes, from2, to, base);
        this.headerBytes.push(bytes.slice(from2, p));
        this.headerLength += p - from2;
        if (this.headerLength > MAX_HEADER_BYTES)
          throw new SnapshotError("too-large", { offset: base + from2, field: "snapshot" }, { limit: MAX_HEADER_BYTES });
        if (reader.skipper.done) {
          this.sections.head = parseHeader(this.headerText(), reader.at);
          this.endValue();
        }
        return p;
      }
      case "tree": {
        const p = reader.tree.feed(bytes, from2, to, base);
        if (reader.tree.done) this.endValue();
        return p;
      }
      case "skip": {
        const p = reader.skipper.feed(bytes, from2, to, base);
        if (reader.skipper.done) this.endValue();
        return p;
      }
    }
  }
  headerText() {
    const all = new Uint8Array(this.headerLength);
    let at = 0;
    for (const part of this.headerBytes) {
      all.set(part, at);
      at += part.length;
    }
    this.headerBytes.length = 0;
    return new TextDecoder().decode(all);
  }
  endValue() {
    this.reader = null;
    this.section = "";
    this.state = AFTER4;
  }
};

// worker/heapsnapshot-parser-lite/src/snapshot.ts
var MAX_GZIP_RATIO = 1032;
var USUAL_GZIP_RATIO = 30;
var PROGRESS_BYTES = 4 << 20;
async function parseSnapshot(source, options = {}) {
  const { totalBytes = null, onProgress } = options;
  const meter = { fileBytes: 0, gzip: false };
  try {
    const reader = await readAll(source, "all", meter, options);
    const columns = reader.finish(meter.fileBytes);
    onProgress?.({ bytesRead: meter.fileBytes, totalBytes, section: "" });
    return columns;
  } catch (error) {
    if (error instanceof SnapshotError && options.name !== void 0) error.source = options.name;
    throw error;
  }
}
async function readAll(source, share, meter, options) {
  const { totalBytes = null, onProgress } = options;
  let reader = null;
  let reported = 0;
  for await (const chunk of stoppable(jsonChunks(source, meter, options.name), options.signal)) {
    if (share !== "all" && meter.gzip) throw new NotShared();
    if (reader === null) {
      reader = new SnapshotReader(bound(totalBytes, meter.gzip), share, options.findByte, options.shared);
      reader.beginAt(meter.start ?? null);
    }
    reader.push(chunk);
    if (share === "edges" && reader.edgeShare !== null) break;
    if (onProgress !== void 0 && meter.fileBytes - reported >= PROGRESS_BYTES) {
      reported = meter.fileBytes;
      onProgress({ bytesRead: reported, totalBytes, section: reader.section });
    }
  }
  return reader ?? new SnapshotReader(null);
}
function bound(totalBytes, gzip) {
  if (totalBytes === null) return null;
  return gzip ? { bytes: totalBytes * Math.min(USUAL_GZIP_RATIO, MAX_GZIP_RATIO), exact: false } : { bytes: totalBytes, exact: true };
}
async function* stoppable(chunks, signal) {
  if (signal === void 0) {
    yield* chunks;
    return;
  }
  let stop = null;
  const stopped = new Promise((resolve) => {
    stop = () => resolve("stopped");
    signal.addEventListener?.("abort", stop, { once: true });
  });
  try {
    for (; ; ) {
      const step = signal.aborted ? "stopped" : await Promise.race([chunks.next(), stopped]);
      if (step === "stopped") {
        void chunks.return().catch(() => void 0);
        throw new SnapshotError("aborted");
      }
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    if (stop !== null) signal.removeEventListener?.("abort", stop);
    void chunks.return().catch(() => void 0);
  }
}

// worker/heapsnapshot-parser-lite/src/strings.ts
var decoder = new TextDecoder("utf-8", { ignoreBOM: true });
var encoder = new TextEncoder();
function pieceOf(strings, i2) {
  const { pieceFirst } = strings;
  let low = 0;
  let high = strings.pieces.length - 1;
  while (low < high) {
    const middle = low + high + 1 >>> 1;
    if (pieceFirst[middle] <= i2) low = middle;
    else high = middle - 1;
  }
  return low;
}
function span(strings, i2) {
  if (!(i2 >= 0 && i2 < strings.count)) throw new RangeError(`string ${i2} of ${strings.count}`);
  const { offset } = strings;
  const k = strings.pieces.length === 1 ? 0 : pieceOf(strings, i2);
  const base = offset[strings.pieceFirst[k]];
  return { bytes: strings.pieces[k], from: offset[i2] - base, to: offset[i2 + 1] - base };
}
function stringAt(strings, i2) {
  const { bytes, from: from2, to } = span(strings, i2);
  if (to - from2 <= 24) {
    let text = "";
    let p = from2;
    for (; p < to; p++) {
      const c2 = bytes[p];
      if (c2 >= 128) break;
      text += String.fromCharCode(c2);
    }
    if (p === to) return text;
  }
  return decoder.decode(isShared(bytes) ? bytes.slice(from2, to) : bytes.subarray(from2, to));
}
function stringBytes(strings, i2) {
  const { bytes, from: from2, to } = span(strings, i2);
  return bytes.subarray(from2, to);
}
function indexOfString(strings, text) {
  const wanted = typeof text === "string" ? encoder.encode(text) : text;
  const { offset, pieces, pieceFirst } = strings;
  for (let k = 0; k < pieces.length; k++) {
    const base = offset[pieceFirst[k]];
    for (let i2 = pieceFirst[k]; i2 < pieceFirst[k + 1]; i2++) {
      if (offset[i2 + 1] - offset[i2] === wanted.length && equalAt(pieces[k], offset[i2] - base, wanted)) return i2;
    }
  }
  return -1;
}
function equalAt(bytes, at, wanted) {
  for (let k = 0; k < wanted.length; k++) if (bytes[at + k] !== wanted[k]) return false;
  return true;
}

// ../../scratch/house/shim/vitest.mjs
import { createRequire } from "node:module";
var require2 = createRequire("/work/wt/house/package.json");
var { equals: equals2, subsetEquality: subsetEquality2, iterableEquality: iterableEquality2 } = await Promise.resolve().then(() => (init_dist4(), dist_exports));
var path = [];
var failed = 0;
var passed = 0;
var queue = [];
var fmt = (t2, args) => {
  let i2 = 0;
  return t2.replace(/%[sioOdj]/g, () => {
    const a = args[i2++];
    return typeof a === "string" ? a : typeof a === "function" ? a.name : JSON.stringify(a);
  });
};
var describe = (n, f) => {
  path.push(n);
  f();
  path.pop();
};
describe.each = (rows) => (n, f) => {
  for (const r of rows) {
    const a = Array.isArray(r) ? r : [r];
    describe(fmt(n, a), () => f(...a));
  }
};
var it = (n, f) => {
  queue.push([[...path, n].join(" > "), f]);
};
it.each = (rows) => (n, f) => {
  for (const r of rows) {
    const a = Array.isArray(r) ? r : [r];
    it(fmt(n, a), () => f(...a));
  }
};
var show = (v) => JSON.stringify(v, (k, x) => x === void 0 ? "__undef" : typeof x === "number" && !Number.isFinite(x) ? String(x) : x);
var matchers = (v, not) => {
  const c2 = (ok, m) => {
    if (ok === not) throw new Error(`${not ? "not " : ""}${m}`);
  };
  return {
    toBe: (e) => c2(Object.is(v, e), `got ${show(v)} wanted ${show(e)}`),
    toEqual: (e) => c2(equals2(v, e, [iterableEquality2]), `got ${show(v)}
   wanted ${show(e)}`),
    toStrictEqual: (e) => c2(equals2(v, e, [iterableEquality2], true), `got ${show(v)} wanted ${show(e)}`),
    toBeNull: () => c2(v === null, `got ${show(v)} wanted null`),
    toBeNaN: () => c2(Number.isNaN(v), "nan"),
    toMatchObject: (e) => c2(equals2(v, e, [iterableEquality2, subsetEquality2]), `got ${show(v)}
   wanted ~ ${show(e)}`),
    toHaveLength: (n) => c2(v.length === n, `length ${v.length} wanted ${n}`),
    toContain: (e) => c2(v.includes(e), `${show(v)} has not ${show(e)}`),
    toMatch: (e) => c2(typeof e === "string" ? v.includes(e) : e.test(v), `${v} !~ ${e}`),
    toBeTruthy: () => c2(!!v, "falsy"),
    toBeInstanceOf: (e) => c2(v instanceof e, "instance"),
    toBeCloseTo: (e, d2 = 2) => c2(Math.abs(v - e) < 0.5 * 10 ** -d2, `${v}~${e}`),
    toBeGreaterThanOrEqual: (e) => c2(v >= e, `${v}>=${e}`),
    toBeLessThanOrEqual: (e) => c2(v <= e, `${v}<=${e}`),
    toHaveProperty: (k) => c2(k in v, k),
    toContainEqual: (e) => c2([...v].some((x) => equals2(x, e)), "containEqual"),
    toBeUndefined: () => c2(v === void 0, `got ${show(v)}`),
    toBeDefined: () => c2(v !== void 0, "undefined"),
    toBeGreaterThan: (e) => c2(v > e, `${v}>${e}`),
    toBeLessThan: (e) => c2(v < e, `${v}<${e}`),
    toThrow: (e) => {
      let t2 = null;
      try {
        v();
      } catch (x) {
        t2 = x;
      }
      c2(t2 !== null && (e === void 0 || (typeof e === "string" ? t2.message.includes(e) : e instanceof RegExp ? e.test(t2.message) : true)), `threw ${t2}`);
    }
  };
};
var later = (v, ok) => new Proxy({}, { get: (_, k) => async (...a) => {
  let x;
  try {
    x = await v;
    if (!ok) throw Object.assign(new Error("resolved"), { __r: 1 });
  } catch (e) {
    if (ok || e.__r) throw e;
    x = e;
  }
  return k === "toThrow" ? matchers(() => {
    throw x;
  }, false).toThrow(...a) : matchers(x, false)[k](...a);
} });
var expect2 = (v) => ({ ...matchers(v, false), not: matchers(v, true), resolves: later(v, true), rejects: later(v, false) });
var befores = [];
var bes = [];
var aes = [];
setImmediate(async () => {
  for (const b2 of befores) await b2();
  for (const [n, f] of queue) {
    try {
      for (const b2 of bes) await b2();
      await f();
      for (const a of aes) await a();
      passed++;
    } catch (e) {
      failed++;
      console.log("\u2717", n, "\n  ", String(e.message).slice(0, 600));
    }
  }
  console.log(passed, "passed", failed, "failed");
});

// fixtures/draw/draw.ts
var nodeTypes = [
  "hidden",
  "array",
  "string",
  "object",
  "code",
  "closure",
  "regexp",
  "number",
  "native",
  "synthetic",
  "concatenated string",
  "sliced string",
  "symbol",
  "bigint",
  "object shape"
];
var edgeTypes = ["context", "element", "property", "internal", "hidden", "shortcut", "weak"];
var ROOT_ID = 1;
function snapshotJson(nodes, edges) {
  const all = [{ type: "synthetic", name: "", id: ROOT_ID, size: 0 }, ...nodes];
  const ordinal2 = new Map(all.map((node, index2) => [node.id, index2]));
  if (ordinal2.size !== all.length) throw new Error("two nodes have one id");
  const strings = [];
  const indexOf = /* @__PURE__ */ new Map();
  const string = (text) => {
    const known4 = indexOf.get(text);
    if (known4 !== void 0) return known4;
    strings.push(text);
    indexOf.set(text, strings.length - 1);
    return strings.length - 1;
  };
  const outgoing = all.map((node) => edges.filter((edge) => edge.from === node.id));
  const target = (id) => {
    const found = ordinal2.get(id);
    if (found === void 0) throw new Error(`an edge points at @${id}, which is not drawn`);
    return found * 6;
  };
  const flatNodes = all.flatMap((node, index2) => [
    nodeTypes.indexOf(node.type),
    string(node.name),
    node.id,
    node.size,
    outgoing[index2].length,
    node.detachedness ?? 0
  ]);
  const flatEdges = outgoing.flat().flatMap((edge) => [
    edgeTypes.indexOf(edge.type),
    typeof edge.name === "number" ? edge.name : string(edge.name),
    target(edge.to)
  ]);
  const locations = all.flatMap((node, index2) => node.at === void 0 ? [] : [index2 * 6, ...node.at]);
  return JSON.stringify({
    snapshot: {
      meta: {
        node_fields: ["type", "name", "id", "self_size", "edge_count", "detachedness"],
        node_types: [nodeTypes, "string", "number", "number", "number", "number"],
        edge_fields: ["type", "name_or_index", "to_node"],
        edge_types: [edgeTypes, "string_or_number", "node"],
        trace_function_info_fields: [],
        trace_node_fields: [],
        sample_fields: ["timestamp_us", "last_assigned_id"],
        location_fields: ["object_index", "script_id", "line", "column"]
      },
      node_count: all.length,
      edge_count: flatEdges.length / 3,
      trace_function_count: 0
    },
    nodes: flatNodes,
    edges: flatEdges,
    trace_function_infos: [],
    trace_tree: [],
    samples: [],
    locations,
    strings
  });
}

// worker/heap/errors.ts
var HeapError = class extends Error {
  code;
  where;
  constructor(code, where = null) {
    super(where === null ? code : `${code}: ${where}`);
    this.name = "HeapError";
    this.code = code;
    this.where = where;
  }
};
function checkCancelled(signal) {
  if (signal?.aborted) throw new HeapError("cancelled");
}

// worker/heap/chunks.ts
var SLICE = 1 << 14;
var FIRST_SLICE = 1 << 9;
function sliceAt(done) {
  return done < SLICE ? FIRST_SLICE : SLICE;
}
function inSlices(count, signal, run) {
  for (let from2 = 0, to = 0; from2 < count; from2 = to) {
    if ((from2 & 65535) === 0) checkCancelled(signal);
    to = Math.min(from2 + sliceAt(from2), count);
    run(from2, to);
  }
}
function inSlicesDown(count, signal, run) {
  for (let to = count, from2 = 0; to > 0; to = from2) {
    checkCancelled(signal);
    from2 = Math.max(0, to - sliceAt(count - to));
    run(from2, to);
  }
}

// worker/heap/stack.ts
var Stack = class {
  /** Ordinals from the bottom up; what stands from `length` on means nothing. */
  items;
  length = 0;
  /** @param room items to make room for at once */
  constructor(room = 1024) {
    this.items = new Uint32Array(room);
  }
  /** Puts a 32-bit number on top. */
  push(item) {
    if (this.length === this.items.length) {
      const grown = new Uint32Array(Math.max(4, this.length * 2));
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.length++] = item;
  }
  /** Takes the number on top. */
  pop() {
    return this.items[--this.length];
  }
};

// worker/heap/text.ts
function bytesOf(strings, index2) {
  return index2 < strings.count ? stringBytes(strings, index2) : new Uint8Array(0);
}
function pieceOf2({ pieces, pieceFirst }, index2) {
  let piece = pieces.length - 1;
  while (index2 < pieceFirst[piece]) piece--;
  return piece;
}
function firstByteOf(strings, index2) {
  if (index2 >= strings.count || strings.offset[index2] === strings.offset[index2 + 1]) return -1;
  return strings.pieces.length === 1 ? strings.pieces[0][strings.offset[index2]] : stringBytes(strings, index2)[0];
}
function sameText(a, i2, b2, k) {
  let length = a.offset[i2 + 1] - a.offset[i2];
  if (length !== b2.offset[k + 1] - b2.offset[k]) return false;
  const pieceA = a.pieces.length === 1 ? 0 : pieceOf2(a, i2);
  const pieceB = b2.pieces.length === 1 ? 0 : pieceOf2(b2, k);
  const bytesA = a.pieces[pieceA];
  const bytesB = b2.pieces[pieceB];
  let at = a.offset[i2] - a.offset[a.pieceFirst[pieceA]];
  let there = b2.offset[k] - b2.offset[b2.pieceFirst[pieceB]];
  for (; length > 0; length--) if (bytesA[at++] !== bytesB[there++]) return false;
  return true;
}
function textOf(strings, index2) {
  return index2 < strings.count ? stringAt(strings, index2) : "";
}
var TAG = {
  none: 0,
  /** An edge name of a WeakMap pair, see `ephemerons.ts`. */
  ephemeron: 1,
  sloppyFunctionMap: 2,
  nativeContext: 3,
  mapDescriptors: 4,
  domTrees: 5,
  externalString: 6,
  plainObject: 7,
  proto: 8,
  /** Starts with `<` or `Detached <`: a DOM element, shortened to its tag. */
  element: 9,
  /** Names every object or function has: they say nothing about who holds what. */
  commonName: 10
};
var exact = [
  ["sloppy_function_map", TAG.sloppyFunctionMap],
  ["system / NativeContext", TAG.nativeContext],
  ["(map descriptors)", TAG.mapDescriptors],
  ["(Document DOM trees)", TAG.domTrees],
  ["system / ExternalStringData", TAG.externalString],
  ["Object", TAG.plainObject],
  ["__proto__", TAG.proto],
  ["constructor", TAG.commonName],
  ["prototype", TAG.commonName],
  ["this", TAG.commonName]
];
var encoder2 = new TextEncoder();
var exactBytes = exact.map(([text, value]) => [encoder2.encode(text), value]);
var detached = encoder2.encode("Detached <");
function tagStrings(strings) {
  const tag = new Uint8Array(strings.count);
  const worth = worthALook();
  const { offset, pieceFirst, pieces } = strings;
  for (let piece = 0; piece < pieces.length; piece++) {
    const base = offset[pieceFirst[piece]];
    const end = pieceFirst[piece + 1];
    for (let from2 = pieceFirst[piece], to = from2; from2 < end; from2 = to) {
      to = Math.min(from2 + sliceAt(from2), end);
      const found = pick(pieces[piece], offset, base, from2, to, worth);
      for (const index2 of found) tag[index2] = tagOf(pieces[piece], offset[index2] - base, offset[index2 + 1] - base);
    }
  }
  return tag;
}
function worthALook() {
  const worth = new Uint8Array(256 * 64);
  for (const [text] of exact) worth[text.charCodeAt(0) * 64 + text.length] = 1;
  worth.fill(1, 60 * 64 + 1, 61 * 64);
  worth.fill(1, 68 * 64 + 10, 69 * 64);
  for (let digit = 48; digit <= 57; digit++) worth[digit * 64 + 63] = 1;
  return worth;
}
function pick(bytes, offset, base, from2, to, worth) {
  const found = [];
  let start = offset[from2] - base;
  for (let index2 = from2; index2 < to; index2++) {
    const end = offset[index2 + 1] - base;
    const length = end - start;
    if (length > 0 && worth[bytes[start] * 64 + (length > 63 ? 63 : length)] === 1) found.push(index2);
    start = end;
  }
  return found;
}
function tagOf(bytes, from2, to) {
  if (bytes[from2] === 60 || bytes[from2] === 68 && sameBytes(bytes, from2, detached)) return TAG.element;
  if (isDigit(bytes[from2])) return isEphemeronName(bytes, from2, to) ? TAG.ephemeron : TAG.none;
  for (const [text, value] of exactBytes) if (text.length === to - from2 && sameBytes(bytes, from2, text)) return value;
  return TAG.none;
}
function sameBytes(bytes, start, wanted) {
  for (let i2 = 0; i2 < wanted.length; i2++) if (bytes[start + i2] !== wanted[i2]) return false;
  return true;
}
var partOfKey = encoder2.encode(" / part of key (");
var arrow = encoder2.encode(") -> value (");
var pairInTable = encoder2.encode(") pair in WeakMap (table @");
function isDigit(byte) {
  return byte >= 48 && byte <= 57;
}
function endsWithId(bytes, start, end) {
  let at = end;
  while (at > start && isDigit(bytes[at - 1])) at--;
  return at < end && at - 2 >= start && bytes[at - 1] === 64 && bytes[at - 2] === 32;
}
function ephemeronSharedStart(bytes, start) {
  let at = start;
  while (isDigit(bytes[at])) at++;
  return at;
}
function isEphemeronName(bytes, start, end) {
  const shared = ephemeronSharedStart(bytes, start);
  if (!sameBytes(bytes, shared, partOfKey) || bytes[end - 1] !== 41) return false;
  let at = end - 1;
  while (isDigit(bytes[at - 1])) at--;
  if (at === end - 1) return false;
  const pairStart = at - pairInTable.length;
  if (pairStart <= shared || !sameBytes(bytes, pairStart, pairInTable) || !endsWithId(bytes, shared, pairStart))
    return false;
  const keyStart = shared + partOfKey.length;
  let arrowFound = false;
  for (let i2 = keyStart; i2 < pairStart; i2++) {
    const byte = bytes[i2];
    if (byte === 10 || byte === 13 || byte === 226 && bytes[i2 + 1] === 128 && (bytes[i2 + 2] & 254) === 168)
      return false;
    if (!arrowFound && byte === 41 && sameBytes(bytes, i2, arrow) && endsWithId(bytes, keyStart, i2)) arrowFound = true;
  }
  return arrowFound;
}
function ephemeronTableId(bytes, end) {
  let at = end - 1;
  while (isDigit(bytes[at - 1])) at--;
  let id = 0;
  for (; at < end - 1; at++) id = id * 10 + bytes[at] - 48;
  return id;
}

// worker/heap/detached.ts
var DETACHED = 2;
var ATTACHED = 1;
function spreadDetachedness(columns, schema, signal) {
  const { nodes } = columns;
  if (nodes.detachedness === null) return oldDetachedness(columns, schema);
  if (!hasState(nodes.detachedness)) return null;
  const state = nodes.detachedness;
  const spreading = {
    columns,
    native: schema.native,
    hidden: schema.edgeHidden,
    weak: schema.edgeWeak,
    state,
    visited: new Uint32Array((nodes.count >>> 5) + 1),
    attached: new Stack(),
    detached: new Stack()
  };
  inSlices(nodes.count, signal, (from2, to) => begin(spreading, from2, to));
  for (const [from2, next] of [
    [spreading.attached, ATTACHED],
    [spreading.detached, DETACHED]
  ]) {
    while (from2.length > 0) {
      checkCancelled(signal);
      spread(spreading, from2, next);
    }
  }
  return state;
}
var SLICE2 = 1 << 12;
function begin(spreading, from2, to) {
  const { state } = spreading;
  for (let node = from2; node < to; node++) if (state[node] !== 0) visit(spreading, node, state[node]);
}
function spread(spreading, from2, next) {
  const { columns, hidden, weak } = spreading;
  const { firstEdge } = columns.nodes;
  const { type: type3, toNode } = columns.edges;
  for (let left = SLICE2; left > 0 && from2.length > 0; left--) {
    const node = from2.pop();
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      if (type3[edge] !== hidden && type3[edge] !== weak) visit(spreading, toNode[edge], next);
    }
  }
}
function visit({ columns, native, state, visited, attached, detached: detached2 }, node, next) {
  if (columns.nodes.type[node] !== native || (visited[node >>> 5] >>> (node & 31) & 1) === 1) return;
  visited[node >>> 5] |= 1 << (node & 31);
  state[node] = next;
  if (next === ATTACHED) attached.push(node);
  else if (next === DETACHED) detached2.push(node);
}
function hasState(detachedness) {
  for (let node = 0; node < detachedness.length; node++) if (detachedness[node] !== 0) return true;
  return false;
}
function oldDetachedness(columns, schema) {
  const { nodes, strings } = columns;
  let state = null;
  for (let node = 0; node < nodes.count; node++) {
    if (nodes.type[node] !== schema.native || !textOf(strings, nodes.name[node]).startsWith("Detached ")) continue;
    state ??= new Uint8Array(nodes.count);
    state[node] = DETACHED;
  }
  return state;
}

// worker/heap/ephemerons.ts
function collectEphemerons(strings, tag) {
  const name = new Uint32Array(countTagged(tag));
  const tableId = new Uint32Array(name.length);
  const pair = new Uint32Array(name.length);
  if (name.length === 0) return { name, tableId, pair, pairCount: 0 };
  listTagged(tag, name);
  const hash = new Uint32Array(name.length);
  inSlices(name.length, void 0, (from2, to) => readNames(strings, name, tableId, hash, from2, to));
  return { name, tableId, pair, pairCount: numberPairs(strings, name, hash, pair) };
}
function countTagged(tag) {
  let count = 0;
  for (let i2 = 0; i2 < tag.length; i2++) if (tag[i2] === TAG.ephemeron) count++;
  return count;
}
function listTagged(tag, name) {
  let row = 0;
  for (let i2 = 0; i2 < tag.length; i2++) if (tag[i2] === TAG.ephemeron) name[row++] = i2;
}
function readNames(strings, name, tableId, hash, first, last) {
  const { offset, pieceFirst, pieces } = strings;
  for (let row = first; row < last; row++) {
    const piece = pieceOf2(strings, name[row]);
    const base = offset[pieceFirst[piece]];
    const bytes = pieces[piece];
    const end = offset[name[row] + 1] - base;
    tableId[row] = ephemeronTableId(bytes, end);
    hash[row] = hashFrom(bytes, ephemeronSharedStart(bytes, offset[name[row]] - base), end);
  }
}
function numberPairs(strings, name, hash, pair) {
  let size = 16;
  while (size < name.length * 2) size *= 2;
  const slot = new Uint32Array(size);
  let pairCount = 0;
  for (let row = 0; row < name.length; row++) {
    const own = hash[row];
    let at = (own ^ own >>> 15) & size - 1;
    while (slot[at] !== 0 && !(hash[slot[at] - 1] === own && sameShared(strings, name[slot[at] - 1], name[row])))
      at = at + 1 & size - 1;
    if (slot[at] === 0) {
      slot[at] = row + 1;
      pair[row] = pairCount++;
    } else {
      pair[row] = pair[slot[at] - 1];
    }
  }
  return pairCount;
}
function hashFrom(bytes, from2, to) {
  let hash = 2166136261;
  for (let i2 = from2; i2 < to; i2++) hash = Math.imul(hash ^ bytes[i2], 16777619);
  return hash >>> 0;
}
function sameShared(strings, a, b2) {
  const { offset, pieceFirst, pieces } = strings;
  const [pieceA, pieceB] = [pieceOf2(strings, a), pieceOf2(strings, b2)];
  const [bytesA, bytesB] = [pieces[pieceA], pieces[pieceB]];
  const [baseA, baseB] = [offset[pieceFirst[pieceA]], offset[pieceFirst[pieceB]]];
  const endA = offset[a + 1] - baseA;
  let i2 = ephemeronSharedStart(bytesA, offset[a] - baseA);
  let k = ephemeronSharedStart(bytesB, offset[b2] - baseB);
  if (endA - i2 !== offset[b2 + 1] - baseB - k) return false;
  while (i2 < endA) if (bytesA[i2++] !== bytesB[k++]) return false;
  return true;
}
function ephemeronRow(ephemerons, index2) {
  const { name } = ephemerons;
  let low = 0;
  let high = name.length - 1;
  while (low < high) {
    const middle = low + high >>> 1;
    if (name[middle] < index2) low = middle + 1;
    else high = middle;
  }
  return low;
}

// worker/heap/schema.ts
function schemaOf(columns) {
  const { nodeTypes: nodeTypes2, edgeTypes: edgeTypes2, rootOrdinal } = columns.header;
  return {
    hidden: nodeTypes2.indexOf("hidden"),
    array: nodeTypes2.indexOf("array"),
    string: nodeTypes2.indexOf("string"),
    consString: nodeTypes2.indexOf("concatenated string"),
    slicedString: nodeTypes2.indexOf("sliced string"),
    object: nodeTypes2.indexOf("object"),
    code: nodeTypes2.indexOf("code"),
    closure: nodeTypes2.indexOf("closure"),
    regexp: nodeTypes2.indexOf("regexp"),
    number: nodeTypes2.indexOf("number"),
    native: nodeTypes2.indexOf("native"),
    synthetic: nodeTypes2.indexOf("synthetic"),
    symbol: nodeTypes2.indexOf("symbol"),
    bigint: nodeTypes2.indexOf("bigint"),
    objectShape: nodeTypes2.indexOf("object shape"),
    edgeContext: edgeTypes2.indexOf("context"),
    edgeElement: edgeTypes2.indexOf("element"),
    edgeProperty: edgeTypes2.indexOf("property"),
    edgeInternal: edgeTypes2.indexOf("internal"),
    edgeHidden: edgeTypes2.indexOf("hidden"),
    edgeShortcut: edgeTypes2.indexOf("shortcut"),
    edgeWeak: edgeTypes2.indexOf("weak"),
    root: rootOrdinal
  };
}
var known = /* @__PURE__ */ new WeakMap();
function namesOf(columns) {
  const cached = known.get(columns.strings);
  if (cached) return cached;
  const tag = tagStrings(columns.strings);
  const names = { tag, ephemerons: collectEphemerons(columns.strings, tag) };
  known.set(columns.strings, names);
  return names;
}
function isUserRoot(columns, schema, names, node) {
  const { nodes } = columns;
  return nodes.type[node] !== schema.synthetic || names.tag[nodes.name[node]] === TAG.domTrees;
}

// worker/heap/trie.ts
var SequenceTrie = class {
  #slots = new Uint32Array(1 << 12);
  #parent = new Uint32Array(1 << 11);
  #symbol = new Uint32Array(1 << 11);
  /** The child last taken from a state: objects of one shape come in runs. */
  #recent = new Uint32Array(1 << 11);
  size = 1;
  /** The state reached from `state` by `symbol`, made when it is new; `size` tells. */
  step(state, symbol) {
    const recent = this.#recent[state];
    if (recent !== 0 && this.#symbol[recent] === symbol) return recent;
    const mask = this.#slots.length - 1;
    let at = (Math.imul(state, 2654435761) ^ Math.imul(symbol, 2246822507)) >>> 7 & mask;
    for (; ; ) {
      const found = this.#slots[at];
      if (found === 0) break;
      if (this.#parent[found] === state && this.#symbol[found] === symbol) return this.#recent[state] = found;
      at = at + 1 & mask;
    }
    const made2 = this.size++;
    if (made2 === this.#parent.length) this.#grow();
    this.#parent[made2] = state;
    this.#symbol[made2] = symbol;
    if (made2 * 2 > this.#slots.length) this.#rehash();
    else this.#slots[at] = made2;
    return this.#recent[state] = made2;
  }
  /** The symbols that lead to a state, in order. */
  sequence(state) {
    const symbols = [];
    for (let at = state; at !== 0; at = this.#parent[at]) symbols.push(this.#symbol[at]);
    return symbols.reverse();
  }
  #grow() {
    const parent = new Uint32Array(this.#parent.length * 2);
    const symbol = new Uint32Array(parent.length);
    const recent = new Uint32Array(parent.length);
    parent.set(this.#parent);
    symbol.set(this.#symbol);
    recent.set(this.#recent);
    this.#recent = recent;
    this.#parent = parent;
    this.#symbol = symbol;
  }
  #rehash() {
    const slots = new Uint32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let state = 1; state < this.size; state++) {
      let at = (Math.imul(this.#parent[state], 2654435761) ^ Math.imul(this.#symbol[state], 2246822507)) >>> 7 & mask;
      while (slots[at] !== 0) at = at + 1 & mask;
      slots[at] = state;
    }
    this.#slots = slots;
  }
};
var GrowingUint32 = class {
  #items = new Uint32Array(1024);
  get(index2) {
    return index2 < this.#items.length ? this.#items[index2] : 0;
  }
  set(index2, value) {
    if (index2 >= this.#items.length) {
      const grown = new Uint32Array(Math.max(index2 + 1, this.#items.length * 2));
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[index2] = value;
  }
};

// worker/heap/shapes.ts
var MAX_NAME_LENGTH = 120;
var MIN_OBJECTS = 2;
var MIN_SHARE = 1e3;
var TOO_LONG = 4294967295;
function formatProperty(name) {
  if (!/[,'"{}]/.test(name)) return name;
  const quoted = JSON.stringify({ [name]: 0 });
  return quoted.substring(1, quoted.length - 3);
}
function shapeName(properties) {
  return `{${properties.map(formatProperty).join(", ")}}`;
}
function inferShapesOf(columns, schema, names, signal) {
  const survey = new ShapeSurvey(columns, schema, names);
  inSlices(columns.nodes.count, signal, (from2, to) => survey.look(from2, to));
  return survey.frequent();
}
var ShapeSurvey = class {
  #columns;
  #schema;
  #names;
  #trie = new SequenceTrie();
  #length = new GrowingUint32();
  #count = new GrowingUint32();
  /** States in the order they were first met: the tie-break between shapes that are as frequent. */
  #seen = [];
  #objects = 0;
  constructor(columns, schema, names) {
    this.#columns = columns;
    this.#schema = schema;
    this.#names = names;
    this.#length.set(0, 1);
  }
  look(from2, to) {
    const { type: type3, name } = this.#columns.nodes;
    const { tag } = this.#names;
    const object = this.#schema.object;
    for (let node = from2; node < to; node++) {
      if (type3[node] === object && tag[name[node]] === TAG.plainObject) this.#lookAt(node);
    }
  }
  #lookAt(node) {
    const { nodes, edges } = this.#columns;
    const { tag } = this.#names;
    const property = this.#schema.edgeProperty;
    this.#objects++;
    let state = 0;
    for (let edge = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; edge < end; edge++) {
      if (edges.type[edge] !== property) continue;
      const name = edges.nameOrIndex[edge];
      if (tag[name] === TAG.proto) continue;
      const next = this.#trie.step(state, name);
      const length = this.#length.get(next) || this.#measure(state, next, name);
      if (length === TOO_LONG) break;
      state = next;
    }
    if (state === 0) return;
    const times = this.#count.get(state) + 1;
    this.#count.set(state, times);
    if (times === 1) this.#seen.push(state);
  }
  /** Length of the name up to a state met for the first time. */
  #measure(before, state, name) {
    const soFar = this.#length.get(before);
    const added = formatProperty(textOf(this.#columns.strings, name)).length;
    const tooLong = soFar > 1 && soFar + added > MAX_NAME_LENGTH;
    const length = tooLong ? TOO_LONG : soFar + added + (soFar === 1 ? 0 : 2);
    this.#length.set(state, length);
    return length;
  }
  frequent() {
    const enough = Math.max(MIN_OBJECTS, this.#objects / MIN_SHARE);
    return this.#seen.filter((state) => this.#count.get(state) >= enough).sort((a, b2) => this.#count.get(b2) - this.#count.get(a)).map((state) => this.#trie.sequence(state).map((name) => textOf(this.#columns.strings, name)));
  }
};
var ShapeMatcher = class {
  #columns;
  #schema;
  #properties = /* @__PURE__ */ new Map();
  /** Shape indexes, best first: more properties, then more frequent. */
  #preferred;
  /** Per shape its properties, and how often it has each: two symbols of one description are two of one printed name. */
  #wanted;
  /** Which (length, first byte, last byte) any shape's property has: strings that fail are never decoded. */
  #signature = new Uint8Array(1 << 16);
  /** Per string: 0 not looked at, 1 in no shape, otherwise property number + 2. */
  #propertyOf;
  #trie = new SequenceTrie();
  /** Per state: 0 undecided, 1 no shape, otherwise shape index + 2. */
  #decided = new GrowingUint32();
  /** Per property how often the object in hand has it. */
  #present;
  constructor(columns, schema, shapes) {
    this.#columns = columns;
    this.#schema = schema;
    this.#propertyOf = new Uint32Array(columns.strings.count);
    const encoder3 = new TextEncoder();
    const numberOf = (property) => {
      const known4 = this.#properties.get(property);
      if (known4 !== void 0) return known4;
      this.#properties.set(property, this.#properties.size);
      this.#signature[signatureOf(encoder3.encode(property))] = 1;
      return this.#properties.size - 1;
    };
    this.#wanted = shapes.map((properties) => {
      const wanted = /* @__PURE__ */ new Map();
      for (const property of properties.map(numberOf)) wanted.set(property, (wanted.get(property) ?? 0) + 1);
      return wanted;
    });
    this.#preferred = shapes.map((_, index2) => index2).sort((a, b2) => shapes[b2].length - shapes[a].length || a - b2);
    this.#present = new Uint32Array(this.#properties.size);
  }
  /** Index of the best shape of a plain object; -1 when none fits. */
  match(node) {
    const { nodes, edges } = this.#columns;
    let state = 0;
    for (let edge = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; edge < end; edge++) {
      if (edges.type[edge] !== this.#schema.edgeProperty) continue;
      const name = edges.nameOrIndex[edge];
      const property = this.#propertyOf[name] || this.#look(name);
      if (property > 1) state = this.#trie.step(state, property);
    }
    const decided = this.#decided.get(state) || this.#decide(state);
    return decided - 2;
  }
  #look(name) {
    const bytes = bytesOf(this.#columns.strings, name);
    let property = 1;
    if (this.#signature[signatureOf(bytes)] !== 0) {
      const found = this.#properties.get(textOf(this.#columns.strings, name));
      if (found !== void 0) property = found + 2;
    }
    this.#propertyOf[name] = property;
    return property;
  }
  #decide(state) {
    const held = this.#trie.sequence(state);
    for (const property of held) this.#present[property - 2]++;
    const best2 = this.#preferred.find((shape) => hasAll(this.#present, this.#wanted[shape]));
    for (const property of held) this.#present[property - 2] = 0;
    const decided = best2 === void 0 ? 1 : best2 + 2;
    this.#decided.set(state, decided);
    return decided;
  }
};
function hasAll(present, wanted) {
  for (const [property, times] of wanted) if (present[property] < times) return false;
  return true;
}
function signatureOf(bytes) {
  const length = bytes.length;
  if (length === 0) return 0;
  return Math.imul(length, 2654435761) + Math.imul(bytes[0], 40503) + Math.imul(bytes[length - 1], 1566083941) >>> 16 & 65535;
}

// worker/heap/types.ts
var NO_CLASS = 4294967295;

// worker/heap/rows.ts
function noRow(nodeClass) {
  return nodeClass instanceof Uint16Array ? 65535 : NO_CLASS;
}
function assignRows(input, narrow, wide, signal) {
  let nodeClass = narrow;
  let sorter = new Sorter(input, nodeClass, signal);
  if (sorter.names.length > noRow(nodeClass)) sorter = new Sorter(input, nodeClass = wide(), signal);
  return { shapes: input.shapes, names: sorter.names, nodeClass };
}
var Sorter = class {
  names = [];
  #input;
  #nodeClass;
  /** Row + 1 per string index, for objects and natives that are counted under their own name. */
  #byName;
  #byText = /* @__PURE__ */ new Map();
  /** Row + 1 per shape, and last for no shape. */
  #byShape;
  #byDetachedName = /* @__PURE__ */ new Map();
  constructor(input, nodeClass, signal) {
    this.#input = input;
    this.#nodeClass = nodeClass;
    this.#byName = new Uint32Array(input.columns.strings.count);
    this.#byShape = new Int32Array(input.shapes.length + 1);
    const { columns, schema, shapes } = input;
    const matcher = new ShapeMatcher(columns, schema, shapes);
    const typeRow = columns.header.nodeTypes.map(() => -1);
    inSlices(columns.nodes.count, signal, (from2, to) => this.#assignSlice(matcher, typeRow, from2, to));
  }
  #row(text) {
    const known4 = this.#byText.get(text);
    if (known4 !== void 0) return known4;
    this.names.push(text);
    this.#byText.set(text, this.names.length - 1);
    return this.names.length - 1;
  }
  #assignSlice(matcher, typeRow, from2, to) {
    const { columns, schema, names, detached: detached2, sized } = this.#input;
    const nodeClass = this.#nodeClass;
    const none = noRow(nodeClass);
    const { type: nodeType, name: nodeName2 } = columns.nodes;
    const { object, native } = schema;
    const { tag } = names;
    const byName = this.#byName;
    for (let node = from2; node < to; node++) {
      if ((sized[node >>> 5] >>> (node & 31) & 1) === 0) {
        nodeClass[node] = none;
        continue;
      }
      const type3 = nodeType[node];
      if (type3 === object || type3 === native) {
        const name = nodeName2[node];
        if (detached2 !== null && type3 === native && detached2[node] === DETACHED)
          nodeClass[node] = this.#detachedRow(name);
        else if (type3 === object && tag[name] === TAG.plainObject)
          nodeClass[node] = this.#shapeRow(matcher.match(node));
        else nodeClass[node] = (byName[name] || this.#nameRow(name)) - 1;
        continue;
      }
      if (typeRow[type3] < 0) typeRow[type3] = this.#row(typeClassName(columns.header.nodeTypes[type3]));
      nodeClass[node] = typeRow[type3];
    }
  }
  #nameRow(name) {
    const row = this.#row(nameClassName(textOf(this.#input.columns.strings, name), this.#input.names.tag[name]));
    return this.#byName[name] = row + 1;
  }
  #detachedRow(name) {
    const known4 = this.#byDetachedName.get(name);
    if (known4 !== void 0) return known4;
    const row = this.#row(detachedClassName(this.#input.columns, textOf(this.#input.columns.strings, name)));
    this.#byDetachedName.set(name, row);
    return row;
  }
  #shapeRow(shape) {
    const { shapes } = this.#input;
    const slot = shape < 0 ? shapes.length : shape;
    if (this.#byShape[slot] === 0) {
      this.#byShape[slot] = this.#row(shape < 0 ? "Object" : shapeName(shapes[shape])) + 1;
    }
    return this.#byShape[slot] - 1;
  }
};
function isElement(name) {
  return name.startsWith("<") || name.startsWith("Detached <");
}
function typeClassName(type3) {
  if (type3 === "hidden") return "(system)";
  if (type3 === "code") return "(compiled code)";
  if (type3 === "closure") return "Function";
  return type3 === "regexp" ? "RegExp" : `(${type3})`;
}
function nameClassName(name, tag) {
  if (tag !== TAG.element) return name;
  const space = name.indexOf(" ", name.startsWith("<") ? 0 : 10);
  return space < 0 ? name : `${name.substring(0, space)}>`;
}
function detachedClassName(columns, name) {
  const full = columns.nodes.detachedness === null ? name : `Detached ${name}`;
  return nameClassName(full, full.startsWith("Detached <") ? TAG.element : TAG.none);
}
function classNameOf(columns, schema, detached2, node) {
  const { nodes, strings } = columns;
  const type3 = nodes.type[node];
  if (type3 !== schema.object && type3 !== schema.native) return typeClassName(columns.header.nodeTypes[type3]);
  const name = textOf(strings, nodes.name[node]);
  if (type3 === schema.native && detached2 !== null && detached2[node] === DETACHED)
    return detachedClassName(columns, name);
  return nameClassName(name, isElement(name) ? TAG.element : TAG.none);
}

// worker/heap/sources.ts
function targetOf(columns, schema, node, wanted, texts = /* @__PURE__ */ new Map()) {
  const { nodes, edges, strings } = columns;
  for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
    const type3 = edges.type[edge];
    if (type3 === schema.edgeElement || type3 === schema.edgeHidden) continue;
    const name = edges.nameOrIndex[edge];
    let text = texts.get(name);
    if (text === void 0) texts.set(name, text = textOf(strings, name));
    if (wanted.includes(text)) return edges.toNode[edge];
  }
  return -1;
}
function urlOfScript(columns, schema, script, texts) {
  const named3 = targetOf(columns, schema, script, ["name"], texts);
  const url = named3 < 0 || columns.nodes.type[named3] !== schema.string ? "" : textOf(columns.strings, columns.nodes.name[named3]);
  return url !== "" ? url : textOf(columns.strings, columns.nodes.name[script]);
}
function collectScripts(columns, schema) {
  const { locations } = columns;
  if (locations === null) return [];
  const urls = /* @__PURE__ */ new Map();
  const texts = /* @__PURE__ */ new Map();
  const known4 = new Uint8Array(1 << 16);
  for (let row = nextUnknown(locations.scriptId, known4, 0); row < locations.count; row = nextUnknown(locations.scriptId, known4, row + 1)) {
    const scriptId = locations.scriptId[row];
    const url = urls.get(scriptId) ?? urlOfLocation(columns, schema, row, texts);
    if (url === "") continue;
    urls.set(scriptId, url);
    if (scriptId >= 0 && scriptId < known4.length) known4[scriptId] = 1;
  }
  return [...urls].map(([scriptId, url]) => ({ scriptId, url })).sort((a, b2) => a.scriptId - b2.scriptId);
}
function nextUnknown(scriptId, known4, from2) {
  let row = from2;
  while (row < scriptId.length && known4[scriptId[row]] === 1) row++;
  return row;
}
function urlOfLocation(columns, schema, row, texts) {
  const script = scriptOfLocation(columns, schema, row, texts);
  return script < 0 ? "" : urlOfScript(columns, schema, script, texts);
}
function scriptOfLocation(columns, schema, row, texts = /* @__PURE__ */ new Map()) {
  const { locations, nodes } = columns;
  if (locations === null) return -1;
  let script = locations.scriptObject === null ? -1 : locations.scriptObject[row];
  if (script <= 0 || script >= nodes.count) {
    const node = locations.node[row];
    if (node >= nodes.count || nodes.type[node] !== schema.closure) return -1;
    const shared = targetOf(columns, schema, node, ["shared"], texts);
    script = shared < 0 ? -1 : targetOf(columns, schema, shared, ["script", "script_or_debug_info"], texts);
  }
  return script <= 0 ? -1 : script;
}
function positionOf(scripts, scriptId, line, column) {
  const url = scripts.get(scriptId);
  if (url === void 0 || line < 0 || column < 0) return null;
  return { url, line: line + 1, column: column + 1 };
}
var BUCKET_BITS = 6;
var bucketsOf = /* @__PURE__ */ new WeakMap();
function bucketLocations({ node, count }, nodeCount) {
  const first = new Uint32Array((nodeCount >>> BUCKET_BITS) + 2);
  for (let row = 0; row < count; row++) if (node[row] < nodeCount) first[(node[row] >>> BUCKET_BITS) + 1]++;
  for (let bucket = 1; bucket < first.length; bucket++) first[bucket] += first[bucket - 1];
  const rows = new Uint32Array(first[first.length - 1]);
  const next = first.slice();
  for (let row = 0; row < count; row++) if (node[row] < nodeCount) rows[next[node[row] >>> BUCKET_BITS]++] = row;
  return { first, row: rows };
}
function locationRow({ locations, nodes }, node) {
  if (locations === null) return -1;
  let buckets = bucketsOf.get(locations);
  if (buckets === void 0) bucketsOf.set(locations, buckets = bucketLocations(locations, nodes.count));
  const { first, row } = buckets;
  const bucket = node >>> BUCKET_BITS;
  for (let i2 = first[bucket + 1] - 1; i2 >= first[bucket]; i2--) if (locations.node[row[i2]] === node) return row[i2];
  return -1;
}

// worker/heap/classes.ts
function buildClasses(input, { names, nodeClass }, wide) {
  const splitter = new Splitter(input, names, nodeClass, wide);
  splitter.all();
  const merged = mergeEqualKeys(splitter.rows, input.columns, splitter.nodeClass);
  return { rows: sumRows(input, merged, splitter.nodeClass), nodeClass: splitter.nodeClass };
}
var Splitter = class {
  rows;
  nodeClass;
  #columns;
  #object;
  #wide;
  /** Rows before splitting; rows from here on have their unsplit row in `#base`. */
  #plainRows;
  #base = [];
  #byKey = /* @__PURE__ */ new Map();
  #lastRow = -1;
  #lastBase = -1;
  constructor({ columns, schema }, names, nodeClass, wide) {
    this.#columns = columns;
    this.#object = schema.object;
    this.rows = names.map((text) => ({ text, location: -1 }));
    this.#plainRows = names.length;
    this.nodeClass = nodeClass;
    this.#wide = wide;
  }
  all() {
    const { locations, nodes } = this.#columns;
    if (locations === null) return;
    inSlices(locations.count, void 0, (from2, to) => {
      for (let at = from2; at < to; at++) {
        const node = locations.node[at];
        if (node >= nodes.count || nodes.type[node] !== this.#object || this.nodeClass[node] === noRow(this.nodeClass))
          continue;
        const row = this.#locatedRow(this.nodeClass[node], at);
        if (row >= noRow(this.nodeClass)) this.nodeClass = widened2(this.nodeClass, this.#wide());
        this.nodeClass[node] = row;
      }
    });
  }
  #locatedRow(now, at) {
    const from2 = now < this.#plainRows ? now : this.#base[now - this.#plainRows];
    if (from2 === this.#lastBase && sameLocation(this.#columns, this.rows[this.#lastRow].location, at))
      return this.#lastRow;
    const key = `${from2},${locationKey(this.#columns, at)}`;
    let row = this.#byKey.get(key);
    if (row === void 0) {
      row = this.rows.length;
      this.rows.push({ text: this.rows[from2].text, location: at });
      this.#base.push(from2);
      this.#byKey.set(key, row);
    }
    this.#lastRow = row;
    this.#lastBase = from2;
    return row;
  }
};
function widened2(narrow, wide) {
  const none = noRow(narrow);
  for (let node = 0; node < narrow.length; node++) wide[node] = narrow[node] === none ? NO_CLASS : narrow[node];
  return wide;
}
function sameLocation(columns, a, b2) {
  const { locations } = columns;
  return locations !== null && locations.scriptId[a] === locations.scriptId[b2] && locations.line[a] === locations.line[b2] && locations.column[a] === locations.column[b2];
}
function locationKey(columns, at) {
  const { locations } = columns;
  if (locations === null) return "";
  return `${locations.scriptId[at]},${locations.line[at] >>> 0},${locations.column[at] >>> 0}`;
}
function mergeEqualKeys(drafts, columns, nodeClass) {
  const used2 = new Uint8Array(drafts.length);
  inSlices(nodeClass.length, void 0, (from2, to) => markUsed(nodeClass, used2, from2, to));
  const rows = [];
  const byKey = /* @__PURE__ */ new Map();
  const place = new Uint32Array(drafts.length);
  drafts.forEach((draft, index2) => {
    if (used2[index2] === 0) return;
    const key = `${draft.location < 0 ? "" : locationKey(columns, draft.location)},${draft.text}`;
    const known4 = byKey.get(key);
    place[index2] = known4 ?? rows.length;
    if (known4 !== void 0) return;
    byKey.set(key, rows.length);
    rows.push({ ...draft, key });
  });
  if (place.some((to, row) => used2[row] === 1 && to !== row)) {
    inSlices(nodeClass.length, void 0, (from2, to) => renumber(nodeClass, place, from2, to));
  }
  return rows;
}
function markUsed(nodeClass, used2, from2, to) {
  const none = noRow(nodeClass);
  for (let node = from2; node < to; node++) if (nodeClass[node] !== none) used2[nodeClass[node]] = 1;
}
function renumber(nodeClass, place, from2, to) {
  const none = noRow(nodeClass);
  for (let node = from2; node < to; node++) if (nodeClass[node] !== none) nodeClass[node] = place[nodeClass[node]];
}
function sumRows(input, rows, nodeClass) {
  const { columns } = input;
  const count = new Uint32Array(rows.length);
  const nearest = new Int32Array(rows.length).fill(2147483647);
  inSlices(nodeClass.length, void 0, (from2, to) => addUp(input.distance, nodeClass, count, nearest, from2, to));
  const covering = new Covering(input, nodeClass, rows.length);
  inSlices(nodeClass.length, void 0, (from2, to) => covering.walk(from2, to));
  const { total, shallow } = covering;
  const urls = new Map(input.scripts.map(({ scriptId, url }) => [scriptId, url]));
  const { locations } = columns;
  return rows.map(({ key, text, location }, row) => ({
    key,
    name: text,
    source: location < 0 || locations === null ? null : positionOf(urls, locations.scriptId[location], locations.line[location], locations.column[location]),
    count: count[row],
    shallowBytes: shallow[row],
    retainedBytes: total[row],
    distance: nearest[row],
    engine: isEngineClass(text)
  }));
}
function addUp(distance, nodeClass, count, nearest, from2, to) {
  const none = noRow(nodeClass);
  for (let node = from2; node < to; node++) {
    const row = nodeClass[node];
    if (row === none) continue;
    count[row]++;
    if (distance[node] < nearest[row]) nearest[row] = distance[node];
  }
}
var engineClasses = /* @__PURE__ */ new Set([
  "(system)",
  "(compiled code)",
  "(object shape)",
  "(synthetic)",
  "(wasm object)"
]);
var userSystemNames = /* @__PURE__ */ new Set(["system / JSArrayBufferData", "system / ExternalStringData"]);
function isEngineClass(name) {
  if (engineClasses.has(name)) return true;
  return name.startsWith("system / ") && !name.startsWith("system / Context") && !userSystemNames.has(name);
}
var Covering = class {
  /** Retained bytes per row. */
  total;
  /** Shallow bytes per row: what its nodes retain, less what those retain that they dominate directly. */
  shallow;
  #input;
  #nodeClass;
  #covered;
  /** The path from the root to the current node, as node × 2 + (1 when it covers its row); leaves are never on it. */
  #path = new Uint32Array(1024);
  #depth = 0;
  constructor(input, nodeClass, rowCount) {
    this.#input = input;
    this.#nodeClass = nodeClass;
    this.total = new Float64Array(rowCount);
    this.shallow = new Float64Array(rowCount);
    this.#covered = new Uint8Array(rowCount);
  }
  /** Continues the preorder walk over order[from .. to). */
  walk(from2, to) {
    const { dominator, order, retained } = this.#input;
    const { total, shallow } = this;
    const nodeClass = this.#nodeClass;
    const none = noRow(nodeClass);
    const covered = this.#covered;
    let path3 = this.#path;
    let depth = this.#depth;
    for (let i2 = from2; i2 < to; i2++) {
      const node = order[i2];
      const above2 = dominator[node];
      while (depth > 0 && path3[depth - 1] >>> 1 !== above2) {
        const top = path3[--depth];
        if ((top & 1) === 1) covered[nodeClass[top >>> 1]] = 0;
      }
      const row = nodeClass[node];
      const bytes = retained[node];
      const counts = row !== none && covered[row] === 0;
      if (counts) total[row] += bytes;
      if (row !== none) shallow[row] += bytes;
      const rowAbove = nodeClass[above2];
      if (rowAbove !== none && above2 !== node) shallow[rowAbove] -= bytes;
      if (i2 + 1 === order.length || dominator[order[i2 + 1]] !== node) continue;
      if (depth === path3.length) path3 = this.#grow();
      if (counts) covered[row] = 1;
      path3[depth++] = (node << 1 | (counts ? 1 : 0)) >>> 0;
    }
    this.#depth = depth;
  }
  #grow() {
    const grown = new Uint32Array(this.#path.length * 2);
    grown.set(this.#path);
    return this.#path = grown;
  }
};

// worker/heap/distances.ts
var UNREACHED = -5;
var SYSTEM_DISTANCE = 1e8;
function measureDistances(columns, schema, names, distance, queue3, signal) {
  const { firstEdge } = columns.nodes;
  distance.fill(UNREACHED);
  const walk = new Walk(columns, schema, names);
  let tail = 0;
  for (let edge = firstEdge[schema.root]; edge < firstEdge[schema.root + 1]; edge++) {
    const node = columns.edges.toNode[edge];
    if (distance[node] === 1 || !isUserRoot(columns, schema, names, node)) continue;
    distance[node] = 1;
    walk.mark(node);
    queue3[tail++] = node;
  }
  walk.from(queue3, tail, distance, signal);
  distance[schema.root] = tail > 0 ? SYSTEM_DISTANCE : 0;
  queue3[0] = schema.root;
  walk.mark(schema.root);
  walk.from(queue3, 1, distance, signal);
}
var Walk = class {
  #columns;
  #schema;
  #names;
  /** 1 while one edge of a WeakMap pair was met: DevTools follows only the second, so a value is as far as the further of both. */
  #met;
  /** One bit per node that has a distance: looked at once per edge, so it must stay in the cache. */
  #reached;
  constructor(columns, schema, names) {
    this.#columns = columns;
    this.#schema = schema;
    this.#names = names;
    this.#met = new Uint8Array(names.ephemerons.pairCount);
    this.#reached = new Uint32Array((columns.nodes.count >>> 5) + 1);
  }
  mark(node) {
    this.#reached[node >>> 5] |= 1 << (node & 31);
  }
  from(queue3, length, distance, signal) {
    let head = 0;
    let tail = length;
    while (head < tail) {
      checkCancelled(signal);
      const end = Math.min(head + sliceAt(head), tail);
      tail = this.#slice(queue3, head, end, tail, distance);
      head = end;
    }
  }
  /** Visits queue[from .. to) and returns the new end of the queue. */
  #slice(queue3, from2, to, queued, distance) {
    const { nodes, edges } = this.#columns;
    const { type: nodeType, name, firstEdge } = nodes;
    const { type: edgeType, nameOrIndex, toNode } = edges;
    const { hidden, array, edgeWeak } = this.#schema;
    const { tag, ephemerons } = this.#names;
    const edgeInternal = ephemerons.pairCount > 0 ? this.#schema.edgeInternal : -1;
    const reached = this.#reached;
    let tail = queued;
    for (let head = from2; head < to; head++) {
      const node = queue3[head];
      const next = distance[node] + 1;
      const t2 = nodeType[node];
      const nodeTag = t2 === hidden || t2 === array ? tag[name[node]] : TAG.none;
      const special = t2 === hidden && nodeTag === TAG.nativeContext || t2 === array && nodeTag === TAG.mapDescriptors;
      for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
        const target = toNode[edge];
        if (reached[target >>> 5] >>> (target & 31) & 1) continue;
        const type3 = edgeType[edge];
        if (type3 === edgeWeak) continue;
        if (type3 === edgeInternal && nodeTag !== TAG.mapDescriptors && tag[nameOrIndex[edge]] === TAG.ephemeron) {
          const pair = ephemerons.pair[ephemeronRow(ephemerons, nameOrIndex[edge])];
          this.#met[pair] ^= 1;
          if (this.#met[pair] === 1) continue;
        }
        if (special && this.#skipped(t2, edge, type3)) continue;
        distance[target] = next;
        reached[target >>> 5] |= 1 << (target & 31);
        queue3[tail++] = target;
      }
    }
    return tail;
  }
  #skipped(nodeType, edge, type3) {
    const { edges, strings } = this.#columns;
    const numbered = type3 === this.#schema.edgeElement || type3 === this.#schema.edgeHidden;
    const name = edges.nameOrIndex[edge];
    if (nodeType === this.#schema.hidden) return !numbered && this.#names.tag[name] === TAG.sloppyFunctionMap;
    if (numbered) return name >= 2 && name % 3 === 1;
    const first = bytesOf(strings, name)[0];
    if (first >= 97 && first <= 122) return false;
    const index2 = Number.parseInt(textOf(strings, name), 10);
    return index2 >= 2 && index2 % 3 === 1;
  }
};

// worker/heap/ownership.ts
var UNVISITED = 4294967295;
var SHARED = 4294967294;
function findOwners(columns, schema, names, owner, signal) {
  const { nodes, edges } = columns;
  if (!hasUserRoots(columns, schema, names)) {
    for (let node = 0; node < owner.length; node++) owner[node] = node;
    return owner;
  }
  const ownable = new Uint32Array((nodes.count >>> 5) + 1);
  const flood = {
    firstEdge: nodes.firstEdge,
    toNode: edges.toNode,
    edgeType: edges.type,
    weak: schema.edgeWeak,
    owner,
    ownable,
    pending: new Stack()
  };
  inSlices(nodes.count, signal, (from2, to) => markOwnable(columns, schema, names, owner, ownable, from2, to));
  inSlices(nodes.count, signal, (from2, to) => floodOwners(flood, from2, to));
  return owner;
}
function movesOf({ nodes: { type: type3 } }, { synthetic, root }, owner) {
  const moved = new Uint32Array((owner.length >>> 5) + 1);
  let count = 0;
  for (let node = 0; node < owner.length; node++) {
    const to = owner[node];
    if (to === node || to >= SHARED || to === root || type3[to] === synthetic) continue;
    moved[node >>> 5] |= 1 << (node & 31);
    owner[count++] = to;
  }
  return { moved, to: owner.subarray(0, count) };
}
function attributeShallow({ nodes }, { moved, to }, shallow) {
  shallow.set(nodes.selfSize);
  let at = 0;
  for (let node = 0; node < shallow.length; node++) {
    if ((moved[node >>> 5] >>> (node & 31) & 1) === 0) continue;
    shallow[to[at++]] += shallow[node];
    shallow[node] = 0;
  }
}
function sizedNodes({ nodes: { selfSize } }, { moved, to }) {
  const sized = new Uint32Array(moved.length);
  let at = 0;
  for (let node = 0; node < selfSize.length; node++) {
    const isMoved = moved[node >>> 5] >>> (node & 31) & 1;
    const owner = isMoved === 1 ? to[at++] : node;
    if (selfSize[node] !== 0) sized[owner >>> 5] |= 1 << (owner & 31);
  }
  return sized;
}
function markOwnable(columns, schema, names, owner, ownable, from2, to) {
  const { type: type3, name } = columns.nodes;
  const { hidden, array, native } = schema;
  const { tag } = names;
  for (let node = from2; node < to; node++) {
    const t2 = type3[node];
    owner[node] = node;
    if (t2 === hidden || t2 === array || t2 === native && tag[name[node]] === TAG.externalString) {
      owner[node] = UNVISITED;
      ownable[node >>> 5] |= 1 << (node & 31);
    }
  }
}
function floodOwners(flood, from2, to) {
  const { firstEdge, toNode, edgeType, weak, owner, ownable, pending } = flood;
  for (let start = from2; start < to; start++) {
    if (ownable[start >>> 5] >>> (start & 31) & 1) continue;
    let source = start;
    for (; ; ) {
      const by = owner[source];
      for (let edge = firstEdge[source], end = firstEdge[source + 1]; edge < end; edge++) {
        const target = toNode[edge];
        if ((ownable[target >>> 5] >>> (target & 31) & 1) === 0) continue;
        const now = owner[target];
        if (now === by || now === SHARED || edgeType[edge] === weak) continue;
        owner[target] = now === UNVISITED ? by : SHARED;
        pending.push(target);
      }
      if (pending.length === 0) break;
      source = pending.pop();
    }
  }
}
function hasUserRoots(columns, schema, names) {
  const { firstEdge } = columns.nodes;
  for (let edge = firstEdge[schema.root]; edge < firstEdge[schema.root + 1]; edge++) {
    if (isUserRoot(columns, schema, names, columns.edges.toNode[edge])) return true;
  }
  return false;
}
var made = /* @__PURE__ */ new WeakMap();
function edgeRules(columns, schema, names) {
  const known4 = made.get(columns);
  if (known4 !== void 0) return known4;
  const rules = makeRules(columns, schema, names);
  made.set(columns, rules);
  return rules;
}
function makeRules(columns, schema, names) {
  const { id, count } = columns.nodes;
  const tables = new Uint32Array((count >>> 5) + 1);
  if (names.ephemerons.tableId.length > 0) {
    const likely = new Uint8Array(1 << 16);
    for (const tableId of names.ephemerons.tableId) likely[tableId & 65535] = 1;
    for (let node = 0; node < count; node++)
      if (likely[id[node] & 65535] === 1) tables[node >>> 5] |= 1 << (node & 31);
  }
  return { columns, schema, names, tables };
}
function isPair({ columns, schema, names }, node, edge) {
  const { type: type3, nameOrIndex } = columns.edges;
  if (type3[edge] !== schema.edgeInternal || names.tag[nameOrIndex[edge]] !== TAG.ephemeron) return false;
  return names.ephemerons.tableId[ephemeronRow(names.ephemerons, nameOrIndex[edge])] === columns.nodes.id[node];
}
function isPageStart({ columns, schema, names }, edge) {
  const { nodes, edges } = columns;
  const node = edges.toNode[edge];
  return edges.type[edge] === schema.edgeShortcut || edges.type[edge] === schema.edgeElement && nodes.type[node] === schema.synthetic && names.tag[nodes.name[node]] === TAG.domTrees;
}
function isDropped(rules, page2, node, edge) {
  const { schema, tables } = rules;
  const { type: type3, toNode } = rules.columns.edges;
  const target = toNode[edge];
  if (type3[edge] === schema.edgeWeak || target === node) return true;
  if ((tables[node >>> 5] >>> (node & 31) & 1) === 1 && isPair(rules, node, edge)) return true;
  if (node === schema.root) return false;
  if (type3[edge] === schema.edgeShortcut) return true;
  return (page2[target >>> 5] >>> (target & 31) & 1) === 1 && (page2[node >>> 5] >>> (node & 31) & 1) === 0;
}

// worker/heap/numbering.ts
function numberNodes(rules, arrays, signal) {
  return new Walk2(rules, arrays, signal).all();
}
var Walk2 = class {
  #rules;
  #columns;
  #arrays;
  #signal;
  #root;
  #reached = 0;
  /** 0 while page-owned nodes are numbered: then no edge is dropped for its target's sake. */
  #pageEnd = 0;
  #strays = null;
  /** Where edges lead that make page-owned but do not retain. */
  #leaked = new Stack();
  #rootIsPage = false;
  /** DFS number of the node being looked at, and its next edge. */
  #at = 0;
  #edge = 0;
  constructor(rules, arrays, signal) {
    this.#rules = rules;
    this.#columns = rules.columns;
    this.#arrays = arrays;
    this.#signal = signal;
    this.#root = rules.schema.root;
  }
  all() {
    const { number, vertex, parent, semi, against } = this.#arrays;
    number[this.#root] = this.#reached = 1;
    vertex[0] = this.#root;
    parent[0] = semi[0] = 0;
    this.#fromRoot((edge) => isPageStart(this.#rules, edge));
    this.#floodStrays();
    if (against[0] > 0 || this.#rootIsPage) {
      this.#rootIsPage = true;
      this.#fromRoot(() => true);
      this.#floodStrays();
    }
    this.#pageEnd = this.#reached;
    const page2 = this.#pageBits();
    this.#fromRoot(() => true);
    if (this.#reached < number.length) this.#fromUnretained(page2);
    against[0] = 0;
    return { reached: this.#reached, pageEnd: this.#pageEnd, strays: this.#strays, page: page2 };
  }
  /** Goes down the root's retaining edges that are `wanted`. */
  #fromRoot(wanted) {
    const { nodes, edges } = this.#columns;
    const { number, semi } = this.#arrays;
    const { edgeWeak } = this.#rules.schema;
    const root = this.#root;
    for (let edge = nodes.firstEdge[root]; edge < nodes.firstEdge[root + 1]; edge++) {
      if (edges.type[edge] === edgeWeak || !wanted(edge)) continue;
      const target = edges.toNode[edge];
      if (target === root) this.#rootIsPage = this.#pageEnd === 0;
      else if (isPair(this.#rules, root, edge)) this.#leaked.push(target);
      else if (number[target] === 0) this.#from(target);
      else semi[number[target] - 1] = 0;
    }
  }
  /** Numbers `start` under the root, and all that is reached from it. */
  #from(start) {
    const { number, vertex, parent, semi } = this.#arrays;
    const top = this.#reached++;
    vertex[top] = start;
    parent[top] = semi[top] = 0;
    number[start] = this.#reached;
    this.#at = top;
    this.#edge = this.#columns.nodes.firstEdge[start];
    while (!this.#slice(top)) checkCancelled(this.#signal);
  }
  /** Goes on until a slice of nodes is numbered; true when everything under `top` is. */
  #slice(top) {
    const { firstEdge } = this.#columns.nodes;
    const { toNode, type: edgeType } = this.#columns.edges;
    const { number, vertex, parent, semi, next, against } = this.#arrays;
    const { tables } = this.#rules;
    const { edgeWeak, edgeShortcut, edgeInternal } = this.#rules.schema;
    const pageEnd = this.#pageEnd;
    const strays = this.#strays;
    const limit = this.#reached + sliceAt(this.#reached);
    let reached = this.#reached;
    let at = this.#at;
    let edge = this.#edge;
    let node = vertex[at];
    let end = firstEdge[node + 1];
    let pairType = tables[node >>> 5] >>> (node & 31) & 1 ? edgeInternal : -1;
    let bound2 = strays !== null && strays[node >>> 5] >>> (node & 31) & 1 ? 0 : pageEnd;
    let done = false;
    while (reached < limit) {
      if (edge === end) {
        if (at === top) {
          done = true;
          break;
        }
        at = parent[at];
        edge = next[at];
        node = vertex[at];
      } else {
        const e = edge++;
        const type3 = edgeType[e];
        if (type3 === edgeWeak) continue;
        const target = toNode[e];
        const seen = number[target];
        if (type3 === edgeShortcut || type3 === pairType && isPair(this.#rules, node, e)) {
          if (pageEnd === 0) this.#leaked.push(target);
          continue;
        }
        if (bound2 > 0 && (seen !== 0 && seen <= bound2 || strays !== null && strays[target >>> 5] >>> (target & 31) & 1))
          continue;
        if (seen !== 0) {
          if (seen - 1 < at) against[seen - 1]++;
          else if (at < semi[seen - 1]) semi[seen - 1] = at;
          continue;
        }
        next[at] = edge;
        vertex[reached] = target;
        parent[reached] = semi[reached] = at;
        at = reached++;
        number[target] = reached;
        node = target;
        edge = firstEdge[node];
      }
      end = firstEdge[node + 1];
      pairType = tables[node >>> 5] >>> (node & 31) & 1 ? edgeInternal : -1;
      bound2 = strays !== null && strays[node >>> 5] >>> (node & 31) & 1 ? 0 : pageEnd;
    }
    this.#reached = reached;
    this.#at = at;
    this.#edge = edge;
    return done;
  }
  /** What leaked is page-owned, with everything it refers to. */
  #floodStrays() {
    const { nodes, edges } = this.#columns;
    const { number } = this.#arrays;
    const pending = this.#leaked;
    const { edgeWeak } = this.#rules.schema;
    let steps = 0;
    while (pending.length > 0) {
      if ((++steps & 65535) === 0) checkCancelled(this.#signal);
      const node = pending.pop();
      if (node === this.#root) this.#rootIsPage = true;
      const word = node >>> 5;
      const bit = 1 << (node & 31);
      if (number[node] !== 0 || this.#strays !== null && (this.#strays[word] & bit) !== 0) continue;
      this.#strays ??= new Uint32Array((nodes.count >>> 5) + 1);
      this.#strays[word] |= bit;
      for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
        if (edges.type[edge] !== edgeWeak) pending.push(edges.toNode[edge]);
      }
    }
  }
  #pageBits() {
    const { vertex } = this.#arrays;
    const page2 = this.#strays?.slice() ?? new Uint32Array((this.#columns.nodes.count >>> 5) + 1);
    for (let i2 = this.#rootIsPage ? 0 : 1; i2 < this.#pageEnd; i2++) page2[vertex[i2] >>> 5] |= 1 << (vertex[i2] & 31);
    return page2;
  }
  /** What only dead cliques hold stays without a number; what nothing at all holds hangs from the root. */
  #fromUnretained(page2) {
    const { nodes, edges } = this.#columns;
    const { number } = this.#arrays;
    const retained = new Uint32Array((nodes.count >>> 5) + 1);
    for (let node = 0; node < nodes.count; node++) {
      if (number[node] !== 0) continue;
      for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
        const target = edges.toNode[edge];
        if (!isDropped(this.#rules, page2, node, edge)) retained[target >>> 5] |= 1 << (target & 31);
      }
    }
    for (let node = 0; node < nodes.count; node++) {
      if (number[node] === 0 && (retained[node >>> 5] >>> (node & 31) & 1) === 0) this.#from(node);
    }
  }
};

// worker/heap/dominators.ts
function computeDominators(rules, space, signal) {
  const { count } = rules.columns.nodes;
  const [number, vertex, idom, semi, label] = space.scratch;
  const against = new Uint32Array(space.order.buffer, space.order.byteOffset, count + 1);
  against.fill(0);
  number.fill(0, 0, count);
  const numbering = numberNodes(
    rules,
    { number: number.subarray(0, count), vertex, parent: idom, semi, next: label, against },
    signal
  );
  const { reached } = numbering;
  const predecessor = new Uint32Array(sumUp(against, reached));
  inSlices(count, signal, (from2, to) => fillPredecessors(rules, numbering, number, against, predecessor, from2, to));
  const ancestor = number;
  ancestor.set(idom.subarray(0, reached));
  const forest = { first: against, predecessor, ancestor, semi, label, path: new Stack() };
  inSlicesDown(reached, signal, (from2, to) => semidominators(forest, from2, to));
  idom[0] = 0;
  inSlices(reached, signal, (from2, to) => climb(idom, semi, from2, to));
  writeTree(count, reached, rules.schema.root, vertex, idom, semi, label, against, space);
  return numbering.page;
}
function sumUp(counts, length) {
  let total = 0;
  for (let i2 = 0; i2 < length; i2++) counts[i2] = total += counts[i2];
  counts[length] = total;
  return total;
}
function fillPredecessors(rules, { pageEnd, strays }, number, place, predecessor, first, last) {
  const { firstEdge } = rules.columns.nodes;
  const { toNode, type: edgeType } = rules.columns.edges;
  const { edgeWeak, edgeShortcut } = rules.schema;
  const { tables } = rules;
  for (let node = first; node < last; node++) {
    const from2 = number[node] - 1;
    if (from2 < 0) continue;
    const isPage = from2 < pageEnd || strays !== null && strays[node >>> 5] >>> (node & 31) & 1;
    const mayPair = tables[node >>> 5] >>> (node & 31) & 1;
    const bound2 = isPage ? 0 : pageEnd - 1;
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      const target = toNode[edge];
      const to = number[target] - 1;
      if (to >= from2 || to <= bound2) continue;
      const type3 = edgeType[edge];
      if (type3 === edgeWeak || type3 === edgeShortcut || mayPair && isPair(rules, node, edge)) continue;
      if (!isPage && strays !== null && strays[target >>> 5] >>> (target & 31) & 1) continue;
      predecessor[--place[to]] = from2;
    }
  }
}
function climb(idom, semi, from2, to) {
  for (let i2 = from2; i2 < to; i2++) {
    const bound2 = semi[i2];
    let d2 = idom[i2];
    while (d2 > bound2) d2 = idom[d2];
    idom[i2] = d2;
  }
}
function semidominators(forest, from2, to) {
  const { first, predecessor, ancestor, semi, label, path: path3 } = forest;
  for (let i2 = to - 1; i2 >= from2 && i2 > 0; i2--) {
    let best2 = semi[i2];
    const last = i2 + 1;
    for (let p = first[i2], end = first[i2 + 1]; p < end; p++) {
      const v = predecessor[p];
      let u2 = v;
      if (ancestor[u2] >= last) {
        do {
          path3.push(u2);
          u2 = ancestor[u2];
        } while (ancestor[u2] >= last);
        const head = ancestor[u2];
        let least = label[u2];
        do {
          u2 = path3.pop();
          ancestor[u2] = head;
          if (least < label[u2]) label[u2] = least;
          else least = label[u2];
        } while (path3.length > 0);
      }
      if (label[v] < best2) best2 = label[v];
    }
    semi[i2] = best2;
    label[i2] = best2;
  }
}
function writeTree(count, reached, root, vertex, idom, size, place, nextPlace, space) {
  const { dominator, order } = space;
  size.fill(1, 0, reached);
  addSizes(idom, size, reached);
  dominator.fill(root);
  place[0] = 0;
  nextPlace[0] = 1;
  inSlices(reached, void 0, (from2, to) => placeNodes(vertex, idom, size, place, nextPlace, dominator, from2, to));
  if (reached < count) appendUnreached(count, reached, vertex, order);
  inSlices(reached, void 0, (from2, to) => scatter(order, place, vertex, from2, to));
}
function addSizes(idom, size, reached) {
  for (let i2 = reached - 1; i2 > 0; i2--) size[idom[i2]] += size[i2];
}
function placeNodes(vertex, idom, size, place, nextPlace, dominator, from2, to) {
  for (let i2 = Math.max(1, from2); i2 < to; i2++) {
    const above2 = idom[i2];
    const at = nextPlace[above2];
    nextPlace[above2] = at + size[i2];
    place[i2] = at;
    nextPlace[i2] = at + 1;
    dominator[vertex[i2]] = vertex[above2];
  }
}
function scatter(order, place, vertex, from2, to) {
  for (let i2 = from2; i2 < to; i2++) order[place[i2]] = vertex[i2];
}
function appendUnreached(count, reached, vertex, order) {
  const seen = new Uint8Array(count);
  for (let i2 = 0; i2 < reached; i2++) seen[vertex[i2]] = 1;
  let written = reached;
  for (let node = 0; node < count; node++) if (seen[node] === 0) order[written++] = node;
}
function sumRetained(root, dominator, order, sizes) {
  for (let i2 = order.length - 1; i2 >= 0; i2--) {
    const node = order[i2];
    if (node !== root) sizes[dominator[node]] += sizes[node];
  }
}
function childrenOf(dominator, root, space) {
  const count = dominator.length;
  const first = space?.first ?? new Uint32Array(count + 1);
  for (let node = 0; node < count; node++) if (node !== root) first[dominator[node]]++;
  let total = 0;
  for (let node = 0; node < count; node++) first[node] = total += first[node];
  first[count] = total;
  const child = space?.child.subarray(0, total) ?? new Uint32Array(total);
  for (let node = count - 1; node >= 0; node--) if (node !== root) child[--first[dominator[node]]] = node;
  return { first, child };
}

// worker/heap/hermes.ts
var STORAGE = /* @__PURE__ */ new Set([
  "ArrayStorage",
  "ArrayStorageSmall",
  "BoxedDouble",
  "HashMapEntry",
  "HashSetEntry",
  "OrderedHashMap",
  "OrderedHashSet",
  "PropertyAccessor",
  "SegmentedArray",
  "SegmentedArraySmall"
]);
var INNARDS = /^(?:CodeBlock|CompactArray|DictPropertyMap|Domain|HiddenClass|IdentifierTable|LookupEntry|OldGen|RuntimeModule|WeakRefSlot|WeakValueMap|YoungGen|std::.*)$/;
var SCOPE = "Environment";
function hermesCell(name) {
  if (STORAGE.has(name)) return "storage";
  if (name === SCOPE) return "scope";
  return INNARDS.test(name) ? "engine" : null;
}

// worker/heap/runtime.ts
var known2 = /* @__PURE__ */ new WeakMap();
function runtimeOf({ columns, runtime }) {
  let guess = runtime ?? known2.get(columns.strings);
  if (guess === void 0) known2.set(columns.strings, guess = guessRuntime(columns));
  return guess;
}
function guessRuntime(columns) {
  const { nodes, edges, strings, header } = columns;
  const schema = schemaOf(columns);
  if (nodes.count === 0 || schema.root >= nodes.count) return "unknown";
  if (header.nodeCount === 0) return "hermes";
  for (let edge = nodes.firstEdge[schema.root]; edge < nodes.firstEdge[schema.root + 1]; edge++) {
    if (textOf(strings, nodes.name[edges.toNode[edge]]).startsWith("Node / ")) return "node";
  }
  for (let node = 0; node < nodes.count; node++) {
    if (nodes.type[node] !== schema.synthetic) continue;
    const name = textOf(strings, nodes.name[node]);
    if (name === "(Document DOM trees)") return "chromium";
    if (name.startsWith("workerd / ")) return "workerd";
  }
  return guessByNames(columns, schema);
}
var DENO_SCRIPT = /^(?:system \/ Script \/ )?ext:(?:core\/|runtime\/|deno)/;
function guessByNames(columns, schema) {
  const { nodes, strings } = columns;
  let guess = "unknown";
  const looked = new Uint8Array(strings.count);
  const bitOf = new Uint8Array(256);
  [schema.native, schema.code, schema.object, schema.hidden].forEach((type3, i2) => {
    if (type3 >= 0) bitOf[type3] = 1 << i2;
  });
  for (let node = 0; node < nodes.count; node++) {
    const type3 = nodes.type[node];
    const index2 = nodes.name[node];
    if (bitOf[type3] === 0 || (looked[index2] & bitOf[type3]) !== 0) continue;
    looked[index2] |= bitOf[type3];
    const first = firstByteOf(columns.strings, index2);
    if (!(first === 66 || first === 98 || first === 101 || first === 70 || first === 72 || first === 74 || first === 78 || first === 110 || first === 115))
      continue;
    const name = textOf(strings, index2);
    if (type3 === schema.code && DENO_SCRIPT.test(name)) return "deno";
    if (type3 === schema.code && name.startsWith("node:internal/")) guess = guess === "unknown" ? "node" : guess;
    if (type3 === schema.native && name.startsWith("Node / ")) return "node";
    if (type3 === schema.native && (name.startsWith("blink::") || name.startsWith("Blink ") || name === "HTMLDocument"))
      guess = "chromium";
    if (name === "FunctionExecutable" || name === "JSModuleRecord" || name === "NativeExecutable") return "bun";
    if (name.startsWith("HermesInternal")) return "hermes";
  }
  return guess;
}

// worker/heap/kinds.ts
var TYPE = {
  hidden: 0,
  array: 1,
  string: 2,
  object: 3,
  code: 4,
  closure: 5,
  regexp: 6,
  number: 7,
  native: 8,
  synthetic: 9,
  "concatenated string": 10,
  "sliced string": 11,
  symbol: 12,
  bigint: 13,
  "object shape": 14,
  other: 15
};
var TYPE_MASK = 15;
var PLUMBING = 16;
var ENGINE = 32;
var CONTEXT = 64;
var RANKING_ONLY = 128;
var KIND = {
  /** An object a programmer knows: instances, arrays, functions, strings, DOM nodes. */
  user: 0,
  /** A scope: `system / Context`. Named by its variables. */
  context: 1,
  /** Storage of another object: elements, properties, a Map's table, a buffer's bytes, boxed numbers. */
  plumbing: 2,
  /** V8's own: code, maps, feedback, scripts, inline caches, GC roots. */
  engine: 3
};
function typeOf(kind) {
  return kind & TYPE_MASK;
}
function isStringType(type3) {
  return type3 === TYPE.string || type3 === TYPE["concatenated string"] || type3 === TYPE["sliced string"];
}
var KIND_OF = Array.from({ length: 256 }, (_, kind) => {
  if ((kind & RANKING_ONLY) !== 0) return (kind & PLUMBING) !== 0 ? KIND.user : KIND.engine;
  if ((kind & ENGINE) !== 0 || typeOf(kind) === TYPE.synthetic) return KIND.engine;
  if ((kind & CONTEXT) !== 0) return KIND.context;
  return (kind & PLUMBING) !== 0 ? KIND.plumbing : KIND.user;
});
var storageArrays = /* @__PURE__ */ new Set([
  "",
  "(object elements)",
  "(object properties)",
  "(bound arguments)",
  "(internal array)"
]);
var storageNames = /* @__PURE__ */ new Set([
  "system / JSArrayBufferData",
  "system / ExternalStringData",
  "system / PropertyArray",
  "system / NameDictionary",
  "system / NumberDictionary",
  "system / OrderedHashMap",
  "system / OrderedHashSet",
  "system / EphemeronHashTable",
  "system / FixedArray",
  "system / PropertyCell",
  "system / Cell",
  "system / WeakCell",
  "system / WeakArrayList",
  "system / SloppyArgumentsElements",
  "system / ByteArray",
  "system / HeapNumber",
  "system / OrderedNameDictionary",
  "system / SwissNameDictionary",
  "system / FixedDoubleArray",
  "system / ArrayList",
  "system / GlobalDictionary",
  "system / PromiseReaction",
  "system / PromiseFulfillReactionJobTask",
  "system / PromiseRejectReactionJobTask",
  "system / PromiseResolveThenableJobTask"
]);
var PROXY = "system / JSProxy";
var BLINK_INNARDS = /^(blink::|cppgc::|v8::|std::)/;
function isContextName(name) {
  return name === "system / Context" || name.startsWith("system / Context / ");
}
var JSC_SCOPE = /^system \/ JS(Module|Lexical|GlobalLexical)Environment$/;
var UNDECIDED = 255;
function classifyKinds(columns, kinds = new Uint8Array(columns.nodes.count)) {
  const { nodes, strings, header } = columns;
  const isHermes = runtimeOf({ columns }) === "hermes";
  const code = header.nodeTypes.map((name2) => name2 in TYPE ? TYPE[name2] : TYPE.other);
  const fixed = Uint8Array.from(code, kindOfType);
  const tables = code.map(
    (type4) => type4 === TYPE.array || type4 === TYPE.hidden || type4 === TYPE.native || type4 === TYPE.object ? new Uint8Array(strings.count).fill(UNDECIDED) : null
  );
  const { type: type3, name, selfSize } = nodes;
  let engineBytes = 0;
  inSlices(nodes.count, void 0, (from2, to) => {
    let bytes = 0;
    for (let node = from2; node < to; node++) {
      const t2 = type3[node];
      const table = tables[t2];
      let kind = fixed[t2];
      if (table !== null) {
        const text = name[node];
        kind = table[text];
        if (kind === UNDECIDED) kind = table[text] = kindOfName(code[t2], stringAt(strings, text), isHermes);
      }
      kinds[node] = kind;
      if ((kind & ENGINE) !== 0) bytes += selfSize[node];
    }
    engineBytes += bytes;
  });
  return { kinds, engineBytes: engineBytes + (isHermes ? buryUnheld(columns, kinds) : 0) };
}
function buryUnheld({ nodes, edges, header }, kinds) {
  if (edges.count === 0) return 0;
  const held = new Uint32Array((nodes.count >>> 5) + 1);
  held[header.rootOrdinal >>> 5] |= 1 << (header.rootOrdinal & 31);
  for (let edge = 0; edge < edges.count; edge++) held[edges.toNode[edge] >>> 5] |= 1 << (edges.toNode[edge] & 31);
  let bytes = 0;
  for (let node = 0; node < nodes.count; node++) {
    if ((held[node >>> 5] >>> (node & 31) & 1) === 1) continue;
    if ((kinds[node] & ENGINE) === 0) bytes += nodes.selfSize[node];
    kinds[node] |= PLUMBING | ENGINE;
  }
  return bytes;
}
function kindOfType(type3) {
  if (type3 === TYPE.code || type3 === TYPE["object shape"]) return type3 | PLUMBING | ENGINE;
  return type3 === TYPE.number ? type3 | PLUMBING : type3;
}
function kindOfName(type3, name, isHermes) {
  const cell = isHermes ? hermesCell(name) : null;
  if (cell !== null) return type3 | (cell === "scope" ? CONTEXT : cell === "storage" ? PLUMBING : PLUMBING | ENGINE);
  if (type3 === TYPE.hidden && name === PROXY) return TYPE.object | RANKING_ONLY;
  if (type3 === TYPE.array) return type3 | PLUMBING | (storageArrays.has(name) || storageNames.has(name) ? 0 : ENGINE);
  if (isContextName(name) || JSC_SCOPE.test(name)) return type3 | CONTEXT;
  if (storageNames.has(name)) return type3 | PLUMBING;
  if (type3 === TYPE.hidden || name.startsWith("system / ")) return type3 | PLUMBING | ENGINE;
  return type3 === TYPE.native && BLINK_INNARDS.test(name) ? type3 | PLUMBING | RANKING_ONLY : type3;
}

// worker/heap/memory.ts
function memory(shared) {
  const take2 = (bytes) => shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  return {
    u16: (length) => new Uint16Array(take2(length * 2)),
    u32: (length) => new Uint32Array(take2(length * 4)),
    i32: (length) => new Int32Array(take2(length * 4)),
    f64: (length) => new Float64Array(take2(length * 8))
  };
}

// worker/heap/retainer-index.ts
var BLOCK = 4;
var IN_BLOCK = (1 << BLOCK) - 1;
var STRETCH = 7;
var CROWDED_STRETCHES = 128;
var SAMPLED = 16;
var NO_EDGE = -1;
var CROWDED = 1 << 26;
function indexRetainers({ nodes, edges }, take2 = memory(false)) {
  const blocks = (nodes.count >>> BLOCK) + 1;
  const found = findCrowded(edges, blocks);
  const byBlock = new Uint32Array(blocks);
  const noted = new Uint32Array(blocks);
  const crowded = take2.u32(found.length);
  crowded.set(found);
  const byNode = new Uint32Array(crowded.length << BLOCK);
  const notedByNode = new Uint32Array(crowded.length << BLOCK);
  const both = { noted, notedByNode };
  mark(noted, crowded);
  inSlices(edges.count, void 0, (from2, to) => countStretches(edges, byBlock, byNode, both, from2, to));
  const rows = blocks + byNode.length;
  const first = take2.u32(rows + 1);
  let total = 0;
  for (let row = 0; row <= rows; row++) {
    first[row] = total;
    if (row < rows) total += row < blocks ? byBlock[row] : byNode[row - blocks];
  }
  const stretch = take2.u32(total);
  const free = first.slice();
  noted.fill(0);
  mark(noted, crowded);
  notedByNode.fill(0);
  inSlices(edges.count, void 0, (from2, to) => noteStretches(edges, free, both, blocks, stretch, from2, to));
  return { first, stretch, crowded, blocks };
}
function mark(noted, crowded) {
  for (let place = 0; place < crowded.length; place++) noted[crowded[place]] = CROWDED + place;
}
function findCrowded({ toNode, count }, blocks) {
  const times = new Uint32Array(blocks);
  const noted = new Uint32Array(blocks);
  for (let begin2 = 0; begin2 < count; begin2 += SAMPLED << STRETCH) {
    const here = (begin2 >>> STRETCH) + 1;
    for (let edge = begin2, end = Math.min(count, begin2 + (1 << STRETCH)); edge < end; edge++) {
      const block = toNode[edge] >>> BLOCK;
      if (noted[block] === here) continue;
      noted[block] = here;
      times[block]++;
    }
  }
  const crowded = [];
  for (let block = 0; block < blocks; block++) if (times[block] > CROWDED_STRETCHES / SAMPLED) crowded.push(block);
  return crowded;
}
function countStretches({ toNode }, byBlock, byNode, { noted, notedByNode }, from2, to) {
  for (let edge = from2; edge < to; edge++) {
    const node = toNode[edge];
    const block = node >>> BLOCK;
    const here = (edge >>> STRETCH) + 1;
    const before = noted[block];
    if (before === here) continue;
    if (before < CROWDED) {
      noted[block] = here;
      byBlock[block]++;
      continue;
    }
    const row = before - CROWDED << BLOCK | node & IN_BLOCK;
    if (notedByNode[row] === here) continue;
    notedByNode[row] = here;
    byNode[row]++;
  }
}
function noteStretches({ toNode }, free, { noted, notedByNode }, blocks, stretch, from2, to) {
  for (let edge = from2; edge < to; edge++) {
    const node = toNode[edge];
    const block = node >>> BLOCK;
    const here = (edge >>> STRETCH) + 1;
    const before = noted[block];
    if (before === here) continue;
    if (before < CROWDED) {
      noted[block] = here;
      stretch[free[block]++] = here - 1;
      continue;
    }
    const row = before - CROWDED << BLOCK | node & IN_BLOCK;
    if (notedByNode[row] === here) continue;
    notedByNode[row] = here;
    stretch[free[blocks + row]++] = here - 1;
  }
}
function rowOf({ first, crowded, blocks }, node) {
  const block = node >>> BLOCK;
  if (first[block] !== first[block + 1]) return block;
  const place = placeOf(crowded, block, 0, crowded.length);
  return crowded[place] === block ? blocks + (place << BLOCK | node & IN_BLOCK) : block;
}
function nextRetainer({ count, toNode }, index2, node, after, cut = null) {
  const { first, stretch } = index2;
  const row = rowOf(index2, node);
  const end = first[row + 1];
  let edge = after + 1;
  for (let at = placeOf(stretch, edge >>> STRETCH, first[row], end); at < end; at++) {
    const begin2 = stretch[at] << STRETCH >>> 0;
    const stop = Math.min(begin2 + (1 << STRETCH), count);
    for (edge = Math.max(edge, begin2); edge < stop; edge++) {
      if (toNode[edge] === node && (cut === null || (cut[edge >>> 5] >>> (edge & 31) & 1) === 0)) return edge;
    }
  }
  return NO_EDGE;
}
function allRetainers({ count, toNode }, index2, node, limit) {
  const { first, stretch } = index2;
  const row = rowOf(index2, node);
  const found = [];
  for (let at = first[row], end = first[row + 1]; at < end; at++) {
    const begin2 = stretch[at] << STRETCH >>> 0;
    const stop = Math.min(begin2 + (1 << STRETCH), count);
    for (let edge = begin2; edge < stop; edge++) {
      if (toNode[edge] !== node) continue;
      if (found.length >= limit) return found;
      found.push(edge);
    }
  }
  return found;
}
var MOST_STRETCHES = 1 << 5;
function retainerCost(index2, node) {
  const { first } = index2;
  const row = rowOf(index2, node);
  return 1 + (Math.min(MOST_STRETCHES, first[row + 1] - first[row]) << STRETCH);
}
function placeOf(ascending, wanted, from2, to) {
  let low = from2;
  let high = to;
  while (low < high) {
    const middle = low + high >>> 1;
    if (ascending[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

// worker/heap/via.ts
var VIA_ELEMENT = 4294967295;
var VIA_SEVERAL = 4294967294;
var VIA_INDIRECT = 2147483648;
var RANK = { named: 1, shortcut: 2, element: 3, internal: 4, weak: 5 };
var INDIRECT = 64;
var NONE = 255;
function labelDominatorEdges(columns, dominator, distance, space) {
  const { count } = columns.nodes;
  const work = {
    columns,
    dominator,
    distance,
    rankOfType: rankTypes(columns),
    speaks: speakingTypes(columns),
    tag: namesOf(columns).tag,
    via: (space?.via ?? new Uint32Array(count)).fill(VIA_SEVERAL),
    rank: new Uint8Array(count).fill(NONE)
  };
  inSlices(count, void 0, (from2, to) => labelDirect(work, from2, to));
  const nearest = space?.nearest ?? new Int32Array(count);
  inSlices(count, void 0, (from2, to) => labelIndirect(work, nearest, from2, to));
  finishNames(work);
  return work.via;
}
function rankTypes(columns) {
  const schema = schemaOf(columns);
  const ranks = new Uint8Array(256).fill(RANK.internal);
  const set3 = (type3, value) => {
    if (type3 >= 0) ranks[type3] = value;
  };
  set3(schema.edgeProperty, RANK.named);
  set3(schema.edgeContext, RANK.named);
  set3(schema.edgeShortcut, RANK.shortcut);
  set3(schema.edgeElement, RANK.element);
  set3(schema.edgeHidden, RANK.element);
  set3(schema.edgeWeak, RANK.weak);
  return ranks;
}
function speakingTypes(columns) {
  const { object, closure, native } = schemaOf(columns);
  const speaks = new Uint8Array(256);
  for (const type3 of [object, closure, native]) if (type3 >= 0) speaks[type3] = 1;
  return speaks;
}
function labelDirect({ columns, dominator, rankOfType, tag, via, rank }, first, last) {
  const { firstEdge } = columns.nodes;
  const { type: type3, toNode, nameOrIndex } = columns.edges;
  for (let node = first; node < last; node++) {
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      let r = rankOfType[type3[edge]];
      if (r === RANK.weak) continue;
      const target = toNode[edge];
      if (dominator[target] !== node || target === node) continue;
      if (r === RANK.named && (tag[nameOrIndex[edge]] === TAG.proto || tag[nameOrIndex[edge]] === TAG.commonName))
        r = RANK.internal;
      if (r >= rank[target]) continue;
      rank[target] = r;
      via[target] = r === RANK.element ? VIA_ELEMENT : nameOrIndex[edge];
    }
  }
}
function labelIndirect({ columns, dominator, distance, rankOfType, speaks, tag, via, rank }, nearest, first, last) {
  const { firstEdge, type: nodeType } = columns.nodes;
  const { type: type3, toNode, nameOrIndex } = columns.edges;
  for (let node = first; node < last; node++) {
    for (let edge = firstEdge[node], end = firstEdge[node + 1]; edge < end; edge++) {
      if (rankOfType[type3[edge]] !== RANK.named) continue;
      const target = toNode[edge];
      if (target === node) continue;
      const poor = rank[target] === RANK.internal && speaks[nodeType[dominator[target]]] === 0;
      if (rank[target] < INDIRECT && !poor) continue;
      const name = nameOrIndex[edge];
      if (tag[name] === TAG.proto || tag[name] === TAG.commonName) continue;
      if (rank[target] === INDIRECT && distance[node] >= nearest[target]) continue;
      rank[target] = INDIRECT;
      nearest[target] = distance[node];
      via[target] = (name | VIA_INDIRECT) >>> 0;
    }
  }
}
function finishNames({ columns, via, rank }) {
  const decided = new Uint8Array(columns.strings.count);
  for (let node = 0; node < via.length; node++) {
    if (rank[node] !== RANK.internal && rank[node] !== RANK.shortcut) continue;
    const name = via[node];
    if (decided[name] === 0) decided[name] = startsWithDigit(columns, name) ? 1 : 2;
    if (decided[name] === 1) via[node] = rank[node] === RANK.shortcut ? columns.nodes.name[node] : VIA_ELEMENT;
  }
}
function startsWithDigit(columns, name) {
  const first = firstByteOf(columns.strings, name);
  return first >= 48 && first <= 57;
}

// worker/heap/access.ts
var derivedOf = /* @__PURE__ */ new WeakMap();
function derived(heap) {
  let entry = derivedOf.get(heap);
  if (entry === void 0) {
    entry = { schema: schemaOf(heap.columns), sourcesAsked: 0 };
    derivedOf.set(heap, entry);
  }
  return entry;
}
function retainerIndexOf(heap) {
  return heap.retainers ?? (derived(heap).retainerIndex ??= indexRetainers(heap.columns));
}
var FIRST_RETAINERS = 4e3;
function* firstRetainers(heap, node, limit = FIRST_RETAINERS) {
  const { edges } = heap.columns;
  const index2 = retainerIndexOf(heap);
  let edge = nextRetainer(edges, index2, node, NO_EDGE);
  for (let left = limit; left > 0 && edge !== NO_EDGE; left--) {
    yield edge;
    edge = nextRetainer(edges, index2, node, edge);
  }
}
function retainersUpTo(heap, node, limit) {
  return allRetainers(heap.columns.edges, retainerIndexOf(heap), node, limit);
}
function dominatorTree(heap) {
  return heap.tree ?? (derived(heap).tree ??= childrenOf(heap.dominator, heap.columns.header.rootOrdinal));
}
function kindsOf(heap) {
  return heap.kinds ?? classified(heap).kinds;
}
function engineBytesOf(heap) {
  return heap.engineBytes ?? classified(heap).engineBytes;
}
function classified(heap) {
  return derived(heap).classified ??= classifyKinds(heap.columns);
}
function edgeRulesOf(heap) {
  return edgeRules(heap.columns, derived(heap).schema, namesOf(heap.columns));
}
var MANY = 255;
function edgeCountOf({
  columns: {
    nodes: { firstEdge }
  },
  edgeCounts
}, node) {
  if (edgeCounts === void 0) return firstEdge[node + 1] - firstEdge[node];
  const { few, many: many2, counts } = edgeCounts;
  return few[node] < MANY ? few[node] : counts[lastUpTo(many2, node, 0, many2.length - 1)];
}
function lastUpTo(ascending, wanted, low, high) {
  let [from2, to] = [low, high];
  while (from2 < to) {
    const middle = from2 + to + 1 >>> 1;
    if (ascending[middle] <= wanted) from2 = middle;
    else to = middle - 1;
  }
  return from2;
}
function constructorName(heap, node) {
  const row = heap.classes.nodeClass[node];
  if (row < heap.classes.rows.length) return heap.classes.rows[row].name;
  return classNameOf(heap.columns, derived(heap).schema, heap.detached ?? null, node);
}
function sourceOfEdge(heap, edge) {
  const {
    nodes: { firstEdge, count }
  } = heap.columns;
  const entry = derived(heap);
  if (entry.sources === void 0 && entry.sourcesAsked++ < MANY_SOURCES)
    return lastUpTo(firstEdge, edge, 0, count - 1);
  const sources = entry.sources ??= listSources(heap.columns);
  const row = edge >>> SOURCE_SHIFT;
  return lastUpTo(firstEdge, edge, sources[row], sources[row + 1]);
}
var MANY_SOURCES = 1 << 14;
var SOURCE_SHIFT = 5;
function listSources({ nodes: { firstEdge, count }, edges }) {
  const sources = new Uint32Array((edges.count >>> SOURCE_SHIFT) + 2).fill(count - 1);
  let row = 0;
  for (let node = 0; node < count; node++) {
    for (const end = firstEdge[node + 1]; row << SOURCE_SHIFT < end; row++) sources[row] = node;
  }
  return sources;
}
function sourceOf(heap, node) {
  const { locations } = heap.columns;
  const row = locationRow(heap.columns, node);
  if (row < 0 || locations === null) return null;
  const entry = derived(heap);
  entry.urls ??= new Map((heap.scripts ?? []).map(({ scriptId, url }) => [scriptId, url]));
  return positionOf(entry.urls, locations.scriptId[row], locations.line[row], locations.column[row]);
}

// worker/heap/build.ts
function buildHeap(columns, options = {}) {
  const draft = prepareHeap(columns, options)()(null);
  draft.name(options.shapes);
  draft.label();
  return draft.finish();
}
function rowsBehind({ to }, space, take2) {
  const count = space.length;
  return to.length <= count >>> 1 ? new Uint16Array(space.buffer, count * Uint16Array.BYTES_PER_ELEMENT, count) : take2.u16(count);
}
function sameShapes(a, b2) {
  return a === b2 || a.length === b2.length && a.every((names, i2) => names.length === b2[i2].length && names.every((name, k) => name === b2[i2][k]));
}
function labelNodes(columns, { dominator, distance, via, nearest }) {
  labelDominatorEdges(columns, dominator, distance, { via, nearest });
}
function prepareHeap(columns, options = {}) {
  const { onProgress } = options;
  const schema = schemaOf(columns);
  if (columns.nodes.count === 0 || schema.root >= columns.nodes.count) throw new HeapError("bad-graph", "nodes");
  onProgress?.("graph", 0);
  const names = namesOf(columns);
  onProgress?.("graph", 1);
  onProgress?.("sizes", 0);
  const rules = edgeRules(columns, schema, names);
  onProgress?.("sizes", 1);
  return () => withDominators(columns, options, { schema, names, rules });
}
function withDominators(columns, options, { schema, names, rules }) {
  const { signal, onProgress } = options;
  const { count } = columns.nodes;
  const { root } = schema;
  onProgress?.("dominators", 0);
  const take2 = memory(options.shared === true);
  const dominator = take2.u32(count);
  const order = take2.u32(count + 1).subarray(0, count);
  const retained = sumOf(columns.nodes.selfSize) > 4294967295 ? take2.f64(count) : take2.u32(count);
  const first = take2.u32(count + 1);
  const spare = take2.u32(count);
  const label = take2.u32(count);
  const page2 = computeDominators(
    rules,
    {
      dominator,
      order,
      scratch: [dominator, first, spare, new Uint32Array(retained.buffer, 0, count), label]
    },
    signal
  );
  options.collectGarbage?.();
  onProgress?.("dominators", 0.6);
  return (measured) => {
    const moves = measured?.moves ?? movesOf(columns, schema, findOwners(columns, schema, names, spare, signal));
    attributeShallow(columns, moves, retained);
    sumRetained(root, dominator, order, retained);
    onProgress?.("dominators", 0.8);
    const detached2 = measured === null ? spreadDetachedness(columns, schema, signal) : measured.detached;
    const distance = measured?.distance ?? take2.i32(count);
    if (measured === null) measureDistances(columns, schema, names, distance, first, signal);
    onProgress?.("dominators", 1);
    const space = measured?.space ?? spare;
    const wide = () => take2.u32(count);
    const assign = () => assignRows(
      { columns, schema, names, shapes, detached: detached2, sized: sizedNodes(columns, moves) },
      rowsBehind(moves, space, take2),
      wide,
      signal
    );
    let isElsewhere = false;
    let shapes = [];
    let scripts = [];
    let classes = { rows: [], nodeClass: new Uint16Array(0) };
    let rest = null;
    const compare = () => rest ??= {
      runtime: runtimeOf({ columns }),
      ...classifyKinds(columns, new Uint8Array(space.buffer, 0, count)),
      tree: childrenOf(dominator, root, { first: first.fill(0), child: order })
    };
    return {
      labelling() {
        if (options.compared !== true || measured === null) return null;
        isElsewhere = true;
        return { dominator, distance, via: label, nearest: new Int32Array(spare.buffer, 0, count) };
      },
      name(given) {
        onProgress?.("names", 0);
        shapes = given ?? inferShapesOf(columns, schema, names, signal);
        scripts = collectScripts(columns, schema);
        const before = measured?.assigned ?? null;
        const assigned = before !== null && sameShapes(before.shapes, shapes) ? before : assign();
        classes = buildClasses({ columns, schema, scripts, retained, distance, dominator, order }, assigned, wide);
        checkCancelled(signal);
        if (isElsewhere) compare();
      },
      label() {
        if (options.compared === true)
          labelNodes(columns, {
            dominator,
            distance,
            via: label,
            nearest: new Int32Array(isElsewhere ? spare.buffer : order.buffer, 0, count)
          });
      },
      finish() {
        const heap = {
          columns,
          hasEdges: true,
          dominator,
          retained,
          distance,
          classes,
          totalShallowBytes: retained[root],
          detached: detached2,
          scripts,
          shapes,
          page: page2
        };
        const retainers = measured?.retainers ?? null;
        const whole = options.compared === true ? { ...heap, via: label, ...compare(), ...retainers === null ? {} : { retainers } } : heap;
        onProgress?.("names", 1);
        return whole;
      }
    };
  };
}
function sumOf(sizes) {
  let total = 0;
  for (let node = 0; node < sizes.length; node++) total += sizes[node];
  return total;
}
function inferShapes(heap, signal) {
  return inferShapesOf(heap.columns, schemaOf(heap.columns), namesOf(heap.columns), signal);
}

// worker/heap/program.ts
var NO_SIGNS = { runtime: "unknown", form: "", words: new Float64Array(0) };
var SMALL_SCRIPTS = 1 << 16;

// worker/heap/newest-id.ts
function newestObjectId({ nodes }) {
  let odd = 0;
  let any = 0;
  for (let n = 0; n < nodes.count; n++) {
    const id = nodes.id[n];
    if (id > any) any = id;
    if (id > odd && (id & 1) === 1) odd = id;
  }
  return odd > 0 ? odd : any;
}

// worker/heap/slim.ts
function isWhole(heap) {
  return heap?.hasEdges === true;
}

// worker/heap/traces.ts
var MAX_FRAMES = 64;
var fieldsOf = (table, names) => {
  const at = names.map((name) => table.fields.indexOf(name));
  return at.includes(-1) ? null : at;
};
function allocationTraces(columns) {
  const { nodes, strings, tables } = columns;
  const { traceNodeId } = nodes;
  const tree = tables.find(({ name: name2 }) => name2 === "trace_tree");
  const functions = tables.find(({ name: name2 }) => name2 === "trace_function_infos");
  if (traceNodeId === null || tree === void 0 || functions === void 0) return null;
  const inTree = fieldsOf(tree, ["id", "function_info_index", "parent"]);
  const inFunctions = fieldsOf(functions, ["name", "script_name", "line", "column"]);
  if (inTree === null || inFunctions === null) return null;
  const [id, functionIndex, parent] = inTree;
  const [name, script, line, column] = inFunctions;
  const treeWidth = tree.fields.length;
  const functionWidth = functions.fields.length;
  const text = (index2) => index2 >= 0 && index2 < strings.count ? stringAt(strings, index2) : "";
  let rows = null;
  const rowOf2 = (traceId) => {
    if (rows === null) {
      rows = /* @__PURE__ */ new Map();
      for (let row = 0; row * treeWidth < tree.values.length; row++) rows.set(tree.values[row * treeWidth + id], row);
    }
    return rows.get(traceId) ?? -1;
  };
  return {
    traceOf: (node) => traceNodeId[node],
    framesOf(traceId) {
      const frames = [];
      for (let row = rowOf2(traceId); row > 0 && frames.length < MAX_FRAMES; row = tree.values[row * treeWidth + parent]) {
        const at = tree.values[row * treeWidth + functionIndex] * functionWidth;
        if (at < 0 || at + functionWidth > functions.values.length) break;
        frames.push({
          functionName: text(functions.values[at + name]),
          url: text(functions.values[at + script]),
          line: functions.values[at + line],
          column: functions.values[at + column]
        });
      }
      return frames;
    }
  };
}

// worker/growth/series/node-kinds.ts
function plainName(constructor) {
  return constructor.startsWith("Detached Node / ") ? constructor.slice("Detached ".length) : constructor;
}

// worker/growth/thresholds.ts
var MIN_GROWTH_BYTES = 2048;
var MIN_BYTES_PER_STEP = 4096;
var MIN_ENTRY_BYTES_PER_STEP = 2048;
var STEPS_FOR_SMALL = 5;
var MIN_SMALL_BYTES_PER_STEP = 512;
var STEPS_WITHOUT_IDENTITY = 3;
var MIN_ENTRIES_PER_STEP = 10;
var MIN_FEW_BYTES_PER_STEP = 8192;
var MIN_SHARE2 = 0.01;
var SMALL_SHARE = 0.05;
var SMALL_BYTES_PER_STEP = 16384;
var MIN_SWELLING_SHARE = 5e-4;
var MIN_LATE_BYTES = 262144;
var MIN_LATE_SHARE = 0.25;
var MIN_WARM_UP_BYTES = 65536;
var MIN_COHORT = 8;
var GONE_SHARE = 0.05;
var CONTENT_STAYS_SHARE = 0.5;
var KEPT_SHARE = 0.8;
var OLD_GONE_SHARE = 0.5;
var PLATEAU_SHARE = 0.9;
var KEPT_RATE = 0.4;
var SLOWING = 0.8;
var NEARLY_FLAT = 0.1;
var FALLS = 0.25;
var NEXT_TO_NOTHING = 0.02;
var EVEN_RATE = 0.7;
var MIN_UNPLACED_BYTES = 131072;
var MIN_UNPLACED_SHARE = 0.02;
var BROWSER_SWINGS = 0.1;
var MIN_ALIKE = 8;
var MIN_SIBLINGS = 3;
var MIN_STEADY_ENTRIES = 10;
var STILL_TABLE_STEPS = 4;
var MOST_OF_ENTRIES = 1.1;
var EMPTY_REFERENCE_BYTES = 64;

// worker/growth/judge/trend.ts
var FROM_SURE_TO_NOTHING = ["rising", "unknown", "levelling", "step", "flat"];
function calmer(a, b2) {
  return FROM_SURE_TO_NOTHING[Math.max(FROM_SURE_TO_NOTHING.indexOf(a), FROM_SURE_TO_NOTHING.indexOf(b2))];
}
function trendOf(series, noise) {
  const last = series.length - 1;
  const total = series[last] - series[0];
  if (total <= noise) return "flat";
  if (last === 1) return "unknown";
  const steps = series.slice(1).map((value, i2) => value - series[i2]);
  const judged = steps.length >= 3 ? steps.slice(1) : steps;
  if (isSlowing(steps)) return "levelling";
  if (steps.length >= 3 && median(judged) > 0 && median(judged) < NEXT_TO_NOTHING * steps[0]) return "levelling";
  const rises = judged.filter((step) => step > noise / steps.length).length;
  const largest = Math.max(...steps);
  if (rises === judged.length) {
    const reference = steps.length >= 3 ? median(judged) : steps[0];
    const lastStep2 = judged[judged.length - 1];
    if (lastStep2 < KEPT_RATE * reference) return "levelling";
    const isBreathing = judged.length === 2 && -steps[0] > FALLS * largest && Math.min(...judged) < KEPT_RATE * largest;
    return isBreathing ? "unknown" : "rising";
  }
  if (judged.length >= 4 && rises >= judged.length - 1 && judged[judged.length - 1] > noise / steps.length) {
    const worst = Math.min(...judged);
    if (-worst < 0.25 * largest) return "rising";
  }
  if (isLate(steps, noise)) return "rising";
  const risesInAll = steps.filter((step) => step > noise / steps.length).length;
  if (risesInAll === 1) return steps[steps.length - 1] === largest ? "unknown" : "step";
  const lastStep = steps[steps.length - 1];
  if (lastStep <= 0.25 * largest && lastStep >= -0.1 * largest) return "levelling";
  return "flat";
}
function isLate(steps, noise) {
  const floor = noise / steps.length;
  const begin2 = steps.findLastIndex((step) => step <= floor) + 1;
  const run = steps.slice(begin2);
  if (run.length < 2 || begin2 < 2) return false;
  const rate = median(run);
  return run[run.length - 1] >= KEPT_RATE * rate && steps.slice(0, begin2).every((step) => Math.abs(step) <= NEARLY_FLAT * rate);
}
function isSlowing(steps) {
  if (steps.length < 3 || steps[0] <= 0) return false;
  return steps.every((step, i2) => i2 === 0 || step <= SLOWING * steps[i2 - 1]) && steps[steps.length - 1] <= 0.5 * steps[0];
}
function median(values) {
  const sorted = [...values].sort((x, y2) => x - y2);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// worker/base/by-snapshot.ts
function lastOf(values) {
  return values[values.length - 1] ?? 0;
}
function growthOf(values) {
  return lastOf(values) - (values[0] ?? 0);
}

// worker/growth/vocabulary.ts
function isLiteral(constructor) {
  return constructor === "Object" || constructor === "Array" || isShape(constructor);
}
function isShape(constructor) {
  return constructor.startsWith("{");
}
function isKeyed(constructor) {
  return constructor === "Map" || constructor === "Set" || constructor === "WeakMap";
}
function isPlain(constructor) {
  return isLiteral(constructor) || isKeyed(constructor);
}
function isGlobal(constructor) {
  return isWindow2(constructor) || /^(global|globalThis|GlobalObject)( .*)?$| \[JSGlobal(Object|Proxy)\]/.test(constructor);
}
function isWindow2(constructor) {
  return /^Window( .*)?$/.test(constructor);
}
function isCommonHolder(constructor) {
  return isLiteral(constructor) || constructor === "Function" || constructor === "process" || isGlobal(constructor);
}
function isEverybodys(constructor) {
  return isPlain(constructor) || /^(Function|WeakSet|Promise|Generator|AsyncGenerator|ArrayBuffer|Uint8Array|FastBuffer|Buffer|Date|RegExp|Error|Symbol|Timeout|Immediate)$/.test(
    constructor
  );
}
function isNativeName(constructor) {
  return /^(Node \/ |blink::|\(|v8::|cppgc::|std::)/.test(constructor);
}
function isSystemName(constructor) {
  return constructor.startsWith("system /");
}
function isPendingList(constructor) {
  return /^(TimersList|Timeout|Immediate|ImmediateList|Pending activities)$/.test(constructor);
}
function isModuleRecord(constructor) {
  return /^(Module|ModuleWrap|ModuleJob|ModuleLoadMap|SourceTextModule|Script|ContextifyScript|cjsModule|CachedModule)$/.test(
    constructor
  );
}
function isPageObject(constructor) {
  return isElement2(constructor) || /^(Window|Document|HTMLDocument|SVG|ShadowRoot|#|Text|Attr)/.test(constructor);
}
function isElement2(constructor) {
  return isTag(constructor) || /^HTML\w*Element/.test(constructor);
}
function isTag(constructor) {
  return /^(Detached )?</.test(constructor);
}
function isDocument(constructor) {
  return constructor === "Document" || constructor === "HTMLDocument";
}
function isDetachedName(constructor) {
  return constructor.startsWith("Detached ");
}

// worker/growth/find/groups.ts
function groupsOf(expansions) {
  const keys2 = /* @__PURE__ */ new Set();
  for (const expansion of expansions) for (const key of expansion.groups.keys()) keys2.add(key);
  return [...keys2].map((key) => {
    const groups = expansions.map((e) => e.groups.get(key) ?? null);
    const count = groups.map((g) => g?.count ?? 0);
    const bytes = groups.map((g) => g?.freshBytes ?? 0);
    const engine = groups.map((g) => g?.engineBytes ?? 0);
    return {
      key,
      groups,
      count,
      bytes,
      engine,
      growth: growthOf(bytes),
      countGrowth: growthOf(count)
    };
  });
}
function isWide(group) {
  if (group.countGrowth <= 0) return false;
  const last = group.count.length - 1;
  return group.count[last] > 1 && !(group.countGrowth <= 1 && last > 1);
}
function isOutgrown(group) {
  if (group.count.length < 3 || trendOf(group.bytes, MIN_GROWTH_BYTES / 2) !== "rising") return false;
  const byCount = trendOf(group.count, 0);
  return byCount === "step" || byCount === "flat" || byCount === "levelling";
}
function steadyOf(series) {
  const steady = series.filter((group) => {
    const last = group.count.length - 1;
    return last > 1 && isWide(group) && group.countGrowth >= MIN_STEADY_ENTRIES * last && trendOfEntries(group.count, group.bytes) === "rising";
  });
  return steady.reduce((sum, group) => sum + group.growth, 0) < MIN_GROWTH_BYTES ? [] : steady;
}
function trendOfEntries(count, bytes) {
  const byCount = trendOf(count, 0);
  const byBytes = trendOf(bytes, MIN_GROWTH_BYTES / 2);
  return byCount === "rising" && byBytes === "unknown" && bytes.every((b2, i2) => i2 === 0 || b2 >= bytes[i2 - 1]) ? "rising" : calmer(byCount, byBytes);
}
function mainOf(view, series) {
  const wide = series.filter(isWide);
  const pool = wide.length > 0 ? wide : series;
  const sorted = [...pool].sort((x, y2) => y2.growth - x.growth);
  const heaviest = sorted[0];
  if (!isBareValue(view, heaviest.key)) return heaviest;
  const named3 = sorted.find(
    (group) => !isBareValue(view, group.key) && group.countGrowth >= heaviest.countGrowth * 0.4 && (group.growth >= heaviest.growth * 0.15 || isOneEach(group, heaviest))
  );
  return named3 ?? heaviest;
}
function isOneEach(a, b2) {
  return Math.abs(a.countGrowth - b2.countGrowth) <= 0.1 * b2.countGrowth;
}
function isBareValue(view, key) {
  return view.keyConstructor(key).startsWith("(") || key % 16 === TYPE.symbol;
}
function isAnonymousContainer(view, key) {
  return isPlain(view.keyConstructor(key));
}

// worker/growth/find/alike.ts
var AlikeSurvivors = class {
  /** Of one class in one collection. */
  siblings = /* @__PURE__ */ new Map();
  /** Of one class, held by objects of one class. */
  cousins = /* @__PURE__ */ new Map();
  view;
  constructor(view) {
    this.view = view;
  }
  /** @param growth - bytes by which the survivor's territory grew */
  add(survivor, growth) {
    const { view } = this;
    const node = view.survivors.ordinal(view.last, survivor);
    if (node === view.root(view.last)) return;
    const key = view.entryKey(view.last, node);
    const parent = survivingParentOf(view, node);
    const parentKey = view.entryKey(view.last, parent);
    if (isAnonymousContainer(view, parentKey)) join(this.siblings, `${key}@${parent}`, survivor, growth);
    join(this.cousins, `${key}/${parentKey}`, survivor, growth);
  }
};
function join(groups, key, member, growth) {
  const group = groups.get(key);
  if (group === void 0) {
    groups.set(key, { members: [member], growth, largest: growth });
    return;
  }
  group.members.push(member);
  group.growth += growth;
  group.largest = Math.max(group.largest, growth);
}
function survivingParentOf(view, node) {
  const last = view.last;
  const { dominator } = view.heaps[last];
  let n = dominator[node];
  while (n !== view.root(last) && (view.isTransparent(last, n) || !view.survives(last, n))) n = dominator[n];
  return n;
}

// worker/growth/find/describe.ts
function width(place, series, selfGrowth, self, merge2) {
  const { view } = place;
  const last = view.last;
  const main = mainOf(view, series);
  const members = merge2 ? [main, ...series.filter((group) => group !== main)] : [main];
  const entries = view.heaps.map((_, i2) => members.reduce((sum, group) => sum + group.bytes[i2], 0));
  const flattened = members.every((group) => isStringType(group.key % 16)) && main.countGrowth <= 0.1 * main.count[last];
  const tree = place.survivors.length > 1 && place.owners[last].length > 0 && view.entryKey(last, place.owners[last][0]) === main.key;
  const count = tree ? view.heaps.map((_, i2) => countBelow(view, i2, main)) : main.count;
  const trend = flattened ? trendOf(entries, MIN_GROWTH_BYTES / 2) : trendOfEntries(count, entries);
  const steady = trend === "rising" ? [] : steadyOf(members);
  if (steady.length > 0 && steady.length < members.length) return width(place, steady, 0, self, merge2);
  return {
    growthKind: place.survivors.length > 1 ? "many-owners" : "width",
    survivors: place.survivors,
    owners: place.owners,
    mainKey: main.key,
    keys: members.map((group) => group.key),
    countBySnapshot: count,
    engineBySnapshot: view.heaps.map((_, i2) => members.reduce((sum, group) => sum + group.engine[i2], 0)),
    freshBytesBySnapshot: selfGrowth > 0 ? entries.map((b2, i2) => b2 + self[i2]) : entries,
    baseBytes: members.reduce((sum, group) => sum + (group.groups[0]?.survivingBytes ?? 0), 0),
    trend,
    freshEntries: main.groups[last]?.fresh ?? [],
    allFresh: members.flatMap((group) => group.groups[last]?.fresh ?? [])
  };
}
function countBelow(view, snapshot, { key, groups }) {
  const group = groups[snapshot];
  if (group === null) return 0;
  let count = group.count - group.fresh.length;
  for (const node of group.fresh) {
    view.walkTerritory(snapshot, node, (below) => {
      if (view.entryKey(snapshot, below) === key) count++;
    });
  }
  return count;
}
function thing(place, group, nodes) {
  const last = place.view.last;
  return {
    growthKind: "bytes",
    survivors: place.survivors,
    owners: place.owners,
    mainKey: group.key,
    keys: [group.key],
    countBySnapshot: group.count,
    freshBytesBySnapshot: group.bytes,
    engineBySnapshot: group.engine,
    baseBytes: group.groups[0]?.survivingBytes ?? 0,
    trend: trendOfThing(place.view, group.key, group.bytes),
    freshEntries: nodes[last],
    allFresh: nodes[last]
  };
}
function swollen(place, self) {
  const { view } = place;
  const last = view.last;
  const key = view.entryKey(last, place.owners[last][0]);
  return {
    growthKind: place.survivors.length > 1 ? "many-owners" : "bytes",
    survivors: place.survivors,
    owners: place.owners,
    mainKey: key,
    keys: [key],
    countBySnapshot: place.owners.map((o2) => o2.length),
    freshBytesBySnapshot: self,
    engineBySnapshot: self.map(() => 0),
    baseBytes: 0,
    trend: trendOfThing(view, key, self),
    freshEntries: place.owners[last],
    allFresh: place.owners[last]
  };
}
function trendOfThing(view, key, bytes) {
  const isOfBrowser = key % 16 === TYPE.native && !view.keyConstructor(key).startsWith("system / ");
  return trendOf(bytes, Math.max(MIN_GROWTH_BYTES / 2, isOfBrowser ? BROWSER_SWINGS * bytes[0] : 0));
}

// worker/growth/find/spine.ts
function depthOf(view, snapshot, top, through) {
  const tree = view.tree(snapshot);
  const kinds = view.kinds[snapshot];
  const nodes = [top];
  const levels = [1];
  let deepest = top;
  let most = 0;
  let objects = 0;
  while (nodes.length > 0) {
    const node = nodes.pop();
    let level = levels.pop();
    if (view.isTransparent(snapshot, node)) level--;
    else if ((kinds[node] & ENGINE) === 0) {
      objects++;
      if (level > most) {
        most = level;
        deepest = node;
      }
    }
    for (let c2 = tree.first[node]; c2 < tree.first[node + 1]; c2++) {
      const child = tree.child[c2];
      if (!through && view.survives(snapshot, child)) continue;
      nodes.push(child);
      levels.push(level + 1);
    }
  }
  return { deepest, levels: most, objects };
}
function wayDown(view, snapshot, top, bottom) {
  const { dominator } = view.heaps[snapshot];
  const way = [];
  for (let n = bottom; ; n = dominator[n]) {
    if (n === top || !view.isTransparent(snapshot, n)) way.push(n);
    if (n === top || n === view.root(snapshot)) break;
  }
  return way.reverse();
}
var NUMBERED2 = -1;
var NO_EDGE_BETWEEN = -2;
var FIRST_INTERNAL = -3;
var DominatorEdges = class {
  view;
  heap;
  rules;
  constructor(view) {
    this.view = view;
    this.heap = view.newest;
    this.rules = edgeRulesOf(this.heap);
  }
  /**
   * @param below - dominated by `above`, with nothing but see-through objects between them
   * @returns the label of the edge that leads from `above` towards `below`: of several, the one that a programmer named
   */
  label(above2, below) {
    const { dominator } = this.heap;
    let next = below;
    while (dominator[next] !== above2 && dominator[next] !== this.view.root(this.view.last)) next = dominator[next];
    const { nodes, edges } = this.heap.columns;
    let found = NO_EDGE_BETWEEN;
    for (let e = nodes.firstEdge[above2]; e < nodes.firstEdge[above2 + 1]; e++) {
      if (edges.toNode[e] !== next || isDropped(this.rules, this.heap.page, above2, e)) continue;
      const label = this.labelOf(e);
      if (label >= 0) return label;
      if (found === NO_EDGE_BETWEEN) found = label;
    }
    return found;
  }
  /** Whether an object has that constructor. */
  isOf(node, key) {
    return this.view.entryKey(this.view.last, node) === key;
  }
  /** Links that lead to one, nearest first, whoever else holds them. @param known - where to stop; added to */
  followUp(link, round2, known4) {
    return this.follow(link, known4, (node) => {
      for (const edge of firstRetainers(this.heap, node)) {
        const holder = sourceOfEdge(this.heap, edge);
        if (this.isOf(holder, round2.key) && this.labelOf(edge) === round2.edge && !known4.has(holder)) return holder;
      }
      return null;
    });
  }
  /** Links that one leads to, nearest first, whoever else holds them. @param known - where to stop; added to */
  followDown(link, round2, known4) {
    const { nodes, edges } = this.heap.columns;
    return this.follow(link, known4, (node) => {
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        const to = edges.toNode[e];
        if (this.labelOf(e) === round2.edge && this.isOf(to, round2.key) && !known4.has(to)) return to;
      }
      return null;
    });
  }
  follow(from2, known4, next) {
    const found = [];
    for (let at = next(from2); at !== null; at = next(at)) {
      known4.add(at);
      found.push(at);
    }
    return found;
  }
  labelOf(edge) {
    const { edges, header } = this.heap.columns;
    const name = edges.nameOrIndex[edge];
    switch (header.edgeTypes[edges.type[edge]]) {
      case "property":
      case "context":
        return name;
      case "element":
      case "hidden":
        return NUMBERED2;
      case "weak":
        return NO_EDGE_BETWEEN;
      default:
        return FIRST_INTERNAL - name;
    }
  }
};

// worker/growth/find/chain-shape.ts
var SHAPES = {
  strict: { levels: 16, links: 6, deeperThanWide: true },
  met: { levels: 3, links: 2, deeperThanWide: false }
};
var LONGEST_ROUND = 12;
var SAME_ROUND_SHARE = 0.8;
var ROUNDS_SHARE = 0.5;
var MAX_TOPS = 256;
var MIN_BYTES_PER_TOP = 256;
var SLACK = 4;
var ALONG_SHARE = 0.9;
function mayBeChain(group) {
  const type3 = group.key % 16;
  if (isStringType(type3) || type3 === TYPE.symbol || type3 === TYPE.bigint) return false;
  const fresh = group.groups.map((g) => g?.fresh.length ?? 0);
  const last = fresh.length - 1;
  if (fresh[last] === 0 || fresh[last] > MAX_TOPS || group.growth < MIN_BYTES_PER_TOP * fresh[last]) return false;
  const before = fresh.slice(1, last).find((count) => count > 0);
  return fresh[last] <= 2 * (before ?? 4);
}
function chainByShape(place, group, nodes, shape = "strict", topsBySnapshot = nodes) {
  const { view } = place;
  const { last } = view;
  const need = SHAPES[shape];
  const tops = topsBySnapshot[last];
  if (tops.length === 0 || tops.length > MAX_TOPS) return null;
  const depths = tops.map((top) => depthOf(view, last, top, false));
  const levels = sumOf2(depths, "levels");
  const average = levels / tops.length;
  if (average < need.levels) return null;
  if (need.deeperThanWide && sumOf2(depths, "objects") > average * levels) return null;
  const round2 = roundOf(view, tops, depths, need.links);
  if (round2 === null) return null;
  const { heldElsewhere, above: above2, ...links } = linksOf(view, tops, depths, round2);
  const inside = links.fresh.length - heldElsewhere;
  const beside = Math.max(0, levels - inside * round2.length) / tops.length;
  const freshBySnapshot = topsBySnapshot.map(
    (topsThen, i2) => i2 === last ? links.fresh : newLinksThen(view, i2, topsThen, round2, beside)
  );
  const countBySnapshot = freshBySnapshot.map(({ length }, i2) => {
    if (i2 === last) return links.lasting.length + length;
    const elsewhere = length === 0 ? 0 : heldElsewhere;
    return links.lasting.length + takenOutLater(view, i2, above2, round2) + length + elsewhere;
  });
  const chain = {
    ...links,
    edge: edgeText(view, round2.edge),
    countBySnapshot,
    freshBySnapshot,
    heldElsewhere
  };
  return {
    ...thing(place, group, nodes),
    growthKind: "depth",
    trend: trendOf(group.bytes, MIN_GROWTH_BYTES / 2),
    mainKey: round2.key,
    keys: [round2.key],
    baseBytes: baseBytesOf(view, links, group.bytes[0]),
    countBySnapshot,
    freshEntries: links.fresh,
    chain
  };
}
function sumOf2(depths, field) {
  return depths.reduce((sum, depth) => sum + depth[field], 0);
}
function roundOf(view, tops, depths, leastLinks) {
  const { last } = view;
  const at = depths.reduce((best3, depth, i2) => depth.levels > depths[best3].levels ? i2 : best3, 0);
  const spine = wayDown(view, last, tops[at], depths[at].deepest);
  const edges = new DominatorEdges(view);
  const steps = /* @__PURE__ */ new Map();
  for (let i2 = 0; i2 + 1 < spine.length; i2++) {
    const edge = edges.label(spine[i2], spine[i2 + 1]);
    const key = view.entryKey(last, spine[i2]);
    const known4 = steps.get(`${edge}/${key}`);
    if (known4 === void 0) steps.set(`${edge}/${key}`, { edge, key, first: i2, last: i2, times: 1 });
    else {
      known4.last = i2;
      known4.times++;
    }
  }
  const most = Math.max(...[...steps.values()].map(({ times }) => times));
  let best2 = null;
  for (const { edge, key, first, last: lastAt, times } of steps.values()) {
    if (times < leastLinks || times < SAME_ROUND_SHARE * most) continue;
    const length = Math.max(1, (lastAt - first) / (times - 1));
    if (length > LONGEST_ROUND || times * length < ROUNDS_SHARE * spine.length) continue;
    const weight = linkWeight(view, key);
    if (best2 === null || weight > best2.weight) best2 = { edge, key, length, weight };
  }
  return best2;
}
function linkWeight(view, key) {
  if (view.keyConstructor(key).startsWith("system / Context")) return 0;
  if (key % 16 === TYPE.closure) return 1;
  return isAnonymousContainer(view, key) ? 2 : 3;
}
function linksOf(view, tops, depths, round2) {
  const { last } = view;
  const edges = new DominatorEdges(view);
  const fresh = [];
  const lasting = [];
  const known4 = /* @__PURE__ */ new Set();
  let head = null;
  let heldElsewhere = 0;
  let aboveFirst = null;
  const deepestFirst = tops.map((top, t2) => ({ top, depth: depths[t2] })).sort((x, y2) => y2.depth.levels - x.depth.levels);
  for (const { top, depth } of deepestFirst) {
    if (known4.has(top)) continue;
    const links = linksUnder(view, top, depth.deepest, edges, round2);
    const above2 = linksAbove(view, top, edges, round2);
    for (const link of [...links, ...above2]) known4.add(link);
    const before = round2.length > 1 ? [] : edges.followUp(above2.at(-1) ?? links[0] ?? top, round2, known4);
    const after = round2.length > 1 ? [] : edges.followDown(links.at(-1) ?? top, round2, known4);
    for (const link of [...links, ...after, ...above2, ...before])
      (view.survives(last, link) ? lasting : fresh).push(link);
    heldElsewhere += [...before, ...after].reduce((sum, link) => sum + Number(!view.survives(last, link)), 0);
    aboveFirst ??= above2;
    head ??= before.at(-1) ?? above2.at(-1) ?? links[0] ?? top;
  }
  return { head: head ?? tops[0], fresh, lasting, heldElsewhere, above: aboveFirst ?? [] };
}
function linksUnder(view, top, deepestNew, edges, round2) {
  const { last } = view;
  const fresh = linksAlong(wayDown(view, last, top, deepestNew), edges, round2);
  const all = linksAlong(wayDown(view, last, top, depthOf(view, last, top, true).deepest), edges, round2);
  return all.filter((link) => !view.survives(last, link)).length >= ALONG_SHARE * fresh.length ? all : fresh;
}
function linksAlong(spine, edges, round2) {
  const links = [];
  let next = 0;
  for (let i2 = 0; i2 + 1 < spine.length; i2++) {
    if (!edges.isOf(spine[i2], round2.key) || edges.label(spine[i2], spine[i2 + 1]) !== round2.edge) continue;
    links.push(spine[i2]);
    next = i2 + Math.round(round2.length);
  }
  if (links.length > 0 && next < spine.length && edges.isOf(spine[next], round2.key)) links.push(spine[next]);
  return links;
}
function linksAbove(view, top, edges, round2) {
  const { last } = view;
  const { dominator } = view.heaps[last];
  const links = [];
  let below = top;
  for (let n = dominator[top], gap = 0; n !== view.root(last) && gap <= round2.length + SLACK; n = dominator[n]) {
    if (view.isTransparent(last, n)) continue;
    if (edges.isOf(n, round2.key) && edges.label(n, below) === round2.edge) {
      links.push(n);
      gap = 0;
    } else gap++;
    below = n;
  }
  return links;
}
function newLinksThen(view, snapshot, tops, { key, length }, beside) {
  const depths = tops.map((top) => ({ top, ...depthOf(view, snapshot, top, false) }));
  const rounds = Math.round((sumOf2(depths, "levels") - beside * tops.length) / length);
  const links = [];
  for (const { top, deepest } of depths.sort((x, y2) => y2.levels - x.levels)) {
    if (links.length >= rounds) break;
    for (const node of wayDown(view, snapshot, top, deepest))
      if (links.length < rounds && view.entryKey(snapshot, node) === key) links.push(node);
  }
  return links;
}
function takenOutLater(view, snapshot, above2, { key, length }) {
  const first = above2.at(-1);
  const survivor = first === void 0 ? null : view.survivors.indexOf(view.last, first);
  if (survivor === null) return 0;
  const { dominator } = view.heaps[snapshot];
  const root = view.root(snapshot);
  let count = 0;
  let n = dominator[view.survivors.ordinal(snapshot, survivor)];
  for (let gap = 0; n !== root && gap < length + SLACK && !view.survives(snapshot, n); n = dominator[n]) {
    if (view.isTransparent(snapshot, n)) continue;
    const isLink = view.entryKey(snapshot, n) === key;
    count += Number(isLink);
    gap = isLink ? 0 : gap + 1;
  }
  return count;
}
function baseBytesOf(view, { head, lasting }, freshBytes) {
  const { survivors, last } = view;
  const some2 = [head, lasting[0], lasting[lasting.length >> 1], lasting.at(-1)];
  const kept = some2.map((link) => {
    const survivor = link === void 0 ? null : survivors.indexOf(last, link);
    return survivor === null ? 0 : view.heaps[0].retained[survivors.ordinal(0, survivor)];
  });
  return Math.max(0, Math.max(...kept) - freshBytes);
}
function edgeText(view, edge) {
  return edge < 0 ? null : view.names.text(view.names.id(view.last, edge));
}

// worker/growth/find/nested.ts
function chainByName(place, group, nodes, path3) {
  const since = path3.findLastIndex((level) => level.key === group.key);
  const round2 = path3.slice(since).map((level) => level.key);
  const most = Math.max(...round2.map((key) => linkWeight(place.view, key)));
  const main = path3.find((level) => round2.includes(level.key) && linkWeight(place.view, level.key) === most);
  return chainByShape(place, group, nodes, "met", main?.nodes ?? nodes);
}

// worker/growth/find/tree-entries.ts
var MAX_LOOKED_AT = 1e3;
function treeEntries(place, group, nodes) {
  const { view } = place;
  const { last } = view;
  if (group.key % 16 !== TYPE.object || linkWeight(view, group.key) < 3) return null;
  const between = containersBetween(view, nodes[last], group.key);
  if (between === null) return null;
  const carried = nodes.map((tops, i2) => carriedBy(view, i2, tops, group.key, between));
  const countOf2 = (snapshot, key2) => carried[snapshot].get(key2)?.count ?? 0;
  let main = null;
  for (const [key2, { count }] of carried[last]) {
    if (isStringType(key2 % 16) || count - countOf2(0, key2) < MIN_ENTRIES_PER_STEP * last) continue;
    if (main === null || count - countOf2(0, key2) > countOf2(last, main) - countOf2(0, main)) main = key2;
  }
  if (main === null) return null;
  const key = main;
  const retainedAtFirst = nodes[0].reduce((sum, top) => sum + view.heaps[0].retained[top], 0);
  const countBySnapshot = carried.map((_, i2) => countOf2(i2, key));
  const freshBySnapshot = carried.map((entries) => entries.get(key)?.fresh ?? []);
  return {
    growthKind: "width",
    survivors: place.survivors,
    owners: place.owners,
    mainKey: key,
    keys: [key],
    countBySnapshot,
    freshBytesBySnapshot: group.bytes,
    engineBySnapshot: group.engine,
    baseBytes: Math.max(0, retainedAtFirst - group.bytes[0] - group.engine[0]),
    trend: trendOfEntries(countBySnapshot, group.bytes),
    freshEntries: freshBySnapshot[last],
    allFresh: nodes[last],
    freshBySnapshot
  };
}
function containersBetween(view, tops, key) {
  const { last } = view;
  const between = /* @__PURE__ */ new Set();
  let branches = false;
  let looked = 0;
  for (const top of tops) {
    let nodes = 0;
    for (const child of childrenOf2(view, last, top)) {
      if (++looked > MAX_LOOKED_AT) break;
      const childKey = view.entryKey(last, child);
      if (childKey === key) nodes++;
      if (!isAnonymousContainer(view, childKey)) continue;
      const below = childrenOf2(view, last, child).filter((node) => view.entryKey(last, node) === key).length;
      if (below === 0) continue;
      between.add(childKey);
      nodes += below;
    }
    branches ||= nodes > 1;
  }
  return branches ? between : null;
}
function carriedBy(view, snapshot, tops, key, between) {
  const carried = /* @__PURE__ */ new Map();
  const stack = [...tops];
  while (stack.length > 0) {
    const node = stack.pop();
    for (const child of childrenOf2(view, snapshot, node)) {
      const childKey = view.entryKey(snapshot, child);
      const isContainer = between.has(childKey) && view.entryKey(snapshot, node) === key;
      if (childKey === key || isContainer) {
        stack.push(child);
        continue;
      }
      let entries = carried.get(childKey);
      if (entries === void 0) carried.set(childKey, entries = { count: 0, fresh: [] });
      entries.count++;
      if (!view.survives(snapshot, child)) entries.fresh.push(child);
    }
  }
  return carried;
}
function childrenOf2(view, snapshot, node) {
  const tree = view.tree(snapshot);
  const children = [];
  const stack = [node];
  while (stack.length > 0) {
    const n = stack.pop();
    for (let c2 = tree.first[n]; c2 < tree.first[n + 1]; c2++) {
      const child = tree.child[c2];
      if (view.isTransparent(snapshot, child)) stack.push(child);
      else children.push(child);
    }
  }
  return children;
}

// worker/growth/find/descend.ts
var MAX_DESCENT = 48;
var WIDE_SHARE = 0.3;
var FLAT_SHARE_BESIDE_WIDE = 0.25;
var FLAT_SHARE = 0.2;
var SWOLLEN_SHARE = 0.5;
var CHAIN_ROUNDS = { named: 3, anonymous: 6 };
var HUB_NAMES = /^(process|system \/ .*)$/;
function descend(view, survivors, roots, way = []) {
  const last = view.last;
  const expansions = roots.map((nodes, i2) => view.expand(i2, nodes));
  const all = groupsOf(expansions).filter((group) => group.growth > 0).sort((x, y2) => y2.growth - x.growth);
  const self = expansions.map((e) => e.selfBytes);
  const selfGrowth = self[last] - self[0];
  const growth = all.reduce((sum, group) => sum + group.growth, 0) + Math.max(0, selfGrowth);
  if (growth < MIN_GROWTH_BYTES) return [];
  const place = { view, survivors, owners: roots };
  const isTop = way.length === 0;
  const path3 = isTop ? [{ key: roots[last].length > 0 ? view.entryKey(last, roots[last][0]) : -1, nodes: roots }] : way;
  const shaped = /* @__PURE__ */ new Map();
  for (const group of all) {
    if (group.growth < Math.max(MIN_GROWTH_BYTES, FLAT_SHARE * growth) || !mayBeChain(group)) continue;
    const fresh = freshOf(group);
    shaped.set(group, chainByShape(place, group, fresh) ?? treeEntries(place, group, fresh));
  }
  const open = (group) => {
    const known4 = shaped.get(group) ?? null;
    return known4 === null ? openGroup(place, group, path3, isTop ? 0 : way.length) : [known4];
  };
  const isTree = (group) => survivors.length > 1 && group.key === path3[0].key;
  const isOpened = (group) => (shaped.get(group) ?? null) !== null || isOutgrown(group) && !isTree(group);
  const isEntries = (group) => isWide(group) && !isOpened(group);
  if (isTop && survivors.length === 1 && isHub(view, roots[last][0])) {
    return all.filter((group) => group.growth >= MIN_GROWTH_BYTES).flatMap((group) => isEntries(group) ? [width(place, [group], 0, self, false)] : open(group));
  }
  const wide = all.filter((group) => group.countGrowth > 0 && !isOpened(group));
  const wideGrowth = wide.filter(isWide).reduce((sum, group) => sum + group.growth, 0);
  const flat = all.filter((group) => !isEntries(group) && group.growth >= MIN_GROWTH_BYTES);
  const found = [];
  if (wideGrowth > 0 && wideGrowth + Math.max(0, selfGrowth) >= WIDE_SHARE * growth) {
    found.push(width(place, wide, Math.max(0, selfGrowth), self, true));
    for (const group of flat) if (group.growth >= FLAT_SHARE_BESIDE_WIDE * growth) found.push(...open(group));
    return found;
  }
  for (const group of flat) if (group.growth >= FLAT_SHARE * growth) found.push(...open(group));
  const steady = steadyOf(wide);
  if (steady.length > 0) found.push(width(place, steady, 0, self, true));
  if (found.length > 0) return found;
  if (selfGrowth >= SWOLLEN_SHARE * growth) return [swollen(place, self)];
  return all.length > 0 ? [width(place, all, Math.max(0, selfGrowth), self, true)] : [];
}
function openGroup(place, group, path3, depth) {
  const { view, survivors } = place;
  const type3 = group.key % 16;
  const nodes = freshOf(group);
  if (isStringType(type3) || type3 === TYPE.symbol || type3 === TYPE.bigint) return [thing(place, group, nodes)];
  const rounds = isAnonymousContainer(view, group.key) ? CHAIN_ROUNDS.anonymous : CHAIN_ROUNDS.named;
  const chain = timesIn(path3, group.key) >= rounds ? chainByName(place, group, nodes, path3) : null;
  if (chain !== null) return [chain];
  if (depth >= MAX_DESCENT) return [thing(place, group, nodes)];
  const below = descend(view, survivors, nodes, [...path3, { key: group.key, nodes }]);
  return below.length > 0 ? below : [thing(place, group, nodes)];
}
function freshOf(group) {
  return group.groups.map((g) => g?.fresh ?? []);
}
function isHub(view, node) {
  const kind = view.kinds[view.last][node];
  const type3 = typeOf(kind);
  if (node === view.root(view.last) || type3 === TYPE.synthetic || (kind & CONTEXT) !== 0 || type3 === TYPE.closure)
    return true;
  const name = view.keyConstructor(view.entryKey(view.last, node));
  return isGlobal(name) || HUB_NAMES.test(name);
}
function timesIn(path3, key) {
  return path3.reduce((times, level) => times + Number(level.key === key), 0);
}

// worker/growth/find/candidates.ts
var MAX_CANDIDATE_SURVIVORS = 400;
var MIN_MEMBER_BYTES = 16;
var LARGEST_SHARE = 0.5;
var LARGEST_SHARE_OF_COUSINS = 0.25;
function findCandidates(view, grewBy) {
  const { last, survivors } = view;
  const growthOf2 = (s) => grewBy[survivors.ordinal(last, s)];
  const grown = [];
  const alike2 = new AlikeSurvivors(view);
  for (const survivor of grownOnes(survivors, last, grewBy)) {
    const growth = growthOf2(survivor);
    if (growth >= MIN_GROWTH_BYTES) grown.push({ survivor, growth });
    alike2.add(survivor, growth);
  }
  const candidates = [];
  const taken = /* @__PURE__ */ new Set();
  const openTogether = (group, enough, largestShare) => {
    const { members, growth, largest } = group;
    if (members.length < enough || growth < MIN_GROWTH_BYTES || largest > growth * LARGEST_SHARE) return;
    const small = members.filter(
      (s) => !taken.has(s) && growthOf2(s) < Math.max(MIN_GROWTH_BYTES, growth * largestShare)
    );
    if (small.length < enough) return;
    const found = descend(view, small, ordinalsOf(view, small));
    if (found.length === 0) return;
    for (const s of small) taken.add(s);
    candidates.push(...found);
  };
  for (const group of alike2.siblings.values()) openTogether(group, MIN_SIBLINGS, LARGEST_SHARE);
  for (const group of alike2.cousins.values()) openTogether(group, MIN_ALIKE, LARGEST_SHARE_OF_COUSINS);
  grown.sort((x, y2) => y2.growth - x.growth);
  for (const { survivor } of grown.slice(0, MAX_CANDIDATE_SURVIVORS)) {
    if (taken.has(survivor)) continue;
    candidates.push(...descend(view, [survivor], ordinalsOf(view, [survivor])));
  }
  return candidates.filter(({ mainKey }) => mainKey % 16 !== TYPE.synthetic).sort((x, y2) => candidateGrowth(y2) - candidateGrowth(x));
}
function grownOnes(survivors, last, grewBy) {
  const grown = [];
  const alive = survivors.bitsOf(0);
  inSlices(survivors.limit, void 0, (from2, to) => {
    for (let s = from2; s < to; s++) {
      const isAlive = (alive[s >>> 5] >>> (s & 31) & 1) === 1;
      if (isAlive && grewBy[survivors.ordinal(last, s)] >= MIN_MEMBER_BYTES) grown.push(s);
    }
  });
  return grown;
}
function candidateGrowth(candidate) {
  const last = candidate.freshBytesBySnapshot.length - 1;
  const at = (i2) => candidate.freshBytesBySnapshot[i2] + candidate.engineBySnapshot[i2];
  return at(last) - at(0);
}
function ordinalsOf(view, survivors) {
  return view.heaps.map((_, i2) => survivors.map((s) => view.survivors.ordinal(i2, s)));
}

// worker/growth/judge/doctor.ts
var IDLE_OBJECTS = 20;
var IDLE_BYTES = 8192;
var CUT_STRING_BYTES = 3 * 1024;
function diagnose(series) {
  const { heaps, identity } = series;
  if (heaps.length < 2) return [...fileWarnings(series), { code: "one-snapshot", message: "" }];
  const nothingToCompare = firstOfSame(heaps).every((first) => first === 0);
  return [
    ...fileWarnings(series),
    ...identityWarnings(series),
    ...nothingToCompare ? [{ code: "duplicates", message: "" }] : [],
    ...orderWarnings(series),
    ...identity === "same-process" ? idleWarnings(series) : versionWarnings(series),
    ...modeWarnings(series),
    ...heaps.length === 2 && !nothingToCompare ? [{ code: "two-snapshots", message: "" }] : []
  ];
}
function identityOf(same, severalProcesses) {
  if (same) return "same-process";
  return severalProcesses ? "different-processes" : "unknown";
}
function labelOf(series, snapshot) {
  return series.labels?.[snapshot] ?? String(snapshot + 1);
}
function fileWarnings(series) {
  return series.heaps.flatMap(
    ({ columns: { remarks = [] } }, i2) => remarks.map(({ code, count }) => {
      const label = labelOf(series, i2);
      return code === "spare-strings" ? { code: `file-${code}`, message: "", params: { label, stringCount: count } } : { code: `file-${code}`, message: "", params: { label, remarkBytes: count } };
    })
  );
}
function identityWarnings(series) {
  switch (series.identity) {
    case "same-process":
      return [];
    case "different-processes":
      return [{ code: "different-processes", message: "", params: { agreementPercent: series.agreement ?? 0 } }];
    case "unknown": {
      if (series.agreement === null || series.heaps.some((heap) => runtimeOf(heap) === "bun"))
        return [{ code: "ids-unusable", message: "" }];
      const code = series.oneProcessByName === true ? "ids-renewed" : "ids-differ";
      return [{ code, message: "", params: { agreementPercent: series.agreement } }];
    }
  }
}
function firstOfSame(heaps) {
  return heaps.map((heap, b2) => heaps.findIndex((other, a) => a === b2 || sameContent(other.columns, heap.columns)));
}
function sameContent(a, b2) {
  if (a.nodes.count !== b2.nodes.count || a.strings.count !== b2.strings.count || a.jsonBytes !== b2.jsonBytes)
    return false;
  return sameNumbers(a.nodes.id, b2.nodes.id) && sameNumbers(a.nodes.selfSize, b2.nodes.selfSize) && sameNumbers(a.nodes.name, b2.nodes.name);
}
function sameNumbers(a, b2) {
  for (let i2 = 0; i2 < a.length; i2++) if (a[i2] !== b2[i2]) return false;
  return true;
}
function orderWarnings(series) {
  const { given, heaps, times, identity } = series;
  const backwards = (values) => {
    const known4 = values.filter((value) => value !== null);
    return known4.some((value, i2) => i2 > 0 && value < known4[i2 - 1]);
  };
  const labels = heaps.map((_, i2) => labelOf(series, i2)).join(", ");
  if (identity === "same-process" && series.keepOrder === true && backwards(newestIds(series))) {
    return [{ code: "order-kept", message: "", params: { labels } }];
  }
  if (backwards((times ?? []).map((time) => time === null ? null : Date.parse(time)))) {
    return [
      {
        code: identity === "same-process" ? "times-contradict" : "times-against-order",
        message: "",
        params: { labels }
      }
    ];
  }
  const { order } = series;
  if (order?.proven === false) return [{ code: `order-${order.by}`, message: "", params: { labels } }];
  const code = order?.by === "taken" || order?.by === "name-time" ? "reordered-time" : "reordered";
  return given !== void 0 && backwards(given) ? [{ code, message: "", params: { labels } }] : [];
}
function newestIds({ heaps, newestIds: known4 }) {
  return known4 ?? heaps.map(({ columns }) => newestObjectId(columns));
}
function idleWarnings(series) {
  const newest = newestIds(series);
  return series.heaps.slice(1).flatMap((heap, i2) => {
    const objects = Math.round((newest[i2 + 1] - newest[i2]) / 2);
    const bytes = Math.abs(heap.totalShallowBytes - series.heaps[i2].totalShallowBytes);
    if (objects <= 0 || objects >= IDLE_OBJECTS || bytes >= IDLE_BYTES) return [];
    return [
      {
        code: "idle-step",
        message: "",
        params: { firstLabel: labelOf(series, i2), secondLabel: labelOf(series, i2 + 1), objectCount: objects }
      }
    ];
  });
}
function versionWarnings(series) {
  const runtimes = [...new Set(series.heaps.map(runtimeOf))];
  if (runtimes.length > 1) return [{ code: "mixed-runtimes", message: "", params: { labels: runtimes.join(", ") } }];
  if (series.severalPrograms === true) return [{ code: "mixed-programs", message: "" }];
  const readable2 = series.heaps.filter((heap) => heap.hasEdges);
  const versions = readable2.length < 2 ? [] : [...new Set(readable2.map(nodeVersion).filter((version) => version !== null))];
  if (versions.length > 1)
    return [
      {
        code: "mixed-versions",
        message: "",
        params: { firstVersion: versions[0], lastVersion: versions[versions.length - 1] }
      }
    ];
  return new Set(series.heaps.map((heap) => formOf(heap.columns))).size > 1 ? [{ code: "mixed-forms", message: "" }] : [];
}
function formOf({ header }) {
  return [header.nodeFields, header.nodeTypes, header.edgeTypes, header.locationFields].map((names) => names.join()).join(";");
}
function nodeVersion(heap) {
  const { nodes, edges, strings, header } = heap.columns;
  const wanted = indexOfString(strings, "process");
  const edgeName2 = indexOfString(strings, "version");
  const property = header.edgeTypes.indexOf("property");
  if (wanted < 0 || edgeName2 < 0) return null;
  for (let n = 0; n < nodes.count; n++) {
    if (nodes.name[n] !== wanted) continue;
    for (let e = nodes.firstEdge[n]; e < nodes.firstEdge[n + 1]; e++) {
      if (edges.type[e] !== property || edges.nameOrIndex[e] !== edgeName2) continue;
      const version = /^v(\d+\.\d+\.\d+)$/.exec(stringAt(strings, nodes.name[edges.toNode[e]]))?.[1];
      if (version !== void 0) return version;
    }
  }
  return null;
}
function modeWarnings(series) {
  const mixed = (test3) => new Set(series.heaps.map((heap) => test3(heap.columns))).size > 1;
  const warnings = [];
  if (mixed(showsNumbers)) warnings.push({ code: "mixed-numbers", message: "" });
  if (mixed(isRecording)) warnings.push({ code: "mixed-recording", message: "" });
  if (mixed(hasWholeStrings)) warnings.push({ code: "mixed-strings", message: "" });
  return warnings;
}
function showsNumbers({ nodes, strings, header }) {
  const number = header.nodeTypes.indexOf("number");
  const name = indexOfString(strings, "smi number");
  for (let n = name < 0 ? nodes.count : 0; n < nodes.count; n++)
    if (nodes.type[n] === number && nodes.name[n] === name) return true;
  return false;
}
function isRecording({ samples, nodes }) {
  return samples !== null && samples.count > 0 || nodes.traceNodeId !== null;
}
function hasWholeStrings({ strings }) {
  for (let i2 = 0; i2 < strings.count; i2++) if (strings.offset[i2 + 1] - strings.offset[i2] > CUT_STRING_BYTES) return true;
  return false;
}

// worker/growth/find/holders.ts
var SAMPLE = 48;
var MAX_VISITED = 160;
var MAX_DEPTH3 = 6;
function findHolders(view, namer, entries, also = null) {
  const last = view.last;
  const tally = /* @__PURE__ */ new Map();
  const step = Math.max(1, Math.floor(entries.length / SAMPLE));
  let sampled = 0;
  for (let k = entries.length - 1; k >= 0 && sampled < SAMPLE; k -= step) {
    sampled++;
    for (const [node, met] of climb2(view, namer, entries[k], also)) {
      const known4 = tally.get(node);
      if (known4 === void 0) tally.set(node, { link: met.link, entries: 1, depth: met.depth });
      else {
        known4.entries++;
        if (met.depth < known4.depth) {
          known4.depth = met.depth;
          known4.link = met.link;
        }
      }
    }
  }
  const holders = [];
  for (const [node, t2] of tally) {
    const coverage = t2.entries / sampled;
    if (coverage < 0.5) continue;
    holders.push({ node, link: t2.link, coverage, depth: t2.depth, root: namer.isSynthetic(node) });
  }
  const weight = (h2) => h2.coverage * 10 - h2.depth - (h2.root ? 20 : 0) - (namer.isContext(h2.node) ? 3 : 0) + (view.survives(last, h2.node) ? 1 : 0);
  return holders.sort((x, y2) => weight(y2) - weight(x));
}
function climb2(view, namer, entry, also) {
  const last = view.last;
  const met = /* @__PURE__ */ new Map();
  const visited = /* @__PURE__ */ new Set([entry]);
  let frontier = [entry];
  let lasting = false;
  for (let depth = 1; depth <= MAX_DEPTH3 && frontier.length > 0 && visited.size < MAX_VISITED; depth++) {
    const next = [];
    for (const node of frontier) {
      for (const link of namer.links(node, 24)) {
        const holder = link.holder;
        if (!met.has(holder)) met.set(holder, { link, depth });
        if (holder === also || view.survives(last, holder) || namer.isSynthetic(holder)) {
          lasting ||= !namer.isSynthetic(holder);
          continue;
        }
        if (visited.has(holder) || visited.size >= MAX_VISITED) continue;
        visited.add(holder);
        if (dominates(view, entry, holder)) met.delete(holder);
        else next.push(holder);
      }
    }
    frontier = next;
    if (lasting) break;
  }
  return met;
}
function dominates(view, above2, below) {
  const { dominator } = view.heaps[view.last];
  let n = below;
  for (let hop = 0; hop < 64 && n !== view.root(view.last); hop++) {
    if (n === above2) return true;
    n = dominator[n];
  }
  return false;
}

// worker/base/source-place.ts
function decoded(text) {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
var ORIGIN = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/\\]*)?/i;
function fileNameOf(url) {
  const bare2 = url.replace(/[?#].*$/s, "");
  const last = bare2.split(/[\\/]/).pop() ?? "";
  const hasOriginOnly = ORIGIN.exec(bare2)?.[0] === bare2;
  if (last !== "" && !hasOriginOnly) return decoded(last);
  const address = bare2.replace(/^[a-z][a-z0-9+.-]*:\/*/i, "").replace(/[\\/]+$/, "");
  return address === "" ? decoded(bare2) : `${decoded(address)}/`;
}

// worker/growth/name/links.ts
var WEAK_NAMES = /* @__PURE__ */ new Set([
  "__proto__",
  "constructor",
  "prototype",
  "this",
  "self",
  "_this",
  "exports",
  "default",
  "value",
  "key",
  "data",
  "map",
  "list",
  "items",
  "elements",
  "_events",
  "head",
  "tail",
  "first",
  "last",
  "root",
  "parent",
  "arguments",
  "obj",
  "object",
  "target",
  "context"
]);
var LIST_LINKS = /* @__PURE__ */ new Set(["next", "prev", "previous", "_next", "_prev", "_idleNext", "_idlePrev", "_previous"]);
var SKIPPED_PROPERTIES = /* @__PURE__ */ new Set(["__proto__", "constructor", "prototype"]);
var PASSING_ROOTS = /^\((Stack roots|Handle scope|Strong roots|Relocatable|Thread manager|Micro tasks|Internalized strings|External strings|Bootstrapper|Compilation cache|Symbol table|Builtins|Debugger|Isolate|Traced handles|Weak roots|Weak global handles|Smi roots|Startup object cache|Shareable object cache|Read-only roots|Identity map|Retain maps|Client heap|Unknown)\)$/;
var MAX_RETAINERS_SORTED = 4e4;
var MAX_KEPT = 1 << 15;
var LONGEST_KEPT = 256;
var MAX_CROWDED = 1 << 20;
var MAX_CLOSURES = 200;
var MAX_DOMINATORS = 1e5;
var LASTING_BONUS = 40;
function isWeakName(name) {
  return WEAK_NAMES.has(name) || LIST_LINKS.has(name);
}
function isListLink(name) {
  return LIST_LINKS.has(name);
}
var Namer = class {
  heap;
  /** `(GC roots)`. */
  root;
  kinds;
  edgeTypeNames;
  isHermes;
  survives;
  /** Read once: a ranking asks for the same scopes, names and crowded objects again and again. */
  scopes = /* @__PURE__ */ new Map();
  texts = /* @__PURE__ */ new Map();
  crowded = /* @__PURE__ */ new Map();
  crowdedEdges = 0;
  /**
   * @param heap - with its edges
   * @param kinds - node kinds of that snapshot
   * @param survives - whether a node stands in every snapshot: lasting holders give better names
   */
  constructor(heap, kinds, survives) {
    this.heap = heap;
    this.root = heap.columns.header.rootOrdinal;
    this.kinds = kinds;
    this.survives = survives;
    this.isHermes = runtimeOf(heap) === "hermes";
    this.edgeTypeNames = heap.columns.header.edgeTypes;
  }
  /** @returns the node's own name as in the file. */
  rawName(node) {
    return stringAt(this.heap.columns.strings, this.heap.columns.nodes.name[node]);
  }
  /** @returns the constructor for people: `Map`, `Session`, `Function`, `(string)`; a scope is `(scope)`. */
  constructorOf(node) {
    if ((this.kinds[node] & CONTEXT) !== 0) return "system / Context";
    const name = constructorName(this.heap, node);
    return name === "(system)" && this.rawName(node) === PROXY ? "Proxy" : plainName(name);
  }
  isPlumbing(node) {
    return (this.kinds[node] & PLUMBING) !== 0;
  }
  isContext(node) {
    return (this.kinds[node] & CONTEXT) !== 0;
  }
  isSynthetic(node) {
    return typeOf(this.kinds[node]) === TYPE.synthetic || node === this.root;
  }
  /** @returns the node's immediate dominator, plumbing seen through. */
  logicalDominator(node) {
    const { dominator } = this.heap;
    let n = dominator[node];
    while (n !== this.root && this.isPlumbing(n)) n = dominator[n];
    return n;
  }
  edgeName(edge) {
    const { edges } = this.heap.columns;
    const type3 = this.edgeTypeNames[edges.type[edge]];
    if (type3 === "element" || type3 === "hidden") return String(edges.nameOrIndex[edge]);
    return this.text(edges.nameOrIndex[edge]);
  }
  /** A string of the table, decoded once. */
  text(index2) {
    const known4 = this.texts.get(index2);
    if (known4 !== void 0) return known4;
    const text = stringAt(this.heap.columns.strings, index2);
    if (text.length <= LONGEST_KEPT && this.texts.size < MAX_KEPT) this.texts.set(index2, text);
    return text;
  }
  edgeType(edge) {
    return this.edgeTypeNames[this.heap.columns.edges.type[edge]];
  }
  /**
   * Everything that refers to an object, plumbing folded: a Map through its table, an array through its elements.
   * @param limit - most links to return
   */
  links(node, limit = 64) {
    const found = [];
    this.collectLinks(node, firstRetainers(this.heap, node), [], found, limit, 0);
    return found;
  }
  /** The same for an object that thousands refer to: those nearest to the roots, not those that come first in the file. */
  nearestLinks(node, limit = 64) {
    const found = [];
    this.collectLinks(node, this.nearestRetainers(node, limit), [], found, limit, 0);
    return found;
  }
  /** Retaining edges, nearest to the roots first where there are more than `limit`. */
  nearestRetainers(node, limit) {
    const known4 = this.crowded.get(node);
    if (known4 !== void 0 && known4.length > limit) return known4;
    const all = retainersUpTo(this.heap, node, MAX_RETAINERS_SORTED);
    if (all.length <= limit) return all;
    const sorted = this.byDistance(all);
    if (this.crowdedEdges + sorted.length <= MAX_CROWDED) {
      this.crowdedEdges += sorted.length;
      this.crowded.set(node, sorted);
    }
    return sorted;
  }
  /** Edges by the distance of their sources; of those equally far away in the order given. */
  byDistance(all) {
    const { distance } = this.heap;
    const byFar = /* @__PURE__ */ new Map();
    for (const edge of all) {
      const holder = sourceOfEdge(this.heap, edge);
      const far = this.isSynthetic(holder) ? -1 : distance[holder] < 0 ? Infinity : distance[holder];
      const alike2 = byFar.get(far);
      if (alike2 === void 0) byFar.set(far, [edge]);
      else alike2.push(edge);
    }
    const sorted = new Uint32Array(all.length);
    let at = 0;
    for (const far of [...byFar.keys()].sort((x, y2) => x - y2)) {
      const alike2 = byFar.get(far) ?? [];
      sorted.set(alike2, at);
      at += alike2.length;
    }
    return sorted;
  }
  collectLinks(node, retainers, folded, found, limit, depth) {
    for (const edge of retainers) {
      if (found.length >= limit) return;
      const holder = sourceOfEdge(this.heap, edge);
      if (holder === node) continue;
      const type3 = this.edgeType(edge);
      if (type3 === "weak") continue;
      const name = this.edgeName(edge);
      if (type3 === "property" && SKIPPED_PROPERTIES.has(name)) continue;
      if (type3 === "internal" && name.includes("part of key") && !this.isPlumbing(holder)) continue;
      if (name === "value" && this.rawName(holder) === "system / Cell") {
        const exported = this.exportLink(holder);
        if (exported !== null) found.push(exported);
        continue;
      }
      if (this.isPlumbing(holder)) {
        if (depth >= 6 || (this.kinds[holder] & ENGINE) !== 0) continue;
        this.collectLinks(
          holder,
          firstRetainers(this.heap, holder),
          [{ edge: name, constructor: this.constructorOf(holder) }, ...folded],
          found,
          limit,
          depth + 1
        );
        continue;
      }
      found.push(this.link(holder, type3, name, folded));
    }
  }
  /** An ES module's exported variable lives in a cell of the module's export table: key, then cell. */
  exportLink(cell) {
    const { nodes, edges } = this.heap.columns;
    let link = null;
    for (const edge of firstRetainers(this.heap, cell)) {
      const table = sourceOfEdge(this.heap, edge);
      const at = Number.parseInt(this.edgeName(edge), 10);
      if (typeOf(this.kinds[table]) !== TYPE.array || Number.isNaN(at)) continue;
      let name = null;
      for (let e = nodes.firstEdge[table]; e < nodes.firstEdge[table + 1]; e++) {
        const key = edges.toNode[e];
        if (Number.parseInt(this.edgeName(e), 10) === at - 1 && isStringType(typeOf(this.kinds[key])))
          name = this.rawName(key);
      }
      if (name === null) continue;
      const scope = this.moduleScopeOf(table);
      if (scope !== null) return { holder: scope, kind: "variable", name, folded: [] };
      link ??= { holder: table, kind: "variable", name, folded: [] };
    }
    return link;
  }
  /** The scope of the module that a table of exports belongs to. */
  moduleScopeOf(table) {
    for (const toTable of firstRetainers(this.heap, table)) {
      for (const edge of firstRetainers(this.heap, sourceOfEdge(this.heap, toTable))) {
        const holder = sourceOfEdge(this.heap, edge);
        if (this.isContext(holder) && this.edgeName(edge) === "extension") return holder;
      }
    }
    return null;
  }
  link(holder, type3, name, folded) {
    if (this.isSynthetic(holder)) return { holder, kind: "root", name: type3 === "shortcut" ? name : "", folded };
    if (folded.length > 0 && type3 === "internal") {
      const holderName = this.rawName(holder);
      const entry = name === "table" || holderName === "Map" || holderName === "Set" || holderName === "WeakMap";
      if (entry) return { holder, kind: "entry", name: "[]", folded };
      if (name === "elements") return { holder, kind: "element", name: "[]", folded };
      return { holder, kind: "internal", name, folded };
    }
    switch (type3) {
      case "context":
        return { holder, kind: "variable", name, folded };
      // A number as a name is a key of a dictionary.
      // Blink's cache of `window.document` and the like is nobody's property.
      case "property":
      case "shortcut":
        return /^<symbol Window#/.test(name) ? { holder, kind: "internal", name, folded } : /^\d+$/.test(name) ? { holder, kind: "element", name: "[]", folded } : { holder, kind: "property", name, folded };
      case "element":
        return { holder, kind: "element", name: "[]", folded };
      default:
        return this.isHermes && this.isContext(holder) && /^\d+$/.test(name) ? { holder, kind: "variable", name: `variable ${name}`, folded } : { holder, kind: "internal", name, folded };
    }
  }
  /** How good a link is as a name: higher is better. */
  score(link) {
    let score = { variable: 100, property: 80, entry: 30, element: 30, internal: 8, root: 2 }[link.kind];
    if (link.folded.length > 0 && (link.kind === "property" || link.kind === "variable")) score -= 40;
    if ((link.kind === "variable" || link.kind === "property") && WEAK_NAMES.has(link.name)) score -= 35;
    if (link.kind === "property" && LIST_LINKS.has(link.name)) score -= 60;
    if (link.name === "" || /^[\d]+$/.test(link.name)) score -= 30;
    if (/^<symbol /.test(link.name)) score -= 10;
    if (this.survives(link.holder)) score += LASTING_BONUS;
    const d2 = this.heap.distance[link.holder];
    if (d2 < 0 || d2 >= 1e8) score -= 20;
    else score -= Math.min(15, d2 / 2);
    return score;
  }
  /**
   * @returns the best-named links to an object, best first; without those from what it keeps alive itself: a name of
   *   something inside it says nothing of who holds it
   */
  bestLinks(node, limit = 64) {
    const scored = this.nearestLinks(node, limit).filter((link) => !this.dominates(node, link.holder)).map((link) => ({ link, score: this.score(link) }));
    return scored.sort((x, y2) => y2.score - x.score || x.link.holder - y2.link.holder).map((s) => s.link);
  }
  /** @returns whether every way from the roots to `below` passes `above`; false for a node itself. */
  dominates(above2, below) {
    const { dominator, distance } = this.heap;
    const least = distance[above2];
    let n = below;
    for (let hop = 0; hop < MAX_DOMINATORS && n !== this.root && distance[n] > least; hop++) {
      n = dominator[n];
      if (n === above2) return true;
    }
    return false;
  }
  /** @returns whether a holder is a root of the moment, which ends with the code that took the snapshot. */
  isPassingRoot(node) {
    return this.isSynthetic(node) && PASSING_ROOTS.test(this.rawName(node));
  }
  /** @returns whether a node stands in every snapshot. */
  isLasting(node) {
    return this.survives(node);
  }
  /** The function or module whose scope a context is, and where: from a closure that lives in it. */
  scopeOf(context) {
    const known4 = this.scopes.get(context);
    if (known4 !== void 0) return known4;
    const scope = this.readScope(context);
    this.scopes.set(context, scope);
    return scope;
  }
  readScope(context) {
    let source = null;
    let functionName = null;
    let beside = null;
    let left = MAX_CLOSURES;
    for (const edge of firstRetainers(this.heap, context, MAX_RETAINERS_SORTED)) {
      const toScope = this.edgeName(edge);
      if (toScope !== "context" && toScope !== "environment") continue;
      const holder = sourceOfEdge(this.heap, edge);
      if (typeOf(this.kinds[holder]) !== TYPE.closure) continue;
      if (--left < 0) break;
      if (toScope === "environment") beside ??= this.rawName(holder);
      const position = sourceOf(this.heap, holder);
      if (position === null || position.url === "") continue;
      if (source === null || position.line < source.line) source = position;
    }
    functionName = this.scopeFunctionName(context);
    return { functionName, source, module: functionName === null, beside };
  }
  /** A scope's function as its ScopeInfo knows it; null for a module's own scope. */
  scopeFunctionName(context) {
    const scopeInfo = this.follow(context, "scope_info");
    if (scopeInfo === null) return null;
    const name = this.follow(scopeInfo, "function_name") ?? this.follow(scopeInfo, "name");
    if (name === null || !isStringType(typeOf(this.kinds[name]))) return null;
    const text = this.rawName(name);
    return text === "" ? null : text;
  }
  /** @returns the target of a node's edge of that name, or null. */
  follow(node, name) {
    const { nodes, edges } = this.heap.columns;
    for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
      const type3 = this.edgeType(e);
      if ((type3 === "internal" || type3 === "property") && this.edgeName(e) === name) return edges.toNode[e];
    }
    return null;
  }
};

// worker/report/packages.ts
var NAME = String.raw`(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~_][\w.~-]*`;
var VERSION = String.raw`\d+\.\d+\.\d+[\w.+-]*`;
var FOLDER = new RegExp(String.raw`^(${NAME})(?:\/(.*))?$`, "i");
var CDN = new RegExp(
  String.raw`^https?:\/\/(?:unpkg\.com\/|cdn\.jsdelivr\.net\/npm\/|esm\.sh\/(?:v\d+\/)?\*?|cdn\.skypack\.dev\/(?:-\/)?|(?:ga|dev)\.jspm\.io\/npm:)(${NAME})(?:@v?(${VERSION}))?[^/]*(?:\/(.*))?$`,
  "i"
);
var CDNJS = new RegExp(
  String.raw`^https?:\/\/cdnjs\.cloudflare\.com\/ajax\/libs\/([\w.-]+)\/(${VERSION})\/(.*)$`,
  "i"
);
var DENO = new RegExp(String.raw`[\\/]npm[\\/][\w.-]+\.[a-z]+[\\/](${NAME})[\\/](${VERSION})[\\/](.*)$`, "i");
var VITE = /\/node_modules\/\.vite\/deps(?:_[\w-]+)?\/(.+?)\.js$/;
function packageOf(url) {
  const clean = url.replace(/[?#].*$/s, "").replaceAll("\\", "/");
  const cdn = CDN.exec(clean);
  if (cdn !== null) return { name: cdn[1], version: cdn[2] ?? null, file: cdn[3] ?? "" };
  const cdnjs = CDNJS.exec(clean);
  if (cdnjs !== null) return { name: cdnjs[1], version: cdnjs[2], file: cdnjs[3] };
  const vite = VITE.exec(clean);
  if (vite !== null) return prebundled(vite[1]);
  const at = clean.lastIndexOf("/node_modules/");
  const inside = at >= 0 ? clean.slice(at + "/node_modules/".length) : clean.startsWith("node_modules/") ? clean.slice(13) : null;
  const folder = inside === null || inside.startsWith(".") ? null : FOLDER.exec(inside);
  if (folder !== null)
    return {
      name: folder[1],
      version: versionAbove(clean.slice(0, Math.max(0, at)), folder[1]),
      file: folder[2] ?? ""
    };
  const deno = DENO.exec(clean);
  return deno === null ? null : { name: deno[1], version: deno[2], file: deno[3] };
}
function prebundled(file) {
  if (/^(chunk-|dep-)/.test(file)) return null;
  const parts = file.split("_");
  const name = file.startsWith("@") && parts.length > 1 ? `${parts[0]}/${parts[1]}` : parts[0];
  return { name, version: null, file: "" };
}
function versionAbove(above2, name) {
  const store = above2.slice(above2.lastIndexOf("/") + 1);
  const inStore = new RegExp(`^${escaped(name.replace("/", "+"))}@(${VERSION}?)(?:[_(].*)?$`).exec(store);
  if (inStore !== null) return inStore[1];
  const inYarn = new RegExp(`^${escaped(name.replace("/", "-"))}-(?:npm|virtual)-(${VERSION}?)-[0-9a-f]{8,}`).exec(
    store
  );
  return inYarn === null ? null : inYarn[1];
}
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

// worker/growth/name/origin.ts
function originOf(namer, node) {
  return originOfUrl(sourceOf(namer.heap, node)?.url ?? "");
}
function originOfUrl(url) {
  if (url === "" || url.startsWith("node:") || url.startsWith("internal") || url.startsWith("ext:")) return 1;
  return packageOf(url) === null && !url.includes("node_modules") ? 3 : 2;
}
function calledInProgram(namer, owner) {
  if (owner.holder === null || isOfProgram(namer, owner.holder.node)) return null;
  const seen = /* @__PURE__ */ new Set();
  let at = owner.holder.node;
  for (let hop = 0; hop < 6 && !seen.has(at) && !namer.isContext(at); hop++) {
    seen.add(at);
    const links = namer.bestLinks(at, 32);
    const own = links.find(
      (link) => (link.kind === "variable" || link.kind === "property") && !isWeakName(link.name) && isOfProgram(namer, link.holder)
    );
    if (own !== void 0) return { name: own.name, source: positionOf2(namer, own.holder), apart: hop > 0 };
    const up = links.find((link) => link.kind !== "root" && !namer.isContext(link.holder) && !seen.has(link.holder));
    if (up === void 0) return null;
    at = up.holder;
  }
  return null;
}
function positionOf2(namer, holder) {
  return namer.isContext(holder) ? namer.scopeOf(holder).source : sourceOf(namer.heap, holder);
}
function isOfProgram(namer, holder) {
  return originOfUrl(positionOf2(namer, holder)?.url ?? "") === 3;
}
function isOfPlatform(namer, owner) {
  return owner.holder !== null && (positionOf2(namer, owner.holder.node)?.url ?? "").startsWith("node:");
}

// worker/growth/name/owner.ts
var MAX_CLIMB = 8;
var MAX_WAYS = 4;
var MAX_SEEN = 48;
function nameOwner(namer, node) {
  const constructor = namer.constructorOf(node);
  const unnamed = { node, constructor, name: null, event: null, holder: null, scope: null };
  if (isGlobal(constructor)) return { ...unnamed, name: "globalThis" };
  const climb3 = { namer, node, constructor, seen: /* @__PURE__ */ new Set(), weak: null };
  return nameFrom(climb3, node, null, 0) ?? climb3.weak ?? unnamed;
}
function nameFrom(climb3, at, before, hop) {
  const { namer, node, constructor, seen } = climb3;
  if (hop >= MAX_CLIMB || seen.size >= MAX_SEEN || seen.has(at)) return null;
  seen.add(at);
  if (at !== node && isGlobal(namer.constructorOf(at))) return null;
  const links = namer.bestLinks(at);
  const listeners2 = links.find((link) => link.kind === "property" && link.name === "_events");
  if (listeners2 !== void 0) {
    const emitter = nameFrom({ ...climb3, node: listeners2.holder, weak: null }, listeners2.holder, null, hop + 1);
    return {
      ...emitter ?? ownerAt(namer, listeners2.holder, null),
      node: listeners2.holder,
      constructor: namer.constructorOf(listeners2.holder),
      event: before
    };
  }
  for (const link of waysUp(namer, at, links)) {
    if (link.holder === node || at !== node && namer.dominates(node, link.holder)) continue;
    const event = link.kind === "property" && isEventTable(namer, link.holder) ? link.name : before;
    if (at !== node && isRuntimes(namer, link)) continue;
    if (isChosen(link) && event === before) {
      if (!isInnards(namer, link)) return namedBy(climb3, at, link, event);
      climb3.weak ??= { ...ownerAt(namer, at, link), node, constructor, event };
    }
    const above2 = nameFrom(climb3, link.holder, event, hop + 1);
    if (above2 !== null) return above2;
  }
  return null;
}
function namedBy({ namer, node, constructor, weak }, at, link, event) {
  const named3 = { ...ownerAt(namer, at, link), event };
  if (at === node || event !== null || weak !== null || isNativeName(constructor)) return named3;
  if (namer.constructorOf(at) === "WeakMap" && isPlainList(namer, node))
    return { ...named3, node, constructor, holder: { node: at, constructor: "WeakMap", name: named3.name } };
  const inside = isPlainList(namer, node) && isPlainList(namer, at);
  return inside ? named3 : { ...named3, node, constructor };
}
function waysUp(namer, node, links) {
  const [best2] = links;
  if (best2 === void 0) return [];
  const out = outOfList(namer, node, links) ?? best2;
  return [out, ...links.filter((link) => link !== out)].filter(({ kind }) => kind !== "root").slice(0, MAX_WAYS);
}
function isChosen({ kind, name }) {
  return kind === "variable" || kind === "property" && /^([\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*|<symbol .*>)$/u.test(name);
}
function isPlainList(namer, node) {
  return isPlain(namer.constructorOf(node));
}
function outOfList(namer, node, links) {
  const [best2] = links;
  if (best2 === void 0 || !isListLink(best2.name)) return best2;
  const constructor = namer.constructorOf(node);
  return links.find(
    (link) => link.kind !== "internal" && link.kind !== "root" && namer.constructorOf(link.holder) !== constructor
  ) ?? best2;
}
var HIDDEN = /^(#.*|[\p{ID_Start}$_].?)$/u;
function isInnards(namer, link) {
  if (namer.isContext(link.holder))
    return HIDDEN.test(link.name) && isRuntimesScript(namer.scopeOf(link.holder).source?.url ?? "");
  if (isListLink(link.name)) return true;
  if (isCommonHolder(namer.constructorOf(link.holder))) return false;
  const origin = originOf(namer, link.holder);
  if (origin !== 3 && HIDDEN.test(link.name)) return true;
  return origin === 1 && (isWeakName(link.name) || link.name.startsWith("<symbol "));
}
function isRuntimesScript(url) {
  return url !== "" && originOfUrl(url) === 1;
}
function isRuntimes(namer, { holder, kind, name }) {
  return kind === "property" && name.startsWith("_") && originOf(namer, holder) === 1 && !isPlainList(namer, holder);
}
function isEventTable(namer, node) {
  return namer.links(node, 16).some((l) => l.kind === "property" && l.name === "_events");
}
function ownerAt(namer, node, link) {
  const constructor = namer.constructorOf(node);
  if (link === null) return { node, constructor, name: null, event: null, holder: null, scope: null };
  const named3 = link.kind === "variable" || link.kind === "property";
  if (namer.isContext(link.holder)) {
    return {
      node,
      constructor,
      name: named3 ? link.name : null,
      event: null,
      holder: { node: link.holder, constructor: "system / Context", name: null },
      scope: scopeLabel(namer, link.holder)
    };
  }
  const holderLink = namer.bestLinks(link.holder)[0] ?? null;
  const holderName = holderLink !== null && (holderLink.kind === "variable" || holderLink.kind === "property") ? holderLink.name : null;
  const scope = holderLink !== null && namer.isContext(holderLink.holder) ? scopeLabel(namer, holderLink.holder) : null;
  return {
    node,
    constructor,
    name: named3 ? link.name : null,
    event: null,
    holder: { node: link.holder, constructor: namer.constructorOf(link.holder), name: holderName },
    scope
  };
}
function scopeLabel(namer, context) {
  const { functionName, source, beside } = namer.scopeOf(context);
  if (beside !== null) return `\u2026${beside}`;
  const file = source === null ? null : fileNameOf(source.url);
  if (functionName !== null && file !== null) return `${functionName} in ${file}`;
  return file ?? functionName;
}
function nameMany(view, namer, candidate) {
  const last = view.last;
  const owners = candidate.owners[last];
  const [first, second] = owners.slice(0, 2).map((node) => classAround(namer, node));
  const constructor = namer.constructorOf(second === void 0 || first !== second ? first : owners[0]);
  const holders = findHolders(view, namer, owners).filter(
    (h2) => !h2.root && !namer.isContext(h2.node) && h2.coverage >= 0.6
  );
  const above2 = holders[0]?.node ?? commonDominator(view, owners);
  if (above2 === null || namer.isSynthetic(above2)) {
    const field = isLiteral(constructor) ? commonField(namer, owners) : null;
    return {
      node: null,
      // A plain object printed by its keys is no name: the field that all of them are in is.
      constructor: field === null ? constructor : namer.constructorOf(owners[0]),
      name: field,
      event: null,
      holder: null,
      scope: null
    };
  }
  const named3 = nameOwner(namer, above2);
  return {
    node: null,
    constructor,
    name: named3.name,
    event: named3.event,
    holder: { node: above2, constructor: named3.constructor, name: named3.name },
    scope: named3.scope
  };
}
var MAX_ALIKE = 8;
function commonField(namer, owners) {
  const names = owners.slice(0, MAX_ALIKE).map((owner) => {
    const [best2] = namer.bestLinks(owner, 16);
    return best2 !== void 0 && isChosen(best2) && !isWeakName(best2.name) ? best2.name : null;
  });
  const [first] = names;
  return first !== void 0 && names.every((name) => name === first) ? first : null;
}
function classAround(namer, node) {
  let at = node;
  for (let hop = 0; hop < 3 && isPlainList(namer, at); hop++) {
    const best2 = namer.bestLinks(at)[0];
    if (best2 === void 0 || best2.kind !== "property" || namer.isContext(best2.holder)) break;
    at = best2.holder;
  }
  const constructor = namer.constructorOf(at);
  return constructor === "Function" || isGlobal(constructor) ? node : at;
}
function commonDominator(view, nodes) {
  const { dominator } = view.heaps[view.last];
  const depth = (n) => {
    let d2 = 0;
    for (let m = n; m !== view.root(view.last); m = dominator[m]) d2++;
    return d2;
  };
  let common = nodes[0];
  if (common === void 0) return null;
  for (const node of nodes.slice(0, 64)) {
    let a = common;
    let b2 = node;
    let da = depth(a);
    let db = depth(b2);
    while (a !== b2) {
      if (da >= db) {
        a = dominator[a];
        da--;
      } else {
        b2 = dominator[b2];
        db--;
      }
    }
    common = a;
  }
  return common;
}

// worker/growth/name/route.ts
var MAX_OPENED = 1500;
var MAX_HOLDERS = 64;
var HOP_COST = {
  variable: 0,
  property: 0.5,
  entry: 0.7,
  element: 0.7,
  internal: 2.5,
  root: 0
};
var PASSING_COST = 200;
var SYSTEM_COST = 150;
var FRESH_COST = 3;
var SYSTEM_DISTANCE2 = 1e8;
function routeTo(namer, node, options = {}) {
  const { from: from2, avoid, name } = options;
  if (node === from2) return [];
  const queue3 = new Queue();
  queue3.push({ node, step: null, below: null, cost: 0, estimate: 0 });
  const done = /* @__PURE__ */ new Set();
  let keptByEngine = null;
  for (let left = MAX_OPENED; left > 0; left--) {
    const at = queue3.pop();
    if (at === void 0) break;
    if (at.step !== null && (from2 === void 0 ? namer.isSynthetic(at.node) : at.node === from2)) return stepsOf(at);
    if (done.has(at.node) || namer.isSynthetic(at.node)) continue;
    done.add(at.node);
    const links = namer.nearestLinks(at.node, MAX_HOLDERS);
    if (links.length === 0) keptByEngine ??= at;
    for (const link of links) {
      const { holder } = link;
      if (done.has(holder) || holder !== from2 && avoid?.(holder) === true) continue;
      const bonus = at.step === null && name !== void 0 && link.name === name ? -1 : 0;
      const cost = at.cost + costOf(namer, link) + bonus;
      queue3.push({
        node: holder,
        step: { link, target: at.node },
        below: at,
        cost,
        estimate: cost + (from2 === void 0 ? remaining(namer, holder) : 0)
      });
    }
  }
  if (keptByEngine === null || from2 !== void 0) return null;
  const root = { holder: namer.root, kind: "root", name: "", folded: [] };
  return [{ link: root, target: keptByEngine.node }, ...stepsOf(keptByEngine)];
}
function stepsOf(top) {
  const steps = [];
  for (let at = top; at !== null && at.step !== null; at = at.below) steps.push(at.step);
  return steps;
}
function costOf(namer, link) {
  let cost = 1 + HOP_COST[link.kind];
  if (namer.isSynthetic(link.holder)) return cost + (namer.isPassingRoot(link.holder) ? PASSING_COST : 0);
  if (isListLink(link.name)) cost += 1;
  else if (isWeakName(link.name)) cost += 0.2;
  if (!namer.isLasting(link.holder)) cost += FRESH_COST;
  return cost;
}
function remaining(namer, node) {
  if (namer.isSynthetic(node)) return 0;
  const distance = namer.heap.distance[node];
  return distance < 0 || distance >= SYSTEM_DISTANCE2 ? SYSTEM_COST : distance;
}
var Queue = class {
  #items = [];
  #order = 0;
  push(opened) {
    const items = this.#items;
    let at = items.length;
    items.push({ opened, order: this.#order++ });
    while (at > 0) {
      const up = at - 1 >> 1;
      if (!this.#before(at, up)) break;
      [items[at], items[up]] = [items[up], items[at]];
      at = up;
    }
  }
  pop() {
    const items = this.#items;
    const top = items[0]?.opened;
    const end = items.pop();
    if (end === void 0 || items.length === 0) return top;
    items[0] = end;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      let least = at;
      if (left < items.length && this.#before(left, least)) least = left;
      if (left + 1 < items.length && this.#before(left + 1, least)) least = left + 1;
      if (least === at) return top;
      [items[at], items[least]] = [items[least], items[at]];
      at = least;
    }
  }
  #before(a, b2) {
    const x = this.#items[a];
    const y2 = this.#items[b2];
    return x.opened.estimate - y2.opened.estimate < 0 || x.opened.estimate === y2.opened.estimate && x.order < y2.order;
  }
};

// worker/growth/name/path.ts
function pathHops(namer, owner, at) {
  const { kind, entryConstructor, sample } = at;
  const hops = [{ edge: null, constructor: "(GC roots)", edgeKind: "root" }];
  for (const step of withoutGenerator(namer, stepsTo(namer, owner, at))) hops.push(hopOf(namer, step));
  if (owner.node === null && owner.holder !== null)
    hops.push({ edge: "[]", constructor: owner.constructor, edgeKind: "element" });
  const inside = owner.node !== sample && owner.node !== null;
  if (kind !== "bytes" && (inside || owner.node === null)) {
    const repeated = kind === "depth" ? { repeat: 2 } : {};
    const { chainEdge } = at;
    hops.push(
      chainEdge === null || chainEdge === void 0 ? { edge: "[]", constructor: entryConstructor, edgeKind: "entry", ...repeated } : { edge: chainEdge, constructor: entryConstructor, edgeKind: "property", ...repeated }
    );
  }
  return hops;
}
function withoutGenerator(namer, steps) {
  const [first, second] = steps;
  if (first?.link.kind !== "root" || second === void 0 || !namer.isContext(second.target)) return steps;
  const constructor = namer.constructorOf(first.target);
  if (constructor !== "Generator") return steps;
  const folded = [...first.link.folded, { edge: rootName(namer, first.link), constructor }, ...second.link.folded];
  return [{ ...second, link: { ...second.link, folded } }, ...steps.slice(2)];
}
function hopOf(namer, { link, target }) {
  const scope = namer.isContext(target) ? scopeLabel(namer, target) : null;
  return {
    edge: link.kind === "root" ? rootName(namer, link) : link.name,
    constructor: namer.constructorOf(target),
    objectId: namer.heap.columns.nodes.id[target],
    edgeKind: link.kind,
    ...scope !== null ? { scope } : {},
    ...link.folded.length > 0 ? { folded: link.folded.map(({ edge, constructor }) => ({ edge, constructor })) } : {}
  };
}
function rootName(namer, { name, holder }) {
  return /^\d*$/.test(name) ? namer.rawName(holder) : name;
}
function stepsTo(namer, owner, { kind, end, sample, isEntry }) {
  const top = owner.node ?? owner.holder?.node ?? sample;
  const upper = wayToOwner(namer, owner, top, isEntry);
  if (end === null || end === top) return upper;
  const inner = routeTo(namer, end, { from: top, avoid: (node) => node !== top && isEntry(node) });
  if (inner !== null) return [...upper, ...inner];
  return kind === "depth" ? routeTo(namer, end, { avoid: isEntry }) ?? upper : upper;
}
function wayToOwner(namer, owner, top, isEntry) {
  const avoid = (node) => isEntry(node) || namer.dominates(top, node);
  const holder = owner.node === null ? null : owner.holder?.node ?? null;
  if (holder !== null && holder !== top && !avoid(holder)) {
    const last = routeTo(namer, top, { from: holder, avoid, name: owner.name });
    const above2 = last === null ? null : routeTo(namer, holder, { avoid: (node) => node === top || avoid(node) });
    if (last !== null && above2 !== null) return [...above2, ...last];
  }
  return routeTo(namer, top, { avoid }) ?? routeTo(namer, top) ?? [];
}

// worker/growth/merge/merging.ts
function mergeAlike(growths) {
  const merged = /* @__PURE__ */ new Map();
  growths.forEach((growth, i2) => {
    const key = alikeKey(growth) ?? String(i2);
    const list = merged.get(key);
    if (list === void 0) merged.set(key, [growth]);
    else list.push(growth);
  });
  return [...merged.values()].map((alike2) => alike2.length === 1 ? alike2[0] : many(alike2));
}
function alikeKey({ owner, growthKind, entryConstructor, trend }) {
  const { name, holder } = owner;
  if (name === null || holder === null || owner.node === null || growthKind !== "bytes" && growthKind !== "width")
    return null;
  const place = holder.constructor === "system / Context" ? owner.scope : isPlain(holder.constructor) || holder.constructor === "Function" || isGlobal(holder.constructor) ? null : holder.constructor;
  return place === null ? null : [growthKind, trend, name, owner.constructor, place, entryConstructor].join("\0");
}
function many(alike2) {
  const [first] = alike2;
  const whole = together(first, alike2);
  return {
    ...whole,
    growthKind: first.growthKind === "width" ? "many-owners" : "bytes",
    owner: { ...first.owner, node: null },
    countBySnapshot: sumOf3(alike2, (growth) => growth.countBySnapshot),
    candidate: {
      ...whole.candidate,
      freshEntries: alike2.flatMap((growth) => [...growth.candidate.freshEntries]),
      parts: alike2.flatMap((growth) => growth.candidate.parts ?? [growth.candidate])
    }
  };
}
function together(lead2, members, entriesOf = members) {
  const freshBytesBySnapshot = sumOf3(members, (growth) => growth.candidate.freshBytesBySnapshot);
  const growthBytes = members.reduce((total, growth) => total + growth.growthBytes, 0);
  const speaksForAll = lead2.growthBytes >= 0.5 * growthBytes;
  return {
    ...lead2,
    trend: speaksForAll ? lead2.trend : calmer(lead2.trend, trendOf(freshBytesBySnapshot, MIN_GROWTH_BYTES / 2)),
    retainedBySnapshot: sumOf3(members, (growth) => growth.retainedBySnapshot),
    growthBytes,
    candidate: {
      ...lead2.candidate,
      freshBytesBySnapshot,
      engineBySnapshot: sumOf3(members, (growth) => growth.candidate.engineBySnapshot),
      allFresh: entriesOf.flatMap((growth) => [...growth.candidate.allFresh])
    }
  };
}
function sumOf3(growths, series) {
  return series(growths[0]).map((_, i2) => growths.reduce((total, growth) => total + series(growth)[i2], 0));
}
function absorbHolders(growths) {
  const absorbed = /* @__PURE__ */ new Set();
  return growths.map((growth) => {
    if (growth.alsoHeldBy.length === 0) return growth;
    let result = growth;
    for (const other of growths) {
      if (other === growth || absorbed.has(other) || other.growthKind !== "bytes") continue;
      if (growth.alsoHeldBy.some((h2) => h2.node === other.owner.node)) {
        absorbed.add(other);
        result = addBytes(result, other);
      }
    }
    return result;
  }).filter((g) => ![...absorbed].some((a) => a.candidate === g.candidate));
}
function merge(a, b2) {
  const main = a.growthKind === "bytes" && b2.growthKind !== "bytes" ? b2 : a;
  return addBytes(main, main === a ? b2 : a);
}
function addBytes(main, other) {
  return together(main, [main, other], other.growthKind === "bytes" ? [main] : [main, other]);
}

// worker/growth/merge/entangled.ts
var MAX_GROWTHS = 40;
var ENTANGLED = 0.6;
var ONE_EACH = 0.2;
function mergeEntangled(view, namer, growths) {
  const some2 = growths.slice(0, MAX_GROWTHS);
  if (!some2.some((growth) => isEngineHeld(growth))) return [...growths];
  const groups = groupsOf2(some2, references(view, some2));
  const merged = groups.map((members) => {
    const held = members.every((growth) => isEngineHeld(growth));
    if (!held) return members.length === 1 ? members[0] : together(leadOf(members), members);
    return asClass(view, namer, members);
  });
  return [...merged, ...growths.slice(MAX_GROWTHS)].sort((x, y2) => y2.growthBytes - x.growthBytes);
}
function isEngineHeld(growth) {
  if (growth.growthKind === "roots") return true;
  if (isPendingList(growth.owner.constructor)) return true;
  if (isPageInnards(growth)) return true;
  return isNativeName(growth.owner.constructor) || isNativeName(growth.entryConstructor) && !growth.entryConstructor.startsWith("(");
}
function isPageInnards(growth) {
  return growth.owner.name === null && growth.owner.node !== null && growth.candidate.mainKey % 16 === TYPE.native && !isPageObject(growth.owner.constructor);
}
function leadOf(members) {
  return members.find((growth) => !isEngineHeld(growth)) ?? members[0];
}
function references(view, growths) {
  const heap = view.newest;
  const { nodes, edges } = heap.columns;
  const rules = edgeRulesOf(heap);
  const growthOf2 = new Uint8Array(nodes.count);
  growths.forEach((growth, g) => {
    for (const entry of growth.candidate.allFresh)
      view.walkTerritory(view.last, entry, (n) => {
        growthOf2[n] = g + 1;
      });
  });
  const entryCount = growths.map(() => new Uint32Array(growths.length));
  const lastEntry = new Int32Array(growths.length);
  growths.forEach((growth, g) => {
    lastEntry.fill(-1);
    growth.candidate.allFresh.forEach(
      (entry, k) => view.walkTerritory(view.last, entry, (n) => {
        for (let e = nodes.firstEdge[n]; e < nodes.firstEdge[n + 1]; e++) {
          const other = growthOf2[edges.toNode[e]] - 1;
          if (other < 0 || other === g || lastEntry[other] === k) continue;
          if (isDropped(rules, heap.page, n, e)) continue;
          lastEntry[other] = k;
          entryCount[g][other]++;
        }
      })
    );
  });
  return entryCount;
}
function mayBelongTogether(a, b2) {
  const [held, other] = isEngineHeld(a) ? [a, b2] : [b2, a];
  if (!isEngineHeld(held)) return false;
  if (a.trend === "rising" !== (b2.trend === "rising")) return false;
  return isEngineHeld(other) || other.growthKind !== "bytes" || held.growthKind === "bytes";
}
function groupsOf2(growths, refers) {
  const group = growths.map((_, i2) => i2);
  const find = (i2) => {
    let root = i2;
    while (group[root] !== root) root = group[root];
    return root;
  };
  growths.forEach((a, i2) => {
    growths.forEach((b2, j) => {
      if (i2 === j || !mayBelongTogether(a, b2)) return;
      const share = refers[i2][j] / a.candidate.allFresh.length;
      if (share < ENTANGLED) return;
      const [x, y2] = [find(i2), find(j)];
      if (x === y2 || hasOwner(growths, group, x, find) && hasOwner(growths, group, y2, find)) return;
      group[Math.max(x, y2)] = Math.min(x, y2);
    });
  });
  const members = /* @__PURE__ */ new Map();
  growths.forEach((growth, i2) => {
    const root = find(i2);
    const list = members.get(root);
    if (list === void 0) members.set(root, [growth]);
    else list.push(growth);
  });
  return [...members.values()];
}
function hasOwner(growths, group, root, find) {
  return growths.some((growth, i2) => !isEngineHeld(growth) && find(i2) === root && group.length > 0);
}
function isOfPage(constructor) {
  return isElement2(constructor) || isDocument(constructor) || isDetachedName(constructor);
}
function asClass(view, namer, members) {
  const lead2 = leadOf(members);
  const whole = members.length === 1 ? lead2 : together(lead2, members);
  const best2 = representative(view, namer, members);
  if (best2 === null) return whole;
  const sample = best2.nodes[best2.nodes.length - 1];
  const constructor = view.keyConstructor(best2.key);
  const path3 = lead2.owner.node === null ? pathTo(namer, nameOwner(namer, sample), "bytes", sample, constructor) : lead2.path;
  const keepers = [
    ...path3.filter((hop) => hop.objectId !== void 0).map((hop) => hop.constructor),
    ...members.map((growth) => growth.entryConstructor)
  ];
  const keeper = keepers.find((name) => name !== constructor && !isEverybodys(name) && !isNativeName(name) && !isSystemName(name)) ?? null;
  const element = isPageInnards(lead2) ? findHolders(view, namer, best2.nodes).find(
    (h2) => !h2.root && h2.coverage >= 0.8 && isOfPage(namer.constructorOf(h2.node))
  ) : void 0;
  if (element !== void 0) {
    return {
      ...whole,
      ...named(view, best2, constructor),
      owner: { ...nameOwner(namer, element.node), name: null },
      candidate: { ...whole.candidate, freshEntries: best2.nodes, mainKey: best2.key },
      path: pathTo(namer, nameOwner(namer, element.node), "width", sample, constructor)
    };
  }
  const owner = lead2.growthKind === "roots" && keeper !== null ? { ...lead2.owner, constructor: keeper } : lead2.owner;
  return {
    ...whole,
    ...named(view, best2, constructor),
    candidate: { ...whole.candidate, freshEntries: best2.nodes, mainKey: best2.key },
    owner,
    path: path3
  };
}
function pathTo(namer, owner, kind, sample, entryConstructor) {
  return pathHops(namer, owner, { kind, entryConstructor, end: null, sample, isEntry: () => false });
}
function named(view, best2, constructor) {
  return {
    countBySnapshot: view.heaps.map((_, i2) => countOf(view, i2, best2.key)),
    entryConstructor: constructor,
    entryName: null,
    shape: null
  };
}
function countOf(view, snapshot, key) {
  let count = 0;
  const kinds = view.kinds[snapshot];
  const type3 = key % 16;
  for (let n = 0; n < kinds.length; n++) {
    if (typeOf(kinds[n]) === type3 && (kinds[n] & (PLUMBING | CONTEXT)) === 0 && view.entryKey(snapshot, n) === key)
      count++;
  }
  return count;
}
function representative(view, namer, members) {
  const { last } = view;
  const found = /* @__PURE__ */ new Map();
  for (const growth of members) {
    for (const entry of growth.candidate.allFresh) {
      view.walkTerritory(last, entry, (n) => {
        const kind = view.kinds[last][n];
        if ((kind & (PLUMBING | ENGINE | CONTEXT)) !== 0 || typeOf(kind) !== TYPE.object && typeOf(kind) !== TYPE.native)
          return;
        const key = view.entryKey(last, n);
        const nodes = found.get(key);
        if (nodes === void 0) found.set(key, [n]);
        else nodes.push(n);
      });
    }
  }
  const counts = members.map((growth) => growth.candidate.freshEntries.length);
  let best2 = null;
  let bestWeight = 0;
  for (const [key, nodes] of found) {
    const name = view.keyConstructor(key);
    if (isEverybodys(name) || isNativeName(name) || !isOneEach2(nodes.length, counts)) continue;
    const weight = weightOf(namer, name, nodes);
    if (best2 === null || weight > bestWeight) {
      best2 = { key, nodes };
      bestWeight = weight;
    }
  }
  return best2;
}
function isOneEach2(count, counts) {
  const few = counts[0] / count;
  if (few > 1.5 && few < 4.2 && Math.abs(few - Math.round(few)) < 0.05) return true;
  return counts.some(
    (entries) => count >= entries * (1 - ONE_EACH) && count <= entries * (1 + ONE_EACH) && count >= counts[0] / 4
  );
}
var CLIENT = /(Client|Redis)$/;
var POOL = /(Pool|Agent|Connection|WebSocket|Session|Subscriber|Worker|Request|Response)$/;
function weightOf(namer, name, nodes) {
  if (isTag(name)) return 15;
  const { heap } = namer;
  const { firstEdge } = heap.columns.nodes;
  let bytes = 0;
  let links = 0;
  for (const n of nodes) {
    bytes += heap.retained[n];
    links += countRetainers(heap, n) + firstEdge[n + 1] - firstEdge[n];
  }
  const origin = { 1: 0, 2: 2, 3: 20 }[originOf(namer, nodes[nodes.length - 1])];
  const known4 = CLIENT.test(name) ? 5 : POOL.test(name) ? 3 : 0;
  return origin + known4 + Math.log2(1 + bytes / nodes.length) + Math.min(40, links / nodes.length) / 10;
}
function countRetainers(heap, node) {
  const index2 = retainerIndexOf(heap);
  let count = 0;
  for (let edge = NO_EDGE; count < FIRST_RETAINERS; count++) {
    edge = nextRetainer(heap.columns.edges, index2, node, edge);
    if (edge === NO_EDGE) break;
  }
  return count;
}

// worker/growth/name/chain.ts
var LIST_END = /^[#_$]*(head|tail|first|last|front|rear|back|top|next|prev|previous|sentinel|newest|oldest)_?(node|item|link|entry)?s?_*$/i;
var MAX_ENDS = 400;
var MAX_CARRIED_DEPTH = 32;
function nameChain(view, namer, candidate, sample) {
  const { chain } = candidate;
  if (chain === void 0) return nameOwner(namer, sample);
  const isInside = insideOf(view, chain);
  const named3 = holderOf(namer, chain.head, isInside);
  if (named3 !== null) return named3;
  const ends = [...chain.fresh.slice(0, MAX_ENDS), ...chain.fresh.slice(-MAX_ENDS), ...chain.lasting.slice(-MAX_ENDS)];
  for (const link of ends) {
    const held = holderOf(namer, link, isInside);
    if (held !== null && held.name !== null && !isListLink(held.name)) return held;
  }
  const places = [view.survivors.ordinal(view.last, candidate.survivors[0]), chain.head, sample].filter(
    (node) => node !== view.root(view.last)
  );
  const names = places.map((node) => nameOwner(namer, node));
  return names.find(({ name }) => name !== null && !isWeakName(name)) ?? names.find(({ name }) => name !== null && !isListLink(name)) ?? names.find(({ name }) => name !== null) ?? { ...names[0], name: nameOnTheWay(namer, places[0]) };
}
function holderOf(namer, link, isInside) {
  const outside = namer.bestLinks(link).filter(({ holder, kind }) => kind !== "internal" && kind !== "root" && !isInside(holder));
  const best2 = outside.find(({ kind }) => kind === "variable" || kind === "property") ?? outside[0];
  if (best2 === void 0) return null;
  if (best2.kind === "entry" || best2.kind === "element") return nameOwner(namer, best2.holder);
  const own = nameOwner(namer, link);
  if (!isListEnd(namer, best2)) return own;
  const list = nameOwner(namer, best2.holder);
  return list.name === null ? own : list;
}
function isListEnd(namer, { kind, name, holder }) {
  return kind === "property" && (LIST_END.test(name) || isWeakName(name)) && !isGlobal(namer.constructorOf(holder));
}
function insideOf(view, { fresh, lasting }) {
  const heap = view.heaps[view.last];
  const bits = new Uint32Array((heap.columns.nodes.count >>> 5) + 1);
  for (const links of [fresh, lasting]) for (const link of links) bits[link >>> 5] |= 1 << (link & 31);
  const root = view.root(view.last);
  return (node) => {
    let n = node;
    for (let hop = 0; hop < MAX_CARRIED_DEPTH && n !== root; hop++) {
      if ((bits[n >>> 5] >>> (n & 31) & 1) === 1) return true;
      n = heap.dominator[n];
    }
    return false;
  };
}
function nameOnTheWay(namer, node) {
  const named3 = (routeTo(namer, node) ?? []).findLast(
    ({ link }) => (link.kind === "variable" || link.kind === "property") && link.folded.length === 0 && !isWeakName(link.name) && !link.name.startsWith("<symbol ")
  );
  return named3?.link.name ?? null;
}

// worker/growth/name/entries.ts
var MIN_REFERENCES_PER_ENTRY = 0.2;
var MIN_NEW_REFERENCES = 2;
var TELLS_MORE = 1.02;
function ownReferences(view, collection) {
  const { last } = view;
  const survivor = view.survives(last, collection) ? view.survivors.indexOf(last, collection) : null;
  if (survivor === null) return null;
  const { nodes, edges } = view.heaps[last].columns;
  const byConstructor = /* @__PURE__ */ new Map();
  const seen = /* @__PURE__ */ new Set();
  for (const store of storesOf(view, last, collection)) {
    for (let e = nodes.firstEdge[store]; e < nodes.firstEdge[store + 1]; e++) {
      const to = edges.toNode[e];
      if (seen.has(to) || (view.kinds[last][to] & PLUMBING) !== 0) continue;
      seen.add(to);
      const constructor = view.keyConstructor(view.entryKey(last, to));
      const alike2 = byConstructor.get(constructor);
      if (alike2 === void 0) byConstructor.set(constructor, [to]);
      else alike2.push(to);
    }
  }
  if (seen.size === 0) return null;
  const links = view.heaps.map(
    (heap, i2) => storesOf(view, i2, view.survivors.ordinal(i2, survivor)).reduce((sum, store) => sum + edgeCountOf(heap, store), 0)
  );
  return { byConstructor, links };
}
function storesOf(view, snapshot, owner) {
  const tree = view.tree(snapshot);
  const stores = [];
  for (let c2 = tree.first[owner]; c2 < tree.first[owner + 1]; c2++) {
    const child = tree.child[c2];
    if (typeOf(view.kinds[snapshot][child]) === TYPE.array) stores.push(child);
  }
  return stores;
}
function countsOf(entries, links) {
  const all = links[links.length - 1];
  const perEntry = Math.max(1, Math.round(all / Math.max(1, entries)));
  const over = all - perEntry * entries;
  if (Math.abs(over) <= MAX_OVER) return links.map((count) => Math.max(0, Math.round((count - over) / perEntry)));
  return links.map((count) => Math.round(entries * count / Math.max(1, all)));
}
var MAX_OVER = 4;
function countInOwner(view, owner, candidate) {
  const own = ownReferences(view, owner);
  const entries = own?.byConstructor.get(view.keyConstructor(candidate.mainKey)) ?? [];
  if (own === null || entries.length <= candidate.countBySnapshot[view.last] * TELLS_MORE) return null;
  return countsOf(entries.length, own.links);
}
function withOwnEntries(view, collection, candidate) {
  const own = ownReferences(view, collection);
  if (own === null) return null;
  const { last } = view;
  let best2 = null;
  for (const all of own.byConstructor.values()) {
    if (isStringType(typeOf(view.kinds[last][all[0]]))) continue;
    const fresh = all.filter((node) => !view.survives(last, node));
    if (best2 === null || fresh.length > best2.fresh.length) best2 = { all, fresh };
  }
  const least = Math.max(MIN_NEW_REFERENCES, MIN_REFERENCES_PER_ENTRY * candidate.freshEntries.length);
  if (best2 === null || best2.fresh.length < least) return null;
  const mainKey = commonKey(view, best2.fresh);
  const listed = new Set(candidate.allFresh);
  return {
    ...candidate,
    mainKey,
    keys: [mainKey, ...candidate.keys.filter((key) => key !== mainKey)],
    countBySnapshot: countsOf(best2.all.length, own.links),
    freshEntries: best2.fresh,
    allFresh: [...candidate.allFresh, ...best2.fresh.filter((node) => !listed.has(node))]
  };
}
function commonKey(view, nodes) {
  const tally = /* @__PURE__ */ new Map();
  for (const node of nodes) {
    const key = view.entryKey(view.last, node);
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  return [...tally].sort((x, y2) => y2[1] - x[1])[0][0];
}

// worker/growth/name/name-growths.ts
function nameGrowths(view, namer, candidates) {
  const growths = [];
  const byOwner = /* @__PURE__ */ new Map();
  for (const candidate of candidates) {
    const growth = nameGrowth(view, namer, candidate);
    const goesOn2 = growth.trend === "rising" && !isGlobal(growth.owner.constructor);
    const key = `${growth.owner.node ?? "none"}/${growth.owner.name ?? ""}/${growth.owner.node === null ? growth.entryConstructor : ""}/${goesOn2}`;
    const known4 = byOwner.get(key);
    if (known4 !== void 0 && growth.owner.node !== null && !namer.isContext(growth.owner.node)) {
      growths[known4] = merge(growths[known4], growth);
      continue;
    }
    byOwner.set(key, growths.length);
    growths.push(growth);
  }
  return mergeAlike(absorbHolders(growths)).sort((x, y2) => y2.growthBytes - x.growthBytes);
}
function noOwner(constructor) {
  return { node: null, constructor, name: null, event: null, holder: null, scope: null };
}
function nameGrowth(view, namer, found) {
  const { last } = view;
  if (found.growthKind === "many-owners")
    return finish(view, namer, found, found.growthKind, nameMany(view, namer, found));
  if (found.growthKind === "width") return nameWide(view, namer, found);
  const sample = sampleOf(view, found);
  const ownerNode = found.owners[last].length === 1 ? found.owners[last][0] : null;
  const isSwollenSelf = found.freshEntries === found.owners[last];
  const owner = !isSwollenSelf ? found.growthKind === "depth" ? nameChain(view, namer, found, sample) : nameOwner(namer, sample) : ownerNode !== null ? nameOwner(namer, ownerNode) : noOwner("(GC roots)");
  return finish(view, namer, found, found.growthKind, owner);
}
function nameWide(view, namer, candidate) {
  const { last } = view;
  if (candidate.owners[last].length !== 1)
    return candidate.owners[last].length > 1 ? finish(view, namer, candidate, "many-owners", nameMany(view, namer, candidate)) : finish(view, namer, candidate, "width", noOwner("(GC roots)"));
  const [dominator] = candidate.owners[last];
  if (candidate.freshBySnapshot !== void 0)
    return finish(view, namer, candidate, "width", nameOwner(namer, dominator));
  const found = findHolders(view, namer, candidate.freshEntries, dominator).filter((h2) => h2.coverage >= 0.6);
  const direct = found.find((h2) => h2.node === dominator);
  const nearest = found.find((h2) => !h2.root) ?? null;
  const isHub2 = namer.isContext(dominator) || namer.isSynthetic(dominator);
  const collection = direct !== void 0 && !isHub2 ? direct : nearest;
  if (collection === null && namer.isSynthetic(dominator)) {
    const root = found.find((h2) => h2.root);
    return finish(view, namer, candidate, "roots", noOwner(root && namer.rawName(root.node) || "(GC roots)"));
  }
  const ownerNode = collection?.node ?? dominator;
  const others = found.filter((h2) => h2.node !== ownerNode && !h2.root && !namer.isContext(h2.node));
  const own = collection !== null && collection.depth > 1 ? withOwnEntries(view, collection.node, candidate) : null;
  return finish(view, namer, own ?? candidate, "width", nameOwner(namer, ownerNode), ownerNode, others);
}
function sampleOf(view, candidate) {
  return candidate.freshEntries[candidate.freshEntries.length - 1] ?? candidate.owners[view.last][0];
}
function finish(view, namer, candidate, growthKind, called2, list = null, others = []) {
  const { last } = view;
  const sample = sampleOf(view, candidate);
  const entryConstructor = view.keyConstructor(candidate.mainKey);
  const rawShape = view.heaps[last].hasEdges ? constructorName(view.heaps[last], sample) : entryConstructor;
  const innards = called2.node !== null && typeOf(view.kinds[last][called2.node]) === TYPE.native && !isPageObject(called2.constructor);
  const owner = innards || called2.name === "globalThis" && !isGlobal(called2.constructor) ? { ...called2, name: null } : called2;
  const isFunction = typeOf(view.kinds[last][sample]) === TYPE.closure;
  const { chain } = candidate;
  const counted = growthKind === "width" && owner.node !== null ? countInOwner(view, owner.node, candidate) : null;
  const trend = counted !== null && trendOf(counted, 0) === "rising" ? "rising" : candidate.trend;
  const entries = /* @__PURE__ */ new Set([...candidate.allFresh, ...chain?.fresh ?? [], ...chain?.lasting ?? []]);
  return {
    candidate,
    growthKind,
    trend,
    owner,
    alsoHeldBy: alsoHeldBy(namer, owner, others),
    countBySnapshot: counted ?? candidate.countBySnapshot,
    retainedBySnapshot: candidate.freshBytesBySnapshot.map(
      (b2, i2) => b2 + candidate.engineBySnapshot[i2] + candidate.baseBytes
    ),
    growthBytes: candidateGrowth(candidate),
    entryConstructor,
    entryName: isFunction ? namer.rawName(sample) || null : null,
    shape: rawShape.startsWith("{") ? rawShape : null,
    path: pathHops(namer, owner, {
      kind: growthKind,
      entryConstructor,
      end: chain?.head ?? list,
      chainEdge: chain?.edge ?? null,
      sample,
      isEntry: (node) => entries.has(node)
    })
  };
}
var MAX_OTHERS = 4;
function alsoHeldBy(namer, owner, others) {
  const { node } = owner;
  const told = [];
  for (const other of others) {
    if (node !== null && (other.node === node || namer.dominates(node, other.node))) continue;
    const called2 = nameOwner(namer, other.node);
    if (node !== null && called2.node === node) continue;
    if (told.length < MAX_OTHERS) told.push({ node: other.node, constructor: called2.constructor, name: called2.name });
  }
  return told;
}

// worker/base/scratch-buffer.ts
var ScratchBuffer = class {
  #least;
  #buffer = new ArrayBuffer(0);
  /** @param least bytes that the largest user will want, so that the buffer is made once */
  constructor(least = 0) {
    this.#least = least;
  }
  /** @returns 32-bit words, zeroed */
  words(length) {
    return new Uint32Array(this.#bytes(length * 4), 0, length).fill(0);
  }
  /** @returns signed 32-bit words, zeroed */
  signed(length) {
    return new Int32Array(this.#bytes(length * 4), 0, length).fill(0);
  }
  /** @returns doubles, zeroed */
  wide(length) {
    return new Float64Array(this.#bytes(length * 8), 0, length).fill(0);
  }
  #bytes(length) {
    if (this.#buffer.byteLength < length) this.#buffer = new ArrayBuffer(Math.max(length, this.#least));
    return this.#buffer;
  }
};

// worker/growth/series/ids.ts
var SAME_PROCESS_AGREEMENT = 0.995;
var ENOUGH_CLOSURES = 200;
var MIN_COMMON = 20;
var NO_MATCH = 4294967295;
var IdIndex = class {
  columns;
  lent;
  constructor(columns, lent = new ScratchBuffer()) {
    this.columns = columns;
    this.lent = lent;
  }
  /** @returns per node of `from` the ordinal here of the node with its id, or `NO_MATCH`. */
  matches(from2) {
    return matchByIds(from2, this.columns, this.lent);
  }
};
var matched = /* @__PURE__ */ new WeakMap();
function matchByIds(from2, to, lent = new ScratchBuffer()) {
  const others = matched.get(from2) ?? /* @__PURE__ */ new WeakMap();
  matched.set(from2, others);
  const match = others.get(to) ?? makeMatch(from2.nodes.id, to.nodes.id, lent);
  others.set(to, match);
  return match;
}
function makeMatch(from2, to, lent) {
  const match = new Uint32Array(from2.length);
  const count = [0, 0];
  const largest = [0, 0];
  inSlices(to.length, void 0, (first, last) => {
    for (let n = first; n < last; n++) {
      const parity = to[n] & 1;
      count[parity]++;
      if (to[n] > largest[parity]) largest[parity] = to[n];
    }
  });
  const narrow = from2 instanceof Uint32Array && to instanceof Uint32Array;
  const dense = [0, 1].map((parity) => narrow && largest[parity] >>> 1 < count[parity] * 3 + 1024);
  const larger = dense[1] && (!dense[0] || largest[1] >= largest[0]) ? 1 : 0;
  const tables = [0, 1].map((parity) => {
    if (!dense[parity]) return { slots: new Uint32Array(powerOf2(count[parity] * 2)), dense: false };
    const length = (largest[parity] >>> 1) + 1;
    return { slots: parity === larger ? lent.words(length) : new Uint32Array(length), dense: true };
  });
  inSlicesDown(to.length, void 0, (first, last) => enterIds(to, tables[0], tables[1], first, last));
  inSlices(from2.length, void 0, (first, last) => lookUpIds(from2, to, tables[0], tables[1], match, first, last));
  return match;
}
function powerOf2(least) {
  let size = 1024;
  while (size < least) size *= 2;
  return size;
}
function enterIds(to, even, odd, first, last) {
  for (let n = last - 1; n >= first; n--) {
    const id = to[n];
    const { slots, dense } = (id & 1) === 1 ? odd : even;
    if (dense) slots[id >>> 1] = n + 1;
    else slots[slotOf(slots, to, id)] = n + 1;
  }
}
function lookUpIds(from2, to, even, odd, match, first, last) {
  for (let n = first; n < last; n++) {
    const id = from2[n];
    const { slots, dense } = (id & 1) === 1 ? odd : even;
    const at = dense ? id >>> 1 : slotOf(slots, to, id);
    match[n] = at < slots.length ? slots[at] - 1 : NO_MATCH;
  }
}
function slotOf(slots, to, id) {
  const mask = slots.length - 1;
  let at = hashId(id) & mask;
  while (slots[at] !== 0 && to[slots[at] - 1] !== id) at = at + 1 & mask;
  return at;
}
function hashId(id) {
  return Math.imul(id, 2654435761) >>> 8;
}
function agreementOf({ common, agree }, enoughClosures) {
  if (common[1] >= enoughClosures) return { common: common[1], agreement: agree[1] / common[1] };
  const all = common[0] + common[1];
  return { common: all, agreement: all === 0 ? null : (agree[0] + agree[1]) / all };
}
function idAgreement(files, kinds, names, a, b2, indexOfB) {
  const nodesA = files[a].nodes;
  const nodesB = files[b2].nodes;
  const match = indexOfB.matches(files[a]);
  const tally = { common: [0, 0], agree: [0, 0] };
  inSlices(nodesA.count, void 0, (from2, to) => {
    for (let n = from2; n < to; n++) {
      const type3 = typeOf(kinds[a][n]);
      if (type3 !== TYPE.object && type3 !== TYPE.closure || nodesA.selfSize[n] === 0) continue;
      const m = match[n];
      if (m === NO_MATCH) continue;
      const isClosure = type3 === TYPE.closure ? 1 : 0;
      tally.common[isClosure]++;
      if (type3 === typeOf(kinds[b2][m]) && sameName(names, a, nodesA.name[n], b2, nodesB.name[m]))
        tally.agree[isClosure]++;
    }
  });
  return agreementOf(tally, ENOUGH_CLOSURES);
}
function sameName(names, a, nameA, b2, nameB) {
  const idA = names.id(a, nameA);
  const idB = names.id(b2, nameB);
  if (idA === idB) return true;
  return names.text(idA).startsWith("system / Context") && names.text(idB).startsWith("system / Context");
}
function isSameProcess(agreement) {
  return agreement.common >= MIN_COMMON && agreement.agreement !== null && agreement.agreement >= SAME_PROCESS_AGREEMENT;
}

// worker/growth/judge/bounds.ts
var BOUND_FIELD = /^(#|_|\$)?(max|maxSize|maxsize|maxEntries|maxItems|maxKeys|maxLength|maxCacheSize|maxElements|capacity|limit)$/;
var WEIGHT = "sizeCalculation";
var CACHE_NAME = /cache|lru|ttl|memo|pool|buffer|history|window(?!s)|recent/i;
var RATE_NAME = /limiter|throttl/i;
var MAX_ABOVE = 3;
var MAX_FIELDS2 = 64;
function boundsOf(namer, { owner, candidate }) {
  for (const node of holdersAbove(namer, owner, candidate)) {
    if (isWeighed(namer, node)) return [WEIGHT, "maxSize"];
    const all = fieldNames(namer, node);
    if (all.includes(LRU_SIGN)) return keepsTypedLinks(namer, node) ? ["max"] : [];
    const fields = all.filter((name) => BOUND_FIELD.test(name));
    if (fields.length === 0) continue;
    const names = [namer.constructorOf(node), owner.name ?? "", owner.holder?.name ?? ""];
    if (names.some((name) => RATE_NAME.test(name))) continue;
    if (names.some((name) => CACHE_NAME.test(name)) || fields.some((name) => /size/i.test(name))) return fields;
  }
  return [];
}
function holdersAbove(namer, owner, { owners }) {
  const above2 = [];
  let at = owner.node ?? owners[owners.length - 1][0] ?? owner.holder?.node ?? null;
  while (at !== null && above2.length <= MAX_ABOVE && !namer.isContext(at) && !namer.isSynthetic(at)) {
    if (above2.includes(at)) break;
    above2.push(at);
    const link = namer.bestLinks(at, 16).find(({ kind }) => kind === "property" || kind === "element" || kind === "entry");
    at = link === void 0 ? null : link.holder;
  }
  return above2;
}
var LRU_SIGN = "ttlAutopurge";
function keepsTypedLinks(namer, node) {
  const { nodes, edges } = namer.heap.columns;
  for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++)
    if (/^Uint(8|16|32)Array$/.test(namer.rawName(edges.toNode[e]))) return true;
  return false;
}
function isWeighed(namer, node) {
  const weight = namer.follow(node, WEIGHT);
  return weight !== null && typeOf(namer.kinds[weight]) === TYPE.closure;
}
function fieldNames(namer, node) {
  const shape = namer.follow(node, "map");
  const descriptors = shape === null ? null : namer.follow(shape, "descriptors");
  if (descriptors === null) return [];
  const { nodes, edges } = namer.heap.columns;
  const names = [];
  const end = Math.min(nodes.firstEdge[descriptors + 1], nodes.firstEdge[descriptors] + 3 * MAX_FIELDS2);
  for (let e = nodes.firstEdge[descriptors]; e < end; e++) {
    const to = edges.toNode[e];
    const type3 = typeOf(namer.kinds[to]);
    if (isStringType(type3)) names.push(namer.rawName(to));
    else if (type3 === TYPE.symbol) names.push(namer.rawName(to).replace(/^<symbol (.*)>$/, "$1"));
  }
  return names;
}
function sweeperOf(namer, { owner, candidate }) {
  for (const node of holdersAbove(namer, owner, candidate)) {
    for (const closure of closuresWith(namer, node)) {
      if (!isOnInterval(namer, closure)) continue;
      const source = sourceOf(namer.heap, namer.follow(closure, "bound_function") ?? closure);
      if (source?.url.startsWith("node:")) continue;
      const callback = namer.rawName(closure);
      return { callback: callback === "" ? null : callback, url: source?.url ?? null, line: source?.line ?? 0 };
    }
  }
  return null;
}
var MAX_RETAINERS = 64;
function closuresWith(namer, node) {
  const closures = [];
  for (const edge of firstRetainers(namer.heap, node, MAX_RETAINERS)) {
    const holder = sourceOfEdge(namer.heap, edge);
    const name = namer.edgeName(edge);
    if (typeOf(namer.kinds[holder]) === TYPE.closure && name === "bound_this") closures.push(holder);
    if (!namer.isContext(holder) || name !== "this") continue;
    for (const toScope of firstRetainers(namer.heap, holder, MAX_RETAINERS)) {
      const closure = sourceOfEdge(namer.heap, toScope);
      if (typeOf(namer.kinds[closure]) === TYPE.closure && namer.edgeName(toScope) === "context")
        closures.push(closure);
    }
  }
  return closures;
}
function isOnInterval(namer, closure) {
  for (const edge of firstRetainers(namer.heap, closure, MAX_RETAINERS)) {
    const holder = sourceOfEdge(namer.heap, edge);
    if (namer.edgeName(edge) === "_onTimeout" && namer.rawName(holder) === "Timeout" && namer.follow(holder, "_repeat") === null)
      return true;
  }
  return false;
}

// worker/growth/judge/cohorts.ts
function cohortsOf(view, growth, newestIds2) {
  const isThing = growth.growthKind === "bytes";
  if (isThing && Math.max(...growth.candidate.countBySnapshot) < MIN_COHORT) return null;
  const parts = partsCounted(growth);
  const entries = view.heaps.map((_, snapshot) => entriesIn(view, snapshot, parts));
  const ids = entries.map(({ fresh }, snapshot) => sortedIds(view, snapshot, fresh));
  const cohorts = followIds(ids, newestIds2);
  if (cohorts === null) return null;
  const lasting = Math.max(...entries.map(({ surviving }) => surviving));
  const all = cohorts.map((row, k) => k === 0 ? row.map((count) => (count ?? 0) + lasting) : row);
  return areOfEntries(all, growth.countBySnapshot) ? all : null;
}
function partsCounted({ candidate, countBySnapshot: count }) {
  const { parts } = candidate;
  if (parts === void 0) return [candidate];
  const last = count.length - 1;
  const sum = parts.reduce((total, part) => total + part.countBySnapshot[last], 0);
  return sum === count[last] ? parts : [candidate];
}
function areOfEntries(cohorts, count) {
  return count.every((most, j) => {
    const followed = cohorts.reduce((sum, row) => sum + (row[j] ?? 0), 0);
    return followed <= MOST_OF_ENTRIES * most + MIN_COHORT;
  });
}
function entriesIn(view, snapshot, parts) {
  const fresh = [];
  let surviving = 0;
  for (const part of parts) {
    if (part.chain !== void 0) {
      for (const link of part.chain.freshBySnapshot[snapshot]) fresh.push(link);
      surviving += part.chain.lasting.length;
      continue;
    }
    if (part.freshBySnapshot !== void 0) {
      for (const entry of part.freshBySnapshot[snapshot]) fresh.push(entry);
      surviving += part.countBySnapshot[view.last] - part.freshBySnapshot[view.last].length;
      continue;
    }
    const owners = part.owners[snapshot];
    if (owners.length === 0) continue;
    if (view.entryKey(snapshot, owners[0]) === part.mainKey) {
      for (const owner of owners) collectBelow(view, snapshot, owner, part.mainKey, fresh);
      continue;
    }
    const group = view.expand(snapshot, owners).groups.get(part.mainKey);
    if (group === void 0) continue;
    for (const node of group.fresh) fresh.push(node);
    surviving += group.count - group.fresh.length;
  }
  return { fresh, surviving };
}
function collectBelow(view, snapshot, top, key, into) {
  view.walkTerritory(snapshot, top, (node) => {
    if ((view.kinds[snapshot][node] & PLUMBING) !== 0 || view.survives(snapshot, node)) return;
    if (view.entryKey(snapshot, node) === key) into.push(node);
  });
}
function sortedIds(view, snapshot, nodes) {
  const { id } = view.heaps[snapshot].columns.nodes;
  return Float64Array.from(nodes, (node) => id[node]).sort();
}
function followIds(ids, newestIds2) {
  const count = ids.length;
  if (count === 0) return null;
  const lastSeen = new Float64Array(count * count);
  const heads = new Int32Array(count);
  for (; ; ) {
    let id = Infinity;
    for (let j = 0; j < count; j++) if (heads[j] < ids[j].length && ids[j][heads[j]] < id) id = ids[j][heads[j]];
    if (id === Infinity) break;
    let first = -1;
    let last = 0;
    for (let j = 0; j < count; j++) {
      if (heads[j] >= ids[j].length || ids[j][heads[j]] !== id) continue;
      while (heads[j] < ids[j].length && ids[j][heads[j]] === id) heads[j]++;
      if (first < 0) first = j;
      last = j;
    }
    let born = first;
    if ((id & 1) === 1) while (born > 0 && id <= newestIds2[born - 1]) born--;
    lastSeen[born * count + last]++;
  }
  return ids.map((_, k) => {
    const row = new Array(count).fill(null);
    let there = 0;
    for (let j = count - 1; j >= k; j--) {
      there += lastSeen[k * count + j];
      row[j] = there;
    }
    return row;
  });
}
function fateOf(cohorts) {
  if (cohorts === null || cohorts.length < 3) return UNKNOWN;
  const last = cohorts.length - 1;
  let came = 0;
  let kept = 0;
  let outlived = 0;
  let keptOfOutlived = 0;
  for (let k = 1; k < last; k++) {
    came += cohorts[k][k] ?? 0;
    kept += cohorts[k][last] ?? 0;
    if (k > last - 2) continue;
    outlived += cohorts[k][k + 1] ?? 0;
    keptOfOutlived += cohorts[k][last] ?? 0;
  }
  if (came < MIN_COHORT) return { ...UNKNOWN, came, kept };
  if (kept <= GONE_SHARE * came) return { kind: "replaced", came, kept };
  if (kept >= KEPT_SHARE * came) return { kind: leavesOldestFirst(cohorts) ? "fading" : "kept", came, kept };
  const stays = outlived >= MIN_COHORT && keptOfOutlived >= PLATEAU_SHARE * outlived;
  return { kind: stays ? "partly-kept" : "fading", came, kept };
}
function leavesOldestFirst(cohorts) {
  const last = cohorts.length - 1;
  const first = cohorts[0][0] ?? 0;
  const gone = first - (cohorts[0][last] ?? 0);
  const stayed = cohorts.slice(1).reduce((sum, row) => sum + (row[last] ?? 0), 0);
  return first >= MIN_COHORT && gone >= OLD_GONE_SHARE * first && gone >= OLD_GONE_SHARE * stayed;
}
var UNKNOWN = { kind: "unknown", came: 0, kept: 0 };

// worker/growth/judge/judge.ts
function judge(facts, circumstances) {
  const steps = facts.countBySnapshot.length - 1;
  const small = tooSmall(facts, circumstances);
  const fate = fateOf(facts.cohorts);
  const isSteadyTrickle = steps >= STEPS_FOR_SMALL && fate.kind === "kept" && facts.trend === "rising" && !facts.ofPlatform;
  if (small !== null) {
    const trickles = isSteadyTrickle && isManyEach(facts, steps) && facts.growthBytes >= MIN_SMALL_BYTES_PER_STEP * steps;
    if (!trickles) return drop(small.dropped, small.because);
  }
  const { countBySnapshot: count } = facts;
  if (facts.growthKind === "many-owners" && count[steps] <= count[0] && facts.growthBytes < MIN_WARM_UP_BYTES)
    return drop("flat", [because("entries", count[steps], count[0])]);
  const trend = courseOf(facts);
  if (isOwnTable(facts) && trend !== "rising") {
    if (standsStill(facts.retainedBySnapshot))
      return drop("one-step", [because("snapshots at one size", STILL_TABLE_STEPS, null)]);
    if (facts.growthBytes < MIN_WARM_UP_BYTES)
      return drop("small-warm-up", [because("bytes of a table", facts.growthBytes, MIN_WARM_UP_BYTES)]);
    return tell("growth", "low", steps === 1 ? "report.reason.two" : "report.reason.table", [
      because("trend", trend, "rising")
    ]);
  }
  if (trend === "flat") return drop("flat", [because("trend", trend, null)]);
  if (trend === "step") return drop("one-step", [because("trend", trend, null)]);
  if (facts.runtimeKeeps)
    return drop("runtime-keeps-it", [because("kept by the runtime", facts.entryConstructor, null)]);
  if (!facts.repetitive) return drop("unlike-things", [because("entries alike", "no", null)]);
  if (facts.loading || trend === "levelling") return warmUp(facts, steps);
  if (steps === 1) return tell("growth", "low", "report.reason.two", [because("snapshots", 2, 3)]);
  if (trend === "unknown") return late(facts, circumstances);
  const judged = goesOn(facts, circumstances);
  return small !== null && judged.kind !== null && judged.confidence === "high" ? { ...judged, confidence: "medium" } : judged;
}
function isManyEach({ growthKind, countBySnapshot: count }, steps) {
  return growthKind !== "many-owners" && count[steps] - count[0] >= MIN_ENTRIES_PER_STEP * steps;
}
function goesOn(facts, circumstances) {
  const steps = facts.countBySnapshot.length - 1;
  const fate = fateOf(facts.cohorts);
  const reasons = [because("of what came, still there", fate.kept, fate.came), because("fate", fate.kind, null)];
  if (circumstances.identity === "different-processes") return tell("growth", "low", "report.reason.steps", reasons);
  if (circumstances.identity === "unknown") return withoutIdentity(facts, reasons);
  const fell = facts.countBySnapshot.some((count, i2) => i2 > 0 && count < facts.countBySnapshot[i2 - 1]);
  const isReplaced = fate.kind === "unknown" ? facts.replacedAtEnd : fate.kind === "replaced" && !facts.contentStays;
  if (isReplaced) {
    return fell ? drop("working-set", reasons) : tell("growth", "low", "report.reason.replaced", reasons);
  }
  if (facts.bounds.length > 0)
    return tell("growth", "low", "report.reason.bounded", [because("bounded by", facts.bounds.join(", "), null)]);
  if (facts.sweeper !== null)
    return tell("growth", "low", "report.reason.swept", [
      because("swept by", facts.sweeper.callback ?? "a timer", null)
    ]);
  if (areEmptyReferences(facts))
    return tell("growth", "low", "report.reason.steps", [
      because("bytes of a weak reference", facts.growthBytes, EMPTY_REFERENCE_BYTES)
    ]);
  const fades = fate.kind === "fading" && !facts.contentStays && !facts.ofPlatform;
  if (fades && (facts.growthKind === "width" || facts.growthKind === "bytes"))
    return fell ? drop("working-set", reasons) : tell("growth", "low", "report.reason.fading", reasons);
  const reason = fate.kind === "partly-kept" ? "report.reason.partly" : fate.kind === "kept" ? "report.reason.kept" : "report.reason.steps";
  const confidence = leakConfidence(facts, circumstances, steps);
  return tell("leak", fate.kind === "partly-kept" && confidence === "high" ? "medium" : confidence, reason, reasons);
}
function withoutIdentity(facts, reasons) {
  const steps = facts.countBySnapshot.length - 1;
  const isFree = facts.bounds.length === 0 && facts.sweeper === null;
  if (steps < STEPS_WITHOUT_IDENTITY || !isFree || !isEven(facts.retainedBySnapshot))
    return tell("growth", "low", "report.reason.steps", reasons);
  return tell("leak", "medium", "report.reason.even", [because("rises alike", steps, STEPS_WITHOUT_IDENTITY)]);
}
function areEmptyReferences({
  growthKind,
  entryConstructor,
  countBySnapshot: count,
  growthBytes
}) {
  const came = count[count.length - 1] - count[0];
  return growthKind === "width" && entryConstructor === "WeakRef" && growthBytes <= EMPTY_REFERENCE_BYTES * came;
}
function leakConfidence(facts, { heapGrowth }, steps) {
  const isSmall = facts.growthBytes < SMALL_SHARE * heapGrowth && facts.growthBytes < SMALL_BYTES_PER_STEP * steps;
  if (isSmall) return "low";
  return steps >= 3 ? "high" : "medium";
}
function warmUp(facts, steps) {
  const why = because("bytes of warm-up", facts.growthBytes, MIN_WARM_UP_BYTES);
  if (facts.growthBytes < MIN_WARM_UP_BYTES) return drop("small-warm-up", [why]);
  const reason = facts.loading ? "report.reason.loading" : "report.reason.levelled";
  return tell("warm-up", steps >= 3 ? "high" : steps === 1 ? "low" : "medium", reason, [why]);
}
function late(facts, { heapGrowth }) {
  const least = Math.max(MIN_LATE_BYTES, MIN_LATE_SHARE * heapGrowth);
  const why = because("bytes of the last step", facts.growthBytes, least);
  return facts.growthBytes >= least ? tell("growth", "low", "report.reason.late", [why]) : drop("small-late", [why]);
}
function tooSmall(course, { identity, heapGrowth, heapBytes }) {
  const steps = course.countBySnapshot.length - 1;
  const floor = floorOf(course, steps) * steps;
  const share = MIN_SHARE2 * Math.max(0, heapGrowth);
  if (course.growthBytes < Math.max(floor, share))
    return { dropped: "too-small", because: [because("bytes grown", course.growthBytes, Math.max(floor, share))] };
  const swelling = MIN_SWELLING_SHARE * heapBytes;
  if (course.growthKind === "bytes" && steps < STEPS_FOR_SMALL && course.growthBytes < swelling)
    return { dropped: "too-small", because: [because("bytes swollen", course.growthBytes, swelling)] };
  const noise = MIN_SHARE2 * course.retainedBySnapshot[0];
  if (identity !== "same-process" && course.growthBytes < noise)
    return { dropped: "noise-between-processes", because: [because("bytes grown", course.growthBytes, noise)] };
  return null;
}
function floorOf(course, steps) {
  if (isCounted(course, steps)) return MIN_ENTRY_BYTES_PER_STEP;
  return course.growthKind === "width" && steps > 1 ? MIN_FEW_BYTES_PER_STEP : MIN_BYTES_PER_STEP;
}
function isCounted({ growthKind, countBySnapshot: count, trend }, steps) {
  if (growthKind !== "width" && growthKind !== "many-owners" && growthKind !== "depth") return false;
  return steps > 1 && trend === "rising" && count[steps] - count[0] >= MIN_ENTRIES_PER_STEP * steps;
}
function courseOf(facts) {
  const { growthKind, countBySnapshot: count, trend } = facts;
  const isMany = growthKind === "bytes" && Math.max(...count) >= MIN_COHORT;
  if (isMany && count.some((one) => one !== count[0])) return calmer(trend, trendOf(count, 0));
  return trend === "levelling" && isEven(facts.retainedBySnapshot) ? "rising" : trend;
}
function isEven(series) {
  const steps = series.slice(1).map((value, i2) => value - series[i2]);
  if (steps.length < 2) return false;
  const typical = median(steps);
  return typical > 0 && steps.every((step) => step >= EVEN_RATE * typical && step <= typical / EVEN_RATE);
}
function standsStill(bytes) {
  const [last] = bytes.slice(-1);
  return bytes.length > STILL_TABLE_STEPS && bytes.slice(-STILL_TABLE_STEPS - 1).every((one) => one === last);
}
function isOwnTable({ growthKind, entryConstructor }) {
  return growthKind === "bytes" && isKeyed(entryConstructor);
}
function because(rule, value, limit) {
  return { rule, value, limit };
}
function drop(dropped, reasons) {
  return { kind: null, dropped, because: reasons };
}
function tell(kind, confidence, reason, reasons) {
  return { kind, confidence, reason, because: reasons };
}

// worker/growth/judge/loading.ts
var SAMPLE2 = 200;
var FILE_FIELDS = /* @__PURE__ */ new Set(["filename", "url", "id", "path", "identifier"]);
var DIFFERENT = 0.5;
function isLoading(namer, growth) {
  const fresh = growth.candidate.freshEntries;
  if (growth.owner.constructor === "Modulator" || growth.entryConstructor === "Modulator") return true;
  if (!isModuleRecord(growth.entryConstructor) && !/^(_cache|loadCache|moduleMap|installedModules|__webpack_module_cache__)$/.test(growth.owner.name ?? ""))
    return false;
  const files = /* @__PURE__ */ new Set();
  let seen = 0;
  for (const entry of sampleOf2(fresh)) {
    const file = fileOf(namer, entry);
    if (file === null) continue;
    seen++;
    files.add(file.replace(/[?#].*$/, "").replace(/[0-9a-f]{8,}|\d+/gi, "#"));
  }
  return seen > 0 && files.size >= DIFFERENT * seen;
}
function fileOf(namer, entry, depth = 0) {
  const { nodes, edges, strings } = namer.heap.columns;
  const inside = [];
  for (let e = nodes.firstEdge[entry]; e < nodes.firstEdge[entry + 1]; e++) {
    if (namer.edgeType(e) !== "property" || namer.edgeName(e) === "__proto__") continue;
    const to = edges.toNode[e];
    if (FILE_FIELDS.has(namer.edgeName(e)) && isStringType(typeOf(namer.kinds[to])))
      return stringAt(strings, nodes.name[to]);
    if (typeOf(namer.kinds[to]) === TYPE.object && inside.length < 8) inside.push(to);
  }
  if (depth >= 2) return null;
  for (const node of inside) {
    const file = fileOf(namer, node, depth + 1);
    if (file !== null) return file;
  }
  return null;
}
function isRepetitive(view, namer, growth) {
  if (growth.growthKind !== "roots" && !isOfPlatform(namer, growth.owner)) return true;
  const type3 = growth.candidate.mainKey % 16;
  if (type3 !== TYPE.closure && growth.entryConstructor !== "Object") return true;
  const heap = view.newest;
  const kinds = /* @__PURE__ */ new Map();
  let sampled = 0;
  for (const entry of sampleOf2(growth.candidate.freshEntries)) {
    sampled++;
    const kind = type3 === TYPE.closure ? codeOf2(heap, entry) : fieldsOf2(heap, entry);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const repeated = [...kinds.values()].filter((count) => count >= 3).reduce((sum, count) => sum + count, 0);
  return repeated >= 0.5 * sampled;
}
function codeOf2(heap, closure) {
  const { nodes, edges, strings, header } = heap.columns;
  for (let e = nodes.firstEdge[closure]; e < nodes.firstEdge[closure + 1]; e++) {
    if (header.edgeTypes[edges.type[e]] === "internal" && stringAt(strings, edges.nameOrIndex[e]) === "shared")
      return String(edges.toNode[e]);
  }
  return String(closure);
}
function fieldsOf2(heap, node) {
  const { nodes, edges, header } = heap.columns;
  const fields = [];
  for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1] && fields.length < 12; e++) {
    if (header.edgeTypes[edges.type[e]] === "property") fields.push(edges.nameOrIndex[e]);
  }
  return fields.join();
}
function sampleOf2(entries) {
  const step = Math.max(1, Math.floor(entries.length / SAMPLE2));
  return entries.filter((_, i2) => i2 % step === 0);
}

// worker/growth/judge/runtime-bounds.ts
var RUNTIME_BOUNDS = [
  {
    id: "timeline",
    holder: /^Performance$/,
    entry: /^PerformanceResourceTiming$/,
    bound: 250,
    raised: true,
    counted: true,
    source: 'Resource Timing, "resource timing buffer size limit"; performance.setResourceTimingBufferSize raises it'
  },
  {
    // Marks and measures have a list of their own there, without a bound.
    id: "timeline",
    holder: /^Array$/,
    name: /^resourceTiming(Secondary)?Buffer$/,
    entry: /^PerformanceResourceTiming$/,
    bound: 250,
    raised: true,
    source: "Node's lib/internal/perf/observe.js, resourceTimingBufferSizeLimit; performance.setResourceTimingBufferSize raises it"
  },
  {
    // Whatever a browser adds to its timeline next has a bound, too: only marks and measures have none (Timing Entry
    // Names Registry, column maxBufferSize). Counted on Chromium 156: long task 200, long animation frame 200, layout
    // shift 150, element 150, event 150, largest contentful paint 150, interaction contentful paint 150, soft
    // navigation 50.
    id: "timeline",
    holder: /^Performance$/,
    entry: /^(Performance\w+|LargestContentfulPaint|InteractionContentfulPaint|LayoutShift|LayoutShiftAttribution|TaskAttributionTiming|VisibilityStateEntry|\w+(Timing|Paint|Entry))$/,
    except: /^Performance(Mark|Measure|Observer|ResourceTiming)$/,
    bound: null,
    counted: true,
    source: "W3C Timing Entry Names Registry, maxBufferSize; counted on Chromium 156"
  },
  {
    id: "history",
    holder: /^Navigation$/,
    entry: /^NavigationHistoryEntry$/,
    bound: 50,
    counted: true,
    source: "Chromium's kMaxSessionHistoryEntries; 51 counted on Chromium 156 while the next one is being made"
  },
  {
    // Its rules and sheets hang from the elements and sheets that a program made; what swells in it are its own tables.
    id: "styles",
    holder: /^(HTML)?Document$/,
    entry: /^StyleEngine$/,
    bound: null,
    counted: true,
    source: "Blink's tables of media queries and parsed values, swept by the collector; seen with fullcalendar 6.1.21"
  },
  {
    id: "console",
    holder: /^\(Global handles\)$/,
    entry: /./,
    edge: /(^|\/ )DevTools console$/,
    bound: 1e3,
    source: "V8's V8ConsoleMessageStorage, maxConsoleMessageCount"
  }
];
var RUNTIME_RECORDS = [
  {
    id: "timeline",
    name: /^(Performance(?!Mark$|Measure$|Observer)\w+|LargestContentfulPaint|InteractionContentfulPaint|LayoutShift(Attribution)?|TaskAttributionTiming|VisibilityStateEntry|blink::Heap\w+Backing<.*blink::Performance(Entry|EventTiming|Observer))/,
    source: "the bounds of `timeline` above; the tables that hold the records grow with them"
  },
  {
    id: "history",
    name: /^(NavigationHistoryEntry$|blink::Heap\w+Backing<.*blink::NavigationHistoryEntry)/,
    source: "the bound of `history` above"
  },
  {
    id: "network-log",
    name: /^(blink::NetworkResourcesData|blink::Heap\w+Backing<.*blink::NetworkResourcesData)/,
    source: "an attached client that enabled the network domain: bytes of bodies up to its maxTotalBufferSize, and the log goes when it detaches"
  },
  {
    id: "fonts",
    name: /^(blink::(ShapeCache|ShapeResult|FontCache|SimpleFontData|PlainTextNode|WordShape)|blink::Heap\w+Backing<.*blink::(ShapeCache|ShapeResult|FontCache|SimpleFontData|PlainText|HarfBuzz))/,
    source: "Blink's shape cache of each font: 10,000 words (kMaxSize), then it is emptied"
  },
  {
    id: "styles",
    name: /^(blink::(MediaQuery\w*|CSSNumericLiteralValue|cssvalue::CSSColor|CSSIdentifierValue|MatchedProperties\w*|CachedMatchedProperties)|blink::Heap\w+Backing<.*blink::(MediaQuery|CSSValue|SpaceSplitString|MatchedProperties|CachedMatchedProperties|AtomicString))/,
    source: "Blink's pools of parsed values and matched properties: swept by the garbage collector, bounded per document"
  },
  {
    id: "timeline",
    name: /^(blink::(SoftNavigation\w*|TextRecord|ImageRecord|PaintTiming\w*|LargestContentfulPaint\w*|AnimationFrameTimingInfo|ScriptTimingInfo)|blink::Heap\w+Backing<.*blink::(SoftNavigation|TextRecord|ImageRecord|LargestContentfulPaint|ScriptTimingInfo|AnimationFrameTimingInfo|ContextLifecycleObserver|ScriptWrappable))/,
    source: "what is painted is measured for the timeline: the records end with the entry or the node they are of"
  }
];
var OVER_BOUND = 1.05;
var SAMPLE3 = 64;
var MOST = 0.9;
function runtimeRecordsOf(heap) {
  if (runtimeOf(heap) !== "chromium") return {};
  const { nodes, header, strings } = heap.columns;
  const native = header.nodeTypes.indexOf("native");
  const { type: type3, name } = nodes;
  const known4 = new Uint8Array(strings.count);
  const bytes = {};
  const add = (node) => {
    const string = name[node];
    if (known4[string] === 0) known4[string] = 2 + recordCalled(stringAt(strings, string));
    if (known4[string] === NO_RECORD) return;
    const { id } = RUNTIME_RECORDS[known4[string] - 2];
    bytes[id] = (bytes[id] ?? 0) + nodes.selfSize[node];
  };
  inSlices(nodes.count, void 0, (from2, to) => {
    for (let node = from2; node < to; node++) if (type3[node] === native && known4[name[node]] !== NO_RECORD) add(node);
  });
  return bytes;
}
var NO_RECORD = 1;
function recordCalled(name) {
  return name.startsWith("<") ? -1 : RUNTIME_RECORDS.findIndex((record) => record.name.test(name));
}
function sumOfRecords(records) {
  return Object.values(records).reduce((sum, bytes) => sum + bytes, 0);
}
var MIN_TOLD_BYTES = 16384;
var MIN_TOLD_SHARE = 0.1;
function runtimeNotes(ofRuntime, records, heapGrowth) {
  const [first, last] = [records[0], records[records.length - 1]];
  const growth = /* @__PURE__ */ new Map();
  for (const id of Object.keys(last)) growth.set(id, (last[id] ?? 0) - (first[id] ?? 0));
  for (const { bound: bound2, bytesBySnapshot } of ofRuntime)
    growth.set(bound2.id, (growth.get(bound2.id) ?? 0) + growthOf(bytesBySnapshot));
  const least = Math.max(MIN_TOLD_BYTES, MIN_TOLD_SHARE * heapGrowth);
  return [...growth].filter(([, bytes]) => bytes >= least).sort((x, y2) => y2[1] - x[1]).map(([id, growthBytes]) => ({ key: `report.runtime.${id}`, params: { growthBytes } }));
}
function runtimeGrowths(namer, growths) {
  return growths.flatMap((growth) => {
    const bound2 = runtimeBoundOf(namer, growth);
    if (bound2 === null) return [];
    const { retainedBySnapshot: retained, candidate } = growth;
    const bytesBySnapshot = retained.map((bytes, i2) => bound2.counted ? 0 : bytes - candidate.engineBySnapshot[i2]);
    return [{ growth, bound: bound2, bytesBySnapshot }];
  });
}
function runtimeBoundOf(namer, growth) {
  const { owner, entryConstructor, countBySnapshot } = growth;
  const count = countBySnapshot[countBySnapshot.length - 1];
  return RUNTIME_BOUNDS.find(
    (rule) => rule.holder.test(owner.constructor) && rule.name?.test(owner.name ?? "") !== false && rule.entry.test(entryConstructor) && rule.except?.test(entryConstructor) !== true && // Many frames have a timeline each: the bound is one holder's.
    (rule.raised === void 0 || rule.bound === null || owner.node === null || count <= rule.bound * OVER_BOUND) && (rule.edge === void 0 || areHeldBy(namer, growth.candidate.freshEntries, rule.edge))
  ) ?? null;
}
function areHeldBy(namer, entries, edgeName2) {
  const step = Math.max(1, Math.floor(entries.length / SAMPLE3));
  let looked = 0;
  let held = 0;
  for (let i2 = 0; i2 < entries.length; i2 += step, looked++) {
    for (const edge of firstRetainers(namer.heap, entries[i2])) {
      if (!namer.isSynthetic(sourceOfEdge(namer.heap, edge)) || !edgeName2.test(namer.edgeName(edge))) continue;
      held++;
      break;
    }
  }
  return looked > 0 && held >= MOST * looked;
}

// worker/growth/judge/observe.ts
var URGENCY = { leak: 0, growth: 1, "warm-up": 2 };
function judgeGrowths(view, namer, growths, circumstances, trace = null) {
  const judged = [];
  for (const growth of growths) {
    const small = tooSmall(growth, circumstances);
    if (small !== null && view.last < STEPS_FOR_SMALL) {
      trace?.dropped(growth, small.dropped, small.because);
      continue;
    }
    const facts = observe(view, namer, growth, circumstances);
    const judgement = judge(facts, circumstances);
    trace?.observed(growth, facts, circumstances, judgement);
    if (judgement.kind === null) {
      trace?.dropped(growth, judgement.dropped, judgement.because);
      continue;
    }
    trace?.judged(growth, judgement);
    const { kind, confidence, reason } = judgement;
    judged.push({ growth, kind, confidence, reason, facts });
  }
  return judged.sort((x, y2) => URGENCY[x.kind] - URGENCY[y2.kind] || y2.growth.growthBytes - x.growth.growthBytes);
}
function observe(view, namer, growth, circumstances) {
  const { growthKind, trend, countBySnapshot, retainedBySnapshot, growthBytes, entryConstructor } = growth;
  const isSame = circumstances.identity === "same-process";
  const there = isSame ? stillThere(view, growth, circumstances.newestIds) : null;
  return {
    growthKind,
    trend,
    countBySnapshot,
    retainedBySnapshot,
    growthBytes,
    entryConstructor,
    cohorts: isSame ? cohortsOf(view, growth, circumstances.newestIds) : null,
    replacedAtEnd: there !== null && there.before >= MIN_COHORT && there.stayed <= GONE_SHARE * there.before,
    contentStays: there !== null && there.before >= MIN_COHORT && there.stayed >= CONTENT_STAYS_SHARE * there.before,
    runtimeKeeps: runtimeBoundOf(namer, growth) !== null,
    repetitive: isRepetitive(view, namer, growth),
    loading: isLoading(namer, growth),
    ofPlatform: isOfPlatform(namer, growth.owner),
    bounds: isBesideBound(view, growth) ? [] : boundsOf(namer, growth),
    sweeper: sweeperOf(namer, growth)
  };
}
function isBesideBound(view, growth) {
  const { chain } = growth.candidate;
  if (chain !== void 0) return isPast(chain.lasting.length + chain.fresh.length, chain.heldElsewhere);
  const { owner, candidate } = growth;
  if (candidate.growthKind !== "width" || owner.node === null || owner.holder === null) return false;
  const alone = candidate.countBySnapshot[view.last];
  return isPast(alone, sharedWithHolder(view, owner.node, owner.holder.node, candidate.mainKey));
}
function isPast(alone, shared) {
  return shared >= MIN_COHORT && alone >= 2 * shared;
}
function sharedWithHolder(view, owner, holder, key) {
  const { columns, dominator } = view.heaps[view.last];
  const kinds = view.kinds[view.last];
  const shared = /* @__PURE__ */ new Set();
  const stack = [owner];
  const seen = new Set(stack);
  for (let node = stack.pop(); node !== void 0; node = stack.pop()) {
    for (let e = columns.nodes.firstEdge[node]; e < columns.nodes.firstEdge[node + 1]; e++) {
      const to = columns.edges.toNode[e];
      if ((kinds[to] & PLUMBING) !== 0) {
        if ((kinds[to] & ENGINE) === 0 && !seen.has(to) && dominator[to] === node) stack.push(to);
        seen.add(to);
      } else if (dominator[to] === holder && view.entryKey(view.last, to) === key) shared.add(to);
    }
  }
  return shared.size;
}
function stillThere(view, growth, newestIds2) {
  if (growth.growthKind === "bytes" || growth.growthKind === "depth") return null;
  const { last } = view;
  const { countBySnapshot: count, freshEntries, allFresh } = growth.candidate;
  const before = count[last - 1] - (count[last] - freshEntries.length);
  const { id } = view.heaps[last].columns.nodes;
  const kinds = view.kinds[last];
  const isOld = (node) => (id[node] & 1) === 0 || id[node] <= newestIds2[last - 1];
  let stayed = 0;
  for (const node of allFresh) {
    let old = false;
    view.walkTerritory(last, node, (below) => {
      old ||= (kinds[below] & (PLUMBING | ENGINE)) === 0 && isOld(below);
    });
    if (old) stayed++;
  }
  return { before, stayed };
}

// worker/growth/trace.ts
var RankTrace = class {
  steps = [];
  /** What each judgement rested on, as plain data: captured from real series, a change of a limit shows which of them change. */
  judgements = [];
  #view;
  constructor(view) {
    this.#view = view;
  }
  /** A place where new objects pile up, before it has a name. */
  found(candidate) {
    const owner = candidate.owners[this.#view.last][0];
    const holder = owner === void 0 ? "(GC roots)" : this.#view.keyConstructor(this.#view.entryKey(this.#view.last, owner));
    const bytes = candidate.freshBytesBySnapshot;
    this.#add("found", `${this.#view.keyConstructor(candidate.mainKey)} in ${holder}`, candidate.growthKind, [
      { rule: "new bytes", value: Math.round(growthOf(bytes)), limit: null },
      { rule: "trend", value: candidate.trend, limit: null },
      { rule: "counts", value: candidate.countBySnapshot.join(" \u2192 "), limit: null }
    ]);
  }
  /** The growths that are left once candidates have names and those that tell of the same are merged. */
  named(growth) {
    this.#add("named", labelOf2(growth), growth.growthKind, [
      { rule: "bytes grown", value: growth.growthBytes, limit: null },
      { rule: "counts", value: growth.countBySnapshot.join(" \u2192 "), limit: null }
    ]);
  }
  dropped(growth, reason, because2) {
    this.#add("dropped", labelOf2(growth), reason, because2);
  }
  /** The facts of a growth that was looked into, and what was made of them. */
  observed(growth, facts, circumstances, judgement) {
    this.judgements.push({ what: labelOf2(growth), facts, circumstances, judgement });
  }
  judged(growth, judgement) {
    this.#add(
      "judged",
      labelOf2(growth),
      `${judgement.kind}, ${judgement.confidence}: ${judgement.reason.slice("report.reason.".length)}`,
      judgement.because
    );
  }
  /** Judged growths beyond the most that a report holds. */
  cut(growth, most) {
    this.#add("dropped", labelOf2(growth), "beyond the most findings", [{ rule: "findings", value: most, limit: most }]);
  }
  #add(step, what, decision, because2) {
    this.steps.push({ step, what, decision, because: because2.map((one) => ({ ...one })) });
  }
};
function labelOf2({ entryConstructor, owner }) {
  const name = owner.name ?? owner.holder?.name ?? null;
  return `${entryConstructor} in ${name === null ? owner.constructor : `${name} (${owner.constructor})`}`;
}

// worker/growth/tell/reached.ts
var NONE2 = -1;
var PATIENCE = 16;
var BEFORE_NEAR_ROOTS = 2;
var NEAR_ROOTS = 1 / 8;
var FIRST_LOOK = 4;
var FIRST_CLIMB = 64;
var Reached = class {
  /** One bit per node that is known to be reached: to be looked at where there is no time for a call. */
  known;
  #heap;
  #retainers;
  #rules;
  #no;
  /** One bit per edge: it starts at what is gone. Told without looking for its source, of which maps and prototypes have thousands. */
  #cut;
  /** The search at hand: where it has been, and the way it came, with the last edge looked at for each step. */
  #been;
  #visited = [];
  #path = [];
  #seen = [];
  /** Whether the nearer ones of a step were tried. */
  #climbed = [];
  /** Edges that searches may still look at, roughly. */
  #patience;
  /** With this much patience left the surroundings of the roots are walked through. */
  #walkNearAt;
  /** The furthest of what is gone. */
  #reach;
  /** Everything is known. */
  #isWalked = false;
  /**
   * @param heap with edges
   * @param gone the objects without which is asked
   * @param patience edges to be looked at before searching gives way to one walk down from the roots, which answers everything
   */
  constructor(heap, gone, patience = heap.columns.edges.count * PATIENCE) {
    const words = (heap.columns.nodes.count >>> 5) + 1;
    this.#heap = heap;
    this.#patience = patience;
    this.#walkNearAt = patience - heap.columns.edges.count * BEFORE_NEAR_ROOTS;
    this.#retainers = retainerIndexOf(heap);
    this.#rules = edgeRulesOf(heap);
    this.known = new Uint32Array(words);
    this.#no = new Uint32Array(words);
    this.#been = new Uint32Array(words);
    this.#cut = new Uint32Array((heap.columns.edges.count >>> 5) + 1);
    set2(this.known, heap.columns.header.rootOrdinal);
    let reach = 0;
    for (const node of gone) {
      this.#dropSubtree(node);
      if (heap.distance[node] < SYSTEM_DISTANCE) reach = Math.max(reach, heap.distance[node]);
    }
    this.#reach = reach;
  }
  /** Whether the roots reach a node without passing through what is gone. */
  has(node) {
    if (has(this.known, node)) return true;
    if (has(this.#no, node) || this.#isWalked) return false;
    if (this.#patience < this.#walkNearAt) {
      this.#walkNearAt = -Infinity;
      this.#walk(this.#reach, this.#heap.columns.edges.count * NEAR_ROOTS);
      if (has(this.known, node)) return true;
    }
    if (this.#patience > 0) {
      const first = this.#nextEdge(node, NO_EDGE);
      if (first === NO_EDGE) {
        this.#patience -= retainerCost(this.#retainers, node);
        set2(this.#no, node);
        this.#cutEdges(node);
        return false;
      }
      if (this.#isHeld(node, first) || this.#search(node)) return true;
    }
    if (this.#patience <= 0) this.#walk(Infinity, Infinity);
    return has(this.known, node);
  }
  /**
   * What the roots reach, nearest first, written down as known.
   * @param reach objects from this distance on are not walked through
   * @param budget ends the walk when about as many edges were looked at
   */
  #walk(reach, budget) {
    const {
      columns: { nodes, header },
      distance
    } = this.#heap;
    const waiting = new Stack();
    const met = new Uint32Array(this.known.length);
    waiting.push(header.rootOrdinal);
    set2(met, header.rootOrdinal);
    let left = budget;
    let head = 0;
    for (; head < waiting.length && left > 0; head++) {
      const node = waiting.items[head];
      if (node !== header.rootOrdinal && distance[node] >= reach) continue;
      left -= nodes.firstEdge[node + 1] - nodes.firstEdge[node];
      this.#meet(node, met, waiting);
    }
    for (let word = 0; word < met.length; word++) this.known[word] |= met[word];
    this.#isWalked = reach === Infinity && head === waiting.length;
  }
  /** Notes what a node keeps and was not met before. */
  #meet(node, met, waiting) {
    const {
      columns: {
        nodes: { firstEdge },
        edges: { toNode }
      },
      page: page2
    } = this.#heap;
    for (let e = firstEdge[node], end = firstEdge[node + 1]; e < end; e++) {
      const to = toNode[e];
      if (has(met, to) || has(this.#no, to) || isDropped(this.#rules, page2, node, e)) continue;
      set2(met, to);
      waiting.push(to);
    }
  }
  /**
   * Whether one of its first holders is known to be reached: what is shared by thousands of entries mostly ends here.
   * @param first the first edge that leads to it
   */
  #isHeld(node, first) {
    this.#patience -= retainerCost(this.#retainers, node);
    let edge = first;
    for (let look = 0; look < FIRST_LOOK && edge !== NO_EDGE; look++) {
      const holder = sourceOfEdge(this.#heap, edge);
      if (has(this.known, holder) && !isDropped(this.#rules, this.#heap.page, holder, edge)) {
        set2(this.known, node);
        return true;
      }
      edge = this.#nextEdge(node, edge);
    }
    return false;
  }
  /** What an object that is gone dominates goes with it. */
  #dropSubtree(top) {
    const { first, child } = dominatorTree(this.#heap);
    const pending = [top];
    while (pending.length > 0) {
      const node = pending.pop();
      if (has(this.#no, node)) continue;
      set2(this.#no, node);
      this.#cutEdges(node);
      for (let i2 = first[node]; i2 < first[node + 1]; i2++) pending.push(child[i2]);
    }
  }
  #cutEdges(node) {
    const { firstEdge } = this.#heap.columns.nodes;
    for (let e = firstEdge[node]; e < firstEdge[node + 1]; e++) set2(this.#cut, e);
  }
  /** Whether it is reached; false, too, when patience is lost. */
  #search(start) {
    this.#enter(start);
    while (this.#path.length > 0) {
      if (this.#patience <= 0) {
        this.#end([], this.#no);
        return false;
      }
      const at = this.#path.length - 1;
      const holder = this.#nextHolder(at);
      if (holder === NONE2) {
        this.#path.pop();
        this.#seen.pop();
        this.#climbed.pop();
      } else if (has(this.known, holder)) {
        this.#end(this.#path, this.known);
        return true;
      } else {
        this.#enter(holder);
      }
    }
    for (const node of this.#visited) this.#cutEdges(node);
    this.#end(this.#visited, this.#no);
    return false;
  }
  #enter(node) {
    this.#patience -= retainerCost(this.#retainers, node);
    set2(this.#been, node);
    this.#visited.push(node);
    this.#path.push(node);
    this.#seen.push(NO_EDGE);
    this.#climbed.push(false);
  }
  /** Writes down what was found out; what was seen on the way and decides nothing may be seen again. */
  #end(found, answer) {
    for (const node of found) set2(answer, node);
    for (const node of this.#visited) clear(this.#been, node);
    this.#visited.length = this.#path.length = this.#seen.length = this.#climbed.length = 0;
  }
  /** The next holder of the path's node that says something new; `NONE` when all were seen. */
  #nextHolder(at) {
    if (!this.#climbed[at]) {
      this.#climbed[at] = true;
      const nearer = this.#nearer(this.#path[at]);
      if (nearer !== NONE2) return nearer;
    }
    for (; ; ) {
      const edge = this.#seen[at] = this.#nextEdge(this.#path[at], this.#seen[at]);
      if (edge === NO_EDGE) return NONE2;
      const holder = this.#newHolder(edge);
      if (holder !== NONE2) return holder;
    }
  }
  /** A holder that is known or nearer to the roots: without it a search would wander through all that holds one another. */
  #nearer(node) {
    const { distance } = this.#heap;
    let edge = NO_EDGE;
    for (let climb3 = 0; climb3 < FIRST_CLIMB; climb3++) {
      edge = this.#nextEdge(node, edge);
      if (edge === NO_EDGE) return NONE2;
      const holder = this.#newHolder(edge);
      if (holder !== NONE2 && (has(this.known, holder) || distance[holder] < distance[node])) return holder;
    }
    return NONE2;
  }
  /** The source of a retaining edge, unless it is gone or was seen. */
  #newHolder(edge) {
    const holder = sourceOfEdge(this.#heap, edge);
    return has(this.#no, holder) || has(this.#been, holder) || isDropped(this.#rules, this.#heap.page, holder, edge) ? NONE2 : holder;
  }
  /** The next edge that leads to a node and does not start at what is gone. */
  #nextEdge(node, after) {
    return nextRetainer(this.#heap.columns.edges, this.#retainers, node, after, this.#cut);
  }
};
function has(bits, at) {
  return (bits[at >>> 5] >>> (at & 31) & 1) === 1;
}
function set2(bits, at) {
  bits[at >>> 5] |= 1 << (at & 31);
}
function clear(bits, node) {
  bits[node >>> 5] &= ~(1 << (node & 31));
}

// worker/growth/tell/measure.ts
function measureFindings(heap, entries, lent = new ScratchBuffer()) {
  if (entries.length === 0) return [];
  const { count, selfSize } = heap.columns.nodes;
  const reached = new Reached(heap, entries.flat());
  const mask = lent.words(count);
  const held = new Stack();
  entries.forEach((list, i2) => mark2(heap, reached, mask, held, 1 << i2, list));
  const exclusive = new Float64Array(entries.length);
  const share = new Float64Array(entries.length);
  while (held.length > 0) {
    const n = held.pop();
    const bits = mask[n];
    const holders = popCount(bits);
    for (let i2 = 0; i2 < entries.length; i2++) {
      if ((bits & 1 << i2) === 0) continue;
      share[i2] += selfSize[n] / holders;
      if (holders === 1) exclusive[i2] += selfSize[n];
    }
  }
  return entries.map((_, i2) => ({ exclusiveBytes: Math.round(exclusive[i2]), sharedBytes: Math.round(share[i2]) }));
}
function mark2(heap, reached, mask, held, bit, entries) {
  const pending = new Stack();
  for (const entry of entries) take(entry, bit, mask, held, pending);
  while (pending.length > 0) follow(heap, reached, mask, held, bit, pending);
}
function follow(heap, reached, mask, held, bit, pending) {
  const {
    columns: {
      nodes: { firstEdge },
      edges: { toNode }
    },
    page: page2
  } = heap;
  const rules = edgeRulesOf(heap);
  const { known: known4 } = reached;
  for (let left = SLICE3; left > 0 && pending.length > 0; left--) {
    const m = pending.pop();
    for (let e = firstEdge[m], end = firstEdge[m + 1]; e < end; e++) {
      const to = toNode[e];
      if ((known4[to >>> 5] >>> (to & 31) & 1) === 1 || (mask[to] & bit) !== 0) continue;
      if (!reached.has(to) && !isDropped(rules, page2, m, e)) take(to, bit, mask, held, pending);
    }
  }
}
var SLICE3 = 1 << 12;
function take(n, bit, mask, held, pending) {
  if ((mask[n] & bit) !== 0) return;
  if (mask[n] === 0) held.push(n);
  mask[n] |= bit;
  pending.push(n);
}
function popCount(bits) {
  let v = bits - (bits >>> 1 & 1431655765);
  v = (v & 858993459) + (v >>> 2 & 858993459);
  return Math.imul(v + (v >>> 4) & 252645135, 16843009) >>> 24;
}

// worker/growth/series/names.ts
var NameTable = class {
  idOfText = /* @__PURE__ */ new Map();
  texts = [];
  /** Per file: NameId + 1 per string index, 0 = not asked yet. */
  seen = [];
  files = [];
  constructor(files) {
    for (const file of files) {
      this.files.push(file);
      this.seen.push(new Uint32Array(file.strings.count));
    }
  }
  /**
   * @param file - index of the file in the series
   * @param string - string index in that file
   * @returns the name's number
   */
  id(file, string) {
    const known4 = this.seen[file][string];
    if (known4 !== 0) return known4 - 1;
    const id = this.idOfName(stringAt(this.files[file].strings, string));
    this.seen[file][string] = id + 1;
    return id;
  }
  /**
   * Whether two strings are equal, by their bytes where they have no numbers yet: a page has a hundred thousand names of elements that
   * nobody else asks for.
   */
  same(fileA, a, fileB, b2) {
    const numberA = this.seen[fileA][a];
    const numberB = this.seen[fileB][b2];
    if (numberA !== 0 && numberB !== 0) return numberA === numberB;
    return sameText(this.files[fileA].strings, a, this.files[fileB].strings, b2);
  }
  /** The numbers given so far: NameId + 1 per string index of a file, 0 = not asked yet. For loops that have no time for a call. */
  numbered(file) {
    return this.seen[file];
  }
  /** @returns the number of a text, new or known. */
  idOfName(text) {
    let id = this.idOfText.get(text);
    if (id === void 0) {
      id = this.texts.length;
      this.texts.push(text);
      this.idOfText.set(text, id);
    }
    return id;
  }
  /** @returns the text of a number. */
  text(id) {
    return this.texts[id];
  }
};

// worker/growth/stage.ts
var unwatched = () => Promise.resolve();

// worker/growth/series/survivors.ts
var Survivors = class {
  /** Nodes of the first snapshot: every index is below it, not every number below it is an index. */
  limit;
  roots;
  /** Per snapshot one bit per node. */
  bits;
  /** Per snapshot after the first: its ordinal per node of the first, right for survivors. */
  matches;
  /**
   * @param matches per snapshot after the first: per node of the first its ordinal there, or `NO_MATCH`; kept, not copied
   * @param alive one bit per node of the first snapshot: which ones survive; kept, not copied
   */
  constructor(heaps, matches, alive) {
    this.limit = heaps[0].columns.nodes.count;
    this.roots = heaps.map((heap) => heap.columns.header.rootOrdinal);
    this.bits = heaps.map((heap, i2) => i2 === 0 ? alive : new Uint32Array((heap.columns.nodes.count >>> 5) + 1));
    this.matches = matches;
    for (let i2 = 1; i2 < heaps.length; i2++) {
      const [root] = this.roots;
      inSlices(this.limit, void 0, (from2, to) => carryOver(alive, root, matches[i2 - 1], this.bits[i2], from2, to));
      if (this.has(root)) this.bits[i2][this.roots[i2] >>> 5] |= 1 << (this.roots[i2] & 31);
    }
  }
  /** Whether a number below `limit` is a survivor's. */
  has(index2) {
    return this.at(0, index2);
  }
  /** Whether a node of that snapshot is a survivor. */
  at(snapshot, node) {
    return (this.bits[snapshot][node >>> 5] >>> (node & 31) & 1) === 1;
  }
  /** A survivor's ordinal in that snapshot. */
  ordinal(snapshot, index2) {
    if (snapshot === 0) return index2;
    return index2 === this.roots[0] ? this.roots[snapshot] : this.matches[snapshot - 1][index2];
  }
  /** Which survivor a node of that snapshot is: looked for one by one, so not for many; null when it is none. */
  indexOf(snapshot, node) {
    if (!this.at(snapshot, node)) return null;
    if (snapshot === 0) return node;
    return node === this.roots[snapshot] ? this.roots[0] : this.matches[snapshot - 1].indexOf(node);
  }
  /** Per node of the first snapshot (length `limit`) its ordinal in a later one, right for survivors but the root. */
  ordinals(snapshot) {
    return this.matches[snapshot - 1];
  }
  /** One bit per node of that snapshot: bit `node & 31` of word `node >>> 5`. */
  bitsOf(snapshot) {
    return this.bits[snapshot];
  }
};
function carryOver(alive, root, match, bits, from2, to) {
  for (let n = from2; n < to; n++) {
    const node = match[n];
    if ((alive[n >>> 5] >>> (n & 31) & 1) === 1 && n !== root) bits[node >>> 5] |= 1 << (node & 31);
  }
}
function survivorsById(heaps, kinds, names, indexes) {
  const {
    nodes: { count, selfSize, name },
    header: { rootOrdinal: root }
  } = heaps[0].columns;
  const matches = indexes.flatMap((index2) => index2?.matches(heaps[0].columns) ?? []);
  const alive = new Uint32Array((count >>> 5) + 1).fill(4294967295);
  for (let i2 = 1; i2 < heaps.length; i2++) {
    const { nodes, header } = heaps[i2].columns;
    const pair = {
      alive,
      kinds: kinds[0],
      selfSize,
      name,
      match: matches[i2 - 1],
      theirKinds: kinds[i2],
      theirNames: nodes.name,
      numbers: names.numbered(0),
      theirNumbers: names.numbered(i2),
      sameName: (a, b2) => names.same(0, a, i2, b2)
    };
    const rootAlive = alive[root >>> 5] >>> (root & 31) & 1 && (kinds[0][root] & PLUMBING) === 0 && isTwin(pair, root, header.rootOrdinal);
    inSlices(count, void 0, (from2, to) => buryOthers(pair, from2, to));
    if (rootAlive) alive[root >>> 5] |= 1 << (root & 31);
    else alive[root >>> 5] &= ~(1 << (root & 31));
  }
  return new Survivors(heaps, matches, alive);
}
function buryOthers(pair, from2, to) {
  const { alive, kinds, selfSize, match } = pair;
  for (let n = from2; n < to; n++) {
    const kind = kinds[n];
    const theirs = match[n];
    if ((kind & PLUMBING) !== 0 || theirs === NO_MATCH || selfSize[n] === 0 && typeOf(kind) !== TYPE.synthetic || !isTwin(pair, n, theirs)) {
      alive[n >>> 5] &= ~(1 << (n & 31));
    }
  }
}
function isTwin({ kinds, name, theirKinds, theirNames, numbers, theirNumbers, sameName: sameName2 }, node, theirs) {
  const kind = kinds[node];
  if ((theirKinds[theirs] & ~CONTEXT) !== (kind & ~CONTEXT)) return false;
  if (isStringType(typeOf(kind)) || (kind & CONTEXT) !== 0) return true;
  const a = name[node];
  const b2 = theirNames[theirs];
  return numbers[a] !== 0 && numbers[a] === theirNumbers[b2] || sameName2(a, b2);
}
function territories(heap, kinds, survivors, tallied) {
  const climb3 = { ...tallied, heap, kinds, survivors, up: null };
  inSlices(heap.columns.nodes.count, void 0, (from2, to) => shareOut(climb3, from2, to));
}
function territoryGrowth(heaps, kinds, survivors, lent = new ScratchBuffer()) {
  const last = heaps.length - 1;
  const {
    nodes: { count },
    header: { rootOrdinal: rootPlace }
  } = heaps[last].columns;
  const bytes = heaps.some((heap) => heap.totalShallowBytes >= 2 ** 31) ? lent.wide(count) : lent.signed(count);
  territories(heaps[0], kinds[0], survivors.bitsOf(0), {
    bytes,
    times: -1,
    places: survivors.ordinals(last),
    rootPlace
  });
  territories(heaps[last], kinds[last], survivors.bitsOf(last), { bytes, times: 1, places: null, rootPlace });
  return bytes;
}
var LONG = 32;
function shareOut(climb3, first, last) {
  const {
    heap: { columns, dominator },
    kinds,
    survivors,
    bytes,
    times,
    places,
    rootPlace
  } = climb3;
  const { selfSize } = columns.nodes;
  const root = columns.header.rootOrdinal;
  let { up } = climb3;
  for (let n = first; n < last; n++) {
    const size = selfSize[n];
    if (size === 0 || (kinds[n] & ENGINE) !== 0) continue;
    let at = n;
    let steps = 0;
    while ((survivors[at >>> 5] >>> (at & 31) & 1) === 0 && at !== root) {
      at = up !== null && up[at] !== 0 ? up[at] : dominator[at];
      steps++;
    }
    bytes[at === root ? rootPlace : places === null ? at : places[at]] += times * size;
    if (steps < LONG) continue;
    climb3.up = up ??= new Uint32Array(columns.nodes.count);
    for (let below = n; below !== at; ) {
      const next = up[below] !== 0 ? up[below] : dominator[below];
      up[below] = at;
      below = next;
    }
  }
}

// worker/growth/series/structure.ts
var NONE3 = NO_MATCH;
var POSITIONAL = /^\d/;
var KEY_ROOT = 7;
var KEY_EXPORT = 8;
var KEY_KINDS = 16;
function survivorsByStructure(heaps, kinds, names) {
  const sides = heaps.map((heap, file) => {
    if (!heap.hasEdges) throw new Error("structure mode needs the edges of every snapshot");
    return { heap, file, kinds: kinds[file], edgeKind: edgeKinds(heap), moduleLists: /* @__PURE__ */ new Set() };
  });
  const base = sides[0];
  const pairs = sides.slice(1).map((side) => pairUp(base, side, names));
  const {
    nodes: { count },
    header: { rootOrdinal }
  } = heaps[0].columns;
  const alive = new Uint32Array((count >>> 5) + 1);
  for (let n = 0; n < count; n++) {
    if ((kinds[0][n] & PLUMBING) === 0 && (n === rootOrdinal || pairs.every((pair) => pair[n] !== NO_MATCH)))
      alive[n >>> 5] |= 1 << (n & 31);
  }
  return new Survivors(heaps, pairs, alive);
}
function edgeKinds(heap) {
  const kinds = new Uint8Array(256);
  heap.columns.header.edgeTypes.forEach((name, i2) => {
    kinds[i2] = { context: 1, property: 2, internal: 3, shortcut: 4, element: 5, hidden: 6 }[name] ?? 0;
  });
  return kinds;
}
function pairUp(a, b2, names) {
  const pair = new Uint32Array(a.heap.columns.nodes.count).fill(NONE3);
  const taken = new Uint8Array(b2.heap.columns.nodes.count);
  const [rootA, rootB] = [a.heap.columns.header.rootOrdinal, b2.heap.columns.header.rootOrdinal];
  const queue3 = [rootA];
  pair[rootA] = rootB;
  taken[rootB] = 1;
  const walk = () => {
    const targets = /* @__PURE__ */ new Map();
    for (let at = 0; at < queue3.length; at++) {
      const x = queue3[at];
      const y2 = pair[x];
      targets.clear();
      forNamedEdges(b2, y2, names, (key, to) => targets.set(key, targets.has(key) ? NONE3 : to));
      if (targets.size === 0) continue;
      forNamedEdges(a, x, names, (key, to) => {
        const other = targets.get(key);
        if (other === void 0 || other === NONE3) return;
        if (pair[to] !== NONE3 || taken[other] !== 0 || !alike(a, to, b2, other, names)) return;
        pair[to] = other;
        taken[other] = 1;
        queue3.push(to);
      });
    }
    queue3.length = 0;
  };
  walk();
  const inA = loneClosures(a, pair, null);
  const inB = loneClosures(b2, null, taken);
  for (const [position, x] of inA) {
    const y2 = inB.get(position);
    if (x === NONE3 || y2 === void 0 || y2 === NONE3 || pair[x] !== NONE3 || taken[y2] !== 0) continue;
    pair[x] = y2;
    taken[y2] = 1;
    queue3.push(x);
  }
  walk();
  return pair;
}
function forNamedEdges(side, node, names, visit3) {
  const { nodes, edges } = side.heap.columns;
  const synthetic = typeOf(side.kinds[node]) === TYPE.synthetic;
  if (side.moduleLists.has(node)) {
    forModuleList(side, node, names, visit3);
    return;
  }
  const module = /^system \/ (SourceText|Synthetic)Module$/.test(names.text(names.id(side.file, nodes.name[node])));
  for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
    const kind = side.edgeKind[edges.type[e]];
    if (kind === 0) continue;
    const to = edges.toNode[e];
    let key;
    if (synthetic) {
      const type3 = typeOf(side.kinds[to]);
      if (type3 !== TYPE.synthetic && kind !== 4) continue;
      key = names.id(side.file, nodes.name[to]) * KEY_KINDS + KEY_ROOT;
    } else if (kind === 6) {
      if (!module) continue;
      if (typeOf(side.kinds[to]) === TYPE.array) side.moduleLists.add(to);
      key = edges.nameOrIndex[e] * KEY_KINDS + kind;
    } else {
      if (kind === 5) continue;
      const name = names.id(side.file, edges.nameOrIndex[e]);
      if (kind === 3 && POSITIONAL.test(names.text(name))) continue;
      key = name * KEY_KINDS + kind;
    }
    visit3(key, to);
  }
}
function forModuleList(side, list, names, visit3) {
  const { nodes, edges, strings } = side.heap.columns;
  const byPosition = /* @__PURE__ */ new Map();
  let keyed = false;
  for (let e = nodes.firstEdge[list]; e < nodes.firstEdge[list + 1]; e++) {
    if (side.edgeKind[edges.type[e]] !== 3) continue;
    const position = Number.parseInt(stringAt(strings, edges.nameOrIndex[e]), 10);
    if (Number.isNaN(position)) continue;
    byPosition.set(position, edges.toNode[e]);
    keyed ||= isStringType(typeOf(side.kinds[edges.toNode[e]]));
  }
  for (const [position, to] of byPosition) {
    if (!keyed) visit3(position * KEY_KINDS + KEY_EXPORT, to);
    const name = byPosition.get(position - 1);
    if (keyed && name !== void 0 && isStringType(typeOf(side.kinds[name])) && !isStringType(typeOf(side.kinds[to]))) {
      visit3(names.id(side.file, nodes.name[name]) * KEY_KINDS + KEY_EXPORT, to);
    }
  }
}
function alike(a, x, b2, y2, names) {
  const kind = a.kinds[x];
  if ((kind & ~CONTEXT) !== (b2.kinds[y2] & ~CONTEXT)) return false;
  if ((kind & CONTEXT) !== 0 || isStringType(typeOf(kind))) return true;
  return names.id(a.file, a.heap.columns.nodes.name[x]) === names.id(b2.file, b2.heap.columns.nodes.name[y2]);
}
function loneClosures(side, pair, taken) {
  const found = /* @__PURE__ */ new Map();
  const { locations } = side.heap.columns;
  if (locations === null) return found;
  for (let i2 = 0; i2 < locations.count; i2++) {
    const n = locations.node[i2];
    if (typeOf(side.kinds[n]) !== TYPE.closure) continue;
    if (pair !== null && pair[n] !== NONE3 || taken !== null && taken[n] !== 0) continue;
    const source = sourceOf(side.heap, n);
    if (source === null || source.url === "") continue;
    const position = `${source.url}:${source.line}:${source.column}`;
    found.set(position, found.has(position) ? NONE3 : n);
  }
  return found;
}

// worker/growth/tell/allocations.ts
var MAX_FRAMES2 = 8;
var MIN_SHARE3 = 0.2;
var MIN_RECORDED = 0.05;
var EXACT_RECORDED = 0.95;
function isProgram({ url }) {
  return url !== "" && !url.startsWith("node:") && !url.startsWith("system / ") && !url.startsWith("native ") && !url.startsWith("ext:");
}
var isLibrary = ({ url }) => url.includes("node_modules");
function allocatedAt(traces, entries) {
  if (traces === null) return null;
  const perTrace = /* @__PURE__ */ new Map();
  let total = 0;
  let recorded = 0;
  for (const node of entries) {
    const trace2 = traces.traceOf(node);
    total++;
    if (trace2 === 0) continue;
    recorded++;
    perTrace.set(trace2, (perTrace.get(trace2) ?? 0) + 1);
  }
  if (recorded === 0 || recorded / total < MIN_RECORDED) return null;
  const sites = /* @__PURE__ */ new Map();
  const programFrames = /* @__PURE__ */ new Map();
  for (const [trace2, count] of perTrace) {
    const frames2 = traces.framesOf(trace2).filter(isProgram);
    if (frames2.length === 0) continue;
    programFrames.set(trace2, frames2);
    const { functionName, url, line, column } = frames2.find((frame) => !isLibrary(frame)) ?? frames2[0];
    const key = `${functionName}
${url}
${line}
${column}`;
    const site = sites.get(key) ?? { count: 0, stacks: /* @__PURE__ */ new Map() };
    site.count += count;
    site.stacks.set(trace2, count);
    sites.set(key, site);
  }
  let best2 = null;
  for (const site of sites.values()) if (best2 === null || site.count > best2.count) best2 = site;
  if (best2 === null || best2.count / recorded < MIN_SHARE3) return null;
  const [[trace]] = [...best2.stacks].sort(([, x], [, y2]) => y2 - x);
  const frames = programFrames.get(trace) ?? [];
  const own = frames.findIndex((frame) => !isLibrary(frame));
  return {
    share: best2.count / recorded,
    certainty: recorded / total >= EXACT_RECORDED ? "exact" : "sampled",
    frames: frames.slice(Math.max(0, own), Math.max(0, own) + MAX_FRAMES2).map(({ functionName, url, line, column }) => ({
      function: functionName,
      url,
      line: Math.max(1, line),
      column: Math.max(1, column)
    }))
  };
}
function allocationOf(traces, { freshEntries, allFresh }) {
  const found = allocatedAt(traces, freshEntries.length > 0 ? freshEntries : allFresh);
  return found === null ? {} : { allocatedAt: found };
}

// worker/messages/brings.ts
function bringsOf(rows) {
  return rows.map((row) => `${row.count} ${row.constructor}`).join(", ");
}
function isTimerRecord(name) {
  return /^(Timeout|Immediate|DOMTimer|ScheduledAction|(V8)?Frame(Request)?Callback|V8Function)$/.test(name);
}

// worker/patterns/signs.ts
function hasField(fields, name) {
  return Object.keys(fields).some((key) => name.test(key));
}
function refersTo(fields, constructor) {
  return Object.entries(fields).some(([key, value]) => !key.includes(".") && constructor.test(value));
}
function some(texts, pattern) {
  return texts.some((text) => pattern.test(text));
}
function from(facts, ...packages) {
  return packages.some((name) => facts.packages.includes(name));
}
function called(facts, name) {
  const names = [facts.ownerName, facts.holderName, facts.ownerConstructor, facts.holderConstructor];
  return names.some((text) => text !== null && name.test(bare(text)));
}
function bare(name) {
  return name.replace(/^<symbol (.*)>$/, "$1").replace(/^[#_$]+/, "");
}
function isCollection(facts) {
  return /^(Map|Set|Array|Object|\{.*\})$/.test(facts.ownerConstructor);
}
function isWide2(facts) {
  return facts.growthKind === "width" || facts.growthKind === "many-owners" || facts.growthKind === "roots";
}
function isKeptByRuntime(facts) {
  return facts.growthKind === "roots" || /^(Node \/ |\()/.test(facts.ownerConstructor);
}
function addsFunctions(facts) {
  return facts.entryConstructor === "Function";
}
function isListenerList(facts) {
  return facts.event !== null || some(facts.ownerKeptBy, /\._events$|\.<symbol kEvents>$/) || "_events" in facts.ownerFields || some(facts.pathEdges.slice(-3), /^(_events|<symbol kEvents>)$/);
}

// worker/patterns/abort-signal-listeners.ts
var abortSignalListeners = {
  id: "abort-signal-listeners",
  recognise: (facts) => {
    if ("<symbol kSourceSignals>" in facts.entryFields) return 52;
    const onSignal = "<symbol kAborted>" in facts.ownerFields || "<symbol kAborted>" in facts.holderFields || some(
      [...facts.pathConstructors, ...facts.dominatedBy.slice(0, 4), facts.ownerConstructor, facts.holderConstructor],
      /^Abort(Signal|Controller)$/
    ) || some(facts.ownerKeptBy, /^AbortSignal\./);
    const listens = /^(Listener|Function|WeakRef)$/.test(facts.entryConstructor) || called(facts, /^(kDependantSignals|dependantSignals)$/);
    return onSignal && listens ? 52 : 0;
  },
  en: {
    name: "listeners on an AbortSignal that lives long",
    explanation: "They wait for the `abort` of a signal that lives longer than they are needed, so it keeps every one of them and what it refers to.",
    advice: "Remove the `abort` listener when the operation has ended (`signal.removeEventListener` in `finally`), or give each operation an `AbortController` of its own, keep the controllers of running operations in a Set, and let one listener on the signal that lives long abort them all. `AbortSignal.any` with a signal that lives long leaks in some versions of Node, too."
  },
  ko: {
    name: "\uC624\uB798 \uC720\uC9C0\uB418\uB294 AbortSignal\uC758 \uB9AC\uC2A4\uB108",
    explanation: "\uC2DC\uADF8\uB110\uC758 `abort` \uC774\uBCA4\uD2B8\uB97C \uAE30\uB2E4\uB9BD\uB2C8\uB2E4. \uC2DC\uADF8\uB110\uC774 \uD544\uC694\uD55C \uAE30\uAC04\uBCF4\uB2E4 \uC624\uB798 \uC720\uC9C0\uB418\uBBC0\uB85C \uAE30\uB2E4\uB9AC\uB294 \uCABD\uACFC \uADF8 \uCC38\uC870\uAC00 \uBAA8\uB450 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uC791\uC5C5\uC774 \uB05D\uB098\uBA74 `finally`\uC5D0\uC11C `signal.removeEventListener`\uB85C `abort` \uB9AC\uC2A4\uB108\uB97C \uC81C\uAC70\uD558\uC138\uC694. \uB610\uB294 \uC791\uC5C5\uB9C8\uB2E4 `AbortController`\uB97C \uB530\uB85C \uB9CC\uB4E4\uC5B4 \uC2E4\uD589 \uC911\uC778 \uAC83\uB9CC Set\uC5D0 \uB450\uACE0, \uC624\uB798 \uC720\uC9C0\uB418\uB294 \uC2DC\uADF8\uB110\uC758 \uB9AC\uC2A4\uB108 \uD558\uB098\uAC00 \uBAA8\uB450 \uC911\uB2E8\uD558\uAC8C \uD558\uC138\uC694. \uADF8\uB7F0 \uC2DC\uADF8\uB110\uC5D0 `AbortSignal.any`\uB97C \uC4F0\uBA74 \uC77C\uBD80 Node \uBC84\uC804\uC5D0\uC11C\uB294 \uC774\uAC83\uB3C4 \uB204\uC218\uAC00 \uB429\uB2C8\uB2E4."
  }
};

// worker/patterns/animation-frames.ts
var animationFrames = {
  id: "animation-frames",
  recognise: (facts) => (
    // Every document has a controller, so inside an entry it says nothing.
    facts.ownerConstructor === "ScriptedAnimationController" || some([facts.entryConstructor, ...facts.entryConstructors], /^(V8)?Frame(Request)?Callback$/) ? 58 : 0
  ),
  en: {
    name: "animation loops that never end",
    explanation: "Each loop asks for the next frame with `requestAnimationFrame` again and again, and so the page keeps its callback and what that draws on, also when it was taken out of the page.",
    advice: "Keep the number that `requestAnimationFrame` returns and pass it to `cancelAnimationFrame` where the thing that is drawn goes (the clean-up of the component, `disconnectedCallback`), or let the loop look whether its element is still on the page (`isConnected`) before it asks for the next frame."
  },
  ko: {
    name: "\uB05D\uB098\uC9C0 \uC54A\uB294 \uC560\uB2C8\uBA54\uC774\uC158 \uB8E8\uD504",
    explanation: "\uB8E8\uD504\uB9C8\uB2E4 `requestAnimationFrame`\uC73C\uB85C \uB2E4\uC74C \uD504\uB808\uC784\uC744 \uACC4\uC18D \uC694\uCCAD\uD558\uBBC0\uB85C, \uADF8\uB9AC\uB358 \uB300\uC0C1\uC774 \uD398\uC774\uC9C0\uC5D0\uC11C \uC81C\uAC70\uB41C \uB4A4\uC5D0\uB3C4 \uD398\uC774\uC9C0\uAC00 \uCF5C\uBC31\uACFC \uADF8 \uB300\uC0C1\uC744 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "`requestAnimationFrame`\uC774 \uB3CC\uB824\uC900 \uBC88\uD638\uB97C \uBCF4\uAD00\uD574 \uB450\uC5C8\uB2E4\uAC00 \uADF8\uB9AC\uB294 \uB300\uC0C1\uC774 \uC0AC\uB77C\uC9C8 \uB54C(\uCEF4\uD3EC\uB10C\uD2B8\uC758 \uC815\uB9AC \uD568\uC218, `disconnectedCallback`) `cancelAnimationFrame`\uC5D0 \uB118\uAE30\uC138\uC694. \uB610\uB294 \uB2E4\uC74C \uD504\uB808\uC784\uC744 \uC694\uCCAD\uD558\uAE30 \uC804\uC5D0 \uC694\uC18C\uAC00 \uC544\uC9C1 \uD398\uC774\uC9C0\uC5D0 \uC788\uB294\uC9C0(`isConnected`) \uD655\uC778\uD558\uC138\uC694."
  }
};

// worker/patterns/async-hooks-map.ts
var asyncHooksMap = {
  id: "async-hooks-map",
  recognise: (facts) => {
    const hook = some([...facts.pathConstructors, ...facts.dominatedBy], /^AsyncHook$/) || some(facts.pathEdges, /^(active_hooks|<symbol (init|before|after|destroy|promiseResolve)>)$/);
    return isWide2(facts) && isCollection(facts) && hook ? 48 : 0;
  },
  en: {
    name: "a map of async ids that is not cleaned",
    explanation: "The hooks of `async_hooks` write to {{owner}} for every asynchronous resource; an id is never used twice, so an entry that `destroy` does not delete stays.",
    advice: "Use `AsyncLocalStorage` in place of hooks of your own: it lets each context go with its work. If hooks are needed, delete the {{entry}} in `destroy`, and for promises in `promiseResolve`, too."
  },
  ko: {
    name: "\uC815\uB9AC\uB418\uC9C0 \uC54A\uB294 \uBE44\uB3D9\uAE30 ID \uB9F5",
    explanation: "`async_hooks`\uC758 \uD6C5\uC774 \uBE44\uB3D9\uAE30 \uB9AC\uC18C\uC2A4\uB9C8\uB2E4 {{owner}}\uC5D0 \uAE30\uB85D\uD569\uB2C8\uB2E4. ID\uB294 \uB2E4\uC2DC \uC4F0\uC774\uC9C0 \uC54A\uC73C\uBBC0\uB85C `destroy`\uC5D0\uC11C \uC0AD\uC81C\uD558\uC9C0 \uC54A\uC740 \uD56D\uBAA9\uC740 \uACC4\uC18D \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uC9C1\uC811 \uB9CC\uB4E0 \uD6C5 \uB300\uC2E0 `AsyncLocalStorage`\uB97C \uC0AC\uC6A9\uD558\uC138\uC694. \uC791\uC5C5\uC774 \uB05D\uB098\uBA74 \uCEE8\uD14D\uC2A4\uD2B8\uB3C4 \uD568\uAED8 \uD574\uC81C\uB429\uB2C8\uB2E4. \uD6C5\uC774 \uD544\uC694\uD558\uB2E4\uBA74 `destroy`\uC5D0\uC11C, \uD504\uB85C\uBBF8\uC2A4\uB77C\uBA74 `promiseResolve`\uC5D0\uC11C\uB3C4 {{entry}} \uD56D\uBAA9\uC744 \uC0AD\uC81C\uD558\uC138\uC694."
  }
};

// worker/patterns/async-local-storage.ts
var asyncLocalStorage = {
  id: "async-local-storage",
  recognise: (facts) => {
    const store = Object.entries(facts.entryFields).some(
      ([name, value]) => /<symbol kResourceStore>$/.test(name) && value !== "(value)"
    );
    const frame = some(facts.inside, /^AsyncContextFrame$/) || hasField(facts.entryFields, /kAsyncContextFrame>$/) || Object.values(facts.entryFields).includes("AsyncContextFrame");
    const frameHasStore = frame && !some(facts.inside, /^(Socket|IncomingMessage|Timeout|TCP)$/);
    if (!store && !frameHasStore) return 0;
    const waits = /^(Function|Promise|Generator)$/.test(facts.entryConstructor) || hasField(facts.entryFields, /(^|\.)\(slot\)$/);
    return waits ? 26 : 9;
  },
  en: {
    name: "an AsyncLocalStorage store kept by work that never ends",
    explanation: "Each {{entry}} was made inside `AsyncLocalStorage.run` and is not done, so Node keeps the store of that run with it: the request, its user, whatever was put there.",
    advice: "End what waits in {{owner}}: a time limit, `finally`, or a rejection when the request closes. Start work that outlives its request outside the context (`asyncLocalStorage.exit(\u2026)`, or a queue filled from outside), and keep the store small: an id instead of the request."
  },
  ko: {
    name: "\uB05D\uB098\uC9C0 \uC54A\uB294 \uC791\uC5C5\uC774 \uBCF4\uC720\uD558\uB294 AsyncLocalStorage \uC800\uC7A5\uC18C",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) `AsyncLocalStorage.run` \uC548\uC5D0\uC11C \uB9CC\uB4E4\uC5B4\uC84C\uACE0 \uC544\uC9C1 \uB05D\uB098\uC9C0 \uC54A\uC558\uC2B5\uB2C8\uB2E4. \uADF8\uB798\uC11C Node\uAC00 \uADF8 \uC2E4\uD589\uC758 \uC800\uC7A5\uC18C(\uC694\uCCAD, \uC0AC\uC6A9\uC790 \uB4F1 \uB123\uC5B4 \uB454 \uBAA8\uB4E0 \uAC83)\uB97C \uD568\uAED8 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "{{owner}}\uC5D0\uC11C \uAE30\uB2E4\uB9AC\uB294 \uC791\uC5C5\uC774 \uB05D\uB098\uB3C4\uB85D \uC2DC\uAC04 \uC81C\uD55C, `finally`, \uB610\uB294 \uC694\uCCAD\uC774 \uB2EB\uD790 \uB54C\uC758 \uAC70\uBD80\uB97C \uB450\uC138\uC694. \uC694\uCCAD\uBCF4\uB2E4 \uC624\uB798 \uC0AC\uB294 \uC791\uC5C5\uC740 `asyncLocalStorage.exit(\u2026)`\uB85C \uCEE8\uD14D\uC2A4\uD2B8 \uBC16\uC5D0\uC11C \uC2DC\uC791\uD558\uACE0, \uC800\uC7A5\uC18C\uC5D0\uB294 \uC694\uCCAD \uAC1D\uCCB4 \uB300\uC2E0 ID\uCC98\uB7FC \uC791\uC740 \uAC12\uB9CC \uB450\uC138\uC694."
  }
};

// worker/patterns/bounded-cache.ts
var boundedCache = {
  id: "bounded-cache",
  recognise: (facts) => isWide2(facts) && from(facts, "lru-cache") && hasBound(isCollection(facts) ? facts.holderFields : facts.ownerFields) ? 60 : 0,
  en: {
    name: "a cache that fills up to its bound",
    explanation: "{{owner}} belongs to an lru-cache with a bound: it grows until it is full, and stays at that size.",
    advice: "Take another snapshot when the cache has had time to fill: {{owner}} should grow no more. If its full size is too much, lower `max`, or set `maxSize` with a `sizeCalculation` when entries differ in size."
  },
  ko: {
    name: "\uD55C\uB3C4\uAE4C\uC9C0 \uCC28\uB294 \uCE90\uC2DC",
    explanation: "{{owner}}\uC740(\uB294) \uD55C\uB3C4\uAC00 \uC788\uB294 lru-cache\uC5D0 \uC18D\uD569\uB2C8\uB2E4. \uAC00\uB4DD \uCC30 \uB54C\uAE4C\uC9C0 \uB298\uACE0 \uADF8 \uD06C\uAE30\uB97C \uC720\uC9C0\uD569\uB2C8\uB2E4.",
    advice: "\uCE90\uC2DC\uAC00 \uCC30 \uB9CC\uD07C \uC2DC\uAC04\uC774 \uC9C0\uB09C \uB4A4 \uC2A4\uB0C5\uC0F7\uC744 \uD55C \uBC88 \uB354 \uCC0D\uC73C\uC138\uC694. {{owner}}\uC774(\uAC00) \uB354 \uB298\uC9C0 \uC54A\uC544\uC57C \uD569\uB2C8\uB2E4. \uAC00\uB4DD \uCC2C \uD06C\uAE30\uAC00 \uB108\uBB34 \uD06C\uB2E4\uBA74 `max`\uB97C \uC904\uC774\uAC70\uB098, \uD56D\uBAA9 \uD06C\uAE30\uAC00 \uC81C\uAC01\uAC01\uC774\uBA74 `sizeCalculation`\uACFC \uD568\uAED8 `maxSize`\uB97C \uC9C0\uC815\uD558\uC138\uC694."
  }
};
function hasBound(fields) {
  return Object.values(fields).some((value) => /^Uint(8|16|32)Array$/.test(value));
}

// worker/patterns/buffer-slices.ts
var BUFFER = /^(Fast)?Buffer$/;
var bufferSlices = {
  id: "buffer-slices",
  recognise: (facts) => isWide2(facts) && BUFFER.test(facts.entryConstructor) ? 34 : 0,
  en: {
    name: "buffers that keep the store behind them",
    explanation: "Each {{entry}} in {{owner}} keeps the whole `ArrayBuffer` behind it, even where it shows little of it: `slice` and `subarray` of a `Buffer` do not copy. How much of it each one shows, a snapshot does not say.",
    advice: "Give {{owner}} a bound, or take each {{entry}} out when it has been used. Where they are cut out of larger ones (`slice`, `subarray`), copy the part before you keep it (`Buffer.from(part)`), so that the rest can go."
  },
  ko: {
    name: "\uB4A4\uC758 \uC800\uC7A5\uC18C \uC804\uCCB4\uB97C \uBCF4\uC720\uD558\uB294 \uBC84\uD37C",
    explanation: "{{owner}}\uC758 \uAC01 {{entry}}\uC740(\uB294) \uBCF4\uC5EC \uC8FC\uB294 \uBD80\uBD84\uC774 \uC544\uBB34\uB9AC \uC791\uC544\uB3C4 \uB4A4\uC5D0 \uC788\uB294 `ArrayBuffer` \uC804\uCCB4\uB97C \uBCF4\uC720\uD569\uB2C8\uB2E4. `Buffer`\uC758 `slice`\uC640 `subarray`\uB294 \uBCF5\uC0AC\uD558\uC9C0 \uC54A\uAE30 \uB54C\uBB38\uC785\uB2C8\uB2E4. \uADF8\uC911 \uC5BC\uB9C8\uB97C \uBCF4\uC5EC \uC8FC\uB294\uC9C0\uB294 \uC2A4\uB0C5\uC0F7\uC5D0 \uC5C6\uC2B5\uB2C8\uB2E4.",
    advice: "{{owner}}\uC5D0 \uD55C\uB3C4\uB97C \uB450\uAC70\uB098, \uC0AC\uC6A9\uC774 \uB05D\uB09C {{entry}} \uD56D\uBAA9\uC744 \uC81C\uAC70\uD558\uC138\uC694. \uB354 \uD070 \uBC84\uD37C\uC5D0\uC11C \uC798\uB77C \uB0B8 \uAC83(`slice`, `subarray`)\uC774\uB77C\uBA74 \uBCF4\uAD00\uD558\uAE30 \uC804\uC5D0 \uADF8 \uBD80\uBD84\uB9CC \uBCF5\uC0AC\uD558\uC138\uC694(`Buffer.from(part)`). \uADF8\uB7EC\uBA74 \uB098\uBA38\uC9C0\uB294 \uD574\uC81C\uB429\uB2C8\uB2E4."
  }
};

// worker/patterns/client-sockets.ts
var clientSockets = {
  id: "client-sockets",
  recognise: (facts) => (
    // A server's sockets belong to no agent. What is shared by two listeners of one request counts as the entry.
    /^(TLS)?Socket$/.test(facts.ownerConstructor) && isListenerList(facts) && (some(facts.pathConstructors, /Agent$/) || some(facts.ownerKeptBy, /^(Agent|ClientRequest)\./)) && /^(Function|IncomingMessage|ClientRequest)$/.test(facts.entryConstructor) ? 56 : 0
  ),
  en: {
    name: "listeners on a client\u2019s socket that is kept alive",
    explanation: "An agent keeps {{owner}} open and uses it for one request after the other. Each request adds listeners to it, which stay when the answer is there, and with them the request, its response and their data.",
    advice: "Listen on the response or the request, which end, rather than on `res.socket`. Where it must be the socket, take each listener off it (`socket.off`) when the response has ended, or use `once` with `AbortSignal` and abort it then."
  },
  ko: {
    name: "\uC720\uC9C0\uB418\uB294 \uD074\uB77C\uC774\uC5B8\uD2B8 \uC18C\uCF13\uC758 \uB9AC\uC2A4\uB108",
    explanation: "\uC5D0\uC774\uC804\uD2B8\uAC00 {{owner}}\uC744(\uB97C) \uC5F4\uC5B4 \uB450\uACE0 \uC694\uCCAD\uB9C8\uB2E4 \uB2E4\uC2DC \uC0AC\uC6A9\uD569\uB2C8\uB2E4. \uC694\uCCAD\uB9C8\uB2E4 \uCD94\uAC00\uD55C \uB9AC\uC2A4\uB108\uAC00 \uC751\uB2F5\uC744 \uBC1B\uC740 \uB4A4\uC5D0\uB3C4 \uB0A8\uC544, \uC694\uCCAD\uACFC \uC751\uB2F5, \uADF8 \uB370\uC774\uD130\uAE4C\uC9C0 \uBAA8\uB450 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "`res.socket` \uB300\uC2E0 \uB05D\uC774 \uC788\uB294 \uC751\uB2F5\uC774\uB098 \uC694\uCCAD\uC5D0 \uB9AC\uC2A4\uB108\uB97C \uCD94\uAC00\uD558\uC138\uC694. \uC18C\uCF13\uC774\uC5B4\uC57C \uD55C\uB2E4\uBA74 \uC751\uB2F5\uC774 \uB05D\uB0AC\uC744 \uB54C `socket.off`\uB85C \uB9AC\uC2A4\uB108\uB97C \uC81C\uAC70\uD558\uAC70\uB098, `once`\uC5D0 `AbortSignal`\uC744 \uC8FC\uACE0 \uADF8\uB54C \uC911\uB2E8\uD558\uC138\uC694."
  }
};

// worker/patterns/clients-per-request.ts
var PACKAGES = [
  "pg",
  "pg-pool",
  "mongodb",
  "mongoose",
  "ioredis",
  "redis-parser",
  "redis",
  "@redis/client",
  "mysql2",
  "mysql",
  "undici",
  "amqplib",
  "kafkajs",
  "nats",
  "mqtt",
  "knex",
  "tedious",
  "cassandra-driver",
  "memcached",
  "nodemailer",
  "@grpc/grpc-js",
  "@prisma/client",
  "@elastic/elasticsearch",
  "@elastic/transport",
  "@smithy/node-http-handler",
  "agentkeepalive",
  "socket.io-client",
  "engine.io-client"
];
var CLIENT2 = /(Client|Pool|Agent|Redis|Topology|Channel|Dispatcher|Transport|Commander|Parser|Connector|^Connection|ConnectionPool|Connection|ClientHttp2Session)$/;
var SERVER_SIDE = /^(ServerResponse|HTTPServerAsyncResource|Http2ServerRequest|WebSocketServer)$/;
var clientsPerRequest = {
  id: "clients-per-request",
  recognise: (facts) => {
    const made2 = [facts.entryConstructor, ...facts.inside];
    if (some(made2, SERVER_SIDE)) return 0;
    const socket = some(
      [...made2, ...facts.entryConstructors, facts.ownerConstructor],
      /^(Socket|TCP|TLSSocket|TLSWrap|Node \/ TCPSocketWrap|Pipe)$/
    );
    const library = from(facts, ...PACKAGES) && some(made2, CLIENT2);
    if (library && (socket || isKeptByRuntime(facts))) return 62;
    if (library && CLIENT2.test(facts.entryConstructor) && !isCollection(facts)) return 55;
    return isKeptByRuntime(facts) && socket && some(made2, CLIENT2) ? 36 : 0;
  },
  en: {
    name: "clients and connections that are made anew and never closed",
    explanation: "Each {{entry}} belongs to a client with a connection of its own. An open connection is kept by the event loop, so the client lives on although nothing in the program refers to it any more.",
    advice: "Make one client, pool or agent when the program starts and share it. Where one per job is needed, close it in `finally`: `pool.end()` (pg), `client.close()` (mongodb), `redis.quit()` (ioredis), `agent.destroy()` (`Agent` of node:http), `agent.close()` (undici), `session.close()` (http2)."
  },
  ko: {
    name: "\uB9E4\uBC88 \uC0C8\uB85C \uB9CC\uB4E4\uACE0 \uB2EB\uC9C0 \uC54A\uB294 \uD074\uB77C\uC774\uC5B8\uD2B8\uC640 \uC5F0\uACB0",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uC790\uCCB4 \uC5F0\uACB0\uC744 \uAC00\uC9C4 \uD074\uB77C\uC774\uC5B8\uD2B8\uC5D0 \uC18D\uD569\uB2C8\uB2E4. \uC5F4\uB9B0 \uC5F0\uACB0\uC740 \uC774\uBCA4\uD2B8 \uB8E8\uD504\uAC00 \uBCF4\uC720\uD558\uBBC0\uB85C, \uD504\uB85C\uADF8\uB7A8\uC5D0\uC11C \uB354 \uCC38\uC870\uD558\uC9C0 \uC54A\uC544\uB3C4 \uD074\uB77C\uC774\uC5B8\uD2B8\uAC00 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uD504\uB85C\uADF8\uB7A8\uC744 \uC2DC\uC791\uD560 \uB54C \uD074\uB77C\uC774\uC5B8\uD2B8\uB098 \uD480, \uC5D0\uC774\uC804\uD2B8\uB97C \uD558\uB098\uB9CC \uB9CC\uB4E4\uC5B4 \uACF5\uC720\uD558\uC138\uC694. \uC791\uC5C5\uB9C8\uB2E4 \uB530\uB85C \uD544\uC694\uD558\uB2E4\uBA74 `finally`\uC5D0\uC11C \uB2EB\uC73C\uC138\uC694. `pool.end()`(pg), `client.close()`(mongodb), `redis.quit()`(ioredis), `agent.destroy()`(node:http\uC758 `Agent`), `agent.close()`(undici), `session.close()`(http2)\uB97C \uC0AC\uC6A9\uD569\uB2C8\uB2E4."
  }
};

// worker/patterns/closure-scope.ts
var closureScope = {
  id: "closure-scope",
  recognise: (facts) => {
    const scopes = /^(system \/ Context|\(scope\))/.test(facts.entryConstructor);
    if (!isWide2(facts) || !(addsFunctions(facts) || scopes) || facts.heavyVariable === null) return 0;
    return isCollection(facts) && !isListenerList(facts) ? 14 : 0;
  },
  en: {
    name: "functions that keep the scope they were made in",
    explanation: "Functions are kept in {{owner}}, and each keeps the scope it was made in; the variable `{{variable}}` keeps the most of it.",
    advice: "Let the function refer to less: take what it needs of `{{variable}}` into a variable of its own before you make it, or keep plain data instead of a function. And give {{owner}} a bound, or take each function out when it has been called for the last time."
  },
  ko: {
    name: "\uC790\uC2E0\uC774 \uB9CC\uB4E4\uC5B4\uC9C4 \uC2A4\uCF54\uD504\uB97C \uBCF4\uC720\uD558\uB294 \uD568\uC218",
    explanation: "{{owner}}\uC5D0 \uD568\uC218\uAC00 \uC313\uC774\uACE0, \uAC01 \uD568\uC218\uB294 \uC790\uC2E0\uC774 \uB9CC\uB4E4\uC5B4\uC9C4 \uC2A4\uCF54\uD504\uB97C \uBCF4\uC720\uD569\uB2C8\uB2E4. \uADF8\uC911 \uBCC0\uC218 `{{variable}}`\uC774(\uAC00) \uAC00\uC7A5 \uB9CE\uC740 \uBA54\uBAA8\uB9AC\uB97C \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "\uD568\uC218\uAC00 \uCC38\uC870\uD558\uB294 \uBC94\uC704\uB97C \uC904\uC774\uC138\uC694. \uD568\uC218\uB97C \uB9CC\uB4E4\uAE30 \uC804\uC5D0 `{{variable}}`\uC5D0\uC11C \uD544\uC694\uD55C \uAC12\uB9CC \uBCC4\uB3C4 \uBCC0\uC218\uC5D0 \uB2F4\uAC70\uB098, \uD568\uC218 \uB300\uC2E0 \uB370\uC774\uD130\uB97C \uBCF4\uAD00\uD558\uC138\uC694. {{owner}}\uC5D0 \uD55C\uB3C4\uB97C \uB450\uAC70\uB098, \uB354 \uD638\uCD9C\uD558\uC9C0 \uC54A\uC744 \uD568\uC218\uB294 \uC81C\uAC70\uD558\uC138\uC694."
  }
};

// worker/patterns/compiled-code.ts
var COMPILERS = ["handlebars", "ajv", "ejs", "pug", "nunjucks", "dot", "eta", "art-template", "fast-json-stringify"];
var compiledCode = {
  id: "compiled-code",
  recognise: (facts) => {
    if (!isWide2(facts)) return 0;
    if (some([facts.entryConstructor], /^(RegExp|Script|ContextifyScript|Module \(WebAssembly\)|WebAssembly\.\w+)$/))
      return 40;
    if (from(facts, ...COMPILERS) && (addsFunctions(facts) || some([facts.entryConstructor, ...facts.inside], /^SchemaEnv$/)))
      return 52;
    return addsFunctions(facts) && facts.entryFile === "" ? 40 : 0;
  },
  en: {
    name: "compiled code that is kept",
    explanation: "Each {{entry}} was compiled at run time and is kept in {{owner}}, with its source text and the code V8 made of it.",
    advice: "Compile once per pattern or template and pass in what differs as an argument: when the source text contains a value that never repeats, no compiled {{entry}} is ever used again. Give {{owner}} a bound."
  },
  ko: {
    name: "\uBCF4\uAD00\uB418\uB294 \uCEF4\uD30C\uC77C\uB41C \uCF54\uB4DC",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uC2E4\uD589 \uC911\uC5D0 \uCEF4\uD30C\uC77C\uB418\uC5B4 {{owner}}\uC5D0 \uBCF4\uAD00\uB418\uBA70, \uC18C\uC2A4 \uD14D\uC2A4\uD2B8\uC640 V8\uC774 \uB9CC\uB4E0 \uCF54\uB4DC\uB3C4 \uD568\uAED8 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uD328\uD134\uC774\uB098 \uD15C\uD50C\uB9BF\uB9C8\uB2E4 \uD55C \uBC88\uB9CC \uCEF4\uD30C\uC77C\uD558\uACE0 \uB2EC\uB77C\uC9C0\uB294 \uAC12\uC740 \uC778\uC218\uB85C \uB118\uAE30\uC138\uC694. \uC18C\uC2A4 \uD14D\uC2A4\uD2B8\uC5D0 \uB9E4\uBC88 \uB2E4\uB978 \uAC12\uC774 \uB4E4\uC5B4\uAC00\uBA74 \uCEF4\uD30C\uC77C\uD55C {{entry}}\uC744(\uB97C) \uB2E4\uC2DC \uC4F8 \uC218 \uC5C6\uC2B5\uB2C8\uB2E4. {{owner}}\uC5D0 \uD55C\uB3C4\uB97C \uB450\uC138\uC694."
  }
};

// worker/patterns/connections.ts
var SOCKET = /^(Socket|TLSSocket|WebSocket|Http2Stream|ServerHttp2Stream|TCP|RTCPeerConnection|EventSource)$/;
var connections = {
  id: "connections",
  recognise: (facts) => {
    if (!isWide2(facts) || isKeptByRuntime(facts) || addsFunctions(facts)) return 0;
    if (SOCKET.test(facts.entryConstructor) || SOCKET.test(facts.keyConstructor ?? "")) return 34;
    return refersTo(facts.entryFields, SOCKET) && !("_readableState" in facts.entryFields) ? 34 : 0;
  },
  en: {
    name: "connections that are not forgotten when they close",
    explanation: "Each {{entry}} keeps a socket, and with it its buffers, its listeners and the request it began with.",
    advice: "In the `close` handler of the socket (`disconnect` in socket.io) delete its {{entry}} from {{owner}}. Connections that die without a word need a heartbeat (`ping` and `terminate` in ws) so that `close` comes at all."
  },
  ko: {
    name: "\uB2EB\uD78C \uB4A4\uC5D0\uB3C4 \uB0A8\uC544 \uC788\uB294 \uC5F0\uACB0",
    explanation: "\uAC01 {{entry}}\uC774(\uAC00) \uC18C\uCF13\uC744 \uBCF4\uC720\uD558\uACE0, \uC18C\uCF13\uACFC \uD568\uAED8 \uBC84\uD37C, \uB9AC\uC2A4\uB108, \uCC98\uC74C\uC758 \uC694\uCCAD\uAE4C\uC9C0 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "\uC18C\uCF13\uC758 `close` \uD578\uB4E4\uB7EC(socket.io\uB294 `disconnect`)\uC5D0\uC11C \uD574\uB2F9 {{entry}} \uD56D\uBAA9\uC744 {{owner}}\uC5D0\uC11C \uC0AD\uC81C\uD558\uC138\uC694. \uC54C\uB9BC \uC5C6\uC774 \uB04A\uAE30\uB294 \uC5F0\uACB0\uC740 \uD558\uD2B8\uBE44\uD2B8(ws\uC758 `ping`\uACFC `terminate`)\uAC00 \uC788\uC5B4\uC57C `close`\uAC00 \uBC1C\uC0DD\uD569\uB2C8\uB2E4."
  }
};

// worker/patterns/dataloader-cache.ts
var dataloaderCache = {
  id: "dataloader-cache",
  recognise: (facts) => {
    const cache = facts.ownerName === "_cacheMap" || "_cacheMap" in facts.ownerFields || "_cacheMap" in facts.holderFields && "_batchLoadFn" in facts.holderFields;
    if (!cache) return 0;
    return from(facts, "dataloader") ? 62 : 36;
  },
  en: {
    name: "a DataLoader that is shared between requests",
    explanation: "A DataLoader remembers the promise of every key it has loaded, for as long as it lives.",
    advice: "Make a DataLoader per request (in the context of GraphQL), as it is meant to be. If it must be shared, pass `cache: false`, or a `cacheMap` with a bound such as an `LRUCache` with `max`."
  },
  ko: {
    name: "\uC694\uCCAD \uC0AC\uC774\uC5D0 \uACF5\uC720\uB418\uB294 DataLoader",
    explanation: "DataLoader\uB294 \uB85C\uB4DC\uD55C \uBAA8\uB4E0 \uD0A4\uC758 \uD504\uB85C\uBBF8\uC2A4\uB97C \uC790\uC2E0\uC774 \uC0B4\uC544 \uC788\uB294 \uB3D9\uC548 \uAE30\uC5B5\uD569\uB2C8\uB2E4.",
    advice: "DataLoader\uB294 \uC694\uCCAD\uB9C8\uB2E4(GraphQL\uC774\uB77C\uBA74 \uCEE8\uD14D\uC2A4\uD2B8\uC5D0\uC11C) \uC0C8\uB85C \uB9CC\uB4DC\uB294 \uAC83\uC774 \uC6D0\uCE59\uC785\uB2C8\uB2E4. \uACF5\uC720\uD574\uC57C \uD55C\uB2E4\uBA74 `cache: false`\uB97C \uC9C0\uC815\uD558\uAC70\uB098, `max`\uAC00 \uC788\uB294 `LRUCache`\uCC98\uB7FC \uD55C\uB3C4\uAC00 \uC788\uB294 `cacheMap`\uC744 \uB118\uAE30\uC138\uC694."
  }
};

// worker/patterns/detached-dom.ts
var detachedDom = {
  id: "detached-dom",
  recognise: (facts) => {
    if (/^Detached /.test(facts.entryConstructor)) return 41;
    return facts.detached ? 20 : 0;
  },
  en: {
    name: "DOM nodes that are in no document and kept all the same",
    explanation: "They are, or keep, elements that were taken out of the page. One reference to any node of such a tree keeps the whole tree and its listeners.",
    advice: "Let go of the elements where they are removed from the page: delete them from {{owner}}, set variables and fields that refer to them to `null`, and keep data rather than elements. Where an element is only a key, use a `WeakMap`."
  },
  ko: {
    name: "\uBB38\uC11C\uC5D0\uC11C \uBD84\uB9AC\uB41C \uCC44 \uB0A8\uC544 \uC788\uB294 DOM \uB178\uB4DC",
    explanation: "\uD398\uC774\uC9C0\uC5D0\uC11C \uC81C\uAC70\uB41C \uC694\uC18C\uC774\uAC70\uB098 \uADF8\uB7F0 \uC694\uC18C\uB97C \uBCF4\uC720\uD569\uB2C8\uB2E4. \uBD84\uB9AC\uB41C \uD2B8\uB9AC\uC758 \uB178\uB4DC \uD558\uB098\uB9CC \uCC38\uC870\uD574\uB3C4 \uD2B8\uB9AC \uC804\uCCB4\uC640 \uADF8 \uB9AC\uC2A4\uB108\uAC00 \uD568\uAED8 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uC694\uC18C\uB97C \uD398\uC774\uC9C0\uC5D0\uC11C \uC81C\uAC70\uD558\uB294 \uACF3\uC5D0\uC11C \uCC38\uC870\uB3C4 \uB193\uC73C\uC138\uC694. {{owner}}\uC5D0\uC11C \uC0AD\uC81C\uD558\uACE0, \uC694\uC18C\uB97C \uAC00\uB9AC\uD0A4\uB294 \uBCC0\uC218\uC640 \uD544\uB4DC\uB97C `null`\uB85C \uBC14\uAFB8\uACE0, \uC694\uC18C \uB300\uC2E0 \uB370\uC774\uD130\uB97C \uBCF4\uAD00\uD558\uC138\uC694. \uC694\uC18C\uB97C \uD0A4\uB85C\uB9CC \uC4F4\uB2E4\uBA74 `WeakMap`\uC744 \uC0AC\uC6A9\uD558\uC138\uC694."
  }
};

// worker/patterns/dom-observers.ts
var domObservers = {
  id: "dom-observers",
  recognise: (facts) => {
    const observer = /^(Detached )?(V8)?(Mutation|Resize|Intersection)(Observer|ObserverCallback|Callback|ObserverRegistration|Observation)$/;
    if (some([facts.entryConstructor, ...facts.entryConstructors], observer)) return 54;
    return some([...facts.inside, ...Object.values(facts.entryFields)], observer) ? 46 : 0;
  },
  en: {
    name: "observers that are never disconnected",
    explanation: "An observer is kept by the nodes it watches, as long as they are on the page, and it keeps its callback and all that the callback refers to.",
    advice: "Call `observer.disconnect()` when the one who made it goes (the clean-up of the component, the `close` of the dialog). Watching `body` or `document` lasts as long as the page, so use one observer for all."
  },
  ko: {
    name: "\uC5F0\uACB0\uC774 \uD574\uC81C\uB418\uC9C0 \uC54A\uB294 \uC635\uC800\uBC84",
    explanation: "\uC635\uC800\uBC84\uB294 \uAD00\uCC30\uD558\uB294 \uB178\uB4DC\uAC00 \uD398\uC774\uC9C0\uC5D0 \uC788\uB294 \uB3D9\uC548 \uADF8 \uB178\uB4DC\uAC00 \uBCF4\uC720\uD558\uBA70, \uCF5C\uBC31\uACFC \uCF5C\uBC31\uC774 \uCC38\uC870\uD558\uB294 \uBAA8\uB4E0 \uAC83\uB3C4 \uD568\uAED8 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uC635\uC800\uBC84\uB97C \uB9CC\uB4E0 \uCABD\uC774 \uB05D\uB0A0 \uB54C(\uCEF4\uD3EC\uB10C\uD2B8 \uC815\uB9AC \uD568\uC218, \uB300\uD654 \uC0C1\uC790\uC758 `close`) `observer.disconnect()`\uB97C \uD638\uCD9C\uD558\uC138\uC694. `body`\uB098 `document` \uAD00\uCC30\uC740 \uD398\uC774\uC9C0\uAC00 \uB05D\uB0A0 \uB54C\uAE4C\uC9C0 \uC774\uC5B4\uC9C0\uBBC0\uB85C \uC635\uC800\uBC84 \uD558\uB098\uB97C \uD568\uAED8 \uC4F0\uC138\uC694."
  }
};

// worker/patterns/error-stacks.ts
var ERROR = /^(Error|\w+Error|\w+Exception|AggregateError|DOMException)$/;
var errorStacks = {
  id: "error-stacks",
  recognise: (facts) => {
    if (!isWide2(facts)) return 0;
    if (ERROR.test(facts.entryConstructor)) return 34;
    if (!refersTo(facts.entryFields, ERROR)) return 0;
    return "stack" in facts.entryFields || called(facts, /err|fail|exception|rejection|crash/i) ? 28 : 6;
  },
  en: {
    name: "errors kept with their stacks",
    explanation: "Each {{entry}} is or holds an error. An error keeps its stack, its `cause`, and until the stack is first read also the functions and objects on it.",
    advice: "Keep only what a report needs (`name`, `message`, the first lines of `stack`), not the error itself, and count equal errors instead of listing them. Send and empty {{owner}} at a fixed size."
  },
  ko: {
    name: "\uC2A4\uD0DD\uACFC \uD568\uAED8 \uBCF4\uAD00\uB418\uB294 \uC624\uB958",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uC624\uB958\uC774\uAC70\uB098 \uC624\uB958\uB97C \uAC00\uC9C0\uACE0 \uC788\uC2B5\uB2C8\uB2E4. \uC624\uB958\uB294 \uC2A4\uD0DD\uACFC `cause`\uB97C \uBCF4\uC720\uD558\uACE0, \uC2A4\uD0DD\uC744 \uCC98\uC74C \uC77D\uAE30 \uC804\uAE4C\uC9C0\uB294 \uC2A4\uD0DD\uC5D0 \uC788\uB358 \uD568\uC218\uC640 \uAC1D\uCCB4\uB3C4 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "\uC624\uB958 \uAC1D\uCCB4\uAC00 \uC544\uB2C8\uB77C \uBCF4\uACE0\uC5D0 \uD544\uC694\uD55C \uAC12(`name`, `message`, `stack`\uC758 \uCC98\uC74C \uBA87 \uC904)\uB9CC \uBCF4\uAD00\uD558\uACE0, \uAC19\uC740 \uC624\uB958\uB294 \uB098\uC5F4\uD558\uC9C0 \uB9D0\uACE0 \uD69F\uC218\uB9CC \uC138\uC138\uC694. \uC77C\uC815\uD55C \uD06C\uAE30\uB9C8\uB2E4 \uC804\uC1A1\uD558\uACE0 {{owner}}\uC744(\uB97C) \uBE44\uC6B0\uC138\uC694."
  }
};

// worker/patterns/file-watchers.ts
var fileWatchers = {
  id: "file-watchers",
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors];
    if (some(names, /^(FSWatcher|FSEvent|StatWatcher|Node \/ FSEventWrap)$/)) return 56;
    return some(facts.inside, /^(FSWatcher|FSEvent|StatWatcher)$/) ? 46 : 0;
  },
  en: {
    name: "file watchers that are never closed",
    explanation: "The event loop keeps a file watcher until it is closed, and the watcher keeps its listeners and all they refer to.",
    advice: "Call `watcher.close()` when nobody is interested in the file any more (`fs.unwatchFile` after `fs.watchFile`), or pass `{ signal }` to `fs.watch`. Watch a path once and tell all who are interested from there."
  },
  ko: {
    name: "\uB2EB\uD788\uC9C0 \uC54A\uB294 \uD30C\uC77C \uAC10\uC2DC\uC790",
    explanation: "\uD30C\uC77C \uAC10\uC2DC\uC790\uB294 \uB2EB\uD790 \uB54C\uAE4C\uC9C0 \uC774\uBCA4\uD2B8 \uB8E8\uD504\uAC00 \uBCF4\uC720\uD558\uBA70, \uB9AC\uC2A4\uB108\uC640 \uADF8 \uCC38\uC870\uB3C4 \uD568\uAED8 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uB354 \uD544\uC694\uD558\uC9C0 \uC54A\uC73C\uBA74 `watcher.close()`\uB97C \uD638\uCD9C\uD558\uAC70\uB098(`fs.watchFile`\uC740 `fs.unwatchFile`), `fs.watch`\uC5D0 `{ signal }`\uC744 \uB118\uAE30\uC138\uC694. \uAC19\uC740 \uACBD\uB85C\uB294 \uD55C \uBC88\uB9CC \uAC10\uC2DC\uD558\uACE0 \uAC70\uAE30\uC11C \uD544\uC694\uD55C \uACF3\uC5D0 \uC54C\uB9AC\uC138\uC694."
  }
};

// worker/patterns/finalization-registry.ts
var finalizationRegistry = {
  id: "finalization-registry",
  recognise: (facts) => {
    const names = [facts.ownerConstructor, facts.holderConstructor];
    return some(names, /^(Safe)?FinalizationRegistry$/) || /WeakCell$/.test(facts.entryConstructor) ? 52 : 0;
  },
  en: {
    name: "a FinalizationRegistry that keeps what it watches",
    explanation: "What is given to `register` as the held value is kept strongly until the target is gone. If the held value refers to the target, the target never goes.",
    advice: "Give {{owner}} only what the clean-up needs (a path, a number, a handle) and nothing that refers to the target itself, nor a function that closes over it. Pass a token and call `unregister` when the target is closed properly."
  },
  ko: {
    name: "\uAC10\uC2DC \uB300\uC0C1\uC744 \uBCF4\uC720\uD558\uB294 FinalizationRegistry",
    explanation: "`register`\uC5D0 \uB118\uAE34 \uAC12\uC740 \uB300\uC0C1\uC774 \uC0AC\uB77C\uC9C8 \uB54C\uAE4C\uC9C0 \uAC15\uD558\uAC8C \uBCF4\uC720\uB429\uB2C8\uB2E4. \uADF8 \uAC12\uC774 \uB300\uC0C1\uC744 \uCC38\uC870\uD558\uBA74 \uB300\uC0C1\uC740 \uC601\uC6D0\uD788 \uC0AC\uB77C\uC9C0\uC9C0 \uC54A\uC2B5\uB2C8\uB2E4.",
    advice: "{{owner}}\uC5D0\uB294 \uC815\uB9AC\uC5D0 \uD544\uC694\uD55C \uAC12(\uACBD\uB85C, \uBC88\uD638, \uD578\uB4E4)\uB9CC \uB118\uAE30\uACE0, \uB300\uC0C1\uC744 \uCC38\uC870\uD558\uB294 \uAC1D\uCCB4\uB098 \uB300\uC0C1\uC744 \uCEA1\uCC98\uD55C \uD568\uC218\uB294 \uB118\uAE30\uC9C0 \uB9C8\uC138\uC694. \uD1A0\uD070\uC744 \uD568\uAED8 \uB118\uAE30\uACE0, \uB300\uC0C1\uC744 \uC815\uC0C1\uC801\uC73C\uB85C \uB2EB\uC744 \uB54C `unregister`\uB97C \uD638\uCD9C\uD558\uC138\uC694."
  }
};

// worker/patterns/growing-buffer.ts
var STORE = /^(Buffer|FastBuffer|ArrayBuffer|SharedArrayBuffer|(Uint|Int|Float)\w*Array|system \/ JSArrayBufferData)$/;
var growingBuffer = {
  id: "growing-buffer",
  recognise: (facts) => facts.growthKind === "bytes" && (STORE.test(facts.entryConstructor) || STORE.test(facts.ownerConstructor)) ? 36 : 0,
  en: {
    name: "a buffer that gets larger and larger",
    explanation: "One buffer grows in place of many entries: what is added to {{owner}} goes into an ever larger store.",
    advice: "Write the bytes on (to a file, a stream, an upload) in parts of a fixed size and begin {{owner}} anew after each, instead of `Buffer.concat` with everything so far. If all of it must stay in memory, give it a limit and say what happens when it is reached."
  },
  ko: {
    name: "\uC810\uC810 \uCEE4\uC9C0\uB294 \uBC84\uD37C",
    explanation: "\uD56D\uBAA9 \uC218\uAC00 \uC544\uB2C8\uB77C \uBC84\uD37C \uD558\uB098\uAC00 \uCEE4\uC9D1\uB2C8\uB2E4. {{owner}}\uC5D0 \uCD94\uAC00\uB418\uB294 \uB370\uC774\uD130\uAC00 \uACC4\uC18D \uB354 \uD070 \uC800\uC7A5\uC18C\uC5D0 \uB2F4\uAE41\uB2C8\uB2E4.",
    advice: "\uC9C0\uAE08\uAE4C\uC9C0\uC758 \uB0B4\uC6A9\uC744 \uBAA8\uB450 `Buffer.concat`\uD558\uC9C0 \uB9D0\uACE0 \uC77C\uC815\uD55C \uD06C\uAE30\uB9C8\uB2E4 \uD30C\uC77C, \uC2A4\uD2B8\uB9BC, \uC5C5\uB85C\uB4DC\uB85C \uB0B4\uBCF4\uB0B8 \uB4A4 {{owner}}\uC744(\uB97C) \uC0C8\uB85C \uC2DC\uC791\uD558\uC138\uC694. \uBAA8\uB450 \uBA54\uBAA8\uB9AC\uC5D0 \uB450\uC5B4\uC57C \uD55C\uB2E4\uBA74 \uD55C\uB3C4\uB97C \uC815\uD558\uACE0, \uD55C\uB3C4\uC5D0 \uB3C4\uB2EC\uD588\uC744 \uB54C\uC758 \uB3D9\uC791\uC744 \uC815\uD558\uC138\uC694."
  }
};

// worker/patterns/growing-document.ts
var growingDocument = {
  id: "growing-document",
  recognise: (facts) => {
    const element = /^<[\w-]+>$|^HTML\w*Element$|^SVG\w*Element$|^(Text|#text|CSSStyleSheet|CSSStyleRule|StyleRule)$/;
    if (facts.detached) return 0;
    if (element.test(facts.entryConstructor)) return 40;
    return /^blink::|^CSS/.test(facts.entryConstructor) && some(facts.inside, /^<(style|link)>$/) ? 38 : 0;
  },
  en: {
    name: "a document that gets more and more elements",
    explanation: "Each {{entry}} is still in the document: more elements are added than taken away.",
    advice: "Remove elements that nobody sees any more, and show long lists by the part that is visible (virtual scrolling). For styles, write one rule with a CSS variable instead of a `style` element for each value."
  },
  ko: {
    name: "\uC694\uC18C\uAC00 \uACC4\uC18D \uB298\uC5B4\uB098\uB294 \uBB38\uC11C",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uC544\uC9C1 \uBB38\uC11C \uC548\uC5D0 \uC788\uC2B5\uB2C8\uB2E4. \uC81C\uAC70\uB418\uB294 \uAC83\uBCF4\uB2E4 \uB354 \uB9CE\uC740 \uC694\uC18C\uAC00 \uCD94\uAC00\uB429\uB2C8\uB2E4.",
    advice: "\uBCF4\uC774\uC9C0 \uC54A\uB294 \uC694\uC18C\uB294 \uC81C\uAC70\uD558\uACE0, \uAE34 \uBAA9\uB85D\uC740 \uBCF4\uC774\uB294 \uBD80\uBD84\uB9CC \uD45C\uC2DC\uD558\uC138\uC694(\uAC00\uC0C1 \uC2A4\uD06C\uB864). \uC2A4\uD0C0\uC77C\uC740 \uAC12\uB9C8\uB2E4 `style` \uC694\uC18C\uB97C \uB9CC\uB4E4\uC9C0 \uB9D0\uACE0 CSS \uBCC0\uC218\uB97C \uC4F0\uB294 \uADDC\uCE59 \uD558\uB098\uB85C \uC791\uC131\uD558\uC138\uC694."
  }
};

// worker/patterns/interceptors.ts
var interceptors = {
  id: "interceptors",
  recognise: (facts) => {
    const manager = some(
      [facts.ownerConstructor, facts.holderConstructor, ...facts.pathConstructors.slice(-3)],
      /^InterceptorManager$/
    );
    if (manager) return from(facts, "axios") ? 62 : 45;
    return "fulfilled" in facts.entryFields && "rejected" in facts.entryFields ? 36 : 0;
  },
  en: {
    name: "interceptors added to a shared client",
    explanation: "A shared client gets one more interceptor again and again, and runs all of them at every request; each keeps what its functions refer to.",
    advice: "Call `interceptors.request.use(\u2026)` once, where the client is made, and let it read what differs from the request (`config.headers`, an AsyncLocalStorage). One that is needed for a time is taken off with `interceptors.request.eject(id)`; or make a client of its own with `axios.create`."
  },
  ko: {
    name: "\uACF5\uC720 \uD074\uB77C\uC774\uC5B8\uD2B8\uC5D0 \uACC4\uC18D \uCD94\uAC00\uB418\uB294 \uC778\uD130\uC149\uD130",
    explanation: "\uACF5\uC720 \uD074\uB77C\uC774\uC5B8\uD2B8\uC5D0 \uC778\uD130\uC149\uD130\uAC00 \uACC4\uC18D \uCD94\uAC00\uB418\uACE0, \uC694\uCCAD\uB9C8\uB2E4 \uBAA8\uB450 \uC2E4\uD589\uB429\uB2C8\uB2E4. \uAC01 \uC778\uD130\uC149\uD130\uB294 \uC790\uC2E0\uC758 \uD568\uC218\uAC00 \uCC38\uC870\uD558\uB294 \uBAA8\uB4E0 \uAC83\uC744 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "`interceptors.request.use(\u2026)`\uB294 \uD074\uB77C\uC774\uC5B8\uD2B8\uB97C \uB9CC\uB4DC\uB294 \uACF3\uC5D0\uC11C \uD55C \uBC88\uB9CC \uD638\uCD9C\uD558\uACE0, \uC694\uCCAD\uB9C8\uB2E4 \uB2E4\uB978 \uAC12\uC740 \uC694\uCCAD \uC124\uC815(`config.headers`)\uC774\uB098 AsyncLocalStorage\uC5D0\uC11C \uC77D\uC73C\uC138\uC694. \uC7A0\uC2DC\uB9CC \uD544\uC694\uD55C \uAC83\uC740 `interceptors.request.eject(id)`\uB85C \uC81C\uAC70\uD558\uAC70\uB098 `axios.create`\uB85C \uBCC4\uB3C4 \uD074\uB77C\uC774\uC5B8\uD2B8\uB97C \uB9CC\uB4DC\uC138\uC694."
  }
};

// worker/patterns/intl-objects.ts
var intlObjects = {
  id: "intl-objects",
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors, ...facts.inside];
    return isWide2(facts) && some(
      names,
      /^(Intl\.)?(NumberFormat|DateTimeFormat|Collator|PluralRules|RelativeTimeFormat|ListFormat|DisplayNames|Segmenter|DurationFormat)$/
    ) ? 42 : 0;
  },
  en: {
    name: "Intl formatters made again and again",
    explanation: "Each {{entry}} holds a formatter of `Intl`. What the heap shows of it is the smaller part: its tables lie in native memory beside the heap.",
    advice: "Make one formatter per language and set of options when the program starts and share it; a number or date needs none of its own. If there are many sets of options, give {{owner}} a bound."
  },
  ko: {
    name: "\uBC18\uBCF5\uD574\uC11C \uB9CC\uB4E4\uC5B4\uC9C0\uB294 Intl \uD3EC\uB9E4\uD130",
    explanation: "\uAC01 {{entry}}\uC774(\uAC00) `Intl` \uD3EC\uB9E4\uD130\uB97C \uAC00\uC9C0\uACE0 \uC788\uC2B5\uB2C8\uB2E4. \uD799\uC5D0 \uBCF4\uC774\uB294 \uAC83\uC740 \uC77C\uBD80\uC774\uACE0, \uD3EC\uB9E4\uD130\uC758 \uD45C\uB294 \uD799 \uBC16\uC758 \uB124\uC774\uD2F0\uBE0C \uBA54\uBAA8\uB9AC\uC5D0 \uC788\uC2B5\uB2C8\uB2E4.",
    advice: "\uC5B8\uC5B4\uC640 \uC635\uC158 \uC870\uD569\uB9C8\uB2E4 \uD3EC\uB9E4\uD130\uB97C \uD558\uB098\uB9CC \uB9CC\uB4E4\uC5B4 \uD504\uB85C\uADF8\uB7A8 \uC804\uCCB4\uC5D0\uC11C \uACF5\uC720\uD558\uC138\uC694. \uC22B\uC790\uB098 \uB0A0\uC9DC\uB9C8\uB2E4 \uC0C8\uB85C \uB9CC\uB4E4 \uD544\uC694\uAC00 \uC5C6\uC2B5\uB2C8\uB2E4. \uC635\uC158 \uC870\uD569\uC774 \uB9CE\uB2E4\uBA74 {{owner}}\uC5D0 \uD55C\uB3C4\uB97C \uB450\uC138\uC694."
  }
};

// worker/patterns/kept-frames.ts
var keptFrames = {
  id: "kept-frames",
  recognise: (facts) => /^Detached Window/.test(facts.entryConstructor) || some(facts.entryConstructors, /^Detached Window/) ? 58 : 0,
  en: {
    name: "windows of removed frames that are still referred to",
    explanation: "Each entry is, or keeps, the window of a frame that was removed from the page. One reference to such a window, or to any function or object made in it, keeps the whole page of the frame: its document, its scripts and their data.",
    advice: "Where the frame is removed delete its window from {{owner}}, too, and compare by `event.source` or a key of your own instead of keeping windows. Take listeners off that were added across the border (`message`, `load`), and set variables that hold objects of the frame to `null`."
  },
  ko: {
    name: "\uC81C\uAC70\uB41C \uD504\uB808\uC784\uC758 \uCC3D\uC5D0 \uB300\uD55C \uCC38\uC870",
    explanation: "\uD56D\uBAA9\uC740 \uD398\uC774\uC9C0\uC5D0\uC11C \uC81C\uAC70\uB41C \uD504\uB808\uC784\uC758 \uCC3D\uC774\uAC70\uB098 \uADF8 \uCC3D\uC744 \uBCF4\uC720\uD569\uB2C8\uB2E4. \uADF8\uB7F0 \uCC3D\uC774\uB098 \uADF8 \uC548\uC5D0\uC11C \uB9CC\uB4E0 \uD568\uC218\uC640 \uAC1D\uCCB4\uB97C \uD558\uB098\uB77C\uB3C4 \uCC38\uC870\uD558\uBA74 \uD504\uB808\uC784\uC758 \uBB38\uC11C, \uC2A4\uD06C\uB9BD\uD2B8, \uB370\uC774\uD130 \uC804\uCCB4\uAC00 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uD504\uB808\uC784\uC744 \uC81C\uAC70\uD560 \uB54C {{owner}}\uC5D0\uC11C \uADF8 \uCC3D\uB3C4 \uC0AD\uC81C\uD558\uACE0, \uCC3D\uC744 \uBCF4\uAD00\uD558\uB294 \uB300\uC2E0 `event.source`\uB098 \uBCC4\uB3C4\uC758 \uD0A4\uB85C \uAD6C\uBD84\uD558\uC138\uC694. \uD504\uB808\uC784 \uACBD\uACC4\uB97C \uB118\uC5B4 \uCD94\uAC00\uD55C \uB9AC\uC2A4\uB108(`message`, `load`)\uB97C \uC81C\uAC70\uD558\uACE0, \uD504\uB808\uC784\uC758 \uAC1D\uCCB4\uB97C \uB2F4\uC740 \uBCC0\uC218\uC5D0\uB294 `null`\uC744 \uB123\uC73C\uC138\uC694."
  }
};

// worker/patterns/linked-chain.ts
var linkedChain = {
  id: "linked-chain",
  recognise: (facts) => {
    if (facts.growthKind !== "depth") return 0;
    const linked = facts.keptBy.some((text) => text.startsWith(`${facts.entryConstructor}.`)) || Object.entries(facts.entryFields).some(
      ([name, value]) => value === facts.entryConstructor && !name.includes(".")
    );
    return linked ? 20 : 8;
  },
  en: {
    name: "a chain that only gets longer",
    explanation: "Each {{entry}} refers to the next one of the chain, so {{owner}}, which holds its end, keeps all of them.",
    advice: "Cut the link when that {{entry}} is no longer needed (set the field to `null`), keep only what you need of it instead of the object, or keep the last few in an array of a fixed length."
  },
  ko: {
    name: "\uAE38\uC5B4\uC9C0\uAE30\uB9CC \uD558\uB294 \uC5F0\uACB0 \uCCB4\uC778",
    explanation: "\uAC01 {{entry}}\uC774(\uAC00) \uCCB4\uC778\uC758 \uB2E4\uC74C \uAC83\uC744 \uCC38\uC870\uD558\uBBC0\uB85C, \uADF8 \uD55C\uCABD \uB05D\uC744 \uAC00\uC9C4 {{owner}}\uC774(\uAC00) \uC804\uBD80\uB97C \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "{{entry}}\uC774(\uAC00) \uB354 \uD544\uC694\uD558\uC9C0 \uC54A\uC73C\uBA74 \uD574\uB2F9 \uD544\uB4DC\uB97C `null`\uB85C \uBC14\uAFD4 \uC5F0\uACB0\uC744 \uB04A\uC73C\uC138\uC694. \uAC1D\uCCB4 \uB300\uC2E0 \uD544\uC694\uD55C \uAC12\uB9CC \uBCF5\uC0AC\uD574 \uB450\uAC70\uB098, \uCD5C\uADFC \uBA87 \uAC1C\uB9CC \uACE0\uC815 \uAE38\uC774 \uBC30\uC5F4\uC5D0 \uBCF4\uAD00\uD558\uB294 \uBC29\uBC95\uB3C4 \uC788\uC2B5\uB2C8\uB2E4."
  }
};

// worker/patterns/listeners.ts
var OWN_LIST = /^(listeners?|subscribers?|subscriptions?|handlers?|callbacks?|observers?|watchers?|hooks?|onchange)$|(Listeners|Subscribers|Handlers|Callbacks)$/i;
var listeners = {
  id: "listeners",
  recognise: (facts) => {
    if (some([...facts.entryConstructors, ...facts.inside], /RegisteredEventListener|^V8EventListener$/)) return 42;
    if (facts.entryConstructor === "Listener" && (some(facts.pathEdges, /^<symbol kEvents>$/) || some(facts.files, /^node:internal\/event_target$/)))
      return 42;
    const record = ["listener", "callback", "fn", "handler"].some((name) => facts.entryFields[name] === "Function");
    if (facts.event !== null && facts.entryConstructor === "Promise") return 42;
    if (!addsFunctions(facts) && !record) return 0;
    if (isListenerList(facts) || some(facts.pathConstructors.slice(-5), /(EventTarget|EventEmitter)$/)) return 42;
    if (!addsFunctions(facts)) return 0;
    if ("on" in facts.holderFields && ("off" in facts.holderFields || "emit" in facts.holderFields)) return 38;
    if (isCollection(facts) && called(facts, OWN_LIST)) return 32;
    return Object.entries(facts.ownerFields).some(
      ([name, value]) => /^(Set|Map|Array)$/.test(value) && OWN_LIST.test(bare(name))
    ) ? 30 : 0;
  },
  en: {
    name: "listeners that are added and never removed",
    explanation: "What is added are listeners: {{owner}} lives on and calls each of them at every event, and through them it keeps everything they refer to.",
    advice: "Take each listener off {{owner}} when the one who added it is done: `off`, `removeEventListener`, the function that `subscribe` returned, or `{ signal }` of an `AbortController` that is aborted then. Where one event is enough use `once`, and take that off, too, if its event may never come; where the work is the same for all, add one listener when the program starts."
  },
  ko: {
    name: "\uCD94\uAC00\uB9CC \uB418\uACE0 \uC81C\uAC70\uB418\uC9C0 \uC54A\uB294 \uB9AC\uC2A4\uB108",
    explanation: "\uC99D\uAC00\uD55C \uAC83\uC740 \uB9AC\uC2A4\uB108\uC785\uB2C8\uB2E4. {{owner}}\uC740(\uB294) \uC624\uB798 \uC720\uC9C0\uB418\uBA74\uC11C \uC774\uBCA4\uD2B8\uB9C8\uB2E4 \uBAA8\uB4E0 \uB9AC\uC2A4\uB108\uB97C \uD638\uCD9C\uD558\uACE0, \uB9AC\uC2A4\uB108\uAC00 \uCC38\uC870\uD558\uB294 \uAC1D\uCCB4\uAE4C\uC9C0 \uBAA8\uB450 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "\uB9AC\uC2A4\uB108\uB97C \uCD94\uAC00\uD55C \uCABD\uC758 \uC791\uC5C5\uC774 \uB05D\uB098\uBA74 {{owner}}\uC5D0\uC11C \uB9AC\uC2A4\uB108\uB97C \uC81C\uAC70\uD558\uC138\uC694. `off`, `removeEventListener`, `subscribe`\uAC00 \uB3CC\uB824\uC900 \uD568\uC218, \uB610\uB294 `AbortController`\uC758 `{ signal }`\uC744 \uC0AC\uC6A9\uD560 \uC218 \uC788\uC2B5\uB2C8\uB2E4. \uD55C \uBC88\uB9CC \uD544\uC694\uD558\uBA74 `once`\uB97C \uC4F0\uB418 \uC774\uBCA4\uD2B8\uAC00 \uC624\uC9C0 \uC54A\uC744 \uC218 \uC788\uB2E4\uBA74 \uADF8\uAC83\uB3C4 \uC81C\uAC70\uD558\uACE0, \uD558\uB294 \uC77C\uC774 \uAC19\uB2E4\uBA74 \uD504\uB85C\uADF8\uB7A8\uC744 \uC2DC\uC791\uD560 \uB54C \uB9AC\uC2A4\uB108\uB97C \uD558\uB098\uB9CC \uB4F1\uB85D\uD558\uC138\uC694."
  }
};

// worker/patterns/log-buffer.ts
var PINO = /<symbol pino\.stream>/;
var NAME2 = /^(logs?|logLines|logBuffer|logEntries|auditLog|auditTrail|breadcrumbs|spans|finishedSpans)$/i;
var logBuffer = {
  id: "log-buffer",
  recognise: (facts) => {
    if (!isWide2(facts) || addsFunctions(facts)) return 0;
    if (PINO.test(facts.holderName ?? "") || some(facts.pathEdges.slice(-4), PINO)) return 58;
    const winston = "__winstonerror" in facts.holderFields || "__winstonerror" in facts.ownerFields;
    if (winston || from(facts, "winston", "winston-transport") && /Transport$/.test(facts.holderConstructor))
      return 58;
    return isCollection(facts) && called(facts, NAME2) ? 16 : 0;
  },
  en: {
    name: "log lines collected in memory",
    explanation: "Log entries pile up in {{owner}}: they are written there faster than they are taken away, or not taken away at all.",
    advice: "Write logs to standard output or a file and let the system collect them. If they must be sent in batches, send and empty {{owner}} at a fixed size or time, and drop the oldest lines when the receiver is away."
  },
  ko: {
    name: "\uBA54\uBAA8\uB9AC\uC5D0 \uC313\uC774\uB294 \uB85C\uADF8",
    explanation: "\uB85C\uADF8\uAC00 {{owner}}\uC5D0 \uC313\uC785\uB2C8\uB2E4. \uAEBC\uB0B4\uB294 \uAC83\uBCF4\uB2E4 \uBE68\uB9AC \uAE30\uB85D\uB418\uAC70\uB098, \uC544\uC608 \uAEBC\uB0B4\uC9C0 \uC54A\uC2B5\uB2C8\uB2E4.",
    advice: "\uB85C\uADF8\uB294 \uD45C\uC900 \uCD9C\uB825\uC774\uB098 \uD30C\uC77C\uB85C \uBCF4\uB0B4\uACE0 \uC218\uC9D1\uC740 \uC2DC\uC2A4\uD15C\uC5D0 \uB9E1\uAE30\uC138\uC694. \uBB36\uC5B4\uC11C \uBCF4\uB0B4\uC57C \uD55C\uB2E4\uBA74 \uC77C\uC815\uD55C \uD06C\uAE30\uB098 \uC2DC\uAC04\uB9C8\uB2E4 \uC804\uC1A1\uD558\uACE0 {{owner}}\uC744(\uB97C) \uBE44\uC6B0\uBA70, \uBC1B\uB294 \uCABD\uC774 \uC751\uB2F5\uD558\uC9C0 \uC54A\uC73C\uBA74 \uC624\uB798\uB41C \uC904\uBD80\uD130 \uBC84\uB9AC\uC138\uC694."
  }
};

// worker/patterns/media-queries.ts
var mediaQueries = {
  id: "media-queries",
  recognise: (facts) => facts.entryConstructor === "MediaQueryList" || some(facts.entryConstructors, /^MediaQueryList$/) && /^(Pending activities|\(|MediaQueryList)/.test(facts.ownerConstructor) ? 58 : 0,
  en: {
    name: "media queries that are listened to for ever",
    explanation: "Each call of `matchMedia` makes a `MediaQueryList` of its own. While one has a `change` listener the page keeps it, with the listener and all that the listener refers to ({{entry}}), also when nothing else does.",
    advice: 'Keep the `MediaQueryList` and the function, and call `query.removeEventListener("change", f)` (or `removeListener`) where its user goes: the clean-up of the component, the `close` of the dialog. Where all ask the same question, make one query for the page and let it tell the others.'
  },
  ko: {
    name: "\uACC4\uC18D \uB4E3\uACE0 \uC788\uB294 \uBBF8\uB514\uC5B4 \uCFFC\uB9AC",
    explanation: "`matchMedia`\uB97C \uD638\uCD9C\uD560 \uB54C\uB9C8\uB2E4 `MediaQueryList`\uAC00 \uC0C8\uB85C \uC0DD\uAE41\uB2C8\uB2E4. `change` \uB9AC\uC2A4\uB108\uAC00 \uC788\uB294 \uB3D9\uC548\uC740 \uB2E4\uB978 \uCC38\uC870\uAC00 \uC5C6\uC5B4\uB3C4 \uD398\uC774\uC9C0\uAC00 \uADF8\uAC83\uC744 \uBCF4\uC720\uD558\uACE0, \uB9AC\uC2A4\uB108\uC640 \uB9AC\uC2A4\uB108\uAC00 \uCC38\uC870\uD558\uB294 \uAC1D\uCCB4({{entry}})\uB3C4 \uD568\uAED8 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: '`MediaQueryList`\uC640 \uD568\uC218\uB97C \uBCF4\uAD00\uD574 \uB450\uC5C8\uB2E4\uAC00 \uC0AC\uC6A9\uD558\uB294 \uCABD\uC774 \uB05D\uB0A0 \uB54C(\uCEF4\uD3EC\uB10C\uD2B8\uC758 \uC815\uB9AC \uD568\uC218, \uB300\uD654 \uC0C1\uC790\uB97C \uB2EB\uB294 \uCF54\uB4DC) `query.removeEventListener("change", f)` \uB610\uB294 `removeListener`\uB85C \uC81C\uAC70\uD558\uC138\uC694. \uC870\uAC74\uC774 \uBAA8\uB450 \uAC19\uB2E4\uBA74 \uD398\uC774\uC9C0\uC5D0 \uCFFC\uB9AC\uB97C \uD558\uB098\uB9CC \uB9CC\uB4E4\uC5B4 \uD568\uAED8 \uC4F0\uC138\uC694.'
  }
};

// worker/patterns/memoize.ts
var memoize = {
  id: "memoize",
  recognise: (facts) => {
    const lodash = some([facts.ownerConstructor, facts.holderConstructor], /^(MapCache|ListCache|Hash)$/) || some(facts.pathEdges, /^cache$/);
    if (lodash && (facts.ownerName === "__data__" || "__data__" in facts.ownerFields)) return 60;
    if (facts.holderConstructor === "Function" && called(facts, /^(cache|memo)/i)) return 34;
    return called(facts, /memoi[sz]|^memo(s|_?(cache|map|table))?$/i) ? 18 : 0;
  },
  en: {
    name: "a memoized function that forgets nothing",
    explanation: "The results of a memoized function are kept by argument, one for each value it was ever called with.",
    advice: "Memoize only where few different arguments come. Otherwise give it a cache with a bound: with lodash `fn.cache = new LRUCache({ max: 500 })` from lru-cache (it has the `get`, `set` and `has` lodash needs), or call `fn.cache.clear()` at times."
  },
  ko: {
    name: "\uC544\uBB34\uAC83\uB3C4 \uC78A\uC9C0 \uC54A\uB294 \uBA54\uBAA8\uC774\uC81C\uC774\uC158 \uD568\uC218",
    explanation: "\uBA54\uBAA8\uC774\uC81C\uC774\uC158\uB41C \uD568\uC218\uC758 \uACB0\uACFC\uAC00 \uC778\uC218\uBCC4\uB85C \uBCF4\uAD00\uB418\uBA70, \uC9C0\uAE08\uAE4C\uC9C0 \uD638\uCD9C\uB41C \uBAA8\uB4E0 \uAC12\uB9C8\uB2E4 \uD558\uB098\uC529 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uC778\uC218\uC758 \uC885\uB958\uAC00 \uC801\uC744 \uB54C\uB9CC \uBA54\uBAA8\uC774\uC81C\uC774\uC158\uD558\uC138\uC694. \uADF8\uB807\uC9C0 \uC54A\uB2E4\uBA74 \uD55C\uB3C4\uAC00 \uC788\uB294 \uCE90\uC2DC\uB97C \uC4F0\uC138\uC694. lodash\uC5D0\uC11C\uB294 lru-cache\uB85C `fn.cache = new LRUCache({ max: 500 })`\uC744 \uC9C0\uC815\uD560 \uC218 \uC788\uACE0(`get`, `set`, `has`\uAC00 \uD638\uD658\uB429\uB2C8\uB2E4), \uAC00\uB054 `fn.cache.clear()`\uB97C \uD638\uCD9C\uD574\uB3C4 \uB429\uB2C8\uB2E4."
  }
};

// worker/patterns/message-ports.ts
var messagePorts = {
  id: "message-ports",
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors];
    if (some([...names, ...facts.inside], /^(Worker|Node \/ Worker)$/)) return 0;
    if (some(names, /^(MessagePort|MessageChannel|BroadcastChannel)$/)) return 54;
    return isKeptByRuntime(facts) && some(facts.inside, /^(MessagePort|BroadcastChannel|Node \/ MessagePort)$/) ? 44 : 0;
  },
  en: {
    name: "message ports that are never closed",
    explanation: "A port with a listener is kept by the event loop until one of its two ends is closed, and it keeps the listener and all that it refers to.",
    advice: "Call `port.close()` when the last message has come (one end is enough), or `channel.close()` for a BroadcastChannel. For one answer use `once(port, 'message')` and close in `finally`."
  },
  ko: {
    name: "\uB2EB\uD788\uC9C0 \uC54A\uB294 \uBA54\uC2DC\uC9C0 \uD3EC\uD2B8",
    explanation: "\uB9AC\uC2A4\uB108\uAC00 \uC788\uB294 \uD3EC\uD2B8\uB294 \uB450 \uB05D \uC911 \uD558\uB098\uAC00 \uB2EB\uD790 \uB54C\uAE4C\uC9C0 \uC774\uBCA4\uD2B8 \uB8E8\uD504\uAC00 \uBCF4\uC720\uD558\uBA70, \uB9AC\uC2A4\uB108\uC640 \uADF8 \uCC38\uC870\uB3C4 \uD568\uAED8 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uB9C8\uC9C0\uB9C9 \uBA54\uC2DC\uC9C0\uB97C \uBC1B\uC73C\uBA74 `port.close()`\uB97C \uD638\uCD9C\uD558\uC138\uC694(\uD55C\uCABD\uB9CC \uB2EB\uC544\uB3C4 \uB429\uB2C8\uB2E4). BroadcastChannel\uC740 `channel.close()`\uB97C \uD638\uCD9C\uD558\uC138\uC694. \uB2F5\uC774 \uD558\uB098\uBA74 `once(port, 'message')`\uB97C \uC4F0\uACE0 `finally`\uC5D0\uC11C \uB2EB\uC73C\uC138\uC694."
  }
};

// worker/patterns/metrics-labels.ts
var metricsLabels = {
  id: "metrics-labels",
  recognise: (facts) => {
    const metric = "labelNames" in facts.holderFields || "labelNames" in facts.ownerFields || some(facts.ownerKeptBy, /^(Histogram|Counter|Gauge|Summary)\.(hashMap|values)$/) || some([facts.ownerConstructor, facts.holderConstructor], /^(LabelMap|AttributeHashMap)$/);
    if (!metric) return 0;
    return from(facts, "prom-client", "@opentelemetry/sdk-metrics") ? 62 : 30;
  },
  en: {
    name: "a metric whose labels never repeat",
    explanation: "A metric keeps one time series for every combination of label values it has ever seen, and new combinations keep coming.",
    advice: "Use labels with few values: the route (`/orders/:id`) instead of the URL, the class of a customer instead of the id. Look at the keys in {{owner}} to see which label differs. Old series can go with `metric.remove(\u2026)` or `reset()`."
  },
  ko: {
    name: "\uB808\uC774\uBE14 \uAC12\uC774 \uBC18\uBCF5\uB418\uC9C0 \uC54A\uB294 \uBA54\uD2B8\uB9AD",
    explanation: "\uBA54\uD2B8\uB9AD\uC740 \uD55C \uBC88\uC774\uB77C\uB3C4 \uB098\uC628 \uB808\uC774\uBE14 \uAC12\uC758 \uC870\uD569\uB9C8\uB2E4 \uC2DC\uACC4\uC5F4\uC744 \uD558\uB098\uC529 \uBCF4\uAD00\uD558\uB294\uB370, \uC0C8\uB85C\uC6B4 \uC870\uD569\uC774 \uACC4\uC18D \uB4E4\uC5B4\uC635\uB2C8\uB2E4.",
    advice: "\uAC12\uC758 \uC885\uB958\uAC00 \uC801\uC740 \uB808\uC774\uBE14\uC744 \uC0AC\uC6A9\uD558\uC138\uC694. URL \uB300\uC2E0 \uACBD\uB85C(`/orders/:id`), \uACE0\uAC1D ID \uB300\uC2E0 \uACE0\uAC1D \uB4F1\uAE09\uC774 \uC88B\uC2B5\uB2C8\uB2E4. {{owner}}\uC758 \uD0A4\uB97C \uBCF4\uBA74 \uC5B4\uB5A4 \uB808\uC774\uBE14\uC774 \uB9E4\uBC88 \uB2E4\uB978\uC9C0 \uC54C \uC218 \uC788\uC2B5\uB2C8\uB2E4. \uC624\uB798\uB41C \uC2DC\uACC4\uC5F4\uC740 `metric.remove(\u2026)`\uB098 `reset()`\uC73C\uB85C \uC9C0\uC6B0\uC138\uC694."
  }
};

// worker/patterns/mock-calls.ts
var mockCalls = {
  id: "mock-calls",
  recognise: (facts) => {
    const context = some(
      [facts.ownerConstructor, facts.holderConstructor, ...facts.pathConstructors.slice(-3)],
      /^(MockFunctionContext|MockTracker)$/
    );
    const jest = some(facts.pathEdges.slice(-4), /^mock$/) || some(facts.ownerKeptBy, /\.mock$/) || "invocationCallOrder" in facts.holderFields && "calls" in facts.holderFields;
    const call2 = "arguments" in facts.entryFields && "stack" in facts.entryFields && "result" in facts.entryFields;
    return context || jest && /calls|results|contexts|instances/.test(facts.ownerName ?? "") || call2 ? 52 : 0;
  },
  en: {
    name: "a mock that remembers every call",
    explanation: "A mock or spy keeps the arguments, the result and often the stack of each call, so that tests can ask for them.",
    advice: "Reset it between tests: `mock.reset()` or `resetCalls()` in node:test, `clearMocks: true` in Jest and Vitest, `sandbox.reset()` in Sinon. Do not leave mocks in a program that runs for long."
  },
  ko: {
    name: "\uBAA8\uB4E0 \uD638\uCD9C\uC744 \uAE30\uC5B5\uD558\uB294 \uBAA8\uC758 \uD568\uC218",
    explanation: "\uBAA8\uC758 \uD568\uC218(mock, spy)\uB294 \uD14C\uC2A4\uD2B8\uC5D0\uC11C \uD655\uC778\uD560 \uC218 \uC788\uB3C4\uB85D \uD638\uCD9C\uB9C8\uB2E4 \uC778\uC218\uC640 \uACB0\uACFC, \uB54C\uB85C\uB294 \uC2A4\uD0DD\uAE4C\uC9C0 \uBCF4\uAD00\uD569\uB2C8\uB2E4.",
    advice: "\uD14C\uC2A4\uD2B8 \uC0AC\uC774\uC5D0 \uCD08\uAE30\uD654\uD558\uC138\uC694. node:test\uB294 `mock.reset()`\uC774\uB098 `resetCalls()`, Jest\uC640 Vitest\uB294 `clearMocks: true`, Sinon\uC740 `sandbox.reset()`\uC744 \uC0AC\uC6A9\uD569\uB2C8\uB2E4. \uC624\uB798 \uC2E4\uD589\uB418\uB294 \uD504\uB85C\uADF8\uB7A8\uC5D0 \uBAA8\uC758 \uD568\uC218\uB97C \uB0A8\uACA8 \uB450\uC9C0 \uB9C8\uC138\uC694."
  }
};

// worker/patterns/module-cache.ts
var moduleCache = {
  id: "module-cache",
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors, ...facts.inside];
    if (some(names, /^(ModuleJob|ModuleWrap|ModuleRecord|SourceTextModule)$/)) return 54;
    const commonjs = "filename" in facts.entryFields && "loaded" in facts.entryFields && "children" in facts.entryFields;
    return commonjs ? 54 : 0;
  },
  en: {
    name: "modules that stay once they are loaded",
    explanation: "Node keeps every module it has loaded, with its code and variables, for as long as the process lives. Modules that are loaded when first needed come to an end; the same file under ever new names or query strings does not, since each is a module of its own.",
    advice: "Load each module once under one name. For code that changes, load data instead (read and parse the file), or run it in a `Worker` that is ended. If a CommonJS module must be loaded anew, delete it from `require.cache` and from the `children` of the module that loaded it; an ES module imported with `?\u2026` cannot be let go."
  },
  ko: {
    name: "\uD55C \uBC88 \uB85C\uB4DC\uB418\uBA74 \uACC4\uC18D \uB0A8\uB294 \uBAA8\uB4C8",
    explanation: "Node\uB294 \uB85C\uB4DC\uD55C \uBAA8\uB4C8\uC744 \uCF54\uB4DC\uC640 \uBCC0\uC218\uAE4C\uC9C0 \uD504\uB85C\uC138\uC2A4\uAC00 \uB05D\uB0A0 \uB54C\uAE4C\uC9C0 \uBCF4\uC720\uD569\uB2C8\uB2E4. \uCC98\uC74C \uD544\uC694\uD560 \uB54C \uB85C\uB4DC\uB418\uB294 \uBAA8\uB4C8\uC740 \uC5B8\uC820\uAC00 \uBA48\uCD94\uC9C0\uB9CC, \uAC19\uC740 \uD30C\uC77C\uC744 \uACC4\uC18D \uC0C8\uB85C\uC6B4 \uC774\uB984\uC774\uB098 \uCFFC\uB9AC \uBB38\uC790\uC5F4\uB85C \uB85C\uB4DC\uD558\uBA74 \uB9E4\uBC88 \uBCC4\uB3C4\uC758 \uBAA8\uB4C8\uC774 \uB429\uB2C8\uB2E4.",
    advice: "\uBAA8\uB4C8\uC740 \uD55C \uC774\uB984\uC73C\uB85C \uD55C \uBC88\uB9CC \uB85C\uB4DC\uD558\uC138\uC694. \uBC14\uB00C\uB294 \uB0B4\uC6A9\uC740 \uD30C\uC77C\uC744 \uC77D\uC5B4 \uB370\uC774\uD130\uB85C \uB2E4\uB8E8\uAC70\uB098, \uB05D\uB0BC \uC218 \uC788\uB294 `Worker`\uC5D0\uC11C \uC2E4\uD589\uD558\uC138\uC694. CommonJS \uBAA8\uB4C8\uC744 \uB2E4\uC2DC \uB85C\uB4DC\uD574\uC57C \uD55C\uB2E4\uBA74 `require.cache`\uC640 \uB85C\uB4DC\uD55C \uBAA8\uB4C8\uC758 `children`\uC5D0\uC11C \uBAA8\uB450 \uC0AD\uC81C\uD558\uC138\uC694. `?\u2026`\uB97C \uBD99\uC5EC `import`\uD55C ES \uBAA8\uB4C8\uC740 \uD574\uC81C\uD560 \uC218 \uC5C6\uC2B5\uB2C8\uB2E4."
  }
};

// worker/patterns/nest-request-scope.ts
var nestRequestScope = {
  id: "nest-request-scope",
  recognise: (facts) => {
    const nest = from(facts, "@nestjs/core", "@nestjs/common") || some([...facts.inside, ...facts.pathConstructors], /^(InstanceWrapper|SettlementSignal|NestContainer)$/);
    const request = Object.entries(facts.entryFields).some(
      ([name, value]) => value === "IncomingMessage" && /\.|^req/.test(name)
    );
    return nest && request && (addsFunctions(facts) || isListenerList(facts) || "request" in facts.entryFields) ? 54 : 0;
  },
  en: {
    name: "request-scoped providers that are kept after their request",
    explanation: "Each {{entry}} belongs to a NestJS provider that was made for one request; {{owner}} keeps it, and through it the request, the response and everything injected with them.",
    advice: "Unsubscribe when the request ends (`request.res.once('close', \u2026)`): Nest calls no `onModuleDestroy` for providers in request scope. Or make the provider a singleton and pass it what it needs of the request."
  },
  ko: {
    name: "\uC694\uCCAD\uC774 \uB05D\uB09C \uB4A4\uC5D0\uB3C4 \uB0A8\uB294 \uC694\uCCAD \uBC94\uC704 \uD504\uB85C\uBC14\uC774\uB354",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uC694\uCCAD \uD558\uB098\uB97C \uC704\uD574 \uB9CC\uB4E4\uC5B4\uC9C4 NestJS \uD504\uB85C\uBC14\uC774\uB354\uC5D0 \uC18D\uD569\uB2C8\uB2E4. {{owner}}\uC774(\uAC00) \uC774\uB97C \uBCF4\uC720\uD558\uACE0, \uC694\uCCAD\uACFC \uC751\uB2F5, \uD568\uAED8 \uC8FC\uC785\uB41C \uBAA8\uB4E0 \uAC83\uAE4C\uC9C0 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uC694\uCCAD\uC774 \uB05D\uB0A0 \uB54C \uB4F1\uB85D\uC744 \uD574\uC81C\uD558\uC138\uC694(`request.res.once('close', \u2026)`). Nest\uB294 \uC694\uCCAD \uBC94\uC704 \uD504\uB85C\uBC14\uC774\uB354\uC758 `onModuleDestroy`\uB97C \uD638\uCD9C\uD558\uC9C0 \uC54A\uC2B5\uB2C8\uB2E4. \uB610\uB294 \uD504\uB85C\uBC14\uC774\uB354\uB97C \uC2F1\uAE00\uD134\uC73C\uB85C \uB9CC\uB4E4\uACE0 \uC694\uCCAD\uC5D0\uC11C \uD544\uC694\uD55C \uAC12\uB9CC \uB118\uAE30\uC138\uC694."
  }
};

// worker/patterns/never-settling-promise.ts
var neverSettlingPromise = {
  id: "never-settling-promise",
  recognise: (facts) => {
    if (!isWide2(facts)) return 0;
    const waits = facts.pendingPromises.some(
      (name) => facts.entryConstructor === "Promise" ? name === "" : addsFunctions(facts) ? name === "(slot)" : /^\w+\.\(slot\)$/.test(name)
    );
    const generator = facts.entryConstructor === "Generator" && facts.pendingPromises.length > 0;
    return waits ? 22 : generator ? 12 : 0;
  },
  en: {
    name: "promises that never settle",
    explanation: "Each {{entry}} in {{owner}} belongs to a promise that is still pending. It keeps whoever awaits it: the suspended function, its variables and all they refer to.",
    advice: "Let every wait end: settle it with a time limit (`AbortSignal.timeout`, or `Promise.race` with a timer that is cleared), reject what is pending when the connection closes, and delete the entry from {{owner}} in `finally`."
  },
  ko: {
    name: "\uB05D\uB098\uC9C0 \uC54A\uB294 \uD504\uB85C\uBBF8\uC2A4",
    explanation: "{{owner}}\uC758 \uAC01 {{entry}}\uC740(\uB294) \uC544\uC9C1 \uB300\uAE30 \uC911\uC778 \uD504\uB85C\uBBF8\uC2A4\uC5D0 \uC18D\uD569\uB2C8\uB2E4. \uC774\uB97C \uAE30\uB2E4\uB9AC\uBA70 \uBA48\uCD98 \uD568\uC218\uC640 \uADF8 \uBCC0\uC218, \uCC38\uC870\uAE4C\uC9C0 \uBAA8\uB450 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "\uBAA8\uB4E0 \uB300\uAE30\uAC00 \uB05D\uB098\uB3C4\uB85D \uD558\uC138\uC694. `AbortSignal.timeout`\uC774\uB098 \uC815\uB9AC\uB418\uB294 \uD0C0\uC774\uBA38\uC640 `Promise.race`\uB85C \uC2DC\uAC04 \uC81C\uD55C\uC744 \uB450\uACE0, \uC5F0\uACB0\uC774 \uB2EB\uD788\uBA74 \uB300\uAE30 \uC911\uC778 \uD504\uB85C\uBBF8\uC2A4\uB97C \uAC70\uBD80\uD558\uACE0, `finally`\uC5D0\uC11C {{owner}}\uC758 \uD56D\uBAA9\uC744 \uC0AD\uC81C\uD558\uC138\uC694."
  }
};

// worker/patterns/number-array.ts
var numberArray = {
  id: "number-array",
  recognise: (facts) => facts.growthKind === "bytes" && /^(Array|Map|Set|Object|\{.*\})$/.test(facts.ownerConstructor) && facts.entryConstructor === facts.ownerConstructor ? 24 : 0,
  en: {
    name: "a list of numbers that only grows",
    explanation: "The list itself gets longer, but no new objects are in it: it is filled with plain numbers, or with references to objects that were there before.",
    advice: "Keep a sum, a count or a histogram instead of every value, or give {{owner}} a fixed length and write round it (a ring buffer). If the values are sent elsewhere, empty {{owner}} after sending."
  },
  ko: {
    name: "\uACC4\uC18D \uB298\uC5B4\uB098\uB294 \uC22B\uC790 \uBAA9\uB85D",
    explanation: "\uBAA9\uB85D \uC790\uCCB4\uB294 \uAE38\uC5B4\uC9C0\uC9C0\uB9CC \uC0C8 \uAC1D\uCCB4\uB294 \uB4E4\uC5B4 \uC788\uC9C0 \uC54A\uC2B5\uB2C8\uB2E4. \uC22B\uC790, \uB610\uB294 \uC774\uBBF8 \uC788\uB358 \uAC1D\uCCB4\uC5D0 \uB300\uD55C \uCC38\uC870\uB85C \uCC44\uC6CC\uC9D1\uB2C8\uB2E4.",
    advice: "\uBAA8\uB4E0 \uAC12 \uB300\uC2E0 \uD569\uACC4, \uAC1C\uC218, \uD788\uC2A4\uD1A0\uADF8\uB7A8\uC744 \uBCF4\uAD00\uD558\uAC70\uB098, {{owner}}\uC758 \uAE38\uC774\uB97C \uACE0\uC815\uD558\uACE0 \uC624\uB798\uB41C \uAC12\uC744 \uB36E\uC5B4\uC4F0\uB294 \uB9C1 \uBC84\uD37C\uB85C \uBC14\uAFB8\uC138\uC694. \uAC12\uC744 \uB2E4\uB978 \uACF3\uC73C\uB85C \uBCF4\uB0B8\uB2E4\uBA74 \uBCF4\uB0B8 \uB4A4 {{owner}}\uC744(\uB97C) \uBE44\uC6B0\uC138\uC694."
  }
};

// worker/patterns/pool-loans.ts
function isPoolOfLoans(facts) {
  const lent = /^(resource_?)?loans$|^(borrowed|leased|checked_?out)(_?\w+)?$/i.test(bare(facts.ownerName ?? ""));
  return lent && (from(facts, "generic-pool", "tarn") || /Pool$/.test(facts.holderConstructor));
}
var poolLoans = {
  id: "pool-loans",
  recognise: (facts) => isWide2(facts) && isPoolOfLoans(facts) ? 58 : 0,
  en: {
    name: "resources borrowed from a pool and not given back",
    explanation: "{{owner}} is the list of what a pool has lent out, and more {{entry, many}} are taken from the pool than are given back.",
    advice: "Give each {{entry}} back in `finally`, on errors, too: `pool.release(resource)`, or `pool.use(\u2026)` in generic-pool, which does it by itself. Give the pool a `max` and a time limit for borrowing, so that a lost one is noticed."
  },
  ko: {
    name: "\uD480\uC5D0\uC11C \uBE4C\uB9B0 \uB4A4 \uBC18\uB0A9\uD558\uC9C0 \uC54A\uB294 \uC790\uC6D0",
    explanation: "{{owner}}\uC740(\uB294) \uD480\uC774 \uBE4C\uB824\uC900 \uC790\uC6D0\uC758 \uBAA9\uB85D\uC778\uB370, \uBC18\uB0A9\uB418\uB294 \uAC83\uBCF4\uB2E4 \uB354 \uB9CE\uC740 {{entry}}\uC744(\uB97C) \uBE4C\uB824 \uAC11\uB2C8\uB2E4.",
    advice: "\uC624\uB958\uAC00 \uB098\uB3C4 \uBC18\uB0A9\uB418\uB3C4\uB85D `finally`\uC5D0\uC11C \uAC01 {{entry}}\uC744(\uB97C) \uB3CC\uB824\uC8FC\uC138\uC694. `pool.release(resource)`\uB97C \uD638\uCD9C\uD558\uAC70\uB098, generic-pool\uC774\uB77C\uBA74 \uC54C\uC544\uC11C \uBC18\uB0A9\uD558\uB294 `pool.use(\u2026)`\uB97C \uC4F0\uC138\uC694. \uD480\uC5D0 `max`\uC640 \uB300\uC5EC \uC2DC\uAC04 \uC81C\uD55C\uC744 \uB450\uBA74 \uBE60\uC9C4 \uBC18\uB0A9\uC744 \uC54C\uC544\uCC4C \uC218 \uC788\uC2B5\uB2C8\uB2E4."
  }
};

// worker/patterns/object-keyed-cache.ts
var objectKeyedCache = {
  id: "object-keyed-cache",
  recognise: (facts) => {
    const key = facts.keyConstructor;
    if (!isWide2(facts) || isPoolOfLoans(facts) || key === null || /^\(|^Function$|^null$/.test(key)) return 0;
    return facts.ownerConstructor === "Map" ? 24 : 0;
  },
  en: {
    name: "a Map keyed by objects",
    explanation: "The keys of {{owner}} are objects. An entry is found again only with the very same object, and until it is deleted the Map keeps the key as well as the value.",
    advice: "If an equal object made anew should find the entry, use a text made from its fields as the key. If the entry should live as long as its key, use a `WeakMap`. In both cases {{entry}} goes when it is no longer asked for, or give {{owner}} a bound."
  },
  ko: {
    name: "\uAC1D\uCCB4\uB97C \uD0A4\uB85C \uC4F0\uB294 Map",
    explanation: "{{owner}}\uC758 \uD0A4\uB294 \uAC1D\uCCB4\uC785\uB2C8\uB2E4. \uB611\uAC19\uC740 \uADF8 \uAC1D\uCCB4\uB85C\uB9CC \uD56D\uBAA9\uC744 \uB2E4\uC2DC \uCC3E\uC744 \uC218 \uC788\uACE0, \uC0AD\uC81C\uD560 \uB54C\uAE4C\uC9C0 Map\uC774 \uD0A4\uC640 \uAC12\uC744 \uBAA8\uB450 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "\uB0B4\uC6A9\uC774 \uAC19\uC740 \uC0C8 \uAC1D\uCCB4\uB85C\uB3C4 \uCC3E\uC544\uC57C \uD55C\uB2E4\uBA74 \uD544\uB4DC\uB85C \uB9CC\uB4E0 \uBB38\uC790\uC5F4\uC744 \uD0A4\uB85C \uC4F0\uC138\uC694. \uD56D\uBAA9\uC774 \uD0A4\uC640 \uD568\uAED8 \uC0AC\uB77C\uC838\uC57C \uD55C\uB2E4\uBA74 `WeakMap`\uC744 \uC4F0\uC138\uC694. \uC5B4\uB290 \uCABD\uC774\uB4E0 \uB354 \uC870\uD68C\uB418\uC9C0 \uC54A\uB294 {{entry}} \uD56D\uBAA9\uC774 \uC0AC\uB77C\uC9C0\uAC8C \uD558\uAC70\uB098 {{owner}}\uC5D0 \uD55C\uB3C4\uB97C \uB450\uC138\uC694."
  }
};

// worker/patterns/open-handles.ts
var openHandles = {
  id: "open-handles",
  recognise: (facts) => {
    const handle = some(
      [...facts.keptBy, ...facts.pathEdges, facts.ownerConstructor],
      /^\(Global handles\)$|<symbol owner_symbol>$/
    ) || some([...facts.inside, ...facts.entryConstructors], /^Node \/ |Wrap$/);
    return isKeptByRuntime(facts) && handle ? 8 : 0;
  },
  en: {
    name: "native handles that are never closed",
    explanation: "No variable keeps them but the runtime itself, because each {{entry}} belongs to something that is still open: a socket, a port, a watcher, a job under way.",
    advice: "Close each {{entry}} when its work is done (`close`, `destroy`, `end` or `terminate`, in `finally`). `process.getActiveResourcesInfo()` says what is open."
  },
  ko: {
    name: "\uB2EB\uD788\uC9C0 \uC54A\uB294 \uB124\uC774\uD2F0\uBE0C \uD578\uB4E4",
    explanation: "\uBCC0\uC218\uAC00 \uC544\uB2C8\uB77C \uB7F0\uD0C0\uC784\uC774 \uC9C1\uC811 \uBCF4\uC720\uD569\uB2C8\uB2E4. \uAC01 {{entry}}\uC774(\uAC00) \uC18C\uCF13, \uD3EC\uD2B8, \uAC10\uC2DC\uC790, \uC9C4\uD589 \uC911\uC778 \uC791\uC5C5\uCC98\uB7FC \uC544\uC9C1 \uC5F4\uB824 \uC788\uB294 \uAC83\uC5D0 \uC18D\uD558\uAE30 \uB54C\uBB38\uC785\uB2C8\uB2E4.",
    advice: "\uC791\uC5C5\uC774 \uB05D\uB098\uBA74 `finally`\uC5D0\uC11C `close`, `destroy`, `end`, `terminate` \uB4F1\uC73C\uB85C \uAC01 {{entry}}\uC744(\uB97C) \uB2EB\uC73C\uC138\uC694. `process.getActiveResourcesInfo()`\uB85C \uBB34\uC5C7\uC774 \uC5F4\uB824 \uC788\uB294\uC9C0 \uBCFC \uC218 \uC788\uC2B5\uB2C8\uB2E4."
  }
};

// worker/patterns/open-requests.ts
var SERVED = /^(IncomingMessage|ServerResponse|Http2ServerRequest|Http2ServerResponse|HTTPServerAsyncResource)$/;
var CLIENT_SIDE = /^(Agent|ClientRequest)$/;
var MESSAGE = /^(IncomingMessage|ServerResponse|Http2ServerRequest|Http2ServerResponse|HTTPParser|HTTPServerAsyncResource)$/;
var openRequests = {
  id: "open-requests",
  recognise: (facts) => {
    if (MESSAGE.test(facts.entryConstructor)) return 40;
    const within = [facts.entryConstructor, ...facts.inside, ...facts.entryConstructors];
    const asks = some(within, CLIENT_SIDE) && !some(within, /^(ServerResponse|Http2ServerResponse)$/);
    if (isKeptByRuntime(facts) && some(within, SERVED) && !asks) return 48;
    return refersTo(facts.entryFields, MESSAGE) && !isListenerList(facts) ? 24 : 0;
  },
  en: {
    name: "requests and responses that stay",
    explanation: "Each {{entry}} keeps an HTTP request or its response, and with them the socket, its buffers and the parser. A response that is never ended stays open, and the event loop keeps it.",
    advice: "End every response on every way through the handler (`res.end()`, also on errors), and set `server.requestTimeout`. Do not keep `req` or `res`: copy what is needed, and let go of it on `close`."
  },
  ko: {
    name: "\uB0A8\uC544 \uC788\uB294 \uC694\uCCAD\uACFC \uC751\uB2F5",
    explanation: "\uAC01 {{entry}}\uC774(\uAC00) HTTP \uC694\uCCAD\uC774\uB098 \uC751\uB2F5\uC744 \uBCF4\uC720\uD558\uACE0, \uC18C\uCF13\uACFC \uBC84\uD37C, \uD30C\uC11C\uAE4C\uC9C0 \uD568\uAED8 \uBCF4\uC720\uD569\uB2C8\uB2E4. \uB05D\uB0B4\uC9C0 \uC54A\uC740 \uC751\uB2F5\uC740 \uC5F4\uB9B0 \uCC44\uB85C \uC774\uBCA4\uD2B8 \uB8E8\uD504\uAC00 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "\uD578\uB4E4\uB7EC\uC758 \uBAA8\uB4E0 \uACBD\uB85C\uC5D0\uC11C \uC751\uB2F5\uC744 \uB05D\uB0B4\uC138\uC694(\uC624\uB958\uAC00 \uB098\uB3C4 `res.end()`). `server.requestTimeout`\uB3C4 \uC124\uC815\uD558\uC138\uC694. `req`\uB098 `res`\uB97C \uBCF4\uAD00\uD558\uC9C0 \uB9D0\uACE0 \uD544\uC694\uD55C \uAC12\uB9CC \uBCF5\uC0AC\uD558\uACE0, `close`\uC5D0\uC11C \uCC38\uC870\uB97C \uB193\uC73C\uC138\uC694."
  }
};

// worker/patterns/unclosed-resources.ts
var CLOSABLE = /^(FileHandle|Dir|Gzip|Gunzip|Deflate|DeflateRaw|Inflate|InflateRaw|Unzip|BrotliCompress|BrotliDecompress|ZstdCompress|ZstdDecompress)$/;
function isClosable(facts) {
  return CLOSABLE.test(facts.entryConstructor) && (facts.entryFile === null || facts.entryFile.startsWith("node:"));
}
var unclosedResources = {
  id: "unclosed-resources",
  recognise: (facts) => isWide2(facts) && isClosable(facts) ? 33 : 0,
  en: {
    name: "files or compression contexts that are kept and not closed",
    explanation: "Each {{entry}} in {{owner}} belongs to something outside the JavaScript heap (an open file, the memory of zlib), and more come into {{owner}} than go out of it.",
    advice: "Call `close()` on each {{entry}} when its work is done, in `finally` or the `close` handler of its connection, and take it out of {{owner}} there."
  },
  ko: {
    name: "\uB2EB\uC9C0 \uC54A\uACE0 \uBCF4\uAD00\uB418\uB294 \uD30C\uC77C\uC774\uB098 \uC555\uCD95 \uCEE8\uD14D\uC2A4\uD2B8",
    explanation: "{{owner}}\uC758 \uAC01 {{entry}}\uC740(\uB294) JavaScript \uD799 \uBC16\uC758 \uC790\uC6D0(\uC5F4\uB9B0 \uD30C\uC77C, zlib \uBA54\uBAA8\uB9AC)\uC744 \uAC00\uC9C0\uACE0 \uC788\uB294\uB370, {{owner}}\uC5D0\uC11C \uB098\uAC00\uB294 \uAC83\uBCF4\uB2E4 \uB354 \uB9CE\uC774 \uB4E4\uC5B4\uC635\uB2C8\uB2E4.",
    advice: "\uC791\uC5C5\uC774 \uB05D\uB098\uBA74 `finally`\uB098 \uC5F0\uACB0\uC758 `close` \uD578\uB4E4\uB7EC\uC5D0\uC11C \uAC01 {{entry}}\uC758 `close()`\uB97C \uD638\uCD9C\uD558\uACE0, \uADF8\uACF3\uC5D0\uC11C {{owner}}\uC758 \uD56D\uBAA9\uB3C4 \uC81C\uAC70\uD558\uC138\uC694."
  }
};

// worker/patterns/open-streams.ts
var openStreams = {
  id: "open-streams",
  recognise: (facts) => {
    if (!isWide2(facts) || isClosable(facts)) return 0;
    if (/^(ReadableStream|WritableStream|TransformStream|ReadStream|WriteStream|PassThrough)$/.test(
      facts.entryConstructor
    ))
      return 32;
    if ("_readableState" in facts.entryFields || "_writableState" in facts.entryFields) return 28;
    return hasField(facts.entryFields, /^[^.]+\._(readable|writable)State$/) ? 11 : 0;
  },
  en: {
    name: "streams that are not read to their end",
    explanation: "Each {{entry}} is or holds a stream with its buffers, and its source and target are kept with it.",
    advice: "Use `pipeline` from `node:stream/promises`, which destroys all streams when one ends or fails, and call `destroy()` on a stream that nobody reads any more. Delete the {{entry}} from {{owner}} on `close`."
  },
  ko: {
    name: "\uB05D\uAE4C\uC9C0 \uC77D\uD788\uC9C0 \uC54A\uB294 \uC2A4\uD2B8\uB9BC",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uC2A4\uD2B8\uB9BC\uC774\uAC70\uB098 \uC2A4\uD2B8\uB9BC\uC744 \uAC00\uC9C0\uACE0 \uC788\uC73C\uBA70, \uBC84\uD37C\uC640 \uC5F0\uACB0\uB41C \uC6D0\uBCF8, \uB300\uC0C1\uAE4C\uC9C0 \uD568\uAED8 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uD558\uB098\uAC00 \uB05D\uB098\uAC70\uB098 \uC2E4\uD328\uD558\uBA74 \uBAA8\uB450 \uC815\uB9AC\uD558\uB294 `node:stream/promises`\uC758 `pipeline`\uC744 \uC0AC\uC6A9\uD558\uACE0, \uB354 \uC77D\uC9C0 \uC54A\uB294 \uC2A4\uD2B8\uB9BC\uC5D0\uB294 `destroy()`\uB97C \uD638\uCD9C\uD558\uC138\uC694. `close`\uC5D0\uC11C {{entry}} \uD56D\uBAA9\uC744 {{owner}}\uC5D0\uC11C \uC0AD\uC81C\uD558\uC138\uC694."
  }
};

// worker/patterns/performance-observers.ts
var performanceObservers = {
  id: "performance-observers",
  recognise: (facts) => some([facts.entryConstructor, ...facts.entryConstructors], /^(V8)?PerformanceObserver(Callback)?$/) ? 55 : 0,
  en: {
    name: "performance observers that are never disconnected",
    explanation: "From `observe()` on the runtime keeps a `PerformanceObserver` in a list of its own until `disconnect()` is called, and with it its callback and all that the callback refers to.",
    advice: "Call `observer.disconnect()` when the measurement is done, or use one observer for the whole process. `collectDefaultMetrics` of prom-client makes an observer each time: call it once, on one `Registry`."
  },
  ko: {
    name: "\uC5F0\uACB0\uC774 \uD574\uC81C\uB418\uC9C0 \uC54A\uB294 PerformanceObserver",
    explanation: "`observe()`\uB97C \uD638\uCD9C\uD558\uBA74 `disconnect()`\uB97C \uD638\uCD9C\uD560 \uB54C\uAE4C\uC9C0 \uB7F0\uD0C0\uC784\uC774 \uC790\uCCB4 \uBAA9\uB85D\uC5D0 `PerformanceObserver`\uB97C \uBCF4\uC720\uD558\uBA70, \uCF5C\uBC31\uACFC \uCF5C\uBC31\uC774 \uCC38\uC870\uD558\uB294 \uBAA8\uB4E0 \uAC83\uB3C4 \uD568\uAED8 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uCE21\uC815\uC774 \uB05D\uB098\uBA74 `observer.disconnect()`\uB97C \uD638\uCD9C\uD558\uAC70\uB098, \uD504\uB85C\uC138\uC2A4 \uC804\uCCB4\uC5D0\uC11C \uC635\uC800\uBC84 \uD558\uB098\uB97C \uD568\uAED8 \uC4F0\uC138\uC694. prom-client\uC758 `collectDefaultMetrics`\uB294 \uD638\uCD9C\uD560 \uB54C\uB9C8\uB2E4 \uC635\uC800\uBC84\uB97C \uB9CC\uB4E4\uBBC0\uB85C `Registry` \uD558\uB098\uC5D0 \uD55C \uBC88\uB9CC \uD638\uCD9C\uD558\uC138\uC694."
  }
};

// worker/patterns/performance-timeline.ts
var performanceTimeline = {
  id: "performance-timeline",
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors];
    return some(names, /^Performance(Mark|Measure|Entry|ResourceTiming|NodeEntry)$/) || /^(mark|measure|resource)(EntryBuffer|TimingBuffer|Timings)$/.test(facts.ownerName ?? "") ? 56 : 0;
  },
  en: {
    name: "a performance timeline that nobody clears",
    explanation: "Every `performance.mark` and `performance.measure` adds an entry to the timeline of the process, and it stays there until it is cleared.",
    advice: "Call `performance.clearMarks(name)` and `performance.clearMeasures(name)` after each measurement. If you only need the time, take the difference of two `performance.now()`; if others read the measurements, let a `PerformanceObserver` do it and clear there."
  },
  ko: {
    name: "\uBE44\uC6B0\uC9C0 \uC54A\uB294 \uC131\uB2A5 \uD0C0\uC784\uB77C\uC778",
    explanation: "`performance.mark`\uC640 `performance.measure`\uB97C \uD638\uCD9C\uD560 \uB54C\uB9C8\uB2E4 \uD504\uB85C\uC138\uC2A4\uC758 \uD0C0\uC784\uB77C\uC778\uC5D0 \uD56D\uBAA9\uC774 \uCD94\uAC00\uB418\uACE0, \uC9C0\uC6B8 \uB54C\uAE4C\uC9C0 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uCE21\uC815\uC774 \uB05D\uB0A0 \uB54C\uB9C8\uB2E4 `performance.clearMarks(name)`\uACFC `performance.clearMeasures(name)`\uC744 \uD638\uCD9C\uD558\uC138\uC694. \uC2DC\uAC04\uB9CC \uD544\uC694\uD558\uB2E4\uBA74 `performance.now()` \uB450 \uAC12\uC758 \uCC28\uC774\uB97C \uC4F0\uACE0, \uB2E4\uB978 \uACF3\uC5D0\uC11C \uCE21\uC815\uAC12\uC744 \uC77D\uB294\uB2E4\uBA74 `PerformanceObserver`\uC5D0\uC11C \uC77D\uC740 \uB4A4 \uC9C0\uC6B0\uC138\uC694."
  }
};

// worker/patterns/promise-chain.ts
var promiseChain = {
  id: "promise-chain",
  recognise: (facts) => {
    if (facts.growthKind !== "depth") return 0;
    const promise = facts.entryConstructor === "Promise" || some(facts.entryConstructors, /^(Promise|system \/ PromiseReaction)$/);
    return promise || some(facts.keptBy, /^Promise\.reactions_or_result$/) ? 40 : 0;
  },
  en: {
    name: "a chain of promises behind one that does not settle",
    explanation: "Each promise waits for the one before it, and the first is still pending; so the whole line stays, with all that its callbacks refer to.",
    advice: "Make the step at the head of {{owner}} end, with a time limit if need be, and let a failure pass on to the next (`.catch`). Give the line a length at which new work is refused, or use a queue with `concurrency: 1` and a time limit instead of `last = last.then(\u2026)`."
  },
  ko: {
    name: "\uB05D\uB098\uC9C0 \uC54A\uB294 \uD504\uB85C\uBBF8\uC2A4 \uB4A4\uC5D0 \uC774\uC5B4\uC9C4 \uCCB4\uC778",
    explanation: "\uAC01 \uD504\uB85C\uBBF8\uC2A4\uAC00 \uBC14\uB85C \uC55E\uC758 \uD504\uB85C\uBBF8\uC2A4\uB97C \uAE30\uB2E4\uB9AC\uB294\uB370 \uB9E8 \uC55E\uC758 \uD504\uB85C\uBBF8\uC2A4\uAC00 \uC544\uC9C1 \uB300\uAE30 \uC911\uC785\uB2C8\uB2E4. \uADF8\uB798\uC11C \uC904 \uC804\uCCB4\uC640 \uCF5C\uBC31\uC774 \uCC38\uC870\uD558\uB294 \uBAA8\uB4E0 \uAC83\uC774 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "{{owner}} \uB9E8 \uC55E\uC758 \uC791\uC5C5\uC774 \uBC18\uB4DC\uC2DC \uB05D\uB098\uB3C4\uB85D \uC2DC\uAC04 \uC81C\uD55C\uC744 \uB450\uACE0, \uC2E4\uD328\uD574\uB3C4 \uB2E4\uC74C \uC791\uC5C5\uC73C\uB85C \uB118\uC5B4\uAC00\uAC8C \uD558\uC138\uC694(`.catch`). \uC904\uC758 \uAE38\uC774\uC5D0 \uD55C\uB3C4\uB97C \uB450\uAC70\uB098, `last = last.then(\u2026)` \uB300\uC2E0 `concurrency: 1`\uACFC \uC2DC\uAC04 \uC81C\uD55C\uC774 \uC788\uB294 \uD050\uB97C \uC0AC\uC6A9\uD558\uC138\uC694."
  }
};

// worker/patterns/promise-reactions.ts
var promiseReactions = {
  id: "promise-reactions",
  recognise: (facts) => {
    const pending = facts.ownerConstructor === "Promise" && "reactions_or_result" in facts.ownerFields && facts.ownerFields.reactions_or_result !== "(value)";
    return isWide2(facts) && pending ? 46 : 0;
  },
  en: {
    name: "one pending promise that everything waits on",
    explanation: "{{owner}} is a promise that stays pending, and whatever waits on it (by `then` or `await`) leaves a callback that it keeps until it settles.",
    advice: "Let {{owner}} settle: reject it with a time limit, or when what it waits for can no longer come. If it is meant to stay pending, let no short work wait on it, not in a `Promise.race` either: use an `AbortSignal` whose listener is removed in `finally`, or a Set of callbacks from which each is deleted when its work has ended."
  },
  ko: {
    name: "\uBAA8\uB450\uAC00 \uAE30\uB2E4\uB9AC\uB294 \uB300\uAE30 \uC911 \uD504\uB85C\uBBF8\uC2A4 \uD558\uB098",
    explanation: "{{owner}}\uC740(\uB294) \uACC4\uC18D \uB300\uAE30 \uC911\uC778 \uD504\uB85C\uBBF8\uC2A4\uC785\uB2C8\uB2E4. `then`\uC774\uB098 `await`\uB85C \uC774\uB97C \uAE30\uB2E4\uB9B4 \uB54C\uB9C8\uB2E4 \uCF5C\uBC31\uC774 \uD558\uB098\uC529 \uCD94\uAC00\uB418\uACE0, \uC644\uB8CC\uB420 \uB54C\uAE4C\uC9C0 \uBAA8\uB450 \uBCF4\uC720\uB429\uB2C8\uB2E4.",
    advice: "{{owner}}\uC774(\uAC00) \uB05D\uB098\uAC8C \uD558\uC138\uC694. \uC2DC\uAC04 \uC81C\uD55C\uC744 \uB450\uAC70\uB098, \uAE30\uB2E4\uB9AC\uB294 \uAC83\uC774 \uB354 \uC62C \uC218 \uC5C6\uC744 \uB54C \uAC70\uBD80\uD558\uC138\uC694. \uACC4\uC18D \uB300\uAE30\uD558\uB3C4\uB85D \uB9CC\uB4E0 \uD504\uB85C\uBBF8\uC2A4\uB77C\uBA74 \uC9E7\uC740 \uC791\uC5C5\uC774 \uC774\uB97C \uAE30\uB2E4\uB9AC\uC9C0 \uC54A\uAC8C \uD558\uC138\uC694(`Promise.race`\uB3C4 \uB9C8\uCC2C\uAC00\uC9C0\uC785\uB2C8\uB2E4). `finally`\uC5D0\uC11C \uB9AC\uC2A4\uB108\uB97C \uC81C\uAC70\uD558\uB294 `AbortSignal`\uC744 \uC4F0\uAC70\uB098, \uCF5C\uBC31\uC744 \uC9C1\uC811 \uB9CC\uB4E0 Set\uC5D0 \uB450\uACE0 \uC791\uC5C5\uC774 \uB05D\uB098\uBA74 \uC0AD\uC81C\uD558\uC138\uC694."
  }
};

// worker/patterns/queue.ts
var LIBRARIES = /^(p-queue|p-limit|fastq|async|bottleneck|better-queue|yocto-queue|denque|tiny-async-pool|p-throttle)\//;
var NODE_QUEUE = /^(FixedQueue|FixedCircularBuffer)$/;
var NAME3 = /(queue|backlog)$|^(jobs|tasks|waiting|outbox|inbox|todo|pendingJobs|pendingTasks|unconsumedEvents)$/i;
var queue2 = {
  id: "queue",
  recognise: (facts) => {
    const libraryOwner = facts.files.slice(0, 6).some((file) => LIBRARIES.test(file)) && (called(facts, /queue|waiting|tasks/i) || some(facts.pathConstructors, /Queue/));
    if (libraryOwner || "worked" in facts.entryFields && "release" in facts.entryFields) return 60;
    if (NODE_QUEUE.test(facts.ownerConstructor) || NODE_QUEUE.test(facts.entryConstructor) || some(facts.pathConstructors.slice(-4), NODE_QUEUE))
      return 30;
    if (facts.growthKind === "depth") return called(facts, NAME3) ? 24 : 0;
    const list = isCollection(facts) || /Queue$/.test(facts.ownerConstructor);
    return isWide2(facts) && list && called(facts, NAME3) ? 16 : 0;
  },
  en: {
    name: "a queue that fills faster than it is emptied",
    explanation: "{{owner}} is a queue: more {{entry, many}} come in than are worked off, or the workers have stopped taking them.",
    advice: "See first whether the work still ends: a job without a time limit can block a queue for ever (`timeout` in p-queue; always call the `done` of fastq). Then give {{owner}} a length at which new work is refused or the producer waits (`onSizeLessThan` in p-queue), or add workers."
  },
  ko: {
    name: "\uBE44\uC6CC\uC9C0\uB294 \uAC83\uBCF4\uB2E4 \uBE68\uB9AC \uCC28\uB294 \uD050",
    explanation: "{{owner}}\uC740(\uB294) \uD050\uC785\uB2C8\uB2E4. \uCC98\uB9AC\uB418\uB294 \uAC83\uBCF4\uB2E4 \uB354 \uB9CE\uC740 {{entry}}\uC774(\uAC00) \uB4E4\uC5B4\uC624\uAC70\uB098, \uC6CC\uCEE4\uAC00 \uB354 \uC774\uC0C1 \uAEBC\uB0B4 \uAC00\uC9C0 \uC54A\uC2B5\uB2C8\uB2E4.",
    advice: "\uBA3C\uC800 \uC791\uC5C5\uC774 \uB05D\uB098\uB294\uC9C0 \uD655\uC778\uD558\uC138\uC694. \uC2DC\uAC04 \uC81C\uD55C\uC774 \uC5C6\uB294 \uC791\uC5C5 \uD558\uB098\uAC00 \uD050\uB97C \uC601\uC6D0\uD788 \uB9C9\uC744 \uC218 \uC788\uC2B5\uB2C8\uB2E4(p-queue\uC758 `timeout`, fastq\uB294 `done`\uC744 \uBC18\uB4DC\uC2DC \uD638\uCD9C). \uADF8\uB2E4\uC74C {{owner}}\uC5D0 \uAE38\uC774 \uD55C\uB3C4\uB97C \uB450\uC5B4 \uC0C8 \uC791\uC5C5\uC744 \uAC70\uBD80\uD558\uAC70\uB098 \uC0DD\uC0B0\uC790\uB97C \uAE30\uB2E4\uB9AC\uAC8C \uD558\uACE0(p-queue\uC758 `onSizeLessThan`), \uD544\uC694\uD558\uBA74 \uC6CC\uCEE4\uB97C \uB298\uB9AC\uC138\uC694."
  }
};

// worker/patterns/react-components.ts
var FIBER = /^(Detached )?FiberNode$|^\{pending, lanes, dispatch/;
var reactComponents = {
  id: "react-components",
  recognise: (facts) => {
    if (FIBER.test(facts.entryConstructor)) return 56;
    const inEntry = Object.values(facts.entryFields).some((value) => FIBER.test(value));
    if (inEntry) return /^Detached /.test(facts.entryConstructor) ? 36 : 56;
    return some(facts.inside, FIBER) ? 38 : 0;
  },
  en: {
    name: "React components that outlive their place on the page",
    explanation: "Each {{entry}} was made by a component and refers to its state (a `FiberNode`), and so it keeps the component, its props and its elements after it was unmounted.",
    advice: "Return a clean-up function from the `useEffect` that registers with {{owner}}, and undo the registration there (remove the listener, clear the timer, unsubscribe). Do not keep `setState`, refs or callbacks of a component outside it without such an end."
  },
  ko: {
    name: "\uD654\uBA74\uC5D0\uC11C \uC0AC\uB77C\uC9C4 \uB4A4\uC5D0\uB3C4 \uB0A8\uB294 React \uCEF4\uD3EC\uB10C\uD2B8",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uCEF4\uD3EC\uB10C\uD2B8\uAC00 \uB9CC\uB4E4\uC5C8\uACE0 \uADF8 \uC0C1\uD0DC(`FiberNode`)\uB97C \uCC38\uC870\uD569\uB2C8\uB2E4. \uADF8\uB798\uC11C \uC5B8\uB9C8\uC6B4\uD2B8\uB41C \uB4A4\uC5D0\uB3C4 \uCEF4\uD3EC\uB10C\uD2B8\uC640 props, \uC694\uC18C\uAE4C\uC9C0 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "{{owner}}\uC5D0 \uB4F1\uB85D\uD558\uB294 `useEffect`\uC5D0\uC11C \uC815\uB9AC \uD568\uC218\uB97C \uBC18\uD658\uD558\uACE0, \uADF8 \uC548\uC5D0\uC11C \uB4F1\uB85D\uC744 \uB418\uB3CC\uB9AC\uC138\uC694(\uB9AC\uC2A4\uB108 \uC81C\uAC70, \uD0C0\uC774\uBA38 \uD574\uC81C, \uAD6C\uB3C5 \uD574\uC9C0). \uCEF4\uD3EC\uB10C\uD2B8\uC758 `setState`, ref, \uCF5C\uBC31\uC744 \uC815\uB9AC \uC5C6\uC774 \uCEF4\uD3EC\uB10C\uD2B8 \uBC16\uC5D0 \uBCF4\uAD00\uD558\uC9C0 \uB9C8\uC138\uC694."
  }
};

// worker/patterns/reactive-effects.ts
var reactiveEffects = {
  id: "reactive-effects",
  recognise: (facts) => {
    if (/^(@vue\/reactivity|vue|mobx)\//.test(facts.entryFile ?? "")) return 58;
    const effect = /^(ReactiveEffect|ComputedRefImpl|EffectScope|Link|Dep|Reaction|ComputedValue|Autorun|ObservableValue)$/.test(
      facts.entryConstructor
    );
    const library = from(facts, "@vue/reactivity", "vue", "mobx", "@preact/signals-core", "solid-js") || some(facts.files, /(vue|mobx|signals)[^/]*\.js$/);
    return effect && (library || "deps" in facts.entryFields && "fn" in facts.entryFields) ? 58 : effect && "dep" in facts.entryFields && "sub" in facts.entryFields ? 48 : 0;
  },
  en: {
    name: "reactive effects that are never stopped",
    explanation: "An effect, watcher or computed value is kept by the reactive state it has read, until it is stopped; the state lives on, and so does each {{entry}}.",
    advice: "Stop each effect where its life ends: call what `effect`, `watch` or `autorun` returned, or make them in an `effectScope()` and `stop()` it. Inside a component make them in `setup` at once, not after an `await`, so that Vue stops them with it."
  },
  ko: {
    name: "\uC911\uC9C0\uB418\uC9C0 \uC54A\uB294 \uBC18\uC751\uD615 \uC774\uD399\uD2B8",
    explanation: "\uC774\uD399\uD2B8, \uAC10\uC2DC\uC790, \uACC4\uC0B0\uB41C \uAC12\uC740 \uC911\uC9C0\uD560 \uB54C\uAE4C\uC9C0 \uC790\uC2E0\uC774 \uC77D\uC740 \uBC18\uC751\uD615 \uC0C1\uD0DC\uAC00 \uBCF4\uC720\uD569\uB2C8\uB2E4. \uC0C1\uD0DC\uAC00 \uACC4\uC18D \uC720\uC9C0\uB418\uBBC0\uB85C \uAC01 {{entry}}\uB3C4 \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uC218\uBA85\uC774 \uB05D\uB098\uB294 \uACF3\uC5D0\uC11C \uC774\uD399\uD2B8\uB97C \uC911\uC9C0\uD558\uC138\uC694. `effect`, `watch`, `autorun`\uC774 \uB3CC\uB824\uC900 \uD568\uC218\uB97C \uD638\uCD9C\uD558\uAC70\uB098, `effectScope()` \uC548\uC5D0\uC11C \uB9CC\uB4E4\uACE0 `stop()`\uC744 \uD638\uCD9C\uD558\uC138\uC694. Vue \uCEF4\uD3EC\uB10C\uD2B8\uC5D0\uC11C\uB294 `await` \uB4A4\uAC00 \uC544\uB2C8\uB77C `setup`\uC5D0\uC11C \uBC14\uB85C \uB9CC\uB4E4\uC5B4\uC57C \uD568\uAED8 \uC911\uC9C0\uB429\uB2C8\uB2E4."
  }
};

// worker/patterns/routes-at-run-time.ts
var routesAtRunTime = {
  id: "routes-at-run-time",
  recognise: (facts) => {
    const layer = /^(Layer|Route)$/.test(facts.entryConstructor) || "handle" in facts.entryFields && "route" in facts.entryFields;
    const stack = facts.ownerName === "stack" || some([facts.ownerConstructor, facts.holderConstructor], /^(Router|router|Route)$/);
    if (layer && stack) return from(facts, "express", "router", "koa", "@koa/router", "connect") ? 62 : 40;
    return from(facts, "fastify", "find-my-way") && /^(Route|RouteContext|Context|StaticNode|ParametricNode)$/.test(facts.entryConstructor) ? 50 : 0;
  },
  en: {
    name: "routes or middleware added while the server runs",
    explanation: "The list of routes gets a new {{entry}} again and again. Every request walks through that list, so the server also gets slower.",
    advice: "Call `app.use`, `app.get` and the like once, when the program starts; nothing takes a route out again. Where paths come and go, register one route with a parameter and look up what it stands for in a Map."
  },
  ko: {
    name: "\uC11C\uBC84 \uC2E4\uD589 \uC911\uC5D0 \uCD94\uAC00\uB418\uB294 \uB77C\uC6B0\uD2B8\uB098 \uBBF8\uB4E4\uC6E8\uC5B4",
    explanation: "\uB77C\uC6B0\uD2B8 \uBAA9\uB85D\uC5D0 \uC0C8 {{entry}}\uC774(\uAC00) \uACC4\uC18D \uCD94\uAC00\uB429\uB2C8\uB2E4. \uC694\uCCAD\uB9C8\uB2E4 \uC774 \uBAA9\uB85D\uC744 \uCC28\uB840\uB85C \uD655\uC778\uD558\uBBC0\uB85C \uC11C\uBC84\uB3C4 \uC810\uC810 \uB290\uB824\uC9D1\uB2C8\uB2E4.",
    advice: "`app.use`, `app.get` \uB4F1\uC740 \uD504\uB85C\uADF8\uB7A8\uC744 \uC2DC\uC791\uD560 \uB54C \uD55C \uBC88\uB9CC \uD638\uCD9C\uD558\uC138\uC694. \uCD94\uAC00\uB41C \uB77C\uC6B0\uD2B8\uB97C \uB2E4\uC2DC \uC81C\uAC70\uD558\uB294 \uBC29\uBC95\uC740 \uC5C6\uC2B5\uB2C8\uB2E4. \uACBD\uB85C\uAC00 \uC0DD\uACBC\uB2E4 \uC0AC\uB77C\uC9C4\uB2E4\uBA74 \uB9E4\uAC1C\uBCC0\uC218\uAC00 \uC788\uB294 \uB77C\uC6B0\uD2B8 \uD558\uB098\uB9CC \uB4F1\uB85D\uD558\uACE0 \uC2E4\uC81C \uB300\uC0C1\uC740 Map\uC5D0\uC11C \uCC3E\uC73C\uC138\uC694."
  }
};

// worker/patterns/rxjs-subscriptions.ts
var rxjsSubscriptions = {
  id: "rxjs-subscriptions",
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors, ...facts.inside];
    const fields = isSubscription(facts.entryFields);
    const known4 = fields || from(facts, "rxjs") || some(names, /^(Safe|Operator)Subscriber$/) || isSubject(facts.ownerFields) || isSubject(facts.holderFields);
    const subscriber = fields || some(names, /^(Safe|Operator)?Subscriber$|^Subscription$/);
    const list = /^(observers|currentObservers|_finalizers|_teardowns)$/.test(facts.ownerName ?? "") || some(
      [facts.ownerConstructor, facts.holderConstructor, ...facts.pathConstructors.slice(-3)],
      /Subject$|^Subscription$/
    );
    if (!known4 || !subscriber || !list) return 0;
    return from(facts, "rxjs") ? 62 : 44;
  },
  en: {
    name: "RxJS subscriptions that are never ended",
    explanation: "Each {{entry}} in {{owner}} is a subscription to a source that lives on; it keeps its callbacks and all they refer to until it is unsubscribed or the source completes.",
    advice: "Keep the `Subscription` and call `unsubscribe()` where the subscriber ends, or end it in the pipe: `takeUntil(closed$)` as the last operator, `take(1)` or `firstValueFrom` when one value is enough, `takeUntilDestroyed()` in Angular."
  },
  ko: {
    name: "\uD574\uC9C0\uB418\uC9C0 \uC54A\uB294 RxJS \uAD6C\uB3C5",
    explanation: "{{owner}}\uC758 \uAC01 {{entry}}\uC740(\uB294) \uACC4\uC18D \uC720\uC9C0\uB418\uB294 \uC18C\uC2A4\uC5D0 \uB300\uD55C \uAD6C\uB3C5\uC785\uB2C8\uB2E4. \uD574\uC9C0\uD558\uAC70\uB098 \uC18C\uC2A4\uAC00 \uC644\uB8CC\uB420 \uB54C\uAE4C\uC9C0 \uCF5C\uBC31\uACFC \uCF5C\uBC31\uC774 \uCC38\uC870\uD558\uB294 \uBAA8\uB4E0 \uAC83\uC744 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "`Subscription`\uC744 \uBCF4\uAD00\uD588\uB2E4\uAC00 \uAD6C\uB3C5\uC790\uAC00 \uB05D\uB098\uB294 \uACF3\uC5D0\uC11C `unsubscribe()`\uB97C \uD638\uCD9C\uD558\uC138\uC694. \uD30C\uC774\uD504 \uC548\uC5D0\uC11C \uB05D\uB0BC \uC218\uB3C4 \uC788\uC2B5\uB2C8\uB2E4. \uB9C8\uC9C0\uB9C9 \uC5F0\uC0B0\uC790\uB85C `takeUntil(closed$)`\uB97C \uB450\uAC70\uB098, \uAC12\uC774 \uD558\uB098\uBA74 `take(1)`\uC774\uB098 `firstValueFrom`\uC744, Angular\uC5D0\uC11C\uB294 `takeUntilDestroyed()`\uB97C \uC0AC\uC6A9\uD558\uC138\uC694."
  }
};
function isSubscription(fields) {
  return "closed" in fields && hasField(fields, /^(_parentage|_finalizers|_teardowns|_parentOrParents|_subscriptions)$/);
}
function isSubject(fields) {
  return "observers" in fields && "isStopped" in fields && "thrownError" in fields;
}

// worker/patterns/sessions-in-memory.ts
var VISITOR = /^_?(cookies?|user|user_?id|user_?name|account|visitor|(access|auth|csrf|session|refresh)?_?token|csrf|expire[sd]?(_?at|_?in)?|expiry|ttl|max_?age|last_?(seen|access|accessed|active|activity|used|touched)(_?at)?|login|logged_?in(_?at)?|authenticated|roles?|cart)$/i;
var PROTOCOL = /(Http2|Quic|Quiche|TLS|Ssh|Inspector)Session$/;
var sessionsInMemory = {
  id: "sessions-in-memory",
  recognise: (facts) => {
    if (!isWide2(facts) || PROTOCOL.test(facts.entryConstructor)) return 0;
    const store = facts.holderConstructor === "MemoryStore" || facts.ownerConstructor === "MemoryStore";
    if (store && from(facts, "express-session")) return 62;
    if (store && (facts.ownerName === "sessions" || "sessions" in facts.ownerFields)) return 40;
    if (isCollection(facts) && called(
      facts,
      /^((active|open|live|user|web|login|visitor)_?)?sessions?(_?(store|map|table|registry|by_?(id|token|key)))?$/i
    ))
      return 16;
    return /Session$/.test(facts.entryConstructor) && hasField(facts.entryFields, VISITOR) ? 16 : 0;
  },
  en: {
    name: "sessions kept in memory",
    explanation: "Sessions are kept in {{owner}}, and more begin than end: a visitor who does not come back leaves a session that stays.",
    advice: "Take a session out of {{owner}} at log-out and when it expires: a sweep by age, or a store with a `ttl` (connect-redis for express-session, whose own memory store is not made for production). Begin a session only when there is something to keep in it."
  },
  ko: {
    name: "\uBA54\uBAA8\uB9AC\uC5D0 \uBCF4\uAD00\uB418\uB294 \uC138\uC158",
    explanation: "{{owner}}\uC5D0 \uC138\uC158\uC774 \uBCF4\uAD00\uB418\uB294\uB370, \uB05D\uB098\uB294 \uAC83\uBCF4\uB2E4 \uB354 \uB9CE\uC774 \uC2DC\uC791\uB429\uB2C8\uB2E4. \uB2E4\uC2DC \uC624\uC9C0 \uC54A\uB294 \uBC29\uBB38\uC790\uC758 \uC138\uC158\uC740 \uADF8\uB300\uB85C \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uB85C\uADF8\uC544\uC6C3\uD560 \uB54C\uC640 \uB9CC\uB8CC\uB420 \uB54C {{owner}}\uC5D0\uC11C \uC138\uC158\uC744 \uC81C\uAC70\uD558\uC138\uC694. \uC624\uB798\uB41C \uC138\uC158\uC744 \uC8FC\uAE30\uC801\uC73C\uB85C \uC9C0\uC6B0\uAC70\uB098, `ttl`\uC774 \uC788\uB294 \uC800\uC7A5\uC18C\uB97C \uC0AC\uC6A9\uD558\uC138\uC694(express-session\uC774\uB77C\uBA74 connect-redis. \uAE30\uBCF8 \uBA54\uBAA8\uB9AC \uC800\uC7A5\uC18C\uB294 \uC6B4\uC601\uC6A9\uC774 \uC544\uB2D9\uB2C8\uB2E4). \uBCF4\uAD00\uD560 \uB0B4\uC6A9\uC774 \uC788\uC744 \uB54C\uB9CC \uC138\uC158\uC744 \uC2DC\uC791\uD558\uC138\uC694."
  }
};

// worker/patterns/shared-closure-chain.ts
var sharedClosureChain = {
  id: "shared-closure-chain",
  recognise: (facts) => {
    if (facts.growthKind !== "depth") return 0;
    if (facts.heavyVariable !== null && some(facts.keptBy, /\.\w+$/)) return 38;
    const byVariable = some(facts.keptBy, /^system \/ Context\./) || /^(system \/ Context|\(scope\))$/.test(facts.entryConstructor);
    const byField = facts.keptBy.some((text) => !text.startsWith("system / Context"));
    const closure = Object.values(facts.entryFields).includes("Function") || facts.entryConstructor === "Function";
    return byVariable && !byField && closure && hasField(facts.entryFields, /./) ? 38 : 0;
  },
  en: {
    name: "closures that share a scope keep the one before",
    explanation: "A function inside each {{entry}} was made in a scope that has the previous {{entry}} in a variable. Functions made in one scope share all its variables, also those that only another of them uses, so each {{entry}} keeps the one before.",
    advice: "Find the variable that held the old value where {{owner}} is replaced: set it to `null` at the end of that function, pass only the value that is needed, or make the function that stays in a function of its own, outside that scope."
  },
  ko: {
    name: "\uC2A4\uCF54\uD504\uB97C \uACF5\uC720\uD558\uB294 \uD074\uB85C\uC800\uC758 \uCCB4\uC778",
    explanation: "\uAC01 {{entry}} \uC548\uC758 \uD568\uC218\uB294 \uC774\uC804 {{entry}}\uC744(\uB97C) \uBCC0\uC218\uB85C \uAC00\uC9C4 \uC2A4\uCF54\uD504\uC5D0\uC11C \uB9CC\uB4E4\uC5B4\uC84C\uC2B5\uB2C8\uB2E4. \uAC19\uC740 \uC2A4\uCF54\uD504\uC758 \uD568\uC218\uB4E4\uC740 \uB2E4\uB978 \uD568\uC218\uB9CC \uC4F0\uB294 \uBCC0\uC218\uAE4C\uC9C0 \uBAA8\uB450 \uACF5\uC720\uD558\uBBC0\uB85C, \uD558\uB098\uAC00 \uC774\uC804 \uAC83\uC744 \uCC28\uB840\uB85C \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "{{owner}}\uC744(\uB97C) \uAD50\uCCB4\uD558\uB294 \uD568\uC218\uC5D0\uC11C \uC774\uC804 \uAC12\uC744 \uB2F4\uC740 \uBCC0\uC218\uB97C \uCC3E\uC544 \uD568\uC218\uAC00 \uB05D\uB0A0 \uB54C `null`\uB85C \uBC14\uAFB8\uAC70\uB098, \uD544\uC694\uD55C \uAC12\uB9CC \uB118\uAE30\uAC70\uB098, \uACC4\uC18D \uB0A8\uB294 \uD568\uC218\uB97C \uADF8 \uC2A4\uCF54\uD504 \uBC16\uC758 \uBCC4\uB3C4 \uD568\uC218\uC5D0\uC11C \uB9CC\uB4DC\uC138\uC694."
  }
};

// worker/patterns/sliced-strings.ts
var slicedStrings = {
  id: "sliced-strings",
  recognise: (facts) => {
    if (/sliced/.test(facts.entryConstructor)) return 34;
    if ("input" in facts.entryFields && facts.entryFields["[]"] === "(sliced string)") return 26;
    return /string/.test(facts.entryConstructor) && "parent" in facts.entryFields ? 34 : 0;
  },
  en: {
    name: "pieces of strings that keep the whole string",
    explanation: "They are slices: V8 does not copy the characters that `slice`, `substring`, `split` or a regular expression cut out, but refers to the string they were cut from. Each piece in {{owner}} keeps that whole string.",
    advice: "Copy the piece before you keep it in {{owner}}: `Buffer.from(piece).toString()` or `structuredClone(piece)` gives a string of its own, or keep its hash or parsed value. And delete pieces that are no longer needed."
  },
  ko: {
    name: "\uC6D0\uBCF8 \uC804\uCCB4\uB97C \uBCF4\uC720\uD558\uB294 \uBB38\uC790\uC5F4 \uC870\uAC01",
    explanation: "\uC798\uB77C \uB0B8 \uBB38\uC790\uC5F4(slice)\uC785\uB2C8\uB2E4. V8\uC740 `slice`, `substring`, `split`, \uC815\uADDC\uC2DD\uC73C\uB85C \uC798\uB77C \uB0B8 \uAE00\uC790\uB97C \uBCF5\uC0AC\uD558\uC9C0 \uC54A\uACE0 \uC6D0\uBCF8 \uBB38\uC790\uC5F4\uC744 \uCC38\uC870\uD569\uB2C8\uB2E4. \uADF8\uB798\uC11C {{owner}}\uC758 \uC870\uAC01 \uD558\uB098\uAC00 \uC6D0\uBCF8 \uC804\uCCB4\uB97C \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "{{owner}}\uC5D0 \uB123\uAE30 \uC804\uC5D0 `Buffer.from(piece).toString()`\uC774\uB098 `structuredClone(piece)`\uB85C \uC870\uAC01\uC744 \uBCF5\uC0AC\uD558\uAC70\uB098, \uD574\uC2DC\uB098 \uBCC0\uD658\uD55C \uAC12\uB9CC \uBCF4\uAD00\uD558\uC138\uC694. \uB354 \uD544\uC694\uD558\uC9C0 \uC54A\uC740 \uC870\uAC01\uC740 \uC0AD\uC81C\uD558\uC138\uC694."
  }
};

// worker/patterns/source-maps.ts
var sourceMaps = {
  id: "source-maps",
  recognise: (facts) => {
    const cache = /^(moduleSourceMapCache|generatedSourceMapCache|cjsSourceMapCache|esmSourceMapCache|sourceMapCache|fileContentsCache)$/.test(
      facts.ownerName ?? ""
    ) || some([facts.ownerConstructor, facts.holderConstructor], /^SourceMap(CacheMap)?$/);
    const map = hasField(facts.entryFields, /(^|\.)mappings$/) && hasField(facts.entryFields, /(^|\.)sources$/) || hasField(facts.entryFields, /(^|\.)sourceMapURL$/);
    return cache || map ? 54 : 0;
  },
  en: {
    name: "source maps that are kept for stacks",
    explanation: "Each {{entry}} is or holds a source map: the runtime keeps one for every piece of code that came with one, so that stacks can be shown in the original source.",
    advice: "Compile each piece of code once, or leave the `sourceMappingURL` out of code that is made at run time. `--enable-source-maps` and source-map-support are for code that is loaded once."
  },
  ko: {
    name: "\uC2A4\uD0DD\uC744 \uC704\uD574 \uBCF4\uAD00\uB418\uB294 \uC18C\uC2A4 \uB9F5",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uC18C\uC2A4 \uB9F5\uC774\uAC70\uB098 \uC18C\uC2A4 \uB9F5\uC744 \uAC00\uC9C0\uACE0 \uC788\uC2B5\uB2C8\uB2E4. \uB7F0\uD0C0\uC784\uC740 \uC2A4\uD0DD\uC744 \uC6D0\uBCF8 \uC18C\uC2A4\uB85C \uBCF4\uC5EC \uC8FC\uAE30 \uC704\uD574 \uC18C\uC2A4 \uB9F5\uC774 \uC788\uB294 \uCF54\uB4DC\uB9C8\uB2E4 \uD558\uB098\uC529 \uBCF4\uAD00\uD569\uB2C8\uB2E4.",
    advice: "\uAC19\uC740 \uCF54\uB4DC\uB294 \uD55C \uBC88\uB9CC \uCEF4\uD30C\uC77C\uD558\uACE0, \uC2E4\uD589 \uC911\uC5D0 \uB9CC\uB4DC\uB294 \uCF54\uB4DC\uC5D0\uB294 `sourceMappingURL`\uC744 \uB123\uC9C0 \uB9C8\uC138\uC694. `--enable-source-maps`\uC640 source-map-support\uB294 \uD55C \uBC88\uB9CC \uB85C\uB4DC\uB418\uB294 \uCF54\uB4DC\uB97C \uC704\uD55C \uAE30\uB2A5\uC785\uB2C8\uB2E4."
  }
};

// worker/patterns/string-building.ts
var stringBuilding = {
  id: "string-building",
  recognise: (facts) => {
    if (/^\((concatenated |sliced )?string\)$/.test(facts.ownerConstructor)) return 36;
    return /string/.test(facts.entryConstructor) && (facts.growthKind === "bytes" || facts.growthKind === "depth") ? 36 : 0;
  },
  en: {
    name: "a text that is only appended to",
    explanation: "One string gets longer and longer. V8 keeps what was joined with `+` as a tree of its pieces, which costs more than the characters.",
    advice: "Write the text out (to a file, a stream, a database) and start {{owner}} anew from time to time, or keep only its last part. To build a long text, collect the pieces in an array and `join` them once."
  },
  ko: {
    name: "\uACC4\uC18D \uB367\uBD99\uC5EC\uC9C0\uAE30\uB9CC \uD558\uB294 \uBB38\uC790\uC5F4",
    explanation: "\uBB38\uC790\uC5F4 \uD558\uB098\uAC00 \uACC4\uC18D \uAE38\uC5B4\uC9D1\uB2C8\uB2E4. V8\uC740 `+`\uB85C \uC774\uC740 \uBB38\uC790\uC5F4\uC744 \uC870\uAC01\uB4E4\uC758 \uD2B8\uB9AC\uB85C \uBCF4\uAD00\uD558\uBBC0\uB85C \uAE00\uC790 \uC218\uBCF4\uB2E4 \uB354 \uB9CE\uC740 \uBA54\uBAA8\uB9AC\uB97C \uC0AC\uC6A9\uD569\uB2C8\uB2E4.",
    advice: "\uB0B4\uC6A9\uC744 \uD30C\uC77C, \uC2A4\uD2B8\uB9BC, \uB370\uC774\uD130\uBCA0\uC774\uC2A4\uB85C \uB0B4\uBCF4\uB0B4\uACE0 {{owner}}\uC744(\uB97C) \uC8FC\uAE30\uC801\uC73C\uB85C \uBE44\uC6B0\uAC70\uB098 \uB9C8\uC9C0\uB9C9 \uBD80\uBD84\uB9CC \uB0A8\uAE30\uC138\uC694. \uAE34 \uBB38\uC790\uC5F4\uC744 \uB9CC\uB4E4 \uB54C\uB294 \uC870\uAC01\uC744 \uBC30\uC5F4\uC5D0 \uBAA8\uC544 \uD55C \uBC88\uC5D0 `join`\uD558\uC138\uC694."
  }
};

// worker/patterns/suspended-generators.ts
var suspendedGenerators = {
  id: "suspended-generators",
  recognise: (facts) => isWide2(facts) && "parameters_and_registers" in facts.entryFields && "function" in facts.entryFields ? 26 : 0,
  en: {
    name: "generators that are suspended and kept",
    explanation: "Each {{entry}} is a generator that stopped at a `yield` and was not resumed; it keeps all its variables for that moment.",
    advice: "Run each one to its end, or call `return()` on it when its work is given up, and take it out of {{owner}} then. Whoever resumes it needs a time limit."
  },
  ko: {
    name: "\uBA48\uCD98 \uCC44 \uBCF4\uAD00\uB418\uB294 \uC81C\uB108\uB808\uC774\uD130",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) `yield`\uC5D0\uC11C \uBA48\uCD98 \uB4A4 \uB2E4\uC2DC \uC2E4\uD589\uB418\uC9C0 \uC54A\uC740 \uC81C\uB108\uB808\uC774\uD130\uC785\uB2C8\uB2E4. \uB2E4\uC2DC \uC2E4\uD589\uB420 \uB54C\uB97C \uC704\uD574 \uBAA8\uB4E0 \uBCC0\uC218\uB97C \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "\uB05D\uAE4C\uC9C0 \uC2E4\uD589\uD558\uAC70\uB098, \uC791\uC5C5\uC744 \uD3EC\uAE30\uD560 \uB54C `return()`\uC744 \uD638\uCD9C\uD558\uACE0 {{owner}}\uC5D0\uC11C \uC81C\uAC70\uD558\uC138\uC694. \uB2E4\uC2DC \uC2E4\uD589\uD574 \uC904 \uCABD\uC5D0\uB294 \uC2DC\uAC04 \uC81C\uD55C\uC744 \uB450\uC138\uC694."
  }
};

// worker/patterns/timers.ts
var timers = {
  id: "timers",
  recognise: (facts) => {
    if (facts.ownerConstructor === "ScriptedAnimationController" || some(
      [facts.entryConstructor, ...facts.entryConstructors],
      /^(DOMTimer|ScheduledAction|(V8)?Frame(Request)?Callback)$/
    ))
      return 45;
    const inList = facts.ownerConstructor === "TimersList" || some(facts.pathConstructors.slice(-3, -1), /^TimersList$/) || some(facts.keptBy, /^(TimersList\.|Timeout\._idle)/);
    if (!inList && isCollection(facts) && facts.ownerName !== null) return 0;
    if (inList || some(facts.entryConstructors.slice(0, 1), /^(Timeout|Immediate)$/)) return 45;
    return /^(Timeout|Immediate)$/.test(facts.entryConstructor) || "_onTimeout" in facts.entryFields ? 40 : 0;
  },
  en: {
    name: "timers that are never cleared",
    explanation: "Timers (or animation frames) keep them: each keeps {{entry, kept}}, and all it refers to, until it is cleared or has run for the last time.",
    advice: "Keep what `setInterval`, `setTimeout` or `requestAnimationFrame` returns and pass it to `clearInterval`, `clearTimeout` or `cancelAnimationFrame` where {{entry, kept}} is no longer needed (`close`, `finally`, the clean-up of the component). For many long delays keep the times of expiry in one list and look through it with one timer."
  },
  ko: {
    name: "\uD574\uC81C\uB418\uC9C0 \uC54A\uB294 \uD0C0\uC774\uBA38",
    explanation: "\uD0C0\uC774\uBA38(\uB610\uB294 \uC560\uB2C8\uBA54\uC774\uC158 \uD504\uB808\uC784)\uAC00 \uBCF4\uC720\uD558\uACE0 \uC788\uC2B5\uB2C8\uB2E4. \uD574\uC81C\uB418\uAC70\uB098 \uB9C8\uC9C0\uB9C9\uC73C\uB85C \uC2E4\uD589\uB420 \uB54C\uAE4C\uC9C0 {{entry, kept}}\uC640(\uACFC) \uADF8\uAC83\uC774 \uCC38\uC870\uD558\uB294 \uBAA8\uB4E0 \uAC83\uC744 \uBCF4\uC720\uD569\uB2C8\uB2E4.",
    advice: "`setInterval`, `setTimeout`, `requestAnimationFrame`\uC758 \uBC18\uD658\uAC12\uC744 \uBCF4\uAD00\uD588\uB2E4\uAC00 {{entry, kept}}\uC774(\uAC00) \uB354 \uD544\uC694\uD558\uC9C0 \uC54A\uC740 \uACF3(`close`, `finally`, \uCEF4\uD3EC\uB10C\uD2B8 \uC815\uB9AC \uD568\uC218)\uC5D0\uC11C `clearInterval`, `clearTimeout`, `cancelAnimationFrame`\uC5D0 \uB118\uAE30\uC138\uC694. \uAE34 \uC9C0\uC5F0\uC774 \uB9CE\uB2E4\uBA74 \uB9CC\uB8CC \uC2DC\uAC01\uC744 \uD55C \uBAA9\uB85D\uC5D0 \uBAA8\uC544 \uD0C0\uC774\uBA38 \uD558\uB098\uB85C \uD655\uC778\uD558\uC138\uC694."
  }
};

// worker/patterns/unbounded-cache.ts
var OTHERS = [
  "node-cache",
  "keyv",
  "memory-cache",
  "cache-manager",
  "cacheable",
  "flat-cache",
  "apicache",
  "mnemonist"
];
var unboundedCache = {
  id: "unbounded-cache",
  recognise: (facts) => {
    if (!isWide2(facts) || addsFunctions(facts)) return 0;
    const fields = isCollection(facts) ? facts.holderFields : facts.ownerFields;
    if (from(facts, "lru-cache") && hasBound(fields)) return 0;
    if (from(facts, "lru-cache") && Object.values(fields).filter((value) => value === "Array").length >= 4) return 60;
    if (from(facts, ...OTHERS) && isCollection(facts)) return 55;
    return isCollection(facts) && called(facts, /cache$/i) ? 12 : 0;
  },
  en: {
    name: "a cache without a bound",
    explanation: "{{owner}} belongs to a cache, and more {{entry, many}} come into it than go.",
    advice: "Give the cache a bound: `max` (or `maxSize`) in lru-cache, `maxKeys` in node-cache, or in your own delete the oldest {{entry}} when there are more than it may hold. `ttlAutopurge` in lru-cache helps only where few entries come."
  },
  ko: {
    name: "\uD55C\uB3C4\uAC00 \uC5C6\uB294 \uCE90\uC2DC",
    explanation: "{{owner}}\uC740(\uB294) \uCE90\uC2DC\uC5D0 \uC18D\uD558\uB294\uB370, \uB098\uAC00\uB294 \uAC83\uBCF4\uB2E4 \uB354 \uB9CE\uC740 {{entry}}\uC774(\uAC00) \uB4E4\uC5B4\uC635\uB2C8\uB2E4.",
    advice: "\uCE90\uC2DC\uC5D0 \uD55C\uB3C4\uB97C \uB450\uC138\uC694. lru-cache\uB294 `max`(\uB610\uB294 `maxSize`), node-cache\uB294 `maxKeys`\uB97C \uC9C0\uC815\uD558\uACE0, \uC9C1\uC811 \uB9CC\uB4E0 \uCE90\uC2DC\uB77C\uBA74 \uD55C\uB3C4\uB97C \uB118\uC744 \uB54C \uAC00\uC7A5 \uC624\uB798\uB41C {{entry}} \uD56D\uBAA9\uBD80\uD130 \uC0AD\uC81C\uD558\uC138\uC694. lru-cache\uC758 `ttlAutopurge`\uB294 \uD56D\uBAA9\uC774 \uC801\uC744 \uB54C\uB9CC \uB3C4\uC6C0\uC774 \uB429\uB2C8\uB2E4."
  }
};

// worker/patterns/unbounded-collection.ts
var unboundedCollection = {
  id: "unbounded-collection",
  recognise: (facts) => {
    if (facts.growthKind !== "width" && facts.growthKind !== "many-owners") return 0;
    return ["Map", "Set", "Array", "Object", "WeakMap"].includes(facts.ownerConstructor) ? 2 : 1;
  },
  en: {
    name: "a collection that only grows",
    explanation: "More {{entry, many}} come into {{owner}} than go out of it.",
    advice: "Delete the entry when its work is done (in the `finally`, `close` or `end` handler that ends its life), or give {{owner}} a bound: a maximum size or an age after which entries go."
  },
  ko: {
    name: "\uACC4\uC18D \uB298\uC5B4\uB098\uAE30\uB9CC \uD558\uB294 \uCEEC\uB809\uC158",
    explanation: "{{owner}}\uC5D0\uC11C \uB098\uAC00\uB294 \uAC83\uBCF4\uB2E4 \uB354 \uB9CE\uC740 {{entry}}\uC774(\uAC00) \uB4E4\uC5B4\uC635\uB2C8\uB2E4.",
    advice: "\uD56D\uBAA9\uC758 \uC218\uBA85\uC774 \uB05D\uB098\uB294 \uACF3(`finally`, `close`, `end` \uD578\uB4E4\uB7EC)\uC5D0\uC11C \uD56D\uBAA9\uC744 \uC0AD\uC81C\uD558\uAC70\uB098, {{owner}}\uC5D0 \uCD5C\uB300 \uD06C\uAE30\uB098 \uB9CC\uB8CC \uC2DC\uAC04 \uAC19\uC740 \uD55C\uB3C4\uB97C \uB450\uC138\uC694."
  }
};

// worker/patterns/vm-contexts.ts
var vmContexts = {
  id: "vm-contexts",
  recognise: (facts) => {
    if (hasField(facts.entryFields, /contextify/) || some([...facts.entryConstructors, ...facts.inside], /NativeContext|Contextify/))
      return 54;
    return ["Atomics", "Intl", "AsyncFunction", "TypedArray", "DataView", "Math"].filter(
      (name) => facts.inside.includes(name)
    ).length >= 3 ? 44 : 0;
  },
  en: {
    name: "vm contexts or realms that are kept",
    explanation: "Each {{entry}} brings a global object with a whole set of built-ins of its own, several hundred kilobytes before any of your code runs in it.",
    advice: "Make one context and use it again (`vm.Script` compiled once, `runInContext` with fresh variables), or let go of every object that came out of a context together with it. A frame of a page is the same thing: remove it and forget its `window`."
  },
  ko: {
    name: "\uB0A8\uC544 \uC788\uB294 vm \uCEE8\uD14D\uC2A4\uD2B8",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uC790\uCCB4 \uB0B4\uC7A5 \uAC1D\uCCB4 \uD55C \uBC8C\uC744 \uAC00\uC9C4 \uC804\uC5ED \uAC1D\uCCB4\uB97C \uB9CC\uB4ED\uB2C8\uB2E4. \uCF54\uB4DC\uB97C \uC2E4\uD589\uD558\uAE30 \uC804\uC5D0 \uC774\uBBF8 \uC218\uBC31 \uD0AC\uB85C\uBC14\uC774\uD2B8\uB97C \uC0AC\uC6A9\uD569\uB2C8\uB2E4.",
    advice: "\uCEE8\uD14D\uC2A4\uD2B8\uB97C \uD558\uB098 \uB9CC\uB4E4\uC5B4 \uB2E4\uC2DC \uC0AC\uC6A9\uD558\uAC70\uB098(`vm.Script`\uB97C \uD55C \uBC88 \uCEF4\uD30C\uC77C\uD558\uACE0 `runInContext`\uB97C \uC0C8 \uBCC0\uC218\uB85C \uD638\uCD9C), \uCEE8\uD14D\uC2A4\uD2B8\uC640 \uAC70\uAE30\uC11C \uB098\uC628 \uBAA8\uB4E0 \uAC1D\uCCB4\uC758 \uCC38\uC870\uB97C \uD568\uAED8 \uB193\uC73C\uC138\uC694. \uD398\uC774\uC9C0\uC758 \uD504\uB808\uC784\uB3C4 \uB9C8\uCC2C\uAC00\uC9C0\uC774\uBBC0\uB85C \uC81C\uAC70\uD55C \uB4A4 \uADF8 `window`\uC758 \uCC38\uC870\uB97C \uB193\uC73C\uC138\uC694."
  }
};

// worker/patterns/weak-map-values.ts
var weakMapValues = {
  id: "weak-map-values",
  recognise: (facts) => facts.holderConstructor === "WeakMap" && /^(Map|Set)$/.test(facts.ownerConstructor) && some(facts.ownerKeptBy, /^WeakMap\./) ? 34 : 0,
  en: {
    name: "a collection inside a WeakMap that keeps its own keys",
    explanation: "The collection that grows is a value of {{owner}}, a WeakMap. The WeakMap lets go of it when its key goes, but as long as that key lives the collection holds its own keys and values: reactive libraries keep dependencies so, by object and then by key.",
    advice: "Delete the key from the inner collection where it is deleted from the object that it belongs to, or make the inner collection a `WeakMap` where its keys are objects. Where a library keeps it (Vue before 3.5.7 for keys of a reactive Map), update it, or use keys that are no objects."
  },
  ko: {
    name: "\uD0A4\uB97C \uBCF4\uC720\uD558\uB294 WeakMap \uC548\uC758 \uCEEC\uB809\uC158",
    explanation: "\uC99D\uAC00\uD558\uB294 \uCEEC\uB809\uC158\uC740 WeakMap\uC778 {{owner}}\uC758 \uAC12\uC785\uB2C8\uB2E4. WeakMap\uC740 \uD0A4\uAC00 \uC0AC\uB77C\uC9C0\uBA74 \uAC12\uC744 \uB193\uC544 \uC8FC\uC9C0\uB9CC, \uADF8 \uD0A4\uAC00 \uB0A8\uC544 \uC788\uB294 \uB3D9\uC548 \uC548\uCABD \uCEEC\uB809\uC158\uC740 \uC790\uC2E0\uC758 \uD0A4\uC640 \uAC12\uC744 \uBCF4\uC720\uD569\uB2C8\uB2E4. \uBC18\uC751\uD615 \uB77C\uC774\uBE0C\uB7EC\uB9AC\uAC00 \uAC1D\uCCB4\uC640 \uD0A4\uBCC4\uB85C \uC758\uC874\uC131\uC744 \uC774\uB807\uAC8C \uBCF4\uAD00\uD569\uB2C8\uB2E4.",
    advice: "\uC6D0\uB798 \uAC1D\uCCB4\uC5D0\uC11C \uD0A4\uB97C \uC0AD\uC81C\uD560 \uB54C \uC548\uCABD \uCEEC\uB809\uC158\uC5D0\uC11C\uB3C4 \uC0AD\uC81C\uD558\uAC70\uB098, \uD0A4\uAC00 \uAC1D\uCCB4\uB77C\uBA74 \uC548\uCABD \uCEEC\uB809\uC158\uC744 `WeakMap`\uC73C\uB85C \uBC14\uAFB8\uC138\uC694. \uB77C\uC774\uBE0C\uB7EC\uB9AC\uAC00 \uBCF4\uC720\uD558\uB294 \uAC83\uC774\uB77C\uBA74(\uBC18\uC751\uD615 Map\uC758 \uD0A4\uC5D0 \uB300\uD574\uC11C\uB294 3.5.7\uBCF4\uB2E4 \uC624\uB798\uB41C Vue) \uC5C5\uB370\uC774\uD2B8\uD558\uAC70\uB098 \uAC1D\uCCB4\uAC00 \uC544\uB2CC \uD0A4\uB97C \uC0AC\uC6A9\uD558\uC138\uC694."
  }
};

// worker/patterns/weak-references.ts
var weakReferences = {
  id: "weak-references",
  recognise: (facts) => isWide2(facts) && /^(WeakRef|SafeWeakRef|IterableWeakMap)$/.test(facts.entryConstructor) ? 46 : 0,
  en: {
    name: "weak references that stay when their target is gone",
    explanation: "A `WeakRef` lets its target go but is itself an object: its place in {{owner}}, with the key, stays.",
    advice: "Delete the place when the target is gone: a `FinalizationRegistry` that is given the key calls back for that, and a look-up whose `deref()` answers `undefined` can delete at once. If the key is an object, a `WeakMap` does both by itself."
  },
  ko: {
    name: "\uB300\uC0C1\uC774 \uC0AC\uB77C\uC838\uB3C4 \uB0A8\uB294 \uC57D\uD55C \uCC38\uC870",
    explanation: "`WeakRef`\uC758 \uB300\uC0C1\uC740 \uD574\uC81C\uB418\uC9C0\uB9CC `WeakRef` \uC790\uCCB4\uB3C4 \uAC1D\uCCB4\uC774\uBBC0\uB85C {{owner}}\uC758 \uC790\uB9AC\uC640 \uD0A4\uAC00 \uADF8\uB300\uB85C \uB0A8\uC2B5\uB2C8\uB2E4.",
    advice: "\uB300\uC0C1\uC774 \uC0AC\uB77C\uC9C0\uBA74 \uC790\uB9AC\uB97C \uC0AD\uC81C\uD558\uC138\uC694. \uD0A4\uB97C \uB118\uACA8 \uB454 `FinalizationRegistry`\uC758 \uCF5C\uBC31\uC5D0\uC11C \uC0AD\uC81C\uD558\uAC70\uB098, \uC870\uD68C\uD560 \uB54C `deref()`\uAC00 `undefined`\uC774\uBA74 \uBC14\uB85C \uC0AD\uC81C\uD558\uC138\uC694. \uD0A4\uAC00 \uAC1D\uCCB4\uB77C\uBA74 `WeakMap`\uC774 \uB450 \uAC00\uC9C0\uB97C \uBAA8\uB450 \uD574\uACB0\uD569\uB2C8\uB2E4."
  }
};

// worker/patterns/workers.ts
var workers = {
  id: "workers",
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors];
    const thread = some([...names, ...facts.inside], /^(Node \/ Worker|(Readable|Writable)WorkerStdio)$/);
    if (thread && !isListenerList(facts)) return some(names, /^(Worker|MessagePort|Node \/ Worker)$/) ? 56 : 50;
    return some(names, /^ChildProcess$/) || some(facts.inside, /^ChildProcess$/) && !isListenerList(facts) ? 50 : 0;
  },
  en: {
    name: "workers or child processes that are not ended",
    explanation: "Each {{entry}} belongs to a thread or process that still runs. What these snapshots show is only its handle: the thread or process has a heap of its own beside it.",
    advice: "End it when its work is done: `worker.terminate()` (or close its port and let it run out), `child.kill()` or `disconnect()`. For many short jobs keep a pool of a fixed size, for example piscina."
  },
  ko: {
    name: "\uC885\uB8CC\uB418\uC9C0 \uC54A\uB294 \uC6CC\uCEE4\uB098 \uC790\uC2DD \uD504\uB85C\uC138\uC2A4",
    explanation: "\uAC01 {{entry}}\uC740(\uB294) \uC544\uC9C1 \uC2E4\uD589 \uC911\uC778 \uC2A4\uB808\uB4DC\uB098 \uD504\uB85C\uC138\uC2A4\uC5D0 \uC18D\uD569\uB2C8\uB2E4. \uC774 \uC2A4\uB0C5\uC0F7\uC5D0\uB294 \uD578\uB4E4\uB9CC \uBCF4\uC774\uBA70, \uC2A4\uB808\uB4DC\uB098 \uD504\uB85C\uC138\uC2A4\uB294 \uBCC4\uB3C4\uC758 \uD799\uC744 \uB530\uB85C \uC0AC\uC6A9\uD569\uB2C8\uB2E4.",
    advice: "\uC791\uC5C5\uC774 \uB05D\uB098\uBA74 `worker.terminate()`(\uB610\uB294 \uD3EC\uD2B8\uB97C \uB2EB\uC544 \uC2A4\uC2A4\uB85C \uB05D\uB098\uAC8C), `child.kill()`, `disconnect()`\uB85C \uC885\uB8CC\uD558\uC138\uC694. \uC9E7\uC740 \uC791\uC5C5\uC774 \uB9CE\uB2E4\uBA74 piscina\uCC98\uB7FC \uD06C\uAE30\uAC00 \uACE0\uC815\uB41C \uD480\uC744 \uC0AC\uC6A9\uD558\uC138\uC694."
  }
};

// worker/patterns/wrapped-functions.ts
var wrappedFunctions = {
  id: "wrapped-functions",
  recognise: (facts) => {
    if (facts.growthKind !== "depth" || !addsFunctions(facts)) return 0;
    const nested = Object.entries(facts.entryFields).some(
      ([name, value]) => value === "Function" && facts.entryFields[`${name}.${name}`] === "Function"
    );
    return nested || some(facts.keptBy, /^Function\.bound_function$/) ? 44 : 0;
  },
  en: {
    name: "a function that is wrapped again and again",
    explanation: "Each {{entry}} in the chain calls the one it was wrapped around and keeps it in a variable, so {{owner}}, the outermost, keeps them all; every call goes through all of them.",
    advice: "Wrap once: do it where the program starts, or mark the wrapper and test for the mark before wrapping again. To take a wrapper off, keep the original and put it back. Where handlers come and go, keep them in a list that one function calls."
  },
  ko: {
    name: "\uACC4\uC18D \uB367\uC50C\uC6CC\uC9C0\uB294 \uD568\uC218",
    explanation: "\uCCB4\uC778\uC758 \uAC01 {{entry}}\uC740(\uB294) \uC790\uC2E0\uC774 \uAC10\uC2FC \uD568\uC218\uB97C \uBCC0\uC218\uB85C \uBCF4\uC720\uD558\uACE0 \uD638\uCD9C\uD569\uB2C8\uB2E4. \uADF8\uB798\uC11C \uAC00\uC7A5 \uBC14\uAE65\uC758 {{owner}}\uC774(\uAC00) \uC804\uBD80\uB97C \uBCF4\uC720\uD558\uACE0, \uD638\uCD9C\uD560 \uB54C\uB9C8\uB2E4 \uBAA8\uB450 \uAC70\uCCD0 \uAC11\uB2C8\uB2E4.",
    advice: "\uD55C \uBC88\uB9CC \uAC10\uC2F8\uC138\uC694. \uD504\uB85C\uADF8\uB7A8\uC744 \uC2DC\uC791\uD560 \uB54C \uAC10\uC2F8\uAC70\uB098, \uAC10\uC2FC \uD568\uC218\uC5D0 \uD45C\uC2DC\uB97C \uD574 \uB450\uACE0 \uB2E4\uC2DC \uAC10\uC2F8\uAE30 \uC804\uC5D0 \uD655\uC778\uD558\uC138\uC694. \uB418\uB3CC\uB9AC\uB824\uBA74 \uC6D0\uB798 \uD568\uC218\uB97C \uBCF4\uAD00\uD588\uB2E4\uAC00 \uB2E4\uC2DC \uB123\uC73C\uC138\uC694. \uD578\uB4E4\uB7EC\uAC00 \uC0DD\uACBC\uB2E4 \uC0AC\uB77C\uC9C4\uB2E4\uBA74 \uBAA9\uB85D\uC5D0 \uB450\uACE0 \uD568\uC218 \uD558\uB098\uAC00 \uCC28\uB840\uB85C \uD638\uCD9C\uD558\uAC8C \uD558\uC138\uC694."
  }
};

// worker/patterns/index.ts
var PATTERNS = [
  abortSignalListeners,
  animationFrames,
  asyncHooksMap,
  asyncLocalStorage,
  boundedCache,
  bufferSlices,
  clientSockets,
  clientsPerRequest,
  closureScope,
  compiledCode,
  connections,
  dataloaderCache,
  detachedDom,
  domObservers,
  errorStacks,
  fileWatchers,
  finalizationRegistry,
  growingBuffer,
  growingDocument,
  interceptors,
  intlObjects,
  keptFrames,
  linkedChain,
  listeners,
  logBuffer,
  mediaQueries,
  memoize,
  messagePorts,
  metricsLabels,
  mockCalls,
  moduleCache,
  nestRequestScope,
  neverSettlingPromise,
  numberArray,
  objectKeyedCache,
  openHandles,
  openRequests,
  openStreams,
  performanceObservers,
  performanceTimeline,
  poolLoans,
  promiseChain,
  promiseReactions,
  queue2,
  reactComponents,
  reactiveEffects,
  routesAtRunTime,
  rxjsSubscriptions,
  sessionsInMemory,
  sharedClosureChain,
  slicedStrings,
  sourceMaps,
  stringBuilding,
  suspendedGenerators,
  timers,
  unboundedCache,
  unboundedCollection,
  unclosedResources,
  vmContexts,
  weakMapValues,
  weakReferences,
  workers,
  wrappedFunctions
];
function recognise(facts) {
  let best2 = null;
  let bestScore = 0;
  for (const pattern of PATTERNS) {
    const score = pattern.recognise(facts);
    if (score > bestScore) {
      best2 = pattern;
      bestScore = score;
    }
  }
  return best2;
}

// worker/growth/tell/fields.ts
var MAX_EDGES = 120;
var MAX_BELOW = 20;
var MAX_FIELDS3 = 160;
var MAX_ELEMENTS = 8;
var DETACHED2 = 2;
var V8_EDGES = /* @__PURE__ */ new Set([
  "map",
  "shared",
  "feedback_cell",
  "code",
  "scope_info",
  "initial_map",
  "dispatch_handle",
  "native_context",
  "script",
  "javascript_to_native"
]);
var CLASS_PROPERTIES = /* @__PURE__ */ new Set(["__proto__", "constructor", "prototype"]);
var THROUGH = /* @__PURE__ */ new Set(["properties", "elements", "table"]);
function fieldsOf3(namer, node, depth, fresh) {
  const own = collect(namer, node, fresh);
  if (depth === 1) return own;
  const below = own.flatMap((field) => {
    if (field.constructor === "(value)" || isStringType(typeOf(namer.kinds[field.target]))) return [];
    return collect(namer, field.target, fresh).slice(0, MAX_BELOW).map((inner) => ({ ...inner, name: `${field.name}.${inner.name}` }));
  });
  return [...own, ...below].slice(0, MAX_FIELDS3);
}
function collect(namer, node, fresh) {
  const found = [];
  visit2(namer, node, fresh, null, 0, found);
  return found;
}
function visit2(namer, node, fresh, through, hops, found) {
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_EDGES);
  let elements = 0;
  for (let e = nodes.firstEdge[node]; e < end && found.length < MAX_EDGES; e++) {
    const type3 = namer.edgeType(e);
    const name = namer.edgeName(e);
    const target = edges.toNode[e];
    if (type3 === "property" && (CLASS_PROPERTIES.has(name) || /^[gs]et /.test(name))) continue;
    if (type3 === "internal" && V8_EDGES.has(name) || type3 === "weak" && name !== "target") continue;
    if (type3 === "element" && ++elements > MAX_ELEMENTS) continue;
    if (type3 === "internal" && (name === "context" || name === "previous")) {
      if (hops < 4 && namer.isContext(target) && fresh(target)) visit2(namer, target, fresh, null, hops + 1, found);
      continue;
    }
    const shown = through ?? (type3 === "element" ? "[]" : type3 === "hidden" ? "(slot)" : name);
    const kind = namer.kinds[target];
    if ((kind & PLUMBING) !== 0 && (kind & ENGINE) === 0 && typeOf(kind) !== TYPE.number && !isData(namer, target)) {
      if (hops < 4) visit2(namer, target, fresh, THROUGH.has(name) ? "[]" : shown, hops + 1, found);
      continue;
    }
    if (through !== null && (kind & PLUMBING) !== 0) continue;
    if (type3 === "hidden" && (kind & PLUMBING) !== 0) continue;
    found.push({
      name: shown,
      target,
      constructor: (kind & PLUMBING) !== 0 && !isData(namer, target) ? "(value)" : namer.constructorOf(target)
    });
  }
}
function isData(namer, node) {
  return namer.rawName(node) === "system / JSArrayBufferData";
}
var MOST_SHARE = 0.5;
function heaviestVariable(namer, node, fresh) {
  const scope = namer.isContext(node) ? node : namer.follow(node, "context");
  if (scope === null || !namer.isContext(scope) || !fresh(scope)) return null;
  const { nodes, edges } = namer.heap.columns;
  let best2 = null;
  let most = 0;
  for (let e = nodes.firstEdge[scope]; e < nodes.firstEdge[scope + 1]; e++) {
    const target = edges.toNode[e];
    if (target === node || namer.edgeType(e) !== "context" || !fresh(target)) continue;
    if (namer.heap.retained[target] <= most) continue;
    most = namer.heap.retained[target];
    best2 = namer.edgeName(e);
  }
  return most >= MOST_SHARE * namer.heap.retained[node] ? best2 : null;
}
function pendingPromises(namer, entries, fresh) {
  const seen = /* @__PURE__ */ new Map();
  for (const entry of entries) {
    const promises = [
      { name: "", target: entry, constructor: namer.constructorOf(entry) },
      ...fieldsOf3(namer, entry, 2, fresh)
    ].filter((field) => field.constructor === "Promise");
    for (const name of new Set(promises.map((field) => field.name))) {
      const before = seen.get(name) ?? { entries: 0, pending: true };
      const pending = promises.every((field) => field.name !== name || isPending(namer, field.target));
      seen.set(name, { entries: before.entries + 1, pending: before.pending && pending });
    }
  }
  return [...seen].filter(([, one]) => one.pending && one.entries * 2 > entries.length).map(([name]) => name);
}
function isPending(namer, promise) {
  const result = namer.follow(promise, "reactions_or_result");
  return result !== null && namer.rawName(result) === "system / PromiseReaction";
}
function detachedAmong(namer, nodes) {
  if (runtimeOf(namer.heap) === "node") return false;
  const { detached: detached2 } = namer.heap;
  return nodes.some((node) => detached2?.[node] === DETACHED2 || namer.constructorOf(node).startsWith("Detached "));
}
function keyConstructorOf(namer, owner) {
  if (!/Map$/.test(namer.rawName(owner)) || /Weak/.test(namer.rawName(owner))) return null;
  const table = namer.follow(owner, "table");
  if (table === null) return null;
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[table + 1], nodes.firstEdge[table] + 3 * MAX_EDGES);
  const at = /* @__PURE__ */ new Map();
  for (let e = nodes.firstEdge[table]; e < end; e++) {
    const index2 = Number.parseInt(namer.edgeName(e), 10);
    if (!Number.isNaN(index2)) at.set(index2, edges.toNode[e]);
  }
  const tally = /* @__PURE__ */ new Map();
  for (const [index2, key] of at) {
    if (!at.has(index2 + 1) || at.has(index2 - 1) || (namer.kinds[key] & PLUMBING) !== 0) continue;
    const constructor = isStringType(typeOf(namer.kinds[key])) ? "(string)" : namer.constructorOf(key);
    tally.set(constructor, (tally.get(constructor) ?? 0) + 1);
  }
  return [...tally].sort((x, y2) => y2[1] - x[1])[0]?.[0] ?? null;
}

// worker/growth/tell/facts.ts
var SAMPLES = 3;
var WAITING_SAMPLES = 9;
var CLASS_SAMPLES = 50;
var MAX_KEPT_BY = 12;
var MAX_ABOVE2 = 12;
var MAX_OWN_FIELDS = 48;
var MAX_CHAIN = 2e4;
function factsOf(view, namer, growth, inside, sources) {
  const { owner, candidate } = growth;
  const fresh = (node) => !view.survives(view.last, node);
  const samples = candidate.freshEntries.slice(-SAMPLES);
  const entries = samples.map((node) => fieldsOf3(namer, node, 2, fresh));
  const ownerNode = owner.node ?? candidate.owners[view.last][0] ?? null;
  const ofOwner = ownerNode === null || namer.isSynthetic(ownerNode) ? [] : fieldsOf3(namer, ownerNode, 1, fresh).slice(0, MAX_OWN_FIELDS);
  const ofHolder = owner.holder === null ? [] : fieldsOf3(namer, owner.holder.node, 1, fresh).slice(0, MAX_OWN_FIELDS);
  const aboveOwner = ownerNode === null ? [] : above(namer, ownerNode);
  const involved = [
    ...aboveOwner,
    ...owner.holder === null ? [] : above(namer, owner.holder.node),
    ...samples,
    ...entries.flat().map((field) => field.target)
  ];
  const files = filesOf(namer, involved, sources);
  return {
    growthKind: growth.growthKind,
    ownerConstructor: owner.constructor,
    ownerName: owner.name,
    ownerFields: named2(ofOwner),
    ownerKeptBy: ownerNode === null ? [] : keepersOf(namer, ownerNode),
    dominatedBy: aboveOwner.slice(1).map((node) => namer.constructorOf(node)),
    keyConstructor: ownerNode === null ? null : keyConstructorOf(namer, ownerNode),
    holderConstructor: owner.holder?.constructor ?? "",
    holderName: owner.holder?.name ?? null,
    holderFields: named2(ofHolder),
    entryConstructor: growth.entryConstructor,
    entryName: growth.entryName,
    entryConstructors: candidate.keys.map((key) => view.keyConstructor(key)),
    pathEdges: growth.path.map((hop) => hop.edge ?? ""),
    pathConstructors: growth.path.map((hop) => hop.constructor),
    inside,
    entryFields: named2(entries.flat()),
    entryFile: samples.length === 0 ? null : fileOf2(namer, samples[samples.length - 1]),
    pendingPromises: pendingPromises(namer, spread2(candidate.freshEntries, WAITING_SAMPLES), fresh),
    heavyVariable: samples.length === 0 ? null : heaviestVariable(namer, samples[samples.length - 1], fresh),
    keptBy: keptBy(namer, samples),
    alsoHeldBy: growth.alsoHeldBy.map((h2) => h2.name ?? h2.constructor),
    detached: detachedAmong(namer, [...samples, ...entries.flat().map((field) => field.target)]),
    files,
    packages: packagesOf(files),
    event: owner.event
  };
}
function programClassOf(view, entries, inside) {
  const heap = view.heaps[view.last];
  const written = /* @__PURE__ */ new Set();
  for (const entry of spread2(entries, CLASS_SAMPLES)) {
    view.walkTerritory(view.last, entry, (node) => {
      if (typeOf(view.kinds[view.last][node]) !== TYPE.object) return;
      const url = sourceOf(heap, node)?.url ?? "";
      if (url !== "" && !url.startsWith("node:")) written.add(view.keyConstructor(view.entryKey(view.last, node)));
    });
  }
  return inside.find((constructor) => written.has(constructor)) ?? null;
}
function spread2(nodes, most) {
  const step = Math.max(1, nodes.length / most);
  return Array.from({ length: Math.min(most, nodes.length) }, (_, i2) => nodes[Math.floor(i2 * step)]);
}
function named2(fields) {
  const record = /* @__PURE__ */ Object.create(null);
  for (const { name, constructor } of fields) record[name] ??= constructor;
  return record;
}
function keepersOf(namer, node) {
  const links = namer.links(node, 12);
  const farther = links.filter(({ holder }) => isPlain(namer.rawName(holder))).flatMap(({ holder }) => namer.links(holder, 6));
  return [...new Set([...links, ...farther].map((link) => keeperText(namer, link)))].slice(0, MAX_KEPT_BY);
}
function keeperText(namer, { holder, name }) {
  return namer.isSynthetic(holder) ? namer.rawName(holder) : `${namer.constructorOf(holder)}.${name}`;
}
function keptBy(namer, samples) {
  const tally = /* @__PURE__ */ new Map();
  for (const node of samples) {
    const kept = namer.links(node, 24).map((link) => keeperText(namer, link));
    for (const text of new Set(kept)) tally.set(text, (tally.get(text) ?? 0) + 1);
  }
  return [...tally].filter(([, times]) => times * 2 > samples.length).sort((x, y2) => y2[1] - x[1]).map(([text]) => text).slice(0, MAX_KEPT_BY);
}
function above(namer, node) {
  const line = [];
  const { name: nameOf } = namer.heap.columns.nodes;
  let before = -1;
  for (let n = node, hop = 0; line.length < MAX_ABOVE2 && hop < MAX_CHAIN && !namer.isSynthetic(n); n = namer.logicalDominator(n), hop++) {
    if (nameOf[n] !== before || line.length === 1) line.push(n);
    before = nameOf[n];
  }
  return line;
}
function fileOf2(namer, node) {
  const position = sourceOf(namer.heap, node);
  if (position !== null) return shortFile(position.url);
  const shared = namer.follow(node, "shared");
  const script = shared === null ? null : namer.follow(shared, "script") ?? namer.follow(shared, "script_or_debug_info");
  return script !== null && namer.rawName(script) === "" ? "" : null;
}
function filesOf(namer, nodes, sources) {
  const files = new Set(sources.map((source) => shortFile(source.url)));
  for (const node of nodes) {
    const position = namer.isContext(node) ? namer.scopeOf(node).source : sourceOf(namer.heap, node);
    if (position !== null && position.url !== "") files.add(shortFile(position.url));
  }
  return [...files];
}
function shortFile(url) {
  if (url.startsWith("node:")) return url;
  const packaged = /^.*[\\/]node_modules[\\/](?!\.)(.+)$/.exec(url.replace(/[?#].*$/, ""));
  return packaged === null ? fileNameOf(url) : packaged[1].replaceAll("\\", "/");
}
function packagesOf(files) {
  const packages = files.flatMap((file) => /^(?!node:)(@[^/]+\/[^/]+|[^@/][^/]*)\//.exec(file)?.[1] ?? []);
  return [...new Set(packages)];
}

// worker/growth/tell/compose.ts
function compose(view, entries, all) {
  const last = view.last;
  const { selfSize } = view.heaps[last].columns.nodes;
  const counts = /* @__PURE__ */ new Map();
  let total = 0;
  for (const entry of all) {
    let key = view.entryKey(last, entry);
    view.walkTerritory(last, entry, (n) => {
      const kind = view.kinds[last][n];
      total += selfSize[n];
      if ((kind & ENGINE) !== 0) return;
      if ((kind & (PLUMBING | CONTEXT)) === 0) key = view.entryKey(last, n);
      const row = counts.get(key);
      const counted = (kind & (PLUMBING | CONTEXT)) === 0 ? 1 : 0;
      if (row === void 0) counts.set(key, { count: counted, bytes: selfSize[n] });
      else {
        row.count += counted;
        row.bytes += selfSize[n];
      }
    });
  }
  const divisor = Math.max(1, entries.length);
  const merged = /* @__PURE__ */ new Map();
  for (const [key, row] of counts) {
    const name = isStringType(key % 16) ? "(string)" : view.keyConstructor(key);
    const known4 = merged.get(name);
    if (known4 === void 0) merged.set(name, { ...row });
    else {
      known4.count += row.count;
      known4.bytes += row.bytes;
    }
  }
  const main = entries.length > 0 ? view.keyConstructor(view.entryKey(last, entries[0])) : "";
  const rows = [...merged].map(([name, row]) => ({
    constructor: name,
    count: round(row.count / divisor),
    bytes: Math.round(row.bytes / divisor)
  })).filter((row) => row.count >= 0.05).sort((x, y2) => Number(y2.constructor === main) - Number(x.constructor === main) || y2.bytes - x.bytes);
  return { rows: rows.slice(0, 12), bytesPerEntry: Math.round(total / divisor) };
}
function round(value) {
  return Math.round(value * 100) / 100;
}

// worker/growth/tell/fingerprint.ts
function fingerprintOf(hash, parts) {
  const text = parts.map(
    (part) => part.replace(/system \/ Context.*/, "system / Context").replace(/^\((?:concatenated|sliced) string\)$/, "(string)")
  ).join("\0");
  return `sha256:${hash(text).slice(0, 32)}`;
}

// worker/growth/tell/target.ts
var LISTENERS = /* @__PURE__ */ new Set(["listeners", "abort-signal-listeners", "media-queries", "client-sockets"]);
var EVENT_TABLES = /^(_events|_callbacks|_?listeners|_?handlers|all|<symbol kEvents>|<symbol events>)$/;
var SAMPLES2 = 9;
var MAX_DEPTH4 = 4;
var MAX_CLIMB2 = 4;
function targetOf2(namer, growth, pattern, name) {
  if (pattern === null || !LISTENERS.has(pattern)) return null;
  const entries = growth.candidate.freshEntries;
  const step = Math.max(1, Math.floor(entries.length / SAMPLES2));
  const samples = entries.filter((_, i2) => i2 % step === 0).slice(0, SAMPLES2);
  const callbacks = samples.map((entry) => callbackOf(namer, entry)).filter((node) => node !== null);
  const called2 = callbacks.map((node) => ({ name: namer.rawName(node), at: sourceOf(namer.heap, node) }));
  const keys2 = called2.map(({ name: name2, at: at2 }) => `${name2} ${at2?.url ?? ""}:${at2?.line ?? ""}:${at2?.column ?? ""}`);
  const most = mostOf(keys2, samples.length);
  const { name: callback, at } = called2[keys2.indexOf(most ?? "")] ?? { name: "", at: null };
  return {
    kind: "listener",
    on: pageTargetOf(growth) ?? name,
    event: growth.owner.event ?? (pattern === "abort-signal-listeners" ? "abort" : null) ?? (pattern === "media-queries" ? "change" : null) ?? mostOf(
      samples.map((entry) => eventOf(namer, entry) ?? ""),
      samples.length
    ),
    callback: callback === "" ? null : callback,
    ...at === null || at.url === "" || at.url.startsWith("node:") ? {} : { at: { url: at.url, line: at.line, column: at.column } }
  };
}
function pageTargetOf({ owner, candidate, entryConstructor }) {
  if (entryConstructor === "MediaQueryList" || /^(Pending activities|MediaQueryList)$/.test(owner.constructor))
    return candidate.freshEntries.length > 0 ? "matchMedia(\u2026)" : null;
  if (isWindow2(owner.constructor) || owner.constructor === "globalThis") return "window";
  if (isGlobal(owner.constructor)) return null;
  if (owner.constructor === "AbortSignal" && owner.name === null) return "AbortSignal";
  if (isDocument(owner.constructor)) return "document";
  return isPageObject(owner.constructor) && owner.constructor.includes("<") ? owner.constructor.replace(/^Detached /, "") : null;
}
function listensOf(target) {
  if (target === null) return [];
  const { event, callback, at } = target;
  const place = at === void 0 ? "" : `${fileNameOf(at.url)}:${at.line}`;
  const called2 = callback !== null ? "callback" : place !== "" ? "place" : null;
  if (event === null && called2 === null) return [];
  const key = [event === null ? [] : ["event"], called2 === null ? [] : [called2]].flat().join(".");
  return [{ key: `report.listens.${key}`, params: { event: event ?? "", callback: callback ?? "", place } }];
}
function mostOf(texts, samples) {
  const tally = /* @__PURE__ */ new Map();
  for (const text of texts) tally.set(text, (tally.get(text) ?? 0) + 1);
  for (const [text, times] of tally) if (times * 2 > samples && text !== "") return text;
  return null;
}
function callbackOf(namer, entry) {
  const { nodes, edges } = namer.heap.columns;
  let level = [entry];
  const seen = new Set(level);
  for (let depth = 0; depth <= MAX_DEPTH4 && level.length > 0; depth++) {
    const next = [];
    for (const node of level) {
      if (typeOf(namer.kinds[node]) === TYPE.closure) return wrappedBy(namer, node);
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        const to = edges.toNode[e];
        const edge = namer.edgeName(e);
        if (seen.has(to) || namer.edgeType(e) === "weak" || edge === "__proto__" || edge === "map") continue;
        if (edge === "next" || edge === "previous") continue;
        seen.add(to);
        next.push(to);
      }
    }
    level = next;
  }
  return null;
}
function wrappedBy(namer, closure) {
  const inner = namer.follow(closure, "listener");
  return inner !== null && typeOf(namer.kinds[inner]) === TYPE.closure ? inner : closure;
}
function eventOf(namer, entry) {
  let at = entry;
  for (let hop = 0; hop < MAX_CLIMB2; hop++) {
    const links = namer.links(at, 16);
    const keyed = links.find((link) => link.kind === "property" && isEventTable2(namer, link.holder));
    if (keyed !== void 0) return eventName(keyed);
    const inMap = links.find((link) => link.kind === "entry" && isEventTable2(namer, link.holder));
    if (inMap !== void 0) return keyInMap(namer, at);
    const up = links.find(isOfList);
    if (up === void 0) return null;
    at = up.holder;
  }
  return null;
}
function isOfList({ kind, name }) {
  return kind === "element" || kind === "entry" || name === "next" || name === "previous";
}
function isEventTable2(namer, node) {
  return namer.links(node, 8).some((link) => link.kind === "property" && EVENT_TABLES.test(link.name));
}
function eventName({ name }) {
  return name.replace(/^\$/, "");
}
function keyInMap(namer, value) {
  const { nodes, edges } = namer.heap.columns;
  for (const edge of firstRetainers(namer.heap, value)) {
    const table = sourceOfEdge(namer.heap, edge);
    const at = Number.parseInt(namer.edgeName(edge), 10);
    if (typeOf(namer.kinds[table]) !== TYPE.array || Number.isNaN(at)) continue;
    for (let e = nodes.firstEdge[table]; e < nodes.firstEdge[table + 1]; e++) {
      const key = edges.toNode[e];
      if (Number.parseInt(namer.edgeName(e), 10) === at - 1 && isStringType(typeOf(namer.kinds[key])))
        return namer.rawName(key);
    }
  }
  return null;
}

// worker/heap/source-text.ts
var CUT = 1024;
var textsOf = /* @__PURE__ */ new WeakMap();
function sourceTextOf(heap, url) {
  let texts = textsOf.get(heap);
  if (texts === void 0) {
    texts = /* @__PURE__ */ new Map();
    textsOf.set(heap, texts);
  }
  const known4 = texts.get(url);
  if (known4 !== void 0) return known4;
  const found = read(heap, url);
  texts.set(url, found);
  return found;
}
function read(heap, url) {
  const { columns } = heap;
  const { locations, nodes, strings } = columns;
  const ids = new Set((heap.scripts ?? []).filter((script) => script.url === url).map(({ scriptId }) => scriptId));
  if (locations === null || ids.size === 0) return null;
  const schema = schemaOf(columns);
  for (let row = 0; row < locations.count; row++) {
    if (!ids.has(locations.scriptId[row])) continue;
    const script = scriptOfLocation(columns, schema, row);
    const source = script < 0 ? -1 : targetOf(columns, schema, script, ["source"]);
    if (source < 0) continue;
    const text = nodes.type[source] === schema.string ? textOf(strings, nodes.name[source]) : "";
    if (text !== "") return { text, whole: text.length < CUT };
    ids.delete(locations.scriptId[row]);
    if (ids.size === 0) return null;
  }
  return null;
}

// worker/growth/name/uses.ts
var MAX_MODULES = 2;
var MAX_VARIABLES = 200;
var known3 = /* @__PURE__ */ new WeakMap();
function usesOf(namer, name) {
  let ofHeap = known3.get(namer.heap);
  if (ofHeap === void 0) {
    ofHeap = /* @__PURE__ */ new Map();
    known3.set(namer.heap, ofHeap);
  }
  const found = ofHeap.get(name) ?? findUses(namer, name);
  ofHeap.set(name, found);
  return found;
}
function findUses(namer, name) {
  const { nodes, edges } = namer.heap.columns;
  const lines = [];
  const seen = /* @__PURE__ */ new Set();
  const note = (scope, local) => {
    const { source } = namer.scopeOf(scope);
    if (source === null || originOfUrl(source.url) !== 3 || seen.has(source.url)) return;
    seen.add(source.url);
    lines.push(lineOf(namer, name, local, source));
  };
  for (let node = 0; node < nodes.count && lines.length < MAX_MODULES; node++) {
    if ((namer.kinds[node] & CONTEXT) !== 0) {
      const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_VARIABLES);
      for (let e = nodes.firstEdge[node]; e < end; e++) {
        if (namer.edgeType(e) === "context" && isOfPackage(namer, edges.toNode[e], name)) note(node, namer.edgeName(e));
      }
    } else if (typeOf(namer.kinds[node]) === TYPE.closure && isOfPackage(namer, node, name)) {
      for (const scope of importersOf(namer, node)) note(scope, "");
    }
  }
  return lines;
}
function isOfPackage(namer, node, name) {
  return packageOf(sourceOf(namer.heap, node)?.url ?? "")?.name === name;
}
function importersOf(namer, node) {
  const { heap } = namer;
  const scopes = [];
  for (const toValue of firstRetainers(heap, node, MAX_VARIABLES)) {
    const cell = sourceOfEdge(heap, toValue);
    if (namer.rawName(cell) !== "system / Cell") continue;
    for (const toCell of firstRetainers(heap, cell, MAX_VARIABLES)) {
      for (const toList of firstRetainers(heap, sourceOfEdge(heap, toCell), 8)) {
        const module = sourceOfEdge(heap, toList);
        if (namer.rawName(module) !== "system / SourceTextModule") continue;
        const scope = scopeOfModule(namer, module);
        if (scope !== null) scopes.push(scope);
      }
    }
  }
  return scopes;
}
function scopeOfModule(namer, module) {
  const { nodes, edges } = namer.heap.columns;
  for (let e = nodes.firstEdge[module]; e < nodes.firstEdge[module + 1]; e++) {
    const code = edges.toNode[e];
    const scope = namer.rawName(code) === "Generator" ? namer.follow(code, "context") : null;
    if (scope !== null && namer.isContext(scope)) return scope;
  }
  return null;
}
function lineOf(namer, name, local, source) {
  const text = sourceTextOf(namer.heap, source.url)?.text ?? "";
  const names = local === "" ? localNames(text, name) : [local];
  const call2 = firstCall(text, names);
  return call2 === null ? { function: names[0] ?? "", url: source.url, line: source.line, column: source.column } : { function: call2.name, url: source.url, line: call2.line, column: call2.column };
}
function localNames(text, name) {
  const quoted = name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  const clause = new RegExp(
    String.raw`(?:import\s+([^'";]+?)\s+from\s*|(?:const|let|var)\s+([^=;]+?)\s*=\s*require\(\s*)['"]${quoted}(?:\/[^'"]*)?['"]`,
    "g"
  );
  const names = [];
  for (const match of text.matchAll(clause)) {
    for (const part of (match[1] ?? match[2]).split(/[{},]/)) {
      const word = /([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*$/u.exec(part.replace(/^type\s/, ""));
      if (word !== null) names.push(word[1]);
    }
  }
  return [...new Set(names)];
}
function firstCall(text, names) {
  if (names.length === 0) return null;
  const any = names.map((name) => name.replace(/[$]/g, "\\$&")).join("|");
  const call2 = new RegExp(
    String.raw`(?<![\p{ID_Continue}$.'"/])(${any})(?:\s*\(|\.[\p{ID_Start}$_][\p{ID_Continue}$]*\s*\()`,
    "u"
  );
  const lines = text.split("\n");
  for (const [i2, line] of lines.entries()) {
    if (/^\s*(?:\/\/|\*|import\b)/.test(line)) continue;
    const found = call2.exec(line);
    if (found !== null) return { name: found[1], line: i2 + 1, column: found.index + 1 };
  }
  return null;
}

// worker/growth/name/whose.ts
var MAX_CLIMB3 = 5;
var MAX_ENTRIES = 5;
var MAX_FIELDS4 = 40;
var MAX_INSIDE = 400;
var MAX_LINES = 3;
var ENDS = [
  "dispose",
  "destroy",
  "shutdown",
  "teardown",
  "restore",
  "unsubscribe",
  "unregister",
  "deregister",
  "disconnect",
  "terminate",
  "stop",
  "close"
];
var MODULE_KEY = /^(\/|[A-Z]:\\|file:\/\/).*\.[cm]?js$/i;
function whoseCode(view, namer, growth) {
  const { owner } = growth;
  const samples = growth.candidate.freshEntries.slice(-MAX_ENTRIES);
  const functions = samples.flatMap((node) => functionsIn(namer, node));
  const place = placeFrom(namer, owner.holder?.node ?? (owner.node === null ? someOwner(growth) : null)) ?? moduleOn(growth);
  const owns = place === null ? null : packageOf(place);
  const classUrl = owner.node === null ? "" : sourceOf(namer.heap, owner.node)?.url ?? "";
  const made2 = owns === null ? packageOf(classUrl) : null;
  const mayAdd = owns === null && made2 === null && (isOfPlatform2(owner, classUrl) || owner.event !== null);
  const adds = mayAdd ? adderAmong(namer, functions) : null;
  const onGlobal = isOnGlobal(namer, owner) ? classOfEntries(namer, samples) : null;
  const found = owns ?? made2 ?? adds ?? onGlobal;
  const lines = linesOf(view, namer, samples, functions);
  if (found !== null && lines.length < MAX_LINES) lines.push(...usesOf(namer, found.name));
  return {
    package: found === null ? null : { name: found.name, version: found.version },
    part: owns !== null ? "owns" : made2 !== null ? "made" : adds !== null ? "adds" : found !== null ? "owns" : null,
    addedBy: distinct(lines),
    wayOut: found === null ? null : wayOutOf(namer, owner, samples)
  };
}
function moduleOn({ path: path3 }) {
  return path3.findLast(({ edge }) => edge !== null && MODULE_KEY.test(edge))?.edge ?? null;
}
function someOwner({ candidate, growthKind }) {
  return growthKind === "many-owners" ? candidate.owners.at(-1)?.[0] ?? null : null;
}
function placeFrom(namer, from2) {
  let at = from2;
  for (let hop = 0; at !== null && hop < MAX_CLIMB3; hop++) {
    const position = positionOf3(namer, at);
    if (position !== null && position.url !== "" && namer.constructorOf(at) !== "Module") return position.url;
    const [best2] = namer.bestLinks(at, 16).filter(({ kind }) => kind !== "root");
    if (best2 !== void 0 && MODULE_KEY.test(best2.name)) return best2.name;
    at = best2?.holder ?? null;
  }
  return null;
}
function positionOf3(namer, node) {
  return namer.isContext(node) ? namer.scopeOf(node).source : sourceOf(namer.heap, node);
}
function isOfPlatform2(owner, classUrl) {
  return originOfUrl(classUrl) === 1 && !isPlain(owner.constructor);
}
function functionsIn(namer, entry) {
  if (typeOf(namer.kinds[entry]) === TYPE.closure) return [entry];
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[entry + 1], nodes.firstEdge[entry] + MAX_FIELDS4);
  const found = [];
  for (let e = nodes.firstEdge[entry]; e < end; e++) {
    const target = edges.toNode[e];
    const isOwn = namer.edgeName(e) !== "constructor" && namer.edgeType(e) !== "weak";
    if (isOwn && typeOf(namer.kinds[target]) === TYPE.closure) found.push(target);
  }
  return found;
}
function adderAmong(namer, functions) {
  const tally = /* @__PURE__ */ new Map();
  for (const node of functions) {
    const url = sourceOf(namer.heap, node)?.url ?? "";
    if (originOfUrl(url) === 1) continue;
    const file = packageOf(url);
    const one = tally.get(file?.name ?? "");
    if (one === void 0) tally.set(file?.name ?? "", { file, count: 1 });
    else one.count++;
  }
  return [...tally.values()].sort((x, y2) => y2.count - x.count)[0]?.file ?? null;
}
function linesOf(view, namer, samples, functions) {
  const lines = [];
  for (const node of functions) addLine(lines, namer.rawName(node), sourceOf(namer.heap, node));
  for (const node of functions) {
    const context = namer.follow(node, "context");
    if (context !== null && namer.isContext(context)) addScope(lines, namer, context);
  }
  const [newest] = samples.slice(-1);
  if (newest === void 0 || lines.length >= MAX_LINES) return lines;
  let left = MAX_INSIDE;
  view.walkTerritory(view.last, newest, (node) => {
    if (left-- <= 0) return;
    if (typeOf(namer.kinds[node]) === TYPE.closure) addLine(lines, namer.rawName(node), sourceOf(namer.heap, node));
    else if ((namer.kinds[node] & CONTEXT) !== 0) addScope(lines, namer, node);
  });
  if (lines.length === 0) addLine(lines, namer.constructorOf(newest), sourceOf(namer.heap, newest));
  return lines;
}
function addScope(lines, namer, context) {
  const { functionName, source } = namer.scopeOf(context);
  if (functionName !== null) addLine(lines, functionName, source);
}
function addLine(lines, name, position) {
  if (position === null || originOfUrl(position.url) !== 3 || position.url.startsWith("system / ")) return;
  lines.push({ function: name, url: position.url, line: position.line, column: position.column });
}
function distinct(lines) {
  const seen = /* @__PURE__ */ new Set();
  return lines.filter(({ url, line }) => !seen.has(`${url}:${line}`) && seen.add(`${url}:${line}`)).slice(0, MAX_LINES);
}
function isOnGlobal(namer, { node, holder, constructor }) {
  if (node === null || holder === null || !isPlain(constructor)) return false;
  return isGlobal(namer.constructorOf(holder.node)) || namer.constructorOf(holder.node) === "process";
}
function classOfEntries(namer, samples) {
  const [newest] = samples.slice(-1);
  return newest === void 0 ? null : packageOf(sourceOf(namer.heap, newest)?.url ?? "");
}
function wayOutOf(namer, owner, samples) {
  const [newest] = samples.slice(-1);
  for (const node of [newest, owner.node, owner.holder?.node, ...holdersAbove2(namer, owner)]) {
    if (node === void 0 || node === null || namer.isContext(node)) continue;
    const found = best(endsOf(namer, node));
    if (found !== null) return found;
  }
  return null;
}
var MAX_CLASSES = 3;
function holdersAbove2(namer, { node, holder }) {
  const found = [];
  let at = holder?.node ?? node;
  for (let hop = 0; at !== null && hop < MAX_CLIMB3; hop++) {
    at = namer.bestLinks(at, 16).find(({ kind }) => kind !== "root")?.holder ?? null;
    if (at !== null && isPackagesObject(namer, at)) found.push(at);
  }
  return found;
}
function isPackagesObject(namer, node) {
  return typeOf(namer.kinds[node]) === TYPE.object && !namer.isContext(node) && originOfUrl(sourceOf(namer.heap, node)?.url ?? "") === 2;
}
function endsOf(namer, node) {
  const found = endsIn(namer, node);
  let at = namer.follow(node, "__proto__");
  for (let up = 0; at !== null && up < MAX_CLASSES; up++) {
    found.push(...endsIn(namer, at));
    at = namer.follow(at, "__proto__");
  }
  return found;
}
function best(names) {
  return ENDS.find((name) => names.includes(name)) ?? null;
}
function endsIn(namer, node) {
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_INSIDE);
  const found = [];
  for (let e = nodes.firstEdge[node]; e < end; e++) {
    if (namer.edgeType(e) !== "property" || typeOf(namer.kinds[edges.toNode[e]]) !== TYPE.closure) continue;
    const name = namer.edgeName(e);
    if (ENDS.includes(name) && originOfUrl(sourceOf(namer.heap, edges.toNode[e])?.url ?? "") === 2) found.push(name);
  }
  return found;
}

// worker/growth/name/declarations.ts
var MAX_MINIFIED = 2;
var DECLARES = /* @__PURE__ */ new Set(["const", "let", "var"]);
var BEFORE_VALUE = /* @__PURE__ */ new Set([
  "return",
  "typeof",
  "case",
  "in",
  "of",
  "new",
  "delete",
  "void",
  "throw",
  "await",
  "yield",
  "default",
  "instanceof",
  "extends"
]);
var MODIFIERS = /* @__PURE__ */ new Set(["private", "public", "protected", "readonly", "static", "declare", "override", "accessor"]);
var WORD = /[\p{ID_Start}\p{ID_Continue}$#@\u200c\u200d]+/uy;
function* tokensOf(text) {
  const templates = [];
  let braces = 0;
  let at = 0;
  let before = null;
  while (at < text.length) {
    const c2 = text[at];
    if (c2 === " " || c2 === "\n" || c2 === "	" || c2 === "\r") {
      at++;
      continue;
    }
    if (c2 === "/" && (text[at + 1] === "/" || text[at + 1] === "*")) {
      const end = text[at + 1] === "/" ? text.indexOf("\n", at) : text.indexOf("*/", at + 2) + 1;
      at = end <= 0 ? text.length : end + 1;
      continue;
    }
    const start = at;
    let token;
    if (c2 === '"' || c2 === "'") {
      at = endOfString(text, at, c2);
      token = { text: '""', at: start, word: false };
    } else if (c2 === "`" || c2 === "}" && templates[templates.length - 1] === braces) {
      if (c2 === "}") templates.pop();
      const end = endOfTemplate(text, at + 1);
      at = end.at;
      if (end.open) templates.push(braces);
      token = { text: '""', at: start, word: false };
    } else if (c2 === "/" && regexMayFollow(before)) {
      at = endOfRegex(text, at);
      token = { text: '""', at: start, word: false };
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0];
      if (word !== void 0) {
        at += word.length;
        token = { text: word, at: start, word: true };
      } else {
        if (c2 === "{") braces++;
        if (c2 === "}") braces--;
        const arrow2 = c2 === "=" && text[at + 1] === ">";
        const equal = c2 === "=" && text[at + 1] === "=";
        at += arrow2 || equal ? 2 : 1;
        token = { text: arrow2 ? "=>" : equal ? "==" : c2, at: start, word: false };
      }
    }
    before = token;
    yield token;
  }
}
function endOfString(text, from2, quote) {
  for (let at = from2 + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === "\n") return at;
  }
  return text.length;
}
function endOfTemplate(text, from2) {
  for (let at = from2; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "`") return { at: at + 1, open: false };
    else if (text[at] === "$" && text[at + 1] === "{") return { at: at + 2, open: true };
  }
  return { at: text.length, open: false };
}
function regexMayFollow(before) {
  if (before === null) return true;
  return before.word ? BEFORE_VALUE.has(before.text) : before.text !== ")" && before.text !== "]" && before.text !== "}" && before.text !== '""';
}
function endOfRegex(text, from2) {
  let inClass = false;
  for (let at = from2 + 1; at < text.length && text[at] !== "\n"; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "[") inClass = true;
    else if (text[at] === "]") inClass = false;
    else if (text[at] === "/" && !inClass) return at + 1;
  }
  return from2 + 1;
}
function findDeclaration(text, wanted) {
  if (wanted.name === "" || !text.includes(wanted.name)) return null;
  const walker = new Walker(wanted);
  let held = null;
  for (const token of tokensOf(text)) {
    if (held !== null) walker.see(held, token.text);
    held = token;
  }
  if (held !== null) walker.see(held, "");
  return walker.best < 0 || walker.isAmbiguous ? null : positionIn(text, walker.best);
}
function positionIn(text, offset) {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
var Walker = class {
  /** Offset of the best declaration; -1 for none. */
  best = -1;
  bestScore = 0;
  /** Functions around the best one, and how many declarations are as good. */
  bestDepth = 0;
  asGood = 0;
  wanted;
  stack = [{ kind: "module", functionName: null, className: null, depth: 0, pattern: false }];
  previous = "";
  beforePrevious = "";
  /** Class whose body the next brace opens. */
  pendingClass = null;
  /** Function whose body the next brace opens; '' for one without a name. */
  pendingFunction = null;
  /** The variable declared last in this statement: names an arrow function. */
  declared = null;
  declaring = false;
  constructor(wanted) {
    this.wanted = wanted;
  }
  see({ text, at, word }, next) {
    if (word) this.seeWord(text, at, next);
    else this.seeSign(text);
    this.beforePrevious = this.previous;
    this.previous = text;
  }
  /** What stands before an equals sign, as in `a = 1, Feed = class {`; null elsewhere. */
  get assigned() {
    return this.previous === "=" && /^[\p{ID_Start}$_]/u.test(this.beforePrevious) ? this.beforePrevious : null;
  }
  get frame() {
    return this.stack[this.stack.length - 1];
  }
  seeWord(text, at, next) {
    if (text === this.wanted.name || text === `#${this.wanted.name}`) this.judge(at, next);
    if (DECLARES.has(text)) this.declaring = true;
    if (DECLARES.has(this.previous)) this.declared = text;
    if (this.previous === "class" && text !== "extends") this.pendingClass = text;
    else if (text === "class" && this.previous !== ".") this.pendingClass = this.assigned ?? this.declared ?? "";
    if (text === "function") this.pendingFunction = this.declared ?? "";
    else if (this.previous === "function" || this.previous === "*" && this.beforePrevious === "function")
      this.pendingFunction = text;
  }
  seeSign(text) {
    switch (text) {
      case "{":
        this.open(this.braceKind());
        break;
      case "(":
        this.open(this.isParams() ? "params" : "paren");
        break;
      case "[":
        this.open("bracket");
        break;
      case "}":
      case ")":
      case "]":
        if (this.stack.length > 1) this.stack.pop();
        break;
      case "=>":
        this.pendingFunction = this.declared ?? "";
        break;
      case ";":
        this.declaring = false;
        this.declared = null;
        this.pendingFunction = null;
        break;
    }
  }
  /** Parameters follow `function name`, and a method's name in a class or an object. */
  isParams() {
    if (this.pendingFunction !== null) return true;
    const { kind } = this.frame;
    if (kind !== "class" && kind !== "object") return false;
    this.pendingFunction = this.previous;
    return true;
  }
  braceKind() {
    if (DECLARES.has(this.previous)) return "object";
    if (this.pendingClass !== null && this.previous !== "(") return "class";
    if (this.previous === ")" || this.previous === "=>") return this.pendingFunction === null ? "block" : "function";
    if (this.pendingFunction !== null && this.previous !== "," && this.previous !== "(" && this.previous !== "=" && this.previous !== ":")
      return "function";
    return ["(", ",", "=", ":", "[", "?", "&", "|", "..."].includes(this.previous) || BEFORE_VALUE.has(this.previous) ? "object" : "block";
  }
  open(kind) {
    const outer = this.frame;
    const isFunction = kind === "function";
    this.stack.push({
      kind,
      functionName: isFunction ? this.pendingFunction : outer.functionName,
      className: kind === "class" ? this.pendingClass : outer.className,
      depth: outer.depth + (isFunction ? 1 : 0),
      pattern: DECLARES.has(this.previous) || outer.pattern && kind !== "paren"
    });
    if (kind === "class") this.pendingClass = null;
    if (isFunction) this.pendingFunction = null;
    if (isFunction || kind === "class") this.declared = null;
  }
  judge(at, next) {
    const score = this.wanted.kind === "variable" ? this.asVariable(next) : this.asProperty(next);
    const { depth } = this.frame;
    const isBetter = score > this.bestScore || score === this.bestScore && score > 0 && depth < this.bestDepth;
    if (isBetter) {
      this.bestScore = score;
      this.best = at;
      this.bestDepth = depth;
      this.asGood = 1;
    } else if (score === this.bestScore && depth === this.bestDepth) this.asGood++;
  }
  /** Whether a name of one or two letters is declared in several functions side by side: any of them may be meant. */
  get isAmbiguous() {
    const { name, kind, functionName } = this.wanted;
    if (kind !== "variable" || functionName !== null || name.length > MAX_MINIFIED || this.bestDepth === 0)
      return false;
    return this.asGood > 1 || this.bestDepth > 1;
  }
  asVariable(next) {
    const { previous, frame } = this;
    const { functionName } = this.wanted;
    const right = functionName === null ? frame.depth === 0 : frame.functionName === functionName;
    const declared = DECLARES.has(previous) || previous === "function" || previous === "class" || previous === "*" && this.beforePrevious === "function";
    let score = 0;
    if (declared) score = 6;
    else if (frame.pattern && next !== ":" && previous !== ".") score = 5;
    else if (this.declaring && previous === "," && frame.kind !== "paren" && frame.kind !== "object") score = 4;
    else if (frame.kind === "params" && previous !== "." && previous !== "=")
      score = this.pendingFunction === functionName ? 9 : 3;
    else if (previous === "import" || previous === "as") score = 2;
    else if (previous === ".")
      score = next === "=" && ["globalThis", "window", "global", "self", "exports"].includes(this.beforePrevious) ? 3 : 0;
    else if (next === "=") score = 1;
    return score > 0 && right ? score + 4 : score;
  }
  asProperty(next) {
    const { previous, frame } = this;
    const { className } = this.wanted;
    const inClass = className !== null && (frame.className === className || frame.functionName === className);
    let score = 0;
    if (previous === ".") {
      if (next !== "=") return 0;
      score = this.beforePrevious === "this" ? 4 : 3;
      if (className !== null && this.beforePrevious === className) score += 4;
    } else if (frame.kind === "class" && next !== "(" && next !== "." && previous !== "@") score = 6;
    else if (frame.kind === "params" && MODIFIERS.has(previous)) score = 6;
    else if (frame.kind === "object" && !frame.pattern && (previous === "{" || previous === ",") && (next === ":" || next === "," || next === "}"))
      score = 3;
    return score > 0 && inClass ? score + 4 : score;
  }
};

// worker/growth/name/positions.ts
var MAX_TEXT2 = 2 << 20;
function sourcesOf(view, namer, growth, inProgram) {
  const { owner, candidate } = growth;
  const heap = view.heaps[view.last];
  const declared = declarationOf(namer, owner);
  const sources = [];
  const add = (position) => {
    if (position === null || position.url === "" || isBuiltIn(position.url) || position.url.startsWith("system / "))
      return;
    if (!sources.some((s) => s.url === position.url && s.line === position.line)) sources.push({ ...position });
  };
  if (inProgram !== null) add(declarationInProgram(namer, inProgram));
  add(declared);
  const holder = owner.holder?.node ?? null;
  if (holder !== null && (declared === null || !namer.isContext(holder))) add(positionOf4(namer, holder));
  if (owner.node !== null) add(sourceOf(heap, owner.node));
  const sample = candidate.freshEntries[candidate.freshEntries.length - 1];
  if (sample !== void 0) {
    add(sourceOf(heap, sample));
    add(functionIn(namer, sample));
  }
  return sources.sort((x, y2) => Number(isLibrary2(x.url)) - Number(isLibrary2(y2.url)));
}
function isBuiltIn(url) {
  return url.startsWith("node:") || url.startsWith("ext:");
}
function isLibrary2(url) {
  return url.includes("node_modules");
}
var MAX_FIELDS5 = 40;
var MAX_NATIVE_HOPS = 3;
function functionIn(namer, node, hops = MAX_NATIVE_HOPS) {
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_FIELDS5);
  for (let e = nodes.firstEdge[node]; e < end; e++) {
    const target = edges.toNode[e];
    if (namer.edgeType(e) === "weak" || namer.edgeName(e) === "constructor") continue;
    if (typeOf(namer.kinds[target]) === TYPE.native && typeOf(namer.kinds[node]) === TYPE.native && hops > 0) {
      const inside = functionIn(namer, target, hops - 1);
      if (inside !== null) return inside;
    }
    if (typeOf(namer.kinds[target]) !== TYPE.closure) continue;
    const position = sourceOf(namer.heap, target);
    if (position !== null && position.url !== "" && !isBuiltIn(position.url) && !isLibrary2(position.url))
      return position;
  }
  return null;
}
function positionOf4(namer, node) {
  return namer.isContext(node) ? namer.scopeOf(node).source : sourceOf(namer.heap, node);
}
function declarationOf(namer, owner) {
  const keeper = owner.node === null && owner.holder !== null && !namer.isContext(owner.holder.node) ? nameOwner(namer, owner.holder.node) : owner;
  const { name, holder } = keeper.name === owner.name ? keeper : owner;
  if (name === null || holder === null) return null;
  if (namer.isContext(holder.node)) {
    const { functionName, source } = namer.scopeOf(holder.node);
    return source === null ? null : search(namer.heap, [source.url], { name, kind: "variable", functionName, className: null });
  }
  const className = holder.constructor === "Object" || holder.constructor === "Function" ? holder.name : holder.constructor;
  return search(namer.heap, urlsAbove(namer, holder.node), { name, kind: "property", functionName: null, className });
}
function declarationInProgram(namer, { name, source }) {
  if (source === null) return null;
  const wanted = { name, functionName: null, className: null };
  return search(namer.heap, [source.url], { ...wanted, kind: "variable" }) ?? search(namer.heap, [source.url], { ...wanted, kind: "property" }) ?? source;
}
function urlsAbove(namer, node) {
  const own = sourceOf(namer.heap, node)?.url;
  const scopes = (routeTo(namer, node) ?? []).filter(({ target }) => namer.isContext(target)).map(({ target }) => namer.scopeOf(target).source?.url);
  return [.../* @__PURE__ */ new Set([own, ...scopes.reverse()])].filter((url) => url !== void 0 && url !== "");
}
function search(heap, urls, wanted) {
  for (const url of urls.slice(0, 4)) {
    const source = sourceTextOf(heap, url);
    if (source === null || source.text.length > MAX_TEXT2) continue;
    const found = findDeclaration(source.text, wanted);
    if (found !== null) return { url, ...found, name: wanted.name };
  }
  return null;
}

// worker/growth/laws/laws.ts
var ROUNDING_BYTES = 64;
var EVEN_SHARE = 0.15;
var MIN_STEPS_EVEN = 3;
var MIN_EVEN_BYTES = 65536;
var NOBODY_KNOWS = /^(\(GC roots\)|Pending activities|ScriptedAnimationController)$/;
var CHECKS = [
  ["owner-on-path", ownerOnPath],
  ["name-on-path", nameOnPath],
  ["path-visits-once", pathVisitsOnce],
  ["path-avoids-entries", pathAvoidsEntries],
  ["not-also-itself", notAlsoItself],
  ["counts-rise", countsRise],
  ["figures-fit", figuresFit],
  ["bytes-overrule-counts", bytesOverruleCounts],
  ["known-name", knownName]
];
function lawsBrokenBy(finding) {
  return CHECKS.flatMap(([law, check]) => {
    const detail = check(finding);
    return detail === null ? [] : [{ law, rank: finding.rank, detail }];
  });
}
function ownerOnPath({ owner, path: path3 }) {
  if (owner.objectId === null || path3.length <= 1 || path3.some(({ objectId }) => objectId === owner.objectId))
    return null;
  return `@${owner.objectId} is not on the path`;
}
function nameOnPath({ owner, path: path3 }) {
  const { name } = owner;
  if (name === null || name === "globalThis" || owner.objectId === null || path3.length <= 1) return null;
  return path3.some(({ edge }) => edge === name) ? null : `no hop is called ${name}`;
}
function pathVisitsOnce({ path: path3 }) {
  const seen = /* @__PURE__ */ new Set();
  for (const { objectId } of path3) {
    if (objectId === null || objectId === void 0) continue;
    if (seen.has(objectId)) return `@${objectId} is visited twice`;
    seen.add(objectId);
  }
  return null;
}
function pathAvoidsEntries({ path: path3, sampleObjectIds, owner, growthKind }) {
  if (growthKind === "bytes" || growthKind === "depth" || growthKind === "roots") return null;
  const met = path3.slice(0, -2).find(
    ({ objectId }) => typeof objectId === "number" && objectId !== owner.objectId && sampleObjectIds.includes(objectId)
  );
  return met === void 0 ? null : `passes entry @${met.objectId ?? 0}`;
}
function notAlsoItself({ owner, alsoHeldBy: alsoHeldBy2 }) {
  if (owner.objectId === null || alsoHeldBy2.every(({ objectId }) => objectId !== owner.objectId)) return null;
  return `also held by @${owner.objectId}`;
}
function countsRise({ kind, growthKind, countBySnapshot: count }) {
  if (kind !== "leak" || growthKind !== "width" && growthKind !== "many-owners") return null;
  const last = count[count.length - 1];
  return last > count[0] ? null : `${count[0]} \u2192 ${last} entries`;
}
function figuresFit({ exclusiveBytes, sharedBytes, retainedBytesBySnapshot }) {
  if (exclusiveBytes < 0 || sharedBytes < 0 || retainedBytesBySnapshot.some((bytes) => bytes < 0))
    return "negative bytes";
  return exclusiveBytes <= sharedBytes + ROUNDING_BYTES ? null : `frees ${exclusiveBytes} of a share of ${sharedBytes}`;
}
function bytesOverruleCounts({ kind, retainedBytesBySnapshot: bytes }) {
  if (kind !== "warm-up" || bytes.length <= MIN_STEPS_EVEN) return null;
  const steps = bytes.slice(1).map((after, i2) => after - bytes[i2]);
  const most = Math.max(...steps);
  const isEven2 = steps.every((step) => step > 0 && most - step <= EVEN_SHARE * most);
  return isEven2 && bytes[bytes.length - 1] - bytes[0] >= MIN_EVEN_BYTES ? `warm-up that rises evenly: ${bytes.join(", ")}` : null;
}
function knownName({ owner, messages }) {
  if (owner.name !== null && NOBODY_KNOWS.test(owner.name)) return `owner is called ${owner.name}`;
  const spoken = messages.advice.flatMap(({ params }) => Object.values(params ?? {}));
  return spoken.some((value) => typeof value === "string" && value.includes("(GC roots)")) ? "advice names (GC roots)" : null;
}

// worker/growth/tell/whose-words.ts
function placeOf2(sources, { package: owner, part }) {
  const label = owner === null ? "" : `${owner.name}${owner.version === null ? "" : `@${owner.version}`}`;
  if (owner !== null && part === "owns") {
    const inside = sources.map((source) => ({ source, file: packageOf(source.url) })).find(({ file: file2 }) => file2?.name === owner.name);
    return inside === void 0 ? label : `${label} (${inside.file?.file || fileNameOf(inside.source.url)}:${inside.source.line})`;
  }
  const [first] = sources;
  const file = first === void 0 ? null : packageOf(first.url);
  if (first !== void 0 && file !== null && file.file !== "") {
    const inside = `${file.name} (${file.file}:${first.line})`;
    return part === null || owner === null || owner.name === file.name ? inside : `${inside} \xB7 ${label}`;
  }
  const own = first === void 0 ? "" : `${fileNameOf(first.url)}:${first.line}`;
  return part === null ? own : [own, label].filter((text) => text !== "").join(" \xB7 ");
}
function isBlamed(kind, reason) {
  return kind !== "warm-up" && !/\.(table|replaced|bounded|swept)$/.test(reason);
}
var NO_WORD = /^(timerListMap|_?events|_?handle|globalThis|window|document|process|owner_symbol|<symbol .*>|.{1,2})$/;
function searchWords(part, name, event, pattern, entryConstructor) {
  if (event !== null) return `${event} listener memory leak`;
  if (part === "owns" && !NO_WORD.test(name)) return `${name} memory leak`;
  const kind = PATTERN_WORDS[pattern ?? ""] ?? null;
  if (kind !== null) return `${kind} memory leak`;
  return /^([A-Z]\w{3,})$/.test(entryConstructor) && !/^(Object|Array|Function|Promise)$/.test(entryConstructor) ? `${entryConstructor} memory leak` : "memory leak";
}
var PATTERN_WORDS = {
  listeners: "listener",
  "abort-signal-listeners": "abort listener",
  timers: "setInterval setTimeout",
  "client-sockets": "socket listener",
  "clients-per-request": "connection"
};
function withOwner(sentences, whose, ownerName, words, isWellKnown) {
  if (whose === null) return sentences;
  const { package: owner, part, addedBy, wayOut } = whose;
  if (owner === null && addedBy.length === 0) return sentences;
  const caller = addedBy.length === 0 ? [] : [{ key: "report.whose.caller", params: { places: addedBy.map(lineText).join(", ") } }];
  if (owner === null || part === null) return { ...sentences, advice: [...sentences.advice, ...caller] };
  const named3 = { package: owner.version === null ? owner.name : `${owner.name} ${owner.version}` };
  if (part === "made")
    return {
      ...sentences,
      advice: [
        ...sentences.advice,
        ...caller,
        ...isWellKnown ? [] : [{ key: "report.whose.made", params: { ...named3, ownerName, words } }]
      ]
    };
  const blame = { key: `report.whose.${part}`, params: { ...named3, ownerName, words } };
  const out = wayOut === null ? [] : [{ key: "report.whose.wayOut", params: { ...named3, wayOutFunction: wayOut } }];
  const general = isWellKnown || part !== "owns" ? sentences.advice : [];
  return { ...sentences, advice: [blame, ...caller, ...out, ...general] };
}
function lineText({ function: name, url, line }) {
  return name === "" ? `${fileNameOf(url)}:${line}` : `${name} in ${fileNameOf(url)}:${line}`;
}

// worker/growth/tell/to-finding.ts
function toFinding(view, namer, { growth, kind, confidence, reason, facts: judged }, rank, measure2, options, hash) {
  const last = view.last;
  const { owner, candidate } = growth;
  const { id } = view.heaps[last].columns.nodes;
  const composition = compose(view, candidate.freshEntries, candidate.allFresh);
  const inProgram = calledInProgram(namer, owner);
  const sources = sourcesOf(view, namer, growth, inProgram);
  const whose = whoseCode(view, namer, growth);
  const place = placeOf2(sources, whose);
  const own = owner.name ?? owner.holder?.name ?? owner.constructor;
  const ownerName = inProgram === null || inProgram.name === own ? throughHolder(owner, own) : `${inProgram.name}${inProgram.apart ? "\u2026" : "."}${own}`;
  const entry = growth.entryConstructor;
  const facts = factsOf(
    view,
    namer,
    growth,
    composition.rows.map((row) => row.constructor),
    sources
  );
  const pattern = recognise(facts);
  const isWellKnown = pattern !== null && pattern.recognise(facts) >= KNOWN_LIBRARY;
  const target = targetOf2(namer, growth, pattern?.id ?? null, ownerName);
  const listens = target !== null && pageTargetOf(growth) !== null;
  const held = !listens && isEngineHeld(growth) && growth.growthKind !== "bytes" && growth.growthKind !== "depth";
  const unheld = isUnheld(namer, growth);
  const named3 = {
    name: listens ? target.on : ownerName,
    ownerConstructor: unheld ? UNRECORDED : readable(owner.constructor),
    place,
    ...held ? { entryConstructor: readable(entry) } : {}
  };
  const title = {
    key: `report.title.${listens ? "listeners" : held ? "held" : place === "" ? "owner" : "place"}`,
    params: named3
  };
  const count = growth.countBySnapshot;
  const retained = growth.retainedBySnapshot;
  const said = ownerName === named3.ownerConstructor ? `\`${ownerName}\`` : `\`${ownerName}\` (${named3.ownerConstructor})`;
  const text = held ? readable(entry) : listens ? `\`${target.on}\`` : place === "" ? said : `${said} \xB7 ${place}`;
  const brings = bringsOf(composition.rows.slice(0, 5));
  const grew = growth.growthKind === "bytes" ? {
    key: "report.grew.bytes",
    params: {
      ...named3,
      entryConstructor: readable(entry),
      growthBytes: growth.growthBytes,
      lastBytes: retained[last]
    }
  } : {
    key: `report.grew.${unheld ? "unheld" : listens ? "listeners" : held ? "roots" : growth.growthKind}`,
    params: {
      ...named3,
      entryConstructor: readable(entry),
      firstCount: count[0],
      lastCount: count[last],
      growthBytes: growth.growthBytes,
      labels: brings
    }
  };
  const kept = isTimerRecord(entry) ? programClassOf(
    view,
    candidate.allFresh,
    composition.rows.map((row) => row.constructor)
  ) ?? entry : entry;
  const words = {
    owner: `\`${listens ? target.on : ownerName}\``,
    entry: readable(kept),
    holder: owner.holder?.name ?? "",
    event: owner.event ?? "",
    file: place,
    variable: facts.heavyVariable ?? ""
  };
  const fingerprint = fingerprintOf(
    hash,
    held ? [entry, "held"] : [
      entry === "Function" ? growth.entryName ?? "" : "",
      entry,
      owner.constructor,
      owner.name ?? "",
      owner.holder?.constructor ?? "",
      growth.growthKind
    ]
  );
  const known4 = options.known?.find((k) => k.fingerprint === fingerprint) ?? null;
  return obedient({
    rank,
    kind,
    confidence,
    constructor: readable(entry),
    shape: growth.shape,
    owner: {
      constructor: readable(owner.constructor),
      name: owner.name,
      objectId: owner.node === null ? null : id[owner.node]
    },
    growthKind: growth.growthKind,
    path: growth.path.map((hop) => ({ ...hop, constructor: readable(hop.constructor) })),
    alsoHeldBy: growth.alsoHeldBy.map((h2) => ({
      name: h2.name,
      constructor: readable(h2.constructor),
      objectId: id[h2.node]
    })),
    countBySnapshot: count,
    retainedBytesBySnapshot: retained,
    exclusiveBytes: measure2.exclusiveBytes,
    sharedBytes: measure2.sharedBytes,
    composition: composition.rows,
    bytesPerEntry: composition.bytesPerEntry,
    cohorts: judged.cohorts,
    pattern: pattern?.id ?? "unknown",
    sources,
    package: whose.package,
    addedBy: whose.addedBy,
    fingerprint,
    title: text,
    explanation: "",
    advice: "",
    messages: {
      title,
      ...withOwner(
        sentencesOf(
          kind,
          reason,
          unheld ? null : pattern?.id ?? null,
          [grew, ...listensOf(target), ...fateMessage(kind, judged)],
          words,
          unheld ? "unheld" : held ? "held" : "unknown"
        ),
        isBlamed(kind, reason) ? whose : null,
        own,
        searchWords(whose.part, own, target?.event ?? null, pattern?.id ?? null, readable(entry)),
        isWellKnown
      ),
      reasons: [{ key: reason, params: reasonParams(last, judged) }],
      next: last === 1 ? { key: "report.next.third" } : NEXT[reason] ?? null
    },
    reasons: [],
    next: null,
    cost: null,
    // Ids only grow: the largest are the newest.
    sampleObjectIds: Array.from(candidate.freshEntries, (n) => id[n]).sort((x, y2) => y2 - x).slice(0, 3),
    ...target === null ? {} : { target },
    known: options.known === void 0 ? null : known4 === null ? { status: "new", reason: null } : { status: known4.status, reason: known4.reason }
  });
}
function obedient(finding) {
  if (lawsBrokenBy(finding).length === 0) return finding;
  const { messages } = finding;
  return {
    ...finding,
    confidence: finding.confidence === "high" ? "medium" : "low",
    messages: { ...messages, reasons: [...messages.reasons, { key: "report.reason.unlawful" }] }
  };
}
var NEXT = {
  "report.reason.replaced": { key: "report.next.idle" },
  "report.reason.late": { key: "report.next.third" },
  "report.reason.fading": { key: "report.next.third" },
  "report.reason.bounded": { key: "report.next.full" },
  "report.reason.swept": { key: "report.next.swept" },
  "report.reason.table": { key: "report.next.third" }
};
function sentencesOf(kind, reason, pattern, grew, params, otherwise) {
  if (kind === "warm-up") {
    const why = reason === "report.reason.loading" ? "report.warm-up.loading" : "report.warm-up.levelled";
    return { explanation: [...grew, { key: why }], advice: [{ key: "report.advice.warm-up" }] };
  }
  if (reason === "report.reason.table")
    return { explanation: [...grew, { key: "report.table" }], advice: [{ key: "report.advice.table", params }] };
  if (reason === "report.reason.replaced")
    return { explanation: [...grew, { key: "report.replaced" }], advice: [{ key: "report.advice.replaced", params }] };
  if (reason === "report.reason.bounded")
    return { explanation: [...grew, { key: "report.bounded" }], advice: [{ key: "report.advice.bounded", params }] };
  if (reason === "report.reason.swept")
    return { explanation: [...grew, { key: "report.swept" }], advice: [{ key: "report.advice.swept", params }] };
  if (pattern === null)
    return {
      explanation: [...grew],
      advice: [
        { key: `report.advice.${otherwise}`, params: otherwise === "unknown" ? params : { entry: params.entry } }
      ]
    };
  return {
    explanation: [...grew, { key: `patterns.${pattern}.explanation`, params }],
    advice: [{ key: `patterns.${pattern}.advice`, params }]
  };
}
function fateMessage(kind, { cohorts }) {
  const { came, kept } = fateOf(cohorts);
  if (kind === "warm-up" || came === 0) return [];
  const key = kept === came ? "report.stayed.all" : kept === 0 ? "report.stayed.none" : "report.stayed.some";
  const last = cohorts?.length ?? 0;
  return [{ key, params: { cameCount: came, keptCount: kept, before: last - 1, last } }];
}
function reasonParams(steps, { bounds, sweeper }) {
  const place = sweeper?.url === null || sweeper === null ? "" : `${fileNameOf(sweeper.url)}:${sweeper.line}`;
  return {
    count: steps,
    ...bounds.length > 0 ? { field: bounds[0] } : {},
    ...sweeper !== null ? { place } : {}
  };
}
function readable(constructor) {
  return constructor.startsWith("system / Context") ? "(scope)" : constructor;
}
var UNRECORDED = "(unrecorded)";
function isUnheld(namer, growth) {
  const sample = growth.candidate.freshEntries.at(-1);
  return growth.growthKind === "roots" && sample !== void 0 && namer.links(sample, 1).length === 0;
}
var GENERIC = /^[#_$]*(cache|store|storage|map|set|list|items|entries|elements|data|values|records|queue|buffer|pool|registry|listeners|handlers|callbacks|instances)$/;
function throughHolder({ holder, event }, own) {
  const above2 = holder?.name ?? null;
  const says = above2 !== null && above2 !== own && event === null && // What hangs from the global object is known by its own name, whatever an engine calls that object.
  !isGlobal(holder?.constructor ?? "") && GENERIC.test(own) && /^[\p{L}_$][\p{L}\d_$]{2,}$/u.test(above2);
  return says ? `${above2}.${own}` : own;
}
var KNOWN_LIBRARY = 50;

// worker/growth/judge/verdict.ts
function isUnplaced(bytes) {
  const last = bytes.length - 1;
  const least = leastUnplaced(bytes);
  return last > 1 && bytes[last] - bytes[0] >= least && trendOf(bytes, least / 2) === "rising";
}
function leastUnplaced(bytes) {
  return Math.max(MIN_UNPLACED_BYTES, MIN_UNPLACED_SHARE * bytes[0]);
}
function verdictOf(findings, steps, totalBytes, unplaced, program, orderProven = true) {
  const lead2 = findings[0];
  const isCalm = lead2 === void 0 || lead2.kind === "warm-up";
  if (isCalm && isUnplaced(unplaced)) return unplacedVerdict(unplaced[steps] - unplaced[0]);
  const risesEvenly = steps >= 3 && isEven(program) && program[steps] - program[0] >= leastUnplaced(program);
  if (isCalm && risesEvenly) return unplacedVerdict(program[steps] - program[0]);
  if (isCalm && !orderProven && wouldRise(program)) return orderVerdict(Math.max(...program) - Math.min(...program));
  const kind = lead2?.kind ?? "none";
  const alike2 = findings.filter((finding) => finding.kind === kind).length;
  const summary = lead2 === void 0 ? { key: "report.verdict.none", params: { totalBytes } } : {
    key: `report.verdict.${kind}${/\.(held|listeners)$/.exec(lead2.messages.title.key)?.[0] ?? ""}`,
    params: {
      ...lead2.messages.title.params,
      count: alike2,
      growthBytes: lead2.retainedBytesBySnapshot[steps] - lead2.retainedBytesBySnapshot[0]
    }
  };
  return {
    kind,
    // In a wrong order a leak looks like rest.
    confidence: isCalm && !orderProven ? "low" : lead2?.confidence ?? confidenceOf(kind, steps),
    summary,
    reasons: lead2 === void 0 ? [{ key: steps === 1 ? "report.reason.two" : "report.reason.steady" }] : lead2.messages.reasons,
    next: steps === 1 ? { key: "report.next.third" } : lead2?.messages.next ?? null
  };
}
function wouldRise(program) {
  const sorted = program.toSorted((a, b2) => a - b2);
  if (program.every((bytes, i2) => bytes === sorted[i2])) return false;
  const rise = sorted[sorted.length - 1] - sorted[0];
  return rise >= leastUnplaced(sorted) && (sorted.length === 2 || isEven(sorted));
}
function orderVerdict(growthBytes) {
  return {
    kind: "growth",
    confidence: "low",
    summary: { key: "report.verdict.order", params: { growthBytes } },
    reasons: [{ key: "report.reason.order" }],
    next: { key: "report.next.order" }
  };
}
function unplacedVerdict(growthBytes) {
  return {
    kind: "growth",
    confidence: "low",
    summary: { key: "report.verdict.unplaced", params: { growthBytes } },
    reasons: [{ key: "report.reason.unplaced", params: { growthBytes } }],
    next: { key: "report.next.third" }
  };
}
function confidenceOf(kind, steps) {
  if (steps === 1 || kind === "growth") return "low";
  return steps >= 3 ? "high" : "medium";
}

// worker/growth/series/view.ts
var SeriesView = class {
  heaps;
  kinds;
  names;
  survivors;
  trees;
  nativeNames = /* @__PURE__ */ new Map();
  constructor(heaps, kinds, names, survivors) {
    this.heaps = heaps;
    this.kinds = kinds;
    this.names = names;
    this.survivors = survivors;
    this.trees = heaps.map(() => null);
  }
  /** @returns the ordinal of the (GC roots) node: where every walk towards the roots ends. */
  root(snapshot) {
    return this.heaps[snapshot].columns.header.rootOrdinal;
  }
  get last() {
    return this.heaps.length - 1;
  }
  /** The newest snapshot, whose edges say who holds what. Throws when it was slimmed. */
  get newest() {
    const heap = this.heaps[this.last];
    if (!isWhole(heap)) throw new Error("the newest snapshot of a series needs its edges");
    return heap;
  }
  tree(snapshot) {
    const known4 = this.trees[snapshot];
    if (known4 !== null) return known4;
    const tree = dominatorTree(this.heaps[snapshot]);
    this.trees[snapshot] = tree;
    return tree;
  }
  survives(snapshot, node) {
    return this.survivors.at(snapshot, node);
  }
  /** @returns whether a node is see-through: plumbing, or a scope that came and went. */
  isTransparent(snapshot, node) {
    const kind = this.kinds[snapshot][node];
    return (kind & PLUMBING) !== 0 || (kind & CONTEXT) !== 0 && !this.survives(snapshot, node);
  }
  /** @returns the key under which a node is counted among entries. */
  entryKey(snapshot, node) {
    const kind = this.kinds[snapshot][node];
    const type3 = typeOf(kind);
    if (isStringType(type3)) return TYPE.string;
    if (type3 === TYPE.symbol || type3 === TYPE.bigint || type3 === TYPE.number || type3 === TYPE.regexp) return type3;
    if ((kind & CONTEXT) !== 0) return this.names.idOfName("system / Context") * 16 + type3;
    if (type3 === TYPE.native) return this.nativeName(snapshot, node) * 16 + type3;
    return this.names.id(snapshot, this.heaps[snapshot].columns.nodes.name[node]) * 16 + type3;
  }
  /** @returns the constructor of a key as people read it: `Session`, `Function`, `(string)`. */
  keyConstructor(key) {
    const type3 = key % 16;
    switch (type3) {
      case TYPE.string:
        return "(string)";
      case TYPE["concatenated string"]:
        return "(concatenated string)";
      case TYPE["sliced string"]:
        return "(sliced string)";
      case TYPE.symbol:
        return "(symbol)";
      case TYPE.bigint:
        return "(bigint)";
      case TYPE.number:
        return "(number)";
      case TYPE.closure:
        return "Function";
      case TYPE.regexp:
        return "RegExp";
      default: {
        const name = this.names.text((key - type3) / 16);
        return name === PROXY ? "Proxy" : name;
      }
    }
  }
  /** @returns the name behind a key: a function's own name for closures, else the constructor. */
  keyName(key) {
    const type3 = key % 16;
    return type3 === TYPE.closure ? this.names.text((key - type3) / 16) : this.keyConstructor(key);
  }
  /**
   * What hangs directly from some objects, plumbing seen through, grouped by constructor.
   * @param roots - ordinals in that snapshot; must not dominate each other
   */
  expand(snapshot, roots) {
    const tree = this.tree(snapshot);
    const heap = this.heaps[snapshot];
    const { selfSize } = heap.columns.nodes;
    const kinds = this.kinds[snapshot];
    const groups = /* @__PURE__ */ new Map();
    let selfBytes = 0;
    const stack = [];
    const pushChildren = (node) => {
      for (let c2 = tree.first[node]; c2 < tree.first[node + 1]; c2++) stack.push(tree.child[c2]);
    };
    for (const root of roots) {
      selfBytes += selfSize[root];
      pushChildren(root);
    }
    while (stack.length > 0) {
      const node = stack.pop();
      const survives = this.survives(snapshot, node);
      if (!survives && this.isTransparent(snapshot, node)) {
        if ((kinds[node] & ENGINE) === 0) selfBytes += selfSize[node];
        pushChildren(node);
        continue;
      }
      const key = this.entryKey(snapshot, node);
      let group = groups.get(key);
      if (group === void 0) {
        group = { key, count: 0, fresh: [], freshBytes: 0, engineBytes: 0, survivingBytes: 0 };
        groups.set(key, group);
      }
      group.count++;
      if (survives) {
        group.survivingBytes += heap.retained[node];
      } else {
        group.fresh.push(node);
        this.addTerritory(snapshot, node, group);
      }
    }
    return { groups, selfBytes };
  }
  /** Adds the bytes under a node that no survivor below it claims, the engine's apart. */
  addTerritory(snapshot, node, group) {
    const { selfSize } = this.heaps[snapshot].columns.nodes;
    const kinds = this.kinds[snapshot];
    this.walkTerritory(snapshot, node, (n) => {
      if ((kinds[n] & ENGINE) === 0) group.freshBytes += selfSize[n];
      else group.engineBytes += selfSize[n];
    });
  }
  /** Visits a node and what it dominates, survivors below it and their subtrees left out. */
  walkTerritory(snapshot, node, visit3) {
    const tree = this.tree(snapshot);
    if (tree.first[node] === tree.first[node + 1]) {
      visit3(node);
      return;
    }
    const stack = [node];
    while (stack.length > 0) {
      const n = stack.pop();
      visit3(n);
      for (let c2 = tree.first[n]; c2 < tree.first[n + 1]; c2++) {
        const child = tree.child[c2];
        if (!this.survives(snapshot, child)) stack.push(child);
      }
    }
  }
  nativeName(snapshot, node) {
    const {
      columns: { nodes },
      detached: detached2
    } = this.heaps[snapshot];
    const cacheKey = `${snapshot}:${nodes.name[node]}:${detached2?.[node] ?? 0}`;
    const known4 = this.nativeNames.get(cacheKey);
    if (known4 !== void 0) return known4;
    const id = this.names.idOfName(plainName(constructorName(this.heaps[snapshot], node)));
    this.nativeNames.set(cacheKey, id);
    return id;
  }
};

// worker/growth/rank.ts
var MAX_NAMED = 120;
var MAX_FINDINGS = 20;
async function rankSeries(heaps, options, hash, stage = unwatched) {
  const last = heaps.length - 1;
  await stage("matching", 0);
  const kinds = heaps.map((heap2) => kindsOf(heap2));
  const columns = heaps.map((heap2) => heap2.columns);
  const names = new NameTable(columns);
  const lent = new ScratchBuffer(heaps[last].columns.nodes.count * 4);
  const indexes = heaps.map((heap2, i2) => i2 === 0 ? null : new IdIndex(heap2.columns, lent));
  let agreement = null;
  let same = true;
  for (let i2 = 1; i2 <= last; i2++) {
    const index2 = indexes[i2];
    if (index2 === null) continue;
    await stage("matching", i2 / (last + 1));
    const pair = idAgreement(columns, kinds, names, i2 - 1, i2, index2);
    agreement = pair.agreement === null ? agreement : Math.min(agreement ?? 1, pair.agreement);
    if (!isSameProcess(pair)) same = false;
  }
  const identity = identityOf(same, options.severalProcesses === true);
  const structural = !same && heaps.every((heap2) => heap2.hasEdges);
  const survivors = structural ? survivorsByStructure(heaps, kinds, names) : survivorsById(heaps, kinds, names, indexes);
  await stage("owners", 0);
  const view = new SeriesView(heaps, kinds, names, survivors);
  const trace = options.explainRanking === true ? new RankTrace(view) : null;
  const totalBySnapshot = heaps.map((heap2) => heap2.totalShallowBytes);
  const records = heaps.map(runtimeRecordsOf);
  const engineLands = heaps.map((heap2, i2) => engineBytesOf(heap2) + sumOfRecords(records[i2]));
  const candidates = findCandidates(view, territoryGrowth(heaps, kinds, survivors, lent));
  await stage("owners", 0.5);
  const heap = view.newest;
  const namer = new Namer(heap, kinds[last], (n) => view.survives(last, n));
  for (const candidate of candidates) trace?.found(candidate);
  const growths = mergeEntangled(view, namer, nameGrowths(view, namer, candidates.slice(0, MAX_NAMED)));
  for (const growth of growths) trace?.named(growth);
  const ofRuntime = runtimeGrowths(namer, growths);
  const heapGrowth = totalBySnapshot[last] - totalBySnapshot[0];
  const ids = newestIds({ ...options, heaps, identity, agreement });
  const judged = judgeGrowths(
    view,
    namer,
    growths,
    { identity, heapGrowth, heapBytes: totalBySnapshot[last], newestIds: ids },
    trace
  );
  const top = judged.slice(0, MAX_FINDINGS);
  for (const { growth } of judged.slice(MAX_FINDINGS)) trace?.cut(growth, MAX_FINDINGS);
  await stage("ranking", 0);
  const measures = measureFindings(
    heap,
    top.map(({ growth }) => growth.candidate.allFresh),
    lent
  );
  await stage("ranking", 0.5);
  const traces = allocationTraces(heap.columns);
  const findings = top.map((judged2, i2) => ({
    ...toFinding(view, namer, judged2, i2 + 1, measures[i2], options, hash),
    ...allocationOf(traces, judged2.growth.candidate)
  }));
  const engineBySnapshot = engineLands.map(
    (bytes, i2) => bytes - top.reduce((sum, { growth }) => sum + growth.candidate.engineBySnapshot[i2], 0) + ofRuntime.reduce((sum, { bytesBySnapshot }) => sum + bytesBySnapshot[i2], 0)
  );
  const program = totalBySnapshot.map((bytes, i2) => bytes - engineBySnapshot[i2]);
  const unplaced = program.map(
    (bytes, i2) => bytes - findings.reduce((sum, finding) => sum + finding.retainedBytesBySnapshot[i2], 0)
  );
  const warnings = diagnose({ ...options, heaps, identity, agreement, newestIds: ids });
  const verdict = verdictOf(findings, last, heapGrowth, unplaced, program, options.order?.proven ?? true);
  return {
    identity,
    identityAgreement: agreement,
    findings,
    verdict: { ...verdict, reasons: [...verdict.reasons, ...runtimeNotes(ofRuntime, records, heapGrowth)] },
    engineBySnapshot,
    totalBySnapshot,
    warnings,
    steps: trace?.steps ?? null,
    judgements: trace?.judgements ?? []
  };
}

// worker/growth/testing/series.ts
import { createReadStream, readdirSync } from "node:fs";
import path2 from "node:path";
import { fileURLToPath } from "node:url";
var RECORDED = fileURLToPath(new URL("../../../fixtures/recorded/", "file:///work/wt/house/worker/growth/testing/series.ts"));
function recordedFiles(series) {
  const folder = path2.join(RECORDED, series);
  return readdirSync(folder).filter((file) => file.endsWith(".heapsnapshot.gz")).sort().map((file) => path2.join(folder, file));
}
async function heapsOf(files) {
  const columns = [];
  for (const file of files)
    columns.push(
      await parseSnapshot(createReadStream(file, { highWaterMark: 1 << 20 }), { name: path2.basename(file) })
    );
  const shapes = inferShapes({ columns: columns[columns.length - 1] });
  return columns.map((one) => buildHeap(one, { shapes }));
}
function recordedHeaps(series) {
  return heapsOf(recordedFiles(series));
}

// worker/growth/tell/target.test.ts
async function lead(heaps) {
  const { findings } = await rankSeries(heaps, {}, (text) => createHash("sha256").update(text).digest("hex"));
  return findings[0];
}
async function page(target, count) {
  const nodes = [
    { type: "synthetic", name: "(Document DOM trees)", id: 3, size: 0 },
    { type: "native", name: target, id: 5, size: 100 }
  ];
  const edges = [
    { from: ROOT_ID, to: 3, type: "element", name: 1 },
    { from: ROOT_ID, to: 5, type: "element", name: 2 }
  ];
  for (let i2 = 0; i2 < count; i2++) {
    const id = 101 + 6 * i2;
    nodes.push(
      { type: "native", name: "EventListener", id, size: 24 },
      { type: "native", name: "V8EventListener", id: id + 2, size: 40 },
      { type: "closure", name: "onResize", id: id + 4, size: 400 }
    );
    edges.push(
      { from: 5, to: id, type: "element", name: i2 },
      { from: id, to: id + 2, type: "element", name: 1 },
      { from: id + 2, to: id + 4, type: "element", name: 1 }
    );
  }
  return buildHeap(await parseSnapshot(new Blob([snapshotJson(nodes, edges)]).stream()));
}
describe("listeners in a page", () => {
  it.each([
    ["Window / http://a.test", "window"],
    ["HTMLDocument", "document"],
    ['<button class="save">', "<button>"]
  ])("on a %s are said to be on %s", async (constructor, on) => {
    const heaps = await Promise.all([100, 200, 300].map((count) => page(constructor, count)));
    const finding = await lead(heaps);
    expect2(finding.target).toEqual({ kind: "listener", on, event: null, callback: "onResize" });
    expect2(finding.messages.title).toMatchObject({ key: "report.title.listeners", params: { name: on } });
    expect2(finding.messages.explanation).toContainEqual({
      key: "report.listens.callback",
      params: { event: "", callback: "onResize", place: "" }
    });
  });
});
describe("listeners on an emitter of Node", () => {
  it("name their event, their function and its line", async () => {
    const { target } = await lead(await recordedHeaps("http-listeners-node18"));
    expect2(target).toMatchObject({ kind: "listener", on: "bus", event: "config-changed", callback: "refreshOrder" });
    expect2(target?.at?.url).toMatch(/orders\.mjs$/);
    expect2(target?.at?.line).toBe(17);
  });
});
it("growth of anything else has no target", async () => {
  expect2((await lead(await recordedHeaps("session-map-node20"))).target).toBeUndefined();
});
it("what a page still waits for is held, not owned: nobody wrote `Pending activities`", async () => {
  const waiting = async (count) => {
    const nodes = [
      { type: "synthetic", name: "(Document DOM trees)", id: 3, size: 0 },
      { type: "native", name: "Pending activities", id: 5, size: 0 }
    ];
    const edges = [
      { from: ROOT_ID, to: 3, type: "element", name: 1 },
      { from: ROOT_ID, to: 5, type: "element", name: 2 }
    ];
    for (let i2 = 0; i2 < count; i2++) {
      nodes.push({ type: "native", name: "BroadcastChannel", id: 101 + 2 * i2, size: 512 });
      edges.push({ from: 5, to: 101 + 2 * i2, type: "element", name: i2 });
    }
    return buildHeap(await parseSnapshot(new Blob([snapshotJson(nodes, edges)]).stream()));
  };
  const { messages } = await lead(await Promise.all([100, 200, 300].map(waiting)));
  expect2(messages.title.key).toBe("report.title.held");
});
/*! Bundled license information:

@vitest/pretty-format/dist/index.js:
  (**
   * @license React
   * react-is.production.js
   *
   * Copyright (c) Meta Platforms, Inc. and affiliates.
   *
   * This source code is licensed under the MIT license found in the
   * LICENSE file in the root directory of this source tree.
   *)
  (**
   * @license React
   * react-is.production.min.js
   *
   * Copyright (c) Facebook, Inc. and its affiliates.
   *
   * This source code is licensed under the MIT license found in the
   * LICENSE file in the root directory of this source tree.
   *)
*/
