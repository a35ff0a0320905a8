import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactQuery } from '../src/kernel/facts.ts';
import { aWorld, importTable, type World } from './world.ts';

const sentences = [
  'The soup was cold and the waiter was rude.',
  'Fast delivery, and the noodles were delicious!',
  'La comida llegó fría y tarde.',
  '送餐很慢，但是味道不错。',
  'I wish there were more vegetarian dishes.',
];

let world: World;
beforeAll(async () => {
  world = await aWorld();
  const rows = Array.from({ length: 300 }, (_, at) => {
    const day = String(1 + (at % 28)).padStart(2, '0');
    return `o${at},"${sentences[at % sentences.length]} ${at}",${1 + (at % 5)},2026-0${2 + (at % 4)}-${day}\n`;
  });
  await importTable(world, `id,comment,stars,date\n${rows.join('')}`);
});
afterAll(() => world.close());

const within = { sql: "day >= '2026-03-01' AND day <= '2026-05-31'" };

/** One number, asked by itself. */
async function asked(table: FactQuery['table'], select: string, only = '1'): Promise<number> {
  const facts = world.server.services.facts.of(world.company.orgId);
  const where = [within, { sql: 'counted = 1' }, { sql: only }];
  const [row] = await facts.read<{ n: number }>({ table, select: `${select} AS n`, where });
  return Number(row?.n);
}

test('the overview, which asks for many numbers at once, says what each is when asked by itself', async () => {
  const { status, body } = await world.chief.get('/overview?from=2026-03-01&to=2026-05-31');
  expect(status).toBe(200);
  expect(body.volume.total).toBe(await asked('voice_fact', 'count()'));
  expect(body.volume.previous).toBe(75);
  const series = body.volume.series as { at: string; n: number }[];
  for (const { at, n } of series) {
    expect(n).toBe(await asked('voice_fact', 'count()', `toMonday(day) = '${at}'`));
  }
  const csat = body.metrics.find((one: { key: string }) => one.key === 'csat');
  expect(csat.estimate.n).toBe(await asked('voice_fact', 'count()', 'csat IS NOT NULL'));
  const satisfied = await asked('voice_fact', 'count()', 'csat >= 0.75');
  expect(csat.estimate.value).toBeCloseTo(satisfied / csat.estimate.n, 12);
  for (const { at, estimate } of csat.series) {
    expect(estimate.n).toBe(
      await asked('voice_fact', 'count()', `csat IS NOT NULL AND toMonday(day) = '${at}'`),
    );
  }
  expect(body.hurts.length).toBeGreaterThan(0);
  for (const point of [...body.hurts, ...body.delights]) {
    const only = `need = '${point.need}' AND point = '${point.point}'`;
    expect(point.mentions).toBe(await asked('mention_fact', 'count()', only));
    expect(point.voices).toBe(await asked('mention_fact', 'uniqExact(voice_id)', only));
    for (const { at, n } of point.trend) {
      const week = `${only} AND toMonday(day) = '${at}'`;
      expect(n).toBe(await asked('mention_fact', 'uniqExact(voice_id)', week));
    }
    for (const unit of point.units) {
      const there = `${only} AND unit_id = toUUID('${unit.id}')`;
      expect(unit.voices).toBe(await asked('mention_fact', 'uniqExact(voice_id)', there));
      expect(unit.of).toBe(await asked('voice_fact', 'count()', `unit_id = toUUID('${unit.id}')`));
    }
    for (const cause of point.causes) {
      const caused = `${only} AND cause_need = '${cause.need}'`;
      expect(cause.mentions).toBe(await asked('mention_fact', 'count()', caused));
    }
  }
});
