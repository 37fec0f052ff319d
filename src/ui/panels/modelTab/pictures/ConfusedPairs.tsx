import type { PictureDimensions } from "../../../../core/learner/network/augment.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ConfusedPair } from "../../../../core/metric/confusedPairs.ts";
import { Card } from "../../../charts/plot/Card.tsx";
import { formatCount } from "../../../charts/words/numberFormat.ts";
import { PictureTile } from "../../../charts/data/pictures/PictureTile.tsx";
import { pictureRgba } from "../../../charts/data/pictures/rgba.ts";
import { percentText } from "../../../charts/words/trialWords.ts";
import { usePrinting } from "../../../print/printContext.ts";
import styles from "./pictures.module.css";

const MOST_PAIRS = 6;
const MOST_TILES = 8;
const TILE = 44;

export interface ConfusedPairsProps {
  readonly pairs: readonly ConfusedPair[];
  readonly names: readonly string[];
  /** Total number of test pictures. */
  readonly total: number;
  readonly shape: PictureDimensions;
  readonly pixelsOf: (testRow: number) => Uint8Array;
  /** Number of a test row in the data, from 1. */
  readonly rowNumber: (testRow: number) => number;
  readonly chosen: number | null;
  readonly onChoose: (testRow: number) => void;
  /** Whether the model is a network, which can be looked into. */
  readonly isNetwork: boolean;
}

/** The most frequently confused pairs of classes, with the pictures concerned. */
export function ConfusedPairs({ pairs, total, isNetwork, ...rest }: ConfusedPairsProps) {
  const { t } = useTranslation();
  const printing = usePrinting();
  const title = t("looking.confused.title");
  const count = pairs.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <Card
      title={title}
      summary={count === 0 ? t("looking.confused.none") : t("looking.confused.summary", { count, total })}
    >
      <div className={styles.pairsOfClasses}>
        {pairs.slice(0, MOST_PAIRS).map((pair) => (
          <Pair key={`${pair.actual} ${pair.predicted}`} pair={pair} {...rest} />
        ))}
      </div>
      {count > 0 && isNetwork && !printing && <p className={styles.hint}>{t("looking.confused.hint")}</p>}
    </Card>
  );
}

type PairProps = Omit<ConfusedPairsProps, "pairs" | "total" | "isNetwork"> & { readonly pair: ConfusedPair };

function Pair({ pair, names, shape, pixelsOf, rowNumber, chosen, onChoose }: PairProps) {
  const { t } = useTranslation();
  const actual = names[pair.actual] ?? "";
  const predicted = names[pair.predicted] ?? "";
  const shown = useMemo(
    () => pair.rows.slice(0, MOST_TILES).map((row) => ({ row, image: pictureRgba(pixelsOf(row), shape) })),
    [pair, pixelsOf, shape],
  );
  const rest = pair.rows.length - shown.length;
  return (
    <div className={styles.pairOfClasses}>
      <h3 className={styles.pairTitle}>
        {t("looking.confused.pair", { actual, predicted })}
        <span>{t("looking.confused.times", { count: pair.rows.length })}</span>
      </h3>
      <div className={styles.tiles}>
        {shown.map(({ row, image }, index) => (
          <button
            key={row}
            type="button"
            className={styles.choose}
            aria-pressed={chosen === row}
            onClick={() => onChoose(row)}
          >
            <PictureTile
              image={image}
              size={TILE}
              label={t("looking.confused.tile", {
                row: formatCount(rowNumber(row)),
                actual,
                predicted,
                confidence: percentText(pair.confidence[index]!),
              })}
            />
          </button>
        ))}
        {rest > 0 && <span className={styles.rest}>{t("looking.confused.more", { count: rest })}</span>}
      </div>
    </div>
  );
}
