import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { SHORT } from "./surmisePage.ts";

/** A study that takes some seconds. */
const LONG = "data=digits&trials=3&workers=1&engine=wasm&epochs=150&patience=0&family=mlp&units1=64&layers=1";

/** Browsers' console message if a request fails. */
const NOT_FETCHED =
  /Failed to load resource|Failed to fetch dynamically imported module|Unable to preload CSS/;

/** Removes the intended faults of a journey from those that make it fail. */
function meant(faults: string[]): void {
  const others = faults.filter((fault) => !NOT_FETCHED.test(fault));
  faults.splice(0, faults.length, ...others);
}

function trialsOf(page: Page) {
  return page.evaluate(() =>
    (window.surmise.run.getState().study?.trials ?? []).map(({ state, retries }) => `${state} ${retries}`),
  );
}

/** Number of restarted trials. */
async function retried(page: Page): Promise<number> {
  return (await trialsOf(page)).filter((trial) => trial.endsWith(" 1")).length;
}

async function trainerOf(page: Page) {
  await expect.poll(() => trialsOf(page)).toContain("running 0");
  return page.workers().findLast((worker) => worker.url().includes("trainer"))!;
}

test("a link with a misspelt part does not start; accepting the correction starts it", async ({
  surmise,
}) => {
  await surmise.open(`data=penguin&${SHORT}&run`);
  await expect(surmise.notices).toContainText("was not started automatically");
  await expect(surmise.notices).toContainText("“data=penguin” probably means “data=penguins”");
  await expect(surmise.runBar.getByText("Ready", { exact: true })).toBeVisible();
  await surmise.button("Use data=penguins").click();
  await surmise.finished();
  await expect(surmise.notices).not.toContainText("penguin");
});

