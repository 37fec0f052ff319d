import { expect, test } from "vitest";
import type { ReadChoices } from "../core/data/dataConfig.ts";
import type { DatasetSummary } from "../core/data/dataset.ts";
import type { ReaderClient } from "../workers/readerClient.ts";
import { createFileOpener, type OpenerPorts } from "./openFiles.ts";

/** An opener whose readings end when the test says so. */
function opener() {
  const asked: { readonly names: readonly string[]; readonly choices: ReadChoices }[] = [];
  const ends: (() => void)[] = [];
  const readFiles: ReaderClient["readFiles"] = (files, choices) => {
    asked.push({ names: files.map(({ name }) => name), choices });
    const source = { kind: "file", name: files[0]!.name, fingerprint: "00000000" } as const;
    return Promise.resolve({ ...({} as DatasetSummary), source });
  };
  const read: OpenerPorts["read"] = async (_label, load) => {
    void load();
    await new Promise<void>((resolve) => ends.push(resolve));
  };
  const files = createFileOpener({
    reader: { readFiles } as ReaderClient,
    read,
    onProgress: () => undefined,
    inUse: () => null,
  });
  const open = (name: string) => files.open([{ name, blob: new Blob() }]);
  return { files, asked, open, end: () => ends.shift()!() };
}

test("files are read again as they were last, but for what is changed", async () => {
  const { files, asked, open, end } = opener();
  const opened = open("a.csv");
  end();
  await opened;
  void files.again({ encoding: "gb18030" });
  void files.again({ sampleRows: 100 });
  expect(asked.at(-1)).toEqual({ names: ["a.csv"], choices: { encoding: "gb18030", sampleRows: 100 } });
});

test("a cancelled reading leaves the files of the data on screen, also where it took the place of another reading", async () => {
  const { files, asked, open, end } = opener();
  const shown = open("shown.csv");
  end();
  await shown;
  void open("slow.csv");
  void open("slower.csv");
  files.forgetLast();
  void files.again({ encoding: "big5" });
  expect(asked.at(-1)?.names).toEqual(["shown.csv"]);
});
