import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { buildReport } from '#lib/domain/report/build-report.ts'
import type { Dimension, Report } from '#lib/domain/report/emissions.ts'
import { type Connection, openEngine } from '#lib/engine/engine.ts'
import { recogniseBill, verifyBill } from '#lib/engine/read-bill.ts'
import { readError } from '#lib/engine/read-error.ts'
import { refuseTwoFormats } from '#lib/engine/refuse-two-formats.ts'
import { rollUp } from '#lib/engine/roll-up.ts'
import { summarise } from '#lib/engine/summarise.ts'
import { createTeamTable } from '#lib/engine/team-table.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { distinctFiles } from './distinct-files.ts'
import { estimateKinds } from './estimate-kinds.ts'

export interface EstimateQuestion {
  readonly files: readonly string[]
  readonly groupBy: readonly Dimension[]
  readonly factorSet: FactorSetId
  readonly method: Method
  readonly teamTagKeys: readonly string[]
  /** Threads of the engine; the answer is the same with any number. Default: one per core. */
  readonly threads?: number
}

/**
 * From files to figures, without a data directory: reads the bills once and estimates what they hold.
 *
 * @throws AppError for a file that is missing, damaged, or no export that Headroom reads
 */
export async function estimateBill(
  question: EstimateQuestion,
  watch: (connection: Connection) => void = () => undefined,
): Promise<Report> {
  const { groupBy, factorSet, method } = question
  const bills = []
  for (const file of await distinctFiles(question.files)) bills.push(await recogniseBill(file))
  const engine = await openEngine(question.threads === undefined ? {} : { threads: question.threads })
  try {
    const connection = await engine.connect()
    watch(connection)
    await refuseTwoFormats(connection, bills)
    const owners = groupBy.includes('team') || groupBy.includes('account')
    const reading = Promise.all([
      rollUp(connection, bills, { time: groupBy.includes('day') ? 'day' : 'month', owners }),
      ...bills.map(verifyBill),
    ])
    const [rolled] = await reading.catch((error: unknown) => {
      throw readError(error) ?? error
    })
    await estimateKinds(connection, FACTOR_SETS[factorSet])
    await createTeamTable(connection, { tagKeys: question.teamTagKeys, accounts: new Map() })
    const filter = {}
    const total = await summarise(connection, { groupBy: [], filter, method })
    const groups = groupBy.length > 0 ? await summarise(connection, { groupBy, filter, method }) : []
    return buildReport({ factorSet, method, groupBy, total, groups, ...rolled })
  } finally {
    engine.close()
  }
}
