import { describe, expect, it } from "vitest";
import { learnerOf } from "../../../core/learner/registry.ts";
import { settingsOfLearner } from "../../../core/model/settingConditions.ts";
import type { SettingName } from "../../../core/model/settingTable.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { objectivesOf } from "../../charts/study/paretoSpec.ts";
import { stepUnit, stepUnitOf } from "../../charts/study/learningCurvesSpec.ts";
import { ABSENT } from "../../charts/words/numberFormat.ts";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { plannedTrials } from "./plannedTrials.ts";
import { columnName, trialCell } from "./trialCells.ts";
import { columnValue, parameterOf, sortTrials, trialColumns, type TrialColumn } from "./trialColumns.ts";

/** What code puts into a text instead of a value. */
const LEAKS = /undefined|null|NaN|Infinity|object|\{\{/;

const study = fixtureStudy({ trials: 60, autoMl: true, running: 3, waiting: 2 });
const objectives = objectivesOf(study.config.search);
const columns = trialColumns(study.space, objectives.length - 1);
const unitOf = (trial: Trial) => stepUnitOf(study, trial);

describe.each(["en", "zh"] as const)("the table of a study among learners, in %s", (language) => {
  const { t } = createI18n(language);
  const cell = (trial: Trial, column: TrialColumn) => trialCell({ t, objectives, unitOf }, trial, column);

  it("has a name for every column, and a text in every cell", () => {
    expect(new Set(study.trials.map(({ params }) => params["family"])).size).toBe(5);
    for (const column of columns) {
      expect(columnName(t, objectives, stepUnit(study), column)).not.toMatch(LEAKS);
      for (const trial of study.trials) {
        const text = cell(trial, column);
        expect(text).not.toBe("");
        expect(text).not.toMatch(LEAKS);
      }
    }
  });

  it("leaves out the settings that a trial's learner does not have, and those alone that are inactive", () => {
    for (const trial of study.trials) {
      const own = settingsOfLearner(learnerOf(study.config.settings, trial.params));
      for (const column of columns) {
        const name = parameterOf(column);
        if (name === null) continue;
        const isAbsent = trial.params[name] === undefined;
        expect(cell(trial, column) === ABSENT).toBe(isAbsent);
        if (!own.has(name as SettingName)) expect(isAbsent).toBe(true);
      }
    }
  });

  it("has no best step for a learner without steps", () => {
    const steps = study.trials
      .filter(({ state }) => state === "complete")
      .map((trial) => [trial.params["family"], cell(trial, "bestStep") === ABSENT]);
    for (const [learner, isAbsent] of steps) expect(isAbsent).toBe(learner === "knn" || learner === "linear");
  });

  it("shows a configuration that is planned for other settings, which may fix the learner", () => {
    const [planned] = plannedTrials([{ id: 1, params: { neighbours: 7 }, origin: "queued" }]);
    for (const column of columns) expect(cell(planned!, column)).not.toMatch(LEAKS);
    expect(cell(planned!, "param:neighbours")).toBe("7");
    expect(cell(planned!, "param:family")).toBe(ABSENT);
    expect(cell(planned!, "bestStep")).toBe(ABSENT);
    expect(unitOf(planned!)).toBeNull();
  });
});

describe("the order of a study among learners", () => {
  it("puts trials without a setting last, in both orders, by any column", () => {
    for (const column of columns) {
      for (const order of ["ascending", "descending"] as const) {
        const values = sortTrials(study.trials, { column, order }).map((trial) => columnValue(trial, column));
        const first = values.indexOf(null);
        if (first >= 0) expect(values.slice(first).every((value) => value === null)).toBe(true);
      }
    }
  });

  it("has no best step for a trial without a curve", () => {
    const trial = study.trials.find(({ state }) => state === "complete")!;
    const curve = { trainLoss: [], validationLoss: [], score: [] };
    expect(columnValue(trial, "bestStep")).toBe(trial.bestStep);
    expect(columnValue({ ...trial, curve, bestStep: 1 }, "bestStep")).toBeNull();
  });
});
