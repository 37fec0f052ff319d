import { SegmentedControl, Select } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "../../../../core/data/dataset.ts";
import { FieldError } from "../../../controls/FieldError.tsx";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { LabelNotes } from "./LabelNotes.tsx";
import { TargetChoices } from "./TargetChoices.tsx";
import { TargetGaps } from "./TargetGaps.tsx";
import { TransformField } from "./TransformField.tsx";
import { useDataProblem } from "./DataProblems.tsx";
import classes from "./data.module.css";

/** A table can have thousands of columns: typing finds the others. */
const MOST_OPTIONS = 100;
const TASKS = ["classification", "regression"] as const satisfies readonly Task[];

/** What is predicted, and whether as a class or as a number. */
export function TargetFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const dataset = useSetup((state) => state.dataset);
  const target = useSetup((state) => state.config.data.target);
  const task = useSetup((state) => state.config.data.task);
  const targetProblem = useDataProblem("target");
  const taskProblem = useDataProblem("task");
  const targetErrorId = useId();
  if (dataset.status !== "ready") return null;
  const names = dataset.summary.columns.map(({ name }) => name);
  return (
    <div className={classes["target"]}>
      <TargetChoices />
      <div className={classes["row"]}>
        <FieldLabel help={t("data.targetHelp")}>{t("data.target")}</FieldLabel>
        <Select
          size="xs"
          aria-label={t("data.target")}
          aria-describedby={targetProblem === null ? undefined : targetErrorId}
          value={target}
          error={targetProblem !== null}
          // A target that is no column (from a link) is listed as well, or the field would be empty.
          data={names.includes(target) ? names : [target, ...names]}
          classNames={{ input: classes["targetInput"]! }}
          searchable
          allowDeselect={false}
          limit={MOST_OPTIONS}
          comboboxProps={{ keepMounted: false }}
          nothingFoundMessage={t("data.noSuchColumn")}
          onChange={(name) => {
            if (name !== null) acts.setTarget(name);
          }}
        />
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
