import { useSetup } from "../../../useSurmise.ts";
import { ColumnsPreview } from "./ColumnsPreview.tsx";
import { DatasetBar } from "./DatasetBar.tsx";
import { PixelOffer } from "./pictures/PictureNotes.tsx";
import { PicturesPreview } from "./pictures/PicturesPreview.tsx";
import { PreparationFields } from "./PreparationFields.tsx";
import { SourceChooser } from "./SourceChooser.tsx";
import { SplitFields } from "./SplitFields.tsx";
import { TargetFields } from "./TargetFields.tsx";
import classes from "./data.module.css";

/** Where the rows come from, what is predicted from what, and how the rows are parted and prepared. */
export function DataSection() {
  const summary = useSetup(({ dataset }) => (dataset.status === "ready" ? dataset.summary : null));
  const pictures = summary?.pictures;
  return (
    <div className={classes["section"]}>
      <div>
        <SourceChooser />
        <DatasetBar />
      </div>
      {summary !== null && (
        <>
          {pictures ? (
            <PicturesPreview pictures={pictures} rows={summary.rowCount} />
          ) : (
            <>
              {summary.pixels && <PixelOffer shape={summary.pixels} />}
              <TargetFields />
              <ColumnsPreview />
            </>
          )}
          <div className={classes["folds"]}>
            <SplitFields />
            <PreparationFields />
          </div>
        </>
      )}
    </div>
  );
}
