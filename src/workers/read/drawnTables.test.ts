import { expect, it } from "vitest";
import { readText } from "../../testing/readText.ts";

const HEADER = ["city", "people", "kind"];
const ROWS = ["Berlin", "Paris", "Rome", "Oslo", "Bonn", "Lima"].map((city, i) => [
  city,
  String(100 + 37 * i),
  i % 2 === 0 ? "old" : "",
]);
const all = [HEADER, ...ROWS];
const padded = ([city, people, kind]: readonly string[]) => [
  city!.padEnd(6),
  people!.padStart(6),
  kind!.padEnd(4),
];

/** Tables as Markdown and terminals draw them. */
it.each<[string, readonly string[], number]>([
  ["Markdown", all.map((row) => `| ${row.join(" | ")} |`), 1],
  ["Markdown without a frame", all.map((row) => row.join(" | ")), 1],
  ["a terminal, framed", all.map((row) => `| ${padded(row).join(" | ")} |`), 3],
  ["a terminal, without a frame", all.map((row) => ` ${padded(row).join(" | ")}`), 1],
])("a table drawn by %s", async (kind, lines, rules) => {
  const rule = kind.startsWith("Markdown") ? "|:---|---:|---|" : "+--------+--------+------+";
  const [first, ...rest] = lines;
  const outer = rules === 3 ? [rule] : [];
  const { header, rows, layout } = await readText([...outer, first, rule, ...rest, ...outer, ""].join("\n"));
  expect([header, rows]).toEqual([HEADER, ROWS]);
  expect(layout.odd.count).toBe(0);
});

it("a row of single dashes is a row without values", async () => {
  const { rows } = await readText("a|b|c\n1|2|x\n-|-|y\n3|4|z\n");
  expect(rows).toHaveLength(3);
});
