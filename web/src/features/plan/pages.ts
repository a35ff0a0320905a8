import { IconTargetArrow } from '@tabler/icons-react';
import { type Filter, readFilter } from '#filter/filter.ts';
import { definePage, noSearch, oneOf, type Page } from '#page.ts';

/** The four steps of improving, in their order. */
export const steps = ['plan', 'do', 'check', 'act'] as const;

/** A step of an improvement plan. */
export type Step = (typeof steps)[number];

/** What the list of plans is narrowed to. */
export type PlansSearch = { readonly mine?: 'true'; readonly need?: string };

/** From what point and where an improvement starts. */
export type NewPlanSearch = Pick<Filter, 'need' | 'touchpoint' | 'unit'> & {
  readonly point?: 'pain' | 'itch' | 'delight';
};

/** The improvement plans by step. */
export const plansPage = definePage({
  path: '/plans',
  areas: ['plan'],
  may: 'plan.read',
  nav: { level: 'business', name: 'plans', icon: IconTargetArrow },
  actions: [{ label: 'plan.new', href: '/plans/new', may: 'plan.write' }],
  search: (raw): PlansSearch => {
    const mine = oneOf(['true'], String(raw.mine));
    const { need } = readFilter({ need: raw.need });
    return { ...(mine ? { mine } : {}), ...(need === undefined ? {} : { need }) };
  },
  load: async () => (await import('#features/plan/Plans.tsx')).Plans,
});

/** Starting an improvement on one pain, itch or delight point. */
export const newPlanPage = definePage({
  path: '/plans/new',
  areas: ['plan'],
  may: 'plan.write',
  search: (raw): NewPlanSearch => {
    const { need, touchpoint, unit } = readFilter(raw);
    const point = oneOf(['pain', 'itch', 'delight'], raw.point);
    const kept = { need, touchpoint, unit, point };
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  },
  load: async () => (await import('#features/plan/NewPlan.tsx')).NewPlan,
});

/** One plan through Plan, Do, Check and Act. */
const planPage = definePage({
  path: '/plans/$id',
  areas: ['plan'],
  may: 'plan.read',
  search: noSearch,
  load: async () => (await import('#features/plan/PlanPage.tsx')).PlanPage,
});

/** The pages of this feature. */
export const planPages: readonly Page[] = [plansPage, newPlanPage, planPage];
