import { findChromium } from "../scripts/findChromium.mjs";
import { expect, test } from "./journey.ts";

// Chromium's fake camera: a moving test picture.
test.use({
  permissions: ["camera"],
  launchOptions: {
    executablePath: findChromium() ?? "chromium",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
    ],
  },
});

test("a picture from the camera is answered, and the camera is off afterwards", async ({ surmise, page }) => {
  await page.addInitScript(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (asked) => {
      const stream = await open(asked);
      Object.assign(window, { cameras: [...((window as Cameras).cameras ?? []), stream] });
      return stream;
    };
  });
  await surmise.open("data=digits&trials=1&epochs=2&engine=wasm&blocks=1&filters1=8&run");
  await surmise.finished();
  await surmise.tab("Model").click();
  const tryIt = page.getByRole("region", { name: "Try it" });
  const dialog = page.getByRole("dialog", { name: "Take a picture" });

  await tryIt.getByRole("button", { name: "Camera" }).click();
  await expect(dialog.getByRole("button", { name: "Take it" })).toBeEnabled();
  await dialog.getByRole("button", { name: "Dismiss" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => page.evaluate(camerasOn)).toBe(0);
  await expect(tryIt.getByText("Nothing drawn yet.")).toBeVisible();

  await tryIt.getByRole("button", { name: "Camera" }).click();
  await dialog.getByRole("button", { name: "Take it" }).click();
  await expect(dialog).toBeHidden();
  await expect(tryIt.getByRole("img", { name: /8 × 8 pixels/ })).toBeVisible();
  await expect(tryIt.getByRole("status")).toHaveText(/^\d, \d/);
  await expect.poll(() => page.evaluate(camerasOn)).toBe(0);
});

interface Cameras {
  readonly cameras?: readonly MediaStream[];
}

/** Runs in the page: the number of cameras that are still active. */
function camerasOn(): number {
  const streams = (window as Cameras).cameras ?? [];
  return streams.flatMap((stream) => stream.getTracks()).filter(({ readyState }) => readyState === "live")
    .length;
}
