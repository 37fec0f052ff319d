/** The exercises of a first course, as links of the page: every configuration of a small grid, each by five folds. */

/** The best number of neighbours for the irises. */
export const NEIGHBOURS =
  "v=1&data=iris&family=knn&neighbours=1..30&neighbourWeights=uniform&distancePower=2&folds=5&metric=accuracy&sampler=grid&trials=30";

/** The number and the depth of the trees of a forest, on the wines. */
export const FOREST =
  "v=1&data=wine&family=forest&trees=10|50|100|200&treeDepth=2|4|8|16&maxFeatures=sqrt&forestMinLeaf=1&extraTrees=false&folds=5&metric=accuracy&sampler=grid&trials=16";
