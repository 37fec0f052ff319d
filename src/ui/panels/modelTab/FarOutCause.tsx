import { useTranslation } from "react-i18next";
import { remediesOf } from "../../../app/remedies.ts";
import type { ExtremeItem } from "../../../core/data/check/finding.ts";
import { farValues } from "../dataTab/extremeWords.ts";
import { RemedyButton } from "../RemedyButton.tsx";
import styles from "./modelTab.module.css";

/** Which columns, and what can be done about them. */
export function FarOutCause({ items }: { readonly items: readonly ExtremeItem[] }) {
  const { t } = useTranslation();
  const [first] = items;
  if (first === undefined) return null;
  const columns = items.map(({ column }) => column).join(", ");
  return (
    <>
      <p>{t("extremes.cause", { columns, count: items.length, values: farValues(t, first) })}</p>
      <div className={styles.doubtActions}>
        {remediesOf({ kind: "extremes", items }).map((remedy) => (
          <RemedyButton key={JSON.stringify(remedy)} remedy={remedy} />
        ))}
      </div>
    </>
  );
}
