import { checkColumns } from "../../core/data/parse/checkColumns.ts";
import { isLibsvmComment, readLibsvmLine, type LibsvmLine } from "../../core/data/parse/formats/libsvm.ts";
import { createOddLineList } from "../../core/data/parse/text/oddLines.ts";
import type { ByteSource } from "./byteSource.ts";
import { decode, detectEncoding } from "./encoding.ts";
import type { Reading } from "./reading.ts";
import { StartAgain, type RowSource } from "./rowSource.ts";
import { linesOf } from "./textLines.ts";

const HEAD = 4096;
const ROWS_AT_ONCE = 4096;

/** Columns needed by the lines so far. */
interface Width {
  readonly least: number;
  readonly most: number;
  readonly qid: boolean;
}

/**
 * LIBSVM's and SVMlight's sparse format as a table: "label", "qid" if there are groups, and a column for each index, "f1" and so
 * on. Missing indices are 0. The number of columns is known only at the end, so the file is read twice.
 * @throws AppError `tooManyColumns`
 */
export async function libsvmRows(
  source: ByteSource,
  chosen: string | null,
  reading: Reading,
): Promise<RowSource> {
  const encoding = chosen ?? detectEncoding(await source.head(HEAD));
  let width: Width | null = null;
  let odd = createOddLineList();
  return {
    async feed(open) {
      const known = width;
      const rows = odd.found().of;
      const builder = known === null ? null : open({ delimiter: " ", header: true, rows });
      odd = createOddLineList();
      builder?.push(namesOf(known!), 0);
      let found: Width = known ?? { least: 1, most: 0, qid: false };
      for await (const [text, line] of linesOf(decode(source.chunks(), encoding, false))) {
        if (isLibsvmComment(text)) continue;
        odd.count();
        const read = readLibsvmLine(text);
        if (read === null) odd.add({ line, text, cells: 0, kept: false }, "unreadable");
        else if (builder === null) found = widened(found, read);
        else builder.push(cellsOf(read, known!), line);
        if (line % ROWS_AT_ONCE === 0) reading.addRows(ROWS_AT_ONCE);
      }
      if (known !== null) return;
      width = found;
      throw new StartAgain();
    },
    dialect: () => ({ format: "libsvm", encoding, odd: odd.found() }),
  };
}

function widened({ least, most, qid }: Width, line: LibsvmLine): Width {
  const first = line.items[0]?.[0] ?? least;
  const last = line.items.at(-1)?.[0] ?? most;
  const width = { least: Math.min(least, first), most: Math.max(most, last), qid: qid || line.qid !== null };
  checkColumns(width.most - width.least + 2);
  return width;
}

function namesOf({ least, most, qid }: Width): string[] {
  const features = Array.from({ length: most - least + 1 }, (_, i) => `f${least + i}`);
  return ["label", ...(qid ? ["qid"] : []), ...features];
}

function cellsOf({ label, qid, items }: LibsvmLine, width: Width): string[] {
  const before = width.qid ? 2 : 1;
  const cells = new Array<string>(before + width.most - width.least + 1).fill("0");
  cells[0] = label;
  if (width.qid) cells[1] = qid ?? "";
  for (const [index, value] of items) cells[before + index - width.least] = value;
  return cells;
}
