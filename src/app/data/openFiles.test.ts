import { AppError } from "../../core/errors.ts";
import { expect, test } from "vitest";
import type { ReadChoices } from "../../core/data/dataConfig.ts";
import type { DatasetSummary } from "../../core/data/table/dataset.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import type { WantedData } from "./openData.ts";
import type { ReadingRequest } from "./dataReading.ts";
import { createFileOpener, type OpenedFiles, type OpenerPorts } from "./openFiles.ts";

/** The configuration of the data on screen. */
const IN_USE: WantedData = {
  source: { kind: "builtIn", id: "iris" },
  data: { target: "y" },
  settings: {},
};

/** An opener whose readings end when the test says so. */
function opener() {
  const asked: { readonly names: readonly string[]; readonly choices: ReadChoices }[] = [];
  const wanted: (WantedData | null)[] = [];
  const heads: NonNullable<ReadingRequest["head"]>[] = [];
  let opened: OpenedFiles | null = null;
  const ends: (() => void)[] = [];
  const readFiles: ReaderClient["readFiles"] = (files, choices) => {
    asked.push({ names: files.map(({ name }) => name), choices });
    const source = { kind: "file", name: files[0]!.name, fingerprint: "00000000" } as const;
    return Promise.resolve({ ...({} as DatasetSummary), source });
  };
  const rawHead: ReaderClient["rawHead"] = (given, { layout = {} }) =>
    Promise.resolve({ format: "delimited", lines: given.map(({ name }) => name), layout });
  const read: OpenerPorts["read"] = async (request) => {
    heads.push(request.head!);
    wanted.push(request.wanted!());
    opened = request.files!();
    void request.load();
    await new Promise<void>((resolve) => ends.push(resolve));
  };
  const files = createFileOpener({
    reader: { readFiles, rawHead } as ReaderClient,
    read,
    onProgress: () => undefined,
    onStranger: () => undefined,
    opened: () => opened,
    inUse: () => IN_USE,
  });
  const open = (name: string) => files.open([{ name, blob: new Blob() }]);
  return { files, asked, heads, wanted, open, end: () => ends.shift()!() };
}

test("files are read again as before, except for the changed choices", async () => {
  const { files, asked, open, end } = opener();
  const opened = open("a.csv");
  end();
  await opened;
  void files.again({ encoding: "gb18030" });
  void files.again({ sampleRows: 100 });
  expect(asked.at(-1)).toEqual({ names: ["a.csv"], choices: { encoding: "gb18030", sampleRows: 100 } });
});

test("a header in another line gives another table, excluded lines do not", async () => {
  const { files, open, end, asked, wanted } = opener();
  const opened = open("a.csv");
  end();
  await opened;
  void files.again({ layout: { headerLine: 5 } });
  void files.again({ layout: { headerLine: 5, oddLines: "leaveOut" } });
  void files.again({ layout: {} });
  expect(wanted.slice(1)).toEqual([null, IN_USE, null]);
  expect(asked.map(({ choices }) => choices)).toEqual([
    {},
    { layout: { headerLine: 5 } },
    { layout: { headerLine: 5, oddLines: "leaveOut" } },
    {},
  ]);
});

test("the line choices of one sheet are not applied to another", async () => {
  const { files, open, end, asked } = opener();
  const opened = open("a.xlsx");
  end();
  await opened;
  void files.again({ layout: { headerLine: 5 } });
  void files.again({ sheet: "2024" });
  expect(asked.at(-1)?.choices).toEqual({ sheet: "2024" });
});

test("the first lines are fetched only if reading failed because of the table's position", async () => {
  const { files, open, end, heads } = opener();
  const opened = open("a.csv");
  end();
  await opened;
  void files.again({ layout: { headerLine: 9 } });
  const head = heads.at(-1)!;
  expect(await head(new AppError("csvHeaderOnly", { columns: "a" }).record)).toEqual({
    format: "delimited",
    lines: ["a.csv"],
    layout: { headerLine: 9 },
  });
  // The user's choices may be the reason of any error.
  expect(await head(new AppError("tooManyColumns", { columns: 9, limit: 8 }).record)).not.toBeNull();
  void files.again({ layout: {} });
  expect(
    await heads.at(-1)!(new AppError("fileUnreadable", { name: "a.csv", reason: "" }).record),
  ).toBeNull();
});
