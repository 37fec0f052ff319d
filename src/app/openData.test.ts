import { expect, test } from "vitest";
import { readingsOf } from "../core/data/dataConfig.ts";
import { createDatasetShelf } from "../workers/datasetShelf.ts";
import type { ReaderClient } from "../workers/readerClient.ts";
import type { ReaderResult } from "../workers/reader.protocol.ts";
import { DEFAULT_CONFIG } from "./defaultConfig.ts";
import { studyFromFragment, studyToFragment } from "./link/studyLink.ts";
import { openData } from "./openData.ts";

/** "None" is a frequent answer here; earlier versions took it for a gap. */
const GARAGES =
  "area,garage\n" +
  Array.from({ length: 60 }, (_, i) => `${40 + i},${["None", "Attached", "Detached"][i % 3]}\n`).join("");

async function valueOf<T>(result: Promise<ReaderResult<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(settled.error.code);
  return settled.value;
}

/** @param linkTo the link of a study, given its data */
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
  const { data, notes } = await openData(reader, () => Promise.resolve({ source, summary }), wanted);
  expect(notes).toEqual([]);
  const read = await reader.setKinds(summary.id, data.kinds, readingsOf(data));
  return { data, garage: read.columns[1]! };
}

test("a link from when “None” was a gap keeps meaning that, a new study has it as a level and says so in its link", async () => {
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
