import { Tooltip } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DEFAULT_GENERATORS } from "../../../../../core/data/generators/defaultGenerators.ts";
import type { GeneratorKind, GeneratorSpec } from "../../../../../core/data/generators/generatorSpec.ts";
import { useActs, useSetup } from "../../../../useSurmise.ts";
import { GeneratorForm } from "./GeneratorForm.tsx";
import { GeneratorGlyph } from "./GeneratorGlyph.tsx";
import classes from "../data.module.css";

const KINDS = Object.keys(DEFAULT_GENERATORS) as readonly GeneratorKind[];

/** Generated data: a shape, then its parameters. */
export function GeneratorChooser() {
  const { t } = useTranslation();
  const acts = useActs();
  const stored = useSetup(({ config: { data } }) =>
    data.source.kind === "synthetic" ? data.source.generator : null,
  );
  // The setup ignores invalid input, but the form must keep it.
  const [spec, setSpec] = useState<GeneratorSpec | null>(stored);
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    setSeen(stored);
    if (stored !== null) setSpec(stored);
  }
  const generate = (generator: GeneratorSpec) => {
    setSpec(generator);
    void acts.chooseSource({ kind: "synthetic", generator });
  };
  return (
    <>
      <div className={classes["shapes"]} role="group" aria-label={t("data.generator")}>
        {KINDS.map((kind) => (
          <Tooltip key={kind} label={t(`data.generators.${kind}.help`)} openDelay={400}>
            <button
              type="button"
              className={classes["shape"]}
              aria-pressed={spec?.kind === kind}
              onClick={() => generate(DEFAULT_GENERATORS[kind])}
            >
              <GeneratorGlyph kind={kind} />
              {t(`data.generators.${kind}.name`)}
            </button>
          </Tooltip>
        ))}
      </div>
      {spec === null ? (
        <p className={classes["note"]}>{t("data.pickGenerator")}</p>
      ) : (
        <GeneratorForm key={spec.kind} spec={spec} onChange={generate} />
      )}
    </>
  );
}
