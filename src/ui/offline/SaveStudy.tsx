import { Button } from "@mantine/core";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Surmise } from "../../app/surmise.ts";
import { downloadText } from "../downloadText.ts";
import { SurmiseContext } from "../useSurmise.ts";

/** A button that saves the study on screen after an error on the page; hidden without a study. */
export function SaveStudy({ size = "sm" }: { readonly size?: "xs" | "sm" }) {
  const surmise = useContext(SurmiseContext);
  return surmise === null ? null : <SaveOf surmise={surmise} size={size} />;
}

function SaveOf({ surmise, size }: { readonly surmise: Surmise; readonly size: "xs" | "sm" }) {
  const { t } = useTranslation();
  const nothing = useStore(surmise.run, ({ study }) => study === null);
  if (nothing) return null;
  const save = () => downloadText("surmise-study.json", "application/json", surmise.acts.studyJson());
  return (
    <Button size={size} variant="default" onClick={save}>
      {t("faults.saveStudy")}
    </Button>
  );
}
