import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { PictureChoices } from "../../../core/data/dataConfig.ts";
import type { PictureColumn } from "../../../core/data/table/dataset.ts";
import { datasetOf } from "../../../core/data/table/table.ts";
import type { Picture } from "../../../core/data/pictures/resizePicture.ts";
import { readFiles, type ReadData } from "../readFiles.ts";
import { createReading } from "../reading.ts";

/** A "WebP" whose header is real and whose pixels are one grey value: what `decode` below makes of it. */
function grey(value: number, size = 8): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(31);
  bytes.set(new TextEncoder().encode("RIFF"));
  bytes.set(new TextEncoder().encode("WEBPVP8X"), 8);
  bytes.set([size - 1, 0, 0, size - 1, 0, 0, value], 24);
  return bytes;
}

/** A fake of the browser's decoder. */
function decode(bytes: Uint8Array): Promise<Picture> {
  const size = bytes[24]! + 1;
  const value = bytes[30]!;
  if (value === 13) return Promise.reject(new Error("damaged"));
  const pixels = Uint8Array.from({ length: 4 * size * size }, (_, at) => (at % 4 === 3 ? 255 : value));
  return Promise.resolve({ height: size, width: size, channels: 4, pixels });
}

function read(
  files: Readonly<Record<string, Uint8Array>>,
  pictures: PictureChoices = {},
  signal = new AbortController().signal,
): Promise<ReadData> {
  const given = Object.entries(files).map(([name, bytes]) => ({
    name,
    blob: new Blob([new Uint8Array(bytes)]),
  }));
  const reading = createReading(
    0,
    signal,
    () => undefined,
    () => 0,
  );
  return readFiles(given, { pictures, target: null, limitBytes: 1e9, decode }, reading);
}

function columnsOf({ table }: ReadData) {
  const [pictures, classes] = datasetOf(table, []).columns;
  if (pictures?.kind !== "picture" || classes?.kind !== "category") throw new Error("no pictures");
  return {
    pictures: pictures satisfies PictureColumn,
    labels: Array.from(classes.codes, (code) => classes.levels[code]),
  };
}

const PETS = { "pets/dog/1.webp": grey(10), "pets/cat/1.webp": grey(20), "pets/cat/2.webp": grey(30) };

