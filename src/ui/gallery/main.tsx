import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "../palette.css";
import "../page.css";
import { Notifications } from "@mantine/notifications";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { createI18n } from "../i18n/bothLanguages.ts";
import { Themed } from "../Themed.tsx";
import { settled } from "./busy.ts";
import { dataEntries } from "./data.tsx";
import { centreEntries } from "./centre.tsx";
import type { GalleryEntry, GalleryView } from "./galleryEntry.ts";
import { learnerEntries } from "./learners.tsx";
import { pictureEntries } from "./pictures.tsx";
import { railEntries } from "./rail.tsx";
import { topEntries } from "./top.tsx";

/**
 * Every panel and chart in all important states, from fixtures: for development, and for the journey that takes pictures of them
 * (`e2e/gallery.spec.ts`). `npm run dev`, then /gallery.html[?entry=NAME][&theme=dark][&lang=zh]; a named entry is shown alone.
 */
const asked = new URLSearchParams(location.search);
const entries = [
  ...topEntries,
  ...railEntries,
  ...dataEntries,
  ...pictureEntries,
  ...learnerEntries,
  ...centreEntries,
];
const words = { en: createI18n("en"), zh: createI18n("zh") };
const view = createStore<GalleryView>()(() => ({
  entry: asked.get("entry"),
  language: asked.get("lang") === "zh" ? "zh" : "en",
  theme: asked.get("theme") === "dark" ? "dark" : "light",
}));

view.subscribe(({ language, theme }) => {
  document.documentElement.lang = language;
  // As the page's own switch does: before the canvases are drawn anew, which read their colours.
  document.documentElement.dataset["mantineColorScheme"] = theme;
});

window.gallery = {
  entries: entries.map(({ name, moves }) => ({ name, moves: moves === true })),
  show: (next) => {
    view.setState(next);
    const moves = entries.some(({ name, moves: itMoves }) => name === next.entry && itMoves === true);
    return moves ? Promise.resolve() : settled();
  },
};

createRoot(document.querySelector("#root")!).render(<Gallery />);

function Gallery() {
  const { entry: only, language, theme } = useStore(view);
  const shown = entries.filter(({ name }) => only === null || name === only);
  return (
    <I18nextProvider i18n={words[language]}>
      <Themed forceColorScheme={theme}>
        <Notifications position="bottom-right" limit={3} />
        {shown.map((entry) => (
          <Frame key={entry.name} entry={entry} alone={only !== null} />
        ))}
      </Themed>
    </I18nextProvider>
  );
}

function Frame({
  entry: { name, width, render },
  alone,
}: {
  readonly entry: GalleryEntry;
  readonly alone: boolean;
}) {
  // Created once: language and theme change without a new entry.
  const [content] = useState(render);
  if (alone)
    return (
      <div data-entry={name} style={{ width, maxWidth: "100%", background: "var(--surface)" }}>
        {content}
      </div>
    );
  return (
    <section style={{ display: "inline-block", verticalAlign: "top", margin: 16 }}>
      <h2 style={{ fontSize: 13, margin: "0 0 8px" }}>
        <a href={`?entry=${name}`}>{name}</a>
      </h2>
      <div style={{ width, maxWidth: "100%", background: "var(--surface)", border: "1px solid var(--line)" }}>
        {content}
      </div>
    </section>
  );
}
