import type { Surmise } from "../../app/surmise.ts";
import { DataTab } from "../panels/dataTab/DataTab.tsx";
import { SurmiseContext } from "../useSurmise.ts";
import type { GalleryEntry } from "./galleryEntry.ts";
import { fixtureSurmise, flawedCsv, wideCsv } from "./setupFixtures.ts";

const WIDTH = 1040;

/** The Data tab: classes, a numeric target, Chinese text, one class, a file without a table, a table with every flaw, a wide one. */
export const dataEntries: readonly GalleryEntry[] = [
  entry("data-tab-penguins", () => builtIn("penguins")),
  entry("data-tab-regression", () => builtIn("auto-mpg")),
  entry("data-tab-flawed", () => file(flawedCsv(400))),
  entry("data-tab-chinese", () => file(chineseCsv(90))),
  entry("data-tab-one-class", () =>
    file(`a,label\n${Array.from({ length: 20 }, (_, i) => `${i},yes`).join("\n")}`),
  ),
  entry("data-tab-failed", () => file(" ")),
  entry("data-tab-wide", () => file(wideCsv(200, 300))),
];

function entry(name: string, surmise: () => Surmise): GalleryEntry {
  return {
    name,
    width: WIDTH,
    render: () => (
      <SurmiseContext value={surmise()}>
        <DataTab />
      </SurmiseContext>
    ),
  };
}

function builtIn(id: "penguins" | "auto-mpg"): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts.chooseSource({ kind: "builtIn", id });
  return surmise;
}

/** Names, classes and a category in Chinese. */
function chineseCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) =>
    [
      ["上海", "北京", "乌鲁木齐"][i % 3],
      (i * 37) % 101,
      i % 7 === 0 ? "" : (i * 53) % 97,
      i % 2 === 0 ? "合格" : "不合格",
    ].join(),
  );
  return ["城市,长度（毫米）,重量（克）,检验结果", ...lines].join("\n");
}

function file(text: string): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts.openFiles([{ name: "fruit.csv", blob: new Blob([text]) }]);
  return surmise;
}
