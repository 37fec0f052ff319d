import { IDLE, type RunState } from "../../app/run/runState.ts";
import type { SetupState } from "../../app/setup/setupState.ts";
import { Header } from "../panels/header/Header.tsx";
import { Notices } from "../panels/Notices.tsx";
import { RunBar } from "../panels/runBar/RunBar.tsx";
import { Fake, FINAL_FAILED, finished, PROBLEMS, running } from "./centre.tsx";
import type { GalleryEntry } from "./galleryEntry.ts";

const NOTES: SetupState["linkNotes"] = [
  { code: "linkUnreadable", details: { part: "data=penguin", meant: "data=penguins" } },
  { code: "linkUnreadable", details: { part: "learningRate=fast" } },
];
const LONG_NAME = "Which of three hundred measurements of the second sensor tell the species, third attempt";

/** The parts above the tabs: header, run bar and notices, in each phase of a study. */
export const topEntries: readonly GalleryEntry[] = [
  entry("top-ready", IDLE),
  entry("top-problems", IDLE, { problems: PROBLEMS, linkNotes: NOTES }),
  entry("top-starting", { ...running({ trials: 0 }), phase: "starting" }),
  entry("top-running", running({ trials: 18, running: 3, budget: 50 })),
  entry("top-silent", {
    ...running({ trials: 18, running: 3, budget: 50 }),
    waiting: { for: "trainers", count: 2, seconds: 12 },
  }),
  entry("top-paused", { ...running({ trials: 18, name: LONG_NAME }), phase: "paused" }),
  entry("top-judging", { ...finished({ trials: 50 }), phase: "judging", judgingProgress: 0.42 }),
  entry("top-finished", finished({ trials: 50, metric: "rmse", sideObjectives: 1, limit: 3000 })),
  entry("top-all-failed", {
    ...finished({ trials: 8, allFailed: true }),
    endReason: "everyTrialFailed",
    error: FINAL_FAILED,
  }),
];

function entry(name: string, run: RunState, setup: Partial<SetupState> = {}): GalleryEntry {
  return {
    name,
    width: 1260,
    render: () => (
      <Fake run={run} setup={setup}>
        <Header />
        <RunBar />
        <Notices onShowModel={null} />
      </Fake>
    ),
  };
}
