import type { PreparationConfig } from "../../core/data/preparation/preparationConfig.ts";
import type { PreparedOutline, PreparedSummary } from "../../core/data/preparation/preparedData.ts";
import { dataShape, type DataShape } from "../../core/learner/dataShape.ts";
import {
  isPreparationSearched,
  largestPreparation,
  preparationOf,
} from "../../core/model/preparationSettings.ts";
import type { Settings } from "../../core/model/settings.ts";
import type { Params } from "../../core/space/distribution.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";

/** A study's prepared data: one variant for all trials, or several if preparation is searched. */
export interface Variants {
  /** The only variant, or of several the one with the most features. */
  readonly first: PreparedOutline;
  /** Shape of a configuration's data; until they are first prepared, that of `first`. */
  shapeOf(params: Params): DataShape;
  /** How the data of a configuration are prepared. @throws AppError as `bring` */
  preparedOf(params: Params): Promise<PreparedSummary>;
  /** Gives a new trainer the data, if all trials use the same. */
  equip(trainer: TrainerClient): Promise<void>;
  /**
   * Gives a trainer the data of a configuration. They are prepared when first needed and sent if the trainer does not have them.
   * @throws AppError of `prepareFolds`; `dataNeedsMemory`; `WorkerLost` if the trainer (or twice the reader) is lost
   */
  bring(trainer: TrainerClient, params: Params): Promise<void>;
}

/** The reader during the search: it keeps the rows that were prepared last. */
export interface RowsOfPreparation {
  prepare(preparation: PreparationConfig): Promise<PreparedOutline>;
  /** Sends the prepared rows through the returned port. */
  send(preparation: PreparationConfig): Promise<MessagePort>;
}

export async function openVariants(settings: Settings, source: RowsOfPreparation): Promise<Variants> {
  const largest = largestPreparation(settings);
  const first = await source.prepare(largest);
  const shape = dataShape(first);
  return isPreparationSearched(settings)
    ? severalVariants(settings, source, largest, first)
    : {
        first,
        shapeOf: () => shape,
        preparedOf: () => Promise.resolve(first.summary),
        equip: async (trainer) => trainer.load(await source.send(largest), null),
        bring: () => Promise.resolve(),
      };
}

function severalVariants(
  settings: Settings,
  source: RowsOfPreparation,
  largest: PreparationConfig,
  first: PreparedOutline,
): Variants {
  /** Variants being prepared: two trainers that need the same one share the preparation. */
  const underWay = new Map<string, Promise<PreparedOutline>>();
  const firstName = nameOf(largest);
  const shapes = new Map<string, DataShape>([[firstName, dataShape(first)]]);
  /** The variant loaded in each trainer. */
  const present = new WeakMap<TrainerClient, string>();

  const outlineOf = (variant: string, preparation: PreparationConfig): Promise<PreparedOutline> => {
    const asked = underWay.get(variant);
    if (asked !== undefined) return asked;
    const coming = source.prepare(preparation).then((outline) => {
      shapes.set(variant, dataShape(outline));
      return outline;
    });
    underWay.set(variant, coming);
    const done = () => void underWay.delete(variant);
    coming.then(done, done);
    return coming;
  };

  return {
    first,
    shapeOf: (params) => shapes.get(nameOf(preparationOf(settings, params))) ?? shapes.get(firstName)!,
    async preparedOf(params) {
      const preparation = preparationOf(settings, params);
      const variant = nameOf(preparation);
      return variant === firstName ? first.summary : (await outlineOf(variant, preparation)).summary;
    },
    equip: () => Promise.resolve(),
    async bring(trainer, params) {
      const preparation = preparationOf(settings, params);
      const variant = nameOf(preparation);
      if (present.get(trainer) === variant) return;
      present.delete(trainer);
      const isNew = !shapes.has(variant);
      if (isNew) await outlineOf(variant, preparation);
      if (isNew || !(await trainer.use(variant))) await trainer.load(await source.send(preparation), variant);
      present.set(trainer, variant);
    },
  };
}

/** Key of a preparation; its parts are always in the same order. */
function nameOf(preparation: PreparationConfig): string {
  return JSON.stringify(preparation);
}
