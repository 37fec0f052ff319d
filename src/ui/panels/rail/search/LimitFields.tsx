import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { measureDirection, type Measure } from "../../../../core/study/measure.ts";
import { offeredMeasures } from "../../../../app/setup/setupProblems.ts";
import type { OutcomeConstraint } from "../../../../core/study/objective.ts";
import { measureName } from "../../../charts/words/measureWords.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { capitalised } from "./capitalised.ts";
import { SearchProblem } from "./SearchProblem.tsx";
import classes from "./search.module.css";

/** Initial values of limits: round numbers that many small networks satisfy. */
const DEFAULT_BOUNDS: Partial<Record<Measure, number>> = {
  parameters: 20_000,
  predictionMs: 1,
  trainingMs: 5000,
};

/** Limits on a trial's results, such as a maximal number of parameters or a minimal recall. */
export function LimitFields() {
  const { t } = useTranslation();
  const limits = useSetup((state) => state.config.search.outcomeConstraints);
  const task = useSetup((state) => state.config.data.task);
  const acts = useActs();
  const settings = useSetup((state) => state.config.settings);
  const measures = offeredMeasures(task, settings);
  const next = measures.find((measure) => limits.every((limit) => limit.measure !== measure));
  return (
    <div>
      <FieldLabel help={t("search.limitsHelp")}>{t("search.limits")}</FieldLabel>
      {limits.map((_, index) => (
        <Limit key={index} index={index} measures={measures} />
      ))}
      <SearchProblem field="outcomeConstraints" />
      {next !== undefined && (
        <Button
          size="compact-xs"
          variant="subtle"
          className={classes["add"]}
          leftSection={<IconPlus size={14} />}
          onClick={() => acts.setSearch({ outcomeConstraints: [...limits, defaultLimit(next)] })}
        >
          {t("search.addLimit")}
        </Button>
      )}
    </div>
  );
}

function Limit({ index, measures }: { readonly index: number; readonly measures: readonly Measure[] }) {
  const { t } = useTranslation();
  const acts = useActs();
  const limits = useSetup((state) => state.config.search.outcomeConstraints);
  const limit = limits[index]!;
  const name = measureName(t, limit.measure);
  const change = (next: OutcomeConstraint) =>
    acts.setSearch({ outcomeConstraints: limits.with(index, next) });
  return (
    <div className={classes["limit"]}>
      <SelectField
        label={t("search.limitMeasure", { number: index + 1 })}
        value={limit.measure}
        options={(measures.includes(limit.measure) ? measures : [limit.measure, ...measures]).map(
          (value) => ({ value, label: capitalised(measureName(t, value)) }),
        )}
        onChange={(measure) => change(defaultLimit(measure))}
      />
      <SelectField
        label={t("search.limitRelation", { name })}
        value={limit.relation}
        options={[
          { value: "atMost", label: "≤" },
          { value: "atLeast", label: "≥" },
        ]}
        onChange={(relation) => change({ ...limit, relation })}
      />
      <NumberField
        label={t("search.limitBound", { name })}
        value={limit.bound}
        invalid={!Number.isFinite(limit.bound)}
        onChange={(bound) => change({ ...limit, bound: bound ?? NaN })}
      />
      <Tooltip label={t("search.removeLimit")}>
        <ActionIcon
          size={24}
          variant="subtle"
          color="gray"
          aria-label={t("search.removeLimitNamed", { name })}
          onClick={() => acts.setSearch({ outcomeConstraints: limits.toSpliced(index, 1) })}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** A bound in the direction in which the measure gets worse. */
function defaultLimit(measure: Measure): OutcomeConstraint {
  const relation = measureDirection(measure) === "minimize" ? "atMost" : "atLeast";
  return { measure, relation, bound: DEFAULT_BOUNDS[measure] ?? (relation === "atMost" ? 1 : 0.5) };
}
