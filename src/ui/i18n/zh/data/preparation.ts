/** Chinese words: settings of how columns become features, and their choices. */
export const preparationSettings = {
  impute: { label: "缺失数值", help: "用什么代替缺失的数值。缺失的类别用最常见的取值代替。" },
  missingIndicator: { label: "标记缺失值", help: "为每个有缺失值的列增加一个 0/1 特征。" },
  scaling: {
    label: "缩放",
    help: "把数值放到同一尺度上，否则网络难以训练。标准化：均值 0、标准差 1。最小–最大：从 0 到 1。稳健：用中位数和四分位数。分位数和幂变换会把任何形状的分布变成正态分布。",
  },
  encoding: {
    label: "类别编码",
    help: "独热：每个取值一个特征。序号：取值按字母或数值排序的位置。目标均值：该取值的其他训练行的目标均值，无论有多少种取值都只有一个特征（三个及以上类别时每类一个）。",
  },
  rareLevelShare: {
    label: "合并稀有取值",
    help: "在训练集中占比低于此值的取值合并为“其他”：0.01 即百分之一；0 表示不合并。",
  },
  featureShare: {
    label: "保留特征的比例",
    help: "只保留单独看与目标关系最大的特征（在训练行上做 F 检验），其余舍弃；1 表示全部保留。",
  },
  classWeights: {
    label: "类别权重",
    help: "平衡：少数类别的行在训练中权重更大，使各类别总权重相同。得分不加权。",
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
  quantile: "分位数",
  power: "幂变换",
  oneHot: "独热",
  ordinal: "序号",
  targetMean: "目标均值",
  balanced: "平衡",
  none: "无",
} as const;
