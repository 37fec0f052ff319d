interface SamplerRow {
  /** The group of the menu that lists it; null: before the groups. */
  readonly group: "model" | "evolution" | "stepwise" | "cover" | "early" | null;
  /** How it chooses a configuration, as the page describes it; null: as the sampler that it picks. */
  readonly told: "model" | "random" | "cover" | "evolution" | "closer" | null;
}

/**
 * Every sampler, one row each, in the order of the menu: groups together, the ones that suit most studies first. `createSampler.ts`
 * makes them; the table is a separate file because the page needs only the table.
 */
export const SAMPLER_TABLE = {
  auto: { group: null, told: null },
  gp: { group: "model", told: "model" },
  tpe: { group: "model", told: "model" },
  cmaEs: { group: "evolution", told: "evolution" },
  genetic: { group: "evolution", told: "evolution" },
  nsga2: { group: "evolution", told: "evolution" },
  refine: { group: "stepwise", told: "closer" },
  spsa: { group: "stepwise", told: "closer" },
  random: { group: "cover", told: "random" },
  sobol: { group: "cover", told: "cover" },
  halton: { group: "cover", told: "cover" },
  grid: { group: "cover", told: "cover" },
  hyperband: { group: "early", told: "random" },
  bohb: { group: "early", told: "model" },
} as const satisfies Readonly<Record<string, SamplerRow>>;

export type SamplerName = keyof typeof SAMPLER_TABLE;

export const SAMPLER_NAMES = Object.keys(SAMPLER_TABLE) as readonly SamplerName[];

/** Whether results influence what a sampler chooses. Random search, Hyperband's configurations and sequences ignore them. */
export function readsResults(name: SamplerName): boolean {
  const { told } = SAMPLER_TABLE[name];
  return told !== "random" && told !== "cover";
}
