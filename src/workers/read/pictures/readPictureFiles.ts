import type { PictureChoices } from "../../../core/data/dataConfig.ts";
import { fileLabel } from "../../../core/data/fileLabel.ts";
import { isOtherPictureName, isPictureName } from "../../../core/data/pictures/picturePaths.ts";
import { AppError } from "../../../core/errors.ts";
import type { GivenFile } from "../../reader.protocol.ts";
import type { Reading } from "../reading.ts";
import type { PictureDecoder } from "./decodePicture.ts";
import { fileOfBlob, fileOfEntry } from "./pictureFiles.ts";
import { readPictures, type ReadPictures } from "./readPictures.ts";
import { readSprite } from "./readSprite.ts";
import { isOfficeFile, isZip, openZip, refuseForeign } from "../zipEntries.ts";
import { isTableEntry } from "../zippedTables.ts";

const LABELS_NAME = /\.(?:json|csv|tsv|txt)$/i;

/**
 * The pictures among files: a folder's, a zip's, or a sprite sheet and its labels. Null: there are none, so the files are tables.
 * @throws AppError of `readPictures`, `readSprite` and `openZip`; `zipUnusable`
 */
export async function readPictureFiles(
  files: readonly GivenFile[],
  choices: PictureChoices,
  decode: PictureDecoder,
  reading: Reading,
): Promise<ReadPictures | null> {
  const [first] = files;
  const given = fileLabel(files.map(({ name }) => name));
  if (files.length === 1 && (await isZip(first!))) {
    return readZip(first!, choices, decode, reading);
  }
  const pictures = files.filter(({ name }) => isPictureName(name));
  if (pictures.length === 0) return null;
  const labels = files.filter(({ name }) => LABELS_NAME.test(name));
  if (pictures.length === 1 && labels.length === 1) {
    return readSprite(pictures[0]!, labels[0]!, choices, decode);
  }
  return readPictures(
    given,
    pictures.map(({ name, blob }) => fileOfBlob(name, blob)),
    files.map(({ name }) => name).filter(isOtherPictureName),
    choices,
    decode,
    reading,
  );
}

async function readZip(
  { name, blob }: GivenFile,
  choices: PictureChoices,
  decode: PictureDecoder,
  reading: Reading,
): Promise<ReadPictures | null> {
  const entries = await openZip(name, blob);
  if (isOfficeFile(entries)) return null;
  refuseForeign(name, entries);
  const pictures = entries.filter(({ path }) => isPictureName(path));
  if (pictures.length === 0 && entries.some(isTableEntry)) return null;
  if (pictures.length === 0) throw new AppError("zipUnusable", { name, files: entries.length });
  const others = entries.map(({ path }) => path).filter(isOtherPictureName);
  return readPictures(name, pictures.map(fileOfEntry), others, choices, decode, reading);
}
