import type { FactorOverride } from './adjustments.ts'

/** How a figure that replaces another names itself as its source. @example overrideTitle({ author: 'Ada', reason: 'our supplier' }) // 'override by Ada: our supplier' */
export const overrideTitle = ({ author, reason }: Pick<FactorOverride, 'author' | 'reason'>): string =>
  `override by ${author}: ${reason}`
