import { AppError, toErrorRecord } from "../../core/errors.ts";
import { FINGERPRINT_OF_NOTHING, fingerprintText, nextFingerprint } from "../../core/data/fingerprint.ts";
import type { GivenFile } from "../reader.protocol.ts";
import type { Reading } from "./reading.ts";

/** The names of what browsers throw instead of reading. */
const REFUSED: ReadonlySet<string> = new Set(["NotReadableError", "NotFoundError"]);

/** The bytes of a file, unpacked where it is packed by gzip. */
export interface ByteSource {
  /** As the user knows it. */
  readonly name: string;
  /** Bytes of the file itself. */
  readonly size: number;
  readonly isPacked: boolean;
  /** The first bytes: as many as asked for, fewer where there are no more. */
  head(count: number): Promise<Uint8Array>;
  /** All bytes, from the beginning each time. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Refuses to inflate to more than this in one piece; what is read as a stream is limited by its table. */
export const MOST_INFLATED = 1_000_000_000;

/** @throws AppError `fileUnreadable`, `fileChanged`; when reading: also `fileDamaged` for broken gzip */
export async function openBytes(name: string, blob: Blob, reading: Reading): Promise<ByteSource> {
  const start = await bytesOf(name, blob.slice(0, 2));
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const chunks = (): AsyncIterable<Uint8Array> => streamed(name, blob, isPacked, reading);
  const source = { name, size: blob.size, isPacked, chunks };
  if (!isPacked) return { ...source, head: (count) => bytesOf(name, blob.slice(0, count)) };
  return { ...source, head: (count) => headOf(streamed(name, blob, true, null), count) };
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

export function inflatesTooLarge(name: string, bytes: number): AppError {
  return new AppError("fileInflatesTooLarge", {
    name,
    megabytes: Math.ceil(bytes / 1e6),
    limit: MOST_INFLATED / 1e6,
  });
}

/** FNV-1a of all bytes of some files as they are, one after the other. @throws AppError `fileUnreadable` */
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
  const counted = blob.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        reading?.addBytes(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
  const stream = isPacked ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
  try {
    yield* piecesOf(stream);
  } catch (thrown) {
    reading?.check();
    if (!isPacked) throw unreadable(name, thrown);
    throw new AppError("fileDamaged", { name, format: "gzip" });
  }
}

/** The pieces of a stream; ended early, the stream is cancelled. (Not every browser iterates over streams.) */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
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
  // Of a file that was changed, moved or deleted since it was chosen.
  if (thrown instanceof DOMException && REFUSED.has(thrown.name))
    return new AppError("fileChanged", { name });
  return new AppError("fileUnreadable", { name, reason: toErrorRecord(thrown).details["reason"] ?? "" });
}
