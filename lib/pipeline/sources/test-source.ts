import type { Scope } from '#lib/domain/report/filter.ts'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import type { FetchPlan, SourceTest } from '#lib/sources/fetcher.ts'
import { findSource, type SourceInside } from '#lib/store/find-source.ts'
import { withFetchRoom } from './fetch-room.ts'
import { givenAccess, keptAccess, type SourceAccess } from './source-access.ts'

const TEST_MILLISECONDS = 120_000

/** What came of asking a source without importing anything. */
export interface TestedSource extends SourceTest {
  /** What the next run will cost; null where requests are free. */
  readonly plan: FetchPlan | null
}

async function testAccess(
  { fetcher, config, secret }: SourceAccess,
  source: Pick<SourceInside, 'id' | 'state'> | null,
) {
  const heard = { requests: 0, bytes: 0, notes: new Set<string>() }
  return withFetchRoom(source?.id ?? null, heard, AbortSignal.timeout(TEST_MILLISECONDS), async (context) => {
    const tested = await fetcher.test(context, config, secret)
    const plan = (await fetcher.plan?.(context, config, secret, source?.state ?? null)) ?? null
    return { ...tested, findings: [...new Set([...tested.findings, ...heard.notes])], plan }
  })
}

/** Asks a source that is not kept yet. @throws AppError, what is wrong with it and what to do */
export async function testGivenSource(
  kind: SourceKind,
  config: unknown,
  secret: unknown,
): Promise<TestedSource> {
  return testAccess(await givenAccess(kind, config, secret), null)
}

/** Asks a source that is kept. @throws AppError, what is wrong with it and what to do */
export async function testKeptSource(scope: Scope, sourceId: string): Promise<TestedSource> {
  const source = await findSource(scope, sourceId)
  return testAccess(await keptAccess(source), source)
}
