import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { CELL, cellsOf, pictureDifference, type Cells } from "../src/testing/comparePictures.ts";

/** One PNG for each picture, with a pixel for each of its cells. */
const FOLDER = new URL("./gallery/", import.meta.url);
const SUFFIX = ".png";
const FONTS = new URL("fonts.json", FOLDER);

/** A screenshot in cells. @param scale ratio of its pixels to those of the screen */
export function cellsOfPng(png: Buffer, scale: number): Cells {
  return cellsOf(PNG.sync.read(png), CELL * scale);
}

/** A sentence about the difference from the stored picture, or null. */
export async function differenceFromStored(name: string, actual: Cells): Promise<string | null> {
  const file = await readFile(fileOf(name)).catch(() => null);
  if (file === null) return "has no stored picture";
  const { width, height, data } = PNG.sync.read(file);
  const values = Uint8Array.from(
    { length: width * height * 3 },
    (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!,
  );
  return pictureDifference({ width, height, values }, actual);
}

export async function storePicture(name: string, cells: Cells): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(fileOf(name), pngOf(cells));
}

function pngOf({ width, height, values }: Cells): Buffer {
  const png = new PNG({ width, height });
  for (let i = 0; i < width * height; i++) {
    png.data.set([...values.subarray(i * 3, i * 3 + 3), 255], i * 4);
  }
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 9, filterType: 4 });
}

export async function storedNames(): Promise<readonly string[]> {
  const files = await readdir(FOLDER).catch(() => []);
  return files.filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length));
}

export async function forgetPicture(name: string): Promise<void> {
  await rm(fileOf(name));
}

/** Widths of some text in the fonts of the stored pictures. */
export async function storedFonts(): Promise<readonly number[] | null> {
  const text = await readFile(FONTS, "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as readonly number[]);
}

export async function storeFonts(widths: readonly number[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(FONTS, `[${widths.join(", ")}]\n`);
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(`${name}${SUFFIX}`, FOLDER));
}
