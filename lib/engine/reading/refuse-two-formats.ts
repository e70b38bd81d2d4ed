import { AppError } from '#lib/domain/errors/app-error.ts'
import { formatOf } from '#lib/formats/formats.ts'
import type { Connection } from '../duckdb/engine.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { createChargeView } from './read-bill.ts'

/** One way to show what was used and paid: a format, and which of its variants. */
type Way = Pick<RecognisedBill, 'format' | 'variant'>

/** What a part of the facts is of. */
interface Held {
  readonly provider: string
  readonly account: string
  readonly month: string
}

/** Files that do not say which variant they are may be pieces of either. */
const differ = (a: Way, b: Way): boolean =>
  a.format !== b.format || (a.variant !== undefined && b.variant !== undefined && a.variant !== b.variant)

const monthsOf = async (
  connection: Connection,
  bills: readonly RecognisedBill[],
): Promise<readonly Held[]> => {
  await createChargeView(connection, bills, 'charges_of_format')
  return connection.select<Held>(
    `SELECT DISTINCT provider, billing_account_id AS account, strftime(billing_period_start, '%Y-%m') AS month
     FROM charges_of_format WHERE reject_reason IS NULL ORDER BY ALL`,
  )
}

/**
 * Refuses bills that show the same month of one account in two ways: a CUR and a FOCUS export of it, or Azure's actual and amortized
 * cost. Files of one format and variant are pieces of one export. Reads the bills only where there are two ways.
 * @throws AppError `bad-arguments`
 */
export async function refuseTwoFormats(
  connection: Connection,
  bills: readonly RecognisedBill[],
): Promise<void> {
  const charges = bills.filter(({ format }) => formatOf(format).charges !== undefined)
  const ways = new Map<string, RecognisedBill[]>()
  for (const bill of charges) {
    const key = JSON.stringify([bill.format, bill.variant])
    ways.set(key, [...(ways.get(key) ?? []), bill])
  }
  if (!charges.some((a) => charges.some((b) => differ(a, b)))) return
  const seen = new Map<string, Way[]>()
  for (const alike of ways.values()) {
    const [way] = alike as [RecognisedBill]
    for (const held of await monthsOf(connection, alike)) {
      const key = JSON.stringify(held)
      const before = seen.get(key) ?? []
      const other = before.find((it) => differ(it, way))
      if (other !== undefined) throw twice(other, way, held)
      seen.set(key, [...before, way])
    }
  }
}

function twice(a: Way, b: Way, { provider, account, month }: Held): AppError {
  const what =
    a.format === b.format
      ? `Two variants of one export (${a.variant} and ${b.variant})`
      : 'Files of two formats'
  return new AppError(
    'bad-arguments',
    `${what} hold ${month} of account ${account || 'unknown'} (${provider}), which would count twice.`,
    'Give one of them only.',
  )
}
