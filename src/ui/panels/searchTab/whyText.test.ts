import { expect, test } from "vitest";
import type { SuggestionNote } from "../../../core/study/trial.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { whyText } from "./whyText.ts";

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
