import { beforeAll, describe, expect, it } from "vitest";
import { textsOf } from "../../core/data/cells.ts";
import { AppError } from "../../core/errors.ts";
import { damagedFiles } from "../../testing/damagedFiles.ts";
import { damagedLines, goodTable, type GoodTable, type Variant } from "../../testing/damagedTables.ts";
import { openBytes } from "./byteSource.ts";
import { delimitedRows } from "./readDelimited.ts";
import { silentReading } from "./reading.ts";
import { readRows } from "./rowSource.ts";

const TABLE = goodTable(60, 7);
/** The header, the first rows, some in the middle, the last two. */
const LINES = [0, 1, 2, 17, 31, 59, 60];

async function read(text: string): Promise<GoodTable | string> {
  const reading = silentReading();
  try {
    const source = await openBytes("t.csv", new Blob([text]), reading);
    const rows = await delimitedRows(source, null, reading);
    const { table } = await readRows(rows, { limitBytes: Infinity, sampleRows: null, target: null }, reading);
    const columns = table.columns.map(({ cells }) => textsOf(cells));
    return {
      header: table.columns.map(({ name }) => name),
      rows: Array.from({ length: table.rowCount }, (_, i) => columns.map((column) => column[i] ?? "")),
    };
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
}

/** Harmonic mean of the shares of what is right among what is read and what should be. */
function agreement(read: readonly string[], right: readonly string[]): number {
  const left = new Map<string, number>();
  for (const item of right) left.set(item, (left.get(item) ?? 0) + 1);
  let both = 0;
  for (const item of read) {
    const count = left.get(item) ?? 0;
    if (count > 0) both++;
    left.set(item, count - 1);
  }
  return (2 * both) / (read.length + right.length);
}

interface Judged {
  readonly variant: Variant;
  readonly loaded: boolean;
  readonly header: boolean;
  readonly cells: number;
  readonly records: number;
  /** Whether every row but the damaged one is read as it is, in its place. */
  readonly othersRight: boolean;
}

const key = (row: readonly string[]): string => row.map((cell) => cell.trim()).join("\u0001");

async function judge(variant: Variant): Promise<Judged> {
  const found = await read(variant.text);
  const { table, damaged } = variant;
  if (typeof found === "string") {
    return { variant, loaded: false, header: false, cells: 0, records: 0, othersRight: false };
  }
  const names = table.header.map((name, j) => name || `column ${j + 1}`);
  const right = table.rows.map(key);
  const rows = found.rows.map(key);
  const without = (all: readonly string[]): string => all.filter((_, i) => i !== damaged).join("\n");
  const whole = rows.length === right.length;
  const othersRight =
    damaged === null || damaged < 0 || whole
      ? without(rows) === without(right)
      : rows.join("\n") === without(right);
  return {
    variant,
    loaded: true,
    header: key(found.header) === key(names),
    cells: agreement(found.rows.flat(), table.rows.flat()),
    records: agreement(rows, right),
    othersRight,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
/** What is wrong, for a message. */
const faults = (judged: readonly Judged[], isRight: (one: Judged) => boolean): string[] =>
  judged
    .filter((one) => !isRight(one))
    .map(({ variant }) => `${variant.kind} in row ${variant.damaged ?? "none"}`);

describe("a table with one damaged line", () => {
  const judged: Judged[] = [];
  beforeAll(async () => {
    for (const variant of damagedLines(TABLE, LINES)) judged.push(await judge(variant));
  }, 120_000);

  it("loads", () => {
    expect(judged.length).toBeGreaterThan(500);
    expect(faults(judged, ({ loaded }) => loaded)).toEqual([]);
  });

  it("has every other line as it is, in its place", () => {
    expect(faults(judged, ({ othersRight }) => othersRight)).toEqual([]);
  });

  it("has the header", () => {
    const others = judged.filter(({ variant }) => variant.damaged !== -1);
    expect(faults(others, ({ header }) => header)).toEqual([]);
  });

  it("has 99 % of cells and records right", () => {
    expect(mean(judged.map(({ cells }) => cells))).toBeGreaterThan(0.99);
    expect(mean(judged.map(({ records }) => records))).toBeGreaterThan(0.99);
  });
});

describe("a table in a file of any kind", () => {
  it.each(damagedFiles(TABLE).map((variant) => [variant.kind, variant] as const))(
    "%s",
    async (_, variant) => {
      expect(await read(variant.text)).toEqual({
        header: variant.table.header.map((name, j) => name || `column ${j + 1}`),
        rows: variant.table.rows,
      });
    },
  );
});
