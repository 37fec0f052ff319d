import { describe, expect, it } from "vitest";
import reference from "../../../../bench/references/data/splits.json";
import { assignGroups, groupFolds } from "./groupSplit.ts";

const repeated = (counts: readonly number[]) =>
  counts.flatMap((count, k) => Array.from({ length: count }, () => k));
const numbered = (length: number) => Uint32Array.from({ length }, (_, row) => row);

describe("groupFolds", () => {
  it.each(reference.groups)(
    "has the sizes of scikit-learn's GroupKFold: $sizes",
    ({ sizes, folds, validation }) => {
      const groups = repeated(sizes);
      const found = groupFolds(numbered(groups.length), groups, null, folds, 3, false);
      expect(found.map((fold) => fold.validation.length).sort((a, b) => b - a)).toEqual(
        validation.toSorted((a, b) => b - a),
      );
    },
  );

  it.each(reference.stratifiedGroups)(
    "has the class sizes of scikit-learn's StratifiedGroupKFold: $folds folds of $table.length groups",
    ({ table, folds, validation }) => {
      const groups = table.flatMap((own, group) =>
        own.flatMap((count) => new Array<number>(count).fill(group)),
      );
      const classes = table.flatMap((own) => repeated(own));
      const found = groupFolds(numbered(groups.length), groups, classes, folds, 3, false);
      const sizes = found.map((fold) =>
        table[0]!.map((_, k) => [...fold.validation].filter((row) => classes[row] === k).length),
      );
      // The order of the folds depends on the last bits of a standard deviation.
      const inOrder = (all: readonly (readonly number[])[]) => all.map((own) => own.join(" ")).sort();
      expect(inOrder(sizes)).toEqual(inOrder(validation));
    },
  );
});

describe("assignGroups", () => {
  it("fills parts by their shares as well as the groups allow", () => {
    const groups = repeated(Array.from({ length: 60 }, (_, i) => 1 + (i % 7)));
    const parts = [
      { share: 0.8, least: 1 },
      { share: 0.2, least: 1 },
    ];
    for (let seed = 0; seed < 20; seed++) {
      const partOf = assignGroups(numbered(groups.length), groups, null, parts, seed, true);
      const share = partOf.filter((part) => part === 1).length / groups.length;
      expect(Math.abs(share - 0.2)).toBeLessThan(0.03);
    }
  });

  it("gives every part its groups, even if they are large", () => {
    const groups = repeated([50, 50, 50]);
    const parts = [
      { share: 0.9, least: 2 },
      { share: 0.1, least: 1 },
    ];
    const partOf = assignGroups(numbered(150), groups, null, parts, 1, true);
    expect(partOf.filter((part) => part === 1)).toHaveLength(50);
  });

  it("is the same for the same seed, and different for another", () => {
    const groups = repeated(Array.from({ length: 40 }, (_, i) => 1 + i));
    const parts = [
      { share: 0.7, least: 1 },
      { share: 0.3, least: 1 },
    ];
    const of = (seed: number) => assignGroups(numbered(groups.length), groups, null, parts, seed, true);
    expect(of(4)).toEqual(of(4));
    expect(of(4)).not.toEqual(of(5));
  });
});
