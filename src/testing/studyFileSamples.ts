import { complete, failed, pruned } from "./fakeStudyPorts.ts";
import type { TrialOutcome, TrialRequest } from "../workers/trainer.protocol.ts";

/** Studies whose files are frozen in `app/frozen/files/`: the link that sets one up, and the outcomes of its trainings. */
export interface StudyFileSample {
  readonly name: string;
  readonly link: string;
  /** By default training k completes with a value that depends on k. */
  readonly outcome?: (training: number, request: TrialRequest) => TrialOutcome;
  /** Enters a configuration by hand. */
  readonly queued?: true;
  /** Learns from the sample before this one. */
  readonly learns?: true;
  /** Has one more trial judged on the test rows. */
  readonly judged?: number;
}

const value = (training: number) => 1 + Math.cos(training) / 2;
const complex = "units1=4..64,log&learningRate=0.001..0.1,log&activation=relu|tanh&layers=1|2";

/** Append only. */
export const STUDY_FILE_SAMPLES: readonly StudyFileSample[] = [
  { name: "plain", link: "data=iris" },
  { name: "named", link: `data=wine&name=Klasse+7+%26+%E7%8F%AD&${complex}&sampler=random` },
  { name: "warm", link: `data=wine&${complex}&sampler=tpe`, learns: true },
  { name: "warm again", link: `data=wine&${complex}&sampler=random&limit=parameters%3C%3D200`, learns: true },
  { name: "entered by hand", link: `data=iris&layers=1..3&sampler=sobol`, queued: true },
  { name: "judged twice", link: "data=iris&metric=accuracy", judged: 0 },
  {
    name: "failures",
    link: `data=iris&${complex}&sampler=halton`,
    outcome: (training) => (training % 2 === 0 ? failed() : complete(value(training))),
  },
  { name: "nothing but failures", link: "data=iris", outcome: failed },
  {
    name: "pruned",
    link: `data=iris&${complex}&pruner=median&pruner.warmup=2&sampler=auto`,
    outcome: (training) => (training > 0 && training % 2 === 0 ? pruned([3, 2.5, 2.25]) : curved(training)),
  },
  {
    name: "not finite",
    link: "data=iris&metric=macroF1&pruner=threshold&pruner.threshold=0.5",
    outcome: (training) => (training === 1 ? pruned([Number.NaN, Infinity]) : complete(value(training))),
  },
  {
    name: "folds",
    link: `data=iris&folds=3&foldRepeats=2&repeats=2&pruner=wilcoxon&${complex}`,
    outcome: folded,
  },
  {
    name: "objectives",
    link: `data=iris&metric=accuracy&also=parameters:minimize&also=logLoss:minimize&sampler=nsga2&${complex}`,
    outcome: measured,
  },
  {
    name: "limits",
    link: `data=iris&limit=parameters%3C%3D100&limit=macroF1%3E%3D0.5&where=units1+%3E%3D+8&${complex}`,
    outcome: measured,
  },
  { name: "pictures", link: "data=digits&family=mlp|cnn&flip=horizontal&filters1=4..16,log&blocks=1" },
  { name: "generator", link: "data=make:classification&gen.weights=%5B0.7,0.2,0.1%5D&gen.shift=null" },
  { name: "generated pictures", link: "data=make:shapes&gen.size=16&targetTransform=none" },
  {
    name: "readings",
    link: "data=iris&kind=ordered:x1&order=%5B%22x1%22,%22low%22,%22high%22%5D&missing=%5B%22x2%22,%22-%22%5D&clean=duplicates&clip=x2&leastClass=3&by=group:x1",
  },
  {
    name: "every option",
    link: `data=iris&validation=0.25&test=0.15&stratify=0&sampler=gp&acquisition=hedge&trials=3&minutes=2&goal=0.1&tolerance=0.001&workers=1&engine=wasm&reproducible=true&seed=4294967295&pruner=hyperband&pruner.reduction=3&impute=mean|median&scaling=robust&encoding=targetMean&rareLevelShare=0..0.1&featureShare=0.5&classWeights=balanced&${complex}`,
  },
  ...["bohb", "cmaEs", "genetic", "grid", "spsa", "refine"].map((sampler) => ({
    name: `by ${sampler}`,
    link: `data=penguins&sampler=${sampler}&${complex}`,
  })),
];

function curved(training: number): TrialOutcome {
  const end = value(training);
  const score = [end + 1, end + 0.25, end];
  const whole = complete(end);
  return { ...whole, curve: { trainLoss: score, validationLoss: score, score } } as TrialOutcome;
}

function folded(training: number): TrialOutcome {
  const folds = [0, 1, 2, 3].map((k) => ({
    fold: k % 2,
    cutting: k < 2 ? 0 : 1,
    repeat: 0,
    value: value(training) + k / 8,
    bestStep: k + 1,
    steps: k + 2,
  }));
  return { ...complete(value(training)), folds } as TrialOutcome;
}

function measured(training: number, { measures }: TrialRequest): TrialOutcome {
  return {
    ...complete(value(training)),
    measures: measures.map((_, i) => 50 * (training + i)),
  } as TrialOutcome;
}
