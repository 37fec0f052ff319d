import type { TFunction } from "i18next";
import type { TrialStanding } from "./trialStanding.ts";
import { trialNumber } from "../words/trialWords.ts";
import type { TableColumn } from "../table/VirtualTable.tsx";

/** The first columns of a table whose rows are of trials: the number, and the standing. */
export function trialTableColumns<Row extends { readonly number: number; readonly state: TrialStanding }>(
  t: TFunction,
): readonly TableColumn<Row>[] {
  return [
    {
      key: "number",
      header: t("results.convergence.x"),
      cell: ({ number }) => trialNumber(number),
      align: "end",
      width: 72,
    },
    {
      key: "state",
      header: t("results.table.state"),
      cell: ({ state }) => t(`results.states.${state}`),
      state: ({ state }) => state,
      align: "start",
      width: 110,
    },
  ];
}
