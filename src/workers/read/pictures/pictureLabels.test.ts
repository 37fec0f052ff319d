import { readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { textsOf } from "../../../core/data/table/cells.ts";
import type { Picture } from "../../../core/data/pictures/resizePicture.ts";
import { AppError } from "../../../core/errors.ts";
import { readFiles } from "../readFiles.ts";
import { createReading } from "../reading.ts";

type Files = Readonly<Record<string, Uint8Array | string>>;

const bytesOf = (content: Uint8Array | string): Uint8Array<ArrayBuffer> =>
  typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);

/** A fake of the browser's decoder: all pictures are the same. */
function decode(): Promise<Picture> {
  return Promise.resolve({ height: 8, width: 8, channels: 4, pixels: new Uint8Array(256).fill(9) });
}

async function read(files: Files) {
  const given = Object.entries(files).map(([name, content]) => ({
    name,
    blob: new Blob([bytesOf(content)]),
  }));
  const { signal } = new AbortController();
  const silent = (): void => undefined;
  const reading = createReading(0, signal, silent, () => 0);
  return readFiles(given, { pictures: {}, target: null, limitBytes: 1e9, decode }, reading);
}

/** The same as a folder and as a zip of it. */
async function labelsOf(files: Files) {
  const packed = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, bytesOf(content)]));
  const asFolder = await told(files);
  expect(await told({ "data.zip": zipSync(packed) })).toEqual(asFolder);
  return asFolder;
}

async function told(files: Files) {
  const { table, target, pictures } = await read(files);
  const column = table.columns.find(({ name }) => name === target);
  return {
    kinds: table.columns.map(({ name, inferredKind }) => `${name}: ${inferredKind}`),
    testRows: table.testRows,
    labels: column === undefined ? null : textsOf(column.cells),
    left: pictures?.left ?? [],
    without: pictures?.labels?.without,
    joined: pictures?.labels && `${pictures.labels.fileColumn} → ${pictures.labels.labelColumn}`,
  };
}

/** Only the PNG's header is read here. */
const PNG = (() => {
  const bytes = new Uint8Array(33);
  bytes.set([
    0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 8, 0, 0, 0, 8,
  ]);
  return bytes;
})();
const SIX = ["0001", "0002", "0003", "0004", "0005", "0006"];
const shape = (i: number) => (i % 2 === 0 ? "disc" : "block");
const pictures = (path: (name: string) => string) => Object.fromEntries(SIX.map((name) => [path(name), PNG]));
const table = (header: string, line: (name: string, i: number) => string) =>
  `${header}\n${SIX.map(line).join("\n")}\n`;
const SHAPES = SIX.map((_, i) => shape(i));

