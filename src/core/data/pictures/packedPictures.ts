import type { Dataset } from "../table/dataset.ts";
import { pictureValues } from "./pictureColumn.ts";

const HEADER_BYTES = 16;

/**
 * The pictures of a built-in set, as `datasets/make_pictures.py` packs them: rows, height, width and channels as little-endian
 * 32-bit integers, one byte for the class of each picture, then the pixels.
 * @param target name of the column of classes, whose levels are the classes' numbers
 */
export function unpackPictures(bytes: Uint8Array<ArrayBuffer>, target: string): Dataset {
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const [rows, height, width, channels] = [0, 4, 8, 12].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
    number,
  ];
  const pixels = bytes.slice(HEADER_BYTES + rows);
  if (pixels.length !== rows * pictureValues({ height, width, channels })) {
    throw new RangeError(`${pixels.length} bytes of pixels`);
  }
  const labels = bytes.subarray(HEADER_BYTES, HEADER_BYTES + rows);
  const classes = [...new Set(labels)].toSorted((a, b) => a - b);
  return {
    rowCount: rows,
    columns: [
      { kind: "picture", name: "picture", height, width, channels, pixels },
      {
        kind: "category",
        name: target,
        levels: classes.map(String),
        codes: Int32Array.from(labels, (label) => classes.indexOf(label)),
      },
    ],
  };
}
