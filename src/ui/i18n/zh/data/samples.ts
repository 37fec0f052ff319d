/** Simplified Chinese words: pictures of the data, as they are and as they are changed for training. */
export const samples = {
  ofRow: "第 {{row}} 行的图片",
  title: "各类别的图片",
  summary_one:
    "{{count, number}} 个类别，共 {{pictures, number}} 张 {{height, number}} × {{width, number}} 像素的图片。",
  summary_other:
    "{{count, number}} 个类别，共 {{pictures, number}} 张 {{height, number}} × {{width, number}} 像素的图片。",
  grey: "灰度。",
  colour: "彩色。",
  count_one: "{{count, number}} 张图片",
  count_other: "{{count, number}} 张图片",
  tile: "类别 {{name}} 的第 {{number, number}} 张图片",
  others: "换一批",
  othersOf: "换一批类别 {{name}} 的图片",
  augmented: {
    title: "训练时的变化",
    summary: "每一轮都会在这些范围内随机变化每张训练图片；验证和测试图片不做变化。",
    none: "训练图片按原样使用。在“模型”中设置翻转、平移、旋转、缩放或亮度，即可在此看到变化后的示例。",
    original: "原样",
    tile: "类别 {{name}}，变化示例 {{number, number}}",
    again: "换一批示例",
  },
} as const;
