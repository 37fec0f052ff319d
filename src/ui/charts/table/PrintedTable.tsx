import { useTranslation } from "react-i18next";
import { LearnerMark } from "../plot/learnerMarks.tsx";
import { StateMark } from "../plot/stateMarks.tsx";
import styles from "./printedTable.module.css";
import type { VirtualTableProps } from "./VirtualTable.tsx";

/** Maximal number of printed rows. */
const MOST_ROWS = 120;

/** A table on paper: all its columns within the page's width, its first rows, its head again on each page. */
export function PrintedTable<Row>({ label, columns, rows, rowKey, starred }: VirtualTableProps<Row>) {
  const { t } = useTranslation();
  const shown = rows.slice(0, MOST_ROWS);
  return (
    <>
      <table className={styles.table} aria-label={label} data-printed-table>
        <thead>
          <tr>
            {columns.map(({ key, header, align }) => (
              <th key={key} scope="col" data-align={align}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)} data-starred={rowKey(row) === starred?.key || undefined}>
              {columns.map(({ key, cell, align, state, learner }) => (
                <td key={key} data-align={align}>
                  {state !== undefined && <StateMark state={state(row)} />}
                  {learner !== undefined && <LearnerMark learner={learner(row)} />} {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <p className={styles.more}>{t("looks.print.more", { shown: shown.length, all: rows.length })}</p>
      )}
    </>
  );
}
