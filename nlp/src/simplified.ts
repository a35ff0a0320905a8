import { traditionalPairs } from './lexicon/traditional.ts';

const table = new Map<string, string>();
/** 1 for each unit that only tradition writes: asked for every unit of every Chinese voice. */
const traditional = new Uint8Array(1 << 16);
{
  const characters = traditionalPairs.replace(/\s/g, '');
  for (let i = 0; i + 1 < characters.length; i += 2) {
    table.set(characters.charAt(i), characters.charAt(i + 1));
    traditional[characters.charCodeAt(i)] = 1;
  }
}

/** The simplified form of one character; the character itself when it has none. */
export function simplifiedCharacter(character: string): string {
  return table.get(character) ?? character;
}

/** The text in simplified characters, unit for unit: offsets in it are offsets in the text. */
export function toSimplified(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += simplifiedCharacter(text.charAt(i));
  return out;
}

/** The script of a Chinese text: `hant` when it holds any character that only tradition writes. */
export function chineseScript(text: string): 'hans' | 'hant' {
  for (let i = 0; i < text.length; i++) if (traditional[text.charCodeAt(i)] === 1) return 'hant';
  return 'hans';
}
