/** English words: the report of a judged model, and what may be asked about it afterwards. */
export const report = {
  verdict: {
    /** Who is judged, where a sentence begins, or within one. */
    who: {
      best: { start: "The best model", within: "the best model" },
      chosen: { start: "The model you chose", within: "the model you chose" },
    },
    /** What it is compared with, likewise. */
    baselines: {
      forest: { start: "The default random forest", within: "the default random forest" },
      linear: { start: "The linear baseline", within: "the linear baseline" },
      constant: { within: "a constant guess" },
    },
    and: "{{first}} and {{last}}",
    nor: " nor ",
    better: "{{start}} is clearly better than {{all}}.",
    alike:
      "{{start}} is clearly better than {{beaten}}. It and {{others}} cannot be told apart on these test rows: the difference may be chance.",
    same: {
      one: "{{start}} is clearly better than {{beaten}}. {{othersStart}} has the same score on these test rows.",
      several:
        "{{start}} is clearly better than {{beaten}}. {{othersStart}} have the same score on these test rows.",
    },
    worse: {
      one: "{{othersStart}} is clearly better than {{within}}. Use it instead, or search longer.",
      several:
        "{{othersStart}} are clearly better than {{within}}. Use one of them instead, or search longer.",
    },
    moreRight: {
      one: "{{start}} is clearly better than {{beaten}}. By {{metric}}, {{others}} is clearly better still, but does not predict more rows right than a constant guess.",
      several:
        "{{start}} is clearly better than {{beaten}}. By {{metric}}, {{others}} are clearly better still, but do not predict more rows right than a constant guess.",
    },
    betterThanConstant:
      "{{start}} is clearly better than a constant guess. There is no other baseline to compare with.",
    noMoreRight:
      "By {{metric}}, {{within}} is better than a constant guess, but it does not predict more rows right: {{own}} of {{rows}}, against {{constant}} if the most frequent class is always predicted.",
    noneRight:
      "No model predicts any of the {{rows}} test rows right, so none is useful, whatever its other scores. The classes of the test rows may be written differently from those of the training rows.",
    onlyOthers: {
      one: "{{start}} is not clearly better than a constant guess, but {{others}} is: use it instead.",
      several:
        "{{start}} is not clearly better than a constant guess, but {{others}} are: use one of them instead.",
    },
    useless:
      "Neither {{within}} nor {{nor}} is clearly better than a constant guess: these test rows show no sign that anything was learnt.",
    notBetterThanConstant:
      "{{start}} is not clearly better than a constant guess: it may have learnt nothing that holds for new rows.",
    fewRows:
      "There are too few test rows ({{rows}}) to tell models apart: even a model that is better on every one of them may be so by chance.",
    oneTarget:
      "All test rows have the same target, so they cannot show whether a model tells rows apart: a guess that is always the same may get all of them right.",
    constantItself:
      "{{start}} predicts the same for every test row: it is a constant guess itself, only another one than the training rows suggest.",
    nothingToCompare: "There is no constant guess to compare with.",
    scored: "{{model}} ({{value}})",
    nominally: {
      one: "On these rows {{list}} even scores better than {{within}} ({{own}}).",
      several: "On these rows {{list}} even score better than {{within}} ({{own}}).",
    },
    constantWorse: "{{start}} is clearly worse than even a constant guess.",
  },
  job: {
    cancel: "Cancel",
    progress: "Progress: {{title}}",
    takes: "It takes about {{duration}}, in the background.",
    again: "Try again",
    withoutData: "Other data are chosen in the set-up now. Choose the data of this study first.",
  },
  rowCurve: {
    title: "Would more data help?",
    what: "Trains the best model on 10, 20, 40, 70 and 100% of its training rows, {{draws}} times each, and scores every training on the same test rows.",
    start: "Find out",
    helped:
      "More data would probably help: from {{before}} to {{rows}} rows, {{metric}} still became {{became}} by {{gain}} (95% interval {{low}} to {{high}}).",
    unclear:
      "No sign that more data would help: from {{before}} to {{rows}} rows, {{metric}} became {{became}} by {{gain}} (95% interval {{low}} to {{high}}), which may be chance.",
    harmed:
      "More rows of this kind would probably not help: from {{before}} to {{rows}} rows, {{metric}} became {{became}} by {{gain}} (95% interval {{low}} to {{high}}).",
    unknown:
      "From {{before}} to {{rows}} rows, {{metric}} became {{became}} by {{gain}}. With so few test rows, that may be chance.",
    better: "better",
    worse: "worse",
    size_one: "{{count, number}} row ({{share}})",
    size_other: "{{count, number}} rows ({{share}})",
    sentence: "{{size}}.",
    rows: "Training rows",
    share: "Share",
    label: "The best model trained on growing parts of the rows. {{sizes}}",
    hint: "Dots are means of {{draws}} draws, bars their 95% intervals over draws and test rows.",
  },
  ensemble: {
    title: "Ensemble of the best trials",
    what: "Trains the {{trials}} best trials again, chooses those that predict best together on the validation rows, and scores their average on the same test rows, which counts as opening them once more.",
    start: "Build an ensemble",
    few: "An ensemble needs at least two complete trials.",
    unstored:
      "The best model of this study is not stored, so an ensemble could not be compared with it. Judge it again first.",
    better: "The ensemble is clearly better than the best model on the test rows.",
    unclear:
      "The ensemble and the best model cannot be told apart on these test rows: the difference may be chance.",
    worse: "The ensemble is clearly worse than the best model on the test rows.",
    useless:
      "The ensemble is clearly better than the best model on the test rows, but not clearly better than a constant guess: these rows show no sign that anything was learnt.",
    noMoreRight:
      "By {{metric}}, the ensemble is clearly better than the best model on the test rows, but it does not predict more rows right than a constant guess.",
    fewRows: "There are too few test rows ({{rows}}) to tell the ensemble and the best model apart.",
    oneTarget:
      "All test rows have the same target, so they cannot show which of the ensemble and the best model is better.",
    alone: "No other trial makes the judged one better: the ensemble has a single member.",
    aloneOther:
      "No other trial makes trial {{trial}} better: the ensemble has that one as its single member, not the judged one.",
    validation:
      "On the validation rows its {{metric}} is {{ensemble}}, against {{best}} for the best trial. Those rows were used twice, to choose the trials and to choose the members, so that score is optimistic.",
    trial: "Trial",
    weight: "Weight",
    score: "{{metric}} on the validation rows",
  },
  doubts: {
    title: "Read this score with care",
    fewRows:
      "{{trials}} trials were compared on {{rows}} validation rows: with so few rows, some trial looks good by luck. Trial {{number}} had {{validation}} there, and {{test}} on the test rows.",
    folds: "Use 5 folds",
    foldsHelp:
      "Every row except the test rows is used for validation once; a trial takes about five times as long.",
    repeats: "Use 3 repeats",
    repeatsHelp:
      "Every trial is trained three times on the same rows, so that a single lucky training has less influence.",
    low: "{{setting}} {{value}} lies at the lower end of its range ({{low}} to {{high}}): lower values may be better.",
    high: "{{setting}} {{value}} lies at the upper end of its range ({{low}} to {{high}}): higher values may be better.",
    widen: "Widen to {{low}} – {{high}}",
    dip: "What was kept ({{step}}) is a dip of a rough curve: its validation loss is {{loss}}, that of the steps beside it {{beside}} or more. It may be luck.",
    changed: "The set-up was changed; Run starts a new study.",
  },
  openings: {
    title_one: "The test rows were opened {{count, number}} time",
    title_other: "The test rows were opened {{count, number}} times",
    hint: "A choice made between these scores is optimistic: the best of several is partly luck. To judge the final choice, use rows that nobody has looked at.",
    hintOnce:
      "Opening them again would make the score less trustworthy: the best of several scores is partly luck.",
    others_one: "Outside this study, this tab has opened the same rows {{count, number}} time.",
    others_other: "Outside this study, this tab has opened the same rows {{count, number}} times.",
    look: "Look",
    trial: "Trial",
    after: "After",
    validation: "Validation",
    test: "Test",
    why: "Why",
    end: "end of the search",
    chosen: "you chose it",
    ensemble: "you asked for it",
    together: "Ensemble",
    shown: "shown here",
    again:
      "The test rows have been opened before, and will be again at the end: a choice between the scores is optimistic.",
    judging: "The model and the baselines are trained on all rows except the test rows, then judged.",
    made: "Then the test rows were opened: {{test}}. They have now been opened {{times}} times, and a choice between those scores is optimistic.",
    madeChosen: "You chose to judge this trial.",
  },
  compromise: {
    title: "Why this compromise",
    other_one: "You chose trial {{number}}, but another trial is the only best compromise.",
    other_other: "You chose trial {{number}}, which is not among the {{count, number}} best compromises.",
    only: "Trial {{number}} is the only best compromise: it is at least as good as any other in every objective.",
    first:
      "Of {{all}} best compromises, trial {{number}} was judged because it has the best {{metric}}, the first objective. Another one may suit you better.",
    chosen: "You chose trial {{number}}, one of {{all}} best compromises.",
    chosenFirst:
      "You chose trial {{number}}, one of {{all}} best compromises. It has the best {{metric}}, the first objective.",
    judge: "Judge this one",
    judgeHelp: "Trains it again and scores it on the test rows, which counts as opening them once more.",
    judgeLabel: "Judge trial {{number}}",
    cannot:
      "Other data are chosen in the set-up now. Choose the data of this study to judge one of its trials.",
    judged: "judged",
    now: "shown here",
  },
} as const;
