import { expect, test } from 'vitest';
import { createKeyBoard, type KeyPress } from '#ui/hotkeys.ts';

const aKey = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  inField: false,
  ...more,
});

function aBoard(now: () => number = () => 0) {
  const board = createKeyBoard(now);
  const ran: string[] = [];
  const hotkey = (keys: string) => ({ keys, label: keys, run: () => void ran.push(keys) });
  return { board, ran, hotkey };
}

test('a key runs its act, and a chord swallows the second key of another', () => {
  const { board, ran, hotkey } = aBoard();
  board.add([hotkey('g t'), hotkey('t')]);
  for (const key of ['t', 'g', 't', 't']) board.press(aKey(key));
  expect(ran).toEqual(['t', 'g t', 't']);
});

test('a chord that is not finished in time is forgotten', () => {
  let time = 0;
  const { board, ran, hotkey } = aBoard(() => time);
  board.add([hotkey('g o'), hotkey('o')]);
  board.press(aKey('g'));
  time = 5000;
  board.press(aKey('o'));
  expect(ran).toEqual(['o']);
});

test('R27: no key fires in a field or while an input method is composing', () => {
  const { board, ran, hotkey } = aBoard();
  board.add([hotkey('j'), hotkey('Enter')]);
  board.press(aKey('j', { inField: true }));
  board.press(aKey('Enter', { isComposing: true }));
  board.press(aKey('Enter', { keyCode: 229 }));
  expect(ran).toEqual([]);
});

test('single keys can be switched off; those with a modifier stay, even in a field', () => {
  const { board, ran, hotkey } = aBoard();
  board.add([hotkey('j'), hotkey('mod+k')]);
  board.allowSingleKeys(false);
  board.press(aKey('j'));
  board.press(aKey('k', { ctrlKey: true, inField: true }));
  expect(ran).toEqual(['mod+k']);
});

test('the latest registration wins, and is gone when it is taken back', () => {
  const { board, ran } = aBoard();
  board.add([{ keys: 'x', label: '', run: () => void ran.push('first') }]);
  const remove = board.add([{ keys: 'x', label: '', run: () => void ran.push('second') }]);
  board.press(aKey('x'));
  remove();
  board.press(aKey('x'));
  expect(ran).toEqual(['second', 'first']);
});
