import { expect, test } from "./journey.ts";

/** What the Model tab shows of each learner beside networks. */
const CASES = [
  { data: "penguins", learner: "Nearest neighbours (k-NN)", inside: "Neighbours of a test row" },
  { data: "diabetes", learner: "Linear", inside: "Coefficients" },
  { data: "penguins", learner: "Random forest", inside: "One tree of the forest" },
  { data: "diabetes", learner: "Gradient boosting", inside: "One tree of the boosting" },
] as const;

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
    models: ["best", "forest", "linear", "constant"],
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

test("the last learner of a search stays ticked, and the form says why", async ({ surmise, page }) => {
  await surmise.open("data=penguins&family=knn|linear");
  await surmise.section("Model").click();
  const learner = page.getByRole("group", { name: "Learner", exact: true });
  const box = (name: string) => learner.getByRole("checkbox", { name });
  await box("Linear").click();
  await expect(box("Linear")).not.toBeChecked();
  await box("Nearest neighbours (k-NN)").press("Space");
  await expect(box("Nearest neighbours (k-NN)")).toBeChecked();
  await expect(learner.getByText("At least one learner is needed.")).toBeVisible();
  await box("Random forest").click();
  await expect(learner.getByText("At least one learner is needed.")).toBeHidden();
  await box("Nearest neighbours (k-NN)").click();
  await expect(box("Nearest neighbours (k-NN)")).not.toBeChecked();
});

test("of more neighbours than bars, the chart says how many it shows", async ({ surmise, page }) => {
  await surmise.open("data=iris&family=knn&neighbours=60&trials=1");
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const card = page.getByRole("region", { name: "Neighbours of a test row" });
  await expect(card.getByText(/Its 60 nearest training rows/).first()).toBeVisible();
  await expect(
    card.getByText(/The chart shows the nearest 20 of 60; the table lists all\./).first(),
  ).toBeVisible();
});

for (const { data, learner, inside } of CASES) {
  test(`${learner}: chosen, searched, judged and looked into`, async ({ surmise, page }) => {
    await surmise.open(`data=${data}&trials=5&sampler=random`);
    await surmise.section("Model").click();
    const type = page.getByRole("group", { name: "Learner" });
    await type.getByRole("combobox", { name: "Learner" }).selectOption({ label: learner });
    await expect(type.getByRole("paragraph").first()).toBeVisible();
    // Settings of networks are gone.
    await expect(page.getByRole("region", { name: "Network", exact: true })).toBeHidden();
    await surmise.runToTheEnd();
    await surmise.expectTrials(5);

    await surmise.tab("Model").click();
    const model = page.getByRole("tabpanel", { name: "Model" });
    await expect(model.getByRole("region", { name: inside })).toBeVisible();
    const importance = model.getByRole("region", { name: "Importance of the columns" });
    await expect(importance.getByText(/The largest is/)).toBeVisible();
    const winner = model.getByRole("region", { name: "Winning configuration" });
    await expect(winner).toContainText(/1,000 rows predicted in[\d.]+ (ms|s)/);
    await importance.getByRole("button", { name: /Show as table/ }).click();
    await expect(importance.getByRole("grid").or(importance.getByRole("table")).first()).toBeVisible();
  });
}

test("a tree is read level by level: a node becomes the top, and the way back is above", async ({
  surmise,
  page,
}) => {
  await surmise.open("data=penguins&trials=2&sampler=random&family=forest&run");
  await surmise.finished();
  await surmise.tab("Model").click();
  const tree = page.getByRole("region", { name: "One tree of the forest" });
  const way = tree.getByRole("navigation", { name: "The way from the root" });
  await expect(way.getByText("All rows")).toBeVisible();
  const nodes = tree.getByRole("button", { name: /rows/ });
  // The first node below the top: its button goes, and the focus goes on to the way.
  await nodes.first().press("Enter");
  await expect(way.getByRole("button", { name: "All rows" })).toBeVisible();
  await expect(way.locator("[aria-current]")).toBeFocused();
  await way.getByRole("button", { name: "All rows" }).click();
  await expect(way.getByRole("button")).toHaveCount(0);
});

test("Let the search choose: twelve trials of several learners, told apart in the chart", async ({
  surmise,
  page,
}) => {
  await surmise.open("data=penguins&trials=12&epochs=10");
  await surmise.section("Model").click();
  const type = page.getByRole("group", { name: "Learner" });
  await type.getByRole("combobox", { name: "Learner" }).selectOption({ label: "Let the search choose" });
  await expect(type.getByRole("checkbox")).toHaveCount(5);
  await type.getByRole("checkbox", { name: /Linear/ }).uncheck();
  await surmise.runToTheEnd();
  await surmise.expectTrials(12);
  const best = page.getByRole("region", { name: "Best so far" });
  await expect(best.getByText(/Best of each:/)).toBeVisible();
  const lines = best.getByRole("switch", { name: "Best of each learner" });
  await lines.press("Space");
  await expect(lines).toBeChecked();
  const learners = await page.evaluate(() =>
    window.surmise.run.getState().study?.trials.map(({ params }) => String(params["family"])),
  );
  // The search begins with the default settings of each.
  expect(new Set(learners?.slice(0, 4))).toEqual(new Set(["mlp", "knn", "forest", "boosting"]));

  const model = page.getByRole("tabpanel", { name: "Model" });
  await surmise.tab("Model").click();
  await expect(model.getByRole("region", { name: "Importance of the columns" })).toBeVisible();
  const more = model.getByRole("region", { name: "Would more data help?" });
  await more.getByRole("button", { name: "Find out" }).click();
  await expect(more).toContainText(/from 193 to 275 rows, log loss .*became (better|worse) by/, {
    timeout: 60_000,
  });
  const ensemble = model.getByRole("region", { name: "Ensemble of the best trials" });
  await ensemble.getByRole("button", { name: "Build an ensemble" }).click();
  await expect(ensemble).toContainText(/Those rows were used twice/, { timeout: 60_000 });
  const beside = model.getByRole("region", { name: "Beside the baselines" });
  for (const row of ["Best model", "Ensemble", "Random forest", "Linear model", "Most frequent class"]) {
    await expect(beside.getByText(row, { exact: true })).toBeVisible();
  }
});

test("AutoML is suggested for a table, takes a larger budget and folds, and can be taken back", async ({
  surmise,
  page,
}) => {
  await surmise.open("data=penguins");
  await surmise.section("Model").click();
  await surmise.button("Try all learners").click();
  const type = page.getByRole("group", { name: "Learner" });
  await expect(type.getByRole("checkbox", { checked: true })).toHaveCount(5);
  await expect(surmise.section("Search")).toContainText("60 trials");
  await expect(page).toHaveURL(/folds=5/);
  await surmise.button("Undo").click();
  await expect(type.getByRole("combobox")).toHaveValue("mlp");
  await expect(page).not.toHaveURL(/folds=5/);
  await expect(surmise.section("Search")).toContainText("20 trials");
});
