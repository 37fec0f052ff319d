import { useState } from "react";
import { useTranslation } from "react-i18next";
import { savesData } from "../../offline/keepParts.ts";
import { Part } from "../../offline/Part.tsx";
import { useIdle } from "../../offline/useIdle.ts";
import { CHART_WARM_UP, SEARCH_TAB } from "../../parts.ts";
import { usePlan, useRun } from "../../useSurmise.ts";
import { SearchStart } from "./SearchStart.tsx";
import styles from "./searchTab.module.css";

/** How long the hidden chart stays: enough for its tasks. */
const WARM_UP_MS = 2000;
/** Whether it was drawn once. */
let warm = false;

/** The Search tab on the page; the code of the charts is loaded when there is something to draw. */
export function SearchPanel() {
  const { t } = useTranslation();
  const begun = useRun(({ study }) => study !== null);
  const planned = usePlan(({ queue }) => queue.length > 0);
  const idle = useIdle();
  const start = (
    <div className={styles.tab}>
      <SearchStart />
    </div>
  );
  if (!begun && !planned) {
    return (
      <>
        {start}
        {idle && !savesData() && <WarmUp />}
      </>
    );
  }
  // As high as the later charts, to avoid a layout shift.
  return (
    <Part
      part={SEARCH_TAB}
      props={{}}
      placeholder={begun ? <p className={styles.toCome}>{t("common.loading")}</p> : start}
    />
  );
}

/** Removes the hidden chart after `WARM_UP_MS`. */
function WarmUp() {
  const [done, setDone] = useState(warm);
  if (done) return null;
  const onShown = () =>
    setTimeout(() => {
      warm = true;
      setDone(true);
    }, WARM_UP_MS);
  return <Part part={CHART_WARM_UP} props={{}} placeholder={null} broken={null} onShown={onShown} />;
}
