import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ErrorRecord } from "../../core/errors.ts";
import { errorText } from "../errorMessages.ts";
import classes from "./controls.module.css";

interface FieldErrorProps {
  readonly error: ErrorRecord | null;
  readonly id?: string;
}

/** The problem of a field and the next step, shown below it; nothing without a problem. */
export function FieldError({ error, id }: FieldErrorProps) {
  const { t } = useTranslation();
  if (error === null) return null;
  const { what, next } = errorText(t, error);
  return (
    <div className={classes["problem"]} id={id} role="alert">
      <IconAlertCircle size={14} stroke={2} aria-hidden className={classes["problemIcon"]} />
      <p>
        <strong>{what}</strong> {next}
      </p>
    </div>
  );
}
