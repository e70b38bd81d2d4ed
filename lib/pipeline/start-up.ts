import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { withConnection } from '#lib/engine/shared-engine.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { failInterruptedImports } from '#lib/store/fail-interrupted-imports.ts'
import { namedPartIds } from '#lib/store/named-part-ids.ts'
import { dataFolders } from './data-folders.ts'
import { estimatePart } from './estimate-part.ts'

const folders = async (parent: string): Promise<readonly string[]> => {
  if (!existsSync(parent)) return []
  const entries = await readdir(parent, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

/**
 * Puts the data directory in order before the first request: imports that a stop cut short are marked so,
 * files that no part names are swept, and parts that an earlier version estimated are estimated by this one.
 */
export async function startUp(): Promise<void> {
  const { lake, uploads } = await dataFolders()
  await ensureOrganisation({ slug: 'default', name: 'My organisation' })
  await failInterruptedImports()
  await rm(uploads, { recursive: true, force: true })
  const named = await namedPartIds()
  for (const organisation of await folders(lake)) {
    for (const part of await folders(join(lake, organisation))) {
      const folder = join(lake, organisation, part)
      if (named.has(part)) await withConnection((connection) => estimatePart(connection, folder))
      else await rm(folder, { recursive: true, force: true })
    }
  }
}
