import { useId } from "react";
import type { ProblemPlace } from "../../../../app/setup/setupState.ts";
import { FieldError } from "../../../controls/FieldError.tsx";
import { useSetup } from "../../../useSurmise.ts";

export type SearchField = Extract<ProblemPlace, { section: "search" }>["field"];

/** The message about a problem of one search field, if there is one. */
export function SearchProblem({ field }: { readonly field: SearchField }) {
  const id = useId();
  const error = useSearchProblem(field);
  return <FieldError id={id} error={error} />;
}

export function useSearchProblem(field: SearchField) {
  return useSetup(
    (state) =>
      state.problems.find(({ place }) => place.section === "search" && place.field === field)?.error ?? null,
  );
}
