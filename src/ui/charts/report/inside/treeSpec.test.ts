import { describe, expect, it } from "vitest";
import type { FeatureMeaning } from "../../../../core/data/preparation/featureMeaning.ts";
import { packTrees, type PackedTrees, type TreesHead } from "../../../../core/learner/trees/packedTrees.ts";
import type { Tree } from "../../../../core/learner/trees/tree.ts";
import { createI18n } from "../../../i18n/bothLanguages.ts";
import { sideWords } from "./splitWords.ts";
import { leadingClass, pathTo, treeSpec, type TreeData } from "./treeSpec.ts";

const { t } = createI18n("en");

const MEANINGS: readonly FeatureMeaning[] = [
  { kind: "number", column: "length", own: (value) => 40 + 10 * value },
  { kind: "level", column: "island", level: "Biscoe" },
  { kind: "rank", column: "size", levels: ["S", "M", "L"], own: (value) => value },
];

/** length ≤ 45, then on the right island is Biscoe. */
function treeOf(values: readonly number[], width: number): Tree {
  return {
    columns: Int32Array.of(0, 0, 1, 0, 0),
    thresholds: Float32Array.of(0.5, 0, 0.5, 0, 0),
    left: Uint32Array.of(1, 0, 3, 0, 0),
    missingLeft: new Uint8Array(5),
    gains: Float32Array.of(5, 0, 2, 0, 0),
    rows: Uint32Array.of(100, 60, 40, 30, 10),
    values: Float32Array.from(values),
    width,
  };
}

const HEAD: TreesHead = {
  kind: "forest",
  loss: "sigmoidCrossEntropy",
  outputs: 1,
  features: 3,
  base: new Float64Array(1),
  treesPerStep: 1,
};
const BINARY = packTrees(HEAD, [treeOf([0.5, 0, 1, 0.75, 0.25], 1), treeOf([0.5, 1, 0, 0, 0], 1)]);
const CLASSES = { classes: ["no", "yes"], targetScale: null };
const spec = (
  pack: PackedTrees,
  step = 0,
  output = 0,
  data: Pick<TreeData, "classes" | "targetScale"> = CLASSES,
  seenGaps: readonly boolean[] = [true, false, false],
) =>
  treeSpec(
    pack,
    { step, output },
    { ...data, meanings: MEANINGS, keepsGaps: [true, false, false], seenGaps },
  );

describe("the tree of a forest", () => {
  it("is read node by node, with thresholds in the feature's own units", () => {
    const { nodes, leaves, depth } = spec(BINARY);
    expect([leaves, depth]).toEqual([3, 2]);
    expect(nodes.map(({ rows }) => rows)).toEqual([100, 60, 40, 30, 10]);
    expect(nodes.map((node) => node.depth)).toEqual([0, 1, 1, 2, 2]);
    expect(nodes[0]!.split?.threshold).toBe(45);
    expect(nodes[1]!.split).toBeNull();
    expect(nodes[3]!.value).toEqual({ kind: "shares", shares: [0.25, 0.75] });
    expect(leadingClass(nodes[3]!.value)).toEqual({ index: 1, share: 0.75 });
  });

  it("has a way from the root to each node, in words", () => {
    const tree = spec(BINARY);
    const path = pathTo(tree, 4);
    expect(path.map(({ node }) => node)).toEqual([0, 2, 4]);
    const words = path
      .slice(1)
      .map(({ parent, isLeft }) => sideWords(t, tree.nodes[parent!]!.split!, isLeft));
    expect(words).toEqual(["length >\u00a045 or missing", "island is Biscoe"]);
    expect(sideWords(t, tree.nodes[2]!.split!, true)).toBe("island is not Biscoe");
  });

  it("has each split's share of the gain, and the side of missing values where there may be some", () => {
    const [root, , second] = spec(BINARY).nodes;
    expect([root!.split!.gain, second!.split!.gain]).toEqual([5 / 7, 2 / 7]);
    expect([root!.split!.missingLeft, second!.split!.missingLeft]).toEqual([false, null]);
    expect(sideWords(t, root!.split!, true)).toBe("length ≤\u00a045");
    expect(sideWords(t, root!.split!, false)).toBe("length >\u00a045 or missing");
  });

  it("has the side of missing values that no row looked at has, which its words leave out", () => {
    const { split } = spec(BINARY, 0, 0, CLASSES, [false, false, false]).nodes[0]!;
    expect(split!.missingLeft).toBe(false);
    expect(sideWords(t, split!, false)).toBe("length >\u00a045");
  });

  it("is the one of the asked number, or the last", () => {
    expect(spec(BINARY, 1).nodes[1]!.value).toEqual({ kind: "shares", shares: [0, 1] });
    expect(spec(BINARY, 7).nodes[1]!.value).toEqual({ kind: "shares", shares: [0, 1] });
  });

  it("predicts numbers in the target's own units", () => {
    const pack = packTrees({ ...HEAD, loss: "meanSquaredError" }, [treeOf([0, 1, -1, 0, -2], 1)]);
    const { nodes } = spec(pack, 0, 0, { classes: [], targetScale: { mean: 150, sd: 10 } });
    expect(nodes.map(({ value }) => value)).toEqual(
      [150, 160, 140, 150, 130].map((value) => ({ kind: "value", value })),
    );
  });
});

it("a round of boosting has a tree for each of several classes, whose leaves are steps", () => {
  const trees = [1, 2, 3].map((step) => treeOf([0, step, -step, 0, 0], 1));
  const head = {
    ...HEAD,
    kind: "boosting",
    loss: "softmaxCrossEntropy",
    outputs: 3,
    treesPerStep: 3,
  } as const;
  const { nodes } = spec(packTrees(head, trees), 0, 2);
  expect(nodes[1]!.value).toEqual({ kind: "step", step: 3 });
});

it("names the levels on each side of a split of ranks", () => {
  const split = { meaning: MEANINGS[2]!, threshold: 1.5, missingLeft: null, namesMissing: false, gain: 1 };
  expect(sideWords(t, split, true)).toBe("size is S / M");
  expect(sideWords(t, split, false)).toBe("size is L / other");
});

it("a split of missing from known values says so", () => {
  const split = {
    meaning: MEANINGS[0]!,
    threshold: Infinity,
    missingLeft: false,
    namesMissing: true,
    gain: 1,
  };
  expect(sideWords(t, split, true)).toBe("length is known");
  expect(sideWords(t, split, false)).toBe("length is missing");
});
