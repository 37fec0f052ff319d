export interface LinearSpec {
  /** Weight of the loss against the penalty, > 0. */
  readonly c: number;
  /** Share of the L1 norm in the penalty: 0 ridge, 1 lasso. */
  readonly l1Ratio: number;
  /** Whether every class counts the same in total. */
  readonly balanced: boolean;
  /** With more than 400 parameters: the largest component of the least subgradient at the end; absent: 1e-7. */
  readonly tolerance?: number;
}
