import type { BuiltInId } from "../../core/data/dataConfig.ts";
import { BUILT_IN_IDS } from "../../core/data/dataConfig.ts";
import type { PictureShape, Task } from "../../core/data/table/dataset.ts";

/** Description of a built-in dataset; `card.json` in its folder of `datasets`. */
export interface DatasetCard {
  readonly id: BuiltInId;
  readonly name: Words;
  readonly description: Words;
  readonly source: string;
  readonly url: string;
  readonly licence: string;
  readonly citation: string;
  readonly rows: number;
  /** Including the target. */
  readonly columns: number;
  /** Pictures only: the shape of each. */
  readonly pictures?: PictureShape;
  readonly target: string;
  readonly task: Task;
}

interface Words {
  readonly en: string;
  readonly zh: string;
}

const CARDS = import.meta.glob<DatasetCard>("../../../datasets/*/card.json", {
  eager: true,
  import: "default",
});

/** The cards of all built-in datasets, in display order. */
export const DATASET_CARDS: readonly DatasetCard[] = BUILT_IN_IDS.map(
  (id) => CARDS[`../../../datasets/${id}/card.json`]!,
);
