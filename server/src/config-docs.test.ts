import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configDocs } from './kernel/config.ts';

test('the guide lists every variable of the configuration with its own sentence', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/operating.md'), 'utf8');
  const missing = configDocs().filter(
    ({ name, docs }) => !guide.includes(`| \`${name}\` | ${docs} |`),
  );
  expect(missing).toEqual([]);
});
