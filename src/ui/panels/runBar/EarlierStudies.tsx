import { ActionIcon, CloseButton, Popover, Tooltip, UnstyledButton } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShelvedStudy } from "../../../app/run/shelf.ts";
import { bestTrial } from "../../../core/study/study.ts";
import { metricHeading, scoreText } from "../../charts/words/trialWords.ts";
import { useActs, useShelf } from "../../useSurmise.ts";
import { labelOf, useSourceLabel } from "../rail/data/source/useSourceLabel.ts";
import { showUndo } from "../showUndo.tsx";
import classes from "./EarlierStudies.module.css";

/** The studies of this tab that were put away, each of which can be restored. Hidden if there are none. */
export function EarlierStudies() {
  const { t } = useTranslation();
  const studies = useShelf();
  const [open, setOpen] = useState(false);
  if (studies.length === 0) return null;
  const title = t("judging.earlier.open");
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t("judging.earlier.count", { count: studies.length })} disabled={open}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            className={classes.open}
            aria-label={title}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <IconHistory size={18} />
            <span className={classes.count} aria-hidden>
              {studies.length}
            </span>
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={title}>
        <p className={classes.title}>
          {title} <small>{t("judging.earlier.hint")}</small>
        </p>
        <ul className={classes.list}>
          {studies.map((study) => (
            <Entry key={study.id} study={study} onRestored={() => setOpen(false)} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

interface EntryProps {
  readonly study: ShelvedStudy;
  readonly onRestored: () => void;
}

function Entry({ study, onRestored }: EntryProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const sourceLabel = useSourceLabel();
  const { config, trials } = study.state.study!;
  const { name, data } = config;
  const of = t("judging.earlier.of", { target: data.target, data: sourceLabel(labelOf(data.source)) });
  const heading = name === "" ? of : name;
  const restore = () => {
    acts.restoreStudy(study.id);
    onRestored();
    showUndo("study", t("judging.earlier.back"), acts.undoNewStudy);
  };
  return (
    <li>
      <UnstyledButton
        className={classes.entry}
        aria-label={t("judging.earlier.restoreLabel", { name: `${heading}, ${facts(t, study)}` })}
        onClick={restore}
      >
        <span className={classes.name}>{heading}</span>
        <span className={classes.facts}>{name === "" ? facts(t, study) : `${of} · ${facts(t, study)}`}</span>
      </UnstyledButton>
      <CloseButton
        size="sm"
        aria-label={t("judging.earlier.forget", {
          name: `${heading}, ${t("judging.earlier.trials", { count: trials.length })}`,
        })}
        onClick={() => acts.forgetStudy(study.id)}
      />
    </li>
  );
}

/** "20 trials · Log loss 0.012". */
function facts(t: TFunction, { state: { study } }: ShelvedStudy): string {
  const { config, trials } = study!;
  const { metric } = config.search.objective;
  const best = bestTrial(study!);
  const result =
    best === null ? t("judging.earlier.noBest") : `${metricHeading(t, metric)} ${scoreText(metric, best)}`;
  return `${t("judging.earlier.trials", { count: trials.length })} · ${result}`;
}
