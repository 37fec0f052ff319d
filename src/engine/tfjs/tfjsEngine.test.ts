import { describeEngineContract } from "../../testing/contracts/engineContract.ts";
import { openKind } from "../network/openEngine.ts";

describeEngineContract("TensorFlow.js cpu in Node", {
  open: () => openKind("cpu", false),
  tolerance: 1e-4,
  epochs: Infinity,
  emulated: false,
  deterministic: true,
});
