import { z } from 'zod'
import type { CreatedBackup } from '#lib/pipeline/backup/create-backup.ts'
import type { Storage } from '#lib/queries/storage.ts'

const bytes = (description: string) => z.number().meta({ description })

const ofOrganisation = {
  lake: bytes('Facts and estimates.'),
  rejectedRows: bytes('Rows that could not be read.'),
  originals: bytes('Files that were imported, where they are kept.'),
}

export const StorageBody = z
  .strictObject({
    ...ofOrganisation,
    uploads: bytes('Files that were uploaded and not imported yet.'),
    catalogue: bytes('Everything else.'),
    backups: bytes('Backups in the data directory.'),
    free: bytes('What is left of the disk.'),
    organisations: z.array(z.strictObject({ slug: z.string(), ...ofOrganisation })),
  })
  .meta({ id: 'Storage', description: 'Bytes.' }) satisfies z.ZodType<Storage>

export const BackupInput = z.strictObject({
  withOriginals: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the files that were imported are in it.' }),
})

export const BackupBody = z
  .strictObject({ name: z.string(), bytes: z.number(), createdAt: z.iso.datetime() })
  .meta({ id: 'Backup' }) satisfies z.ZodType<CreatedBackup>

export const BackupsBody = z
  .strictObject({ backups: z.array(BackupBody) })
  .meta({ description: 'Newest first.' })
