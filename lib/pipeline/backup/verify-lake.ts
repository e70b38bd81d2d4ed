import { relative } from 'node:path'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { listOrganisations } from '#lib/store/list-organisations.ts'
import { dataFolders } from '../data-folders.ts'
import { damagedPartFile } from './damaged-part-file.ts'

/** What was found of the parts that count, or would if another were deleted. */
export interface LakeCheck {
  readonly parts: number
  /** One fault of each damaged part: the file, from the data directory on, and the import to read again. */
  readonly faults: readonly {
    readonly file: string
    readonly fault: 'is missing' | 'is damaged'
    readonly importId: string
    readonly fileNames: readonly string[]
  }[]
}

/** Reads every file of the lake and holds it against what its import wrote. */
export async function verifyLake(): Promise<LakeCheck> {
  const { lake } = await dataFolders()
  const { dataDir } = await catalogue()
  const faults: LakeCheck['faults'][number][] = []
  let parts = 0
  for (const { id: organisationId } of await listOrganisations())
    for (const { id: importId, fileNames, parts: own } of await listImports({ organisationId, teams: 'all' }))
      for (const part of own) {
        if (part.state === 'deleted') continue
        parts++
        const found = await damagedPartFile(partFolder(lake, organisationId, part.id), part)
        if (found) faults.push({ ...found, file: relative(dataDir, found.file), importId, fileNames })
      }
  return { parts, faults }
}
