import { describe, expect, test } from 'vitest';
import { lane } from './lane.ts';

const never = new AbortController().signal;
const same = async (worker: string): Promise<string> => worker;

function gate() {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('a lane', () => {
  test('gives each worker one piece of work at a time, first come first served', async () => {
    const two = lane({ workers: ['a', 'b'], limit: 10, renew: same });
    let busy = 0;
    const order: number[] = [];
    const work = (n: number) =>
      two.use(never, async () => {
        busy += 1;
        expect(busy).toBeLessThanOrEqual(2);
        order.push(n);
        await new Promise((resolve) => setTimeout(resolve, 1));
        busy -= 1;
      });
    await Promise.all([1, 2, 3, 4, 5, 6].map(work));
    expect(order).toEqual([1, 2, 3, 4, 5, 6]);
    expect(two.running()).toBe(0);
  });

  test('J3: refuses at once when too many wait', async () => {
    const { open, opened } = gate();
    const one = lane({ workers: ['a'], limit: 1, renew: same });
    const first = one.use(never, () => opened);
    const second = one.use(never, () => opened);
    await expect(one.use(never, () => opened)).rejects.toMatchObject({ code: 202 });
    open();
    await Promise.all([first, second]);
  });

  test('a caller that gives up leaves its place to the next', async () => {
    const { open, opened } = gate();
    const one = lane({ workers: ['a'], limit: 2, renew: same });
    const first = one.use(never, () => opened);
    const leaving = new AbortController();
    const second = one.use(leaving.signal, async () => 'second');
    const third = one.use(never, async () => 'third');
    leaving.abort();
    await expect(second).rejects.toMatchObject({ code: 394 });
    open();
    await first;
    expect(await third).toBe('third');
  });

  test('a worker whose work failed is replaced before it gets more', async () => {
    const one = lane({ workers: [1], limit: 0, renew: async (worker) => worker + 1 });
    await expect(one.use(never, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await one.use(never, async (worker) => worker)).toBe(2);
    expect(await one.use(never, async (worker) => worker)).toBe(2);
    await one.drained();
  });
});
