import type { Written } from "./writtenNumber.ts";

const HEMISPHERE = /^°?\s?([NSEW])$/;

/** Degrees north and south, or east and west, as numbers with a sign, if a column has both: "33.9S" is −33.9°. */
export function withHemispheres(written: readonly Written[]): readonly Written[] {
  const sides = written.map((own) => ("unit" in own ? (HEMISPHERE.exec(own.unit)?.[1] ?? null) : null));
  const found = new Set(sides);
  const isBoth = (found.has("N") && found.has("S")) || (found.has("E") && found.has("W"));
  if (!isBoth) return written;
  return written.map((own, i) => {
    const side = sides[i];
    if (side == null || !("unit" in own)) return own;
    return { ...own, value: side === "S" || side === "W" ? -own.value : own.value, unit: "°" };
  });
}
