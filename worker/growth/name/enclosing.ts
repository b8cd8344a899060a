// Which declaration a variable of a scope is, where the scope is known by a place inside of it: the innermost bracket around
// the place that declares the name. Minified scripts give one letter to hundreds of variables; only the scope tells them apart.

import { tokensOf, type TextPosition } from './declarations.ts';

/** Words before a parenthesis that holds no parameters. */
const NO_PARAMETERS = new Set(['if', 'while', 'switch', 'with', 'return', 'typeof', 'await', 'new', 'in', 'of']);
const DECLARES = new Set(['const', 'let', 'var']);
const OPENS = new Set(['{', '(', '[']);
const CLOSES = new Set(['}', ')', ']']);

/** A bracket that is open, or an arrow function whose body has no braces. */
interface Frame {
  readonly kind: '{' | '(' | '[' | '=>';
  /** Whether the names in it may be parameters of the function whose body comes next. */
  readonly isParameters: boolean;
  /** Opened after `const`, `let` or `var`: the names in it are declared. */
  readonly isPattern: boolean;
  /** Whether a list of declarations goes on: `const a = 1, b = 2`. */
  declaring: boolean;
  /** Offset of the first declaration of the wanted name; -1 for none. */
  declared: number;
}

/**
 * @param text - a script
 * @param name - of a variable
 * @param inside - 1-based, where a function begins that was made in the variable's scope, or in one inside of it
 * @returns where the variable is declared; null when no bracket around the place declares it
 */
export function declarationAround(text: string, name: string, inside: TextPosition): TextPosition | null {
  const place = offsetOf(text, inside);
  if (place === null || name === '') return null;
  const found = new Scopes(name, place).walk(text);
  return found < 0 ? null : positionOf(text, found);
}

/** The brackets of a text, with what each declares. */
class Scopes {
  private readonly name: string;
  private readonly place: number;
  private readonly stack: Frame[] = [frame('{', false)];
  /** Brackets around the place, outermost first; null before it is reached. */
  private around: readonly Frame[] | null = null;
  private previous = '';
  private beforePrevious = '';
  /** Declared among parameters that were closed last: of the body that comes next. */
  private ofBody = -1;

  constructor(name: string, place: number) {
    this.name = name;
    this.place = place;
  }

  walk(text: string): number {
    let held: { readonly text: string; readonly at: number; readonly word: boolean } | null = null;
    for (const token of tokensOf(text)) {
      if (held !== null) this.see(held.text, held.at, held.word, token.text);
      held = token;
    }
    if (held !== null) this.see(held.text, held.at, held.word, '');
    // Parameters belong to the body that follows them.
    return this.around?.findLast(({ kind, declared }) => kind !== '(' && declared >= 0)?.declared ?? -1;
  }

  private get top(): Frame {
    return this.stack[this.stack.length - 1];
  }

  private see(text: string, at: number, word: boolean, next: string): void {
    if (this.around === null && at >= this.place) this.around = [...this.stack];
    if (word) this.seeWord(text, at, next);
    else this.seeSign(text, next);
    this.beforePrevious = this.previous;
    this.previous = text;
  }

  private seeWord(text: string, at: number, next: string): void {
    const { top, previous } = this;
    if (DECLARES.has(text)) top.declaring = true;
    if (text !== this.name || previous === '.') return;
    const isDeclared =
      DECLARES.has(previous) ||
      previous === 'function' ||
      previous === 'class' ||
      (previous === '*' && this.beforePrevious === 'function') ||
      (previous === ',' && top.declaring && top.kind !== '(') ||
      (top.isPattern && /^([[{,:]|\.)$/.test(previous) && next !== ':') ||
      (top.kind === '(' && top.isParameters && (previous === '(' || previous === ',' || previous === '.'));
    if (isDeclared && top.declared < 0) top.declared = at;
    // `l => …`: a parameter without parentheses.
    if (next === '=>') this.ofBody = at;
  }

  private seeSign(text: string, next: string): void {
    if (OPENS.has(text)) this.open(text as Frame['kind']);
    else if (CLOSES.has(text)) this.close(next);
    else if (text === '=>' && next !== '{') {
      this.stack.push({ ...frame('=>', false), declared: this.ofBody });
      this.ofBody = -1;
    } else if (text === ',' || text === ';') {
      this.leaveArrows();
      if (text === ';') this.top.declaring = false;
    }
  }

  private open(kind: Frame['kind']): void {
    const isPattern = kind !== '(' && (DECLARES.has(this.previous) || this.top.isPattern);
    const opened = frame(kind, kind === '(' && !NO_PARAMETERS.has(this.previous), isPattern);
    if (kind === '{') {
      opened.declared = this.ofBody;
      this.ofBody = -1;
    }
    this.stack.push(opened);
  }

  private close(next: string): void {
    this.leaveArrows();
    if (this.stack.length === 1) return;
    const closed = this.stack.pop() ?? frame('{', false);
    if (closed.kind === '(' && (next === '{' || next === '=>')) this.ofBody = closed.declared;
    // `const { a, l } = …` and `let [l] = …` declare in what is around them.
    else if (closed.isPattern && this.top.declared < 0) this.top.declared = closed.declared;
  }

  /** An arrow function without braces ends where the expression does. */
  private leaveArrows(): void {
    while (this.stack.length > 1 && this.top.kind === '=>') this.stack.pop();
  }
}

function frame(kind: Frame['kind'], isParameters: boolean, isPattern = false): Frame {
  return { kind, isParameters, isPattern, declaring: false, declared: -1 };
}

function offsetOf(text: string, { line, column }: TextPosition): number | null {
  let start = 0;
  for (let i = 1; i < line; i++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return null;
  }
  return start + column - 1;
}

function positionOf(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
