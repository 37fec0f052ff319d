import { Button, Checkbox } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { learnersFor, type LearnerName } from "../../../../core/learner/learnerName.ts";
import { learnersOf } from "../../../../core/learner/registry.ts";
import type { PictureDimensions } from "../../../../core/learner/network/augment.ts";
import { presetOf } from "../../../../core/model/defaultSettings.ts";
import { learnerRange } from "../../../../core/model/pictureSettings.ts";
import { LearnerMark } from "../../../charts/plot/learnerMarks.tsx";
import { FieldError } from "../../../controls/FieldError.tsx";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { tickedLearners } from "./learnerTicks.ts";
import { useAutoMl } from "./useAutoMl.ts";
import { useWantedField } from "./useWantedField.ts";
import classes from "./model.module.css";

const SEARCH = "search";

/** Which kind of model learns: one of those that fit the data, or several among which the search chooses. */
export function LearnerField() {
  const { t } = useTranslation();
  const acts = useActs();
  const family = useSetup((state) => state.config.settings.family);
  const problem = useSetup(
    (state) => state.problems.find(({ place }) => place.field === "family")?.error ?? null,
  );
  const field = useWantedField("family");
  const errorId = useId();
  const pictures = useSetup((state) => state.pictures);
  const fitting = learnersFor(pictures !== null);
  const searched = family.mode === "range";
  const chosen = learnersOf({ family });
  const label = t("model.settings.family.label");
  const search = (choices: readonly LearnerName[]) =>
    acts.setSetting("family", { mode: "range", distribution: { kind: "categorical", choices } });
  const choose = (name: string) => {
    if (name === SEARCH) acts.setSetting("family", learnerRange(pictures));
    else acts.setSetting("family", { mode: "value", value: name });
  };
  return (
    <div ref={field} role="group" aria-label={label} className={classes["learner"]}>
      <div className={classes["learnerHead"]}>
        <FieldLabel help={t("model.settings.family.help")}>{label}</FieldLabel>
        <SelectField
          label={label}
          value={searched ? SEARCH : String(family.value)}
          invalid={problem !== null}
          describedBy={problem === null ? undefined : errorId}
          options={[
            ...fitting.map((name) => ({ value: name, label: t(`model.choices.${name}`) })),
            { value: SEARCH, label: t("models.letSearch") },
          ]}
          onChange={choose}
        />
      </div>
      {searched ? (
        <Checks fitting={fitting} chosen={chosen} onChange={search} />
      ) : (
        chosen.map((name) => (
          <p key={name} className={classes["learnerHint"]}>
            {t(`models.about.${name}`)}
          </p>
        ))
      )}
      <FieldError id={errorId} error={problem} />
      <TryAll pictures={pictures} />
    </div>
  );
}

interface ChecksProps {
  readonly fitting: readonly LearnerName[];
  readonly chosen: readonly LearnerName[];
  readonly onChange: (chosen: readonly LearnerName[]) => void;
}

/** The learners among which the search chooses: at least one. */
function Checks({ fitting, chosen, onChange }: ChecksProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState(false);
  const hintId = useId();
  const tick = (clicked: LearnerName) => {
    const ticked = tickedLearners(fitting, chosen, clicked);
    setRefused(ticked === null);
    if (ticked !== null) onChange(ticked);
  };
  return (
    <>
      <ul className={classes["learners"]}>
        {fitting.map((name) => (
          <li key={name}>
            <Checkbox
              size="xs"
              checked={chosen.includes(name)}
              label={
                <>
                  <LearnerMark learner={name} /> {t(`model.choices.${name}`)}
                </>
              }
              description={t(`models.about.${name}`)}
              classNames={{ description: classes["learnerHint"]! }}
              aria-describedby={refused && chosen.includes(name) ? hintId : undefined}
              onChange={() => tick(name)}
            />
          </li>
        ))}
      </ul>
      {refused && (
        <p id={hintId} role="status" className={classes["learnerHint"]}>
          {t("models.atLeastOne")}
        </p>
      )}
    </>
  );
}

/** Suggests to try every learner while the model is still the default one of a table. */
function TryAll({ pictures }: { readonly pictures: PictureDimensions | null }) {
  const { t } = useTranslation();
  const { apply } = useAutoMl();
  const ready = useSetup((state) => state.dataset.status === "ready");
  const settings = useSetup((state) => state.config.settings);
  const { family } = settings;
  const untouched =
    family.mode === "value" && family.value === "mlp" && presetOf(settings, null) === "medium";
  if (!ready || pictures !== null || !untouched) return null;
  return (
    <p className={classes["tryAll"]}>
      {t("models.autoMl.suggest")}{" "}
      <Button size="compact-xs" variant="light" onClick={apply}>
        {t("models.autoMl.act")}
      </Button>
    </p>
  );
}
