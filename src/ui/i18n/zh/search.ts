import type { Words } from "../words.ts";
import type { search as english } from "../en/search.ts";

export const search: Words<typeof english> = {
  title: "搜索",
  summary: "{{sampler}} · {{metric}} · {{budget}}",
  summaryTrials: "{{trials}} 次试验",
  summaryMinutes: "{{minutes}} 分钟",
  summaryTarget: "直到 {{target}}",
  summaryNoBudget: "未设终点",
  sampler: "采样器",
  samplers: {
    gp: {
      name: "高斯过程",
      help: "根据已有试验对分数建模，在预期改进最大的位置尝试。试验利用率高；试验越多，给出建议所需时间越长。",
    },
    random: {
      name: "随机",
      help: "每组配置都随机抽取，不从其他试验中学习。速度快，是其他采样器必须超越的基准。",
    },
  },
  objective: "目标",
  objectiveHelp: "搜索所优化的验证集分数。测试集不参与搜索。",
  directions: {
    maximize: "越高越好",
    minimize: "越低越好",
  },
  budget: "预算",
  budgetHelp: "任一条件先满足即结束搜索。不作限制的项请留空。",
  trials: "试验次数",
  minutes: "分钟",
  target: "目标分数",
  none: "不限",
  engine: "引擎",
  engineHelp: "在何处训练模型。",
  engines: {
    auto: "自动",
    webgpu: "WebGPU",
    webgl: "WebGL",
    cpu: "CPU",
  },
  engineNotes: {
    auto: "选择此浏览器中可用的最快引擎。",
    webgpu: "通过 WebGPU 使用显卡；最新，训练宽网络通常最快。",
    webgl: "通过 WebGL 使用显卡；几乎所有浏览器都支持。",
    cpu: "在处理器上运行纯 JavaScript；较慢，但到处可用。",
  },
  workers: "并行数",
  workersHelp: "同时训练的试验个数。自动：使用 GPU 时为 1，否则为核心数 − 1。",
  workersAuto: "自动",
  seed: "随机种子",
  seedHelp: "相同的种子、相同的设置且并行数为 1 时，可得到完全相同的研究。",
  seedNew: "换一个种子",
  failures: {
    lossNotFinite: "损失变为无穷大或非数值",
    workerCrashed: "训练进程意外停止",
    workerHung: "训练进程无响应",
    gpuLost: "图形设备丢失",
    engineUnavailable: "引擎不可用",
    modelTooLarge: "模型过大",
    unexpected: "发生意外情况",
  },
};
