import { ActionIcon, Button } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerStopFilled,
  IconRotate2,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Tip } from "../../controls/popup/Tip.tsx";
import { Part } from "../../offline/Part.tsx";
import { EARLIER_STUDIES } from "../../parts.ts";
import {
  useActs,
  useGoesOn,
  useRun,
  useSetup,
  useSetupDiffers,
  useShelf,
  useTakesOne,
} from "../../useSurmise.ts";
import { hideSpaceHelp, showSpaceHelp } from "./spaceHelp.tsx";
import { showPutAway } from "../putAway.tsx";
import classes from "./RunBar.module.css";

export function RunButtons() {
  const { t } = useTranslation();
  const acts = useActs();
  const phase = useRun((state) => state.phase);
  const trials = useRun((state) => (state.study?.trials.length ?? 0) > 0);
  const ready = useSetup((state) => state.problems.length === 0 && state.dataset.status !== "failed");
  const differs = useSetupDiffers();
  const goesOn = useGoesOn();
  const takesOne = useTakesOne();
  const shelved = useShelf().length > 0;
  const running = phase === "running";
  const changing = phase === "starting" || phase === "stopping" || phase === "judging";
  const mayRun = !changing && (ready || goesOn);
  // Continues the study on screen or replaces it with a new one.
  const begin = (start: () => Promise<void>, stays: boolean) => {
    hideSpaceHelp();
    const replaces = trials && !stays;
    void start();
    if (replaces) showPutAway("studyReplaced", acts.undoNewStudy);
  };
  const toggle = () => {
    if (running) acts.pause();
    else if (mayRun) begin(acts.run, goesOn);
  };
  // The key for Pause must not put a study away.
  const byKey = () => {
    if (running || goesOn || !trials) toggle();
    else if (mayRun) showSpaceHelp(differs ? "differs" : "finished", runWord());
  };
  // Mantine leaves text fields alone; Space on a button presses that button.
  useHotkeys([["Space", byKey]], ["INPUT", "TEXTAREA", "SELECT", "BUTTON", "SUMMARY", "A"]);
  const clear = () => {
    hideSpaceHelp();
    acts.newStudy();
    if (trials) showPutAway("studyCleared", acts.undoNewStudy);
  };
  const icon = running ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />;
  return (
    <div className={classes.buttons}>
      <Button className={classes.primary} leftSection={icon} disabled={!running && !mayRun} onClick={toggle}>
        {running ? t("common.pause") : t(`common.${runWord()}`)}
      </Button>
      <Tip label={t("common.oneTrialHelp")}>
        <Button
          variant="default"
          px={10}
          leftSection={<IconPlayerSkipForwardFilled size={16} />}
          disabled={running || !mayRun}
          onClick={() => begin(acts.runOne, takesOne)}
          aria-label={t("common.oneTrial")}
          styles={{ section: { marginInlineEnd: 6 } }}
        >
          <span className={classes.secondaryLabel}>{t("common.oneTrial")}</span>
        </Button>
      </Tip>
      <Tip label={t("common.stopHelp")}>
        <Button
          variant="default"
          px={10}
          leftSection={<IconPlayerStopFilled size={16} />}
          disabled={phase !== "running" && phase !== "paused"}
          onClick={acts.stop}
          aria-label={t("common.stop")}
          styles={{ section: { marginInlineEnd: 6 } }}
        >
          <span className={classes.secondaryLabel}>{t("common.stop")}</span>
        </Button>
      </Tip>
      <Tip label={t("common.newStudyHelp")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          disabled={phase === "idle"}
          onClick={clear}
          aria-label={t("common.newStudy")}
        >
          <IconRotate2 size={18} />
        </ActionIcon>
      </Tip>
      {shelved && <Part part={EARLIER_STUDIES} props={{}} placeholder={null} broken="corner" />}
    </div>
  );

  function runWord(): "run" | "continue" | "runAgain" {
    if (goesOn) return "continue";
    return phase === "finished" && !differs ? "runAgain" : "run";
  }
}
