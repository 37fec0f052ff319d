import { expect, test } from "vitest";
import { complete } from "../testing/fakeStudyPorts.ts";
import { fakeServices, type FakeServices } from "../testing/fakeServices.ts";
import { createSurmise } from "./createSurmise.ts";
import type { Surmise } from "./surmise.ts";

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function opened(fragment: string) {
  const services = fakeServices();
  const surmise = createSurmise(services, fragment);
  await until(() => surmise.setup.getState().dataset.status !== "loading");
  return { services, surmise, acts: surmise.acts };
}

function finished(surmise: Surmise) {
  return until(() => surmise.run.getState().phase === "finished");
}

/** Logs when rows are prepared and freed. */
function logRows({ reader }: FakeServices): readonly string[] {
  const log: string[] = [];
  const { prepare } = reader;
  reader.prepare = (...request) => {
    log.push("prepared");
    return prepare(...request);
  };
  reader.forgetPrepared = () => {
    log.push("freed");
    return Promise.resolve();
  };
  return log;
}

test("a study that is over has its prepared rows freed", async () => {
  const { surmise, acts, services } = await opened("#trials=1");
  const log = logRows(services);
  await acts.run();
  await finished(surmise);
  await until(() => log.includes("freed"));
  expect(log).toEqual(["prepared", "prepared", "freed"]);
});

test("a cleared study leaves its rows to a study of the same data that has begun since", async () => {
  const { surmise, acts, services } = await opened("#trials=2");
  const log = logRows(services);
  services.world.behave((_request, training) =>
    training === 0 ? new Promise(() => {}) : complete(training),
  );
  await acts.run();
  await until(() => services.world.counts.trained === 1);
  acts.newStudy();
  await acts.run();
  await finished(surmise);
  await until(() => log.includes("freed"));
  expect(log).toEqual(["prepared", "prepared", "prepared", "freed"]);
});

test("a study that cannot be opened has its prepared rows freed", async () => {
  const { surmise, acts, services } = await opened("#trials=2");
  const log = logRows(services);
  services.measurements.find = () => {
    throw new Error("no storage");
  };
  await acts.run();
  await finished(surmise);
  expect(surmise.run.getState()).toMatchObject({ endReason: "error", error: { code: "unexpected" } });
  expect(log).toEqual(["prepared", "freed"]);
});

test("a study that cannot be started closes what it opened", async () => {
  const { surmise, acts, services } = await opened("#trials=2");
  const log = logRows(services);
  const stop = surmise.run.subscribe(({ prepared }) => {
    if (prepared === null) return;
    stop();
    throw new Error("a listener failed");
  });
  await acts.run();
  await finished(surmise);
  expect(surmise.run.getState()).toMatchObject({ endReason: "error", error: { code: "unexpected" } });
  expect(log).toEqual(["prepared", "freed"]);
});
