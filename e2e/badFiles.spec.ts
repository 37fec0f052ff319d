import { readFileSync } from "node:fs";
import { gzipSync, zipSync } from "fflate";
import { expect, test } from "./journey.ts";
import { claimingSize, greyPng } from "./pictureFixtures.ts";

const ROWS = Array.from({ length: 30 }, (_, i) => `${i},${i % 7},${i % 2 === 0 ? "yes" : "no"}`).join("\n");

const TABLE = new TextEncoder().encode(`a,b,label\n${ROWS}\n`);
const WORKBOOK = readFileSync(new URL("./fixtures/penguins.xlsx", import.meta.url));

interface Unreadable {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly says: RegExp;
  readonly next: RegExp;
}

/** Files that cannot be used, with their message, the offending value, and the proposed next step. */
const UNREADABLE: readonly Unreadable[] = [
  { name: "empty.csv", content: "", says: /It contains no data/, next: /Choose a file, or paste a table/ },
  {
    name: "header.csv",
    content: "a,b,c\n",
    says: /header but no rows \(columns: 3\)/,
    next: /Export the table again/,
  },
  {
    name: "ragged.csv",
    content: `a,b,label\n${Array.from({ length: 30 }, (_, i) => "7,".repeat((i % 5) + 1) + "yes").join("\n")}\n`,
    says: /of 30 lines do not have the \d cells of a row\. The first is line \d/,
    next: /Press “Correct how it is read …” and set what separates the cells/,
  },
  {
    name: "column.csv",
    content: `only\n${ROWS.replaceAll(",", ";x")}`.replaceAll(/;.*/g, ""),
    says: /single column, “only”/,
    next: /at least two columns/,
  },
  {
    name: "photo.csv",
    content: greyPng(12, (y, x) => y * x),
    says: /“photo\.csv” is a picture, not a table\. Surmise cannot read it/,
    next: /Save it as PNG, JPEG or WebP|Copy its table/,
  },
  {
    name: "program.csv",
    content: Uint8Array.from({ length: 4000 }, (_, i) => (i * 37) % 256),
    says: /It is not text: some of its bytes are not characters/,
    next: /export it there as Excel \(\.xlsx\) or CSV/,
  },
  {
    name: "old.csv",
    content: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...TABLE]),
    says: /“old\.csv” is an Excel workbook in the old format \(\.xls\)\. Surmise cannot read it/,
    next: /Open it in a spreadsheet program, save it as Excel \(\.xlsx\) or CSV/,
  },
  {
    name: "cut.zip",
    content: zipSync({ "table.csv": TABLE }).slice(0, -30),
    says: /“cut\.zip” is damaged: its ZIP data are incomplete or invalid/,
    next: /Download or export the file again/,
  },
  {
    name: "flipped.zip",
    content: flipped(zipSync({ "data/table.csv": TABLE }, { level: 0 })),
    says: /“data\/table\.csv” in “flipped\.zip” is damaged: its unpacked bytes differ from those that were packed/,
    next: /Download or pack the file again/,
  },
  {
    name: "cut.csv.gz",
    content: gzipSync(TABLE).slice(0, -12),
    says: /“cut\.csv\.gz” is damaged: its gzip data are incomplete or invalid/,
    next: /Download or export the file again/,
  },
  {
    name: "huge.xlsx",
    content: claimingSize(WORKBOOK, 2_000_000_000),
    says: /“huge\.xlsx” says that it unpacks to [\d,]+ MB or more; the limit is [\d,]+ MB/,
    next: /Keep fewer rows or columns in it/,
  },
  {
    // The claimed size is sufficient.
    name: "huge.zip",
    content: claimingSize(zipSync({ "table.csv": TABLE }), 2_000_000_000),
    says: /“huge\.zip” grows to 2,000 MB or more, [\d,]+ times its size/,
    next: /unpack it on your computer/,
  },
  {
    name: "bomb.zip",
    content: zipSync({ "table.csv": new Uint8Array(80_000_000).fill(TABLE[0]!) }),
    says: /“bomb\.zip” grows to \d+ MB or more, [\d,]+ times its size/,
    next: /unpack it on your computer/,
  },
  {
    name: "notes.zip",
    content: zipSync({ "notes.md": TABLE, "more/b.bin": TABLE }),
    says: /“notes\.zip” holds neither pictures nor tables \(files in it: 2\)/,
    next: /Pack pictures .* or a table as CSV/,
  },
];

/** A zip in which the last byte of a stored file is changed. */
function flipped(zip: Uint8Array): Uint8Array {
  const changed = zip.slice();
  changed[30 + "data/table.csv".length + TABLE.length - 2]! ^= 1;
  return changed;
}

test("unreadable files give the reason and the next step, and another file can be opened", async ({
  surmise,
  page,
}) => {
  await surmise.open();
  for (const { name, content, says, next } of UNREADABLE) {
    await test.step(name, async () => {
      await surmise.drop(name, content);
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

test("a table without a usable feature lists the excluded columns", async ({ surmise, page }) => {
  await surmise.open();
  const rows = Array.from({ length: 30 }, (_, i) => `7,${i % 2 === 0 ? "yes" : "no"}`).join("\n");
  await surmise.drop("constant.csv", `always,label\n${rows}\n`);
  await expect(page.getByText(/No column is left to predict from/).first()).toBeVisible();
  await expect(surmise.button("Run")).toBeDisabled();
});

test("after a file failed, the Data tab says that there is no table, why, and how to go on; the address names the file", async ({
  surmise,
  page,
}) => {
  await surmise.open();
  await surmise.tab("Data").click();
  await surmise.drop("header.csv", "a,b,c\n");
  const said = page.getByRole("region", {
    name: "There is no table to show: “header.csv” cannot be used",
  });
  await expect(said).toContainText("header but no rows");
  await expect(said.getByRole("button", { name: "Correct how it is read …" })).toBeVisible();
  await expect(page).toHaveURL(/data=file:header\.csv$/);
  await surmise.drop("good.csv", `a,b,label\n${ROWS}\n`);
  await expect(page.getByRole("heading", { name: "Data check", exact: true })).toBeVisible();
  await expect(said).toHaveCount(0);
});
