import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FileSource, PictureChoices } from "../../../../../core/data/dataConfig.ts";
import type { PictureSummary } from "../../../../../core/data/table/dataset.ts";
import { PICTURE_SIZES } from "../../../../../core/data/pictures/chooseFrame.ts";
import { FieldLabel } from "../../../../controls/FieldLabel.tsx";
import { SelectField } from "../../../../controls/SelectField.tsx";
import { useActs } from "../../../../useSurmise.ts";
import dataClasses from "../data.module.css";

const COLOURS = ["grey", "colour"] as const;
const FITS = ["crop", "pad"] as const;

interface PictureFieldsProps {
  readonly pictures: PictureSummary;
  readonly source: FileSource;
}

/** How a user's pictures are read: every change reads them again. */
export function PictureFields({ pictures, source }: PictureFieldsProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const choose = (changed: PictureChoices) =>
    void acts.readAgain({ pictures: { ...source.pictures, ...changed } });
  const sizes = [...new Set([...PICTURE_SIZES, pictures.height])].toSorted((a, b) => a - b);
  return (
    <div>
      <div className={dataClasses["row"]}>
        <FieldLabel help={t("pictures.sizeHelp")}>{t("pictures.size")}</FieldLabel>
        <SelectField
          label={t("pictures.size")}
          value={String(pictures.height)}
          options={sizes.map((size) => ({ value: String(size), label: `${size} × ${size}` }))}
          onChange={(size) => choose({ size: Number(size) })}
        />
      </div>
      <div className={dataClasses["row"]}>
        <FieldLabel help={t("pictures.colourHelp")}>{t("pictures.colour")}</FieldLabel>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t("pictures.colour")}
          value={pictures.channels === 1 ? "grey" : "colour"}
          data={COLOURS.map((value) => ({ value, label: t(`pictures.colourChoices.${value}`) }))}
          onChange={(colour) => choose({ colour })}
        />
      </div>
      <div className={dataClasses["row"]}>
        <FieldLabel help={t("pictures.fitHelp")}>{t("pictures.fit")}</FieldLabel>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t("pictures.fit")}
          value={pictures.reading?.fit ?? "crop"}
          data={FITS.map((value) => ({ value, label: t(`pictures.fits.${value}`) }))}
          onChange={(fit) => choose({ fit })}
        />
      </div>
    </div>
  );
}
