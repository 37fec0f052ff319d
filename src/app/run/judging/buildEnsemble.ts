import type { PreparedOutline } from "../../../core/data/preparation/preparedData.ts";
import { foldCount } from "../../../core/data/division/splitConfig.ts";
import { AppError } from "../../../core/errors.ts";
import { METRIC_TABLE } from "../../../core/metric/metricName.ts";
import { preparationOf } from "../../../core/model/preparationSettings.ts";
import type { Ensemble } from "../../../core/ensemble/selectEnsemble.ts";
import type { PackedEnsemble, PackedMember } from "../../../core/learner/packedModel.ts";
import { isBetter } from "../../../core/study/objective.ts";
import { isSolution, type Study } from "../../../core/study/study.ts";
import type { ModelCost, TestReport } from "../../../core/study/testReport.ts";
import type { Trial } from "../../../core/study/trial.ts";
import type { MemberOutcome } from "../../../workers/trainer.protocol.ts";
import type { TrainerClient } from "../../../workers/trainerClient.ts";
import type { Job, JudgedStudy } from "../background.ts";
import { finalRequest } from "./judgeWinner.ts";
import { trialRequest } from "../trialRequest.ts";
import type { ReopenedStudy } from "../withOpenStudy.ts";

/** Most trials that an ensemble is chosen from. */
const MOST_CANDIDATES = 25;
/** Shares of the work, for progress: the candidates' trainings, then the members'. */
const CANDIDATES_SHARE = 0.7;
const MEMBERS_SHARE = 0.25;

/** The trials that an ensemble is chosen from, the best first: complete ones that meet the limits. */
export function ensembleCandidates({ config, trials }: Pick<Study, "config" | "trials">): readonly Trial[] {
  const { direction } = METRIC_TABLE[config.search.objective.metric];
  return trials
    .filter((trial) => isSolution(trial) && Number.isFinite(trial.values?.[0]))
    .toSorted((a, b) => order(a, b, (x, y) => isBetter(x, y, direction)))
    .slice(0, MOST_CANDIDATES);
}

function order(a: Trial, b: Trial, better: (x: number, y: number) => boolean): number {
  const [x, y] = [a.values![0]!, b.values![0]!];
  if (better(x, y)) return -1;
  return better(y, x) ? 1 : a.number - b.number;
}

/**
 * An ensemble of the best trials. Their models were not kept, so that no search pays for an ensemble that nobody asks for: each is
 * trained again as in the search, with the same seed, for its outputs of the validation rows; the members that these choose are
 * trained on the final data like the best model.
 */
export const buildEnsemble: Job = async (judged, opened, onProgress) => {
  const { study, report, winner } = judged;
  const trainer = await opened.trainers.any();
  const candidates = ensembleCandidates(study);
  const outputs = await candidateOutputs(study, candidates, opened, trainer, (share) =>
    onProgress(CANDIDATES_SHARE * share),
  );
  if (outputs === null || winner === null) return null;
  const { metric } = study.config.search.objective;
  const ensemble = await trainer.selectEnsemble({ metric, candidates: outputs });
  if (ensemble === null) throw new AppError("finalEvaluationFailed", { reason: "no trial has a score" });
  const members = await trainMembers(judged, candidates, ensemble, opened, trainer, (share) =>
    onProgress(CANDIDATES_SHARE + MEMBERS_SHARE * share),
  );
  if (members === null) return null;
  const asked = {
    members: members.scored,
    best: winner.testOutputs,
    metric,
    studySeed: study.config.search.seed,
  };
  const scored = await trainer.scoreEnsemble(asked, (share) =>
    onProgress(CANDIDATES_SHARE + MEMBERS_SHARE + (1 - CANDIDATES_SHARE - MEMBERS_SHARE) * share),
  );
  if (scored.state === "stopped") return null;
  const { cost } = members;
  const row = { model: "ensemble", ...scored.scores, parameterCount: null, ...(cost && { cost }) } as const;
  const [best, ...others] = report.models.filter(({ model }) => model !== "ensemble");
  return {
    report: {
      models: best === undefined ? [row] : [best, row, ...others],
      ensemble: ensembleReport(candidates, ensemble),
    },
    ensemble: { learner: "ensemble", trained: members.packed },
  };
};

function ensembleReport(candidates: readonly Trial[], ensemble: Ensemble): TestReport["ensemble"] & object {
  return {
    members: ensemble.members.map(({ candidate, weight, score }) => ({
      trial: candidates[candidate]!.number,
      weight,
      validation: score,
    })),
    validation: ensemble.score,
    candidates: candidates.length,
  };
}

