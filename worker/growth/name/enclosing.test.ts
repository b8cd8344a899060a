// One letter is the name of many variables: the scope around a place tells which is meant.

import { describe, expect, it } from 'vitest';
import { declarationAround } from './enclosing.ts';

/** Where `l` is declared as seen from the function marked by `@`; the text from there on. */
function seenFrom(marked: string): string | null {
  const at = marked.indexOf('@');
  const text = marked.replace('@', '');
  const found = declarationAround(text, 'l', { line: 1, column: at + 1 });
  return found === null ? null : text.slice(found.column - 1, found.column + 4);
}

describe('the declaration around a place', () => {
  it.each([
    ['a variable', 'function a(){var l=1}function b(){var e=0,l=2;return @function(){return l}}', 'l=2;r'],
    ['a parameter', 'function a(l,e){return @function(){return l+e}}var l=9;', 'l,e){'],
    ['a parameter of an arrow function', 'var l=0;x.map((e,l)=>{return @()=>l});', 'l)=>{'],
    ['the one of an arrow function without parentheses', 'var l=0;x.map(l=>@()=>l);', 'l=>()'],
    ['one that stands behind the place', 'function a(){return @function(){return l};var l=3}var l=8;', 'l=3}v'],
    ['a method’s parameter', 'class q{run(l){return @()=>l}stop(l){}}', 'l){re'],
    ['one that a pattern declares', 'function a(e){const {l}=e;return @()=>l}let l=4;', 'l}=e;'],
    ['the module’s, past functions that have their own', 'let l=5;function a(l){}@function(){return l}', 'l=5;f'],
    ['none of a condition', 'let l=6;function a(){if(l){return @()=>l}}', 'l=6;f'],
    ['none of an arrow function that has ended', 'let l=7;a(l=>l,@()=>l)', 'l=7;a'],
  ])('is %s', (_what, text, found) => {
    expect(seenFrom(text)).toBe(found);
  });

  it('is none where nothing around declares the name', () => {
    expect(seenFrom('function a(){var l=1}function b(){return @()=>l}')).toBeNull();
    expect(seenFrom('function a(){return @()=>e.l}')).toBeNull();
  });
});
