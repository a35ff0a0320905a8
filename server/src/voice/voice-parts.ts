import type { ClientEnvelope } from './voice.ts';

/** One part of a voice's text of record, and where it begins there. */
export type Part = {
  readonly source: 'title' | 'text' | 'turn' | 'answer';
  readonly speaker: 'customer' | 'agent';
  readonly start: number;
  readonly text: string;
};

type LoosePart = Omit<Part, 'start'>;

function looseParts(envelope: ClientEnvelope): LoosePart[] {
  const { title, text, turns, answers } = envelope.content;
  const own = (source: Part['source'], said: string | undefined): LoosePart[] =>
    said?.trim() ? [{ source, speaker: 'customer', text: said.trim() }] : [];
  return [
    ...own('title', title),
    ...own('text', text),
    ...(turns ?? []).flatMap((turn) =>
      turn.text.trim()
        ? [
            {
              source: 'turn' as const,
              speaker: /agent|ivr|bot|staff/i.test(turn.speaker)
                ? ('agent' as const)
                : ('customer' as const),
              text: turn.text.trim(),
            },
          ]
        : [],
    ),
    ...(answers ?? []).flatMap((answer) =>
      answer.type === 'text' && typeof answer.value === 'string' ? own('answer', answer.value) : [],
    ),
  ];
}

/** The texts of a voice in the order of its text of record. */
export function partTexts(envelope: ClientEnvelope): string[] {
  return looseParts(envelope).map((part) => part.text);
}

/** The parts with their places, `texts` standing in for what was said (after redaction). */
export function placeParts(envelope: ClientEnvelope, texts: readonly string[]): Part[] {
  let start = 0;
  return looseParts(envelope).map((part, at) => {
    const text = texts[at] ?? part.text;
    const placed = { ...part, text, start };
    start += text.length + 1;
    return placed;
  });
}

/** The text of record: every part on a line of its own. */
export function joinParts(parts: readonly Part[]): string {
  return parts.map((part) => part.text).join('\n');
}
