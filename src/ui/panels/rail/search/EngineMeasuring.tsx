import { Button, Tooltip } from "@mantine/core";
import { IconGauge, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { isOutdated } from "../../../../app/engines/measuring.ts";
import { isBusy } from "../../../../app/run/runState.ts";
import type { EngineFigure } from "../../../../engine/network/calibrate.ts";
import { formatCount, formatSpeed } from "../../../charts/words/numberFormat.ts";
import { errorText, reasonText } from "../../../errorMessages.ts";
import { useActs, useMeasuring, useRun, useSetup } from "../../../useSurmise.ts";
import classes from "./search.module.css";

/** A button that measures every engine on the largest network of the space, and the results. */
export function EngineMeasuring() {
  const { t } = useTranslation();
  const { figures, model, config, error } = useMeasuring((state) => state);
  const outdated = useSetup((state) => config !== null && isOutdated(config, state.config));
  return (
    <div className={classes["measuring"]}>
      <MeasureButton />
      {error !== null && <p className={classes["note"]}>{errorText(t, error).what}</p>}
      {figures.length > 0 && <Figures figures={figures} outdated={outdated} />}
      {figures.length > 0 && model !== null && (
        <p className={classes["note"]}>
          {outdated && `${t("search.measuredOutdated")} `}
          {t("search.measuredOf", {
            parameters: formatCount(model.parameters),
            batchSize: formatCount(model.batchSize),
          })}
        </p>
      )}
    </div>
  );
}

function MeasureButton() {
  const { t } = useTranslation();
  const acts = useActs();
  const underWay = useMeasuring((state) => state.underWay);
  const running = useRun(isBusy);
  const incomplete = useSetup(({ problems, dataset }) => problems.length > 0 || dataset.status !== "ready");
  if (underWay !== null) {
    return (
      <div className={classes["underWay"]}>
        <span role="status">{t("search.measureBusy", { engine: t(`common.engines.${underWay}`) })}</span>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} />}
          onClick={() => acts.cancelMeasuring()}
        >
          {t("search.measureCancel")}
        </Button>
      </div>
    );
  }
  const obstacle = running ? t("search.measureRunning") : incomplete ? t("search.measureProblems") : null;
  return (
    <Tooltip label={obstacle} disabled={obstacle === null} multiline maw={232}>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconGauge size={14} />}
        // Not `disabled`: a disabled button cannot be focused and cannot show the reason.
        aria-disabled={obstacle !== null}
        {...(obstacle !== null && { "data-disabled": true })}
        onClick={() => void acts.measureEngines()}
      >
        {t("search.measure")}
      </Button>
    </Tooltip>
  );
}

interface FiguresProps {
  readonly figures: readonly EngineFigure[];
  readonly outdated: boolean;
}

function Figures({ figures, outdated }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <table
      className={classes["figures"]}
      data-outdated={outdated || undefined}
      aria-label={t("search.measured")}
    >
      <thead>
        <tr>
          <th scope="col">
            <span className={classes["unseen"]}>{t("search.measuredEngine")}</span>
          </th>
          <th scope="col">{t("search.stepsPerSecond")}</th>
          <th scope="col">{t("search.gigaflops")}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.kind}>
            <th scope="row">
              {t(`search.engines.${figure.kind}`)}
              {figure.available && figure.software && <small>{t("search.emulated")}</small>}
            </th>
            {figure.available ? (
              <>
                <td>{formatSpeed(figure.stepsPerSecond)}</td>
                <td>{formatSpeed(figure.gigaflops)}</td>
              </>
            ) : (
              <td colSpan={2} className={classes["reason"]}>
                {reasonText(t, figure.reason)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
