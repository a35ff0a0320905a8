import { availableParallelism } from 'node:os';
import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { AppError } from '#kernel/error.ts';

const cost = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** Hashing is costly on purpose, so only as many run as there are cores and few may wait. */
const running = availableParallelism();
const mayWait = 16;

function gate() {
  let free = running;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else if (waiting.length >= mayWait) {
      throw new AppError(
        'busy',
        429,
        'Too many people sign in at this moment. Try again shortly.',
        {
          headers: { 'retry-after': '2' },
        },
      );
    } else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

const enter = gate();

/** The argon2id hash of a password. @throws AppError `busy` (429) when too many are being made. */
export function hashPassword(password: string): Promise<string> {
  return enter(() => hash(password, cost));
}

let dummy: Promise<string> | null = null;

/**
 * Whether the password belongs to the hash. Without a hash it takes as long and answers no, so the
 * time does not tell whether the account exists.
 *
 * @throws AppError `busy` (429) when too many are being checked.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hash('no account has this password', cost);
  const against = stored ?? (await dummy);
  const same = await enter(() => verify(against, password));
  return same && stored !== null;
}
