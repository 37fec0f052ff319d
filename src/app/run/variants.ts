import type { PreparationConfig } from "../../core/data/preparation/preparationConfig.ts";
import {
  withoutRows,
  type PreparedData,
  type PreparedSummary,
} from "../../core/data/preparation/preparedData.ts";
import {
  isPreparationSearched,
  largestPreparation,
  preparationOf,
} from "../../core/model/preparationSettings.ts";
import { dataShape, type DataShape } from "../../core/model/resolveTrial.ts";
import type { Settings } from "../../core/model/settings.ts";
import type { Params } from "../../core/space/distribution.ts";
import { createVariantShelf } from "../../workers/variantShelf.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";

/** Kept on the page, for trainers that do not have them yet. */
const MOST_BYTES = 256 * 2 ** 20;

/** A study's data as its trials have them prepared: one way for all, or where preparation is searched in many. */
export interface Variants {
  /** The only one, or of several the one with the most features. */
  readonly first: readonly PreparedData[];
  /** Of the data of a configuration; until they were first prepared, of `first`. */
  shapeOf(params: Params): DataShape;
  /** How the data of a configuration are prepared; anew where they were let go. @throws AppError as `bring` */
  preparedOf(params: Params): Promise<PreparedSummary>;
  /** Gives a new trainer what every trial needs: the data, where all trials have the same. */
  equip(trainer: TrainerClient): Promise<void>;
  /**
   * Sees to it that a trainer trains on the data of a configuration, which are prepared when they are first needed and sent when the
   * trainer does not have them.
   * @throws AppError of `prepareFolds`; `dataNeedsMemory`; `WorkerLost` where the trainer (or twice the reader) is lost
   */
  bring(trainer: TrainerClient, params: Params): Promise<void>;
}

/** @param prepare of the reader, for the search */
export async function openVariants(
  settings: Settings,
  prepare: (preparation: PreparationConfig) => Promise<readonly PreparedData[]>,
): Promise<Variants> {
  const largest = largestPreparation(settings);
  const first = await prepare(largest);
  const shape = dataShape(first[0]!);
  return isPreparationSearched(settings)
    ? severalVariants(settings, prepare, largest, first)
    : {
        first,
        shapeOf: () => shape,
        preparedOf: () => Promise.resolve(withoutRows(first)),
        equip: (trainer) => trainer.load(first, null),
        bring: () => Promise.resolve(),
      };
}

function severalVariants(
  settings: Settings,
  prepare: (preparation: PreparationConfig) => Promise<readonly PreparedData[]>,
  largest: PreparationConfig,
  first: readonly PreparedData[],
): Variants {
  const kept = createVariantShelf(MOST_BYTES);
  /** Being prepared: two trainers that need the same wait for one. */
  const underWay = new Map<string, Promise<readonly PreparedData[]>>();
  const shapes = new Map<string, DataShape>();
  /** What trainers have in their engine. */
  const present = new WeakMap<TrainerClient, string>();
  const keep = (variant: string, folds: readonly PreparedData[]) => {
    kept.put(variant, folds);
    shapes.set(variant, dataShape(folds[0]!));
    return folds;
  };
  const firstName = nameOf(largest);
  keep(firstName, first);

  const foldsOf = async (variant: string, preparation: PreparationConfig) => {
    const there = kept.take(variant);
    if (there !== null) return there;
    let coming = underWay.get(variant);
    if (coming === undefined) {
      coming = prepare(preparation).then((folds) => keep(variant, folds));
      underWay.set(variant, coming);
      const done = () => void underWay.delete(variant);
      coming.then(done, done);
    }
    return coming;
  };

  return {
    first,
    shapeOf: (params) => shapes.get(nameOf(preparationOf(settings, params))) ?? shapes.get(firstName)!,
    async preparedOf(params) {
      const preparation = preparationOf(settings, params);
      return withoutRows(await foldsOf(nameOf(preparation), preparation));
    },
    equip: () => Promise.resolve(),
    async bring(trainer, params) {
      const preparation = preparationOf(settings, params);
      const variant = nameOf(preparation);
      if (present.get(trainer) === variant) return;
      present.delete(trainer);
      if (!shapes.has(variant) || !(await trainer.use(variant))) {
        await trainer.load(await foldsOf(variant, preparation), variant);
      }
      present.set(trainer, variant);
    },
  };
}

/** The same for the same preparation: its parts always stand in the same order. */
function nameOf(preparation: PreparationConfig): string {
  return JSON.stringify(preparation);
}
