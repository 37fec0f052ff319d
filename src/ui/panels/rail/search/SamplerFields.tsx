import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ACQUISITION_NAMES } from "../../../../core/sampler/sampler.ts";
import { SAMPLER_NAMES, SAMPLER_TABLE } from "../../../../core/sampler/samplerTable.ts";
import type { AutoChoice } from "../../../../core/sampler/autoSampler.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { autoChoiceOf } from "../../autoChoiceOf.ts";
import classes from "./search.module.css";

/** The sampler, described in one sentence, and its options. */
export function SamplerFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const sampler = useSetup((state) => state.config.search.sampler);
  // With several objectives the GP has one acquisition, the expected hypervolume improvement.
  const alone = useSetup((state) => state.config.search.sideObjectives.length === 0);
  const picked = usePicked();
  const options = SAMPLER_NAMES.map((name) => {
    const { group } = SAMPLER_TABLE[name];
    return {
      value: name,
      label: t(`search.samplers.${name}.name`),
      ...(group !== null && { group: t(`search.samplerGroups.${group}`) }),
    };
  });
  return (
    <>
      <div className={classes["row"]}>
        <FieldLabel help={t("search.samplerHelp")}>{t("search.sampler")}</FieldLabel>
        <div>
          <SelectField
            label={t("search.sampler")}
            value={sampler}
            options={options}
            onChange={(name) => acts.setSearch({ sampler: name })}
          />
          <p className={classes["note"]}>{t(`search.samplers.${sampler}.help`)}</p>
          {sampler === "spsa" && !alone && <p className={classes["note"]}>{t("search.spsaAlone")}</p>}
          {sampler === "auto" && <AutoReason {...picked} />}
        </div>
      </div>
      {(sampler === "auto" ? picked.sampler : sampler) === "gp" && alone && <AcquisitionField />}
    </>
  );
}

function usePicked(): AutoChoice {
  const settings = useSetup((state) => state.config.settings);
  const search = useSetup((state) => state.config.search);
  return useMemo(() => autoChoiceOf({ settings, search }), [settings, search]);
}

/** The sampler that `auto` chooses for the setup, and why. */
function AutoReason({ sampler, reason }: AutoChoice) {
  const { t } = useTranslation();
  return (
    <p className={classes["note"]}>
      <strong>{t("search.autoPicks", { sampler: t(`search.samplers.${sampler}.name`) })}</strong>{" "}
      {t(`search.autoReasons.${reason}`)}
    </p>
  );
}

function AcquisitionField() {
  const { t } = useTranslation();
  const acts = useActs();
  const acquisition = useSetup((state) => state.config.search.acquisition);
  return (
    <div className={classes["row"]}>
      <FieldLabel help={t("search.acquisitionHelp")}>{t("search.acquisition")}</FieldLabel>
      <div>
        <SelectField
          label={t("search.acquisition")}
          value={acquisition}
          options={ACQUISITION_NAMES.map((name) => ({
            value: name,
            label: t(`search.acquisitions.${name}.name`),
          }))}
          onChange={(name) => acts.setSearch({ acquisition: name })}
        />
        <p className={classes["note"]}>{t(`search.acquisitions.${acquisition}.help`)}</p>
      </div>
    </div>
  );
}
