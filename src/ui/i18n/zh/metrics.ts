import type { Words } from "../words.ts";
import type { metrics as english } from "../en/metrics.ts";

export const metrics: Words<typeof english> = {
  accuracy: { name: "准确率", short: "准确率", help: "类别预测正确的行所占比例。" },
  balancedAccuracy: {
    name: "平衡准确率",
    short: "平衡准确率",
    help: "各类召回率的平均，少数类别与常见类别同等重要。",
  },
  macroF1: { name: "宏平均 F1", short: "宏平均 F1", help: "F1（精确率与召回率的调和平均）在各类上的平均。" },
  weightedF1: { name: "加权 F1", short: "加权 F1", help: "各类 F1 按行数加权的平均。" },
  macroPrecision: {
    name: "宏平均精确率",
    short: "精确率",
    help: "预测为某类的行中确属该类的比例，再对各类取平均。",
  },
  macroRecall: { name: "宏平均召回率", short: "召回率", help: "某类的行中被找出的比例，再对各类取平均。" },
  logLoss: {
    name: "对数损失",
    short: "对数损失",
    help: "对真实类别的预测概率取负对数的平均（单位：奈特）；0 为完美。",
  },
  rocAuc: {
    name: "ROC AUC",
    short: "ROC AUC",
    help: "某类的行排在其他类的行之前的概率；0.5 相当于随机猜测，1 为完美。",
  },
  rmse: { name: "均方根误差", short: "RMSE", help: "均方误差的平方根，单位与目标相同；较大的误差影响更大。" },
  mae: { name: "平均绝对误差", short: "MAE", help: "误差绝对值的平均，单位与目标相同。" },
  r2: { name: "R²", short: "R²", help: "目标方差中被解释的比例；0 表示不比用均值预测更好，1 为完美。" },
};
