/** Workers without a heartbeat that a study waits for: busy trainers, one being opened, or the sampler. */
export interface Waiting {
  readonly for: "trainers" | "opening" | "sampler";
  /** Number of silent workers. */
  readonly count: number;
  /** The longest silence. */
  readonly seconds: number;
}

/** Heartbeats come at least every two seconds: a silence this long is reported, a few seconds before a worker counts as lost. */
const TOLD_SECONDS = 5;

/** Seconds of silence of each worker. */
export interface Silences {
  readonly trainers: readonly number[];
  readonly opening: readonly number[];
  readonly sampler: number;
}

/** What to report; null if no silence is long enough. */
export function waitingFor({ trainers, opening, sampler }: Silences): Waiting | null {
  const all = [
    ["trainers", trainers],
    ["sampler", [sampler]],
    ["opening", opening],
  ] as const;
  for (const [what, seconds] of all) {
    const silent = seconds.filter((each) => each >= TOLD_SECONDS);
    if (silent.length > 0) return { for: what, count: silent.length, seconds: Math.max(...silent) };
  }
  return null;
}
