import {
  readArffRow,
  readAttribute,
  type ArffAttribute,
  type ArffRow,
} from "../../core/data/parse/formats/arff.ts";
import type { OddLineReason } from "../../core/data/parse/layout.ts";
import { createOddLineList } from "../../core/data/parse/text/oddLines.ts";
import type { TableBuilder } from "../../core/data/parse/table/tableBuilder.ts";
import { AppError } from "../../core/errors.ts";
import type { ByteSource } from "./byteSource.ts";
import { decode, detectEncoding } from "./encoding.ts";
import type { Reading } from "./reading.ts";
import type { RowSource } from "./rowSource.ts";
import { linesOf } from "./textLines.ts";

const HEAD = 65_536;
const ROWS_AT_ONCE = 4096;
const LONGEST_QUOTE = 80;

/**
 * Weka's format: a header that declares each column, then lines of data, dense or sparse. Short lines are filled with missing
 * cells, surplus cells are dropped; both are reported.
 * @throws AppError `arffUnreadable`
 */
export async function arffRows(
  source: ByteSource,
  chosen: string | null,
  reading: Reading,
): Promise<RowSource> {
  const encoding = chosen ?? detectEncoding(await source.head(HEAD));
  const fail = (row: number, value: string): AppError =>
    new AppError("arffUnreadable", { name: source.name, row, value: value.trim().slice(0, LONGEST_QUOTE) });
  let attributes: ArffAttribute[] = [];
  let odd = createOddLineList();
  return {
    async feed(open) {
      attributes = [];
      odd = createOddLineList();
      let builder: TableBuilder | null = null;
      let unfinished = "";
      let last = 0;
      for await (const [text, line] of linesOf(decode(source.chunks(), encoding, false))) {
        last = line;
        const start = text.trimStart();
        if (start.startsWith("%")) continue;
        if (builder === null) {
          // A list of levels may continue in the next line.
          const declaration = unfinished + text;
          if (/^\s*@attribute/i.test(declaration)) {
            unfinished = isOpenList(declaration) ? `${declaration} ` : "";
            if (unfinished !== "") continue;
            const attribute = readAttribute(declaration);
            if (attribute === null) throw fail(line, declaration);
            attributes.push(attribute);
          } else if (/^@data\b/i.test(start)) {
            if (attributes.length === 0) throw fail(line, text);
            builder = open({ delimiter: ",", header: true });
            builder.push(
              attributes.map(({ name }) => name),
              line,
            );
          } else if (!start.startsWith("@")) throw fail(line, text);
          continue;
        }
        odd.count();
        const row = readArffRow(text, attributes);
        const usable = checked(row, attributes.length, odd, line, text);
        if (usable !== null) builder.push(usable, line);
        if (line % ROWS_AT_ONCE === 0) reading.addRows(ROWS_AT_ONCE);
      }
      if (builder === null) throw fail(last, "@data");
      const [first] = odd.found().items.filter(({ kept }) => !kept);
      if (odd.isHopeless() && first !== undefined) throw fail(first.line, first.text);
    },
    declared: () => attributes.map(({ declared }) => declared),
    dialect: () => ({ format: "arff", encoding, odd: odd.found() }),
  };
}

/** A row of as many cells as there are columns; null: it is left out. */
function checked(
  row: ArffRow,
  columns: number,
  odd: ReturnType<typeof createOddLineList>,
  line: number,
  text: string,
): readonly string[] | null {
  const tell = (why: OddLineReason, cells: number, kept: boolean): void =>
    odd.add({ line, text, cells, kept }, why);
  if (typeof row === "string") {
    tell(row, 0, false);
    return null;
  }
  if (row.length === columns) return row;
  if (row.length < columns) {
    tell("tooFew", row.length, true);
    return [...row, ...new Array<string>(columns - row.length).fill("")];
  }
  const surplusIsEmpty = row.slice(columns).every((cell) => cell === "");
  tell("tooMany", row.length, surplusIsEmpty);
  return surplusIsEmpty ? row.slice(0, columns) : null;
}

function isOpenList(declaration: string): boolean {
  return declaration.includes("{") && !declaration.includes("}");
}
