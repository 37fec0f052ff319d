import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { zipSync } from "fflate";
import { expect, test } from "./journey.ts";

const SPELLINGS = readFileSync(new URL("./fixtures/messy/16-label-spelling.csv", import.meta.url));

test("a class in several spellings is found and merged; undone, done again, and kept by the link", async ({
  page,
  surmise,
}) => {
  await surmise.open();
  await surmise.drop("fish.csv", SPELLINGS);
  const rail = page.getByRole("complementary", { name: "Set-up" });
  await expect(rail.getByText(/look alike, and \d+ more spellings/)).toBeVisible();
  await surmise.tab("Data").click();
  const check = page.getByRole("region", { name: "Data check" });
  await expect(check.getByText(/3 labels are spelt in several ways/)).toBeVisible();
  await expect(check.getByText(/species, the target: “Pike” \d+×.*“PIKE”.* look alike/)).toBeVisible();
  // A remedy that deletes the rows of a spelling is not offered.
  await expect(check.getByRole("button", { name: "Leave these classes out" })).toHaveCount(0);
  const target = page.getByRole("region", { name: "Target" });
  const many = await classesOf(target);
  expect(many).toBeGreaterThan(8);

  await check.getByRole("button", { name: /^Merge the spellings into “/ }).click();
  await expect(target.getByText("species: 3 classes.")).toBeVisible();
  await expect(rail.getByText(/look alike/)).toHaveCount(0);
  await check.getByRole("button", { name: /^Undo: Merge the spellings/ }).click();
  await expect.poll(() => classesOf(target)).toBe(many);

  await rail.getByRole("button", { name: /^Merge into “/ }).click();
  await expect(target.getByText("species: 3 classes.")).toBeVisible();
  await expect
    .poll(() => decodeURIComponent(page.url()))
    .toContain('merge=["species",["Perch","PERCH","perch"]');
  await page.reload();
  await surmise.drop("fish.csv", SPELLINGS);
  await surmise.tab("Data").click();
  await expect(target.getByText("species: 3 classes.")).toBeVisible();
});

test("classes that a test file spells differently are shown before Run, and matched", async ({
  page,
  surmise,
}) => {
  const rows = (names: readonly string[]) =>
    Array.from({ length: 60 }, (_, i) => `${i % 17},${(i * 7) % 13},${names[i % names.length]}`).join("\n");
  await surmise.open();
  const table = (names: readonly string[]) => new TextEncoder().encode(`a,b,species\n${rows(names)}\n`);
  await surmise.drop(
    "iris.zip",
    zipSync({
      "train.csv": table(["setosa", "versicolor", "virginica"]),
      "test.csv": table(["SETOSA", "Versicolor", "virginica", "sibirica"]),
    }),
  );
  const rail = page.getByRole("complementary", { name: "Set-up" });
  await expect(rail.getByText(/a class without training rows: “sibirica”/)).toBeVisible();
  await expect(rail.getByText("“SETOSA” and “setosa” look alike, and 1 more spelling.")).toBeVisible();
  await surmise.tab("Data").click();
  const check = page.getByRole("region", { name: "Data check" });
  await expect(
    check.getByText("species, the target: “SETOSA” 15× in the test file looks like “setosa” 20×"),
  ).toBeVisible();
  await expect(check.getByText("species, the target: “sibirica” 15× in the test file only")).toBeVisible();
  await check.getByRole("button", { name: "Match them" }).click();
  const target = page.getByRole("region", { name: "Target" });
  await expect(target.getByText("species: 4 classes.")).toBeVisible();
  await expect(check.getByRole("button", { name: "Undo: Match them" })).toBeVisible();
  await expect(rail.getByText(/look alike/)).toHaveCount(0);
});

/** The number of classes in the card of the target. */
async function classesOf(target: Locator): Promise<number> {
  const text = await target.getByText(/species: \d+ classes\./).textContent();
  return Number(/\d+/.exec(text ?? "")?.[0]);
}
