import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

interface MessyFile {
  readonly name: string;
  readonly rows: number;
  /** Names of some columns, as in the rail. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly units?: Readonly<Record<string, string>>;
}

const FILES: readonly MessyFile[] = [
  {
    name: "02-infinity-cells.csv",
    rows: 400,
    kinds: { "Flow Bytes/s": "number", "Flow Packets/s": "number", Label: "category" },
  },
  {
    name: "03-detection-limit.csv",
    rows: 300,
    kinds: { Station: "category", Conductivity: "number", "Nitrate mg/L": "number" },
  },
  {
    name: "04-percent-and-money.csv",
    rows: 300,
    kinds: { Discount: "number", "Ad spend": "number", "Unit price": "number", Revenue: "number" },
    units: { Discount: "%", "Ad spend": "$", "Unit price": "€", Revenue: "$" },
  },
  {
    name: "04b-excel-saved-csv.csv",
    rows: 91,
    kinds: { "3Yr Churn Rate": "number", "Lost Sales": "number", Benchmark: "number" },
    units: { "3Yr Churn Rate": "%" },
  },
  {
    name: "05-report-with-preamble.csv",
    rows: 200,
    kinds: { Country: "category", Items: "number", "Days late": "number" },
  },
  {
    name: "06-units-row.csv",
    rows: 250,
    kinds: { time: "number", airflow: "number", yield: "number" },
    units: { time: "s", airflow: "m3/h", yield: "kg" },
  },
  {
    name: "08-weka.arff",
    rows: 180,
    kinds: { "leaf length": "number", leaf_width: "number", soil: "category", class: "category" },
  },
  {
    name: "11-leading-zeros.csv",
    rows: 400,
    kinds: { zip: "category", plan_code: "category", visits: "number" },
  },
  {
    name: "12-one-broken-line.csv",
    rows: 200,
    kinds: { dept: "category", years: "number", salary: "number" },
  },
  { name: "16-label-spelling.csv", rows: 240, kinds: { width: "number", species: "category" } },
  {
    name: "17-aligned-by-spaces.data",
    rows: 200,
    kinds: { "column 1": "number", "column 2": "number", "column 5": "number" },
  },
  { name: "20-99-classes.csv", rows: 990, kinds: { f1: "number", species: "category" } },
];

const fixture = (name: string) => readFileSync(new URL(`./fixtures/messy/${name}`, import.meta.url));

/** Kinds and units of the columns, by name. */
async function columnsOf(page: Page) {
  const columns = await page.evaluate(() => {
    const { dataset } = window.surmise.setup.getState();
    return dataset.status === "ready" ? dataset.summary.columns : [];
  });
  return {
    kinds: Object.fromEntries(columns.map(({ name, kind }) => [name, kind])),
    units: Object.fromEntries(columns.map(({ name, unit }) => [name, unit])),
  };
}

test("small messy files are read as their README says", async ({ surmise, page }) => {
  await surmise.open();
  for (const { name, rows, kinds, units = {} } of FILES) {
    await surmise.drop(name, fixture(name));
    await expect(surmise.section("Data"), name).toContainText(`${rows} rows`);
    // Two files may have the same number of rows, so the columns identify the one that was read last.
    await expect.poll(() => columnsOf(page), { message: name }).toMatchObject({ kinds, units });
    await expect(surmise.button("Run"), name).toBeEnabled();
  }
});

test("pictures in one folder are joined with their table of labels", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.drop("19-pictures-with-labels.zip", fixture("19-pictures-with-labels.zip"));
  await expect(
    page.getByText(/“shape” comes from labels\.csv, joined by the file names in its column “id”/),
  ).toBeVisible();
  await expect(page.getByText(/2 classes/).first()).toBeVisible();
  await expect(surmise.button("Run")).toBeEnabled();
});

test("a study on 99 classes runs to its end, and its Model tab can be read", async ({ surmise, page }) => {
  await surmise.open("trials=2&epochs=3&engine=wasm");
  await surmise.drop("20-99-classes.csv", fixture("20-99-classes.csv"));
  await expect(surmise.section("Data")).toContainText("990 rows");
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const model = page.getByRole("tabpanel", { name: "Model" });
  const matrix = model.getByRole("region", { name: "Confusion matrix" });
  await expect(matrix.getByRole("img", { name: /^Confusion matrix of 99 classes/ })).toBeAttached();
  await expect(matrix.getByText("Most confused")).toBeVisible();
  await expect(
    model
      .getByRole("grid", { name: "Class by class" })
      .or(model.getByRole("table", { name: "Class by class" })),
  ).toBeVisible();
  // Nothing is wider than a phone's screen.
  await page.setViewportSize({ width: 375, height: 800 });
  const box = await matrix.boundingBox();
  expect(box!.x + box!.width).toBeLessThanOrEqual(375);
});

test("a file of another program is named by its format, with the next step", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.drop("survey.dta", "<stata_dta><header><release>118</release>");
  await expect(
    page.getByText("“survey.dta” is a Stata data set (.dta). Surmise cannot read it.").first(),
  ).toBeVisible();
  await expect(page.getByText(/pandas\.read_stata/).first()).toBeVisible();
});
