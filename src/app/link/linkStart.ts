import { createStore, type StoreApi } from "zustand/vanilla";
import type { ErrorRecord } from "../../core/errors.ts";
import type { LinkEntry } from "../../core/schema/kind.ts";
import type { Study } from "../../core/study/study.ts";
import { meantPart } from "./meantPart.ts";
import { studyFromFragment, type LinkedStudy } from "./studyLink.ts";
import type { RunState } from "../run/runState.ts";
import type { Services } from "../services.ts";
import type { Setup } from "../setup/setup.ts";

/** Milliseconds that a link from another site computes before asking: its reader may not know what it does. */
const UNASKED_MS = 60_000;
/** Share of the budget after which a study is not paused any more. */
const NEARLY_DONE = 0.75;
/** Maximal number of link parts for which a correction is searched. */
const MOST_LOOKED_UP = 10;

export interface LinkStartState {
  /**
   * Why the study does not start although its link asks for it: parts of the link are ignored, or the study would never end. null:
   * it may start.
   */
  readonly held: "ignored" | "endless" | null;
  /** The link's study has computed for a minute and waits for the user to confirm. */
  readonly asks: boolean;
}

export interface LinkStart {
  readonly store: StoreApi<LinkStartState>;
  /** Opens the link with an unusable part replaced by its correction. */
  correct(part: string, meant: string): void;
  /** Called with the progress of the running study. */
  onProgress(patch: Partial<RunState>): void;
  /** Called when the user runs, pauses or ends a study: the link's wish is then obsolete. */
  takenOver(): void;
}

interface World {
  readonly setup: Pick<Setup, "store" | "open">;
  readonly services: Pick<Services, "cores" | "openedFromHere">;
  readonly begin: () => Promise<void>;
  readonly pause: () => void;
}

/** Opens the link of the page's address, and starts its study if the link asks for it and nothing forbids it. */
export function createLinkStart(fragment: string, world: World): LinkStart {
  const { setup, services, begin, pause } = world;
  const store = createStore<LinkStartState>()(() => ({ held: null, asks: false }));
  let text = fragment;
  /** Whether the running study was started by the link. */
  let ours = false;
  /**
   * Counts openings of the link and events that end them, so that an outdated opening does not start a study after reading its
   * data.
   */
  let turn = 0;
  const open = async (): Promise<void> => {
    const mine = ++turn;
    const link = withMeaning(studyFromFragment(text));
    const shown = await setup.open(link.run ? withinCores(link, services.cores) : link);
    if (!link.run || !shown || mine !== turn) return;
    const held = reasonToHold(setup.store.getState().linkNotes, link);
    store.setState({ held });
    if (held !== null) return;
    ours = !services.openedFromHere;
    await begin();
  };
  void open();
  return {
    store,
    correct(part, meant) {
      text = corrected(text, part, meant);
      store.setState({ held: null });
      void open();
    },
    onProgress({ elapsedMs = 0, study }) {
      if (!ours || elapsedMs < UNASKED_MS || study == null || nearlyDone(study)) return;
      ours = false;
      // After the study has published its current report.
      queueMicrotask(() => {
        pause();
        store.setState({ asks: true });
      });
    },
    takenOver() {
      turn += 1;
      ours = false;
      store.setState({ held: null, asks: false });
    },
  };
}

function reasonToHold(notes: readonly ErrorRecord[], { search }: LinkedStudy): LinkStartState["held"] {
  if (notes.some(({ code }) => code === "linkUnreadable")) return "ignored";
  const { budget } = search;
  // A target does not count: it may never be reached.
  const ends = [budget?.trials, budget?.minutes, budget?.tolerance].some((limit) => limit !== null);
  return ends ? null : "endless";
}

/** More workers than cores slow each other down, and the link may be opened on a smaller computer. */
function withinCores(link: LinkedStudy, cores: number): LinkedStudy {
  const { workers } = link.search;
  if (workers === undefined || workers === null || workers <= cores) return link;
  return { ...link, search: { ...link.search, workers: cores } };
}

/** Adds the probable meaning to unusable parts. */
function withMeaning(link: LinkedStudy): LinkedStudy {
  const notes = link.notes.map((note, i): ErrorRecord => {
    if (note.code !== "linkUnreadable" || i >= MOST_LOOKED_UP) return note;
    const { part } = note.details;
    const meant = meantPart(entryOf(String(part)));
    return meant === null ? note : { ...note, details: { part, meant: meant.join("=") } };
  });
  return { ...link, notes };
}

function entryOf(part: string): LinkEntry {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
}

function corrected(fragment: string, part: string, meant: string): string {
  const entries = new URLSearchParams(fragment.replace(/^[#?]/, ""));
  const [key, value] = entryOf(part);
  const [newKey, newValue] = entryOf(meant);
  const all = [...entries].map((entry): LinkEntry =>
    entry[0] === key && entry[1] === value ? [newKey, newValue] : [entry[0], entry[1]],
  );
  return all.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join("&");
}

function nearlyDone({ config, trials: all }: Study): boolean {
  const { trials } = config.search.budget;
  if (trials === null) return false;
  const ended = all.filter(({ endedMs }) => endedMs !== null).length;
  return ended / trials >= NEARLY_DONE;
}
