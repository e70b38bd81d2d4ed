import { createHash, randomUUID } from 'node:crypto'
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CostExplorerConfig } from './cost-explorer-config.ts'

/** Goes up whenever the same configuration asks otherwise. */
const ASKED_VERSION = 1
const DAY_FILE = /^(\d{4}-\d{2}-\d{2})\.jsonl$/

/** Days that AWS will not change any more, as it answered them: each is asked for once. */
export interface KeptDays {
  readonly folder: string
  has(day: string): boolean
  pathOf(day: string): string
  /** Keeps a file as the answer for a day: all of it or nothing. */
  keep(day: string, path: string): Promise<void>
}

/** The days that are kept in a folder for a configuration: another one, whose answers differ, has others. */
export async function keptDays(
  folder: string,
  { months: _, ...asked }: CostExplorerConfig,
): Promise<KeptDays> {
  const name = createHash('sha256')
    .update(JSON.stringify([ASKED_VERSION, asked]))
    .digest('hex')
    .slice(0, 12)
  const own = join(folder, name)
  await mkdir(own, { recursive: true })
  const files = await readdir(own)
  for (const file of files.filter((each) => each.endsWith('.unfinished')))
    await rm(join(own, file), { force: true })
  const days = new Set(files.flatMap((file) => DAY_FILE.exec(file)?.[1] ?? []))
  const pathOf = (day: string) => join(own, `${day}.jsonl`)
  return {
    folder: own,
    has: (day) => days.has(day),
    pathOf,
    async keep(day, path) {
      const unfinished = join(own, `${randomUUID()}.unfinished`)
      await copyFile(path, unfinished)
      const file = await open(unfinished, 'r+')
      await file.sync().finally(() => file.close())
      await rename(unfinished, pathOf(day))
      days.add(day)
    },
  }
}
