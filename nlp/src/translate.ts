import type { Lang, Reader, Speaker, Turn, Voice } from './reading.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLang = (value: unknown): value is Lang =>
  value === 'zh' || value === 'en' || value === 'es' || value === 'und';

const isSpeaker = (value: unknown): value is Speaker => value === 'customer' || value === 'agent';

function turnOf(value: unknown, at: number): Turn {
  if (!isRecord(value) || typeof value.text !== 'string' || !isSpeaker(value.speaker)) {
    throw new RangeError(`turns[${at}] must hold a text and a speaker, customer or agent`);
  }
  return { speaker: value.speaker, text: value.text };
}

/**
 * A voice from what a line holds.
 *
 * @throws RangeError that says what is wrong with it.
 */
export function voiceOf(value: unknown): Voice {
  if (!isRecord(value)) throw new RangeError('a voice must be an object');
  const { id, text, turns, lang } = value;
  if (typeof id !== 'string') throw new RangeError('id must be a text');
  if (lang !== undefined && !isLang(lang)) throw new RangeError('lang must be zh, en, es or und');
  const language = lang === undefined ? {} : { lang };
  if (typeof text === 'string') return { id, text, ...language };
  if (Array.isArray(turns)) return { id, turns: turns.map(turnOf), ...language };
  throw new RangeError('a voice must hold text or turns');
}

/** The id a faulty line names, where it names one. */
function idOf(value: unknown): string | null {
  return isRecord(value) && typeof value.id === 'string' ? value.id : null;
}

/** One line of JSON in, one line out: a `Reading`, or `{id, error}` when the line is faulty. */
export function translateLine(reader: Reader, line: string): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
    return JSON.stringify(reader.read(voiceOf(value)));
  } catch (error) {
    // Only a faulty line is an answer; a fault of the engine must be seen.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    return JSON.stringify({ id: idOf(value), error: error.message });
  }
}
