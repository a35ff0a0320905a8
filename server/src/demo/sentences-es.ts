import { type LanguageBook, mergeClauses } from './demo-language.ts';
import { spanishFood } from './sentences-es-food.ts';
import { spanishPlace } from './sentences-es-place.ts';
import { spanishService } from './sentences-es-service.ts';
import { spanishSpeech } from './sentences-es-speech.ts';
import { spanishSentences } from './sentences-es-whole.ts';

/** Spanish as the sample company's customers write and speak it. */
export const spanishBook: LanguageBook = {
  clauses: mergeClauses([spanishFood, spanishService, spanishPlace]),
  sentences: spanishSentences,
  speech: spanishSpeech,
};
