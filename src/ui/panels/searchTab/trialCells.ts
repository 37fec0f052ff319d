import type { TFunction } from "i18next";
import type { StepUnit } from "../../../core/learner/learner.ts";
import { isMetric } from "../../../core/study/measure.ts";
import type { Trial } from "../../../core/study/trial.ts";
import type { ObjectiveAxis } from "../../charts/study/paretoSpec.ts";
import { standingOf } from "../../charts/study/trialStanding.ts";
import { formatMeasure, measureHeading } from "../../charts/words/measureWords.ts";
import { ABSENT, formatCount } from "../../charts/words/numberFormat.ts";
import { settingText } from "../../charts/words/settingText.ts";
import { durationText, parameterName, scoreText, trialNumber } from "../../charts/words/trialWords.ts";
import { plannedId } from "./plannedTrials.ts";
import {
  objectiveOf,
  parameterOf,
  trialDurationMs,
  type FixedColumn,
  type TrialColumn,
} from "./trialColumns.ts";

interface CellContext {
  readonly t: TFunction;
  readonly objectives: readonly ObjectiveAxis[];
  /** What the steps of a trial are; null: it has none. */
  readonly unitOf: (trial: Trial) => StepUnit | null;
}

/** What the table of trials says of one; a setting that its learner does not have is absent, as is the best step of one without steps. */
export function trialCell({ t, objectives, unitOf }: CellContext, trial: Trial, column: TrialColumn): string {
  const parameter = parameterOf(column);
  if (parameter !== null) return settingText(t, parameter, trial.params[parameter]);
  const objective = column === "value" ? 0 : objectiveOf(column);
  if (column === "value" && isMetric(objectives[0]!.measure)) {
    return trial.state === "complete" ? scoreText(objectives[0]!.measure, trial) : ABSENT;
  }
  if (objective !== null) {
    const value = trial.state === "complete" ? trial.values?.[objective] : undefined;
    return value === undefined ? ABSENT : formatMeasure(objectives[objective]!.measure, value);
  }
  switch (column as Exclude<FixedColumn, "value">) {
    case "number":
      return plannedId(trial) === null ? trialNumber(trial.number) : ABSENT;
    case "state":
      return t(`results.states.${standingOf(trial)}`);
    case "bestStep":
      return trial.bestStep === null || unitOf(trial) === null
        ? ABSENT
        : `${formatCount(trial.bestStep)} / ${formatCount(trial.curve.score.length)}`;
    case "parameters":
      return trial.parameterCount === null ? ABSENT : formatCount(trial.parameterCount);
    case "duration": {
      const duration = trialDurationMs(trial);
      return duration === null ? ABSENT : durationText(t, duration);
    }
    case "worker":
      return trial.worker === null ? ABSENT : String(trial.worker + 1);
    case "origin":
      return trial.suggestion === null ? ABSENT : t(`results.origins.${trial.suggestion.origin}`);
  }
}

/** @param unit what the steps of all trials are; null: not the same for all, or none */
export function columnName(
  t: TFunction,
  objectives: readonly ObjectiveAxis[],
  unit: StepUnit | null,
  column: TrialColumn,
): string {
  const parameter = parameterOf(column);
  if (parameter !== null) return parameterName(t, parameter);
  const objective = column === "value" ? 0 : objectiveOf(column);
  if (objective !== null) return measureHeading(t, objectives[objective]!.measure);
  if (column === "bestStep") return t(`models.steps.best.${unit ?? "step"}`);
  return t(`results.table.${column as Exclude<FixedColumn, "value" | "bestStep">}`);
}
