import type { WritingStyle } from './demo-company.ts';
import type { Language } from './demo-language.ts';
import { chance, pick, type Random, whole } from './demo-random.ts';

type Swap = readonly [from: string, to: string];

/** Slips that people of a language make and readers hardly notice. */
const slips: Record<Language, readonly Swap[]> = {
  en: [
    ["don't", 'dont'],
    ["didn't", 'didnt'],
    ["wasn't", 'wasnt'],
    ["can't", 'cant'],
    ["it's", 'its'],
    ['definitely', 'definately'],
    ['restaurant', 'resturant'],
    ['their', 'thier'],
    ['really', 'realy'],
    ['because', 'becuase'],
    ['received', 'recieved'],
    ['delicious', 'delicous'],
    ['waitress', 'waitres'],
    ['minutes', 'mins'],
    ['though', 'tho'],
    ['people', 'ppl'],
    ['please', 'pls'],
    ['the ', 'teh '],
    ['separately', 'seperately'],
    ['a lot', 'alot'],
    ['you ', 'u '],
    ['with ', 'w/ '],
    ['Thanks', 'Thx'],
  ],
  es: [
    ['que ', 'q '],
    ['porque', 'xq'],
    ['también', 'tb'],
    ['había', 'avia'],
    ['hacía', 'hacia'],
    ['más', 'mas'],
    ['está', 'esta'],
    ['llegó', 'llego'],
    ['después', 'despues'],
    ['días', 'dias'],
    ['camarero', 'camarrero'],
    ['pedido', 'peddo'],
    ['muy ', 'mui '],
    ['vez', 'ves'],
    ['ya ', 'lla '],
    ['por favor', 'porfa'],
    ['rápido', 'rapido'],
    ['atención', 'atencion'],
    ['minutos', 'min'],
    ['bien', 'vien'],
    ['hora ', 'ora '],
    ['app', 'ap'],
    ['gracias', 'grasias'],
    ['nada', 'na'],
  ],
  zh: [
    ['再', '在'],
    ['的时候', '得时候'],
    ['服务员', '服务圆'],
    ['外卖', '外买'],
    ['味道', '味到'],
    ['已经', '以经'],
    ['做得', '做的'],
    ['等了', '等勒'],
    ['真的', '真滴'],
    ['没有', '木有'],
    ['这样', '酱紫'],
    ['非常', '灰常'],
    ['喜欢', '稀饭'],
    ['骑手', '骑首'],
    ['包装', '包庄'],
    ['那么', '那末'],
    ['觉得', '觉的'],
    ['好吃', '好次'],
    ['排队', '排对'],
    ['优惠券', '优惠卷'],
    ['小程序', '小程续'],
    ['结账', '结帐'],
    ['，', ' '],
    ['。', ' '],
  ],
};

/** Words that people who live between languages say in the other one. */
const borrowed: Record<Language, readonly Swap[]> = {
  en: [
    ['delicious', 'riquísimo'],
    ['friendly', 'simpático'],
    ['crowded', 'crowded, ren tai duo'],
    ['the waiter', 'the camarero'],
    ['beer', 'cerveza'],
    ['really good', 'hen hao chi'],
    ['thank you', 'gracias'],
    ['friends', 'amigos'],
    ['the bill', 'la cuenta'],
    ['cheap', 'barato'],
  ],
  es: [
    ['reparto', 'delivery'],
    ['el personal', 'el staff'],
    ['ambiente', 'mood'],
    ['cupón', 'voucher'],
    ['aplicación', 'app'],
    ['comida', 'food'],
    ['carísimo', 'overpriced'],
    ['molesto', 'annoying'],
    ['recomendable', 'must'],
    ['tranquilo', 'super chill'],
    ['increíble', 'amazing'],
    ['cola', 'queue'],
  ],
  zh: [
    ['服务', 'service'],
    ['性价比', 'value'],
    ['环境', '环境 vibe'],
    ['推荐', 'recommend'],
    ['打折', 'discount'],
    ['失望', 'disappointed'],
    ['甜品', 'dessert'],
    ['排队', 'line up'],
    ['经理', 'manager'],
    ['菜单', 'menu'],
    ['惊喜', 'surprise'],
    ['味道', 'taste'],
    ['朋友', 'friend'],
    ['订单', 'order'],
    ['态度', 'attitude'],
  ],
};

const stretched: Record<Language, readonly Swap[]> = {
  en: [
    ['so ', 'sooo '],
    ['very ', 'veeery '],
    ['really ', 'reallyyy '],
    ['love', 'looove'],
    ['no ', 'nooo '],
    ['way ', 'waaay '],
  ],
  es: [
    ['muy ', 'muuuy '],
    ['rico', 'ricooo'],
    ['buen', 'bueeen'],
    ['nada', 'nadaaa'],
    ['mal', 'maaal'],
    ['super', 'superrr'],
  ],
  zh: [
    ['好吃', '好吃吃吃'],
    ['啊', '啊啊啊'],
    ['慢', '慢慢慢'],
    ['真的', '真的真的'],
    ['太', '太太太'],
    ['爱', '爱爱爱'],
  ],
};

function swapOne(random: Random, text: string, swaps: readonly Swap[]): string {
  const fitting = swaps.filter(([from]) => text.includes(from));
  if (fitting.length === 0) return text;
  const [from, to] = pick(random, fitting);
  return text.replace(from, to);
}

/** Two neighbouring letters inside a long word change places. */
function swapLetters(random: Random, text: string): string {
  const words = [...text.matchAll(/\p{Script=Latin}{6,}/gu)];
  if (words.length === 0) return text;
  const word = pick(random, words);
  const at = word.index + whole(random, 2, word[0].length - 4);
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

function stripAccents(text: string): string {
  return text
    .replace(/[áéíóú]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/[¿¡]/g, '');
}

function misspell(random: Random, text: string, language: Language): string {
  if (language === 'es' && chance(random, 0.4)) return stripAccents(text);
  if (language !== 'zh' && chance(random, 0.35)) return swapLetters(random, text);
  return swapOne(random, text, slips[language]);
}

/** The text as a hand with these habits leaves it: slips, long vowels, words of another language. */
export function inHandwriting(
  random: Random,
  text: string,
  given: { language: Language; style: WritingStyle },
): string {
  const { language, style } = given;
  let written = text;
  if (chance(random, style.mixing)) written = swapOne(random, written, borrowed[language]);
  if (chance(random, style.stretching)) written = swapOne(random, written, stretched[language]);
  if (chance(random, style.typos)) written = misspell(random, written, language);
  if (chance(random, style.typos * 0.5)) written = misspell(random, written, language);
  const careless = language !== 'zh' && chance(random, style.slang * 0.3);
  return (careless ? written.toLowerCase() : written).trim();
}
