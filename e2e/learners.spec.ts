import { expect, test } from "./journey.ts";

test("neighbours are chosen as the model: only their settings are shown, no engine is opened, and the report follows", async ({
  surmise,
  page,
}) => {
  await surmise.open("data=iris&trials=4&folds=5");
  await surmise.section("Model").click();
  const field = (name: string) => page.getByRole("group", { name, exact: true });
  await field("Learner").getByRole("combobox").selectOption("knn");
  await expect(field("Neighbours (k)")).toBeVisible();
  await expect(field("Learning rate")).toBeHidden();
  await surmise.runToTheEnd();
  await surmise.expectTrials(4);
  const found = await page.evaluate(() => {
    const { report, study, engine, error } = window.surmise.run.getState();
    return {
      learners: study!.config.settings.family,
      curves: study!.trials.map(({ curve }) => curve.score.length),
      engine,
      error,
      accuracy: report!.models[0]!.scores.find(({ metric }) => metric === "accuracy")!.value,
      models: report!.models.map(({ model }) => model),
    };
  });
  expect(found).toMatchObject({
    learners: { mode: "value", value: "knn" },
    curves: [0, 0, 0, 0],
    engine: null,
    error: null,
    models: ["best", "linear", "constant"],
  });
  expect(found.accuracy).toBeGreaterThan(0.8);
});

test("a link lets the search choose among every learner for tables", async ({ surmise, page }) => {
  const every = ["mlp", "knn", "linear", "forest", "boosting"];
  await surmise.open(
    `data=penguins&trials=10&epochs=5&trees=20&rounds=30&sampler=random&seed=2&family=${every.join("|")}`,
  );
  await surmise.runToTheEnd();
  await surmise.expectTrials(10);
  const trials = await page.evaluate(() =>
    window.surmise.run.getState().study!.trials.map(({ params, state, values }) => ({
      family: params["family"],
      state,
      value: values?.[0],
    })),
  );
  expect(trials.map(({ state }) => state)).toEqual(trials.map(() => "complete"));
  expect(new Set(trials.map(({ family }) => family))).toEqual(new Set(every));
});
