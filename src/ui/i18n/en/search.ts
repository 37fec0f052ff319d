/** English words: how to search. */
export const search = {
  title: "Search",
  summary: "{{sampler}} · {{metric}} · {{budget}}",
  summaryTrials: "{{trials}} trials",
  summaryMinutes: "{{minutes}} min",
  summaryTarget: "until {{target}}",
  summaryTolerance: "until at most {{tolerance}} can be gained",
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
  spsaAlone: "Of several objectives it walks by the first alone.",
  samplerHelp: "What picks the next configuration to try.",
  samplerGroups: {
    model: "Learn from a model",
    evolution: "Evolve",
    stepwise: "Draw closer",
    cover: "Cover the space",
    early: "End trials early",
  },
  autoPicks: "Here: {{sampler}}.",
  autoReasons: {
    everyConfiguration: "The budget is enough to try every configuration of the space.",
    compromises: "It learns the most from each trial, and can search for compromises of several objectives.",
    manyCompromises:
      "Several objectives and a large budget: a whole population of compromises, bred without a slow model.",
    fewTrials:
      "It learns the most from each trial, and the budget is not so large that its suggestions become slow.",
    openEnd: "It learns the most from each trial. How many trials there will be is not set.",
    manyTrials: "The budget is large, and it stays fast at any number of trials.",
    manyTrialsNumeric:
      "The budget is large and all settings are numbers: a cloud of trials closes in on the best place.",
  },
  acquisition: "Acquisition",
  acquisitionHelp: "How the Gaussian process weighs a likely small gain against an unlikely large one.",
  acquisitions: {
    logEi: {
      name: "Log expected improvement",
      help: "The gain to be expected, computed so that it never fades to nothing. Best for most studies.",
    },
    ei: {
      name: "Expected improvement",
      help: "The classic. Far from the best trial it rounds to nothing, which hides good places.",
    },
    pi: {
      name: "Probability of improvement",
      help: "Takes the surest gain, however small: stays close to the best trial.",
    },
    ucb: {
      name: "Upper confidence bound",
      help: "Believes the best that is plausible of every place: explores more.",
    },
    thompson: {
      name: "Thompson sampling",
      help: "Draws one possible score surface and takes its best place: varied, good with many workers.",
    },
    hedge: {
      name: "Hedge",
      help: "Lets log expected improvement, probability and confidence bound compete, and mostly follows the one whose choices have proved right.",
    },
  },
  costs: {
    parameters: { name: "parameters", short: "Parameters" },
    predictionMs: { name: "prediction time (ms per row)", short: "ms per row" },
    trainingMs: { name: "training time (ms)", short: "Training ms" },
  },
  addObjective: "Add objective",
  sideObjective: "Objective {{number}}",
  sideNote:
    "Several objectives have no single best trial but a front of best compromises. The final evaluation takes the best by the first objective. Times are measured on this machine.",
  removeObjective: "Remove this objective",
  removeObjectiveNamed: "Remove the objective {{name}}",
  tolerance: "Gain left",
  toleranceHelp:
    "Ends the search when a model of the trials finds that no configuration is likely to beat the best one by more than this, in the objective's units.",
  pruner: "Pruning",
  prunerHelp:
    "Ends trials that fall behind while they train, so that the time goes to better ones. Pruned trials still teach the sampler.",
  prunerBrought: "{{sampler}} brings this pruner with it: most trials end at one of its rungs.",
  prunerNoThreshold: "Without a score it ends no trial: enter the score to be reached.",
  prunerNoFolds:
    "It compares folds and repeats, and this study has one training a trial: choose folds under Data, or more repeats.",
  pruners: {
    none: { name: "None", help: "Every trial trains to its end." },
    median: {
      name: "Median",
      help: "Ends a trial that is worse than the median of the earlier ones at the same epoch. Safe, and often halves the time.",
    },
    percentile: {
      name: "Percentile",
      help: "As the median, but only the best share chosen here goes on: bolder.",
    },
    halving: {
      name: "Successive halving",
      help: "At each rung one of so many goes on (ASHA). For many trials and long trainings.",
    },
    hyperband: {
      name: "Hyperband",
      help: "Successive halving with several starting points, so that slow starters get a chance.",
    },
    patient: {
      name: "Patient",
      help: "Ends a trial only when it has stopped improving and is worse than the median: the most careful.",
    },
    threshold: {
      name: "Threshold",
      help: "Ends a trial that has not reached a score of your choice after the warm-up.",
    },
    wilcoxon: {
      name: "Wilcoxon",
      help: "Between folds and repeats: ends a trial that is significantly worse than the best. Needs folds or repeats.",
    },
  },
  prunerSettings: {
    warmup: { name: "Warm-up epochs", help: "No trial ends before it has trained for so many epochs." },
    startTrials: { name: "First trials", help: "So many trials train to their end before any is pruned." },
    percentile: {
      name: "Best share",
      help: "The share of the earlier trials that a trial has to be among to go on.",
    },
    reduction: {
      name: "One of",
      help: "At each rung one of so many trials goes on, for so many times as many epochs.",
    },
    patience: { name: "Patience", help: "Epochs without an improvement before a trial may end." },
    threshold: { name: "Score", help: "The score, in the objective's units, that a trial has to reach." },
    significance: {
      name: "Significance",
      help: "How unlikely the difference must be by chance, between 0 and 1; smaller is more careful.",
    },
  },
  constraints: "Constraints",
  constraintCount_one: "{{count}}",
  constraintCount_other: "{{count}}",
  earlier: "Earlier trials",
  earlierHelp:
    "The sampler can start from what another study of the same data and objective has found. Those trials count neither as trials of the new study nor as its best; links do not carry them.",
  earlierFile: "From a study file …",
  earlierStudy: "From the study on screen",
  earlierFit: "{{fitting}} of {{all}} trials of “{{name}}” have a place in this space.",
  earlierFitUnnamed: "{{fitting}} of {{all}} earlier trials have a place in this space.",
  earlierOther: "None of the {{all}} earlier trials is used. {{why}}",
  earlierForget: "Forget",
  earlierCount_one: "{{count, number}} trial",
  earlierCount_other: "{{count, number}} trials",
  queueCount_one: "{{count, number}} by hand",
  queueCount_other: "{{count, number}} by hand",
  queueRemove: "Remove configuration {{number}} from the queue",
  limits: "Limits on the result",
  limitsHelp:
    "A trial that breaks a limit is no solution, however good its score. The sampler learns where limits are kept.",
  addLimit: "Add limit",
  limitMeasure: "Limit {{number}}",
  limitRelation: "At most or at least, for {{name}}",
  limitBound: "Bound of {{name}}",
  removeLimit: "Remove this limit",
  removeLimitNamed: "Remove the limit on {{name}}",
  rules: "Rules between settings",
  rulesHelp:
    "Configurations that break a rule are never tried, such as units2 <= units1. Compare with < <= > >= == !=, compute with + - * /, join with and, or, not. A rule about a layer that does not exist holds.",
  addRule: "Add rule",
  rule: "Rule {{number}}",
  ruleNames: "Names:",
  removeRule: "Remove this rule",
  removeRuleNumbered: "Remove rule {{number}}",
  objective: "Objective",
  objectiveHelp:
    "The score on the validation rows that the search makes better. The test rows play no part in it.",
  directions: {
    maximize: "higher is better",
    minimize: "lower is better",
  },
  objectiveWords: "{{measure}} ({{direction}})",
  budget: "Budget",
  budgetHelp: "Whatever comes first ends the search. Leave empty what should not limit it.",
  trials: "Trials",
  minutes: "Minutes",
  target: "Target score",
  none: "none",
  /** Of a fold with nothing in it. */
  nothing: "none",
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
    "Gives the same study again whatever the number of workers, to the same bits on any machine with the same browser: trials come in batches of 4, told in order; without the fused instructions that some processors have, and without graphics cards unless one is chosen. On a graphics card the same holds for that card alone, and where measured times are objectives or limits no study repeats. Up to about 30% slower. Without this switch, results depend on the number of workers, their timing and the processor.",
  measure: "Measure engines",
  measureBusy: "Measuring {{engine}} …",
  measureCancel: "Cancel",
  measureRunning: "Not while a study runs: both would be slowed down.",
  measureProblems: "The set-up has to be complete first.",
  measured: "Training speed by engine",
  measuredOutdated: "Measured for another set-up: measure again.",
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
    "Same seed, same settings and one worker give the same study again, in the same browser; with any number of workers and to the last bit where Reproducible is on.",
  seedNew: "Draw another seed",
  /** How a trial's score came about. */
  scoreOf: {
    holdOut: "one training, scored on the validation rows",
    folds: "mean of {{folds}} folds",
    cuttings: "{{folds}} × {{cuttings}}",
    repeats: "mean of {{repeats}} repeats",
    both: "mean of {{folds}} folds × {{repeats}} repeats",
    some: "mean of {{done}} of {{all}} trainings",
  },
  repeats: "Repeats",
  repeatsHelp:
    "How often every configuration is trained on each fold, from other seeds: 1 to 10. Its score is the mean, which luck sways less; each trial takes as many times as long.",
  /** In what a saved study is another. */
  studyAspects: {
    data: "data set",
    target: "target",
    task: "task",
    objectives: "list of objectives",
  },
  /** Why a trial failed or an engine is missing, where a sentence names it in passing. */
  failures: {
    notJson: "it is no JSON text",
    notStudy: "it is no study of Surmise",
    newerStudy: "it was written by a newer version",
    brokenStudy: "parts of it are missing or broken",
    lossNotFinite: "the loss became infinite or not a number",
    lossNotFiniteInFold: "the loss of one fold became infinite or not a number",
    measureNotFinite: "a score was not a number",
    workerCrashed: "the trainer stopped unexpectedly",
    workerHung: "the trainer gave no sign of life",
    endedSilently: "a worker ended without a word, as when memory runs out",
    codeBroken: "a worker's code could not be run",
    messageBroken: "a message could not be read",
    terminated: "the worker was ended",
    partNotLoaded: "a part of the page could not be loaded",
    partOffline: "you are offline, and a part of the page had not been loaded yet",
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
