import { createStore } from "zustand/vanilla";
import { toErrorRecord } from "../core/errors.ts";
import { compileSpace } from "../core/model/compileSpace.ts";
import { studyToJson } from "../export/studyJson.ts";
import { followBest } from "./bestPreparation.ts";
import { coalesce } from "./coalesce.ts";
import { pictureDimensions } from "../core/data/pictureDimensions.ts";
import { studyFromFragment, studyToFragment } from "./link/studyLink.ts";
import { createDataView } from "./dataView.ts";
import { createInspecting } from "./inspecting.ts";
import { watchDivision } from "./division.ts";
import { createMeasuring } from "./measuring.ts";
import { IDLE, isBusy, type RunState } from "./runState.ts";
import { openStudy } from "./openStudy.ts";
import { StudyRun } from "./runStudy.ts";
import type { Services } from "./services.ts";
import { createPlan, type Taken } from "./plan.ts";
import { createPlanActs } from "./planActs.ts";
import { createSetup } from "./setup.ts";
import { goesOn, takesOne, type Surmise } from "./surmise.ts";
import { workerCount } from "./workerCount.ts";

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
  let previous: RunState | null = null;

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
    previous = kept(asEnded(earlier));
    const before = going?.study ?? null;
    const onScreen = before === null ? {} : { study: { ...before, config }, elapsedMs: going!.elapsedMs };
    run.setState({ ...IDLE, ...onScreen, phase: "starting" }, true);
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
          ...(before === null ? {} : { earlier: { trials: before.trials, elapsedMs: going!.elapsedMs } }),
        },
        (patch) => {
          if (patch.study != null) follow(patch.study);
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
  const link = studyFromFragment(fragment);
  const opened = setup.open(link);
  if (link.run) void opened.then(() => begin(false));

  return {
    setup: setup.store,
    run,
    division,
    measuring: measuring.store,
    dataView: dataView.store,
    plan: plan.store,
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
        begin: () => begin(false),
      }),
      run: () => goOn("resume"),
      runOne: () => goOn("resumeForOne"),
      pause: () => current?.run.pause(),
      stop: () => current?.run.stop(),
      newStudy() {
        previous = kept(asEnded(run.getState())) ?? previous;
        drop();
      },
      undoNewStudy() {
        if (previous === null) return;
        const earlier = previous;
        drop();
        run.setState(earlier, true);
        previous = null;
      },
      link(start) {
        const { config, dataset } = setup.store.getState();
        const pictures = dataset.status === "ready" ? pictureDimensions(dataset.summary) : null;
        return `${services.address}#${studyToFragment(config, start, pictures)}`;
      },
      studyJson() {
        const { study, ...rest } = run.getState();
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

/** A study under way cannot be brought back, for its trainers are gone. What it found so far can. */
function asEnded(state: RunState): RunState {
  if (!isBusy(state) && state.phase !== "paused") return state;
  if (state.study === null) return IDLE;
  const trials = state.study.trials.filter(({ state: now }) => now !== "running" && now !== "waiting");
  return {
    ...state,
    study: { ...state.study, trials },
    phase: "finished",
    endReason: state.endReason ?? "stopped",
  };
}

/** Only a study with something in it is worth bringing back. */
function kept(state: RunState): RunState | null {
  return (state.study?.trials.length ?? 0) > 0 ? state : null;
}
