import { useTranslation } from "react-i18next";
import type { Settings } from "../../../../core/model/settings.ts";
import { editableNumber } from "../../../controls/numberText.ts";
import { rangeText } from "../settingWords.ts";
import { joinList } from "../../../nameList.ts";
import { columnHeight, networkColumns, type NetworkColumn } from "./networkDrawing.ts";
import classes from "./model.module.css";

const WIDTH = 320;
const MARGIN = 28;
const BAR = 20;
const AXIS = 40;
const FULL_HEIGHT = 72;

interface NetworkDrawingProps {
  readonly settings: Settings;
  readonly shape: { readonly inputs: number; readonly outputs: number; readonly exact: boolean };
}

/** The network as a row of layers; the height shows the number of units (logarithmic); searched parts are dashed. */
export function NetworkDrawing({ settings, shape }: NetworkDrawingProps) {
  const { t } = useTranslation();
  const columns = networkColumns(settings, shape);
  const gap = columns.length > 1 ? (WIDTH - 2 * MARGIN) / (columns.length - 1) : 0;
  const x = (index: number) => MARGIN + index * gap;
  const hidden = columns
    .filter(({ kind }) => kind === "hidden")
    .map(({ layer, low, high, optional }) =>
      t(optional ? "model.drawing.hiddenTextOptional" : "model.drawing.hiddenText", {
        layer,
        units: rangeText(low, high),
        // The larger end of a range decides the plural form.
        count: high,
      }),
    );
  const inputs = shape.exact
    ? editableNumber(shape.inputs)
    : t("model.approximately", { value: editableNumber(shape.inputs) });
  const text = t("model.drawing.text", {
    inputs,
    hidden: hidden.length === 0 ? t("model.drawing.noHidden") : joinList(t, hidden),
    outputs: shape.outputs,
  });
  const searched = columns.some(({ low, high, optional }) => low !== high || optional);

  return (
    <figure className={classes["drawing"]}>
      <svg viewBox={`0 0 ${WIDTH} 112`} role="img" aria-label={text} className={classes["drawingSvg"]}>
        {columns.slice(1).map((column, index) => (
          <Connection
            key={`${column.kind}${column.layer}`}
            from={columns[index]!}
            to={column}
            x1={x(index)}
            x2={x(index + 1)}
          />
        ))}
        {columns.map((column, index) => (
          <Column key={`${column.kind}${column.layer}`} column={column} x={x(index)} />
        ))}
        {columns.map((column, index) => (
          <g key={`${column.kind}${column.layer}`} textAnchor="middle">
            <text x={x(index)} y={92} className={classes["units"]}>
              {column.kind === "input" && !shape.exact
                ? `≈ ${column.low}`
                : rangeText(column.low, column.high)}
            </text>
            <text x={x(index)} y={107} className={classes["layerName"]}>
              {column.kind === "hidden"
                ? t("model.drawing.hidden", { layer: column.layer })
                : t(`model.drawing.${column.kind}`)}
            </text>
          </g>
        ))}
      </svg>
      {searched && <figcaption className={classes["legend"]}>{t("model.drawing.legend")}</figcaption>}
    </figure>
  );
}

function Column({ column, x }: { readonly column: NetworkColumn; readonly x: number }) {
  const { kind, low, high, optional } = column;
  const bar = (width: number, className: string | undefined) => {
    const height = columnHeight(width) * FULL_HEIGHT;
    return (
      <rect className={className} x={x - BAR / 2} y={AXIS - height / 2} width={BAR} height={height} rx={4} />
    );
  };
  if (kind !== "hidden") return bar(high, classes["edge"]);
  return (
    <>
      {(high > low || optional) && bar(high, classes["searched"])}
      {!optional && bar(low, classes["fixed"])}
    </>
  );
}

interface ConnectionProps {
  readonly from: NetworkColumn;
  readonly to: NetworkColumn;
  readonly x1: number;
  readonly x2: number;
}

function Connection({ from, to, x1, x2 }: ConnectionProps) {
  const left = (columnHeight(from.high) * FULL_HEIGHT) / 2;
  const right = (columnHeight(to.high) * FULL_HEIGHT) / 2;
  const a = x1 + BAR / 2;
  const b = x2 - BAR / 2;
  const points = `${a},${AXIS - left} ${b},${AXIS - right} ${b},${AXIS + right} ${a},${AXIS + left}`;
  return <polygon points={points} className={classes["connection"]} />;
}
