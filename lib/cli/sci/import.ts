import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { importManifest } from '#lib/queries/sci/import-manifest.ts'
import { manifestText } from './manifest-text.ts'

const USAGE = 'headroom sci import MANIFEST [--data FOLDER] [--json]'

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, data: { type: 'string' } },
    })
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
}

/**
 * `headroom sci import MANIFEST`: a manifest of Impact Framework re-computed here.
 *
 * @throws AppError `import-failed` where Impact Framework refuses the manifest, with the name of its error
 */
export async function importSci(args: readonly string[]): Promise<void> {
  const { values, positionals } = parse(args)
  const [file] = positionals
  if (file === undefined || positionals.length > 1)
    throw new AppError('bad-arguments', 'sci import takes one manifest.', USAGE)
  const report = await importManifest(file, values.data)
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : manifestText(report))
  if (report.error)
    throw new AppError(
      'import-failed',
      `The manifest fails, as it does in Impact Framework (${report.error.kind}): ${report.error.message}`,
      'Correct the manifest and try again.',
    )
}
