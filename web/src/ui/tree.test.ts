import { expect, test } from 'vitest';
import { nameIn } from '#ui/names.ts';
import { asTree } from '#ui/tree.ts';

test('children follow their parent with their depth, and orphans become roots', () => {
  const items = [
    { id: 'b', parentId: 'a' },
    { id: 'a', parentId: null },
    { id: 'x', parentId: 'unseen' },
    { id: 'c', parentId: 'b' },
  ];
  expect(asTree(items).map(({ id, depth }) => `${id}${depth}`)).toEqual(['a0', 'b1', 'c2', 'x0']);
});

test('a missing translation falls back to English, then to any', () => {
  expect(nameIn({ en: 'Price', zh: '价格' }, 'zh')).toBe('价格');
  expect(nameIn({ en: 'Price' }, 'es')).toBe('Price');
  expect(nameIn({ zh: '价格' }, 'es')).toBe('价格');
});
