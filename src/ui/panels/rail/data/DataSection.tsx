import { useSetup } from "../../../useSurmise.ts";
import { ColumnsPreview } from "./ColumnsPreview.tsx";
import { DatasetBar } from "./DatasetBar.tsx";
import { PreparationFields } from "./PreparationFields.tsx";
import { SourceChooser } from "./SourceChooser.tsx";
import { SplitFields } from "./SplitFields.tsx";
import { TargetFields } from "./TargetFields.tsx";
import classes from "./data.module.css";

/** Where the rows come from, what is predicted from what, and how the rows are parted and prepared. */
export function DataSection() {
  const ready = useSetup((state) => state.dataset.status === "ready");
  return (
    <div className={classes["section"]}>
      <div>
        <SourceChooser />
        <DatasetBar />
      </div>
      {ready && (
        <>
          <TargetFields />
          <ColumnsPreview />
          <div className={classes["folds"]}>
            <SplitFields />
            <PreparationFields />
          </div>
        </>
      )}
    </div>
  );
}
