import type { ProblemPlace } from "../../../../app/setup/setupState.ts";
import type { ErrorRecord } from "../../../../core/errors.ts";
import { FieldError } from "../../../controls/FieldError.tsx";
import { useSetup } from "../../../useSurmise.ts";

type DataField = Extract<ProblemPlace, { section: "data" }>["field"];

/** The problem of one part of the data, or null. */
export function useDataProblem(field: DataField): ErrorRecord | null {
  return useSetup(
    (state) =>
      state.problems.find(({ place }) => place.section === "data" && place.field === field)?.error ?? null,
  );
}

/** The message about a problem of one part of the data, if there is one. */
export function DataProblemNote({ field, id }: { readonly field: DataField; readonly id?: string }) {
  const error = useDataProblem(field);
  return <FieldError error={error} {...(id === undefined ? {} : { id })} />;
}
