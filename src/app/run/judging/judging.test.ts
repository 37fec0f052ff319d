import { describe, expect, test } from "vitest";
import type { Readings } from "../../../core/data/dataConfig.ts";
import { AppError } from "../../../core/errors.ts";
import { testRowsKey } from "../../../core/study/opening.ts";
import { studyFromJson } from "../../../export/readStudyJson.ts";
import { complete, deferred } from "../../../testing/fakeStudyPorts.ts";
import { fakeServices } from "../../../testing/fakeServices.ts";
import { createSurmise } from "../../createSurmise.ts";
import { goesOn, mayJudge, type Surmise } from "../../surmise.ts";

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function opened(fragment: string) {
  const services = fakeServices();
  // Smaller is better: the latest trial is always the best.
  services.world.behave((_request, training) => complete(1 / (training + 1)));
  const surmise = createSurmise(services, fragment);
  await until(() => surmise.setup.getState().dataset.status !== "loading");
  return { services, surmise, acts: surmise.acts, run: () => surmise.run.getState() };
}

const finished = (surmise: Surmise) => until(() => surmise.run.getState().phase === "finished");

const openings = (surmise: Surmise) =>
  surmise.run.getState().openings.map(({ trial, trials, why }) => [trial, trials, why]);

function budget(trials: number) {
  return { budget: { trials, minutes: null, target: null, tolerance: null } };
}

describe("evaluations of the test rows", () => {
  test("are counted: at the end, after a raised budget, and after one more trial", async () => {
    const { surmise, acts } = await opened("#trials=3");
    await acts.run();
    await finished(surmise);
    expect(openings(surmise)).toEqual([[2, 3, "end"]]);
    acts.setSearch(budget(5));
    await acts.run();
    // Continuing the study keeps the count.
    expect(openings(surmise)).toEqual([[2, 3, "end"]]);
    await finished(surmise);
    await acts.runOne();
    await until(() => openings(surmise).length === 3);
    expect(openings(surmise)).toEqual([
      [2, 3, "end"],
      [4, 5, "end"],
      [5, 6, "end"],
    ]);
  });

  test("keep the validation score of the evaluated trial", async () => {
    const { surmise, acts, run } = await opened("#trials=2");
    await acts.run();
    await finished(surmise);
    expect(run().openings[0]).toMatchObject({ validation: 1 / 2, score: null });
  });

  test("by another study on the same rows are counted too, on other rows they are not", async () => {
    const { surmise, acts, run } = await opened("#trials=1");
    await acts.run();
    await finished(surmise);
    await acts.run();
    await finished(surmise);
    expect(run().openedBefore).toBe(1);
    expect(openings(surmise)).toHaveLength(1);
    acts.setSearch({ seed: 9 });
    await acts.run();
    await finished(surmise);
    expect(run().openedBefore).toBe(0);
  });

  test("are counted for a study that is brought back and evaluated again", async () => {
    const { surmise, acts, run } = await opened("#trials=2");
    const looks = () => [run().openedBefore, run().openings.length];
    await acts.run();
    await finished(surmise);
    await acts.run();
    await finished(surmise);
    await acts.judgeTrial(0);
    expect(looks()).toEqual([1, 2]);
    acts.restoreStudy(surmise.shelf.getState().studies[0]!.id);
    expect(looks()).toEqual([2, 1]);
    await acts.judgeTrial(0);
    expect(looks()).toEqual([2, 2]);
    acts.undoNewStudy();
    expect(looks()).toEqual([2, 2]);
    acts.newStudy();
    acts.undoNewStudy();
    expect(looks()).toEqual([2, 2]);
  });

  test("are part of the saved study, and files without them can be opened", async () => {
    const { surmise, acts } = await opened("#trials=2");
    await acts.run();
    await finished(surmise);
    const text = acts.studyJson();
    expect(JSON.parse(text)).toMatchObject({
      openings: [{ trial: 1, trials: 2, why: "end" }],
      openedBefore: 0,
    });
    const {
      openings: _openings,
      openedBefore: _before,
      ...old
    } = JSON.parse(text) as Record<string, unknown>;
    expect(studyFromJson(text, "new").trials).toEqual(studyFromJson(JSON.stringify(old), "new").trials);
  });
});

