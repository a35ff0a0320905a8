import { expect, it } from 'vitest';
import { openWindow, settled } from './browser.ts';
import { newPerson } from './people.ts';

it.each([390, 1440] as const)(
  'the overview does not jump while it loads at %i px',
  async (width) => {
    const { cookie } = await newPerson();
    const { page, context } = await openWindow({ cookie, width });
    await context.addInitScript(() => {
      const state = window as { shift?: number };
      state.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as unknown as {
            value: number;
            hadRecentInput: boolean;
          };
          if (!hadRecentInput) state.shift = (state.shift ?? 0) + value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('/');
    await settled(page);
    const shift = await page.evaluate(() => (window as { shift?: number }).shift);
    expect(shift).toBeLessThanOrEqual(0.02);
  },
);
