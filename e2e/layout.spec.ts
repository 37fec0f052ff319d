import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { expect, test } from "./journey.ts";

const REPORT = "05-report-with-preamble.csv";
const fixture = (name: string) => readFileSync(new URL(`./fixtures/messy/${name}`, import.meta.url));

/** The number of rows and columns in the set-up. */
const shape = (page: Page, text: string) => page.getByText(text, { exact: true }).first();

test("a report's table is found below its title; another header can be set, is in the link, and can be undone", async ({
  surmise,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await surmise.open();
  await surmise.drop(REPORT, fixture(REPORT));
  await expect(shape(page, "200 rows · 6 columns")).toBeVisible();
  await expect(page.getByText(/The table begins at line 5: 4 lines above it were skipped/)).toBeVisible();
  await expect(page.getByText(/A total in line 206 was left out \(“Totals:/)).toBeVisible();

  await test.step("the dialog shows what each line was read as", async () => {
    await surmise.button("How it was read …").click();
    const dialog = page.getByRole("dialog", { name: "How the file was read" });
    await expect(dialog.getByRole("row", { name: /Sales report/ })).toContainText("skipped");
    await expect(dialog.getByRole("row", { name: /Country,Segment/ })).toContainText("header");
    expect(await violations(page, '[role="dialog"]')).toEqual([]);
  });

  await test.step("by keyboard, line 6 becomes the header", async () => {
    await surmise.button("Make line 6 the header").focus();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Header", { exact: true })).toHaveValue("6");
    await surmise.button("Read again").press("Enter");
    await expect(shape(page, "199 rows · 6 columns")).toBeVisible();
    await expect.poll(() => page.url()).toContain("file.header=6");
    await expect(surmise.button("How it was read …")).toBeFocused();
  });

  await test.step("the link keeps it", async () => {
    await page.reload();
    await surmise.drop(REPORT, fixture(REPORT));
    await expect(shape(page, "199 rows · 6 columns")).toBeVisible();
    await expect(page.getByText("Read as you chose.")).toBeVisible();
  });

  await surmise.button("As detected").click();
  await expect(shape(page, "200 rows · 6 columns")).toBeVisible();
  await expect.poll(() => page.url()).not.toContain("file.header");
});

test("units below the header stand beside the names", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.drop("units.csv", fixture("06-units-row.csv"));
  await expect(shape(page, "250 rows · 6 columns")).toBeVisible();
  await expect(page.getByText("The units are in line 2; they are shown beside the names.")).toBeVisible();
});

test("the odd line of a good file is shown, left out, and kept again", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.drop("staff.csv", fixture("12-one-broken-line.csv"));
  await expect(page.getByText("1 of 200 lines is odd; it was kept as read.")).toBeVisible();
  await surmise.button("Show the odd lines").click();
  const odd = page.getByRole("dialog", { name: "Odd lines" }).getByRole("row", { name: /^88/ });
  await expect(odd).toContainText("emp86,HR, payroll,12,71.3,59000");
  await expect(odd).toContainText("too many cells: 6");
  await surmise.button("Close").last().click();

  await surmise.button("Leave out").click();
  await expect(shape(page, "199 rows · 5 columns")).toBeVisible();
  await expect(page.getByText("1 of 200 lines is odd; it was left out.")).toBeVisible();
  await expect.poll(() => page.url()).toContain("file.oddLines=leaveOut");
  await surmise.button("Keep as read").click();
  await expect(shape(page, "200 rows · 5 columns")).toBeVisible();
});

test("a file that is not read shows its lines, and how it is read can be corrected there", async ({
  surmise,
  page,
}) => {
  await surmise.open();
  const rows = Array.from({ length: 20 }, (_, i) => `${i}|${i % 7}|${i % 2 === 0 ? "yes" : "no"}`);
  await surmise.drop("one.csv", ["only one name", ...rows.map((row) => row.replaceAll("|", ""))].join("\n"));
  await expect(page.getByText(/single column, “only one name”/).first()).toBeVisible();
  await surmise.button("Correct how it is read …").click();
  const dialog = page.getByRole("dialog", { name: "How the file was read" });
  await expect(dialog.getByRole("row", { name: /only one name/ })).toBeVisible();
  await dialog.getByLabel("First line of data").fill("first");
  await expect(dialog.getByText(/“first” is not a line number/)).toBeVisible();
  await expect(surmise.button("Read again")).toBeDisabled();
  await dialog.getByLabel("First line of data").fill("3");
  await surmise.button("Make line 2 the header").click();
  await surmise.button("Read again").click();
  await expect(page.getByText(/single column, “00yes”/).first()).toBeVisible();
  await expect(surmise.button("Correct how it is read …")).toBeFocused();
});
