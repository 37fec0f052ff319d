import { Button } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { AppErrorCode } from "../../../../core/errors.ts";
import { useActs } from "../../../useSurmise.ts";

/** Errors that may disappear when the network is back. */
const PASSING: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>(["partNotLoaded", "partOffline"]);

/** Reads data again after a network error; automatically when the browser is online again. */
export function TryAgain({ code }: { readonly code: AppErrorCode }) {
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
