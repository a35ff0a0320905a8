import type { Language } from './demo-language.ts';

type Names = Partial<Record<Language, string>>;

/** Cities whose name differs from the local one in another language. */
const foreignNames: Readonly<Record<string, Names>> = {
  上海: { en: 'Shanghai', es: 'Shanghái' },
  北京: { en: 'Beijing', es: 'Pekín' },
  成都: { en: 'Chengdu', es: 'Chengdu' },
  杭州: { en: 'Hangzhou', es: 'Hangzhou' },
  广州: { en: 'Guangzhou', es: 'Cantón' },
  深圳: { en: 'Shenzhen', es: 'Shenzhen' },
  南京: { en: 'Nanjing', es: 'Nankín' },
  Madrid: { zh: '马德里' },
  Barcelona: { zh: '巴塞罗那' },
  Valencia: { zh: '瓦伦西亚' },
  Sevilla: { en: 'Seville', zh: '塞维利亚' },
  Zaragoza: { zh: '萨拉戈萨' },
  Bilbao: { zh: '毕尔巴鄂' },
  London: { es: 'Londres', zh: '伦敦' },
  Manchester: { zh: '曼彻斯特' },
  Birmingham: { zh: '伯明翰' },
  Leeds: { zh: '利兹' },
  Bristol: { zh: '布里斯托' },
  Edinburgh: { es: 'Edimburgo', zh: '爱丁堡' },
};

/** The name of a city in a language. */
export function cityIn(city: string, language: Language): string {
  return foreignNames[city]?.[language] ?? city;
}

/** Money of a country, where the first language is the country's, as a language writes it. */
const money: Record<Language, Record<Language, (amount: number) => string>> = {
  zh: { zh: (n) => `${n}块`, en: (n) => `${n} yuan`, es: (n) => `${n} yuanes` },
  es: { zh: (n) => `${n}欧`, en: (n) => `€${n}`, es: (n) => `${n} euros` },
  en: { zh: (n) => `${n}镑`, en: (n) => `£${n}`, es: (n) => `${n} libras` },
};

/** An amount in the money of a country, told in a language. */
export function amountIn(country: Language, language: Language, amount: number): string {
  return money[country][language](amount);
}

/** From the least to the most that a guest of a country names as a price. */
export const priceRange: Record<Language, readonly [number, number]> = {
  zh: [28, 168],
  es: [11, 48],
  en: [9, 42],
};
