import { createStore, type StoreApi } from "zustand/vanilla";
import type { DataConfig, DataSource } from "../../core/data/dataConfig.ts";
import type { DatasetSummary } from "../../core/data/table/dataset.ts";
import { pictureDimensions } from "../../core/data/table/pictureDimensions.ts";
import { suggestTask } from "../../core/data/suggest/suggestTask.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import type { PictureDimensions } from "../../core/model/augment.ts";
import { settingsForData, settingsOfLink, withFamily } from "../../core/model/pictureSettings.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { RawHead } from "../../workers/reader.protocol.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import { createCorrections } from "../data/corrections.ts";
import type { DataViewActs } from "../data/dataView.ts";
import { DEFAULT_CONFIG, dataDefaults } from "./defaultConfig.ts";
import type { InspectingActs } from "../run/inspecting.ts";
import type { LinkedStudy } from "../link/studyLink.ts";
import { familyNotes, searchNotes } from "../link/linkNotes.ts";
import { createFileOpener } from "../data/openFiles.ts";
import { openData, type WantedData } from "../data/openData.ts";
import type { PlanActs } from "../plan/planActs.ts";
import { createRemedyActs } from "../data/remedyActs.ts";
import { setupProblems } from "./setupProblems.ts";
import type { DatasetState, SetupState } from "./setupState.ts";
import type { Acts } from "../surmise.ts";
import { withData } from "./withData.ts";

type OtherActs =
  | "measureEngines"
  | "correctLink"
  | "cancelMeasuring"
  | "run"
  | "pause"
  | "runOne"
  | "stop"
  | "judgeTrial"
  | "newStudy"
  | "undoNewStudy"
  | "restoreStudy"
  | "forgetStudy"
  | keyof PlanActs
  | keyof DataViewActs
  | keyof InspectingActs
  | "link"
  | "studyJson";

export interface Setup {
  readonly store: StoreApi<SetupState>;
  readonly acts: Omit<Acts, OtherActs>;
  /** Takes over what a link asks for and reads its data. Resolves with whether nobody has chosen other data meanwhile. */
  open(link: LinkedStudy): Promise<boolean>;
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
  /** Reads once more what could not be read last. */
  let again = (): Promise<void> => Promise.resolve();

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

  /** Reads data, then proposes how to use them; what is wanted comes from a link and wins over the proposal. */
  const read = (
    label: string,
    load: () => Promise<{ source: DataSource; summary: DatasetSummary }>,
    wantedOnceRead: () => WantedData | null = () => null,
    abort: AbortController | null = null,
    head: (error: ErrorRecord) => Promise<RawHead | null> = () => Promise.resolve(null),
    sourceOf: () => DataSource | null = () => null,
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
      const outcome = await settle(openData(reader, load, wantedOnceRead));
      const wanted = wantedOnceRead();
      const raw = outcome.ok ? null : await head(outcome.error);
      if (mine !== newest) {
        if (outcome.ok) onReplaced(outcome.value.summary.id);
        return;
      }
      cancelling = null;
      if (currentId !== null) onReplaced(currentId);
      currentId = outcome.ok ? outcome.value.summary.id : null;
      forgetRemedies();
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
        again = () => read(label, load, wantedOnceRead, null, head, sourceOf);
        const source = wanted === null ? sourceOf() : null;
        const failed = { status: "failed", label, error: outcome.error } as const;
        update(config, { ...failed, ...(source && { source }), ...(raw && { head: raw }) });
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
          () => wanted,
        );
      case "synthetic": {
        const { generator } = source;
        return read(
          generator.kind,
          async () => ({ source, summary: await reader.generate(generator) }),
          () => wanted,
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
    onStranger: (stranger) => note([stranger]),
    inUse() {
      const { config, dataset } = store.getState();
      const { source, ...data } = config.data;
      if (source.kind !== "file" || dataset.status !== "ready") return null;
      return { source, data, settings: config.settings };
    },
  });

  const { correctNext, ...corrections } = createCorrections(reader, store, update);
  const { forget: forgetRemedies, ...remedies } = createRemedyActs(store, update, correctNext);

  return {
    store,
    settled: () => reading,
    open: async (link) => {
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
      const read = chooseSource(source, wanted);
      const mine = newest;
      await read;
      return mine === newest;
    },
    acts: {
      chooseSource: (source) => chooseSource(source),
      openFiles: opener.open,
      readAgain: opener.again,
      tryAgain: () => (store.getState().dataset.status === "failed" ? again() : Promise.resolve()),
      cancelReading,
      pasteText: (text) =>
        opener.open([{ name: "pasted.csv", blob: new Blob([text], { type: "text/csv" }) }]),
      ...corrections,
      ...remedies,
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

async function settle<T>(promise: Promise<T>) {
  try {
    return { ok: true, value: await promise } as const;
  } catch (thrown) {
    return { ok: false, error: toErrorRecord(thrown) } as const;
  }
}
