import { useTranslation } from "react-i18next";
import type { SplitConfig } from "../../../../../core/data/dataConfig.ts";
import { percentOf, type Shares } from "./splitShares.ts";
import classes from "../data.module.css";

interface SplitBarProps {
  readonly split: SplitConfig;
  readonly shares: Shares;
}

interface Piece {
  readonly part: keyof Shares;
  readonly share: number;
}

/**
 * The split as a bar. With folds, the first fold is drawn as the validation rows (the last one in the order of time), the others as
 * training rows.
 */
export function SplitBar({ split, shares }: SplitBarProps) {
  const { t } = useTranslation();
  const { folds } = split;
  const percents = {
    train: percentOf(shares.train),
    validation: percentOf(shares.validation),
    test: percentOf(shares.test),
  };
  const label =
    folds === 1
      ? t("data.splitText", percents)
      : t("data.foldsText", { folds, share: percents.validation, test: percents.test });
  return (
    <div className={classes["splitBar"]} role="img" aria-label={label}>
      {piecesOf(split, shares).map(({ part, share }, piece) => (
        <span key={piece} data-part={part} style={{ flexGrow: Number.isNaN(share) ? 0 : share }} />
      ))}
    </div>
  );
}

function piecesOf({ folds, by }: SplitConfig, { train, validation, test }: Shares): readonly Piece[] {
  const tested: Piece = { part: "test", share: test };
  if (folds === 1)
    return [{ part: "train", share: train }, { part: "validation", share: validation }, tested];
  const training = Array.from({ length: by.kind === "time" ? folds : folds - 1 }, (): Piece => ({
    part: "train",
    share: validation,
  }));
  const validating: Piece = { part: "validation", share: validation };
  return by.kind === "time" ? [...training, validating, tested] : [validating, ...training, tested];
}
