import { findLookAlikes, type CountedLabel, type LookAlikes } from "./lookAlikes.ts";
import { normalForm } from "./normalForm.ts";
import { isTypo } from "./typo.ts";

/** A label and how many rows of each file have it. */
export interface FileLabel {
  readonly level: string;
  readonly training: number;
  readonly test: number;
}

/** The labels of one column that occur in only one of two files. */
export interface ApartLabels {
  /** Labels without training rows that resemble no training label. */
  readonly testOnly: readonly CountedLabel[];
  /** Labels without rows in the test file that resemble none of its labels. */
  readonly trainingOnly: readonly CountedLabel[];
  /** Labels that occur only in the test file, as spellings of training labels. */
  readonly matches: readonly LookAlikes[];
}

/**
 * Compares the labels of a test file with those of the training rows. One that looks like another is matched with it: as within one
 * file (`findLookAlikes`); and, if each file has only one of the two, by one typing error at any frequency.
 * @param labels distinct
 */
export function findApart(labels: readonly FileLabel[]): ApartLabels {
  const counted = labels.map(({ level, training, test }) => ({ level, rows: training + test }));
  const strangers = new Set(labels.filter(({ training }) => training === 0).map(({ level }) => level));
  const missing = new Set(labels.filter(({ test }) => test === 0).map(({ level }) => level));
  const within = findLookAlikes(counted, (level) => !strangers.has(level)).flatMap((alike) =>
    acrossOf(alike, strangers),
  );
  const matched = new Set(
    within.flatMap(({ into, spellings }) => [into, ...spellings].map(({ level }) => level)),
  );
  const between = slipsBetween(
    counted,
    (level) => !matched.has(level) && strangers.has(level),
    (level) => missing.has(level),
  );
  const known = new Set(
    [...within, ...between].flatMap(({ into, spellings }) => [into, ...spellings].map(({ level }) => level)),
  );
  return {
    testOnly: counted.filter(({ level }) => strangers.has(level) && !known.has(level)),
    trainingOnly: counted.filter(({ level }) => missing.has(level) && !known.has(level)),
    matches: [...within, ...between],
  };
}

/** Of labels that look alike, those that occur only in the test file, with the most frequent training label. */
function acrossOf(
  { into, spellings, how }: LookAlikes,
  strangers: ReadonlySet<string>,
): readonly LookAlikes[] {
  const all = [into, ...spellings];
  const right = all.find(({ level }) => !strangers.has(level));
  const others = all.filter(({ level }) => strangers.has(level));
  return right === undefined || others.length === 0 ? [] : [{ into: right, spellings: others, how }];
}

function slipsBetween(
  labels: readonly CountedLabel[],
  isStranger: (level: string) => boolean,
  isMissing: (level: string) => boolean,
): readonly LookAlikes[] {
  const byLength = new Map<number, { readonly label: CountedLabel; readonly form: string }[]>();
  for (const label of labels.filter(({ level }) => isMissing(level))) {
    const form = normalForm(label.level);
    const same = byLength.get(form.length) ?? [];
    same.push({ label, form });
    byLength.set(form.length, same);
  }
  return labels.flatMap((label): LookAlikes[] => {
    if (!isStranger(label.level)) return [];
    const form = normalForm(label.level);
    // A typing error adds or removes at most one letter.
    const near = [-1, 0, 1].flatMap((more) => byLength.get(form.length + more) ?? []);
    const right = near.filter((other) => isSlip(form, other.form));
    return right.length === 1 ? [{ into: right[0]!.label, spellings: [label], how: "typo" }] : [];
  });
}

/** Either may be the misspelt one. */
function isSlip(a: string, b: string): boolean {
  return isTypo(a, b) || isTypo(b, a);
}
