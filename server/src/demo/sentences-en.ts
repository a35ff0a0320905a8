import { type LanguageBook, mergeClauses } from './demo-language.ts';
import { englishFood } from './sentences-en-food.ts';
import { englishPlace } from './sentences-en-place.ts';
import { englishService } from './sentences-en-service.ts';
import { englishSpeech } from './sentences-en-speech.ts';
import { englishSentences } from './sentences-en-whole.ts';

/** English as the sample company's customers write and speak it. */
export const englishBook: LanguageBook = {
  clauses: mergeClauses([englishFood, englishService, englishPlace]),
  sentences: englishSentences,
  speech: englishSpeech,
};
