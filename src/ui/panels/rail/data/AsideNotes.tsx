import { useTranslation } from "react-i18next";
import type { AsideFile } from "../../../../core/data/table/dataset.ts";
import { quotedList } from "../../../nameList.ts";
import { useSetup } from "../../../useSurmise.ts";
import classes from "./data.module.css";

type OtherTable = Extract<AsideFile, { main: string }>;

/** Files that were read but are not used for training. */
export function AsideNotes({ aside }: { readonly aside: readonly AsideFile[] }) {
  const others = aside.filter((file): file is OtherTable => "main" in file);
  return (
    <>
      {aside.map((file) => !("main" in file) && <FileNote key={file.name} file={file} />)}
      {others.length > 0 && <OtherTablesNote first={others[0]!} names={others.map(({ name }) => name)} />}
    </>
  );
}

function FileNote({ file }: { readonly file: Exclude<AsideFile, OtherTable> }) {
  const { t } = useTranslation();
  const excluded = useSetup((state) => state.config.data.excluded);
  const { name } = file;
  if (file.reason !== "noTarget") {
    return (
      <p className={classes["note"]} role="status">
        {t(`aside.${file.reason}`, { name })}
      </p>
    );
  }
  const { column, also = [] } = file;
  // The user may have included them again.
  const out = new Set(excluded);
  const lacking = also.filter((other) => out.has(other));
  return (
    <div role="status">
      <p className={classes["note"]}>{t("aside.noTarget", { name, column })}</p>
      {lacking.length > 0 && (
        <p className={classes["note"]}>
          {t("aside.alsoLacking", { name, columns: quotedList(t, lacking), count: lacking.length })}
        </p>
      )}
    </div>
  );
}

/** All have the same cause. */
function OtherTablesNote({
  first,
  names,
}: {
  readonly first: OtherTable;
  readonly names: readonly string[];
}) {
  const { t } = useTranslation();
  const quoted = quotedList(t, names);
  return (
    <p className={classes["note"]} role="status">
      {t(`aside.${first.reason}`, { names: quoted, main: first.main, count: names.length })}
    </p>
  );
}
