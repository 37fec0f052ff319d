import { expect, test } from "vitest";
import { DEFAULT_CONFIG } from "../defaultConfig.ts";
import { studyFromFragment, studyToFragment } from "./studyLink.ts";

test("how a file was chosen to be read survives the link, and what makes no sense is named", () => {
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
  ];
  const { notes, source } = studyFromFragment(`data=file:t.csv&${wrong.join("&")}`);
  expect(notes.map(({ details }) => details["part"])).toEqual(wrong);
  expect(source).toEqual({ kind: "file", name: "t.csv", fingerprint: "" });
});
