import { expect, test } from "vitest";
import type { SuggestionNote } from "../../../core/study/trial.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { knowledgeText, whyText } from "./whyText.ts";

const { t } = createI18n("en");

const MODEL: SuggestionNote = {
  origin: "model",
  mean: 0.25,
  sd: 0.031,
  logExpectedImprovement: Math.log(0.13),
  improvementLeft: null,
};
const why = (note: Partial<SuggestionNote>, values: number[] | null = [0.2]) =>
  whyText(t, "logLoss", { suggestion: { ...MODEL, ...note }, values });

test("says what was expected, what it was chosen for, and what came of it", () => {
  expect(why({ acquisition: "logEi" })).toBe(
    "The model expected 0.25 ± 0.031 here. Of the configurations compared, this one had the largest expected " +
      "improvement on the best result at that time: about 13% of the usual difference between results. The result was 0.2.",
  );
});

test.each([
  [1e-9, "almost none"],
  [0.0009, "almost none"],
  [0.001, "0.1% of"],
  [0.061, "6.1% of"],
  [0.6, "60% of"],
  [1.04, "1 times"],
  [2.34, "2.3 times"],
])("a gain of %d standard deviations is told as %s", (gain, words) => {
  const text = why({ acquisition: "ei", logExpectedImprovement: Math.log(gain) });
  expect(text).toContain(words);
  expect(text).not.toContain("deviation");
});

test("names no expected improvement where another acquisition was followed", () => {
  for (const acquisition of ["pi", "ucb", "thompson", "ehvi", "limits"] as const) {
    expect(why({ acquisition })).not.toContain("improvement");
    expect(why({ acquisition })).toContain("Chosen ");
  }
  expect(why({}, null)).toBe("The model expected 0.25 ± 0.031 here.");
});

test("says what the sampler knew, and nothing where that was not recorded", () => {
  const knew = (results: number, begun: number, earlier = 0) =>
    knowledgeText(t, { sampler: "gp", knowledge: { results, begun, earlier } });
  expect(knowledgeText(t, {})).toBeNull();
  expect(knew(0, 0)).toBe("Its sampler knew no results of this study yet.");
  expect(knew(1, 0)).toBe("Its sampler knew the result of 1 trial of this study.");
  expect(knew(1200, 1)).toBe(
    "Its sampler knew the results of 1,200 trials of this study. 1 more trial had begun; its result was not known to the sampler.",
  );
  expect(knew(0, 3)).toBe(
    "Its sampler knew no results of this study yet. 3 more trials had begun; their results were not known to the sampler.",
  );
  expect(knew(0, 0, 40)).toBe(
    "Its sampler knew no results of this study yet. From earlier studies it knew 40 trials.",
  );
  expect(knew(2, 0, 1)).toContain("From earlier studies it knew 1 trial.");
  const chinese = createI18n("zh").t;
  expect(knowledgeText(chinese, { sampler: "tpe", knowledge: { results: 12, begun: 1, earlier: 3 } })).toBe(
    "选择时，采样器知道本研究 12 次试验的结果。另有 1 次试验已经开始，采样器不知道其结果。它还知道先前各研究的 3 次试验。",
  );
});

test("says nothing of what a sampler knew that ignores results", () => {
  for (const sampler of ["random", "sobol", "halton", "grid", "hyperband"] as const) {
    expect(knowledgeText(t, { sampler, knowledge: { results: 5, begun: 1, earlier: 40 } })).toBeNull();
  }
});

test("gives every way of choosing words of its own", () => {
  const origins = [
    "start",
    "default",
    "random",
    "sequence",
    "evolution",
    "cloud",
    "nearby",
    "slope",
    "queued",
  ] as const;
  const texts = origins.map((origin) => why({ origin, mean: null, sd: null }));
  expect(new Set([...texts, why({ mean: null, sd: null })]).size).toBe(origins.length + 1);
});
