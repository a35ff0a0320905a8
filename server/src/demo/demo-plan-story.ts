import type { PlanInput } from '#plan/plan-view.ts';

/** Something that a department of the sample company does for an improvement. */
type PlannedWork = {
  readonly title: string;
  readonly departmentKey: string;
  /** Days after the plan began. */
  readonly dueAfter: number;
  /** Days after the plan began on which it was done; null where it is still open. */
  readonly doneAfter: number | null;
};

/** One improvement of the sample company's year, as its people began and went on with it. */
export type PlannedImprovement = Pick<PlanInput, 'need' | 'point'> & {
  readonly title: string;
  readonly problem: string;
  readonly unitKeys: readonly string[];
  /** Month of the story (from 1) and day of that month on which it began. */
  readonly month: number;
  readonly day: number;
  /** The target as a part of the baseline: 0.5 wants half of it. */
  readonly targetPart: number;
  readonly dueAfter: number;
  readonly work: readonly PlannedWork[];
  readonly steps: readonly {
    readonly step: 'do' | 'check' | 'act';
    readonly after: number;
    readonly note: string;
  }[];
};

/** The improvements that the sample company began in its year. */
export const planStory: readonly PlannedImprovement[] = [
  {
    need: 'trust',
    point: 'pain',
    title: 'Make the Leeds kitchen safe again',
    problem:
      'Guests of Leeds Briggate found insects and felt ill. The kitchen was closed for a day.',
    unitKeys: ['store-leeds-briggate'],
    month: 6,
    day: 18,
    targetPart: 0.2,
    dueAfter: 60,
    work: [
      {
        title: 'Pest control, twice, with a report',
        departmentKey: 'facilities',
        dueAfter: 7,
        doneAfter: 6,
      },
      {
        title: 'Close and deep-clean the dry store',
        departmentKey: 'kitchen',
        dueAfter: 10,
        doneAfter: 9,
      },
      {
        title: 'Weekly inspection by another store for two months',
        departmentKey: 'food-safety',
        dueAfter: 60,
        doneAfter: 61,
      },
    ],
    steps: [
      { step: 'do', after: 1, note: 'Agreed with the region the same day.' },
      { step: 'check', after: 62, note: 'All inspections passed.' },
      {
        step: 'act',
        after: 80,
        note: 'The inspection by a neighbour store becomes routine everywhere.',
      },
    ],
  },
  {
    need: 'speed.delivery',
    point: 'pain',
    title: 'Deliver on time again in Chengdu, Lavapiés and Piccadilly',
    problem:
      'Since the riders were cut, orders of three stores come late, and ratings fall with them.',
    unitKeys: ['store-chengdu-chunxi', 'store-madrid-lavapies', 'store-manchester-piccadilly'],
    month: 9,
    day: 20,
    targetPart: 0.5,
    dueAfter: 120,
    work: [
      {
        title: 'Two riders more at the evening peak',
        departmentKey: 'delivery',
        dueAfter: 21,
        doneAfter: 30,
      },
      {
        title: 'Show the real time in the app, not the planned one',
        departmentKey: 'digital',
        dueAfter: 45,
        doneAfter: null,
      },
      {
        title: 'Take orders only as far as twenty minutes by bike',
        departmentKey: 'delivery',
        dueAfter: 60,
        doneAfter: null,
      },
    ],
    steps: [{ step: 'do', after: 8, note: 'Budget for one quarter.' }],
  },
  {
    need: 'access.split-bill',
    point: 'itch',
    title: 'Let each guest of a table pay their own part',
    problem:
      'More young tables ask for it every month. Waiters do it by hand, which takes minutes.',
    unitKeys: ['region-spain', 'region-uk'],
    month: 12,
    day: 6,
    targetPart: 0.4,
    dueAfter: 90,
    work: [
      {
        title: 'Ask the till’s vendor for split payment by seat',
        departmentKey: 'finance',
        dueAfter: 30,
        doneAfter: null,
      },
      { title: 'Try it in two stores', departmentKey: 'digital', dueAfter: 60, doneAfter: null },
    ],
    steps: [],
  },
];
