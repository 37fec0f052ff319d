import { useEffect, useRef } from "react";
import type { SettingName } from "../../../../core/model/settingTable.ts";
import { useRailNavigation } from "../railContext.ts";

/** Scrolls the field into view and focuses it on request. */
export function useWantedField(name: SettingName) {
  const field = useRef<HTMLDivElement>(null);
  const { wanted, shown } = useRailNavigation();
  const isWanted = wanted === name;
  useEffect(() => {
    if (!isWanted || field.current === null) return;
    field.current.scrollIntoView({ block: "center" });
    field.current
      .querySelector<HTMLElement>("input, select, button[aria-pressed]")
      ?.focus({ preventScroll: true });
    shown();
  }, [isWanted, shown]);
  return field;
}
