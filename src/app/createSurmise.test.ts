import { expect, test } from "vitest";
import { AppError, detailOf } from "../core/errors.ts";
import { complete, deferred, FAKE_REPORT } from "../testing/fakeStudyPorts.ts";
import { fakeServices } from "../testing/fakeServices.ts";
import { createSurmise } from "./createSurmise.ts";
import { sameSearch, type Surmise } from "./surmise.ts";

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function opened(fragment = "") {
  const services = fakeServices();
  const surmise = createSurmise(services, fragment);
  await until(() => surmise.setup.getState().dataset.status !== "loading");
  return { services, surmise, acts: surmise.acts };
}

function finished(surmise: Surmise) {
  return until(() => surmise.run.getState().phase === "finished");
}

test("on a first visit all settings have defaults, and Run leads to a report", async () => {
  const { surmise, acts, services } = await opened();
  expect(surmise.setup.getState()).toMatchObject({ problems: [], config: { data: { target: "class" } } });
  await acts.run();
  await finished(surmise);
  expect(surmise.run.getState()).toMatchObject({ endReason: "trials", report: FAKE_REPORT, workers: 1 });
  expect(surmise.run.getState().study?.trials).toHaveLength(20);
  expect(services.prepared.map(({ stage }) => stage)).toEqual(["search", "final"]);
});

test("a link with run starts at once, with its settings", async () => {
  const { surmise } = await opened("#data=wine&trials=3&sampler=random&run");
  await finished(surmise);
  expect(surmise.run.getState().study?.config).toMatchObject({
    search: { sampler: "random", budget: { trials: 3 } },
  });
});

test("a link to a file waits for the file and then uses the link's columns", async () => {
  const { surmise, acts } = await opened(
    "#data=file:my.csv&fingerprint=00000000&without=x1&target=class&run",
  );
  expect(surmise.setup.getState().dataset).toMatchObject({
    status: "failed",
    error: { code: "linkNeedsFile" },
  });
  expect(surmise.run.getState().phase).toBe("idle");
  await acts.openFiles([{ name: "my.csv", blob: new Blob(["x"]) }]);
  expect(surmise.setup.getState().config.data).toMatchObject({ excluded: ["x1"], source: { kind: "file" } });
});

test("an unusable file is shown as a problem, and Run is disabled", async () => {
  const { surmise, acts } = await opened();
  await acts.openFiles([{ name: "empty.csv", blob: new Blob([]) }]);
  expect(surmise.setup.getState().problems).toMatchObject([{ error: { code: "csvEmpty" } }]);
  await acts.run();
  expect(surmise.run.getState().phase).toBe("idle");
});

test("of two files opened in a row the later one is used, whichever is read first", async () => {
  const { surmise, acts, services } = await opened();
  const first = acts.openFiles([{ name: "first.csv", blob: new Blob(["x"]) }]);
  const second = acts.openFiles([{ name: "second.csv", blob: new Blob(["x"]) }]);
  await Promise.all([first, second]);
  expect(surmise.setup.getState().config.data.source).toMatchObject({ name: "second.csv" });
  expect(services.forgotten.toSorted()).toEqual(["d1", "d2"]);
});

test("a kind that does not fit is rejected at its control, and nothing else changes", async () => {
  const { surmise, acts } = await opened();
  await acts.setColumnKind("class", "number");
  const { rejected, problems, config } = surmise.setup.getState();
  expect(rejected).toMatchObject({ place: { field: "kinds" }, error: { code: "kindImpossible" } });
  expect(problems).toEqual([]);
  expect(config.data.kinds).toEqual([]);
  acts.rename("next change");
  expect(surmise.setup.getState().rejected).toBeNull();
});

test("a corrected kind is kept; choosing the inferred kind again removes the correction", async () => {
  const { surmise, acts } = await opened();
  await acts.setColumnKind("x1", "category");
  expect(surmise.setup.getState().config.data.kinds).toEqual([["x1", "category"]]);
  await acts.setColumnKind("x1", "number");
  expect(surmise.setup.getState().config.data.kinds).toEqual([]);
});

test("another target changes the task and the objective", async () => {
  const { surmise, acts } = await opened("#goal=0.1");
  acts.setTarget("x1");
  expect(surmise.setup.getState().config).toMatchObject({
    data: { task: "regression" },
    search: { objective: { metric: "rmse", direction: "minimize" }, budget: { target: null } },
  });
});

