import { expect, test } from "./journey.ts";
import { SHORT } from "./surmisePage.ts";

/** Pseudo-random numbers in [0, 1), the same in every run. */
function drawn(count: number): readonly number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  });
}

/** 30 patients with 4 visits each, like a hospital's table. */
function visits(): string {
  const noise = drawn(240);
  const rows = Array.from({ length: 120 }, (_, i) => {
    const pulse = 60 + 30 * noise[2 * i]!;
    return `ward ${Math.floor(i / 4) + 1},${pulse.toFixed(1)},${(36 + 2 * noise[2 * i + 1]!).toFixed(1)},${pulse > 75 ? "ill" : "well"}`;
  });
  return `patient,pulse,temperature,state\n${rows.join("\n")}\n`;
}

test("rows of one patient stay together, folds are cut twice, and the page says how the score is made", async ({
  surmise,
  page,
}) => {
  await surmise.open(SHORT);
  await surmise.drop("visits.csv", visits());
  await expect(surmise.section("Data")).toContainText("120 rows");
  await page.getByRole("group").getByText("Split", { exact: true }).click();
  await page.getByRole("combobox", { name: "Rows" }).selectOption("By group");
  await page.getByRole("combobox", { name: "Group" }).selectOption("patient");
  await expect(page.getByText(/\d+ rows, \d+ groups/).first()).toBeVisible();
  await expect(page.getByText(/“patient” is not a feature/)).toBeVisible();
  await page.getByRole("combobox", { name: "Validation" }).selectOption("3 folds");
  await page.getByRole("combobox", { name: "Cut into folds" }).selectOption("2 times");
  await expect(
    page.getByText(
      /^Score: mean of 3 × 2 folds, stratified, grouped by “patient”\. Test: \d+ rows of other groups\.$/,
    ),
  ).toBeVisible();

  await surmise.runToTheEnd();
  expect(page.url()).toContain("by=group:patient");
  expect(page.url()).toContain("foldRepeats=2");
  await surmise.tab("Search").click();
  await surmise.trials.getByRole("row").nth(1).click();
  const trial = page.getByRole("region", { name: /^Trial \d/ });
  await expect(trial.getByText(/mean of 3 × 2 folds/)).toBeVisible();
  await expect(trial.getByText(/± .* standard error/)).toBeVisible();
  await expect(trial.getByRole("group", { name: "Fold by fold" }).getByRole("row")).toHaveCount(7);
  await surmise.tab("Model").click();
  await expect(page.getByText(/mean of 3 × 2 folds, stratified, grouped by “patient”/).last()).toBeVisible();
  await expect(page.getByText(/opened: \d+ rows of other groups/)).toBeVisible();
});

test("of hundreds of columns the group is found by typing", async ({ surmise, page }) => {
  const noise = drawn(80 * 400);
  const names = Array.from({ length: 400 }, (_, column) => `gene ${column}`);
  const rows = Array.from({ length: 80 }, (_, row) => {
    const genes = names.map((_name, column) => noise[row * 400 + column]!.toFixed(2));
    return `${genes.join(",")},person ${row % 20},${row % 3 === 0 ? "ill" : "well"}`;
  });
  await surmise.open(SHORT);
  await surmise.drop("genes.csv", `${names.join(",")},person,state\n${rows.join("\n")}\n`);
  await expect(surmise.section("Data")).toContainText("80 rows");
  await page.getByRole("group").getByText("Split", { exact: true }).click();
  await page.getByRole("combobox", { name: "Rows" }).selectOption("By group");
  const group = page.getByRole("combobox", { name: "Group" });
  for (const name of ["gene 399", "person", "person"]) {
    await group.fill(name.slice(0, -1));
    await page.getByRole("option", { name, exact: true }).click();
    await expect(group).toHaveValue(name);
  }
  await expect(page.getByText(/\d+ rows, \d+ groups/).first()).toBeVisible();
  await expect(page.getByText(/“person” is not a feature/)).toBeVisible();
});

