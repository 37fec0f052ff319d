import { useSetup } from "../../../../useSurmise.ts";

/** The share of the rows that came as a test file of their own; 0: none did. */
export function useTestRows(): number {
  return useSetup(({ dataset }) => {
    if (dataset.status !== "ready") return 0;
    const { testRows = 0, rowCount } = dataset.summary;
    return testRows / rowCount;
  });
}
