import { type LanguageBook, mergeClauses } from './demo-language.ts';
import { chineseFood } from './sentences-zh-food.ts';
import { chinesePlace } from './sentences-zh-place.ts';
import { chineseService } from './sentences-zh-service.ts';
import { chineseSpeech } from './sentences-zh-speech.ts';
import { chineseSentences } from './sentences-zh-whole.ts';

/** Chinese as the sample company's customers write and speak it. */
export const chineseBook: LanguageBook = {
  clauses: mergeClauses([chineseFood, chineseService, chinesePlace]),
  sentences: chineseSentences,
  speech: chineseSpeech,
};
