import { type Cause, causesIn } from './cause.ts';
import { clausesOf } from './clauses.ts';
import { cueTrie, misspeltIn } from './cues.ts';
import { isKnown, senseOf } from './judgement.ts';
import { detectLanguage } from './language.ts';
import { bondFinding, mentionOf } from './mention-record.ts';
import { type Finding, findNeeds, type ReadClause } from './mentions.ts';
import { indexNeeds, type NeedIndex, type OwnTerms } from './need-index.ts';
import { type Normalised, normalise, originalSpan } from './normalise.ts';
import type { Pack, SensitiveTerm } from './pack.ts';
import type {
  Clause,
  Lang,
  Mention,
  Reader,
  Reading,
  SensitiveHit,
  Span,
  Turn,
  Voice,
} from './reading.ts';
import { seedsIn } from './seed-choice.ts';
import { indexSensitive, type SensitiveIndex, sensitiveIn } from './sensitive.ts';
import { chineseScript } from './simplified.ts';
import { senseOfVoice } from './voice-sense.ts';

/** Version of the engine; a reading names it, so that it can be repeated. */
export const engineVersion = 'lexicon-3';

/** What an organisation sets over a pack. */
export type PackOverrides = {
  sensitive?: readonly SensitiveTerm[];
  /** What the organisation calls its own, by need: dish names, programmes. */
  terms?: OwnTerms;
  /** Department by need; a need below a listed one follows it. */
  department?: Readonly<Record<string, string>>;
};

type Engine = {
  pack: Pack;
  needs: NeedIndex;
  sensitive: SensitiveIndex;
  department: (need: string) => string | undefined;
};

type ReadTurn = {
  text: Normalised;
  clauses: ReadClause[];
  turn: { at: number; speaker: Turn['speaker'] } | null;
};

/** Builds a reader for one pack: slow once, then fast for every voice. */
export function createReader(pack: Pack, overrides: PackOverrides = {}): Reader {
  cueTrie();
  const needs = indexNeeds(pack.needs, overrides.terms);
  const engine: Engine = {
    pack,
    needs,
    sensitive: indexSensitive([...pack.sensitive, ...(overrides.sensitive ?? [])]),
    department: (need) => {
      for (let id: string | null | undefined = need; id; id = needs.needs.get(id)?.parent) {
        const set = overrides.department?.[id];
        if (set !== undefined) return set;
      }
      return needs.needs.get(need)?.department;
    },
  };
  return { read: (voice) => read(engine, voice) };
}

function languageOf(voice: Voice, texts: readonly string[]): Lang {
  return voice.lang ?? detectLanguage(texts.join('\n')).lang;
}

/** Below this a clause takes the language of its voice. */
const sureOfClause = 0.6;

/** Hits of one stretch after another, each inside it; stretches must be asked in order. */
function hitsByStretch<T extends Span>(hits: readonly T[]): (stretch: Span) => T[] {
  let first = 0;
  return ({ start, end }) => {
    while ((hits[first]?.start ?? start) < start) first++;
    const inside: T[] = [];
    for (let i = first; i < hits.length; i++) {
      const hit = hits[i];
      if (!hit || hit.start >= end) break;
      if (hit.end <= end) inside.push(hit);
    }
    return inside;
  };
}

/** What a marked name holds is no judgement: "the new crispy chicken". */
const isInside = ({ start, end }: Span, names: readonly Span[]): boolean =>
  names.some((name) => name.start <= start && end <= name.end);

function readText(engine: Engine, given: string, lang: Lang): Pick<ReadTurn, 'text' | 'clauses'> {
  const normal = normalise(given);
  const { text } = normal;
  const found = cueTrie().find(text, 0, text.length);
  const cuesOf = hitsByStretch(found);
  const needsOf = hitsByStretch(engine.needs.trie.find(text, 0, text.length));
  const clauses = clausesOf(text, found).map((span): ReadClause => {
    const clauseLang = languageOfClause(given, originalSpan(normal, span.start, span.end), lang);
    const clause = { ...span, lang: clauseLang };
    const named = needsOf(span);
    const listed = cuesOf(span);
    const misspelt =
      clauseLang === 'en' || clauseLang === 'es'
        ? misspeltIn(text, { ...span, lang: clauseLang }, [...listed, ...named])
        : [];
    const seeds = isKnown(clauseLang)
      ? seedsIn(engine.needs, named, { text, lang: clauseLang })
      : [];
    const signed = seeds
      .filter(({ value }) => value.sign !== 0)
      .map(({ start, end, value }) => ({ start, end, value: value.sign * 2, need: value.need }));
    const names = seeds.filter(({ value }) => value.mark !== undefined);
    const all = misspelt.length === 0 ? listed : [...listed, ...misspelt];
    const cues = names.length === 0 ? all : all.filter((cue) => !isInside(cue, names));
    return { ...clause, seeds, sense: senseOf(text, clause, { cues, seeds: signed }) };
  });
  return { text: normal, clauses };
}