describe("pictures in one folder with a table of labels", () => {
  it.each<[string, Files]>([
    ["names without extension", { "a/labels.csv": table("id,shape", (name, i) => `${name},${shape(i)}`) }],
    ["names with extension", { "labels.csv": table("filename,label", (n, i) => `${n}.png,${shape(i)}`) }],
    ["other case", { "Y.CSV": table("image,y", (n, i) => `${n}.PNG,${shape(i)}`) }],
    ["paths", { "meta.tsv": table("path\tclass", (n, i) => `train/${n}.png\t${shape(i)}`) }],
    ["paths of another system", { "m.csv": table("path,shape", (n, i) => `.\\train\\${n}.png,${shape(i)}`) }],
    [
      "paths of another computer",
      { "m.csv": table("f,shape", (n, i) => `/home/x/train/${n}.png,${shape(i)}`) },
    ],
    ["numbers without their zeros", { "m.csv": table("n,shape", (n, i) => `${Number(n)},${shape(i)}`) }],
    ["more columns", { "m.csv": table("id,width,shape,note", (n, i) => `${n},${i},${shape(i)},n${i}`) }],
    ["JSON", { "m.json": JSON.stringify(SIX.map((id, i) => ({ id, shape: shape(i) }))) }],
  ])("are joined by %s", async (_, files) => {
    const { labels, kinds, left } = await labelsOf({ ...pictures((name) => `train/${name}.png`), ...files });
    expect(labels).toEqual(SHAPES);
    expect(kinds[0]).toBe("picture: picture");
    expect(left).toEqual([]);
  });

  it("reports pictures without a label, and rows without a picture", async () => {
    const lines = SIX.slice(1).map((name, i) => `${name},${shape(i)}`);
    const found = await labelsOf({
      ...pictures((name) => `train/${name}.png`),
      "labels.csv": `id,shape\n${lines.join("\n")}\n9999,disc\n`,
    });
    expect(found.labels).toHaveLength(5);
    expect(found.left).toEqual([{ reason: "noLabel", count: 1, paths: ["train/0001.png"] }]);
    expect(found.without).toEqual({ count: 1, names: ["9999"] });
  });

  it("accepts one column per class", async () => {
    const { labels, joined } = await labelsOf({
      ...pictures((name) => `${name}.png`),
      "truth.csv": table("image,block,disc", (name, i) => `${name},${i % 2}.0,${(i + 1) % 2}.0`),
    });
    expect(labels).toEqual(SHAPES);
    expect(joined).toBe("image → class");
  });

  it("recognises test rows by a column or a folder", async () => {
    const part = (i: number) => (i < 4 ? "train" : "test");
    const byColumn = await labelsOf({
      ...pictures((name) => `${name}.png`),
      "m.csv": table("id,shape,split", (name, i) => `${name},${shape(i)},${part(i)}`),
    });
    const byFolder = await labelsOf({
      ...pictures((name) => `${part(SIX.indexOf(name))}/${name}.png`),
      "m.csv": table("id,shape", (name, i) => `${name},${shape(i)}`),
    });
    expect(byColumn).toMatchObject({ testRows: 2, labels: SHAPES });
    expect(byFolder).toMatchObject({ testRows: 2, labels: SHAPES });
  });

  it("a zip of pictures and its table dropped together are one data set", async () => {
    const packed = zipSync(pictures((name) => `train/${name}.png`));
    const files = {
      "train.zip": packed,
      "labels.csv": table("id,shape", (name, i) => `${name},${shape(i)}`),
    };
    expect((await told(files)).labels).toEqual(SHAPES);
  });

  it("reads the messy fixture", async () => {
    const url = new URL("../../../../e2e/fixtures/messy/19-pictures-with-labels.zip", import.meta.url);
    const found = await told({ "19-pictures-with-labels.zip": readFileSync(url) });
    expect(found.joined).toBe("id → shape");
    expect(new Set(found.labels)).toEqual(new Set(["block", "disc"]));
    expect(found.left).toEqual([]);
  });
});

describe("pictures and tables that have nothing to do with each other", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, i) => `${i % 7},${shape(i)}`).join("\n");
  const inFolders = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`${shape(i)}/p${i}.png`, PNG] as const),
  );

  it("a stray picture, or a text about tables, does not make tables pictures", async () => {
    const found = await labelsOf({ "data.csv": `n,shape\n${rows(40)}`, "plot.png": PNG, "README.md": "# x" });
    expect(found).toMatchObject({ kinds: ["n: number", "shape: category"] });
  });

  it("a stray table does not change pictures in folders of classes", async () => {
    const found = await labelsOf({ ...inFolders, "sizes.csv": `n,shape\n${rows(12)}` });
    expect(found.kinds).toEqual(["picture: picture", "class: category"]);
    expect(found.joined).toBeUndefined();
  });

  it("a table that should name the pictures but does not is reported", async () => {
    const files = Object.fromEntries(
      Object.keys(inFolders).map((path) => [path.slice(path.indexOf("/") + 1), PNG]),
    );
    const wrong = await read({ ...files, "labels.csv": `id,shape\n${rows(12)}` }).catch(
      (thrown: unknown) => thrown,
    );
    expect(wrong).toBeInstanceOf(AppError);
    expect(wrong).toMatchObject({
      code: "labelsNameNone",
      details: { name: "labels.csv", value: "0", path: "p0.png" },
    });
  });
});
