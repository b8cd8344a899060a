// What wrote the snapshots beside this file: `hermes -non-strict program.js`, the Hermes 0.11.0 of the npm package hermes-engine-cli,
// gzipped. Modules are factories with stores in their scopes, as in a React Native bundle.

var modules = {};
function define(factory, id) {
  modules[id] = { factory: factory, exports: null };
}
function load(id) {
  var module = modules[id];
  if (module.exports === null) {
    module.exports = {};
    module.factory(load, module.exports);
  }
  return module.exports;
}

function Screen(id) {
  this.id = id;
  this.props = { title: 'screen ' + id };
}
/** In the global object: it has a name. */
var screens = new Map();

define(function (require, exports) {
  // In a scope: Hermes keeps no name of it.
  var pending = new Map();
  exports.request = function request(id) {
    pending.set(id, { url: '/api/' + id, at: id });
  };
}, 'requests');

var last = 0;
function work(times) {
  for (var i = 0; i < times; i++) {
    last++;
    screens.set('screen-' + last, new Screen(last));
    if (i % 2 === 0) load('requests').request(last);
  }
}

/** Dropped at once: Hermes writes what it has not collected yet, and what nothing refers to is no leak. */
function drop(times) {
  for (var i = 0; i < times; i++) String('dropped at ' + last + ', ' + i).toUpperCase();
}

work(100);
gc();
createHeapSnapshot('1.heapsnapshot');
work(1500);
gc();
drop(2000);
createHeapSnapshot('2.heapsnapshot');
work(1500);
gc();
drop(4000);
createHeapSnapshot('3.heapsnapshot');
