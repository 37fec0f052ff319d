import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ErrorRecord } from "../../core/errors.ts";
import { FieldError } from "./FieldError.tsx";

interface NotReadProps {
  readonly error: ErrorRecord;
  readonly onTryAgain: () => void;
}

/** The reason of a failed request, and a button that repeats it. */
export function NotRead({ error, onTryAgain }: NotReadProps) {
  const { t } = useTranslation();
  return (
    <div>
      <FieldError error={error} />
      <Button variant="light" size="compact-xs" onClick={onTryAgain}>
        {t("faults.tryAgain")}
      </Button>
    </div>
  );
}
