import { readFile } from "node:fs/promises";
import { expect, test } from "./journey.ts";

const FOLDER = "e2e/fixtures/messy/";

test("limits of detection in the target: reported, read as half the limit, undone, and trained to the end", async ({
  surmise,
  page,
}) => {
  await surmise.open("trials=2&epochs=3&engine=wasm");
  await surmise.drop("03-detection-limit.csv", await readFile(`${FOLDER}03-detection-limit.csv`, "utf8"));
  await expect(page.getByLabel("Kind of “Nitrate mg/L”")).toHaveValue("number");
  await page.getByRole("combobox", { name: "Predict", exact: true }).click();
  await page.getByRole("option", { name: "Nitrate mg/L", exact: true }).click();
  const gaps = page.getByText("3 of 300 rows have no target and are not used.");
  await expect(gaps.first()).toBeVisible();
  await surmise.tab("Data").click();
  const check = page.getByRole("region", { name: "Data check" });
  const finding = check
    .getByRole("listitem")
    .filter({ hasText: "Nitrate mg/L, the target: 3 of 300 cells are not numbers" })
    .first();
  await expect(finding).toContainText("“<1.0” 3×");
  await finding.getByRole("button", { name: "Half the limit" }).click();
  await expect.poll(() => decodeURIComponent(page.url())).toContain("odd=halfLimit:Nitrate");
  await expect(gaps).toHaveCount(0);
  await finding.getByRole("button", { name: "Undo: Half the limit" }).click();
  await expect.poll(() => page.url()).not.toContain("odd=");
  await finding.getByRole("button", { name: "Half the limit" }).click();
  await expect.poll(() => page.url()).toContain("odd=halfLimit");
  await surmise.runToTheEnd();
  await surmise.expectTrials(2);
});

test("“None” is a level until its box is ticked as missing; the link keeps the choice", async ({
  surmise,
  page,
}) => {
  const garages = ["None", "Attached", "Detached"];
  const rows = Array.from({ length: 90 }, (_, i) => `${40 + i},${garages[i % 3]},${i % 2 === 0 ? "a" : "b"}`);
  const table = `area,garage,class\n${rows.join("\n")}\n`;
  await surmise.open();
  await surmise.drop("garages.csv", table);
  await surmise.tab("Data").click();
  const columns = page.getByRole("region", { name: "Every column" });
  await columns.getByText("garage", { exact: true }).first().click();
  const box = columns.getByRole("group", { name: "Counts as missing" }).getByLabel("“None” 30×");
  await expect(box).not.toBeChecked();
  await expect(columns.getByText(/90 values, 0 missing/)).toBeVisible();
  // The box follows the file, which is read again after its change.
  await box.click();
  await expect(columns.getByText(/60 values, 30 missing/)).toBeVisible();
  await expect.poll(() => decodeURIComponent(page.url())).toContain('missing=["garage","None"]');
  await page.reload();
  await surmise.drop("garages.csv", table);
  await surmise.tab("Data").click();
  await columns.getByText("garage", { exact: true }).first().click();
  await expect(box).toBeChecked();
  await box.click();
  await expect(columns.getByText(/90 values, 0 missing/)).toBeVisible();
});
