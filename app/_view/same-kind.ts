import type { KindRule } from '#lib/domain/adjustments/adjustments.ts'

export type RuledKind = Pick<KindRule, 'provider' | 'service' | 'usageType'>

/** Whether two rules speak of the same usage. */
export const isSameKind = (a: RuledKind, b: RuledKind): boolean =>
  a.provider === b.provider && a.service === b.service && a.usageType === b.usageType
