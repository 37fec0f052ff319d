import { describeEngineContract } from "../../testing/engineContract.ts";
import { openEngine } from "../openEngine.ts";

describeEngineContract("TensorFlow.js cpu in Node", {
  open: () => openEngine({ choice: "cpu", largestStepMultiplyAdds: 0 }),
  tolerance: 1e-4,
  epochs: Infinity,
  deterministic: true,
});
