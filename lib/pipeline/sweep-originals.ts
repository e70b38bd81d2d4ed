import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listImports } from '#lib/store/list-imports.ts'
import { listOrganisations } from '#lib/store/list-organisations.ts'
import { dataFolders } from './data-folders.ts'

const entries = async (folder: string): Promise<readonly string[]> =>
  existsSync(folder) ? readdir(folder) : []

/** For the start: removes the originals of imports that do not count any more, and what was left half written. */
export async function sweepOriginals(): Promise<void> {
  const { originals } = await dataFolders()
  const named = new Map<string, ReadonlySet<string>>()
  for (const { id } of await listOrganisations()) {
    const imports = await listImports({ organisationId: id, teams: 'all' })
    named.set(id, new Set(imports.filter(({ state }) => state === 'active').map((each) => each.id)))
  }
  for (const organisationId of await entries(originals))
    for (const importId of await entries(join(originals, organisationId))) {
      const folder = join(originals, organisationId, importId)
      if (!named.get(organisationId)?.has(importId)) await rm(folder, { recursive: true, force: true })
      for (const file of await entries(folder))
        if (file.endsWith('.tmp')) await rm(join(folder, file), { force: true })
    }
}
