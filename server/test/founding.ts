import type { Founding } from '../src/org/org-setup.routes.ts';

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