test("changed settings do not affect the study; Run starts a new one", async () => {
  const { surmise, acts } = await opened("#trials=2");
  await acts.run();
  await finished(surmise);
  const before = surmise.run.getState().study;
  acts.setSetting("epochs", { mode: "value", value: 5 });
  expect(surmise.run.getState().study).toBe(before);
  expect(sameSearch(surmise.setup.getState().config, before!.config)).toBe(false);
  await acts.run();
  await finished(surmise);
  expect(surmise.run.getState().study?.config.settings.epochs).toEqual({ mode: "value", value: 5 });
});

test("a paused study continues with a larger budget", async () => {
  const { surmise, acts } = await opened("#trials=2");
  await acts.runOne();
  await until(() => surmise.run.getState().phase === "paused");
  acts.setSearch({ budget: { trials: 4, minutes: null, target: null, tolerance: null } });
  await acts.run();
  await finished(surmise);
  expect(surmise.run.getState().study?.trials).toHaveLength(4);
});

test("a cleared study comes back", async () => {
  const { surmise, acts } = await opened("#trials=2");
  await acts.run();
  await finished(surmise);
  const before = surmise.run.getState();
  acts.newStudy();
  expect(surmise.run.getState().phase).toBe("idle");
  acts.undoNewStudy();
  expect(surmise.run.getState()).toEqual(before);
});

test("a study's data stay readable for its final evaluation when other data are chosen meanwhile", async () => {
  const { surmise, acts, services } = await opened("#trials=2");
  await acts.runOne();
  await until(() => surmise.run.getState().phase === "paused");
  await acts.chooseSource({ kind: "builtIn", id: "wine" });
  expect(services.forgotten).toEqual([]);
  acts.stop();
  await finished(surmise);
  expect(services.prepared.at(-1)).toEqual({ id: "d1", stage: "final" });
  expect(services.forgotten).toEqual(["d1"]);
});

test("two presses of Run start one study", async () => {
  const { surmise, acts, services } = await opened("#trials=2");
  await Promise.all([acts.run(), acts.run()]);
  await finished(surmise);
  expect(services.world.counts.trained).toBe(2);
});

test("the study as JSON contains its configuration and its results", async () => {
  const { surmise, acts } = await opened("#trials=2");
  await acts.run();
  await finished(surmise);
  const written = JSON.parse(acts.studyJson()) as Record<string, unknown>;
  expect(written).toMatchObject({ format: "surmise-study", version: 2, report: { testRows: 2 } });
  expect(written["trials"]).toHaveLength(2);
});

test("shows the current speed while training, the average afterwards, and saves it with the engine", async () => {
  const { surmise, acts, services } = await opened("#trials=2&workers=1");
  const curve = { trainLoss: [1], validationLoss: [1], score: [1] };
  const late = deferred<void>();
  services.world.behave(async (_request, training, report) => {
    const work = { steps: training === 0 ? 100 : 300, operations: 1e9, trainingMs: 100 };
    report({ fromStep: 0, curve, folds: [], work });
    if (training === 0) services.world.tick(10_000);
    else await late.promise;
    return complete(training);
  });
  await acts.runOne();
  await until(() => surmise.run.getState().phase === "paused");
  expect(surmise.run.getState().speed).toEqual({ stepsPerSecond: 1000, gigaflops: 10 });
  await acts.run();
  await until(() => surmise.run.getState().speed?.stepsPerSecond === 3000);
  late.resolve();
  await finished(surmise);
  expect(surmise.run.getState().speed).toEqual({ stepsPerSecond: 2000, gigaflops: 10 });
  expect(JSON.parse(acts.studyJson())).toMatchObject({
    engine: { kind: "cpu", device: "", software: false },
    workers: 1,
    speed: { stepsPerSecond: 2000, gigaflops: 10 },
  });
});

test("rows that the reader cannot send end the study with the reason, and the trainer that waited for them", async () => {
  const { surmise, acts, services } = await opened("#trials=2");
  services.reader.sendPrepared = () => Promise.reject(new AppError("fileChanged", { name: "a.csv" }));
  await acts.run();
  await finished(surmise);
  expect(surmise.run.getState()).toMatchObject({
    endReason: "error",
    error: { code: "fileChanged", details: { name: "a.csv" } },
  });
  expect(services.world.counts).toMatchObject({ opened: 1, trained: 0, terminated: 1 });
});

