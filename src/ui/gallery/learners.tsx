import { useEffect, useState, type ReactNode } from "react";
import type { Surmise } from "../../app/surmise.ts";
import { autoMlSettings } from "../../core/model/autoMl.ts";
import { modelPreset } from "../../core/model/defaultSettings.ts";
import type { LearnerName } from "../../core/learner/learnerName.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import { Inside } from "../panels/modelTab/inside/Inside.tsx";
import { ModelSection } from "../panels/rail/model/ModelSection.tsx";
import { SpaceSection } from "../panels/rail/space/SpaceSection.tsx";
import { SurmiseContext } from "../useSurmise.ts";
import { busy } from "./busy.ts";
import type { GalleryEntry } from "./galleryEntry.ts";
import { fittedModel, type FittedModel } from "./learnerFixtures.ts";
import { inset } from "./rail.tsx";
import { fixtureSurmise } from "./setupFixtures.ts";

const RAIL_WIDTH = 360;
const CENTRE_WIDTH = 1040;

/** The set-up of learners beside networks, and what the Model tab shows of each. */
export const learnerEntries: readonly GalleryEntry[] = [
  setup("model-knn", <ModelSection />, "knn"),
  setup("model-linear", <ModelSection />, "linear"),
  setup("model-forest", <ModelSection />, "forest"),
  setup("model-boosting", <ModelSection />, "boosting"),
  setup("model-automl", <ModelSection />, null),
  setup("space-automl", <SpaceSection />, null),
  inside("inside-knn", () => fittedModel("knn", "penguins", "classification"), "accuracy"),
  inside("inside-linear", () => fittedModel("linear", "diabetes", "regression"), "rmse"),
  inside("inside-linear-classes", () => fittedModel("linear", "penguins", "classification"), "logLoss"),
  inside("inside-forest", () => fittedModel("forest", "penguins", "classification"), "accuracy"),
  inside("inside-boosting", () => fittedModel("boosting", "diabetes", "regression"), "rmse"),
  inside("inside-boosting-classes", () => fittedModel("boosting", "penguins", "classification"), "logLoss"),
];

/** @param learner null: all */
function setup(name: string, part: ReactNode, learner: LearnerName | null): GalleryEntry {
  return {
    name,
    width: RAIL_WIDTH,
    render: () => <SurmiseContext value={withLearner(learner)}>{inset(part)}</SurmiseContext>,
  };
}

function withLearner(learner: LearnerName | null): Surmise {
  const surmise = fixtureSurmise();
  void surmise.acts.chooseSource({ kind: "builtIn", id: "penguins" });
  surmise.acts.setSettings(learner === null ? autoMlSettings(null) : modelPreset("medium", null, [learner]));
  return surmise;
}

function inside(name: string, load: () => Promise<FittedModel>, metric: MetricName): GalleryEntry {
  return { name, width: CENTRE_WIDTH, render: () => <Fitted load={load} metric={metric} /> };
}

interface FittedProps {
  readonly load: () => Promise<FittedModel>;
  readonly metric: MetricName;
}

function Fitted({ load, metric }: FittedProps) {
  const [shown, setShown] = useState<FittedModel | null>(null);
  useEffect(() => void busy(load()).then(setShown), [load]);
  return shown === null ? null : (
    <SurmiseContext value={shown.surmise}>
      <div style={{ display: "grid", gap: 16, padding: 16, background: "var(--surface-sunken)" }}>
        <Inside winner={shown.winner} metric={metric} target="progression" />
      </div>
    </SurmiseContext>
  );
}
