import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ErrorRecord } from "../../core/errors.ts";
import { errorText } from "../errorMessages.ts";
import classes from "./controls.module.css";

interface FieldErrorProps {
  readonly error: ErrorRecord | null;
  readonly id?: string;
}

/** What is wrong with a field and what to do, under it. Nothing when all is well. */
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