/** Outputs of the validation rows of each candidate's trainings; null if stopped. */
async function candidateOutputs(
  { config }: Study,
  candidates: readonly Trial[],
  { ports }: ReopenedStudy,
  trainer: TrainerClient,
  onShare: (share: number) => void,
): Promise<readonly (readonly Float32Array[])[] | null> {
  const trainings = foldCount(config.data.split) * config.search.repeats;
  const found: (readonly Float32Array[])[] = [];
  for (const trial of candidates) {
    await ports.bring(trainer, trial.params);
    const request = trialRequest(config, trial, ports.shapeOf(trial.params), []);
    const outcome = await trainer.train(
      { ...request, measures: [], keepsOutputs: true },
      ({ folds }) => onShare((found.length + folds.length / trainings) / candidates.length),
      () => Promise.resolve("goOn"),
    );
    if (outcome.state === "stopped") return null;
    if (outcome.state === "failed") throw AppError.of(outcome.error);
    if (outcome.state === "complete") found.push(outcome.outputs ?? []);
    onShare(found.length / candidates.length);
  }
  return found;
}

interface TrainedMembers {
  /** Outputs of the test rows, with the members' weights. */
  readonly scored: readonly { readonly outputs: Float32Array; readonly weight: number }[];
  readonly packed: PackedEnsemble;
  /** Of all members; null: that of the judged model, which is one of them, is unknown. */
  readonly cost: ModelCost | null;
}

/** null if stopped. */
async function trainMembers(
  { study, trial, winner, report }: JudgedStudy,
  candidates: readonly Trial[],
  { members }: Ensemble,
  { ports }: ReopenedStudy,
  trainer: TrainerClient,
  onShare: (share: number) => void,
): Promise<TrainedMembers | null> {
  const scored: { outputs: Float32Array; weight: number }[] = [];
  const packed: PackedMember[] = [];
  const costs: (ModelCost | null)[] = [];
  /** By name of the preparation, in the order of `variants`. */
  const outlines = new Map<string, PreparedOutline>();
  let loaded: string | null = null;
  for (const { candidate, weight } of members) {
    const member = candidates[candidate]!;
    const name = JSON.stringify(preparationOf(study.config.settings, member.params));
    const { outline, rows } = await ports.prepareFinal(member.params);
    if (name === loaded) rows.close();
    else await trainer.load(rows, null);
    loaded = name;
    if (!outlines.has(name)) outlines.set(name, outline);
    const variant = [...outlines.keys()].indexOf(name);
    let trained: Pick<
      Extract<MemberOutcome, { readonly state: "complete" }>,
      "packed" | "testOutputs" | "cost"
    >;
    if (member.number === trial.number && winner !== null) {
      trained = { ...winner, cost: report.models.find(({ model }) => model === "best")?.cost ?? null };
    } else {
      const request = finalRequest(study.config, member, outline);
      const outcome = await trainer.trainMember(request, (share) =>
        onShare((scored.length + share) / members.length),
      );
      if (outcome.state === "stopped") return null;
      if (outcome.state === "failed") throw AppError.of(outcome.error);
      trained = outcome;
    }
    costs.push(trained.cost);
    scored.push({ outputs: trained.testOutputs, weight });
    packed.push({ trial: member.number, weight, variant, packed: trained.packed });
    onShare(scored.length / members.length);
  }
  return { scored, packed: packedEnsemble(packed, [...outlines.values()]), cost: costOfAll(costs) };
}

function costOfAll(costs: readonly (ModelCost | null)[]): ModelCost | null {
  if (costs.includes(null)) return null;
  const sum = (of: (cost: ModelCost) => number) => costs.reduce((all, cost) => all + of(cost!), 0);
  return { predictionMs: sum((cost) => cost.predictionMs), bytes: sum((cost) => cost.bytes) };
}

/** @param outlines of the final data of each variant, at least one */
function packedEnsemble(
  members: readonly PackedMember[],
  outlines: readonly PreparedOutline[],
): PackedEnsemble {
  const [first] = outlines;
  const { task, classes, targetScale } = first!.judged!;
  const variants = outlines.map(({ judged }) => {
    const { rowShape, featureCount, featureNames, preparation } = judged!;
    return { rowShape, featureCount, featureNames, preparation };
  });
  return { task, classes, targetScale, variants, members };
}
