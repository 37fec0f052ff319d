import { isDamaged, weights } from "./damaged.ts";
import type { MergedLevels } from "./mergeLevels.ts";
import { mayBeThousands, normalForm } from "./normalForm.ts";
import { isDoubledLetter, isTypo } from "./typo.ts";

/** A typing error is this many times rarer than the right label, and at most a few rows, or a small share, have the same error. */
const TIMES_RARER = 10;
const MOST_SLIPS = 5;
const MOST_SLIPS_SHARE = 0.02;
/** A single letter instead of a double one is hardly ever another word, so it may be more frequent. */
const DOUBLED_TIMES_RARER = 5;
const LEAST_PRECISIONS = 2;
const FRACTION = /^([+-]?\d+[.,]\d*[1-9])0+$/;
/** This many letters in both cases are an alphabet, in which case matters. */
const ALPHABET = 6;

/** A label with its number of rows. */
export interface CountedLabel {
  readonly level: string;
  readonly rows: number;
}

/** Labels that are probably the same. */
export interface LookAlikes {
  /** The spelling that stays: the most frequent one that does not look damaged. */
  readonly into: CountedLabel;
  /** The others, most frequent first. */
  readonly spellings: readonly CountedLabel[];
  /**
   * "spelling": they are the same apart from case, accents, blanks and the like. "typo": one letter differs, and they are far
   * rarer.
   */
  readonly how: "spelling" | "typo";
}

interface Group {
  readonly form: string;
  readonly rows: number;
  /** The one that stays, then the others, most frequent first. */
  readonly labels: readonly CountedLabel[];
}

/**
 * Labels of one column that look alike: those of one normal form, and typing errors (`isTypo`) that are far rarer than the right
 * one. A label that may be an error of two others is not merged, nor is one of a series of labels that differ in the same letter.
 * @param labels distinct
 * @param mayStay which spellings may stay, if there is a choice
 */
export function findLookAlikes(
  labels: readonly CountedLabel[],
  mayStay: (level: string) => boolean = () => true,
): readonly LookAlikes[] {
  const groups = groupsOf(labels, mayStay);
  const slips = slipsAmong(groups);
  const wrong = new Set([...slips.values()].flat());
  return groups.flatMap((group): LookAlikes[] => {
    const [into, ...spellings] = group.labels;
    const own = slips.get(group) ?? [];
    return [
      ...(spellings.length === 0 || wrong.has(group)
        ? []
        : [{ into: into!, spellings, how: "spelling" } as const]),
      ...(own.length === 0
        ? []
        : [
            {
              into: into!,
              spellings: own.flatMap((slip) => slip.labels).toSorted(byRows),
              how: "typo",
            } as const,
          ]),
    ];
  });
}

/** The merges that unite labels that look alike. */
export function mergesOf(alike: readonly LookAlikes[]): readonly MergedLevels[] {
  const all = new Map<string, string[]>();
  for (const { into, spellings } of alike) {
    const own = all.get(into.level) ?? [];
    all.set(into.level, own);
    own.push(...spellings.map(({ level }) => level));
  }
  return [...all].map(([into, spellings]): MergedLevels => [into, ...spellings]);
}

/** By normal form; the most frequent group first. */
function groupsOf(labels: readonly CountedLabel[], mayStay: (level: string) => boolean): readonly Group[] {
  const bothCases = isAlphabet(labels);
  const exact = hasPrecisions(labels);
  const byForm = new Map<string, CountedLabel[]>();
  for (const label of labels) {
    const { level } = label;
    const own = bothCases && level.length === 1 ? level : normalForm(level);
    const form = exact ? withoutZeros(own) : own;
    byForm.set(form, [...(byForm.get(form) ?? []), label]);
  }
  return [...byForm]
    .map(([form, own]): Group => ({
      form,
      rows: own.reduce((sum, { rows }) => sum + rows, 0),
      labels: bestFirst(own, mayStay),
    }))
    .sort((a, b) => b.rows - a.rows || (a.form < b.form ? -1 : 1));
}

function bestFirst(
  labels: readonly CountedLabel[],
  mayStay: (level: string) => boolean,
): readonly CountedLabel[] {
  if (labels.length === 1) return labels;
  const weightOf = weights(labels);
  const ranked = labels.map((label, i) => ({
    label,
    weight: weightOf[i]!,
    cost: Number(!mayStay(label.level)) * 2 + Number(isDamaged(label.level)),
  }));
  const [best] = ranked.toSorted(
    (a, b) => a.cost - b.cost || b.weight - a.weight || byRows(a.label, b.label),
  );
  return [best!.label, ...labels.filter((label) => label !== best!.label).toSorted(byRows)];
}

/** Whether several values are written in several precisions: "5.1", "5.10", "4.7", "4.70". A single value may be two versions. */
function hasPrecisions(labels: readonly CountedLabel[]): boolean {
  const written = new Set(labels.map(({ level }) => level));
  const twice = [...written].filter(
    (level) => withoutZeros(level) !== level && written.has(withoutZeros(level)),
  );
  return twice.length >= LEAST_PRECISIONS;
}

/** A decimal without trailing zeros; a number that may contain thousands separators is not changed. */
function withoutZeros(level: string): string {
  return mayBeThousands(level) ? level : level.replace(FRACTION, "$1");
}

/** Single letters, many in both cases: the column distinguishes letters. */
function isAlphabet(labels: readonly CountedLabel[]): boolean {
  const letters = new Set(labels.map(({ level }) => level).filter((level) => /^\p{L}$/u.test(level)));
  const pairs = [...letters].filter((letter) => {
    const small = letter.toLowerCase();
    return small !== letter && letters.has(small);
  });
  return pairs.length >= ALPHABET;
}

/** For each group, the groups that are typing errors of it. */
function slipsAmong(groups: readonly Group[]): ReadonlyMap<Group, readonly Group[]> {
  const slips = new Map<Group, Group[]>();
  for (const rare of groups) {
    const right = groups.filter((group) => isFarRarer(rare, group) && isTypo(rare.form, group.form));
    if (right.length !== 1 || isOfSeries(rare, right[0]!, groups)) continue;
    slips.set(right[0]!, [...(slips.get(right[0]!) ?? []), rare]);
  }
  return slips;
}

function isFarRarer(rare: Group, right: Group): boolean {
  if (DOUBLED_TIMES_RARER * rare.rows <= right.rows && isDoubledLetter(rare.form, right.form)) return true;
  const most = Math.max(MOST_SLIPS, MOST_SLIPS_SHARE * right.rows);
  return rare.rows <= most && TIMES_RARER * rare.rows <= right.rows;
}

/**
 * Whether two labels and at least one more, not rare, label differ from one another in the same letter: "node1a", "node1b",
 * "node1f".
 */
function isOfSeries(rare: Group, right: Group, groups: readonly Group[]): boolean {
  if (rare.form.length !== right.form.length) return false;
  let at = 0;
  while (rare.form[at] === right.form[at]) at++;
  const stem = (form: string) => `${form.slice(0, at)}\u0000${form.slice(at + 1)}`;
  return groups.some(
    (other) =>
      other !== rare && other !== right && !isFarRarer(other, right) && stem(other.form) === stem(right.form),
  );
}

function byRows(a: CountedLabel, b: CountedLabel): number {
  return b.rows - a.rows || (a.level < b.level ? -1 : 1);
}
