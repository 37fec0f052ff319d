import { PLAIN, writeCell, writeTable, type GoodTable, type Variant, type Writing } from "./damagedTables.ts";

/** Ways in which a whole file is written. */
const WRITINGS: Readonly<Record<string, Partial<Writing>>> = {
  "as usual": {},
  semicolons: { delimiter: ";" },
  tabs: { delimiter: "\t" },
  pipes: { delimiter: "|" },
  "single blanks": { delimiter: " " },
  "a blank behind each comma": { delimiter: ", ", always: true },
  "two pipes": { delimiter: "||" },
  "two tabs": { delimiter: "\t\t" },
  "two colons": { delimiter: "::" },
  carets: { delimiter: "^" },
  "every cell in quotes": { always: true },
  apostrophes: { quote: "'", always: true },
  backslashes: { escape: "backslash", always: true },
  CRLF: { end: "\r\n" },
  CR: { end: "\r" },
};

/** Text above a table; the header follows. */
const ABOVE: Readonly<Record<string, string>> = {
  "a title": "Sales report\n",
  "a title and a blank line": "Sales report\n\n",
  "a title with all delimiters": "Sales report,,,,,,,,\n",
  "a title and a line of delimiters": "Sales report,,,,,,,,\n,,,,,,,,\n",
  prose: "This file was made by a machine.\nIt holds sales, returns and more.\n\n",
  settings: "Report,Sales\nPeriod:,2018-01-01 to 2018-12-31\nCurrency:,USD\n\n",
  "settings with all delimiters": "Report,Sales,,,,,,,\nCurrency:,USD,,,,,,,\n,,,,,,,,\n",
  "comments with #": "# made by a machine\n# on Monday, in the rain\n",
  "comments with %": "% made by a machine\n% on Monday\n",
  "comments with //": "// made by a machine\n",
  "blank lines": "\n\n",
  "a byte order mark": "\ufeff",
};

/** Text below a table. */
const BELOW: Readonly<Record<string, string>> = {
  "blank lines": "\n\n\n",
  "a remark": "Source: the shop\n",
  "a remark behind a blank line": "\nSource: the shop\n",
  "remarks with all delimiters": "\n,,,,,,,,\nSource: the shop,,,,,,,,\nRetrieved today,,,,,,,,\n",
  "prose with commas": "\nSource: the shop, and others\n",
  "a total": "Total,,,1234.5,678,,,,\n",
  "totals in Chinese": "合计,,,1234.5,678,,,,\n",
};

/** Rows between header and data. */
const UNITS: Readonly<Record<string, string>> = {
  "units in brackets": "[-],[h],[-],[USD],[pcs],[-],[-],[-],[-]",
  "units in parentheses": "(-),(h),(-),(USD),(pcs),(-),(-),(-),(-)",
  "bare units": "-,h,-,USD,kg,-,-,-,-",
  "units of the numbers alone": ",,,$,kg,,,,",
};

/** Every way to write a file, and everything around its table. */
export function damagedFiles(table: GoodTable): Variant[] {
  const plain = writeTable(table, PLAIN);
  const [headerLine, ...lines] = plain.split("\n");
  const body = lines.join("\n");
  const variant = (kind: string, text: string, of = table): Variant => ({
    kind,
    text,
    table: of,
    damaged: null,
  });
  const other = (columns: number, rows: number): string =>
    Array.from({ length: rows + 1 }, (_, i) =>
      Array.from({ length: columns }, (_, j) => (i === 0 ? `other ${j}` : String(i * 10 + j))).join(","),
    ).join("\n");
  const named = { header: ["", ...table.header], rows: table.rows.map((row, i) => [`row ${i}`, ...row]) };
  const numbered = {
    header: ["", ...table.header],
    rows: table.rows.map((row, i) => [String(i + 1), ...row]),
  };
  const withNames = (of: GoodTable): string =>
    of.rows.map((row) => row.map((cell) => writeCell(cell, PLAIN)).join(",")).join("\n");
  return [
    ...Object.entries(WRITINGS).map(([kind, writing]) =>
      variant(`written with ${kind}`, writeTable(table, { ...PLAIN, ...writing })),
    ),
    variant("no line end at the end", plain.trimEnd()),
    ...Object.entries(ABOVE).map(([kind, text]) => variant(`above: ${kind}`, text + plain)),
    ...Object.entries(BELOW).map(([kind, text]) => variant(`below: ${kind}`, plain + text)),
    ...Object.entries(UNITS).map(([kind, text]) => variant(kind, `${headerLine}\n${text}\n${body}`)),
    variant("the header twice", `${headerLine}\n${headerLine}\n${body}`),
    variant("a header one name short", `${headerLine}\n${withNames(named)}\n`, named),
    variant("a header one name short, rows counted", `${headerLine}\n${withNames(numbered)}\n`, numbered),
    variant("a column without a name", `,${headerLine}\n${withNames(numbered)}\n`, numbered),
    variant("white space about cells", plain.replaceAll(/(?<=^|,)(?=[\d])/gm, "  ")),
    ...[3, 9, 12].flatMap((columns) => [
      variant(`another table below, of ${columns} columns`, `${plain}\n${other(columns, 6)}\n`),
      variant(`another table above, of ${columns} columns`, `${other(columns, 6)}\n\n${plain}`),
    ]),
    variant("another table below, with a title", `${plain}\nTable 2\n${other(5, 8)}\n`),
  ];
}
