import { createStore, type StoreApi } from "zustand/vanilla";
import { dataProblems } from "../core/data/checkData.ts";
import { withReadings, type DataConfig, type DataSource, type Readings } from "../core/data/dataConfig.ts";
import type { DatasetSummary } from "../core/data/dataset.ts";
import { pictureDimensions } from "../core/data/pictureDimensions.ts";
import { suggestTask } from "../core/data/suggest.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../core/errors.ts";
import type { PictureDimensions } from "../core/model/augment.ts";
import { largestPreparation } from "../core/model/preparationSettings.ts";
import {
  pictureProblems,
  settingsForData,
  settingsOfLink,
  withFamily,
} from "../core/model/pictureSettings.ts";
import { settingProblems } from "../core/model/settingProblems.ts";
import type { Setting, SettingName, Settings } from "../core/model/settings.ts";
import type { SearchConfig, StudyConfig } from "../core/study/studyConfig.ts";
import type { ReaderClient } from "../workers/readerClient.ts";
import { DEFAULT_CONFIG, dataDefaults, defaultObjective } from "./defaultConfig.ts";
import { limitToText, sideObjectiveToText } from "./link/objectiveText.ts";
import { settingToText } from "./link/settingText.ts";
import type { LinkedStudy } from "./link/studyLink.ts";
import { createFileOpener } from "./openFiles.ts";
import { openData, type WantedData } from "./openData.ts";
import { measureFits, metricsOf, searchProblems } from "./searchProblems.ts";
import { settingPlace, type DatasetState, type SetupProblem, type SetupState } from "./setupState.ts";
import type { InspectingActs } from "./inspecting.ts";
import type { DataViewActs } from "./dataView.ts";
import { withoutRemedy, withRemedy } from "./remedies.ts";
import type { PlanActs } from "./planActs.ts";
import type { Acts } from "./surmise.ts";

type OtherActs =
  | "measureEngines"
  | "cancelMeasuring"
  | "run"
  | "pause"
  | "runOne"
  | "stop"
  | "newStudy"
  | "undoNewStudy"
  | keyof PlanActs
  | keyof DataViewActs
  | keyof InspectingActs
  | "link"
  | "studyJson";

export interface Setup {
  readonly store: StoreApi<SetupState>;
  readonly acts: Omit<Acts, OtherActs>;
  /** Takes over what a link asks for and reads its data. Resolves when they are read, or cannot be. */
  open(link: LinkedStudy): Promise<void>;
  /** Resolves when no reading is under way. */
  settled(): Promise<void>;
}

/**
 * The study being set up. The store's `problems` always belong to its `config` and `dataset`.
 * @param onReplaced told the id of a dataset the setup no longer uses
 */
