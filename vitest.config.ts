import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', 'web/dist/**'];
const stores = {
  globalSetup: ['server/test/global-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // One worker: the tests share one PostgreSQL and one fact store.
  maxWorkers: 1,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...ignored, 'e2e/**', '**/*.store.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: { name: 'stores', include: ['**/*.store.test.ts'], exclude: ignored, ...stores },
      },
      {
        // The same tests on Debian's PostgreSQL 15, as far as they are about the truth.
        test: {
          name: 'external',
          include: [
            'server/src/{org,customer,channel,alert,ticket,plan}/**/*.store.test.ts',
            'server/src/kernel/{migrate,upgrade}.store.test.ts',
          ],
          exclude: ignored,
          ...stores,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude: ignored,
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
