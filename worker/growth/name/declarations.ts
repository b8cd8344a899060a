// The line a programmer looks for: where a variable or property is declared in a script's text (JavaScript or
// TypeScript). A scanner that knows strings, comments, templates and regular expressions, and which class and function
// it is in; no parser, so it never fails on syntax it has not seen.

/** What is looked for. */
export interface Wanted {
  readonly name: string;
  readonly kind: 'variable' | 'property';
  /** Function whose scope the variable is in; null for a module's own scope, or when not known. */
  readonly functionName: string | null;
  /** Class of the object that has the property; null when not known. */
  readonly className: string | null;
}

/** 1-based. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

interface Token {
  readonly text: string;
  readonly at: number;
  readonly word: boolean;
}

/** A pair of brackets that is open. */
interface Frame {
  readonly kind: 'module' | 'function' | 'class' | 'object' | 'block' | 'params' | 'paren' | 'bracket';
  /** Nearest function and class around; null outside. */
  readonly functionName: string | null;
  readonly className: string | null;
  /** How many functions are around it. */
  readonly depth: number;
  /** Opened after `const`, `let` or `var`: names in it are declared. */
  readonly pattern: boolean;
}

/** Letters of a name that a minifier gave: two last for some two thousand variables of one scope. */
const MAX_MINIFIED = 2;

/** Columns: a line that is longer was put together by a bundler, of many files that know nothing of one another. */
const MAX_COLUMN = 250;

const DECLARES = new Set(['const', 'let', 'var']);
/** Words after which a slash begins a regular expression and a brace an object. */
const BEFORE_VALUE = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'new',
  'delete',
  'void',
  'throw',
  'await',
  'yield',
  'default',
  'instanceof',
  'extends',
]);
const MODIFIERS = new Set(['private', 'public', 'protected', 'readonly', 'static', 'declare', 'override', 'accessor']);
const WORD = /[\p{ID_Start}\p{ID_Continue}$#@\u200c\u200d]+/uy;

/** Tokens of a text; comments, strings and regular expressions are skipped (a string leaves one token `""`). */
export function* tokensOf(text: string): Generator<Token> {
  /** Brace depths at which a `}` goes back into a template. */
  const templates: number[] = [];
  let braces = 0;
  let at = 0;
  let before: Token | null = null;
  while (at < text.length) {
    const c = text[at];
    if (c === ' ' || c === '\n' || c === '\t' || c === '\r') {
      at++;
      continue;
    }
    if (c === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const end = text[at + 1] === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 1;
      at = end <= 0 ? text.length : end + 1;
      continue;
    }
    const start = at;
    let token: Token;
    if (c === '"' || c === "'") {
      at = endOfString(text, at, c);
      token = { text: '""', at: start, word: false };
    } else if (c === '`' || (c === '}' && templates[templates.length - 1] === braces)) {
      if (c === '}') templates.pop();
      const end = endOfTemplate(text, at + 1);
      at = end.at;
      if (end.open) templates.push(braces);
      token = { text: '""', at: start, word: false };
    } else if (c === '/' && regexMayFollow(before)) {
      at = endOfRegex(text, at);
      token = { text: '""', at: start, word: false };
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0];
      if (word !== undefined) {
        at += word.length;
        token = { text: word, at: start, word: true };
      } else {
        if (c === '{') braces++;
        if (c === '}') braces--;
        const arrow = c === '=' && text[at + 1] === '>';
        const equal = c === '=' && text[at + 1] === '=';
        at += arrow || equal ? 2 : 1;
        token = { text: arrow ? '=>' : equal ? '==' : c, at: start, word: false };
      }
    }
    before = token;
    yield token;
  }
}

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at + 1;
    // No string goes over a line end: a quote we misread does not swallow the rest.
    else if (text[at] === '\n') return at;
  }
  return text.length;
}

/** From inside a template to its end, or to the `${` that opens an expression. */
function endOfTemplate(text: string, from: number): { readonly at: number; readonly open: boolean } {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return { at: at + 1, open: false };
    else if (text[at] === '$' && text[at + 1] === '{') return { at: at + 2, open: true };
  }
  return { at: text.length, open: false };
}

function regexMayFollow(before: Token | null): boolean {
  if (before === null) return true;
  return before.word
    ? BEFORE_VALUE.has(before.text)
    : before.text !== ')' && before.text !== ']' && before.text !== '}' && before.text !== '""';
}

function endOfRegex(text: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) return at + 1;
  }
  return from + 1;
}

