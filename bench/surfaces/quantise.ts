/** The code of an epoch that was not reached, because the loss was no longer finite. */
const NOT_REACHED = 65_535;

const STEPS = 65_534;

/** The range of a table's values; both > 0. */
export interface QuantisedRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Positive numbers as 16-bit codes on a logarithmic scale, least to most, as base64 of little-endian bytes. Over five orders of
 * magnitude the relative error stays below 1e-4. Values outside the range are cut off, NaN becomes `NOT_REACHED`.
 */
export function quantise(values: Float64Array, { low, high }: QuantisedRange): string {
  const bytes = new DataView(new ArrayBuffer(2 * values.length));
  const scale = STEPS / Math.log(high / low);
  for (const [i, value] of values.entries()) {
    const kept = Math.min(Math.max(value, low), high);
    const code = Number.isNaN(value) ? NOT_REACHED : Math.round(Math.log(kept / low) * scale);
    bytes.setUint16(2 * i, code, true);
  }
  return Buffer.from(bytes.buffer).toString("base64");
}

/** The inverse of `quantise`; NaN for epochs that were not reached. */
export function restore(text: string, { low, high }: QuantisedRange): Float64Array {
  const bytes = Buffer.from(text, "base64");
  return Float64Array.from({ length: bytes.length / 2 }, (_, i) => {
    const code = bytes.readUInt16LE(2 * i);
    return code === NOT_REACHED ? Number.NaN : low * (high / low) ** (code / STEPS);
  });
}
