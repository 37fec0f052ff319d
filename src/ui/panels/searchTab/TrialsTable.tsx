import { ActionIcon, Checkbox, Popover, Stack, Tooltip } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StepUnit } from "../../../core/learner/learner.ts";
import type { LearnerName } from "../../../core/learner/learnerName.ts";
import { plannedLearner } from "../../../core/learner/registry.ts";
import type { SearchSpace } from "../../../core/space/searchSpace.ts";
import { bestTrial, type Study } from "../../../core/study/study.ts";
import { pruneForecasts } from "../../../core/study/observe.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { Card } from "../../charts/plot/Card.tsx";
import chartStyles from "../../charts/plot/charts.module.css";
import { prunedShort, prunedText } from "../../charts/words/prunedWords.ts";
import { columnName, trialCell } from "./trialCells.ts";
import { objectivesOf, type ObjectiveAxis } from "../../charts/study/paretoSpec.ts";
import { tableScores } from "../../charts/report/scoreMade.ts";
import { stepUnit, stepUnitOf } from "../../charts/study/learningCurvesSpec.ts";
import { standingOf } from "../../charts/study/trialStanding.ts";
import { textWidth } from "../../charts/plot/textWidth.ts";
import { VirtualTable, type TableColumn } from "../../charts/table/VirtualTable.tsx";
import { ByHandButton } from "./ByHandButton.tsx";
import styles from "./searchTab.module.css";
import { SortHeader } from "./SortHeader.tsx";
import {
  objectiveOf,
  parameterOf,
  sortTrials,
  trialColumns,
  type FixedColumn,
  type TrialColumn,
  type TrialSort,
} from "./trialColumns.ts";

/** Twelve and a half rows: the cut row shows that there are more. */
const HEIGHT = 436;
/** Column width of scores with their standard error. */
const MEAN_WIDTH = 156;

/** Column width of the learners, whose names are longer than other choices. */
const FAMILY_WIDTH = 212;

const WIDTHS: Readonly<Record<FixedColumn, number>> = {
  number: 72,
  value: 124,
  state: 156,
  bestStep: 104,
  parameters: 104,
  duration: 96,
  worker: 84,
  origin: 92,
};

/** Text is aligned at the start of its cell, numbers at the end. */
const WORDS: ReadonlySet<TrialColumn> = new Set<TrialColumn>(["state", "origin"]);

export interface TrialsTableProps {
  readonly study: Study;
  /** Configurations waiting for the next study or for one more trial of this one: see `plannedTrials`. */
  readonly planned: readonly Trial[];
  readonly selected: number | null;
  readonly onSelect: (number: number | null) => void;
}

/** Every trial as a row: sortable by any column, any column shown or hidden, arrow keys select. */
export const TrialsTable = memo(function TrialsTable(props: TrialsTableProps) {
  const { study, planned, selected, onSelect } = props;
  const { t } = useTranslation();
  const [sort, setSort] = useState<TrialSort>({ column: "number", order: "descending" });
  const [hidden, setHidden] = useState<ReadonlySet<TrialColumn>>(new Set());
  const { space } = study;
  const { config } = study;
  const objectives = useMemo(() => objectivesOf(config.search), [config]);
  const all = useMemo(() => trialColumns(space, objectives.length - 1), [space, objectives]);
  const { trials } = study;
  const several = config.data.split.folds * config.search.repeats > 1;
  const rows = useMemo(() => sortTrials([...trials, ...planned], sort), [trials, planned, sort]);
  const best = useMemo(() => bestTrial(study)?.number ?? null, [study]);
  const prunedWords = usePrunedWords(study);
  // The same objects across reports, so that only changed rows are rendered again.
  const columns = useMemo(() => {
    const onSort = (column: TrialColumn) => setSort((last) => nextSort(last, column));
    return all
      .filter((column) => !hidden.has(column))
      .map((column) =>
        tableColumn(
          {
            t,
            space,
            objectives,
            several,
            unit: stepUnit({ config }),
            unitOf: (trial) => stepUnitOf({ config }, trial),
            learnerOf: ({ params }) => plannedLearner(config.settings, params),
            sort,
            onSort,
            prunedWords,
          },
          column,
        ),
      );
  }, [t, space, config, objectives, several, sort, hidden, all, prunedWords]);
  return (
    <Card
      title={t("results.table.title")}
      summary={`${t("results.table.count", { count: rows.length })} · ${tableScores(t, config)}`}
      controls={
        <>
          <ByHandButton space={space} />
          <ColumnChooser
            objectives={objectives}
            unit={stepUnit(study)}
            columns={all}
            hidden={hidden}
            onChange={setHidden}
          />
        </>
      }
    >
      {rows.length === 0 ? (
        <p className={chartStyles.empty}>{t("results.table.empty")}</p>
      ) : (
        <VirtualTable
          label={t("results.table.label")}
          columns={columns}
          rows={rows}
          rowKey={(trial) => trial.number}
          height={HEIGHT}
          selection={{ key: selected, onSelect }}
          starred={{ key: best, label: t("results.table.best") }}
        />
      )}
    </Card>
  );
});

