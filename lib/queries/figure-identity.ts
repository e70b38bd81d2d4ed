import { createHash } from 'node:crypto'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { Facts } from './with-facts.ts'

/** What decides a figure: two figures with the same identity are the same figure. */
export const figureIdentity = (
  { organisation, parts, estimates, adjustments }: Facts,
  factorSet: FactorSetId,
  method: Method,
): FigureIdentity => ({
  factorSet,
  methodVersion: estimates,
  adjustments,
  method,
  teamRules: String(organisation.teamRulesVersion),
  parts: createHash('sha256')
    .update(parts.map((part) => part.id).join('\n'))
    .digest('hex'),
})
