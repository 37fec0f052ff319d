import type { ReactNode } from "react";
import type { MeasuringState } from "../../app/engines/measuring.ts";
import type { Surmise } from "../../app/surmise.ts";
import { DEFAULT_GENERATORS } from "../../core/data/generators/defaultGenerators.ts";
import { DEFAULT_PRUNER } from "../../core/pruner/pruner.ts";
import { earlierStudy } from "../../core/study/earlierStudy.ts";
import { spacePreset } from "../../core/model/defaultSettings.ts";
import { DataSection } from "../panels/rail/data/DataSection.tsx";
import { ModelSection } from "../panels/rail/model/ModelSection.tsx";
import { Rail } from "../panels/rail/Rail.tsx";
import classes from "../panels/rail/rail.module.css";
import { SearchSection } from "../panels/rail/search/SearchSection.tsx";
import { SpaceSection } from "../panels/rail/space/SpaceSection.tsx";
import { SurmiseContext } from "../useSurmise.ts";
import type { GalleryEntry } from "./galleryEntry.ts";
import { foundLayout, unfoundLayout } from "./layoutFixtures.ts";
import { fixtureStudy } from "./studyFixtures.ts";
import { fixtureSurmise, frozenSurmise, wideCsv } from "./setupFixtures.ts";

const RAIL_WIDTH = 360;

/** The complete rail, and each section in all important states. */
export const railEntries: readonly GalleryEntry[] = [
  entry("rail", <Rail />, () => builtIn("iris")),
  entry("data-penguins", inset(<DataSection />), () => builtIn("penguins")),
  entry("data-regression", inset(<DataSection />), () => builtIn("auto-mpg")),
  entry("data-folds", inset(<DataSection />), () => withFolds(5)),
  entry("data-folds-too-many", inset(<DataSection />), tooManyFolds),
  entry("data-moons", inset(<DataSection />), () => synthetic("moons")),
  entry("data-clusters", inset(<DataSection />), () => synthetic("classification")),
  entry("data-clusters-wrong", inset(<DataSection />), () => {
    const surmise = fixtureSurmise();
    const generator = { ...DEFAULT_GENERATORS.classification, informative: 40 };
    void surmise.acts
      .chooseSource({ kind: "synthetic", generator: DEFAULT_GENERATORS.classification })
      .then(() => surmise.acts.chooseSource({ kind: "synthetic", generator }));
    return surmise;
  }),
  entry("data-file-wide", inset(<DataSection />), () => file(wideCsv(120, 200))),
  entry("data-file-one-class", inset(<DataSection />), () =>
    file(`a,label\n${Array.from({ length: 20 }, (_, i) => `${i},yes`).join("\n")}`),
  ),
  entry("data-failed", inset(<DataSection />), () => file(" ")),
  entry("data-layout", inset(<DataSection />), foundLayout),
  entry("data-layout-unfound", inset(<DataSection />), unfoundLayout),
  entry("data-loading", inset(<DataSection />), () =>
    frozenSurmise({
      dataset: {
        status: "loading",
        label: "a rather long file name of a user.csv",
        progress: null,
        canCancel: true,
      },
    }),
  ),
  entry("model-medium", inset(<ModelSection />), () => builtIn("iris")),
  entry("model-large", inset(<ModelSection />), () => withSettings(builtIn("penguins"), "large")),
  entry("model-wrong", inset(<ModelSection />), wrongModel),
  entry("space-medium", inset(<SpaceSection />), () => builtIn("iris")),
  entry("space-large", inset(<SpaceSection />), () => withSettings(builtIn("iris"), "large")),
  entry("space-small", inset(<SpaceSection />), () => withSettings(builtIn("iris"), "small")),
  entry("space-empty", inset(<SpaceSection />), emptySpace),
  entry("search", inset(<SearchSection />), () => builtIn("iris")),
  entry("search-measuring", inset(<SearchSection />), () => measured("webgpu")),
  entry("search-measured", inset(<SearchSection />), () => measured(null)),
  entry("search-wrong", inset(<SearchSection />), wrongSearch),
  entry("search-everything", inset(<SearchSection />), () => everything("units2 <= units1")),
  entry("search-rule-wrong", inset(<SearchSection />), () => everything("units2 <= ) 3")),
  entry("search-earlier", inset(<SearchSection />), withEarlier),
  entry("rail-wrong", <Rail />, wrongModel),
];

function entry(name: string, part: ReactNode, surmise: () => Surmise): GalleryEntry {
  return {
    name,
    width: RAIL_WIDTH,
    render: () => <SurmiseContext value={surmise()}>{part}</SurmiseContext>,
  };
}

/** A section as in the rail, in its colours. */
export function inset(part: ReactNode): ReactNode {
  return (
    <div className={classes["root"]} style={{ padding: 16 }}>
      {part}
    </div>
  );
}

