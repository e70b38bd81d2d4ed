import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { makeBackup } from '#lib/pipeline/backup/make-backup.ts'
import { restoreBackup } from '#lib/pipeline/backup/restore-backup.ts'
import { verifyLake } from '#lib/pipeline/backup/verify-lake.ts'
import { withDataDir } from '#lib/pipeline/backup/with-data-dir.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'

function fileOf(
  args: readonly string[],
  options: Readonly<Record<string, { readonly type: 'boolean' }>> = {},
) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [file, ...others] = positionals
    if (file !== undefined && others.length === 0) return { file, values }
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
  throw new AppError('bad-arguments', 'Name one file.', USAGE)
}

const say = (text: string): boolean => process.stdout.write(`${text}\n`)

/** `headroom backup FILE [--without-originals]` */
export async function backup(args: readonly string[]): Promise<void> {
  const { file, values } = fileOf(args, { 'without-originals': { type: 'boolean' } })
  const { files } = await withDataDir(() =>
    makeBackup(file, { withOriginals: values['without-originals'] !== true }),
  )
  say(`${file} holds everything: ${formatCount(Object.keys(files).length)} files, each with its check sum.`)
}

/** `headroom restore FILE` */
export async function restore(args: readonly string[]): Promise<void> {
  const { file } = fileOf(args)
  const { createdAt, files } = await restoreBackup(file)
  say(`Restored ${formatCount(Object.keys(files).length)} files as of ${createdAt}. Start the server.`)
}

/** `headroom verify` */
export async function verify(): Promise<void> {
  const { parts, faults } = await withDataDir(verifyLake)
  if (faults.length === 0) {
    say(`${formatCount(parts)} parts are what their imports wrote.`)
    return
  }
  for (const { file, fault, importId, fileNames } of faults)
    say(`${file} ${fault} (import ${importId} of ${fileNames.map(visible).join(', ')})`)
  throw new AppError(
    'file-damaged',
    `${faults.length} of ${parts} parts are damaged.`,
    'Restore a backup, or delete these imports and import their files again.',
  )
}
