import type { made as english } from "../en/made.ts";
import type { Words } from "../words.ts";

/** Chinese words: how the score of the Model tab was made. */
export const made: Words<typeof english> = {
  title: "得分是如何得出的",
  search_one: "{{count, number}} 次试验仅在验证数据上评分，得分为{{score}}。",
  search_other: "{{count, number}} 次试验仅在验证数据上比较，得分为{{score}}。",
  retrain: "{{start}}在 {{rows}} 行数据（训练与验证合并）上重新训练 {{steps}}。",
  retrainMedian: "{{start}}在 {{rows}} 行数据（训练与验证合并）上重新训练 {{steps}}，即其各次训练的中位数。",
  retrainAtOnce: "{{start}}在 {{rows}} 行数据（训练与验证合并）上重新训练。",
  once: "随后打开测试数据（{{test}}）。自本页加载以来仅此一次。",
  log: "所有模型都学习目标的对数，评分前将预测换算回来；每个预测是可能取值的中间值，而非均值。",
  interval: "区间由对这些数据反复有放回抽样得出（自助法）。",
  baselines: "各基线以同样方式在同样的数据上得出。",
};
