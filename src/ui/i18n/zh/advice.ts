/** 中文：数据检查对如何划分行、学习什么的建议。 */
export const advice = {
  fewRows: {
    title: "对 {{columns}} 列来说，{{rows}} 行偏少",
    help: "平均每列不到五行时，有些列会碰巧与目标相关，模型会把巧合学进去。请只保留最有用的特征，优先选用较小的模型和较大的 L2 惩罚，并用多折验证。",
  },
  skewedTarget: {
    title: "目标“{{column}}”的分布有很长的右尾",
    help: "误差由少数很大的值决定。取对数后分布更均匀，通常更容易学习；得分仍以目标原来的单位计算。",
  },
  dates: {
    title: "“{{column}}”记录了时间：可以按时间顺序划分行",
    help: "随机抽取时，有些训练行比用于评判的行更晚。如果模型要预测将来，就应当用过去的数据训练，用之后发生的来评判。",
  },
  remedies: {
    logTarget: "学习对数",
    splitByTime: "按时间顺序划分",
    featureShare: "保留最好的四分之一特征",
  },
  did: {
    logTarget: "现在学习目标的对数。",
    splitByTime: "最晚的行用于测试，之前的行用于验证。",
    featureShare: "只保留与目标最相关的四分之一特征；每折只按自己的训练行来选。",
  },
} as const;
