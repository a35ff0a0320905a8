import { redact } from '@voxloop/nlp';
import { dayIn } from '#kernel/instant.ts';
import { searchForm } from '#metric/search.ts';
import {
  type ClientEnvelope,
  contentHash,
  type SaidAt,
  type Scores,
  saidAt,
  scoresOf,
  voiceId,
} from './voice.ts';
import { joinParts, partTexts, placeParts } from './voice-parts.ts';

/** Unlikely in speech and never in a pattern: lets one redaction run over all parts. */
const seam = '\u2029';

/** A voice ready to be stored: personal data gone from its text, its time and scores settled. */
export type PreparedVoice = {
  readonly id: string;
  readonly hash: Buffer;
  readonly envelope: ClientEnvelope;
  readonly text: string;
  readonly original: string | null;
  readonly searchText: string;
  readonly redaction: Readonly<Record<string, number>>;
  readonly said: SaidAt;
  readonly day: string;
  readonly scores: Scores;
  readonly warnings: readonly string[];
};

/** What every voice of one intake shares. */
export type IntakeContext = {
  readonly orgId: string;
  readonly connectorId: string;
  readonly timeZone: string;
  readonly now: Date;
};

function redactAttributes(attributes: ClientEnvelope['attributes']): ClientEnvelope['attributes'] {
  if (!attributes) return undefined;
  const clean = (value: unknown) => (typeof value === 'string' ? redact(value).text : value);
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(clean) : clean(value),
    ]),
  ) as ClientEnvelope['attributes'];
}

/** The envelope without what names a person: that lives under its own key, or nowhere. */
function withoutPerson(envelope: ClientEnvelope, texts: readonly string[]): ClientEnvelope {
  const parts = placeParts(envelope, texts);
  const turns = parts.filter((part) => part.source === 'turn');
  const { text: _text, title: _title, turns: _turns, answers, ...content } = envelope.content;
  const { subject, attributes, ...rest } = envelope;
  const kept = redactAttributes(attributes);
  return {
    ...rest,
    ...(kept ? { attributes: kept } : {}),
    ...(subject ? { subject: { anonymous: subject.anonymous, identities: [] } } : {}),
    content: {
      ...content,
      ...(turns.length > 0
        ? { turns: turns.map((turn) => ({ channel: 0, speaker: turn.speaker, text: turn.text })) }
        : {}),
      ...(answers ? { answers: answers.filter((answer) => answer.type !== 'text') } : {}),
    },
  };
}

/** Prepares one envelope. Pure: the same envelope at the same time gives the same voice. */
export function prepareVoice(envelope: ClientEnvelope, context: IntakeContext): PreparedVoice {
  const given = partTexts(envelope);
  const redacted = redact(given.join(seam));
  const texts = redacted.text.split(seam);
  const text = joinParts(placeParts(envelope, texts));
  const said = saidAt(envelope, context.now);
  const changed = Object.keys(redacted.counts).length > 0;
  return {
    id: voiceId(context.orgId, context.connectorId, envelope.source.externalId),
    hash: contentHash(envelope),
    envelope: withoutPerson(envelope, texts),
    text,
    original: changed ? given.join('\n') : null,
    searchText: searchForm(text),
    redaction: redacted.counts,
    said,
    day: dayIn(context.timeZone, said.at),
    scores: scoresOf(envelope),
    warnings: said.warning ? [said.warning] : [],
  };
}
