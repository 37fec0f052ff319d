/** What `nextFingerprint` begins with. */
export const FINGERPRINT_OF_NOTHING = 0x811c9dc5;

/** 32-bit FNV-1a hash (Fowler, Noll, Vo) of some bytes, as 8 hexadecimal digits. Tells files apart; not a protection. */
export function fingerprint(bytes: Uint8Array): string {
  return fingerprintText(nextFingerprint(FINGERPRINT_OF_NOTHING, bytes));
}

/** The hash of what was hashed before and then `bytes`: unsigned, 32 bits. */
export function nextFingerprint(before: number, bytes: Uint8Array): number {
  let hash = before;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}

export function fingerprintText(hash: number): string {
  return hash.toString(16).padStart(8, "0");
}
