import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages of the interface. */
export const languages = ['en', 'zh', 'es'] as const;

/** A language of the interface. */
export type Language = (typeof languages)[number];

type Catalog = Readonly<Record<string, string>>;

const catalogs = import.meta.glob<Catalog>('./locales/*/*.json', { import: 'default' });
const areas = new Set<string>(['shell', 'ui']);

/** Whether `value` names a language of the interface. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((one) => one === value);
}

/** The first of the wanted languages that the interface speaks, else English. */
function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    if (isLanguage(base)) return base;
  }
  return 'en';
}

async function load(language: Language, area: string): Promise<void> {
  const read = catalogs[`./locales/${language}/${area}.json`];
  if (!read) throw new RangeError(`No catalog ${language}/${area}.`);
  i18next.addResourceBundle(language, 'translation', await read(), true, true);
}

/** Loads the texts of some areas in the present language; a route calls it before it shows. */
export async function loadAreas(wanted: readonly string[]): Promise<void> {
  const fresh = wanted.filter((area) => !areas.has(area));
  await Promise.all(fresh.map((area) => load(currentLanguage(), area)));
  for (const area of fresh) areas.add(area);
}

/** The texts of one area in every language, for finding things by a word of any of them. */
export async function everyLanguage(area: string): Promise<readonly Catalog[]> {
  const reads = languages.map((language) => catalogs[`./locales/${language}/${area}.json`]?.());
  return (await Promise.all(reads)).filter((catalog) => catalog !== undefined);
}

/** The language of the interface at present. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

/** Switches the interface, with every area loaded so far, and the `lang` of the document. */
export async function speak(language: Language): Promise<void> {
  await Promise.all([...areas].map((area) => load(language, area)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
  localStorage.setItem('voxloop:language', language);
}

/** Starts i18next with no texts, then speaks the remembered or preferred language. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  const remembered = localStorage.getItem('voxloop:language');
  await speak(pickLanguage(remembered ? [remembered] : navigator.languages));
}
