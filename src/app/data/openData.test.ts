import { expect, test } from "vitest";
import { readingsOf } from "../../core/data/dataConfig.ts";
import { createDatasetShelf } from "../../workers/datasetShelf.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import { valueOf as answered, type WorkerResult } from "../../workers/answered.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { studyFromFragment, studyToFragment } from "../link/studyLink.ts";
import { openData } from "./openData.ts";

/** "None" is a frequent answer here; earlier versions read it as a missing value. */
const GARAGES =
  "area,garage\n" +
  Array.from({ length: 60 }, (_, i) => `${40 + i},${["None", "Attached", "Detached"][i % 3]}\n`).join("");

const valueOf = async <T>(result: Promise<WorkerResult<T>>): Promise<T> => answered(await result);

/** A training file, and a test file without the target. */
const COUNTS = (columns: number) =>
  [
    "day,wind,heat,rain,casual,registered,cnt",
    ...Array.from({ length: 60 }, (_, i) => [i, i % 7, i % 5, i % 3, i % 11, 2 * i, 2 * i + (i % 11)]),
  ]
    .map((row) => (typeof row === "string" ? row.split(",") : row).slice(0, columns).join(","))
    .join("\n");

/** @param linkTo builds the link of a study from its data */
async function openedCounts(linkTo: ((source: string) => string) | null) {
  const shelf = createDatasetShelf();
  const reader = {
    setKinds: (id, kinds, readings) => valueOf(shelf.setKinds(id, kinds, readings)),
  } as ReaderClient;
  const files = [
    { name: "train.csv", blob: new Blob([COUNTS(7)]) },
    { name: "test.csv", blob: new Blob([COUNTS(4)]) },
  ];
  const { source, ...summary } = await valueOf(
    shelf.readFiles({ reading: 1, files, choices: {}, target: null }, () => undefined),
  );
  if (source.kind !== "file") throw new Error("no file");
  const given = `data=file:${encodeURIComponent(source.name)}&fingerprint=${source.fingerprint}`;
  const wanted = linkTo === null ? null : studyFromFragment(linkTo(given));
  const load = () => Promise.resolve({ source, summary });
  return openData(reader, load, () => wanted).then(({ data }) => data);
}

/** @param linkTo builds the link of a study from its data */
async function opened(linkTo: ((source: string) => string) | null) {
  const shelf = createDatasetShelf();
  const reader = {
    setKinds: (id, kinds, readings) => valueOf(shelf.setKinds(id, kinds, readings)),
  } as ReaderClient;
  const files = [{ name: "g.csv", blob: new Blob([GARAGES]) }];
  const load = async () => {
    const summary = await valueOf(
      shelf.readFiles({ reading: 1, files, choices: {}, target: null }, () => undefined),
    );
    return { source: summary.source, summary };
  };
  const { source, summary } = await load();
  const given = "fingerprint" in source ? `data=file:g.csv&fingerprint=${source.fingerprint}` : "";
  const wanted = linkTo === null ? null : studyFromFragment(linkTo(given));
  const { data, notes } = await openData(
    reader,
    () => Promise.resolve({ source, summary }),
    () => wanted,
  );
  expect(notes).toEqual([]);
  const read = await reader.setKinds(summary.id, data.kinds, readingsOf(data));
  return { data, garage: read.columns[1]! };
}

test("a link from when “None” was a missing value keeps that meaning, a new study has it as a level and states it in its link", async () => {
  const old = await opened((file) => `v=1&${file}&target=garage&task=classification`);
  expect(old.data.missing).toEqual([["garage", ["None"]]]);
  expect(old.garage).toMatchObject({ missing: 20, distinct: 2 });

  const fresh = await opened(null);
  expect(fresh.data.missing).toEqual([["garage", []]]);
  expect(fresh.garage).toMatchObject({ missing: 0, distinct: 3 });

  const again = await opened(() => studyToFragment({ ...DEFAULT_CONFIG, data: fresh.data }, false));
  expect(again.data.missing).toEqual([["garage", []]]);
  expect(again.garage).toMatchObject({ missing: 0, distinct: 3 });
});

test("a link names the excluded columns that a test file lacks: without names no column is excluded", async () => {
  const fresh = await openedCounts(null);
  expect(fresh.excluded).toEqual(["casual", "registered"]);
  for (const excluded of [[], ["casual"], ["casual", "registered"]]) {
    const data = { ...fresh, excluded };
    const again = await openedCounts(() => studyToFragment({ ...DEFAULT_CONFIG, data }, false));
    expect(again.excluded).toEqual(excluded);
  }
});

test("a link from before such columns were excluded keeps all of them, a link without columns gets the proposal", async () => {
  const old = await openedCounts((file) => `v=1&${file}&target=cnt&task=regression`);
  expect(old.excluded).toEqual([]);
  const bare = await openedCounts((file) => `v=1&${file}`);
  expect(bare.excluded).toEqual(["casual", "registered"]);
  const misnamed = await openedCounts((file) => `v=1&${file}&target=count&task=regression`);
  expect(misnamed.excluded).toEqual(["casual", "registered"]);
});
