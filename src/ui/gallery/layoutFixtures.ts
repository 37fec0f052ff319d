import type { Surmise } from "../../app/surmise.ts";
import type { FoundLayout } from "../../core/data/parse/layout.ts";
import { fixtureSurmise, frozenSurmise } from "./setupFixtures.ts";

const HEAD = [
  "Sales report",
  "Reporting period:,2024-01-01 to 2024-01-31",
  "# exported by the till",
  "",
  "Country,Segment,Items,Weight,Distance,Days late",
  ",,,kg,km,d",
  "JP,B,7,11.30,617,3.8",
  'FR,"B,6,2.81,1120,5.0',
  "US,C,4,6.28",
  `DE,${"a long text in a cell, and more of it ".repeat(6)},18,27.40,854,7.9`,
  ...Array.from({ length: 10 }, (_, i) => `DE,B,${i},3.80,${900 + i},4.4`),
];

const FOUND: FoundLayout = {
  quote: '"',
  comment: "#",
  headerLine: 5,
  headerLines: 1,
  unitsLine: 6,
  firstLine: 7,
  lastLine: 205,
  skipped: [
    { from: 1, to: 4, why: "above", text: HEAD[0]! },
    { from: 6, to: 6, why: "units", text: HEAD[5]! },
    { from: 100, to: 100, why: "repeatedHeader", text: HEAD[4]! },
    { from: 206, to: 206, why: "total", text: "Totals:,,,,,1216.7" },
    { from: 207, to: 209, why: "below", text: "Source: the till" },
  ],
  odd: {
    count: 3,
    of: 198,
    items: [
      { line: 8, text: HEAD[7]!, why: "quote", cells: 5, kept: true },
      { line: 9, text: HEAD[8]!, why: "tooFew", cells: 4, kept: true },
      { line: 10, text: HEAD[9]!, why: "tooMany", cells: 12, kept: false },
    ],
  },
  tables: [
    { from: 5, to: 205, rows: 198, columns: 6 },
    { from: 212, to: 240, rows: 28, columns: 3 },
  ],
  table: 1,
  head: HEAD,
};

/** A table inside a file, with everything that can be found around it. */
export function foundLayout(): Surmise {
  const surmise = fixtureSurmise();
  surmise.setup.subscribe(({ dataset }) => {
    if (dataset.status !== "ready" || dataset.summary.dialect?.format !== "delimited") return;
    const { dialect } = dataset.summary;
    if (dialect.layout === FOUND) return;
    const summary = { ...dataset.summary, dialect: { ...dialect, layout: FOUND } };
    surmise.setup.setState({ dataset: { status: "ready", summary } });
  });
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${i % 7},${i % 2 === 0 ? "yes" : "no"}`);
  const blob = new Blob([["a,b,label", ...rows].join("\n")]);
  void surmise.acts.openFiles([{ name: "report.csv", blob }]);
  return surmise;
}

/** A file whose table was not found. */
export function unfoundLayout(): Surmise {
  return frozenSurmise({
    dataset: {
      status: "failed",
      label: "report.csv",
      error: { code: "csvOneColumn", details: { name: "Sales report" } },
      head: { format: "delimited", lines: HEAD, layout: {} },
    },
  });
}
