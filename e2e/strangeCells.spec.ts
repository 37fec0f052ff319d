import { zipSync } from "fflate";
import { expect, test } from "./journey.ts";

const ROWS = Array.from({ length: 60 }, (_, i) => i);

test("headers that are special, repeated or empty are columns like any other", async ({ surmise, page }) => {
  await surmise.open("trials=2&epochs=5&engine=cpu");
  const rows = ROWS.map((i) =>
    [i % 7, i % 5, (i * 3) % 11, i % 4, i % 3, i % 2 === 0 ? "yes" : "no"].join(","),
  );
  await surmise.drop("headers.csv", `__proto__,x,x,,constructor,hasOwnProperty\n${rows.join("\n")}\n`);
  await expect(surmise.section("Data")).toContainText("60 rows");
  await expect(surmise.section("Data")).toContainText("hasOwnProperty");
  for (const name of ["__proto__", "x", "x (2)", "column 4", "constructor"]) {
    await expect(page.getByLabel(`Kind of “${name}”`, { exact: true })).toHaveValue("number");
  }
  await page.getByLabel("Kind of “__proto__”").selectOption("category");
  await expect.poll(() => page.url()).toContain("kind=category:__proto__");
  await surmise.tab("Data").click();
  const columns = page.getByRole("region", { name: "Every column" });
  await expect(columns.getByRole("option", { name: /^__proto__/ })).toBeVisible();
  await columns.getByRole("option", { name: /^constructor/ }).click();
  await expect(columns.getByText(/^60 values, 0 missing/)).toBeVisible();
  await surmise.runToTheEnd();
  await surmise.expectTrials(2);
});

const FORMULAS = [
  "=1+1",
  '=HYPERLINK("http://example.invalid","click")',
  "+2*3",
  "-cmd|' /C calc'!A0",
  "@SUM(A1)",
];
const MARKUP = [
  '<img src=x onerror="window.ran = true">',
  "<script>window.ran = true</script>",
  '<svg onload="window.ran = true">',
  "<b>bold</b>",
  "{{columns}} $t(common.run)",
];

test("formulas and HTML in cells are shown as they were written and never run", async ({ surmise, page }) => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = ROWS.map((i) =>
    [
      quoted(FORMULAS[i % 5]!),
      quoted(MARKUP[(i * 2) % 5]!),
      i % 9,
      quoted(i % 2 === 0 ? "<i>yes</i>" : "=no"),
    ].join(","),
  );
  await surmise.open("trials=2&epochs=5&engine=cpu");
  await surmise.drop("cells.csv", `formula,"<u>markup</u>",n,label\n${rows.join("\n")}\n`);
  await expect(surmise.section("Data")).toContainText("60 rows");
  await page.getByText("First rows", { exact: true }).click();
  const first = page.getByRole("group", { name: /^The first \d+ rows/ });
  for (const text of [...FORMULAS, ...MARKUP])
    await expect(first.getByText(text, { exact: true }).first()).toBeAttached();
  await expect(first.getByRole("columnheader", { name: "<u>markup</u>" })).toBeVisible();

  await surmise.tab("Data").click();
  const columns = page.getByRole("region", { name: "Every column" });
  await columns.getByRole("option", { name: /^<u>markup<\/u>/ }).click();
  await expect(columns.getByText("Distribution of “<u>markup</u>”")).toBeAttached();
  const table = page.getByRole("group", { name: /^Rows of the table/ });
  await expect(
    table.getByText('=HYPERLINK("http://example.invalid","click")', { exact: true }).first(),
  ).toBeAttached();

  await surmise.runToTheEnd();
  await surmise.expectTrials(2);
  await surmise.tab("Model").click();
  await expect(page.getByText("<i>yes</i>", { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
  await expect(page.locator("img[src=x], svg[onload], u, main b, main i")).toHaveCount(0);
});

test("HTML and special names as folders of a zip are treated as plain names", async ({ surmise, page }) => {
  const { linesPng } = await import("./pictureFixtures.ts");
  const pictures = ROWS.flatMap((i): [string, Uint8Array][] => [
    [`__proto__/${i}.png`, linesPng(true, i)],
    [`<b>level/${i}.png`, linesPng(false, i)],
  ]);
  await surmise.open();
  await surmise.drop(
    "names.zip",
    zipSync(Object.fromEntries(pictures.map(([path, png]) => [`all/${path}`, png]))),
  );
  await expect(surmise.section("Data")).toContainText("120 pictures");
  await expect(page.getByRole("img", { name: "Pictures of “__proto__”" })).toBeVisible();
  await expect(page.getByRole("img", { name: "Pictures of “<b>level”" })).toBeVisible();
  await expect(surmise.button("Run")).toBeEnabled();
});
