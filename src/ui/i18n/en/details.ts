/** English words: the details of a trial. */
export const details = {
  close: "Close the details of this trial",
  configuration: "Configuration",
  why: "Why this configuration",
  start:
    "A start-up trial: the first ones are spread evenly over the space, so that the model has something to learn from.",
  default:
    "The default settings of this learner: every learner begins with them, so that they can be compared early.",
  random: "Drawn at random from the search space.",
  sequence: "The next of a fixed sequence that covers the space evenly; earlier results have no influence.",
  evolution: "Made from the better trials so far by crossover and random mutation.",
  cloud: "Drawn from the cloud of CMA-ES, which is wide at first and moves towards the better trials.",
  nearby: "Drawn close to one of the best trials so far.",
  slope: "A step downhill, or one of the two trials beside it that estimate the slope.",
  queued: "Entered by hand.",
  known: "The best trial of the earlier study that this one learns from, trained again.",
  modelPlain: "Drawn from a model of the trials so far, where it expects good trials.",
  model: "The model expected {{mean}} ± {{sd}} here.",
  chosen: {
    expected:
      "Of the configurations compared, this one had the largest expected improvement on the best result at that time: {{gain}}.",
    pi: "Chosen for the highest probability of a gain on the best result at that time.",
    ucb: "Chosen because its plausible range reaches the best score.",
    thompson: "Chosen as the best point of one score surface, drawn at random from all plausible ones.",
    ehvi: "Chosen for the expected gain in the best compromises.",
    limits: "Chosen for the highest probability of meeting the limits: no trial had met them at that time.",
  },
  gain: {
    share: "about {{share}} of the usual difference between results",
    times: "about {{times}} times the usual difference between results",
    hardly: "almost none, less than 0.1% of the usual difference between results",
  },
  outcome: "The result was {{value}}.",
  curve: "Learning curve",
  curveLabel:
    "Training and validation loss over {{steps}}; the validation loss ended at {{validation}}, the training loss at {{train}}.",
  curveLabelValidation: "Validation loss over {{steps}}; it ended at {{validation}}.",
  folds: "Fold by fold",
  repeats: "Repeat by repeat",
  standardError: "± {{error}} standard error",
  standardErrorHelp:
    "Standard error of the mean. A rough guide: folds share training rows, so the true uncertainty is larger. If the rows are cut into folds more than once, the error is that of one cut, because every cut divides the same rows.",
  repeatsErrorHelp:
    "Standard error of the mean over the repeats: how much the score varies with the seed, on the same rows.",
  fold: "Fold",
  cutting: "Cut",
  repeat: "Repeat",
  foldsLabel: "Scores of {{count, number}} trainings, from {{low}} to {{high}}, with a mean of {{mean}}.",
  meanCurve: "At each step, the mean over the trainings that reached it.",
  took: "{{duration}} on worker {{worker}}",
  parameters_one: "{{count, number}} parameter",
  parameters_other: "{{count, number}} parameters",
  retried_one: "started over {{count, number}} time after a crash",
  retried_other: "started over {{count, number}} times after a crash",
  brokenLimit: "Breaks the limit {{limit}}.",
  sampler: "Sampler: {{sampler}}",
  unknown: "The reason for this choice was not recorded.",
} as const;
