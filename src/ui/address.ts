import type { DataSource } from "../core/data/dataConfig.ts";
import type { Surmise } from "../app/surmise.ts";

/** Milliseconds without a change before the address is written: not at every typed key. */
const SETTLE_MS = 300;

/**
 * Keeps the address bar equal to the setup, so that a reload, a bookmark or a copied address restores it. Another link pasted into
 * the address bar reloads the page, which asks first while a study is running.
 */
export function keepAddress(surmise: Surmise): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = surmise.setup.getState().config;
  let writtenFailure: DataSource | undefined;
  surmise.setup.subscribe(({ config, dataset }) => {
    if (dataset.status === "loading") return;
    const failure = dataset.status === "failed" ? dataset.source : undefined;
    if (config === written && failure === writtenFailure) return;
    written = config;
    writtenFailure = failure;
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(null, "", surmise.acts.link(false)), SETTLE_MS);
  });
  addEventListener("hashchange", () => location.reload());
  addEventListener("beforeunload", (event) => {
    const { phase } = surmise.run.getState();
    if (phase !== "idle" && phase !== "finished") event.preventDefault();
  });
}
