import { expect, test } from "vitest";
import { createI18n } from "../../../i18n/bothLanguages.ts";
import { treeSummary } from "./TreeCard.tsx";
import { valueText } from "./TreeView.tsx";

const { t } = createI18n("en");

test.each([
  [1.56e-10, "0"],
  [-1.56e-10, "0"],
  [0, "0"],
  [0.12, "+0.12"],
])("a step of %s is shown as %s", (step, text) => {
  expect(valueText(t, { kind: "step", step }, [])).toBe(text);
});

test.each([
  ["en", 1, "This tree has 2 leaves on 1 level. It asks first: age ≤ 45?"],
  ["zh", 1, "这棵树有 2 个叶节点，共 1 层。它首先问：age ≤ 45？"],
] as const)("a small tree in a sentence of %s", (language, depth, text) => {
  const split = {
    meaning: { kind: "number", column: "age", own: (value: number) => value },
    threshold: 45,
    missingLeft: null,
    namesMissing: false,
    gain: 1,
  } as const;
  const root = { node: 0, parent: null, isLeft: false, depth: 0, rows: 9, children: [1, 2] } as const;
  const spec = { nodes: [{ ...root, value: { kind: "step", step: 0 }, split }], leaves: 2, depth } as const;
  expect(treeSummary(createI18n(language).t, spec, []).replace("\u00a0", " ")).toBe(text);
});
