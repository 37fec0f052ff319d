import { useTranslation } from "react-i18next";
import { formatCount } from "../../../../charts/numberFormat.ts";
import type { ReadLayout } from "./LayoutDialog.tsx";
import type { LineRole } from "./lineRoles.ts";
import { placeText } from "./layoutWords.ts";
import classes from "./layout.module.css";

/** Marking more delimiters of one line would cost more than it shows. */
const DELIMITERS_MARKED = 40;

interface LayoutLinesProps {
  readonly read: ReadLayout;
  readonly roles: readonly (LineRole | null)[];
  /** Marked where it stands; null: none is known. */
  readonly delimiter: string | null;
  readonly onHeader: (line: number) => void;
}

/** The first lines as they stand, each with what it is read as; its number makes it the header. */
export function LayoutLines({ read, roles, delimiter, onHeader }: LayoutLinesProps) {
  const { t } = useTranslation();
  const { format, lines } = read;
  const label = t(format === "xlsx" ? "layout.rowsLabel" : "layout.linesLabel");
  return (
    <div className={classes["lines"]} tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("layout.number")}</th>
            <th scope="col">{t("layout.role")}</th>
            <th scope="col">{t("layout.text")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((text, i) => {
            const role = roles[i] ?? null;
            return (
              <tr key={i} data-role={role ?? undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-label={t("layout.makeHeader", { place: placeText(t, format, i + 1) })}
                    aria-pressed={role === "header"}
                    onClick={() => onHeader(i + 1)}
                  >
                    {formatCount(i + 1)}
                  </button>
                </th>
                <td className={classes["role"]}>{role === null ? "" : t(`layout.roles.${role}`)}</td>
                <td className={classes["raw"]}>
                  <Marked text={text} delimiter={delimiter} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A line with its delimiters told apart from what they part. */
function Marked({ text, delimiter }: { readonly text: string; readonly delimiter: string | null }) {
  if (delimiter === null || delimiter === " " || !text.includes(delimiter)) return text;
  const cells = text.split(delimiter);
  const marked = cells.slice(0, DELIMITERS_MARKED);
  return (
    <>
      {marked.map((cell, i) => (
        <span key={i}>
          {i > 0 && <i>{delimiter === "\t" ? "→\t" : delimiter}</i>}
          {cell}
        </span>
      ))}
      {cells.length > marked.length && delimiter + cells.slice(marked.length).join(delimiter)}
    </>
  );
}
