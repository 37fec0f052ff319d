import type { PreparedSummary } from "../core/data/preparation/preparedData.ts";
import { asIs } from "../core/schema/composite.ts";
import { CONFIG_FIELDS } from "../core/schema/configFields.ts";
import { jsonOnly, listOf, optional, record, type Fields } from "../core/schema/fields.ts";
import { word } from "../core/schema/kind.ts";
import type { TestOpening } from "../core/study/opening.ts";
import type { Study } from "../core/study/study.ts";
import type { TestReport } from "../core/study/testReport.ts";
import { STUDY_VERSION } from "./studyVersions.ts";
import { KNOWN_TRIAL_FIELDS, TRIAL_FIELDS } from "./trialFields.ts";

/** Additional contents of a study's file. */
export interface StudyRecord {
  readonly prepared: PreparedSummary | null;
  readonly report: TestReport | null;
  /** Every use of the test rows, in order; the last one of a trial belongs to the report. */
  readonly openings: readonly TestOpening[];
  /** How often other studies of the same tab had used the same test rows. */
  readonly openedBefore: number;
  /** The engine: `device` is the build ("strict" or "relaxed") of our own kernels, or a GPU's name. */
  readonly engine: { readonly kind: string; readonly device: string; readonly software: boolean } | null;
  readonly workers: number;
  /** Average of the training, all workers together. */
  readonly speed: { readonly stepsPerSecond: number; readonly gigaflops: number } | null;
}

/** A study's file, everything as in memory; without `known` if the study did not learn from another one. */
export interface StudyDocument extends StudyRecord, Study {
  readonly format: "surmise-study";
  readonly version: typeof STUDY_VERSION;
}

/** The fields of a study's file. Fields marked `asIs` are written but not read yet. */
const DOCUMENT_FIELDS: Fields<StudyDocument> = {
  format: jsonOnly(word(["surmise-study"])),
  version: jsonOnly(asIs()),
  config: jsonOnly(record(CONFIG_FIELDS)),
  engine: jsonOnly(asIs()),
  workers: jsonOnly(asIs()),
  speed: jsonOnly(asIs()),
  prepared: jsonOnly(asIs()),
  space: jsonOnly(asIs()),
  known: optional(jsonOnly(listOf(record(KNOWN_TRIAL_FIELDS)))),
  trials: jsonOnly(listOf(record(TRIAL_FIELDS))),
  report: jsonOnly(asIs()),
  openings: jsonOnly(asIs()),
  openedBefore: jsonOnly(asIs()),
};

const DOCUMENT = record(DOCUMENT_FIELDS);

/**
 * A study as JSON text: see `StudyDocument`. Numbers that JSON cannot represent (NaN, ±Infinity) are written as the strings "NaN",
 * "Infinity", "-Infinity", not silently as null.
 */
export function studyToJson(study: Study, written: StudyRecord): string {
  const { config, space, trials, known } = study;
  const { engine, workers, speed, prepared, report, openings, openedBefore } = written;
  const document: StudyDocument = {
    format: "surmise-study",
    version: STUDY_VERSION,
    config,
    engine,
    workers,
    speed,
    prepared,
    space,
    ...(known !== undefined && { known }),
    trials,
    report,
    openings,
    openedBefore,
  };
  return JSON.stringify(DOCUMENT.toJson(document), null, 2);
}
