import { expect, test } from "./journey.ts";

test("own CSV by drop, a wrong kind of column corrected, a study run on it", async ({ surmise, page }) => {
  // Shop numbers look like a quantity but are names: shop 3 is not three times shop 1.
  const rows = Array.from({ length: 90 }, (_, i) => {
    const shop = [101, 205, 318, 442, 559, 673][i % 6]!;
    const sold = [3, 9, 1, 8, 2, 7][i % 6]! + (i % 5) / 10;
    return `${shop};${i % 11};${sold > 5 ? "high" : "low"}`;
  });
  await surmise.open("trials=3&epochs=10&engine=wasm");
  await surmise.drop("shops.csv", `shop;day;sales\n${rows.join("\n")}\n`);

  await expect(page.getByText("shops.csv").first()).toBeVisible();
  await expect(page.getByText(/separated by semicolon/)).toBeVisible();
  await expect(surmise.section("Data")).toContainText("90 rows");
  await expect(surmise.section("Data")).toContainText("sales");

  const kind = page.getByLabel("Kind of “shop”");
  await expect(kind).toHaveValue(/number/);
  await kind.selectOption("category");
  await expect(page.getByText("Recognised as number; changed by you")).toBeVisible();
  await expect.poll(() => page.url()).toContain("kind=category:shop");

  await surmise.runToTheEnd();
  await surmise.expectTrials(3);
  await surmise.tab("Model").click();
  await expect(page.getByText(/on 18 test rows/).first()).toBeVisible();
});

test("a table pasted as text is read like a file", async ({ surmise, page }) => {
  await surmise.open(undefined);
  await surmise.page.getByText("Your file", { exact: true }).click();
  await surmise.button("Paste a table").click();
  const dialog = page.getByRole("dialog", { name: "Paste a table" });
  const rows = Array.from({ length: 30 }, (_, i) => `${i}\t${i % 2 === 0 ? "yes" : "no"}`).join("\n");
  await dialog.getByLabel("Table").fill(`x\tanswer\n${rows}`);
  await dialog.getByRole("button", { name: "Use this table" }).click();
  await expect(dialog).toBeHidden();
  await expect(surmise.section("Data")).toContainText("answer");
  await expect(surmise.button("Run")).toBeEnabled();
});