describe("a folder of pictures", () => {
  it("is the same dataset as a zip of it, in the order of paths", async () => {
    const folder = await read(PETS);
    const zip = await read({ "pets.zip": zipSync(PETS) });
    expect(columnsOf(folder).labels).toEqual(["cat", "cat", "dog"]);
    expect([...new Set(columnsOf(folder).pictures.pixels)]).toEqual([20, 30, 10]);
    expect(columnsOf(zip)).toEqual(columnsOf(folder));
    expect(folder).toMatchObject({ target: "class", dialect: null, rowsInFile: 3 });
  });

  it("keeps the pictures of a test folder last", async () => {
    const { table } = await read({
      "test/cat/9.webp": grey(1),
      "train/dog/1.webp": grey(2),
      "train/cat/1.webp": grey(3),
    });
    expect(table).toMatchObject({ rowCount: 3, testRows: 1 });
  });

  it("names what cannot be used, and why", async () => {
    const { pictures, table } = await read({
      ...PETS,
      "pets/dog/bad.webp": grey(13),
      "pets/dog/text.png": new TextEncoder().encode("text"),
      "pets/dog/photo.heic": grey(1),
      "pets/loose.webp": grey(1),
      "lost.webp": grey(1),
    });
    // "pets" is a class itself if it contains a picture directly.
    expect(table.rowCount).toBe(4);
    expect(pictures!.left).toEqual([
      { reason: "otherFormat", count: 1, paths: ["pets/dog/photo.heic"] },
      { reason: "noFolder", count: 1, paths: ["lost.webp"] },
      { reason: "undecodable", count: 1, paths: ["pets/dog/bad.webp"] },
      { reason: "notPicture", count: 1, paths: ["pets/dog/text.png"] },
    ]);
  });

  it("is framed as chosen", async () => {
    expect(columnsOf(await read(PETS, { size: 4, colour: "colour" })).pictures).toMatchObject({
      height: 4,
      width: 4,
      channels: 3,
    });
  });

  it("says what it lacks", async () => {
    const [one, two] = Object.values(PETS);
    await expect(read({ "1.webp": one!, "2.webp": two! })).rejects.toMatchObject({
      code: "picturesNoFolders",
    });
    await expect(read({ "a/1.webp": one!, "a/2.webp": two! })).rejects.toMatchObject({
      code: "picturesOneClass",
      details: { folder: "a", pictures: 2 },
    });
    await expect(read({ "a/1.webp": grey(13), "b/2.webp": grey(13) })).rejects.toMatchObject({
      code: "picturesNoneReadable",
      details: { path: "a/1.webp", why: "undecodable" },
    });
    await expect(read({ "a.zip": zipSync({ "a.md": one! }) })).rejects.toMatchObject({
      code: "zipUnusable",
    });
  });

  it("of several zips is a folder for each", async () => {
    const { pictures } = columnsOf(await read({ "a.zip": zipSync(PETS), "b.zip": zipSync(PETS) }));
    expect(pictures.pixels).toHaveLength(6 * 64);
    const flat = { "cats.zip": zipSync({ "1.webp": grey(1) }), "dogs.zip": zipSync({ "1.webp": grey(2) }) };
    expect(columnsOf(await read(flat)).labels).toEqual(["cats", "dogs"]);
  });

  it("in a zip beside an unrelated table is reported", async () => {
    const text = new TextEncoder().encode("a,b\n1,2\n");
    await expect(read({ "a.zip": zipSync(PETS), "b.csv": text })).rejects.toMatchObject({
      code: "zipNotAlone",
      details: { name: "a.zip" },
    });
    await expect(read({ "a.zip": zipSync({ "a.md": text }), "b.csv": text })).rejects.toMatchObject({
      code: "zipUnusable",
      details: { name: "a.zip", files: 1 },
    });
  });

  it("is null if a zip has only tables, of any size and name", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i},${i % 2 === 0 ? "yes" : "no"}`).join("\n");
    const text = new TextEncoder().encode(`a,b\n${rows}\n`);
    const { table } = await read({ "iris.zip": zipSync({ "iris.data": text, "Index.txt": text }) });
    expect(table.rowCount).toBe(20);
    const large = zipSync({ "t.csv": text });
    // The size in its directory.
    new DataView(large.buffer).setUint32(large.length - 22 - 51 + 24, 200_000_000, true);
    await expect(read({ "large.zip": large })).rejects.toMatchObject({ code: "fileGrowsTooMuch" });
  });

  it("ends when it is cancelled", async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(read(PETS, {}, abort.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("a sprite sheet", () => {
  const text = (words: string) => new TextEncoder().encode(words);

  it("is cut by the labels beside it, in JSON or CSV", async () => {
    const json = await read({ "sheet.webp": grey(9), "labels.json": text('["a","b","a","b"]') });
    const csv = await read({ "sheet.webp": grey(9), "labels.csv": text("file,label\n1,a\n2,b\n3,a\n4,b\n") });
    expect(columnsOf(json).labels).toEqual(["a", "b", "a", "b"]);
    expect(columnsOf(json).pictures).toMatchObject({ height: 4, width: 4, channels: 1 });
    expect(columnsOf(csv)).toEqual(columnsOf(json));
  });

  it.each([
    ["x,y,label", "0,0,a\n4,0,b\n0,4,a\n4,4,b\n"],
    ["species,label", "cat,a\ndog,b\ncat,a\ndog,b\n"],
    ["x,y,species", "0,0,a\n4,0,b\n0,4,a\n4,4,b\n"],
    ["x,y,what", "0,0,a\n4,0,b\n0,4,a\n4,4,b\n"],
    ["y,file", "a,1.png\nb,2.png\na,3.png\nb,4.png\n"],
  ])("has its labels in the column that is called so, of %s", async (header, lines) => {
    const csv = await read({ "sheet.webp": grey(9), "labels.csv": text(`${header}\n${lines}`) });
    expect(columnsOf(csv).labels).toEqual(["a", "b", "a", "b"]);
  });

  it.each(["y", "category", "species", "weight"])(
    "is none beside an ordinary table with a column %s",
    async (name) => {
      const rows = Array.from({ length: 23 }, (_, i) => `${i % 7},${i % 2 === 0 ? "u" : "v"}`).join("\n");
      const { table } = await read({ "logo.webp": grey(9), "t.csv": text(`a,${name}\n${rows}\n`) });
      expect(table.columns.map((column) => column.name)).toEqual(["a", name]);
    },
  );

  it("says when its labels or the picture cannot be used", async () => {
    await expect(read({ "s.webp": grey(9), "l.csv": text("label\n") })).rejects.toMatchObject({
      code: "spriteLabelsUnreadable",
      details: { name: "l.csv" },
    });
    await expect(read({ "s.webp": grey(13), "l.csv": text("label\na\nb\n") })).rejects.toMatchObject({
      code: "spriteUnreadable",
      details: { why: "undecodable" },
    });
  });
});
