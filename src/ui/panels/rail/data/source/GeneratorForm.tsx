import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import {
  GENERATOR_FIELDS,
  type GeneratorField,
} from "../../../../../core/data/generators/generatorFields.ts";
import type { GeneratorSpec } from "../../../../../core/data/generators/generatorSpec.ts";
import { FieldLabel } from "../../../../controls/FieldLabel.tsx";
import { ListField } from "../../../../controls/ListField.tsx";
import { NumberField } from "../../../../controls/NumberField.tsx";
import type { data as words } from "../../../../i18n/en/data/data.ts";
import { useSetup } from "../../../../useSurmise.ts";
import { Fold } from "../../Fold.tsx";
import classes from "../data.module.css";

type FieldName = keyof typeof words.generatorFields;

/** Rarely changed parameters, folded. */
const FURTHER: ReadonlySet<string> = new Set<FieldName>([
  "redundant",
  "repeated",
  "clustersPerClass",
  "weights",
  "flipY",
  "hypercube",
  "shift",
  "scale",
  "shuffle",
  "bias",
  "effectiveRank",
  "tailStrength",
]);

interface GeneratorFormProps {
  readonly spec: GeneratorSpec;
  readonly onChange: (spec: GeneratorSpec) => void;
}

/** The parameters of a generator; every change generates the data again. */
export function GeneratorForm({ spec, onChange }: GeneratorFormProps) {
  const { t } = useTranslation();
  const wrong = useWrongField();
  const fields = GENERATOR_FIELDS[spec.kind];
  const main = fields.filter(({ name }) => !FURTHER.has(name));
  const further = fields.filter(({ name }) => FURTHER.has(name));
  const grid = (shown: readonly GeneratorField[]) => (
    <div className={classes["parameters"]}>
      {shown.map((field) => (
        <Parameter key={field.name} field={field} spec={spec} onChange={onChange} />
      ))}
    </div>
  );
  return (
    <div>
      {grid(main)}
      {further.length > 0 && (
        <Fold title={t("data.moreParameters")} forced={further.some(({ name }) => name === wrong)}>
          {grid(further)}
        </Fold>
      )}
    </div>
  );
}

function Parameter({ field, spec, onChange }: GeneratorFormProps & { readonly field: GeneratorField }) {
  const { t } = useTranslation();
  const invalid = useWrongField() === field.name;
  const name = field.name as FieldName;
  const ofPictures = name === "samples" && "colour" in spec;
  const label = ofPictures ? t("pictures.samples.label") : t(`data.generatorFields.${name}.label`);
  const help = ofPictures ? t("pictures.samples.help") : t(`data.generatorFields.${name}.help`);
  const value: unknown = new Map(Object.entries(spec)).get(field.name);
  const set = (next: unknown) => onChange({ ...spec, [field.name]: next });
  const head = <FieldLabel help={help}>{label}</FieldLabel>;

  if (field.type === "boolean") {
    return (
      <div className={classes["parameterSwitch"]}>
        {head}
        <Switch
          size="xs"
          aria-label={label}
          checked={value === true}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      </div>
    );
  }
  return (
    <div>
      {head}
      {field.type === "weights" ? (
        <ListField
          label={label}
          value={Array.isArray(value) ? value : []}
          placeholder={t("data.equal")}
          invalid={invalid}
          onChange={(list) =>
            set(list.length === 0 ? null : list.map((item) => (typeof item === "number" ? item : NaN)))
          }
        />
      ) : (
        <NumberField
          label={label}
          value={value === null ? null : Number(value)}
          optional={field.nullable}
          placeholder={t(name === "effectiveRank" ? "data.all" : "data.random")}
          step={field.step}
          invalid={invalid}
          onChange={set}
        />
      )}
    </div>
  );
}

/** The parameter with an invalid value, or null. The bar under the chooser gives the reason; here the field is marked. */
function useWrongField(): string | null {
  return useSetup(({ dataset }) =>
    dataset.status === "failed" && dataset.error.code === "generatorInvalid"
      ? String(dataset.error.details["field"])
      : null,
  );
}
