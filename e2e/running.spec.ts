import { expect, test } from "./journey.ts";

/** Many short trials, so that there is time to act and a trial ends soon. */
const MANY = "trials=200&epochs=10&engine=cpu&sampler=random";
/** Time for several trials, if they are not paused. */
const STILL_MS = 2000;

test("pause keeps all trials, continue resumes, stop evaluates the best so far", async ({
  surmise,
  page,
}) => {
  await surmise.open(MANY);
  await surmise.button("Run").click();
  await expect(surmise.runBar.getByText(/^trial [1-9]\d* of 200/)).toBeVisible();
  await surmise.button("Pause").click();
  await expect(surmise.runBar.getByText("Paused", { exact: true })).toBeVisible();

  const ended = () =>
    page.evaluate(() =>
      window.surmise.run.getState().study!.trials.filter(({ state }) => state === "complete"),
    );
  // A trial in its last batch at the pause still ends, so the count is read when it no longer changes.
  let before = await ended();
  const newlyEnded = async () => {
    const { length } = before;
    await page.waitForTimeout(STILL_MS);
    before = await ended();
    return before.length - length;
  };
  await expect.poll(newlyEnded, { intervals: [0] }).toBe(0);
  expect(before.length).toBeGreaterThan(0);
  expect(await newlyEnded()).toBe(0);

  await surmise.button("Continue").click();
  await expect.poll(async () => (await ended()).length).toBeGreaterThan(before.length);
  expect((await ended()).slice(0, before.length).map(({ values }) => values)).toEqual(
    before.map(({ values }) => values),
  );

  await surmise.button("Stop").click();
  await surmise.finished();
  await surmise.tab("Model").click();
  await expect(page.getByText(/on 69 test rows/).first()).toBeVisible();
});

test("one trial at a time", async ({ surmise }) => {
  await surmise.open(MANY);
  await surmise.button("One trial").click();
  await expect(surmise.runBar.getByText("Paused", { exact: true })).toBeVisible();
  await surmise.expectTrials(1);
  await surmise.button("One trial").click();
  await expect(surmise.runBar.getByText("trial 2 of 200")).toBeVisible();
  await expect(surmise.runBar.getByText("Paused", { exact: true })).toBeVisible();
  await surmise.expectTrials(2);
});

test("Undo restores a cleared study", async ({ surmise, page }) => {
  await surmise.open("trials=2&epochs=5&engine=cpu");
  await surmise.runToTheEnd();
  await surmise.button("New study").click();
  await expect(surmise.runBar.getByText("Ready", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(surmise.runBar.getByText("Finished", { exact: true })).toBeVisible();
  await surmise.expectTrials(2);
});

test("closing the tab asks first, but only while a study is running", async ({ surmise, page }) => {
  await surmise.open(MANY);
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await surmise.button("Run").click();
  await expect(surmise.runBar.getByText(/^trial [1-9]\d* of 200/)).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  // After dismissal, the page and the study still exist.
  await expect(surmise.runBar.getByText("Running", { exact: true })).toBeVisible();
});

test("closing the tab with no study running does not ask", async ({ surmise, page }) => {
  await surmise.open();
  await expect(surmise.button("Run")).toBeEnabled();
  // Browsers ask only for a page that was used.
  await surmise.tab("Model").click();
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
});

test("changed settings start a new study and say so", async ({ surmise }) => {
  await surmise.open("trials=2&epochs=5&engine=cpu");
  await surmise.runToTheEnd();
  await surmise.page.evaluate(() => window.surmise.acts.setSearch({ seed: 7 }));
  await expect(surmise.notices).toContainText("Run starts a new study");
  await surmise.runToTheEnd();
  await expect(surmise.notices).not.toContainText("Run starts a new study");
  const seed = await surmise.page.evaluate(() => window.surmise.run.getState().study?.config.search.seed);
  expect(seed).toBe(7);
});
