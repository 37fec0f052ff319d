import { Accordion } from "@mantine/core";
import { useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type SettingName, isPreparationSetting } from "../../../core/model/settingTable.ts";
import { DataSection } from "./data/DataSection.tsx";
import { Part } from "../../offline/Part.tsx";
import { MODEL_SECTION, SEARCH_SECTION, SPACE_SECTION } from "../../parts.ts";
import { RailContext } from "./railContext.ts";
import { SectionHeading } from "./SectionHeading.tsx";
import { DataSummary, ModelSummary, SearchSummary, SpaceSummary } from "./summaries.tsx";
import classes from "./rail.module.css";

const SECTIONS = [
  { name: "data", summary: <DataSummary />, part: null },
  { name: "model", summary: <ModelSummary />, part: MODEL_SECTION },
  { name: "space", summary: <SpaceSummary />, part: SPACE_SECTION },
  { name: "search", summary: <SearchSummary />, part: SEARCH_SECTION },
] as const;

/** The setup of a study in the order of work: data, model, search space, search. */
export function Rail() {
  const [open, setOpen] = useState<string[]>(["data"]);
  const opened = useEver(open);
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

  // A section that opens below the visible area is scrolled into view.
  const reveal = (name: string) => items.current.get(name)?.scrollIntoView({ block: "nearest" });

  return (
    <RailContext value={navigation}>
      <Accordion
        multiple
        value={open}
        onChange={(sections) => {
          flushSync(() => setOpen(sections));
          const latest = sections.find((name) => !open.includes(name));
          if (latest !== undefined) reveal(latest);
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
        {SECTIONS.map(({ name, summary, part }, index) => (
          <Accordion.Item
            key={name}
            value={name}
            ref={(item) => {
              if (item === null) items.current.delete(name);
              else items.current.set(name, item);
            }}
          >
            <SectionHeading section={name} number={index + 1} summary={summary} />
            <Accordion.Panel>
              {opened.has(name) &&
                (part === null ? (
                  <DataSection />
                ) : (
                  <Part part={part} props={{}} onShown={() => reveal(name)} broken="lines" />
                ))}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </RailContext>
  );
}

/** What was in the list at any time: a section that was open keeps what was typed into it. */
function useEver(names: readonly string[]): ReadonlySet<string> {
  const [ever, setEver] = useState<ReadonlySet<string>>(new Set(names));
  if (names.every((name) => ever.has(name))) return ever;
  const more = new Set([...ever, ...names]);
  setEver(more);
  return more;
}
