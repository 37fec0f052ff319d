import { Button, Loader, Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DatasetState } from "../../../../app/setup/setupState.ts";
import { useActs } from "../../../useSurmise.ts";
import { useSourceLabel } from "./source/useSourceLabel.ts";
import classes from "./data.module.css";

interface ReadingBarProps {
  readonly dataset: Extract<DatasetState, { status: "loading" }>;
}

/** Progress of reading data, with a button to return to the previous data. */
export function ReadingBar({ dataset }: ReadingBarProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const sourceLabel = useSourceLabel();
  const { label, progress, canCancel } = dataset;
  const percent = progress === null ? 0 : (100 * progress.bytes) / Math.max(1, progress.totalBytes);
  return (
    <div className={classes["reading"]}>
      <div className={classes["bar"]} role="status">
        <Loader size={14} />
        <span className={classes["barName"]}>{t("data.loading", { label: sourceLabel(label) })}</span>
        {canCancel && (
          <Button
            className={classes["barAct"]}
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={acts.cancelReading}
          >
            {t("data.file.cancel")}
          </Button>
        )}
      </div>
      {progress !== null && (
        <>
          <Progress value={percent} size="sm" aria-label={t("data.file.progress")} />
          <span className={classes["note"]}>
            {t("data.file.progressText", {
              done: (progress.bytes / 1e6).toFixed(1),
              total: (progress.totalBytes / 1e6).toFixed(1),
              rows: t(progress.unit === "pictures" ? "pictures.count" : "data.rows", {
                count: progress.rows,
              }),
            })}
          </span>
        </>
      )}
    </div>
  );
}
