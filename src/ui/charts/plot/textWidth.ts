/** From this code point (CJK radicals), characters are as wide as high. */
const FIRST_WIDE = 0x2e80;

/** Estimated width of a text in the interface's font, pixels; rather too large than too small. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += character.codePointAt(0)! >= FIRST_WIDE ? 1.02 : 0.64;
  return ems * fontSize;
}