test("a study cleared while it is being opened never starts", async () => {
  const { surmise, acts, services } = await opened("#trials=2");
  const late = deferred<void>();
  const { prepare } = services.reader;
  services.reader.prepare = async (...request) => {
    await late.promise;
    return prepare(...request);
  };
  const running = acts.run();
  await until(() => surmise.run.getState().phase === "starting");
  acts.newStudy();
  late.resolve();
  await running;
  expect(surmise.run.getState().phase).toBe("idle");
  expect(services.world.counts.opened).toBe(0);
});

test("a study cleared while running comes back without running trials", async () => {
  const { surmise, acts, services } = await opened("#trials=5");
  services.world.behave((_request, training) =>
    training === 1 ? new Promise(() => {}) : complete(training),
  );
  await acts.run();
  await until(() => surmise.run.getState().study?.trials.length === 2);
  acts.newStudy();
  acts.undoNewStudy();
  const { phase, study } = surmise.run.getState();
  expect(phase).toBe("finished");
  expect(study?.trials.map(({ state }) => state)).toEqual(["complete"]);
});

test("the rows of a cleared study are freed when other data are chosen", async () => {
  const { surmise, acts, services } = await opened("#trials=5");
  services.world.behave(() => new Promise(() => {}));
  await acts.run();
  await until(() => services.world.counts.trained === 1);
  acts.newStudy();
  await acts.chooseSource({ kind: "builtIn", id: "wine" });
  await until(() => services.forgotten.length > 0);
  expect(services.forgotten).toEqual(["d1"]);
  expect(surmise.setup.getState().dataset.status).toBe("ready");
});

test("several quick corrections of kinds are all applied", async () => {
  const { surmise, acts } = await opened();
  await Promise.all([acts.setColumnKind("x1", "category"), acts.setColumnKind("x2", "text")]);
  expect(surmise.setup.getState().config.data.kinds).toEqual([
    ["x1", "category"],
    ["x2", "text"],
  ]);
});

test("columns and tasks of a link that do not fit the data are reported, and the rest is used", async () => {
  const fragment =
    "#data=wine&metric=rmse&goal=5&without=zzz&without=x1&kind=text:nope&kind=number:class&target=gone";
  const { surmise } = await opened(fragment);
  await until(() => surmise.setup.getState().linkNotes.length > 4);
  const { config, linkNotes, problems } = surmise.setup.getState();
  expect(linkNotes.map((note) => String(detailOf(note, "part"))).toSorted()).toEqual([
    "goal=5",
    "kind=number:class",
    "kind=text:nope",
    "metric=rmse",
    "target=gone",
    "without=zzz",
  ]);
  expect(config.data).toMatchObject({ excluded: ["x1"], kinds: [], target: "class" });
  expect(problems).toEqual([]);
});

test("a link whose target is missing gets the proposed target and its task", async () => {
  const { surmise } = await opened("#data=wine&target=gone&task=regression");
  const { config, linkNotes } = surmise.setup.getState();
  expect(config.data).toMatchObject({ target: "class", task: "classification" });
  expect(linkNotes.map((note) => detailOf(note, "part"))).toEqual(["target=gone"]);
});

test("a link without an objective keeps its other search settings", async () => {
  const search = "goal=5&tolerance=0.1&pruner=threshold&pruner.threshold=3&also=parameters:minimize";
  const { surmise } = await opened(`#data=wine&target=x1&task=regression&${search}`);
  const { config, linkNotes } = surmise.setup.getState();
  expect(config.search).toMatchObject({
    objective: { metric: "rmse" },
    sideObjectives: [{ measure: "parameters" }],
    budget: { target: 5, tolerance: 0.1 },
    pruner: { threshold: 3 },
  });
  expect(linkNotes).toEqual([]);
});

test("objectives and limits of a link that do not exist for the task are reported", async () => {
  const search = "also=macroF1:maximize&also=parameters:minimize&limit=accuracy>=0.8&limit=rmse<=9";
  const { surmise } = await opened(`#data=wine&target=x1&task=regression&${search}`);
  const { config, linkNotes, problems } = surmise.setup.getState();
  expect(linkNotes.map((note) => detailOf(note, "part"))).toEqual([
    "also=macroF1:maximize",
    "limit=accuracy>=0.8",
  ]);
  expect(config.search.sideObjectives).toMatchObject([{ measure: "parameters" }]);
  expect(config.search.outcomeConstraints).toMatchObject([{ measure: "rmse" }]);
  expect(problems).toEqual([]);
});

