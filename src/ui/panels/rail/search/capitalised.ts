/** Capitalises a text for the start of a line: metric names are in lower case in the catalogue. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
