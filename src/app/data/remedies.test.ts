import { describe, expect, it } from "vitest";
import type { Finding } from "../../core/data/check/finding.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { changedBy, isApplied, isOffered, remediesOf, withoutRemedy, withRemedy } from "./remedies.ts";

const FINDINGS: readonly Finding[] = [
  { kind: "missing", items: [{ column: "a", missing: 9, share: 0.9, isTarget: false }] },
  { kind: "duplicateColumns", items: [{ column: "b", same: "a" }] },
  { kind: "duplicateRows", rows: 3, share: 0.1, contradicting: 0, notCompared: [] },
  { kind: "idLike", items: [{ column: "id", distinct: 10 }] },
  { kind: "leakage", items: [{ column: "c", how: "copy", score: 1, measure: "accuracy" }] },
  { kind: "imbalance", most: { level: "a", rows: 99 }, least: { level: "b", rows: 2 } },
  { kind: "rareClasses", items: [{ level: "x", rows: 2 }], fewerThan: 10, mergeFirst: [] },
  {
    kind: "labels",
    items: [
      {
        column: "g",
        isTarget: false,
        into: { level: "Pike", rows: 9 },
        spellings: [{ level: "pike", rows: 1 }],
        how: "spelling",
      },
      {
        column: "g",
        isTarget: false,
        into: { level: "Perch", rows: 40 },
        spellings: [{ level: "Prech", rows: 1 }],
        how: "typo",
      },
    ],
  },
  {
    kind: "apart",
    items: [
      {
        column: "h",
        isTarget: true,
        testOnly: [{ level: "x", rows: 1 }],
        trainingOnly: [],
        matches: [{ into: { level: "a", rows: 5 }, spellings: [{ level: "A", rows: 5 }], how: "spelling" }],
      },
    ],
  },
  { kind: "fewRows", rows: 30, columns: 200 },
  { kind: "skewedTarget", column: "y" },
  { kind: "dates", column: "sold" },
  { kind: "outliers", items: [{ column: "d", rows: 1, share: 0.1, low: 0, high: 1 }] },
  { kind: "highCardinality", items: [{ column: "e", levels: 90 }] },
  { kind: "drift", items: [{ column: "f", measure: "ks", value: 0.5, threshold: 0.1 }] },
];

describe.each(FINDINGS.map((finding) => [finding.kind, finding] as const))("%s", (_, finding) => {
  const { data, settings } = DEFAULT_CONFIG;
  const remedies = remediesOf(finding);

  it("has remedies that are not applied at first, can be applied, and restore the setup when undone", () => {
    expect(remedies.length).toBeGreaterThan(0);
    for (const remedy of remedies) {
      const before = { data, settings };
      expect(isApplied(remedy, before)).toBe(false);
      const after = withRemedy(remedy, before);
      expect(isApplied(remedy, after)).toBe(true);
      const previous = remedy.kind === "setting" ? settings[remedy.name] : null;
      expect(withoutRemedy(remedy, after, previous)).toEqual(before);
    }
  });
});

it("duplicate rows with different ids are not offered for removal, but removing them can be undone", () => {
  const finding = {
    kind: "duplicateRows",
    rows: 3,
    share: 0.1,
    contradicting: 0,
    notCompared: ["id"],
  } as const;
  const [remedy] = remediesOf(finding);
  expect(isOffered(remedy!, finding, DEFAULT_CONFIG)).toBe(false);
  expect(isOffered(remedy!, finding, withRemedy(remedy!, DEFAULT_CONFIG))).toBe(true);
  expect(isOffered(remedy!, { ...finding, notCompared: [] }, DEFAULT_CONFIG)).toBe(true);
});

it("undoing a remedy keeps columns excluded that were excluded before it", () => {
  const remedy = { kind: "leaveOut", columns: ["a", "b"] } as const;
  const before = { ...DEFAULT_CONFIG, data: { ...DEFAULT_CONFIG.data, excluded: ["b"] } };
  const own = changedBy(remedy, before.data);
  expect(withoutRemedy(own, withRemedy(remedy, before), null).data.excluded).toEqual(["b"]);
  const clip = { kind: "clip", columns: ["c", "d"] } as const;
  const clipped = withRemedy({ kind: "clip", columns: ["d"] }, before);
  expect(changedBy(clip, clipped.data)).toEqual({ kind: "clip", columns: ["c"] });
});

it("merges of several columns are applied and undone separately, and merged levels can be merged further", () => {
  const first = { kind: "merge", why: "spelling", merges: [["kind", [["Pike", "pike"]]]] } as const;
  const second = {
    kind: "merge",
    why: "typo",
    merges: [
      ["kind", [["Pike", "PIKE"]]],
      ["place", [["Rhein", "rhein"]]],
    ],
  } as const;
  const once = withRemedy(first, DEFAULT_CONFIG);
  const twice = withRemedy(second, once);
  expect(twice.data.merges).toEqual([
    ["kind", [["Pike", "PIKE", "pike"]]],
    ["place", [["Rhein", "rhein"]]],
  ]);
  expect([first, second].map((remedy) => isApplied(remedy, twice))).toEqual([true, true]);
  expect(withoutRemedy(second, twice, null)).toEqual(once);
  expect(changedBy(second, once.data)).toEqual(second);
  const further = { kind: "merge", why: "match", merges: [["kind", [["Esox", "Pike"]]]] } as const;
  expect(withRemedy(further, once).data.merges).toEqual([["kind", [["Esox", "Pike", "pike"]]]]);
});

it("rare classes that are spelling variants of others are merged before any class is left out", () => {
  const rare = { kind: "rareClasses", items: [{ level: "eel", rows: 2 }], fewerThan: 10 } as const;
  expect(remediesOf({ ...rare, mergeFirst: ["Pike"] })).toEqual([]);
});

it("extreme values are clipped to fences only if the fences exist", () => {
  const item = { rows: 1, least: 1e300, most: 1e300, low: 0, high: 5, values: [1e300], log: false };
  const of = (column: string, flat: boolean, fenced: boolean) => ({
    ...item,
    column,
    isTarget: false,
    missing: [],
    flat,
    fenced,
  });
  const items = [of("a", false, true), of("b", true, false), of("c", false, false)];
  const remedies = remediesOf({ kind: "extremes", items });
  expect(remedies.filter(({ kind }) => kind === "clip")).toEqual([{ kind: "clip", columns: ["a"] }]);
  expect(remediesOf({ kind: "extremes", items: items.slice(1) }).map(({ kind }) => kind)).toEqual([
    "read",
    "read",
    "setting",
  ]);
  const many = { ...of("b", true, false), values: [], isTarget: true };
  expect(remediesOf({ kind: "extremes", items: [many] })).toEqual([]);
});

it("undoing a split by time restores the previous split", () => {
  const by = { kind: "group", column: "shop", feature: false } as const;
  const data = { ...DEFAULT_CONFIG.data, split: { ...DEFAULT_CONFIG.data.split, by } };
  const before = { ...DEFAULT_CONFIG, data };
  const remedy = { kind: "splitByTime", column: "sold" } as const;
  const own = changedBy(remedy, data);
  expect(withoutRemedy(own, withRemedy(remedy, before), null).data.split.by).toEqual(by);
});
