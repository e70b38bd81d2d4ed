import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GatheredBill } from './gathered.ts'
import type { RecognisedBill } from './open-bill.ts'

/** A JSON document cannot be cut: a larger one is not looked into before it is imported. */
const DOCUMENT_BYTES = 64 * 1024 ** 2

/**
 * A bill of no more than the beginning of a file: its complete records of the first MB, unpacked, in a file of its own. Parquet stays
 * as it is, for the engine reads no more of it than it needs. Null where the beginning alone says nothing.
 */
export async function headOfBill(
  { bill, beginning, zipped }: GatheredBill,
  folder: string,
): Promise<RecognisedBill | null> {
  const { container } = bill
  const { complete, text } = beginning
  if (container.kind === 'parquet') return bill
  if (container.kind === 'json' && container.layout !== 'lines') {
    const whole = complete || (!zipped && bill.fileBytes <= DOCUMENT_BYTES)
    return whole ? bill : null
  }
  const records = container.kind === 'csv' || complete ? text : text.slice(0, text.lastIndexOf('\n') + 1)
  const path = join(folder, `${randomUUID()}.head`)
  await writeFile(path, records)
  const unpacked = { ...container, compression: 'none' as const }
  return {
    ...bill,
    path,
    container: unpacked.kind === 'csv' ? { ...unpacked, encoding: 'utf-8' as const } : unpacked,
  }
}
