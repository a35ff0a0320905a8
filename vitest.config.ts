import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', 'web/dist/**', 'e2e/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...ignored, '**/*.store.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'stores',
          include: ['**/*.store.test.ts'],
          exclude: ignored,
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One worker: the tests share one PostgreSQL and one fact store.
          maxWorkers: 1,
        },
      },
    ],
  },
});