test.describe("a page that keeps its parts", () => {
  test.use({ keepsParts: true });

  test("once it is idle, a page needs no network: other data, a study, its tabs and a reload", async ({
    surmise,
    page,
    context,
    faults,
  }) => {
    await surmise.open(SHORT);
    const missing = () =>
      page.evaluate(async () => {
        const parts = JSON.parse(document.querySelector("script[data-parts]")!.textContent) as string[];
        const kept = await Promise.all(
          parts.map((part) => caches.match(new URL(part, location.href.replace(/[#?].*/, "")).href)),
        );
        const controlled = navigator.serviceWorker.controller !== null;
        return kept.filter((response) => response === undefined).length + (controlled ? 0 : 1);
      });
    await expect.poll(missing, { timeout: 30_000 }).toBe(0);
    await context.setOffline(true);
    await page.getByRole("button", { name: /^Wine/ }).click();
    await expect(page.getByText("Data: Wine")).toBeVisible();
    await surmise.runToTheEnd();
    await surmise.tab("Model").click();
    await expect(page.getByRole("heading", { name: "Test score" })).toBeVisible();
    // The code of jobs on the judged study comes when one is started.
    await surmise.button("Build an ensemble").click();
    await expect(page.getByText(/Those rows were used twice/)).toBeVisible({ timeout: 60_000 });
    await page.reload();
    await expect(page.getByText("Data: Wine")).toBeVisible();
    meant(faults);
  });
});

test("a trainer that ends without a word is replaced at once", async ({ surmise, page }) => {
  await surmise.open(`${LONG}&run`);
  const trainer = await trainerOf(page);
  await trainer.evaluate(() => close());
  await expect.poll(() => retried(page), { timeout: 8000 }).toBe(1);
  await surmise.finished();
  expect((await trialsOf(page)).toSorted()).toEqual(["complete 0", "complete 0", "complete 1"]);
});

test("the run bar reports a hanging trainer within ten seconds, and the study continues", async ({
  surmise,
  page,
}) => {
  await surmise.open(`${LONG}&run`);
  const trainer = await trainerOf(page);
  // Never answered, because the worker is ended meanwhile.
  trainer
    .evaluate(() => {
      // Waits for a change of a number that nobody changes. A loop without an end would keep a core busy.
      const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
      Atomics.wait(new Int32Array(buffer), 0, 0);
    })
    .catch(() => undefined);
  await expect(surmise.runBar).toContainText(/a trainer, silent for \d+ s/, { timeout: 12_000 });
  await expect(surmise.runBar.getByText("Remaining")).toBeHidden();
  await expect.poll(() => retried(page), { timeout: 30_000 }).toBe(1);
  await expect(surmise.runBar).not.toContainText("silent");
});

test("a bug in looking into a winner breaks its tab alone, which says so", async ({
  surmise,
  page,
  faults,
}) => {
  await surmise.open("data=digits&trials=1&epochs=1&engine=wasm&blocks=1&filters1=8&run");
  await surmise.finished();
  await page.evaluate(() => {
    Object.assign(window.surmise.acts, { lookAt: () => Promise.reject(new TypeError("made on purpose")) });
  });
  await surmise.tab("Model").click();
  await expect(page.getByRole("alert")).toContainText("This is a mistake of ours, not yours.");
  await surmise.tab("Search").click();
  await expect(surmise.trials).toBeVisible();
  // React reports errors caught by a boundary to the console.
  const others = faults.filter((fault) => !fault.includes("made on purpose"));
  faults.splice(0, faults.length, ...others);
});

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" });

  test("a tab that does not come leaves the rest alone, says why, and can be tried again", async ({
    surmise,
    page,
    context,
    faults,
  }) => {
    await page.route("**/assets/ModelTab*", (route) => route.abort());
    await surmise.open(`${LONG}&run`);
    await trainerOf(page);
    await context.setOffline(true);
    await surmise.tab("Model").click();
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("You are offline, and this part of the page had not been loaded yet");
    await expect(surmise.button("Save the study (JSON)")).toBeVisible();
    await surmise.tab("Search").click();
    await expect(surmise.trials).toBeVisible();
    await surmise.tab("Model").click();
    await context.setOffline(false);
    await page.unroute("**/assets/ModelTab*");
    await surmise.button("Try again").click();
    await expect(alert).toBeHidden();
    await surmise.finished();
    await expect(page.getByRole("heading", { name: "Test score" })).toBeVisible();
    meant(faults);
  });

  test("a menu that does not come is called a part of the page, and can be tried again", async ({
    surmise,
    page,
    faults,
  }) => {
    await page.route("**/assets/ShareItems*", (route) => route.abort());
    await surmise.open();
    await surmise.button("Share").click();
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("This part of the page could not be shown");
    await expect(alert).toContainText("This part of the page could not be loaded");
    await expect(alert).not.toContainText(/\btab\b/);
    await page.unroute("**/assets/ShareItems*");
    await surmise.button("Try again").click();
    await expect(page.getByRole("menuitem", { name: /^Copy/ }).first()).toBeVisible();
    meant(faults);
  });

  test("a tooltip whose code does not come leaves the page as it is", async ({ surmise, page, faults }) => {
    await page.route("**/assets/TipBubble*", (route) => route.abort());
    await surmise.open();
    const failed = page.waitForEvent("requestfailed");
    await surmise.button("Switch to dark").hover();
    await failed;
    await expect.poll(() => faults.length).toBeGreaterThan(0);
    await expect(page.getByRole("alert")).toHaveCount(0);
    meant(faults);
  });

  test("a menu that comes late stays shut when the user went on meanwhile", async ({ surmise, page }) => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/assets/ShareItems*", async (route) => {
      await held;
      await route.continue();
    });
    await surmise.open();
    const share = surmise.button("Share");
    await share.click();
    await expect(share).toHaveAttribute("aria-busy", "true");
    await share.click();
    await expect(share).toHaveAttribute("aria-expanded", "true");
    const name = page.getByRole("textbox", { name: "Study name" });
    await name.fill("My st");
    await expect(share).toHaveAttribute("aria-expanded", "false");
    const came = page.waitForResponse("**/assets/ShareItems*");
    release();
    await (await came).finished();
    await name.pressSequentially("udy");
    await expect(name).toHaveValue("My study");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await share.click();
    await expect(page.getByRole("menuitem", { name: /^Copy/ }).first()).toBeVisible();
  });

  test("a model that cannot be inspected gives the reason, and can be inspected once its worker is loaded", async ({
    surmise,
    page,
    faults,
  }) => {
    await page.route("**/assets/inspector.worker*", (route) => route.abort());
    await surmise.open("data=digits&trials=1&epochs=1&engine=wasm&blocks=1&filters1=8&run");
    await surmise.finished();
    await surmise.tab("Model").click();
    const alert = page.getByRole("alert").filter({ hasText: "A part of the page could not be loaded" });
    await expect(alert.first()).toBeVisible();
    await expect(page.getByRole("region", { name: "Try it" })).toBeHidden();
    await page.unroute("**/assets/inspector.worker*");
    // The one for the pad, and the one for the test picture.
    await expect(surmise.button("Try again")).toHaveCount(2);
    await surmise.button("Try again").first().click();
    await expect(page.getByRole("region", { name: "Try it" })).toBeVisible();
    await surmise.button("Try again").click();
    await expect(alert).toHaveCount(0);
    meant(faults);
  });

  test("after a new version was put up, a tab that is gone says so and offers to save and reload", async ({
    surmise,
    page,
    faults,
  }) => {
    await page.route("**/assets/ModelTab*", (route) => route.fulfill({ status: 404, body: "404" }));
    await surmise.open(`data=wine&${SHORT}&run`);
    await surmise.finished();
    await page.route("**/", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<div id="root"></div><script type="module" src="./assets/index-other.js"></script>`,
      }),
    );
    await surmise.tab("Model").click();
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("A new version of Surmise was published");
    await expect(alert.getByRole("button", { name: "Reload" })).toBeVisible();
    const saved = page.waitForEvent("download");
    await surmise.button("Save the study (JSON)").click();
    expect((await saved).suggestedFilename()).toBe("surmise-study.json");
    meant(faults);
  });
});
