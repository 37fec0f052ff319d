/** Simplified Chinese words: what is said when a part of the page does not come, and of who is waited for. */
export const faults = {
  waiting: "正在等待",
  waitingFor: {
    trainers_one: "训练进程，已 {{seconds}} 秒无响应",
    trainers_other: "{{count}} 个训练进程，已 {{seconds}} 秒无响应",
    sampler_one: "采样器，已 {{seconds}} 秒",
    sampler_other: "采样器，已 {{seconds}} 秒",
    opening_one: "训练进程启动，已 {{seconds}} 秒",
    opening_other: "训练进程启动，已 {{seconds}} 秒",
  },
  tabBroken: "此标签页无法显示",
  offlineTab: "网络已断开，而此标签页尚未加载。已加载的部分仍可使用，正在运行的研究会继续。",
  newVersionTab:
    "Surmise 已发布新版本，旧版本的这个标签页已不存在。正在运行的研究会继续。请先保存研究，再刷新页面。",
  unreachableTab: "服务器无法访问，而此标签页尚未加载。正在运行的研究会继续。",
  brokenTab: "这是我们的错误，与您的操作无关。正在运行的研究会继续，其他标签页仍可使用。",
  tryAgain: "重试",
  saveStudy: "保存研究（JSON）",
  newVersion: "Surmise 已发布新版本。当前页面仍可照常使用，可在方便时刷新。",
  reload: "刷新",
} as const;
