/** The initial value for `nextFingerprint`. */
export const FINGERPRINT_OF_NOTHING = 0x811c9dc5;

/**
 * 32-bit FNV-1a hash (Fowler, Noll, Vo) of some bytes, as 8 hexadecimal digits. It distinguishes files, but is not cryptographic.
 */
export function fingerprint(bytes: Uint8Array): string {
  return fingerprintText(nextFingerprint(FINGERPRINT_OF_NOTHING, bytes));
}

/** Continues a hash with `bytes`: unsigned, 32 bits. */
export function nextFingerprint(before: number, bytes: Uint8Array): number {
  let hash = before;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}

export function fingerprintText(hash: number): string {
  return hash.toString(16).padStart(8, "0");
}
