import { BudgetFields } from "./BudgetFields.tsx";
import { ConstraintFields } from "./ConstraintFields.tsx";
import { EarlierFields } from "./EarlierFields.tsx";
import { EngineField } from "./EngineField.tsx";
import { ObjectiveFields } from "./ObjectiveFields.tsx";
import { PrunerFields } from "./PrunerFields.tsx";
import { RepeatsField } from "./RepeatsField.tsx";
import { SamplerFields } from "./SamplerFields.tsx";
import { WorkersAndSeed } from "./WorkersAndSeed.tsx";
import classes from "./search.module.css";

/** Sampler, objectives and budget of the search. */
export function SearchSection() {
  return (
    <div className={classes["section"]}>
      <SamplerFields />
      <ObjectiveFields />
      <RepeatsField />
      <BudgetFields />
      <div className={classes["folds"]}>
        <PrunerFields />
        <ConstraintFields />
        <EarlierFields />
      </div>
      <EngineField />
      <WorkersAndSeed />
    </div>
  );
}
