import { expect, test } from 'vitest';
import { checkPack } from '../src/check-pack.ts';
import { type Pack, universalNeeds } from '../src/pack.ts';
import { packParts } from './index.ts';

const langs = ['en', 'zh', 'es'] as const;
const packs = Object.entries(packParts).map(([key, part]) => ({ key, ...checkPack(part) }));

const roots: readonly string[] = universalNeeds;
const channels =
  'phone email web app sms wechat chat review community social store_terminal qr file api'.split(
    ' ',
  );
const touchpointsOf = (pack: Pack) => pack.journey.stages.flatMap((stage) => stage.touchpoints);
const bare = (seed: string) => seed.replace(/^[-+]/u, '');
const repeated = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);

for (const pack of packs) {
  const needIds = pack.needs.map((need) => need.id);
  const departmentIds = pack.departments.map((department) => department.id);
  const touchpoints = touchpointsOf(pack);
  const touchpointIds = touchpoints.map((touchpoint) => touchpoint.id);
  const parents = new Set(pack.needs.map((need) => need.parent));

  test(`${pack.key}: every id is used once`, () => {
    const scenarioIds = touchpoints.flatMap(({ id, scenarios }) =>
      scenarios.map((scenario) => `${id}/${scenario.id}`),
    );
    const stageIds = pack.journey.stages.map((stage) => stage.id);
    for (const ids of [needIds, departmentIds, stageIds, touchpointIds, scenarioIds]) {
      expect(repeated(ids)).toEqual([]);
    }
    expect(pack.id).toBe(pack.key);
  });

  test(`${pack.key}: the roots are the eight universal needs, and a need's id extends its parent's`, () => {
    expect(needIds.filter((id) => !id.includes('.'))).toEqual(roots);
    for (const { id, parent } of pack.needs) {
      expect(parent, id).toBe(id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null);
      if (parent !== null) expect(needIds).toContain(parent);
    }
    expect(needIds.length - roots.length).toBeGreaterThanOrEqual(60);
  });

  test(`${pack.key}: every department, touchpoint, cause and need that is named exists`, () => {
    for (const need of pack.needs) {
      expect(departmentIds, need.id).toContain(need.department);
      expect(touchpointIds, need.id).toContain(need.touchpoint);
      for (const cause of need.causes) expect(needIds, need.id).toContain(cause);
      expect(need.causes, `${need.id} causes itself`).not.toContain(need.id);
    }
    for (const touchpoint of touchpoints) {
      expect(departmentIds, touchpoint.id).toContain(touchpoint.owner);
      for (const need of touchpoint.needs) expect(needIds, touchpoint.id).toContain(need);
    }
    for (const { parent } of pack.departments) {
      if (parent !== undefined) expect(departmentIds).toContain(parent);
    }
  });

  test(`${pack.key}: every need below the roots is met at some touchpoint`, () => {
    const met = new Set(touchpoints.flatMap((touchpoint) => touchpoint.needs));
    expect(needIds.filter((id) => id.includes('.') && !met.has(id))).toEqual([]);
  });

  test(`${pack.key}: a need without children has at least 20 seeds in each language`, () => {
    const few = pack.needs
      .filter((need) => !parents.has(need.id))
      .flatMap(({ id, seeds }) =>
        langs.filter((lang) => new Set(seeds[lang].map(bare)).size < 20).map((l) => `${id} ${l}`),
      );
    expect(few).toEqual([]);
  });

  test(`${pack.key}: a seed belongs to one need and stands in it once`, () => {
    for (const lang of langs) {
      expect(repeated(pack.needs.flatMap((need) => need.seeds[lang].map(bare)))).toEqual([]);
    }
  });

  test(`${pack.key}: terms are written as they are matched: lower case, NFKC, single spaces`, () => {
    const terms = [
      ...pack.needs.flatMap(({ seeds }) => langs.flatMap((lang) => seeds[lang].map(bare))),
      ...touchpoints.flatMap(({ words }) => langs.flatMap((lang) => words[lang])),
      ...pack.sensitive.flatMap(({ term, notWhen }) => [term, ...(notWhen ?? [])]),
    ];
    const plain = (term: string) =>
      term.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ');
    expect(terms.filter((term) => term === '' || term !== plain(term))).toEqual([]);
  });

  test(`${pack.key}: Chinese terms hold Chinese, and Chinese stays out of the other two`, () => {
    const han = /\p{Script=Han}/u;
    for (const { id, seeds } of pack.needs) {
      const latin = [...seeds.en, ...seeds.es].filter((seed) => han.test(seed));
      expect(latin, id).toEqual([]);
      const borrowed = seeds.zh.filter((seed) => !han.test(seed));
      expect(borrowed.length, `${id}: ${borrowed.join(', ')}`).toBeLessThanOrEqual(3);
    }
  });

  test(`${pack.key}: no name and no sentence is empty`, () => {
    const named = [
      pack.names,
      ...[...pack.departments, ...pack.needs, ...pack.journey.stages].map(({ names }) => names),
      ...touchpoints.flatMap(({ names, intended, scenarios }) => [
        names,
        intended,
        ...scenarios.map((scenario) => scenario.names),
      ]),
    ];
    expect(named.filter((names) => langs.some((lang) => names[lang].trim() === ''))).toEqual([]);
  });

  test(`${pack.key}: a touchpoint has known channels, cue words and one to three scenarios`, () => {
    for (const { id, channels: own, words, scenarios } of touchpoints) {
      expect(own.length, id).toBeGreaterThan(0);
      expect(own.filter((channel) => !channels.includes(channel))).toEqual([]);
      for (const lang of langs) expect(words[lang].length, id).toBeGreaterThan(0);
      expect([1, 2, 3], id).toContain(scenarios.length);
    }
  });

  test(`${pack.key}: sensitive words cover every list in every language, each term once`, () => {
    const lists = new Set(pack.sensitive.map(({ list }) => list));
    for (const lang of langs) {
      const own = pack.sensitive.filter((one) => one.lang === lang);
      expect(new Set(own.map(({ list }) => list))).toEqual(lists);
      expect(own.length).toBeGreaterThanOrEqual(25);
      expect(repeated(own.map(({ term }) => term))).toEqual([]);
    }
  });

  test(`${pack.key}: an alert asks for at least the confidence that counting asks for`, () => {
    const { count, alert } = pack.thresholds;
    expect(count).toBeGreaterThan(0);
    expect(alert).toBeGreaterThanOrEqual(count);
    expect(alert).toBeLessThan(1);
  });
}
