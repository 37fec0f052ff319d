const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a text represents, or null. Plain decimals and powers of ten ("0.01", ".5", "1e-3"); full-width digits as Chinese
 * input methods give them and a true minus sign are understood. No thousands separators and no decimal comma: "1,5" could mean
 * either.
 */
export function typedNumber(text: string): number | null {
  const plain = text.normalize("NFKC").replaceAll("−", "-").trim();
  if (!NUMBER.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** A number for a field: all significant digits, powers of ten instead of many zeros; NaN gives an empty text. */
export function editableNumber(value: number): string {
  if (Number.isNaN(value)) return "";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return value.toExponential().replace("e+", "e");
  return String(value);
}

/** Numbers separated by commas, semicolons or spaces; items that are not numbers stay as text. */
export function parseList(text: string): readonly (number | string)[] {
  const parts = text
    .normalize("NFKC")
    .split(/[\s,;、]+/)
    .filter((part) => part !== "");
  return parts.map((part) => typedNumber(part) ?? part);
}
