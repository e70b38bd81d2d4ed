import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { traceRuleFaults } from '#lib/domain/retries/carbon/rule-faults.ts'
import type { TraceMapping } from '#lib/domain/retries/carbon/trace-rule.ts'
import { addTraceMapping, type NewTraceMapping } from '#lib/store/add-trace-mapping.ts'

/**
 * Says from now on which usage the services of traces are, as a new version of the rules. No span is read again.
 *
 * @throws AppError `bad-arguments` with all that is wrong, `forbidden` for who does not see all teams, `not-found`, `conflict`
 */
export async function saveTraceMapping(scope: Scope, mapping: NewTraceMapping): Promise<TraceMapping> {
  const faults = traceRuleFaults(mapping.rules)
  if (faults.length > 0)
    throw new AppError(
      'bad-arguments',
      'The rules cannot be used as they are.',
      faults.map(({ at, fault }) => `${at}: ${fault}`).join(' '),
    )
  if (scope.teams !== 'all')
    throw new AppError(
      'forbidden',
      'Traces speak of all teams.',
      'Ask somebody who may see all teams to change the rules.',
    )
  return addTraceMapping(scope, mapping)
}
