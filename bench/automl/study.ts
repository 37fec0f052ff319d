import { splitSeed } from "../../src/app/data/division.ts";
import { DEFAULT_CONFIG, dataDefaults, defaultObjective } from "../../src/app/setup/defaultConfig.ts";
import { prepareFinal, prepareFolds } from "../../src/core/data/preparation/prepareData.ts";
import type { PreparedData, PreparedPart } from "../../src/core/data/preparation/preparedData.ts";
import { autoMlSettings } from "../../src/core/model/autoMl.ts";
import { preparationOf } from "../../src/core/model/preparationSettings.ts";
import type { StudyConfig } from "../../src/core/study/studyConfig.ts";
import type { BenchTable } from "./tables.ts";

/**
 * The page's default study of a table at one worker, of all learners (the preset AutoML) or of networks alone (the default).
 */
export function studyOf(
  { source, target, task }: BenchTable,
  learners: "all" | "networks",
  trials: number,
  seed: number,
): StudyConfig {
  const { settings, search } = DEFAULT_CONFIG;
  return {
    ...DEFAULT_CONFIG,
    data: dataDefaults(source, target, task),
    settings: learners === "all" ? { ...settings, ...autoMlSettings(null) } : settings,
    search: {
      ...search,
      seed,
      workers: 1,
      objective: defaultObjective(task),
      budget: { trials, minutes: null, target: null, tolerance: null },
    },
  };
}

/** Features row by row (null: missing) and targets: class numbers, or standardised numbers. */
interface PeerPart {
  readonly x: readonly (readonly (number | null)[])[];
  readonly y: readonly number[];
}

/** The rows of one preparation. */
interface PeerRows {
  readonly train: PeerPart;
  readonly validation: PeerPart;
  /** Training and validation rows together, prepared anew. */
  readonly development: PeerPart;
  readonly test: PeerPart;
}

/** What a peer searches on: rows as our page divides and prepares them. */
export interface PeerData {
  /** 0: numbers. */
  readonly classes: number;
  /** Standard deviation of the target in its own units, of the search and of the final training; 1 for classes. */
  readonly sd: readonly [search: number, final: number];
  /** Neither scaled nor one-hot, gaps as gaps. */
  readonly trees: PeerRows;
  /** Standardised, one-hot, gaps filled. */
  readonly scaled: PeerRows;
}

/** @param config of the study that ran on the page */
export function peerData(dataset: BenchTable["dataset"], config: StudyConfig): PeerData {
  const seed = splitSeed(config.search.seed);
  const prepared = (family: "forest" | "mlp") => {
    const preparation = preparationOf(config.settings, { family });
    const [search] = prepareFolds(dataset, config.data, preparation, seed);
    return { search: search!, final: prepareFinal(dataset, config.data, preparation, seed) };
  };
  const scaled = prepared("mlp");
  const sdOf = ({ targetScale }: PreparedData) => targetScale?.sd ?? 1;
  return {
    classes: scaled.search.classes.length,
    sd: [sdOf(scaled.search), sdOf(scaled.final)],
    trees: rowsOf(prepared("forest")),
    scaled: rowsOf(scaled),
  };
}

function rowsOf({ search, final }: Readonly<Record<"search" | "final", PreparedData>>): PeerRows {
  return {
    train: partOf(search.train),
    validation: partOf(search.validation!),
    development: partOf(final.train),
    test: partOf(final.test!),
  };
}

function partOf({ rows, features, targets }: PreparedPart): PeerPart {
  const width = features.length / rows;
  const x = Array.from({ length: rows }, (_, row) =>
    Array.from(features.subarray(row * width, (row + 1) * width), (value) =>
      Number.isNaN(value) ? null : value,
    ),
  );
  return { x, y: [...targets] };
}
