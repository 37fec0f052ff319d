import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import type { LearnerName } from "../core/learner/learnerName.ts";
import type { SettingName } from "../core/model/settingTable.ts";
import type { ParamValue } from "../core/space/distribution.ts";
import { configurationOf } from "../testing/contracts/wholePath.ts";
import { describeLearner } from "../testing/contracts/learnerContract.ts";

const configuration =
  (learner: LearnerName, given: Partial<Record<SettingName, ParamValue>> = {}) =>
  (data: PreparedData) =>
    configurationOf(learner, data, given);

describeLearner({ name: "mlp", configuration: configuration("mlp"), tolerance: 1e-5 });
describeLearner({
  name: "cnn",
  // Pictures of 2 × 2 pixels have one block, without pooling.
  configuration: configuration("cnn", {
    blocks: 1,
    pooling: "none",
  }),
  tolerance: 1e-5,
  rowShape: [2, 2, 1],
});
describeLearner({ name: "knn", configuration: configuration("knn"), tolerance: 0 });
describeLearner({ name: "linear", configuration: configuration("linear"), tolerance: 0 });
describeLearner({ name: "forest", configuration: configuration("forest"), tolerance: 0 });
describeLearner({ name: "boosting", configuration: configuration("boosting"), tolerance: 0 });
