import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { METRIC_TABLE, metricsOf } from "../../../../core/metric/metricName.ts";
import { measureDirection, type Measure } from "../../../../core/study/measure.ts";
import { offeredMeasures } from "../../../../app/setup/setupProblems.ts";
import { MOST_OBJECTIVES } from "../../../../core/study/objective.ts";
import { measureName } from "../../../charts/words/measureWords.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { capitalised } from "./capitalised.ts";
import { SearchProblem } from "./SearchProblem.tsx";
import classes from "./search.module.css";

/** The objectives: a metric and up to two more measures. */
export function ObjectiveFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const objective = useSetup((state) => state.config.search.objective);
  const sides = useSetup((state) => state.config.search.sideObjectives);
  const budget = useSetup((state) => state.config.search.budget);
  const task = useSetup((state) => state.config.data.task);
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
              objective: { metric, direction: METRIC_TABLE[metric].direction },
              sideObjectives: sides.filter(({ measure }) => measure !== metric),
              // A target score and a tolerance belong to their metric and do not apply to another.
              budget: { ...budget, target: null, tolerance: null },
            })
          }
        />
        <p className={classes["note"]}>{t(`search.directions.${objective.direction}`)}</p>
        {sides.map((_, index) => (
          <SideObjective key={index} index={index} />
        ))}
        <AddObjective />
        <SearchProblem field="sideObjectives" />
        {sides.length > 0 && <p className={classes["note"]}>{t("search.sideNote")}</p>}
      </div>
    </div>
  );
}

function SideObjective({ index }: { readonly index: number }) {
  const { t } = useTranslation();
  const acts = useActs();
  const sides = useSetup((state) => state.config.search.sideObjectives);
  const free = useFreeMeasures();
  const { measure, direction } = sides[index]!;
  const label = t("search.sideObjective", { number: index + 2 });
  return (
    <div className={classes["entry"]}>
      <SelectField
        label={label}
        value={measure}
        options={[measure, ...free].map((value) => ({ value, label: capitalised(measureName(t, value)) }))}
        onChange={(value) =>
          acts.setSearch({
            sideObjectives: sides.with(index, { measure: value, direction: measureDirection(value) }),
          })
        }
      />
      <span className={classes["entryNote"]}>{t(`search.directions.${direction}`)}</span>
      <Tooltip label={t("search.removeObjective")}>
        <ActionIcon
          size={24}
          variant="subtle"
          color="gray"
          aria-label={t("search.removeObjectiveNamed", { name: measureName(t, measure) })}
          onClick={() => acts.setSearch({ sideObjectives: sides.toSpliced(index, 1) })}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function AddObjective() {
  const { t } = useTranslation();
  const acts = useActs();
  const sides = useSetup((state) => state.config.search.sideObjectives);
  const [next] = useFreeMeasures();
  if (sides.length + 1 >= MOST_OBJECTIVES || next === undefined) return null;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      className={classes["add"]}
      leftSection={<IconPlus size={14} />}
      onClick={() =>
        acts.setSearch({
          sideObjectives: [...sides, { measure: next, direction: measureDirection(next) }],
        })
      }
    >
      {t("search.addObjective")}
    </Button>
  );
}

/** Measures that are not objectives yet: costs first, because most second objectives are costs. */
function useFreeMeasures(): readonly Measure[] {
  const objective = useSetup((state) => state.config.search.objective);
  const sides = useSetup((state) => state.config.search.sideObjectives);
  const task = useSetup((state) => state.config.data.task);
  const settings = useSetup((state) => state.config.settings);
  const taken = new Set<Measure>([objective.metric, ...sides.map(({ measure }) => measure)]);
  return offeredMeasures(task, settings).filter((measure) => !taken.has(measure));
}
