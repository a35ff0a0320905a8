import { type LanguageBook, mergeClauses } from './demo-language.ts';
import { chineseAccess } from './sentences-zh-access.ts';
import { chineseFood } from './sentences-zh-food.ts';
import { chineseFrames } from './sentences-zh-frames.ts';
import { chinesePlace } from './sentences-zh-place.ts';
import { chineseService } from './sentences-zh-service.ts';
import { chineseSentences } from './sentences-zh-whole.ts';
import { chineseWords } from './sentences-zh-words.ts';

/** Chinese as the sample company's customers write and speak it. */
export const chineseBook: LanguageBook = {
  clauses: mergeClauses([chineseFood, chineseService, chineseAccess, chinesePlace]),
  sentences: chineseSentences,
  speech: { ...chineseFrames, ...chineseWords },
};
