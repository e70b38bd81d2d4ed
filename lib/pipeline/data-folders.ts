import { join } from 'node:path'
import { catalogue } from '#lib/store/catalogue.ts'

/** The folders of the data directory, absolute. */
export interface DataFolders {
  /** Parts, one folder each, under the organisation they belong to. */
  readonly lake: string
  /** Files that were uploaded and not imported yet. */
  readonly uploads: string
  /** Files that were imported, one folder for each import, under the organisation it belongs to. */
  readonly originals: string
  /** What the OTLP receiver was sent and is not imported yet, under the organisation it belongs to. */
  readonly received: string
  readonly backups: string
}

export async function dataFolders(): Promise<DataFolders> {
  const { dataDir } = await catalogue()
  return {
    lake: join(dataDir, 'lake'),
    uploads: join(dataDir, 'uploads'),
    originals: join(dataDir, 'originals'),
    received: join(dataDir, 'received'),
    backups: join(dataDir, 'backups'),
  }
}