describe("evaluating a chosen trial", () => {
  test("shows its report and counts as one more evaluation", async () => {
    const { surmise, acts, run, services } = await opened("#trials=3");
    await acts.run();
    await finished(surmise);
    const { opened: before } = services.world.counts;
    await acts.judgeTrial(0);
    expect(run()).toMatchObject({ phase: "finished", error: null });
    expect(openings(surmise)).toEqual([
      [2, 3, "end"],
      [0, 3, "chosen"],
    ]);
    expect(services.world.counts).toMatchObject({ opened: before + 1, judged: 2 });
    expect(services.world.counts.terminated).toBe(services.world.counts.opened);
  });

  test("that fails keeps the previous report, gives the reason, and is not counted", async () => {
    const { surmise, acts, run, services } = await opened("#trials=2");
    await acts.run();
    await finished(surmise);
    const { report } = run();
    services.world.openTrainer = () => Promise.reject(new AppError("workerCrashed", { reason: "no" }));
    await acts.judgeTrial(0);
    expect(run()).toMatchObject({ phase: "finished", error: { code: "finalEvaluationFailed" } });
    expect(run().report).toBe(report);
    expect(openings(surmise)).toHaveLength(1);
  });

  test("ends when its study leaves the screen", async () => {
    const { surmise, acts, run, services } = await opened("#trials=2");
    await acts.run();
    await finished(surmise);
    const late = deferred<void>();
    const { openTrainer } = services.world;
    services.world.openTrainer = async () => {
      await late.promise;
      return openTrainer();
    };
    const judging = acts.judgeTrial(0);
    await until(() => run().phase === "judging");
    acts.newStudy();
    late.resolve();
    await judging;
    expect(run().phase).toBe("idle");
    await until(() => services.world.counts.terminated === services.world.counts.opened);
    expect(services.world.counts.judged).toBe(1);
  });

  test("does not change the report of a study that is put away or saved meanwhile", async () => {
    const { surmise, acts, run } = await opened("#trials=2");
    await acts.run();
    await finished(surmise);
    const before = run();
    expect(before.report).not.toBeNull();
    const judging = acts.judgeTrial(0);
    expect(run().phase).toBe("judging");
    expect(JSON.parse(acts.studyJson())).toHaveProperty("report.models");
    acts.newStudy();
    await judging;
    acts.undoNewStudy();
    expect(run()).toEqual(before);
  });

  test("is not possible while other data are open, or for a trial that is not a candidate", async () => {
    const { surmise, acts, run, services } = await opened("#trials=2");
    await acts.run();
    await finished(surmise);
    await acts.judgeTrial(7);
    await acts.chooseSource({ kind: "builtIn", id: "wine" });
    expect(mayJudge(run(), surmise.setup.getState())).toBe(false);
    await acts.judgeTrial(0);
    expect(services.world.counts.judged).toBe(1);
  });
});

describe("changes in how columns are read change the test rows", () => {
  test.each<[string, Readings]>([
    ["an order", { orders: [["x1", ["b", "a"]]] }],
    ["the order of dates", { dateOrders: [["x1", "dayFirst"]] }],
    ["odd cells", { oddCells: [["x1", "limit"]] }],
    ["missing words", { missing: [["x1", ["0"]]] }],
    ["merged spellings", { merges: [["x1", [["a", "A"]]]] }],
  ])("%s", async (_, readings) => {
    const { surmise, acts, run } = await opened("#trials=1");
    await acts.run();
    await finished(surmise);
    const setup = surmise.setup.getState();
    const { config } = setup;
    const other = { ...config, data: { ...config.data, ...readings } };
    expect(testRowsKey(other)).not.toBe(testRowsKey(config));
    expect(mayJudge(run(), { ...setup, config: other })).toBe(false);
    expect(mayJudge(run(), { ...setup, config: { ...config, data: { ...config.data, missing: [] } } })).toBe(
      true,
    );
  });
});

describe("after all trainers were lost", () => {
  test("the best trial can be evaluated later, and Run continues the study", async () => {
    const { surmise, acts, run, services } = await opened("#trials=4");
    const { openTrainer } = services.world;
    services.world.behave((_request, training) => {
      if (training !== 2) return complete(1 / (training + 1));
      services.world.openTrainer = () =>
        Promise.reject(new AppError("workerCrashed", { reason: "no memory" }));
      throw new AppError("workerCrashed", { reason: "no memory" });
    });
    await acts.run();
    await finished(surmise);
    expect(run()).toMatchObject({ endReason: "error", report: null, openings: [] });
    expect(mayJudge(run(), surmise.setup.getState())).toBe(true);
    expect(goesOn(run(), surmise.setup.getState().config)).toBe(true);
    services.world.openTrainer = openTrainer;
    await acts.judgeTrial(1);
    expect(run()).toMatchObject({ phase: "finished", report: {}, error: null });
    await acts.run();
    await until(() => openings(surmise).length === 2);
    expect(run()).toMatchObject({ phase: "finished", endReason: "trials", error: null });
    expect(run().study!.trials.map(({ state }) => state)).toEqual([
      "complete",
      "complete",
      "failed",
      "complete",
    ]);
  });
});

describe("the shelf", () => {
  test("keeps the studies that were put away, and restores or removes any of them", async () => {
    const { surmise, acts, run } = await opened("#trials=1");
    const kept = () => surmise.shelf.getState().studies;
    for (const seed of [1, 2, 3]) {
      acts.setSearch({ seed });
      await acts.run();
      await finished(surmise);
    }
    const seeds = () => kept().map(({ state }) => state.study!.config.search.seed);
    expect(seeds()).toEqual([2, 1]);
    acts.restoreStudy(kept()[1]!.id);
    expect(run().study!.config.search.seed).toBe(1);
    expect(seeds()).toEqual([3, 2]);
    acts.forgetStudy(kept()[0]!.id);
    expect(seeds()).toEqual([2]);
  });

  test("holds ten at most", async () => {
    const { surmise, acts } = await opened("#trials=1");
    for (let i = 0; i < 13; i++) {
      await acts.run();
      await finished(surmise);
    }
    expect(surmise.shelf.getState().studies).toHaveLength(10);
  });
});
