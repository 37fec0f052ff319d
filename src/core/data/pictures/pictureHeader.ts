export type PictureFormat = "png" | "jpeg" | "webp";

export interface PictureHeader {
  readonly format: PictureFormat;
  readonly height: number;
  readonly width: number;
}

/**
 * Format and size of a picture by its bytes, not by its name. Read before decoding, because a few bytes can claim gigabytes. Null:
 * not a PNG, JPEG or WebP, or truncated before its size. The orientation of a JPEG is ignored. Sources: PNG (W3C) 11.2.2, JPEG
 * (ITU-T T.81) B.2.2, the WebP container specification.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
      return { format: "png", width: view.getUint32(16), height: view.getUint32(20) };
    }
    if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return jpegHeader(view);
    return startsWith(bytes, 0, ascii("RIFF")) && startsWith(bytes, 8, ascii("WEBP"))
      ? webpHeader(bytes, view)
      : null;
  } catch (thrown) {
    // Reading beyond the end.
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** Segments follow each other up to the frame (SOF0 to SOF15, without DHT, JPG and DAC). */
function jpegHeader(view: DataView): PictureHeader | null {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { format: "jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
}

function webpHeader(bytes: Uint8Array, view: DataView): PictureHeader | null {
  const size = (width: number, height: number): PictureHeader => ({ format: "webp", width, height });
  if (startsWith(bytes, 12, ascii("VP8X"))) {
    const three = (at: number): number => view.getUint16(at, true) + 65536 * view.getUint8(at + 2);
    return size(1 + three(24), 1 + three(27));
  }
  if (startsWith(bytes, 12, ascii("VP8L"))) {
    const bits = view.getUint32(21, true);
    return size(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
  }
  if (startsWith(bytes, 12, ascii("VP8 "))) {
    return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  }
  return null;
}

function startsWith(bytes: Uint8Array, at: number, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[at + i] === byte);
}

function ascii(text: string): number[] {
  return Array.from(text, (sign) => sign.charCodeAt(0));
}
