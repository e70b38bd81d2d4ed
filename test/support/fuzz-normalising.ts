import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FUZZ_INPUTS } from './fuzz-inputs.ts'
import { importHere } from './import-here.ts'
import { mutated, NASTY_CELLS } from './mutate.ts'
import { awsBillCsv } from './small-bill.ts'

/** Imports a file whose bytes are damaged. It may fail, but only for a reason that a person is told. */
export async function importDamaged(folder: string, random: () => number): Promise<'read' | 'failed'> {
  const original = FUZZ_INPUTS[Math.floor(random() * FUZZ_INPUTS.length)] ?? Buffer.alloc(0)
  const bytes = mutated(original, random)
  const path = join(folder, 'damaged')
  writeFileSync(path, bytes)
  try {
    const { result } = await importHere(folder, [{ path, name: 'damaged' }])
    return result === undefined ? 'failed' : 'read'
  } catch (error) {
    throw new Error(`Importing failed for ${bytes.toString('base64')}`, { cause: error })
  }
}

/** Imports a bill of so many rows with nasty cells at random places. @returns rows kept and rejected */
export async function importNasty(
  folder: string,
  rows: number,
  random: () => number,
): Promise<{ readonly kept: number; readonly rejected: number }> {
  const [header = '', row = ''] = awsBillCsv([{}]).split('\n')
  const lines = Array.from({ length: rows }, () => {
    const cells = row.split(',')
    const changes = Math.floor(random() * 4)
    for (let change = 0; change < changes; change += 1) {
      const cell = NASTY_CELLS[Math.floor(random() * NASTY_CELLS.length)] ?? ''
      cells[Math.floor(random() * cells.length)] = `"${cell.replaceAll('"', '""')}"`
    }
    return cells.join(',')
  })
  const path = join(folder, 'nasty.csv')
  writeFileSync(path, `${header}\n${lines.join('\n')}\n`)
  const { result, error } = await importHere(folder, [{ path, name: 'nasty.csv' }], {
    rejectedShare: 1,
    cellCharacters: 1_000_000,
  })
  if (result === undefined) throw new Error(`A bill with odd cells could not be imported: ${error?.message}`)
  return {
    kept: result.parts.reduce((sum, part) => sum + part.rows, 0),
    rejected: result.rejected.lines,
  }
}
