import { toErrorRecord } from "../../../core/errors.ts";
import type { StudyConfig } from "../../../core/study/studyConfig.ts";
import type { Trial } from "../../../core/study/trial.ts";
import type { Services } from "../../services.ts";
import { judgeWinner, type Judgement } from "./judgeWinner.ts";
import { withOpenStudy, type CancellableWork } from "../withOpenStudy.ts";

/** Evaluates a trial of a finished study with a trainer of its own. `done` never rejects. */
export function judgeTrial(
  services: Services,
  config: StudyConfig,
  datasetId: string,
  trial: Trial,
  onProgress: (share: number) => void,
): CancellableWork<Judgement> {
  const { done, cancel } = withOpenStudy(services, config, datasetId, ({ ports, trainers, isOver }) =>
    judgeWinner(ports, trainers, config, trial, onProgress, isOver),
  );
  return { done: done.catch((thrown: unknown) => ({ error: toErrorRecord(thrown) })), cancel };
}
