import { readFile, writeFile } from "node:fs/promises";
import type { Browser } from "playwright";

/** Resources of the process that renders a page, including its workers, since the first observation. */
export interface RendererUse {
  /** Peak memory above that at the beginning; null if the system does not report it (read from Linux' /proc). */
  readonly peakMb: number | null;
  /** CPU time of all its threads. */
  readonly cpuSeconds: number;
}

/** Observes a browser's renderers; with a single page, the busiest one is the page's. */
export async function watchRenderer(browser: Browser): Promise<() => Promise<RendererUse>> {
  const session = await browser.newBrowserCDPSession();
  const cpuTimes = async (): Promise<ReadonlyMap<number, number>> => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer");
    return new Map(renderers.map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await cpuTimes();
  const sizes = new Map<number, number | null>();
  for (const id of before.keys()) sizes.set(id, await beginPeak(id));
  return async () => {
    const now = await cpuTimes();
    const used = [...before].map(([id, cpuTime]) => ({ id, cpuSeconds: (now.get(id) ?? cpuTime) - cpuTime }));
    const { id, cpuSeconds } = used.reduce((most, each) => (each.cpuSeconds > most.cpuSeconds ? each : most));
    const [size, peak] = [sizes.get(id) ?? null, await statusKb(id, "VmHWM")];
    return { cpuSeconds, peakMb: size === null || peak === null ? null : ((peak - size) * 1024) / 1e6 };
  };
}

/** Resets a process's peak memory to its current size. @returns that size */
async function beginPeak(id: number): Promise<number | null> {
  await writeFile(`/proc/${id}/clear_refs`, "5").catch(() => undefined);
  return statusKb(id, "VmRSS");
}

async function statusKb(id: number, field: "VmRSS" | "VmHWM"): Promise<number | null> {
  const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
  const found = new RegExp(`^${field}:\\s*(\\d+) kB$`, "m").exec(status);
  return found === null ? null : Number(found[1]);
}
