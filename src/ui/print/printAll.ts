import type { ComponentType } from "react";
import type { Surmise } from "../../app/surmise.ts";

/** What waits longer is left out of the print. */
const LONGEST_WAIT_MS = 4000;

let printed: ComponentType | null = null;

/** The results of all tabs as one page; null until its code is there. */
export function printedStudy(): ComponentType | null {
  return printed;
}

/** Loads that code. For the time when the page has nothing else to do: what a browser prints must be there in the same breath. */
export async function loadPrintedStudy(): Promise<void> {
  if (printed === null) printed = (await import("./PrintedStudy.tsx")).PrintedStudy;
}

/** Prints the results of all tabs, or saves them as PDF, once what they need is there. */
export async function printAll(surmise: Surmise): Promise<void> {
  // Without the code the tab that is open is printed; without the profile, all but the data.
  await Promise.allSettled([loadPrintedStudy(), profileThere(surmise)]);
  window.print();
}

/** Until the Data tab's profile is there, also where that tab has never been open. */
async function profileThere({ setup, dataView, acts }: Surmise): Promise<void> {
  const { dataset, config } = setup.getState();
  if (dataset.status !== "ready") return;
  void acts.viewData(dataset.summary.id, config.data);
  if (!dataView.getState().loading) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, LONGEST_WAIT_MS);
    const stop = dataView.subscribe(({ loading }) => {
      if (!loading) done();
    });
    function done() {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}
