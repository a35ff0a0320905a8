import { type LanguageBook, mergeClauses } from './demo-language.ts';
import { spanishAccess } from './sentences-es-access.ts';
import { spanishFood } from './sentences-es-food.ts';
import { spanishFrames } from './sentences-es-frames.ts';
import { spanishPlace } from './sentences-es-place.ts';
import { spanishService } from './sentences-es-service.ts';
import { spanishSentences } from './sentences-es-whole.ts';
import { spanishWords } from './sentences-es-words.ts';

/** Spanish as the sample company's customers write and speak it. */
export const spanishBook: LanguageBook = {
  clauses: mergeClauses([spanishFood, spanishService, spanishAccess, spanishPlace]),
  sentences: spanishSentences,
  speech: { ...spanishFrames, ...spanishWords },
};
