import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SetupState } from "../../../../../app/setup/setupState.ts";
import type { DataSource } from "../../../../../core/data/dataConfig.ts";
import { Part } from "../../../../offline/Part.tsx";
import { FILE_CHOOSER, GENERATOR_CHOOSER } from "../../../../parts.ts";
import { useSetup } from "../../../../useSurmise.ts";
import { BuiltInChooser } from "./BuiltInChooser.tsx";
import { kindOfLabel } from "./useSourceLabel.ts";
import classes from "../data.module.css";

const KINDS = ["builtIn", "synthetic", "file"] as const satisfies readonly DataSource["kind"][];

/** Built-in data, generated data, or the user's own. Opening a tab does not change the data. */
export function SourceChooser() {
  const { t } = useTranslation();
  const current = useSetup(attempted);
  const [shown, setShown] = useState(current);
  const [seen, setSeen] = useState(current);
  // A file dropped on the page, or a link, opens its own tab.
  if (seen !== current) {
    setSeen(current);
    setShown(current);
  }
  return (
    <div className={classes["chooser"]}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("data.source")}
        value={shown}
        onChange={setShown}
        data={KINDS.map((kind) => ({ value: kind, label: t(`data.sources.${kind}`) }))}
      />
      {shown === "builtIn" && <BuiltInChooser />}
      {shown === "synthetic" && <Part part={GENERATOR_CHOOSER} props={{}} broken="lines" />}
      {shown === "file" && <Part part={FILE_CHOOSER} props={{}} broken="lines" />}
    </div>
  );
}

/** The kind of the source being read or last tried; the config has it only after a successful read. */
function attempted({ config, dataset }: SetupState): DataSource["kind"] {
  const { source } = config.data;
  return dataset.status === "ready" || dataset.label === "" ? source.kind : kindOfLabel(dataset.label);
}