function builtIn(id: "iris" | "penguins" | "auto-mpg"): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts.chooseSource({ kind: "builtIn", id });
  return surmise;
}

function withFolds(folds: number): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts
    .chooseSource({ kind: "builtIn", id: "penguins" })
    .then(() => surmise.acts.setSplit({ folds }));
  return surmise;
}

/** A class with four rows, too few for ten folds. */
function tooManyFolds(): Surmise {
  const surmise = fixtureSurmise();
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${i < 4 ? "rare" : "usual"}`);
  void surmise.acts
    .openFiles([{ name: "few.csv", blob: new Blob([["a,label", ...rows].join("\n")]) }])
    .then(() => surmise.acts.setSplit({ folds: 10 }));
  return surmise;
}

function synthetic(kind: "moons" | "classification"): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts.chooseSource({ kind: "synthetic", generator: DEFAULT_GENERATORS[kind] });
  return surmise;
}

function file(text: string): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts.openFiles([{ name: "measurements of the second sensor.csv", blob: new Blob([text]) }]);
  return surmise;
}

function withSettings(surmise: Surmise, preset: "small" | "large"): Surmise {
  surmise.acts.setSettings(spacePreset(preset));
  return surmise;
}

function emptySpace(): Surmise {
  const surmise = withSettings(builtIn("iris"), "small");
  surmise.acts.setSettings({
    units1: { mode: "value", value: 16 },
    learningRate: { mode: "value", value: 0.01 },
  });
  return surmise;
}

function wrongModel(): Surmise {
  const surmise = builtIn("iris");
  const wrong = () =>
    surmise.acts.setSettings({
      learningRate: {
        mode: "range",
        distribution: { kind: "float", low: 0.1, high: 1e-4, log: true, step: null },
      },
      dropout: { mode: "range", distribution: { kind: "float", low: 0, high: 0.5, log: true, step: null } },
      activation: { mode: "range", distribution: { kind: "categorical", choices: [] } },
      batchSize: { mode: "value", value: "many" },
      epochs: { mode: "value", value: 0 },
    });
  // Problems are computed after the data are read.
  surmise.setup.subscribe((now, before) => {
    if (now.dataset.status === "ready" && before.dataset.status !== "ready") wrong();
  });
  return surmise;
}

function measured(underWay: MeasuringState["underWay"]): Surmise {
  const figures: MeasuringState["figures"] = [
    {
      available: true,
      kind: "wasm",
      device: "relaxed",
      software: false,
      stepsPerSecond: 18_412.3,
      gigaflops: 21.4,
    },
    { available: true, kind: "cpu", device: "", software: false, stepsPerSecond: 312.7, gigaflops: 0.36 },
    {
      available: true,
      kind: "webgl",
      device: "SwiftShader",
      software: true,
      stepsPerSecond: 41.9,
      gigaflops: 0.048,
    },
    { available: false, kind: "webgpu", reason: "noAdapter" },
  ];
  const model = { parameters: 34_435, batchSize: 128 };
  const shown = underWay === null ? figures : figures.slice(0, 2);
  const surmise = fixtureSurmise({}, { underWay, figures: shown, model, config: null, error: null });
  void surmise.acts.chooseSource({ kind: "builtIn", id: "iris" });
  return surmise;
}

/** A search that uses every part. */
function everything(rule: string): Surmise {
  const surmise = builtIn("iris");
  surmise.acts.setSearch({
    sampler: "auto",
    sideObjectives: [
      { measure: "parameters", direction: "minimize" },
      { measure: "predictionMs", direction: "minimize" },
    ],
    outcomeConstraints: [{ measure: "parameters", relation: "atMost", bound: 20_000 }],
    inputConstraints: [rule],
    pruner: { ...DEFAULT_PRUNER, name: "median" },
    budget: { trials: 100, minutes: 5, target: null, tolerance: 0.001 },
  });
  return surmise;
}

/** An earlier study to learn from, and a configuration that waits. */
function withEarlier(): Surmise {
  const surmise = builtIn("iris");
  const study = fixtureStudy({ trials: 24, metric: "logLoss" });
  surmise.plan.setState({
    earlier: earlierStudy({ ...study, ...study.config }, "Iris, Tuesday's class"),
    fitting: 21,
    queue: [{ id: 1, origin: "queued", params: study.trials[0]!.params }],
  });
  return surmise;
}

function wrongSearch(): Surmise {
  const surmise = builtIn("iris");
  surmise.setup.subscribe((now, before) => {
    if (now.dataset.status !== "ready" || before.dataset.status === "ready") return;
    surmise.acts.setSearch({
      sampler: "random",
      budget: { trials: null, minutes: null, target: null, tolerance: null },
      workers: 99,
      seed: -4,
    });
  });
  return surmise;
}
