import { useTranslation } from "react-i18next";
import type { Look } from "../../../../core/learner/network/look.ts";
import { formatNumber } from "../../../charts/words/numberFormat.ts";
import { percentText } from "../../../charts/words/trialWords.ts";
import styles from "./pictures.module.css";

/** With more classes only the most likely ones are shown. */
const MOST_BARS = 10;

/** The model's prediction for a picture: classes by probability, or a value. */
export function Answer({ look, names }: { readonly look: Look; readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const { probabilities, value } = look;
  if (value !== null) {
    return <p className={styles.answer}>{t("looking.tryIt.value", { value: formatNumber(value) })}</p>;
  }
  const best = probabilities.indexOf(Math.max(...probabilities));
  const order = probabilities.map((_p, k) => k);
  const shown =
    order.length <= MOST_BARS
      ? order
      : order.toSorted((a, b) => probabilities[b]! - probabilities[a]!).slice(0, MOST_BARS);
  return (
    <>
      <p className={styles.answer} role="status">
        {t("looking.tryIt.answer", { name: names[best] ?? "", share: percentText(probabilities[best]!) })}
      </p>
      <ul className={styles.bars} aria-label={t("looking.tryIt.probabilities")}>
        {shown.map((k) => (
          <li key={k} data-best={k === best || undefined}>
            <span className={styles.barName}>{names[k]}</span>
            <span className={styles.barTrack} aria-hidden="true">
              <span style={{ inlineSize: `${100 * probabilities[k]!}%` }} />
            </span>
            <span className={styles.barValue}>{percentText(probabilities[k]!)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
