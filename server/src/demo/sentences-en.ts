import { type LanguageBook, mergeClauses } from './demo-language.ts';
import { englishAccess } from './sentences-en-access.ts';
import { englishFood } from './sentences-en-food.ts';
import { englishFrames } from './sentences-en-frames.ts';
import { englishPlace } from './sentences-en-place.ts';
import { englishService } from './sentences-en-service.ts';
import { englishSentences } from './sentences-en-whole.ts';
import { englishWords } from './sentences-en-words.ts';

/** English as the sample company's customers write and speak it. */
export const englishBook: LanguageBook = {
  clauses: mergeClauses([englishFood, englishService, englishAccess, englishPlace]),
  sentences: englishSentences,
  speech: { ...englishFrames, ...englishWords },
};
