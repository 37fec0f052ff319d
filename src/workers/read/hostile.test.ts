import { describe, expect, it } from "vitest";
import { readText } from "../../testing/readText.ts";

const rowsOf = (count: number, row: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => row(i));

describe("a file of many short lines", () => {
  it.each([150, 1500])(
    "with %i lines keeps blanks as its delimiter beside commas in a quarter of them",
    async (count) => {
      const lines = rowsOf(count, (i) => `${i} ${i % 4 === 0 ? "1,5" : "15"} 2 x`);
      const { rows } = await readText(`id amount b c\n${lines.join("\n")}\n`);
      expect(rows.length).toBe(count);
      expect(rows[0]).toEqual(["0", "1,5", "2", "x"]);
    },
  );

  it.each([150, 1500])(
    "with %i lines keeps a rare delimiter beside commas in a fifth of them",
    async (count) => {
      const lines = rowsOf(count, (i) => `${i}~${i % 5 === 0 ? "Doe, J" : "Doe"}~${i % 7}`);
      const { header, rows } = await readText(`id~name~v\n${lines.join("\n")}\n`);
      expect(header).toEqual(["id", "name", "v"]);
      expect(rows.length).toBe(count);
      expect(rows[0]).toEqual(["0", "Doe, J", "0"]);
    },
  );
});

describe("many short rows after one another", () => {
  const full = rowsOf(300, (i) => `${i},${i % 2 === 0 ? "red" : "blue"},${i * 3},${i % 7},${i % 5}`);
  const short = rowsOf(100, (i) => `${300 + i},red,${i * 3},${i % 7}`);
  const text = ["id,colour,a,b,c", ...full, ...short, ""].join("\n");

  it("are rows of the table if they fit its columns", async () => {
    const { rows, layout } = await readText(text);
    expect(rows.length).toBe(400);
    expect(rows.at(-1)).toEqual(["399", "red", "297", "1", ""]);
    expect(layout.odd.count).toBe(100);
  });

  it("are a separate table if their content differs", async () => {
    const others = rowsOf(100, (i) => `alpha ${i},${i},beta,gamma`);
    const { rows, layout } = await readText(["id,colour,a,b,c", ...full, ...others, ""].join("\n"));
    expect(rows.length).toBe(300);
    expect(layout.skipped).toMatchObject([{ why: "otherTable", from: 302, to: 401 }]);
  });

  it("are odd lines if the user chose how to treat those", async () => {
    const others = rowsOf(100, (i) => `alpha ${i},${i},beta,gamma`);
    const lines = ["id,colour,a,b,c", ...full, ...others, ""].join("\n");
    expect((await readText(lines, { oddLines: "keep" })).rows.length).toBe(400);
    const { rows, layout } = await readText(lines, { oddLines: "leaveOut" });
    expect(rows.length).toBe(300);
    expect(layout.odd.count).toBe(100);
  });
});

describe("a last line that begins like a total", () => {
  const films = rowsOf(30, (i) => `Film ${i},${1970 + i},${(i % 9) + 0.5}`);

  it("is a row if its numbers are not such a statistic", async () => {
    const { rows } = await readText(
      ["title,year,score", ...films, "Count of Monte Cristo,2002,7.7", ""].join("\n"),
    );
    expect(rows.length).toBe(31);
  });

  it.each([
    ["mean of all", "1984.5", "4.2"],
    ["Sum of scores", "59535", "126"],
    ["Count of films", "30", "30"],
  ])("is not a row if they are: %s", async (label, year, score) => {
    const { rows } = await readText(
      ["title,year,score", ...films, `${label},${year},${score}`, ""].join("\n"),
    );
    expect(rows.length).toBe(30);
  });

  it("and has too few cells is neither a row nor an odd line", async () => {
    const { rows, layout } = await readText(["title,year,score", ...films, "Total,59535", ""].join("\n"));
    expect(rows.length).toBe(30);
    expect(layout.skipped).toMatchObject([{ why: "total" }]);
    expect(layout.odd).toMatchObject({ count: 0, of: 30, items: [] });
  });
});