test("a different file with the name in the link is reported", async () => {
  const { surmise, acts } = await opened("#data=file:my.csv&fingerprint=ffffffff");
  await acts.openFiles([{ name: "my.csv", blob: new Blob(["x"]) }]);
  expect(surmise.setup.getState().linkNotes).toEqual([
    { code: "linkOtherFile", details: { name: "my.csv" } },
  ]);
});

const LINKED = "#data=file:my.csv&fingerprint=00000000&without=x1&target=class&file.encoding=gb18030";
const asLinked = { excluded: ["x1"], target: "class", source: { encoding: "gb18030" } };
const file = (name: string) => [{ name, blob: new Blob(["x"]) }];

test("the file of a link may be renamed", async () => {
  const { surmise, acts } = await opened(LINKED);
  await acts.openFiles(file("my (1).csv"));
  const { config, linkNotes } = surmise.setup.getState();
  expect(config.data).toMatchObject({ ...asLinked, source: { name: "my (1).csv", encoding: "gb18030" } });
  expect(linkNotes).toEqual([]);
});

test("a file that is not the link's is reported, the link's choices are not used, and the right file may follow", async () => {
  const { surmise, acts, services } = await opened(LINKED);
  services.files.fingerprint = "ffffffff";
  const stranger = { code: "linkFileUnused", details: { name: "other.csv", linked: "my.csv" } };
  await acts.openFiles(file("other.csv"));
  expect(surmise.setup.getState().linkNotes).toEqual([stranger]);
  expect(surmise.setup.getState().config.data).toMatchObject({ excluded: [] });
  expect(surmise.setup.getState().config.data.source).not.toHaveProperty("encoding");
  await acts.openFiles(file("third.csv"));
  expect(surmise.setup.getState().linkNotes).toEqual([stranger]);
  services.files.fingerprint = "00000000";
  await acts.openFiles(file("renamed.csv"));
  expect(surmise.setup.getState().config.data).toMatchObject(asLinked);
  await acts.openFiles(file("renamed.csv"));
  expect(surmise.setup.getState().config.data).toMatchObject({ excluded: [] });
});

test("while a file cannot be read, the page's link refers to that file and not to the previous data", async () => {
  const { surmise, acts } = await opened("#data=wine&target=class&trials=7");
  await acts.openFiles([{ name: "empty.csv", blob: new Blob([]) }]);
  expect(acts.link(false)).toBe("https://example.test/surmise/#v=1&data=file:empty.csv&trials=7");
  await acts.readAgain({ encoding: "gb18030" });
  expect(acts.link(false)).toContain("data=file:empty.csv&file.encoding=gb18030");
  await acts.chooseSource({ kind: "builtIn", id: "iris" });
  expect(acts.link(false)).toContain("data=iris");
  expect(surmise.setup.getState().dataset.status).toBe("ready");
});

test("a link without a fingerprint identifies its file by name", async () => {
  const { surmise, acts } = await opened("#data=file:my.csv&without=x1&target=class");
  await acts.openFiles(file("my.csv"));
  expect(surmise.setup.getState().config.data).toMatchObject({ excluded: ["x1"] });
  expect(surmise.setup.getState().linkNotes).toEqual([]);
});

test("the order of clicks does not change the study", async () => {
  const { surmise, acts } = await opened();
  acts.setExcluded("x2", true);
  acts.setExcluded("x1", true);
  expect(surmise.setup.getState().config.data.excluded).toEqual(["x1", "x2"]);
});

test("a finished study can be brought back after another one replaced it", async () => {
  const { surmise, acts } = await opened("#trials=2");
  await acts.run();
  await finished(surmise);
  const before = surmise.run.getState();
  acts.setSearch({ seed: 7 });
  await acts.runOne();
  await until(() => surmise.run.getState().phase === "paused");
  expect(surmise.run.getState().study?.trials).toHaveLength(1);
  acts.undoNewStudy();
  expect(surmise.run.getState()).toEqual(before);
});
