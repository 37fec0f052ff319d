import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DatasetState } from "../../../../app/setup/setupState.ts";
import type { AppErrorCode } from "../../../../core/errors.ts";
import type { RawHead } from "../../../../workers/reader.protocol.ts";
import { useActs } from "../../../useSurmise.ts";
import { ReadingOffer } from "./ReadChoiceFields.tsx";
import { LayoutDialog } from "./layout/LayoutDialog.tsx";

/** Errors that may disappear when the network is back. */
const PASSING: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>(["partNotLoaded", "partOffline"]);

export interface WaysOnProps {
  readonly failed: Extract<DatasetState, { status: "failed" }>;
}

/** Buttons shown if data could not be read. */
export function WaysOn({ failed: { error, head } }: WaysOnProps) {
  return (
    <>
      <TryAgain code={error.code} />
      <ReadingOffer error={error} />
      {head !== undefined && head.lines.length > 0 && <LayoutOffer head={head} />}
    </>
  );
}

/** Reads data again after a network error; automatically when the browser is online again. */
function TryAgain({ code }: { readonly code: AppErrorCode }) {
  const { t } = useTranslation();
  const acts = useActs();
  const passing = PASSING.has(code);
  useEffect(() => {
    if (!passing) return;
    const online = () => void acts.tryAgain();
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, [acts, passing]);
  if (!passing) return null;
  return (
    <Button variant="light" size="compact-xs" onClick={() => void acts.tryAgain()}>
      {t("faults.tryAgain")}
    </Button>
  );
}

/** For a file whose table was not found: a button to state its position. */
function LayoutOffer({ head }: { readonly head: RawHead }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { format, lines, layout } = head;
  return (
    <>
      <Button size="xs" mt={8} data-opens-layout onClick={() => setOpened(true)}>
        {t("layout.correct")}
      </Button>
      {opened && (
        <LayoutDialog
          read={{ format, lines, found: null, delimiter: null }}
          choices={layout}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}
