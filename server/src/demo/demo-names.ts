import type { Language } from './demo-language.ts';

/** Given and family names to invent people from, with the Latin spelling that an address uses. */
export const demoNames = {
  en: {
    given:
      'Aoife Ben Callum Daisy Ewan Freya Gareth Hannah Imogen Jack Kieran Leah Megan Nathan Olivia Priya Quentin Rhys Sophie Tariq Una Verity Wesley Yasmin Zara Alfie Bronwyn Connor Delphine Elliot'.split(
        ' ',
      ),
    family:
      'Ashdown Birtwell Corrigan Dunmore Elstow Fairhurst Greenhalgh Hartnell Ibbotson Jessop Kettle Lowther Marchbank Nettleton Oakes Pemberley Quayle Ravensworth Stannard Thackray Underhill Vickery Wolstenholme Yelland'.split(
        ' ',
      ),
  },
  es: {
    given:
      'Adriana Bruno Carmen Darío Elena Fermín Gloria Hugo Inés Jimena Kevin Lucía Mateo Nuria Óscar Paula Quique Rocío Saúl Teresa Unai Valeria Ximena Yago Zoe Andrés Belén Ciro Daniela Emilio'.split(
        ' ',
      ),
    family:
      'Almansa Baldoví Cerezuela Doncel Escribano Fontecha Garcíañez Hontoria Iturmendi Jordana Ledesma Montalvá Naharro Olmedilla Peñalosa Quirós Robledano Santolaya Tejedor Urrutiaga Valdivielso Yébenes Zamarriego Arlanza'.split(
        ' ',
      ),
  },
  zh: {
    given:
      '晓岚:xiaolan 子墨:zimo 雨桐:yutong 一鸣:yiming 思源:siyuan 佳怡:jiayi 浩然:haoran 梦洁:mengjie 俊熙:junxi 若溪:ruoxi 天佑:tianyou 静姝:jingshu 宇航:yuhang 欣妍:xinyan 志远:zhiyuan 可馨:kexin 明轩:mingxuan 安琪:anqi 景行:jingxing 诗涵:shihan 文博:wenbo 书瑶:shuyao 泽宇:zeyu 清越:qingyue'.split(
        ' ',
      ),
    family:
      '顾:gu 沈:shen 陆:lu 苏:su 叶:ye 程:cheng 罗:luo 邵:shao 秦:qin 温:wen 贺:he 简:jian 穆:mu 凌:ling 俞:yu 阮:ruan 施:shi 游:you 庄:zhuang 骆:luo'.split(
        ' ',
      ),
  },
} as const satisfies Record<Language, { given: readonly string[]; family: readonly string[] }>;

/** A name shown to people and its spelling in an address. */
type InventedName = { shown: string; given: string; latin: string };

/** A name put together from one given and one family name of a language. */
export function inventName(
  language: Language,
  givenName: string,
  familyName: string,
): InventedName {
  if (language === 'zh') {
    const [given = '', givenLatin = ''] = givenName.split(':');
    const [family = '', familyLatin = ''] = familyName.split(':');
    return { shown: family + given, given: family + given, latin: `${familyLatin}.${givenLatin}` };
  }
  const latin = `${givenName}.${familyName}`
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return { shown: `${givenName} ${familyName}`, given: givenName, latin };
}
