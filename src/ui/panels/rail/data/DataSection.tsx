import type { DatasetSummary } from "../../../../core/data/table/dataset.ts";
import { Part } from "../../../offline/Part.tsx";
import { PICTURES_PREVIEW, PIXEL_OFFER } from "../../../parts.ts";
import { useSetup } from "../../../useSurmise.ts";
import { useStages } from "../../useStages.ts";
import { ColumnsPreview } from "./columns/ColumnsPreview.tsx";
import { DatasetBar } from "./DatasetBar.tsx";
import { PreparationFields } from "./PreparationFields.tsx";
import { SourceChooser } from "./source/SourceChooser.tsx";
import { SplitFields } from "./split/SplitFields.tsx";
import { TargetFields } from "./target/TargetFields.tsx";
import classes from "./data.module.css";

/** Source of the rows, target and features, split and preparation. */
export function DataSection() {
  const summary = useSetup(({ dataset }) => (dataset.status === "ready" ? dataset.summary : null));
  return (
    <div className={classes["section"]}>
      <div>
        <SourceChooser />
        <DatasetBar />
      </div>
      {summary !== null && <Ready key={summary.id} summary={summary} />}
    </div>
  );
}

/** Rendered in stages, because the whole page is rendered again when data are ready. */
function Ready({ summary }: { readonly summary: DatasetSummary }) {
  const stage = useStages(2);
  const { pictures, pixels, rowCount } = summary;
  return (
    <>
      {pictures ? (
        <Part
          part={PICTURES_PREVIEW}
          props={{ pictures, rows: rowCount }}
          placeholder={null}
          broken="lines"
        />
      ) : (
        <>
          {pixels && <Part part={PIXEL_OFFER} props={{ shape: pixels }} placeholder={null} broken="lines" />}
          <TargetFields />
          {stage >= 1 && <ColumnsPreview />}
        </>
      )}
      {stage >= 2 && (
        <div className={classes["folds"]}>
          <SplitFields />
          <PreparationFields />
        </div>
      )}
    </>
  );
}
