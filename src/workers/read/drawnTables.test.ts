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

/** Tables drawn by Markdown and terminals. */
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

it.each<[string, string, readonly string[]]>([
  ["pipes", "|", ["--", "--", "--"]],
  ["tabs", "\t", ["--", "--", "--"]],
  ["pipes and blanks", " | ", ["--", "--", "--"]],
  ["semicolons", ";", ["--", "--", "--"]],
  ["commas", ",", ["--", "-", "--"]],
])("a row without values between %s is a row, not a border", async (_, between, missing) => {
  const lines = [HEADER, ...ROWS.slice(0, 3), missing, ...ROWS.slice(3)].map((row) => row.join(between));
  const { header, rows } = await readText(lines.join("\n"));
  expect(header).toEqual(HEADER);
  expect(rows.map((row) => row.map((cell) => cell.trim()))).toEqual([
    ...ROWS.slice(0, 3),
    missing,
    ...ROWS.slice(3),
  ]);
});

it("a row without values in a Markdown table is a row", async () => {
  const lines = [HEADER, ["--", "--", "--"], ...ROWS.slice(0, 3), ["--", "--", "--"], ...ROWS.slice(3)];
  const { header, rows } = await readText(lines.map((row) => `| ${row.join(" | ")} |`).join("\n"));
  expect([header, rows.length]).toEqual([HEADER, ROWS.length + 1]);
  expect(rows[3]).toEqual(["--", "--", "--"]);
});

it.each<[string, readonly string[], readonly string[]]>([
  ["below prose", ["Our towns.", ""], []],
  ["with its header again", [], [HEADER.join(" | "), "-- | -- | --", ...ROWS.map((row) => row.join(" | "))]],
])("short dashes below a header are a border: a table %s", async (_, above, again) => {
  const table = all.map((row) => row.join(" | "));
  const text = [...above, table[0]!, "-- | -- | --", ...table.slice(1), ...again].join("\n");
  const { header, rows } = await readText(text);
  expect(header).toEqual(HEADER);
  expect(rows.filter(([city]) => city === "--")).toEqual([]);
});

it("long dashes among the rows are borders", async () => {
  const lines = [HEADER, ...ROWS]
    .map((row) => row.join(" | "))
    .flatMap((line) => [line, "-----|-----|-----"]);
  const { header, rows } = await readText(lines.join("\n"));
  expect([header, rows]).toEqual([HEADER, ROWS]);
});
