import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type AnsweredPeriod, AnswerPage } from './answer-page.ts'

/** A plan and the fetch that follows it look once. After that the answer may have changed. */
const HOUR_MS = 3_600_000

const Periods = AnswerPage.shape.ResultsByTime
const Look = z.object({
  asked: z.string(),
  atMs: z.number(),
  byRecordType: Periods,
  byTeam: Periods.nullable(),
})

/** What a first look answered: the groups of each month. */
export interface Looked {
  readonly byRecordType: readonly AnsweredPeriod[]
  /** Undefined where teams are not asked for. */
  readonly byTeam?: readonly AnsweredPeriod[]
}

/** The answer to a question that was kept within the hour, else that of asking, which is kept. */
export async function recentLook(folder: string, asked: string, ask: () => Promise<Looked>): Promise<Looked> {
  const path = join(folder, 'first-look.json')
  const text = await readFile(path, 'utf8').catch(() => 'null')
  const kept = Look.safeParse(parsed(text))
  if (kept.success && kept.data.asked === asked && Math.abs(Date.now() - kept.data.atMs) < HOUR_MS) {
    const { byRecordType, byTeam } = kept.data
    return { byRecordType, ...(byTeam === null ? {} : { byTeam }) }
  }
  const looked = await ask()
  await writeFile(path, JSON.stringify({ asked, atMs: Date.now(), byTeam: null, ...looked }))
  return looked
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
