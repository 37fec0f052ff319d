import type { BenchReport, Table } from "../bench.ts";

/** A study whose trials all take the same steps. */
export interface OverheadRow {
  readonly network: string;
  readonly sampler: string;
  readonly workers: number;
  readonly epochs: number;
  readonly trials: number;
  readonly stepsPerEpoch: number;
  /** From the start of the first trial to the end of the last. */
  readonly wallMs: number;
  /** All steps of all trials, one after the other, at the speed of steps alone. */
  readonly stepsMs: number;
  /** All validations of all trials at their speed alone: outputs, loss and score of the validation rows after each epoch. */
  readonly validationMs: number;
  /** Waiting for the sampler's worker, summed, messages included; while another trial trains it costs nothing. */
  readonly suggestionsMs: number;
  readonly msPerSuggestion: number;
  /** The first suggestion of a model, after ten trials that fill the space. */
  readonly msFirstModelled: number;
}

export interface DefaultRow {
  readonly study: "default";
  readonly trials: number;
  readonly workers: number;
  readonly searchSeconds: number;
  readonly seconds: number;
  readonly msPerSuggestion: number;
}

/** What a network costs beyond its steps, from studies of random search at one worker that differ only in their epochs. */
export interface BeyondRow {
  readonly network: string;
  readonly msPerEpoch: number;
  /** The part of it that the validation rows take. */
  readonly validationMsPerEpoch: number;
  readonly msPerTrial: number;
}

export function overheadReport(rows: readonly OverheadRow[], usual: DefaultRow): BenchReport {
  const beyond = beyondSteps(rows);
  const cell = (value: number, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : "");
  const tables: Table[] = [
    {
      title: "Studies: time, and the time of their steps and validations alone",
      columns: [
        "network",
        "sampler",
        "workers",
        "epochs",
        "wall ms",
        "steps ms",
        "validation ms",
        "ratio",
        "with validation",
        "× 1 worker",
        "ms/suggestion",
        "first model",
      ],
      rows: rows.map((row) => [
        row.network,
        row.sampler,
        String(row.workers),
        String(row.epochs),
        cell(row.wallMs, 0),
        cell(row.stepsMs, 0),
        cell(row.validationMs, 0),
        cell(ratioOf(row)),
        cell(ratioWithValidation(row)),
        cell(speedUp(row, rows)),
        cell(row.msPerSuggestion, 1),
        cell(row.msFirstModelled, 1),
      ]),
    },
    {
      title: "Beyond the steps, random search, one worker",
      columns: ["network", "ms/epoch", "of it validation", "ms/trial"],
      rows: beyond.map(({ network, msPerEpoch, validationMsPerEpoch, msPerTrial }) => [
        network,
        cell(msPerEpoch, 4),
        cell(validationMsPerEpoch, 4),
        cell(msPerTrial),
      ]),
    },
    {
      title: `${usual.trials} trials of the default study`,
      columns: ["workers", "search s", "with the judgement s", "ms/suggestion"],
      rows: [
        [
          String(usual.workers),
          cell(usual.searchSeconds),
          cell(usual.seconds),
          cell(usual.msPerSuggestion, 1),
        ],
      ],
    },
  ];
  const results = rows.map((row) => ({
    ...row,
    ratio: ratioOf(row),
    ratioWithValidation: ratioWithValidation(row),
  }));
  return { results: [...results, ...beyond.map((row) => ({ ...row })), { ...usual }], tables };
}

/** Wall time over the time that steps and, at one worker, suggestions take. */
export function ratioOf({ workers, wallMs, stepsMs, suggestionsMs }: OverheadRow): number {
  return wallMs / (workers === 1 ? stepsMs + suggestionsMs : stepsMs / workers);
}

/** The same, over the time of what every training must do: steps and the validation of each epoch. */
function ratioWithValidation(row: OverheadRow): number {
  return ratioOf({ ...row, stepsMs: row.stepsMs + row.validationMs });
}

/** How much sooner the same study ends than with one worker; NaN for that itself. */
function speedUp(row: OverheadRow, rows: readonly OverheadRow[]): number {
  if (row.workers === 1) return NaN;
  const alone = rows.find(
    ({ network, sampler, workers, epochs }) =>
      network === row.network && sampler === row.sampler && epochs === row.epochs && workers === 1,
  );
  return alone === undefined ? NaN : alone.wallMs / row.wallMs;
}

/** The slope and the value at no epochs of the time beyond the steps, by the study of the fewest epochs and that of the most. */
export function beyondSteps(rows: readonly OverheadRow[]): readonly BeyondRow[] {
  const plain = rows.filter(({ sampler, workers }) => sampler === "random" && workers === 1);
  return [...new Set(plain.map(({ network }) => network))].map((network) => {
    const own = plain.filter((row) => row.network === network).sort((a, b) => a.epochs - b.epochs);
    const [least, most] = [own[0]!, own.at(-1)!];
    const perTrial = ({ wallMs, stepsMs, trials }: OverheadRow) => (wallMs - stepsMs) / trials;
    const msPerEpoch = (perTrial(most) - perTrial(least)) / (most.epochs - least.epochs);
    const validationMsPerEpoch = most.validationMs / (most.trials * most.epochs);
    return {
      network,
      msPerEpoch,
      validationMsPerEpoch,
      msPerTrial: perTrial(least) - least.epochs * msPerEpoch,
    };
  });
}
