import type { BackgroundActs } from "../run/background.ts";
import type { StoreApi } from "zustand/vanilla";
import type { DataSource } from "../../core/data/dataConfig.ts";
import { AppError, type ErrorRecord } from "../../core/errors.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import { createCorrections } from "../data/corrections.ts";
import { createDataReading, type DataReading } from "../data/dataReading.ts";
import type { DataViewActs } from "../data/dataView.ts";
import type { WantedData } from "../data/openData.ts";
import { createFileOpener } from "../data/openFiles.ts";
import { createRemedyActs } from "../data/remedyActs.ts";
import type { LinkedStudy } from "../link/studyLink.ts";
import type { PlanActs } from "../plan/planActs.ts";
import type { InspectingActs } from "../run/inspecting.ts";
import type { Acts } from "../surmise.ts";
import { DEFAULT_CONFIG, dataDefaults } from "./defaultConfig.ts";
import { createEdits } from "./edits.ts";
import type { SetupState } from "./setupState.ts";
import { createSetupStore, type SetupStore } from "./setupStore.ts";

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
  | keyof BackgroundActs
  | "link"
  | "studyJson";

export interface Setup {
  readonly store: StoreApi<SetupState>;
  readonly acts: Omit<Acts, OtherActs>;
  /** Applies a link and reads its data. Resolves with false if other data were chosen meanwhile. */
  open(link: LinkedStudy): Promise<boolean>;
  /** Resolves when no reading is in progress. */
  settled(): Promise<void>;
}

/**
 * The study being set up. The store's `problems` always belong to its `config` and `dataset`.
 * @param onReplaced called with the id of a dataset that the setup no longer uses
 */
export function createSetup(reader: ReaderClient, onReplaced: (id: string) => void): Setup {
  const setup = createSetupStore();
  const { store } = setup;
  const reading = createDataReading(reader, setup, onReplaced);
  const chooseSource = (source: DataSource, wanted: WantedData | null = null): Promise<void> =>
    reading.read({ ...requestOf(source, reader), wanted: () => wanted });
  const opener = createFileOpener({ reader, ...openerPorts(setup, reading) });
  const { correctNext, ...corrections } = createCorrections(reader, setup);

  return {
    store,
    settled: reading.settled,
    async open({ name, settings, search, notes, source, data, given }) {
      const config: StudyConfig = {
        ...DEFAULT_CONFIG,
        name,
        settings,
        search: { ...DEFAULT_CONFIG.search, ...search },
        data: { ...dataDefaults(source, "", "classification"), ...data },
      };
      store.setState({ config, linkNotes: notes });
      const wanted: WantedData = { source, data, settings: given, search };
      if (source.kind === "file") opener.awaitFiles(wanted);
      const read = chooseSource(source, wanted);
      const mine = reading.newest();
      await read;
      return mine === reading.newest();
    },
    acts: {
      chooseSource: (source) => chooseSource(source),
      openFiles: opener.open,
      readAgain: opener.again,
      tryAgain: reading.again,
      cancelReading: reading.cancel,
      pasteText: (text) =>
        opener.open([{ name: "pasted.csv", blob: new Blob([text], { type: "text/csv" }) }]),
      ...corrections,
      ...createRemedyActs(setup, correctNext),
      ...createEdits(setup),
    },
  };
}

/** The request for data from a source without files. */
function requestOf(source: DataSource, reader: ReaderClient) {
  switch (source.kind) {
    case "builtIn":
      return {
        label: source.id,
        load: async () => ({ source, summary: await reader.readBuiltIn(source.id) }),
      };
    case "synthetic": {
      const { generator } = source;
      return {
        label: generator.kind,
        load: async () => ({ source, summary: await reader.generate(generator) }),
      };
    }
    case "file":
      return {
        label: source.name,
        load: () => Promise.reject(new AppError("linkNeedsFile", { name: source.name })),
      };
  }
}

/** The setup's ports for the file opener. */
function openerPorts({ store, note }: SetupStore, { read, onProgress }: DataReading) {
  return {
    read,
    onProgress,
    onStranger: (stranger: ErrorRecord) => note([stranger]),
    opened: () => store.getState().dataset.files ?? null,
    inUse(): WantedData | null {
      const { config, dataset } = store.getState();
      const { source, ...data } = config.data;
      if (source.kind !== "file" || dataset.status !== "ready") return null;
      return { source, data, settings: config.settings };
    },
  };
}
