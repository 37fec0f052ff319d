import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DatasetState } from "../../../app/setup/setupState.ts";
import { errorText } from "../../errorMessages.ts";
import { useSourceLabel } from "../rail/data/source/useSourceLabel.ts";
import { WaysOn } from "../rail/data/WaysOn.tsx";
import styles from "./dataTab.module.css";

interface NoTableProps {
  readonly failed: Extract<DatasetState, { status: "failed" }>;
}

/** Shown if data could not be read: the reason and how to correct it. The setup announces the failure. */
export function NoTable({ failed }: NoTableProps) {
  const { t } = useTranslation();
  const sourceLabel = useSourceLabel();
  const { what, next } = errorText(t, failed.error);
  const title = t("looks.noTable", { label: sourceLabel(failed.label) });
  return (
    <section className={styles.noTable} aria-label={title}>
      <IconAlertTriangle size={22} stroke={1.6} aria-hidden />
      <div>
        <h2>{title}</h2>
        <p>{what}</p>
        <p>{next}</p>
        <div className={styles.waysOn}>
          <WaysOn failed={failed} />
        </div>
      </div>
    </section>
  );
}
