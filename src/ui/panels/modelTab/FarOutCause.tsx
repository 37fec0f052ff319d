import { useTranslation } from "react-i18next";
import { farOutColumns } from "../../../app/farOut.ts";
import { remediesOf } from "../../../app/remedies.ts";
import type { ErrorRecord } from "../../../core/errors.ts";
import { useRun, useSetup } from "../../useSurmise.ts";
import { farValues } from "../dataTab/extremeWords.ts";
import { RemedyButton } from "../RemedyButton.tsx";
import styles from "./modelTab.module.css";

/** Where every trial failed for its loss was none, and columns hold values beyond all scale: which, and what can be done. */
export function FarOutCause({ error }: { readonly error: ErrorRecord | null }) {
  const { t } = useTranslation();
  const dataset = useSetup((state) => state.dataset);
  const now = useSetup((state) => state.config.data);
  const data = useRun((state) => state.study?.config.data ?? null);
  if (data === null || dataset.status !== "ready") return null;
  if (JSON.stringify(data.source) !== JSON.stringify(now.source)) return null;
  const items = farOutColumns(error, data, dataset.summary);
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
