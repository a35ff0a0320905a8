import type { Cell } from './table-file.ts';

/** The ends of a rating scale. */
export type Scale = { min: number; max: number };

/** Where words stand on a scale, from 0 (worst) to 1 (best). */
const words: Readonly<Record<string, number>> = {
  好评: 1,
  中评: 0.5,
  差评: 0,
  非常满意: 1,
  很满意: 1,
  满意: 0.75,
  比较满意: 0.75,
  一般: 0.5,
  不满意: 0.25,
  不太满意: 0.25,
  非常不满意: 0,
  很不满意: 0,
  好評: 1,
  中評: 0.5,
  差評: 0,
  非常滿意: 1,
  滿意: 0.75,
  不滿意: 0.25,
  非常不滿意: 0,
  很好: 1,
  好: 0.75,
  差: 0.25,
  很差: 0,
  推荐: 1,
  不推荐: 0,
  excellent: 1,
  'very good': 1,
  good: 0.75,
  average: 0.5,
  fair: 0.5,
  ok: 0.5,
  poor: 0.25,
  bad: 0.25,
  terrible: 0,
  'very poor': 0,
  'very satisfied': 1,
  satisfied: 0.75,
  neutral: 0.5,
  dissatisfied: 0.25,
  unsatisfied: 0.25,
  'very dissatisfied': 0,
  positive: 1,
  negative: 0,
  excelente: 1,
  'muy bueno': 1,
  'muy buena': 1,
  bueno: 0.75,
  buena: 0.75,
  regular: 0.5,
  malo: 0.25,
  mala: 0.25,
  pésimo: 0,
  pésima: 0,
  'muy malo': 0,
  'muy mala': 0,
  'muy satisfecho': 1,
  'muy satisfecha': 1,
  satisfecho: 0.75,
  satisfecha: 0.75,
  insatisfecho: 0.25,
  insatisfecha: 0.25,
  'muy insatisfecho': 0,
  'muy insatisfecha': 0,
  positivo: 1,
  negativo: 0,
};

const numberPattern =
  /^(-?\d+(?:[.,]\d+)?)\s*(?:stars?|星|分|点|點|颗星|estrellas?|puntos?|points?|pts?)?$/i;
const fractionPattern =
  /^(-?\d+(?:[.,]\d+)?)\s*(?:\/|out of|de|von)\s*(\d+)(?:\s*(?:stars?|星|分|estrellas?))?$/i;
const starPattern = /^(?:[★⭐🌟✩☆\s]|\uFE0F)+$/u;

const toNumber = (text: string) => Number(text.replace(',', '.'));

function stars(text: string): number {
  return [...text].filter((one) => one === '★' || one === '⭐' || one === '🌟').length;
}

/** Whether a cell could be a rating: a number, stars, a fraction, or a word of judgement. */
export function ratingForm(cell: Cell): 'number' | 'fraction' | 'stars' | 'word' | null {
  if (typeof cell === 'number') return 'number';
  if (typeof cell !== 'string') return null;
  const text = cell.trim().normalize('NFKC');
  if (numberPattern.test(text)) return 'number';
  if (fractionPattern.test(text)) return 'fraction';
  if (text !== '' && starPattern.test(cell)) return 'stars';
  return Object.hasOwn(words, text.toLowerCase()) ? 'word' : null;
}

/** A cell's place on the scale, which may lie outside it, or null when it is no rating. */
export function ratingValue(cell: Cell, scale: Scale): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const text = cell.trim().normalize('NFKC');
  const number = numberPattern.exec(text);
  if (number?.[1]) return toNumber(number[1]);
  const fraction = fractionPattern.exec(text);
  if (fraction?.[1] && fraction[2])
    return rescaled(toNumber(fraction[1]), Number(fraction[2]), scale);
  if (starPattern.test(cell)) return stars(cell);
  const share = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : undefined;
  return share === undefined ? null : scale.min + share * (scale.max - scale.min);
}

/** “4/5” on a scale to 5 is 4; on another scale it keeps its share of the best mark. */
function rescaled(value: number, best: number, scale: Scale): number {
  return best === scale.max || best === 0 ? value : (value / best) * scale.max;
}
