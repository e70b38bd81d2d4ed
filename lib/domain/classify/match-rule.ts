import { kindUnit } from '../units/kind-unit.ts'
import type { Kind } from '../usage/kind.ts'
import type { UsagePattern, UsageRule } from './usage-rule.ts'

const matches = (pattern: UsagePattern, kind: Kind): boolean =>
  pattern.provider === kind.provider &&
  (pattern.service === undefined ||
    pattern.service.test(kind.serviceCode) ||
    pattern.service.test(kind.serviceName)) &&
  (pattern.usageType === undefined || pattern.usageType.test(kind.usageType)) &&
  (pattern.operation === undefined || pattern.operation.test(kind.operation)) &&
  (pattern.family === undefined || pattern.family.test(kind.productFamily)) &&
  (pattern.unit === undefined || pattern.unit.test(kindUnit(kind)))

/** The first rule that speaks of this kind, or undefined. A blank unit is what the usage type implies. */
export function matchRule(kind: Kind, rules: readonly UsageRule[]): UsageRule | undefined {
  return rules.find((rule) => matches(rule.pattern, kind))
}
