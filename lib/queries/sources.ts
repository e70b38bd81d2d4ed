import { AppError } from '#lib/domain/errors/app-error.ts'
import { hostFor, portOf } from '#lib/domain/outgoing/outgoing-host.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import { fetcherOf } from '#lib/sources/fetchers.ts'
import { findSource } from '#lib/store/find-source.ts'
import { listSourceRuns } from '#lib/store/list-source-runs.ts'
import { listSources as stored } from '#lib/store/list-sources.ts'
import { readOutgoingHosts } from '#lib/store/read-outgoing-hosts.ts'
import type { SourceRecord } from '#lib/store/source-record.ts'
import type { SourceRunRecord } from '#lib/store/source-run-record.ts'

/** A host that a source asks. */
export interface SourceHost {
  readonly host: string
  readonly port: number
  readonly isSwitchedOn: boolean
}

export interface SourceSummary extends SourceRecord {
  readonly lastRun: SourceRunRecord | null
  readonly hosts: readonly SourceHost[]
}

/** The hosts that a configuration asks, each once, and whether each is switched on. @throws AppError `bad-arguments` */
export async function hostsOfSource(kind: SourceKind, config: unknown): Promise<readonly SourceHost[]> {
  const [fetcher, switchedOn] = await Promise.all([fetcherOf(kind), readOutgoingHosts()])
  const { data, success } = fetcher.config.safeParse(config)
  if (!success)
    throw new AppError(
      'bad-arguments',
      'The configuration of this source cannot be used.',
      'Fill in every field that it needs, in the form that it names.',
    )
  const urls = new Map(fetcher.hosts(data).map((url) => [`${url.hostname}:${portOf(url)}`, url]))
  return [...urls.values()].map((url) => ({
    host: url.hostname,
    port: portOf(url),
    isSwitchedOn: hostFor(switchedOn, url) !== undefined,
  }))
}

/** The sources of an organisation with their newest runs. A source brings bills of every team, so only who sees all may see it. */
export async function listSources(scope: Scope): Promise<readonly SourceSummary[]> {
  if (scope.teams !== 'all') return []
  const found = await stored(scope)
  return Promise.all(
    found.map(async (source) => ({
      ...source,
      hosts: await hostsOfSource(source.kind, source.config).catch(() => []),
    })),
  )
}

/** The runs of a source, newest first. @throws AppError `not-found` */
export async function sourceHistory(scope: Scope, sourceId: string): Promise<readonly SourceRunRecord[]> {
  if (scope.teams !== 'all')
    throw new AppError('not-found', 'This source does not exist.', 'Choose one from the list of sources.')
  await findSource(scope, sourceId)
  return listSourceRuns(scope, sourceId)
}
