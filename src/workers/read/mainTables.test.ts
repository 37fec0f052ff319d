import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { GivenFile } from "../reader.protocol.ts";
import { createReading } from "./reading.ts";
import { readTables } from "./readTables.ts";

const given = (name: string, content: string | Uint8Array): GivenFile => ({
  name,
  blob: new Blob([typeof content === "string" ? content : content.slice()]),
});

function read(files: readonly GivenFile[]) {
  const { signal } = new AbortController();
  const reading = createReading(
    1,
    signal,
    () => undefined,
    () => 0,
  );
  const decode = () => Promise.reject(new Error("no pictures here"));
  return readTables(files, { limitBytes: Infinity, target: null, decode }, reading);
}

async function packed(files: readonly GivenFile[]): Promise<GivenFile> {
  const entries = await Promise.all(
    files.map(async ({ name, blob }) => [name, new Uint8Array(await blob.arrayBuffer())] as const),
  );
  return given("all.zip", zipSync(Object.fromEntries(entries)));
}

const ROWS = Array.from({ length: 30 }, (_, n) => ({ n }));

describe("tables that do not belong together", () => {
  const sales = (year: number, extra = "") =>
    `store,day,promo,sales${extra}\n${ROWS.map(({ n }) => `${n % 3},${year}-01-${n + 1},${n % 2},${n * 7}${extra && ",1"}`).join("\n")}\n`;
  const train = given("train.csv", sales(2023));
  const test = given("test.csv", "store,day,promo\n1,2024-01-01,0\n2,2024-01-02,1\n");
  const submission = given("sample_submission.csv", "id,sales\n1,0\n2,0\n");
  const lookup = given(
    "store.csv",
    "store,kind,area,since,owner,rival\n0,a,5,1990,x,y\n1,b,6,1991,z,y\n2,a,7,1992,x,y\n",
  );
  const unrelated = (name: string, main: string, reason = "unrelated") => ({ name, reason, main });
  const found = async (files: readonly GivenFile[]) => {
    const { table, aside } = await read(files);
    return {
      rows: table.rowCount,
      columns: table.columns.length,
      aside: aside?.map(({ name, reason }) => [name, reason]),
    };
  };

  it("leave a lookup table aside although it is wider, in any order", async () => {
    for (const files of [
      [lookup, submission, test, train],
      [await packed([train, lookup, test, submission])],
    ])
      expect((await read(files)).aside).toEqual(
        expect.arrayContaining([unrelated("store.csv", "train.csv")]),
      );
    const { aside, ...rest } = await found([lookup, test, submission, train]);
    expect([rest, aside?.length]).toEqual([{ rows: 30, columns: 4 }, 3]);
  });

  it("without a training file are chosen by the test file, otherwise by size, and this is reported", async () => {
    const data = given("data.csv", sales(2023));
    const large = given(
      "weather.csv",
      `wind,rain\n${Array.from({ length: 200 }, (_, i) => `${i},${i % 5}`).join("\n")}\n`,
    );
    expect(await found([large, data, test])).toMatchObject({
      rows: 30,
      aside: [
        ["weather.csv", "unrelated"],
        ["test.csv", "noTarget"],
      ],
    });
    expect((await read([data, large])).aside).toEqual([unrelated("data.csv", "weather.csv", "smaller")]);
    expect((await read([await packed([large, lookup])])).aside).toEqual([
      unrelated("store.csv", "weather.csv", "smaller"),
    ]);
  });

  it("keep files of one table together and leave the other aside", async () => {
    const parts = [given("a.csv", sales(2022)), lookup, given("b.csv", sales(2023))];
    expect(await found(parts)).toEqual({ rows: 60, columns: 4, aside: [["store.csv", "smaller"]] });
  });

  it.each<[string, GivenFile]>([
    ["one column more", given("2024.csv", sales(2024, ",rain"))],
    [
      "a name in another writing, and one more",
      given("x.csv", sales(2024, ",rain").replace("store,day,promo", "Store,Day,PROMO")),
    ],
    ["other columns, and a name of the same series", given("2024.csv", "a,b\n1,2\n3,4\n5,6\n")],
  ])("are refused if they seem to be parts of one table, with %s", async (_, other) => {
    const first = given("2023.csv", sales(2023));
    await expect(read([first, other])).rejects.toMatchObject({ code: "filesDiffer" });
  });

  it("are refused if one seems to contain the labels of the other's rows", async () => {
    const labels = given(
      "train_labels.csv",
      `id,label\n${ROWS.map(({ n }) => `${n},${n % 2}`).join("\n")}\n`,
    );
    await expect(read([labels, train])).rejects.toMatchObject({
      code: "filesBeside",
      details: { name: "train_labels.csv", other: "train.csv" },
    });
  });

  it("leave prose and JSON without a table aside", async () => {
    const files = [
      train,
      given("columns.txt", "store is where it was sold\nday, well, is when\n"),
      given("meta.json", '{"title":"Sales"}'),
    ];
    expect(await found(files)).toMatchObject({
      rows: 30,
      aside: [
        ["columns.txt", expect.any(String)],
        ["meta.json", "noTable"],
      ],
    });
    await expect(read([given("meta.json", '{"title":"Sales"}')])).rejects.toMatchObject({
      code: "jsonNotTable",
    });
  });
});

describe("a picture beside tables", () => {
  const table = given("train.csv", `a,b\n${ROWS.map(({ n }) => `${n},${n % 2}`).join("\n")}\n`);
  const logo = given("logo.png", "no matter what");

  it("is named as left out, in a zip and beside files; hidden ones are not", async () => {
    const named = [{ name: "logo.png", reason: "noTable" }];
    const hidden = given("__MACOSX/._logo.png", "x");
    for (const files of [[await packed([table, given("img/logo.png", "x"), hidden])], [table, logo]]) {
      const { table: whole, aside } = await read(files);
      expect(whole.rowCount).toBe(30);
      expect(aside).toEqual(named);
    }
    expect((await read([await packed([table, hidden])])).aside).toBeUndefined();
  });

  it("is not named if there are many, because that is intentional", async () => {
    const many = Array.from({ length: 9 }, (_, i) => given(`${i}.png`, "x"));
    expect((await read([await packed([table, ...many])])).aside).toBeUndefined();
  });
});
