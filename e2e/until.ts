import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer is there; fails after a minute. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(200);
  }
  throw new Error(`Not within a minute: ${what}.`);
}
