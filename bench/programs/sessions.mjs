// A server that renders: sessions with maps, closures, weak maps and trees of virtual nodes. What leaks are sessions that a
// registry keeps, each referred to from many sides.

import { takeSnapshots, units } from './kit.mjs';

class VNode {
  constructor(type, props, children) {
    this.type = type;
    this.props = props;
    this.key = props.key ?? null;
    this.children = children;
    this.parent = null;
    this.component = null;
    for (const child of children) if (child instanceof VNode) child.parent = this;
  }
}
class Component {
  constructor(session, name) {
    this.session = session;
    this.name = name;
    this.state = { open: false, page: 1, filter: '' };
    this.hooks = [() => this.state, (next) => Object.assign(this.state, next)];
    this.tree = null;
  }
}
class Session {
  constructor(n) {
    this.id = `s${n}`;
    this.values = new Map([['user', users[n % users.length]], ['theme', themes[n % themes.length]], ['visits', n / 2]]);
    this.handlers = new Map();
    for (const name of ['click', 'submit', 'close']) this.handlers.set(name, () => this.handle(name, n));
    this.components = [new Component(this, 'List'), new Component(this, 'Menu')];
    for (const component of this.components) component.tree = render(component, n);
  }
  handle(name, n) {
    return this.values.get(name) ?? n;
  }
}

const themes = Array.from({ length: 8 }, (_, i) => ({ name: `theme ${i}`, colours: { back: `#${i}${i}${i}`, front: '#fff' } }));
const users = Array.from({ length: 500 }, (_, i) => ({ id: i, name: `user ${i}`, roles: new Set(['reader', `role ${i % 5}`]) }));
const sessions = new Map();
const meta = new WeakMap();
const registry = new Map();
const bySession = new WeakMap();
const subscribers = new Set();

function render(component, n) {
  const items = [];
  for (let i = 0; i < 4; i++)
    items.push(new VNode('li', { key: `k${i}`, onClick: component.hooks[1], class: 'item' }, [new VNode('span', { title: `t${n}` }, [`text ${n} ${i}`])]));
  const root = new VNode('ul', { ref: component, style: themes[n % themes.length] }, items);
  for (const item of items) {
    item.component = component;
    if (n % 3 === 0) meta.set(item, { rendered: n, by: component });
  }
  return root;
}

function open(n) {
  const session = new Session(n);
  bySession.set(session, { opened: n, trees: session.components.map(({ tree }) => tree) });
  const unsubscribe = () => subscribers.delete(unsubscribe);
  unsubscribe.session = session;
  if (n % 2 === 0) subscribers.add(unsubscribe);
  return session;
}

let opened = 0;
for (; opened < units; opened++) {
  const session = open(opened);
  sessions.set(session.id, session);
}
await takeSnapshots((count) => {
  for (let i = 0; i < count; i++, opened++) {
    const session = open(opened);
    registry.set(session.id, { session, trees: session.components.map(({ tree }) => tree), at: opened });
    for (const component of session.components) subscribers.add(component.hooks[0]);
  }
});
globalThis.kept = [sessions, meta, registry, bySession, subscribers];
