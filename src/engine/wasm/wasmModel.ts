import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { ModelSpec } from "../../core/model/modelSpec.ts";
import type { StepSpec } from "../../core/model/trainingSpec.ts";
import { sizeOf } from "../../core/model/weight.ts";
import type { EpochPlan, PartName, TrainableModel, Weight } from "../engine.ts";
import type { Pacer } from "../pacer.ts";
import { batchRates } from "./batchRates.ts";
import type { Block } from "./instructions.ts";
import { operandAddress } from "./instructions.ts";
import type { Kernels } from "./kernels.ts";
import { planModel, writePlan, type ModelPlan, type PlannedProgram } from "./modelPlan.ts";
import { readPanels, writePanels, type WeightPlace } from "./panels.ts";
import { reserve, rowBytesOf, writeFeatures, type LoadedFolds, type LoadedRows } from "./wasmMemory.ts";

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
    const { exports, memory } = this.#kernels;
    const { train, order: orderBlock, rates } = this.#plan;
    new Uint32Array(memory.buffer, orderBlock.address, order.length).set(order);
    const values = batchRates(this.#step.optimizer, learningRates, this.#steps);
    new Float64Array(memory.buffer, rates.address, values.length).set(values);
    this.#point(train, this.#trainRows(plan.features));
    exports.begin(orderBlock.address, 0, order.length, this.#step.batchSize, rates.address, dropoutSeed);
    for (let done = false; !done;) {
      done = exports.run(train.address, train.instructions.length) === 1;
      // Also after the epoch, because an epoch may be far shorter than the time between two breaths.
      if (!(await this.#pacer.breathe())) continue;
      plan.onBatches?.(exports.passBatches());
      await plan.hold?.();
      if (plan.shouldStop()) return null;
    }
    this.#steps += learningRates.length;
    return exports.passLoss() / order.length;
  }

  async predict(part: PartName | PreparedPart): Promise<Float32Array> {
    const loaded = typeof part === "string" ? this.#part(part) : null;
    const { rows } = loaded ?? (part as PreparedPart);
    const { width } = this.#plan.predict;
    const outputs = new Float32Array(rows * width);
    for (let first = 0; first < rows; first += this.#plan.predict.rows) {
      const count = Math.min(this.#plan.predict.rows, rows - first);
      const values =
        loaded === null
          ? await this.#predictNew(part as PreparedPart, first, count)
          : await this.#run(loaded, first, count);
      outputs.set(readPanels(values, count, width), first * width);
      await this.#pacer.breathe();
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

  /** Outputs in panels of rows of the dataset. */
  async #run(rows: LoadedRows, first: number, count: number): Promise<Float32Array> {
    const { predict } = this.#plan;
    const { exports } = this.#kernels;
    this.#point(predict, rows);
    exports.begin(0, first, count, count, 0, 0);
    while (exports.run(predict.address, predict.instructions.length) === 0) await this.#pacer.breathe();
    return this.#floats(predict.outputs);
  }

  #predictNew(part: PreparedPart, first: number, count: number): Promise<Float32Array> {
    const { staging } = this.#plan;
    const features = part.features.length / part.rows;
    writeFeatures(this.#kernels.memory, part, features, staging.address, first, count);
    return this.#run({ rows: count, features: staging.address, targets: 0 }, 0, count);
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
