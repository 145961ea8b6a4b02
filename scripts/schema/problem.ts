/** Something in the graph that breaks a rule of the house. */
export interface Problem {
  /** `Type`, `Type.field` or `Type.field(argument:)`. */
  at: string;
  problem: string;
  fix: string;
}
