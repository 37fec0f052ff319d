import { useTranslation } from "react-i18next";
import { Part } from "../../offline/Part.tsx";
import { SEARCH_TAB } from "../../parts.ts";
import { usePlan, useRun } from "../../useSurmise.ts";
import { SearchStart } from "./SearchStart.tsx";
import styles from "./searchTab.module.css";

/** The Search tab on the page; the code of the charts is loaded when there is something to draw. */
export function SearchPanel() {
  const { t } = useTranslation();
  const begun = useRun(({ study }) => study !== null);
  const planned = usePlan(({ queue }) => queue.length > 0);
  const start = (
    <div className={styles.tab}>
      <SearchStart />
    </div>
  );
  if (!begun && !planned) return start;
  // As high as the later charts, to avoid a layout shift.
  return (
    <Part
      part={SEARCH_TAB}
      props={{}}
      placeholder={begun ? <p className={styles.toCome}>{t("common.loading")}</p> : start}
    />
  );
}
