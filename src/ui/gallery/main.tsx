import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "../palette.css";
import "../page.css";
import { Notifications } from "@mantine/notifications";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createI18n } from "../i18n/bothLanguages.ts";
import { Themed } from "../Themed.tsx";
import { dataEntries } from "./data.tsx";
import { centreEntries } from "./centre.tsx";
import type { GalleryEntry } from "./galleryEntry.ts";
import { pictureEntries } from "./pictures.tsx";
import { railEntries } from "./rail.tsx";

/**
 * Every panel and chart in every state that matters, from fixtures. For development alone: `npm run dev`, then
 * /gallery.html[?entry=NAME][&theme=dark][&lang=zh]; with an entry named, that one fills the page.
 */
const asked = new URLSearchParams(location.search);
const only = asked.get("entry");
const entries = [...railEntries, ...dataEntries, ...pictureEntries, ...centreEntries].filter(
  ({ name }) => only === null || name === only,
);
const i18n = createI18n(asked.get("lang") === "zh" ? "zh" : "en");

createRoot(document.querySelector("#root")!).render(
  <I18nextProvider i18n={i18n}>
    <Themed forceColorScheme={asked.get("theme") === "dark" ? "dark" : "light"}>
      <Notifications position="bottom-right" limit={3} />
      {entries.map((entry) => (
        <Frame key={entry.name} entry={entry} />
      ))}
    </Themed>
  </I18nextProvider>,
);

function Frame({ entry: { name, width, render } }: { readonly entry: GalleryEntry }) {
  if (only !== null)
    return <div style={{ minHeight: "100vh", background: "var(--surface)" }}>{render()}</div>;
  return (
    <section style={{ display: "inline-block", verticalAlign: "top", margin: 16 }}>
      <h2 style={{ fontSize: 13, margin: "0 0 8px" }}>
        <a href={`?entry=${name}`}>{name}</a>
      </h2>
      <div style={{ width, maxWidth: "100%", background: "var(--surface)", border: "1px solid var(--line)" }}>
        {render()}
      </div>
    </section>
  );
}
