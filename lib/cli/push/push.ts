import { z } from 'zod'
import { formatBytes, formatCount } from '#lib/domain/format/count.ts'
import type { FileContents } from '#lib/domain/imports/file-contents.ts'
import { filesToPush } from './files-to-push.ts'
import { followImport } from './follow-import.ts'
import { organisationFor } from './organisation-for.ts'
import { Preflight, preflightText, refuseUnreadable } from './preflight.ts'
import { progressLine } from './progress-line.ts'
import { pushArguments } from './push-arguments.ts'
import { serverClient } from './server-client.ts'
import { uploadFiles } from './upload-files.ts'

const Started = z.object({ importId: z.string(), alreadyImported: z.boolean() })
const Imports = z.object({
  imports: z.array(
    z.looseObject({
      id: z.string(),
      rows: z.object({ read: z.number(), kept: z.number(), excluded: z.number(), rejected: z.number() }),
    }),
  ),
})

/** Where an import of such files begins. */
const ROUTES = { bills: 'imports', traces: 'traces', logs: 'logs' } as const satisfies Record<
  FileContents,
  string
>

const INTERRUPTED = 130

/** Says what becomes of the work when a person stops the command. */
function explainInterrupt(): { begun(where: string): void; stop(): void } {
  let words = 'What has arrived is kept for a day: run the same command again to go on.'
  const interrupt = () => {
    process.stderr.write(`\n${words}\n`)
    process.exit(INTERRUPTED)
  }
  process.once('SIGINT', interrupt)
  return {
    begun: (where) => {
      words = `The import goes on without this command: ${where} shows how far it is, and can cancel it.`
    },
    stop: () => process.off('SIGINT', interrupt),
  }
}

/** `headroom push FILE…`: uploads files to a server and imports them there. */
export async function push(args: readonly string[]): Promise<void> {
  const { paths, contents, onOverlap, organisation, output, ...server } = pushArguments(args)
  const say = (text: string) => (output === 'json' ? process.stderr : process.stdout).write(text)
  const files = await filesToPush(paths)
  const client = serverClient(server)
  const slug = await organisationFor(client, organisation, 'import')
  const at = `/organisations/${encodeURIComponent(slug)}`
  const interrupt = explainInterrupt()
  try {
    const line = progressLine()
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
    const { uploadIds, forget } = await uploadFiles(client, files, (sent) =>
      line.show('Uploading', total === 0 ? 1 : sent / total, `${formatBytes(sent)} of ${formatBytes(total)}`),
    )
    line.clear()
    if (contents === 'bills') {
      const preflight = await client.ask(`${at}/preflight`, Preflight, { uploadIds })
      say(preflightText(preflight))
      refuseUnreadable(preflight)
    }
    const wish = contents === 'bills' ? { uploadIds, onOverlap } : { uploadIds }
    const { importId, alreadyImported } = await client.ask(`${at}/${ROUTES[contents]}`, Started, wish)
    await forget()
    interrupt.begun(new URL(`/o/${slug}/imports`, server.server).href)
    if (alreadyImported) say('These very files have been imported before: nothing counts twice.\n')
    await followImport(client, importId, line)

    const record = (await client.ask(`${at}/imports`, Imports)).imports.find(({ id }) => id === importId)
    if (output === 'json') process.stdout.write(`${JSON.stringify(record)}\n`)
    else if (record) say(summaryOf(record.rows))
  } finally {
    interrupt.stop()
  }
}

const summaryOf = ({ read, kept, excluded, rejected }: z.infer<typeof Imports>['imports'][number]['rows']) =>
  `Imported: ${formatCount(read)} rows read = ${formatCount(kept)} kept + ${formatCount(excluded)} without usage + ${formatCount(rejected)} rejected\n`
