/** Exact amounts of a line, in the order every relation of facts has them. */
export const AMOUNTS = ['quantity', 'billed_cost', 'effective_cost', 'list_cost'] as const
