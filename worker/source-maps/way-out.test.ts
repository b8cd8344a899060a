import { expect, it } from 'vitest';
import { wayOutIn } from './way-out.ts';

const CHART = `
class Plugin {
  destroy() { this.gone = true; }
}
export class Chart {
  constructor(item) { instances[this.id] = this; }
  stop() { animator.stop(this); return this; }
  clear() {}
  destroy() {
    delete instances[this.id];
  }
}
class Scale {
  dispose() {}
}
`;

it('is a method of the class itself, the surest of them', () => {
  expect(wayOutIn(CHART, 'Chart')).toBe('destroy');
  expect(wayOutIn(CHART, 'Scale')).toBe('dispose');
  expect(wayOutIn('function Tip(a) {}\nTip.prototype.dispose = function () {};', 'Tip')).toBe('dispose');
});

it('is no call of such a method, no empty-it-all, and none of another class', () => {
  expect(wayOutIn('class Panel {\n  hide() {\n    this.chart.destroy();\n  }\n  clear() {}\n}', 'Panel')).toBeNull();
  expect(wayOutIn('class A {}\nclass B {\n  stop() {}\n}', 'A')).toBeNull();
  expect(wayOutIn(CHART, 'Legend')).toBeNull();
  expect(wayOutIn('class $Store { }\nclass Store {\n  close() {}\n}', 'Store')).toBe('close');
});
