import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openapiFile, openapiText } from './openapi.ts';

test('the API document in docs/api is the one the routes make (npm run generate -w sdk)', async () => {
  expect(readFileSync(openapiFile, 'utf8') === (await openapiText())).toBe(true);
});
