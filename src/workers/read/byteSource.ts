import { detailOf, AppError, toErrorRecord } from "../../core/errors.ts";
import {
  FINGERPRINT_OF_NOTHING,
  fingerprintText,
  nextFingerprint,
} from "../../core/data/table/fingerprint.ts";
import type { GivenFile } from "../reader.protocol.ts";
import type { Reading } from "./reading.ts";

/** Names of the errors that browsers throw when they refuse to read a file. */
const REFUSED: ReadonlySet<string> = new Set(["NotReadableError", "NotFoundError"]);

/** The bytes of a file, unpacked if it is packed with gzip. */
export interface ByteSource {
  /** The name shown to the user. */
  readonly name: string;
  /** Bytes of the file itself. */
  readonly size: number;
  readonly isPacked: boolean;
  /** The first bytes: `count` bytes, or fewer if the file is shorter. */
  head(count: number): Promise<Uint8Array>;
  /** All bytes, from the beginning each time. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Most bytes that are inflated in one piece; streams are limited by the size of their table. */
export const MOST_INFLATED = 400_000_000;
/** Beyond this many bytes, a file that grows by more than this factor is not a table, but made to fill memory. */
const SUSPICIOUS = { bytes: 64_000_000, growth: 250 } as const;
/** Packed bytes by which the growth of a file is judged at its beginning. */
const START_BYTES = 300_000;

/** @throws AppError `fileUnreadable`, `fileChanged`; when reading: also `fileDamaged` for broken gzip */
export async function openBytes(name: string, blob: Blob, reading: Reading): Promise<ByteSource> {
  const start = await bytesOf(name, blob.slice(0, 2));
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  if (isPacked && growsTooMuch(blob.size, await claimedBytes(name, blob))) await countStart(name, blob);
  const chunks = (): AsyncIterable<Uint8Array> => streamed(name, blob, isPacked, reading);
  const source = { name, size: blob.size, isPacked, chunks };
  if (!isPacked) return { ...source, head: (count) => bytesOf(name, blob.slice(0, count)) };
  return { ...source, head: (count) => headOf(streamed(name, blob, true, null), count) };
}

function growsTooMuch(packed: number, bytes: number): boolean {
  return bytes > SUSPICIOUS.bytes && bytes > packed * SUSPICIOUS.growth;
}

/**
 * Unpacks the beginning without keeping it, because the claimed size of a damaged file may be wrong. Only a small piece, because
 * streams read ahead: with the whole file, packed bytes that are not yet unpacked would count, and the growth would seem smaller.
 */
async function countStart(name: string, blob: Blob): Promise<void> {
  let bytes = 0;
  try {
    for await (const piece of streamed(name, blob.slice(0, START_BYTES), true, null)) {
      bytes += piece.length;
      if (bytes > 2 * SUSPICIOUS.bytes) return;
    }
  } catch (thrown) {
    // Other errors are reported when the file is read.
    if (thrown instanceof AppError && thrown.code === "fileGrowsTooMuch") throw thrown;
  }
}

/** The unpacked size from the end of a gzip, which contains only its last 32 bits; larger files are counted while they are read. */
async function claimedBytes(name: string, blob: Blob): Promise<number> {
  const end = await bytesOf(name, blob.slice(-4));
  return end.length < 4 ? 0 : new DataView(end.buffer, end.byteOffset).getUint32(0, true);
}

/** The whole file in one piece. @throws AppError `fileInflatesTooLarge` and those of reading */
export async function allBytes(source: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.chunks()) {
    parts.push(chunk);
    length += chunk.length;
    if (length > MOST_INFLATED) throw inflatesTooLarge(source.name, length);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function inflatesTooLarge(name: string, bytes: number, limit = MOST_INFLATED): AppError {
  const details = { name, megabytes: Math.ceil(bytes / 1e6), limit: limit / 1e6 };
  return new AppError("fileInflatesTooLarge", details);
}

/**
 * @param packed bytes in the archive, so far or in all
 * @param bytes to which they unpack
 * @throws AppError `fileGrowsTooMuch`
 */
export function checkGrowth(name: string, packed: number, bytes: number): void {
  if (!growsTooMuch(packed, bytes)) return;
  throw new AppError("fileGrowsTooMuch", {
    name,
    megabytes: Math.round(bytes / 1e6),
    times: Math.round(bytes / packed),
  });
}

/** FNV-1a of all bytes of the files, one after the other, without unpacking. @throws AppError `fileUnreadable` */
export async function fingerprintOf(files: readonly GivenFile[], reading: Reading): Promise<string> {
  let hash = FINGERPRINT_OF_NOTHING;
  for (const { name, blob } of files) {
    try {
      for await (const chunk of piecesOf(blob.stream())) {
        reading.check();
        hash = nextFingerprint(hash, chunk);
      }
    } catch (thrown) {
      reading.check();
      throw unreadable(name, thrown);
    }
  }
  return fingerprintText(hash);
}

async function* streamed(
  name: string,
  blob: Blob,
  isPacked: boolean,
  reading: Reading | null,
): AsyncGenerator<Uint8Array> {
  let packed = 0;
  let unpacked = 0;
  const counted = blob.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        reading?.addBytes(chunk.length);
        packed += chunk.length;
        controller.enqueue(chunk);
      },
    }),
  );
  const stream = isPacked ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
  try {
    for await (const piece of piecesOf(stream)) {
      unpacked += piece.length;
      if (isPacked) checkGrowth(name, packed, unpacked);
      yield piece;
    }
  } catch (thrown) {
    reading?.check();
    if (thrown instanceof AppError) throw thrown;
    if (!isPacked) throw unreadable(name, thrown);
    throw new AppError("fileDamaged", { name, format: "gzip" });
  }
}

/** The pieces of a stream; ended early, the stream is cancelled. (Not every browser iterates over streams.) */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function headOf(chunks: AsyncIterable<Uint8Array>, count: number): Promise<Uint8Array> {
  const head = new Uint8Array(count);
  let length = 0;
  for await (const chunk of chunks) {
    const part = chunk.subarray(0, count - length);
    head.set(part, length);
    length += part.length;
    if (length === count) break;
  }
  return head.subarray(0, length);
}

/** @throws AppError `fileUnreadable` */
export async function bytesOf(name: string, blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (thrown) {
    throw unreadable(name, thrown);
  }
}

function unreadable(name: string, thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  // The file was changed, moved or deleted after it was chosen.
  if (thrown instanceof DOMException && REFUSED.has(thrown.name))
    return new AppError("fileChanged", { name });
  return new AppError("fileUnreadable", { name, reason: detailOf(toErrorRecord(thrown), "reason") ?? "" });
}
