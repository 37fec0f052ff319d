import { readPictureHeader } from "../../../core/data/pictures/pictureHeader.ts";
import type { LeftOutReason } from "../../../core/data/table/dataset.ts";
import type { Picture } from "../../../core/data/pictures/resizePicture.ts";
import type { PictureDecoder } from "./decodePicture.ts";
import type { ZipEntry } from "../zip/zipEntries.ts";

/** Most bytes of a picture, packed or not. */
const MOST_BYTES = 100_000_000;
/** Most pixels; decoded, each takes four bytes. */
const MOST_PIXELS = 100_000_000;

/** A file that should be a picture. */
export interface PictureFile {
  readonly path: string;
  /** Stored bytes, for the progress. */
  readonly storedBytes: number;
  /** Bytes that reading it takes. */
  readonly bytes: number;
  readonly encrypted: boolean;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

export function fileOfBlob(path: string, blob: Blob): PictureFile {
  const read = async (): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());
  return { path, storedBytes: blob.size, bytes: blob.size, encrypted: false, read };
}

export function fileOfEntry(entry: ZipEntry): PictureFile {
  const { path, packedBytes, bytes, encrypted } = entry;
  return { path, storedBytes: packedBytes, bytes, encrypted, read: () => entry.read() };
}

/** The picture, or why it cannot be used. Claimed sizes are checked before memory is allocated. */
export async function openPicture(
  file: PictureFile,
  decode: PictureDecoder,
): Promise<Picture | LeftOutReason> {
  if (file.encrypted) return "encrypted";
  if (file.bytes > MOST_BYTES) return "tooLarge";
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await file.read();
  } catch (thrown) {
    return thrown instanceof RangeError ? "corrupt" : "unreadable";
  }
  const header = readPictureHeader(bytes);
  if (header === null) return "notPicture";
  if (header.height * header.width > MOST_PIXELS) return "tooLarge";
  if (header.height === 0 || header.width === 0) return "undecodable";
  try {
    return await decode(bytes);
  } catch {
    return "undecodable";
  }
}
