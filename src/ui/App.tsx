import { Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./App.module.css";
import { DropAnywhere } from "./controls/DropAnywhere.tsx";
import { Bounded, Part } from "./offline/Part.tsx";
import { Header } from "./panels/header/Header.tsx";
import { StudyName } from "./panels/header/StudyName.tsx";
import { Notices } from "./panels/Notices.tsx";
import { Rail } from "./panels/rail/Rail.tsx";
import { Printing } from "./print/Printing.tsx";
import { RunBar } from "./panels/runBar/RunBar.tsx";
import { SearchPanel } from "./panels/searchTab/SearchPanel.tsx";
import { DATA_TAB, MODEL_TAB } from "./parts.ts";

type Tab = "setup" | "data" | "search" | "model";

/** The page: the setup on the left, the results in the centre; on a phone, tabs of one column. */
export function App() {
  const { t } = useTranslation();
  const narrow = useMediaQuery("(max-width: 899px)", false, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<Tab>("search");
  const tab: Tab = !narrow && chosen === "setup" ? "search" : chosen;
  const showModel = () => {
    setChosen("model");
    // The pressed button no longer exists.
    focusResults();
  };
  const tabs: readonly Tab[] = narrow ? ["setup", "data", "search", "model"] : ["data", "search", "model"];
  return (
    <div className={classes.page}>
      <a className={classes.skip} href="#results" onClick={skipToResults}>
        {t("common.skipToContent")}
      </a>
      <Header />
      <RunBar />
      <div className={classes.body}>
        {!narrow && (
          <aside className={classes.rail} aria-label={t("common.setup")}>
            <Bounded>
              <Rail />
            </Bounded>
          </aside>
        )}
        <main className={classes.centre} aria-label={t("common.results")} tabIndex={-1} id="results">
          <Notices onShowModel={tab === "model" ? null : showModel} />
          <Tabs
            className={classes.tabs}
            value={tab}
            onChange={(value) => setChosen((value ?? "search") as Tab)}
            keepMounted={false}
          >
            <Tabs.List className={classes.list}>
              {tabs.map((name) => (
                <Tabs.Tab key={name} value={name}>
                  {t(`common.tabs.${name}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {narrow && (
              <Tabs.Panel value="setup">
                <StudyName className={classes.studyName} />
                <Bounded>
                  <Rail />
                </Bounded>
              </Tabs.Panel>
            )}
            <Tabs.Panel value="data" className={classes.panel}>
              <Part part={DATA_TAB} props={{}} />
            </Tabs.Panel>
            <Tabs.Panel value="search" className={classes.panel}>
              <Bounded>
                <SearchPanel />
              </Bounded>
            </Tabs.Panel>
            <Tabs.Panel value="model" className={classes.panel}>
              <Part part={MODEL_TAB} props={{}} />
            </Tabs.Panel>
          </Tabs>
        </main>
      </div>
      <DropAnywhere />
      <Printing />
    </div>
  );
}

/** The address bar holds the study's link: the jump must not change it. */
function skipToResults(event: React.MouseEvent): void {
  event.preventDefault();
  focusResults();
}

function focusResults(): void {
  document.querySelector<HTMLElement>("#results")?.focus();
}
