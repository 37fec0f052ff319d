import type { models as english } from "../en/models.ts";
import type { Words } from "../words.ts";

/** Chinese words: what the results say of the learners of a study. */
export const models: Words<typeof english> = {
  cost: {
    prediction: "预测 1,000 行用时",
    memory: "大小",
    weight_one: "{{count, number}} 个权重",
    weight_other: "{{count, number}} 个权重",
    coefficient_one: "{{count, number}} 个系数",
    coefficient_other: "{{count, number}} 个系数",
    node_one: "{{count, number}} 个节点",
    node_other: "{{count, number}} 个节点",
    row_one: "{{count, number}} 行训练数据",
    row_other: "{{count, number}} 行训练数据",
    together:
      "集成预测 1,000 行用时 {{prediction}}，大小 {{size}}；最佳模型分别为 {{bestPrediction}} 和 {{bestSize}}。",
  },
  letSearch: "由搜索选择",
  atLeastOne: "至少需要一个学习器。",
  noLimit: "不限",
  about: {
    mlp: "网络能找到平滑的曲线与列的组合；在小表格上，树往往更好也更省心。",
    cnn: "卷积网络能在图片任何位置找到图案；它需要大量图片，也最耗时。",
    knn: "查找最相似的行。适合相似的行答案相近且列少的数据；无关列多时效果差。",
    linear: "将各列加权相加。行少或列多时很难被超越，也易于解读；它看不到曲线与组合。",
    forest: "许多树投票。在多数表格上无需调参就很好；无法超出见过的取值范围。",
    boosting: "树逐棵修正前面的误差。在数千行的表格上往往最好；行少时更容易学到噪声。",
  },
  autoMl: {
    name: "AutoML",
    help: "所有适合数据的学习器：由搜索找出最好的一个。",
    suggest: "拿不准？在许多表格上，其他学习器优于网络。",
    act: "尝试所有学习器",
    did: "搜索将在所有学习器中选择：{{plan}}",
    plan: "共 {{learners}} 种，按表格大小每种 {{trials}} 次试验。",
    holdOut: "达到 10,000 行时，一份验证数据就够了：不用折。",
    folds: "每次试验用 {{folds}} 折评分：验证行很少时，结果全凭运气。",
  },
  bestOfEach: "各学习器的最优",
  bestOfEachIs: "各学习器最优：{{scores}}。",
  steps: {
    heading: { epoch: "轮次", tree: "树", round: "提升轮", step: "步" },
    plural: { epoch: "轮数", tree: "树的数目", round: "提升轮数", step: "步数" },
    at: {
      epoch: "第 {{step, number}} 轮",
      tree: "第 {{step, number}} 棵树",
      round: "第 {{step, number}} 提升轮",
      step: "第 {{step, number}} 步",
    },
    best: { epoch: "最佳轮次", tree: "树的数目", round: "最佳提升轮", step: "最佳步" },
    kept: {
      epoch: "保留：第 {{step, number}} 轮",
      tree: "保留：{{step, number}} 棵树",
      round: "保留：第 {{step, number}} 提升轮",
    },
    trained: { epoch: "训练轮数", round: "提升轮数" },
    count: {
      epoch_one: "{{count, number}} 轮",
      epoch_other: "{{count, number}} 轮",
      tree_one: "{{count, number}} 棵树",
      tree_other: "{{count, number}} 棵树",
      round_one: "{{count, number}} 个提升轮",
      round_other: "{{count, number}} 个提升轮",
    },
    atOnce: "一次训练完成：该学习器没有学习曲线。",
    noCurves: "该学习器一次训练完成，因此没有学习曲线。",
    bestWithoutCurve: "最佳试验没有曲线。",
    withoutCurve_one: "{{count, number}} 次试验一次训练完成，没有曲线。",
    withoutCurve_other: "{{count, number}} 次试验一次训练完成，没有曲线。",
  },
};
