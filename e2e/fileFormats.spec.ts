import { readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { expect, test } from "./journey.ts";

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));

test("penguins from a workbook: the sheet with the table is found, and another can be chosen", async ({
  surmise,
  page,
}) => {
  await surmise.open("trials=3&epochs=5&engine=wasm");
  await surmise.drop("penguins.xlsx", fixture("penguins.xlsx"));
  await expect(surmise.section("Data")).toContainText("344 rows");
  await expect(page.getByLabel("Sheet")).toHaveValue("Penguins");
  await surmise.runToTheEnd();
  await surmise.expectTrials(3);

  await page.getByLabel("Sheet").selectOption("About");
  await expect(page.getByText(/It contains no data|no rows|single column/).first()).toBeVisible();
});

test("Parquet, and a file recognised by its content instead of its name", async ({ surmise, page }) => {
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

test("a zip of tables, as Kaggle packs them: the test file's rows stay for the test", async ({
  surmise,
  page,
}) => {
  const table = (rows: number) =>
    new TextEncoder().encode(
      `x,y,label\n${Array.from({ length: rows }, (_, i) => `${i % 17},${(i * 7) % 13},${i % 2 === 0 ? "yes" : "no"}`).join("\n")}\n`,
    );
  await surmise.open();
  await surmise.drop("archive.zip", zipSync({ "data/train.csv": table(80), "data/test.csv": table(20) }));
  await expect(surmise.section("Data")).toContainText("100 rows");
  await expect(page.getByText("The last 20 rows come from a test file")).toBeVisible();
  await expect(surmise.button("Run")).toBeEnabled();
});

test("an encoding chosen by hand, kept in the link; bytes that mean nothing in one lead to another", async ({
  surmise,
  page,
}) => {
  // "花名,長度,類", then lines of "玫瑰" and "牡丹", in Big5.
  const rose = [170, 180, 186, 192];
  const peony = [168, 100, 164, 166];
  const rows = Array.from({ length: 40 }, (_, i) => [
    ...(i % 3 === 0 ? rose : peony),
    ...new TextEncoder().encode(`,${i % 7},${i % 2}\n`),
  ]);
  const flowers = Uint8Array.from([
    170,
    225,
    166,
    87,
    44,
    170,
    248,
    171,
    215,
    44,
    195,
    254,
    10,
    ...rows.flat(),
  ]);
  await surmise.open();
  await surmise.drop("flowers.csv", flowers);
  await page.getByLabel("Encoding").selectOption("Traditional Chinese (Big5)");
  await expect(page.getByLabel("Kind of “花名”")).toHaveValue("category");
  await expect(page.getByText("Read as Traditional Chinese (Big5), separated by comma")).toBeVisible();
  await expect.poll(() => page.url()).toContain("file.encoding=big5");

  await page.getByLabel("Encoding").selectOption("UTF-8");
  const alert = page.getByRole("alert").filter({ hasText: "It is not written in UTF-8" });
  await expect(alert).toContainText("Choose another encoding");
  await alert.getByLabel("Encoding").selectOption("Traditional Chinese (Big5)");
  await expect(surmise.button("Run")).toBeEnabled();
  await expect.poll(() => page.url()).toContain("file.encoding=big5");

  await page.reload();
  await expect(page.getByText(/The link needs the file “flowers\.csv”/).first()).toBeVisible();
  await surmise.drop("flowers.csv", flowers);
  await expect(page.getByLabel("Kind of “花名”")).toHaveValue("category");

  await surmise.drop("garbled.csv", `town,n\n${rows.map((_, i) => `M\ufffdlaga,${i}`).join("\n")}\n`);
  await expect(page.getByText(/“M\ufffdlaga” in “town” has characters that could not be read/)).toBeVisible();
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

test("columns that a test file lacks are proposed to be left out; made features again, they stay so in the link", async ({
  surmise,
  page,
}) => {
  const columns = (count: number, rows: number) =>
    [
      "day,wind,heat,rain,casual,registered,cnt",
      ...Array.from({ length: rows }, (_, i) =>
        [i, i % 7, i % 5, i % 3, i % 11, 2 * i, 2 * i + (i % 11)].join(","),
      ),
    ].map((line) => line.split(",").slice(0, count).join(","));
  const text = (lines: readonly string[]) => new TextEncoder().encode(lines.join("\n"));
  const rentals = zipSync({ "train.csv": text(columns(7, 80)), "test.csv": text(columns(4, 20)) });
  const note = page.getByText(/“test\.csv” also lacks/);
  await surmise.open();
  await surmise.drop("rentals.zip", rentals);
  await expect(note).toContainText("“casual”, “registered”");
  await page.getByLabel("Use “casual” as a feature").check();
  await expect(note).toContainText("“registered”: its values");
  await page.getByLabel("Use “registered” as a feature").check();
  await expect(note).toHaveCount(0);
  await expect.poll(() => page.url()).not.toContain("without=");
  await page.reload();
  await surmise.drop("rentals.zip", rentals);
  await expect(page.getByLabel("Use “registered” as a feature")).toBeChecked();
  await expect(note).toHaveCount(0);
});
