import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import { CELL, cellsOf, pictureDifference, type Cells } from "../src/testing/comparePictures.ts";

/** One PNG for each picture, with a pixel for each of its cells; one text file for each entry and language, with a line for each text. */
const FOLDER = new URL("./gallery/", import.meta.url);
const PICTURE = ".png";
const TEXTS = ".txt";
const FONTS = new URL("fonts.json", FOLDER);

/** A screenshot in cells. @param scale ratio of its pixels to those of the screen */
export function cellsOfPng(png: Buffer, scale: number): Cells {
  return cellsOf(PNG.sync.read(png), CELL * scale);
}

/** A sentence about the difference from the stored picture, or null. */
export async function differenceFromStored(name: string, actual: Cells): Promise<string | null> {
  const file = await readFile(pathOf(pictureFile(name))).catch(() => null);
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
  await writeFile(pathOf(pictureFile(name)), pngOf(cells));
}

function pngOf({ width, height, values }: Cells): Buffer {
  const png = new PNG({ width, height });
  for (let i = 0; i < width * height; i++) {
    png.data.set([...values.subarray(i * 3, i * 3 + 3), 255], i * 4);
  }
  // Plain ground and rounded values: without a filter, and with the usual strategy, files are half as large.
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}

/** A sentence about the first difference from the stored texts, or null. */
export async function differenceFromTexts(name: string, actual: readonly string[]): Promise<string | null> {
  const file = await readFile(pathOf(textsFile(name)), "utf8").catch(() => null);
  if (file === null) return "has no stored texts";
  const expected = file.split("\n").slice(0, -1);
  const length = Math.max(expected.length, actual.length);
  const first = Array.from({ length }, (_, i) => i).find((i) => expected[i] !== actual[i]);
  if (first === undefined) return null;
  const told = (texts: readonly string[]) => (first < texts.length ? `“${texts[first]}”` : "nothing");
  return `says ${told(actual)} instead of ${told(expected)}, text ${first + 1} of ${expected.length}`;
}

export async function storeTexts(name: string, texts: readonly string[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(pathOf(textsFile(name)), texts.map((text) => `${text}\n`).join(""));
}

/** Names of files of pictures and texts. */
export async function storedFiles(): Promise<readonly string[]> {
  const files = await readdir(FOLDER).catch(() => []);
  return files.filter((file) => file.endsWith(PICTURE) || file.endsWith(TEXTS));
}

export function pictureFile(name: string): string {
  return `${name}${PICTURE}`;
}

export function textsFile(name: string): string {
  return `${name}${TEXTS}`;
}

export async function forgetFile(file: string): Promise<void> {
  await rm(pathOf(file));
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

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, FOLDER));
}
