import "@mantine/core/styles.css";
import "../../src/ui/palette.css";
import "../../src/ui/page.css";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createI18n } from "../../src/ui/i18n/bothLanguages.ts";
import { Themed } from "../../src/ui/Themed.tsx";
import { CHARTS, type ChartName } from "./charts.tsx";
import { studySteps, type StudyStep } from "./studySteps.ts";

/** The functions that the benchmark calls on this page. */
export interface ChartsPage {
  /** Creates the studies of a case before the measurement. */
  prepare(chart: ChartName, trials: number, updates: number): void;
  /** Draws the chart from scratch. */
  draw(): Promise<void>;
  /** Draws all updates, one per frame. */
  update(): Promise<void>;
  clear(): Promise<void>;
}

declare global {
  interface Window {
    chartsPage: ChartsPage;
  }
}

const i18n = createI18n("en");
const place = document.querySelector<HTMLElement>("#root")!;
let root: Root | null = null;
let steps: readonly StudyStep[] = [];
let render: (step: StudyStep) => ReactNode = () => null;

const page: ChartsPage = {
  prepare(chart, trials, updates) {
    steps = studySteps(trials, updates, CHARTS[chart].options);
    render = CHARTS[chart].render;
  },
  async draw() {
    root = createRoot(place);
    show(steps[0]!);
    await painted();
  },
  async update() {
    for (const step of steps.slice(1)) {
      show(step);
      await painted();
    }
  },
  async clear() {
    root?.unmount();
    await painted();
  },
};
window.chartsPage = page;

function show(step: StudyStep) {
  flushSync(() =>
    root!.render(
      <I18nextProvider i18n={i18n}>
        <Themed forceColorScheme="light">{render(step)}</Themed>
      </I18nextProvider>,
    ),
  );
}

/** Resolves after the frame that shows the rendered state, and the next one with its follow-up work. */
async function painted() {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
