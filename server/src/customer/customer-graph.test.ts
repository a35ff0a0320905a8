import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GraphKey, IdentityGraph, type Known, type Pair } from './customer-graph.ts';

const nothing: Known = {
  owners: new Map(),
  blocked: new Set(),
  roots: new Map(),
  components: new Map(),
  apart: [],
};

function aGraph(known = nothing) {
  let ids = known.roots.size;
  return new IdentityGraph(known, () => {
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

type Voices = readonly { type: string; no: number }[][];

function settleAll(voices: Voices, known = nothing) {
  const graph = aGraph(known);
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

/** What a store would know after the graph's work, with one of its merges taken back for good. */
function knownAfter(graph: IdentityGraph, parted: { from: string; into: string }): Known {
  const parents = new Map(graph.merged.map(({ from, into }) => [from, into]));
  parents.delete(parted.from);
  const rootOf = (id: string): string => {
    const parent = parents.get(id);
    return parent === undefined ? id : rootOf(parent);
  };
  const roots = new Map(graph.created.map(({ id }) => [id, rootOf(id)]));
  const keysOf = (root: string) =>
    graph.attached.filter(({ customerId }) => roots.get(customerId) === root);
  const component = (root: string, createdAt: number) => {
    const hashes = keysOf(root).map(({ hash }) => hash);
    const persons = hashes.filter((hash) => hash.startsWith('email')).length;
    const verified = hashes.filter((hash) => hash.startsWith('user')).length;
    return { createdAt, identities: hashes.length, verified, persons };
  };
  return {
    owners: new Map(graph.attached.map(({ hash, customerId }) => [hash, customerId])),
    blocked: graph.blocked,
    roots,
    components: new Map(
      graph.created
        .filter(({ id }) => roots.get(id) === id)
        .map(({ id, at }) => [id, component(id, at)]),
    ),
    apart: [[rootOf(parted.from), rootOf(parted.into)]],
  };
}

test('whatever comes after two customers were parted, the same voices again included, they stay apart', () => {
  fc.assert(
    fc.property(anyVoices, anyVoices, fc.nat(), (before, more, choice) => {
      const { graph } = settleAll(before);
      const parted = graph.merged[choice % Math.max(1, graph.merged.length)];
      fc.pre(parted !== undefined);
      const after = settleAll([...before, ...more, ...before], knownAfter(graph, parted)).graph;
      expect(after.rootOf(parted.from)).not.toBe(after.rootOf(parted.into));
    }),
    { numRuns: 300 },
  );
});

test('a parting stops nothing but what joins the two: the keys keep their owners', () => {
  const types = fc.constantFrom('email', 'phone');
  fc.assert(
    fc.property(types, types, (one, other) => {
      const keys = [key(one, 1), key(other, 2)];
      const owners = new Map(keys.map(({ hash }, at) => [hash, `c000${at + 1}`]));
      const roots = new Map([...owners.values()].map((id) => [id, id]));
      const hear = (apart: readonly Pair[]) => {
        const graph = aGraph({ ...nothing, owners, roots, apart });
        return { found: graph.settle(keys, 3), graph };
      };
      const [free, kept] = [hear([]), hear([['c0002', 'c0001']])];
      expect(free.graph.merged).toEqual([{ from: 'c0002', into: 'c0001' }]);
      expect(kept.graph.merged).toEqual([]);
      expect(kept.found).toBe(free.found);
    }),
  );
});

test('no third customer joins two that are kept apart', () => {
  const graph = aGraph({
    ...nothing,
    owners: new Map([
      ['email1', 'c0001'],
      ['phone1', 'c0002'],
      ['email3', 'c0003'],
    ]),
    roots: new Map(['c0001', 'c0002', 'c0003'].map((id) => [id, id])),
    apart: [['c0002', 'c0001']],
  });
  graph.settle([key('email', 1), key('phone', 1)], 4);
  expect(graph.merged).toEqual([]);
  graph.settle([key('email', 3), key('phone', 1)], 5);
  graph.settle([key('email', 3), key('email', 1)], 6);
  expect(graph.rootOf('c0003')).toBe(graph.rootOf('c0002'));
  expect(graph.rootOf('c0001')).not.toBe(graph.rootOf('c0002'));
});
