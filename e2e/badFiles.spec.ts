import { expect, test } from "./journey.ts";

const ROWS = Array.from({ length: 30 }, (_, i) => `${i},${i % 7},${i % 2 === 0 ? "yes" : "no"}`).join("\n");

/** Files that cannot be used: what is said, with the offending value, and what is said to do next. */
const UNREADABLE = [
  { name: "empty.csv", text: "", says: /There is no data in it/, next: /Choose a file, or paste a table/ },
  {
    name: "header.csv",
    text: "a,b,c\n",
    says: /header \(3 columns\) but no rows/,
    next: /Export the table again/,
  },
  {
    name: "ragged.csv",
    text: `a,b,label\n${ROWS}\n31,4,yes,more\n`,
    says: /Line 32 has 4 cells where 3 are expected\. It begins with “31/,
    next: /Correct that line/,
  },
  {
    name: "column.csv",
    text: `only\n${ROWS.replaceAll(",", ";x")}`.replaceAll(/;.*/g, ""),
    says: /single column, “only”/,
    next: /at least two columns/,
  },
  {
    name: "photo.csv",
    text: "\u0089PNG\r\n\u0000\u0000\u0000\rIHDR\u0000",
    says: /not a text file/,
    next: /save as CSV/,
  },
];

test("files that cannot be read say why and what to do, and another file helps", async ({
  surmise,
  page,
}) => {
  await surmise.open();
  for (const { name, text, says, next } of UNREADABLE) {
    await test.step(name, async () => {
      await surmise.drop(name, text);
      await expect(page.getByText(says).first()).toBeVisible();
      await expect(page.getByText(next).first()).toBeVisible();
      await expect(page.getByText(name).first()).toBeVisible();
      await expect(surmise.button("Run")).toBeDisabled();

      await surmise.drop("good.csv", `a,b,label\n${ROWS}\n`);
      await expect(surmise.button("Run")).toBeEnabled();
      await expect(page.getByText(says)).toHaveCount(0);
    });
  }
});

test("a target with one class says so, and another target helps", async ({ surmise, page }) => {
  await surmise.open();
  const rows = Array.from({ length: 30 }, (_, i) => `${i % 9},${i % 2 === 0 ? "up" : "down"},yes`).join("\n");
  await surmise.drop("one-class.csv", `a,b,label\n${rows}\n`);
  await page.getByRole("combobox", { name: "Predict" }).click();
  await page.getByRole("option", { name: "label" }).click();
  await expect(page.getByText(/Every row of “label” is “yes”/).first()).toBeVisible();
  await expect(surmise.button("Run")).toBeDisabled();

  await page.getByRole("combobox", { name: "Predict" }).click();
  await page.getByRole("option", { name: "b", exact: true }).click();
  await expect(surmise.button("Run")).toBeEnabled();
});

test("regression of a target that is not numeric names the row and the value", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.drop("words.csv", `a,b,label\n${ROWS}\n`);
  await expect(surmise.button("Run")).toBeEnabled();
  await page.getByText("Regression", { exact: true }).click();
  await expect(
    page.getByText(/Regression needs numbers, but row 1 of “label” is “yes”/).first(),
  ).toBeVisible();
  await expect(surmise.button("Run")).toBeDisabled();
});

test("a table without a usable feature says what is left out", async ({ surmise, page }) => {
  await surmise.open();
  const rows = Array.from({ length: 30 }, (_, i) => `7,${i % 2 === 0 ? "yes" : "no"}`).join("\n");
  await surmise.drop("constant.csv", `always,label\n${rows}\n`);
  await expect(page.getByText(/No column is left to predict from/).first()).toBeVisible();
  await expect(surmise.button("Run")).toBeDisabled();
});
