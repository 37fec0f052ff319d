import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

const DIGITS = "data=digits&trials=2&engine=wasm&run";

test("a drawing, a picture from a file and one from a camera are answered at once", async ({
  surmise,
  page,
  context,
}) => {
  await surmise.open(`${DIGITS}&layers=1&units1=32&epochs=15`);
  await surmise.finished();
  await surmise.tab("Model").click();
  const tryIt = page.getByRole("region", { name: "Try it" });
  await expect(tryIt.getByText("Nothing drawn yet.")).toBeVisible();
  await drawOne(page, tryIt.getByRole("img", { name: /^Drawing pad/ }));
  await expect(tryIt.getByRole("status")).toHaveText(/^1, \d/);
  await expect(tryIt.getByRole("img", { name: /8 × 8 pixels/ })).toBeVisible();
  await expect(tryIt.getByRole("listitem")).toHaveCount(10);
  const inside = page.getByRole("region", { name: "Inside the network" });
  await expect(inside.getByText("What the layers make of your picture.")).toBeVisible();

  await tryIt.getByRole("button", { name: "Clear" }).click();
  await expect(tryIt.getByText("Nothing drawn yet.")).toBeVisible();
  await choose(page, tryIt, "one.png", await strokePng(page));
  await expect(tryIt.getByRole("status")).toHaveText(/^1, \d/);
  await choose(page, tryIt, "notes.png", Buffer.from("not a picture"));
  await expect(tryIt.getByRole("alert")).toContainText("“notes.png” is no picture");

  // No camera here: the sentence says so and what else to do.
  await context.clearPermissions();
  await tryIt.getByRole("button", { name: "Camera" }).click();
  const dialog = page.getByRole("dialog", { name: "Take a picture" });
  await expect(dialog.getByRole("alert")).toContainText("choose a picture instead");
  await dialog.getByRole("button", { name: "Cancel" }).click();
});

test("the pictures that were mistaken are shown by pairs of classes, and can be looked at", async ({
  surmise,
  page,
}) => {
  await surmise.open(`${DIGITS}&layers=1&units1=8&epochs=3`);
  await surmise.finished();
  await surmise.tab("Model").click();
  const confused = page.getByRole("region", { name: "Most confused" });
  const summary = (await confused.getByText(/test pictures are mistaken/).textContent())!;
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
  await expect(inside.getByText(/^What the layers make of test picture/)).toBeVisible();
});

/** A vertical stroke, which is a one. */
async function drawOne(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(0.5, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.8), { steps: 8 });
  await page.mouse.up();
}

/** A photograph of the same: a dark stroke on grey paper. */
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
