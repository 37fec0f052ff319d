import { useEffect, useState, type ReactNode } from "react";
import type { Surmise } from "../../app/surmise.ts";
import { DEFAULT_GENERATORS } from "../../core/data/generators/defaultGenerators.ts";
import { generate } from "../../core/data/generators/generate.ts";
import type { Dataset } from "../../core/data/table/dataset.ts";
import { datasetOf } from "../../core/data/table/table.ts";
import type { Winner } from "../../core/learner/packedModel.ts";
import { spacePreset } from "../../core/model/defaultSettings.ts";
import type { Settings } from "../../core/model/settings.ts";
import { readBuiltIn } from "../../workers/builtIn.ts";
import { DataTab } from "../panels/dataTab/DataTab.tsx";
import { Pictures } from "../panels/modelTab/pictures/Pictures.tsx";
import { DataSection } from "../panels/rail/data/DataSection.tsx";
import { ModelSection } from "../panels/rail/model/ModelSection.tsx";
import { SurmiseContext } from "../useSurmise.ts";
import { busy } from "./busy.ts";
import type { GalleryEntry } from "./galleryEntry.ts";
import { fixtureWinner, surmiseWith, type WinnerOptions } from "./pictureFixtures.ts";
import { inset } from "./rail.tsx";
import { fixtureSurmise } from "./setupFixtures.ts";

const RAIL_WIDTH = 360;
const CENTRE_WIDTH = 1040;
const IN_CHINESE = ["圆形（空心或实心）", "正方形", "五角星", "三角形"];
const STRONGEST: Partial<Settings> = {
  flip: { mode: "value", value: "both" },
  shift: { mode: "value", value: 0.2 },
  rotate: { mode: "value", value: 45 },
  zoom: { mode: "value", value: 0.3 },
  brightness: { mode: "value", value: 0.5 },
};

/** All parts of the page that exist only for pictures: set-up, network, samples and the best model's predictions. */
export const pictureEntries: readonly GalleryEntry[] = [
  setup("data-digits", <DataSection />, digits),
  setup("data-shapes", <DataSection />, () => shapes(false)),
  setup("model-cnn-medium", <ModelSection />, () => withSettings(digits(), {})),
  setup("model-cnn-large", <ModelSection />, () => withSettings(digits(), spacePreset("large", [8, 8, 1]))),
  setup("model-cnn-one", <ModelSection />, () => withSettings(digits(), ONE_NETWORK)),
  setup("model-cnn-misfit", <ModelSection />, () =>
    withSettings(digits(), {
      kernel: { mode: "value", value: 9 },
      padding: { mode: "value", value: "valid" },
    }),
  ),
  setup("model-cnn-or-mlp", <ModelSection />, () =>
    withSettings(shapes(true), {
      family: { mode: "range", distribution: { kind: "categorical", choices: ["mlp", "cnn"] } },
    }),
  ),
  tab("data-tab-digits", digits),
  tab("data-tab-augmented", () => withSettings(shapes(true), STRONGEST)),
  winner("model-pictures", { hitRate: 0.9, network: "cnn" }, digitsData),
  winner("model-pictures-all-right", { hitRate: 1, network: "cnn" }, digitsData),
  winner("model-pictures-hardly-right", { hitRate: 0.1, network: "cnn" }, digitsData),
  winner("model-pictures-perceptron", { hitRate: 0.9, network: "mlp" }, digitsData),
  winner("model-pictures-colour", { hitRate: 0.8, network: "cnn" }, chineseShapes),
];

const ONE_NETWORK: Partial<Settings> = {
  blocks: { mode: "value", value: 2 },
  filters1: { mode: "value", value: 8 },
  filters2: { mode: "value", value: 16 },
  kernel: { mode: "value", value: 3 },
  denseUnits: { mode: "value", value: 32 },
};

function setup(name: string, part: ReactNode, surmise: () => Surmise): GalleryEntry {
  return {
    name,
    width: RAIL_WIDTH,
    render: () => <SurmiseContext value={surmise()}>{inset(part)}</SurmiseContext>,
  };
}

function tab(name: string, surmise: () => Surmise): GalleryEntry {
  return {
    name,
    width: CENTRE_WIDTH,
    render: () => (
      <SurmiseContext value={surmise()}>
        <DataTab />
      </SurmiseContext>
    ),
  };
}

function winner(name: string, options: WinnerOptions, load: () => Promise<Pictured>): GalleryEntry {
  return { name, width: CENTRE_WIDTH, render: () => <Winning options={options} load={load} /> };
}

interface Pictured {
  readonly dataset: Dataset;
  readonly target: string;
}

function Winning({
  options,
  load,
}: {
  readonly options: WinnerOptions;
  readonly load: () => Promise<Pictured>;
}) {
  const [shown, setShown] = useState<{ readonly best: Winner; readonly surmise: Surmise } | null>(null);
  useEffect(() => {
    void busy(load()).then(({ dataset, target }) => {
      const best = fixtureWinner(dataset, target, options);
      setShown({ best, surmise: surmiseWith(best) });
    });
  }, [options, load]);
  return shown === null ? null : (
    <SurmiseContext value={shown.surmise}>
      <div style={{ display: "grid", gap: 16, padding: 16, background: "var(--surface-sunken)" }}>
        <Pictures winner={shown.best} />
      </div>
    </SurmiseContext>
  );
}

function digits(): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts.chooseSource({ kind: "builtIn", id: "digits" });
  return surmise;
}

function shapes(colour: boolean): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts.chooseSource({ kind: "synthetic", generator: { ...DEFAULT_GENERATORS.shapes, colour } });
  return surmise;
}

/** Changes settings after the pictures are read, because other data change the settings. */
function withSettings(surmise: Surmise, settings: Partial<Settings>): Surmise {
  surmise.setup.subscribe((now, before) => {
    if (now.dataset.status === "ready" && before.dataset.status !== "ready")
      surmise.acts.setSettings(settings);
  });
  return surmise;
}

async function digitsData(): Promise<Pictured> {
  const table = await readBuiltIn("digits");
  return { dataset: datasetOf(table, []), target: table.columns.at(-1)!.name };
}

/** Pictures in colour whose classes have long names. */
async function chineseShapes(): Promise<Pictured> {
  const { dataset, target } = generate({ ...DEFAULT_GENERATORS.shapes, samples: 400, colour: true });
  const columns = dataset.columns.map((column) =>
    column.kind === "category" ? { ...column, levels: IN_CHINESE } : column,
  );
  return { dataset: { ...dataset, columns }, target };
}
