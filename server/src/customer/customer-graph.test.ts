import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GraphKey, IdentityGraph } from './customer-graph.ts';

const nothing = {
  owners: new Map(),
  blocked: new Set<string>(),
  roots: new Map(),
  components: new Map(),
};

function aGraph() {
  let ids = 0;
  return new IdentityGraph(nothing, () => {
    ids += 1;
    return `c${String(ids).padStart(4, '0')}`;
  });
}

const key = (type: string, no: number): GraphKey => ({
  hash: `${type}${no}`,
  type,
  strength: { user: 90, email: 50, phone: 40, device: 10 }[type] ?? 0,
  merges: type !== 'device',
  verified: type === 'user',
});

const anyKey = fc.record({
  type: fc.constantFrom('user', 'email', 'phone', 'device'),
  no: fc.integer({ min: 0, max: 6 }),
});
const anyVoices = fc.array(
  fc.uniqueArray(anyKey, { maxLength: 4, selector: ({ type, no }) => `${type}${no}` }),
  { maxLength: 30 },
);

/** The keys of every component, as the graph's own record of what it did tells them. */
function componentsOf(graph: IdentityGraph): GraphKey[][] {
  const byRoot = new Map<string, GraphKey[]>();
  for (const { hash, customerId } of graph.attached) {
    const type = hash.replace(/\d+$/, '');
    const root = graph.rootOf(customerId);
    byRoot.set(root, [...(byRoot.get(root) ?? []), key(type, Number(hash.slice(type.length)))]);
  }
  return [...byRoot.values()];
}

function settleAll(voices: readonly { type: string; no: number }[][]) {
  const graph = aGraph();
  const found = voices.map((voice, at) =>
    graph.settle(
      voice.map(({ type, no }) => key(type, no)),
      at,
    ),
  );
  return { graph, found };
}

test('whatever comes in, no person has two proved user ids or more than ten identities', () => {
  fc.assert(
    fc.property(anyVoices, (voices) => {
      for (const keys of componentsOf(settleAll(voices).graph)) {
        expect(keys.filter((one) => one.verified).length).toBeLessThanOrEqual(1);
        expect(keys.length).toBeLessThanOrEqual(10);
      }
    }),
    { numRuns: 300 },
  );
});

test('the same voices in the same order make the same customers, and voices without keys none', () => {
  fc.assert(
    fc.property(anyVoices, (voices) => {
      const once = settleAll(voices);
      expect(settleAll(voices).found).toEqual(once.found);
      for (const [at, voice] of voices.entries())
        expect(once.found[at] === null).toBe(voice.length === 0);
    }),
  );
});

test('merges form a forest in which the older customer stands above', () => {
  fc.assert(
    fc.property(anyVoices, (voices) => {
      const { graph } = settleAll(voices);
      const merged = graph.merged.map(({ from }) => from);
      expect(new Set(merged).size).toBe(merged.length);
      for (const { from, into } of graph.merged) expect(into < from).toBe(true);
    }),
  );
});

test('a device links a visit to its customer but never joins two', () => {
  const graph = aGraph();
  const ana = graph.settle([key('email', 1), key('device', 1)], 1);
  const bob = graph.settle([key('email', 2), key('device', 1)], 2);
  expect(bob).not.toBe(ana);
  expect(graph.merged).toEqual([]);
  expect(graph.settle([key('device', 1)], 3)).toBe(ana);
});

test('a phone that a sixth person gives stops being evidence', () => {
  const graph = aGraph();
  const people = [1, 2, 3, 4, 5, 6].map((no) =>
    graph.settle([key('email', no), key('phone', 1)], no),
  );
  expect(new Set(people.slice(0, 5)).size).toBe(1);
  expect(people[5]).not.toBe(people[0]);
  expect(graph.blocked).toEqual(new Set(['phone1']));
  expect(graph.settle([key('phone', 1)], 7)).toBeNull();
});
