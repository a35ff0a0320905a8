import type { Language } from './demo-language.ts';

/**
 * What happens to the sample company. Months are counted from 1 at the start of its year.
 * Shares are probabilities per voice of the kind named; everything else is noise around them.
 */
export const demoStory = {
  /** Riders were cut in three stores: more and more deliveries come late, and ratings follow. */
  lateDelivery: {
    stores: ['store-chengdu-chunxi', 'store-madrid-lavapies', 'store-manchester-piccadilly'],
    fromMonth: 8,
    shareBefore: 0.08,
    shareAfter: 0.45,
    moodDrop: 1.3,
  },
  /** Pests got into one kitchen: three bad weeks, then trust comes back slowly. */
  hygieneScare: {
    store: 'store-leeds-briggate',
    month: 6,
    firstDay: 3,
    days: 21,
    share: 0.48,
    recoveryDays: 35,
    shareAtRecoveryStart: 0.14,
    volume: 1.9,
    volumeAfter: 0.85,
    moodDrop: 1.6,
    needs: [
      ['trust.hygiene', 4],
      ['trust.foreign-object', 4],
      ['trust.food-safety', 3],
    ],
  },
  /** A dish that people talk about unasked. */
  newDish: {
    fromMonth: 5,
    share: 0.1,
    tones: [
      ['delight', 80],
      ['good', 8],
      ['itch', 8],
      ['pain', 4],
    ],
    names: {
      en: 'smoked plum short rib',
      es: 'costilla ahumada a la ciruela',
      zh: '烟熏梅子牛肋排',
    } satisfies Record<Language, string>,
  },
  /** Nobody is angry about it, more ask for it every month: paying each one's own part. */
  splitBill: {
    shareFirstMonth: 0.006,
    shareLastMonth: 0.045,
    young: 2.2,
    older: 0.45,
    byLanguage: { en: 1.1, es: 1.2, zh: 0.6 } satisfies Record<Language, number>,
  },
  /** The same menu is felt to be worth its price in one country and not in another. */
  valueForMoney: {
    'region-china': 0.2,
    'region-spain': 1.1,
    'region-uk': -1.3,
  },
} as const;
