import { expect, test } from "vitest";
import type { Dataset } from "../table/dataset.ts";
import { picturesOfClass, summarisePictures } from "./summarisePictures.ts";

/** Pictures of 2 × 2 whose pixels are the number of their row; "a", "b", "a", "b" … and one without a class. */
function numbered(rows: number): Dataset {
  const pixels = Uint8Array.from({ length: 4 * rows }, (_, at) => Math.floor(at / 4));
  return {
    rowCount: rows,
    columns: [
      { kind: "picture", name: "picture", height: 2, width: 2, channels: 1, pixels },
      {
        kind: "category",
        name: "letter",
        levels: ["a", "b"],
        codes: Int32Array.from({ length: rows }, (_, row) => (row === rows - 1 ? -1 : row % 2)),
      },
    ],
  };
}

const ASKED = { target: "letter", name: "a", from: 0, count: 8 };
const some = (from: number, count: number) => picturesOfClass(numbered(61), { ...ASKED, from, count });
const first = (pictures: readonly Uint8Array[]): number[] => pictures.map(([pixel]) => pixel!);

test("every picture of a class is returned once, for any step", () => {
  const whole = first(some(0, 100));
  expect(whole.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => 2 * i));
  const steps = [0, 8, 16, 24].flatMap((from) => first(some(from, 8)));
  expect(steps).toEqual(whole);
});

test("the summary counts the pictures of each class and shows the first of them, drawn at random", () => {
  const data = numbered(61);
  const { classes, ...shape } = summarisePictures(data, "letter")!;
  expect(shape).toEqual({ height: 2, width: 2, channels: 1 });
  expect(classes.map(({ name, count }) => [name, count])).toEqual([
    ["a", 30],
    ["b", 30],
  ]);
  const shown = first(classes[0]!.samples);
  expect(shown).toEqual(first(some(0, 8)));
  expect(shown).not.toEqual(shown.toSorted((a, b) => a - b));
});

test("is empty for an unknown class, and if the rows are not pictures or have no classes", () => {
  const data = numbered(9);
  expect(picturesOfClass(data, { ...ASKED, name: "c" })).toEqual([]);
  expect(picturesOfClass(data, { ...ASKED, target: "picture" })).toEqual([]);
  expect(summarisePictures({ ...data, columns: data.columns.slice(1) }, "letter")).toBeNull();
});
