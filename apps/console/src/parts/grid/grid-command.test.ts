import { expect, test } from 'vitest';
import { gridCommand } from './grid-command.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

test.each([
  [' ', { kind: 'cycle' }],
  ['A', { kind: 'letter', letter: 'a' }],
  ['n', { kind: 'letter', letter: 'n' }],
  ['Backspace', { kind: 'restore' }],
  ['Enter', { kind: 'open' }],
  ['F2', { kind: 'why' }],
  ['?', { kind: 'why' }],
  ['Tab', null],
  ['Escape', null],
  ['/', null],
])('%j asks the same of every grid', (key, command) => {
  expect(gridCommand({ ...plain, key })).toEqual(command);
});

test('a letter with Ctrl, ⌘ or Alt belongs to the browser', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) {
    expect(gridCommand({ ...plain, key: 'a', [held]: true })).toBeNull();
  }
});
