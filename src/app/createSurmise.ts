import { createStore } from "zustand/vanilla";
import { toErrorRecord } from "../core/errors.ts";
import { compileSpace } from "../core/model/compileSpace.ts";
import { openingOf } from "../core/study/opening.ts";
import { isSolution } from "../core/study/study.ts";
import { studyToJson } from "../export/studyJson.ts";
import { followBest } from "./run/bestPreparation.ts";
import { coalesce } from "./coalesce.ts";
import { pictureDimensions } from "../core/data/table/pictureDimensions.ts";
import { dataDefaults } from "./setup/defaultConfig.ts";
import { studyToFragment } from "./link/studyLink.ts";
import { createDataView } from "./data/dataView.ts";
import { createInspecting } from "./run/inspecting.ts";
import { watchDivision } from "./data/division.ts";
import { createMeasuring } from "./engines/measuring.ts";
import { judgeTrial } from "./run/judgeTrial.ts";
import { createLinkStart } from "./link/linkStart.ts";
import { IDLE, isBusy, type RunState } from "./run/runState.ts";
import { openStudy } from "./run/openStudy.ts";
import { StudyRun } from "./run/runStudy.ts";
import type { Services } from "./services.ts";
import { createPlan, type Taken } from "./plan/plan.ts";
import { createPlanActs } from "./plan/planActs.ts";
import { createSetup } from "./setup/setup.ts";
import { createShelf } from "./run/shelf.ts";
import { goesOn, mayJudge, takesOne, type Surmise } from "./surmise.ts";
import { workerCount } from "./engines/workerCount.ts";

/** Between two updates of what the page shows of a running study: six a second look live and leave the page's thread free. */
const UPDATE_MS = 160;

