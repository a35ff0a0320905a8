import { z } from 'zod';

/**
 * Why a row cannot be taken in: each reason with its English sentence, whose words in braces are
 * the values that the reason comes with.
 */
const sentences = {
  quote_never_closed:
    'A quotation mark in this row is never closed, so the rest of the file was read as part of it. None of these lines is kept. Close the quotation mark and import these lines again.',
  wrong_cell_count:
    'Cells in the row: {cells}; in the header: {columns}. The row is left out. Look for a missing or a surplus separator and import the row again.',
  wrong_encoding:
    'The byte at offset {offset} does not fit the encoding of the file. The row is left out. Choose another encoding, or correct the cell.',
  cell_too_long:
    'The cell has more than {limit} characters. The row is left out. Shorten the cell and import the row again.',
  line_too_long:
    'The line has more than {limit} characters. It is left out. Split or shorten it and import the line again.',
  not_json:
    'The line is not valid JSON. It is left out. Write one whole object a line and import the line again.',
  not_an_object:
    'The line is not a JSON object. It is left out. Write one object a line and import the line again.',
  too_many_members:
    'The line has more than {limit} members. It is left out. Keep the members you need and import the line again.',
  no_content:
    'The row has neither text nor a rating. It is left out. Map the column that holds the text; if it is empty in the file, there is nothing to do.',
  not_a_rating:
    '“{value}” is not a rating from {min} to {max}. The row is left out. Correct the cell, or leave the column out of the ratings.',
  rating_outside:
    'The rating {value} is outside {min} to {max}. The row is left out. Correct the cell, or the scale of the column.',
  not_a_time:
    '“{value}” is not a time in the chosen format. The row is left out. Correct the cell, or choose another order of the date.',
  unit_unknown:
    'There is no unit “{unit}” that you may fill. The row is left out. Correct the name, or have missing stores made.',
  unit_out_of_reach:
    'There is no unit “{unit}” that you may fill, and you may not make it. The row is left out. Correct the name, or have someone import it who may.',
  unit_ambiguous:
    'Several units are called “{unit}”. The row is left out. Write the key of the unit in its place.',
  unit_name_too_long:
    'The name of the unit, “{unit}”, is too long for a store. The row is left out. Shorten it, or map another column as the unit.',
  invalid_voice:
    'The row does not make a valid voice ({reason}). It is left out. Correct it and import the row again.',
} as const;

type Sentences = typeof sentences;

/** A reason why a row cannot be taken in. */
export type RowFaultCode = keyof Sentences;

type Named<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Named<Rest>
  : never;

/** The values that the sentence of a reason needs. */
type ValuesOf<Code extends RowFaultCode> = Readonly<
  Record<Named<Sentences[Code]>, string | number>
>;

/** The reasons that lie in what the row calls its unit. */
export const UnitRefusal = z.enum([
  'unit_unknown',
  'unit_out_of_reach',
  'unit_ambiguous',
  'unit_name_too_long',
] satisfies RowFaultCode[]);
export type UnitRefusal = z.infer<typeof UnitRefusal>;

const isCode = (name: string): name is RowFaultCode => Object.hasOwn(sentences, name);

const Code = z.enum(Object.keys(sentences).filter(isCode)).meta({
  description: 'Why the row cannot be taken in. Words in braces are members of `values`.',
  // The catalogs of the web application are held against these sentences.
  'x-enumDescriptions': sentences,
});

/** Why a row cannot be taken in: the column, the reason with its values, and an English sentence. */
export const RowFault = z.object({
  column: z.string().nullable(),
  code: Code,
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.string(),
});
export type RowFault = z.infer<typeof RowFault>;

/** The fault of a row, with its English sentence. */
export function rowFault<Code extends RowFaultCode>(
  code: Code,
  values: ValuesOf<Code>,
  column: string | null = null,
): RowFault {
  const given: Readonly<Record<string, string | number>> = values;
  const message = sentences[code].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(given[name]),
  );
  return { column, code, values: { ...given }, message };
}

/** What a fault shows of a cell. */
export function shownCell(cell: string | number | boolean, most = 40): string {
  const characters = [...String(cell)];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : String(cell);
}