interface ColumnChooserProps {
  readonly objectives: readonly ObjectiveAxis[];
  readonly unit: StepUnit | null;
  readonly columns: readonly TrialColumn[];
  readonly hidden: ReadonlySet<TrialColumn>;
  readonly onChange: (hidden: ReadonlySet<TrialColumn>) => void;
}

function ColumnChooser({ objectives, unit, columns, hidden, onChange }: ColumnChooserProps) {
  const { t } = useTranslation();
  const toggle = (column: TrialColumn) => {
    const next = new Set(hidden);
    if (!next.delete(column)) next.add(column);
    onChange(next);
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t("results.table.columns")}>
          <ActionIcon variant="subtle" color="gray" aria-label={t("results.table.columns")}>
            <IconColumns3 size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8} className={styles.columnList}>
          {columns
            .filter((column) => column !== "number")
            .map((column) => (
              <Checkbox
                key={column}
                size="xs"
                label={columnName(t, objectives, unit, column)}
                checked={!hidden.has(column)}
                onChange={() => toggle(column)}
              />
            ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ColumnContext {
  readonly t: TFunction;
  readonly space: SearchSpace;
  readonly objectives: readonly ObjectiveAxis[];
  /** Whether scores are means over folds or repeats. */
  readonly several: boolean;
  /** What the steps of all trials are; null: not the same for all, or none. */
  readonly unit: StepUnit | null;
  /** What the steps of one trial are; null: it has none. */
  readonly unitOf: (trial: Trial) => StepUnit | null;
  /** null: planned for other settings. */
  readonly learnerOf: (trial: Trial) => LearnerName | null;
  readonly sort: TrialSort;
  readonly onSort: (column: TrialColumn) => void;
  readonly prunedWords: PrunedWords;
}

/** A short and a long description of a pruned trial. */
interface PrunedWords {
  readonly short: (trial: Trial) => string;
  readonly long: (trial: Trial) => string;
}

/** The same object until a trial is added that forecasts are learnt from. */
function usePrunedWords({ config, trials }: Study): PrunedWords {
  const { t } = useTranslation();
  const any = trials.some(({ state }) => state === "pruned");
  const known = any ? trials.filter(({ state }) => state === "complete").length : 0;
  const [learnt, setLearnt] = useState({ known, any, trials, search: config.search });
  if (learnt.known !== known || learnt.any !== any || learnt.search !== config.search)
    setLearnt({ known, any, trials, search: config.search });
  return useMemo(() => {
    const forecast = pruneForecasts(learnt.trials, learnt.search);
    return {
      short: (trial) => prunedShort(t, config, trial),
      long: (trial) => prunedText(t, config, trial, forecast(trial)),
    };
  }, [t, config, learnt]);
}

function tableColumn(
  { t, space, objectives, several, unit, unitOf, learnerOf, sort, onSort, prunedWords }: ColumnContext,
  column: TrialColumn,
): TableColumn<Trial> {
  const parameter = parameterOf(column);
  const name = columnName(t, objectives, unit, column);
  const sorted = sort.column === column ? sort.order : "none";
  const align = WORDS.has(column) || isChoice(space, parameter) ? "start" : "end";
  return {
    key: column,
    header: <SortHeader name={name} align={align} sorted={sorted} onSort={() => onSort(column)} />,
    cell: (trial) => {
      if (column === "state" && trial.state === "pruned") return prunedWords.short(trial);
      return trialCell({ t, objectives, unitOf }, trial, column);
    },
    ...(column === "state" || column === "value"
      ? { explain: (trial: Trial) => (trial.state === "pruned" ? prunedWords.long(trial) : undefined) }
      : {}),
    align,
    // Wide enough for the name and the arrow.
    width:
      parameter === null && objectiveOf(column) === null
        ? column === "value" && several
          ? MEAN_WIDTH
          : WIDTHS[column as FixedColumn]
        : Math.max(parameter === "family" ? FAMILY_WIDTH : 84, 46 + textWidth(name, 12)),
    sort: sorted,
    ...(column === "state" ? { state: standingOf } : {}),
    ...(parameter === "family" ? { learner: learnerOf } : {}),
  };
}

function isChoice(space: SearchSpace, parameter: string | null): boolean {
  return space.parameters.some(
    ({ name, distribution }) => name === parameter && distribution.kind === "categorical",
  );
}

/** The first click sorts in ascending order, the second in descending order. */
function nextSort(sort: TrialSort, column: TrialColumn): TrialSort {
  const order = sort.column === column && sort.order === "ascending" ? "descending" : "ascending";
  return { column, order };
}
