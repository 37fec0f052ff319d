import type { ModelSize } from "../learner/modelSize.ts";
import type { MetricName } from "../metric/metricName.ts";
import type { SpreadTest } from "../metric/spreadTest.ts";
import type { RowCurve } from "./rowCurve.ts";

/** A score with its uncertainty: percentile bootstrap over the test rows. */
export interface ScoredMetric {
  readonly metric: MetricName;
  readonly value: number;
  /** 95 % interval; null if it is undefined (e.g. one test row). */
  readonly interval: readonly [low: number, high: number] | null;
}

/** One model's result on the test rows. */
export interface ModelScores {
  /**
   * "best": the study's best model; "ensemble": several of the best trials together; "forest": a random forest with default
   * settings; "linear": logistic, softmax or ridge regression; "constant": the majority class, or the mean or median of the training
   * targets, by the study's metric.
   */
  readonly model: "best" | "ensemble" | "forest" | "linear" | "constant";
  /** The study's metric first, then the task's others. */
  readonly scores: readonly ScoredMetric[];
  /** null: the learner has none. */
  readonly parameterCount: number | null;
  /**
   * How much better the best model is than this model in the study's metric (positive: the best model is better): 95 % interval
   * over resampled test rows, both judged on the same ones. The two models' own intervals may overlap although this one excludes 0.
   * null for the best model, and if it is undefined.
   */
  readonly lead: readonly [low: number, high: number] | null;
  /** The same for this model's lead over the constant; null for the constant. Absent in reports of earlier versions. */
  readonly overConstant?: readonly [low: number, high: number] | null;
  /** What it takes to use the model; absent for baselines, and in reports of earlier versions. */
  readonly cost?: ModelCost;
}

/** What it takes to use a trained model. */
export interface ModelCost {
  /** Milliseconds to predict one row, with all test rows in a batch, measured on this machine. */
  readonly predictionMs: number;
  /** Memory of its numbers. */
  readonly bytes: number;
  /** What most of it consists of; absent for an ensemble. */
  readonly parts?: Pick<ModelSize, "unit" | "count">;
}

/** Precision etc. of one class on the test rows. */
export interface ClassScores {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Test rows of this class. */
  readonly support: number;
}

/** An ensemble of the best trials, chosen by its score on the validation rows. */
export interface EnsembleReport {
  /** By descending weight. */
  readonly members: readonly {
    readonly trial: number;
    /** The weights sum to 1. */
    readonly weight: number;
    /** Score of the trial alone on the validation rows, in the study's metric. */
    readonly validation: number;
  }[];
  /** Its score on the same validation rows. They chose trials and members, so it is optimistic. */
  readonly validation: number;
  /** Trials that it could choose from. */
  readonly candidates: number;
}

/** The final judgement: made once, on rows that no trial has used. */
export interface TestReport {
  /** The best model first, then the baselines, the constant last. Reports of earlier versions have no forest. */
  readonly models: readonly ModelScores[];
  readonly trainRows: number;
  readonly testRows: number;
  /** Made on request after the judgement. */
  readonly rowCurve?: RowCurve;
  /** Made on request after the judgement; its scores are a row of `models`. */
  readonly ensemble?: EnsembleReport;
  readonly detail:
    | {
        readonly task: "classification";
        readonly classes: readonly ClassScores[];
        /** confusion[actual][predicted] = rows. */
        readonly confusion: readonly (readonly number[])[];
      }
    | {
        readonly task: "regression";
        /** In the target's own units, test rows in order. */
        readonly actual: readonly number[];
        readonly predicted: readonly number[];
        /** Row numbers in the data set (0-based); absent in reports of earlier versions. */
        readonly rows?: readonly number[];
        /** Whether errors grow or shrink with the prediction, in the units of training (of the logarithm, if that was learnt). */
        readonly spread?: SpreadTest | null;
      };
}
