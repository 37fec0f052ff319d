import { Button, Group } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../controls/popup/Dialog.tsx";
import { paramsProblem } from "../../../core/space/checkParams.ts";
import type { Params, ParamValue } from "../../../core/space/distribution.ts";
import { paramsKey, type SearchParameter, type SearchSpace } from "../../../core/space/searchSpace.ts";
import { parameterName, paramText, trialNumber } from "../../charts/words/trialWords.ts";
import { FieldError } from "../../controls/FieldError.tsx";
import { NumberField } from "../../controls/NumberField.tsx";
import { editableNumber } from "../../controls/numberText.ts";
import { SelectField } from "../../controls/SelectField.tsx";
import { useActs, usePlan, useRun } from "../../useSurmise.ts";
import { activeParameters, startingValues, valueProblem } from "./trialByHand.ts";
import styles from "./searchTab.module.css";

export interface TrialByHandProps {
  readonly space: SearchSpace;
  /** The initial values of the form. */
  readonly params: Params;
  readonly onClose: () => void;
}

/** The form for a configuration to try next. */
export function TrialByHand({ space, params, onClose }: TrialByHandProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const [values, setValues] = useState(() => startingValues(space, params));
  const active = activeParameters(space, values);
  const wrong = active.some((parameter) => valueProblem(parameter, values.get(parameter.name)!) !== null);
  const configuration = Object.fromEntries(active.map(({ name }) => [name, values.get(name)!]));
  const problem = wrong ? null : paramsProblem(space, configuration);
  const tried = useTriedAs(space, configuration);
  const add = () => {
    acts.enqueue(configuration);
    onClose();
  };
  return (
    <Dialog onClose={onClose} otherwise="#results" title={t("results.enqueue.title")} centered>
      <p className={styles.detailsText}>{t("results.enqueue.note")}</p>
      <div className={styles.byHand}>
        {active.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={values.get(parameter.name)!}
            onChange={(value) => setValues(new Map(values).set(parameter.name, value))}
          />
        ))}
      </div>
      <FieldError error={problem} />
      {tried !== null && problem === null && <p className={styles.detailsText}>{tried}</p>}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t("results.enqueue.cancel")}
        </Button>
        <Button disabled={wrong || problem !== null} onClick={add}>
          {t("results.enqueue.add")}
        </Button>
      </Group>
    </Dialog>
  );
}

/** A note if a configuration has been tried or is waiting: a repetition is allowed, but should be intended. */
function useTriedAs(space: SearchSpace, configuration: Params): string | null {
  const { t } = useTranslation();
  const trials = useRun((state) => state.study?.trials) ?? [];
  const queue = usePlan((state) => state.queue);
  const key = paramsKey(space, configuration);
  const trial = trials.findLast(({ params }) => paramsKey(space, params) === key);
  const waits = queue.some(({ params }) => paramsKey(space, params) === key) || trial?.state === "waiting";
  if (waits) return t("results.enqueue.waits");
  return trial === undefined ? null : t("results.enqueue.tried", { number: trialNumber(trial.number) });
}

interface ParameterFieldProps {
  readonly parameter: SearchParameter;
  readonly value: ParamValue;
  readonly onChange: (value: ParamValue) => void;
}

function ParameterField({ parameter, value, onChange }: ParameterFieldProps) {
  const { t } = useTranslation();
  const errorId = useId();
  const { name, distribution } = parameter;
  const label = parameterName(t, name);
  const problem = valueProblem(parameter, value);
  if (distribution.kind === "categorical") {
    const { choices } = distribution;
    return (
      <label>
        <span>{label}</span>
        <SelectField
          label={label}
          value={String(choices.indexOf(value))}
          options={choices.map((choice, index) => ({ value: String(index), label: paramText(t, choice) }))}
          onChange={(index) => onChange(choices[Number(index)]!)}
        />
      </label>
    );
  }
  return (
    <label>
      <span>
        {label}{" "}
        <small>
          {editableNumber(distribution.low)}–{editableNumber(distribution.high)}
        </small>
      </span>
      <NumberField
        label={label}
        value={Number(value)}
        step={distribution.log ? "times" : (distribution.step ?? 0.05)}
        invalid={problem !== null}
        describedBy={problem === null ? undefined : errorId}
        onChange={(number) => onChange(number ?? NaN)}
      />
      <FieldError id={errorId} error={problem} />
    </label>
  );
}
