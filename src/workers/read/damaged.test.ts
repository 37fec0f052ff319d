import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../core/errors.ts";
import { damagedFiles } from "../../testing/damagedFiles.ts";
import {
  damagedLines,
  goodTable,
  PLAIN,
  writeTable,
  type GoodTable,
  type Variant,
  type Writing,
} from "../../testing/damagedTables.ts";
import { readText } from "../../testing/readText.ts";
import { randomCases } from "../../testing/strength.ts";

const DAMAGED = randomCases(300, "damaged tables");
const DIALECTS = randomCases(100, "tables in any dialect");

const TABLE = goodTable(60, 7);
/** The header, the first rows, some in the middle, the last two. */
const LINES = [0, 1, 2, 17, 31, 59, 60];

/** The table, or the code of the reading error. */
async function read(text: string): Promise<GoodTable | string> {
  try {
    const { header, rows } = await readText(text);
    return { header, rows };
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
}

/** Harmonic mean of precision and recall of the rows read. */
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
  /** Whether every row except the damaged one is read unchanged, in its place. */
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

  it("has every other line unchanged, in its place", () => {
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

describe("any table", () => {
  const writing: fc.Arbitrary<Writing> = fc.record({
    delimiter: fc.constantFrom(",", ";", "\t", "|", ", ", "||", "::"),
    quote: fc.constantFrom('"', "'"),
    escape: fc.constantFrom("doubled", "backslash"),
    always: fc.constant(true),
    end: fc.constantFrom("\n", "\r\n", "\r"),
  });

  it("reads back in any dialect", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 40 }), fc.nat(), writing, async (rows, seed, as) => {
        const table = goodTable(rows, seed);
        expect(await read(writeTable(table, as))).toEqual(table);
      }),
      { seed: 11, numRuns: DIALECTS },
    );
  });

  it("keeps every other row if any character of one line is lost or added", async () => {
    const signs = fc.constantFrom("", ",", '"', "'", ";", "\\", "\t", " ", "\n", "x", "7");
    const table = goodTable(40, 3);
    const lines = writeTable(table, PLAIN).trimEnd().split("\n");
    const rows = table.rows.map(key);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.nat({ max: 200 }),
        fc.boolean(),
        signs,
        async (line, place, loses, sign) => {
          const text = lines[line]!;
          const at = place % (text.length + 1);
          const damaged = text.slice(0, at) + sign + text.slice(at + (loses ? 1 : 0));
          const found = await read(
            [...lines.slice(0, line), damaged, ...lines.slice(line + 1), ""].join("\n"),
          );
          if (typeof found === "string") throw new Error(found);
          const others = found.rows.map(key).filter((row) => rows.includes(row) && row !== rows[line - 1]);
          expect(others).toEqual(rows.filter((_, i) => i !== line - 1));
          expect(found.header).toEqual(table.header);
        },
      ),
      { seed: 12, numRuns: DAMAGED },
    );
  });
});
