import { IconDatabase } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useRun, useSetup } from "../../useSurmise.ts";
import { labelOf, useSourceLabel } from "../rail/data/source/useSourceLabel.ts";
import { EngineChip } from "./EngineChip.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import classes from "./Header.module.css";
import { LanguageMenu } from "./LanguageMenu.tsx";
import { ShareMenu } from "./ShareMenu.tsx";
import { StudyName } from "./StudyName.tsx";
import { ThemeToggle } from "./ThemeToggle.tsx";

export function Header() {
  return (
    <header className={classes.header}>
      <div className={classes.brand}>
        <Mark />
        <h1 className={classes.name}>Surmise</h1>
      </div>
      <div className={classes.divider} />
      <StudyName className={classes.study} />
      <div className={classes.chips}>
        <DataChip />
        <EngineChip />
      </div>
      <div className={classes.actions}>
        <ShareMenu />
        <ExportMenu />
        <LanguageMenu />
        <ThemeToggle />
      </div>
    </header>
  );
}

function DataChip() {
  const { t } = useTranslation();
  const nameOf = useSourceLabel();
  // Both chips describe the study on screen; the setup describes the next one.
  const studied = useRun((state) => state.study?.config.data.source ?? null);
  const chosen = useSetup((state) => state.config.data.source);
  const dataset = useSetup((state) => state.dataset);
  const loading = studied === null && dataset.status === "loading" && dataset.label !== "";
  const name = nameOf(loading ? dataset.label : labelOf(studied ?? chosen));
  const text = studied === null && dataset.status === "failed" ? t("common.noData") : name;
  return (
    <span className={`${classes.chip} ${classes.dataChip}`}>
      <IconDatabase size={14} aria-hidden />
      <span>{loading ? t("common.dataLoading", { name }) : t("common.dataChip", { name: text })}</span>
    </span>
  );
}

/** The logo: a surrogate's mean with its band, and the next suggested point. */
function Mark() {
  return (
    <svg className={classes.mark} viewBox="0 0 24 24" aria-hidden>
      <path
        d="M1 16 C5 4 8 5 12 11 S19 19 23 6 L23 13 C19 25 15 22 12 17 S6 11 1 21 Z"
        fill="var(--color-surrogate)"
        opacity="0.28"
      />
      <path
        d="M1 18.5 C5 8 8 9 12 14 S19 22 23 9.5"
        fill="none"
        stroke="var(--color-surrogate)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="12" cy="14" r="3" fill="var(--color-best)" />
    </svg>
  );
}
