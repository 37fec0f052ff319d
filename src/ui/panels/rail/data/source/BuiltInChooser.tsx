import { ActionIcon } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DATASET_CARDS } from "../../../../../app/data/datasetCards.ts";
import { PopupButton } from "../../../../controls/popup/PopupButton.tsx";
import { DATASET_DETAILS } from "../../../../parts.ts";
import { useActs, useSetup } from "../../../../useSurmise.ts";
import { inLanguage } from "./useSourceLabel.ts";
import classes from "../data.module.css";

/** The built-in datasets as cards. */
export function BuiltInChooser() {
  const { t, i18n } = useTranslation();
  const acts = useActs();
  const current = useSetup(({ config: { data } }) =>
    data.source.kind === "builtIn" ? data.source.id : null,
  );
  return (
    <div className={classes["cards"]} role="group" aria-label={t("data.sources.builtIn")}>
      {DATASET_CARDS.map(({ id, name }) => (
        <div key={id} className={classes["cardSlot"]}>
          <button
            type="button"
            className={classes["card"]}
            aria-pressed={id === current}
            onClick={() => void acts.chooseSource({ kind: "builtIn", id })}
          >
            <span className={classes["cardName"]} title={inLanguage(name, i18n.language)}>
              {inLanguage(name, i18n.language)}
            </span>
            <span className={classes["cardAbout"]}>{t(`data.builtInAbout.${id}`)}</span>
          </button>
          {id === current && (
            <span className={classes["cardDetails"]}>
              <PopupButton kind="dialog" part={DATASET_DETAILS} props={{ id }}>
                <ActionIcon
                  size={24}
                  variant="subtle"
                  color="gray"
                  aria-label={t("data.details", { name: inLanguage(name, i18n.language) })}
                >
                  <IconInfoCircle size={16} stroke={1.8} />
                </ActionIcon>
              </PopupButton>
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
