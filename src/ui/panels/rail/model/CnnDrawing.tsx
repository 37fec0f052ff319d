import { VisuallyHidden } from "@mantine/core";
import { IconAlertCircleFilled } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { Fragment, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { PictureDimensions } from "../../../../core/learner/network/augment.ts";
import type { SizeRange } from "../../../../core/learner/network/cnnOutline.ts";
import type { Settings } from "../../../../core/model/settings.ts";
import { formatCount } from "../../../charts/words/numberFormat.ts";
import { rangeText } from "../settingWords.ts";
import { cnnRows, type CnnLabel, type CnnRow } from "./cnnDrawing.ts";
import classes from "./cnnDrawing.module.css";

interface CnnDrawingProps {
  readonly settings: Settings;
  readonly pictures: PictureDimensions;
  readonly outputs: number;
}

/**
 * The convolutional network from top to bottom as a funnel of bars, whose width shows the picture size; beside each bar are the
 * layer's output shape and parameters. Searched parts are dashed.
 */
export function CnnDrawing({ settings, pictures, outputs }: CnnDrawingProps) {
  const { t } = useTranslation();
  const rows = useMemo(() => cnnRows(settings, pictures, outputs), [settings, pictures, outputs]);
  if (rows === null) return null;
  const searched = rows.some(({ optional, shape }) => optional || shape?.some(({ low, high }) => low < high));
  return (
    <div className={classes["drawing"]}>
      <table className={classes["table"]}>
        <VisuallyHidden component="caption">{t("model.cnn.title")}</VisuallyHidden>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("model.cnn.layer")}</th>
            <th scope="col">{t("model.cnn.gives")}</th>
            <th scope="col">{t("model.cnn.parameters")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Layers are identified by their position.
            <Fragment key={index}>
              {row.startsBlock !== null && (
                <BlockHead block={row.startsBlock} optional={row.inOptionalBlock} />
              )}
              <Line row={row} inBlock={row.label.kind === "convolution" || row.label.kind.endsWith("ool")} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {searched && <p className={classes["legend"]}>{t("model.drawing.legend")}</p>}
    </div>
  );
}

function BlockHead({ block, optional }: { readonly block: number; readonly optional: boolean }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td />
      <th scope="rowgroup" colSpan={3} className={classes["block"]}>
        {t("model.cnn.block", { block })}
        {optional && <span className={classes["optional"]}> · {t("model.cnn.optional")}</span>}
      </th>
    </tr>
  );
}

function Line({ row, inBlock }: { readonly row: CnnRow; readonly inBlock: boolean }) {
  const { t } = useTranslation();
  const { label, optional, shape, parameters, bar, misfit } = row;
  // An optional block is already marked as such.
  const isOptional = optional && !row.inOptionalBlock;
  return (
    <tr>
      <td className={classes["barCell"]}>
        <Bar bar={bar} optional={optional} input={label.kind === "input"} />
      </td>
      <th scope="row" className={inBlock ? classes["inBlock"] : undefined}>
        {labelText(t, label)}
        {isOptional && <span className={classes["optional"]}> · {t("model.cnn.optional")}</span>}
      </th>
      <td className={classes["shape"]}>
        {misfit && (
          <span className={classes["misfit"]}>
            <IconAlertCircleFilled size={12} aria-hidden /> {t("model.cnn.doesNotFit")}
          </span>
        )}
        {!misfit && (shape === null ? "–" : shape.map(countRange).join(" × "))}
      </td>
      <td className={classes["count"]}>
        {parameters === null || shape === null ? "–" : countRange(parameters)}
      </td>
    </tr>
  );
}

/** The minimal width, and around it, dashed, the maximal width. */
function Bar({
  bar,
  optional,
  input,
}: {
  readonly bar: SizeRange;
  readonly optional: boolean;
  readonly input: boolean;
}) {
  if (bar.high === 0) return null;
  const width = (share: number) => ({ width: `${100 * share}%` });
  return (
    <span className={classes["bar"]} aria-hidden>
      {(optional || bar.high > bar.low) && <span className={classes["searched"]} style={width(bar.high)} />}
      {!optional && <span className={input ? classes["edge"] : classes["fixed"]} style={width(bar.low)} />}
    </span>
  );
}

function labelText(t: TFunction, label: CnnLabel): string {
  switch (label.kind) {
    case "convolution":
      return t("model.cnn.convolution", { kernel: windowText(label.window) });
    case "maxPool":
    case "averagePool":
    case "pool":
      return t(`model.cnn.${label.kind}`, { size: windowText(label.window) });
    case "dense":
      return t("model.cnn.dense", { index: label.index });
    default:
      return t(`model.cnn.${label.kind}`);
  }
}

/** "3 × 3", kept on one line, or "3–5" if it is searched. */
function windowText({ low, high }: SizeRange): string {
  return low === high ? `${low}\u00a0×\u00a0${low}` : rangeText(low, high);
}

/** "8", or "1,568–12,544". */
function countRange({ low, high }: SizeRange): string {
  return low === high ? formatCount(low) : `${formatCount(low)}–${formatCount(high)}`;
}
