// A program whose names are of every origin; writes one snapshot to the file given. What follows `data` below comes from
// the arguments, as a program reads it: none of it stands in this file.

const { writeHeapSnapshot } = require('node:v8');
const { Socket } = require('node:net');
const vm = require('node:vm');

const [, , file, ...data] = process.argv;

class Analytics {
  constructor() {
    this.visits = [];
    this.campaigns = new Map();
  }
  track(visit) {
    this.visits.push(visit);
  }
}

class Room {
  constructor() {
    this.topic = '';
    this.openedAt = 0;
    this.closedAt = 0;
  }
}

const kWatchers = Symbol('watchers');
const analytics = new Analytics();
const byPerson = {};
const small = {};
const 고객목록 = { [kWatchers]: new Set() };
for (const person of data) {
  for (let i = 0; i < 30; i++) byPerson[`${person}${i}`] = { person };
  byPerson[person] = { person };
  byPerson.visits = { person };
  byPerson.mergedOfEverybody = { person };
  byPerson.everybody = { person };
  globalThis[`${person}Global`] = { person };
  small[person] = { person };
  analytics[`of${person}`] = { person };
  analytics.track({ person });
  const made = new Function(`return class ${person} { constructor() { this.${person}Field = 1; } }`)();
  const evaluated = vm.runInThisContext(`(function run${person}() { return { inside${person}: 1 }; })`, {
    filename: `/srv/${person}/plugin.js`,
  });
  analytics.campaigns.set(person, [new made(), evaluated, evaluated()]);
}
// People as properties of some rooms; of all lists, functions and of objects that are filled from data; and of one function, by its scope.
const rooms = Array.from({ length: 9 }, () => new Room());
for (const room of rooms.slice(0, 4)) room[`${data[0]}Member`] = [];
const lists = [[], [], [], []];
class Row {
  constructor(values) {
    Object.assign(this, values);
  }
}
const rows = lists.map(() => new Row(Object.fromEntries(data.map((person) => [`${person}Row`, []]))));
for (const list of lists) for (const person of data) list[`${person}List`] = [];
// Of errors and of Node's own sockets, all of which have them.
const errors = lists.map(() => new Error('no'));
for (const error of errors) error[`${data[0]}Note`] = [];
const sockets = lists.map(() => new Socket());
for (const socket of sockets) socket[`${data[1]}Note`] = [];
const formulas = data.map((person) => new Function(`${person}Scope`, `return () => ${person}Scope;`)(1));
// Looked up until V8 has compiled the look-up for this key.
const hot = [{}, {}, {}];
for (const table of hot) table[`${data[0]}Hot`] = [];
const keys = [`${data[0]}Hot`];
const lookUp = (n) => hot[1][keys[0]].push(n);
for (let n = 0; n < 50_000; n++) lookUp(n);
// A module as Vite's runner loads it: text that `vm` runs, and a module all the same.
const loaded = {};
vm.runInThisContext(
  [
    "'use strict';async (__vite_ssr_exports__) => {{",
    'const parcels = []; __vite_ssr_exports__.parcels = (weighed) => parcels.push(weighed);',
    '\n}}',
  ].join('\n'),
  { filename: '/srv/app/parcels.ts' },
)(loaded);
globalThis.kept = {
  analytics,
  byPerson,
  small,
  고객목록,
  loaded,
  rooms,
  lists,
  rows,
  formulas,
  hot,
  lookUp,
  errors,
  sockets,
};
setTimeout(() => writeHeapSnapshot(file), 10);
