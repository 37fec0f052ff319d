import type { ComponentType } from "react";
import type { Surmise } from "../../app/surmise.ts";
import { addLaterWords } from "../i18n/i18n.ts";

/** Milliseconds to wait; parts that take longer are left out. */
const LONGEST_WAIT_MS = 4000;

let printed: ComponentType | null = null;

/** The results of all tabs as one page; null until its code is loaded. */
export function printedStudy(): ComponentType | null {
  return printed;
}

/**
 * Loads that code and its words while the page is idle, because printing cannot wait for them.
 * @param load replaced in tests
 */
export async function loadPrintedStudy(
  load: () => Promise<{ readonly PrintedStudy: ComponentType }> = () => import("./PrintedStudy.tsx"),
): Promise<void> {
  if (printed !== null) return;
  const [{ PrintedStudy }] = await Promise.all([load(), addLaterWords()]);
  printed = PrintedStudy;
}

/** Prints the results of all tabs, or saves them as PDF, after their code and data are loaded. */
export async function printAll(surmise: Surmise): Promise<void> {
  // Without the code only the open tab is printed; without the profile, everything except the data.
  await Promise.allSettled([loadPrintedStudy(), profileThere(surmise)]);
  window.print();
}

/** Waits for the Data tab's profile, also if that tab has never been open. */
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
