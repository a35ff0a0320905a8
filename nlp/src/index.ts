export { checkPack } from './check-pack.ts';
export { detectLanguage, type LanguageGuess } from './language.ts';
export {
  type Department,
  type KanoPrior,
  type Names,
  type Need,
  type Pack,
  type SensitiveTerm,
  type Stage,
  type Touchpoint,
  universalNeeds,
  type Words,
} from './pack.ts';
export { createReader, engineVersion, type PackOverrides } from './reader.ts';
export type {
  Clause,
  Emotion,
  Intent,
  KnownLang,
  Lang,
  Mention,
  Point,
  Polarity,
  Reader,
  Reading,
  SensitiveHit,
  Span,
  Speaker,
  Turn,
  Voice,
} from './reading.ts';
export {
  createRedactor,
  type PiiSpan,
  type PiiType,
  type Redaction,
  type RedactOptions,
  redact,
} from './redact.ts';
export { chineseScript, toSimplified } from './simplified.ts';
export { translateLine, voiceOf } from './translate.ts';
