import { useTranslation } from "react-i18next";
import { remediesOf } from "../../../app/data/remedies.ts";
import type { ExtremeItem } from "../../../core/data/check/finding.ts";
import { farValues } from "../dataTab/extremeWords.ts";
import { nameList } from "../../nameList.ts";
import { RemedyButton } from "../RemedyButton.tsx";
import styles from "./modelTab.module.css";

/** The columns with extreme values and their remedies. */
export function FarOutCause({ items }: { readonly items: readonly ExtremeItem[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  const columns = nameList(t, items, (item) =>
    t("extremes.inColumn", { column: item.column, values: farValues(t, item) }),
  );
  return (
    <>
      <p>{t("extremes.cause", { columns, count: items.length })}</p>
      <div className={styles.doubtActions}>
        {remediesOf({ kind: "extremes", items }).map((remedy) => (
          <RemedyButton key={JSON.stringify(remedy)} remedy={remedy} />
        ))}
      </div>
    </>
  );
}
