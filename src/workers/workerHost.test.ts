import { expose } from "comlink";
import { afterEach, describe, expect, it, vi } from "vitest";
import { collectGarbage } from "../testing/collectGarbage.ts";
import { spawnWorker, WorkerLost, type WorkerLimits } from "./workerHost.ts";

interface EchoApi {
  echo(value: number): Promise<number>;
  never(): Promise<void>;
  fail(): Promise<void>;
  list(): Promise<number[]>;
}

/** A worker without a thread: its other end runs in this one. */
class LocalWorker extends EventTarget {
  readonly #port: MessagePort;
  readonly #far: MessagePort;
  terminated = false;

  constructor() {
    super();
    const channel = new MessageChannel();
    this.#port = channel.port1;
    this.#far = channel.port2;
    this.#port.addEventListener("message", (event) =>
      this.dispatchEvent(new MessageEvent("message", { data: event.data })),
    );
    this.#port.start();
    const api: EchoApi = {
      echo: (value) => Promise.resolve(value),
      never: () => new Promise(() => {}),
      fail: () => Promise.reject(new Error("a bug")),
      list: () => Promise.resolve([1, 2, 3]),
    };
    expose(api, this.#far);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  terminate(): void {
    this.terminated = true;
    this.#port.close();
  }

  /** Sends a message of the worker itself. */
  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { message }));
  }
}

const made: LocalWorker[] = [];

function spawn(limits?: WorkerLimits) {
  const worker = new LocalWorker();
  made.push(worker);
  return { worker, handle: spawnWorker<EchoApi>(() => worker as unknown as Worker, limits) };
}

afterEach(() => {
  for (const worker of made.splice(0)) worker.terminate();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("spawnWorker", () => {
  it("answers calls", async () => {
    const { handle } = spawn();
    expect(await handle.call((api) => api.echo(7), 5000)).toBe(7);
  });

  it("passes on what the worker throws, and stays usable", async () => {
    const { handle } = spawn();
    await expect(handle.call((api) => api.fail())).rejects.toThrow("a bug");
    expect(await handle.call((api) => api.echo(1))).toBe(1);
  });

  it("rejects calls under way and later ones when the worker crashes", async () => {
    const { worker, handle } = spawn();
    const pending = handle.call((api) => api.never());
    worker.crash("out of memory");
    await expect(pending).rejects.toThrow(WorkerLost);
    await expect(pending).rejects.toMatchObject({
      code: "workerCrashed",
      details: { reason: "out of memory" },
    });
    await expect(handle.call((api) => api.echo(1))).rejects.toThrow(WorkerLost);
    expect(worker.terminated).toBe(true);
  });

  it("rejects and ends a worker that misses its deadline", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { worker, handle } = spawn();
    const pending = handle.call((api) => api.never(), 3000);
    const outcome = expect(pending).rejects.toMatchObject({ code: "workerHung", details: { seconds: 3 } });
    await vi.advanceTimersByTimeAsync(3000);
    await outcome;
    expect(worker.terminated).toBe(true);
  });

  it("notices a worker that ends without a message by its lock", async () => {
    let ended!: () => void;
    let lock = "";
    const request = (name: string, _options: object, granted: () => void) => {
      lock = name;
      ended = granted;
      return new Promise(() => {});
    };
    vi.stubGlobal("navigator", { locks: { request } });
    const { worker, handle } = spawn();
    const pending = handle.call((api) => api.never());
    worker.say({ heart: "lock", name: "its lock" });
    expect(lock).toBe("its lock");
    ended();
    await expect(pending).rejects.toMatchObject({
      code: "workerCrashed",
      details: { reason: "endedSilently" },
    });
  });

  it("loses a worker that stops beating after its silence limit", async () => {
    vi.useFakeTimers();
    const { worker, handle } = spawn({ silentSeconds: () => 20 });
    const pending = handle.call((api) => api.never());
    const outcome = expect(pending).rejects.toMatchObject({ code: "workerHung", details: { seconds: 20 } });
    for (let second = 0; second < 100; second++) {
      worker.say({ heart: "beat" });
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(handle.silentSeconds()).toBeLessThan(2);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(handle.silentSeconds()).toBeGreaterThan(14);
    await vi.advanceTimersByTimeAsync(6000);
    await outcome;
    expect(worker.terminated).toBe(true);
  });

  it("does not count sleep as silence, for any time on the clock", async () => {
    vi.useFakeTimers();
    const { worker, handle } = spawn({ silentSeconds: () => 20 });
    let outcome: unknown;
    handle.call((api) => api.never()).catch((error: unknown) => (outcome = error));
    worker.say({ heart: "beat" });
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    await vi.advanceTimersByTimeAsync(5000);
    expect(outcome).toBeUndefined();
    expect(handle.silentSeconds()).toBe(5);
  });

  it("distinguishes a worker whose code could not be loaded from one that broke", async () => {
    const { worker, handle } = spawn();
    const pending = handle.call((api) => api.never());
    worker.crash("");
    await expect(pending).rejects.toMatchObject({ name: "WorkerLost", code: "partNotLoaded" });
    vi.stubGlobal("navigator", { onLine: false });
    const offline = spawn();
    const other = offline.handle.call((api) => api.never());
    offline.worker.crash("");
    await expect(other).rejects.toMatchObject({ code: "partOffline" });
  });

  it("waits longer for code over a slow connection than for a running worker", async () => {
    vi.useFakeTimers();
    const { handle } = spawn({ silentSeconds: () => 20 });
    let outcome: unknown;
    handle.call((api) => api.never()).catch((error: unknown) => (outcome = error));
    await vi.advanceTimersByTimeAsync(110_000);
    expect(outcome).toBeUndefined();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(outcome).toMatchObject({ code: "partNotLoaded" });
  });

  it("rejects calls under way when terminated", async () => {
    const { handle } = spawn();
    const pending = handle.call((api) => api.never());
    handle.terminate();
    await expect(pending).rejects.toMatchObject({ code: "workerCrashed" });
  });

  it("is lost from the start if the worker cannot be created", async () => {
    const handle = spawnWorker<EchoApi>(() => {
      throw new Error("not allowed here");
    });
    await expect(handle.call((api) => api.echo(1))).rejects.toMatchObject({
      details: { reason: "not allowed here" },
    });
  });

  it("keeps no reference to a finished call, because a worker may live as long as the page", async () => {
    const { handle } = spawn();
    const answer = new WeakRef(await handle.call((api) => api.list(), 5000));
    await collectGarbage();
    expect(answer.deref()).toBeUndefined();
    expect(await handle.call((api) => api.list())).toEqual([1, 2, 3]);
  });
});
