import type { DemoCompany } from './demo-company.ts';
import type { Language } from './demo-language.ts';
import { demoStory } from './demo-story.ts';

const dayMs = 86_400_000;

/** Where a store stands in the hygiene scare at an instant. */
export function scarePhase(
  company: DemoCompany,
  storeKey: string,
  at: number,
): 'before' | 'scare' | 'recovery' | 'over' {
  const { store, month, firstDay, days, recoveryDays } = demoStory.hygieneScare;
  const begins = company.monthBounds[month - 1];
  if (storeKey !== store || begins === undefined) return 'before';
  const day = (at - begins) / dayMs - (firstDay - 1);
  if (day < 0) return 'before';
  if (day < days) return 'scare';
  return day < days + recoveryDays ? 'recovery' : 'over';
}

/** Share of a store's voices that speak of the scare at an instant, over what is said anywhere. */
export function hygieneShare(company: DemoCompany, storeKey: string, at: number): number {
  const { month, firstDay, days, recoveryDays, share, shareAtRecoveryStart } =
    demoStory.hygieneScare;
  const phase = scarePhase(company, storeKey, at);
  if (phase === 'scare') return share;
  if (phase !== 'recovery') return 0;
  const begins = (company.monthBounds[month - 1] ?? 0) + (firstDay - 1 + days) * dayMs;
  return shareAtRecoveryStart * (1 - (at - begins) / (recoveryDays * dayMs));
}

/** How many more or fewer voices the scare brings a store on a day. */
export function hygieneVolume(company: DemoCompany, storeKey: string, at: number): number {
  const { volume, volumeAfter } = demoStory.hygieneScare;
  const phase = scarePhase(company, storeKey, at);
  if (phase === 'scare') return volume;
  return phase === 'recovery' ? volumeAfter : 1;
}

/** Share of a store's delivery voices that complain of lateness in a month. */
export function latenessShare(storeKey: string, month: number): number {
  const { stores, fromMonth, shareBefore, shareAfter } = demoStory.lateDelivery;
  const late = month >= fromMonth && stores.some((key) => key === storeKey);
  return late ? shareAfter : shareBefore;
}

/** Share of table guests who wish to split the bill, by month, age and language. */
export function splitBillShare(given: {
  month: number;
  months: number;
  young: boolean;
  language: Language;
}): number {
  const { shareFirstMonth, shareLastMonth, young, older, byLanguage } = demoStory.splitBill;
  const passed = given.months > 1 ? (given.month - 1) / (given.months - 1) : 0;
  const share = shareFirstMonth + (shareLastMonth - shareFirstMonth) * passed;
  return share * (given.young ? young : older) * byLanguage[given.language];
}
