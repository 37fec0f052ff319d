/** English words: how to search. */
export const search = {
  title: "Search",
  summary: "{{sampler}} · {{metric}} · {{budget}}",
  summaryTrials: "{{trials}} trials",
  summaryMinutes: "{{minutes}} min",
  summaryTarget: "until {{target}}",
  summaryNoBudget: "no end set",
  sampler: "Sampler",
  samplers: {
    gp: {
      name: "Gaussian process",
      help: "Models the score from all trials so far and tries where it expects the most improvement. Each trial counts; suggesting takes longer as trials add up.",
    },
    random: {
      name: "Random",
      help: "Draws every configuration by chance and learns nothing from the others. Fast, and the yardstick any other sampler has to beat.",
    },
  },
  objective: "Objective",
  objectiveHelp:
    "The score on the validation rows that the search makes better. The test rows play no part in it.",
  directions: {
    maximize: "higher is better",
    minimize: "lower is better",
  },
  budget: "Budget",
  budgetHelp: "Whatever comes first ends the search. Leave empty what should not limit it.",
  trials: "Trials",
  minutes: "Minutes",
  target: "Target score",
  none: "none",
  engine: "Engine",
  engineHelp: "Where the models are trained.",
  engines: {
    auto: "Automatic",
    webgpu: "WebGPU",
    webgl: "WebGL",
    cpu: "CPU",
  },
  engineNotes: {
    auto: "Picks the fastest that works in this browser.",
    webgpu: "Graphics card by WebGPU; newest and usually fastest for wide networks.",
    webgl: "Graphics card by WebGL; works in nearly every browser.",
    cpu: "Plain JavaScript on the processor; slow, but it works everywhere.",
  },
  workers: "Workers",
  workersHelp: "How many trials train at the same time. Automatic: one for a GPU, cores − 1 otherwise.",
  workersAuto: "auto",
  seed: "Seed",
  seedHelp: "Same seed, same settings and one worker give the same study again.",
  seedNew: "Draw another seed",
  /** Why a trial failed, where a sentence names it in passing. */
  failures: {
    lossNotFinite: "the loss became infinite or not a number",
    workerCrashed: "the trainer stopped unexpectedly",
    workerHung: "the trainer gave no sign of life",
    gpuLost: "the graphics device was lost",
    engineUnavailable: "the engine is not available",
    modelTooLarge: "the model is too large",
    unexpected: "something unexpected happened",
  },
} as const;
