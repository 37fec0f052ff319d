import { IconCpu } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { isNetwork } from "../../../core/learner/learnerName.ts";
import { learnersOf } from "../../../core/learner/registry.ts";
import type { EngineInfo } from "../../../engine/network/engine.ts";
import { Tip } from "../../controls/popup/Tip.tsx";
import { ABSENT, formatSpeed } from "../../charts/words/numberFormat.ts";
import { useRun, useSetup } from "../../useSurmise.ts";
import classes from "./Header.module.css";

/** The engine of the study on screen and its speed: current while running, average afterwards. */
export function EngineChip() {
  const { t } = useTranslation();
  const engine = useRun((state) => state.engine);
  const count = useRun((state) => state.workers);
  const average = useRun((state) => state.phase !== "running" && state.speed !== null);
  const reproducible = useRun((state) => state.study?.config.search.reproducible ?? false);
  // Only our strict kernels are reproducible; another engine was chosen, or this browser has no SIMD.
  const otherBits = reproducible && engine !== null && engine.kind !== "wasm";
  const needed = useNeedsEngine();
  const texts = [
    t(engine === null && !needed ? "common.engineUnneededHelp" : "common.engineHelp"),
    engine === null ? "" : deviceText(t, engine),
    otherBits ? t("common.engineOtherBits") : "",
    engine === null ? "" : t("common.speedHelp"),
    average ? t("common.speedAverage") : "",
  ];
  return (
    <Tip
      always
      width={320}
      label={
        <>
          {engine !== null && (
            <div className={classes.tipHead}>
              {t(`common.engines.${engine.kind}`)} · {t("common.engineWorkers", { count })}
              <Speed />
            </div>
          )}
          {texts
            .filter((text) => text !== "")
            .map((text) => (
              <div key={text}>{text}</div>
            ))}
        </>
      }
    >
      <button type="button" className={`${classes.chip} ${classes.engineChip}`}>
        <IconCpu size={14} aria-hidden />
        {engine === null ? (
          <span>{t(needed ? "common.engineNone" : "common.engineUnneeded")}</span>
        ) : (
          <span>
            {t(`common.engines.${engine.kind}`)}
            <span className={classes.workers}> · {t("common.engineWorkers", { count })}</span>
            <Speed />
          </span>
        )}
      </button>
    </Tip>
  );
}

/** Whether a learner of the study on screen, or of the setup where there is none, is a network. */
function useNeedsEngine(): boolean {
  const ofSetup = useSetup((state) => learnersOf(state.config.settings).some(isNetwork));
  return useRun(({ study }) =>
    study === null ? ofSetup : learnersOf(study.config.settings).some(isNetwork),
  );
}

/** A component of its own, because it changes six times a second. */
function Speed() {
  const { t } = useTranslation();
  const speed = useRun((state) => state.speed);
  const over = useRun((state) => state.phase === "finished");
  // There is no speed if every trial failed in its first epoch.
  if (speed === null && over) return null;
  const steps = speed === null ? ABSENT : formatSpeed(speed.stepsPerSecond);
  const gigaflops = speed === null ? ABSENT : formatSpeed(speed.gigaflops);
  return (
    <>
      {" · "}
      <span className={classes.speed} data-over={over || undefined}>
        {t("common.stepsPerSecond", { steps })}
        <span className={classes.gigaflops}> · {t("common.gigaflops", { gigaflops })}</span>
      </span>
    </>
  );
}

/** The name of our kernels' build; a GPU as the browser names it. */
function deviceText(t: TFunction, { kind, device, software }: EngineInfo): string {
  const name = kind === "wasm" && isBuild(device) ? t(`common.engineBuilds.${device}`) : device;
  return [name, software ? t("common.engineSoftware") : ""].filter((part) => part !== "").join(" · ");
}

function isBuild(device: string): device is "strict" | "relaxed" {
  return device === "strict" || device === "relaxed";
}
