import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isApplied, type Remedy } from "../../app/data/remedies.ts";
import controls from "../controls/controls.module.css";
import { useActs, useSetup } from "../useSurmise.ts";
import { didWords, remedyWords } from "./dataTab/findingWords.ts";
import { showUndo } from "./showUndo.tsx";

/** Applies a remedy for a finding of the data check with one click, and undoes it with another. */
export function RemedyButton({ remedy }: { readonly remedy: Remedy }) {
  const { t } = useTranslation();
  const acts = useActs();
  const applied = useSetup((state) => isApplied(remedy, state.config));
  const words = remedyWords(t, remedy);
  if (applied) {
    return (
      <Button
        className={controls["wrapping"]}
        size="compact-sm"
        variant="default"
        aria-label={`${t("dataTab.check.undo")}: ${words}`}
        onClick={() => acts.undoRemedy(remedy)}
      >
        {t("dataTab.check.undo")}: {words}
      </Button>
    );
  }
  const apply = () => {
    showUndo("data", didWords(t, remedy), acts.applyRemedy(remedy));
  };
  return (
    <Button className={controls["wrapping"]} size="compact-sm" variant="light" onClick={apply}>
      {words}
    </Button>
  );
}
