import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { SciFinding } from '#lib/domain/sci/check/finding.ts'
import type { SciCheckReport } from '#lib/queries/sci/check-document.ts'
import { checkFile } from '#lib/queries/sci/check-file.ts'
import { EXIT_CODE_OF_FINDINGS } from './exit-codes.ts'

const USAGE = 'Run `npm run -s headroom -- help` for the options.'

function fileOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    const [file, ...others] = positionals
    if (file !== undefined && others.length === 0) return { file, isJson: values.json === true }
  } catch (error) {
    throw new AppError('bad-arguments', `${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
  throw new AppError('bad-arguments', 'Name one file to check.', USAGE)
}

const placeOf = ({ where, line }: SciFinding): string =>
  `${visible(where)}${line === undefined ? '' : ` (line ${line})`}`

function linesOf({ results, findings }: SciCheckReport): readonly string[] {
  const count = (reproduces: boolean | null) =>
    results.filter((result) => result.reproduces === reproduces).length
  return [
    ...findings.flatMap((finding) => [
      `${finding.class}  ${placeOf(finding)}`,
      `  ${visible(finding.message)}`,
    ]),
    ...results.flatMap(({ id, reason }) =>
      reason === undefined ? [] : [`not computed  ${visible(id)}`, `  ${visible(reason)}`],
    ),
    `${findings.length} findings. Of ${results.length} calculations ${count(true)} reproduce, ${count(false)} do not, ${count(null)} could not be held against a published figure.`,
  ]
}

/** `headroom sci check FILE [--json]`: what is wrong with somebody's calculation of a score. */
export async function check(args: readonly string[]): Promise<void> {
  const { file, isJson } = fileOf(args)
  const report = await checkFile(file)
  process.stdout.write(isJson ? `${JSON.stringify(report)}\n` : `${linesOf(report).join('\n')}\n`)
  if (report.findings.length > 0) process.exitCode = EXIT_CODE_OF_FINDINGS
}
