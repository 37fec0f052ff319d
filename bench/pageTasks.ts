import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";

/** A task of at least 50 ms on a page's thread, as the browser reports it. Times in ms since the navigation began. */
export interface LongTask {
  readonly startMs: number;
  readonly durationMs: number;
}

/** The load of a page's thread during some time. */
export interface PageTasks {
  readonly longTasks: number;
  /** Milliseconds. 0: no task took 50 ms, from which on the browser reports tasks. */
  readonly longestTaskMs: number;
  /** Longest CPU time of a task, without waiting for a core, which other work on the machine may cause. */
  readonly longestTaskCpuMs: number;
  /** Longest time between two turns of a timer of 10 ms. */
  readonly longestGapMs: number;
}

/** Waiting time, because a browser reports a task some time after its end. */
const SETTLE_MS = 200;

interface Watching extends Window {
  pageTasks: LongTask[];
  pageTimer?: { id: number; longest: number };
}

/** Lets a page record its long tasks from its first script on. An observer, because polling would itself load the measured thread. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: LongTask[] = [];
    Object.assign(window, { pageTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        tasks.push({ startMs: startTime, durationMs: duration });
      }
    }).observe({ type: "longtask", buffered: true });
  });
}

/** All long tasks so far of a page with `watchLongTasks`. */
export async function longTasksOf(page: Page): Promise<readonly LongTask[]> {
  await sleep(SETTLE_MS);
  return page.evaluate(() => (window as unknown as Watching).pageTasks);
}

/** Runs an action on a page with `watchLongTasks` and returns how busy its thread was meanwhile. */
export async function tasksDuring<T>(page: Page, work: () => Promise<T>): Promise<T & PageTasks> {
  const before = (await longTasksOf(page)).length;
  await page.evaluate(() => {
    const timer = { id: 0, longest: 0 };
    let last = performance.now();
    timer.id = window.setInterval(() => {
      timer.longest = Math.max(timer.longest, performance.now() - last);
      last = performance.now();
    }, 10);
    (window as unknown as Watching).pageTimer = timer;
  });
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ["-*", "toplevel"] });
  const done = await work();
  const longestTaskCpuMs = longestOf(await browser.stopTracing());
  const during = (await longTasksOf(page)).slice(before);
  const longestGapMs = await page.evaluate(() => {
    const { id, longest } = (window as unknown as Watching).pageTimer!;
    clearInterval(id);
    return longest;
  });
  const longestTaskMs = Math.max(0, ...during.map(({ durationMs }) => durationMs));
  return { ...done, longTasks: during.length, longestTaskMs, longestTaskCpuMs, longestGapMs };
}

/** An event of Chromium's trace format; times in µs, `tdur` is CPU time of its thread. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The longest CPU time of a task on the pages' main threads, ms. */
function longestOf(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const named = traceEvents.filter(
    ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain",
  );
  const main = new Set(named.map(threadOf));
  const isTask = (event: TraceEvent) =>
    event.name === "ThreadControllerImpl::RunTask" && main.has(threadOf(event));
  return traceEvents.filter(isTask).reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
}
