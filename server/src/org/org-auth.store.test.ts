import { afterAll, expect, test } from 'vitest';
import { aCompany } from '../../test/company.ts';
import { startServer } from '../../test/server.ts';

const server = await startServer();
const company = await aCompany(server, { name: 'Cedar Cafés' });
afterAll(() => server.close());

test('signing in answers who one is and what one may do', async () => {
  const me = await company.as('administrator').get('/me');
  expect(me.status).toBe(200);
  expect(me.body).toMatchObject({
    organisation: { name: 'Cedar Cafés' },
    role: 'administrator',
    unit: { kind: 'headquarters' },
  });
});
