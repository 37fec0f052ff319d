import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./palette.css";
import "./page.css";
import { Notifications } from "@mantine/notifications";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createBrowserServices } from "../app/browserServices.ts";
import { createSurmise } from "../app/createSurmise.ts";
import type { Surmise } from "../app/surmise.ts";
import { App } from "./App.tsx";
import { keepAddress } from "./address.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { keepParts } from "./offline/keepParts.ts";
import { pageEntry } from "./offline/pageEntry.ts";
import { LANGUAGES, loadCatalogue, startI18n } from "./i18n/i18n.ts";
import { preferredLanguage } from "./preferences.ts";
import { loadPrintedStudy } from "./print/printAll.ts";
import { DATA_TAB, MODEL_TAB, SEARCH_TAB } from "./tabs.ts";
import { Themed } from "./Themed.tsx";
import { SurmiseContext } from "./useSurmise.ts";

declare global {
  interface Window {
    /** The application for the console and for scripts: stores `setup` and `run`, and every act a user has. */
    surmise: Surmise;
  }
}

const language = preferredLanguage();
const catalogue = loadCatalogue(language);

const surmise = createSurmise(
  createBrowserServices(),
  location.hash.length > 1 ? location.hash : location.search,
);
window.surmise = surmise;
keepAddress(surmise);
keepParts(pageEntry(), [
  SEARCH_TAB.preload,
  DATA_TAB.preload,
  MODEL_TAB.preload,
  loadPrintedStudy,
  ...LANGUAGES.map((each) => () => loadCatalogue(each)),
]);

const i18n = startI18n(language, await catalogue);
createRoot(document.querySelector("#root")!).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <Themed defaultColorScheme="auto">
        <Notifications position="bottom-right" limit={3} />
        <SurmiseContext value={surmise}>
          <ErrorBoundary>
            <App />
          </ErrorBoundary>
        </SurmiseContext>
      </Themed>
    </I18nextProvider>
  </StrictMode>,
);
