import type { Language } from './demo-language.ts';

/** A place or team of the sample company. */
export type DemoUnit = {
  key: string;
  parentKey: string | null;
  kind: 'headquarters' | 'region' | 'store' | 'department';
  name: string;
  timeZone: string;
  city: string;
};

/** What the story needs to know of a store: size against the mean, share of voices about delivery, mood. */
type StoreProfile = { size: number; deliveryShare: number; mood: number };

type RegionRow = {
  key: string;
  name: string;
  city: string;
  timeZone: string;
  language: Language;
  stores: readonly (readonly [key: string, name: string, city: string, ...StoreRow])[];
};
type StoreRow = readonly [size: number, deliveryShare: number, mood: number];

/** The three regions with their stores. Cities and districts exist, the stores do not. */
export const demoRegions: readonly RegionRow[] = [
  {
    key: 'region-china',
    name: '中国区',
    city: '上海',
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    stores: [
      ['store-shanghai-xuhui', '上海徐汇店', '上海', 1.7, 0.4, 0.1],
      ['store-shanghai-hongkou', '上海虹口店', '上海', 0.9, 0.38, 0],
      ['store-beijing-sanlitun', '北京三里屯店', '北京', 1.5, 0.35, -0.1],
      ['store-chengdu-chunxi', '成都春熙路店', '成都', 1.3, 0.46, 0.2],
      ['store-hangzhou-xihu', '杭州西湖店', '杭州', 1.0, 0.3, 0.15],
      ['store-guangzhou-tianhe', '广州天河店', '广州', 1.2, 0.42, 0],
      ['store-shenzhen-nanshan', '深圳南山店', '深圳', 1.1, 0.45, -0.15],
      ['store-nanjing-gulou', '南京鼓楼店', '南京', 0.7, 0.33, 0.1],
    ],
  },
  {
    key: 'region-spain',
    name: 'España',
    city: 'Madrid',
    timeZone: 'Europe/Madrid',
    language: 'es',
    stores: [
      ['store-madrid-malasana', 'Madrid Malasaña', 'Madrid', 1.4, 0.28, 0.1],
      ['store-madrid-lavapies', 'Madrid Lavapiés', 'Madrid', 1.2, 0.45, 0],
      ['store-barcelona-gracia', 'Barcelona Gràcia', 'Barcelona', 1.3, 0.3, 0.05],
      ['store-barcelona-sants', 'Barcelona Sants', 'Barcelona', 0.8, 0.34, -0.2],
      ['store-valencia-ruzafa', 'Valencia Ruzafa', 'Valencia', 0.9, 0.27, 0.2],
      ['store-sevilla-triana', 'Sevilla Triana', 'Sevilla', 0.9, 0.22, 0.25],
      ['store-zaragoza-centro', 'Zaragoza Centro', 'Zaragoza', 0.6, 0.26, 0],
      ['store-bilbao-indautxu', 'Bilbao Indautxu', 'Bilbao', 0.7, 0.24, 0.1],
    ],
  },
  {
    key: 'region-uk',
    name: 'United Kingdom',
    city: 'London',
    timeZone: 'Europe/London',
    language: 'en',
    stores: [
      ['store-london-soho', 'London Soho', 'London', 1.6, 0.25, -0.1],
      ['store-london-brixton', 'London Brixton', 'London', 1.1, 0.36, 0.1],
      ['store-london-stratford', 'London Stratford', 'London', 1.0, 0.4, -0.05],
      ['store-manchester-piccadilly', 'Manchester Piccadilly', 'Manchester', 1.2, 0.45, 0.1],
      ['store-birmingham-digbeth', 'Birmingham Digbeth', 'Birmingham', 0.9, 0.34, 0],
      ['store-leeds-briggate', 'Leeds Briggate', 'Leeds', 1.0, 0.3, 0.2],
      ['store-bristol-harbourside', 'Bristol Harbourside', 'Bristol', 0.7, 0.26, 0.15],
      ['store-edinburgh-leith', 'Edinburgh Leith', 'Edinburgh', 0.7, 0.24, 0.2],
    ],
  },
];

const departments: readonly (readonly [key: string, name: string])[] = [
  ['kitchen', 'Kitchen'],
  ['floor', 'Floor service'],
  ['delivery', 'Delivery'],
  ['procurement', 'Procurement'],
  ['product', 'Product'],
  ['digital', 'Digital products'],
  ['it', 'IT operations'],
  ['marketing', 'Marketing'],
  ['finance', 'Finance'],
  ['facilities', 'Facilities'],
  ['customer-care', 'Customer care'],
  ['store-management', 'Store management'],
  ['food-safety', 'Food safety'],
];

/** All units, parents before children. */
export function demoUnits(): DemoUnit[] {
  const seat = { timeZone: 'Europe/London', city: 'London' };
  return [
    { key: 'headquarters', parentKey: null, kind: 'headquarters', name: 'Headquarters', ...seat },
    ...departments.map(
      ([key, name]): DemoUnit => ({
        key,
        parentKey: 'headquarters',
        kind: 'department',
        name,
        ...seat,
      }),
    ),
    ...demoRegions.flatMap(({ key, name, city, timeZone, stores }): DemoUnit[] => [
      { key, parentKey: 'headquarters', kind: 'region', name, city, timeZone },
      ...stores.map(
        ([storeKey, storeName, storeCity]): DemoUnit => ({
          key: storeKey,
          parentKey: key,
          kind: 'store',
          name: storeName,
          city: storeCity,
          timeZone,
        }),
      ),
    ]),
  ];
}

/** A store with its region and what the story knows of it. */
export type DemoStore = StoreProfile & {
  key: string;
  regionKey: string;
  city: string;
  timeZone: string;
  language: Language;
};

/** The stores of all regions. */
export function demoStores(): DemoStore[] {
  return demoRegions.flatMap(({ key: regionKey, timeZone, language, stores }) =>
    stores.map(([key, , city, size, deliveryShare, mood]) => ({
      key,
      regionKey,
      city,
      timeZone,
      language,
      size,
      deliveryShare,
      mood,
    })),
  );
}
