import { expect, test } from "./journey.ts";

/** 100,000 rows of which 5 % are "rare", as a file on the page. */
const drop = () => {
  const lines = ["x,y,z,label"];
  for (let i = 0; i < 100_000; i++) {
    const label = i % 20 === 0 ? "rare" : i % 4 === 1 ? "some" : "most";
    lines.push(`${i},${(i * 7919) % 1000},${((i * 31) % 997) / 8},${label}`);
  }
  const transfer = new DataTransfer();
  transfer.items.add(new File([lines.join("\n")], "large.csv"));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
};

test("of a table that does not fit into memory, a sample with the same classes is offered; it is the same each time", async ({
  surmise,
  page,
}) => {
  // Simulates a computer with little memory for the reader.
  await page.route("**/reader.worker-*.js", async (route) => {
    const response = await route.fetch();
    const little = 'Object.defineProperty(navigator, "deviceMemory", { value: 0.015 });';
    await route.fulfill({ response, body: little + (await response.text()) });
  });
  await surmise.open("trials=2&epochs=2&engine=wasm");
  await page.evaluate(drop);
  await expect(page.getByText(/larger than the 2 MB of memory that a table may take/).first()).toBeVisible();
  await expect(surmise.button("Run")).toBeDisabled();

  const offer = page.getByRole("button", { name: "Read a random sample of 30,000 rows" });
  const around = (await page.getByRole("alert").filter({ has: offer }).boundingBox())!;
  const box = (await offer.boundingBox())!;
  expect(box.x + box.width).toBeLessThan(around.x + around.width);
  await offer.click();
  await expect(surmise.section("Data")).toContainText("30,000 rows");
  await expect(
    page.getByText("A random sample from 100,000 rows, with the same shares of classes").first(),
  ).toBeVisible();
  const read = () =>
    page.evaluate(() => {
      const { dataset } = window.surmise.setup.getState();
      if (dataset.status !== "ready") return null;
      const { columns, preview, rowsInFile } = dataset.summary;
      const classes = columns.at(-1)!.levels.map(({ level, count }) => `${level} ${count}`);
      return { classes, preview, rowsInFile };
    });
  const first = await read();
  expect(first).toMatchObject({ rowsInFile: 100_000, classes: ["most 21000", "some 7500", "rare 1500"] });
  await expect.poll(() => page.url()).toContain("file.rows=30000");

  await page.evaluate(() => window.surmise.acts.readAgain({ sampleRows: 30_000 }));
  expect(await read()).toEqual(first);
  await surmise.runToTheEnd();
});
