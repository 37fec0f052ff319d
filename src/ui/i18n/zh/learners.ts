import type {
  learnerChoices as englishChoices,
  learnerGroups as englishGroups,
  learnerSettings as englishSettings,
} from "../en/learners.ts";
import type { Words } from "../words.ts";

/** Chinese words: the settings of learners beside networks. Parts of the catalogue of the model. */
export const learnerSettings: Words<typeof englishSettings> = {
  family: { label: "学习器", help: "由哪一类模型来学习。设为范围时，由搜索在几类之间选择。" },
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
  treeEncoding: {
    label: "树的编码",
    help: "类别如何变成树用的数字：每个水平一个数字即可，因为树可以一再划分。",
  },
  treeImpute: {
    label: "树的缺失值",
    help: "保持缺失：每次划分会学习没有该值的行归入哪一侧。适用于数值和按序号编码的类别；其他缺失的类别用最常见的取值代替。",
  },
  trees: { label: "树的数量", help: "由多少棵树投票。越多越稳定也越慢，几乎不会变差。" },
  maxFeatures: { label: "每次划分的特征", help: "每次划分可从多少特征中选择：越少，各树之间差别越大。" },
  forestMinLeaf: { label: "叶的行数", help: "叶节点最少的行数。叶越大，森林越平滑。" },
  treeDepth: { label: "深度", help: "从根到叶最多的划分次数；0 表示不限。" },
  bootstrap: { label: "自助抽样", help: "每棵树学习有放回随机抽取的行，还是学习全部行。" },
  extraTrees: {
    label: "随机阈值",
    help: "随机抽取每个特征的阈值，并取其中最好的（极端随机树）。",
  },
  rounds: { label: "提升轮数", help: "最多的轮数。每轮增加一棵小树，纠正至今的误差。" },
  boostingRate: { label: "提升学习率", help: "每轮纠正多少：学习率小则需要更多轮，且往往更准确。" },
  leaves: { label: "叶数", help: "每棵树最多的叶节点：一轮可以把行划分得多细。" },
  boostingMinLeaf: { label: "每轮叶的行数", help: "叶节点最少的行数。" },
  leafL2: { label: "叶的 L2 惩罚", help: "使每个叶节点的纠正向零收缩。" },
  rowShare: { label: "行的比例", help: "每轮学习的行所占比例。" },
  columnShare: { label: "特征的比例", help: "每棵树学习的特征所占比例。" },
  roundPatience: {
    label: "提升耐心",
    help: "验证损失连续这么多轮没有改善即停止；0 表示训练全部轮数。",
  },
};

export const learnerChoices: Words<typeof englishChoices> = {
  knn: "最近邻（k-NN）",
  uniform: "同等",
  distance: "近者更大",
  forest: "随机森林",
  boosting: "梯度提升",
  sqrt: "平方根",
  log2: "对数",
  keep: "保持缺失",
};

export const learnerGroups: Words<typeof englishGroups> = {
  neighbours: "邻居",
  linear: "线性模型",
  forest: "森林",
  boosting: "提升",
};
