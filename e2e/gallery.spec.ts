import type { Page } from "@playwright/test";
import { buildGalleryIfStale } from "../scripts/build.mjs";
import { serve } from "../scripts/serve.mjs";
import type { GalleryConsole, GalleryView } from "../src/ui/gallery/galleryEntry.ts";
import { violations } from "./axe.ts";
import { expect, test } from "./journey.ts";
import {
  cellsOfPng,
  differenceFromStored,
  forgetPicture,
  storedFonts,
  storedNames,
  storeFonts,
  storePicture,
} from "./storedPictures.ts";

interface Look extends Omit<GalleryView, "entry"> {
  readonly width: number;
}

/** Each language, theme and width is combined with each of the others. */
const LOOKS: readonly Look[] = [
  { width: 1280, language: "en", theme: "light" },
  { width: 1280, language: "zh", theme: "dark" },
  { width: 375, language: "en", theme: "dark" },
  { width: 375, language: "zh", theme: "light" },
];
/** `npm test -- --full` sets it. */
const FULL = process.env["SURMISE_FULL"] === "1";
/** Scale of screenshots: half the width is a quarter of the pixels to draw, to pack and to read. */
const SCALE = 0.5;
/** Number of journeys that can run in parallel. */
const PARTS = 4;

let site: Awaited<ReturnType<typeof serve>>;
test.beforeAll(async () => {
  site = await serve({ port: 0, folder: await buildGalleryIfStale() });
});
test.afterAll(() => site.close());

for (let part = 0; part < PARTS; part++) {
  test(`every panel and chart in every state looks as it did, part ${part + 1} of ${PARTS}`, async ({
    page,
    faults,
  }, { config }) => {
    // No time limit, because there are hundreds of states.
    test.setTimeout(900_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    page.on("console", (message) => {
      if (message.type() === "warning") faults.push(`console: ${message.text()}`);
    });
    const update = ["all", "changed"].includes(config.updateSnapshots);
    const { entries, show } = await openGallery(page);
    const compares = await hasFontsOfPictures(page, update && part === 0);
    if (!compares && !update)
      process.stdout.write(`Pictures are not compared: this machine has other fonts, part ${part + 1}.\n`);
    const wrong = part === 0 ? await forgotten(entries, update) : [];
    for (const width of widths()) {
      await page.setViewportSize({ width, height: 1000 });
      for (const entry of entries.filter((_, i) => i % PARTS === part)) {
        for (const look of LOOKS.filter((each) => each.width === width)) {
          await show({ entry: entry.name, ...look });
          const found = await examine(page, entry, look, { update, compares: compares || update });
          const where = `${entry.name}, ${look.language}, ${look.theme}, ${width} pixels wide`;
          wrong.push(...found.map((what) => `${where}: ${what}`));
        }
      }
    }
    expect(wrong, "a change that is meant: npx playwright test gallery --update-snapshots").toEqual([]);
  });
}

/** Loads the page, which then shows one entry after the other. */
async function openGallery(page: Page) {
  const loading = new Set<unknown>();
  page.on("request", (request) => loading.add(request));
  page.on("requestfinished", (request) => loading.delete(request));
  page.on("requestfailed", (request) => loading.delete(request));
  await page.goto(`${site.url}gallery.html?entry=none`);
  const still =
    "transition: none !important; animation: none !important; caret-color: transparent !important;";
  await page.addStyleTag({ content: `*, ::before, ::after { ${still} }` });
  const show = async (view: GalleryView): Promise<void> => {
    do await page.evaluate((next) => window.gallery.show(next), view);
    while (loading.size > 0);
  };
  return { entries: await page.evaluate(() => window.gallery.entries), show };
}

/** The problems of the displayed entry. */
async function examine(
  page: Page,
  { name, moves }: GalleryConsole["entries"][number],
  look: Look,
  { update, compares }: { readonly update: boolean; readonly compares: boolean },
): Promise<string[]> {
  const found = await overflowing(page);
  if (moves) return found;
  // Without a Chinese font, all Chinese characters are the same box, so pictures are taken in English only.
  const { language, width } = look;
  if (FULL || language === "en") found.push(...(await lastingViolations(page, { entry: name, ...look })));
  const difference = language === "en" && compares ? await compare(page, `${name}-${width}`, update) : null;
  return difference === null ? found : [...found, difference];
}

/** The problems that axe finds twice: a part that was still loading has its label a moment later. */
async function lastingViolations(page: Page, view: GalleryView): Promise<string[]> {
  const found = await violations(page, "[data-entry]");
  if (found.length === 0) return found;
  await page.evaluate((same) => window.gallery.show(same), view);
  return violations(page, "[data-entry]");
}

/** Elements wider than the window, or than their entry. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, document.querySelector("[data-entry]")!]
      .map(({ tagName, scrollWidth, clientWidth }) => ({ tagName, by: scrollWidth - clientWidth }))
      .filter(({ by }) => by > 0)
      .map(
        ({ tagName, by }) => `${tagName === "HTML" ? "the page" : "the entry"} is ${by} pixels too narrow`,
      ),
  );
}

/** Whether text has the same width here as on the machine of the stored pictures. @param keep this machine takes the stored pictures */
async function hasFontsOfPictures(page: Page, keep: boolean): Promise<boolean> {
  const widths = await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d")!;
    const { fontFamily } = getComputedStyle(document.body);
    return [`400 13px ${fontFamily}`, `700 15px ${fontFamily}`, "400 13px monospace"].map((font) => {
      context.font = font;
      return Math.round(context.measureText("Hamburgefonstiv 0123456789 ≤ ± ×").width);
    });
  });
  if (keep) await storeFonts(widths);
  return (await storedFonts())?.join() === widths.join();
}

/** Stored pictures of entries that are no longer in the gallery. */
async function forgotten(entries: GalleryConsole["entries"], update: boolean): Promise<string[]> {
  const known = new Set(entries.flatMap(({ name }) => widths().map((width) => `${name}-${width}`)));
  const unknown = (await storedNames()).filter((name) => !known.has(name));
  if (!update) return unknown.map((name) => `${name} is a picture of no entry`);
  await Promise.all(unknown.map(forgetPicture));
  return [];
}

function widths(): readonly number[] {
  return [...new Set(LOOKS.map(({ width }) => width))];
}

/** A sentence about the difference from the stored picture, or null. Without a stored picture, and with `update`, stores this one. */
async function compare(page: Page, name: string, update: boolean): Promise<string | null> {
  const cells = cellsOfPng(await screenshot(page), SCALE);
  const difference = await differenceFromStored(name, cells);
  if (!update || difference === null) return difference;
  await storePicture(name, cells);
  return null;
}

/** A screenshot of the complete entry in one step, because Playwright's method scrolls and waits, which is slow for hundreds of entries. */
async function screenshot(page: Page): Promise<Buffer> {
  const { width, height } = (await page.locator("[data-entry]").boundingBox())!;
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    clip: { x: 0, y: 0, width: Math.ceil(width), height: Math.ceil(height), scale: SCALE },
    captureBeyondViewport: true,
    optimizeForSpeed: true,
  });
  await session.detach();
  return Buffer.from(data, "base64");
}
