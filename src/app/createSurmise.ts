import { pictureDimensions } from "../core/data/table/pictureDimensions.ts";
import { studyToJson } from "../export/studyJson.ts";
import { createDataView } from "./data/dataView.ts";
import { watchDivision } from "./data/division.ts";
import { createMeasuring } from "./engines/measuring.ts";
import { createLinkStart, type LinkStart } from "./link/linkStart.ts";
import { studyToFragment } from "./link/studyLink.ts";
import { createPlan } from "./plan/plan.ts";
import { createPlanActs } from "./plan/planActs.ts";
import { createBackground } from "./run/background.ts";
import { beginStudy } from "./run/beginStudy.ts";
import { createDesk, type Desk, type DeskWorld } from "./run/desk.ts";
import { createInspecting } from "./run/inspecting.ts";
import { judgeOnDemand } from "./run/judging/judgeOnDemand.ts";
import type { RunState } from "./run/runState.ts";
import { createShelf } from "./run/shelf.ts";
import type { Services } from "./services.ts";
import { dataDefaults } from "./setup/defaultConfig.ts";
import { createSetup } from "./setup/setup.ts";
import { goesOn, takesOne, type Acts, type Surmise } from "./surmise.ts";

/** Assembles the application. `fragment`: of the page's address when it was opened, `#…` or `?…`. */
export function createSurmise(services: Services, fragment: string): Surmise {
  const setup = createSetup(services.reader, (id) => {
    if (id !== desk.datasetId()) void services.reader.forget(id);
  });
  const world: DeskWorld = { services, setup, plan: createPlan(setup.store), shelf: createShelf() };
  const desk = createDesk(world);
  const begin = (onlyOne: boolean, going: RunState | null = null): Promise<void> => {
    const onProgress = (patch: Partial<RunState>): void => linkStart.onProgress(patch);
    return beginStudy({ ...world, onProgress }, desk, onlyOne, going);
  };
  const division = watchDivision(setup.store, services.reader);
  const dataView = createDataView(services.reader, setup.store);
  const measuring = createMeasuring(services, setup.store, desk.store);
  const linkStart = createLinkStart(fragment, {
    setup,
    services,
    begin: () => begin(false),
    pause: () => desk.run()?.pause(),
  });

  return {
    setup: setup.store,
    run: desk.store,
    division,
    measuring: measuring.store,
    dataView: dataView.store,
    plan: world.plan.store,
    linkStart: linkStart.store,
    shelf: world.shelf.store,
    acts: {
      ...setup.acts,
      ...measuring.acts,
      ...dataView.acts,
      ...createInspecting(services, desk.store),
      ...createBackground(services, world, desk),
      ...createPlanActs({
        openStudyFile: services.openStudyFile,
        plan: world.plan,
        setup,
        study: () => desk.store.getState().study,
        live: () => (isOpen(desk.store.getState()) ? desk.run() : null),
        atRest: () => ["paused", "finished"].includes(desk.store.getState().phase),
        begin: byHand(linkStart, () => begin(false)),
      }),
      ...runActs(world, desk, linkStart, begin, measuring.acts.cancelMeasuring),
      ...outActs(world, desk),
      correctLink: linkStart.correct,
    },
  };
}

/** An action of the user, not of a link. */
function byHand<T>(linkStart: Pick<LinkStart, "takenOver">, act: () => T): () => T {
  return () => {
    linkStart.takenOver();
    return act();
  };
}

function runActs(
  world: DeskWorld,
  desk: Desk,
  linkStart: LinkStart,
  begin: (onlyOne: boolean, going: RunState | null) => Promise<void>,
  cancelMeasuring: () => void,
): Pick<
  Acts,
  | "run"
  | "runOne"
  | "pause"
  | "stop"
  | "judgeTrial"
  | "newStudy"
  | "undoNewStudy"
  | "restoreStudy"
  | "forgetStudy"
> {
  const { setup, shelf } = world;
  const goOn = (how: "resume" | "resumeForOne"): Promise<void> => {
    // Run together, both would be slower and the figures wrong.
    cancelMeasuring();
    const { config } = setup.store.getState();
    const state = desk.store.getState();
    const going = how === "resume" ? goesOn(state, config) : takesOne(state, config);
    const run = desk.run();
    if (going && state.phase === "paused" && run !== null) {
      run[how](config);
      return Promise.resolve();
    }
    return begin(how === "resumeForOne", going ? state : null);
  };
  /** @param id default: the study that left the screen last */
  const bringBack = (id?: number): void => {
    const chosen = shelf.take(id);
    if (chosen === null) return;
    linkStart.takenOver();
    shelf.put(desk.reached());
    desk.clear();
    const { study, openings } = chosen;
    const openedBefore = study === null ? 0 : shelf.openingsOfOthers(study.config, openings);
    desk.store.setState({ ...chosen, openedBefore }, true);
  };
  return {
    run: byHand(linkStart, () => goOn("resume")),
    runOne: byHand(linkStart, () => goOn("resumeForOne")),
    pause: byHand(linkStart, () => desk.run()?.pause()),
    stop: byHand(linkStart, () => desk.run()?.stop()),
    judgeTrial: (number) => judgeOnDemand(world, desk, number),
    newStudy: byHand(linkStart, () => {
      shelf.put(desk.reached());
      desk.clear();
    }),
    undoNewStudy: () => bringBack(),
    restoreStudy: bringBack,
    forgetStudy: shelf.forget,
  };
}

function outActs({ services, setup }: DeskWorld, desk: Desk): Pick<Acts, "link" | "studyJson"> {
  return {
    link(start) {
      const { config, dataset } = setup.store.getState();
      const pictures = dataset.status === "ready" ? pictureDimensions(dataset.summary) : null;
      const failed = dataset.status === "failed" ? dataset.source : undefined;
      // The setup still describes the previous data; a link must refer to the new ones.
      const data = failed === undefined ? config.data : dataDefaults(failed, "", config.data.task);
      return `${services.address}#${studyToFragment({ ...config, data }, start, pictures)}`;
    },
    studyJson() {
      const { study, ...rest } = desk.reached();
      if (study === null) throw new Error("There is no study to write");
      return studyToJson(study, rest);
    },
  };
}

/** Whether trials can still be added to a study. */
function isOpen({ phase }: RunState): boolean {
  return phase === "starting" || phase === "running" || phase === "paused";
}