test("too few groups are reported at their field, and Run is disabled", async ({ surmise, page }) => {
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${["north", "south"][i % 2]},${i},${i % 3 === 0 ? "a" : "b"}`,
  );
  await surmise.open(SHORT);
  await surmise.drop("regions.csv", `region,x,class\n${rows.join("\n")}\n`);
  await expect(surmise.section("Data")).toContainText("60 rows");
  await page.getByRole("group").getByText("Split", { exact: true }).click();
  await page.getByRole("combobox", { name: "Rows" }).selectOption("By group");
  await page.getByRole("combobox", { name: "Group" }).selectOption("region");
  await expect(page.getByText(/“region” has too few groups \(2\).*3 are needed/).first()).toBeVisible();
  await expect(surmise.button("Run")).toBeDisabled();
  await page.getByRole("combobox", { name: "Rows" }).selectOption("At random");
  await expect(surmise.button("Run")).toBeEnabled();
});

test("a study in the order of time trains on the past and is tested on the latest rows", async ({
  surmise,
  page,
}) => {
  const noise = drawn(100);
  const rows = Array.from(
    { length: 100 },
    (_, i) => `${2000 + i},${(10 * noise[i]!).toFixed(2)},${(i / 10 + 3 * noise[i]!).toFixed(2)}`,
  );
  await surmise.open(SHORT);
  await surmise.drop("sales.csv", `year,adverts,sales\n${rows.join("\n")}\n`);
  await expect(surmise.section("Data")).toContainText("100 rows");
  await page.getByRole("group").getByText("Split", { exact: true }).click();
  await page.getByRole("combobox", { name: "Rows" }).selectOption("In order of time");
  await expect(page.getByRole("combobox", { name: "Time" })).toHaveValue("year");
  await page.getByRole("combobox", { name: "Validation" }).selectOption("4 folds");
  await expect(
    page.getByText(/trains on all rows before it: the first on 16 rows, the last on 64/),
  ).toBeVisible();
  await expect(
    page.getByText("Score: mean of 4 folds, in order of “year”. Test: the latest 20 rows."),
  ).toBeVisible();
  await surmise.runToTheEnd();
  expect(page.url()).toContain("by=time:year");
  await surmise.tab("Model").click();
  await expect(page.getByText(/opened: the latest 20 rows/)).toBeVisible();
});

test("a lopsided target is learnt by its logarithm, and scored in its own units beside its residuals", async ({
  surmise,
  page,
}) => {
  const noise = drawn(400);
  const rows = Array.from({ length: 200 }, (_, i) => {
    const size = 6 * noise[2 * i]!;
    return `${size.toFixed(3)},${Math.exp(5 + size / 2 + 0.6 * (noise[2 * i + 1]! - 0.5)).toFixed(2)}`;
  });
  await surmise.open("trials=3&epochs=30&engine=wasm");
  await surmise.drop("prices.csv", `size,price\n${rows.join("\n")}\n`);
  await expect(page.getByText(/“price” has a long tail of large values/)).toBeVisible();
  await surmise.button("Use the logarithm").click();
  await expect(page.getByText(/“price” has a long tail/)).toBeHidden();
  await surmise.runToTheEnd();
  expect(page.url()).toContain("targetTransform=log");

  await surmise.tab("Model").click();
  await expect(page.getByText(/All models learnt the logarithm of the target/)).toBeVisible();
  const spread = page.getByRole("region", { name: "Residuals against predictions" });
  await expect(spread.getByText(/Breusch–Pagan test: .*, p /)).toBeVisible();
  const cursor = spread.getByRole("slider");
  await cursor.focus();
  await page.keyboard.press("ArrowRight");
  await expect(cursor).toHaveAttribute("aria-valuetext", /Row \d+, Actual .*, Predicted .*, Residual /);
  await spread.getByRole("button", { name: /table/i }).click();
  await expect(spread.getByRole("row")).not.toHaveCount(0);
  await expect(page.getByRole("region", { name: "Residuals against a normal distribution" })).toBeVisible();
  const worst = page.getByRole("region", { name: "Largest errors" });
  await expect(worst.getByRole("row")).toHaveCount(11);
});

test("the best model is tested on a test file dropped beside the training file", async ({
  surmise,
  page,
}) => {
  const noise = drawn(110);
  const table = (from: number, to: number) => {
    const rows = Array.from({ length: to - from }, (_, i) => {
      const x = noise[from + i]!;
      return `${x.toFixed(4)},${x > 0.5 ? "high" : "low"}`;
    });
    return `x,class\n${rows.join("\n")}\n`;
  };
  await surmise.open(SHORT);
  const files = await page.evaluateHandle(
    (texts) => {
      const transfer = new DataTransfer();
      for (const [name, text] of texts) transfer.items.add(new File([text!], name!, { type: "text/csv" }));
      return transfer;
    },
    [
      ["train.csv", table(0, 80)],
      ["test.csv", table(80, 110)],
    ],
  );
  await page.dispatchEvent("body", "dragenter", { dataTransfer: files });
  await page.dispatchEvent("body", "drop", { dataTransfer: files });
  await expect(surmise.section("Data")).toContainText("110 rows");
  // Comes a little later, and moves what is below.
  await expect(page.getByText("The last 30 rows come from a test file")).toBeVisible();
  await page.getByRole("group").getByText("Split", { exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Test share in per cent" })).toBeHidden();
  await expect(
    page.getByText(/^Score: .*16 validation rows.*Test: 30 rows of the test file\.$/),
  ).toBeVisible();
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  await expect(page.getByText(/on 30 test rows/).first()).toBeVisible();
  await expect(page.getByText(/opened: 30 rows of the test file/)).toBeVisible();
});
