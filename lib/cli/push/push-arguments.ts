import { parseArgs } from 'node:util'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { FILE_CONTENTS, type FileContents } from '#lib/domain/imports/file-contents.ts'
import { ON_OVERLAP, type OnOverlap } from '#lib/domain/imports/on-overlap.ts'
import { serverOf } from './server-of.ts'

export interface PushArguments {
  /** Files and folders. */
  readonly paths: readonly string[]
  readonly server: URL
  /** Absent for a server that is told who asks by `x-headroom-client` alone. */
  readonly token: string | undefined
  readonly organisation: string | undefined
  /** What the files are. */
  readonly contents: FileContents
  readonly onOverlap: OnOverlap
  readonly output: 'text' | 'json'
}

const USAGE = 'Run `npm run -s headroom -- help` for the options.'

const wrong = (happened: string, next = USAGE, cause?: unknown) =>
  new AppError('bad-arguments', happened, next, cause)

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        server: { type: 'string' },
        token: { type: 'string' },
        organisation: { type: 'string' },
        as: { type: 'string', default: 'bills' },
        'on-overlap': { type: 'string', default: 'replace' },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw wrong(`${error instanceof Error ? error.message : error}.`, USAGE, error)
  }
}

/** The arguments of `headroom push`. The token may come from HEADROOM_TOKEN, where other users of the machine do not see it. */
export function pushArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): PushArguments {
  const { values, positionals } = parse(args)
  if (positionals.length === 0) throw wrong('No file was named.')
  const onOverlap = ON_OVERLAP.find((each) => each === values['on-overlap'])
  if (!onOverlap)
    throw wrong(
      `--on-overlap does not know "${values['on-overlap']}".`,
      `Use one of: ${ON_OVERLAP.join(', ')}.`,
    )
  const contents = FILE_CONTENTS.find((each) => each === values.as)
  if (!contents) throw wrong(`--as does not know "${values.as}".`, `Use one of: ${FILE_CONTENTS.join(', ')}.`)
  return {
    paths: positionals,
    contents,
    server: serverOf(values.server),
    token: values.token || environment.HEADROOM_TOKEN || undefined,
    organisation: values.organisation,
    onOverlap,
    output: values.json ? 'json' : 'text',
  }
}