function languageOfClause(given: string, span: { start: number; end: number }, lang: Lang): Lang {
  const piece = given.slice(span.start, span.end);
  if (piece.length < 8 && lang !== 'zh') return lang;
  const guess = detectLanguage(piece);
  return guess.confidence >= sureOfClause && isKnown(guess.lang) ? guess.lang : lang;
}

function turnsOf(engine: Engine, voice: Voice, lang: Lang): ReadTurn[] {
  if ('text' in voice) return [{ ...readText(engine, voice.text, lang), turn: null }];
  return voice.turns.map(({ speaker, text }, at) => ({
    ...readText(engine, text, lang),
    turn: { at, speaker },
  }));
}

function clauseRecords({ text, clauses, turn }: ReadTurn): Clause[] {
  return clauses.map(({ start, end, lang }) => ({
    ...originalSpan(text, start, end),
    lang,
    ...(turn ? { turn: turn.at, speaker: turn.speaker } : {}),
  }));
}

function sensitiveRecords(engine: Engine, { text, clauses, turn }: ReadTurn): SensitiveHit[] {
  return sensitiveIn(engine.sensitive, text.text, clauses).map(({ start, end, value }) => ({
    ...originalSpan(text, start, end),
    term: value.term,
    list: value.list,
    ...(turn ? { turn: turn.at } : {}),
  }));
}

function mentionsOfTurn(engine: Engine, read: ReadTurn, findings: readonly Finding[]): Mention[] {
  const causeOf = causesIn(read.text.text, {
    clauses: read.clauses,
    findings,
    index: engine.needs,
  });
  const place = (cause: Cause | null): Mention['cause'] =>
    cause && { ...originalSpan(read.text, cause.start, cause.end), need: cause.need };
  return findings.map((finding) =>
    mentionOf(finding, {
      span: originalSpan(read.text, finding.clause.start, finding.clause.end),
      given: read.text,
      turn: read.turn?.at,
      cause: place(causeOf(finding)),
      department: engine.department(finding.need),
      attractive: engine.needs.needs.get(finding.need)?.kano === 'attractive',
      isRoot: engine.needs.needs.get(finding.need)?.parent === null,
      threshold: engine.pack.thresholds.count,
    }),
  );
}

function mentionsOf(engine: Engine, turns: readonly ReadTurn[]): Mention[] {
  const found = turns.map((turn) => findNeeds(turn.text.text, turn.clauses, engine.needs));
  const none = found.every((findings) => findings.length === 0);
  return turns.flatMap((turn, i) => {
    const bond =
      none && engine.needs.needs.has('bond') ? bondFinding(turn.text.text, turn.clauses) : [];
    return mentionsOfTurn(engine, turn, none ? bond : (found[i] ?? []));
  });
}

/** How surely the voice as a whole was read. */
function confidenceOf(lang: Lang, mass: number, mentions: readonly Mention[]): number {
  if (!isKnown(lang)) return 0;
  const counted = mentions.filter(({ abstained }) => !abstained);
  const surest = Math.max(0, ...counted.map(({ confidence }) => confidence));
  const judged = 0.9 * (1 - Math.exp(-mass / 1.5));
  return counted.length > 0 ? (surest + judged) / 2 : judged * 0.7;
}

function read(engine: Engine, voice: Voice): Reading {
  const texts = 'text' in voice ? [voice.text] : voice.turns.map(({ text }) => text);
  const lang = languageOf(voice, texts);
  const turns = turnsOf(engine, voice, lang);
  const heard = turns.filter(({ turn }) => turn?.speaker !== 'agent');
  const { mass, ...sense } = senseOfVoice(heard.flatMap(({ clauses }) => clauses));
  const mentions = mentionsOf(engine, heard);
  return {
    id: voice.id,
    lang,
    ...(lang === 'zh' ? { script: chineseScript(texts.join('')) } : {}),
    clauses: turns.flatMap(clauseRecords),
    mentions,
    ...sense,
    sensitive: turns.flatMap((turn) => sensitiveRecords(engine, turn)),
    confidence: confidenceOf(lang, mass, mentions),
    model: engineVersion,
    pack: `${engine.pack.id}@${engine.pack.version}`,
  };
}
