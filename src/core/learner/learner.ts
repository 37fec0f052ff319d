import type { SettingName } from "../model/settingTable.ts";
import type { Settings } from "../model/settings.ts";
import type { ParamValue } from "../space/distribution.ts";
import type { DataShape } from "./dataShape.ts";

/** The value of a setting in one configuration. */
export type GetSetting = (name: SettingName) => ParamValue;

/** How large a model is. */
export interface LearnerSize {
  /** Numbers that training adjusts; null: the learner has none. */
  readonly parameters: number | null;
  /**
   * Multiply-adds, or as costly operations, of the prediction of one row; of a learner that keeps the training rows, for each of
   * them. Only models of the same learner are compared by it.
   */
  readonly operations: number;
}

/** What a step of the learning curve is. */
export type StepUnit = "epoch" | "tree" | "round";

/** A kind of model, described without its training code, which only workers load. */
export interface Learner<Spec> {
  /** A configuration as plain data, which crosses to a trainer. */
  resolve(get: GetSetting, data: DataShape): Spec;
  size(spec: Spec, data: DataShape): LearnerSize;
  /** Whether a model's number of parameters is known before its training. */
  readonly hasParameters: boolean;
  /** Work of a training, as operations that take the same time: see `engine/final/judgingWork.ts`. @param rows training rows */
  trainingWork(spec: Spec, data: DataShape, rows: number, steps: number): number;
  /** Its steps, and the most that a trial of some settings can have; null: it is trained in one go. */
  readonly steps: { readonly unit: StepUnit; most(settings: Settings): number } | null;
}
