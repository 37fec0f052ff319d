import type { PictureChoices } from "../../../core/data/dataConfig.ts";
import type {
  Column,
  Dataset,
  LeftOut,
  LeftOutReason,
  PictureLabels,
  PictureReading,
} from "../../../core/data/table/dataset.ts";
import {
  chooseFrame,
  hasColour,
  mostPictures,
  type PictureProbe,
} from "../../../core/data/pictures/chooseFrame.ts";
import { framePicture, type Frame } from "../../../core/data/pictures/framePicture.ts";
import { parseNumber } from "../../../core/data/parse/cellText.ts";
import type { LabelledPictures } from "../../../core/data/pictures/pictureLabels.ts";
import { placePictures, type PlacedPicture } from "../../../core/data/pictures/picturePaths.ts";
import { samplePictures } from "../../../core/data/pictures/samplePictures.ts";
import { sortLevels } from "../../../core/data/table/columnKind.ts";
import { AppError } from "../../../core/errors.ts";
import type { Reading } from "../reading.ts";
import type { PictureDecoder } from "./decodePicture.ts";
import { openPicture, type PictureFile } from "./pictureFiles.ts";

/** Number of pictures that decide the size and whether there is colour. */
const PROBES = 24;
/** Pictures that are decoded at the same time; the browser decodes in other threads. */
const AT_ONCE = 8;
/** Most names of left-out pictures per reason. */
const NAMES_TOLD = 5;

export interface ReadPictures {
  readonly dataset: Dataset;
  /** The column of their labels. */
  readonly target: string;
  /** Number of rows at the end, from a folder named "test". */
  readonly testRows: number;
  readonly reading: PictureReading;
}

/** Pictures as they were given. */
export interface GivenPictures {
  /** Name of the user's input, for messages. */
  readonly given: string;
  readonly files: readonly PictureFile[];
  /** Files that are pictures of other formats. */
  readonly others: readonly string[];
  /** Labels from a table; null: from their folders. */
  readonly labelled: (LabelledPictures & { readonly table: string }) | null;
}

/**
 * Pictures in one folder for each class, or named in a table, all of one frame.
 * @throws AppError `picturesNoFolders`, `picturesOneClass`, `targetOneClass`, `picturesNoneReadable`
 */
export async function readPictures(
  { given, files, others, labelled }: GivenPictures,
  choices: PictureChoices,
  decode: PictureDecoder,
  reading: Reading,
): Promise<ReadPictures> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const placed = labelled?.placed ?? placePictures([...byPath.keys()]);
  const check = (pictures: readonly PlacedPicture[]): void =>
    labelled === null ? checkClasses(given, pictures, files.length) : checkLabels(pictures, labelled);
  check(placed);
  const probes = await probe(placed, byPath, decode, reading);
  const left = createLeftOut();
  for (const path of others) left.add("otherFormat", path);
  const known = new Set(placed.map(({ path }) => path));
  for (const { path } of files) {
    if (!known.has(path)) left.add(labelled === null ? "noFolder" : "noLabel", path);
  }
  if (probes.length === 0) await failUnreadable(given, placed, byPath, decode);
  const frame = chooseFrame(choices, probes, placed.length);
  const sample = samplePictures(placed, mostPictures(frame));
  reading.restart();
  const read = await decodeAll(sample, byPath, frame, decode, reading, left);
  if (read.pictures.length === 0) await failUnreadable(given, sample, byPath, decode);
  check(read.pictures);
  const target = labelled === null ? "class" : labelled.labelColumn;
  const found = { inFiles: placed.length, fit: frame.fit, left: left.told() };
  return {
    dataset: datasetFrom(read.pictures, read.pixels, frame, target, labelled?.isQuantity),
    target,
    testRows: read.pictures.filter(({ test }) => test).length,
    reading: labelled === null ? found : { ...found, labels: labelsTold(labelled) },
  };
}

function labelsTold({
  table,
  fileColumn,
  labelColumn,
  without,
}: LabelledPictures & { table: string }): PictureLabels {
  return { table, fileColumn, labelColumn, without };
}

/**
 * Pictures and their pixels as a dataset.
 * @param target name of the column of labels
 * @param isQuantity whether that is a number
 */
export function datasetFrom(
  pictures: readonly { readonly class: string }[],
  pixels: Uint8Array,
  { size, channels }: Frame,
  target = "class",
  isQuantity = false,
): Dataset {
  const name = target === "picture" ? "picture (2)" : "picture";
  const column: Column = { kind: "picture", name, height: size, width: size, channels, pixels };
  return { rowCount: pictures.length, columns: [column, targetColumn(pictures, target, isQuantity)] };
}

