import { describe, expect, test } from 'vitest';
import { keep, nextPause, type Running } from './keep.ts';

const log = { info() {}, warn() {}, error() {} };

function thing() {
  let end = (_code: number | null): void => {};
  const exited = new Promise<number | null>((resolve) => {
    end = resolve;
  });
  const running: Running = { exited, stop: async () => end(0) };
  return { running, end };
}

describe('keeping a thing running', () => {
  test('what ends on its own is started again, what is stopped is not', async () => {
    const started: ReturnType<typeof thing>[] = [];
    const kept = await keep({
      name: 'thing',
      log,
      async start() {
        const next = thing();
        started.push(next);
        return next.running;
      },
    });
    started[0]?.end(1);
    await expect.poll(() => started.length).toBe(2);
    await kept.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(started).toHaveLength(2);
  });

  test('a start that fails is tried again, after what had to be done before', async () => {
    const order: string[] = [];
    const first = thing();
    const starts = [
      async () => first.running,
      async () => Promise.reject(new Error('not yet')),
      async () => thing().running,
    ];
    const kept = await keep({
      name: 'thing',
      log,
      beforeRestart: () => order.push('before'),
      async start() {
        order.push('start');
        return (starts.shift() ?? (async () => thing().running))();
      },
    });
    first.end(null);
    await expect.poll(() => order.join(' ')).toBe('start before start before start');
    await kept.stop();
  });

  test('the first start must succeed', async () => {
    const start = async (): Promise<Running> => Promise.reject(new Error('no room'));
    await expect(keep({ name: 'thing', log, start })).rejects.toThrow('no room');
  });

  test('pauses double up to ten seconds and begin anew after a steady run', () => {
    const pauses = [100];
    for (let n = 0; n < 9; n += 1) pauses.push(nextPause(pauses.at(-1) ?? 0, 10));
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000]);
    expect(nextPause(10_000, 60_000)).toBe(100);
  });
});
