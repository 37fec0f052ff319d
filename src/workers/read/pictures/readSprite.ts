import Papa from "papaparse";
import type { PictureChoices } from "../../../core/data/dataConfig.ts";
import { chooseFrame, hasColour } from "../../../core/data/pictures/chooseFrame.ts";
import { framePicture } from "../../../core/data/pictures/framePicture.ts";
import type { Picture } from "../../../core/data/pictures/resizePicture.ts";
import { cutSheet, readSheetJson, type SheetWords } from "../../../core/data/pictures/spriteSheet.ts";
import { isSureLabel, pictureLabelAt } from "../../../core/data/suggest/targetNames.ts";
import { AppError } from "../../../core/errors.ts";
import type { GivenFile } from "../../reader.protocol.ts";
import type { PictureDecoder } from "./decodePicture.ts";
import { fileOfBlob, openPicture } from "./pictureFiles.ts";
import { datasetFrom, type ReadPictures } from "./readPictures.ts";

const HEAD = 65_536;

/**
 * A sprite sheet: one picture of equal tiles and, beside it, a JSON file (`readSheetJson`) or a CSV with a header and a line for
 * each tile, whose column with a label's name ("label", "species"), otherwise the last one, contains the labels.
 * @throws AppError `spriteUnreadable`, `spriteLabelsUnreadable`, `spriteTilesUnclear`
 */
export async function readSprite(
  sheet: GivenFile,
  labels: GivenFile,
  choices: PictureChoices,
  decode: PictureDecoder,
): Promise<ReadPictures> {
  const text = await labels.blob.text();
  const words = /\.json$/i.test(labels.name)
    ? readSheetJson(text, labels.name)
    : readSheetCsv(text, labels.name);
  const picture = await openPicture(fileOfBlob(sheet.name, sheet.blob), decode);
  if (typeof picture === "string") throw new AppError("spriteUnreadable", { name: sheet.name, why: picture });
  const { tile, tiles } = cutSheet(picture, words, sheet.name);
  const frame = chooseFrame(choices, [{ ...tile, coloured: hasColour(picture.pixels) }], tiles.length);
  const values = frame.size * frame.size * frame.channels;
  const pixels = new Uint8Array(tiles.length * values);
  tiles.forEach(({ x, y }, at) => pixels.set(framePicture(cut(picture, x, y, tile), frame), at * values));
  return {
    dataset: datasetFrom(tiles, pixels, frame),
    target: "class",
    testRows: 0,
    reading: { inFiles: tiles.length, fit: frame.fit, left: [] },
  };
}

/** Whether a file is not a list of labels: it has several columns, without one whose name clearly means labels. */
export async function isOrdinaryTable({ name, blob }: GivenFile): Promise<boolean> {
  if (/\.json$/i.test(name)) return false;
  const [header = []] = Papa.parse<string[]>(await blob.slice(0, HEAD).text(), { preview: 1 }).data;
  return header.length >= 2 && !header.some(isSureLabel);
}

function readSheetCsv(text: string, name: string): SheetWords {
  const rows = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" }).data;
  const [header, ...lines] = rows;
  if (header === undefined || lines.length === 0) throw new AppError("spriteLabelsUnreadable", { name });
  const named = pictureLabelAt(header);
  const at = named < 0 ? header.length - 1 : named;
  const labels = lines.map((line) => (line[at] ?? "").trim());
  if (labels.includes("")) throw new AppError("spriteLabelsUnreadable", { name });
  return { tile: null, labels, rows: null };
}

function cut(picture: Picture, x: number, y: number, tile: { height: number; width: number }): Picture {
  const { channels, width } = picture;
  const pixels = new Uint8Array(tile.height * tile.width * channels);
  for (let row = 0; row < tile.height; row++) {
    const from = ((y + row) * width + x) * channels;
    pixels.set(picture.pixels.subarray(from, from + tile.width * channels), row * tile.width * channels);
  }
  return { ...tile, channels, pixels };
}
