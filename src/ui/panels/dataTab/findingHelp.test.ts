import { expect, test } from "vitest";
import type { OddCells } from "../../../core/data/table/foundInCells.ts";
import type { LearnerName } from "../../../core/learner/learnerName.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { LANGUAGES } from "../../i18n/i18n.ts";
import { findingHelp } from "./findingHelp.ts";

const i18n = createI18n("en");

const odd: OddCells = {
  cells: 1,
  present: 40,
  texts: [{ text: "absent", count: 1 }],
  distinct: 1,
  limits: false,
  upperLimits: false,
  guesses: false,
  otherUnits: false,
  asNumber: true,
};
const help = (asNumber: boolean, isTarget: boolean) =>
  findingHelp(i18n.t, { kind: "oddCells", column: "x", isTarget, odd: { ...odd, asNumber } }, ["mlp"]);

test("says that a column is read as numbers only where it is, and tells of rows without a target at the target alone", () => {
  expect(help(true, false)).toContain("read as numbers");
  expect(help(true, false)).not.toContain("target");
  expect(help(true, true)).toContain("Rows without a target are never used.");
  expect(help(false, true)).not.toContain("read as numbers");
});

test("says how far out values are by the middle half only where that is no single value", () => {
  const item = (flat: boolean) => ({
    column: "x",
    isTarget: false,
    missing: [],
    rows: 1,
    least: 1e32,
    most: 1e32,
    low: 0,
    high: 5,
    values: [1e32],
    log: false,
    fenced: !flat,
    flat,
  });
  const words = (...flat: boolean[]) =>
    findingHelp(i18n.t, { kind: "extremes", items: flat.map(item) }, ["mlp"]);
  expect(words(false)).toContain("million times");
  expect(words(false)).not.toContain("single value");
  expect(words(true)).not.toContain("million times");
  expect(words(true)).toContain("single value");
  expect(words(true, false)).toContain("million times");
  expect(words(true, false)).toContain("single value");
});

test("says that gaps are filled only where a feature has some", () => {
  const item = (isTarget: boolean) => ({ column: "x", missing: 2, share: 0.1, isTarget });
  expect(findingHelp(i18n.t, { kind: "missing", items: [item(true)] }, ["mlp"])).not.toContain("filled");
  expect(findingHelp(i18n.t, { kind: "missing", items: [item(true), item(false)] }, ["mlp"])).toContain(
    "filled",
  );
});

test("says that trees leave gaps, alone if only trees are searched", () => {
  const items = [{ column: "x", missing: 2, share: 0.1, isTarget: false }];
  for (const language of LANGUAGES) {
    const { t } = createI18n(language);
    const words = (...learners: LearnerName[]) => findingHelp(t, { kind: "missing", items }, learners);
    const [median, ofTrees] = [t("model.choices.median"), t("model.settings.treeImpute.label")];
    expect(words("mlp", "knn")).toMatch(new RegExp(median, "i"));
    expect(words("mlp", "knn")).not.toContain(ofTrees);
    expect(words("forest", "boosting")).toContain(ofTrees);
    expect(words("forest", "boosting")).not.toMatch(new RegExp(median, "i"));
    expect(words("forest", "mlp")).toContain(ofTrees);
    expect(words("forest", "mlp")).toMatch(new RegExp(median, "i"));
  }
});
