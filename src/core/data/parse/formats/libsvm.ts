/** A line of the LIBSVM format: "label [qid:n] index:value …", with rising indices; "# …" is a comment. */
export interface LibsvmLine {
  /** As written; several labels of one row are separated by commas. */
  readonly label: string;
  readonly qid: string | null;
  readonly items: readonly (readonly [index: number, value: string])[];
}

const LABEL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const VALUE = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan|inf(?:inity)?)$/i;
/** Without leading zeros, so that times such as 07:15 do not match. */
const INDEX = /^(?:0|[1-9]\d*)$/;
const TIME = { hours: 23, minutes: /^[0-5]\d$/ } as const;
/** A header, which this format does not have. */
const WORDS = /^[\p{L}_][^:]*$/u;
/** Fewest lines with several pairs: "3 10:30" may be a count and a time. */
const LEAST_LINES = 3;

/** The line, or null for one that is not in this format. */
export function readLibsvmLine(line: string): LibsvmLine | null {
  const [label = "", ...pairs] = withoutComment(line).trim().split(/\s+/);
  if (!label.split(",").every((part) => LABEL.test(part))) return null;
  let qid: string | null = null;
  const items: (readonly [number, string])[] = [];
  for (const pair of pairs) {
    const at = pair.indexOf(":");
    const key = pair.slice(0, at);
    const value = pair.slice(at + 1);
    if (at < 1 || !VALUE.test(value)) return null;
    if (key === "qid" && items.length === 0) {
      qid = value;
      continue;
    }
    const index = Number(key);
    const isRising = items.length === 0 || index > items.at(-1)![0];
    if (!INDEX.test(key) || !isRising) return null;
    items.push([index, value]);
  }
  // "+1" and "1" are one class.
  return { label: label.replace(/^\+/, ""), qid, items };
}

/** "10:30", as a pair. */
function isTime([index, value]: readonly [number, string]): boolean {
  return index <= TIME.hours && TIME.minutes.test(value);
}

/** Whether a line has only a comment. */
export function isLibsvmComment(line: string): boolean {
  return withoutComment(line).trim() === "";
}

/**
 * Whether a text is of this format: most of its lines are, and enough of them have several pairs.
 * @param lines whole ones
 */
export function looksLikeLibsvm(lines: readonly string[]): boolean {
  const present = lines.filter((line) => !isLibsvmComment(line));
  const read = present.map(readLibsvmLine).filter((line) => line !== null);
  if (present.length > 0 && WORDS.test(present[0]!.trim())) return false;
  if (read.every(({ items }) => items.every(isTime))) return false;
  const rich = read.filter(({ items }) => items.length >= 2).length;
  return rich >= Math.min(LEAST_LINES, present.length) && rich > 0 && read.length > 0.8 * present.length;
}

function withoutComment(line: string): string {
  const at = line.indexOf("#");
  return at < 0 ? line : line.slice(0, at);
}
