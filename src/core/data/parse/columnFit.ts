import { isMissing, isNumber } from "./cellText.ts";

/** Cost of a cell that does not look like its column. 0: it does. */
export const MISFIT = {
  /** Empty, if no other cell is. */
  empty: 0.6,
  /** A text among numbers. */
  notNumber: 2,
  /** Not empty, if every other cell is. */
  notEmpty: 1.5,
  /** A number among texts, or a text of another form if the column has few forms. */
  otherForm: 1,
  /** A text in a column of a few levels that is not one of them. */
  newLevel: 0.5,
  /** A text of a new form in a column of many forms. */
  otherText: 0.2,
} as const;

const NUMBERS_AT_LEAST = 0.9;
/** Fewest rows that show the forms and levels of a column. */
const ROWS_THAT_SHOW = 8;
const FEW_FORMS = 3;
const FEW_LEVELS = 10;
const LONGEST_FORM = 24;

/** How well cells fit the columns of a table. */
export interface ColumnFit {
  readonly width: number;
  /** 0 for a cell like the others of the column; larger the less it resembles them. */
  misfit(column: number, cell: string): number;
  isNumeric(column: number): boolean;
}

interface Column {
  readonly rows: number;
  readonly present: number;
  readonly numeric: boolean;
  readonly someNumbers: boolean;
  readonly texts: readonly string[];
}

/** What the texts of a column are. */
interface Texts {
  readonly forms: ReadonlySet<string>;
  readonly levels: ReadonlySet<string>;
}

/** @param rows some rows of the table, each with all cells */
export function columnFit(rows: readonly (readonly string[])[], width: number): ColumnFit {
  const columns: (Column | undefined)[] = new Array<undefined>(width);
  const texts: (Texts | undefined)[] = new Array<undefined>(width);
  const columnAt = (j: number): Column => (columns[j] ??= describe(rows.map((row) => row[j] ?? "")));
  const textsAt = (j: number): Texts => (texts[j] ??= describeTexts(columnAt(j).texts));
  return {
    width,
    isNumeric: (j) => columnAt(j).numeric,
    misfit(j, cell) {
      const column = columnAt(j);
      if (isMissing(cell)) return column.present === column.rows && column.rows > 0 ? MISFIT.empty : 0;
      if (column.present === 0) return column.rows > 1 ? MISFIT.notEmpty : 0;
      const number = isNumber(cell);
      if (column.numeric) return number ? 0 : MISFIT.notNumber;
      const text = cell.trim();
      const { levels, forms } = textsAt(j);
      if (levels.has(text)) return 0;
      if (number && !column.someNumbers) return MISFIT.otherForm;
      const shows = column.present >= ROWS_THAT_SHOW;
      const known = forms.has(formOf(text));
      if (shows && levels.size <= FEW_LEVELS && levels.size * 2 <= column.present) {
        return known ? MISFIT.newLevel : MISFIT.otherForm;
      }
      if (known) return 0;
      return shows && forms.size <= FEW_FORMS ? MISFIT.otherForm : MISFIT.otherText;
    },
  };
}

/** How a text is written: "AB-1234" and "X-9" are "a-9", "28/01/2018" is "9/9/9". */
function formOf(text: string): string {
  return text
    .slice(0, 4 * LONGEST_FORM)
    .replaceAll(/\d+/g, "9")
    .replaceAll(/\p{L}+/gu, "a")
    .slice(0, LONGEST_FORM);
}

function describe(cells: readonly string[]): Column {
  const texts = cells.filter((cell) => !isMissing(cell));
  const numbers = texts.reduce((count, cell) => count + (isNumber(cell) ? 1 : 0), 0);
  return {
    rows: cells.length,
    present: texts.length,
    numeric: numbers > 0 && numbers >= NUMBERS_AT_LEAST * texts.length,
    someNumbers: numbers > 0,
    texts,
  };
}

function describeTexts(cells: readonly string[]): Texts {
  const texts = cells.map((cell) => cell.trim());
  return { forms: new Set(texts.map(formOf)), levels: new Set(texts) };
}