export function createSetup(reader: ReaderClient, onReplaced: (id: string) => void): Setup {
  const store = createStore<SetupState>()(() => ({
    config: DEFAULT_CONFIG,
    dataset: { status: "loading", label: "", progress: null, canCancel: false },
    problems: [],
    rejected: null,
    linkNotes: [],
  }));
  let reading: Promise<void> = Promise.resolve();
  /** Only the newest reading may change the store: a slow file must not replace what was chosen after it. */
  let newest = 0;
  /** The dataset last shown as ready; stays readable while another is being read. */
  let currentId: string | null = null;
  /** What a row of it is where rows are pictures. */
  let pictures: PictureDimensions | null = null;
  /** What was shown before the reading under way, which may be cancelled. */
  let before: DatasetState | null = null;
  let cancelling: AbortController | null = null;

  const update = (config: StudyConfig, dataset: DatasetState = store.getState().dataset) =>
    store.setState({ config, dataset, problems: setupProblems(config, dataset), rejected: null });
  const change = (patch: Partial<StudyConfig>) => update({ ...store.getState().config, ...patch });
  const changeData = (patch: Partial<DataConfig>) => {
    const { config } = store.getState();
    update(withData(config, { ...config.data, ...patch }));
  };

  const note = (notes: readonly ErrorRecord[]) => {
    if (notes.length > 0) store.setState({ linkNotes: [...store.getState().linkNotes, ...notes] });
  };

  /** Reads data, then proposes how to use them; `wanted` comes from a link and wins over the proposal. */
  const read = (
    label: string,
    load: () => Promise<{ source: DataSource; summary: DatasetSummary }>,
    wanted: WantedData | null = null,
    abort: AbortController | null = null,
  ): Promise<void> => {
    const mine = ++newest;
    cancelling?.abort(new DOMException("another data set was chosen", "AbortError"));
    cancelling = abort;
    const { dataset } = store.getState();
    if (dataset.status !== "loading") before = dataset;
    store.setState({
      dataset: { status: "loading", label, progress: null, canCancel: abort !== null && before !== null },
      problems: [],
    });
    const finish = async () => {
      const outcome = await settle(openData(reader, load, wanted));
      if (mine !== newest) {
        if (outcome.ok) onReplaced(outcome.value.summary.id);
        return;
      }
      cancelling = null;
      if (currentId !== null) onReplaced(currentId);
      currentId = outcome.ok ? outcome.value.summary.id : null;
      const { config } = store.getState();
      if (outcome.ok) {
        const { summary, data, notes } = outcome.value;
        const now = pictureDimensions(summary);
        const settings =
          wanted === null
            ? settingsForData(config.settings, pictures, now)
            : settingsOfLink(config.settings, wanted.settings, now);
        pictures = now;
        const asked = wanted?.search;
        const chosen = asked === undefined || asked.objective !== undefined;
        const used = withData({ ...config, settings }, data, chosen);
        update(used, { status: "ready", summary });
        const dropped = searchNotes(asked ?? {}, used);
        note([...notes, ...familyNotes(wanted?.settings ?? {}, settings), ...dropped]);
      } else {
        update(config, { status: "failed", label, error: outcome.error });
      }
    };
    reading = finish();
    return reading;
  };

  const cancelReading = (): void => {
    if (cancelling === null || before === null) return;
    newest++;
    opener.forgetLast();
    cancelling.abort(new DOMException("cancelled", "AbortError"));
    cancelling = null;
    update(store.getState().config, before);
  };

  const chooseSource = (source: DataSource, wanted: WantedData | null = null): Promise<void> => {
    switch (source.kind) {
      case "builtIn":
        return read(
          source.id,
          async () => ({ source, summary: await reader.readBuiltIn(source.id) }),
          wanted,
        );
      case "synthetic": {
        const { generator } = source;
        return read(
          generator.kind,
          async () => ({ source, summary: await reader.generate(generator) }),
          wanted,
        );
      }
      case "file":
        return read(source.name, () => Promise.reject(new AppError("linkNeedsFile", { name: source.name })));
    }
  };
  const opener = createFileOpener({
    reader,
    read,
    onProgress(of, progress) {
      const { dataset } = store.getState();
      if (cancelling !== of || dataset.status !== "loading") return;
      store.setState({ dataset: { ...dataset, progress } });
    },
    inUse() {
      const { config, dataset } = store.getState();
      const { source, ...data } = config.data;
      if (source.kind !== "file" || dataset.status !== "ready") return null;
      return { source, data, settings: config.settings };
    },
  });

  /** What settings were before a remedy set them. */
  const replaced = new Map<SettingName, Setting>();

  /** One correction after the other: each builds on what the one before left. */
  let correcting: Promise<void> = Promise.resolve();
  const correct = async (
    corrected: (data: DataConfig, summary: DatasetSummary) => Pick<DataConfig, "kinds"> & Readings,
  ): Promise<void> => {
    const { config, dataset } = store.getState();
    if (dataset.status !== "ready") return;
    const { kinds, orders = [], dateOrders = [] } = corrected(config.data, dataset.summary);
    const readings = withReadings(orders, dateOrders);
    const outcome = await settle(reader.setKinds(dataset.summary.id, kinds, readings));
    if (store.getState().dataset !== dataset) return;
    if (outcome.ok) {
      const now = store.getState().config;
      const { orders: _, dateOrders: __, ...data } = now.data;
      update(withData(now, { ...data, ...readings, kinds }), { status: "ready", summary: outcome.value });
    } else {
      store.setState({ rejected: { place: { section: "data", field: "kinds" }, error: outcome.error } });
    }
  };

  return {
    store,
    settled: () => reading,
    open: (link) => {
      const { name, settings, search, notes, source } = link;
      const config: StudyConfig = {
        ...DEFAULT_CONFIG,
        name,
        settings,
        search: { ...DEFAULT_CONFIG.search, ...search },
        data: { ...dataDefaults(source, "", "classification"), ...link.data },
      };
      store.setState({ config, linkNotes: notes });
      const wanted: WantedData = { source, data: link.data, settings: link.given, search };
      if (source.kind === "file") opener.awaitFiles(wanted);
      return chooseSource(source, wanted);
    },
    acts: {
      chooseSource: (source) => chooseSource(source),
      openFiles: opener.open,
      readAgain: opener.again,
      cancelReading,
      pasteText: (text) =>
        opener.open([{ name: "pasted.csv", blob: new Blob([text], { type: "text/csv" }) }]),
      setColumnKind(column, kind) {
        correcting = correcting.then(() =>
          correct((data, { columns }) => {
            const found = columns.find(({ name }) => name === column);
            // Of what looks like an order or a date it is always said how it is read: see `suggestDataConfig`.
            const usual = kind === found?.inferredKind && found.plainKind === undefined;
            return { ...data, kinds: withEntry(data.kinds, column, usual ? null : kind) };
          }),
        );
        return correcting;
      },
      setOrder(column, levels) {
        correcting = correcting.then(() =>
          correct((data) => ({ ...data, orders: withEntry(data.orders ?? [], column, levels) })),
        );
        return correcting;
      },
      setDateOrder(column, order) {
        correcting = correcting.then(() =>
          correct((data) => ({ ...data, dateOrders: withEntry(data.dateOrders ?? [], column, order) })),
        );
        return correcting;
      },
      applyRemedy(remedy) {
        const { config } = store.getState();
        if (remedy.kind === "setting") replaced.set(remedy.name, config.settings[remedy.name]);
        const { data, settings } = withRemedy(remedy, config);
        update({ ...withData(config, data), settings });
      },
      undoRemedy(remedy) {
        const { config } = store.getState();
        const usual =
          remedy.kind === "setting"
            ? (replaced.get(remedy.name) ?? DEFAULT_CONFIG.settings[remedy.name])
            : null;
        const { data, settings } = withoutRemedy(remedy, config, usual);
        update({ ...withData(config, data), settings });
      },
      setTarget: (target) => {
        const { config, dataset } = store.getState();
        if (dataset.status !== "ready") return;
        const column = dataset.summary.columns.find(({ name }) => name === target);
        if (column === undefined) return;
        // The logarithm was chosen for another column.
        const data = { ...config.data, target, task: suggestTask(column), targetTransform: "none" as const };
        update(withData(config, data));
      },
      setTask: (task) => changeData({ task }),
      setExcluded: (column, excluded) => {
        const { split, excluded: before } = store.getState().config.data;
        const others = before.filter((name) => name !== column);
        if (split.by.kind !== "random" && split.by.column === column) {
          changeData({ excluded: others, split: { ...split, by: { ...split.by, feature: !excluded } } });
          return;
        }
        // Sorted, so that the same columns make the same study whatever the order of clicks.
        changeData({ excluded: (excluded ? [...others, column] : others).toSorted() });
      },
      setTargetTransform: (targetTransform) => changeData({ targetTransform }),
      setSplit: (split) => changeData({ split: { ...store.getState().config.data.split, ...split } }),
      setSetting: (name, setting) => {
        const { settings } = store.getState().config;
        const isFamily = name === "family" && pictures !== null;
        change({
          settings: isFamily ? withFamily(settings, setting, pictures!) : { ...settings, [name]: setting },
        });
      },
      setSettings: (settings) => change({ settings: { ...store.getState().config.settings, ...settings } }),
      setSearch: (search) => change({ search: { ...store.getState().config.search, ...search } }),
      rename: (name) => change({ name }),
      dismissLinkNotes: () => store.setState({ linkNotes: [] }),
    },
  };
}

