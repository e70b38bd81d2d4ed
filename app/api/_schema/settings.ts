import { z } from 'zod'
import { LIMIT_BOUNDS } from '#lib/domain/imports/limit-bounds.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import type { Settings } from '#lib/domain/imports/settings.ts'

const limit = (name: keyof Limits, description: string) => {
  const { min, max, whole } = LIMIT_BOUNDS[name]
  const words = `Use a ${whole ? 'whole number' : 'number'} from ${min} to ${max}`
  const number = whole ? z.int({ error: words }) : z.number({ error: words })
  return number.min(min, { error: words }).max(max, { error: words }).meta({ description })
}

/** What an import may cost the machine, and whether files are kept after it. */
export const SettingsBody = z
  .strictObject({
    limits: z.strictObject({
      fileBytes: limit('fileBytes', 'Bytes of one uploaded file, as it comes.'),
      importBytes: limit('importBytes', 'Bytes of all files of one import, unpacked.'),
      unpackRatio: limit('unpackRatio', 'How many times its size an archive may unpack to.'),
      archiveEntries: limit('archiveEntries', 'Files in one zip archive.'),
      columns: limit('columns', 'Columns of a file.'),
      cellCharacters: limit('cellCharacters', 'Characters of one cell.'),
      lineBytes: limit('lineBytes', 'Bytes of one line.'),
      rejectedShare: limit('rejectedShare', 'Share of rejected rows above which an import fails, 0 to 1.'),
      freeDiskBytes: limit('freeDiskBytes', 'Free bytes that an upload or an import must leave.'),
      workerMemoryBytes: limit('workerMemoryBytes', 'Memory of the process that reads files, in bytes.'),
      workerSeconds: limit('workerSeconds', 'Seconds after which that process is stopped.'),
    }),
    keepOriginals: z.boolean().meta({
      description: 'Whether files are kept, compressed, after their import, so that they can be read again.',
    }),
  })
  .meta({ id: 'Settings' }) satisfies z.ZodType<Settings>
