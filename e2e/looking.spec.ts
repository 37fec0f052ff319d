import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

const DIGITS = "data=digits&trials=1&engine=wasm&run";
const ONE_NETWORK = "blocks=2&filters1=16&filters2=32&kernel=3&denseUnits=64&dropout=0.1&learningRate=0.003";

/** Drawings like those of a user: lines from point to point, in shares of the pad. */
const DRAWN: readonly (readonly [digit: number, line: readonly (readonly [x: number, y: number])[]])[] = [
  [
    1,
    [
      [0.5, 0.2],
      [0.5, 0.8],
    ],
  ],
  [
    7,
    [
      [0.3, 0.2],
      [0.7, 0.2],
      [0.45, 0.8],
    ],
  ],
  [
    2,
    [
      [0.3, 0.3],
      [0.4, 0.2],
      [0.6, 0.2],
      [0.68, 0.35],
      [0.3, 0.8],
      [0.72, 0.8],
    ],
  ],
  [
    0,
    [
      [0.5, 0.15],
      [0.35, 0.25],
      [0.3, 0.5],
      [0.36, 0.75],
      [0.5, 0.85],
      [0.64, 0.75],
      [0.7, 0.5],
      [0.65, 0.25],
      [0.5, 0.15],
    ],
  ],
];

test("a drawing and a picture from a file are answered at once, and a camera that is refused says so", async ({
  surmise,
  page,
  context,
}) => {
  // Trained well enough for the same answers on every processor.
  await surmise.open(`${DIGITS}&${ONE_NETWORK}&epochs=15`);
  await surmise.finished();
  await surmise.tab("Model").click();
  const tryIt = page.getByRole("region", { name: "Try it" });
  for (const [digit, line] of DRAWN) {
    await tryIt.getByRole("button", { name: "Clear" }).click();
    await expect(tryIt.getByText("Nothing drawn yet.")).toBeVisible();
    await draw(page, tryIt.getByRole("img", { name: /^Drawing pad/ }), line);
    await expect(tryIt.getByRole("status")).toHaveText(new RegExp(`^${digit}, \\d`));
  }
  await expect(tryIt.getByRole("img", { name: /8 × 8 pixels/ })).toBeVisible();
  await expect(tryIt.getByRole("listitem")).toHaveCount(10);
  const inside = page.getByRole("region", { name: "Inside the network" });
  await expect(inside.getByText("How the layers process your picture.")).toBeVisible();

  await tryIt.getByRole("button", { name: "Clear" }).click();
  await expect(tryIt.getByText("Nothing drawn yet.")).toBeVisible();
  await choose(page, tryIt, "one.png", await strokePng(page));
  await expect(tryIt.getByRole("status")).toHaveText(/^1, \d/);
  // Without cutting out, the model receives the complete photograph.
  const seen = tryIt.getByRole("img", { name: /8 × 8 pixels/ });
  const cutOut = await seen.evaluate(cornerOf);
  await tryIt.getByRole("checkbox", { name: /^Cut out/ }).uncheck();
  await expect.poll(() => seen.evaluate(cornerOf)).not.toBe(cutOut);
  await tryIt.getByRole("checkbox", { name: /^Cut out/ }).check();
  await expect.poll(() => seen.evaluate(cornerOf)).toBe(cutOut);
  // The same file again, after it was cleared.
  await tryIt.getByRole("button", { name: "Clear" }).click();
  await choose(page, tryIt, "one.png", await strokePng(page));
  await expect(tryIt.getByRole("status")).toHaveText(/^1, \d/);
  await choose(page, tryIt, "notes.png", Buffer.from("not a picture"));
  await expect(tryIt.getByRole("alert")).toContainText("“notes.png” is not a picture");

  // There is no camera here: the message says so and proposes an alternative.
  await context.clearPermissions();
  await tryIt.getByRole("button", { name: "Camera" }).click();
  const dialog = page.getByRole("dialog", { name: "Take a picture" });
  await expect(dialog.getByRole("alert")).toContainText("choose a picture instead");
  await dialog.getByRole("button", { name: "Cancel" }).click();
});

test("the drawing pad notes that a dataset's shapes are filled, because outlines do not resemble them", async ({
  surmise,
  page,
}) => {
  await surmise.open("data=make:shapes&trials=1&epochs=1&engine=wasm&blocks=1&filters1=8&run");
  await surmise.finished();
  await surmise.tab("Model").click();
  await expect(
    page.getByRole("region", { name: "Try it" }).getByText(/shapes of this set are filled/),
  ).toBeVisible();
});

test("the pictures that were mistaken are shown by pairs of classes, and can be looked at", async ({
  surmise,
  page,
}) => {
  await surmise.open(`${DIGITS}&family=mlp&layers=1&units1=8&epochs=3`);
  await surmise.finished();
  await surmise.tab("Model").click();
  const confused = page.getByRole("region", { name: "Most confused" });
  const summary = (await confused.getByText(/test pictures are misclassified/).textContent())!;
  const { report } = await page.evaluate(() => {
    const { report } = window.surmise.run.getState();
    const { detail } = report!;
    if (detail.task !== "classification") throw new Error("digits are classes");
    const { confusion } = detail;
    const wrong = confusion.flatMap((row, i) => row.filter((_count, j) => i !== j));
    return { report: { mistakes: wrong.reduce((sum, count) => sum + count, 0), most: Math.max(...wrong) } };
  });
  expect(Number.parseInt(summary, 10)).toBe(report.mistakes);
  await expect(confused.getByRole("heading", { level: 3 }).first()).toContainText(`${report.most} picture`);
  const second = confused.getByRole("button").nth(1);
  await second.click();
  await expect(second).toHaveAttribute("aria-pressed", "true");
  const inside = page.getByRole("region", { name: "Inside the network" });
  await expect(inside.getByText(/^How the layers process test picture/)).toBeVisible();
});

async function draw(page: Page, pad: Locator, line: (typeof DRAWN)[number][1]): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  const [first, ...rest] = line.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  await page.mouse.move(...first!);
  await page.mouse.down();
  for (const to of rest) await page.mouse.move(...to, { steps: 6 });
  await page.mouse.up();
}

/** Runs in the page: the grey value of a canvas' first pixel. */
function cornerOf(canvas: Element): number {
  return (canvas as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, 1, 1).data[0]!;
}

/** A photograph of a one: a dark stroke on grey paper. */
async function strokePng(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [300, 240];
    const context = canvas.getContext("2d")!;
    context.fillStyle = "#c8c4bb";
    context.fillRect(0, 0, 300, 240);
    context.fillStyle = "#202020";
    context.fillRect(140, 60, 22, 120);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.split(",")[1]!, "base64");
}

async function choose(page: Page, tryIt: Locator, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await tryIt.getByRole("button", { name: "Choose a picture" }).click();
  await (await chooser).setFiles({ name, mimeType: "image/png", buffer });
}
