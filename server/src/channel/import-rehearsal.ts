import { z } from 'zod';
import { RowFault, UnitRefusal } from './row-fault.ts';

/** A row that was not, or would not be, taken in. */
export const RejectedRow = z.object({ row: z.int(), ...RowFault.shape });
export type RejectedRow = z.infer<typeof RejectedRow>;

/** The first rows of an import as voices. */
export const Preview = z.object({
  rows: z.array(z.record(z.string(), z.unknown())),
  errors: z.array(RejectedRow),
});
export type Preview = z.infer<typeof Preview>;

/** Names that a file has for units: how many, on how many rows, and those on most rows. */
const UnitNames = <Name extends z.ZodObject>(name: Name) =>
  z.object({ count: z.int(), rows: z.int(), names: z.array(name) });

const UnitName = z.object({ name: z.string(), rows: z.int() });

/** What importing would do, without doing it. */
export const Rehearsal = z.object({
  rows: z.int(),
  valid: z.int(),
  complete: z.boolean().meta({ description: 'Whether the whole file was read.' }),
  errors: z.array(RejectedRow),
  units: z
    .object({
      made: UnitNames(UnitName).meta({ description: 'Stores that would be made.' }),
      below: z.string().meta({ description: 'The unit below which they would be made.' }),
      overLimit: z.int().nullable().meta({
        description:
          'The most units there may be, where they would be more: the import would fail.',
      }),
      refused: UnitNames(UnitName.extend({ code: UnitRefusal })).meta({
        description: 'Names that lead nowhere: their rows are among the errors.',
      }),
    })
    .meta({ description: 'Names of the file that are no units yet; the first 20 by their rows.' }),
  repeats: z
    .object({
      revising: z.int().meta({ description: 'Rows that say something else: they revise.' }),
      same: z.int().meta({ description: 'Rows that say the same again: duplicates.' }),
    })
    .meta({ description: 'Valid rows whose id stands in an earlier row of the file.' }),
});
export type Rehearsal = z.infer<typeof Rehearsal>;
