/** Number of lines of a file or sheet that are shown, each cut. */
export const HEAD_LINES = 60;
const LONGEST_HEAD_LINE = 300;

/** The first lines of a text, with any line ends. */
export function firstLines(text: string): readonly string[] {
  const lines = text.split(/\r\n?|\n/, HEAD_LINES + 1);
  if (lines.length <= HEAD_LINES && lines.at(-1) === "") lines.pop();
  return lines.slice(0, HEAD_LINES).map(headLine);
}

/** A line as it is shown. */
export function headLine(line: string): string {
  return line.slice(0, LONGEST_HEAD_LINE);
}

/**
 * The non-blank lines of a text, without line ends, with their numbers from 1.
 * @param pieces of the text, cut anywhere
 */
export async function* linesOf(
  pieces: AsyncIterable<string>,
): AsyncGenerator<readonly [text: string, line: number]> {
  let line = 0;
  let rest = "";
  for await (const piece of pieces) {
    // Each piece is searched once; a line of many pieces is joined at its end.
    const lines = piece.split("\n");
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    for (const text of lines) {
      line++;
      if (text.trim() !== "") yield [text, line];
    }
  }
  if (rest.trim() !== "") yield [rest, line + 1];
}
