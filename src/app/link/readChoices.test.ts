import { detailOf } from "../../core/errors.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ODD_LINES_CHOICES, type LayoutChoices } from "../../core/data/parse/layout.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { studyFromFragment, studyToFragment } from "./studyLink.ts";

test("the choices for reading a file survive the link, and invalid ones are reported", () => {
  const fields = "fingerprint=0123abcd&target=y&task=classification";
  const sources = {
    "file.encoding=big5": { encoding: "big5" },
    "file.sheet=Data+2024": { sheet: "Data 2024" },
    "file.rows=100000": { sampleRows: 100_000 },
    "pictures.size=32": { pictures: { size: 32 } },
    "pictures.fit=pad": { pictures: { fit: "pad" } },
    "pictures.colour=grey": { pictures: { colour: "grey" } },
    "pictures.size=8&pictures.fit=crop&pictures.colour=colour": {
      pictures: { size: 8, fit: "crop", colour: "colour" },
    },
    "pixels=1": { pixels: true },
    "file.delimiter=tab&file.quote=none&file.header=5&file.headerLines=2": {
      layout: { delimiter: "\t", quote: "", headerLine: 5, headerLines: 2 },
    },
    "file.header=0": { layout: { headerLine: 0 } },
  } as const;
  for (const [text, choices] of Object.entries(sources)) {
    const link = studyFromFragment(`data=file:t.csv&${text}&${fields}`);
    expect(link.notes).toEqual([]);
    const source = { kind: "file", name: "t.csv", fingerprint: "0123abcd", ...choices } as const;
    expect(link.source).toEqual(source);
    const data = { ...DEFAULT_CONFIG.data, source };
    expect(studyToFragment({ ...DEFAULT_CONFIG, data }, false)).toContain(`&${text}&`);
  }
  const wrong = [
    "file.encoding=klingon",
    "file.sheet",
    "file.rows=0",
    "file.rows=1e9",
    "pictures.size=0",
    "pictures.size=9999",
    "pictures.fit=stretch",
    "pictures.colour=blue",
    "pixels=2",
    "file.delimiter=dash",
    "file.delimiter=constructor",
    "file.header=-1",
    "file.headerLines=4",
    "file.firstLine=0",
    "file.units=1e3",
    "file.oddLines=drop",
  ];
  const { notes, source } = studyFromFragment(`data=file:t.csv&${wrong.join("&")}`);
  expect(notes.map((note) => detailOf(note, "part"))).toEqual(wrong);
  expect(source).toEqual({ kind: "file", name: "t.csv", fingerprint: "" });
});

const line = fc.integer({ min: 1, max: 999_999_999 });
const layouts = fc.record<LayoutChoices, never>(
  {
    table: fc.integer({ min: 1, max: 999_999 }),
    delimiter: fc.constantFrom(",", ";", "\t", "|", " "),
    quote: fc.constantFrom('"', "'", ""),
    decimal: fc.constantFrom("point", "comma"),
    comment: fc.constantFrom("#", "%", "//", ""),
    headerLine: fc.oneof(fc.constant(0), line),
    headerLines: fc.integer({ min: 1, max: 3 }),
    unitsLine: fc.oneof(fc.constant(0), line),
    firstLine: line,
    lastLine: line,
    oddLines: fc.constantFrom(...ODD_LINES_CHOICES),
  },
  { requiredKeys: [] },
);

test("every choice of a table's position survives the link", () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      const some = Object.keys(layout).length > 0 && { layout };
      const source = { kind: "file", name: "t.csv", fingerprint: "0123abcd", ...some } as const;
      const data = { ...DEFAULT_CONFIG.data, source };
      const link = studyFromFragment(studyToFragment({ ...DEFAULT_CONFIG, data }, false));
      expect(link.notes).toEqual([]);
      expect(link.source).toEqual(source);
    }),
    { seed: 1, numRuns: 300 },
  );
});
