import type { DataSource } from "../../core/data/dataConfig.ts";
import type { DatasetSummary } from "../../core/data/table/dataset.ts";
import { pictureDimensions } from "../../core/data/table/pictureDimensions.ts";
import { toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import { settingsForData, settingsOfLink } from "../../core/model/pictureSettings.ts";
import type { RawHead, ReadProgress } from "../../workers/reader.protocol.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import { familyNotes, searchNotes } from "../link/linkNotes.ts";
import { shownDataset, shownId, type DatasetState, type ShownDataset } from "../setup/setupState.ts";
import type { SetupStore } from "../setup/setupStore.ts";
import { withData } from "../setup/withData.ts";
import { openData, type OpenedData, type WantedData } from "./openData.ts";
import type { OpenedFiles } from "./openFiles.ts";

/** Data to be read and shown. */
export interface ReadingRequest {
  readonly label: string;
  readonly load: () => Promise<{ source: DataSource; summary: DatasetSummary }>;
  /** The link's choices for the data: they override the proposal. Called once the data are read. */
  readonly wanted?: () => WantedData | null;
  /** Ends the reading. Default: it cannot be cancelled. */
  readonly abort?: AbortController;
  /** The first lines of the data, called if they could not be read. Never rejects. */
  readonly head?: (error: ErrorRecord) => Promise<RawHead | null>;
  /** The source being read, if it is known beforehand. */
  readonly source?: () => DataSource;
  /** For files. Called when reading begins and when it has ended. */
  readonly files?: () => OpenedFiles;
}

/** Reads the data of the setup: of overlapping readings, only the newest is shown. */
export interface DataReading {
  read(request: ReadingRequest): Promise<void>;
  /** Reads the data that last failed again. */
  again(): Promise<void>;
  /** Ends the current reading and shows the previous data again. */
  cancel(): void;
  onProgress(reading: AbortController, progress: ReadProgress): void;
  /** Resolves when no reading is in progress. */
  settled(): Promise<void>;
  /** The number of the newest reading. */
  newest(): number;
}

/** @param onReplaced called with the id of a dataset that the setup no longer uses */
export function createDataReading(
  reader: ReaderClient,
  setup: SetupStore,
  onReplaced: (id: string) => void,
): DataReading {
  const { store, update } = setup;
  let reading: Promise<void> = Promise.resolve();
  /** Only the newest reading may change the store: a slow file must not replace what was chosen after it. */
  let newest = 0;
  let cancelling: AbortController | null = null;

  const begin = (request: ReadingRequest): void => {
    cancelling?.abort(new DOMException("another data set was chosen", "AbortError"));
    cancelling = request.abort ?? null;
    store.setState({ dataset: loading(request, shownDataset(store.getState().dataset)), problems: [] });
  };
  const finish = async (request: ReadingRequest, mine: number): Promise<void> => {
    const wantedOnceRead = request.wanted ?? (() => null);
    const outcome = await settle(openData(reader, request.load, wantedOnceRead));
    const wanted = wantedOnceRead();
    const head = outcome.ok ? null : ((await request.head?.(outcome.error)) ?? null);
    if (mine !== newest) {
      if (outcome.ok) onReplaced(outcome.value.summary.id);
      return;
    }
    cancelling = null;
    const before = shownId(store.getState().dataset);
    if (before !== null) onReplaced(before);
    const files = request.files?.();
    const kept = files === undefined ? {} : { files };
    if (outcome.ok) {
      show(setup, outcome.value, wanted, kept);
      return;
    }
    const source = wanted === null ? request.source?.() : undefined;
    const { abort: _, ...rest } = request;
    const again = (): Promise<void> => read(rest);
    const failed = { status: "failed", label: request.label, error: outcome.error, again, ...kept } as const;
    update(store.getState().config, { ...failed, ...(source && { source }), ...(head && { head }) });
  };
  const read = (request: ReadingRequest): Promise<void> => {
    const mine = ++newest;
    begin(request);
    reading = finish(request, mine);
    return reading;
  };

  return {
    read,
    async again() {
      const { dataset } = store.getState();
      if (dataset.status === "failed") await dataset.again?.();
    },
    cancel() {
      const { config, dataset } = store.getState();
      const before = shownDataset(dataset);
      if (cancelling === null || before === null) return;
      newest++;
      cancelling.abort(new DOMException("cancelled", "AbortError"));
      cancelling = null;
      update(config, before);
    },
    onProgress(of, progress) {
      const { dataset } = store.getState();
      if (cancelling !== of || dataset.status !== "loading") return;
      store.setState({ dataset: { ...dataset, progress } });
    },
    settled: () => reading,
    newest: () => newest,
  };
}

function loading({ label, abort, files }: ReadingRequest, before: ShownDataset | null): DatasetState {
  return {
    status: "loading",
    label,
    progress: null,
    canCancel: abort !== undefined && before !== null,
    ...(before && { before }),
    ...(files && { files: files() }),
  };
}

/** Shows the data just read, with settings that fit them. */
function show(
  { store, update, note }: SetupStore,
  { summary, data, notes }: OpenedData,
  wanted: WantedData | null,
  kept: { readonly files?: OpenedFiles },
): void {
  const { config, pictures: before } = store.getState();
  const pictures = pictureDimensions(summary);
  const settings =
    wanted === null
      ? settingsForData(config.settings, before, pictures)
      : settingsOfLink(config.settings, wanted.settings, pictures);
  const asked = wanted?.search;
  const chosen = asked === undefined || asked.objective !== undefined;
  const used = withData({ ...config, settings }, data, chosen);
  store.setState({ pictures });
  update(used, { status: "ready", summary, ...kept });
  note([...notes, ...familyNotes(wanted?.settings ?? {}, settings), ...searchNotes(asked ?? {}, used)]);
}

async function settle<T>(promise: Promise<T>) {
  try {
    return { ok: true, value: await promise } as const;
  } catch (thrown) {
    return { ok: false, error: toErrorRecord(thrown) } as const;
  }
}
