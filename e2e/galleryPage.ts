import type { FullConfig, Page, Request } from "@playwright/test";
import { buildGalleryIfStale } from "../scripts/build.mjs";
import { serve } from "../scripts/serve.mjs";
import type { GalleryView } from "../src/ui/gallery/galleryEntry.ts";
import { storedFonts } from "./storedPictures.ts";

/** How long the files that an entry asks for may take, in ms. */
const LOADING_TIME = 60_000;

type Site = Awaited<ReturnType<typeof serveGallery>>;

export async function serveGallery() {
  return serve({ port: 0, folder: await buildGalleryIfStale() });
}

/** Whether pictures and texts are written anew. */
export function updates({ updateSnapshots }: FullConfig): boolean {
  return ["all", "changed"].includes(updateSnapshots);
}

/** Loads the page of the gallery, which then shows one entry after the other. */
export async function openGallery(page: Page, site: Site) {
  const loading = new Set<Request>();
  page.on("request", (request) => loading.add(request));
  page.on("requestfinished", (request) => loading.delete(request));
  page.on("requestfailed", (request) => loading.delete(request));
  await page.goto(`${site.url}gallery.html?entry=none`);
  const still =
    "transition: none !important; animation: none !important; caret-color: transparent !important;";
  await page.addStyleTag({ content: `*, ::before, ::after { ${still} }` });
  const show = async (view: GalleryView): Promise<void> => {
    const end = Date.now() + LOADING_TIME;
    do {
      const [request] = loading;
      if (Date.now() > end && request !== undefined)
        throw new Error(`${view.entry} still waits for ${request.method()} ${request.url()}`);
      await page.evaluate((next) => window.gallery.show(next), view);
    } while (loading.size > 0);
  };
  return { entries: await page.evaluate(() => window.gallery.entries), show };
}

/** Each text that is rendered, of HTML and SVG, in the order of the document. */
export function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(
      document.querySelector("[data-entry]")!,
      NodeFilter.SHOW_TEXT,
      ({ parentElement }) =>
        parentElement?.checkVisibility({ visibilityProperty: true }) === true
          ? NodeFilter.FILTER_ACCEPT
          : NodeFilter.FILTER_REJECT,
    );
    const texts: string[] = [];
    while (walker.nextNode() !== null) {
      const text = (walker.currentNode.nodeValue ?? "").replace(/\s+/g, " ").trim();
      if (text !== "") texts.push(text);
    }
    return texts;
  });
}

/** Whether text has the same width here as on the machine of the stored pictures. */
export async function hasFontsOfPictures(page: Page): Promise<boolean> {
  return (await storedFonts())?.join() === (await widthsOfText(page)).join();
}

export function widthsOfText(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d")!;
    const { fontFamily } = getComputedStyle(document.body);
    return [`400 13px ${fontFamily}`, `700 15px ${fontFamily}`, "400 13px monospace"].map((font) => {
      context.font = font;
      return Math.round(context.measureText("Hamburgefonstiv 0123456789 ≤ ± ×").width);
    });
  });
}