function targetColumn(
  pictures: readonly { readonly class: string }[],
  name: string,
  isQuantity: boolean,
): Column {
  if (isQuantity) {
    const values = Float64Array.from(pictures, (picture) => parseNumber(picture.class, "point"));
    return { kind: "number", name, values };
  }
  const levels = sortLevels(new Set(pictures.map((picture) => picture.class)));
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const codes = Int32Array.from(pictures, (picture) => codeOf.get(picture.class)!);
  return { kind: "category", name, levels, codes };
}

function checkLabels(placed: readonly PlacedPicture[], { labelColumn }: LabelledPictures): void {
  const value = placed[0]?.class ?? "";
  if (placed.every((picture) => picture.class === value))
    throw new AppError("targetOneClass", { target: labelColumn, value });
}

function checkClasses(given: string, placed: readonly PlacedPicture[], files: number): void {
  const [first] = placed;
  if (first === undefined) throw new AppError("picturesNoFolders", { name: given, pictures: files });
  if (placed.every((picture) => picture.class === first.class)) {
    throw new AppError("picturesOneClass", { name: given, folder: first.class, pictures: placed.length });
  }
}

async function probe(
  placed: readonly PlacedPicture[],
  byPath: ReadonlyMap<string, PictureFile>,
  decode: PictureDecoder,
  reading: Reading,
): Promise<readonly PictureProbe[]> {
  const count = Math.min(PROBES, placed.length);
  const probes: PictureProbe[] = [];
  for (let i = 0; i < count; i++) {
    const { path } = placed[Math.floor((i * placed.length) / count)]!;
    const picture = await openPicture(byPath.get(path)!, decode);
    reading.check();
    if (typeof picture === "string") continue;
    const { height, width, pixels } = picture;
    probes.push({ height, width, coloured: hasColour(pixels) });
  }
  return probes;
}

/** Decodes in order, some at a time. Returns the readable pictures, and their pixels consecutively. */
async function decodeAll(
  placed: readonly PlacedPicture[],
  byPath: ReadonlyMap<string, PictureFile>,
  frame: Frame,
  decode: PictureDecoder,
  reading: Reading,
  left: LeftOutList,
): Promise<{ pictures: readonly PlacedPicture[]; pixels: Uint8Array }> {
  const values = frame.size * frame.size * frame.channels;
  const pixels = new Uint8Array(placed.length * values);
  const pictures: PlacedPicture[] = [];
  const framed = async ({ path }: PlacedPicture): Promise<Uint8Array | LeftOutReason> => {
    const found = await openPicture(byPath.get(path)!, decode);
    return typeof found === "string" ? found : framePicture(found, frame);
  };
  const begun: Promise<Uint8Array | LeftOutReason>[] = [];
  for (const [at, picture] of placed.entries()) {
    // When one is done the next starts, so that the browser always has work.
    for (const next of placed.slice(at + begun.length, at + AT_ONCE)) begun.push(framed(next));
    const found = await begun.shift()!;
    reading.addBytes(byPath.get(picture.path)!.storedBytes);
    reading.addRows(1, "pictures");
    if (typeof found === "string") {
      left.add(found, picture.path);
      continue;
    }
    pixels.set(found, pictures.length * values);
    pictures.push(picture);
  }
  return { pictures, pixels: pixels.slice(0, pictures.length * values) };
}

async function failUnreadable(
  given: string,
  placed: readonly PlacedPicture[],
  byPath: ReadonlyMap<string, PictureFile>,
  decode: PictureDecoder,
): Promise<never> {
  const { path } = placed[0]!;
  const reason = await openPicture(byPath.get(path)!, decode);
  throw new AppError("picturesNoneReadable", {
    name: given,
    pictures: placed.length,
    path,
    why: typeof reason === "string" ? reason : "undecodable",
  });
}

interface LeftOutList {
  add(reason: LeftOutReason, path: string): void;
  told(): readonly LeftOut[];
}

function createLeftOut(): LeftOutList {
  const byReason = new Map<LeftOutReason, { count: number; paths: string[] }>();
  return {
    add(reason, path) {
      const own = byReason.get(reason) ?? { count: 0, paths: [] };
      own.count++;
      if (own.paths.length < NAMES_TOLD) own.paths.push(path);
      byReason.set(reason, own);
    },
    told: () => [...byReason].map(([reason, own]) => ({ reason, ...own })),
  };
}
