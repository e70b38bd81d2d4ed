/** What the address calls the explanation of what was wasted, and of what of it can be avoided. */
export const EXPLAIN_WASTE = 'waste'
export const EXPLAIN_AVOIDABLE = 'avoidable'
