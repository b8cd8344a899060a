// A server-like program that leaks in many ways at once, with secrets in every place a program puts its data: values,
// keys, Map keys, names of closures, classes, globals and symbols, shapes, script paths and URLs, headers, environment.
// Arguments: a JSON file with an array of strings, a folder for the snapshots.

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

const secrets = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const folder = process.argv[3];

class Session {
  constructor(id, secret) {
    this.id = id;
    this.token = `${secret}`;
    this.headers = { authorization: `Bearer ${secret}`, cookie: secret, 'x-request-id': `${secret}-${id}` };
    this.note = `text around ${secret} and on`;
    this.bytes = Buffer.from(secret);
  }
}

const sessions = new Map();
const byKey = {};
const handlers = [];
const instances = [];
const shaped = [];
const errors = [];
const scripts = [];
const byName = Object.create(null);
const teams = {};
const rooms = {};
const emitter = new (require('node:events'))();
emitter.setMaxListeners(0);
const methods = {};
globalThis.registry = { sessions, byKey, handlers, instances, shaped, errors, scripts, byName, teams, rooms, emitter, methods };
secrets.forEach((secret, i) => {
  process.env[`SETTING_${i}`] = secret;
  globalThis[secret] = new Map();
});
// Classes made at run time, in three ways.
const written = secrets.map((secret) => {
  const name = `${secret}`.replace(/[^\p{L}\p{N}_$]/gu, '');
  const identifier = /^\p{L}/u.test(name) ? name : `K${name}`;
  return i32(identifier) ? new Function(`return class ${identifier} { constructor(n) { this.n = n; } }`)() : Object;
});
function i32(identifier) {
  try {
    new Function(`class ${identifier} {}`);
    return true;
  } catch {
    return false;
  }
}
// Small groups whose members are properties of a plain object, as a program keeps them that looks people up by name.
secrets.forEach((secret, i) => {
  rooms[`room${i >> 3}`] ??= {};
  rooms[`room${i >> 3}`][secret] = [];
});
const classes = secrets.map((secret) => ({ [secret]: class { constructor() { this.value = 1; } } })[secret]);

// One class each, so that no two holders are alike and no tool may fold their properties into `[any]`.
const holders = secrets.map((secret, i) => {
  const identifier = `C${secret.replace(/[^A-Za-z0-9]/g, '')}`;
  const filename = i % 2 === 0 ? `/home/${secret}/shop/src/${secret}.js` : `https://cdn.example/${encodeURIComponent(secret)}/app.js?key=${encodeURIComponent(secret)}`;
  const code = `(() => { class Holder${i}A {} class ${identifier} { constructor(n) { this.n = n; } } return { Holder: Holder${i}A, Item: ${identifier} }; })()`;
  const made = new vm.Script(code, { filename }).runInThisContext();
  const holder = new made.Holder();
  holder[secret] = i % 3 === 0 ? new Map() : i % 3 === 1 ? new Set() : { [secret]: [] };
  globalThis[`keeper${i}`] = holder;
  return { holder, Item: made.Item };
});

let id = 0;
for (let step = 1; step <= 3; step++) {
  for (let round = 0; round < 5; round++) {
    secrets.forEach((secret, i) => {
      id++;
      sessions.set(`${secret}/${id}`, new Session(id, secret));
      byKey[`${secret}`] = byKey[`${secret}`] ?? [];
      byKey[`${secret}`].push(new Session(id, secret));
      globalThis[secret].set(id, { [secret]: id });
      handlers.push({ [secret]: () => secret }[secret]);
      instances.push(new classes[i]());
      (byName[secret] ??= []).push(new written[i](id));
      (teams[secret] ??= new Map()).set(`${secret}#${id}`, { member: secret, [secret]: id });
      rooms[`room${i >> 3}`][secret].push({ from: secret, at: id });
      emitter.on(secret, function onMessage() { return secret; });
      Object.defineProperty(methods, `${secret}${step}`, { get: () => secret, configurable: true, enumerable: true });
      shaped.push({ [secret]: id, [Symbol(secret)]: secret });
      const { holder, Item } = holders[i];
      const kept = holder[secret];
      if (kept instanceof Map) kept.set(`${secret}${id}`, new Item(id));
      else if (kept instanceof Set) kept.add(new Item(id));
      else kept[secret].push(new Item(id));
      if (round === 0) {
        errors.push(new Error(secret));
        for (const filename of [`/home/${secret}/shop/src/${secret}.js`, `https://cdn.example/${encodeURIComponent(secret)}/app.js?key=${encodeURIComponent(secret)}`, secret]) {
          scripts.push(new vm.Script('(class Plugin { run() { return this; } })', { filename }).runInThisContext());
        }
      }
    });
  }
  v8.writeHeapSnapshot(join(folder, `${secrets[step]}.${step}.heapsnapshot`.replaceAll('/', '_')));
}