/** Puts the application together. `fragment`: of the address it was opened with, `#…` or `?…`. */
export function createSurmise(services: Services, fragment: string): Surmise {
  const run = createStore<RunState>()(() => IDLE);
  const updates = coalesce<RunState>((patch) => run.setState(patch), UPDATE_MS);
  let current: { readonly run: StudyRun; readonly taken: Taken } | null = null;
  /** Holds rows that the rail may have left behind: the final evaluation still asks for them. */
  let currentDataset: string | null = null;
  /** Counts the studies begun or dropped, so that one that was dropped while it was being opened never starts. */
  let generation = 0;
  /** Ends a judgement that was asked for after the end of its study. */
  let cancelJudging = () => {};
  /** The finished study whose trial is being judged, with the report it had. */
  let beforeJudging: RunState | null = null;
  const shelf = createShelf();
  /** What the study on screen has come to: that a trial is being judged takes nothing from it. */
  const reached = (): RunState => beforeJudging ?? run.getState();

  const setup = createSetup(services.reader, (id) => {
    if (id !== currentDataset) void services.reader.forget(id);
  });

  /** Frees the rows of a study that is over, unless the rail or the next study uses them. */
  const release = (id: string, of: number) => {
    if (of === generation) currentDataset = null;
    const { dataset } = setup.store.getState();
    const onRail = dataset.status === "ready" && dataset.summary.id === id;
    if (!onRail && id !== currentDataset) void services.reader.forget(id);
  };
  const plan = createPlan(setup.store);
  const handedBack = new WeakSet<StudyRun>();
  /**
   * What was entered by hand and not begun is not lost with its study, nor is what a study should have learnt from that ended before
   * its first trial: the next one has both. Once per run, whether it ends or is dropped first.
   */
  const handBack = (of: StudyRun, taken: Taken) => {
    if (handedBack.has(of)) return;
    handedBack.add(of);
    of.left().forEach(plan.enqueue);
    if (!of.hasResult()) plan.giveBack(taken);
  };
  const drop = () => {
    generation += 1;
    if (current !== null) handBack(current.run, current.taken);
    currentDataset = null;
    cancelJudging();
    beforeJudging = null;
    current?.run.discard();
    updates.cancel();
    current = null;
    run.setState(IDLE, true);
  };

  /** @param going the finished study that is continued; null: a new one begins */
  const begin = async (onlyOne: boolean, going: RunState | null = null): Promise<void> => {
    await setup.settled();
    const { config, dataset, problems } = setup.store.getState();
    if (dataset.status !== "ready" || problems.length > 0 || isBusy(run.getState())) return;
    const { id } = dataset.summary;
    const earlier = run.getState();
    drop();
    const mine = ++generation;
    const dropped = () => mine !== generation;
    currentDataset = id;
    const before = going?.study ?? null;
    if (before === null) shelf.put(earlier);
    const openings = going?.openings ?? [];
    const openedBefore = shelf.openingsOfOthers(config, openings);
    const onScreen = before === null ? {} : { study: { ...before, config }, elapsedMs: going!.elapsedMs };
    run.setState({ ...IDLE, ...onScreen, openings, openedBefore, phase: "starting" }, true);
    try {
      const { ports, close, prepared, preparedOf } = await openStudy(services, config, id);
      if (dropped()) {
        close();
        release(id, mine);
        return;
      }
      run.setState({ prepared });
      const follow = followBest(preparedOf, (ofBest) => {
        if (!dropped()) run.setState({ prepared: ofBest });
      });
      // A study that goes on has its own trials and what it learnt from: the earlier study stays for the next one.
      const taken = before === null ? plan.take(config) : plan.takeQueue(config);
      const mineRun = new StudyRun(
        ports,
        {
          config,
          space: compileSpace(config.settings, config.search.inputConstraints),
          workerCount: (engine) => workerCount(config.search, engine, services.cores),
          onlyOne,
          known: [...(before?.known ?? []), ...taken.known],
          queue: taken.queue,
          ...(before === null
            ? {}
            : { earlier: { trials: before.trials, elapsedMs: going!.elapsedMs, openings } }),
        },
        (patch) => {
          if (patch.study != null) follow(patch.study);
          linkStart.onProgress(patch);
          if (patch.openings !== undefined) shelf.noteOpening(config);
          updates.add(patch, patch.phase !== undefined);
        },
      );
      current = { run: mineRun, taken };
      void mineRun.done.then(() => {
        handBack(mineRun, taken);
        close();
        release(id, mine);
      });
    } catch (thrown) {
      release(id, mine);
      if (!dropped()) run.setState({ phase: "finished", endReason: "error", error: toErrorRecord(thrown) });
    }
  };
  const division = watchDivision(setup.store, services.reader);
  const dataView = createDataView(services.reader, setup.store);
  const measuring = createMeasuring(services, setup.store, run);
  const goOn = (how: "resume" | "resumeForOne"): Promise<void> => {
    // Both would be slowed down, and the figures wrong.
    measuring.acts.cancelMeasuring();
    const { config } = setup.store.getState();
    const state = run.getState();
    const going = how === "resume" ? goesOn(state, config) : takesOne(state, config);
    if (going && state.phase === "paused" && current !== null) {
      current.run[how](config);
      return Promise.resolve();
    }
    return begin(how === "resumeForOne", going ? state : null);
  };
  const judge = async (number: number): Promise<void> => {
    const state = run.getState();
    const { dataset } = setup.store.getState();
    const trial = state.study?.trials.find((one) => one.number === number);
    if (dataset.status !== "ready" || !mayJudge(state, setup.store.getState())) return;
    if (trial === undefined || !isSolution(trial)) return;
    const { config, trials } = state.study!;
    const mine = ++generation;
    currentDataset = dataset.summary.id;
    beforeJudging = state;
    run.setState({ phase: "judging", judgingProgress: 0, error: null, report: null, winner: null });
    const judging = judgeTrial(services, config, currentDataset, trial, (judgingProgress) => {
      if (mine === generation) run.setState({ judgingProgress });
    });
    cancelJudging = () => judging.cancel();
    const { error = null, report = null, winner = null } = await judging.done;
    release(dataset.summary.id, mine);
    if (mine !== generation) return;
    beforeJudging = null;
    if (report === null) {
      run.setState({ phase: "finished", error, report: state.report, winner: state.winner });
      return;
    }
    shelf.noteOpening(config);
    const openings = [...state.openings, openingOf(report, trial, trials, "chosen")];
    const openedBefore = shelf.openingsOfOthers(config, openings);
    run.setState({ phase: "finished", report, winner, openings, openedBefore });
  };
  const linkStart = createLinkStart(fragment, {
    setup,
    services,
    begin: () => begin(false),
    pause: () => current?.run.pause(),
  });
  /** What somebody does, not a link. */
  const byHand = <T>(act: () => T): (() => T) => {
    return () => {
      linkStart.takenOver();
      return act();
    };
  };

  /** @param id absent: the study that left the screen last */
  const bringBack = (id?: number): void => {
    const chosen = shelf.take(id);
    if (chosen === null) return;
    linkStart.takenOver();
    shelf.put(reached());
    drop();
    const { study, openings } = chosen;
    const openedBefore = study === null ? 0 : shelf.openingsOfOthers(study.config, openings);
    run.setState({ ...chosen, openedBefore }, true);
  };

  return {
    setup: setup.store,
    run,
    division,
    measuring: measuring.store,
    dataView: dataView.store,
    plan: plan.store,
    linkStart: linkStart.store,
    shelf: shelf.store,
    acts: {
      ...setup.acts,
      ...measuring.acts,
      ...dataView.acts,
      ...createInspecting(services, run),
      ...createPlanActs({
        openStudyFile: services.openStudyFile,
        plan,
        setup,
        study: () => run.getState().study,
        live: () => (isOpen(run.getState()) ? (current?.run ?? null) : null),
        atRest: () => ["paused", "finished"].includes(run.getState().phase),
        begin: byHand(() => begin(false)),
      }),
      correctLink: linkStart.correct,
      run: byHand(() => goOn("resume")),
      runOne: byHand(() => goOn("resumeForOne")),
      pause: byHand(() => current?.run.pause()),
      stop: byHand(() => current?.run.stop()),
      judgeTrial: judge,
      newStudy: byHand(() => {
        shelf.put(reached());
        drop();
      }),
      undoNewStudy: () => bringBack(),
      restoreStudy: bringBack,
      forgetStudy: shelf.forget,
      link(start) {
        const { config, dataset } = setup.store.getState();
        const pictures = dataset.status === "ready" ? pictureDimensions(dataset.summary) : null;
        const failed = dataset.status === "failed" ? dataset.source : undefined;
        // What the set-up says of the data before would be a link to those.
        const data = failed === undefined ? config.data : dataDefaults(failed, "", config.data.task);
        return `${services.address}#${studyToFragment({ ...config, data }, start, pictures)}`;
      },
      studyJson() {
        const { study, ...rest } = reached();
        if (study === null) throw new Error("There is no study to write");
        return studyToJson(study, rest);
      },
    },
  };
}

/** Whether a study still takes trials. */
function isOpen({ phase }: RunState): boolean {
  return phase === "starting" || phase === "running" || phase === "paused";
}
