import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { deleteBackup } from '#lib/pipeline/backup/delete-backup.ts'
import { findBackup } from '#lib/pipeline/backup/find-backup.ts'
import { apiRoute } from '../../../../_server/api-route.ts'

/** A backup as a download. */
export const GET = apiRoute<{ name: string }>(async (_, { name }) => {
  const { path, bytes } = await findBackup(name)
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      'content-type': 'application/x-tar',
      'content-length': String(bytes),
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
})

/** Removes a backup from the data directory. */
export const DELETE = apiRoute<{ name: string }>(async (_, { name }) => {
  await deleteBackup(name)
  return new Response(null, { status: 204 })
})
