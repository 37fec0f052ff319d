import { codeFor, toTexts, type Cells, type TextCells } from "../table/cells.ts";

/** Spellings of one level: the one that stays, then those that become it. */
export type MergedLevels = readonly [into: string, ...spellings: string[]];

/** What is merged, by column. */
export type Merges = readonly (readonly [column: string, levels: readonly MergedLevels[]])[];

/** The cells with each spelling replaced by the one that stays. Spellings that no cell has change nothing. */
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
 * Merges and others beside them. What becomes a spelling that itself becomes another becomes that one; of one that becomes two, the later
 * holds. In the order of names: the same merges are the same study whatever the order of clicks.
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

/** Merges without those spellings that `others` merge into the same. */
export function withoutMerges(merges: Merges, others: Merges): Merges {
  const removed = intoOfColumns(others);
  const columns = intoOfColumns(merges);
  for (const [column, intoOf] of columns) {
    for (const [spelling, into] of intoOf)
      if (removed.get(column)?.get(spelling) === into) intoOf.delete(spelling);
  }
  return fromColumns(columns);
}

/** By column, what each spelling becomes. */
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
