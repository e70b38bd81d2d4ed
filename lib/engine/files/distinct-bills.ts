import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { GatheredBill } from './gathered.ts'

/** Bills, and those left out because they are there already. */
export interface DistinctBills {
  readonly bills: readonly GatheredBill[]
  readonly twins: readonly { readonly bill: GatheredBill; readonly same: string }[]
}

/** Bills without those that are there twice. Only files of equal size and beginning are compared byte by byte, and not
 * even these where only their beginnings are there. */
export async function distinctBills(
  bills: readonly GatheredBill[],
  headsOnly: boolean,
): Promise<DistinctBills> {
  const kept: GatheredBill[] = []
  const twins: { bill: GatheredBill; same: string }[] = []
  const known = new Map<string, GatheredBill>()
  const alike = new Map<string, number>()
  const headOf = ({ bill, beginning }: GatheredBill) => `${bill.fileBytes} ${beginning.sha256}`
  for (const bill of bills) alike.set(headOf(bill), (alike.get(headOf(bill)) ?? 0) + 1)
  for (const bill of bills) {
    const head = headOf(bill)
    const alone = alike.get(head) === 1
    const key = alone || headsOnly ? head : await contentOf(bill.bill.path)
    const same = known.get(key)
    if (same === undefined) {
      known.set(key, bill)
      kept.push(bill)
    } else twins.push({ bill, same: same.name })
  }
  return { bills: kept, twins }
}

async function contentOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
