/** What is wrong with a record: an open quotation mark, or a cell (counted from 0) that is too long. */
type RecordFault = { code: 'quote_never_closed' } | { code: 'cell_too_long'; cell: number };

/** One record of a delimited file, as it stands there. */
export type CsvRecord = { rowNo: number; cells: string[]; fault: RecordFault | null };

/** The characters that may separate cells. */
const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The most code points that one cell may hold, as in a spreadsheet. */
export const longestCell = 32_767;

/** The most columns that a table may have. */
export const mostColumns = 500;

const LF = 10;
const CR = 13;
const QUOTE = 34;

/**
 * Splits delimited text into records, block by block (RFC 4180, with any line end).
 *
 * Records are numbered from 1 as a spreadsheet numbers rows, blank ones included but not returned.
 * Cells beyond the limits are not kept, so that a broken file cannot fill the memory.
 */
export class CsvParser {
  private readonly delimiter: number;
  private rowNo = 0;
  private cells: string[] = [];
  private cell = '';
  private fault: RecordFault | null = null;
  private inQuotes = false;
  private quoted = false;
  private atQuote = false;
  private afterCr = false;

  constructor(delimiter: Delimiter) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** The records that end within `text`. */
  push(text: string): CsvRecord[] {
    const out: CsvRecord[] = [];
    let at = 0;
    while (at < text.length)
      at = this.inQuotes ? this.quotedPart(text, at) : this.part(text, at, out);
    return out;
  }

  /** The last record, when the text does not end with a line end. */
  end(): CsvRecord[] {
    const out: CsvRecord[] = [];
    if (this.inQuotes && !this.atQuote) this.fault = { code: 'quote_never_closed' };
    if (this.cell !== '' || this.quoted || this.cells.length > 0) {
      this.endCell();
      this.endRecord(out);
    }
    return out;
  }

  private quotedPart(text: string, from: number): number {
    if (this.atQuote) {
      this.atQuote = false;
      if (text.charCodeAt(from) === QUOTE) {
        this.append('"');
        return from + 1;
      }
      this.inQuotes = false;
      return from;
    }
    const quote = text.indexOf('"', from);
    this.append(text.slice(from, quote === -1 ? text.length : quote));
    if (quote === -1) return text.length;
    this.atQuote = true;
    return quote + 1;
  }

  private part(text: string, from: number, out: CsvRecord[]): number {
    let at = from;
    let code = text.charCodeAt(at);
    if (this.afterCr) {
      this.afterCr = false;
      if (code === LF) return at + 1;
    }
    if (code === QUOTE && this.cell === '' && !this.quoted) {
      this.inQuotes = true;
      this.quoted = true;
      return at + 1;
    }
    while (at < text.length && code !== this.delimiter && code !== LF && code !== CR) {
      at += 1;
      code = text.charCodeAt(at);
    }
    if (at > from) this.append(text.slice(from, at));
    if (at === text.length) return at;
    this.endCell();
    if (code !== this.delimiter) {
      this.afterCr = code === CR;
      this.endRecord(out);
    }
    return at + 1;
  }

  private append(piece: string): void {
    // A code point has at most two units; past that the cell is too long however it is counted.
    if (this.cell.length + piece.length > 2 * longestCell) {
      this.fault ??= tooLong(this.cells.length);
      return;
    }
    this.cell += piece;
  }

  private endCell(): void {
    const { cell } = this;
    if (cell.length > longestCell && [...cell].length > longestCell) {
      this.fault ??= tooLong(this.cells.length);
    }
    if (this.cells.length <= mostColumns) this.cells.push(cell);
    this.cell = '';
    this.quoted = false;
    this.inQuotes = false;
    this.atQuote = false;
  }

  private endRecord(out: CsvRecord[]): void {
    this.rowNo += 1;
    const blank = this.cells.length === 1 && this.cells[0] === '' && this.fault === null;
    if (!blank) out.push({ rowNo: this.rowNo, cells: this.cells, fault: this.fault });
    this.cells = [];
    this.fault = null;
  }
}

function tooLong(cell: number): RecordFault {
  return { code: 'cell_too_long', cell };
}

function records(text: string, delimiter: Delimiter): CsvRecord[] {
  const parser = new CsvParser(delimiter);
  return [...parser.push(text), ...parser.end()].slice(0, 50);
}

/**
 * The delimiter under which the start of a file has most rows as wide as its header; a comma when
 * none makes more than one column.
 */
export function guessDelimiter(start: string): Delimiter {
  // A record that the sample cuts off would count as ragged.
  const lineEnd = Math.max(start.lastIndexOf('\n'), start.lastIndexOf('\r'));
  const whole = lineEnd > 0 ? start.slice(0, lineEnd) : start;
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const rows = records(whole, delimiter);
    const width = rows[0]?.cells.length ?? 0;
    if (width < 2) continue;
    const even =
      rows.filter((row) => row.cells.length === width && !row.fault).length / rows.length;
    const score = even + Math.min(width, 20) / 100;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
