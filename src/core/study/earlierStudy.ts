import type { DataConfig, FileSource } from "../data/dataConfig.ts";
import type { ErrorRecord } from "../errors.ts";
import { paramsWithin, wholeConfiguration } from "../model/configuration.ts";
import type { ObservedTrial } from "../sampler/sampler.ts";
import type { SamplerName } from "../sampler/samplerTable.ts";
import type { JudgedBy } from "./objective.ts";
import { observeTrials } from "./observe.ts";
import type { StudyConfig } from "./studyConfig.ts";
import type { Trial } from "./trial.ts";

/** A finished trial of another study, which the sampler is shown before this study's trials. It does not belong to this study. */
export interface KnownTrial extends ObservedTrial {
  readonly state: "complete" | "pruned" | "failed";
  /** The name of the study it comes from; may be empty. */
  readonly source: string;
  /** Which sampler chose it there, if known. */
  readonly sampler?: SamplerName;
}

/** What studies of the same rows have in common. A study of a later build may be of data that this build does not know. */
export interface EarlierData extends Pick<DataConfig, "target" | "task"> {
  readonly source:
    | { readonly kind: "builtIn"; readonly id: string }
    | { readonly kind: "synthetic"; readonly generator: object }
    | Pick<FileSource, "kind" | "name" | "fingerprint" | "sheet" | "pixels">;
}

/** What a study can learn from another one. */
export interface EarlierStudy {
  /** The name shown to the user: its own, or its file's. */
  readonly name: string;
  readonly data: EarlierData;
  readonly search: JudgedBy;
  /** `params` are whole configurations: see `wholeConfiguration`. */
  readonly trials: readonly KnownTrial[];
  /** How many more trials it had: see `withFewerTrials`. Absent: 0. */
  readonly leftOut?: number;
}

/** The trials of a study that have ended, and the earlier trials that it knew. */
export function earlierStudy(
  study: {
    readonly config: Pick<StudyConfig, "settings"> & Comparable;
    readonly trials: readonly Trial[];
    readonly known?: readonly KnownTrial[];
  },
  name: string,
): EarlierStudy {
  const { config, trials, known } = study;
  // Scores at this study's rungs do not apply to the rungs of another study.
  const ended = trials.filter(({ state }) => state !== "running" && state !== "waiting");
  const observed = observeTrials(ended, { search: config.search, rungs: [] });
  const own = observed.map((trial, i): KnownTrial => {
    const { params, values, standardErrors = null, violations = null } = trial;
    const { sampler } = ended[i]!;
    const state = trial.state as KnownTrial["state"];
    const known = { params, state, values, standardErrors, violations, source: name };
    return sampler === undefined ? known : { ...known, sampler };
  });
  return {
    name,
    data: config.data,
    search: config.search,
    trials: [...(known ?? []), ...own].map((trial) => ({
      ...trial,
      params: wholeConfiguration(config.settings, trial.params),
    })),
  };
}

/** Why the trials of another study cannot be compared with those of this one, or null. */
export function otherStudyProblem(earlier: EarlierStudy, config: StudyConfig): ErrorRecord | null {
  const aspects = [
    ["data", sourceName],
    ["target", ({ data }) => data.target],
    ["task", ({ data }) => data.task],
    ["objectives", objectiveNames],
  ] as const satisfies readonly (readonly [string, (of: Comparable) => string])[];
  for (const [aspect, nameOf] of aspects) {
    if (JSON.stringify(essence(aspect, earlier)) === JSON.stringify(essence(aspect, config))) continue;
    const details = { name: earlier.name, aspect, theirs: nameOf(earlier), ours: nameOf(config) };
    return { code: "studyFileOther", details };
  }
  return null;
}

/**
 * The trials of another study that fit the space of this one, in their order, each configuration once (the latest); empty if the
 * two cannot be compared. Other splits, seeds or preparations give other scores, too, but comparable ones: for the sampler the
 * difference is noise.
 */
export function knownTrials(earlier: EarlierStudy, config: StudyConfig): readonly KnownTrial[] {
  if (otherStudyProblem(earlier, config) !== null) return [];
  const placed = new Map<string, KnownTrial>();
  for (const trial of earlier.trials) {
    const params = paramsWithin(config.settings, trial.params);
    if (params === null) continue;
    const violations = shiftedViolations(
      trial.violations ?? null,
      earlier.search.outcomeConstraints,
      config.search.outcomeConstraints,
    );
    const key = JSON.stringify(params);
    placed.delete(key);
    placed.set(key, { ...trial, params, violations });
  }
  return [...placed.values()];
}

/** Violations of this study's bounds, if the other one had constraints on the same measures; null if they are unknown. */
function shiftedViolations(
  violations: readonly number[] | null,
  theirs: JudgedBy["outcomeConstraints"],
  ours: JudgedBy["outcomeConstraints"],
): readonly number[] | null {
  if (violations === null) return null;
  const shifted = ours.map(({ measure, relation, bound }) => {
    const index = theirs.findIndex((their) => their.measure === measure && their.relation === relation);
    if (index < 0) return null;
    const looser = relation === "atMost" ? bound - theirs[index]!.bound : theirs[index]!.bound - bound;
    return violations[index]! - looser;
  });
  return shifted.every((value) => value !== null) ? shifted : null;
}

type Comparable = Pick<EarlierStudy, "data" | "search">;

/**
 * What two studies must have in common. A file is identified by its bytes, not by its name, and by which part of it is the table.
 */
function essence(aspect: "data" | "target" | "task" | "objectives", { data, search }: Comparable): unknown {
  const { source, target, task } = data;
  if (aspect === "data") {
    if (source.kind !== "file") return source;
    const { fingerprint, sheet = null, pixels = false } = source;
    return [fingerprint, sheet, pixels];
  }
  if (aspect === "objectives") return [search.objective, search.sideObjectives];
  return aspect === "target" ? target : task;
}

function sourceName({ data: { source } }: Comparable): string {
  switch (source.kind) {
    case "builtIn":
      return source.id;
    case "file":
      return [
        `${source.name} (${source.fingerprint})`,
        ...(source.sheet === undefined ? [] : [source.sheet]),
      ].join(", ");
    case "synthetic":
      return Object.entries(source.generator)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(", ");
  }
}

function objectiveNames({ search: { objective, sideObjectives } }: Comparable): string {
  const all = [{ measure: objective.metric, direction: objective.direction }, ...sideObjectives];
  return all.map(({ measure, direction }) => `${direction} ${measure}`).join(", ");
}
