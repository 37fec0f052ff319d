import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import type { StepSpec } from "../../core/learner/network/trainingSpec.ts";
import { sizeOf } from "../../core/learner/network/weight.ts";
import type { EpochPlan, EpochsPlan, PartName, TrainableModel, Weight } from "../network/engine.ts";
import type { Pacer } from "../pacer.ts";
import { writeBatchRates } from "./batchRates.ts";
import type { Block } from "./instructions.ts";
import { operandAddress } from "./instructions.ts";
import type { Kernels } from "./kernels.ts";
import { planModel, writePlan, type ModelPlan, type PlannedProgram } from "./modelPlan.ts";
import { copyPanels, readPanels, writePanels, type WeightPlace } from "./panels.ts";
import { reserve, rowBytesOf, writeFeatures, type LoadedFolds, type LoadedRows } from "./wasmMemory.ts";

type EpochControls = Pick<EpochPlan, "shouldStop" | "onBatches" | "hold">;

/** A model in the memory of the kernels, after the dataset. */
export class WasmModel implements TrainableModel {
  readonly #kernels: Kernels;
  readonly #data: LoadedFolds;
  readonly #step: StepSpec;
  readonly #pacer: Pacer;
  readonly #plan: ModelPlan;
  readonly #onDispose: () => void;
  #fold = 0;
  /** Updates since the start. */
  #steps = 0;
  /** The size of the current epoch. */
  #epoch = { rows: 0, batches: 0 };

