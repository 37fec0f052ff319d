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
