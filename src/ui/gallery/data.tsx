import type { Surmise } from "../../app/surmise.ts";
import { DataTab } from "../panels/dataTab/DataTab.tsx";
import { SurmiseContext } from "../useSurmise.ts";
import type { GalleryEntry } from "./galleryEntry.ts";
import { fixtureSurmise, flawedCsv, wideCsv } from "./setupFixtures.ts";

const WIDTH = 1040;

/** The Data tab: classes, a numeric target, a table with every flaw, a wide one. */
export const dataEntries: readonly GalleryEntry[] = [
  entry("data-tab-penguins", () => builtIn("penguins")),
  entry("data-tab-regression", () => builtIn("auto-mpg")),
  entry("data-tab-flawed", () => file(flawedCsv(400))),
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

function file(text: string): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts.openFiles([{ name: "fruit.csv", blob: new Blob([text]) }]);
  return surmise;
}
