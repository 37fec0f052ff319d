import { describe, expect, it } from "vitest";
import { readText } from "../../testing/readText.ts";

const CITIES = ["New York", "Paris", "Rio de Janeiro", "Los Angeles", "Rome", "Ulan Bator", "Bonn"];
const HEADER = ["city", "people", "mean", "kind"];
const ROWS = Array.from({ length: 40 }, (_, i) => [
  CITIES[i % 7]!,
  `${(i * 7919) % 30011}`,
  i % 6 === 0 ? "" : `${(i * 37) % 900}.${i % 10}`,
  ["old", "new town", ""][i % 3]!,
]);

/** Columns of 16, 8, 8 and the rest; numbers at the right. */
const aligned = ([city, people, mean, kind]: readonly string[]) =>
  `${city!.padEnd(16)}${people!.padStart(8)}${mean!.padStart(8)}  ${kind!}`.trimEnd();

describe("columns of fixed width", () => {
  it("with blanks in cells, and empty cells", async () => {
    const { header, rows, layout } = await readText([HEADER, ...ROWS].map(aligned).join("\n"));
    expect(header).toEqual(HEADER);
    expect(rows).toEqual(ROWS);
    expect(layout.odd.count).toBe(0);
  });

  it("without a header", async () => {
    const { rows, layout } = await readText(ROWS.map(aligned).join("\n"));
    expect([layout.headerLine, rows]).toEqual([0, ROWS]);
  });

  it("below a title, with a line of dashes under the header", async () => {
    const rule = "--------------- -------- -------  --------";
    const text = ["Towns and their people", "", aligned(HEADER), rule, ...ROWS.map(aligned)].join("\n");
    const { header, rows } = await readText(text);
    expect(header).toEqual(HEADER);
    expect(rows).toEqual(ROWS);
  });

  it("with a comma in the first column", async () => {
    const people = ROWS.map(([city, ...rest]) => [`${city!.slice(0, 5)}, A B`, ...rest]);
    const { rows } = await readText([HEADER, ...people].map(aligned).join("\n"));
    expect(rows).toEqual(people);
  });

  it("a wider number, far below, is still whole", async () => {
    const many = Array.from({ length: 400 }, (_, i) => ROWS[i % 40]!);
    const wide = ["Bonn", "1234567", "1.5", "old"];
    const { rows } = await readText([HEADER, ...many, wide].map(aligned).join("\n"));
    expect(rows.at(-1)).toEqual(wide);
  });

  it("aligned on a screen, where Chinese characters take two places", async () => {
    const names = ["北京", "上海 市", "广州", "乌鲁木齐", "西 安", "武汉", "南京市", "长沙"];
    const on = (text: string, width: number) =>
      text + " ".repeat(width - text.length - (text.match(/\p{L}/gu) ?? []).length);
    const lines = names.map(
      (name, i) => `${on(name, 14)}${String(100 + i * 977).padStart(8)}  ${["大", "中等", ""][i % 3]!}`,
    );
    const { header, rows } = await readText(
      [`${on("城市", 14)}    ${on("人口", 4)}  大小`, ...lines].join("\n"),
    );
    expect(header).toEqual(["城市", "人口", "大小"]);
    expect(rows).toEqual(names.map((name, i) => [name, String(100 + i * 977), ["大", "中等", ""][i % 3]!]));
  });

  it.each<[string, readonly string[]]>([
    ["city        population w kind", ["city", "population", "w", "kind"]],
    [
      "city        people living there  w  kind of town",
      ["city", "people living there", "w", "kind of town"],
    ],
  ])("below a header that is wider: %s", async (line, names) => {
    const cells = ROWS.map((row, i) => [row[0]!, String(100 + i), String(i % 7), ["old", "new"][i % 2]!]);
    const lines = cells.map(([a, b, c, d]) => `${a!.slice(0, 11).padEnd(12)}${b!} ${c!} ${d!}`);
    const { header, rows } = await readText([line, ...lines].join("\n"));
    expect(header).toEqual(names);
    expect(rows.map((row) => row.slice(1))).toEqual(cells.map((row) => row.slice(1)));
  });

  it.each<[string, readonly string[]]>([
    ["an empty cell in the middle and two blanks in the first", ["Ann  Lee  Day", "", "", "old"]],
    ["two blanks in the first and an empty one at the end", ["Ann  Lee", "7", "2.5", ""]],
    ["an empty first one and two blanks in the last", ["", "", "2.5", "old  town"]],
  ])("a row with %s keeps its cells in their columns", async (_, odd) => {
    const { rows } = await readText(
      [HEADER, ...ROWS.slice(0, 20), odd, ...ROWS.slice(20)].map(aligned).join("\n"),
    );
    expect(rows[20]).toEqual(odd);
    expect(rows).toHaveLength(41);
  });

  it("texts alone keep an empty cell and two blanks in another one", async () => {
    const cells = CITIES.flatMap((city) => [
      [city, "old", "flat"],
      [city, "new", "steep"],
    ]);
    cells[5] = ["Ann  Lee", "", "flat"];
    const on = ([city, age, ground]: readonly string[]) => `${city!.padEnd(16)}${age!.padEnd(6)}${ground!}`;
    const { rows } = await readText([["city", "age", "ground"], ...cells].map(on).join("\n"));
    expect(rows).toEqual(cells);
  });

  it("below a title and a header in other places than they are", async () => {
    const cells = ROWS.map((row, i) => [row[0]!, String(100 + i), String(i % 7), ["old", "new"][i % 2]!]);
    const lines = cells.map(([a, b, c, d]) => `${a!.slice(0, 11).padEnd(12)}${b!} ${c!} ${d!}`);
    const line = "city  people  w  kind of town";
    const { header, rows } = await readText(["Towns", "", line, ...lines].join("\n"));
    expect(header).toEqual(["city", "people", "w", "kind of town"]);
    expect(rows.map((row) => row.slice(1))).toEqual(cells.map((row) => row.slice(1)));
  });

  it("without blanks between, where each name begins with its column", async () => {
    const cells = ROWS.map((__, i) => [
      `n${"x".repeat(i % 5)}`,
      String(1000 + i * 7),
      String(20240101 + i),
      String(i % 3),
    ]);
    const lines = cells.map(([name, ...rest]) => name!.padEnd(6) + rest.join(""));
    const { header, rows } = await readText(["NAME  ID  DATE    Q", ...lines].join("\n"));
    expect([header, rows]).toEqual([["NAME", "ID", "DATE", "Q"], cells]);
  });

  it("prose is not a table", async () => {
    const prose = `It was the best of times, it was the worst of times, it was the age of
wisdom, it was the age of foolishness, it was the epoch of belief, it
was the epoch of incredulity, it was the season of Light, it was the
season of Darkness, it was the spring of hope, it was the winter of
despair, we had everything before us, we had nothing before us, we were
all going direct to Heaven, we were all going direct the other way – in
short, the period was so far like the present period, that some of its
noisiest authorities insisted on its being received, for good or evil.`;
    const read = await readText(prose).then(
      ({ layout }) => layout,
      (thrown: unknown) => thrown,
    );
    expect(read).toBeInstanceOf(Error);
  });

  it.each([",", ";"])(
    "a file with %j as delimiter, padded with blanks, is split there",
    async (delimiter) => {
      const padded = ROWS.map((row) => row.map((cell, j) => cell.padEnd(j === 0 ? 16 : 9)).join(delimiter));
      const read = await readText(padded.join("\n"));
      expect([read.delimiter, read.rows]).toEqual([delimiter, ROWS]);
    },
  );
});

describe("texts in quotes between blanks", () => {
  it.each<[string, (row: readonly string[]) => string]>([
    ["double", ([city, people]) => `"${city}" ${people} "a, b"`],
    ["single", ([city, people]) => `'${city}' ${people} 'a b'`],
    ["after runs of blanks", ([city, people]) => `"${city}"   ${people}   "a b"`],
    ["with a comma in each", ([city, people]) => `"${city}, X" ${people} "a b"`],
  ])("%s", async (_, write) => {
    const { rows, delimiter } = await readText(["city people z", ...ROWS.map(write)].join("\n"));
    expect([delimiter, rows.length]).toEqual([" ", 40]);
    expect(rows.map((row) => row[1])).toEqual(ROWS.map((row) => row[1]));
    expect(rows.map((row) => row[0]!.replace(", X", ""))).toEqual(ROWS.map((row) => row[0]));
  });
});
