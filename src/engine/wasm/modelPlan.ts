import { layerShapes } from "../../core/learner/network/layerShapes.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import type { OptimizerSpec, StepSpec } from "../../core/learner/network/trainingSpec.ts";
import { placeBlocks } from "./arena.ts";
import type { ModelBlocks } from "./compilation.ts";
import { createBlock, encodeProgram, INSTRUCTION_BYTES, type Block } from "./instructions.ts";
import { networkProgram, type NetworkProgram } from "./networkProgram.ts";
import { LANES, panelCount, weightPlaces, type WeightPlaces } from "./panels.ts";
import { rowBytesOf } from "./wasmMemory.ts";

/** Rows predicted at once: bounds the memory of wide layers. */
const PREDICTION_ROWS = 128;

/** A program and where it stands. */
export interface PlannedProgram extends NetworkProgram {
  /** Of its first instruction. */
  readonly address: number;
  /** Most rows of a batch. */
  readonly rows: number;
}

/** Everything a model has in the kernels' memory, addresses and all, before a byte of it is touched. */
export interface ModelPlan {
  readonly places: WeightPlaces;
  readonly blocks: ModelBlocks;
  readonly train: PlannedProgram;
  readonly predict: PlannedProgram;
  /** Order of the rows of an epoch, uint32. */
  readonly order: Block;
  /** See `batchRates`. */
  readonly rates: Block;
  /** Rows to predict that do not belong to the dataset. */
  readonly staging: Block;
  /** First byte, and the first behind it all. */
  readonly from: number;
  readonly end: number;
}

/**
 * @param trainRows rows of the largest training part
 * @param from first free byte, a multiple of 16
 * @throws AppError layerImpossible
 */
export function planModel(model: ModelSpec, step: StepSpec, trainRows: number, from: number): ModelPlan {
  const places = weightPlaces(model);
  const blocks = modelBlocks(model, step, places);
  const batchRows = Math.min(step.batchSize, trainRows);
  const train = networkProgram(model, places, blocks, batchRows, step);
  const predict = networkProgram(model, places, blocks, PREDICTION_ROWS, null);
  const order = createBlock(4 * trainRows);
  const rates = createBlock(16 * Math.ceil(trainRows / step.batchSize));
  const inputs = model.inputShape.reduce((size, dimension) => size * dimension, 1);
  const staging = createBlock(PREDICTION_ROWS * rowBytesOf(inputs));
  const programs = [train, predict].map(({ instructions }) =>
    createBlock(instructions.length * INSTRUCTION_BYTES),
  );
  let free = from;
  for (const block of [...Object.values(blocks), ...programs, order, rates, staging] as (Block | null)[]) {
    if (block === null) continue;
    block.address = free;
    free += block.bytes;
  }
  // Training and prediction take turns in the same memory.
  const ends = [
    placeBlocks(train.instructions, free, []),
    placeBlocks(predict.instructions, free, [predict.outputs]),
  ];
  return {
    places,
    blocks,
    train: { ...train, address: programs[0]!.address, rows: batchRows },
    predict: { ...predict, address: programs[1]!.address, rows: PREDICTION_ROWS },
    order,
    rates,
    staging,
    from,
    end: Math.max(...ends),
  };
}

/** Writes what does not change from pass to pass. */
export function writePlan(memory: WebAssembly.Memory, plan: ModelPlan, step: StepSpec): void {
  new Uint8Array(memory.buffer, plan.from, plan.end - plan.from).fill(0);
  const view = new DataView(memory.buffer);
  encodeProgram(plan.train.instructions, view, plan.train.address);
  encodeProgram(plan.predict.instructions, view, plan.predict.address);
  const { classWeights } = plan.blocks;
  if (classWeights === null || step.classWeights === null) return;
  new Float32Array(memory.buffer, classWeights.address, step.classWeights.length).set(step.classWeights);
}

function modelBlocks(
  model: ModelSpec,
  { optimizer, classWeights }: StepSpec,
  { trainable, moving }: WeightPlaces,
): ModelBlocks {
  const widest = [model.inputShape, ...layerShapes(model)].map((shape) => shape.at(-1)!);
  const moments = momentCount(optimizer);
  return {
    weights: createBlock(4 * trainable),
    gradient: createBlock(4 * trainable),
    first: moments > 0 ? createBlock(4 * trainable) : null,
    second: moments > 1 ? createBlock(4 * trainable) : null,
    moving: createBlock(4 * moving),
    zeros: createBlock(4 * LANES * panelCount(Math.max(...widest))),
    classWeights: classWeights === null ? null : createBlock(4 * classWeights.length),
  };
}

/** Vectors as long as the weights that an optimizer remembers. */
function momentCount(optimizer: OptimizerSpec): number {
  switch (optimizer.kind) {
    case "sgd":
      return optimizer.momentum === 0 ? 0 : 1;
    case "rmsprop":
      return 1;
    case "adam":
    case "adamw":
      return 2;
  }
}
