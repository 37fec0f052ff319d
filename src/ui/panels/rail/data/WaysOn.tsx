import type { DatasetState } from "../../../../app/setup/setupState.ts";
import { LayoutOffer } from "./layout/LayoutOffer.tsx";
import { ReadingOffer } from "./ReadChoiceFields.tsx";
import { TryAgain } from "./TryAgain.tsx";

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
