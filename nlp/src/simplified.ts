import { traditionalPairs } from './lexicon/traditional.ts';

const table = new Map<string, string>();
{
  const characters = traditionalPairs.replace(/\s/g, '');
  for (let i = 0; i + 1 < characters.length; i += 2) {
    table.set(characters.charAt(i), characters.charAt(i + 1));
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
  for (let i = 0; i < text.length; i++) if (table.has(text.charAt(i))) return 'hant';
  return 'hans';
}
