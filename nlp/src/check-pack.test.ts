import { expect, test } from 'vitest';
import { aPack } from '../eval/a-pack.ts';
import { checkPack } from './check-pack.ts';

const faultsOf = (value: unknown): string => {
  try {
    checkPack(value);
    return '';
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
};

const withNeed = (over: Record<string, unknown>) => {
  const pack = aPack();
  return { ...pack, needs: [...pack.needs, { ...pack.needs[1], id: 'product.extra', ...over }] };
};

test('a valid pack comes back as it is', () => {
  const pack = aPack();
  expect(checkPack(pack)).toBe(pack);
});

test.each([
  ['no id', { ...aPack(), id: '' }, 'id: must be a text'],
  ['a threshold above 1', { ...aPack(), thresholds: { count: 2, alert: 0.7 } }, 'thresholds.count'],
  ['a missing language', { ...aPack(), names: { en: 'a', zh: '一' } }, 'names.es'],
  [
    'an unknown parent',
    withNeed({ parent: 'nowhere' }),
    'needs[10].parent: names no need: "nowhere"',
  ],
  ['an unknown cause', withNeed({ causes: ['x'] }), 'needs[10].causes[0]'],
  ['an unknown department', withNeed({ department: 'x' }), 'needs[10].department'],
  ['an unknown touchpoint', withNeed({ touchpoint: 'x' }), 'needs[10].touchpoint'],
  ['an unknown Kano class', withNeed({ kano: 'reverse' }), 'needs[10].kano'],
  [
    'a seed that is no text',
    withNeed({ seeds: { en: [1], zh: [], es: [] } }),
    'needs[10].seeds.en[0]',
  ],
  ['a need twice', withNeed({ id: 'product.food' }), 'needs: holds "product.food" twice'],
  ['a root that is not universal', withNeed({ parent: null }), '"product.extra" has no parent'],
  [
    'a need below itself',
    withNeed({ parent: 'product.extra' }),
    '"product.extra" is its own ancestor',
  ],
  [
    'a root left out',
    { ...aPack(), needs: aPack().needs.filter(({ id }) => id !== 'bond') },
    '"bond"',
  ],
  [
    'a sensitive word without a list',
    { ...aPack(), sensitive: [{ lang: 'en', term: 'x' }] },
    'sensitive[0].list',
  ],
])('%s is named by its path', (_, pack, path) => {
  expect(faultsOf(pack)).toContain(path);
});

test.each([
  'a .. b .. c',
  '- .. cold',
  '.. cold',
  'arrived .. ',
  'arrived ..',
  '..',
  '+.. ..',
  'arrived..cold',
  'arrived ... cold',
  'arrived … cold',
  'arrived ..  cold',
  '送到 .. ',
])('a gap that does not part two words is named by its path: %j', (term) => {
  const lang = /[\u4e00-\u9fff]/.test(term) ? 'zh' : 'en';
  const seeds = { en: ['cold'], zh: ['凉'], es: ['frío'], [lang]: ['soup', term] };
  expect(faultsOf(withNeed({ seeds }))).toContain(`needs[10].seeds.${lang}[1]: has two dots`);
});

test.each(['arrived .. cold', '-llegó .. fría', '+小程序 .. 记得', 'st. john', 'cold'])(
  'a seed that is written rightly is taken: %j',
  (term) => {
    const seeds = { en: [term], zh: ['凉'], es: ['frío'] };
    expect(faultsOf(withNeed({ seeds }))).toBe('');
  },
);

test('the journey is checked down to a scenario', () => {
  const pack = aPack();
  const [stage] = pack.journey.stages;
  const [touchpoint] = stage?.touchpoints ?? [];
  const touchpoints = [
    { ...touchpoint, scenarios: [{ id: 'lunch', names: pack.names }, { id: 'late' }] },
  ];
  const journey = { stages: [{ ...stage, touchpoints }] };
  expect(faultsOf({ ...pack, journey })).toContain(
    'journey.stages[0].touchpoints[0].scenarios[1].names',
  );
});

test('every fault is told at once', () => {
  const faults = faultsOf({ ...aPack(), id: '', version: '', departments: [] });
  expect(faults).toContain('id:');
  expect(faults).toContain('version:');
  expect(faults).toContain('needs[0].department');
});

test.each([null, 1, 'pack', [], {}])('%j is no pack', (value) => {
  expect(() => checkPack(value)).toThrow(RangeError);
});
