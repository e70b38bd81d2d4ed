import { createBackup } from '#lib/pipeline/backup/create-backup.ts'
import { listBackups } from '#lib/pipeline/backup/list-backups.ts'
import { apiRoute, json } from '../../../_server/api-route.ts'
import { readJson } from '../../../_server/parse-input.ts'
import { BackupInput } from '../../_schema/storage.ts'

/** The backups of the data directory. */
export const GET = apiRoute(async () => json({ backups: await listBackups() }))

/** Makes a backup of everything; answers when it is there. */
export const POST = apiRoute(async (request) => {
  const backup = await createBackup(await readJson(request, BackupInput))
  return json(backup, { status: 201, headers: { location: `/api/v1/backups/${backup.name}` } })
})
