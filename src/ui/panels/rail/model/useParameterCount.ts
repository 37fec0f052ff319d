import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { settingAt } from "../../../../app/setup/setupState.ts";
import type { DataShape } from "../../../../core/learner/dataShape.ts";
import { isNetwork, type LearnerName } from "../../../../core/learner/learnerName.ts";
import { learnersOf } from "../../../../core/learner/registry.ts";
import { parameterCountRange } from "../../../../core/model/parameterCountRange.ts";
import { formatCount } from "../../../charts/words/numberFormat.ts";
import { useSetup } from "../../../useSurmise.ts";
import { estimateShape, type ShapeEstimate } from "../data/columns/featureColumns.ts";

/** Input and output size for the data of the setup; null while there are no data. */
export function useShape(): ShapeEstimate | null {
  const dataset = useSetup((state) => state.dataset);
  const data = useSetup((state) => state.config.data);
  const settings = useSetup((state) => state.config.settings);
  return useMemo(
    () => (dataset.status === "ready" ? estimateShape(dataset.summary, data, settings) : null),
    [dataset, data, settings],
  );
}

/** How many parameters the configurations have, in words ("1,203", "about 87–4,219"); null while unknown, or if some have none. */
export function useParameterCount(): string | null {
  const { t } = useTranslation();
  const settings = useSetup((state) => state.config.settings);
  const broken = useSetup((state) => state.problems.some(({ place }) => settingAt(place) !== null));
  const shape = useShape();
  return useMemo(() => {
    if (shape === null || broken || shape.inputs === 0) return null;
    if (!learnersOf(settings).every(hasParameters)) return null;
    const { rowShape, outputs, exact } = shape;
    // The loss does not change the number of parameters.
    const full: DataShape = { rowShape, outputs, loss: "meanSquaredError" };
    const range = parameterCountRange(settings, full);
    if (range === null) return null;
    const { low, high } = range;
    const value = low === high ? formatCount(low) : `${formatCount(low)}–${formatCount(high)}`;
    return exact ? value : t("model.approximately", { value });
  }, [settings, broken, shape, t]);
}

/** Neighbours and trees are not made of numbers that training adjusts. */
function hasParameters(learner: LearnerName): boolean {
  return isNetwork(learner) || learner === "linear";
}
