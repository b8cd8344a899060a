// File names of scripts as people read them: nothing percent-encoded, no place without a file, no port that reads like a line.

import { describe, expect, it } from 'vitest';
import { fileNameOf, placeText, readablePath } from './source-place.ts';

describe('the name of a script', () => {
  it('is its file, without folders, query and hash', () => {
    expect(fileNameOf('file:///srv/app/session.store.js?v=3#x')).toBe('session.store.js');
    expect(fileNameOf('C:\\srv\\app\\a.js')).toBe('a.js');
    expect(fileNameOf('node:internal/timers')).toBe('timers');
    expect(fileNameOf('node:events')).toBe('node:events');
    expect(fileNameOf('webpack://shop/./src/a.ts')).toBe('a.ts');
  });

  it('is decoded, and left alone where it is no encoding', () => {
    expect(fileNameOf('file:///srv/%EC%84%B8%EC%85%98.js')).toBe('세션.js');
    expect(fileNameOf('file:///srv/100%.js')).toBe('100%.js');
    expect(readablePath('file:///srv/%EC%84%B8%EC%85%98/a%20b.js')).toBe('/srv/세션/a b.js');
    expect(readablePath('file:///C:/srv/a.js')).toBe('C:/srv/a.js');
    expect(readablePath('https://host/a%20b.js')).toBe('https://host/a b.js');
  });

  it('is the type of what is written out in its address, never the text itself', () => {
    const page = 'data:text/html,<!doctype html><script>const a = `b`; // c/d.js?e#f</script>';
    expect(placeText({ url: page, line: 8 })).toBe('data:text/html:8');
    expect(readablePath(page)).toBe('data:text/html');
    expect(fileNameOf('data:text/javascript;base64,ZXhwb3J0/ZGVmYXVsdA==')).toBe('data:text/javascript');
    expect(fileNameOf('data:,let a')).toBe('data:');
    expect(fileNameOf('https://host/data:text/a.js')).toBe('a.js');
  });

  it('is the address of a page whose own script it is, and no port reads like a line', () => {
    expect(placeText({ url: 'http://127.0.0.1:42509/', line: 2 })).toBe('127.0.0.1:42509/:2');
    expect(placeText({ url: 'http://127.0.0.1:42509', line: 2 })).toBe('127.0.0.1:42509/:2');
    expect(placeText({ url: 'https://shop.example/cart/', line: 2 })).toBe('shop.example/cart/:2');
    expect(placeText({ url: '', line: 2 })).not.toBe(':2');
  });
});
