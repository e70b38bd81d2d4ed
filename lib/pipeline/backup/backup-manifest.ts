import { z } from 'zod'

const File = z.object({ bytes: z.number(), sha256: z.string() })

/** What a backup holds; the last word on whether it is whole. */
export const BackupManifest = z.object({
  format: z.literal('headroom-backup'),
  version: z.literal(1),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  /** Migrations that made the tables, oldest first. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), rows: z.number() })),
  withOriginals: z.boolean(),
  /** Every other file, by its path in the archive. */
  files: z.record(z.string(), File),
})
export type BackupManifest = z.infer<typeof BackupManifest>

export const MANIFEST = 'manifest.json'
/** SHA-256 of the manifest, in hexadecimal. */
export const MANIFEST_HASH = 'manifest.sha256'
/** The rows of the catalogue. */
export const ROWS = 'rows'
