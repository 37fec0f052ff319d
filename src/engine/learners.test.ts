import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { dataShape } from "../core/learner/dataShape.ts";
import type { LearnerName } from "../core/learner/learnerName.ts";
import { resolveTrial } from "../core/learner/registry.ts";
import { spacePreset } from "../core/model/defaultSettings.ts";
import { SETTING_NAMES, SETTING_TABLE } from "../core/model/settingTable.ts";
import type { Settings } from "../core/model/settings.ts";
import { describeLearner } from "../testing/contracts/learnerContract.ts";

/** The learner with the default values of its settings, and given ones. */
const configuration =
  (learner: LearnerName, given: Partial<Settings> = {}) =>
  (data: PreparedData) => {
    const values = SETTING_NAMES.map((name) => [
      name,
      { mode: "value", value: SETTING_TABLE[name].defaultValue } as const,
    ]);
    const settings: Settings = { ...spacePreset("small"), ...Object.fromEntries(values), ...given };
    return resolveTrial({ ...settings, family: { mode: "value", value: learner } }, {}, dataShape(data));
  };

describeLearner({ name: "mlp", configuration: configuration("mlp"), tolerance: 1e-5 });
describeLearner({
  name: "cnn",
  // Pictures of 2 × 2 pixels have one block, without pooling.
  configuration: configuration("cnn", {
    blocks: { mode: "value", value: 1 },
    pooling: { mode: "value", value: "none" },
  }),
  tolerance: 1e-5,
  rowShape: [2, 2, 1],
});
describeLearner({ name: "knn", configuration: configuration("knn"), tolerance: 0 });
describeLearner({ name: "linear", configuration: configuration("linear"), tolerance: 0 });
describeLearner({ name: "forest", configuration: configuration("forest"), tolerance: 0 });
describeLearner({ name: "boosting", configuration: configuration("boosting"), tolerance: 0 });
