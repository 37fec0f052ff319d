import { describe, expect, it, test } from "vitest";
import { bestTrial } from "../../../core/study/study.ts";
import { classificationReport } from "../../gallery/reportFixtures.ts";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { isHandPicked } from "./verdict.ts";
import { verdictText } from "./verdictText.ts";

const { t } = createI18n("en");
const report = classificationReport(["a", "b"], 10, 0.9, 0.8);

describe("the verdict in words", () => {
  it("mentions that the model was chosen by hand", () => {
    const others = ["forest", "linear"] as const;
    const verdict = { claim: "better", others, constant: "better", nominallyBetter: [] } as const;
    expect(verdictText(t, report, verdict, false)).toBe(
      "The best model is clearly better than the default random forest, the linear baseline and a constant guess.",
    );
    expect(verdictText(t, report, verdict, true)).toMatch(/^The model you chose is clearly better/);
  });
  it("states which model is worse than the constant guess", () => {
    const others = ["linear"] as const;
    const verdict = {
      claim: "onlyOthers",
      others,
      constant: "worse",
      nominallyBetter: ["constant"],
    } as const;
    expect(verdictText(t, report, verdict, false)).toMatch(
      /but the linear baseline is: use it instead\. The best model is clearly worse than even a constant guess\.$/,
    );
  });
  it("names the baselines that are alike and those that are beaten, in an order of its own", () => {
    const alike = (others: readonly ("forest" | "linear")[]) =>
      verdictText(t, report, { claim: "alike", others, constant: "better", nominallyBetter: [] }, false);
    expect(alike(["linear"])).toMatch(
      /better than the default random forest and a constant guess\. It and the linear baseline cannot/,
    );
    expect(alike(["forest", "linear"])).toMatch(
      /better than a constant guess\. It and the default random forest and the linear baseline cannot/,
    );
    const worse = {
      claim: "worse",
      others: ["forest", "linear"],
      constant: "better",
      nominallyBetter: [],
    } as const;
    expect(verdictText(t, report, worse, false)).toMatch(
      /^The default random forest and the linear baseline are clearly better than the best model\./,
    );
  });
  it("says that a baseline has the same score, and that rows are too few", () => {
    const same = {
      claim: "same",
      others: ["linear"],
      constant: "better",
      nominallyBetter: [],
    } as const;
    expect(verdictText(t, report, same, false)).toMatch(
      /better than the default random forest and a constant guess\. The linear baseline has the same score/,
    );
    const few = { ...same, claim: "fewRows", constant: "unclear" } as const;
    expect(verdictText(t, { ...report, testRows: 5 }, few, false)).toMatch(
      /^There are too few test rows \(5\)/,
    );
  });
  it("says of a baseline that is better by the metric alone that it is no more often right", () => {
    const verdict = {
      claim: "moreRight",
      others: ["linear"],
      constant: "better",
      nominallyBetter: [],
    } as const;
    expect(verdictText(t, report, verdict, false)).toMatch(
      /better than the default random forest and a constant guess\. By .+, the linear baseline is clearly better still, but does not predict more rows right/,
    );
    // A forest that cannot be told apart is not among the beaten.
    const models = report.models.map((one) =>
      one.model === "forest" ? { ...one, lead: [-0.1, 0.1] as const } : one,
    );
    expect(verdictText(t, { ...report, models }, verdict, false)).toMatch(
      /^The best model is clearly better than a constant guess\. By/,
    );
  });
  it("states in one sentence that several baselines score better", () => {
    const verdict = {
      claim: "useless",
      others: ["forest", "linear"],
      constant: "unclear",
      nominallyBetter: ["linear", "constant"],
    } as const;
    const text = verdictText(t, report, verdict, false);
    expect(text.match(/On these rows/g)).toHaveLength(1);
    expect(text).toMatch(/the linear baseline \([\d.]+\) and a constant guess \([\d.]+\) even score/);
    expect(text).toMatch(
      /^Neither the best model nor the default random forest nor the linear baseline is clearly/,
    );
  });
  it("does not call a baseline better if its score has the same text", () => {
    const [best] = report.models;
    const alike = {
      ...report,
      models: report.models.map((each) =>
        each.model === "linear" ? { ...each, scores: best!.scores } : each,
      ),
    };
    const verdict = {
      claim: "useless",
      others: ["linear"],
      constant: "better",
      nominallyBetter: ["linear"],
    } as const;
    expect(verdictText(t, alike, verdict, false)).not.toContain("On these rows");
    expect(verdictText(t, report, verdict, false)).toContain("On these rows");
  });
});

test("a model is hand-picked if the user chose another one than the best", () => {
  const study = fixtureStudy({ trials: 5 });
  const best = bestTrial(study)!;
  const other = study.trials.find((trial) => trial.state === "complete" && trial !== best)!;
  const opening = { trials: 5, validation: 0.5, score: null };
  expect(isHandPicked(study, other, [{ ...opening, trial: other.number, why: "chosen" }])).toBe(true);
  expect(isHandPicked(study, best, [{ ...opening, trial: best.number, why: "chosen" }])).toBe(false);
  expect(isHandPicked(study, best, [{ ...opening, trial: best.number, why: "end" }])).toBe(false);
});

test("Chinese, which has no plural forms, speaks of a single baseline as of one", () => {
  const chinese = createI18n("zh").t;
  const nominal = ["forest"] as const;
  for (const claim of ["same", "worse", "moreRight", "onlyOthers"] as const) {
    const said = (others: readonly ("forest" | "linear")[]) =>
      verdictText(chinese, report, { claim, others, constant: "better", nominallyBetter: [] }, false);
    expect(said(["forest"])).not.toMatch(/都|其中之一|它们/);
    expect(said(["forest", "linear"])).toMatch(/都|其中之一|它们/);
  }
  const better = { claim: "alike", others: nominal, constant: "better", nominallyBetter: nominal } as const;
  const models = report.models.map((one) =>
    one.model === "forest" ? { ...one, scores: one.scores.map((score) => ({ ...score, value: 0.99 })) } : one,
  );
  const text = verdictText(chinese, { ...report, models }, better, false);
  expect(text).toMatch(/得分反而好于/);
});
