import { afterAll, describe, expect, it } from "vitest";
import { suggestDataConfig } from "../core/data/suggestDataConfig.ts";
import { DEFAULT_PREPARATION } from "../core/data/preparation/preparationConfig.ts";
import { receiveRows } from "./preparedRows.ts";
import { createReaderClient } from "./readerClient.ts";

const client = createReaderClient();
afterAll(() => client.terminate());

const WATCH = { onProgress: () => undefined, signal: new AbortController().signal };

describe("the reader in a real worker", () => {
  it("reads a built-in set and sends it prepared", async () => {
    const summary = await client.readBuiltIn("penguins");
    const config = suggestDataConfig({ kind: "builtIn", id: "penguins" }, summary);
    const split = { ...config.split, folds: 3 };
    const request = {
      config: { ...config, split },
      preparation: DEFAULT_PREPARATION,
      seed: 1,
      stage: "search",
    } as const;
    const { summary: outlined } = await client.prepare(summary.id, request);
    expect(outlined.otherFolds).toHaveLength(2);
    const folds = await receiveRows(await client.sendPrepared(summary.id, request));
    expect(folds).toHaveLength(3);
    for (const { classes, train, featureCount, featureNames } of folds) {
      expect(classes).toEqual(["Adelie", "Chinstrap", "Gentoo"]);
      expect(train.features.length).toBe(train.rows * featureCount);
      expect(featureNames).toContain("island = Biscoe");
    }
  });

  it("reads a file, and reports the error of another one", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${i % 2 === 0 ? "even" : "odd"}`);
    const file = new File([["n,parity", ...rows].join("\n")], "parity.csv");
    expect(await client.readFiles([{ name: file.name, blob: file }], {}, null, WATCH)).toMatchObject({
      rowCount: 30,
      suggestedTarget: "parity",
    });
    const header = new File(["a,b,c\n"], "header.csv");
    await expect(
      client.readFiles([{ name: header.name, blob: header }], {}, null, WATCH),
    ).rejects.toMatchObject({ code: "csvHeaderOnly", details: { columns: 3 } });
  });
});
