import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { factFile, importOfRejectedFile } from '#lib/engine/facts/part-files.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { namedPartIds } from '#lib/store/named-part-ids.ts'
import { putBackInterruptedImports } from '#lib/store/put-back-interrupted-imports.ts'
import { putBackInterruptedRuns } from '#lib/store/put-back-interrupted-runs.ts'
import { sweepBackups } from './backup/sweep-backups.ts'
import { dataFolders } from './data-folders.ts'
import { estimateParts } from './estimate-parts.ts'
import { fetchedFolder } from './sources/fetch-room.ts'
import { sweepOriginals } from './sweep-originals.ts'
import { sweepUploads } from './sweep-uploads.ts'
import { warmFacts } from './warm-facts.ts'

const entries = async (parent: string): Promise<readonly string[]> =>
  existsSync(parent) ? readdir(parent) : []

/**
 * Puts the data directory in order before the first request: imports that a crash cut short wait again,
 * files that no part names are swept, and parts that an earlier version estimated are estimated by this one.
 */
export async function startUp(): Promise<void> {
  const { lake } = await dataFolders()
  await ensureOrganisation({ slug: 'default', name: 'My organisation' })
  await putBackInterruptedImports()
  await putBackInterruptedRuns()
  await rm(await fetchedFolder(), { recursive: true, force: true })
  await sweepOriginals()
  await sweepBackups()
  await sweepUploads()
  const named = await namedPartIds()
  for (const organisationId of await entries(lake)) {
    const scope = { organisationId, teams: 'all' } as const
    const imports = new Set((await listImports(scope)).map((each) => each.id))
    const parts: string[] = []
    for (const entry of await entries(join(lake, organisationId))) {
      const path = join(lake, organisationId, entry)
      if (named.has(entry)) {
        if (existsSync(factFile(path, 'usage_daily'))) parts.push(path)
      } else if (!imports.has(importOfRejectedFile(entry) ?? ''))
        await rm(path, { recursive: true, force: true })
    }
    await estimateParts(parts, (await adjustmentsInForce(scope)).adjustments)
    warmFacts(scope)
  }
}
