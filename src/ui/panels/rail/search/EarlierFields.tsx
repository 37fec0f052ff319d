import { Button, FileButton } from "@mantine/core";
import { IconHistory, IconUpload, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { formatCount } from "../../../charts/words/numberFormat.ts";
import { settingText } from "../../../charts/words/settingText.ts";
import { parameterName } from "../../../charts/words/trialWords.ts";
import { errorText } from "../../../errorMessages.ts";
import { useActs, usePlan, useRun } from "../../../useSurmise.ts";
import { Fold } from "../Fold.tsx";
import { joinList } from "../../../nameList.ts";
import classes from "./search.module.css";

/** Inputs of the next study: trials of earlier studies, and configurations entered by hand. */
export function EarlierFields() {
  const { t } = useTranslation();
  const earlier = usePlan((state) => state.earlier);
  const queued = usePlan((state) => state.queue.length);
  const fitting = usePlan((state) => state.fitting);
  const notes = [
    earlier === null ? null : t("search.earlierCount", { count: fitting }),
    queued === 0 ? null : t("search.queueCount", { count: queued }),
  ].filter((note) => note !== null);
  return (
    <Fold
      title={t("search.earlier")}
      note={notes.length === 0 ? t("search.nothing") : joinList(t, notes)}
      forced={earlier !== null || queued > 0}
    >
      <p className={classes["note"]}>{t("search.earlierHelp")}</p>
      {earlier === null ? <Sources /> : <Chosen />}
      {queued > 0 && <Queue />}
    </Fold>
  );
}

function Sources() {
  const { t } = useTranslation();
  const acts = useActs();
  const studied = useRun(({ study }) => study?.trials.some(({ state }) => state === "complete") ?? false);
  return (
    <div className={classes["sources"]}>
      <FileButton
        accept="application/json,.json"
        onChange={(file) => file !== null && void acts.warmStartFromFile(file)}
      >
        {(props) => (
          <Button {...props} size="compact-xs" variant="default" leftSection={<IconUpload size={14} />}>
            {t("search.earlierFile")}
          </Button>
        )}
      </FileButton>
      {studied && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconHistory size={14} />}
          onClick={() => acts.warmStartFromStudy()}
        >
          {t("search.earlierStudy")}
        </Button>
      )}
    </div>
  );
}

function Chosen() {
  const { t } = useTranslation();
  const acts = useActs();
  const earlier = usePlan((state) => state.earlier);
  const fitting = usePlan((state) => state.fitting);
  const other = usePlan((state) => state.other);
  if (earlier === null) return null;
  const words = {
    fitting: formatCount(fitting),
    all: formatCount(earlier.trials.length),
    name: earlier.name,
  };
  return (
    <div className={classes["chosen"]}>
      <span>
        {other === null
          ? t(earlier.name === "" ? "search.earlierFitUnnamed" : "search.earlierFit", {
              ...words,
              count: fitting,
            })
          : t("search.earlierOther", {
              ...words,
              count: earlier.trials.length,
              why: errorText(t, other).what,
            })}
        {earlier.leftOut !== undefined &&
          ` ${t("faults.learntFrom", {
            shown: formatCount(earlier.trials.length),
            all: formatCount(earlier.trials.length + earlier.leftOut),
          })}`}
      </span>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<IconX size={14} />}
        onClick={() => acts.forgetEarlier()}
      >
        {t("search.earlierForget")}
      </Button>
    </div>
  );
}

/** Configurations waiting for the next study. */
function Queue() {
  const { t } = useTranslation();
  const acts = useActs();
  const queue = usePlan((state) => state.queue);
  return (
    <ul className={classes["queue"]}>
      {queue.map(({ id, params }, index) => (
        <li key={id}>
          <span>
            {Object.entries(params)
              .map(([name, value]) => `${parameterName(t, name)} = ${settingText(t, name, value)}`)
              .join(" · ")}
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={t("search.queueRemove", { number: index + 1 })}
            onClick={() => acts.unplan(id)}
          >
            <IconX size={14} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
