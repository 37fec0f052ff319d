import { codeFor, toTexts, type Cells, type TextCells } from "../table/cells.ts";

/** Spellings of one level: the one that stays, then those that become it. */
export type MergedLevels = readonly [into: string, ...spellings: string[]];

/** Merges by column. */
export type Merges = readonly (readonly [column: string, levels: readonly MergedLevels[]])[];

/** The cells with each spelling replaced by the one that stays. Spellings without cells have no effect. */
export function mergeLevels(cells: Cells, merges: readonly MergedLevels[]): TextCells {
  const { texts, codes } = toTexts(cells);
  const intoOf = new Map(
    merges.flatMap(([into, ...spellings]) => spellings.map((spelling) => [spelling, into] as const)),
  );
  const codeOf = new Map<string, number>();
  const mergedOf = texts.map((text) => codeFor(codeOf, intoOf.get(text) ?? text));
  return {
    kind: "texts",
    texts: [...codeOf.keys()],
    codes: codes.map((code) => (code < 0 ? -1 : mergedOf[code]!)),
  };
}

/**
 * Adds further merges. Chains are resolved to their last spelling; if a spelling has two targets, the later one counts. Sorted by
 * name, so that the order of clicks does not change the study.
 */
export function addedMerges(merges: Merges, others: Merges): Merges {
  const columns = new Map<string, Map<string, string>>();
  for (const [column, levels] of [...merges, ...others]) {
    const intoOf = columns.get(column) ?? new Map<string, string>();
    columns.set(column, intoOf);
    for (const [into, ...spellings] of levels) {
      intoOf.delete(into);
      for (const [earlier, old] of intoOf) if (spellings.includes(old)) intoOf.set(earlier, into);
      for (const spelling of spellings) if (spelling !== into) intoOf.set(spelling, into);
    }
  }
  return fromColumns(columns);
}

/** Merges without the spellings that `others` merge into the same level. */
export function withoutMerges(merges: Merges, others: Merges): Merges {
  const removed = intoOfColumns(others);
  const columns = intoOfColumns(merges);
  for (const [column, intoOf] of columns) {
    for (const [spelling, into] of intoOf)
      if (removed.get(column)?.get(spelling) === into) intoOf.delete(spelling);
  }
  return fromColumns(columns);
}

/** For each column, the level of each spelling. */
function intoOfColumns(merges: Merges): Map<string, Map<string, string>> {
  return new Map(
    merges.map(([column, levels]) => [
      column,
      new Map(
        levels.flatMap(([into, ...spellings]) => spellings.map((spelling) => [spelling, into] as const)),
      ),
    ]),
  );
}

function fromColumns(columns: ReadonlyMap<string, ReadonlyMap<string, string>>): Merges {
  return [...columns]
    .filter(([, intoOf]) => intoOf.size > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([column, intoOf]) => {
      const spellings = [...intoOf].toSorted(([a], [b]) => (a < b ? -1 : 1));
      const intos = [...new Set(spellings.map(([, into]) => into))].toSorted();
      return [
        column,
        intos.map((into): MergedLevels => [
          into,
          ...spellings.filter(([, own]) => own === into).map(([spelling]) => spelling),
        ]),
      ];
    });
}
