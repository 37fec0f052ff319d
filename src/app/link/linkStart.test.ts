import { expect, test } from "vitest";
import { complete } from "../../testing/fakeStudyPorts.ts";
import { fakeServices, type FakeServices } from "../../testing/fakeServices.ts";
import { createSurmise } from "../createSurmise.ts";
import type { Surmise } from "../surmise.ts";

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** The page opened with a link, after everything automatic has happened. */
async function openedBy(fragment: string, change: Partial<FakeServices> = {}, trialMs = 0) {
  const services = { ...fakeServices(), ...change };
  services.world.behave((_request, training) => {
    services.world.tick(trialMs);
    return complete(training);
  });
  const surmise = createSurmise(services, `#${fragment}`);
  const state = () => surmise.run.getState();
  await until(() => surmise.setup.getState().dataset.status !== "loading");
  await until(
    () => surmise.linkStart.getState().held !== null || ["paused", "finished"].includes(state().phase),
  );
  return { surmise, state, services };
}

function partsOf(surmise: Surmise) {
  return surmise.setup.getState().linkNotes.map(({ details }) => details);
}

test("a link with ignored parts does not run; accepting the correction starts it", async () => {
  const { surmise, state } = await openedBy("data=penguin&samplr=random&trials=2&run");
  expect(surmise.linkStart.getState().held).toBe("ignored");
  expect(state().phase).toBe("idle");
  expect(partsOf(surmise)).toEqual([
    { part: "data=penguin", meant: "data=penguins" },
    { part: "samplr=random", meant: "sampler=random" },
  ]);
  surmise.acts.correctLink("data=penguin", "data=penguins");
  await until(() => surmise.linkStart.getState().held === "ignored");
  expect(partsOf(surmise)).toEqual([{ part: "samplr=random", meant: "sampler=random" }]);
  surmise.acts.correctLink("samplr=random", "sampler=random");
  await until(() => state().phase === "finished");
  expect(state().study?.config.search).toMatchObject({ sampler: "random", budget: { trials: 2 } });
  expect(partsOf(surmise)).toEqual([]);
});

test("a problem found in the data also keeps the study from starting", async () => {
  const { surmise, state } = await openedBy("data=wine&target=clas&trials=2&run");
  expect(surmise.linkStart.getState().held).toBe("ignored");
  expect(partsOf(surmise)).toEqual([{ part: "target=clas", meant: "target=class" }]);
  expect(state().phase).toBe("idle");
});

test("Run runs the usable parts of the link", async () => {
  const { surmise, state } = await openedBy("data=penguin&trials=2&run");
  await surmise.acts.run();
  await until(() => state().phase === "finished");
  expect(surmise.linkStart.getState()).toEqual({ held: null, asks: false });
});

test.each(["trials=none&goal=0.01", "trials=none"])(
  "a link without an end (%s) does not run",
  async (budget) => {
    const { surmise, state } = await openedBy(`data=wine&${budget}&run`);
    expect(surmise.linkStart.getState().held).toBe("endless");
    expect(state().phase).toBe("idle");
  },
);

test("a link that starts a study uses no more workers than cores", async () => {
  const { state } = await openedBy("data=wine&workers=64&trials=3&run");
  expect(state()).toMatchObject({ workers: 2, study: { config: { search: { workers: 2 } } } });
});

test("a link from another site asks after a minute, and continues on confirmation", async () => {
  const { surmise, state } = await openedBy("data=wine&trials=20&workers=1&run", {}, 7000);
  expect(state().phase).toBe("paused");
  expect(surmise.linkStart.getState().asks).toBe(true);
  expect(state().elapsedMs).toBeGreaterThanOrEqual(60_000);
  await surmise.acts.run();
  await until(() => state().phase === "finished");
  expect(state().study?.trials).toHaveLength(20);
  expect(surmise.linkStart.getState().asks).toBe(false);
});

test("a nearly finished study, or one opened from this site, is not paused", async () => {
  const short = await openedBy("data=wine&trials=8&workers=1&run", {}, 9000);
  expect(short.state()).toMatchObject({ phase: "finished" });
  const own = await openedBy("data=wine&trials=20&workers=1&run", { openedFromHere: true }, 7000);
  expect(own.state()).toMatchObject({ phase: "finished" });
});

test("the minute does not apply to a study that the user starts from the link's results", async () => {
  const { surmise, state } = await openedBy("data=wine&trials=9&workers=1&sampler=random&run", {}, 6000);
  expect(state().phase).toBe("finished");
  surmise.acts.setSearch({ budget: { trials: 20, minutes: null, target: null, tolerance: null } });
  await surmise.acts.continueWithChanges();
  await until(() => ["paused", "finished"].includes(state().phase));
  expect(state().phase).toBe("finished");
});

test("the minute does not apply to a study that the user starts while the link is being opened", async () => {
  const services = fakeServices();
  services.world.behave((_request, training) => {
    services.world.tick(7000);
    return complete(training);
  });
  const surmise = createSurmise(services, "#data=wine&trials=20&workers=1&run");
  expect(surmise.setup.getState().dataset.status).toBe("loading");
  await surmise.acts.run();
  await until(() => ["paused", "finished"].includes(surmise.run.getState().phase));
  expect(surmise.run.getState()).toMatchObject({ phase: "finished" });
  expect(surmise.run.getState().study?.trials).toHaveLength(20);
  expect(surmise.shelf.getState().studies).toEqual([]);
});

test("a link's study does not start on data that the user chose while the link's data were being read", async () => {
  const services = fakeServices();
  services.world.behave((_request, training) => complete(training));
  const surmise = createSurmise(services, "#data=wine&trials=2&run");
  expect(surmise.setup.getState().dataset.status).toBe("loading");
  await surmise.acts.chooseSource({ kind: "builtIn", id: "iris" });
  await until(() => surmise.setup.getState().dataset.status === "ready");
  // By then the link would have started its study.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
  expect(surmise.setup.getState().config.data.source).toEqual({ kind: "builtIn", id: "iris" });
  expect(surmise.run.getState().phase).toBe("idle");
});
