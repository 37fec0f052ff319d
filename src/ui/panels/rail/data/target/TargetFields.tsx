import { SegmentedControl, TextInput } from "@mantine/core";
import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "../../../../../core/data/table/dataset.ts";
import { FieldError } from "../../../../controls/FieldError.tsx";
import { FieldLabel } from "../../../../controls/FieldLabel.tsx";
import { Part } from "../../../../offline/Part.tsx";
import { usePainted } from "../../../../offline/usePainted.ts";
import { COLUMN_SELECT } from "../../../../parts.ts";
import { useActs, useSetup } from "../../../../useSurmise.ts";
import { LabelNotes } from "./LabelNotes.tsx";
import { TargetChoices } from "./TargetChoices.tsx";
import { TargetGaps } from "./TargetGaps.tsx";
import { TransformField } from "./TransformField.tsx";
import { useDataProblem } from "../DataProblems.tsx";
import classes from "../data.module.css";

const TASKS = ["classification", "regression"] as const satisfies readonly Task[];

/** The target, and whether it is predicted as a class or as a number. */
export function TargetFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const dataset = useSetup((state) => state.dataset);
  const target = useSetup((state) => state.config.data.target);
  const task = useSetup((state) => state.config.data.task);
  const targetProblem = useDataProblem("target");
  const taskProblem = useDataProblem("task");
  const targetErrorId = useId();
  const columns = dataset.status === "ready" ? dataset.summary.columns : null;
  const names = useMemo(() => columns?.map(({ name }) => name) ?? [], [columns]);
  const painted = usePainted();
  if (columns === null) return null;
  const placeholder = (
    <TextInput size="xs" value={target} disabled classNames={{ input: classes["targetInput"]! }} />
  );
  return (
    <div className={classes["target"]}>
      <TargetChoices />
      <div className={classes["row"]}>
        <FieldLabel help={t("data.targetHelp")}>{t("data.target")}</FieldLabel>
        {painted ? (
          <Part
            part={COLUMN_SELECT}
            props={{
              label: t("data.target"),
              "aria-describedby": targetProblem === null ? undefined : targetErrorId,
              value: target,
              names,
              invalid: targetProblem !== null,
              classNames: { input: classes["targetInput"]! },
              onChange: acts.setTarget,
            }}
            broken="lines"
            placeholder={placeholder}
          />
        ) : (
          placeholder
        )}
      </div>
      <FieldError id={targetErrorId} error={targetProblem} />
      <TargetGaps />
      <LabelNotes target={target} />
      <div className={classes["row"]}>
        <FieldLabel help={t("data.taskHelp")}>{t("data.task")}</FieldLabel>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t("data.task")}
          value={task}
          data={TASKS.map((name) => ({ value: name, label: t(`data.tasks.${name}`) }))}
          onChange={acts.setTask}
        />
      </div>
      {task === "regression" && <TransformField />}
      <FieldError error={taskProblem} />
    </div>
  );
}
