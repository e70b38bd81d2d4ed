import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'
import { buildReport } from '#lib/domain/report/build-report.ts'
import type { Dimension, Report } from '#lib/domain/report/emissions.ts'
import { ruleFromTag } from '#lib/domain/teams/team-rule.ts'
import { type Connection, openEngine } from '#lib/engine/duckdb/engine.ts'
import { estimateKinds } from '#lib/engine/facts/estimate-kinds.ts'
import { FACTS, summariseFrom } from '#lib/engine/facts/summarise.ts'
import { createTeamTable } from '#lib/engine/facts/team-table.ts'
import { gatherBills } from '#lib/engine/files/gather-bills.ts'
import type { Gathered } from '#lib/engine/files/gathered.ts'
import type { RecognisedBill } from '#lib/engine/files/open-bill.ts'
import { requireBills } from '#lib/engine/files/require-bills.ts'
import { UnpackBudget } from '#lib/engine/files/unpack-budget.ts'
import { readTwiceIfNeeded } from '#lib/engine/reading/read-again.ts'
import { verifyBill } from '#lib/engine/reading/read-bill.ts'
import { refuseTwoFormats } from '#lib/engine/reading/refuse-two-formats.ts'
import { readError } from '#lib/engine/worker/read-error.ts'
import { rollUp } from '#lib/engine/writing/roll-up.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { formatOf } from '#lib/formats/formats.ts'
import type { Grain } from '#lib/formats/rolled-select.ts'
import { filesIn } from './files-in.ts'

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
 * From files to figures, without a data directory: reads the bills once and estimates what they hold. Folders, zip archives and
 * manifests are taken apart as an import does it.
 *
 * @throws AppError for a file that is missing, damaged, or no export that Headroom reads
 */
export async function estimateBill(
  question: EstimateQuestion,
  watch: (connection: Connection) => void = () => undefined,
): Promise<Report> {
  const workFolder = await mkdtemp(join(tmpdir(), 'headroom-'))
  try {
    const files = await filesIn(question.files)
    const budget = new UnpackBudget(DEFAULT_LIMITS)
    const gathered = await gatherBills(files, {
      limits: DEFAULT_LIMITS,
      mappings: [],
      budget,
      workFolder,
      headsOnly: false,
    })
    requireBills(gathered, files.length)
    return await estimateGathered(question, usageOf(gathered), watch)
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
}

function usageOf({ bills }: Gathered): readonly RecognisedBill[] {
  const usage = bills.map(({ bill }) => bill).filter(({ format }) => formatOf(format).dataset === 'usage')
  if (usage.length > 0) return usage
  throw new AppError(
    'format-unknown',
    'These files hold no usage: they share out or report what some bill holds.',
    'Give the bill with them.',
  )
}

async function estimateGathered(
  question: EstimateQuestion,
  bills: readonly RecognisedBill[],
  watch: (connection: Connection) => void,
): Promise<Report> {
  const { groupBy, factorSet, method } = question
  const engine = await openEngine(question.threads === undefined ? {} : { threads: question.threads })
  try {
    const connection = await engine.connect()
    watch(connection)
    await refuseTwoFormats(connection, bills)
    const grain: Grain = {
      time: groupBy.includes('day') ? 'day' : 'month',
      owners: groupBy.includes('team') || groupBy.includes('account'),
    }
    const reading = readTwiceIfNeeded(connection, bills, (found) => rollUp(connection, found, grain))
    const [{ result: rolled }] = await Promise.all([reading, verifyAll(bills)]).catch((error: unknown) => {
      throw readError(error) ?? error
    })
    await estimateKinds(connection, FACTOR_SETS[factorSet])
    await createTeamTable(connection, { rules: question.teamTagKeys.map(ruleFromTag) })
    const filter = {}
    const total = await summariseFrom(connection, FACTS, { groupBy: [], filter, method })
    const groups =
      groupBy.length > 0 ? await summariseFrom(connection, FACTS, { groupBy, filter, method }) : []
    return buildReport({ factorSet, method, groupBy, total, groups, ...rolled })
  } finally {
    engine.close()
  }
}

async function verifyAll(bills: readonly RecognisedBill[]): Promise<void> {
  const budget = new UnpackBudget(DEFAULT_LIMITS)
  for (const bill of bills) await verifyBill(bill, budget)
}
