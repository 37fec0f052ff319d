import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./palette.css";
import "./page.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createBrowserServices } from "../app/browserServices.ts";
import { createSurmise } from "../app/createSurmise.ts";
import type { Surmise } from "../app/surmise.ts";
import { App } from "./App.tsx";
import { keepAddress } from "./address.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { KeepParts } from "./offline/KeepParts.tsx";
import { LANGUAGES, loadCatalogue, loadFirstWords, startPageI18n } from "./i18n/i18n.ts";
import { preferredLanguage } from "./preferences.ts";
import { loadPrintedStudy } from "./print/printAll.ts";
import { Messages } from "./panels/Messages.tsx";
import { PARTS } from "./parts.ts";
import { Themed } from "./Themed.tsx";
import { SurmiseContext } from "./useSurmise.ts";

declare global {
  interface Window {
    /** The application for the console and for scripts: stores `setup` and `run`, and every act a user has. */
    surmise: Surmise;
  }
}

const language = preferredLanguage();
const words = loadFirstWords(language);

const surmise = createSurmise(
  createBrowserServices(),
  location.hash.length > 1 ? location.hash : location.search,
);
window.surmise = surmise;
keepAddress(surmise);

const i18n = startPageI18n(language, await words);
const LOADS = [
  ...PARTS.map(({ preload }) => preload),
  loadPrintedStudy,
  ...LANGUAGES.map((each) => () => loadCatalogue(each)),
];

createRoot(document.querySelector("#root")!).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <Themed defaultColorScheme="auto">
        <SurmiseContext value={surmise}>
          <ErrorBoundary>
            <App />
            <Messages />
            <KeepParts loads={LOADS} />
          </ErrorBoundary>
        </SurmiseContext>
      </Themed>
    </I18nextProvider>
  </StrictMode>,
);
