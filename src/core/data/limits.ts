/** Fewer rows cannot be split into three useful parts. */
export const MIN_ROWS = 10;
/** A target with more distinct values is not a class but a number or a text. */
export const MAX_CLASSES = 1000;
/** A table with more is refused before memory is allocated. */
export const MAX_COLUMNS = 20_000;
/** More prepared features (after one-hot) than this make every model too large for a tab. */
export const MAX_FEATURES = 2000;
/** Values of all pictures together (pixels × channels). Every trainer holds each as four bytes. */
export const MAX_PICTURE_VALUES = 50_000_000;
/** A class needs a row in each of the three parts. */
export const MIN_CLASS_ROWS = 3;
/** Bounds of the validation and test shares, and the smallest share left for training. */
export const SHARE_BOUNDS = { low: 0.01, high: 0.5, leastTraining: 0.2 } as const;
/** Folds of a cross-validation; 1: a hold-out. */
export const FOLD_BOUNDS = { low: 1, high: 10 } as const;
/** How often folds are cut. */
export const FOLD_REPEAT_BOUNDS = { low: 1, high: 10 } as const;
/** With a larger group, the parts cannot be similar. */
export const LARGEST_GROUP_SHARE = 0.5;
/** Fewest validation rows of a fold: with one row, the variance that R² divides by is 0. */
export const LEAST_FOLD_ROWS = 2;
/** Bounds of the share below which a level is rare: above one half, two equally frequent levels would both be rare. */
export const RARE_SHARE_BOUNDS = { low: 0, high: 0.5 } as const;
/** Bounds of the share of features that is kept. */
export const FEATURE_SHARE_BOUNDS = { low: 0.01, high: 1 } as const;
