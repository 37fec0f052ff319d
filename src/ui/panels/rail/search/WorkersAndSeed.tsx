import { ActionIcon, Tooltip } from "@mantine/core";
import { IconDice5 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { SearchProblem, useSearchProblem } from "./SearchProblem.tsx";
import classes from "./search.module.css";

/** The number of trials trained in parallel, and the seed of all random numbers. */
export function WorkersAndSeed() {
  const { t } = useTranslation();
  const acts = useActs();
  const workers = useSetup((state) => state.config.search.workers);
  const seed = useSetup((state) => state.config.search.seed);
  const wrong = { workers: useSearchProblem("workers") !== null, seed: useSearchProblem("seed") !== null };
  return (
    <div className={classes["pair"]}>
      <div>
        <div className={classes["label"]}>
          <FieldLabel help={t("search.workersHelp")}>{t("search.workers")}</FieldLabel>
        </div>
        <NumberField
          label={t("search.workers")}
          optional
          placeholder={t("search.workersAuto")}
          value={workers}
          invalid={wrong.workers}
          onChange={(value) => acts.setSearch({ workers: value })}
        />
        <SearchProblem field="workers" />
      </div>
      <div>
        <div className={classes["label"]}>
          <FieldLabel help={t("search.seedHelp")}>{t("search.seed")}</FieldLabel>
        </div>
        <div className={classes["seed"]}>
          <NumberField
            label={t("search.seed")}
            value={seed}
            invalid={wrong.seed}
            onChange={(value) => acts.setSearch({ seed: value ?? NaN })}
          />
          <Tooltip label={t("search.seedNew")}>
            <ActionIcon
              size={30}
              variant="default"
              aria-label={t("search.seedNew")}
              // Short enough to be read out in class.
              onClick={() => acts.setSearch({ seed: Math.floor(Math.random() * 10_000) })}
            >
              <IconDice5 size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </div>
        <SearchProblem field="seed" />
      </div>
    </div>
  );
}
