import { expect, test } from "./journey.ts";

test("digits: the network is drawn with its shapes, a kernel that does not fit is refused, and a search runs to its end", async ({
  surmise,
  page,
}) => {
  await surmise.open("trials=3&engine=wasm");
  await page.getByRole("button", { name: /^Digits 8 × 8/ }).click();
  await expect(surmise.section("Data")).toContainText("1,797 pictures");
  await surmise.section("Model").click();
  const drawing = page.getByRole("table", { name: "Convolutional network, layer by layer" });
  await expect(drawing.getByRole("row", { name: /Pictures 8 × 8 × 1/ })).toBeVisible();
  await expect(drawing.getByRole("row", { name: /Conv 3–5 8 × 8 × 8–32/ })).toBeVisible();
  await expect(drawing.getByRole("row", { name: "Block 3 · in some networks" })).toBeVisible();
  await expect(drawing.getByRole("row", { name: /Flatten 16–512/ })).toBeVisible();
  await expect(surmise.section("Model")).toContainText("CNN, 1–3 blocks");

  // Without padding windows of 9 × 9 are too large for pictures of 8 × 8.
  const field = (name: string) => page.getByRole("group", { name, exact: true });
  await field("Padding").getByRole("combobox").selectOption("valid");
  await field("Kernel size").getByRole("button", { name: "Turn Kernel size into one value" }).click();
  await field("Kernel size").getByRole("textbox").fill("9");
  await expect(field("Kernel size")).toContainText(
    "In block 1 a convolution of 9 × 9 pixels does not fit into the 8 × 8 that are left.",
  );
  await expect(drawing.getByText("does not fit")).toHaveCount(1);
  await expect(surmise.button("Run")).toBeDisabled();

  await field("Padding").getByRole("combobox").selectOption("same");
  await field("Kernel size").getByRole("textbox").fill("3");
  await field("Epochs").getByRole("textbox").fill("4");
  await field("Rotate").getByRole("textbox").fill("10");
  await expect(drawing.getByText("does not fit")).toHaveCount(0);
  await surmise.runToTheEnd();
  await surmise.expectTrials(3);
  const { accuracies, augmented } = await page.evaluate(() => {
    const { report, study } = window.surmise.run.getState();
    return {
      accuracies: report!.models.map(
        ({ scores }) => scores.find(({ metric }) => metric === "accuracy")!.value,
      ),
      augmented: study!.config.settings.rotate,
    };
  });
  expect(augmented).toEqual({ mode: "value", value: 10 });
  // With ten classes, an untrained network has an accuracy of about 0.1.
  expect(accuracies[0]).toBeGreaterThan(0.7);
});

test("a link to pictures brings its network back, and a table has a perceptron", async ({
  surmise,
  page,
}) => {
  await surmise.open("data=digits&blocks=2&head=globalAverage&engine=wasm");
  await surmise.section("Model").click();
  const drawing = page.getByRole("table", { name: "Convolutional network, layer by layer" });
  await expect(drawing.getByRole("row", { name: /Global mean 16–64/ })).toBeVisible();
  await page.getByRole("group", { name: "Learner" }).getByRole("combobox").selectOption("mlp");
  await expect(drawing).toBeHidden();
  await expect(page.getByRole("img", { name: /^Multilayer perceptron: 64 inputs/ })).toBeVisible();
  await page.getByRole("button", { name: /^Iris/ }).click();
  await expect(page.getByRole("group", { name: "Learner" }).getByRole("combobox")).toHaveValue("mlp");
  await expect(page.getByRole("img", { name: /^Multilayer perceptron: 4 inputs/ })).toBeVisible();
});
