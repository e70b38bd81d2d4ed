import type { Scope } from '#lib/domain/report/filter.ts'
import type { TraceMapping } from '#lib/domain/retries/carbon/trace-rule.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { toTraceMapping } from './trace-mapping-record.ts'

/** Every version of the rules for services of traces, newest first: the first is in force. @param most so many of them are enough */
export async function listTraceMappings(
  { organisationId }: Scope,
  most?: number,
  at: AnyCatalogue = catalogue(),
): Promise<readonly TraceMapping[]> {
  const { prisma } = await at
  const rows = await prisma.traceMapping.findMany({
    where: { organisationId },
    orderBy: { version: 'desc' },
    ...(most === undefined ? {} : { take: most }),
  })
  return rows.map(toTraceMapping)
}
