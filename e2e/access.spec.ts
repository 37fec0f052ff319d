import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { expect, test } from "./journey.ts";
import { SHORT } from "./surmisePage.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`no accessibility rule is broken before and after a study, ${colorScheme}`, async ({
    surmise,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await surmise.open(SHORT);
    await expect(surmise.button("Run")).toBeEnabled();
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    for (const name of ["Model", "Search space", "Search"] as const) await surmise.section(name).click();
    expect(await violations(page)).toEqual([]);
    await surmise.runToTheEnd();
    await surmise.tab("Search").click();
    expect(await violations(page)).toEqual([]);
    await surmise.tab("Model").click();
    await expect(page.getByText(/on 69 test rows/).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test("no accessibility rule is broken with every part of the search in use", async ({ surmise, page }) => {
  // Four checks of the complete page take long.
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  const parts = [
    "metric=accuracy",
    "also=parameters:minimize",
    "also=logLoss:minimize",
    `limit=${encodeURIComponent("parameters<=2000")}`,
    `where=${encodeURIComponent("units2 <= units1")}`,
    "pruner=median",
    "trials=8&epochs=8&engine=wasm",
  ];
  await surmise.open(parts.join("&"));
  await surmise.section("Search").click();
  for (const fold of ["Pruning", "Constraints", "Earlier trials"]) {
    await page.getByText(fold, { exact: true }).click();
  }
  expect(await violations(page)).toEqual([]);
  await page.getByRole("textbox", { name: "Rule 1" }).fill("units2 <= (");
  await page.getByRole("textbox", { name: "Rule 1" }).press("Enter");
  await expect(surmise.button("Run")).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Remove rule 1" }).click();

  await surmise.runToTheEnd();
  await surmise.tab("Search").click();
  await expect(page.getByRole("region", { name: "Compromises" })).toBeVisible();
  await surmise.trials.getByRole("row").nth(1).click();
  expect(await violations(page)).toEqual([]);
  await surmise.button("Try a variation").click();
  await expect(page.getByRole("dialog", { name: "Try a configuration" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("the whole way by keyboard", async ({ surmise, page }) => {
  await surmise.open(SHORT);
  await expect(surmise.button("Run")).toBeEnabled();
  // Space starts and pauses the study, wherever the focus is.
  await page.keyboard.press("Space");
  await surmise.finished();

  await tabTo(page, /^Skip to the results$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, /^Search$/);
  await page.keyboard.press("ArrowRight");
  await expect(surmise.tab("Model")).toHaveAttribute("aria-selected", "true");
  await expect(page.getByText(/on 69 test rows/).first()).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(surmise.trials).toBeVisible();

  // The trials table is a single tab stop; arrow keys move inside it.
  const rows = surmise.trials.getByRole("row");
  await rows.nth(1).focus();
  await page.keyboard.press("ArrowDown");
  await expect(surmise.trials.locator('[aria-selected="true"]')).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(surmise.trials.locator('[aria-selected="true"]')).toHaveCount(0);
});

test("every stop of the keyboard shows where it is", async ({ surmise, page }) => {
  await surmise.open();
  await expect(surmise.button("Run")).toBeEnabled();
  // A colour that fades in would be read before it is complete.
  await page.addStyleTag({ content: "* { transition: none !important; }" });
  const visited: string[] = [];
  for (let stop = 0; stop < 30; stop++) {
    await page.keyboard.press("Tab");
    const { name, differs } = await page.evaluate(focusMark);
    expect(differs, `focus on “${name}” can be seen`).toBe(true);
    visited.push(name);
  }
  expect(new Set(visited).size).toBeGreaterThan(15);
});

/** Runs in the page: whether the focused element, or the element that represents it, looks different from its unfocused state. */
function focusMark() {
  const element = document.activeElement as HTMLElement;
  const parent = element.parentElement!;
  const looks = () =>
    [element, parent, parent.parentElement!, ...parent.children]
      .map((each) => {
        const { outline, boxShadow, borderColor, backgroundColor, clipPath, transform } =
          getComputedStyle(each);
        return [outline, boxShadow, borderColor, backgroundColor, clipPath, transform].join();
      })
      .join("|");
  const focused = looks();
  element.blur();
  const blurred = looks();
  element.focus();
  const name = element.getAttribute("aria-label") ?? element.textContent ?? element.tagName;
  return { name: name.trim(), differs: focused !== blurred };
}

/** Presses Tab until the focused element has that name. */
async function tabTo(page: Page, name: RegExp) {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press("Tab");
    const text = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
    );
    if (name.test(text?.trim() ?? "")) return;
  }
  throw new Error(`Tab never reached ${name}`);
}
