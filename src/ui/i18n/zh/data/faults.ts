/** Simplified Chinese words: what is said when a part of the page does not come, and of who is waited for. */
export const faults = {
  waiting: "正在等待",
  waitingFor: {
    trainers_one: "训练线程，已 {{seconds}} 秒无响应",
    trainers_other: "{{count}} 个训练线程，已 {{seconds}} 秒无响应",
    sampler_one: "采样器，已 {{seconds}} 秒",
    sampler_other: "采样器，已 {{seconds}} 秒",
    opening_one: "训练线程启动，已 {{seconds}} 秒",
    opening_other: "训练线程启动，已 {{seconds}} 秒",
  },
  partBroken: "页面的这一部分无法显示",
  offlinePart: "网络已断开，而页面的这一部分尚未加载。已加载的部分仍可使用，正在运行的研究会继续。",
  newVersionPart:
    "Surmise 已发布新版本，旧版本的这一部分已不存在。正在运行的研究会继续。请先保存研究，再刷新页面。",
  unreachablePart: "服务器无法访问，而页面的这一部分尚未加载。正在运行的研究会继续。",
  unloadedPart: "页面的这一部分未能加载，浏览器没有说明原因。正在运行的研究会继续。",
  languageUnloaded: "无法加载这种语言。请检查网络连接，然后重新选择。",
  partMistake: "这是我们的错误，与您的操作无关。正在运行的研究会继续，页面的其余部分仍可使用。",
  learntFrom:
    "该研究共有 {{all}} 次试验，只使用其中 {{shown}} 次：一半是最好的试验，另一半均匀取自其余试验。",
  linkHeld: "链接中有些部分无法使用，因此研究不会自动开始",
  meant: "“{{part}}”可能是想写“{{meant}}”。",
  useMeant: "改用 {{meant}}",
  linkEndless:
    "此链接要启动的研究没有终点：既未限制试验次数，也未限制时间。请在“搜索”中设定限制；若确实如此，可点击“运行”。",
  linkAsks: "这项研究由链接启动，已运行一分钟，现已暂停。要继续吗？",
  linkGoOn: "继续",
  tryAgain: "重试",
  saveStudy: "保存研究（JSON）",
  newVersion: "Surmise 已发布新版本。当前页面仍可照常使用，可在方便时刷新。",
  reload: "刷新",
} as const;
