/** English words: how rows are divided, how a score is made, and what is learnt of a numeric target. */
export const split = {
  by: "Rows",
  byHelp:
    "At random: any row may be in any part. By group: rows with the same value of a column stay in one part, so that the score holds for new patients, shops or days. In order of time: the model is trained on the past and judged on what came later.",
  bys: {
    random: "At random",
    group: "By group",
    time: "In order of time",
  },
  groupColumn: "Group",
  groupColumnHelp: "Rows with the same value of this column are never in two parts.",
  timeColumn: "Time",
  timeColumnHelp:
    "The latest rows are the test rows, the rows before them the validation rows. With folds the training window grows: each fold trains on all rows before it.",
  rowOrder: "The order of the rows",
  groupNoFeature:
    "“{{column}}” is not a feature, because the groups of the test rows do not occur in training. Tick it under Columns to use it anyway.",
  timeNoFeature:
    "“{{column}}” is not a feature, because the test rows are later than all training rows. Tick it under Columns to use it anyway.",
  foldRepeatsHelp:
    "How often the rows are cut into folds, with different seeds: 1 to 10. The score is the mean over all folds, and depends less on one lucky cut.",
  once: "once",
  times: "{{count}} times",
  rows_one: "{{rows}} row",
  rows_other: "{{rows}} rows",
  rowsAndGroups: "{{rows}} rows, {{groups}} groups",
  foldRows: "Each fold validates on {{least}} rows; all folds have the same weight.",
  foldRowsBetween: "Each fold validates on {{least}} to {{most}} rows; all folds have the same weight.",
  windowNote: "Each fold trains on all rows before it: the first on {{least}} rows, the last on {{most}}.",
  testFile: "the test file",
  left_one: "{{count, number}} row without a time is left out.",
  left_other: "{{count, number}} rows without a time are left out.",
  sharedGroups_one:
    "{{count, number}} group of the test file also occurs in the other rows: the score does not hold for new groups.",
  sharedGroups_other:
    "{{count, number}} groups of the test file also occur in the other rows: the score does not hold for new groups.",
  missingClasses: "There is no row of {{classes}} in {{part}}, so the score says nothing about it there.",
  parts: {
    train: "a training part",
    validation: "a validation part",
    test: "the test part",
  },
  /** How a score comes about, in one sentence and a half. */
  made: "Score: {{score}}. Test: {{test}}.",
  scored: {
    holdOut_one: "one training, scored on {{rows}} validation row",
    holdOut_other: "one training, scored on {{rows}} validation rows",
    holdOutUnknown: "one training, scored on the validation rows",
    stratified: "stratified",
    grouped: "grouped by “{{column}}”",
    inTime: "in order of “{{column}}”",
    inRowOrder: "in the order of the rows",
  },
  tested: {
    rows_one: "{{count, number}} row",
    rows_other: "{{count, number}} rows",
    share: "{{share}} of the rows",
    file: "{{rows}} of the test file",
    latest: "the latest {{rows}}",
    otherGroups: "{{rows}} of other groups",
  },
  /** Training on the logarithm of a target. */
  transform: "Learn",
  transformHelp:
    "The value itself, or its logarithm, for targets that span several orders of magnitude and whose errors grow with the value. Predictions are converted back, and scores are in the target's own units. A prediction is then the median of the possible values, not the mean, which is larger.",
  transforms: {
    none: "The value",
    log: "Its logarithm",
  },
  logHint:
    "“{{target}}” has a long tail of large values. Its logarithm is more even, and often easier to learn.",
  logUse: "Use the logarithm",
} as const;
