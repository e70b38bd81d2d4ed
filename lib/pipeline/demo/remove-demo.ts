import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listOrganisations } from '#lib/store/list-organisations.ts'
import { removeOrganisation } from '#lib/store/remove-organisation.ts'
import { dataFolders } from '../data-folders.ts'

/** Removes the organisation of the demo with everything in it. Where there is none, nothing happens. */
export async function removeDemo(): Promise<void> {
  const { lake, originals, received } = await dataFolders()
  for (const { id, isDemo } of await listOrganisations()) {
    if (!isDemo) continue
    await removeOrganisation({ organisationId: id, teams: 'all' })
    for (const folder of [lake, originals, received])
      await rm(join(folder, id), { recursive: true, force: true })
  }
}
