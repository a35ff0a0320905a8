import { inject } from 'vitest';
import type { StoreConfig } from '../src/kernel/config.ts';

/** The stores that the global setup started: migrated, shared by all tests of a run. */
export function testStores(): StoreConfig {
  return inject('stores');
}

declare module 'vitest' {
  interface ProvidedContext {
    stores: StoreConfig;
  }
}
