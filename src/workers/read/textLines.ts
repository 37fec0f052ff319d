/**
 * The lines of a text that hold more than white space, without their ends, and their numbers from 1.
 * @param pieces of the text, cut anywhere
 */
export async function* linesOf(
  pieces: AsyncIterable<string>,
): AsyncGenerator<readonly [text: string, line: number]> {
  let line = 0;
  let rest = "";
  for await (const piece of pieces) {
    // Looked through once: a line of many pieces is joined when it ends.
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
