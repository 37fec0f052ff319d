import { violations } from "./axe.ts";
import { expect, test } from "./journey.ts";

/** A file with every possible flaw: ids, a copy of the target, duplicates, gaps, an outlier, many levels, a rare class. */
function flawed(): string {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const ripe = i % 40 === 0 ? "yes" : i % 133 === 7 ? "half" : "no";
    const code = { yes: "k1", half: "k2", no: "k3" }[ripe];
    const weight = i === 13 ? 9000 : 90 + ((i * 37) % 211) / 10;
    const gap = i % 5 < 3 ? "" : ((i * 53) % 97) / 10;
    const size = ["medium", "small", "large"][(i * 7) % 3]!;
    const sold = `${1 + ((i * 11) % 28)}/${1 + ((i * 5) % 12)}/2024`;
    return [
      i + 1,
      size,
      sold,
      weight,
      weight,
      `town ${(i * 31) % 60}`,
      "x",
      `note ${i} of it`,
      code,
      gap,
      ripe,
    ].join(",");
  });
  const copies = rows.slice(0, 5);
  return [
    "number,size,sold,weight,weight copy,town,constant,notes,code,gap,ripe",
    ...rows,
    ...copies,
    "",
  ].join("\n");
}

test("a file with every flaw: each is found, and each remedy can be undone", async ({ surmise, page }) => {
  await surmise.open("trials=2&epochs=5&engine=wasm");
  await surmise.drop("fruit.csv", flawed());
  await surmise.tab("Data").click();
  const check = page.getByRole("region", { name: "Data check" });
  await expect(check.getByText("1 column may give the target away")).toBeVisible();
  await expect(check.getByText("code is the target under another name")).toBeVisible();
  await expect(check.getByText(/^5 rows .* are equal to earlier ones/)).toBeVisible();
  await expect(check.getByText("number: 400 different whole numbers, almost without gaps")).toBeVisible();
  await expect(check.getByText("The classes are very uneven")).toBeVisible();
  await expect(check.getByText("1 class has fewer than 10 rows")).toBeVisible();
  await expect(check.getByText(/^gap: \d+ missing/)).toBeVisible();
  await expect(check.getByText(/^weight: 1 row .* above/)).toBeVisible();
  await expect(check.getByText("weight copy is the same as weight")).toBeVisible();
  await expect(check.getByText("town: 60 levels")).toBeVisible();
  await expect(check.getByText("1 column has the same value in every row")).toBeVisible();

  await check.getByRole("button", { name: "Leave out “code”" }).click();
  await expect.poll(() => page.url()).toContain("without=code");
  await page.getByRole("alert").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => page.url()).not.toContain("without=code");

  await check.getByRole("button", { name: "Leave duplicate rows out" }).click();
  await expect.poll(() => page.url()).toContain("clean=duplicates");
  await check.getByRole("button", { name: "Leave these classes out" }).click();
  await expect(
    check.getByText(/^Missing values of a feature are filled automatically, from the training rows alone/),
  ).toBeVisible();
  await check.getByRole("button", { name: "Encode by the target's mean" }).click();
  await expect.poll(() => page.url()).toContain("encoding=targetMean");
  await check.getByRole("button", { name: "Undo: Encode by the target's mean" }).click();
  await expect.poll(() => page.url()).not.toContain("encoding=targetMean");
  await check.getByRole("button", { name: "Clip outliers in 2 columns" }).click();
  await expect.poll(() => page.url()).toContain("clip=weight");
  await expect(check.getByRole("button", { name: "Undo: Leave duplicate rows out" })).toBeVisible();

  const columns = page.getByRole("region", { name: "Every column" });
  await columns.getByRole("option", { name: /^size/ }).click();
  await columns.getByRole("button", { name: "Move “small” towards the last" }).click();
  await expect
    .poll(() => decodeURIComponent(page.url()))
    .toContain('order=["size","medium","small","large"]');
  await columns.getByRole("option", { name: /^notes/ }).click();
  await expect(columns.getByText(/^Free text or an id/)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await surmise.runToTheEnd();
  await surmise.expectTrials(2);
});

