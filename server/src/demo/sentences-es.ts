export { englishBook as spanishBook } from './sentences-en.ts';
