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
    auto: {
      name: "Automatic",
      help: "Picks a sampler by the space, the budget and the number of objectives, and says why.",
    },
    tpe: {
      name: "TPE",
      help: "Compares where good and poor trials lie and draws from where the good ones are denser. Fast at any number of trials; for large budgets and many conditions.",
    },
    cmaEs: {
      name: "CMA-ES",
      help: "A cloud of trials that moves and stretches towards better scores. For a hundred trials and more over continuous settings.",
    },
    genetic: {
      name: "Genetic",
      help: "Crosses and mutates the better trials. Robust where scores jump, but wants a few hundred trials.",
    },
    nsga2: {
      name: "NSGA-II",
      help: "The genetic search for several objectives: keeps a spread of best compromises. Wants a few hundred trials.",
    },
    refine: {
      name: "Random, then refine",
      help: "Starts at random over the whole space, then draws closer and closer around the best trials. Simple, and often good enough.",
    },
    spsa: {
      name: "Gradient steps (SPSA)",
      help: "Estimates the slope from pairs of trials and walks downhill. For many continuous settings and a smooth score; finds the nearest valley only.",
    },
    sobol: {
      name: "Sobol sequence",
      help: "Covers the space evenly, more so than chance. For a first survey, or as an even-handed baseline.",
    },
    halton: {
      name: "Halton sequence",
      help: "Covers the space evenly in any number of trials. Like Sobol, best with few settings.",
    },
    grid: {
      name: "Grid",
      help: "Every combination of a few values for each setting. For two or three settings, where a full picture is wanted.",
    },
    hyperband: {
      name: "Hyperband",
      help: "Random configurations, most of them ended early: many short trainings, few long ones. Brings its own pruner.",
    },
    bohb: {
      name: "BOHB",
      help: "Hyperband whose configurations come from a model of the trials so far. For long trainings and large budgets.",
    },
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
    wasm: "WASM SIMD",
    webgpu: "WebGPU",
    webgl: "WebGL",
    cpu: "CPU",
  },
  engineNotes: {
    auto: "The fastest for this study's largest network. Measured at the start where there is a graphics card.",
    wasm: "Our own training code on the processor, a network on each core; fastest for small networks.",
    webgpu: "Graphics card by WebGPU; newest and usually fastest for wide networks.",
    webgl: "Graphics card by WebGL; works in nearly every browser.",
    cpu: "Plain JavaScript on the processor; slow, but it works everywhere.",
  },
  reproducible: "Reproducible",
  reproducibleHelp:
    "Trains to the same bits again, on any machine with the same browser: without the fused instructions that some processors have, and without graphics cards unless one is chosen. Up to about 30 % slower.",
  measure: "Measure engines",
  measureBusy: "Measuring {{engine}} …",
  measureCancel: "Cancel",
  measureRunning: "Not while a study runs: both would be slowed down.",
  measureProblems: "The set-up has to be complete first.",
  measured: "Training speed by engine",
  measuredOf:
    "Largest network of the space, {{parameters}} parameters, batches of {{batchSize}}. One worker; on the processor, several train side by side.",
  measuredEngine: "Engine",
  stepsPerSecond: "steps/s",
  gigaflops: "GFLOP/s",
  emulated: "emulated",
  workers: "Workers",
  workersHelp: "How many trials train at the same time. Automatic: one for a GPU, cores − 1 otherwise.",
  workersAuto: "auto",
  seed: "Seed",
  seedHelp:
    "Same seed, same settings and one worker give the same study again, in the same browser; to the last bit where Reproducible is on.",
  seedNew: "Draw another seed",
  /** How a trial's score came about. */
  scoreOf: {
    holdOut: "one training, scored on the validation rows",
    folds: "mean of {{folds}} folds",
    repeats: "mean of {{repeats}} repeats",
    both: "mean of {{folds}} folds × {{repeats}} repeats",
    some: "mean of {{done}} of {{all}} trainings",
  },
  repeats: "Repeats",
  repeatsHelp:
    "How often every configuration is trained on each fold, from other seeds: 1 to 10. Its score is the mean, which luck sways less; each trial takes as many times as long.",
  /** Why a trial failed or an engine is missing, where a sentence names it in passing. */
  failures: {
    lossNotFinite: "the loss became infinite or not a number",
    lossNotFiniteInFold: "the loss of one fold became infinite or not a number",
    workerCrashed: "the trainer stopped unexpectedly",
    workerHung: "the trainer gave no sign of life",
    gpuLost: "the graphics device was lost",
    engineUnavailable: "the engine is not available",
    noSimd: "this browser has no WebAssembly SIMD",
    noWebgpu: "this browser has no WebGPU",
    noAdapter: "no graphics adapter was found",
    noWebglInWorkers: "this browser has no WebGL in workers",
    noWebgl2: "WebGL 2 is not available",
    noFloat32: "the graphics card has no 32-bit floating point",
    notStarted: "it could not be started",
    modelNeedsMemory: "the model does not fit in memory",
    layerImpossible: "a layer cannot take what it is given",
    modelTooLarge: "the model is too large",
    unexpected: "something unexpected happened",
  },
} as const;
