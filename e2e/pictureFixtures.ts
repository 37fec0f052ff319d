import { crc32, deflateSync } from "node:zlib";
import { zipSync } from "fflate";

/** A grey PNG (W3C PNG, section 11). @param pixel grey value at row and column */
export function greyPng(size: number, pixel: (y: number, x: number) => number): Uint8Array {
  const rows = Buffer.alloc(size * (size + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) rows[y * (size + 1) + 1 + x] = pixel(y, x);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The nth picture of lines, vertical or horizontal, each at a different place. */
export function linesPng(upright: boolean, n: number, size = 12): Uint8Array {
  return greyPng(size, (y, x) => ((upright ? x : y) % 4 === n % 4 ? 255 - (n % 50) : (y * x + n) % 40));
}

/** A zip of two folders with `each` pictures of lines. @param more further files by path */
export function linesZip(each: number, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const files = Array.from({ length: each }, (_, n) => [
    [`lines/level/${n}.png`, linesPng(false, n)],
    [`lines/upright/${n}.png`, linesPng(true, n)],
  ]).flat() as [string, Uint8Array][];
  return zipSync({ ...Object.fromEntries(files), ...more });
}

/** The zip with a directory that claims this many bytes for each file. */
export function claimingSize(zip: Uint8Array, bytes: number): Uint8Array {
  const changed = Uint8Array.from(zip);
  const view = new DataView(changed.buffer);
  for (let at = 0; at < changed.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, bytes, true);
  }
  return changed;
}

/** Labels and pixels as in Kaggle's digits: `label,pixel0,…`; digits of `size` × `size`, each a bright block at a different place. */
export function pixelCsv(rows: number, size: number): string {
  const names = Array.from({ length: size * size }, (_, at) => `pixel${at}`);
  const lines = Array.from({ length: rows }, (_, row) => {
    const digit = row % 4;
    const pixels = names.map((_name, at) => {
      const [y, x] = [Math.floor(at / size), at % size];
      const border = y === 0 || x === 0;
      const lit = Math.floor((2 * y) / size) === digit >> 1 && Math.floor((2 * x) / size) === (digit & 1);
      return border ? 0 : lit ? 200 + (row % 50) : (row + at) % 30;
    });
    return [digit, ...pixels].join(",");
  });
  return `label,${names.join(",")}\n${lines.join("\n")}\n`;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
