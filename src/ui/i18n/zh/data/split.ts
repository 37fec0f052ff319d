import type { Words } from "../../words.ts";
import type { split as english } from "../../en/data/split.ts";

/** 简体中文：数据行如何划分、得分如何得出，以及数值目标如何训练。 */
export const split: Words<typeof english> = {
  by: "数据行",
  byHelp:
    "随机：任一行可进入任一部分。按组：某列取值相同的行始终在同一部分，因此得分适用于新的患者、店铺或日期。按时间顺序：用过去的数据训练，用之后的数据评判。",
  bys: {
    random: "随机",
    group: "按组",
    time: "按时间顺序",
  },
  groupColumn: "组",
  groupColumnHelp: "此列取值相同的行不会进入两个部分。",
  timeColumn: "时间",
  timeColumnHelp:
    "最晚的行用于测试，其前的行用于验证。使用多折时训练窗口逐渐扩大：每一折用其之前的全部数据训练。",
  rowOrder: "数据行的顺序",
  groupNoFeature: "“{{column}}”不作为特征：测试集中的组在训练中没有出现过。如仍要使用，请在“列”中勾选。",
  timeNoFeature: "“{{column}}”不作为特征：测试集的时间晚于所有训练行。如仍要使用，请在“列”中勾选。",
  foldRepeatsHelp: "用不同种子将数据划分为折的次数：1 到 10。得分为所有折的均值，较少受某次划分的偶然影响。",
  once: "1 次",
  times: "{{count}} 次",
  rows_one: "{{rows}} 行",
  rows_other: "{{rows}} 行",
  rowsAndGroups: "{{rows}} 行，{{groups}} 组",
  foldRows: "每一折以 {{least}} 行验证，各折得分的权重相同。",
  foldRowsBetween: "每一折以 {{least}} 至 {{most}} 行验证，各折得分的权重相同。",
  windowNote: "每一折用其之前的全部数据训练：第一折 {{least}} 行，最后一折 {{most}} 行。",
  testFile: "测试文件",
  left_one: "{{count, number}} 行没有时间，未使用。",
  left_other: "{{count, number}} 行没有时间，未使用。",
  sharedGroups_one: "测试文件中有 {{count, number}} 个组也出现在其他数据中：得分不适用于新的组。",
  sharedGroups_other: "测试文件中有 {{count, number}} 个组也出现在其他数据中：得分不适用于新的组。",
  missingClasses: "{{part}}中没有{{classes}}的数据，因此那里的得分无法反映该类别。",
  parts: {
    train: "某个训练部分",
    validation: "某个验证部分",
    test: "测试部分",
  },
  made: "得分：{{score}}。测试：{{test}}。",
  scored: {
    holdOut_one: "训练一次，以 {{rows}} 行验证集评分",
    holdOut_other: "训练一次，以 {{rows}} 行验证集评分",
    holdOutUnknown: "训练一次，以验证集评分",
    stratified: "分层",
    grouped: "按“{{column}}”分组",
    inTime: "按“{{column}}”的顺序",
    inRowOrder: "按数据行的顺序",
  },
  tested: {
    rows_one: "{{count, number}} 行",
    rows_other: "{{count, number}} 行",
    share: "{{share}} 的数据",
    file: "测试文件的 {{rows}}",
    latest: "最晚的 {{rows}}",
    otherGroups: "其他组的 {{rows}}",
  },
  transform: "学习",
  transformHelp:
    "学习数值本身或其对数：对数适合跨越多个数量级、误差随数值增大的目标。预测会换算回来，得分使用目标本身的单位。此时预测是可能取值的中间值（中位数），而非更高的均值。",
  transforms: {
    none: "数值本身",
    log: "数值的对数",
  },
  logHint: "“{{target}}”有少数很大的值。其对数的分布更均匀，通常更容易学习。",
  logUse: "使用对数",
};
