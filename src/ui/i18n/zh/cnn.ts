import type {
  cnnChoices as englishChoices,
  cnnDrawing as englishDrawing,
  cnnErrors as englishErrors,
  cnnSettings as englishSettings,
  cnnSpace as englishSpace,
  cnnSummary as englishSummary,
} from "../en/cnn.ts";
import type { Words } from "../words.ts";

export const cnnSettings: Words<typeof englishSettings> = {
  blocks: { label: "卷积块数", help: "由卷积与池化组成的块依次排列，共有多少个。" },
  filters1: { label: "第 1 块滤波器数", help: "第一块寻找多少种图案。" },
  filters2: { label: "第 2 块滤波器数", help: "第二块（若存在）寻找多少种图案。" },
  filters3: { label: "第 3 块滤波器数", help: "第三块（若存在）寻找多少种图案。" },
  filters4: { label: "第 4 块滤波器数", help: "第四块（若存在）寻找多少种图案。" },
  convolutions: { label: "每块卷积层数", help: "每块在池化之前有多少个卷积层。" },
  kernel: { label: "卷积核大小", help: "卷积窗口的高与宽（像素）。" },
  stride: { label: "步幅", help: "每块第一个卷积的窗口每次移动的像素数；其余卷积每次移动一个像素。" },
  padding: {
    label: "填充",
    help: "“等尺寸”在图片四周补零，尺寸不变；“不填充”则图片会变小。",
  },
  pooling: { label: "池化", help: "在每块之后缩小图片：每个窗口变为其最大值或平均值。" },
  poolSize: { label: "池化大小", help: "池化时缩为一个值的窗口的高与宽（像素）。" },
  head: {
    label: "卷积块之后",
    help: "“展平”传递所有值；“全局平均”只传递每个滤波器的均值，参数少得多。",
  },
  denseLayers: { label: "全连接层数", help: "卷积块与输出之间有多少个全连接层。" },
  denseUnits: { label: "全连接单元数", help: "每个全连接层的神经元个数。" },
  flip: { label: "翻转", help: "将一半训练图片镜像。不适用于有方向的图片，例如数字。" },
  shift: { label: "平移", help: "将训练图片移动，最多为高与宽的这一比例。" },
  rotate: { label: "旋转", help: "将训练图片向任一方向旋转，最多这么多度。" },
  zoom: { label: "缩放", help: "将训练图片放大或缩小，最多为这一比例。" },
  brightness: { label: "亮度", help: "使训练图片变亮或变暗，最多为像素标准差的这么多倍。" },
};

export const cnnChoices: Words<typeof englishChoices> = {
  mlp: "网络（MLP）",
  cnn: "网络（CNN）",
  same: "等尺寸",
  valid: "不填充",
  max: "最大",
  average: "平均",
  none: "无",
  flatten: "展平",
  globalAverage: "全局平均",
  horizontal: "左右",
  vertical: "上下",
  both: "两者",
};

export const cnnDrawing: Words<typeof englishDrawing> = {
  title: "卷积网络，逐层",
  layer: "层",
  gives: "输出形状",
  parameters: "参数",
  input: "图片",
  block: "第 {{block}} 块",
  convolution: "卷积 {{kernel}}",
  maxPool: "最大池化 {{size}}",
  averagePool: "平均池化 {{size}}",
  pool: "池化 {{size}}",
  flatten: "展平",
  globalAverage: "全局平均",
  head: "展平或平均",
  dense: "全连接 {{index}}",
  output: "输出",
  optional: "仅部分网络",
  doesNotFit: "放不下",
};

export const cnnSpace: Words<typeof englishSpace> = {
  small: "两块的滤波器数、全连接单元数与学习率。",
  medium: "块数、滤波器数、卷积核、全连接单元数、随机失活与学习率。",
  large: "几乎全部：结构、数据增强、正则化与训练。",
};

export const cnnSummary: Words<typeof englishSummary> = {
  blocksOne: "CNN，1 块",
  blocks: "CNN，{{blocks}} 块",
  either: "MLP 或 CNN",
};

export const cnnErrors: Words<typeof englishErrors> = {
  kernelTooLarge: {
    what: "第 {{block}} 块中，{{window}} × {{window}} 像素的卷积放不进剩下的 {{input}} 像素。",
    next: "请减小卷积核、减少块数，或将填充改为“等尺寸”。",
  },
  poolTooLarge: {
    what: "第 {{block}} 块中，{{window}} × {{window}} 像素的池化放不进剩下的 {{input}} 像素。",
    next: "请减少块数、减小池化大小或步幅，或使用更大的图片。",
  },
};
