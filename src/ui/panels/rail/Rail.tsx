import { Accordion } from "@mantine/core";
import { useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type SettingName, isPreparationSetting } from "../../../core/model/settingTable.ts";
import { DataSection } from "./data/DataSection.tsx";
import { ModelSection } from "./model/ModelSection.tsx";
import { RailContext } from "./railContext.ts";
import { SectionHeading } from "./SectionHeading.tsx";
import { DataSummary, ModelSummary, SearchSummary, SpaceSummary } from "./summaries.tsx";
import { SearchSection } from "./search/SearchSection.tsx";
import { SpaceSection } from "./space/SpaceSection.tsx";
import classes from "./rail.module.css";

const SECTIONS = [
  { name: "data", summary: <DataSummary />, panel: <DataSection /> },
  { name: "model", summary: <ModelSummary />, panel: <ModelSection /> },
  { name: "space", summary: <SpaceSummary />, panel: <SpaceSection /> },
  { name: "search", summary: <SearchSummary />, panel: <SearchSection /> },
] as const;

/** What a study is made of, in the order in which it is thought of: data, model, search space, search. */
export function Rail() {
  const [open, setOpen] = useState<string[]>(["data"]);
  const items = useRef(new Map<string, HTMLDivElement>());
  const [wanted, setWanted] = useState<SettingName | null>(null);
  const navigation = useMemo(
    () => ({
      wanted,
      show(name: SettingName) {
        setOpen((sections) => [...new Set([...sections, isPreparationSetting(name) ? "data" : "model"])]);
        setWanted(name);
      },
      shown: () => setWanted(null),
    }),
    [wanted],
  );

  return (
    <RailContext value={navigation}>
      <Accordion
        multiple
        value={open}
        onChange={(sections) => {
          flushSync(() => setOpen(sections));
          const opened = sections.find((name) => !open.includes(name));
          // What opens below the edge of the screen would not be seen to have opened.
          if (opened !== undefined) items.current.get(opened)?.scrollIntoView({ block: "nearest" });
        }}
        order={2}
        chevronPosition="right"
        transitionDuration={0}
        classNames={{
          root: classes["root"]!,
          item: classes["item"]!,
          control: classes["control"]!,
          label: classes["controlLabel"]!,
          content: classes["content"]!,
          chevron: classes["chevron"]!,
        }}
      >
        {SECTIONS.map(({ name, summary, panel }, index) => (
          <Accordion.Item
            key={name}
            value={name}
            ref={(item) => {
              if (item === null) items.current.delete(name);
              else items.current.set(name, item);
            }}
          >
            <SectionHeading section={name} number={index + 1} summary={summary} />
            <Accordion.Panel>{panel}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </RailContext>
  );
}
