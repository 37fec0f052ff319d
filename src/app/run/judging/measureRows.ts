import { AppError } from "../../../core/errors.ts";
import type { Job } from "../background.ts";
import { finalRequest } from "./judgeWinner.ts";

/** The learning curve by rows of the judged trial. */
export const measureRows: Job = async ({ study, trial }, { ports, trainers }, onProgress) => {
  const trainer = await trainers.any();
  const { outline, rows } = await ports.prepareFinal(trial.params);
  await trainer.load(rows, null);
  const outcome = await trainer.rowCurve(finalRequest(study.config, trial, outline), onProgress);
  if (outcome.state === "failed") throw AppError.of(outcome.error);
  return outcome.state === "complete" ? { report: { rowCurve: outcome.curve } } : null;
};
