import fc from "fast-check";
import { expect, test } from "vitest";
import { paramsProblem } from "../core/space/checkParams.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "../core/model/settingTable.ts";
import { canBe } from "../core/model/settings.ts";
import { SAMPLER_NAMES } from "../core/sampler/samplerTable.ts";
import { fakeServices } from "../testing/fakeServices.ts";
import { createSurmise } from "./createSurmise.ts";
import { settingToText } from "../core/schema/settingText.ts";

/** More trials than any sampler's random start. */
const TRIALS = 12;

/** What a link may say about a setting: nothing, a value, its default range, or a range of a single value. */
function anyTextOf(name: SettingName): fc.Arbitrary<string | null> {
  const rule = SETTING_TABLE[name];
  const { defaultValue, defaultRange } = rule;
  const rangeText = settingToText({ mode: "range", distribution: defaultRange });
  const choices = rule.kind === "categorical" ? rule.choices : [rule.low, rule.high, defaultValue];
  const oneChoice = fc.constantFrom(...choices).map((choice) => `${String(choice)}|`);
  const sparse = { arbitrary: fc.constant(null), weight: 3 };
  if (rule.kind === "categorical") {
    return fc.oneof(sparse, fc.constant(rangeText), fc.constant(String(defaultValue)), oneChoice);
  }
  const onePoint = fc.constantFrom(rule.low, defaultValue).map((value) => `${value}..${value}`);
  return fc.oneof(sparse, fc.constant(rangeText), oneChoice, onePoint);
}

const texts = fc.record(
  Object.fromEntries(SETTING_NAMES.map((name) => [name, anyTextOf(name)])) as Record<
    SettingName,
    fc.Arbitrary<string | null>
  >,
);

/** How the study of a link ends; null if its setup is refused, for example windows larger than the pictures. */
async function runOf(link: string) {
  const services = fakeServices();
  const surmise = createSurmise(services, `#${link}`);
  while (surmise.setup.getState().dataset.status === "loading") await turn();
  const { problems } = surmise.setup.getState();
  if (problems.length > 0) return null;
  await surmise.acts.run();
  while (surmise.run.getState().phase !== "finished") await turn();
  return surmise.run.getState();
}

test("whatever single values a link's ranges have, every sampler's study runs to its end", async () => {
  let studies = 0;
  await fc.assert(
    fc.asyncProperty(
      texts,
      fc.constantFrom(...SAMPLER_NAMES),
      fc.constantFrom("iris", "digits"),
      async (said, sampler, data) => {
        const entries = Object.entries(said).filter(([, text]) => text !== null);
        const settings = entries.map(([name, text]) => `${name}=${encodeURIComponent(text!)}`);
        const link = ["v=1", `data=${data}`, `sampler=${sampler}`, `trials=${TRIALS}`, ...settings].join("&");
        const state = await runOf(link);
        if (state === null) return;
        studies += 1;
        const { study, endReason, error, report } = state;
        expect({ link, error, endReason }).toMatchObject({ error: null });
        expect(["trials", "exhausted"]).toContain(endReason);
        expect(study!.trials.map((trial) => trial.state)).not.toContain("failed");
        expect(study!.trials.length).toBeGreaterThan(0);
        for (const trial of study!.trials) expect(paramsProblem(study!.space, trial.params)).toBeNull();
        expect(report).not.toBeNull();
      },
    ),
    { seed: 19, numRuns: 40 },
  );
  expect(studies).toBeGreaterThan(20);
}, 120_000);

test.each([...SETTING_NAMES])("a study in which only %s is searched, with one value, runs", async (name) => {
  const rule = SETTING_TABLE[name];
  const data = canBe({ mode: "range", distribution: rule.defaultRange }, "cnn")
    ? ["iris", "digits"]
    : ["iris"];
  for (const set of data) {
    const all = SETTING_NAMES.map((each) => `${each}=${String(SETTING_TABLE[each].defaultValue)}`);
    const link = [`v=1&data=${set}`, ...all, `${name}=${String(rule.defaultValue)}|`].join("&");
    const state = await runOf(link);
    expect(state).toMatchObject({ error: null, study: { trials: [{ state: "complete" }] } });
  }
});

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
