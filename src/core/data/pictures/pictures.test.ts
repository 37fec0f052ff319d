import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestDataConfig } from "../suggestDataConfig.ts";
import type { Dataset, PictureColumn } from "../table/dataset.ts";
import { DEFAULT_PREPARATION } from "../preparation/preparationConfig.ts";
import { prepareFinal, prepareFolds } from "../preparation/prepareData.ts";
import { datasetOf, summarise, tableFromDataset } from "../table/table.ts";
import { fitPictures, transformPictures } from "./fitPictures.ts";
import { unpackPictures } from "./packedPictures.ts";
import { pictureAt } from "./pictureColumn.ts";

describe("the preparation of pictures", () => {
  it("gives every channel of the training pictures mean 0 and standard deviation 1", () => {
    fc.assert(
      fc.property(anyPictures(), (column) => {
        const rows = allRows(column);
        const features = transformPictures(fitPictures(column, rows), column, rows);
        for (let channel = 0; channel < column.channels; channel++) {
          const own = features.filter((_, at) => at % column.channels === channel);
          const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
          const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length;
          expect(mean).toBeCloseTo(0, 4);
          const constant = own.every((value) => value === own[0]);
          expect(variance).toBeCloseTo(constant ? 0 : 1, 4);
        }
      }),
      { seed: 5 },
    );
  });

  it("does not read pictures that it is not fitted on", () => {
    fc.assert(
      fc.property(anyPictures(), (column) => {
        const rows = allRows(column).filter((row) => row % 2 === 0);
        const pixels = column.pixels.slice();
        const other: PictureColumn = { ...column, pixels };
        for (const row of allRows(column)) if (row % 2 === 1) pictureAt(other, row).fill(255);
        expect(fitPictures(other, rows)).toEqual(fitPictures(column, rows));
      }),
      { seed: 6 },
    );
  });

  it("treats missing pictures as ones of the mean colour, and refuses another size", () => {
    const column = pictures(1, 2, 3, [0, 10, 20, 200, 210, 220]);
    const fitted = fitPictures(column, Uint32Array.of(0));
    expect([...transformPictures(fitted, undefined, Uint32Array.of(0))]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(() => transformPictures(fitted, pictures(2, 1, 3, column.pixels), Uint32Array.of(0))).toThrow(
      RangeError,
    );
  });
});

describe("pictures as a dataset", () => {
  const dataset = twoClasses(30);
  const table = tableFromDataset(dataset);
  const rowsInFile = table.rowCount;
  const summary = { id: "1", dialect: null, rowsInFile, ...summarise(table, datasetOf(table, []), "class") };
  const config = suggestDataConfig({ kind: "builtIn", id: "digits" }, summary);

  it("are summarised by class, with a few of each", () => {
    expect(summary.pictures).toMatchObject({ height: 2, width: 2, channels: 1 });
    expect(summary.pictures!.classes.map(({ name, count }) => [name, count])).toEqual([
      ["dark", 15],
      ["light", 15],
    ]);
    const lights = summary.pictures!.classes[1]!.samples;
    expect(lights).toHaveLength(8);
    expect(lights.flatMap((pixels) => [...pixels]).every((value) => value > 200)).toBe(true);
    expect(summary).toMatchObject({ suggestedTarget: "class", suggestedTask: "classification" });
  });

  it("are split and folded like rows of a table, and keep their shape", () => {
    const folds = prepareFolds(
      dataset,
      { ...config, split: { ...config.split, folds: 3 } },
      DEFAULT_PREPARATION,
      1,
    );
    expect(folds).toHaveLength(3);
    for (const fold of folds) {
      expect(fold).toMatchObject({ rowShape: [2, 2, 1], featureCount: 4, featureNames: [] });
      expect(fold.train.features).toHaveLength(4 * fold.train.rows);
      const column = dataset.columns[0] as PictureColumn;
      expect(fold.preparation.pictures).toEqual(fitPictures(column, fold.rowNumbers.train));
    }
    const final = prepareFinal(dataset, config, DEFAULT_PREPARATION, 1);
    expect(final.test!.features).toHaveLength(4 * final.test!.rows);
    expect(JSON.parse(JSON.stringify(final.preparation))).toEqual(final.preparation);
  });

  it("are not a target", () => {
    expect(() => prepareFinal(dataset, { ...config, target: "picture" }, DEFAULT_PREPARATION, 1)).toThrow(
      "targetMissing",
    );
  });
});

describe("unpackPictures", () => {
  it("reads what make_pictures.py writes", () => {
    const bytes = new Uint8Array(16 + 2 + 2 * 6);
    new DataView(bytes.buffer).setUint32(0, 2, true);
    new DataView(bytes.buffer).setUint32(4, 1, true);
    new DataView(bytes.buffer).setUint32(8, 2, true);
    new DataView(bytes.buffer).setUint32(12, 3, true);
    bytes.set([7, 3], 16);
    bytes.set([1, 2, 3, 4, 5, 6, 9], 18);
    const { columns, rowCount } = unpackPictures(bytes, "digit");
    expect(rowCount).toBe(2);
    expect(columns[0]).toMatchObject({ kind: "picture", height: 1, width: 2, channels: 3 });
    expect([...pictureAt(columns[0] as PictureColumn, 0)]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(columns[1]).toMatchObject({ name: "digit", levels: ["3", "7"], codes: Int32Array.of(1, 0) });
    expect(() => unpackPictures(bytes.slice(0, -1), "digit")).toThrow(RangeError);
  });
});

function twoClasses(rows: number): Dataset {
  const pixels = Array.from({ length: rows }, (_, row) => new Array<number>(4).fill((row % 2) * 200 + row));
  return {
    rowCount: rows,
    columns: [
      pictures(2, 2, 1, pixels.flat()),
      {
        kind: "category",
        name: "class",
        levels: ["dark", "light"],
        codes: Int32Array.from(pixels, (_, row) => row % 2),
      },
    ],
  };
}

function pictures(height: number, width: number, channels: number, pixels: ArrayLike<number>): PictureColumn {
  return { kind: "picture", name: "picture", height, width, channels, pixels: Uint8Array.from(pixels) };
}

function anyPictures(): fc.Arbitrary<PictureColumn> {
  const size = fc.integer({ min: 1, max: 4 });
  return fc
    .tuple(size, size, fc.constantFrom(1, 3), fc.integer({ min: 2, max: 6 }))
    .chain(([height, width, channels, rows]) => {
      const length = rows * height * width * channels;
      return fc
        .uint8Array({ minLength: length, maxLength: length })
        .map((pixels) => pictures(height, width, channels, pixels));
    });
}

function allRows(column: PictureColumn): Uint32Array {
  const rows = column.pixels.length / (column.height * column.width * column.channels);
  return Uint32Array.from({ length: rows }, (_, row) => row);
}
