import type { AppErrorCode } from "../../../core/errors.ts";
import { cnnErrors } from "./cnn.ts";

interface Sentences {
  /** What is wrong, with the offending value. */
  readonly what: string;
  /** What the user can do about it. */
  readonly next: string;
  /** The same for a learner that has no learning rate. */
  readonly nextWithoutRate?: string;
}

/** English words: errors. A code without words does not compile. */
export const errors = {
  csvEmpty: {
    what: "It contains no data.",
    next: "Choose a file, or paste a table, with a header line and at least ten rows.",
  },
  csvHeaderOnly: {
    what: "It has a header but no rows (columns: {{columns}}).",
    next: "Export the table again with its rows, then open it here.",
  },
  csvRagged: {
    what: "{{odd}} of {{of}} lines do not have the {{expected}} cells of a row. The first is line {{row}} with {{cells}} cells: “{{value}}”.",
    next: "Press “Correct how it is read …” and set what separates the cells and where the table begins, or export it again as CSV.",
  },
  csvLineTooLong: {
    what: "Line {{row}} is longer than {{limit}} characters, too long for a row of a table.",
    next: "Check that the lines of the file end with line breaks, and export the table again.",
  },
  csvOneColumn: {
    what: "It has a single column, “{{name}}”, so there is nothing to predict it from.",
    next: "Use a table with at least two columns, separated by commas, semicolons, tabs or pipes.",
  },
  tableTooLarge: {
    what: "The table is larger than the {{limit}} MB of memory that a table may take on this computer: only about {{rows}} of its rows fit.",
    next: "Read a random sample of its rows, or keep fewer columns and open that.",
  },
  csvBinary: {
    what: "It is not text: some of its bytes are not characters.",
    next: "If it comes from a spreadsheet or a database, export it there as Excel (.xlsx) or CSV, and open that.",
  },
  csvUndecodable: {
    what: "It is not written in {{encoding}}: some of its bytes have no meaning in it.",
    next: "Choose another encoding, or save the file in UTF-8 and open it again.",
  },
  fileDamaged: {
    what: "“{{name}}” is damaged: its {{format}} data are incomplete or invalid.",
    next: "Download or export the file again, then open it here.",
  },
  fileInflatesTooLarge: {
    what: "“{{name}}” says that it unpacks to {{megabytes}} MB or more; the limit is {{limit}} MB.",
    next: "Keep fewer rows or columns in it, save it again, and open that.",
  },
  fileGrowsTooMuch: {
    what: "“{{name}}” grows to {{megabytes}} MB or more, {{times}} times its size, like a file made to fill up memory.",
    next: "If you trust it, unpack it on your computer and open the table in it.",
  },
  fileUnsupported: {
    what: "“{{name}}” is {{format}}. Surmise cannot read it.",
    next: "{{advice}}",
  },
  entryDamaged: {
    what: "“{{path}}” in “{{name}}” is damaged: its unpacked bytes differ from those that were packed.",
    next: "Download or pack the file again, then open it here.",
  },
  entryEncrypted: {
    what: "“{{path}}” in “{{name}}” is encrypted.",
    next: "Unpack it with its password, or save it without one, and open that.",
  },
  zipWithoutTable: {
    what: "“{{name}}” is a file of Microsoft Office, but not an Excel workbook (.xlsx).",
    next: "Open it in the program it comes from, copy its table into a spreadsheet, save that as Excel (.xlsx) or CSV, and open it here.",
  },
  sheetMissing: {
    what: "“{{name}}” has no sheet “{{sheet}}”.",
    next: "Open the file again, then choose one of its sheets.",
  },
  arffUnreadable: {
    what: "“{{name}}” is ARFF, but its line {{row}} cannot be read: “{{value}}”.",
    next: "Each column needs a line such as “@attribute width numeric”, and “@data” comes before the rows. Correct that line, then open the file again.",
  },
  tooManyColumns: {
    what: "It has {{columns}} columns or more; at most {{limit}} can be read here.",
    next: "Keep the columns that matter, or turn the table if its columns are records, and open that.",
  },
  jsonBroken: {
    what: "“{{name}}” begins as JSON, but line {{row}} is not valid JSON.",
    next: "Correct that line, or export the file again.",
  },
  jsonComment: {
    what: "“{{name}}” is JSON with a comment in line {{row}}: “{{text}}”. JSON has no comments.",
    next: "Delete the comments, and open it again.",
  },
  jsonNotTable: {
    what: "“{{name}}” is JSON, but not a table: a list of records is expected.",
    next: "Use a list of objects with the same keys, or one object in each line.",
  },
  jsonIsStudy: {
    what: "“{{name}}” is a saved study of this page, not a table.",
    next: "To learn from its trials, choose the study’s data, then open the file in the set-up: Search, “Earlier trials”, “From a study file …”.",
  },
  jsonKeysDiffer: {
    what: "Its {{records}} records have {{keys}} different keys, about {{own}} each. Every key would be a column, and nearly all cells would be empty.",
    next: "If the keys are values, such as ids or dates, save each as a separate record, with one field for the key and one for the value. Otherwise keep only the keys that most records have.",
  },
  jsonTooLong: {
    what: "It is one piece of JSON of {{megabytes}} MB; the limit is {{limit}} MB.",
    next: "Save it as JSON Lines (one object in each line), CSV or Parquet, which are read piece by piece.",
  },
  filesDiffer: {
    what: "“{{name}}” has no column “{{column}}”, which “{{other}}” has.",
    next: "Files opened together need the same columns: open one alone, or correct its header line.",
  },
  filesBeside: {
    what: "“{{name}}” has as many rows as “{{other}}” and other columns: it seems to hold the labels of those rows.",
    next: "Copy its column of labels into “{{other}}”, and open that. Or open “{{other}}” alone.",
  },
  fileUnreadable: {
    what: "“{{name}}” could not be read: {{reason}}.",
    next: "Check that the file is still there and not locked by another program, then open it again.",
  },
  picturesNoFolders: {
    what: "“{{name}}” has pictures ({{pictures}}), but no picture lies in a folder that names its class.",
    next: "Put the pictures of each class into a folder with the class's name, such as cat/ and dog/, and open the folder around them, or a zip of it.",
  },
  labelsNameNone: {
    what: "“{{name}}” does not name any picture beside it: its first line begins with “{{value}}”, the first picture is “{{path}}”.",
    next: "One column has to hold the pictures' file names, such as 0001.png or 0001, and another column their classes. Correct it, or put the pictures of each class into a separate folder.",
  },
  picturesOneClass: {
    what: "All pictures of “{{name}}” ({{pictures}}) are in one folder, “{{folder}}”, so there is only one class.",
    next: "Open the folder around the folders of all classes, or a zip of it.",
  },
  picturesNoneReadable: {
    what: "No picture of “{{name}}” ({{pictures}}) can be used. The first one, “{{path}}”, is left out: {{why}}.",
    next: "Save the pictures as PNG, JPEG or WebP, check that one opens in this browser, and pack them again.",
  },
  zipUnusable: {
    what: "“{{name}}” holds neither pictures nor tables (files in it: {{files}}).",
    next: "Pack pictures (PNG, JPEG or WebP) in one folder for each class, or a table as CSV, Excel (.xlsx), Parquet or JSON.",
  },
  zipNotAlone: {
    what: "“{{name}}” holds pictures, but it was opened together with other files.",
    next: "Open it alone. Pictures for training and for testing can be in one zip, in folders called train and test around those of the classes.",
  },
  spriteLabelsUnreadable: {
    what: "“{{name}}” does not say what the tiles of the picture show.",
    next: 'List the labels of the tiles, row by row: a JSON list such as ["cat", "dog", …], or a CSV with a header and one label per line.',
  },
  spriteTilesUnclear: {
    what: "The picture “{{name}}” of {{height}} × {{width}} pixels cannot be cut into tiles for {{labels}} labels.",
    next: "Give each tile a label, row by row, and write the side of a tile as “tile” beside “labels” in a JSON file.",
  },
  spriteUnreadable: {
    what: "The picture “{{name}}” cannot be used: {{why}}.",
    next: "Save it as PNG, check that it opens in this browser, and open it again together with its labels.",
  },
  targetMissing: {
    what: "There is no column “{{target}}” to predict.",
    next: "Choose the target from the list of columns.",
  },
  targetOneClass: {
    what: "Every row of “{{target}}” is “{{value}}”, so there is only one class to learn.",
    next: "Choose another target, or add rows of a second class.",
  },
  targetNotNumeric: {
    what: "Regression needs numbers, but row {{row}} of “{{target}}” is “{{value}}”.",
    next: "Switch the task to classification, correct that cell, or choose a numeric target.",
  },
  targetNotPositive: {
    what: "“{{target}}” goes down to {{value}}, and only values above 0 have a logarithm.",
    next: "Predict the values as they are, or correct the file.",
  },
  targetConstant: {
    what: "“{{target}}” is {{value}} in every row, so there is nothing to predict.",
    next: "Choose a target that varies.",
  },
  targetTooManyClasses: {
    what: "“{{target}}” has {{classes}} classes; at most {{limit}} are supported.",
    next: "Choose another column to predict. If most rows have different values, it is a name or an id: a class cannot be learnt from one row.",
  },
  targetTooManyNumbers: {
    what: "“{{target}}” has {{classes}} different numbers; as classes, at most {{limit}} are supported.",
    next: "Switch the task to regression if it is a quantity, or choose another column to predict.",
  },
  targetAllMissing: {
    what: "“{{target}}” has no value in any row.",
    next: "Choose another target.",
  },
  noUsableFeatures: {
    what: "No column is left to predict from; left out, text or constant: {{excluded}}.",
    next: "Turn at least one column on in the list, or correct the kind of a column.",
  },
  tooFewRows: {
    what: "There are too few rows with a target ({{rows}}); at least {{needed}} are needed.",
    next: "Add rows: a score needs some hundreds of rows to be meaningful.",
  },
  classTooSmall: {
    what: "Class “{{value}}” of “{{target}}” has too few rows ({{rows}}); {{needed}} are needed to put one in each part.",
    next: "Add rows of that class, merge it with another, or turn off “Same class shares”.",
  },
  tooManyFolds: {
    what: "{{folds}} folds are too many for these rows: each fold needs at least two rows, and one row of every class if class shares are kept.",
    next: "Choose at most {{most}} (1 is a hold-out), add rows, or turn off “Same class shares”.",
  },
  splitColumnMissing: {
    what: "There is no column “{{column}}” to divide the rows by.",
    next: "Choose another column under Split, or divide the rows at random.",
  },
  splitColumnTarget: {
    what: "“{{column}}” is the target, so the rows cannot be divided by it.",
    next: "Choose another column under Split, or another target.",
  },
  groupsTooFew: {
    what: "“{{column}}” has too few groups ({{groups}}): {{needed}} are needed, because a group is never split between two parts.",
    next: "Use fewer folds, divide by a column with more groups, or divide the rows at random.",
  },
  groupTooLarge: {
    what: "The group “{{value}}” of “{{column}}” has most of the rows ({{rows}} of {{all}}), so the parts cannot be similar.",
    next: "Divide by a column with smaller groups, or divide the rows at random.",
  },
  timeColumnUnordered: {
    what: "“{{column}}” was read as {{kind}}, which cannot be put in order of time.",
    next: "Choose a column of numbers or dates, correct its kind, or use the order of the rows.",
  },
  testTargetMissing: {
    what: "No row of the test file has a value in “{{target}}”, so a model cannot be judged on it.",
    next: "Add the true values to the test file, or open the training file alone.",
  },
  kindImpossible: {
    what: "“{{column}}” cannot be read as {{kind}}: row {{row}} is “{{value}}”.",
    next: "Keep the kind that was recognised, or correct that cell in the file.",
  },
  tooManyFeatures: {
    what: "{{features}} features after encoding are more than the limit of {{limit}}.",
    next: "Leave out columns, or keep a smaller share of the features under Preparation.",
  },
  generatorInvalid: {
    what: "{{field}} = {{value}} cannot be generated: {{rule}}.",
    next: "Change that value; the data are generated again at once.",
  },
  settingNotANumber: {
    what: "{{setting}}: “{{value}}” is not a number.",
    next: "Type a number such as 0.01 or 1e-3.",
  },
  settingOutOfBounds: {
    what: "{{setting}}: {{value}} is not allowed.",
    next: "Type {{number}} from {{low}} to {{high}}.",
  },
  rangeReversed: {
    what: "{{setting}}: the low end {{low}} is above the high end {{high}}.",
    next: "Swap the two, or raise the high end.",
  },
  rangeLogNotPositive: {
    what: "{{setting}}: a log scale cannot start at {{low}}.",
    next: "Use a low end above 0, or turn the log scale off.",
  },
  rangeStepInvalid: {
    what: "{{setting}}: a step of {{step}} does not fit between {{low}} and {{high}}.",
    next: "Use a step above 0 that is no larger than the range, without a log scale.",
  },
  choicesEmpty: {
    what: "{{setting}}: no choice is left to search.",
    next: "Tick at least one choice, or go back to one value.",
  },
  choicesRepeated: {
    what: "{{setting}}: {{value}} is listed more than once.",
    next: "List each choice once.",
  },
  budgetMissing: {
    what: "The search has no end: no number of trials, no minutes, no target score and no remaining gain.",
    next: "Set at least one of the four; with several objectives, one of the first three.",
  },
  constraintUnreadable: {
    what: "The rule “{{text}}” cannot be read: “{{found}}” (character {{at}}) does not fit there.",
    next: "Write a comparison of settings, for example units2 <= units1, joined by and, or, not where needed.",
  },
  constraintEmpty: {
    what: "A rule is empty.",
    next: "Write a comparison, for example units2 <= units1, or remove the rule.",
  },
  constraintUnfinished: {
    what: "The rule “{{text}}” is not finished.",
    next: "Write a whole comparison, for example units2 <= units1.",
  },
  constraintUnknownName: {
    what: "The rule “{{text}}” names “{{name}}”, which is not a setting.",
    next: 'Use the names listed below the rules. Put words in quotes, for example optimizer == "adam".',
  },
  constraintNoChoice: {
    what: "The rule “{{text}}” compares {{name}} with {{value}}, which is not one of its values.",
    next: "Compare {{name}} with one of its choices: {{choices}}.",
  },
  constraintNoNumber: {
    what: "The rule “{{text}}” treats {{found}} as a number, which it is not.",
    next: "Compare and calculate with numbers only. Compare words by == or !=, with a setting that has choices.",
  },
  constraintTooLong: {
    what: "The rule “{{text}}” has {{characters}} characters, more than the {{limit}} a rule may have.",
    next: "Shorten it, or split it into two rules at an “and”.",
  },
  constraintsTooMany: {
    what: "{{constraints}} rules are more than the {{limit}} a search may have.",
    next: "Remove some, or join them with “and”.",
  },
  spaceInfeasible: {
    what: "No configuration was found that satisfies all rules.",
    next: "Loosen or remove a rule, or widen the ranges of the settings in it.",
  },
  objectivesTooMany: {
    what: "{{objectives}} objectives are more than the limit of {{limit}}.",
    next: "Remove one of them, or make it a limit.",
  },
  measureRepeated: {
    what: "{{measure}} is an objective already.",
    next: "Choose another measure, or remove this objective.",
  },
  measureUnfit: {
    what: "{{measure}} is not a measure for {{task}}.",
    next: "Choose another measure, or remove this line.",
  },
  measureUnknown: {
    what: "Not every chosen learner has {{measure}}.",
    next: "Choose another measure, or only learners that have it.",
  },
  engineUnavailable: {
    what: "{{engine}} is not available here: {{reason}}.",
    next: "Set the engine to Automatic, or try a current Chrome or Edge.",
  },
  gpuLost: {
    what: "The graphics device was lost while {{engine}} was training: {{reason}}.",
    next: "Run again; if it repeats, set the engine to CPU.",
  },
  workerCrashed: {
    what: "A worker of this page stopped unexpectedly: {{reason}}.",
    next: "Try a smaller model or fewer workers.",
  },
  workerHung: {
    what: "A worker of this page did not respond for {{seconds}} seconds and was ended.",
    next: "Try a smaller model, a larger batch size or fewer workers.",
  },
  lossNotFinite: {
    what: "The loss became {{loss}} in {{unit}} {{epoch}}.",
    next: "Lower the learning rate, or its high end in the search.",
    nextWithoutRate:
      "Look at the Data tab for numbers that are much too large, or leave this learner out of the search.",
  },
  lossNotFiniteInFold: {
    what: "The loss became {{loss}} in {{unit}} {{epoch}} (fold {{fold}}, repeat {{repeat}}).",
    next: "Lower the learning rate, or its high end in the search.",
  },
  measureNotFinite: {
    what: "The {{measure}} of this configuration is {{result}}, which cannot be compared.",
    next: "Lower the learning rate, or choose another objective: some scores need more than one class among the validation rows.",
  },
  modelTooLarge: {
    what: "The model would have {{parameters}} parameters; the limit is {{limit}}.",
    next: "Use fewer layers or units.",
  },
  modelNeedsMemory: {
    what: "Training this model would take {{megabytes}} MB of memory: more than the engine can get on this machine.",
    next: "Use a smaller batch, or fewer layers, units or filters.",
  },
  dataNeedsMemory: {
    what: "The prepared data would take {{megabytes}} MB of memory: more than the engine can get on this machine.",
    next: "Use fewer folds or columns, or another engine.",
  },
  memoryRefused: {
    what: "The browser gave this page no more memory for training.",
    next: "Use fewer workers, or close other tabs of this page, then run again.",
  },
  ...cnnErrors,
  layerImpossible: {
    what: "Layer {{layer}} ({{kind}}) cannot take an input of {{input}}.",
    next: "Use a smaller window, or fewer layers before it.",
  },
  everyTrialFailed: {
    what: "Every trial failed ({{failed}} in all). The last one: {{reason}}.",
    next: "Lower the learning rate, use a smaller model, or choose another engine, then run again.",
  },
  samplerFailed: {
    what: "The sampler could not suggest a configuration: {{reason}}.",
    next: "Run again with the random sampler, or narrow the search space.",
  },
  finalEvaluationFailed: {
    what: "The best model could not be judged on the test rows: {{reason}}.",
    next: "The trials are kept: press “Judge now” on the Model tab.",
  },
  paramOutsideSpace: {
    what: "{{setting}} = {{value}} is not in the search space.",
    next: "Type a value within its range, or widen the range.",
  },
  paramsInfeasible: {
    what: "This configuration breaks a rule between settings.",
    next: "Change a value, or the rule in the Search section.",
  },
  studyFileUnreadable: {
    what: "“{{name}}” could not be read as a study: {{reason}}.",
    next: "Choose a study that was saved here as JSON.",
  },
  studyFileOther: {
    what: "“{{name}}” belongs to another study: its {{aspect}} is {{theirs}}, here it is {{ours}}. Its scores cannot be compared.",
    next: "Choose the same data, target and objectives first, or another file.",
  },
  studyFileEmpty: {
    what: "“{{name}}” has no finished trial to learn from.",
    next: "Choose a study with finished trials.",
  },
  linkUnreadable: {
    what: "This part of the link could not be used and was ignored: {{part}}.",
    next: "Check the settings before you run, or ask for the link again.",
  },
  linkNeedsFile: {
    what: "The link needs the file “{{name}}”, which a link does not contain.",
    next: "Open that file here to get the same study.",
  },
  linkOtherFile: {
    what: "This “{{name}}” is not the same file as the one the link was made with.",
    next: "The study may come out differently; open the original file to get the same one.",
  },
  linkFileUnused: {
    what: "“{{name}}” is not the file that the link was made with, “{{linked}}”. The link's settings of columns were not used.",
    next: "Open the original file, under any name, to get the same study.",
  },
  fileChanged: {
    what: "The browser no longer lets the page read “{{name}}”: the file was changed, moved or deleted after it was chosen.",
    next: "Open it again.",
  },
  partNotLoaded: {
    what: "A part of the page could not be loaded: the server cannot be reached, or a new version of the page was published. What is loaded still works.",
    next: "Try again. If that fails, save the study under Export, then reload the page.",
  },
  partOffline: {
    what: "You are offline, and a part of the page had not been loaded yet. What is loaded still works.",
    next: "Connect to the network, then try again.",
  },
  unexpected: {
    what: "Something unexpected happened: {{reason}}.",
    next: "Reload the page and try again; if it repeats, please report it with this sentence.",
  },
} as const satisfies Record<AppErrorCode, Sentences>;
