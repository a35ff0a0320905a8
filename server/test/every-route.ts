import type { Routes } from '../src/kernel/http.ts';
import { type Founding, setupRoutes } from '../src/org/org-setup.routes.ts';

/** A founding with two departments and nothing of other features. */
export const plainFounding: Founding = {
  departments: (pack) =>
    pack === 'restaurant'
      ? [
          { key: 'customer-care', name: 'Customer care' },
          { key: 'kitchen', name: 'Kitchen' },
        ]
      : null,
  async furnish() {},
  async startSample() {
    throw new Error('This test server has no sample company.');
  },
  async forget() {},
};

/** Every endpoint of the product besides those of `orgRoutes`. A new feature adds its own here. */
export const everyRoute: readonly Routes[] = [setupRoutes(plainFounding)];
