import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Phase } from "../../../app/run/runState.ts";
import type { RunSummary } from "./runSummary.ts";

/** Shows the progress in the page's title, readable from another tab. */
export function usePageTitle(phase: Phase, summary: RunSummary | null): void {
  const { t } = useTranslation();
  const title = titleOf();
  useEffect(() => {
    document.title = title;
  }, [title]);

  function titleOf(): string {
    if (summary === null) return t("common.pageTitle");
    if (phase === "finished") return t("common.pageTitleFinished");
    const { ended: done, total } = summary;
    return total === null
      ? t("common.pageTitleCount", { count: done, done })
      : t("common.pageTitleRunning", { done, total });
  }
}
