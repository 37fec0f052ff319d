import { readFileSync } from "node:fs";
import { expect, test } from "./journey.ts";

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));

test("penguins from a workbook: the sheet with the table is found, and another can be chosen", async ({
  surmise,
  page,
}) => {
  await surmise.open("trials=3&epochs=5&engine=cpu");
  await surmise.drop("penguins.xlsx", fixture("penguins.xlsx"));
  await expect(surmise.section("Data")).toContainText("344 rows");
  await expect(page.getByLabel("Sheet")).toHaveValue("Penguins");
  await surmise.runToTheEnd();
  await surmise.expectTrials(3);

  await page.getByLabel("Sheet").selectOption("About");
  await expect(page.getByText(/There is no data in it|no rows|single column/).first()).toBeVisible();
});

test("Parquet, and a file that is told by its content, not its name", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.drop("penguins.csv", fixture("penguins.parquet"));
  await expect(surmise.section("Data")).toContainText("344 rows");
  await expect(surmise.button("Run")).toBeEnabled();

  await surmise.drop("cut.parquet", fixture("penguins.parquet").subarray(0, 3000));
  await expect(page.getByText(/“cut.parquet” is damaged: its Parquet data/).first()).toBeVisible();
  await surmise.drop("cut.xlsx", fixture("penguins.xlsx").subarray(0, 9000));
  await expect(page.getByText(/“cut.xlsx” is damaged/).first()).toBeVisible();
  await expect(surmise.button("Run")).toBeDisabled();
});

test("200,000 rows are read while the page answers; reading can be cancelled", async ({ surmise, page }) => {
  await surmise.open();
  const drop = (rows: number, name: string) =>
    page.evaluate(
      ({ rows: count, name: file }) => {
        const lines = ["id,x,y,label"];
        for (let i = 0; i < count; i++) {
          lines.push(`${i},${(i * 7919) % 1000},${((i * 31) % 997) / 8},${i % 3 === 0 ? "yes" : "no"}`);
        }
        const transfer = new DataTransfer();
        transfer.items.add(new File([lines.join("\n")], file));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
      },
      { rows, name },
    );
  await drop(200_000, "large.csv");
  await expect(surmise.section("Data")).toContainText("200,000 rows", { timeout: 30_000 });

  await drop(1_000_000, "larger.csv");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(surmise.section("Data")).toContainText("200,000 rows");
  await expect(surmise.button("Run")).toBeEnabled();
});
