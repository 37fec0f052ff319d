import { ActionIcon, Radio, Tooltip } from "@mantine/core";
import { IconDice5 } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { metricsOf } from "../../../../app/searchProblems.ts";
import type { ProblemPlace } from "../../../../app/setupState.ts";
import { directionOf } from "../../../../core/metric/metricName.ts";
import { SAMPLER_NAMES } from "../../../../core/sampler/sampler.ts";
import { FieldError } from "../../../controls/FieldError.tsx";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { BudgetFields } from "./BudgetFields.tsx";
import { scoreOf } from "../../../charts/trialWords.ts";
import { EngineField } from "./EngineField.tsx";
import classes from "./search.module.css";

/** How the space is searched, what is made better, and when it is enough. */
export function SearchSection() {
  return (
    <div className={classes["section"]}>
      <SamplerField />
      <ObjectiveField />
      <RepeatsField />
      <BudgetFields />
      <EngineField />
      <WorkersAndSeed />
    </div>
  );
}

function SamplerField() {
  const { t } = useTranslation();
  const acts = useActs();
  const sampler = useSetup((state) => state.config.search.sampler);
  return (
    <Radio.Group
      aria-label={t("search.sampler")}
      value={sampler}
      onChange={(value) => {
        const name = SAMPLER_NAMES.find((known) => known === value);
        if (name !== undefined) acts.setSearch({ sampler: name });
      }}
    >
      <div className={classes["samplers"]}>
        {SAMPLER_NAMES.map((name) => (
          <Radio.Card key={name} value={name} className={classes["sampler"]}>
            <Radio.Indicator size="xs" className={classes["samplerDot"]} />
            <span>
              <span className={classes["samplerName"]}>{t(`search.samplers.${name}.name`)}</span>
              <span className={classes["note"]}>{t(`search.samplers.${name}.help`)}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}

function ObjectiveField() {
  const { t } = useTranslation();
  const acts = useActs();
  const objective = useSetup((state) => state.config.search.objective);
  const task = useSetup((state) => state.config.data.task);
  const budget = useSetup((state) => state.config.search.budget);
  const metrics = metricsOf(task);
  return (
    <div className={classes["row"]}>
      <FieldLabel help={t("search.objectiveHelp")}>{t("search.objective")}</FieldLabel>
      <div>
        <SelectField
          label={t("search.objective")}
          value={objective.metric}
          options={metrics.map((metric) => ({
            value: metric,
            label: capitalised(t(`metrics.${metric}.name`)),
          }))}
          onChange={(metric) =>
            acts.setSearch({
              objective: { metric, direction: directionOf(metric) },
              // A target score belongs to its metric and means nothing for another.
              budget: { ...budget, target: null },
            })
          }
        />
        <p className={classes["note"]}>{t(`search.directions.${objective.direction}`)}</p>
      </div>
    </div>
  );
}

/** How often each configuration is trained, and what its score therefore is. */
function RepeatsField() {
  const { t } = useTranslation();
  const acts = useActs();
  const repeats = useSetup((state) => state.config.search.repeats);
  const folds = useSetup((state) => state.config.data.split.folds);
  const wrong = useSetup((state) =>
    state.problems.some(({ place }) => place.section === "search" && place.field === "repeats"),
  );
  return (
    <div className={classes["row"]}>
      <FieldLabel help={t("search.repeatsHelp")}>{t("search.repeats")}</FieldLabel>
      <div>
        <NumberField
          label={t("search.repeats")}
          value={repeats}
          invalid={wrong}
          onChange={(value) => acts.setSearch({ repeats: value ?? NaN })}
        />
        {!wrong && <p className={classes["note"]}>{scoreOf(t, folds, repeats)}</p>}
        <SearchProblem field="repeats" />
      </div>
    </div>
  );
}

function WorkersAndSeed() {
  const { t } = useTranslation();
  const acts = useActs();
  const workers = useSetup((state) => state.config.search.workers);
  const seed = useSetup((state) => state.config.search.seed);
  const wrong = useSetup((state) =>
    state.problems
      .map(({ place }) => place)
      .filter((place) => place.section === "search")
      .map(({ field }) => field)
      .join(" "),
  ).split(" ");
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
          invalid={wrong.includes("workers")}
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
            invalid={wrong.includes("seed")}
            onChange={(value) => acts.setSearch({ seed: value ?? NaN })}
          />
          <Tooltip label={t("search.seedNew")}>
            <ActionIcon
              size={30}
              variant="default"
              aria-label={t("search.seedNew")}
              // Small enough to be read out in class.
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

/** The sentence about one field of the search, if there is one. */
function SearchProblem({ field }: { readonly field: Extract<ProblemPlace, { section: "search" }>["field"] }) {
  const id = useId();
  const error = useSetup(
    (state) =>
      state.problems.find(({ place }) => place.section === "search" && place.field === field)?.error ?? null,
  );
  return <FieldError id={id} error={error} />;
}

/** Names of metrics are written as within a sentence. */
function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
