import type { Words } from "../../words.ts";
import type { extremes as english } from "../../en/data/extremes.ts";

/** 中文：离其他值极远、使模型学不到别的东西的值。 */
export const extremes: Words<typeof english> = {
  title_one: "{{count}} 列含有极端值",
  title_other: "{{count}} 列含有极端值",
  item_one: "{{column}}：{{count}} 个值（{{values}}）；其余都在 {{low}} 到 {{high}} 之间",
  item_other: "{{column}}：{{count}} 个值（{{values}}）；其余都在 {{low}} 到 {{high}} 之间",
  target_one: "目标“{{column}}”：{{count}} 个值（{{values}}）；其余都在 {{low}} 到 {{high}} 之间",
  target_other: "目标“{{column}}”：{{count}} 个值（{{values}}）；其余都在 {{low}} 到 {{high}} 之间",
  range: "{{least}} 到 {{most}}",
  help: "这些值与中间一半数据的距离超过该部分宽度的一百万倍。与它们相比，其他值在模型看来都一样。它们往往表示“无值”，或是文件中的错误。",
  helpFlat:
    "该列中间一半数据是同一个值，而这些值与它相差超过 1e30。与它们相比，其他值在模型看来都一样。它们往往表示“无值”，或是文件中的错误。",
  helpMixed:
    "这些值与中间一半数据的距离超过该部分宽度的一百万倍；如果中间一半数据是同一个值，则与它相差超过 1e30。与它们相比，其他值在模型看来都一样。它们往往表示“无值”，或是文件中的错误。",
  remedy_one: "将“{{column}}”中 {{count}} 个不同的极端值视为缺失",
  remedy_other: "将“{{column}}”中 {{count}} 个不同的极端值视为缺失",
  did_one: "“{{column}}”中 {{count}} 个不同的极端值现在视为缺失。",
  did_other: "“{{column}}”中 {{count}} 个不同的极端值现在视为缺失。",
  quantile: "按秩缩放",
  didQuantile: "数值按其在训练行中的秩缩放。",
  inColumn: "“{{column}}”（{{values}}）",
  cause_one: "原因很可能在数据中，有一列含有极端值：{{columns}}。可以这样处理：",
  cause_other: "原因很可能在数据中，有 {{count}} 列含有极端值：{{columns}}。可以这样处理：",
  seeModel_one: "原因很可能在数据中：{{columns}}含有极端值。“模型”页给出了处理办法。",
  seeModel_other: "原因很可能在数据中：{{columns}}含有极端值。“模型”页给出了处理办法。",
};