  /** @throws AppError layerImpossible, modelNeedsMemory */
  constructor(
    kernels: Kernels,
    data: LoadedFolds,
    model: ModelSpec,
    step: StepSpec,
    weights: readonly Weight[],
    pacer: Pacer,
    onDispose: () => void,
  ) {
    this.#kernels = kernels;
    this.#data = data;
    this.#step = step;
    this.#pacer = pacer;
    this.#onDispose = onDispose;
    const [first] = data.folds;
    if (first?.features !== sizeOf(model.inputShape))
      throw new Error("The model is not of the dataset loaded");
    const trainRows = Math.max(...data.folds.map(({ train }) => train.rows));
    this.#plan = planModel(model, step, trainRows, data.end);
    reserve(kernels.memory, this.#plan.end, "modelNeedsMemory");
    writePlan(kernels.memory, this.#plan, step);
    this.restart(weights, 0);
  }

  async trainEpoch(plan: EpochPlan): Promise<number | null> {
    if (plan.shouldStop()) return null;
    const { order, learningRates, dropoutSeed } = plan;
    this.#point(this.#plan.train, this.#trainRows(plan.features));
    this.#orderView(order.length).set(order);
    this.#begin(order.length, learningRates, dropoutSeed);
    return this.#finishEpoch(plan);
  }

  async trainEpochs(plan: EpochsPlan): Promise<boolean> {
    await plan.hold?.();
    if (plan.shouldStop()) return false;
    const rows = this.#trainRows(undefined);
    const order = this.#orderView(rows.rows);
    const learningRates = new Float64Array(Math.ceil(rows.rows / this.#step.batchSize));
    const part = plan.part === null ? null : this.#part(plan.part);
    const outputs = part === null ? null : new Float32Array(part.rows * this.#plan.predict.width);
    this.#point(this.#plan.train, rows);
    if (part !== null) this.#point(this.#plan.predict, part);
    for (let epoch = plan.from; epoch < plan.to; epoch++) {
      plan.source.writeOrder(epoch, order);
      plan.source.writeRates(epoch, learningRates);
      this.#begin(order.length, learningRates, plan.source.dropoutSeed(epoch));
      const loss = await this.#finishEpoch(plan);
      if (loss === null) return false;
      plan.onBatches?.(learningRates.length);
      if (outputs !== null) await this.#writeOutputs(outputs);
      if (!plan.afterEpoch(loss, outputs)) return true;
    }
    return true;
  }

  async predict(part: PartName | PreparedPart): Promise<Float32Array> {
    const { width } = this.#plan.predict;
    if (typeof part === "string") {
      const rows = this.#part(part);
      const outputs = new Float32Array(rows.rows * width);
      this.#point(this.#plan.predict, rows);
      await this.#writeOutputs(outputs);
      return outputs;
    }
    const { staging, predict } = this.#plan;
    const outputs = new Float32Array(part.rows * width);
    const features = part.features.length / part.rows;
    this.#point(predict, { rows: predict.rows, features: staging.address, targets: 0 });
    for (let first = 0; first < part.rows; first += predict.rows) {
      const count = Math.min(predict.rows, part.rows - first);
      writeFeatures(this.#kernels.memory, part, features, staging.address, first, count);
      await this.#writeOutputs(outputs.subarray(first * width, (first + count) * width));
    }
    return outputs;
  }

  weights(): Promise<readonly Weight[]> {
    const weights = this.#plan.places.places.map((place) => ({
      name: place.name,
      shape: place.shape,
      values: readPanels(this.#panelsOf(place), place.rows, place.width),
    }));
    return Promise.resolve(weights);
  }

  setWeights(weights: readonly Weight[]): void {
    this.#plan.places.places.forEach((place, index) => {
      writePanels(weights[index]!.values, place.rows, place.width, this.#panelsOf(place));
    });
  }

  restart(weights: readonly Weight[], fold: number): void {
    const { first, second } = this.#plan.blocks;
    for (const moment of [first, second]) if (moment !== null) this.#floats(moment).fill(0);
    this.#fold = fold;
    this.#steps = 0;
    this.setWeights(weights);
  }

  dispose(): void {
    this.#onDispose();
  }

  /** The rows to train on; replacement features are placed after the model, in unused memory. */
  #trainRows(features: EpochPlan["features"]): LoadedRows {
    const loaded = this.#data.folds[this.#fold]!.train;
    if (features === undefined) return loaded;
    const { rows } = loaded;
    const width = features.length / rows;
    const address = this.#plan.end;
    reserve(this.#kernels.memory, address + rows * rowBytesOf(width), "modelNeedsMemory");
    writeFeatures(this.#kernels.memory, { rows, features }, width, address, 0, rows);
    return { ...loaded, features: address };
  }

  #orderView(rows: number): Uint32Array {
    return new Uint32Array(this.#kernels.memory.buffer, this.#plan.order.address, rows);
  }

  /** Prepares an epoch whose order is written. */
  #begin(rows: number, learningRates: Float64Array, dropoutSeed: number): void {
    const { exports, memory } = this.#kernels;
    const { order, rates } = this.#plan;
    const { optimizer, batchSize } = this.#step;
    const values = new Float64Array(memory.buffer, rates.address, 2 * learningRates.length);
    writeBatchRates(optimizer, learningRates, this.#steps, values);
    exports.begin(order.address, 0, rows, batchSize, rates.address, dropoutSeed);
    this.#epoch = { rows, batches: learningRates.length };
  }

  /** Continues the pass; false if the pacer wants the host's control before its end. */
  #runs({ address, instructions }: PlannedProgram): boolean {
    return this.#kernels.exports.run(address, instructions.length) === 1;
  }

  /** Continues the epoch to its end; resolves with its mean loss, or null if it is stopped. */
  async #finishEpoch({ onBatches, hold, shouldStop }: EpochControls): Promise<number | null> {
    const { exports } = this.#kernels;
    const { rows, batches } = this.#epoch;
    for (let done = false; !done;) {
      done = this.#runs(this.#plan.train);
      // Also after the epoch, because an epoch may be far shorter than the time between two breaths.
      if (!(await this.#pacer.breathe())) continue;
      onBatches?.(exports.passBatches());
      await hold?.();
      if (shouldStop()) return null;
    }
    this.#steps += batches;
    return exports.passLoss() / rows;
  }

  /** Writes the outputs of the first rows at which the prediction points, as many as fit. */
  async #writeOutputs(outputs: Float32Array): Promise<void> {
    const { predict } = this.#plan;
    const { exports } = this.#kernels;
    const rows = outputs.length / predict.width;
    for (let first = 0; first < rows; first += predict.rows) {
      const count = Math.min(predict.rows, rows - first);
      exports.begin(0, first, count, count, 0, 0);
      while (!this.#runs(predict)) await this.#pacer.breathe();
      copyPanels(this.#floats(predict.outputs), count, predict.width, outputs, first * predict.width);
      await this.#pacer.breathe();
    }
  }

  /** Points a program at these rows: they are the first operand of the gather instructions. */
  #point({ address, instructions }: PlannedProgram, rows: LoadedRows): void {
    const view = new DataView(this.#kernels.memory.buffer);
    instructions.forEach(({ opcode }, index) => {
      const operand = operandAddress(address, index, 0);
      if (opcode === "gatherRows" || opcode === "gatherPictures")
        view.setUint32(operand, rows.features, true);
      if (opcode === "gatherTargets") view.setUint32(operand, rows.targets, true);
    });
  }

  #part(part: PartName): LoadedRows {
    const rows = this.#data.folds[this.#fold]![part];
    if (rows === null) throw new Error(`The dataset has no ${part} part`);
    return rows;
  }

  #floats(block: Block): Float32Array {
    return new Float32Array(this.#kernels.memory.buffer, block.address, block.bytes / 4);
  }

  #panelsOf(place: WeightPlace): Float32Array {
    const { weights, moving } = this.#plan.blocks;
    return this.#floats(place.trainable ? weights : moving).subarray(place.from);
  }
}
