/** What a study waits for that gives no sign of life: trainers at work, one that is being opened, or the sampler. */
export interface Waiting {
  readonly for: "trainers" | "opening" | "sampler";
  /** How many are silent. */
  readonly count: number;
  /** Of the one silent for longest. */
  readonly seconds: number;
}

/** Signs come every two seconds at least: so long a silence is worth telling, and a few seconds before a worker is given up. */
const TOLD_SECONDS = 5;

/** Seconds of silence of each that is waited for. */
export interface Silences {
  readonly trainers: readonly number[];
  readonly opening: readonly number[];
  readonly sampler: number;
}

/** What to tell of them: null where all give signs, or have been silent for too short to tell. */
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
