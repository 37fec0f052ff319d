import { expect, test } from "vitest";
import { fakeServices } from "../../testing/fakeServices.ts";
import { createSurmise } from "../createSurmise.ts";

async function opened() {
  const services = fakeServices();
  const read: string[][] = [];
  const { readFiles } = services.reader;
  services.reader.readFiles = (...request) => {
    read.push(request[0].map(({ name }) => name));
    return readFiles(...request);
  };
  const { acts, setup } = createSurmise(services, "");
  while (setup.getState().dataset.status === "loading") {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const open = (name: string) => acts.openFiles([{ name, blob: new Blob(["x"]) }]);
  return { services, acts, setup, open, read };
}

test("files are closed when data from another source are opened, and are not read again", async () => {
  const { acts, setup, open, read } = await opened();
  await open("a.csv");
  await acts.chooseSource({ kind: "builtIn", id: "wine" });
  await acts.readAgain({ encoding: "big5" });
  expect(read).toEqual([["a.csv"]]);
  expect(setup.getState().config.data.source).toEqual({ kind: "builtIn", id: "wine" });
});

test("files that failed are read again with other choices", async () => {
  const { acts, read } = await opened();
  await acts.openFiles([{ name: "empty.csv", blob: new Blob([]) }]);
  await acts.readAgain({ encoding: "big5" });
  expect(read).toEqual([["empty.csv"], ["empty.csv"]]);
});

test("a cancelled reading keeps the files of the data on screen, also if it replaced another reading", async () => {
  const { services, acts, open, read } = await opened();
  await open("shown.csv");
  const { readFiles } = services.reader;
  services.reader.readFiles = (...request) => {
    void readFiles(...request);
    return new Promise(() => {});
  };
  void open("slow.csv");
  void open("slower.csv");
  acts.cancelReading();
  void acts.readAgain({ encoding: "big5" });
  await Promise.resolve();
  expect(read).toEqual([["shown.csv"], ["slow.csv"], ["slower.csv"], ["shown.csv"]]);
});
