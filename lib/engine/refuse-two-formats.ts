import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Connection } from './engine.ts'
import { createChargeView, type RecognisedBill } from './read-bill.ts'

/** What a part of the facts is of. */
interface Held {
  readonly provider: string
  readonly account: string
  readonly month: string
}

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
 * Refuses bills of two formats that hold the same month of one account: a CUR and a FOCUS export of it show the same usage twice.
 * Files of one format are pieces of one export. Reads the bills only where there are two formats.
 * @throws AppError `bad-arguments`
 */
export async function refuseTwoFormats(
  connection: Connection,
  bills: readonly RecognisedBill[],
): Promise<void> {
  const formats = [...new Set(bills.map(({ format }) => format))]
  if (formats.length < 2) return
  const seen = new Set<string>()
  for (const format of formats) {
    const held = await monthsOf(
      connection,
      bills.filter((bill) => bill.format === format),
    )
    for (const { provider, account, month } of held) {
      const key = JSON.stringify([provider, account, month])
      if (seen.has(key)) {
        throw new AppError(
          'bad-arguments',
          `Files of two formats hold ${month} of account ${account || 'unknown'} (${provider}), which would count twice.`,
          'Give one of them only.',
        )
      }
      seen.add(key)
    }
  }
}
