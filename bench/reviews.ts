import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { demoCompany } from '../server/src/demo/demo-company.ts';
import { demoVoices } from '../server/src/demo/demo-voices.ts';

/** A review as a row of a file. */
export type Review = { text: string; stars: number };

/** Reviews in three languages, as the sample company's guests write them. */
export function reviews(): Review[] {
  const company = demoCompany({
    seed: 'bench',
    endsAt: new Date('2026-06-30T00:00:00Z'),
    months: 6,
  });
  return [...demoVoices(company)].map(({ envelope }, at) => ({
    text: envelope.content.text,
    stars: 1 + (at % 5),
  }));
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const dayMs = 86_400_000;

/** Writes a file of `rows` reviews over the 80 days before `until`; nobody is named in it. */
export async function writeReviews(path: string, rows: number, until: Date): Promise<void> {
  const texts = reviews();
  const file = createWriteStream(path);
  file.write('id,review,stars,date\n');
  for (let row = 0; row < rows; row += 1) {
    const { text, stars } = texts[row % texts.length] ?? { text: '', stars: 3 };
    const at = new Date(until.getTime() - ((row % 80) + 1) * dayMs).toISOString();
    // The number keeps every text its own, as they are in life.
    if (!file.write(`r${row},${cell(`${text} ${row}`)},${stars},${at}\n`))
      await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
