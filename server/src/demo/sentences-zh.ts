export { englishBook as chineseBook } from './sentences-en.ts';
