import type {
  learnerChoices as englishChoices,
  learnerGroups as englishGroups,
  learnerSettings as englishSettings,
} from "../en/learners.ts";
import type { Words } from "../words.ts";

/** Chinese words: the settings of learners beside networks. Parts of the catalogue of the model. */
export const learnerSettings: Words<typeof englishSettings> = {
  family: { label: "模型类型", help: "使用哪一类模型。设为范围时，由搜索在几类之间选择。" },
  neighbours: {
    label: "邻居数（k）",
    help: "由最相似的多少个训练行决定结果。少则跟随每个细节，多则更平滑。",
  },
  neighbourWeights: { label: "邻居权重", help: "所有邻居同等计算，还是近的邻居权重更大。" },
  distancePower: {
    label: "距离（p）",
    help: "特征之差如何合成距离：1 为相加（曼哈顿距离），2 为直线（欧氏距离）。",
  },
  linearC: { label: "C", help: "误差相对于惩罚的权重：C 小则系数小。" },
  l1Ratio: {
    label: "L1 比例",
    help: "惩罚中使系数恰好为零的部分：0 为岭回归，1 为 lasso，介于两者之间为弹性网络。",
  },
};

export const learnerChoices: Words<typeof englishChoices> = {
  knn: "最近邻（k-NN）",
  uniform: "同等",
  distance: "近者更大",
};

export const learnerGroups: Words<typeof englishGroups> = {
  neighbours: "邻居",
  linear: "线性模型",
};
