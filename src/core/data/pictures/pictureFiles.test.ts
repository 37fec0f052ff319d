import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column, Dataset, PictureColumn } from "../table/dataset.ts";
import { chooseFrame, hasColour, mostPictures } from "./chooseFrame.ts";
import { readPictureHeader } from "./pictureHeader.ts";
import { isOtherPictureName, isPictureName, placePictures } from "./picturePaths.ts";
import { findPixels, picturesFromPixels } from "./pixelColumns.ts";
import { samplePictures } from "./samplePictures.ts";
import { cutSheet, readSheetJson } from "./spriteSheet.ts";

describe("classes of pictures", () => {
  it("are their folders, below train and test, in sorted order", () => {
    const paths = [
      "pets/test/cat/2.png",
      "pets/train/dog/b.png",
      "pets/train/cat/1.png",
      "pets/train/dog/a.png",
    ];
    expect(placePictures(paths)).toEqual([
      { path: "pets/test/cat/2.png", class: "cat", test: true },
      { path: "pets/train/cat/1.png", class: "cat", test: false },
      { path: "pets/train/dog/a.png", class: "dog", test: false },
      { path: "pets/train/dog/b.png", class: "dog", test: false },
    ]);
    expect(placePictures(paths.toReversed())).toEqual(placePictures(paths));
  });

  it("need a folder other than train or test", () => {
    expect(placePictures(["1.png", "train/2.png", "test/3.png"])).toEqual([]);
    expect(placePictures(["__proto__/1.png"])).toEqual([
      { path: "__proto__/1.png", class: "__proto__", test: false },
    ]);
  });

  it("are read from pictures, not from hidden files of systems", () => {
    expect(["a/1.PNG", "a/1.jpeg", "a/1.webp"].every(isPictureName)).toBe(true);
    expect(["a/1.txt", "__MACOSX/a/1.png", "a/._1.png", ".git/1.png"].some(isPictureName)).toBe(false);
    expect(isOtherPictureName("a/1.heic")).toBe(true);
  });
});

describe("the header of a picture", () => {
  const bytes = (...parts: (string | number[])[]): Uint8Array =>
    Uint8Array.from(
      parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)),
    );

  it.each([
    ["png", bytes("\x89PNG\r\n\x1a\n", [0, 0, 0, 13], "IHDR", [0, 0, 2, 0, 0, 0, 1, 0]), 256, 512],
    ["jpeg", bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 11, 8, 1, 0, 2, 0]), 256, 512],
    ["webp", bytes("RIFF\0\0\0\0WEBPVP8X", [10, 0, 0, 0, 0, 0, 0, 0, 255, 1, 0, 255, 0, 0]), 256, 512],
    ["webp", bytes("RIFF\0\0\0\0WEBPVP8 ", [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0, 2, 0, 1]), 256, 512],
    ["webp", bytes("RIFF\0\0\0\0WEBPVP8L", [0, 0, 0, 0, 0x2f, 255, 0xc1, 63, 0]), 256, 512],
  ] as const)("%s: format and size", (format, header, height, width) => {
    expect(readPictureHeader(header)).toEqual({ format, height, width });
  });

  it("is null for other bytes, and for truncated ones", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.constantFrom([0xff, 0xd8, 0xff], [0x89, 0x50]),
        (rest, start) => {
          expect(() => readPictureHeader(Uint8Array.from([...start, ...rest]))).not.toThrow();
        },
      ),
      { seed: 4 },
    );
    expect(readPictureHeader(bytes("a,b\n1,2\n"))).toBeNull();
  });
});

describe("the frame of pictures", () => {
  const photo = { height: 3000, width: 4000, coloured: true };
  const digit = { height: 28, width: 28, coloured: false };

  it("is their own size if they are small squares of one size, otherwise one that trains fast", () => {
    expect(chooseFrame({}, [digit, digit], 1000)).toEqual({ size: 28, fit: "crop", channels: 1 });
    expect(chooseFrame({}, [photo, digit, photo], 1000)).toEqual({ size: 32, fit: "crop", channels: 3 });
    expect(chooseFrame({}, [photo], 100).size).toBe(64);
    expect(chooseFrame({}, [{ ...photo, height: 20 }], 100).size).toBe(16);
  });

  it("is what was chosen", () => {
    expect(chooseFrame({ size: 96, fit: "pad", colour: "grey" }, [photo], 10)).toEqual({
      size: 96,
      fit: "pad",
      channels: 1,
    });
  });

  it("limits the number of pictures to those that fit into memory", () => {
    expect(mostPictures({ size: 28, fit: "crop", channels: 1 })).toBeGreaterThan(60_000);
    expect(mostPictures({ size: 96, fit: "crop", channels: 3 })).toBe(1808);
  });

  it("has colour if more than a few pixels have", () => {
    expect(hasColour(Uint8Array.of(10, 10, 20, 255))).toBe(false);
    expect(hasColour(Uint8Array.of(10, 10, 40, 255))).toBe(true);
  });
});

