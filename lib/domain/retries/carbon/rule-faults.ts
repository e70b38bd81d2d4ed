import { type BoundaryFault, selectionFaults } from '../../sci/boundary/boundary-faults.ts'
import type { TraceRule } from './trace-rule.ts'

export const MAX_RULES = 500
export const MAX_SERVICE_LENGTH = 500

/** What is wrong with rules; nothing where they can be used. */
export function traceRuleFaults(rules: readonly TraceRule[]): readonly BoundaryFault[] {
  if (rules.length > MAX_RULES) return [{ at: 'rules', fault: `Use at most ${MAX_RULES} rules.` }]
  return rules.flatMap(({ service, usage }, index): readonly BoundaryFault[] => {
    const at = `rules.${index}`
    if (service.trim() === '')
      return [{ at: `${at}.service`, fault: 'Name the service as traces call it, or `*` for all.' }]
    if (service.length > MAX_SERVICE_LENGTH)
      return [{ at: `${at}.service`, fault: `Use at most ${MAX_SERVICE_LENGTH} characters.` }]
    return usage === null ? [] : selectionFaults(usage, `${at}.usage`)
  })
}
