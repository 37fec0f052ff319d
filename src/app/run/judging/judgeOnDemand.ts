import { openingOf } from "../../../core/study/opening.ts";
import { isSolution } from "../../../core/study/study.ts";
import { mayJudge } from "../../surmise.ts";
import type { Desk, DeskWorld } from "../desk.ts";
import { judgeTrial } from "./judgeTrial.ts";

/** Evaluates a trial of the finished study on screen on the test rows; does nothing if `mayJudge` forbids it. */
export async function judgeOnDemand(world: DeskWorld, desk: Desk, number: number): Promise<void> {
  const { services, setup, shelf } = world;
  const state = desk.store.getState();
  const { dataset } = setup.store.getState();
  const trial = state.study?.trials.find((one) => one.number === number);
  if (dataset.status !== "ready" || !mayJudge(state, setup.store.getState())) return;
  if (trial === undefined || !isSolution(trial)) return;
  const { config, trials } = state.study!;
  const { id } = dataset.summary;
  const dropped = desk.take(id);
  desk.store.setState({
    phase: "judging",
    judgingProgress: 0,
    error: null,
    report: null,
    winner: null,
    ensemble: null,
  });
  const judging = judgeTrial(services, config, id, trial, (judgingProgress) => {
    if (!dropped()) desk.store.setState({ judgingProgress });
  });
  desk.judging(state, () => judging.cancel());
  const { error = null, report = null, winner = null } = await judging.done;
  desk.release(id, dropped);
  if (dropped()) return;
  desk.judged();
  if (report === null) {
    desk.store.setState({
      phase: "finished",
      error,
      report: state.report,
      winner: state.winner,
      ensemble: state.ensemble,
    });
    return;
  }
  shelf.noteOpening(config);
  const openings = [...state.openings, openingOf(report, trial, trials, "chosen")];
  const openedBefore = shelf.openingsOfOthers(config, openings);
  desk.store.setState({ phase: "finished", report, winner, openings, openedBefore });
}
