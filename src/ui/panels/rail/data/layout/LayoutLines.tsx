import { Fragment, memo, useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { formatCount } from "../../../../charts/words/numberFormat.ts";
import type { ReadLayout } from "./LayoutDialog.tsx";
import type { LineRole } from "./lineRoles.ts";
import { placeText, type LayoutFormat } from "./layoutWords.ts";
import classes from "./layout.module.css";

/** Maximal number of marked delimiters per line, for speed. */
const DELIMITERS_MARKED = 16;
/** Number of visible lines. */
const AT_FIRST = 14;

interface LayoutLinesProps {
  readonly read: ReadLayout;
  readonly roles: readonly (LineRole | null)[];
  /** The delimiter to mark; null: unknown. */
  readonly delimiter: string | null;
  readonly onHeader: (line: number) => void;
}

/** The first lines with their roles; a click on a line's number makes it the header. */
export function LayoutLines({ read, roles, delimiter, onHeader }: LayoutLinesProps) {
  const { t } = useTranslation();
  const { format } = read;
  // The dialog opens with the visible lines; the others are rendered afterwards.
  const lines = useDeferredValue(read.lines, read.lines.slice(0, AT_FIRST));
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
          {lines.map((text, i) => (
            <Line
              key={i}
              number={i + 1}
              text={text}
              role={roles[i] ?? null}
              format={format}
              delimiter={delimiter}
              onHeader={onHeader}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps extends Pick<LayoutLinesProps, "delimiter" | "onHeader"> {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly role: LineRole | null;
  readonly format: LayoutFormat;
}

/** Rendered again only if its role changes: a click changes few lines. */
const Line = memo(function Line({ number, text, role, format, delimiter, onHeader }: LineProps) {
  const { t } = useTranslation();
  return (
    <tr data-role={role ?? undefined}>
      <th scope="row" className={classes["number"]}>
        <button
          type="button"
          aria-label={t("layout.makeHeader", { place: placeText(t, format, number) })}
          aria-pressed={role === "header"}
          onClick={() => onHeader(number)}
        >
          {formatCount(number)}
        </button>
      </th>
      <td className={classes["role"]}>{role === null ? "" : t(`layout.roles.${role}`)}</td>
      <td className={classes["raw"]}>
        <Marked text={text} delimiter={delimiter} />
      </td>
    </tr>
  );
});

/** A line with its delimiters marked. */
function Marked({ text, delimiter }: { readonly text: string; readonly delimiter: string | null }) {
  if (delimiter === null || delimiter === " " || !text.includes(delimiter)) return text;
  const cells = text.split(delimiter);
  const marked = cells.slice(0, DELIMITERS_MARKED);
  return (
    <>
      {marked.map((cell, i) => (
        <Fragment key={i}>
          {i > 0 && <i>{delimiter === "\t" ? "→\t" : delimiter}</i>}
          {cell}
        </Fragment>
      ))}
      {cells.length > marked.length && delimiter + cells.slice(marked.length).join(delimiter)}
    </>
  );
}
