import { detailOf } from "../../../../core/errors.ts";
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { compileSpace } from "../../../../core/model/compileSpace.ts";
import { LONGEST_INPUT_CONSTRAINT, MOST_INPUT_CONSTRAINTS } from "../../../../core/space/inputConstraint.ts";
import type { SearchParameter } from "../../../../core/space/searchSpace.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import controls from "../../../controls/controls.module.css";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { SearchProblem, useSearchProblem } from "./SearchProblem.tsx";
import classes from "./search.module.css";

/** Rules between settings, as typed: `units2 <= units1`. */
export function RuleFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const rules = useSetup((state) => state.config.search.inputConstraints);
  const settings = useSetup((state) => state.config.settings);
  const { parameters } = compileSpace(settings);
  return (
    <div className={classes["rules"]}>
      <FieldLabel help={t("search.rulesHelp")}>{t("search.rules")}</FieldLabel>
      {rules.map((rule, index) => (
        <Rule key={index} index={index} rule={rule} />
      ))}
      <SearchProblem field="inputConstraints" />
      <Button
        size="compact-xs"
        variant="subtle"
        className={classes["add"]}
        leftSection={<IconPlus size={14} />}
        disabled={rules.length >= MOST_INPUT_CONSTRAINTS}
        onClick={() => acts.setSearch({ inputConstraints: [...rules, exampleRule(parameters)] })}
      >
        {t("search.addRule")}
      </Button>
      {rules.length > 0 && (
        <p className={classes["note"]}>
          {t("search.ruleNames")}{" "}
          {parameters.map(({ name }) => (
            <Fragment key={name}>
              <code>{name}</code>{" "}
            </Fragment>
          ))}
        </p>
      )}
    </div>
  );
}

function Rule({ index, rule }: { readonly index: number; readonly rule: string }) {
  const { t } = useTranslation();
  const acts = useActs();
  const rules = useSetup((state) => state.config.search.inputConstraints);
  const problem = useSearchProblem("inputConstraints");
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== rule) acts.setSearch({ inputConstraints: rules.with(index, draft) });
    setDraft(null);
  };
  return (
    <div className={classes["rule"]}>
      <input
        className={controls["input"]}
        aria-label={t("search.rule", { number: index + 1 })}
        aria-invalid={(problem !== null && detailOf(problem, "text") === rule) || undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={LONGEST_INPUT_CONSTRAINT}
        value={draft ?? rule}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
      <Tooltip label={t("search.removeRule")}>
        <ActionIcon
          size={24}
          variant="subtle"
          color="gray"
          aria-label={t("search.removeRuleNumbered", { number: index + 1 })}
          onClick={() => acts.setSearch({ inputConstraints: rules.toSpliced(index, 1) })}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** An example of a rule that is valid for the current space. */
function exampleRule(parameters: readonly SearchParameter[]): string {
  const names = parameters.map(({ name }) => name);
  if (names.includes("units1") && names.includes("units2")) return "units2 <= units1";
  const number = parameters.find(({ distribution }) => distribution.kind !== "categorical");
  if (number === undefined || number.distribution.kind === "categorical") return "units1 <= 64";
  return `${number.name} <= ${number.distribution.high}`;
}
