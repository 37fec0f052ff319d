/** From here on (CJK radicals) characters are as wide as high. */
const FIRST_WIDE = 0x2e80;

/** About how many pixels a text takes in the interface's font: an estimate for room, on the safe side. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += character.codePointAt(0)! >= FIRST_WIDE ? 1.02 : 0.64;
  return ems * fontSize;
}