/** What is said of a column said anew (null: no more), in the order of names: the same corrections are the same study. */
function withEntry<T>(
  entries: readonly (readonly [column: string, said: T])[],
  column: string,
  said: T | null,
): readonly (readonly [column: string, said: T])[] {
  const others = entries.filter(([name]) => name !== column);
  if (said === null) return others;
  return [...others, [column, said] as const].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** What a link says of the networks that tables do not allow. */
function familyNotes(given: Partial<Settings>, settings: Settings): readonly ErrorRecord[] {
  const { family } = given;
  if (family === undefined || JSON.stringify(family) === JSON.stringify(settings.family)) return [];
  return [{ code: "linkUnreadable", details: { part: `family=${settingToText(family)}` } }];
}

/** What a link says of the search and its data's task does not allow, so that it was left out. */
function searchNotes(asked: Partial<SearchConfig>, { search }: StudyConfig): readonly ErrorRecord[] {
  const parts: string[] = [];
  if (asked.objective !== undefined && asked.objective.metric !== search.objective.metric) {
    const { target = null, tolerance = null } = asked.budget ?? {};
    const threshold = asked.pruner?.threshold ?? null;
    parts.push(`metric=${asked.objective.metric}`);
    if (target !== null) parts.push(`goal=${target}`);
    if (tolerance !== null) parts.push(`tolerance=${tolerance}`);
    if (threshold !== null) parts.push(`pruner.threshold=${threshold}`);
  }
  const sides = (asked.sideObjectives ?? []).filter((side) => !search.sideObjectives.includes(side));
  const limits = (asked.outcomeConstraints ?? []).filter(
    (limit) => !search.outcomeConstraints.includes(limit),
  );
  parts.push(...sides.map((side) => `also=${sideObjectiveToText(side)}`));
  parts.push(...limits.map((limit) => `limit=${limitToText(limit)}`));
  return parts.map((part) => ({ code: "linkUnreadable", details: { part } }));
}

/**
 * Takes over data; an objective of the other task gives way to the task's usual one, what else is of that task is left out.
 * @param chosen whether the objective was: one that only stood there as the default takes nothing along with it
 */
function withData(config: StudyConfig, data: DataConfig, chosen = true): StudyConfig {
  const fits = metricsOf(data.task).includes(config.search.objective.metric);
  if (fits) return { ...config, data };
  const { sideObjectives, outcomeConstraints, budget, pruner } = config.search;
  const search = {
    ...config.search,
    objective: defaultObjective(data.task),
    sideObjectives: sideObjectives.filter(({ measure }) => measureFits(measure, data.task)),
    outcomeConstraints: outcomeConstraints.filter(({ measure }) => measureFits(measure, data.task)),
  };
  if (!chosen) return { ...config, data, search };
  // Values of a metric mean nothing for another.
  const other = {
    budget: { ...budget, target: null, tolerance: null },
    pruner: { ...pruner, threshold: null },
  };
  return { ...config, data, search: { ...search, ...other } };
}

function setupProblems(config: StudyConfig, dataset: DatasetState): readonly SetupProblem[] {
  if (dataset.status === "loading") return [];
  if (dataset.status === "failed")
    return [{ place: { section: "data", field: "source" }, error: dataset.error }];
  const settings = settingProblems(config.settings);
  const pictures = pictureDimensions(dataset.summary);
  // A picture through settings that are broken themselves says nothing.
  const shapes = settings.length > 0 || pictures === null ? [] : pictureProblems(config.settings, pictures);
  return [
    ...dataProblems(config.data, largestPreparation(config.settings), dataset.summary).map(
      ({ field, error }): SetupProblem => ({
        place: { section: "data", field },
        error,
      }),
    ),
    ...[...settings, ...shapes].map(({ name, error }): SetupProblem => ({
      place: settingPlace(name),
      error,
    })),
    ...searchProblems(config),
  ];
}

async function settle<T>(promise: Promise<T>) {
  try {
    return { ok: true, value: await promise } as const;
  } catch (thrown) {
    return { ok: false, error: toErrorRecord(thrown) } as const;
  }
}
