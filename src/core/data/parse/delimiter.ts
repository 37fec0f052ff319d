/** In order of preference where two fit equally well: a comma is the likeliest to stand inside cells. */
const CANDIDATES = ["\t", ";", "|", ","] as const;
const LINES_LOOKED_AT = 200;

/**
 * The delimiter that splits the most lines into the same number of cells, by the first 200 lines. "," when none splits any.
 * @param text with "\n" line ends
 */
export function detectDelimiter(text: string): string {
  const counts = countDelimiters(text);
  let best = ",";
  let bestShare = 0;
  for (const delimiter of CANDIDATES) {
    const share = commonestShare(counts.map((line) => line.get(delimiter) ?? 0));
    if (share > bestShare) {
      best = delimiter;
      bestShare = share;
    }
  }
  return best;
}

/** How often each candidate stands outside quotes, by line. Blank lines are left out. */
function countDelimiters(text: string): ReadonlyMap<string, number>[] {
  const lines: Map<string, number>[] = [];
  let line = new Map<string, number>();
  let quoted = false;
  let blank = true;
  for (let i = 0; i < text.length && lines.length < LINES_LOOKED_AT; i++) {
    const char = text[i]!;
    if (char === '"') quoted = !quoted;
    if (quoted) continue;
    if (char === "\n") {
      if (!blank) lines.push(line);
      line = new Map();
      blank = true;
    } else {
      blank = false;
      if ((CANDIDATES as readonly string[]).includes(char)) line.set(char, (line.get(char) ?? 0) + 1);
    }
  }
  if (!blank && lines.length < LINES_LOOKED_AT) lines.push(line);
  return lines;
}

/** Share of the lines that have the commonest count above zero. */
function commonestShare(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return Math.max(0, ...lines.values()) / counts.length;
}
