// A program of many small modules, as a bundler's development server keeps them: wrappers, exports, closures over module scopes,
// classes with few instances. What leaks are the modules before, kept by their listeners after each reload.

import vm from 'node:vm';
import { takeSnapshots, units } from './kit.mjs';

/** A class stands in every tenth module, functions and closures in all; every module has a text of its own, as in life. @param {number} n */
const sourceOf = (n) => `(function (exports, require, module, hot) {
  const config = require(${n % 97}) ?? { name: 'module ${n}', level: ${n % 5} };
  const cache = new Map();
  let calls = 0;
  ${n % 10 === 0 ? `class Service${n} {
    #secret = ${n};
    constructor(owner) { this.owner = owner; this.started = calls; this.log = (text) => { calls++; return text + this.#secret; }; }
    stop() { return this.log('stop'); }
  }
  exports.service = new Service${n}(module);` : `exports.service = { owner: module, log: (text) => text + calls, stop: () => { calls = 0; } };`}
  function memo${n % 50}(key) { calls++; if (!cache.has(key)) cache.set(key, { key, at: calls }); return cache.get(key); }
  const format = (value) => memo${n % 50}(value).key + config.name;
  const handlers = { open: () => format('open'), close: () => { cache.clear(); }, state: () => ({ calls, config }) };
  memo${n % 50}('first'); memo${n % 50}('second');
  exports.format = format;
  exports.handlers = handlers;
  exports.default = function view${n}(props) { return [format(props.title), handlers.state()]; };
  hot.on('update', () => { calls = 0; handlers.close(); });
})`;

class Module {
  constructor(id, version) {
    this.id = id;
    this.version = version;
    this.exports = {};
    this.children = [];
    this.parents = [];
    this.hot = { data: {}, accepted: false };
  }
}
const modules = new Map();
const listeners = [];
const bus = { on: (name, listener) => listeners.push({ name, listener }) };

/** @param {number} n @param {number} version */
function load(n, version) {
  const module = new Module(`./src/part${n % 200}/module-${n}.js`, version);
  const require = (m) => {
    const found = modules.get(m);
    if (found === undefined) return undefined;
    module.children.push(found);
    return found.exports.handlers;
  };
  const factory = new vm.Script(sourceOf(n), { filename: `/srv/app/src/part${n % 200}/module-${n}.js?v=${version}` }).runInThisContext();
  factory(module.exports, require, module, bus);
  return module;
}

for (let n = 0; n < units; n++) modules.set(n, load(n, 0));
let version = 0;
await takeSnapshots((count) => {
  version++;
  for (let i = 0; i < count; i++) {
    const n = (i * 31 + version) % units;
    // The listener of the one before stays, and with it its scope.
    modules.set(n, load(n, version));
  }
});
globalThis.kept = { modules, listeners };
