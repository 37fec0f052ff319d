import { useTranslation } from "react-i18next";
import { farOutColumns } from "../../../app/farOut.ts";
import { remediesOf } from "../../../app/remedies.ts";
import type { ExtremeItem } from "../../../core/data/check/finding.ts";
import type { ErrorRecord } from "../../../core/errors.ts";
import { useRun, useSetup } from "../../useSurmise.ts";
import { farValues } from "../dataTab/extremeWords.ts";
import { RemedyButton } from "../RemedyButton.tsx";
import styles from "./modelTab.module.css";

/** Columns of the study on screen whose values beyond all scale may be why every trial failed; none once other data are open. */
export function useFarOut(error: ErrorRecord | null): readonly ExtremeItem[] {
  const dataset = useSetup((state) => state.dataset);
  const now = useSetup((state) => state.config.data);
  const data = useRun((state) => state.study?.config.data ?? null);
  if (data === null || dataset.status !== "ready") return [];
  if (JSON.stringify(data.source) !== JSON.stringify(now.source)) return [];
  return farOutColumns(error, data, dataset.summary);
}

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
