/** Chinese words: settings of how columns become features, and their choices. */
export const preparationSettings = {
  impute: { label: "缺失数值", help: "用什么代替缺失的数值。类别列取最常见的取值。" },
  missingIndicator: { label: "标记缺失值", help: "为每个有缺失值的列增加一个 0/1 特征。" },
  scaling: {
    label: "缩放",
    help: "把数值放到同一尺度上，否则网络难以训练。标准化：均值 0、标准差 1。最小–最大：从 0 到 1。稳健：用中位数和四分位数。",
  },
  rareLevelShare: {
    label: "合并稀有取值",
    help: "在训练集中占比更小的取值合并为“其他”：0.01 即百分之一；0 表示不合并。",
  },
} as const;

export const preparationChoices = {
  median: "中位数",
  mean: "均值",
  mostFrequent: "最常见值",
  zero: "零",
  standard: "标准化",
  minMax: "最小–最大",
  robust: "稳健",
  none: "无",
} as const;
