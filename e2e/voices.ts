import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type Api, createApi } from './api.ts';
import { adminApi, units } from './people.ts';
import { until } from './until.ts';

/** A key that may bring voices in for the whole company. */
export async function voiceKey(name = 'Browser tests'): Promise<Api> {
  const [place] = await units();
  const { key } = await adminApi().post<{ key: string }>('/api-keys', {
    name,
    scopes: ['voices:write', 'read'],
    unitId: place?.id,
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  return createApi(inject('product').url, { key });
}

/** A voice as a source would send it, of a store in Soho unless it says otherwise. */
export function voiceOf(text: string, more: object = {}): object {
  return {
    source: { externalId: randomUUID() },
    channel: 'web',
    touchpoint: { orgUnitId: 'store-london-soho' },
    occurredAt: new Date(Date.now() - 60_000).toISOString(),
    content: { text },
    ...more,
  };
}

/** Posts voices and waits until each is understood; their ids in order. */
export async function tell(key: Api, voices: readonly object[]): Promise<readonly string[]> {
  const { items } = await key.post<{ items: { id: string | null; error?: string }[] }>('/voices', {
    voices,
  });
  const ids = items.map(({ id, error }) => {
    if (!id) throw new Error(`Not accepted: ${error}`);
    return id;
  });
  const api = adminApi();
  await until('the voices are understood', async () => {
    const read = ids.map((id) => api.get<{ understood: boolean }>(`/voices/${id}`));
    return (await Promise.all(read)).every(({ understood }) => understood);
  });
  return ids;
}
