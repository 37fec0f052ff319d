import { Button } from "@mantine/core";
import { IconPencilPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { compileSpace } from "../../../core/model/compileSpace.ts";
import type { SearchSpace } from "../../../core/space/searchSpace.ts";
import { Tip } from "../../controls/popup/Tip.tsx";
import { Part } from "../../offline/Part.tsx";
import { TRIAL_BY_HAND } from "../../parts.ts";
import { useRun, useSetup } from "../../useSurmise.ts";

/** Opens the form for a manual configuration of the running study or of the next one. */
export function ByHandButton({ space }: { readonly space: SearchSpace }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const next = useNextSpace(space);
  return (
    <>
      <Tip label={t("results.enqueue.openHelp")}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPencilPlus size={14} />}
          onClick={() => setOpen(true)}
        >
          {t("results.enqueue.open")}
        </Button>
      </Tip>
      {open && (
        <Part
          part={TRIAL_BY_HAND}
          props={{ space: next, params: {}, onClose: () => setOpen(false) }}
          placeholder={null}
          broken="corner"
        />
      )}
    </>
  );
}

/** The space that a configuration entered now must belong to. */
export function useNextSpace(space: SearchSpace): SearchSpace {
  const over = useRun((state) => state.phase === "finished" || state.phase === "idle");
  const next = useSetupSpace();
  return over ? next : space;
}

/** The space of the setup. */
export function useSetupSpace(): SearchSpace {
  const settings = useSetup((state) => state.config.settings);
  const rules = useSetup((state) => state.config.search.inputConstraints);
  // Invalid rules disable Run; until they are corrected or parsed, they exclude no configuration.
  const readable = useSetup((state) => state.dataset.status === "ready" && state.problems.length === 0);
  return useMemo(() => compileSpace(settings, readable ? rules : []), [settings, rules, readable]);
}