describe("a sample of pictures", () => {
  it("has the same share of each class, for training and for testing, training first", () => {
    const pictures = Array.from({ length: 1000 }, (_, i) => ({
      path: `${i}`,
      class: i % 10 < 7 ? "many" : "few",
      test: i % 5 === 0,
    }));
    const sample = samplePictures(pictures, 100);
    expect(sample).toHaveLength(100);
    const count = (of: string, test: boolean) =>
      sample.filter((picture) => picture.class === of && picture.test === test).length;
    expect([count("many", false), count("few", false), count("many", true), count("few", true)]).toEqual([
      50, 30, 20, 0,
    ]);
    expect(sample.findIndex(({ test }) => test)).toBe(80);
    expect(samplePictures(pictures, 100)).toEqual(sample);
    expect(samplePictures(pictures, 1000)).toHaveLength(1000);
  });
});

describe("pixels in a table", () => {
  const table = (names: readonly string[], value: (row: number, at: number) => number): Dataset => ({
    rowCount: 3,
    columns: names.map((name, at): Column => ({
      kind: "number",
      name,
      values: Float64Array.from({ length: 3 }, (_, row) => value(row, at)),
    })),
  });
  const pixels = Array.from({ length: 16 }, (_, at) => `pixel${at}`);

  it("are recognised by name, with the label in any column, and become pictures", () => {
    const dataset = table(["pixel0", "label", ...pixels.slice(1)], (row, at) => 10 * row + at);
    const found = findPixels(dataset)!;
    expect(found).toMatchObject({ height: 4, width: 4, channels: 1, label: "label", pixels });
    const [pictures, label] = picturesFromPixels(dataset, found).columns;
    expect([...(pictures as PictureColumn).pixels.subarray(16, 20)]).toEqual([10, 12, 13, 14]);
    expect(label).toMatchObject({ kind: "category", name: "label", levels: ["1", "11", "21"] });
  });

  it("are recognised without names, the label first or last, and with three channels", () => {
    const names = Array.from({ length: 17 }, (_, at) => `x${at}`);
    expect(findPixels(table(names, (_, at) => (at === 0 ? -1 : 200)))).toMatchObject({ label: "x0" });
    expect(findPixels(table(names, (_, at) => (at === 16 ? -1 : 200)))).toMatchObject({ label: "x16" });
    const colour = Array.from({ length: 49 }, (_, at) => `x${at}`);
    expect(findPixels(table(colour, () => 9))).toMatchObject({ height: 4, channels: 3 });
  });

  it.each<[string, Dataset]>([
    ["a fraction", table(["label", ...pixels], (_, at) => (at === 3 ? 0.5 : 1))],
    ["more than a byte", table(["label", ...pixels], (_, at) => (at === 3 ? 256 : 1))],
    ["a gap", table(["label", ...pixels], (_, at) => (at === 3 ? NaN : 1))],
    ["answers of 0 and 1", table(["label", ...pixels], () => 1)],
    ["a number that is no square", table(["label", "a", ...pixels], () => 9)],
  ])("are not recognised in %s", (_, dataset) => {
    expect(findPixels(dataset)).toBeNull();
  });
});

describe("a sprite sheet", () => {
  it("is cut into squares, as many rows as the labels need", () => {
    const sheet = cutSheet(
      { height: 16, width: 24 },
      readSheetJson('["a","b","c","d","e"]', "s.json"),
      "s.png",
    );
    expect(sheet.tile).toEqual({ height: 8, width: 8 });
    expect(sheet.tiles.at(-1)).toEqual({ x: 8, y: 8, class: "e" });
  });

  it("may have a class for each row, and tiles that are not squares", () => {
    const words = readSheetJson('{"tile": [10, 5], "rows": ["cat", 7]}', "s.json");
    const sheet = cutSheet({ height: 20, width: 10 }, words, "s.png");
    expect(sheet.tiles).toEqual([
      { x: 0, y: 0, class: "cat" },
      { x: 5, y: 0, class: "cat" },
      { x: 0, y: 10, class: "7" },
      { x: 5, y: 10, class: "7" },
    ]);
  });

  it.each(["{", "3", "{}", '{"labels": [{}]}', '{"labels": ["a"], "rows": ["b"]}'])(
    "%s: says nothing",
    (text) => {
      expect(() => readSheetJson(text, "s.json")).toThrow("spriteLabelsUnreadable");
    },
  );

  it("must hold enough tiles; otherwise an error is thrown", () => {
    const words = readSheetJson('{"tile": 8, "labels": ["a", "b"]}', "s.json");
    expect(() => cutSheet({ height: 8, width: 8 }, words, "s.png")).toThrow("spriteTilesUnclear");
    const seven = readSheetJson(JSON.stringify(new Array(7).fill("a")), "s.json");
    expect(() => cutSheet({ height: 13, width: 11 }, seven, "s.png")).toThrow("spriteTilesUnclear");
  });
});