/**
 * Finds where a name is declared; among several the one in the wanted function or class, then the clearest, then the
 * first. Linear in the text.
 * @param text - a script, or its beginning
 * @returns null when the name is not declared in it, or when a minified name is declared in several scopes and nothing tells
 *   which is meant
 */
export function findDeclaration(text: string, wanted: Wanted): TextPosition | null {
  if (wanted.name === '' || !text.includes(wanted.name)) return null;
  const walker = new Walker(wanted);
  // One token ahead: what follows a name tells a declaration from a use.
  let held: Token | null = null;
  for (const token of tokensOf(text)) {
    if (held !== null) walker.see(held, token.text);
    held = token;
  }
  if (held !== null) walker.see(held, '');
  if (walker.best < 0 || walker.isAmbiguous) return null;
  const found = positionIn(text, walker.best);
  return walker.isAnyones && found.column > MAX_COLUMN ? null : found;
}

function positionIn(text: string, offset: number): TextPosition {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** The best that a property can score outside of the wanted class. */
const MAX_ELSEWHERE = 6;

/** Goes through tokens with the brackets it is in, and remembers the best declaration met. */
class Walker {
  /** Offset of the best declaration; -1 for none. */
  best = -1;
  private bestScore = 0;
  /** Functions around the best one, and how many declarations are as good. */
  private bestDepth = 0;
  private asGood = 0;
  /** How many declarations are as good in all of the text, however deep they stand. */
  private anywhere = 0;
  private readonly wanted: Wanted;
  private readonly stack: Frame[] = [{ kind: 'module', functionName: null, className: null, depth: 0, pattern: false }];
  private previous = '';
  private beforePrevious = '';
  /** Class whose body the next brace opens. */
  private pendingClass: string | null = null;
  /** Function whose body the next brace opens; '' for one without a name. */
  private pendingFunction: string | null = null;
  /** The variable declared last in this statement: names an arrow function. */
  private declared: string | null = null;
  /** Per open bracket, whether a list of declarations goes on in it: `const a = () => { …; }, b = 1`. */
  private readonly declares: boolean[] = [false];

  constructor(wanted: Wanted) {
    this.wanted = wanted;
  }

  see({ text, at, word }: Token, next: string): void {
    if (word) this.seeWord(text, at, next);
    else this.seeSign(text);
    this.beforePrevious = this.previous;
    this.previous = text;
  }

  /** What stands before an equals sign, as in `a = 1, Feed = class {`; null elsewhere. */
  private get assigned(): string | null {
    return this.previous === '=' && /^[\p{ID_Start}$_]/u.test(this.beforePrevious) ? this.beforePrevious : null;
  }

  private get declaring(): boolean {
    return this.declares[this.declares.length - 1];
  }

  private get frame(): Frame {
    return this.stack[this.stack.length - 1];
  }

  private seeWord(text: string, at: number, next: string): void {
    if (text === this.wanted.name || text === `#${this.wanted.name}`) this.judge(at, next);
    if (DECLARES.has(text)) this.declares[this.declares.length - 1] = true;
    if (DECLARES.has(this.previous)) this.declared = text;
    if (this.previous === 'class' && text !== 'extends') this.pendingClass = text;
    else if (text === 'class' && this.previous !== '.') this.pendingClass = this.assigned ?? this.declared ?? '';
    if (text === 'function') this.pendingFunction = this.declared ?? '';
    else if (this.previous === 'function' || (this.previous === '*' && this.beforePrevious === 'function'))
      this.pendingFunction = text;
  }

  private seeSign(text: string): void {
    switch (text) {
      case '{':
        this.open(this.braceKind());
        break;
      case '(':
        this.open(this.isParams() ? 'params' : 'paren');
        break;
      case '[':
        this.open('bracket');
        break;
      case '}':
      case ')':
      case ']':
        if (this.stack.length > 1) {
          this.stack.pop();
          this.declares.pop();
        }
        break;
      case '=>':
        this.pendingFunction = this.declared ?? '';
        break;
      case ';':
        this.declares[this.declares.length - 1] = false;
        this.declared = null;
        this.pendingFunction = null;
        break;
    }
  }

  /** Parameters follow `function name`, and a method's name in a class or an object. */
  private isParams(): boolean {
    if (this.pendingFunction !== null) return true;
    const { kind } = this.frame;
    if (kind !== 'class' && kind !== 'object') return false;
    this.pendingFunction = this.previous;
    return true;
  }

  private braceKind(): Frame['kind'] {
    if (DECLARES.has(this.previous)) return 'object';
    if (this.pendingClass !== null && this.previous !== '(') return 'class';
    if (this.previous === ')' || this.previous === '=>') return this.pendingFunction === null ? 'block' : 'function';
    if (
      this.pendingFunction !== null &&
      this.previous !== ',' &&
      this.previous !== '(' &&
      this.previous !== '=' &&
      this.previous !== ':'
    )
      return 'function';
    return ['(', ',', '=', ':', '[', '?', '&', '|', '...'].includes(this.previous) || BEFORE_VALUE.has(this.previous)
      ? 'object'
      : 'block';
  }

  private open(kind: Frame['kind']): void {
    const outer = this.frame;
    const isFunction = kind === 'function';
    const isPattern = DECLARES.has(this.previous) || (this.declaring && this.previous === ',');
    this.declares.push(false);
    this.stack.push({
      kind,
      functionName: isFunction ? this.pendingFunction : outer.functionName,
      className: kind === 'class' ? this.pendingClass : outer.className,
      depth: outer.depth + (isFunction ? 1 : 0),
      pattern: (isPattern && (kind === 'bracket' || kind === 'object')) || (outer.pattern && kind !== 'paren'),
    });
    if (kind === 'class') this.pendingClass = null;
    if (isFunction) this.pendingFunction = null;
    if (isFunction || kind === 'class') this.declared = null;
  }

  private judge(at: number, next: string): void {
    const score = this.wanted.kind === 'variable' ? this.asVariable(next) : this.asProperty(next);
    const { depth } = this.frame;
    // The whole of a bundle stands in one function: the outermost declaration is the module's.
    if (score > this.bestScore) this.anywhere = 1;
    else if (score === this.bestScore && score > 0) this.anywhere++;
    const isBetter = score > this.bestScore || (score === this.bestScore && score > 0 && depth < this.bestDepth);
    if (isBetter) {
      this.bestScore = score;
      this.best = at;
      this.bestDepth = depth;
      this.asGood = 1;
    } else if (score === this.bestScore && depth === this.bestDepth) this.asGood++;
  }

  /** Whether a name of one or two letters is declared in several functions side by side: any of them may be meant. */
  get isAmbiguous(): boolean {
    const { name, kind, functionName } = this.wanted;
    if (kind !== 'variable' || functionName !== null || name.length > MAX_MINIFIED || this.bestDepth === 0)
      return false;
    return this.asGood > 1 || this.bestDepth > 1;
  }

  /** Whether the property may be that of any of several objects, none of which is of the wanted class. */
  get isAnyones(): boolean {
    return this.wanted.kind === 'property' && this.bestScore <= MAX_ELSEWHERE && this.anywhere > 1;
  }

  private asVariable(next: string): number {
    const { previous, frame } = this;
    const { functionName } = this.wanted;
    const right = functionName === null ? frame.depth === 0 : frame.functionName === functionName;
    const declared =
      DECLARES.has(previous) ||
      previous === 'function' ||
      previous === 'class' ||
      (previous === '*' && this.beforePrevious === 'function');
    let score = 0;
    if (declared) score = 6;
    else if (frame.pattern && next !== ':' && previous !== '.') score = 5;
    else if (this.declaring && previous === ',' && frame.kind !== 'paren' && frame.kind !== 'object') score = 4;
    else if (frame.kind === 'params' && previous !== '.' && previous !== '=')
      score = this.pendingFunction === functionName ? 9 : 3;
    else if (previous === 'import' || previous === 'as') score = 2;
    else if (previous === '.')
      score =
        next === '=' && ['globalThis', 'window', 'global', 'self', 'exports'].includes(this.beforePrevious) ? 3 : 0;
    else if (next === '=') score = 1;
    return score > 0 && right ? score + 4 : score;
  }

  private asProperty(next: string): number {
    const { previous, frame } = this;
    const { className } = this.wanted;
    const inClass = className !== null && (frame.className === className || frame.functionName === className);
    let score = 0;
    if (previous === '.') {
      if (next !== '=') return 0;
      score = this.beforePrevious === 'this' ? 4 : 3;
      if (className !== null && this.beforePrevious === className) score += 4;
    } else if (frame.kind === 'class' && next !== '(' && next !== '.' && previous !== '@') score = 6;
    else if (frame.kind === 'params' && MODIFIERS.has(previous)) score = 6;
    else if (
      frame.kind === 'object' &&
      !frame.pattern &&
      (previous === '{' || previous === ',') &&
      (next === ':' || next === ',' || next === '}')
    )
      score = 3;
    return score > 0 && inClass ? score + 4 : score;
  }
}
