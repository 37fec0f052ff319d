import type { Remote } from "comlink";
import { describe, expect, it } from "vitest";
import { suggestDataConfig } from "../core/data/suggestDataConfig.ts";
import { DEFAULT_GENERATORS } from "../core/data/generators/defaultGenerators.ts";
import { DEFAULT_PREPARATION } from "../core/data/preparation/preparationConfig.ts";
import { createDatasetShelf } from "./datasetShelf.ts";
import { receiveRows } from "./preparedRows.ts";
import type { ReaderApi } from "./reader.protocol.ts";
import { createReaderClient } from "./readerClient.ts";
import { WorkerLost, type WorkerHandle } from "./workerHost.ts";

/** A handle without a worker, which can be made to crash. */
function localHandle(): WorkerHandle<ReaderApi> & { crash(): void; readonly generated: number } {
  const shelf = createDatasetShelf();
  let generated = 0;
  const generate: ReaderApi["generate"] = (spec) => {
    generated += 1;
    return shelf.generate(spec);
  };
  const api = { ...shelf, generate } as Remote<ReaderApi>;
  let crashed = false;
  return {
    get generated() {
      return generated;
    },
    call: (invoke) =>
      crashed ? Promise.reject(new WorkerLost("workerCrashed", { reason: "test" })) : invoke(api),
    crash: () => {
      crashed = true;
    },
    silentSeconds: () => 0,
    terminate: () => undefined,
  };
}

function clientWithHandles() {
  const handles: ReturnType<typeof localHandle>[] = [];
  const client = createReaderClient(() => {
    const handle = localHandle();
    handles.push(handle);
    return handle;
  });
  return { client, handles };
}

/** Bytes of the typed arrays within a value. */
function longestArray(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength / Float32Array.BYTES_PER_ELEMENT;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((most, inner) => Math.max(most, longestArray(inner)), 0);
}

const WATCH = { onProgress: () => undefined, signal: new AbortController().signal };

describe("createReaderClient", () => {
  const spec = DEFAULT_GENERATORS.xor;
  const source = { kind: "synthetic", generator: spec } as const;

  it("rejects with the AppError that the worker resolved with", async () => {
    const { client } = clientWithHandles();
    await expect(
      client.readFiles([{ name: "e.csv", blob: new Blob([""]) }], {}, null, WATCH),
    ).rejects.toMatchObject({ code: "csvEmpty" });
  });

  it("reads a dataset again in a new worker when the old one is lost, under the same id", async () => {
    const { client, handles } = clientWithHandles();
    await client.generate(DEFAULT_GENERATORS.moons);
    const summary = await client.generate(spec);
    const config = suggestDataConfig(source, summary);
    const request = { config, preparation: DEFAULT_PREPARATION, seed: 1, stage: "search" } as const;
    const rows = async () => receiveRows(await client.sendPrepared(summary.id, request));
    const before = { outline: await client.prepare(summary.id, request), rows: await rows() };
    handles[0]!.crash();
    expect(await rows()).toEqual(before.rows);
    expect(await client.prepare(summary.id, request)).toEqual(before.outline);
    expect(handles.length).toBe(2);
    expect((await client.setKinds(summary.id, [])).id).toBe(summary.id);
  });

  it("never sends training rows to the page, which receives a port for the trainer", async () => {
    const { client } = clientWithHandles();
    const summary = await client.generate(spec);
    const config = suggestDataConfig(source, summary);
    for (const stage of ["search", "final"] as const) {
      const request = { config, preparation: DEFAULT_PREPARATION, seed: 1, stage };
      const outline = await client.prepare(summary.id, request);
      // The page receives the test part of the final data, which is smaller.
      expect(longestArray(outline)).toBeLessThan(outline.trainRows * 2);
      expect(outline.judged === null).toBe(stage === "search");
      const port = await client.sendPrepared(summary.id, request);
      expect(port).toBeInstanceOf(MessagePort);
      const [fold] = await receiveRows(port);
      expect(fold!.train.features).toHaveLength(outline.trainRows * 2);
    }
  });

  it("reads a dataset again only once for several waiting calls", async () => {
    const { client, handles } = clientWithHandles();
    const summary = await client.generate(spec);
    const config = suggestDataConfig(source, summary);
    handles[0]!.crash();
    await Promise.all([
      client.divide(summary.id, config, 1),
      client.profile(summary.id, config),
      client.rows(summary.id, config, { rows: [0, 5], columns: [0, 9] }, null),
    ]);
    expect(handles.length).toBe(2);
    expect(handles[1]!.generated).toBe(1);
  });

  it("gives up when the new worker is lost too", async () => {
    const client = createReaderClient(() => {
      const handle = localHandle();
      handle.crash();
      return handle;
    });
    await expect(client.generate(spec)).rejects.toMatchObject({ code: "workerCrashed" });
  });

  it("forgets without failing, with or without a living worker", async () => {
    const { client, handles } = clientWithHandles();
    const first = await client.generate(spec);
    const second = await client.generate(spec);
    await client.forget(first.id);
    handles[0]!.crash();
    await client.forget(second.id);
    await expect(client.setKinds(first.id, [])).rejects.toThrow("no open dataset");
  });
});
