import type { Scope } from '#lib/domain/report/filter.ts'
import { attributeWaste } from '#lib/domain/retries/carbon/attribute-waste.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { figureIdentity } from '../figure-identity.ts'
import { snapshotId } from '../snapshot.ts'
import { withFacts } from '../with-facts.ts'
import { mappedUsage } from './mapped-usage.ts'
import type { RetryQuestion } from './retries.ts'
import { traceMapping } from './trace-mapping.ts'
import { sumDays, tracedDays } from './traced-days.ts'

/** The traces of a period, and the carbon of what their services wasted; usage is empty where there are no traces. */
export async function wastedUsage(scope: Scope, question: RetryQuestion) {
  const { factorSet } = question
  const [days, mapping] = await Promise.all([tracedDays(scope, question), traceMapping(scope)])
  const sums = sumDays(days)
  const report = retryReport(sums)
  const [from, to] = [question.from ?? days[0]?.day, question.to ?? days.at(-1)?.day]
  const period = days.length > 0 && from !== undefined && to !== undefined ? { from, to } : null
  const names = report.services.map(({ service }) => service)
  return withFacts(scope, factorSet, async (facts) => {
    const { usages } = period ? await mappedUsage(facts, mapping.rules, names, period) : { usages: [] }
    const works = report.services.map((service) => ({ ...service, cpuSeconds: null }))
    const { services, total } = attributeWaste(usages, works, { policy: [], cause: [] })
    const identity = figureIdentity(facts, factorSet, 'location')
    return {
      sums,
      report,
      period,
      usages,
      services,
      waste: total,
      identity,
      snapshot: snapshotId(identity),
    }
  })
}
