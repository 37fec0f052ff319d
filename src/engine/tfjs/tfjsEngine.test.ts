import { describeEngineContract } from "../../testing/engineContract.ts";
import { openKind } from "../openEngine.ts";

describeEngineContract("TensorFlow.js cpu in Node", {
  open: () => openKind("cpu", false),
  tolerance: 1e-4,
  epochs: Infinity,
  emulated: false,
  deterministic: true,
});