test("all rows of a long table can be read, sorted and reached by keys", async ({ surmise, page }) => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `${(i * 7919) % 20_011},${i % 2 === 0 ? "a" : "b"}`);
  await surmise.open();
  await surmise.drop("long.csv", `x,y\n${rows.join("\n")}\n`);
  await surmise.tab("Data").click();
  const table = page.getByRole("group", { name: /^Rows of the table/ });
  await expect(table.getByRole("table")).toHaveAttribute("aria-rowcount", "20001");
  await table.focus();
  await page.keyboard.press("End");
  await expect(table.getByRole("rowheader", { name: "20,000" })).toBeVisible();
  await table.getByRole("button", { name: "Sort by x" }).click();
  await page.keyboard.press("Home");
  await table.focus();
  await page.keyboard.press("Home");
  await expect(table.getByRole("cell", { name: "0", exact: true }).first()).toBeVisible();
});

test("a column that differs between training and test file is found, left out with one click, and taken back", async ({
  surmise,
  page,
}) => {
  const table = (rows: number, year: number) =>
    [
      "year,size,ripe",
      ...Array.from(
        { length: rows },
        (_, i) => `${year + (i % 5)},${(i * 37) % 101},${i % 3 === 0 ? "yes" : "no"}`,
      ),
    ].join("\n");
  await surmise.open("trials=1&epochs=3&engine=wasm");
  await page.evaluate(
    (texts) => {
      const transfer = new DataTransfer();
      for (const [name, text] of texts) transfer.items.add(new File([text!], name!, { type: "text/csv" }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
    },
    [
      ["train.csv", table(120, 2001)],
      ["test.csv", table(60, 2021)],
    ],
  );
  await expect(surmise.section("Data")).toContainText("180 rows");
  await surmise.tab("Data").click();
  const check = page.getByRole("region", { name: "Data check" });
  await expect(check.getByText("1 column differs between the training and the test file")).toBeVisible();
  await expect(
    check.getByText(/^year: largest distance of the distributions .* 1; by chance below/),
  ).toBeVisible();

  await check.getByRole("button", { name: "Leave out “year”" }).click();
  await expect.poll(() => page.url()).toContain("without=year");
  await expect(check.getByText("1 taken care of.")).toBeVisible();
  await check.getByRole("button", { name: "Undo: Leave out “year”" }).click();
  await expect.poll(() => page.url()).not.toContain("without=year");
  await check.getByRole("button", { name: "Leave out “year”" }).click();
  const said = page.getByRole("alert").filter({ hasText: "Undo" });
  await said.getByRole("button", { name: "Dismiss" }).click();
  await expect(said).toBeHidden();
  await surmise.runToTheEnd();
  const features = await page.evaluate(() => window.surmise.run.getState().winner!.data.featureNames);
  expect(features).toEqual(["size"]);
});

test("pictures: more of a class on request, and no picture is reported as missing", async ({
  surmise,
  page,
}) => {
  await surmise.open("data=digits&rotate=20");
  await surmise.tab("Data").click();
  const samples = page.getByRole("region", { name: "Pictures by class" });
  await expect(samples.getByRole("img", { name: "Picture 1 of class 3" })).toBeVisible();
  await samples.getByRole("button", { name: "Other pictures of class 3" }).click();
  await expect(samples.getByRole("img", { name: "Picture 9 of class 3" })).toBeVisible();
  await expect(samples.getByRole("img", { name: "Picture 1 of class 3" })).toHaveCount(0);
  await expect(samples.getByRole("img", { name: "Picture 1 of class 4" })).toBeVisible();
  const rows = page.getByRole("group", { name: /^Rows of the table/ });
  await expect(rows.getByRole("cell", { name: "picture" }).first()).toBeVisible();
  await expect(rows.getByRole("cell", { name: "missing" })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});
