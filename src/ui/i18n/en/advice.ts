/** English words: advice of the data check on how rows are divided and what is learnt. */
export const advice = {
  fewRows: {
    title: "{{rows}} rows are few for {{columns}} columns",
    help: "With fewer than five rows per column, some columns match the target by chance, and a model learns that. Keep the most useful features, prefer small models with a large L2 penalty, and validate by folds.",
  },
  skewedTarget: {
    title: "“{{column}}”, the target, has a long tail of large values",
    help: "A few large values decide the error. Their logarithm is more even, and often easier to learn; scores stay in the target's own units.",
  },
  dates: {
    title: "“{{column}}” is a time: rows can be divided in order of time",
    help: "If rows are drawn at random, some training rows are later than rows that the model is judged on. If the model is to predict the future, train it on the past and judge it on what came later.",
  },
  remedies: {
    logTarget: "Learn the logarithm",
    splitByTime: "Divide in order of time",
    featureShare: "Keep the best quarter of the features",
  },
  did: {
    logTarget: "The logarithm of the target is learnt.",
    splitByTime: "The latest rows are the test rows; the rows before them are the validation rows.",
    featureShare:
      "The quarter of the features most related to the target is kept. Each fold selects them by its own training rows.",
  },
} as const;
