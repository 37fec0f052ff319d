import { Button, Tooltip } from "@mantine/core";
import { IconArrowsMaximize, IconArrowsMinimize, IconPencilPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paretoFront, type Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { useActs, useNarrowed, useRun } from "../../useSurmise.ts";
import { JudgeButton } from "../modelTab/JudgeButton.tsx";
import { showPutAway } from "../putAway.tsx";
import { useNextSpace } from "./ByHandButton.tsx";
import { plannedId } from "./plannedTrials.ts";
import { TrialByHand } from "./TrialByHand.tsx";
import styles from "./searchTab.module.css";

/** Width of a narrowed range as a share of the old one. */
const NARROWED = 0.3;

interface TrialActionsProps {
  readonly study: Study;
  readonly trial: Trial;
  readonly onClose: () => void;
}

/** Actions for a trial: vary it by hand, narrow the search around it, or remove it while it waits. */
export function TrialActions({ study, trial, onClose }: TrialActionsProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const [varying, setVarying] = useState(false);
  const space = useNextSpace(study.space);
  const narrowed = useNarrowed();
  const over = useRun((state) => state.phase === "finished");
  const several = study.config.search.sideObjectives.length > 0;
  const canBeJudged = over && several && paretoFront(study).includes(trial);
  if (trial.state === "waiting") {
    const remove = () => {
      const planned = plannedId(trial);
      if (planned === null) acts.dequeue(trial.number);
      else acts.unplan(planned);
      onClose();
    };
    return (
      <div className={styles.actions}>
        <Button size="compact-xs" variant="default" leftSection={<IconX size={14} />} onClick={remove}>
          {t("results.enqueue.remove")}
        </Button>
      </div>
    );
  }
  const narrow = () => {
    acts.narrowSpace([trial.number], NARROWED);
    showPutAway("spaceNarrowed", acts.undoNarrowing);
  };
  return (
    <div className={styles.actions}>
      <Tooltip label={t("results.enqueue.againHelp")}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPencilPlus size={14} />}
          onClick={() => setVarying(true)}
        >
          {t("results.enqueue.again")}
        </Button>
      </Tooltip>
      {trial.state === "complete" && (
        <Tooltip label={t("results.narrow.help")} multiline maw={260}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconArrowsMinimize size={14} />}
            onClick={narrow}
          >
            {t("results.narrow.act")}
          </Button>
        </Tooltip>
      )}
      {canBeJudged && <JudgeButton number={trial.number} kind="this" />}
      {narrowed && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconArrowsMaximize size={14} />}
          onClick={acts.undoNarrowing}
        >
          {t("results.narrow.back")}
        </Button>
      )}
      {varying && <TrialByHand space={space} params={trial.params} onClose={() => setVarying(false)} />}
    </div>
  );
}
