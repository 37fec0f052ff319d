import { toErrorRecord } from "../../core/errors.ts";
import { compileSpace } from "../../core/model/compileSpace.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { workerCount } from "../engines/workerCount.ts";
import type { Taken } from "../plan/plan.ts";
import { followBest } from "./bestPreparation.ts";
import type { Desk, DeskWorld } from "./desk.ts";
import { openStudy, type OpenStudy } from "./openStudy.ts";
import { IDLE, isBusy, type RunState } from "./runState.ts";
import { StudyRun, type StudyRunOptions } from "./runStudy.ts";

export interface BeginWorld extends DeskWorld {
  /** Told what a study under way tells, as it does. */
  readonly onProgress: (patch: Partial<RunState>) => void;
}

/**
 * Begins a study of what is set up, or continues one that is finished; does nothing while another is under way.
 * @param going the finished study that is continued; null: a new one begins
 */
export async function beginStudy(
  world: BeginWorld,
  desk: Desk,
  onlyOne: boolean,
  going: RunState | null = null,
): Promise<void> {
  const { services, setup, shelf } = world;
  await setup.settled();
  const { config, dataset, problems } = setup.store.getState();
  if (dataset.status !== "ready" || problems.length > 0 || isBusy(desk.store.getState())) return;
  const { id } = dataset.summary;
  const earlier = desk.store.getState();
  desk.clear();
  const dropped = desk.take(id);
  if (going?.study == null) shelf.put(earlier);
  desk.store.setState(startingState(world, config, going), true);
  try {
    const opened = await openStudy(services, config, id);
    if (dropped()) {
      opened.close();
      desk.release(id, dropped);
      return;
    }
    desk.store.setState({ prepared: opened.prepared });
    const { run, taken } = runOf(world, desk, { opened, config, onlyOne, going, dropped });
    desk.place(run, taken);
    void run.done.then(() => {
      desk.handBack(run, taken);
      opened.close();
      desk.release(id, dropped);
    });
  } catch (thrown) {
    desk.release(id, dropped);
    if (dropped()) return;
    desk.store.setState({ phase: "finished", endReason: "error", error: toErrorRecord(thrown) });
  }
}

/** What is shown until the first report: of a study that goes on, its trials. */
function startingState({ shelf }: DeskWorld, config: StudyConfig, going: RunState | null): RunState {
  const openings = going?.openings ?? [];
  const openedBefore = shelf.openingsOfOthers(config, openings);
  const shown = going?.study == null ? {} : { study: { ...going.study, config }, elapsedMs: going.elapsedMs };
  return { ...IDLE, ...shown, openings, openedBefore, phase: "starting" };
}

interface Beginning {
  readonly opened: OpenStudy;
  readonly config: StudyConfig;
  readonly onlyOne: boolean;
  readonly going: RunState | null;
  readonly dropped: () => boolean;
}

function runOf(
  { services, plan, shelf, onProgress }: BeginWorld,
  { store, updates }: Desk,
  { opened, config, onlyOne, going, dropped }: Beginning,
): { readonly run: StudyRun; readonly taken: Taken } {
  const before = going?.study ?? null;
  const follow = followBest(opened.preparedOf, (prepared) => {
    if (!dropped()) store.setState({ prepared });
  });
  // A study that goes on has its own trials and what it learnt from: the earlier study stays for the next one.
  const taken = before === null ? plan.take(config) : plan.takeQueue(config);
  const options: StudyRunOptions = {
    config,
    space: compileSpace(config.settings, config.search.inputConstraints),
    workerCount: (engine) => workerCount(config.search, engine, services.cores),
    onlyOne,
    known: [...(before?.known ?? []), ...taken.known],
    queue: taken.queue,
    ...(going !== null &&
      before !== null && {
        earlier: { trials: before.trials, elapsedMs: going.elapsedMs, openings: going.openings },
      }),
  };
  const run = new StudyRun(opened.ports, options, (patch) => {
    if (patch.study != null) follow(patch.study);
    onProgress(patch);
    if (patch.openings !== undefined) shelf.noteOpening(config);
    updates.add(patch, patch.phase !== undefined);
  });
  return { run, taken };
}
